/* On every page: single-key shortcuts, the sheet that explains them, and the dialog that finds things. */
(() => {
  const base = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const sheet = /** @type {HTMLDialogElement} */ (document.getElementById("shortcuts"));
  const on = /** @type {HTMLInputElement} */ (document.getElementById("shortcuts-on"));
  const explain = () => {
    for (const row of sheet.querySelectorAll("[data-key]")) row.toggleAttribute("hidden", !course.keys[row.getAttribute("data-key") ?? ""]);
    sheet.showModal();
  };
  const isTyping = (/** @type {HTMLElement} */ target) =>
    target.isContentEditable || target.closest("input:not([type=radio], [type=checkbox]), textarea, select");

  const isModified = (/** @type {KeyboardEvent | MouseEvent} */ event) => event.ctrlKey || event.metaKey || event.shiftKey;

  // ---- the dialog opens at once; the scripts that fill it load when it is first opened

  /** Loads scripts that are not here yet, in this order; those that are may have a version behind them. */
  /** @type {Map<string, Promise<unknown>>} */
  const scripts = new Map();
  const isInPage = (/** @type {string} */ address) => Array.from(document.scripts).some(({ src }) => src.split("?")[0] === address);
  const load = (/** @type {string[]} */ ...names) => Promise.all(names.map((name) => {
    const src = `${base}${name}.js`;
    if (!scripts.has(src)) scripts.set(src, isInPage(src) ? Promise.resolve() : new Promise((done) => {
      document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload: done }));
    }));
    return scripts.get(src);
  }));
  course.load = load;
  course.style = (name) => new Promise((done) => {
    const href = `${base}${name}.css`;
    if (document.querySelector(`link[href="${href}"]`)) return done(undefined);
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done }));
  });
  const folding = ["fold-data", "fold"];
  course.loadLookup = () => load(...folding, "lookup-data", "keys", "find", "lookup");
  /** @type {HTMLDialogElement | undefined} */ let made;
  function makeDialog() {
    const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById("finder"));
    const dialog = /** @type {HTMLDialogElement} */ (content.querySelector("dialog")?.cloneNode(true));
    document.body.append(dialog);
    const shut = () => {
      dialog.close();
      // Else the box would keep the focus until the next frame, and the next key with it.
      if (dialog.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
    };
    dialog.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.closest(".finder-close") || (target.closest("a") && !isModified(event))) shut();
    });
    dialog.addEventListener("pointerdown", ({ target, clientX: x, clientY: y }) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      if (target === dialog && (x < left || x > right || y < top || y > bottom)) shut();
    });
    // Else the first Escape would only empty the box.
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && course.isComposing(event)) event.preventDefault();
      else if (event.key === "Escape") shut();
    });
    const lists = /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-passages]"));
    const languages = Array.from(lists, (list) => list.dataset.passages);
    course.loadLookup();
    load(...languages.map((language) => `search-${language}`), "search", "dialog");
    return dialog;
  }
  function find(/** @type {string | undefined} */ mode) {
    const dialog = made ?? makeDialog();
    made = dialog;
    dialog.dataset.mode = mode;
    dialog.showModal();
    const box = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    box.select();
    box.dispatchEvent(new Event("input"));
  }
  if (course.isSought) load(...folding, "mark");
  for (const cite of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".cite[data-address]"))) {
    if (cite.open) load("cite");
    else cite.addEventListener("toggle", () => load("cite"), { once: true });
  }
  const finders = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-find]"));
  for (const link of finders) link.addEventListener("click", (event) => {
    if (isModified(event)) return;
    event.preventDefault();
    find(link.dataset.find);
  });

  // ---- the menu of narrow windows

  const menu = /** @type {HTMLButtonElement} */ (document.querySelector(".menu"));
  const drawer = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  drawer.checked = false; // Firefox would leave it open when the page is loaded again
  menu.previousElementSibling?.remove();
  menu.hidden = false;
  menu.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => menu.setAttribute("aria-expanded", String(drawer.checked)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });

  // ---- shortcuts

  Object.assign(course.keys, {
    "?": explain,
    "/": () => find("search"),
    l: () => find("lookup"),
    t: () => /** @type {HTMLElement | null} */ (document.querySelector("a[data-switch]"))?.click(),
  });

  on.checked = course.recall("shortcuts") !== "off";
  on.addEventListener("change", () => course.remember("shortcuts", on.checked ? "on" : "off"));

  document.addEventListener("keydown", (event) => {
    if (!on.checked || course.isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(/** @type {HTMLElement} */ (event.target)) || document.querySelector("dialog[open]")) return;
    if (!Object.hasOwn(course.keys, event.key)) return;
    event.preventDefault();
    course.keys[event.key]();
  });

  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-help]"))) {
    button.hidden = false;
    button.addEventListener("click", explain);
  }
})();
