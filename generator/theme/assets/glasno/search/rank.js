// Pages in the order in which they answer a query.

import { keysNeeded, weigh } from "./concepts.js";
import { DECISION, DOCUMENT, ORGANIZATION } from "./part.js";
import { root } from "./stem.js";
import { beginning, wordsOf } from "./words.js";

const ENOUGH = 10; // pages with all that is asked; with fewer, pages with a part of it follow
const COVERED = 0.5; // of what is asked, weighed by rarity
const LEAST = 0.2; // where no page has so much
const CHECKED = 60; // pages whose text is read for a phrase
const LOOKED = 400; // pages for which the places of the words are compared

/** `{ part, page, score, whole }` of every page that answers a reading, best first. */
export async function rank(reading, part) {
  const concepts = reading.concepts.filter(({ optional }) => !optional);
  if (!concepts.length) return [];
  await resolve(concepts, part);
  await part.preload(concepts.flatMap((concept) => [...keysNeeded(concept), ...(concept.phrase?.flat() ?? [])]));
  const weights = [];
  for (const concept of concepts) weights.push(concept.phrase ? await phrased(concept, part) : await weigh(concept, part));
  const rare = weights.map((found, index) => rarity(found, part.size) * size(concepts[index]));
  const total = rare.reduce((sum, value) => sum + value, 0);
  const sums = new Float32Array(part.size);
  const covers = new Float32Array(part.size);
  const counts = new Uint8Array(part.size);
  weights.forEach((found, index) => {
    for (let page = 0; page < part.size; page += 1) {
      if (!found[page]) continue;
      sums[page] += (found[page] * rare[index]) / total;
      covers[page] += rare[index] / total;
      counts[page] += 1;
    }
  });
  const near = await nearness(concepts, part, sums, counts);
  const words = concepts.filter((concept) => concept.words && !concept.when).length;
  const most = covers.reduce((found, cover) => Math.max(found, cover), 0);
  const least = Math.max(Math.min(COVERED, most - 0.001), LEAST);
  const hits = [];
  for (let page = 0; page < part.size; page += 1) {
    if (!counts[page]) continue;
    const kind = part.kind[page];
    const scattered = kind === DOCUMENT && words > 1 && !near.has(page);
    const whole = counts[page] === concepts.length && !scattered;
    if (!whole && covers[page] < least) continue;
    let score = sums[page] + (near.get(page) ?? 0);
    if (kind === ORGANIZATION && !concepts.some(({ names }, index) => names && weights[index][page] >= 1.9)) {
      score *= titled(reading, part, page);
    }
    if (reading.kinds.size) score *= reading.kinds.has(kind) ? 1.25 : 0.9;
    if (reading.asksWho && kind === DECISION && part.to[page].length) score *= 1.1;
    const told = kind === ORGANIZATION ? organization(reading, part, page)?.told ?? 0 : 0;
    hits.push({ part, page, whole, told, score: (whole ? 1 : 0) + Math.min(score, 4) / 4.001 });
  }
  hits.sort((a, b) => b.score - a.score || part.day[b.page] - part.day[a.page] || b.told - a.told || a.page - b.page);
  const whole = hits.filter((hit) => hit.whole);
  return whole.length >= ENOUGH ? whole : hits;
}

// What a concept weighs beside others: a name of several words as much as they, a whole year less.
function size({ words = [], broad }) {
  return broad ? 0.5 : Math.max(words.filter((word) => word.length > 2).length, 1) ** 0.8;
}

// An organization is what a reader looks for as far as the query is its name; else the decisions come first.
function titled(reading, part, page) {
  const { concepts } = reading;
  const title = wordsOf(organization(reading, part, page)?.title ?? "").map(({ word }) => word);
  const stems = new Set();
  for (const { names, words = [], begins } of concepts) {
    if (names) return 0.85;
    for (const word of words) stems.add(root(word));
    if (begins) for (const word of title) if (beginning(word).startsWith(begins)) stems.add(root(word));
  }
  const said = title.filter((word) => stems.has(root(word))).length / (title.length || 1);
  return 0.6 + 0.25 * said;
}

