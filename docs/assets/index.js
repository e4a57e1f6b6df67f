/* Index pages: filter the entries by kind and by words, order and group them, list only their names; the address keeps
   what was chosen. Without JavaScript the list is complete, under its letters. */
(() => {
  const list = /** @type {HTMLElement | null} */ (document.querySelector(".index"));
  const tools = document.querySelector(".index-tools");
  if (!list || !tools) return;
  const lines = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".entry-line")]);
  const box = /** @type {HTMLInputElement} */ (tools.querySelector("[type=search]"));
  const kind = /** @type {HTMLSelectElement} */ (tools.querySelector("[name=kind]"));
  const order = /** @type {HTMLSelectElement} */ (tools.querySelector("[name=sort]"));
  const brief = /** @type {HTMLInputElement} */ (tools.querySelector("[type=checkbox]"));
  const none = /** @type {HTMLElement} */ (tools.querySelector(".index-none"));
  const letters = /** @type {HTMLElement} */ (document.querySelector(".letters"));
  const byName = /** @type {HTMLElement[]} */ ([...list.children]);

  // ---- order: each gives its parts, a heading and the entries below it

  /** @typedef {[heading: string, lines: HTMLElement[]]} IndexPart */
  /** Entries under headings, in the order of these; those that have none come last.
      @param {string} attribute @param {[value: string, heading: string][]} headings @returns {IndexPart[]} */
  const grouped = (attribute, headings) => {
    const known = new Set(headings.map(([value]) => value));
    const others = lines.filter((line) => !known.has(line.getAttribute(attribute) ?? ""));
    return [
      ...headings.map(([value, heading]) => /** @type {IndexPart} */ ([heading, lines.filter((line) => line.getAttribute(attribute) === value)])),
      [list.dataset.unknown ?? "", others],
    ];
  };
  const dateOf = (/** @type {HTMLElement} */ line) => line.dataset.date ?? "";
  /** @returns {IndexPart[]} */
  const partsOf = (/** @type {string} */ name) => {
    if (name === "kind") return grouped("data-kind", Array.from(kind.options, ({ value, dataset }) => [value, dataset.heading ?? ""]));
    if (name === "mentions") return [["", [...lines].sort((a, b) => Number(b.dataset.count) - Number(a.dataset.count))]];
    if (name !== "date") return grouped(`data-${name}`, JSON.parse(order.selectedOptions[0].dataset.headings ?? "[]"));
    const dated = lines.filter(dateOf).sort((a, b) => dateOf(a).localeCompare(dateOf(b)));
    const years = new Set(dated.map(({ dataset }) => dataset.year ?? ""));
    return [
      ...Array.from(years, (year) => /** @type {IndexPart} */ ([year, dated.filter((line) => line.dataset.year === year)])),
      [list.dataset.unknown ?? "", lines.filter((line) => !dateOf(line))],
    ];
  };
  /** @param {IndexPart} part */
  const section = ([heading, entries]) => {
    const part = Object.assign(document.createElement("section"), { className: "index-part" });
    if (heading) part.append(Object.assign(document.createElement("h2"), { textContent: heading }));
    const all = part.appendChild(Object.assign(document.createElement("ul"), { className: "entries" }));
    all.append(...entries);
    return part;
  };
  const home = new Map(lines.map((line) => [line, line.parentElement]));
  function arrange() {
    if (order.value === "name") {
      for (const [line, place] of home) place?.append(line);
      list?.replaceChildren(...byName);
    } else list?.replaceChildren(...partsOf(order.value).filter(([, entries]) => entries.length).map(section));
  }

  // ---- filter

  /** Which entries the lookup finds for the words in the box; all while there are none. */
  const named = () => {
    if (!course.finder?.folding.words(box.value).length) return () => true;
    const here = new Set(lines.map((line) => line.dataset.entry));
    const { found } = course.finder.find(box.value, ({ id }) => here.has(id));
    const ids = new Set(found.map(({ entry }) => entry.id));
    return (/** @type {HTMLElement} */ line) => ids.has(line.dataset.entry ?? "");
  };
  function show() {
    list?.toggleAttribute("data-brief", brief.checked);
    const isNamed = named();
    let shown = 0;
    for (const line of lines) {
      line.hidden = Boolean(kind.value && line.dataset.kind !== kind.value) || !isNamed(line);
      shown += Number(!line.hidden);
    }
    const isEmpty = (/** @type {Element} */ part) => !part.querySelector(".entry-line:not([hidden])");
    for (const part of list?.children ?? []) part.toggleAttribute("hidden", isEmpty(part));
    letters.hidden = order.value !== "name";
    for (const [at, letter] of [...letters.children].entries()) letter.toggleAttribute("hidden", isEmpty(byName[at]));
    none.hidden = shown > 0;
  }

  /* The address says what was chosen, so that it can be shared and come back to. */
  function remember() {
    const chosen = [["q", box.value.trim()], ["kind", kind.value], ["sort", order.value], ["view", brief.checked ? "names" : ""]]
      .filter(([name, value]) => value && !(name === "sort" && value === "name"));
    const address = chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname;
    if (chosen.length || location.search) history.replaceState(history.state, "", address + location.hash);
  }
  const choose = () => {
    show();
    remember();
  };

  // The lookup is loaded when it is first needed.
  box.addEventListener("focus", () => course.loadLookup().then(show), { once: true });
  box.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || choose());
  box.addEventListener("compositionend", choose);
  order.addEventListener("change", () => {
    arrange();
    choose();
  });
  for (const each of [kind, brief]) each.addEventListener("change", choose);
  tools.removeAttribute("hidden");
  const chosen = new URLSearchParams(location.search);
  box.value = chosen.get("q") ?? "";
  /** @type {[HTMLSelectElement, string][]} */
  const choices = [[kind, ""], [order, "name"]];
  for (const [choice, usual] of choices) {
    choice.value = chosen.get(choice.name) ?? usual;
    if (choice.selectedIndex < 0) choice.value = usual;
  }
  brief.checked = chosen.get("view") === "names";
  if (order.value !== "name") arrange();
  show();
  if (box.value) course.loadLookup().then(show);
})();
