// What an abbreviation stands for, shown beside it on hover, focus and tap (WCAG 1.4.13): Escape takes it away, the
// pointer may rest on it, and it stays until it is left. Without this script the link's title and the glossary tell.
const tip = Object.assign(document.createElement("div"), { className: "g-tip", id: "g-tip", hidden: true });
tip.setAttribute("role", "tooltip");
document.body.append(tip);

let shown = null;
let leaving = 0;

function show(link) {
  clearTimeout(leaving);
  if (shown === link) return;
  hide();
  shown = link;
  tip.textContent = `${link.textContent} — ${link.dataset.means}`;
  tip.hidden = false;
  link.setAttribute("aria-describedby", tip.id);
  const word = link.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = tip;
  const { clientWidth, clientHeight } = document.documentElement;
  const below = word.bottom + height + 8 < clientHeight || word.top < height + 8;
  tip.style.left = `${scrollX + Math.max(8, Math.min(word.left, clientWidth - width - 8))}px`;
  tip.style.top = `${scrollY + (below ? word.bottom + 4 : word.top - height - 4)}px`;
}

function hide() {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(() => document.activeElement !== shown && hide(), 300);
}

for (const link of document.querySelectorAll(".g-abbr[title]")) {
  link.dataset.means = link.title;
  link.removeAttribute("title");
  let known = false;
  link.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && show(link));
  link.addEventListener("pointerleave", leave);
  link.addEventListener("pointerdown", (event) => { known = event.pointerType !== "touch" || shown === link; });
  link.addEventListener("focus", () => show(link));
  link.addEventListener("blur", hide);
  // The first tap explains, the second one follows the link; a key follows it at once.
  link.addEventListener("click", (event) => {
    if (event.detail === 0 || known) return;
    event.preventDefault();
    show(link);
  });
}
tip.addEventListener("pointerenter", () => clearTimeout(leaving));
tip.addEventListener("pointerleave", leave);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
document.addEventListener("pointerdown", ({ target }) => {
  if (shown && target !== shown && !tip.contains(target)) hide();
});
