/* Handouts: the form above the sheet chooses what stands on it, and the address keeps the choice. Numbers are those of what
   is shown, in the key as on the sheet. Without scripts everything is shown. */
(() => {
  const rules = course.sheet;
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".handout-choice"));
  const sheet = /** @type {HTMLElement} */ (document.querySelector(".handout"));
  const none = /** @type {HTMLElement} */ (document.querySelector(".handout-none"));
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name=show]")]);
  const first = /** @type {HTMLSelectElement} */ (form.querySelector("[name=first]"));
  const last = /** @type {HTMLSelectElement} */ (form.querySelector("[name=last]"));
  const usual = form.dataset.usual?.split(" ") ?? [];
  const paragraphs = Array.from(first.options, ({ value }) => value);
  const all = (/** @type {string} */ selector) => /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll(selector));
  const words = (/** @type {string | undefined} */ list) => list?.split(" ").filter(Boolean) ?? [];

  /** @returns {SheetChoice} */
  const chosen = () => ({ show: boxes.filter((box) => box.checked).map(({ value }) => value), first: first.selectedIndex, last: last.selectedIndex });

  function show() {
    const choice = chosen();
    const shown = new Set(choice.show);
    for (const each of all("[data-at]")) each.hidden = !rules.isWithin(words(each.dataset.at), choice, paragraphs);
    for (const list of all("[data-most]")) {
      const within = /** @type {HTMLElement[]} */ ([...list.children]).filter((each) => !each.hidden);
      const best = rules.chosen(within.map((each) => Number(each.dataset.rank)), Number(list.dataset.most));
      for (const each of within) each.hidden = !best.has(Number(each.dataset.rank));
    }
    /* A part of which nothing is left goes, with its place in the key. */
    for (const part of all("[data-part]")) {
      const lines = /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-at]")]);
      part.hidden = !words(part.dataset.part).some((name) => shown.has(name)) || (lines.length > 0 && lines.every((line) => line.hidden));
    }
    for (const letter of all("[data-letter]")) {
      const side = all(`[data-part="${letter.closest("[data-part]")?.getAttribute("data-part")}"] [data-entry]:not([hidden])`);
      const place = Array.from(side).findIndex((each) => each.dataset.entry === letter.dataset.letter);
      letter.textContent = String.fromCharCode(65 + Math.max(place, 0));
    }
    none.textContent = all(".handout-part:not([hidden])").length ? "" : (none.dataset.words ?? "");
  }

  /** The address says what was chosen, also on the printed sheet. */
  function remember() {
    const said = rules.address(chosen(), usual, paragraphs);
    if (said !== location.search) history.replaceState(history.state, "", (said || location.pathname) + location.hash);
    sayAddress(said);
  }
  function sayAddress(/** @type {string} */ said) {
    document.documentElement.dataset.choice = said;
    course.showAddress();
  }
  function take(/** @type {SheetChoice} */ choice) {
    for (const box of boxes) box.checked = choice.show.includes(box.value);
    first.selectedIndex = choice.first;
    last.selectedIndex = choice.last;
    show();
  }

  form.addEventListener("change", ({ target }) => {
    if (first.selectedIndex > last.selectedIndex) (target === first ? last : first).selectedIndex = /** @type {HTMLSelectElement} */ (target).selectedIndex;
    show();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll("button[value]"))) button.addEventListener("click", () => {
    const keys = boxes.filter((box) => box.value === "key" && box.checked).map(({ value }) => value);
    take({ ...chosen(), show: [...words(button.value), ...keys] });
    remember();
  });
  form.querySelector("[data-print]")?.addEventListener("click", () => print());
  form.hidden = false;
  take(rules.read(location.search, boxes.map(({ value }) => value), usual, paragraphs));
  sayAddress(rules.address(chosen(), usual, paragraphs));
})();
