// Filters over the rows of a page: boxes for what its rows differ by. Without this script all rows are simply there.

const LEGENDS = { to: "Адресат", via: "Как поручено", year: "Год решения", body: "Кто решил", topic: "Тема" };
const LEAST = 8; // rows worth sifting
const SHORT = 12; // values shown of one filter: the most frequent
const BY_NAME = "по имени";

const valuesOf = (row, name) => {
  const value = row.dataset[name] ?? "";
  if (name === "via" && "via" in row.dataset) return [value ? `через группу: ${value}` : BY_NAME];
  return value.split("|").filter(Boolean);
};

function make(tag, text = "", className = "") {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function fieldset(name, rows) {
  const counts = new Map();
  for (const row of rows) for (const value of valuesOf(row, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size < 2) return null;
  const set = make("fieldset");
  set.append(make("legend", LEGENDS[name]));
  for (const [value, number] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, SHORT)) {
    const box = make("input");
    Object.assign(box, { type: "checkbox", name, value });
    const label = make("label");
    label.append(box, make("span", value), make("span", String(number), "g-filters__count"));
    set.append(label);
  }
  return set;
}

/** Put filters above the rows of a container, where there is something to choose. */
export function sift(container) {
  const rows = [...container.querySelectorAll("tbody > tr")];
  const sets = Object.keys(LEGENDS).map((name) => fieldset(name, rows)).filter(Boolean);
  if (rows.length < LEAST || !sets.length) return;
  const details = make("details", "", "g-sift");
  details.dataset.portal = "";
  const status = make("p", "", "g-sift__status");
  status.setAttribute("role", "status");
  const form = make("form");
  form.setAttribute("aria-label", "Отбор поручений на этой странице");
  form.append(...sets);
  details.append(make("summary", "Отобрать"), form, status);
  details.open = innerWidth > 41.6 * parseFloat(getComputedStyle(document.documentElement).fontSize); // two columns
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const chosen = sets.map((set) => [...set.querySelectorAll("input:checked")]).filter((boxes) => boxes.length);
    for (const row of rows) row.hidden = !chosen.every((boxes) => boxes.some((box) => valuesOf(row, box.name).includes(box.value)));
    for (const section of container.querySelectorAll("section")) section.hidden = !section.querySelector("tbody > tr:not([hidden])");
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = chosen.length ? `Показано ${shown} из ${rows.length} на этой странице.` : "";
  });
  container.before(details);
}
