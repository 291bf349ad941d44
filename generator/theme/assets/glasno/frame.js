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
if (document.querySelector("[data-cited]")) import("./cite.js");

// Scripts run in the order of the page: the search, which stands before this one, has come by now or never will.
const search = document.querySelector("[data-glasno-search] [data-status]");
if (search && !globalThis.glasno) search.textContent = "Поиск не загрузился. Обновите страницу.";

// A sheet of paper says where it is from, and when it was printed.
addEventListener("beforeprint", () => {
  const day = new Date().toLocaleDateString("ru-RU", { day: "numeric", month: "long", year: "numeric" });
  document.querySelector(".g-footer__printed").textContent = `Напечатано ${day} со страницы ${decodeURI(location.href)}`;
});

// What a page says of deadlines ages with it; only a page that says something of them loads the script.
const built = document.querySelector("[data-as-of]");
if (built && document.querySelector("[data-due],[data-days]")) import("./days.js").then(({ tell }) => tell(built));

// A report of an error says which page it is about.
document.querySelector("[data-report]")?.addEventListener("click", ({ currentTarget: link }) => {
  const place = encodeURIComponent(location.href);
  const { report } = link.dataset;
  link.href = report.startsWith("mailto:")
    ? `${report}&body=${encodeURIComponent("Страница: ")}${place}%0A%0A`
    : report.replaceAll("{address}", place);
});
const rows = document.querySelector("[data-filters]");
if (rows?.querySelector("tr")) import("./sift.js").then(({ sift }) => sift(rows));
