/* Index pages: filter the entries by kind and by words, sort them, list only their names; the address keeps what was
   chosen. Without JavaScript the list is complete. */
(() => {
  const list = document.querySelector("[data-sortable]");
  const tools = document.querySelector(".index-tools");
  if (!list || !tools) return;
  const lines = /** @type {HTMLElement[]} */ ([...list.children]);
  const kinds = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll(".kind-counts button")]);
  const box = /** @type {HTMLInputElement} */ (tools.querySelector("[type=search]"));
  const order = /** @type {HTMLSelectElement} */ (tools.querySelector("select"));
  const brief = /** @type {HTMLInputElement} */ (tools.querySelector("[type=checkbox]"));
  const none = /** @type {HTMLElement} */ (tools.querySelector(".index-none"));
  const number = new Map(lines.map((line, index) => [line, index]));
  const place = (/** @type {HTMLElement} */ line) => number.get(line) ?? 0;
  const kindOrder = kinds.map((button) => button.dataset.kind);
  /** @type {Record<string, (a: HTMLElement, b: HTMLElement) => number>} */
  const sorts = {
    name: (a, b) => place(a) - place(b),
    kind: (a, b) => kindOrder.indexOf(a.dataset.kind) - kindOrder.indexOf(b.dataset.kind) || sorts.name(a, b),
    date: (a, b) => (a.dataset.date || "9").localeCompare(b.dataset.date || "9") || sorts.name(a, b),
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
  const press = (/** @type {string | null | undefined} */ kind) => {
    for (const button of kinds) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
  };
  const pressed = () => kinds.find((button) => button.getAttribute("aria-pressed") === "true")?.dataset.kind;
  /* The address says what was chosen, so that it can be shared and come back to. */
  function remember() {
    const chosen = [["q", box.value.trim()], ["kind", pressed() ?? ""], ["sort", order.value], ["view", brief.checked ? "names" : ""]]
      .filter(([name, value]) => value && !(name === "sort" && value === "name"));
    const address = chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname;
    if (chosen.length || location.search) history.replaceState(history.state, "", address + location.hash);
  }
  function show() {
    const kind = pressed();
    list?.toggleAttribute("data-brief", brief.checked);
    const isNamed = named();
    let shown = 0;
    for (const line of [...lines].sort(sorts[order.value])) {
      line.hidden = Boolean(kind && line.dataset.kind !== kind) || !isNamed(line);
      shown += Number(!line.hidden);
      list?.append(line);
    }
    none.hidden = shown > 0;
  }
  const choose = () => {
    show();
    remember();
  };

  for (const button of kinds) {
    button.disabled = false;
    button.addEventListener("click", () => {
      press(pressed() === button.dataset.kind ? null : button.dataset.kind);
      choose();
    });
  }
  // The lookup is loaded when it is first needed.
  box.addEventListener("focus", () => course.loadLookup().then(show), { once: true });
  box.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || choose());
  box.addEventListener("compositionend", choose);
  order.addEventListener("change", choose);
  brief.addEventListener("change", choose);
  tools.removeAttribute("hidden");
  const chosen = new URLSearchParams(location.search);
  box.value ||= chosen.get("q") ?? "";
  press(chosen.get("kind"));
  order.value = chosen.get("sort") ?? "name";
  if (order.selectedIndex < 0) order.value = "name";
  brief.checked = chosen.get("view") === "names";
  show();
  if (box.value) course.loadLookup().then(show);
})();
