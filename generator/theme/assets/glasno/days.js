// A static page ages: what it says of deadlines is told anew for the reader's own day. Reports are known up to the day
// of the build only, so a passed deadline reads «отчёта нет» of that day, and the foot of the page says so.

const DAY = 86_400_000;
const SOON = 31; // days, as in generator/pages/states.py
const MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");

export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** The reader's own day, as a number of days. */
export function today(now = new Date()) {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
}

export function dateWords(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()}\u00a0${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}\u00a0года`;
}

function plural(number, [one, few, many]) {
  const last = number % 10;
  const teens = number % 100;
  if (last === 1 && teens !== 11) return one;
  return [2, 3, 4].includes(last) && ![12, 13, 14].includes(teens) ? few : many;
}

/** A number with its noun, thousands apart: «1 234 поручения». */
export const count = (number, forms) => `${number.toLocaleString("ru")}\u00a0${plural(number, forms)}`;

const days = (number) => count(number, ["день", "дня", "дней"]);

/** What a chip says of a last day: `after` is what a passed one adds; without it the chip is short. */
export function told(due, now, after = "") {
  const left = due - now;
  if (left < 0) {
    const text = after ? `срок прошёл ${dateWords(due)}, ${after}` : `${plural(-left, ["прошёл", "прошло", "прошло"])} ${days(-left)}`;
    return { shape: "triangle", tone: "late", text };
  }
  const text = left ? `${plural(left, ["остался", "осталось", "осталось"])} ${days(left)}` : "срок сегодня";
  return left <= SOON ? { shape: "half", tone: "soon", text } : { shape: "clock", tone: "ink", text };
}

/** A fresh icon of a shape that the page draws (templates/_icons.html). */
export function icon(shape) {
  const [drawing, use] = ["svg", "use"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  for (const [name, value] of Object.entries({ class: "g-icon", width: 16, height: 16, "aria-hidden": true })) {
    drawing.setAttribute(name, value);
  }
  use.setAttribute("href", `#i-${shape}`);
  drawing.append(use);
  return drawing;
}

function tellChip(chip, now) {
  const due = dayOf(chip.dataset.due);
  // A period that ends on some day is told by its end, not by days, until it is over.
  if (due >= now && chip.classList.contains("g-chip--quiet")) return;
  const { shape, tone, text } = told(due, now, chip.dataset.after);
  chip.className = `g-chip g-chip--${tone}`;
  const words = document.createElement("span");
  words.textContent = text;
  chip.replaceChildren(icon(shape), words);
}

// Rows whose day has passed go to the table of such, in the order of their days.
function moveRows(now) {
  const late = document.querySelector('tbody[data-state="late"]');
  if (!late) return;
  const due = (row) => row.querySelector("[data-due]")?.dataset.due ?? "9999";
  for (const row of document.querySelectorAll('tbody:is([data-state="ahead"],[data-state="open"]) > tr')) {
    if (dayOf(due(row)) >= now) continue;
    const next = [...late.rows].find((other) => due(other) > due(row));
    const from = row.closest("section");
    late.insertBefore(row, next ?? null);
    from.hidden = !from.querySelector("tbody > tr");
  }
  late.closest("section").hidden = !late.rows.length;
}

// «2023-05-01*3 …»: how many end on which day, of those that were still ahead when the page was built.
// Returns whether any has passed since.
function recount(list, now) {
  let passed = false;
  const items = new Map([...list.querySelectorAll("[data-tally]")].map((item) => [item.dataset.tally, item]));
  const number = (item) => item.querySelector("b");
  const add = (item, by) => {
    if (!item || !by) return;
    const value = Number(number(item).textContent.replace(/\D/g, "")) + by;
    number(item).textContent = value.toLocaleString("ru");
    item.hidden = !value;
  };
  for (const [state, item] of items) {
    for (const entry of (item.dataset.days ?? "").split(" ").filter(Boolean)) {
      const [day, times] = entry.split("*");
      const left = dayOf(day) - now;
      const goes = left < 0 ? "late" : state === "ahead" && left <= SOON && items.has("soon") ? "soon" : state;
      if (goes === state) continue;
      add(item, -times);
      add(items.get(goes), Number(times));
      passed ||= goes === "late";
    }
  }
  return passed;
}

// Tables of numbers stay as they were built: where the counts above them went on, they say of which day they are.
function dateTables(built) {
  for (const table of document.querySelectorAll(".g-bars")) {
    if (!table.querySelector(".g-bars__key")) continue;
    const words = `Числа в\u00a0таблице\u00a0— на\u00a0${dateWords(dayOf(built.dateTime))}.`;
    table.before(Object.assign(document.createElement("p"), { className: "g-small", textContent: words }));
  }
}

/** Tell the page anew, if the reader's day is later than that of the build. */
export function tell(built, now = today()) {
  if (now <= dayOf(built.dateTime)) return;
  for (const chip of document.querySelectorAll("[data-due]")) tellChip(chip, now);
  moveRows(now);
  const passed = [...document.querySelectorAll(".g-tally")].map((list) => recount(list, now));
  if (passed.includes(true)) dateTables(built);
  const here = document.createElement("time");
  here.dateTime = new Date(now * DAY).toISOString().slice(0, 10);
  here.textContent = dateWords(now);
  built.after("; сроки пересчитаны на ", here);
}
