// Files of the index: fetched, unpacked, and read as CBOR.

const SIGNATURE = "pagefind_dcd"; // with which files of words and of pages begin, as Pagefind's do
const UTF8 = new TextDecoder();

/** A file of the index that cannot be had or read. */
export class IndexFault extends Error {}

/** The bytes of a file, unpacked where it is packed; a server may have done so. */
export async function load(url) {
  let response;
  try {
    response = await fetch(url);
  } catch {
    throw new IndexFault(`not reached: ${url}`);
  }
  if (!response.ok) throw new IndexFault(`${response.status}: ${url}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new IndexFault(`damaged: ${url}`);
  }
}

/** The value of a JSON file. */
export async function loadJson(url) {
  const bytes = await load(url);
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    throw new IndexFault(`damaged: ${url}`);
  }
}

/** A reader of a file of words. */
export async function loadCbor(url) {
  const bytes = await load(url);
  if (UTF8.decode(bytes.subarray(0, SIGNATURE.length)) !== SIGNATURE) throw new IndexFault(`damaged: ${url}`);
  return new Reader(bytes, SIGNATURE.length);
}

/** The JSON that the file of a page holds. */
export async function loadFragment(url) {
  const bytes = await load(url);
  try {
    return JSON.parse(UTF8.decode(bytes.subarray(SIGNATURE.length)));
  } catch {
    throw new IndexFault(`damaged: ${url}`);
  }
}

/** Reads values one after another: numbers, texts and lists are all there is. */
class Reader {
  constructor(bytes, place) {
    this.bytes = bytes;
    this.place = place;
  }

  /** The type of the next value (0 number, 3 text, 4 list) and its number or length. */
  head() {
    const first = this.bytes[this.place++];
    if (first === undefined) throw new IndexFault("the file ends too soon");
    let number = first & 31;
    if (number > 23) {
      let size = 1 << (number - 24);
      for (number = 0; size; size -= 1) number = number * 256 + this.bytes[this.place++];
    }
    return [first >> 5, number];
  }

  /** The number of the next value, or how long it is, without a list made for it. */
  number() {
    const first = this.bytes[this.place++];
    let number = first & 31;
    if (number > 23) {
      let size = 1 << (number - 24);
      for (number = 0; size; size -= 1) number = number * 256 + this.bytes[this.place++];
    }
    return number;
  }

  value() {
    const [type, number] = this.head();
    if (type === 0) return number;
    if (type === 3) return UTF8.decode(this.bytes.subarray(this.place, (this.place += number)));
    if (type !== 4) throw new IndexFault("the file is damaged");
    const list = new Array(number);
    for (let index = 0; index < number; index += 1) list[index] = this.value();
    return list;
  }

  skip() {
    const [type, number] = this.head();
    if (type === 3) this.place += number;
    else if (type === 4) for (let index = 0; index < number; index += 1) this.skip();
    else if (type !== 0) throw new IndexFault("the file is damaged");
  }
}
