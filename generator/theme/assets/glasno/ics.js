// A calendar file (RFC 5545) of days: what a reader chose becomes events of whole days, in his own calendar.

const ESCAPED = { "\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n" };

const escaped = (text) => text.replace(/\r\n?/g, "\n").replace(/[\\;,\n]/g, (sign) => ESCAPED[sign]);

// No line is longer than 75 octets; a letter is never cut in two.
function folded(line) {
  const encoder = new TextEncoder();
  const parts = [];
  let part = "";
  let size = 0;
  for (const sign of line) {
    const octets = encoder.encode(sign).length;
    if (size + octets > 74) {
      parts.push(part);
      [part, size] = ["", 0];
    }
    part += sign;
    size += octets;
  }
  return [...parts, part].join("\r\n ");
}

function next(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A calendar of events `{ day, title, about, url }`, days as 2023-03-31; the address of each is its lasting name. */
export function calendar(name, events, now = new Date()) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const plain = (day) => day.replaceAll("-", "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Glasno//my//RU", `X-WR-CALNAME:${escaped(name)}`];
  for (const { day, title, about, url } of events) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${escaped(url)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${plain(day)}`,
      `DTEND;VALUE=DATE:${plain(next(day))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(about)}`,
      `URL:${url}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  return [...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}
