// Search as a portal's own scripts may use it: `await glasno.search("школы", { filters: { year: "2023" } })`.

import { dayOf } from "./dates.js";
import { counts, filtered, FILTERS, unknown } from "./facets.js";
import { excerpt, marksOf } from "./highlight.js";
import { DECISION, ORGANIZATION } from "./part.js";
import { Portal } from "./portal.js";
import { understand } from "./query.js";
import { rank } from "./rank.js";

const NAMES = ["decision", "document", "organization"];
const LIMIT = 10;
const MOST = 1000;
const SORTS = {
  relevance: (a, b) => b.score - a.score,
  date: (a, b) => b.part.day[b.page] - a.part.day[a.page] || b.score - a.score,
  deadline: (a, b) => firstDue(a) - firstDue(b) || b.score - a.score,
};

/** The search of one portal, and of others that its reader widens it to. */
export class Glasno {
  constructor(site) {
    this.site = site;
    this.portals = new Map();
  }

  /** A portal by the address of its site; one that fails may be asked again. */
  portal(site, name = "") {
    if (!this.portals.has(site)) {
      const opening = Portal.open(site, name);
      opening.catch(() => this.portals.delete(site));
      this.portals.set(site, opening);
    }
    return this.portals.get(site);
  }

  /**
   * Search. `filters` are `{ kind, state, org, body, year, due, topic, region }`, each a value or a list; `sort` is
   * relevance, date or deadline; `limit` at most 1000; `exact` keeps to the words as typed; `typing` expects more
   * letters; `archive` searches the older parts too; `portals` are addresses of the federation.
   */
  async search(query, settings = {}) {
    const { sort = "relevance", exact = false, typing = false, archive = false, portals = [], excerpts = true } = settings;
    const limit = Math.min(Math.max(Number(settings.limit) || LIMIT, 1), MOST);
    const text = String(query ?? "").trim();
    const home = await this.portal(this.site);
    const others = await this.#others(home, portals);
    const asked = chosenOf(settings.filters);
    const missing = unknown(asked, [home, ...others.open]);
    const chosen = without(asked, missing);
    const active = Object.values(chosen).some((values) => values.length);
    const searched = [];
    for (const portal of [home, ...others.open]) {
      try {
        searched.push(await one(portal, text, chosen, { exact, typing, archive, active }));
      } catch (fault) {
        if (portal === home) throw fault;
        others.failed.push(portal.name);
      }
    }
    const all = searched.flatMap(({ hits }) => hits);
    const hits = ordered(filtered(all, chosen), sort, searched);
    const { reading, places } = searched[0];
    return {
      query: text,
      total: hits.length,
      results: await shown(hits.slice(0, limit), searched, excerpts),
      counts: counts(all, chosen),
      understood: understood(reading, text),
      filters: chosen,
      unknownFilters: missing,
      parts: { searched: places, all: home.manifest.parts },
      failed: others.failed,
      federation: home.manifest.federation,
      today: home.manifest.today,
    };
  }

  async #others(home, wanted) {
    const listed = home.manifest.federation.filter(({ url }) => wanted.includes(url));
    const settled = await Promise.allSettled(listed.map(({ url, name }) => this.portal(url, name)));
    return {
      open: settled.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : [])),
      failed: listed.flatMap(({ name }, index) => (settled[index].status === "rejected" ? [name] : [])),
    };
  }
}

// The hits of one portal, and the parts they come from: the newest, those that a filter asks for, or all.
async function one(portal, text, chosen, { exact, typing, archive, active }) {
  let places = wanted(portal, chosen, archive);
  for (;;) {
    const parts = await portal.parts(places);
    const reading = text ? await understand(text, portal, parts, { exact, typing }) : null;
    const lists = await Promise.all(parts.map((part) => (reading ? rank(reading, part) : active ? everything(part) : [])));
    const hits = lists.flat();
    for (const hit of hits) Object.assign(hit, { portal, reading });
    const next = Math.max(...places) + 1;
    const more = text && reading.concepts.length && !filtered(hits, chosen).length && next < portal.manifest.parts.length;
    if (!more) return { portal, hits, reading, places };
    places = [...places, next];
  }
}

