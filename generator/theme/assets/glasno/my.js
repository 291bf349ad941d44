// «Что поручено нам»: a reader chooses a region, a municipality, a kind or an organization; the address holds the choice.
// Reads the files of generator/export/mine.py and shows nothing but text.

import { calendar } from "./ics.js";
import { count, dateWords, dayOf, icon, told, today } from "./days.js";

const STATES = [
  ["late", "Срок прошёл"],
  ["ahead", "Срок впереди"],
  ["open", "Без точной даты"],
  ["permanent", "Постоянно"],
  ["", "Без срока"],
  ["done", "Исполнено"],
  ["lifted", "Снято с контроля"],
  ["repealed", "Отменено"],
];
const FIELDS = ["region", "area", "kind", "org"];
const AGING = ["ahead", "open"];

function make(tag, text = "", className = "") {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

const ASSIGNMENTS = ["поручение", "поручения", "поручений"];

/** What every organization among some is asked through: a list that not all of them share is none of all. */
export function shared(organizations) {
  if (!organizations.length) return [];
  const [first, ...others] = organizations.map(({ lists }) => lists);
  return first.filter(([id]) => others.every((lists) => lists.some(([other]) => other === id)));
}

class Mine {
  constructor(root) {
    this.root = root;
    this.site = new URL(root.dataset.my, location.href);
    this.form = root.querySelector("[data-form]");
    for (const name of ["status", "result", "title", "tables", "more"]) this[name] = root.querySelector(`[data-${name}]`);
    this.files = new Map();
    this.newest = 0; // an older choice that loads later is dropped
  }

  begin() {
    const { region } = this.form.elements;
    this.form.hidden = false;
    if (region.options.length === 2) region.selectedIndex = 1;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", ({ target }) => this.changed(target.name));
    this.more.addEventListener("click", () => this.further());
    this.root.querySelector("[data-print]").addEventListener("click", () => print());
    this.root.querySelector("[data-calendar]").addEventListener("click", () => this.download());
    addEventListener("popstate", () => this.read());
    this.read();
  }

  async read() {
    const asked = new URLSearchParams(location.search);
    const { region } = this.form.elements;
    if (asked.has("region") || region.options.length !== 2) region.value = asked.get("region") ?? "";
    if (!region.value) region.selectedIndex = region.options.length === 2 ? 1 : 0;
    await this.offer();
    for (const name of ["area", "kind"]) this.form.elements[name].value = asked.get(name) ?? "";
    const chosen = this.organizations?.find(({ id }) => id === asked.get("org"));
    this.form.elements.org.value = chosen?.title ?? "";
    this.list();
    await this.show();
  }

  async changed(name) {
    if (name === "region") await this.offer();
    if (name !== "org") {
      this.form.elements.org.value = "";
      this.list();
    }
    history.pushState(null, "", this.address());
    await this.show();
  }

  address() {
    const query = new URLSearchParams();
    for (const name of FIELDS) {
      const value = name === "org" ? this.chosen()?.id : this.form.elements[name].value;
      if (value) query.set(name, value);
    }
    return `${location.pathname}${query.size ? `?${query}` : ""}`;
  }

  load(name) {
    if (!this.files.has(name)) {
      const loading = fetch(new URL(`my/${name}.json`, this.site)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status}: ${name}`);
        return answer.json();
      });
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  // The fields that the region makes possible; one with nothing to choose is not shown.
  async offer() {
    const { region, area, kind, org } = this.form.elements;
    this.organizations = null;
    for (const field of [area, kind, org]) field.closest("p").hidden = true;
    area.replaceChildren(new Option("Любой", ""));
    kind.replaceChildren(new Option("Любой", ""));
    if (!region.value) return;
    try {
      const { organizations, areas, kinds } = await this.load(`region-${region.value}`);
      this.organizations = organizations.map(([id, title, kind, area, lists]) => ({ id, title, kind, area, lists }));
      area.append(...areas.map(([id, title]) => new Option(title, id)));
      kind.append(...kinds.map(([id, title]) => new Option(title, id)));
      area.closest("p").hidden = !areas.length;
      kind.closest("p").hidden = !kinds.length;
      org.closest("p").hidden = false;
    } catch {
      this.fail();
    }
  }

  candidates() {
    const { area, kind } = this.form.elements;
    return (this.organizations ?? []).filter((one) => (!area.value || one.area === area.value) && (!kind.value || one.kind === kind.value));
  }

  list() {
    this.root.querySelector("datalist").replaceChildren(...this.candidates().map(({ title }) => new Option(title)));
  }

  chosen() {
    const typed = this.form.elements.org.value.trim().toLowerCase();
    if (!typed) return null;
    const candidates = this.candidates();
    const begins = candidates.filter(({ title }) => title.toLowerCase().includes(typed));
    return candidates.find(({ title }) => title.toLowerCase() === typed) ?? (begins.length === 1 ? begins[0] : null);
  }

  async show() {
    const mine = ++this.newest;
    this.result.hidden = true;
    if (!this.organizations) return;
    const { area, kind, org } = this.form.elements;
    const chosen = this.chosen();
    if (org.value.trim() && !chosen) return this.say(`Организации «${org.value.trim().slice(0, 80)}» здесь нет. Выберите её из списка.`);
    if (!chosen && !kind.value) return this.say("Выберите организацию, группу или вид организации.");
    const among = chosen ? [chosen] : this.candidates();
    const words = [kind, area].filter(({ value }) => value).map((field) => field.selectedOptions[0].text);
    const name = chosen?.title ?? words.join(", ");
    const lists = shared(among);
    this.own = chosen?.id;
    this.name = name;
    this.say("Загружаем…");
    try {
      const loaded = await Promise.all(lists.map(async ([id, title]) => ({ id, title, part: 1, ...(await this.load(`of-${id}-1`)) })));
      if (mine !== this.newest) return;
      this.lists = loaded;
      this.tell(chosen, among.length);
    } catch {
      if (mine === this.newest) this.fail();
    }
  }

  async further() {
    this.more.disabled = true;
    try {
      for (const list of this.lists) {
        if (list.rows.length >= list.all) continue;
        const next = await this.load(`of-${list.id}-${list.part + 1}`);
        list.part += 1;
        list.rows = [...list.rows, ...next.rows];
      }
      this.draw();
    } catch {
      this.fail();
    }
    this.more.disabled = false;
  }

  tell(chosen, among) {
    const total = this.lists.reduce((sum, { all }) => sum + all, 0);
    const own = this.lists.find(({ id }) => id === this.own)?.all ?? 0;
    this.title.textContent = this.name;
    this.result.hidden = !total;
    if (!total) {
      this.say(chosen ? "Поручений этой организации в опубликованных протоколах нет." : "Общих поручений через группы у таких организаций нет. Выберите организацию.");
      return;
    }
    const through = total - own;
    const parts = [own && `по имени ${own.toLocaleString("ru")}`, through && `через группы ${through.toLocaleString("ru")}`].filter(Boolean);
    const whom = chosen ? "" : ` Показано то, что поручено всем таким организациям (их ${among}); выберите свою, чтобы увидеть остальное.`;
    this.say(`${count(total, ASSIGNMENTS)}: ${parts.join(", ")}.${whom}`);
    this.draw();
  }

  // A decision addressed both by name and through a group is shown once.
  rows() {
    const now = today();
    const found = new Map();
    for (const list of this.lists) {
      for (const [address, text, point, deadline, state, due, chip] of list.rows) {
        if (found.has(address)) continue;
        const passed = AGING.includes(state) && due && dayOf(due) < now;
        found.set(address, { address, text, point, deadline, due, chip, state: passed ? "late" : state, via: list.id === this.own ? "" : list.title });
      }
    }
    return [...found.values()].sort((a, b) => (a.due || "9999").localeCompare(b.due || "9999"));
  }

  draw() {
    const rows = this.rows();
    this.tables.replaceChildren(
      ...STATES.map(([state, heading]) => [heading, rows.filter((row) => row.state === state)])
        .filter(([, found]) => found.length)
        .map(([heading, found], index) => this.table(heading, found, index)),
    );
    this.more.hidden = this.lists.every(({ rows: loaded, all }) => loaded.length >= all);
  }

  table(heading, rows, index) {
    const section = make("section", "", "g-block");
    const title = make("h3", `${heading} `);
    title.id = `g-t${index}`;
    title.append(make("span", String(rows.length), "g-small"));
    const table = make("table", "", "g-table");
    table.setAttribute("aria-labelledby", title.id);
    const head = table.createTHead();
    if (index) head.className = "g-hidden";
    const line = head.insertRow();
    for (const name of ["Срок в\u00a0тексте", "Поручение", "Как поручено", "Состояние"]) {
      const cell = make("th", name);
      cell.scope = "col";
      line.append(cell);
    }
    const columns = make("colgroup");
    columns.append(...[...line.cells].map(() => make("col")));
    table.prepend(columns);
    const body = table.createTBody();
    body.append(...rows.map((row) => this.row(row)));
    section.append(title, table);
    return section;
  }

  row({ address, text, point, deadline, due, chip, state, via }) {
    const row = make("tr");
    const cell = (label, ...inside) => {
      const made = make("td");
      if (label) made.dataset.l = label;
      made.append(...inside);
      row.append(made);
      return made;
    };
    const link = make("a", text);
    link.href = new URL(address, this.site).href;
    cell("Срок", deadline);
    cell("", link, make("span", point, "g-small")).className = "g-table__task";
    cell("Как поручено", via ? `через группу: ${via}` : "по имени");
    cell("Состояние", ...(chip.length ? [this.chip(chip, state, due)] : []));
    return row;
  }

  chip([shape, tone, text], state, due) {
    const fresh = due && ["late", "ahead"].includes(state) ? told(dayOf(due), today()) : { shape, tone, text };
    const made = make("span", "", `g-chip g-chip--${fresh.tone}`);
    made.append(icon(fresh.shape), make("span", fresh.text));
    return made;
  }

  // Finished work needs no reminder; neither does what names no day.
  download() {
    const events = this.rows()
      .filter(({ due, state }) => due && ["late", "ahead", "open"].includes(state))
      .map(({ address, text, point, due }) => ({ day: due, title: text, about: point, url: new URL(address, this.site).href }));
    const data = new Blob([calendar(`Сроки: ${this.name}`, events)], { type: "text/calendar;charset=utf-8" });
    const link = make("a");
    link.href = URL.createObjectURL(data);
    link.download = "sroki.ics";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    this.say(events.length ? `В календаре ${count(events.length, ["срок", "срока", "сроков"])}, первый — ${dateWords(dayOf(events[0].day))}.` : "Сроков с датой здесь нет: календарь пуст.");
  }

  say(words) {
    this.status.textContent = words;
  }

  fail() {
    this.result.hidden = true;
    this.say("Поручения не загрузились. Обновите страницу или откройте страницу организации.");
  }
}

const root = document.querySelector("[data-my]");
if (root) new Mine(root).begin();
