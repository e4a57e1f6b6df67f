/* Index pages: filter the entries by kind and by words, sort them. Without JavaScript the list is complete. */
(() => {
  const list = document.querySelector("[data-sortable]");
  const tools = document.querySelector(".index-tools");
  if (!list || !tools) return;
  const lines = /** @type {HTMLElement[]} */ ([...list.children]);
  const kinds = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll(".kind-counts button")]);
  const box = /** @type {HTMLInputElement} */ (tools.querySelector("input"));
  const order = /** @type {HTMLSelectElement} */ (tools.querySelector("select"));
  const none = /** @type {HTMLElement} */ (tools.querySelector(".index-none"));
  const number = new Map(lines.map((line, index) => [line, index]));
  const place = (/** @type {HTMLElement} */ line) => number.get(line) ?? 0;
  const kindOrder = kinds.map((button) => button.dataset.kind);
  /** @type {Record<string, (a: HTMLElement, b: HTMLElement) => number>} */
  const sorts = {
    name: (a, b) => place(a) - place(b),
    kind: (a, b) => kindOrder.indexOf(a.dataset.kind) - kindOrder.indexOf(b.dataset.kind) || sorts.name(a, b),
    mentions: (a, b) => Number(b.dataset.count) - Number(a.dataset.count) || sorts.name(a, b),
  };

  /** Which entries the lookup finds for the words in the box; all while there are none. */
  const named = () => {
    if (!course.finder?.folding.words(box.value).length) return () => true;
    const here = new Set(lines.map((line) => line.dataset.entry));
    const { found } = course.finder.find(box.value, ({ id }) => here.has(id));
    const ids = new Set(found.map(({ entry }) => entry.id));
    return (/** @type {HTMLElement} */ line) => ids.has(line.dataset.entry ?? "");
  };
  function show() {
    const kind = kinds.find((button) => button.getAttribute("aria-pressed") === "true")?.dataset.kind;
    const isNamed = named();
    let shown = 0;
    for (const line of [...lines].sort(sorts[order.value])) {
      line.hidden = Boolean(kind && line.dataset.kind !== kind) || !isNamed(line);
      shown += Number(!line.hidden);
      list?.append(line);
    }
    none.hidden = shown > 0;
  }

  for (const button of kinds) {
    button.disabled = false;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      for (const other of kinds) other.setAttribute("aria-pressed", String(on && other === button));
      show();
    });
  }
  // The lookup is loaded when it is first needed.
  box.addEventListener("focus", () => course.loadLookup().then(show), { once: true });
  box.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || show());
  box.addEventListener("compositionend", show);
  order.addEventListener("change", show);
  tools.removeAttribute("hidden");
  show();
})();
