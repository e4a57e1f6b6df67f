/* On every page: single-key shortcuts, the sheet that explains them, and the dialog that finds things. */
(() => {
  const base = new URL(".", document.currentScript.src).href;
  const sheet = document.getElementById("shortcuts");
  const on = document.getElementById("shortcuts-on");
  const isTyping = (target) =>
    target.isContentEditable || target.closest("input:not([type=radio], [type=checkbox]), textarea, select");

  const isModified = (event) => event.ctrlKey || event.metaKey || event.shiftKey;

  // ---- the dialog opens at once; the scripts that fill it load when it is first opened

  /** Loads scripts that are not here yet; they run in this order. */
  const scripts = new Map(Array.from(document.scripts, ({ src }) => [src, Promise.resolve()]));
  const load = (...names) => Promise.all(names.map((name) => {
    const src = `${base}${name}.js`;
    if (!scripts.has(src)) scripts.set(src, new Promise((done) => {
      document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload: done }));
    }));
    return scripts.get(src);
  }));
  const folding = ["fold-data", "fold"];
  course.loadLookup = () => load(...folding, "lookup-data", "find", "lookup");
  let dialog;
  function makeDialog() {
    dialog = document.body.appendChild(document.getElementById("finder").content.querySelector("dialog").cloneNode(true));
    const shut = () => {
      dialog.close();
      // Else the box would keep the focus until the next frame, and the next key with it.
      if (dialog.contains(document.activeElement)) document.activeElement.blur();
    };
    dialog.addEventListener("click", (event) => {
      if (event.target.closest(".finder-close") || (event.target.closest("a") && !isModified(event))) shut();
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
    const languages = [...dialog.querySelectorAll("[data-passages]")].map((list) => list.dataset.passages);
    course.loadLookup();
    load(...languages.map((language) => `search-${language}`), "search", "dialog");
  }
  function find(mode) {
    if (!dialog) makeDialog();
    dialog.dataset.mode = mode;
    dialog.showModal();
    const box = dialog.querySelector("input");
    box.select();
    box.dispatchEvent(new Event("input"));
  }
  if (course.isSought) load(...folding, "mark");
  for (const link of document.querySelectorAll("[data-find]")) link.addEventListener("click", (event) => {
    if (isModified(event)) return;
    event.preventDefault();
    find(link.dataset.find);
  });

  // ---- the menu of narrow windows

  const menu = document.querySelector(".menu");
  const drawer = document.getElementById("__drawer");
  menu.previousElementSibling.remove();
  menu.hidden = false;
  menu.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => menu.setAttribute("aria-expanded", drawer.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });

  // ---- shortcuts

  Object.assign(course.keys, {
    "?": () => sheet.showModal(),
    "/": () => find("search"),
    l: () => find("lookup"),
    t: () => document.querySelector("a[data-switch]")?.click(),
  });

  on.checked = course.recall("shortcuts") !== "off";
  on.addEventListener("change", () => course.remember("shortcuts", on.checked ? "on" : "off"));

  document.addEventListener("keydown", (event) => {
    if (!on.checked || course.isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (!Object.hasOwn(course.keys, event.key)) return;
    event.preventDefault();
    course.keys[event.key]();
  });

  for (const button of document.querySelectorAll("[data-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => sheet.showModal());
  }
})();
