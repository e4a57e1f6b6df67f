/* A section on the projector: made of what its page shows, a paragraph or figure at a time, with nothing else. */
(() => {
  const { rows, screens } = course.projection;
  /** @type {(selector: string, root?: ParentNode) => any} */
  const $ = (selector, root = document) => root.querySelector(selector);
  /** @type {(selector: string, root?: ParentNode) => any[]} */
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const page = document.documentElement;
  document.body.insertAdjacentHTML("beforeend", course.projectorFrame);
  const dialog = $(".projector");
  const screen = $(".projector-screen");
  const slide = $(".projector-slide");
  const terms = $(".projector-terms");
  const place = $(".projector-place");
  const help = $(".projector-help");
  const blank = $(".projector-blank");
  const button = (/** @type {string} */ name) => $(`[data-do="${name}"]`, dialog);
  const sources = $$("article .passage, article .figure");
  const second = () => course.second();
  const layouts = () => (second() ? [...(innerWidth >= 768 ? ["side"] : []), "stacked", course.language, second()] : [course.language]);

  /* Where we are: a source, one of its screens, and the row in the light, or -1. */
  const at = { source: 0, screen: 0, row: -1 };
  let layout = "";
  /** @type {[number, number][]} */
  let spread = [];
  /** @type {number[][]} */
  let found = [];
  /** @type {number[]} */
  let rowOf = [];

  /* ---- a slide */

  /** A copy of a text without what leads away from it. @param {HTMLElement} text */
  function copyOf(text) {
    const copy = /** @type {HTMLElement} */ (text.cloneNode(true));
    for (const each of $$(".note-ref, .page-mark", copy)) each.remove();
    for (const link of $$("a", copy)) {
      const words = document.createElement("span");
      Object.assign(words.dataset, link.dataset);
      words.append(...link.childNodes);
      link.replaceWith(words);
    }
    for (const each of [copy, ...$$("[id], [class], [tabindex], [aria-details]", copy)]) {
      for (const name of ["id", "tabindex", "aria-details"]) each.removeAttribute(name);
      each.className = each.matches(".sentence") ? "sentence" : "";
    }
    copy.classList.add("projector-text");
    return copy;
  }
  const shown = () => (["side", "stacked"].includes(layout) ? [course.language, second()] : [layout]);
  const source = () => sources[at.source];
  const isFigure = () => source().matches(".figure");

  /** The sentences of both languages in rows that render one another; what a row is does not depend on the layout. */
  function read() {
    const all = $$(".passage-texts > .text .sentence", source()).filter((each) =>
      [course.language, second()].includes(each.closest("[data-language]").dataset.language));
    found = isFigure() || !all.length ? [[0]] : rows(all.map((each) => (each.dataset.pair || "").split(" ")));
    rowOf = [];
    found.forEach((members, row) => { for (const member of members) rowOf[member] = row; });
  }

  /** Show some rows of the source. @param {number} from @param {number} to */
  function fill(from, to) {
    slide.replaceChildren();
    const texts = isFigure() ? [source()] : $$(".passage-texts > .text", source());
    let number = 0;
    for (const text of texts) {
      const isShown = isFigure() || shown().includes(text.dataset.language);
      const copy = copyOf(text);
      for (const sentence of $$(".sentence", copy)) {
        const isCounted = [course.language, second()].includes(text.dataset.language);
        const row = isCounted ? rowOf[number++] : 0;
        sentence.dataset.row = row;
        if (row < from || row >= to) sentence.remove();
      }
      if (isFigure()) for (const each of $$("[data-language]", copy)) if (!shown().includes(each.dataset.language)) each.remove();
      if (isShown) slide.append(copy);
    }
    slide.dataset.layout = layout;
    list();
  }
  /** The terms of what is shown, with both names. */
  function list() {
    const isOn = dialog.hasAttribute("data-terms");
    const marked = isOn ? $$("[data-entry], [data-term]", slide) : [];
    const idOf = (/** @type {HTMLElement} */ each) => each.dataset.entry || each.dataset.term || "";
    terms.replaceChildren();
    for (const id of new Set(marked.map(idOf))) {
      const names = $(`template[data-card="${id}"]`)?.content;
      if (!names) continue;
      for (const each of marked) if (idOf(each) === id) each.classList.add("listed");
      const line = document.createElement("div");
      const own = [...$$(".card-name", names)].filter((name) => [course.language, second()].includes(name.dataset.language));
      own.forEach((name, order) => {
        const part = document.createElement(order ? "dd" : "dt");
        if (name.lang) part.lang = name.lang;
        part.textContent = name.textContent;
        line.append(part);
      });
      terms.append(line);
    }
    terms.hidden = !terms.firstChild;
  }

  /* ---- its size: large where there is room, else spread over screens rather than small */

  const base = () => (innerWidth < 768 ? 22 : Math.max(28, Math.min(innerWidth * 0.0245, innerHeight * 0.047)));
  const size = (/** @type {number} */ times) => slide.style.setProperty("--size", `${base() * times}px`);
  const holds = (share = 1) => {
    const last = Math.max(0, ...[...slide.children].map((each) => each.getBoundingClientRect().bottom));
    const box = slide.getBoundingClientRect();
    return last - box.top + parseFloat(getComputedStyle(slide).paddingBottom) <= box.height * share + 1;
  };
  function fit() {
    slide.toggleAttribute("data-measuring", true);
    spread = [[0, found.length]];
    const smaller = innerWidth < 768 ? 0.9 : Math.max(0.85, 28 / base());
    const isWhole = [1.3, 1.15, 1, smaller].some((times) => {
      size(times);
      fill(0, found.length);
      return holds();
    });
    if (!isWhole && found.length > 1) {
      size(1);
      spread = screens(found.length, (from, to, share) => { fill(from, to); return holds(share); });
    }
    slide.removeAttribute("data-measuring");
  }

  function show() {
    const [from, to] = spread[at.screen];
    fill(from, to);
    if (spread.length > 1) for (const times of [1, 0.87, 0.75]) { size(times); if (holds()) break; }
    slide.scrollTop = 0;
    const isSpot = at.row >= 0;
    button("spot").setAttribute("aria-pressed", String(isSpot));
    slide.toggleAttribute("data-spot", isSpot);
    for (const sentence of $$(".sentence", slide)) sentence.classList.toggle("spot", Number(sentence.dataset.row) === at.row);
    tell();
  }
  function tell() {
    const { number = "", page: first = "", lastPage } = source().dataset;
    const words = place.dataset;
    const which = isFigure() ? words.figure : number;
    const many = spread.length > 1 ? words.screen.replace("{screen}", String(at.screen + 1)).replace("{screens}", String(spread.length)) : "";
    const from = lastPage ? words.pages.replace("{first}", first).replace("{last}", lastPage) : words.page.replace("{page}", first);
    const where = first ? from : "";
    place.textContent = [which, where, many].filter(Boolean).join(" · ");
    const said = [isFigure() ? words.figure : words.paragraph.replace("{number}", number), many].filter(Boolean).join(", ");
    const status = $(".projector-said", dialog);
    if (status.textContent !== said) status.textContent = said;
    history.replaceState(null, "", `#projector=${number || source().id}`);
  }

  /* ---- moving */

  /** @param {number} to */
  function go(to, isEnd = false) {
    if (!sources[to]) return;
    const isSpot = at.row >= 0;
    at.source = to;
    read();
    fit();
    at.screen = isEnd ? spread.length - 1 : 0;
    at.row = isSpot ? (isEnd ? found.length - 1 : 0) : -1;
    show();
  }
  /** @param {number} row */
  function light(row) {
    at.row = row;
    const screenOf = spread.findIndex(([from, to]) => row >= from && row < to);
    if (screenOf >= 0) at.screen = screenOf;
    show();
  }
  /** @param {1 | -1} step */
  function move(step) {
    const next = at.row >= 0 ? at.row + step : at.screen + step;
    const count = at.row >= 0 ? found.length : spread.length;
    if (next < 0 || next >= count) return go(at.source + step, step < 0);
    if (at.row >= 0) return light(next);
    at.screen = next;
    show();
  }
  /** Begin with the first sentence of the screen, or end. */
  const spot = () => light(at.row >= 0 ? -1 : spread[at.screen][0]);
  function refit() {
    const first = at.row >= 0 ? at.row : spread[at.screen]?.[0] ?? 0;
    if (!layouts().includes(layout)) layout = layouts()[0];
    fit();
    at.screen = Math.max(0, spread.findIndex(([from, to]) => first >= from && first < to));
    show();
  }

  /* ---- what the buttons and keys do */

  const press = (/** @type {string} */ name, /** @type {boolean} */ on) => button(name)?.setAttribute("aria-pressed", String(on));
  /** @type {Record<string, () => unknown>} */
  const does = {
    previous: () => move(-1),
    next: () => move(1),
    spot,
    terms: () => { press("terms", dialog.toggleAttribute("data-terms")); refit(); },
    languages: () => {
      const all = layouts();
      layout = all[(all.indexOf(layout) + 1) % all.length];
      course.remember("projector-layout", layout);
      refit();
    },
    pinyin: () => {
      course.pinyin?.add();
      const on = dialog.dataset.pinyin !== "page";
      dialog.dataset.pinyin = on ? "page" : "";
      press("pinyin", on);
      refit();
    },
    colours: () => {
      dialog.dataset.colours = dialog.dataset.colours === "dark" ? "light" : "dark";
      course.remember("projector-colours", dialog.dataset.colours);
    },
    blank: () => (blank.hidden = !blank.hidden),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : screen.requestFullscreen?.())?.catch(() => {}),
    help: () => (help.hidden = !help.hidden),
    close: () => dialog.close(),
  };
  const isMirrored = getComputedStyle(dialog).direction === "rtl";
  /** @type {Record<string, () => unknown>} */
  const keys = {
    [isMirrored ? "ArrowLeft" : "ArrowRight"]: does.next,
    [isMirrored ? "ArrowRight" : "ArrowLeft"]: does.previous,
    PageDown: does.next,
    PageUp: does.previous,
    " ": does.next,
    ArrowDown: () => (at.row < 0 ? spot() : move(1)),
    ArrowUp: () => (at.row < 0 ? spot() : move(-1)),
    Home: () => go(0),
    End: () => go(sources.length - 1),
    s: spot,
    t: does.terms,
    l: does.languages,
    p: does.pinyin,
    d: does.colours,
    b: does.blank,
    ".": does.blank,
    f: does.full,
    "?": does.help,
  };
  dialog.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || course.isComposing(event)) return;
    if (event.key === "Escape") {
      const open = [blank, help].find((each) => !each.hidden);
      event.preventDefault();
      if (open) open.hidden = true;
      else dialog.close();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isButton = /** @type {Element} */ (event.target).closest("button") && key === " ";
    const isHere = !isButton && Object.hasOwn(keys, key) && (key !== "p" || button("pinyin")) && (key !== "l" || button("languages"));
    if (!isHere) return;
    event.preventDefault();
    if (!blank.hidden) return does.blank();
    keys[key]();
  });
  dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (!blank.hidden) return does.blank();
    const pressed = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-do]"));
    if (!pressed) return;
    does[pressed.dataset.do ?? ""]();
    if (event.detail) slide.focus(); // so that the space bar goes on, and does not press it again
  });
  /* The buttons are seen while the pointer moves, or the focus is on them. */
  let waiting = 0;
  dialog.addEventListener("pointermove", () => {
    dialog.toggleAttribute("data-awake", true);
    clearTimeout(waiting);
    waiting = setTimeout(() => dialog.removeAttribute("data-awake"), 2500);
  });
  let frame = 0;
  addEventListener("resize", () => {
    cancelAnimationFrame(frame);
    if (dialog.open) frame = requestAnimationFrame(refit);
  });
  dialog.addEventListener("close", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    const passage = source();
    history.replaceState(null, "", `${location.pathname}${location.search}#${passage.dataset.paragraph ?? passage.id}`);
    passage.scrollIntoView({ behavior: "instant" });
    passage.focus({ preventScroll: true });
  });

  course.openProjector = (asked) => {
    if (dialog.open) return;
    const top = $(".reader-bar").getBoundingClientRect().bottom;
    const named = sources.findIndex((each) => asked && [each.dataset.number, each.dataset.paragraph, each.id].includes(asked));
    const inView = sources.findIndex((each) => each.getBoundingClientRect().bottom > top + 9);
    if (course.pinyin && page.dataset.pinyin) course.pinyin.add();
    dialog.dataset.pinyin = page.dataset.pinyin === "page" ? "page" : "";
    press("pinyin", dialog.dataset.pinyin === "page");
    dialog.dataset.colours = course.recall("projector-colours") === "dark" ? "dark" : "light";
    const wanted = course.recall("projector-layout") || page.dataset.mode || "";
    layout = layouts().includes(wanted) ? wanted : layouts()[0];
    button("full").hidden = !document.fullscreenEnabled;
    blank.hidden = help.hidden = true;
    at.row = -1;
    dialog.showModal();
    go(named >= 0 ? named : Math.max(0, inView));
    slide.focus();
  };
})();
