/* The timeline: choose a lane, or what came before or after the article; turn the table round. The address keeps what
   was chosen. Without JavaScript everything is there. */
(() => {
  const tools = /** @type {HTMLElement | null} */ (document.querySelector(".index-tools"));
  const table = /** @type {HTMLTableElement | null} */ (document.querySelector(".timeline-table"));
  if (!tools || !table) return;
  const lane = /** @type {HTMLSelectElement} */ (tools.querySelector("[name=lane]"));
  const when = /** @type {HTMLSelectElement | null} */ (tools.querySelector("[name=when]"));
  const none = /** @type {HTMLElement} */ (tools.querySelector(".index-none"));
  const rows = /** @type {HTMLElement[]} */ ([...table.tBodies[0].rows]);
  const date = /** @type {HTMLElement} */ (table.querySelector("th"));
  const turn = Object.assign(document.createElement("button"), { type: "button" });
  let isLatest = false;

  /** Whether something is of the time that was chosen; what is planned is still to come.
      @param {Element} each */
  const isOfTime = (each) => !when?.value || each.classList.contains("before") === (when.value === "before");

  /** The links of a lane that can be seen, in the order of the picture. @param {Element} picture */
  const linksOf = (picture) => /** @type {SVGElement[]} */ ([...picture.querySelectorAll(".picture a")]).filter((link) => !link.closest("[hidden]"));

  /** A lane is one stop of the Tab key: there are some two hundred marks before the table.
      @param {SVGSVGElement} picture @param {SVGElement} [stop] */
  function stopAt(picture, stop) {
    const links = linksOf(picture);
    const one = stop ?? links.find((link) => link.getAttribute("tabindex") === "0") ?? links[0];
    for (const link of picture.querySelectorAll(".picture a")) link.setAttribute("tabindex", link === one ? "0" : "-1");
  }

  /** The arrow keys go on and back in a lane, Home and End to its first and last link.
      @param {SVGSVGElement} picture @param {KeyboardEvent} event */
  function walk(picture, event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const links = linksOf(picture);
    const at = links.indexOf(/** @type {any} */ (document.activeElement));
    const on = getComputedStyle(picture).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const to = {
      ArrowDown: at + 1, ArrowUp: at - 1, ArrowRight: at - 1, ArrowLeft: at - 1, [on]: at + 1, Home: 0, End: links.length - 1,
    }[event.key];
    if (to === undefined || !links[to]) return;
    event.preventDefault();
    links[to].focus();
  }

  /** A lane in the picture: marks that were not chosen are left out, and levels without any close up.
      @param {SVGSVGElement} picture */
  function draw(picture) {
    let height = 0;
    for (const level of /** @type {Iterable<SVGElement>} */ (picture.querySelectorAll(".level"))) {
      for (const item of level.querySelectorAll(".item")) {
        const moments = [...item.querySelectorAll(".moment")];
        for (const moment of moments) moment.toggleAttribute("hidden", !isOfTime(moment));
        item.toggleAttribute("hidden", moments.every((moment) => !isOfTime(moment)));
      }
      const isEmpty = !level.querySelector(".item:not([hidden])");
      level.toggleAttribute("hidden", isEmpty);
      level.setAttribute("transform", `translate(0 ${-height})`);
      if (isEmpty) height += Number(level.dataset.height);
    }
    const whole = Number(picture.dataset.height);
    picture.setAttribute("viewBox", `0 0 ${picture.dataset.width} ${whole - height}`);
    stopAt(picture);
    return picture.querySelector(".item:not([hidden])") !== null;
  }

  function show() {
    let shown = 0;
    for (const row of rows) {
      row.hidden = row.dataset.lane ? Boolean(lane.value && row.dataset.lane !== lane.value) || !isOfTime(row) : false;
      shown += Number(Boolean(row.dataset.lane) && !row.hidden);
    }
    for (const each of /** @type {Iterable<HTMLElement>} */ (document.querySelectorAll(".lane"))) {
      const isFull = draw(/** @type {SVGSVGElement} */ (each.querySelector(".picture")));
      each.hidden = Boolean(lane.value && each.dataset.lane !== lane.value) || !isFull;
    }
    none.hidden = shown > 0;
  }

  function arrange() {
    table?.tBodies[0].append(...(isLatest ? [...rows].reverse() : rows));
    date.setAttribute("aria-sort", isLatest ? "descending" : "ascending");
    turn.textContent = `${isLatest ? "↓" : "↑"} ${table?.dataset[isLatest ? "latest" : "earliest"]}`;
  }

  function remember() {
    const chosen = [["lane", lane.value], ["when", when?.value ?? ""], ["sort", isLatest ? "latest" : ""]].filter(([, value]) => value);
    const address = chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname;
    if (chosen.length || location.search) history.replaceState(history.state, "", address + location.hash);
  }

  for (const choice of [lane, when]) {
    choice?.addEventListener("change", () => {
      show();
      remember();
    });
  }
  turn.addEventListener("click", () => {
    isLatest = !isLatest;
    arrange();
    remember();
  });
  // A mark of the picture leads to its row, which a filter may have hidden.
  addEventListener("hashchange", () => {
    const row = document.getElementById(location.hash.slice(1));
    if (!row?.hidden || row.tagName !== "TR") return;
    lane.value = "";
    if (when) when.value = "";
    show();
    row.scrollIntoView();
  });

  for (const picture of /** @type {Iterable<SVGSVGElement>} */ (document.querySelectorAll(".lane .picture"))) {
    picture.setAttribute("aria-describedby", "timeline-keys");
    // Heard around the picture: in Chromium an SVG that listens for the focus takes it.
    const around = /** @type {HTMLElement} */ (picture.closest(".lane"));
    around.addEventListener("keydown", (event) => walk(picture, event));
    around.addEventListener("focusin", ({ target }) => {
      const link = linksOf(picture).find((each) => each === target);
      if (link) stopAt(picture, link);
    });
  }
  /** @type {HTMLElement} */ (document.querySelector(".timeline-keys")).hidden = false;
  date.append(" ", turn);
  tools.hidden = false;
  const chosen = new URLSearchParams(location.search);
  for (const choice of [lane, when]) {
    if (!choice) continue;
    choice.value = chosen.get(choice.name) ?? "";
    if (choice.selectedIndex < 0) choice.value = "";
  }
  isLatest = chosen.get("sort") === "latest";
  arrange();
  show();
})();
