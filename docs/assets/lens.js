/* The tables of all terms: their rows are filtered by kind and by what they hold, and ordered; the address keeps what
   was chosen. Without JavaScript the tables are complete. */
(() => {
  const tools = document.querySelector(".lens-tools");
  if (!tools) return;
  const rows = /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll("tr[data-kind]")]);
  const bodies = /** @type {HTMLTableSectionElement[]} */ ([...document.querySelectorAll(".heat tbody, .ways tbody")]);
  const choices = /** @type {HTMLSelectElement[]} */ ([...tools.querySelectorAll("select")]);
  const none = /** @type {HTMLElement} */ (tools.querySelector(".lens-none"));
  const chosen = (/** @type {string} */ name) => choices.find((each) => each.name === name)?.value ?? "";
  const usual = new Map(choices.map((each) => [each, each.value]));
  const place = new Map(rows.map((row, at) => [row, at]));

  // ---- filter and order

  /** @param {HTMLTableRowElement} row */
  const fits = ({ dataset, parentElement }) => {
    const [kind, which] = [chosen("kind"), chosen("which")];
    const group = dataset.group ?? parentElement?.dataset.group;
    if (kind && kind !== dataset.kind && kind !== `${group}/`) return false;
    if (which && !dataset.which?.split(" ").includes(which)) return false;
    return Number(dataset.count) >= Number(chosen("least") || 0);
  };
  /** @type {Record<string, (row: HTMLTableRowElement) => number>} */
  const orders = {
    first: (row) => place.get(row) ?? 0,
    count: (row) => -Number(row.dataset.count),
    name: (row) => Number(row.dataset.name),
  };
  function show() {
    const order = orders[chosen("sort")] ?? orders.first;
    for (const body of bodies) {
      const own = rows.filter((row) => row.parentElement === body);
      own.sort((a, b) => order(a) - order(b) || orders.first(a) - orders.first(b));
      body.append(...own);
      for (const row of own) row.hidden = !fits(row);
      body.hidden = own.every((row) => row.hidden);
    }
    none.hidden = !bodies.every((body) => body.hidden);
    for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll(".heat"))) sum(table);
  }
  function remember() {
    const told = choices.filter((each) => each.value !== usual.get(each)).map(({ name, value }) => [name, value]);
    const address = told.length ? `?${new URLSearchParams(told)}` : location.pathname;
    if (told.length || location.search) history.replaceState(history.state, "", address + location.hash);
  }

  // ---- sums of the rows that are shown; a cell has one number for all languages, or one for each

  /** @param {HTMLTableElement} table */
  function sum(table) {
    const languages = Number(table.dataset.languages);
    const shown = rows.filter((row) => !row.hidden && table.contains(row));
    for (const [at, cell] of [...(table.tFoot?.rows[0].cells ?? [])].entries()) {
      if (at < 2) continue;
      const sums = new Array(languages).fill(0);
      for (const row of shown) {
        const counts = (row.cells[at].textContent ?? "").trim().split("/").map(Number);
        for (const number of sums.keys()) sums[number] += counts[number] ?? counts[0];
      }
      cell.textContent = new Set(sums).size > 1 ? sums.join("/") : String(sums[0] || "");
    }
  }

  // ---- what a cell says, in words

  const said = /** @type {HTMLElement | null} */ (document.querySelector(".heat-said"));
  /** @param {Event} event */
  const say = ({ target }) => {
    const cell = /** @type {HTMLTableCellElement | null} */ (/** @type {Element} */ (target).closest(".heat td:has(a)"));
    const row = /** @type {HTMLTableRowElement | null} */ (cell?.parentElement);
    const table = cell?.closest("table");
    if (!said || !cell || !row || !table) return;
    const title = table.querySelectorAll(".heat-titles th")[cell.cellIndex - 2];
    const number = table.querySelectorAll(".heat-numbers th")[cell.cellIndex]?.textContent ?? "";
    said.textContent = (said.dataset.words ?? "")
      .replace("{entry}", row.cells[0].textContent ?? "")
      .replace("{part}", `${number} ${title?.textContent}`.replace("* ", ""))
      .replace("{times}", cell.textContent ?? "");
  };
  for (const type of ["pointerover", "focusin"]) document.querySelector(".heat")?.addEventListener(type, say);

  const asked = new URLSearchParams(location.search);
  for (const choice of choices) {
    choice.value = asked.get(choice.name) ?? choice.value;
    if (choice.selectedIndex < 0) choice.value = usual.get(choice) ?? "";
    choice.addEventListener("change", () => {
      show();
      remember();
    });
  }
  tools.removeAttribute("hidden");
  if (location.search) show();
})();