function wanted({ manifest, organizations }, chosen, archive) {
  const all = manifest.parts.map((_, place) => place);
  let places = all;
  const { year = [], org = [], body = [] } = chosen;
  if (year.length) places = places.filter((place) => year.some((value) => value in manifest.parts[place].years));
  for (const ids of [org, body]) {
    if (ids.length) places = places.filter((place) => organizations.some(({ id, parts }) => ids.includes(id) && parts.includes(place)));
  }
  if (!archive && !year.length) places = places.slice(0, 1);
  return places.length ? places : [0];
}

// Hits of one part come in order; of several portals or parts, or by a date, they are put in order here.
function ordered(hits, sort, searched) {
  const by = SORTS[sort] ?? SORTS.relevance;
  const single = by === SORTS.relevance && searched.length === 1 && searched[0].places.length === 1;
  return single ? hits : [...hits].sort(by);
}

function everything(part) {
  return Array.from({ length: part.size }, (_, page) => ({ part, page, score: 0, whole: true }));
}

function chosenOf(filters = {}) {
  return Object.fromEntries(FILTERS.map((name) => [name, [filters?.[name] ?? []].flat().map(String).filter(Boolean)]));
}

function without(chosen, missing) {
  return Object.fromEntries(
    Object.entries(chosen).map(([name, values]) => [name, values.filter((value) => !missing.some(([other, wrong]) => other === name && wrong === value))]),
  );
}

function firstDue({ part, page }) {
  return (part.kind[page] === DECISION && part.due[page]) || Infinity;
}

function understood(reading, text) {
  if (!reading) return { text, corrected: [], also: [], nothing: false, cut: false };
  let mended = reading.text;
  for (const [from, to] of reading.corrections) mended = mended.replace(from, () => to);
  return { text: mended, corrected: reading.corrections, also: [...new Set(reading.also)], nothing: !reading.concepts.length, cut: reading.cut };
}

// One page whose text cannot be had is left out; where none can, the index is damaged.
async function shown(hits, searched, excerpts) {
  const settled = await Promise.allSettled(hits.map((hit) => result(hit, searched, excerpts)));
  const found = settled.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  if (hits.length && !found.length) throw settled[0].reason;
  return found;
}

async function result(hit, searched, excerpts) {
  const { portal, part, page, reading, score } = hit;
  const kind = part.kind[page];
  const fragment = await part.fragment(page);
  const id = fragment.url.replace(/^\/|\/$/g, "");
  const due = kind === DECISION && part.due[page] ? [part.due[page]] : [];
  const entry = searched.find((other) => other.portal === portal);
  if (reading) entry.marks ??= marksOf(reading);
  const shown = excerpts ? excerpt(fragment.content, entry.marks ?? { keys: new Set(), tokens: new Set(), begins: [], abbreviations: new Set(), portal }) : null;
  return {
    kind: NAMES[kind],
    id,
    url: new URL(fragment.url.replace(/^\//, ""), portal.site).href,
    title: kind === DECISION ? pointTitle(fragment.meta.title) : fragment.meta.title,
    excerpt: shown ? (shown.before ? "…" : "") + shown.pieces.map((piece) => piece.text).join("") + (shown.after ? "…" : "") : "",
    pieces: shown?.pieces ?? [],
    before: shown?.before ?? false,
    after: shown?.after ?? false,
    number: kind === DECISION ? fragment.meta.title : "",
    source: part.source[page],
    body: part.body[page] < 0 ? "" : portal.organizations[part.body[page]].title,
    date: kind === ORGANIZATION ? "" : iso(part.day[page]),
    region: part.region[page] < 0 ? "" : portal.manifest.regions[part.region[page]],
    addressees: part.to[page].flatMap((index) => portal.organizations[index]?.title ?? []),
    deadlines: due.map(iso),
    state: kind === DECISION ? portal.manifest.states[part.state[page]] : "",
    portal: portal.name,
    score,
  };
}

function pointTitle(place) {
  return /^\d/.test(place) ? `Пункт ${place}` : place.charAt(0).toUpperCase() + place.slice(1);
}

function iso(day) {
  const [year, month, number] = dayOf(day);
  return `${year}-${String(month + 1).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
}