function organization({ portal }, part, page) {
  part.organizations ??= new Map([...part.own].map(([index, place]) => [place, portal.organizations[index]]));
  return part.organizations.get(page);
}

function rarity(weights, size) {
  let pages = 0;
  for (const weight of weights) if (weight) pages += 1;
  return Math.log(1 + size / (pages || 0.5));
}

// A way that is a beginning of keys becomes the keys.
async function resolve(concepts, part) {
  for (const concept of concepts) {
    const ways = [];
    for (const one of concept.ways) {
      if (one.beginning === undefined) ways.push(one);
      else for (const key of await part.beginning(one.beginning)) ways.push({ key, weight: one.weight, token: true });
    }
    concept.ways = ways;
  }
}

// Pages on which the words of a phrase stand one after another; a compound has several words in one place.
async function phrased({ phrase, words }, part) {
  let places = null;
  for (const keys of phrase) {
    const found = new Map();
    for (const key of keys) {
      const { pages, body } = await part.postings(key);
      pages.forEach((page, index) => body[index].length && found.set(page, [...(found.get(page) ?? []), ...body[index]]));
    }
    if (places) {
      for (const [page, ends] of [...places]) {
        const last = new Set(ends);
        const next = (found.get(page) ?? []).filter((place) => last.has(place - 1) || last.has(place));
        next.length ? places.set(page, next) : places.delete(page);
      }
    } else places = found;
  }
  const pages = [...(places ?? new Map()).keys()];
  const wanted = ` ${words.join(" ")} `;
  const weights = new Float32Array(part.size);
  for (const page of pages) weights[page] = 0.5;
  await Promise.all(
    pages.slice(0, CHECKED).map(async (page) => {
      const { content } = await part.fragment(page);
      const text = ` ${wordsOf(content).map(({ word }) => word).join(" ")} `;
      const times = text.split(wanted).length - 1;
      if (times) weights[page] = 1 + Math.min(times, 3) * 0.05;
    }),
  );
  return weights;
}

// What words that stand together add: a little for each two of the query that do so in the text as well.
async function nearness(concepts, part, sums, counts) {
  const added = new Map();
  const spoken = concepts.filter(({ phrase, words }) => words && !phrase);
  if (spoken.length < 2) return added;
  const looked = candidates(part, sums, counts, concepts.length);
  const lists = [];
  for (const { ways } of spoken) {
    const places = new Map();
    for (const { key, weight, token } of ways) {
      if (!key || token || weight < 0.55) continue;
      const { pages, body } = await part.postings(key);
      pages.forEach((page, index) => {
        if (looked[page] && body[index].length) places.set(page, places.has(page) ? [...places.get(page), ...body[index]] : body[index]);
      });
    }
    lists.push(places);
  }
  for (let index = 1; index < lists.length; index += 1) {
    for (const [page, places] of lists[index]) {
      const before = lists[index - 1].get(page);
      const gap = before ? distance(before, places) : Infinity;
      if (gap <= 3) added.set(page, (added.get(page) ?? 0) + (gap < 1.3 ? 0.3 : 0.15) / (lists.length - 1));
    }
  }
  return added;
}

// The pages for which it matters how near the words stand: the best so far, and documents, which are long.
function candidates(part, sums, counts, all) {
  const looked = new Uint8Array(part.size);
  const pages = [];
  for (let page = 0; page < part.size; page += 1) {
    if (part.kind[page] === DOCUMENT && counts[page] === all) looked[page] = 1;
    else if (counts[page]) pages.push(page);
  }
  const enough = pages.length > LOOKED ? Float32Array.from(pages, (page) => sums[page]).sort().at(-LOOKED) : 0;
  for (const page of pages) if (sums[page] >= enough) looked[page] = 1;
  return looked;
}

// How far apart the nearest two places are; one behind the other is nearer than one before it.
function distance(before, places) {
  let least = Infinity;
  for (const place of places) for (const other of before) least = Math.min(least, Math.abs(place - other - 0.2));
  return least;
}
