// What a reader's words ask for: concepts, each with every way in which the index may have it.

import { addressed, allOf, dated, inState, ofRegion, way } from "./concepts.js";
import { findClause, findDate, findNumber } from "./dates.js";
import { findPassed, isAddressed, isAsking, isDue, isGeneric, isLate, isObliged, isQuestion, isStop, kindOf, KNOWN } from "./intent.js";
import { DECISION, DOCUMENT } from "./part.js";
import { root, snowball } from "./stem.js";
import { correct } from "./typos.js";
import { beginning, fold, isAbbreviation, keyOf, keysOf, relayout, spell, wordsOf } from "./words.js";

const MOST_LETTERS = 300;
const MOST_WORDS = 24;
const QUOTED = /[«„“"‟”]([^«»„“”"‟]{1,200})[»“”"‟]/g;
const PATRONYMIC = /(?:ович|евич|ьич|мич|кич|фич)(?:а|у|ем|е)?$|(?:овн|евн|ичн|иничн)(?:а|ы|е|у|ой|ою)$/;
const PERSON = /(?<![\p{L}])(\p{L}[\p{L}-]{2,})\s+(\p{L})\s?\.\s?(\p{L})(?:\s?\.|(?!\p{L}))/gu;
const PERSON_LAST = /(?<![\p{L}.])(\p{L})\s?\.\s?(\p{L})\s?\.\s?(\p{L}[\p{L}-]{2,})/gu;
const SUFFIX = /(?:ничеств|ническ|тельн|тель|ческ|ическ|ник|ниц|енн|ован|ова|ирова|ств|ост|ениj|ени|ани|аци|ац|ист|щик|чик|ск|к|н)$/;
const LATE = "срок прошёл"; // as generator/pages/states.py names it

/** Read a query for one portal; `settings.exact` keeps to the words as typed, `settings.typing` expects more letters. */
export async function understand(text, portal, parts, settings = {}) {
  const reading = new Reading(portal, parts, settings);
  let typed = text.normalize("NFC").replace(/\s+/g, " ").trim();
  if (typed.length > MOST_LETTERS) {
    typed = typed.slice(0, MOST_LETTERS);
    reading.cut = true;
  }
  reading.text = settings.exact ? typed : await reading.layout(typed);
  await reading.read();
  return reading;
}

class Reading {
  constructor(portal, parts, { exact = false, typing = false }) {
    Object.assign(this, { portal, parts, exact, typing });
    this.concepts = [];
    this.kinds = new Set();
    this.corrections = [];
    this.also = [];
    this.phrases = [];
    this.cut = false;
    this.asksDue = false;
    this.asksWho = false;
  }

  /** Whether the index has a word, or a name begins with it. */
  async has(word) {
    if (this.portal.isName(word) || isStop(word) || kindOf(word) !== undefined) return true;
    for (const key of [...keysOf(word), this.portal.abbreviation(word)]) {
      for (const part of this.parts) if ((await part.postings(key)).pages.length) return true;
    }
    return false;
  }

  async begins(word) {
    if (word.length < 3) return [];
    const keys = new Set();
    for (const part of this.parts) for (const key of await part.beginning(beginning(word))) keys.add(key);
    return [...keys];
  }

  // A query in the other layout of the keyboard: «vjybnjhbyu», «,tcgkfnyj».
  async layout(text) {
    if (/[а-яё]/i.test(text) || !/[a-z]/i.test(text)) return text;
    const other = relayout(text);
    const [asTyped, changed] = await Promise.all([this.knows(text), this.knows(other)]);
    if (changed <= asTyped || changed < 0.5) {
      const mended = asTyped ? null : await this.mended(other);
      if (!mended) return text;
    }
    this.corrections.push([text, other]);
    return other;
  }

  async mended(text) {
    const vocabulary = await this.portal.vocabulary();
    return wordsOf(text).every(({ word }) => word.length > 4 && correct(word, vocabulary));
  }

  async knows(text) {
    const words = wordsOf(text).filter(({ word }) => !/^\d+$/.test(word));
    let known = 0;
    for (const { word } of words) if ((await this.has(word)) || (await this.begins(word)).length) known += 1;
    return known / (words.length || 1);
  }

  async read() {
    this.rest = this.text;
    this.takePhrases();
    if (!this.exact) {
      this.takePeople();
      this.takeCodes();
    }
    const words = wordsOf(this.rest).slice(0, MOST_WORDS);
    const found = this.exact ? words : this.takeIntent(words);
    for (let place = 0; place < found.length; ) place += await this.takeWord(found, place);
    if (!this.concepts.length && this.kinds.size) {
      const kinds = this.kinds;
      this.concepts.push({ text: this.text, ways: [{ test: (part, page) => (kinds.has(part.kind[page]) ? 1 : 0), weight: 1 }] });
    }
  }

  blank(start, end) {
    this.rest = this.rest.slice(0, start) + " ".repeat(end - start) + this.rest.slice(end);
  }

  takePhrases() {
    for (const match of this.rest.matchAll(QUOTED)) {
      const words = wordsOf(match[1]);
      if (!words.length || (!this.exact && this.nameAround(match))) continue;
      this.concepts.push({ text: match[0], ways: [], phrase: words.map(({ word }) => keysOf(word)), words: words.map(({ word }) => word) });
      this.phrases.push(words.map(({ word }) => word).join(" "));
      this.blank(match.index, match.index + match[0].length);
    }
  }

  // «ОЦ «Персей»»: the quotes are part of a name, not a wish for the exact words.
  nameAround(match) {
    const words = wordsOf(this.rest);
    const inside = words.filter(({ start, end }) => start >= match.index && end <= match.index + match[0].length);
    for (let place = 0; place < words.length; place += 1) {
      const name = this.portal.nameAt(words, place);
      const last = place + (name?.length ?? 0) - 1;
      if (!name || words[last].end < inside.at(-1).end || words[place].start > inside[0].start) continue;
      const organization = name.targets.some((target) => target.organization !== undefined);
      if (words[place].start < inside[0].start || (organization && words.length > inside.length)) return true;
    }
    return false;
  }

  takePeople() {
    const put = (match, surname, first, second) => {
      this.concepts.push(this.person(surname, first + second, [surname], match[0]));
      this.blank(match.index, match.index + match[0].length);
    };
    for (const match of this.rest.matchAll(PERSON)) if (!isStop(fold(match[1]))) put(match, match[1], match[2], match[3]);
    for (const match of this.rest.matchAll(PERSON_LAST)) put(match, match[3], match[1], match[2]);
  }

  person(surname, initials, words, text) {
    const word = fold(surname);
    const token = `h${spell(root(word))}${spell(fold(initials))}`;
    return {
      text,
      ways: [way(token, 1.2, true), allOf(words.map(fold), 1), ...keysOf(word).map((key) => way(key, 0.45))],
      words: words.map(fold),
    };
  }

  takeCodes() {
    const take = (find, use) => {
      for (let found; (found = find(fold(this.rest).padEnd(this.rest.length))); ) {
        use(found);
        this.blank(found.start, found.end);
      }
    };
    take(findPassed, ({ text }) => this.concepts.push(this.late(text)));
    const clause = ({ text, token }) => {
      const below = ["b", "y", "x"].map((sign, index) => ({ beginning: token + sign, weight: [1.2, 1.1, 0.4][index] }));
      this.concepts.push({ text, ways: [way(token, 1.5, true), ...below] });
      this.kinds.add(DECISION);
    };
    take(findClause, clause);
    take(findDate, (when) => {
      const words = wordsOf(when.text).flatMap(({ word }) => (isStop(word) ? [] : [word]));
      this.concepts.push({ text: when.text.trim(), when, ways: [], words });
    });
    take((text) => findClause(text, true), clause);
    take(findNumber, ({ text, number, named }) => {
      const only = (part, page) => part.kind[page] === DOCUMENT;
      const ways = [{ ...way(`n${spell(number)}`, 1, true), only, otherwise: 0.35 }];
      if (named) this.kinds.add(DOCUMENT);
      else ways.push({ ...way(spell(number), 1), only: (part, page) => part.kind[page] !== DECISION, otherwise: 0.3 }, way(`№${number}`, 0.9));
      this.concepts.push({ text, ways });
    });
  }

  // Words that ask, and words that name a kind of page, are no part of what is looked for.
  takeIntent(words) {
    const kept = [];
    const asks = words.some(({ word }) => isQuestion(word));
    words.forEach((one, index) => {
      const { word, printed } = one;
      const inName = words.some((_, place) => place <= index && this.spans(words, place, index));
      if (inName) kept.push(one);
      else if (isStop(word) && !(isAbbreviation(printed) && word.length > 1)) {
        if (word === "для") kept.push({ ...one, role: true });
      } else if (isLate(word)) this.concepts.push(this.late(printed));
      else if (isDue(word) && words.length + this.concepts.length > 1) this.asksDue = true;
      else if (asks && isGeneric(word)) this.kinds.add(DECISION);
      else if (isAsking(word)) {
        this.asksWho = true;
        this.kinds.add(DECISION);
        if (isObliged(word)) kept.push({ ...one, role: true });
      } else if (kindOf(word) !== undefined) {
        this.kinds.add(kindOf(word));
        if (isAddressed(word)) kept.push({ ...one, role: true });
      } else kept.push(one);
    });
    for (const concept of this.concepts) if (concept.when) this.date(concept);
    return kept;
  }

  late(text) {
    return { text, ways: [{ test: inState(this.portal.manifest.states.indexOf(LATE)), weight: 1 }] };
  }

  spans(words, place, index) {
    const name = this.portal.nameAt(words, place);
    return name && name.length > 1 && place + name.length > index;
  }

  date(concept) {
    const { when } = concept;
    const ends = ["до", "к", "не позднее", "не позже"].includes(when.lead);
    const due = this.asksDue || ends || (!this.kinds.has(DOCUMENT) && when.lead !== "от");
    const meeting = !(this.asksDue || ends);
    concept.ways.push({ test: dated(when, meeting, due), weight: 1 });
    const { words } = concept;
    if (words.length && !ends && !this.kinds.has(DOCUMENT)) concept.ways.push(allOf(words, this.asksDue ? 0.3 : 0.55));
    if (when.exact && /[./]/.test(when.text)) concept.ways.push(way(when.text.replace(/\D/g, ""), 0.6));
    concept.broad = when.months === 12;
  }

  async takeWord(words, place) {
    const one = words[place];
    if (one.role) return this.takeAddressee(words, place);
    if (this.exact) {
      const short = this.portal.abbreviation(one.word);
      const ways = (await this.hasKey(short)) ? [way(short, 1, true)] : keysOf(one.word).map((key) => way(key, 1));
      this.concepts.push({ text: one.printed, ways, words: [one.word] });
      return 1;
    }
    const full = this.fullName(words, place);
    if (full) return full;
    const name = this.portal.nameAt(words, place);
    if (name) {
      this.concepts.push(await this.named(words.slice(place, place + name.length), name.targets));
      return name.length;
    }
    const given = words[place + 1];
    if (given && !given.role && /^[а-я]{3,}$/.test(given.word)) {
      const start = `h${spell(root(one.word))}${spell(given.word[0])}`;
      if (/^\p{Lu}/u.test(one.printed) || /^\p{Lu}/u.test(given.printed)) {
        if ((await this.begins(start)).some((key) => key.length <= start.length + 2)) {
          this.concepts.push({ text: `${one.printed} ${given.printed}`, words: [one.word, given.word], ways: [{ beginning: start, weight: 1.1 }, allOf([one.word, given.word], 1), ...keysOf(one.word).map((key) => way(key, 0.4))] });
          return 2;
        }
      }
    }
    this.concepts.push(await this.plain(one, place === words.length - 1));
    return 1;
  }

  // «Захарова Татьяна Николаевна» and «Татьяна Николаевна Захарова».
  fullName(words, place) {
    const three = words.slice(place, place + 3).map(({ word }) => word);
    if (three.length < 3 || words.slice(place, place + 3).some(({ role }) => role)) return 0;
    const order = PATRONYMIC.test(three[2]) ? [0, 1, 2] : PATRONYMIC.test(three[1]) && !PATRONYMIC.test(three[0]) ? [2, 0, 1] : null;
    if (!order || three[order[0]].length < 3) return 0;
    const text = words.slice(place, place + 3).map(({ printed }) => printed).join(" ");
    this.concepts.push(this.person(three[order[0]], three[order[1]][0] + three[order[2]][0], three, text));
    return 3;
  }

  // «для ИРО», «что должна школа»: whom the decisions shall be addressed to.
  async takeAddressee(words, place) {
    const next = words[place + 1];
    if (!next || next.role) return 1;
    const name = this.portal.nameAt(words, place + 1);
    const targets = name?.targets ?? [];
    const organizations = new Set(targets.flatMap(({ organization }) => (organization === undefined ? [] : [organization])));
    const length = name?.length ?? 1;
    const names = [...targets.flatMap(({ all = [] }) => all), ...(length === 1 ? [next.word] : [])];
    for (const text of names) for (const id of this.portal.organizationsWith(text)) organizations.add(id);
    if (!organizations.size || (words[place].word === "для" && !name && !this.kinds.size && !this.asksWho)) return 1;
    const concept = name ? await this.named(words.slice(place + 1, place + 1 + length), targets) : await this.plain(next, false);
    for (const one of concept.ways) one.weight *= 0.5;
    concept.ways.push({ test: addressed(organizations), weight: 1.3 });
    this.kinds.add(DECISION);
    this.concepts.push(concept);
    return 1 + length;
  }

  async named(words, targets) {
    const own = words.map(({ word }) => word);
    const concept = { text: words.map(({ printed }) => printed).join(" "), ways: [], words: own, tokens: new Set() };
    const short = words.length === 1 && (isAbbreviation(words[0].printed) || keyOf(own[0]).length < 3);
    const shortened = short && (await this.hasKey(this.portal.abbreviation(own[0])));
    if (shortened) concept.ways.push(way(this.portal.abbreviation(own[0]), 1, true));
    else if (words.length === 1) concept.ways.push(...(await this.forms(own[0])));
    else concept.ways.push(allOf(own.filter((word) => !isStop(word)), 0.95));
    for (const { organization, token, say, near = [], nearly } of targets) {
      if (organization !== undefined) {
        const { token: id } = this.portal.organizations[organization];
        concept.ways.push(way(`q${id}`, 2, true), way(`o${id}`, 1, true));
        concept.tokens.add(`o${id}`);
        concept.names = true;
        continue;
      }
      concept.ways.push(way(`g${token}`, nearly ? 0.5 : 1, true), way(`e${token}`, 0.45, true));
      concept.tokens.add(`g${token}`);
      for (const text of near) concept.ways.push(allOf(wordsOf(text).map(({ word }) => word), 0.45));
      if (say && !own.join(" ").includes(fold(say))) this.also.push(say);
    }
    return concept;
  }

  async hasKey(key) {
    for (const part of this.parts) if ((await part.postings(key)).pages.length) return true;
    return false;
  }

  // A word's own forms, and at less weight words of its family: «наставник» and «наставничество».
  async forms(word) {
    const keys = keysOf(word);
    const ways = keys.map((key) => way(key, 1));
    if (!/[а-я]/.test(word)) return ways;
    const stem = snowball(word);
    const family = stem.length > 6 ? stem.replace(SUFFIX, "") : stem;
    const start = family.length >= 5 ? family : stem.length >= 5 ? stem : "";
    for (const key of start ? await this.begins(start) : []) {
      if (!keys.includes(key) && (key.startsWith(stem) || key.length - start.length <= 7)) ways.push(way(key, key.startsWith(stem) ? 0.6 : 0.4));
    }
    return ways;
  }

  async plain({ word, printed }, last) {
    const concept = { text: printed, ways: [], words: [word] };
    const region = this.portal.regions.findIndex(({ root: start }) => start.length > 3 && word.startsWith(start) && word.length - start.length < 5);
    if (region >= 0) concept.ways.push({ test: ofRegion(region), weight: 0.55 });
    const shortened = (isAbbreviation(printed) || word.length < 7) && (await this.hasKey(this.portal.abbreviation(word)));
    if (shortened) concept.ways.push(way(this.portal.abbreviation(word), 1, true));
    if (!(shortened && (isAbbreviation(printed) || keyOf(word).length < 3))) concept.ways.push(...(await this.forms(word)));
    const short = last && word.length < 6 && !shortened;
    if (last && (this.typing || short)) concept.ways.push(...(await this.begins(word)).map((key) => way(key, this.typing ? 0.7 : 0.5)));
    if (await this.anyOf(keysOf(word)) || shortened) return concept;
    const begun = await this.begins(word);
    if (begun.length) {
      concept.ways.push(...begun.map((key) => way(key, 0.95)));
      concept.begins = beginning(word);
      return concept;
    }
    return region >= 0 ? concept : this.mend(concept, word, printed);
  }

  async anyOf(keys) {
    for (const key of keys) if (await this.hasKey(key)) return true;
    return false;
  }

  // A word that nowhere stands: another layout, a slip of the fingers.
  async mend(concept, word, printed) {
    if (/^\d+$/.test(word)) return concept;
    const other = relayout(printed);
    if (/[a-z]/.test(word) && (await this.has(fold(other)))) return this.instead(concept, printed, fold(other));
    const vocabulary = await this.portal.vocabulary();
    const known = KNOWN.map((form) => ({ form, count: 3, stem: root(form) }));
    const form = correct(word, vocabulary) ?? correct(word, known);
    return form && form !== word ? this.instead(concept, printed, form) : concept;
  }

  async instead(concept, printed, form) {
    this.corrections.push([printed, form]);
    if (kindOf(form) !== undefined) {
      this.kinds.add(kindOf(form));
      return { ...concept, ways: [], optional: true };
    }
    const name = this.portal.nameAt([{ word: form, printed: form }], 0);
    const made = name ? await this.named([{ word: form, printed: form }], name.targets) : { ways: await this.forms(form), words: [form] };
    return { ...concept, ...made, text: printed };
  }
}
