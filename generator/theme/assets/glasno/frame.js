// «/» leads to the field of search from anywhere on a page.
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(input|textarea|select)$/i.test(target.tagName) || target.isContentEditable) return;
  event.preventDefault();
  const field = (place) => document.querySelector(`${place} form[role=search] input[type=search]`);
  (field("main") ?? field("header"))?.focus();
});

// On a narrow page the sections are folded behind a button; without this script they are simply there.
const button = document.querySelector(".g-menu__button");
button?.addEventListener("click", () => {
  button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
});

// What only some pages need is fetched by those.
if (document.querySelector(".g-abbr")) import("./terms.js");
