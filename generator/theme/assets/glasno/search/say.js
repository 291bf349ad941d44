// Words of the page of search: numbers with their nouns, days, and elements that hold text.

const MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");
const MONTH_NAMES = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");

/** «1 пункт», «2 пункта», «1 234 пункта»: a number does not part from its noun. */
export function count(number, [one, few, many]) {
  const last = number % 10;
  const teen = number % 100 > 10 && number % 100 < 15;
  const form = last === 1 && !teen ? one : last >= 2 && last <= 4 && !teen ? few : many;
  return `${number.toLocaleString("ru")}\u00a0${form}`;
}

/** «16 марта 2023 года» from «2023-03-16». */
export function longDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}\u00a0${MONTHS[month - 1]} ${year}\u00a0года`;
}

/** «март 2023» from «2023-03». */
export function monthName(value) {
  const [year, month] = value.split("-").map(Number);
  return `${MONTH_NAMES[month - 1]} ${year}`;
}

/** An element with text and a class; nothing found is ever parsed as HTML. */
export function make(name, text = "", style = "") {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (style) element.className = style;
  return element;
}

/** A button that looks like a link and does something. */
export function action(text, act) {
  const button = make("button", text, "g-link");
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}
