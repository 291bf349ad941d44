// Words of a text and of a query as the index has them.

import { root, snowball } from "./stem.js";

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f\u00ad\u200b-\u200d\u2060]*/gu;
const ROWS = ["qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё"];
const SHIFTED = ['{}:"<>~', "хъжэбюё"];
const TO_CYRILLIC = new Map([...ROWS[0]].map((sign, place) => [sign, ROWS[1][place]]));
const TO_LATIN = new Map([...ROWS[1]].map((sign, place) => [sign, ROWS[0][place]]));
for (const [place, sign] of [...SHIFTED[0]].entries()) TO_CYRILLIC.set(sign, SHIFTED[1][place]);
const LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
const LATIN = "a b v g d e e zh z i j k l m n o p r s t u f x c ch sh sch qq y q eh yu ya".split(" ");

/**
 * Endings whose forms may stand under a stem of their own: the index drops the breve of «й» before it stems, and
 * without an ending Snowball takes «дефицит» and «систем» for verbs.
 */
const ENDINGS = "а ов ый ий ой ей ай яй уй юй ией ьей ющий щий вший нный енный анный ованный ющийся щийся вшийся".split(" ");

/** A text in one spelling: composed, in lower case, ё as е, without signs that cannot be seen. */
export function fold(text) {
  return text.normalize("NFC").replace(INVISIBLE, "").toLowerCase().replace(/ё/g, "е");
}

/** The words of a text: each as printed, folded, and where it stands. */
export function wordsOf(text) {
  return [...text.matchAll(WORD)].map((match) => ({
    printed: match[0],
    word: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Two or more letters, most of them capitals: «ИРО», «ЦОиККО» (generator/text/stems.py). */
export function isAbbreviation(printed) {
  const letters = printed.match(/\p{L}/gu)?.length ?? 0;
  const capitals = printed.match(/\p{Lu}/gu)?.length ?? 0;
  return !(capitals === letters && letters >= 6) && capitals >= 2 && 2 * capitals > letters;
}

/** The stems of a text, an abbreviation whole: how names are compared. */
export function stemsOf(text) {
  return wordsOf(text).map(({ printed, word }) => (isAbbreviation(printed) ? word : root(word)));
}

/** A word without its breve, as the index has it before it stems (generator/search/postings.py). */
function bare(word) {
  return word.replace(/й/g, "и");
}

/** The key of a folded word in the index. */
export function keyOf(word) {
  return snowball(bare(word));
}

/** Every key under which forms of a folded word may stand; the first is the word's own. */
export function keysOf(word) {
  if (!/[а-я]/.test(word)) return [word];
  const stem = snowball(word);
  const keys = new Set([keyOf(word), bare(stem), snowball(bare(stem)), snowball(bare(`${word}а`))]);
  for (const ending of stem.length > 2 ? ENDINGS : []) {
    if (ending.length < 4 || stem.length > 4) keys.add(snowball(bare(stem + ending)));
  }
  return [...keys].filter(Boolean);
}

/** The beginning of keys that a word not yet finished can become. */
export function beginning(word) {
  return bare(word);
}

/** The text as other keys of the keyboard would have made it. */
export function relayout(text) {
  const table = /[a-z]/i.test(text) ? TO_CYRILLIC : TO_LATIN;
  return [...text.toLowerCase()].map((sign) => table.get(sign) ?? sign).join("");
}

/** Letters and digits in Latin letters, as generator/search/tokens.py spells them. */
export function spell(text) {
  return [...text.toLowerCase()]
    .map((sign) => (LETTERS.includes(sign) ? LATIN[LETTERS.indexOf(sign)] : /[a-z0-9]/.test(sign) ? sign : ""))
    .join("");
}
