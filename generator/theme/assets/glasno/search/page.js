// The page of search: the address holds the whole state, so that a search can be sent to a colleague.

import { FILTERS } from "./facets.js";
import { Filters } from "./filters.js";
import { groups } from "./results.js";
import { action, count, make } from "./say.js";

const STEP = 10;
const PAUSE = 200; // milliseconds without a key before a search while typing
const NOUNS = [
  ["решение", ["пункт", "пункта", "пунктов"], ["Найден", "Найдено"]],
  ["документ", ["документ", "документа", "документов"], ["Найден", "Найдено"]],
  ["организация", ["организация", "организации", "организаций"], ["Найдена", "Найдено"]],
];

export function start(root, engine) {
  new SearchPage(root, engine).begin();
}

class SearchPage {
  constructor(root, engine) {
    this.root = root;
    this.engine = engine;
    this.form = root.querySelector("form[role=search]");
    this.input = this.form.elements.q;
    for (const name of ["status", "note", "results", "list", "more", "panel", "wider", "sort"]) {
      this[name] = root.querySelector(`[data-${name}]`);
    }
    this.icons = Object.fromEntries([...root.querySelectorAll("template[data-state]")].map((icon) => [icon.dataset.state, icon]));
    this.filters = new Filters(root.querySelector("[data-filter-form]"), (name, value, on) => {
      const values = this.state.chosen[name];
      this.state.chosen[name] = on ? [...values, value] : values.filter((other) => other !== value);
      this.run();
    });
    this.title = document.title;
    this.newest = 0; // an older search that answers later is dropped
    this.limit = STEP;
  }

