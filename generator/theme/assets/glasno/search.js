// The page of search: runs the query of the address over Pagefind's index and shows what it found.
// Nothing found is ever parsed into the page as HTML: of an excerpt only its text and its marks are copied.

const STEP = 10;
const SHORT = 8; // values of a filter shown before «Показать все»
const FILTERS = [["kind", "Что искать"], ["org", "Адресат"], ["body", "Орган"], ["year", "Год"], ["region", "Регион"]];
const KINDS = [
  ["решение", "Найдено", ["решение", "решения", "решений"]],
  ["документ", "Найден", ["документ", "документа", "документов"]],
  ["организация", "Найдена", ["организация", "организации", "организаций"]],
];

const root = document.querySelector("[data-glasno-search]");
const part = (name) => root.querySelector(`[data-${name}]`);
const form = root.querySelector("form[role=search]");
const input = form.elements.q;
const [status, results, list, more, filters, filterForm] =
  ["status", "results", "list", "more", "filters", "filter-form"].map(part);
const site = new URL(root.dataset.site, document.baseURI);

const title = document.title;
const state = read();
const opened = new Set(); // filters whose values are all shown
let found = [];
let shown = 0;
let run = 0; // the newest search; an older one that answers later is dropped
let engine;

function read() {
  const query = new URLSearchParams(location.search);
  return {
    q: (query.get("q") ?? "").trim(),
    chosen: new Map(FILTERS.map(([name]) => [name, new Set(query.getAll(name))])),
  };
}

function write() {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const [name, values] of state.chosen) for (const value of values) query.append(name, value);
  const text = query.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}

function load() {
  engine ??= (async () => {
    const pagefind = await import(new URL(root.dataset.pagefind, document.baseURI).href);
    await pagefind.options({ baseUrl: site.pathname, excerptLength: 30 });
    await pagefind.init();
    await pagefind.filters(); // a search counts only the filters that are loaded
    return pagefind;
  })();
  engine.catch(() => { engine = undefined; });
  return engine;
}

async function search() {
  const mine = ++run;
  write();
  document.title = state.q ? `${state.q} — ${title}` : title;
  if (!state.q) {
    say("Введите слово, номер пункта или дату.");
    results.hidden = filters.hidden = true;
    return;
  }
  results.setAttribute("aria-busy", "true");
  try {
    const pagefind = await load();
    const answer = await pagefind.search(state.q, { filters: chosen() });
    if (mine !== run) return;
    found = answer.results;
    shown = 0;
    list.replaceChildren();
    tell(answer);
    filter(answer);
    results.hidden = !found.length;
    await next(mine);
  } catch (error) {
    console.warn(error);
    if (mine === run) fail();
  } finally {
    if (mine === run) results.removeAttribute("aria-busy");
  }
}

function chosen() {
  const pairs = [...state.chosen].filter(([, values]) => values.size).map(([name, values]) => [name, { any: [...values] }]);
  return Object.fromEntries(pairs);
}

async function next(mine) {
  const step = found.slice(shown, shown + STEP);
  const pages = await Promise.all(step.map((result) => result.data()));
  if (mine !== run) return;
  const items = pages.map(item);
  list.append(...items);
  shown += step.length;
  more.hidden = shown >= found.length;
  return items[0];
}

