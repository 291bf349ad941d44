// Days, months, deadlines, clauses and numbers of documents, in the forms people write them.

const MONTHS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split(" ");
const ENDINGS = "(?:ь|я|е|ю|ем|а|у|ом|й)?";
const MONTH = `(${MONTHS.map((name) => (name === "ма" ? "ма(?=[йяею])" : name)).join("|")}|янв|фев|апр|авг|сен|сент|окт|нояб|дек)`;
const MONTH_WORD = `${MONTH}${ENDINGS}\\.?(?![а-я])`;
const YEAR = "((?:19|20)\\d\\d)(?![\\d.])";
const OF_YEAR = `(?:\\s*,?\\s*${YEAR}(?:\\s*(?:года|году|годом|год|г)(?![а-я])\\.?)?)?`;
const SHORT = ["янв", "фев", "", "апр", "", "", "", "авг", "сен", "окт", "нояб", "дек"];
const LEAD = "(?:(не позднее|не позже|до|к|по|после|с|со|от|на|в|за)\\s+)?";
const DAY_MS = 86400000;
const EPOCH = Date.UTC(2000, 0, 1);
const QUARTERS = { 1: 0, i: 0, первый: 0, 2: 3, ii: 3, второй: 3, 3: 6, iii: 6, третий: 6, 4: 9, iv: 9, четвертый: 9 };

const FORMS = [
  [`(до|к|не позднее)\\s+кон(?:ца|цу)\\s+${YEAR}(?:\\s*(?:года|г)(?![а-я])\\.?)?`, (m) => day(m[2], 11, 31)],
  [`(до)\\s+конца\\s+года(?![а-я])`, () => ({ month: 11, number: 31 })],
  [`${LEAD}(\\d{1,2})[./](\\d{1,2})[./]((?:19|20)\\d\\d|(?<=\\d\\d[./]\\d\\d[./])\\d\\d)(?!\\d)(?:\\s*(?:года|г)(?![а-я])\\.?)?`, (m) => day(m[4], m[3] - 1, m[2])],
  [`${LEAD}((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)`, (m) => day(m[2], m[3] - 1, m[4])],
  [`${LEAD}[«"]?(\\d{1,2})[»"]?(?:-?го)?\\s+${MONTH_WORD}${OF_YEAR}`, (m) => (m[4] ? day(m[4], month(m[3]), m[2]) : yearless(month(m[3]), m[2]))],
  [`${LEAD}((?:19|20)\\d\\d)\\s*[-–—/]\\s*((?:19|20)?\\d\\d)\\s*(?:уч(?:ебн)?[а-я.]*)\\s*(?:год[а-я]*|г\\.?)`, (m) => span(+m[2], 8, 1, +m[2] + 1, 7, 31)],
  [`${LEAD}(?:(\\d|i{1,3}|iv|первый|второй|третий|четвертый)[а-я-]{0,4})\\s+квартал[а-я]*${OF_YEAR}`, (m) => m[3] && months(+m[3], QUARTERS[m[2]], 3)],
  [`${LEAD}(перв|втор)[а-я]+\\s+полугоди[а-я]+${OF_YEAR}`, (m) => m[3] && months(+m[3], m[2] === "перв" ? 0 : 6, 6)],
  [`${LEAD}${MONTH_WORD}${OF_YEAR}`, (m) => (m[3] ? months(+m[3], month(m[2]), 1) : yearless(month(m[2])))],
  [`${LEAD}(?:конца?\\s+)?${YEAR}\\s*(?:года|году|год|г)(?![а-я])\\.?`, (m) => months(+m[2], 0, 12)],
  [`${LEAD}(?:конца?\\s+)?${YEAR}(?![-–—])`, (m) => months(+m[2], 0, 12)],
].map(([pattern, read]) => [new RegExp(`(?<![\\p{L}\\d.])${pattern}`, "u"), read]);

const CLAUSE = /(?<![\p{L}\d.])(?:(?:подпункт|пункт|пп?)(?:а|у|е|ом|ы|ов)?\.?\s*)(\d{1,3}(?:\.\d{1,3})*)\.?(?:\s*,?\s*(?:абз|абзац)[а-я]*\.?\s*(\d{1,2}))?(?![\d])/u;
const BARE_CLAUSE = /(?<![\p{L}\d.,/-])(\d{1,3}(?:\.\d{1,3})+)\.?(?:\s*,?\s*(?:абз|абзац)[а-я]*\.?\s*(\d{1,2}))?(?![\d])/u;
const NUMBER = /(?:(протокол|выписк|решени|заседани|документ)([а-я]*)\s*)?(?:№\s*|(?<=(?:протокол|решени|заседани)[а-я]*\s*)(?:номер\s+)?)(\d[\d/.-]*)(?![\p{L}\d])/u;

/** Days since 2000, as the index counts them. */
export function days(year, monthIndex, number) {
  return Math.round((Date.UTC(year, monthIndex, number) - EPOCH) / DAY_MS);
}

/** The day behind a number of days: `[year, month from 0, day]`. */
export function dayOf(number) {
  const date = new Date(EPOCH + number * DAY_MS);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}

function month(stem) {
  const short = SHORT.findIndex((name) => name && stem.startsWith(name));
  return short >= 0 ? short : MONTHS.findIndex((name) => stem.startsWith(name));
}

function day(year, monthIndex, number) {
  const full = String(year).length === 2 ? 2000 + Number(year) : Number(year);
  const value = days(full, Number(monthIndex), Number(number));
  const [, again, same] = dayOf(value);
  return again === Number(monthIndex) && same === Number(number) ? { from: value, to: value, exact: true } : null;
}

function span(year, m, d, lastYear, lastMonth, lastDay) {
  return { from: days(year, m, d), to: days(lastYear, lastMonth, lastDay) };
}

function months(year, first, count) {
  return first === undefined ? null : { from: days(year, first, 1), to: days(year, first + count, 0), months: count };
}

function yearless(monthIndex, number) {
  const valid = number === undefined || (number >= 1 && number <= 31);
  return valid ? { month: monthIndex, number: number === undefined ? 0 : Number(number) } : null;
}

/** Take the first date out of a folded text: where it stands, the word before it, and what it means. */
export function findDate(text) {
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    const when = match && read(match);
    if (when) return { start: match.index, end: match.index + match[0].length, lead: match[1] ?? "", text: match[0], ...when };
  }
  return null;
}

/** Take a clause's number out of a folded text: «п. 1.2.3», «пункт 4, абзац 2»; `bare` is «1.2.3» alone. */
export function findClause(text, bare = false) {
  const match = (bare ? BARE_CLAUSE : CLAUSE).exec(text);
  if (!match) return null;
  const token = "p" + match[1].split(".").map(Number).join("x") + (match[2] ? "b" + match[2] : "");
  return { start: match.index, end: match.index + match[0].length, text: match[0], token };
}

/** Take a document's number out of a folded text: «протокол № 2», «протокол 2», «№8». */
export function findNumber(text) {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const start = match.index;
  return { start, end: start + match[0].length, text: match[0], number: match[3], named: Boolean(match[1]) };
}

/** Whether a day fits a date without a year, or lies in a span. */
export function fits(value, when) {
  if (!value) return false;
  if (when.month === undefined) return value >= when.from && value <= when.to;
  const [, m, d] = dayOf(value);
  return m === when.month && (!when.number || d === when.number);
}

/** How many days a deadline lies before the date that ends it; negative behind it. */
export function daysBefore(value, when) {
  if (when.month === undefined) return (when.months ? when.from : when.to) - value;
  const [year] = dayOf(value);
  return days(year, when.month, when.number || 1) - value;
}
