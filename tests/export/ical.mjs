// Reads calendars with ical.js and says, as JSON, what a calendar program would show.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const [modules, ...files] = process.argv.slice(2);
const { default: ICAL } = await import(require.resolve("ical.js", { paths: [modules] }));
const text = (component, name) => component.getFirstPropertyValue(name)?.toString() ?? null;
const read = files.map((file) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  return calendar.getAllSubcomponents().map((component) => ({
    kind: component.name,
    uid: text(component, "uid"),
    day: text(component, component.name === "vtodo" ? "due" : "dtstart"),
    summary: text(component, "summary"),
    description: text(component, "description"),
    status: text(component, "status"),
    sequence: component.getFirstPropertyValue("sequence"),
    url: text(component, "url"),
  }));
});
console.log(JSON.stringify(read));
