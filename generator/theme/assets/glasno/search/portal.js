// A portal's index: its parts, its names as tokens, and its words for mistyped ones.

import { IndexFault, loadJson } from "./binary.js";
import { days } from "./dates.js";
import { Part } from "./part.js";
import { root } from "./stem.js";
import { fold, spell, stemsOf } from "./words.js";

/** The form of our own files that these scripts read (generator/search/columns.py). */
export const VERSION = 3;
const LONGEST = 14; // words of a name

// What is left of a word, or of its stem, when there is no more to cut: one for both.
function core(word) {
  for (let last = ""; last !== word; ) [last, word] = [word, root(word)];
  return word;
}

export class Portal {
  /** Open the index at an address; `name` is what a reader knows the portal by, «» for this one. */
  static async open(site, name = "") {
    const base = new URL("pagefind/", site).href;
    const manifest = await loadJson(`${base}glasno.bin`);
    if (manifest.version !== VERSION) throw new IndexFault(`of another version: ${base}`);
    return new Portal(site, base, name, manifest);
  }

  constructor(site, base, name, manifest) {
    Object.assign(this, { site, base, name, manifest });
    this.opened = new Map();
    this.organizations = manifest.organizations.map(([id, title, , parts, told]) => ({ id, title, parts, told, token: id.replaceAll("-", "9") }));
    this.named = new Map();
    this.lengths = new Map();
    manifest.organizations.forEach(([, , names], organization) => {
      for (const key of names) this.#name(key.split(" "), { organization });
    });
    for (const [token, group] of Object.entries(manifest.terms)) {
      for (const [names, near] of group) {
        const say = names[1] ?? "";
        for (const text of names) this.#name(stemsOf(text), { token, say, all: names, near });
        for (const text of near) this.#name(stemsOf(text), { token, say: "", all: names, nearly: true });
      }
    }
    this.regions = manifest.regions.map((title) => ({
      title,
      root: fold(title).split(" ")[0].replace(/(?:ск|цк)[а-я]+$/, ""),
      token: null,
    }));
  }

  // Names are kept by the roots of their words; an abbreviation is compared whole.
  #name(stems, target) {
    if (!stems.length || stems.length > LONGEST) return;
    const roots = stems.map(core);
    const key = roots.join(" ");
    const list = this.named.get(key) ?? [];
    const same = list.find(({ stems: other }) => other.every((stem, index) => stem === stems[index]));
    if (same) same.targets.push(target);
    else list.push({ stems, targets: [target] });
    this.named.set(key, list);
    this.lengths.set(roots[0], (this.lengths.get(roots[0]) ?? new Set()).add(stems.length));
  }

  /** The longest name that stands in a list of words from a place on: `{ length, targets }`, or null. */
  nameAt(words, place) {
    const lengths = this.lengths.get(core(words[place].word));
    if (!lengths) return null;
    for (const length of [...lengths].sort((a, b) => b - a)) {
      if (place + length > words.length) continue;
      const said = words.slice(place, place + length).map(({ word }) => [word, root(word)]);
      const entries = this.named.get(said.map(([word]) => core(word)).join(" ")) ?? [];
      const targets = entries
        .filter(({ stems }) => stems.every((stem, index) => said[index].includes(stem)))
        .flatMap((entry) => entry.targets);
      if (targets.length) return { length, targets };
    }
    return null;
  }

  /** Whether some name is this one word. */
  isName(word) {
    return this.nameAt([{ word }], 0) !== null;
  }

  /** Organizations in one of whose names every word of a text stands. */
  organizationsWith(text) {
    const stems = stemsOf(text);
    return this.manifest.organizations.flatMap(([, , names], index) =>
      names.some((name) => stems.every((stem) => name.split(" ").includes(stem))) ? [index] : [],
    );
  }

  /** The parts at some places, each opened once. */
  parts(places) {
    return Promise.all(places.map((place) => this.part(place)));
  }

  part(place) {
    if (!this.opened.has(place)) {
      const entry = this.manifest.parts[place];
      const opening = Part.open(this.base + entry.folder, entry, VERSION, this.#overdue());
      opening.catch(() => this.opened.delete(place));
      this.opened.set(place, opening);
    }
    return this.opened.get(place);
  }

  // A static index ages: what has passed since it was built has passed. The index itself tells days and states.
  #overdue() {
    const { states, today } = this.manifest;
    const code = (name) => states.indexOf(name);
    const now = new Date();
    const here = days(now.getFullYear(), now.getMonth(), now.getDate());
    const [year, month, number] = today.split("-").map(Number);
    return { before: Math.max(here, days(year, month - 1, number)), from: [code("срок впереди"), code("без точной даты")], to: code("срок прошёл") };
  }

  /** Every form of the portal with a measure of how often it stands there; without it nothing is mended. */
  async vocabulary() {
    this.words ??= loadJson(`${this.base}search-vocabulary.bin?${this.manifest.vocabulary}`).then((text) =>
      [...text.matchAll(/^(\D+)(\d+)$/gm)].map(([, form, count]) => ({ form: form.trim(), count: Number(count), stem: root(form.trim()) })),
    );
    try {
      return await this.words;
    } catch {
      this.words = null;
      return [];
    }
  }

  /** The token of an abbreviation that the stemmer would eat. */
  abbreviation(word) {
    return `w${spell(word)}`;
  }
}

