// The words of a page that answer a query, and the lines around them.

import { beginning, isAbbreviation, keyOf, wordsOf } from "./words.js";

const EXCERPT = 34; // words

/** What to mark in a text: keys of words, tokens of names, phrases. */
export function marksOf(reading) {
  const keys = new Set();
  const tokens = new Set();
  const begins = [];
  for (const concept of reading.concepts) {
    for (const one of concept.ways) {
      if (one.all) for (const key of one.all.flat()) keys.add(key);
      else if (one.key && !one.token) keys.add(one.key);
    }
    for (const token of concept.tokens ?? []) tokens.add(token);
    for (const key of concept.phrase?.flat() ?? []) keys.add(key);
    for (const word of concept.words ?? []) if (keyOf(word).length > 2 || /\d/.test(word)) keys.add(keyOf(word));
    if (concept.begins) begins.push(concept.begins);
  }
  return { keys, tokens, begins, portal: reading.portal, abbreviations: abbreviationsOf(reading) };
}

function abbreviationsOf(reading) {
  return new Set(reading.concepts.flatMap(({ words = [] }) => words));
}

/** Which words of a text answer: a list of words, each with `marked`. */
function markWords(text, marks) {
  const words = wordsOf(text);
  for (const one of words) {
    const key = keyOf(one.word);
    one.marked = isAbbreviation(one.printed)
      ? marks.abbreviations.has(one.word)
      : marks.keys.has(key) || marks.begins.some((start) => beginning(one.word).startsWith(start));
  }
  if (marks.tokens.size) {
    for (let place = 0; place < words.length; place += 1) {
      const name = marks.portal.nameAt(words, place);
      const named = name?.targets.some(({ organization, token, nearly }) =>
        marks.tokens.has(organization === undefined ? `g${token}` : `o${marks.portal.organizations[organization].token}`) && !nearly,
      );
      if (named) for (let index = place; index < place + name.length; index += 1) words[index].marked = true;
    }
  }
  return words;
}

/** The lines around the words that answer: pieces of text, each marked or not, and whether text stands around them. */
export function excerpt(text, marks, length = EXCERPT) {
  const words = markWords(text, marks);
  let first = 0;
  if (words.length > length) {
    let best = -1;
    let sum = 0;
    for (let place = 0; place < words.length; place += 1) {
      if (words[place].marked) sum += 1;
      if (place >= length && words[place - length].marked) sum -= 1;
      if (sum > best) {
        best = sum;
        first = Math.max(place - length + 1, 0);
      }
    }
    const lead = words.slice(first, first + length).findIndex(({ marked }) => marked);
    if (best > 0 && lead > 8) first = Math.min(first + lead - 8, words.length - length);
  }
  const shown = words.slice(first, first + length);
  const whole = shown.length === words.length;
  const from = first === 0 ? 0 : shown[0].start;
  const to = whole || first + length >= words.length ? text.length : shown.at(-1).end;
  return { pieces: pieces(text, shown, from, to), before: from > 0, after: to < text.trimEnd().length };
}

function pieces(text, words, from, to) {
  const list = [];
  let place = from;
  for (const { start, end, marked } of words) {
    if (!marked) continue;
    const last = list.at(-1);
    if (last?.mark && /^[\s-]*$/.test(text.slice(place, start))) last.text += text.slice(place, end);
    else {
      if (start > place) list.push({ text: text.slice(place, start), mark: false });
      list.push({ text: text.slice(start, end), mark: true });
    }
    place = end;
  }
  if (to > place) list.push({ text: text.slice(place, to), mark: false });
  return list;
}
