// The stem of a Russian word, by Snowball's algorithm (snowballstem.org/algorithms/russian), as the index has it.

const VOWEL = /[аеиоуыэюя]/;
const GERUND = endings("в вши вшись", "ив ивши ившись ыв ывши ывшись");
const REFLEXIVE = endings("", "ся сь");
const ADJECTIVE = endings("", "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
const PARTICIPLE = endings("ем нн вш ющ щ", "ивш ывш ующ");
const VERB = endings(
  "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
  "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю",
);
const NOUN = endings(
  "",
  "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я",
);
const SUPERLATIVE = endings("", "ейш ейше");
const DERIVED = endings("", "ост ость");

// Endings, the longest first; those of the first list stand behind «а» or «я» only.
function endings(behind, free) {
  const list = [...behind.split(" ").map((end) => [end, true]), ...free.split(" ").map((end) => [end, false])];
  return list.filter(([end]) => end).sort((a, b) => b[0].length - a[0].length);
}

// Cut one ending behind `start`; the longest that fits decides, even where it may not be cut.
function cut(word, start, list) {
  for (const [end, behind] of list) {
    const place = word.length - end.length;
    if (place < start || !word.endsWith(end)) continue;
    if (behind && (place - 1 < start || !/[ая]/.test(word[place - 1]))) return null;
    return word.slice(0, place);
  }
  return null;
}

// The place behind the first consonant that follows a vowel, from `from` on.
function region(word, from) {
  let place = from;
  while (place < word.length && !VOWEL.test(word[place])) place += 1;
  while (place < word.length && VOWEL.test(word[place])) place += 1;
  return Math.min(place + 1, word.length);
}

const known = new Map();

/** The stem of a word in lower case, ё as е: what the index has for it. */
export function snowball(word) {
  let stem = known.get(word);
  if (stem === undefined) known.set(word, (stem = compute(word)));
  return stem;
}

function compute(word) {
  const vowel = word.search(VOWEL);
  if (vowel < 0) return word;
  const start = vowel + 1;
  const second = region(word, region(word, 0));
  let rest = cut(word, start, GERUND);
  if (rest === null) {
    rest = cut(word, start, REFLEXIVE) ?? word;
    const adjective = cut(rest, start, ADJECTIVE);
    rest = adjective !== null ? cut(adjective, start, PARTICIPLE) ?? adjective : cut(rest, start, VERB) ?? cut(rest, start, NOUN) ?? rest;
  }
  if (rest.length > start && rest.endsWith("и")) rest = rest.slice(0, -1);
  rest = cut(rest, Math.max(second, start), DERIVED) ?? rest;
  const plain = cut(rest, start, SUPERLATIVE);
  if (plain !== null) rest = plain;
  if (rest.endsWith("нн") && rest.length - 2 >= start) return rest.slice(0, -1);
  return plain === null && rest.endsWith("ь") && rest.length > start ? rest.slice(0, -1) : rest;
}

/**
 * The stem by which names are compared: «органы» and «органам» are one, and so are «дефицит» and «дефицита», of
 * which Snowball takes one for a verb (generator/search/names.py).
 */
export function root(word) {
  const stem = snowball(word);
  const short = stem.replace(/н+$/, "");
  return (short.length > 2 ? short : stem).replace(/(?<=.{4})(?:ит|ыт|ем|им|ым|ом|ов|ев|ей|ил|ыл|ен)$/, "");
}
