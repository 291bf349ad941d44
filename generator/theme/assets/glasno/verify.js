// The page «Проверить подлинность»: the sum of a file is taken here and looked up in the site's own manifest.
// Nothing of the file leaves the device: only the part of the manifest that may name it is loaded.

const LARGEST = 1024 * 1024 * 1024;

const drop = document.querySelector("[data-drop]");
const field = document.querySelector("#g-file");
const results = document.querySelector("[data-results]");
const sums = new URL("sums/", document.baseURI);
const root = new URL("../", document.baseURI);

if (globalThis.crypto?.subtle) {
  drop.hidden = false;
  field.addEventListener("change", () => check(field.files));
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("g-drop--over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("g-drop--over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("g-drop--over");
    check(event.dataTransfer.files);
  });
  // A file that misses the place would otherwise open instead of the page.
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => event.preventDefault());
  }
} else {
  document.querySelector("[data-insecure]").hidden = false;
}

/** Show what is known of each file, in their order. */
async function check(files) {
  const rows = [...files].map((file) => [file, row(file.name)]);
  results.replaceChildren(...rows.map(([, element]) => element));
  for (const [file, element] of rows) {
    element.append(...(await verdict(file)));
  }
}

/** Return the elements that say whether the site holds a file of these bytes, and where. */
async function verdict(file) {
  if (file.size > LARGEST) {
    return [sign("unknown"), say("Файл больше 1\u00a0ГБ: сверьте его сами, как сказано ниже.")];
  }
  try {
    const sum = await digest(file);
    const names = await published(sum);
    if (!names.length) {
      return [
        sign("absent"),
        say("Файла с\u00a0таким содержанием на\u00a0портале нет: он изменён, взят не\u00a0отсюда или из\u00a0прежней редакции."),
        sumLine(sum),
      ];
    }
    const places = say("Опубликован на\u00a0портале: ");
    names.forEach((name, number) => places.append(number ? ", " : "", link(shown(name), name)));
    return [sign("found"), places, sumLine(sum)];
  } catch {
    return [sign("unknown"), say("Список контрольных сумм не\u00a0загрузился или файл не\u00a0прочёлся. Попробуйте ещё раз.")];
  }
}

/** Return the SHA-256 of a file in hexadecimal digits. */
async function digest(file) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return the paths under which the manifest names a sum. */
async function published(sum) {
  const digits = Number(await load("digits.txt"));
  const part = await load(`${digits ? sum.slice(0, digits) : "all"}.txt`);
  return part.split("\n").filter((line) => line.startsWith(sum)).map((line) => line.slice(66));
}

async function load(name) {
  const answer = await fetch(new URL(name, sums), { cache: "no-cache" });
  if (!answer.ok) {
    throw new Error(`${name}: ${answer.status}`);
  }
  return answer.text();
}

function row(name) {
  const element = document.createElement("div");
  element.className = "g-verify__row";
  const title = document.createElement("p");
  title.className = "g-verify__name";
  title.textContent = name;
  element.append(title);
  return element;
}

function sign(kind) {
  return document.querySelector(`template[data-sign="${kind}"]`).content.cloneNode(true);
}

function say(words) {
  const element = document.createElement("p");
  element.textContent = words;
  return element;
}

function sumLine(sum) {
  const element = document.createElement("p");
  element.className = "g-small g-verify__sum";
  element.textContent = `SHA-256: ${sum}`;
  return element;
}

function shown(name) {
  return name.replace(/(^|\/)index\.html$/, "$1") || "главная страница";
}

function link(words, name) {
  const element = document.createElement("a");
  element.href = new URL(name.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/"), root);
  element.textContent = words;
  return element;
}
