// One part of the index: which pages have a word, where, and what each page can be filtered and sorted by.

import { IndexFault, loadCbor, loadFragment, loadJson } from "./binary.js";

export const DECISION = 0;
export const DOCUMENT = 1;
export const ORGANIZATION = 2;
const NONE = { pages: [], body: [], fields: [] };

/** One part; `overdue` tells which states end when a day has passed, and in what; `fields` are the names of the meta, `words` the length of each page. */
export class Part {
  static async open(base, entry, version, overdue) {
    const columns = await loadJson(`${base}glasno-columns.bin?${entry.columns}`);
    if (columns.version !== version) throw new IndexFault(`of another version: ${base}`);
    return new Part(base, entry.columns, columns, overdue);
  }

  constructor(base, version, columns, overdue) {
    this.base = base;
    this.version = version;
    this.fields = columns.fields;
    this.words = columns.words;
    this.size = columns.words.length;
    this.average = columns.words.reduce((sum, words) => sum + words, 0) / (this.size || 1);
    this.chunks = columns.chunks.map(([from, hash]) => ({ from, hash, words: null }));
    this.found = new Map();
    this.lists = new Map();
    this.fragments = new Map();
    this.#spread(columns, overdue);
  }

  // Columns come by document; a search wants them by page.
  #spread({ documents, to, topics, state, due, organizations }, overdue) {
    const size = this.size;
    this.kind = new Uint8Array(size).fill(DECISION);
    this.day = new Int32Array(size);
    this.state = new Uint8Array(size).fill(255);
    this.due = new Array(size).fill(0);
    this.body = new Int16Array(size).fill(-1);
    this.region = new Int16Array(size).fill(-1);
    this.to = new Array(size).fill(NONE.pages);
    this.topics = new Array(size).fill(NONE.pages);
    this.source = new Array(size).fill("");
    const addressees = unpacked(to);
    const about = unpacked(topics);
    const dues = unpacked(due);
    let page = 0;
    let decision = 0;
    this.own = new Map(); // the page of an organization
    for (const [organization, region] of organizations) {
      this.kind[page] = ORGANIZATION;
      this.region[page] = region;
      this.own.set(organization, page);
      page += 1;
    }
    for (const [source, day, body, region, decisions] of documents) {
      this.kind[page] = DOCUMENT;
      for (const last = page + decisions; page <= last; page += 1) {
        this.source[page] = source;
        this.day[page] = day;
        this.body[page] = body;
        this.region[page] = region;
        if (this.kind[page] === DOCUMENT) continue;
        this.to[page] = addressees[decision];
        this.topics[page] = about[decision];
        this.due[page] = dues[decision];
        const code = Number(state[decision]);
        const passed = dues[decision] && dues[decision] < overdue.before && overdue.from.includes(code);
        this.state[page] = passed ? overdue.to : code;
        decision += 1;
      }
    }
    if (page !== size) throw new IndexFault("the columns are of another index");
  }

  // Chunks hold keys in order; of each is told only as many letters of its first key as tell it from the one before.
  #near(from, to) {
    const { chunks } = this;
    return chunks.filter((chunk, index) => chunk.from <= to && !(chunks[index + 1]?.from <= from));
  }

  async #open(chunk) {
    chunk.words ??= (async () => {
      const reader = await loadCbor(`${this.base}index/${chunk.hash}.pf_index`);
      const words = new Map();
      reader.head();
      const [, count] = reader.head();
      for (let index = 0; index < count; index += 1) {
        reader.head();
        const word = reader.value();
        words.set(word, [reader, reader.place]);
        reader.skip();
      }
      return words;
    })();
    chunk.words.catch(() => (chunk.words = null));
    return chunk.words;
  }

  /** Load what is needed to answer for some keys, side by side. */
  async preload(keys) {
    const wanted = new Set(keys.flatMap((key) => this.#near(key, key)));
    await Promise.all([...wanted].map((chunk) => this.#open(chunk)));
  }

  /** The pages that have a key: `body` places of it in the content, `fields` a bit for each field of meta. */
  async postings(key) {
    let found = this.found.get(key);
    if (found) return found;
    for (const chunk of this.#near(key, key)) {
      const place = (await this.#open(chunk)).get(key);
      if (place) found = read(...place);
    }
    this.found.set(key, (found ??= NONE));
    return found;
  }

  /** Keys that begin with a text, those of most pages first. */
  async beginning(text, most = 40) {
    const last = `${text}\uffff`;
    const keys = [];
    for (const chunk of this.#near(text, last)) {
      for (const key of (await this.#open(chunk)).keys()) if (key.startsWith(text)) keys.push(key);
    }
    if (keys.length <= most) return keys;
    const sized = await Promise.all(keys.map(async (key) => [(await this.postings(key)).pages.length, key]));
    return sized.sort((a, b) => b[0] - a[0]).slice(0, most).map(([, key]) => key);
  }

  /** The address, title and content of a page. */
  fragment(page) {
    if (!this.fragments.has(page)) {
      const loading = loadFragment(`${this.base}fragment/${String(page).padStart(5, "0")}.pf_fragment?${this.version}`);
      loading.catch(() => this.fragments.delete(page));
      this.fragments.set(page, loading);
    }
    return this.fragments.get(page);
  }
}

function unpacked(runs) {
  return runs.flatMap(([times, value]) => new Array(times).fill(value));
}

// A word's pages: how far each is behind the one before, how far each place is, and the fields of meta.
function read(reader, place) {
  reader.place = place;
  const [, count] = reader.head();
  const found = { pages: new Array(count), body: new Array(count), fields: new Array(count) };
  let page = 0;
  for (let index = 0; index < count; index += 1) {
    reader.head();
    found.pages[index] = page += reader.number();
    const places = [];
    let at = 0;
    for (let left = reader.number(); left; left -= 1) places.push((at += reader.number()));
    found.body[index] = places;
    found.fields[index] = reader.number();
  }
  return found;
}
