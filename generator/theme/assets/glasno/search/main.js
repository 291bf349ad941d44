// Where the scripts begin: the API on every page that asks for it, and the page of search where it stands.

import { Glasno } from "./api.js";
import { start } from "./page.js";

const site = new URL(import.meta.url.endsWith("/search/main.js") ? "../../../" : "../../", import.meta.url).href;
const engine = new Glasno(site);

/** The search of this portal; docs/reference/search.md says what it takes and returns. */
export const glasno = { search: (query, settings) => engine.search(query, settings) };
globalThis.glasno = glasno;

const root = document.querySelector("[data-glasno-search]");
if (root) start(root, engine);
