// What a mistyped word may have been.

import { root } from "./stem.js";

/** Damerau-Levenshtein distance of two words, or more than `most` where it is more. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1;
      let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) value = Math.min(value, before[j - 2] + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}

/** The most likely form of a vocabulary for a word, or null: one slip in a short word, two in a long one. */
export function correct(word, vocabulary) {
  if (word.length < 4) return null;
  const most = word.length < 8 ? 1 : 2;
  const stem = root(word);
  let best = null;
  for (const entry of vocabulary) {
    const { form, count } = entry;
    if (Math.abs(form.length - word.length) > most + 3) continue;
    const forms = distance(word, form, most + 2);
    let away = forms;
    if (away > most && stem.length > 3) {
      const short = stem.length < 7 ? 1 : most;
      const stems = distance(stem, entry.stem, short);
      away = stems <= short && stems > 0 ? stems + 0.5 : away;
    }
    if (away > most + 0.5) continue;
    const score = 0.6 * (away + forms) + (form[0] === word[0] ? 0 : 0.75) - count / 40;
    if (!best || score < best.score) best = { form, score };
  }
  return best?.form ?? null;
}