  begin() {
    this.read();
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.ask(this.input.value, true);
    });
    this.input.addEventListener("input", () => this.typed());
    this.sort.addEventListener("change", () => {
      this.state.sort = this.sort.value;
      this.run();
    });
    this.wider.addEventListener("change", () => {
      this.state.portals = [...this.wider.querySelectorAll("input:checked")].map(({ value }) => value);
      this.run();
    });
    this.more.addEventListener("click", () => this.further());
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("popstate", () => {
      this.read();
      this.run({ write: false });
    });
    this.panel.open = innerWidth > 41.6 * parseFloat(getComputedStyle(document.documentElement).fontSize); // two columns
    this.run({ write: false });
  }

  read() {
    const query = new URLSearchParams(location.search);
    this.state = {
      q: (query.get("q") ?? "").trim(),
      chosen: Object.fromEntries(FILTERS.map((name) => [name, query.getAll(name).filter(Boolean)])),
      sort: query.get("sort") ?? "relevance",
      exact: query.has("exact"),
      archive: query.has("archive"),
      portals: query.getAll("portal"),
    };
    this.input.value = this.state.q;
    this.sort.value = this.state.sort;
    if (!this.sort.value) this.sort.value = this.state.sort = "relevance";
  }

  address() {
    const { q, chosen, sort, exact, archive, portals } = this.state;
    const query = new URLSearchParams();
    if (q) query.set("q", q);
    for (const name of FILTERS) for (const value of chosen[name]) query.append(name, value);
    if (sort !== "relevance") query.set("sort", sort);
    if (exact) query.set("exact", "");
    if (archive) query.set("archive", "");
    for (const portal of portals) query.append("portal", portal);
    const text = query.toString();
    return text ? `?${text}` : location.pathname;
  }

  ask(text, push = false) {
    const changed = text.trim() !== this.state.q;
    this.state.q = text.trim();
    if (changed) this.state.exact = this.state.archive = false;
    this.run({ push: push && changed });
  }

  typed() {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (text && text.length < 3) return;
    this.timer = setTimeout(() => {
      if (text === this.state.q) return;
      this.state.q = text;
      this.state.exact = false;
      this.run({ typing: true });
    }, PAUSE);
  }

  async run({ write = true, push = false, typing = false } = {}) {
    const mine = ++this.newest;
    this.limit = STEP;
    if (write) history[push ? "pushState" : "replaceState"](null, "", this.address());
    document.title = this.state.q ? `${this.state.q.slice(0, 80)} — ${this.title}` : this.title;
    this.results.setAttribute("aria-busy", "true");
    const answer = await this.search(typing, mine);
    if (!answer) return;
    this.tell(answer);
    this.results.removeAttribute("aria-busy");
  }

  // An index that is missing, damaged or of another version is told, not thrown.
  async search(typing, mine) {
    const { q, chosen, sort, exact, archive, portals } = this.state;
    try {
      const answer = await this.engine.search(q, { filters: chosen, sort, exact, archive, portals, typing, limit: this.limit });
      const home = await this.engine.portal(this.engine.site);
      if (mine !== this.newest) return null;
      this.titles = new Map(home.organizations.map(({ id, title }) => [id, title]));
      for (const [id, title] of home.manifest.topics) this.titles.set(`topic/${id}`, title);
      return answer;
    } catch (fault) {
      if (mine === this.newest) this.fail(fault);
      return null;
    }
  }

  async further() {
    this.limit += STEP;
    const before = this.list.querySelectorAll("li").length;
    const answer = await this.search(false, this.newest);
    if (!answer) return;
    const known = new Set([...this.list.querySelectorAll("li")].map(({ dataset }) => dataset.id));
    this.show(answer);
    const fresh = [...this.list.querySelectorAll("li")].find(({ dataset }) => !known.has(dataset.id));
    if (before) fresh?.querySelector("a").focus();
  }

  tell(answer) {
    const active = Object.values(answer.filters).some((values) => values.length);
    const idle = !this.state.q && !active;
    this.show(answer);
    this.results.hidden = !answer.total;
    const offered = this.filters.show(answer, answer.filters, this.titles);
    this.federation(answer);
    this.panel.hidden = idle || !(offered || answer.federation.length);
    this.status.textContent = idle ? "Введите слово, номер пункта или дату." : this.found(answer, active);
    this.note.replaceChildren(...this.notes(answer));
  }

  show(answer) {
    this.list.replaceChildren(...groups(answer.results, this.icons));
    this.more.hidden = answer.results.length >= answer.total;
  }

  found(answer, active) {
    const { q } = this.state;
    if (!answer.total) {
      if (q && answer.understood.nothing) return "В запросе нет слов, по которым можно искать. Напишите, о чём решение, номер пункта или дату.";
      const advice = active ? "Снимите часть отметок или измените слова." : "Проверьте слова или уберите часть запроса.";
      const said = q.length > 80 ? q.slice(0, 80) + "…" : q;
      return q ? `Ничего не нашлось по запросу «${said}». ${advice}` : `Ничего не нашлось. ${advice}`;
    }
    const kinds = NOUNS.map(([kind, forms, verbs]) => [answer.counts.kind.get(kind) ?? 0, forms, verbs, kind]).filter(
      ([number, , , kind]) => number && (!answer.filters.kind.length || answer.filters.kind.includes(kind)),
    );
    const parts = kinds.map(([number, forms]) => count(number, forms));
    const first = kinds[0][0];
    const verb = kinds[0][2][first % 10 === 1 && first % 100 !== 11 ? 0 : 1];
    const last = parts.pop();
    const rest = parts.length ? parts.join(", ") + " и " : "";
    return `${verb} ${rest}${last}.`;
  }

  *notes(answer) {
    const { understood, parts } = answer;
    const { q, exact } = this.state;
    const again = (text, change) => action(text, () => this.run({ push: Boolean(Object.assign(this.state, change)) }));
    if (understood.cut) yield make("span", "Запрос длинный: искали по его началу. ");
    if (!exact && understood.corrected.length && q) {
      yield make("span", "Возможно, вы искали: ");
      yield make("b", understood.text);
      yield ". ";
    }
    if (!exact && understood.also.length) {
      yield make("span", "Искали также: ");
      yield make("b", understood.also.slice(0, 3).join(", "));
      yield ". ";
    }
    if (!exact && q && (understood.corrected.length || understood.also.length)) yield again("Только точные слова", { exact: true });
    if (exact && q) {
      yield make("span", "Показаны только точные слова. ");
      yield again("Искать и похожие", { exact: false });
    }
    for (const [name, value] of answer.unknownFilters) yield make("span", ` Отметки «${name}: ${value.slice(0, 60)}» на портале нет, она не учтена.`);
    if (answer.unknownFilters.length) yield again("Убрать из адреса", { chosen: answer.filters });
    if (q && parts.searched.length < parts.all.length) {
      const left = parts.all.filter((_, place) => !parts.searched.includes(place)).flatMap(({ years }) => Object.keys(years)).sort();
      const done = parts.searched.flatMap((place) => Object.keys(parts.all[place].years)).sort();
      yield make("span", ` Искали в документах ${years(done)}. `);
      yield again(`Искать и в архиве, ${years(left)}`, { archive: true });
    }
    for (const name of answer.failed) yield make("span", ` Портал «${name}» не ответил: его результатов здесь нет.`);
  }

  federation(answer) {
    this.wider.hidden = !answer.federation.length;
    if (this.wider.hidden || this.wider.querySelector("input")) return;
    for (const { name, url } of answer.federation) {
      const box = make("input");
      Object.assign(box, { type: "checkbox", name: "portal", value: url, checked: this.state.portals.includes(url) });
      const label = make("label");
      label.append(box, make("span", name));
      this.wider.append(label);
    }
  }

  fail(fault) {
    this.results.hidden = this.panel.hidden = true;
    this.results.removeAttribute("aria-busy");
    this.note.replaceChildren();
    const link = make("a", "список протоколов");
    link.href = this.root.dataset.protocols;
    const why = /version/.test(fault.message) ? "Указатель поиска собран другой программой." : "Поиск не загрузился.";
    this.status.replaceChildren(`${why} Обновите страницу или откройте `, link, ".");
  }

  // Esc leads to the field and empties it, arrows lead through the results; «/» is in frame.js.
  key(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = target === this.input;
    if (key === "Escape" && field) {
      this.input.value = "";
      this.ask("");
    } else if (key === "Escape" && this.list.contains(target)) this.input.focus();
    else if ((key === "ArrowDown" || key === "ArrowUp") && (field || this.list.contains(target))) {
      const links = [...this.list.querySelectorAll("h2 a")];
      const next = links.indexOf(target) + (key === "ArrowDown" ? 1 : -1);
      if (!links.length || (field && key === "ArrowUp")) return;
      (next < 0 ? this.input : links[Math.min(next, links.length - 1)]).focus();
    } else return;
    event.preventDefault();
  }
}

function years(list) {
  const [first, last] = [list[0], list.at(-1)];
  return first === last ? `${first} года` : `${first}–${last} годов`;
}
