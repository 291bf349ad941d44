// One thing that a query asks for, with every way in which a page may have it.

import { DECISION, DOCUMENT, ORGANIZATION } from "./part.js";
import { daysBefore, fits } from "./dates.js";
import { keysOf } from "./words.js";

const ALSO_WEIGHT = 0.45;
const ABOVE_WEIGHT = 0.3;
const OVER_WEIGHT = 0.8; // what stands above an organization is where it belongs
const TITLE_WEIGHT = 1.1;
const NEAR_DAYS = 62;

/**
 * A way to have a concept: a key of the index with its weight; `token` marks one of our own, which weighs as much
 * in the meta as a word does in the text; `all` are lists of keys of which each must be there.
 */
export function way(key, weight, token = false) {
  return { key, weight, token };
}

export function allOf(words, weight) {
  return { all: words.map((word) => keysOf(word)), weight };
}

/** Every key that a concept needs. */
export function keysNeeded(concept) {
  return concept.ways.flatMap((one) => (one.all ? one.all.flat() : one.key ? [one.key] : []));
}

/** The weight of a concept on every page of a part. */
export async function weigh(concept, part) {
  const weights = new Float32Array(part.size);
  for (const one of concept.ways) {
    if (one.test) {
      for (let page = 0; page < part.size; page += 1) raise(weights, page, one.test(part, page) * one.weight);
    } else if (one.all) {
      const found = await together(one.all, part);
      for (let page = 0; page < part.size; page += 1) if (found[page]) raise(weights, page, found[page] * one.weight);
    } else {
      await single(one, part, weights);
    }
  }
  return weights;
}

function raise(weights, page, weight) {
  if (weight > weights[page]) weights[page] = weight;
}

async function single({ key, weight, token, only, otherwise }, part, weights) {
  const { pages, body, fields } = await part.postings(key);
  const byFields = fieldWeights(part, token);
  for (let index = 0; index < pages.length; index += 1) {
    const page = pages[index];
    const share = !only || only(part, page) ? weight : weight * otherwise;
    const over = byFields[part.kind[page] === ORGANIZATION ? 1 : 0][fields[index]];
    raise(weights, page, share * Math.max(over, said(part, page, body[index].length)));
  }
}

// How much a word in the content means: more often in a short text is more.
function said(part, page, times) {
  if (!times) return 0;
  const length = part.words[page] / part.average;
  const much = (1.6 * times) / (times + 0.35 + 0.25 * Math.min(length, 6));
  return part.kind[page] === DOCUMENT ? much * 0.75 : much;
}

// The weight of each set of fields of meta that a word may stand in, for other pages and for organizations.
function fieldWeights(part, token) {
  const name = token ? "tokens" : "fields";
  if (!part.lists.has(name)) {
    const of = (field, organization) =>
      ({ alias: 1, title: TITLE_WEIGHT, also: ALSO_WEIGHT })[field] ?? (token ? 0.7 : organization ? OVER_WEIGHT : ABOVE_WEIGHT);
    const tables = [false, true].map((organization) =>
      Array.from({ length: 1 << part.fields.length }, (_, set) =>
        Math.max(0, ...part.fields.filter((__, index) => set & (1 << index)).map((field) => of(field, organization))),
      ),
    );
    part.lists.set(name, tables);
  }
  return part.lists.get(name);
}

// Pages on which each list of keys has one, with the least of their weights.
async function together(lists, part) {
  let common = null;
  for (const keys of lists) {
    const found = new Float32Array(part.size);
    for (const key of keys) await single({ key, weight: 1 }, part, found);
    if (common) for (let page = 0; page < part.size; page += 1) common[page] = Math.min(common[page], found[page]);
    else common = found;
  }
  return common ?? new Float32Array(part.size);
}

/** Pages of a day, a month or a year: of the meeting, of a deadline, or either. */
export function dated(when, meeting, due) {
  const ends = ["до", "к", "не позднее", "не позже"].includes(when.lead);
  const broad = when.months === 12;
  return (part, page) => {
    let weight = 0;
    const kind = part.kind[page];
    if (meeting && kind !== ORGANIZATION && fits(part.day[page], when)) weight = kind === DOCUMENT ? 1.2 : broad ? 0.8 : 0.35;
    if (due && kind === DECISION && part.due[page]) weight = Math.max(weight, dueWeight(part.due[page], when, ends));
    return weight;
  };
}

function dueWeight(day, when, ends) {
  const month = when.months || (when.month !== undefined && !when.number);
  if (fits(day, when)) return ends && month ? 0.75 : 1;
  const before = ends ? daysBefore(day, when) : 0;
  if (before <= 0 || before > 365) return 0;
  return before <= NEAR_DAYS ? (month ? 1 : 0.4) * (1 - before / 200) : 0.1;
}

/** Pages addressed to one of some organizations. */
export function addressed(organizations) {
  return (part, page) => (part.to[page].some((one) => organizations.has(one)) ? 1 : 0);
}

/** Pages of a region. */
export function ofRegion(region) {
  return (part, page) => (part.region[page] !== region ? 0 : part.kind[page] === DECISION ? 0.5 : 1);
}

/** Pages whose deadline has a state. */
export function inState(state) {
  return (part, page) => (part.state[page] === state ? 1 : 0);
}
