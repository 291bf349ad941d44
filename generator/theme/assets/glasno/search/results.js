// What was found, as elements: grouped by kind in the order of the best of each, and never parsed as HTML.

import { longDate, make } from "./say.js";

const GROUPS = { decision: "Пункты решений", document: "Документы", organization: "Организации" };

/** Groups of results; `icons` are templates by the words of a state. */
export function groups(results, icons) {
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const group = make("section", "", "g-results__group");
    group.setAttribute("aria-label", GROUPS[kind]);
    if (kinds.length > 1) group.append(make("p", GROUPS[kind], "g-results__kind"));
    const list = make("ol", "", "g-results");
    list.setAttribute("role", "list");
    list.append(...results.filter((result) => result.kind === kind).map((result) => item(result, icons)));
    group.append(list);
    return group;
  });
}

function item(result, icons) {
  const row = make("li");
  row.dataset.kind = result.kind;
  row.dataset.id = result.id;
  const heading = make("h2");
  const link = make("a", bound(result.title));
  link.href = result.url;
  heading.append(link);
  row.append(heading, make("p", about(result).join(" · "), "g-small"));
  if (result.pieces.length) row.append(excerpt(result));
  if (result.kind === "decision") row.append(...facts(result, icons));
  return row;
}

function about({ kind, source, body, date, region, portal }) {
  const parts = kind === "decision" ? [bound(source), body] : kind === "document" ? [body, longDate(date)] : [region];
  return [...parts, portal && `портал «${portal}»`].filter(Boolean);
}

function excerpt({ pieces, before, after }) {
  const text = make("p", before ? "…" : "", "g-signed");
  for (const { text: words, mark } of pieces) text.append(mark ? make("mark", words) : words);
  if (after) text.append("…");
  return text;
}

function facts({ addressees, deadlines, state }, icons) {
  const rows = [];
  if (addressees.length) rows.push(make("p", `Адресат: ${addressees.join(", ")}`, "g-small"));
  if (deadlines.length || state !== "без срока") {
    const chip = make("span", "", `g-chip g-chip--${icons[state]?.dataset.tone ?? "quiet"}`);
    if (icons[state]) chip.append(icons[state].content.cloneNode(true));
    chip.append(make("span", dueWords(deadlines, state)));
    const line = make("p", "", "g-results__due");
    line.append(chip);
    rows.push(line);
  }
  return rows;
}

function dueWords(deadlines, state) {
  if (!deadlines.length) return state === "без точной даты" ? "срок без точной даты" : state;
  const day = longDate(deadlines[0]);
  return state === "срок прошёл" ? `срок прошёл ${day}` : `срок: по ${day}`;
}

function bound(text) {
  return text.replace(/(№|от) (?=\d)|(\d) (?=\p{Ll}{3,8} \d{4})|(\d{4}) (?=года)/gu, "$1$2$3\u00a0");
}
