// How a reader wants to see the portal: size, colours, spacing, face, pictures. The one script that blocks, because
// what was chosen before must hold from the first paint. It keeps the choice as data-g-* of <html>, and in the browser;
// its panel is made when it is first opened.
(() => {
  const KEY = "glasno-view";
  const CHOICES = [
    ["size", "Размер текста", { "": "100 %", 2: "125 %", 3: "150 %", 4: "200 %" }],
    ["scheme", "Цвета", {
      "": "Как на устройстве",
      light: "Светлые",
      dark: "Тёмные",
      "black-on-white": "Чёрным по белому",
      "white-on-black": "Белым по чёрному",
      blue: "Синим по голубому",
      beige: "Коричневым по бежевому",
    }],
    ["space", "Интервалы", { "": "Обычные", wide: "Увеличенные" }],
    ["face", "Шрифт документов", { "": "С засечками", sans: "Без засечек" }],
    ["images", "Изображения", { "": "Показывать", off: "Скрыть" }],
  ];
  const root = document.documentElement;
  let chosen = {};

  // Answers are on their way: their place is kept, so that nothing below it jumps when they come.
  root.toggleAttribute("data-g-asked", location.search.length > 1);

  function recall() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(KEY));
    } catch {
      // A browser that keeps nothing, or keeps what is not ours: the usual view.
    }
    chosen = {};
    for (const [name, , values] of CHOICES) {
      const value = String(kept?.[name] ?? "");
      if (value && Object.hasOwn(values, value)) chosen[name] = value;
    }
  }

  function keep() {
    try {
      if (Object.keys(chosen).length) localStorage.setItem(KEY, JSON.stringify(chosen));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  function show() {
    for (const [name] of CHOICES) {
      if (chosen[name]) root.setAttribute(`data-g-${name}`, chosen[name]);
      else root.removeAttribute(`data-g-${name}`);
    }
  }

  function make(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  function panel() {
    const status = make("p", { class: "g-view__status", role: "status" });
    const form = make("form", { class: "g-view__panel", "aria-label": "Версия для слабовидящих" });
    for (const [name, label, values] of CHOICES) {
      const options = Object.entries(values).sort(([one], [other]) => Boolean(one) - Boolean(other));
      const radios = options.map(([value, words]) =>
        make("label", {}, make("input", { type: "radio", name, value }), words.replace(" %", "\u00a0%")));
      form.append(make("fieldset", {}, make("legend", {}, label), make("div", {}, ...radios)));
    }
    form.append(make("p", {}, make("button", { class: "g-button", type: "reset" }, "Вернуть обычный вид")), status);

    const check = () => {
      for (const radio of form.querySelectorAll("input")) radio.checked = radio.value === (chosen[radio.name] ?? "");
    };
    const say = (words) => {
      status.textContent = keep() ? words : `${words} Браузер не разрешил это запомнить.`;
    };
    form.addEventListener("change", ({ target }) => {
      chosen[target.name] = target.value;
      if (!target.value) delete chosen[target.name];
      show();
      const [, label, values] = CHOICES.find(([name]) => name === target.name);
      say(`${label}: ${values[target.value].toLowerCase()}.`);
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      chosen = {};
      show();
      check();
      say("Обычный вид возвращён.");
    });
    addEventListener("glasno-view", check);
    check();
    return form;
  }

  recall();
  show();
  root.setAttribute("data-g-script", "");
  // Another tab has changed the view, or this page comes back from before the change.
  for (const event of ["storage", "pageshow"]) {
    addEventListener(event, () => {
      recall();
      show();
      dispatchEvent(new Event("glasno-view"));
    });
  }
  document.addEventListener("DOMContentLoaded", () => {
    const details = document.querySelector(".g-view");
    details?.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(panel());
    });
    details?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.firstElementChild.focus();
    });
  });
})();
