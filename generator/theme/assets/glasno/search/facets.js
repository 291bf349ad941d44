// Filters: which pages pass, and how many pages each value would leave.

import { dayOf } from "./dates.js";
import { DECISION, ORGANIZATION } from "./part.js";

export const KINDS = ["решение", "документ", "организация"];
export const FILTERS = ["kind", "state", "org", "body", "year", "due", "topic", "region"];

const pad = (number) => String(number).padStart(2, "0");

/** The month of a day, «2023-03». */
function monthOf(day) {
  const [year, month] = dayOf(day);
  return `${year}-${pad(month + 1)}`;
}

/** The values of one filter that each page of a part has. */
function valuesOf(name, { portal, part }) {
  if (!part.lists.has(name)) {
    const read = reader(name, portal, part);
    part.lists.set(name, Array.from({ length: part.size }, (_, page) => read(page)));
  }
  return part.lists.get(name);
}

function reader(name, { organizations, manifest }, part) {
  const none = [];
  const years = new Map();
  const yearOf = (day) => years.get(day) ?? years.set(day, [String(dayOf(day)[0])]).get(day);
  switch (name) {
    case "kind":
      return (page) => [KINDS[part.kind[page]]];
    case "state":
      return (page) => (part.kind[page] === DECISION ? [manifest.states[part.state[page]]] : none);
    case "org":
      return (page) => (part.to[page].length ? [...new Set(part.to[page].flatMap((index) => organizations[index]?.id ?? []))] : none);
    case "body":
      return (page) => (part.body[page] < 0 ? none : [organizations[part.body[page]].id]);
    case "year":
      return (page) => (part.kind[page] === ORGANIZATION ? none : yearOf(part.day[page]));
    case "topic":
      return (page) => part.topics[page].map((index) => manifest.topics[index][0]);
    case "due":
      return (page) => (part.due[page] ? [monthOf(part.due[page])] : none);
    default:
      return (page) => (part.region[page] < 0 ? none : [manifest.regions[part.region[page]]]);
  }
}

/** Pages that pass every filter; within one filter any of its values will do. */
export function filtered(hits, chosen) {
  const active = Object.entries(chosen).filter(([, values]) => values.length);
  if (!active.length) return hits;
  return hits.filter((hit) => active.every(([name, values]) => valuesOf(name, hit)[hit.page].some((value) => values.includes(value))));
}

/** For each filter its values with counts; a filter that is in use counts what its other values would give. */
export function counts(hits, chosen) {
  const passed = filtered(hits, chosen);
  return Object.fromEntries(
    FILTERS.map((name) => {
      const found = new Map();
      for (const hit of chosen[name].length ? filtered(hits, { ...chosen, [name]: [] }) : passed) {
        for (const value of valuesOf(name, hit)[hit.page]) found.set(value, (found.get(value) ?? 0) + 1);
      }
      return [name, found];
    }),
  );
}

/** Values that a filter can never have here: `[name, value]` each. */
export function unknown(chosen, portals) {
  return Object.entries(chosen).flatMap(([name, values]) => values.filter((value) => !portals.some((portal) => exists(name, value, portal))).map((value) => [name, value]));
}

function exists(name, value, { manifest, organizations }) {
  switch (name) {
    case "kind":
      return KINDS.includes(value);
    case "state":
      return manifest.states.includes(value);
    case "org":
    case "body":
      return organizations.some(({ id }) => id === value);
    case "topic":
      return manifest.topics.some(([id]) => id === value);
    case "year":
      return manifest.parts.some(({ years }) => value in years);
    case "due":
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
    default:
      return manifest.regions.includes(value);
  }
}