function item(page) {
  const link = make("a", page.meta.title || page.url);
  link.href = new URL(page.raw_url.replace(/^\//, ""), site).href;
  const heading = make("h2");
  heading.append(link);
  const row = make("li");
  row.append(heading);
  const about = [page.meta.source, ...(page.filters.body ?? []), ...(page.meta.source ? page.filters.org ?? [] : [])];
  if (!about.some(Boolean)) about.push(...(page.filters.region ?? []));
  row.append(make("p", about.filter(Boolean).join(" · "), "g-small"), excerpt(page));
  return row;
}

function excerpt(page) {
  const text = make("p", "", "g-signed");
  const source = new DOMParser().parseFromString(page.excerpt, "text/html").body;
  for (const node of source.childNodes) {
    text.append(node.nodeName === "MARK" ? make("mark", node.textContent) : node.textContent);
  }
  const words = source.textContent.trim();
  if (words && !page.content.trimStart().startsWith(words)) text.prepend("…");
  if (words && !page.content.trimEnd().endsWith(words)) text.append("…");
  return text;
}

function tell(answer) {
  if (!found.length) {
    say(`Ничего не нашлось по запросу «${state.q}». Проверьте слова или уберите часть запроса.`);
    return;
  }
  const counts = answer.filters.kind ?? {};
  const kinds = KINDS.filter(([name]) => counts[name] && (!state.chosen.get("kind").size || state.chosen.get("kind").has(name)));
  const total = kinds.reduce((sum, [name]) => sum + counts[name], 0);
  if (total !== found.length) {
    say(`Найдено ${found.length}\u00a0${plural(found.length, ["страница", "страницы", "страниц"])}.`);
    return;
  }
  const parts = kinds.map(([name, , forms]) => `${counts[name]}\u00a0${plural(counts[name], forms)}`);
  const verb = isOne(counts[kinds[0][0]]) ? kinds[0][1] : "Найдено";
  const last = parts.pop();
  say(`${verb} ${parts.length ? `${parts.join(", ")} и ${last}` : last}.`);
}

function filter(answer) {
  const focused = document.activeElement?.closest("[data-filter-form] label")?.querySelector("input");
  const key = focused && [focused.name, focused.value];
  filterForm.replaceChildren(...FILTERS.map(([name, legend]) => group(name, legend, answer)).filter(Boolean));
  filters.hidden = !filterForm.childElementCount;
  if (key) [...filterForm.elements].find((box) => box.name === key[0] && box.value === key[1])?.focus();
}

// A filter that is in use counts what its other values would give; the rest count what is found.
function group(name, legend, answer) {
  const picked = state.chosen.get(name);
  const counts = (picked.size ? answer.totalFilters : answer.filters)[name] ?? {};
  const values = [...new Set([...picked, ...Object.keys(counts)])]
    .map((value) => [value, counts[value] ?? 0])
    .filter(([value, count]) => count || picked.has(value));
  if (values.length < 2 && !picked.size) return null;
  if (name === "year") values.sort((a, b) => b[0].localeCompare(a[0]));
  else values.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "ru"));
  const set = make("fieldset");
  set.append(make("legend", legend));
  const all = opened.has(name) || values.length <= SHORT + 2;
  values.forEach(([value, count], index) => {
    if (all || index < SHORT || picked.has(value)) set.append(box(name, value, count, picked.has(value)));
  });
  if (!all) {
    const button = make("button", `Показать все, ${values.length}`, "g-button");
    button.type = "button";
    button.addEventListener("click", () => {
      opened.add(name);
      filter(answer);
      [...filterForm.querySelectorAll("input")].filter((each) => each.name === name)[SHORT]?.focus();
    });
    set.append(button);
  }
  return set;
}

function box(name, value, count, checked) {
  const check = make("input");
  Object.assign(check, { type: "checkbox", name, value, checked });
  const label = make("label");
  label.append(check, make("span", value), make("span", String(count), "g-filters__count"));
  return label;
}

function fail() {
  results.hidden = filters.hidden = true;
  const link = make("a", "список протоколов");
  link.href = root.dataset.protocols;
  status.replaceChildren("Поиск не загрузился. Обновите страницу или откройте ", link, ".");
}

function say(text) {
  status.textContent = text;
}

function make(name, text = "", style = "") {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (style) element.className = style;
  return element;
}

function isOne(number) {
  return number % 10 === 1 && number % 100 !== 11;
}

function plural(number, [one, few, many]) {
  if (isOne(number)) return one;
  const last = number % 10;
  return last >= 2 && last <= 4 && (number % 100 < 12 || number % 100 > 14) ? few : many;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  state.q = input.value.trim();
  search();
});
filterForm.addEventListener("change", ({ target }) => {
  state.chosen.get(target.name)[target.checked ? "add" : "delete"](target.value);
  search();
});
filterForm.addEventListener("submit", (event) => event.preventDefault());
more.addEventListener("click", async () => {
  try {
    (await next(run))?.querySelector("a").focus();
  } catch (error) {
    console.warn(error);
    fail();
  }
});

input.value = state.q;
filters.open = !matchMedia("(max-width: 832px)").matches;
search();
