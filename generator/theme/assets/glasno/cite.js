// Buttons that copy: a way to cite, the address of the page, a clause. Without this script the words can be selected.
const live = Object.assign(document.createElement("p"), { className: "g-hidden" });
live.setAttribute("role", "status");
document.body.append(live);

/** Copy a text; where the browser forbids it (a page without https), select the words of `shown` instead. */
async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = shown ?? Object.assign(document.createElement("p"), { textContent: text });
    if (!shown) live.after(field);
    getSelection().selectAllChildren(field);
    const done = document.execCommand("copy");
    if (!shown && done) field.remove();
    return done;
  }
}

function button(words, name, done, text, shown) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  if (name !== words) made.setAttribute("aria-label", name);
  made.addEventListener("click", async () => {
    const said = (await copy(text(), shown)) ? done : "Выделено: нажмите Ctrl+C";
    live.textContent = "";
    requestAnimationFrame(() => { live.textContent = said; });
    made.textContent = said;
    setTimeout(() => { made.textContent = words; }, 4000);
  });
  return made;
}

const here = () => location.href.replace(/[?#].*/, "");

for (const day of document.querySelectorAll("[data-today]")) {
  day.textContent = new Date().toLocaleDateString("ru-RU");
}

for (const block of document.querySelectorAll("[data-copy]")) {
  const tools = Object.assign(document.createElement("p"), { className: "g-citing__tools" });
  const what = block.dataset.copy;
  const done = what === "цитату" ? "Цитата скопирована" : `Скопировано: ${what}`;
  const cited = button(`Скопировать ${what}`, `Скопировать ${what}`, done, () => block.textContent, block);
  cited.className = "g-button";
  tools.append(cited);
  if (what === "цитату") {
    const link = button("Скопировать ссылку", "Скопировать ссылку", "Ссылка скопирована", here);
    link.className = "g-button";
    tools.prepend(link);
  }
  block.after(tools);
}

const cited = document.querySelector("[data-cited]")?.dataset.cited;
for (const clause of document.querySelectorAll(".g-clause[data-cite]")) {
  let reading = clause.querySelector(".g-reading");
  if (!reading) {
    reading = Object.assign(document.createElement("div"), { className: "g-reading" });
    reading.dataset.portal = "";
    clause.append(reading);
  }
  const place = clause.dataset.cite;
  const tools = Object.assign(document.createElement("p"), { className: "g-reading__tools" });
  const verb = Object.assign(document.createElement("span"), { textContent: "Копировать" });
  verb.setAttribute("aria-hidden", "true"); // it is in the name of each button
  tools.append(
    verb,
    " ",
    button("ссылку", `Копировать ссылку на ${place}`, "Ссылка скопирована", () => `${here()}#${clause.id}`),
    " ",
    button("цитату", `Копировать цитату: ${place}`, "Цитата скопирована", () => `${place} ${cited}`),
  );
  reading.append(tools);
}
