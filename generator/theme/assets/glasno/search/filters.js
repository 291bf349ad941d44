// Filters of the page: what may be chosen, with how many pages each value would leave.

import { FILTERS } from "./facets.js";
import { action, make, monthName } from "./say.js";

const SHORT = 8; // values of a filter shown before «Показать все»
const LEGENDS = {
  kind: "Что искать",
  state: "Срок",
  org: "Адресат",
  body: "Кто решил",
  year: "Год",
  due: "Месяц срока",
  topic: "Тема",
  region: "Регион",
};

export class Filters {
  /** `change` is called with the name, the value and whether it is chosen now. */
  constructor(form, change) {
    this.form = form;
    this.opened = new Set();
    form.addEventListener("change", ({ target }) => {
      if (target.type === "checkbox" && target.name !== "portal") change(target.name, target.value, target.checked);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Show the filters that an answer allows; titles of organizations and topics are looked up by id. */
  show(answer, chosen, titles) {
    const focused = document.activeElement?.closest?.("label")?.querySelector("input");
    const key = focused && this.form.contains(focused) ? [focused.name, focused.value] : null;
    const sets = FILTERS.map((name) => this.set(name, answer, chosen[name] ?? [], titles)).filter(Boolean);
    this.form.replaceChildren(...sets);
    if (key) [...this.form.elements].find((box) => box.name === key[0] && box.value === key[1])?.focus();
    return sets.length > 0;
  }

  // A filter with one value that all pages have helps nobody, unless it is in use.
  set(name, answer, picked, titles) {
    const found = answer.counts[name];
    const values = [...new Set([...picked, ...found.keys()])].map((value) => [value, found.get(value) ?? 0]);
    if (values.length < 2 && !picked.length) return null;
    const text = (value) => (["org", "body"].includes(name) ? titles.get(value) ?? value : name === "topic" ? titles.get(`topic/${value}`) ?? value : name === "due" ? monthName(value) : value);
    if (name === "year") values.sort((a, b) => b[0].localeCompare(a[0]));
    else if (name === "due") values.sort((a, b) => a[0].localeCompare(b[0]));
    else values.sort((a, b) => b[1] - a[1] || text(a[0]).localeCompare(text(b[0]), "ru"));
    const set = make("fieldset");
    set.append(make("legend", LEGENDS[name]));
    const all = this.opened.has(name) || values.length <= SHORT + 2;
    values.forEach(([value, count], index) => {
      if (all || index < SHORT || picked.includes(value)) set.append(box(name, value, text(value), count, picked.includes(value)));
    });
    if (!all) {
      set.append(
        action(`Показать все, ${values.length}`, () => {
          this.opened.add(name);
          this.show(answer, { ...answer.filters }, titles);
          [...this.form.querySelectorAll("input")].filter((each) => each.name === name)[SHORT]?.focus();
        }),
      );
    }
    return set;
  }
}

function box(name, value, text, count, checked) {
  const check = make("input");
  Object.assign(check, { type: "checkbox", name, value, checked });
  const label = make("label");
  label.append(check, make("span", text), make("span", count.toLocaleString("ru"), "g-filters__count"));
  return label;
}
