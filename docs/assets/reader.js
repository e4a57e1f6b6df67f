/* The tools of a section page, which reads without them. */
(() => {
  const bar = /** @type {HTMLElement} */ (document.querySelector(".reader-bar"));
  if (!bar) return;

  /* What a page has is known to its template, not to the type checker. */
  /** @type {(selector: string, root?: ParentNode) => any} */
  const $ = (selector, root = document) => root.querySelector(selector);
  /** @type {(selector: string, root?: ParentNode) => any[]} */
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const page = document.documentElement;
  const article = /** @type {HTMLElement} */ (bar.parentElement);
  const passages = $$(".passage");
  /** @type {(selector: string) => Node} */
  const copyOf = (id) => $(id).content.cloneNode(true);
  const tap = { touch: false };
  document.addEventListener("pointerdown", (event) => (tap.touch = event.pointerType === "touch"), true);

  /* ---- where the reader is */

  const header = $(".md-header");
  /** @type {(length: string, height: number) => boolean} */
  const isAbout = (length, height) => Math.abs(parseFloat(length) - height) < 3;
  const measure = () => {
    const top = stays(header) ? header.offsetHeight + (parseFloat(getComputedStyle(header).top) || 0) : 0;
    const clear = top + (stays(bar) ? bar.offsetHeight : 0) + 8;
    // To set them is to compute the styles of the whole page anew, and most often the style sheet is right.
    if (isAbout(getComputedStyle(bar).top, top) && isAbout(getComputedStyle(passages[0]).scrollMarginTop, clear)) return;
    page.style.setProperty("--header", `${top}px`);
    page.style.setProperty("--top", `${clear}px`);
  };
  /** Whether a bar stays in the window: in a low one it goes with the page. @param {HTMLElement} each */
  const stays = (each) => getComputedStyle(each).position === "sticky";
  new ResizeObserver(measure).observe(header);
  new ResizeObserver(measure).observe(bar);

  /** The height at which reading begins: just under the bar. */
  const line = () => Math.max(0, bar.getBoundingClientRect().bottom) + 8;
  const current = () =>
    passages.find((passage) => passage.getBoundingClientRect().bottom > line() + 1) || passages.at(-1);

  /** Change the layout, and put the paragraph at the top of the window back where it was.
   * @param {() => void} change */
  function keepPlace(change) {
    const passage = current();
    const before = passage.getBoundingClientRect();
    const isBegun = before.top < line() - 24;
    const atTop = scrollY === 0;
    change();
    if (atTop) return;
    const after = passage.getBoundingClientRect();
    const wanted = isBegun ? line() - (line() - before.top) / before.height * after.height : before.top;
    scrollBy({ top: after.top - wanted, behavior: "instant" });
  }

  course.keepPlace = keepPlace;

  const place = `place/${$("[data-section]").dataset.section}`;
  const last = passages.find((passage) => passage.dataset.paragraph === course.recall(place));
  /** @type {HTMLElement | null} */
  let here = null;
  const parts = $$(".md-nav--secondary a");

  function follow() {
    const [start, end] = [passages[0].getBoundingClientRect().top, passages.at(-1).getBoundingClientRect().bottom];
    const read = (line() - start) / Math.max(1, end - start - innerHeight + line());
    $(".reader-progress").value = Math.round(100 * Math.min(1, Math.max(0, read)));
    if (here === current()) return;
    const passage = current();
    here = passage;
    for (const link of $$("a[data-switch]")) link.hash = passage.dataset.paragraph;
    if (scrollY > 0) course.remember(place, passage.dataset.paragraph);
    const begun = parts.filter(({ hash }) => $(hash).getBoundingClientRect().top <= passage.getBoundingClientRect().top).at(-1);
    for (const part of parts) part.setAttribute("aria-current", part === begun);
  }
  let waiting = false;
  document.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });

  const resume = $(".reader-resume");
  if (last && last !== passages[0] && course.isNew) {
    resume.textContent = resume.dataset.words.replace("#", last.dataset.number);
    resume.href = `#${last.dataset.paragraph}`;
    resume.hidden = false;
    resume.addEventListener("click", () => (resume.hidden = true));
  }

  /* ---- reading modes */

  const modes = $$(".reader-modes button");
  const showMode = () => {
    course.showMode();
    for (const button of modes) {
      button.setAttribute("aria-pressed", button.value === page.dataset.mode);
      button.hidden = !["side", "stacked", course.language, course.second()].includes(button.value);
    }
  };
  /** @type {(mode: string) => void} */
  const setMode = (mode) => keepPlace(() => {
    course.isSought = false;
    closeCard();
    course.remember("mode", mode === course.language ? "own" : mode);
    for (const passage of $$(".passage.open")) reveal(passage, false);
    showMode();
  });
  for (const button of modes) button.addEventListener("click", () => setMode(button.value));
  showMode();
  course.onWidth(showMode);
  $("[data-second]", bar)?.addEventListener("change", () => keepPlace(showMode));

  /** Show a paragraph's other languages under it, or hide them again.
   * @param {HTMLElement} passage @param {boolean} open */
  function reveal(passage, open) {
    passage.classList.toggle("open", open);
    $(".passage-reveal", passage).setAttribute("aria-expanded", open);
  }

  /* ---- term links */

  const density = $(".reader-density select");
  /** @type {(first: string) => boolean} */
  const isLinked = (first) =>
    density.value === "all" || (first !== "" && (density.value === "paragraph" || density.value === first));
  function setLinks() {
    closeCard();
    for (const word of $$("a.term, span.term-again", article)) {
      const { first = "", entry = word.dataset.term } = word.dataset;
      const linked = isLinked(first);
      if (linked === (word.localName === "a")) continue;
      const other = /** @type {HTMLAnchorElement} */ (document.createElement(linked ? "a" : "span"));
      other.className = linked ? "term" : "term-again";
      other.dataset[linked ? "entry" : "term"] = entry;
      if (first) other.dataset.first = first;
      if (linked) other.href = nameOf(entry, word.closest("[data-language]")?.dataset.language || course.language).href;
      other.append(...word.childNodes);
      word.replaceWith(other);
    }
  }
  /** @type {(entry: string, language: string) => HTMLAnchorElement} */
  const nameOf = (entry, language) => $(`[data-card="${entry}"]`).content.querySelector(`[data-language="${language}"]`);
  density.value = course.recall("density") || "paragraph";
  density.addEventListener("change", () => { course.remember("density", density.value); setLinks(); });

  /* ---- a selection keeps to the language in which it begins */

  document.addEventListener("selectstart", ({ target }) => {
    const from = /** @type {Node} */ (target);
    const begun = /** @type {Element | null} */ (from instanceof Element ? from : from.parentElement);
    const language = /** @type {HTMLElement | null} */ (begun?.closest(".passage [data-language], .note [data-language]"))?.dataset.language;
    article.toggleAttribute("data-selecting", Boolean(language));
    for (const each of $$("[data-language]", article)) each.toggleAttribute("data-unselected", Boolean(language) && each.dataset.language !== language);
  });

  /* ---- sentences and terms light up */

  /** The sentences that render the same words. One that renders two joins them, and what these render.
   * @param {HTMLElement} sentence @param {HTMLElement} around @returns {HTMLElement[]} */
  function pairedWith(sentence, around) {
    const numbersOf = (/** @type {HTMLElement} */ each) => (each.dataset.pair || "").split(" ");
    /** @type {[HTMLElement, string[]][]} */
    const all = $$("[data-pair]", around).map((each) => [each, numbersOf(each)]);
    /** @type {(numbers: string[]) => [HTMLElement, string[]][]} */
    const meet = (numbers) => all.filter(([, own]) => own.some((/** @type {string} */ number) => numbers.includes(number)));
    const near = meet(numbersOf(sentence));
    return meet(near.flatMap(([, numbers]) => numbers)).map(([each]) => each);
  }
  const unlight = () => { for (const lit of $$(".lit")) lit.classList.remove("lit"); };
  /** @param {any} target */
  function light(target) {
    unlight();
    const sentence = /** @type {HTMLElement | null} */ (target.closest(".sentence"));
    const around = /** @type {HTMLElement | null} */ (target.closest(".passage, .note"));
    if (!around) return;
    const pair = sentence ? pairedWith(sentence, around) : [];
    const word = /** @type {HTMLElement | null} */ (target.closest("[data-entry], [data-term]"));
    const entry = word && (word.dataset.entry || word.dataset.term);
    const words = (sentence ? pair : [around])
      .flatMap((part) => (entry ? $$(`[data-entry="${entry}"], [data-term="${entry}"]`, part) : []));
    for (const lit of [...pair, ...words]) lit.classList.add("lit");
  }

  /* ---- cards of terms and notes */

  article.append(copyOf("#card"));
  const card = $(".card");
  const pin = $(".card-pin");
  /** @type {HTMLElement | null} */
  let opener = null;
  let timer = 0;
  card.hidden = true;

  /** @type {(target: any) => HTMLElement | null} */
  const openerAt = (target) => target.closest(".passage-texts a.term, .note a.term, .note-ref a");
  /** @type {(pinned: boolean) => void} */
  const setPin = (pinned) => pin.setAttribute("aria-pressed", pinned);
  const isPinned = () => pin.getAttribute("aria-pressed") === "true";
  const isHeld = () =>
    isPinned() || card.matches(":hover") || card.contains(document.activeElement) || document.activeElement === opener;

  /** @param {HTMLElement} link */
  function openCard(link) {
    closeCard();
    const { entry, note } = link.dataset;
    const body = $(".card-body");
    if (entry) body.replaceChildren(copyOf(`[data-card="${entry}"]`));
    else {
      const around = /** @type {HTMLElement | null} */ (link.closest("[data-language]"));
      const language = around?.dataset.language || course.language;
      const item = $(`#note-${note}`);
      const text = ($(`[data-language="${language}"]`, item) || $(".text", item)).cloneNode(true);
      text.removeAttribute("data-language");
      body.replaceChildren(text);
    }
    opener = link;
    link.setAttribute("aria-describedby", body.id);
    card.setAttribute("aria-label", entry ? $(".card-name", body).textContent : link.getAttribute("aria-label"));
    (link.closest(".passage, .notes") || /** @type {HTMLElement} */ (link.parentElement)).after(card);
    card.hidden = false;
    aid("say");
    placeCard(link);
  }

  /** Under the words or above them, never on them; with room for neither, the words go to the top of the window,
   * but not from under a pointer.
   * @param {HTMLElement} link */
  function placeCard(link) {
    card.style.maxHeight = "";
    const room = Math.min(card.offsetHeight, 160);
    const before = link.getBoundingClientRect();
    const isTight = before.top - line() < room && innerHeight - before.bottom < room;
    if (isTight && (tap.touch || !link.matches(":hover"))) scrollBy({ top: before.top - line(), behavior: "instant" });
    const words = link.getBoundingClientRect();
    const origin = card.offsetParent.getBoundingClientRect();
    const [above, below] = [words.top - line(), innerHeight - words.bottom - 12];
    const under = below >= room || below >= above;
    card.style.maxHeight = `${Math.max(under ? below : above, 72)}px`;
    const left = Math.max(8, Math.min(words.left, page.clientWidth - card.offsetWidth - 8));
    const top = under ? words.bottom + 6 : words.top - card.offsetHeight - 6;
    card.style.left = `${left - origin.left}px`;
    card.style.top = `${top - origin.top}px`;
  }

  function closeCard() {
    clearTimeout(timer);
    opener?.removeAttribute("aria-describedby");
    opener = null;
    setPin(false);
    card.hidden = true;
  }

  /** Open the card of a link soon, or, when there is none, let an open card go.
   * @param {HTMLElement | null} link */
  function expectCard(link, wait = 300) {
    clearTimeout(timer);
    if (isPinned()) return;
    if (link && link === opener) return placeCard(link);
    timer = setTimeout(() => (link ? openCard(link) : isHeld() || closeCard()), wait);
  }

  let pressed = ""; // words that come under a pointer at rest open no card
  document.addEventListener("pointerdown", ({ x, y }) => { pressed = `${x},${y}`; });
  article.addEventListener("pointerover", (event) => {
    if (`${event.x},${event.y}` === pressed) return;
    if (event.pointerType === "touch" || card.contains(event.target)) return clearTimeout(timer);
    light(event.target);
    const link = openerAt(event.target);
    expectCard(link, link ? 150 : undefined);
  });
  article.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "touch") return;
    unlight();
    expectCard(null);
  });
  document.addEventListener("focusin", (event) => {
    if (card.contains(event.target) || !(/** @type {Element} */ (event.target).matches(":focus-visible"))) return;
    light(event.target);
    const link = openerAt(event.target);
    expectCard(link, link ? 0 : undefined);
  });
  /* On a touch screen the first tap opens the card; the second follows the link. */
  document.addEventListener("click", (event) => {
    if (card.contains(event.target)) return;
    const link = openerAt(event.target);
    if (tap.touch && event.detail) {
      light(event.target);
      if (link && link !== opener) {
        event.preventDefault();
        return openCard(link);
      }
    }
    if (!link && !isPinned()) closeCard();
  });
  pin.addEventListener("click", () => setPin(!isPinned()));
  $(".card-close").addEventListener("click", leaveCard);

  function leaveCard() {
    const link = opener;
    const inside = card.contains(document.activeElement);
    closeCard();
    if (!inside || !link) return;
    link.focus({ preventScroll: true });
    clearTimeout(timer);
  }

  /* A window of another width puts the words elsewhere. */
  let width = innerWidth;
  addEventListener("resize", () => {
    measure();
    if (innerWidth !== width) closeCard();
    width = innerWidth;
  });
  if (density.value !== "paragraph") setLinks();

  /* ---- aids, of which a page loads what is asked for */

  /** @type {(name: "pinyin" | "say" | "project", given?: any) => Promise<void>} */
  const aid = (name, given) => course.load("aids").then(() => course.aids[name](given));
  const pinyin = $("[data-pinyin-choice]");
  if (pinyin) {
    pinyin.value = course.recall("pinyin");
    pinyin.addEventListener("change", () => { course.remember("pinyin", pinyin.value); aid("pinyin"); });
    course.keys.p = () => {
      pinyin.value = pinyin.value ? "" : "page";
      pinyin.dispatchEvent(new Event("change"));
    };
    if (pinyin.value) aid("pinyin");
  }
  $(".reader-project").addEventListener("click", () => aid("project", ""));
  /* An address ends in #projector or #projector=2.3.2, or, where a # is cut off, in ?project. */
  const project = () => {
    const [isAsked, place = ""] = /^#projector=?(.*)/.exec(location.hash || location.search.replace("?project", "#projector")) || [];
    if (isAsked) aid("project", decodeURIComponent(place) || passages[0].dataset.paragraph);
  };
  addEventListener("hashchange", project);
  project();

  /* ---- paragraph tools */

  /** @param {string} text */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { /* the old way, for pages opened from a folder */
      const before = /** @type {HTMLElement} */ (document.activeElement);
      const box = document.body.appendChild(document.createElement("textarea"));
      box.value = text;
      box.select();
      document.execCommand("copy");
      box.remove();
      before.focus({ preventScroll: true });
    }
  }

  /** The citation beside a button, for one paragraph.
   * @param {Element} button @param {DOMStringMap} paragraph */
  function citation(button, { number, page, lastPage }) {
    const one = /** @type {Element} */ (button.nextElementSibling);
    const several = /** @type {Element} */ (one.nextElementSibling);
    const found = /** @type {Element} */ ((lastPage ? several : one).cloneNode(true));
    course.fillCitation(found, { number: number || "", page: lastPage ? `${page}–${lastPage}` : page || "" });
    return found;
  }

  for (const passage of passages) {
    const tools = $(".passage-tools", passage);
    const addTools = () => $(".passage-menu", tools).prepend(copyOf("#passage-more"));
    tools.addEventListener("toggle", addTools, { once: true });
    tools.addEventListener("toggle", () => {
      course.load("cite");
      $(".passage-copied", tools).textContent = "";
      if (tools.open) aid("say", tools);
    });
    tools.addEventListener("click", async (/** @type {{ target: HTMLElement }} */ event) => {
      const button = /** @type {HTMLElement | null} */ (event.target.closest(".passage-link, [data-cite]"));
      if (!button) return;
      const link = new URL(`#${passage.dataset.paragraph}`, location.href).href;
      const isCitation = Boolean(button.dataset.cite);
      const text = isCitation ? await course.copyRich(citation(button, passage.dataset)) : link;
      if (!isCitation) await copy(link);
      const said = $(".passage-copied", tools);
      said.textContent = said.dataset.words.replace("{text}", text);
    });
    $(".passage-reveal", passage)?.addEventListener("click", () => reveal(passage, !passage.classList.contains("open")));
  }
  document.addEventListener("click", (event) => {
    for (const tools of $$(".passage-tools[open]")) if (!tools.contains(event.target)) tools.open = false;
  });
  $(".reader-print").addEventListener("click", () => print());

  /* ---- keyboard */

  /** @type {() => HTMLElement | null} */
  const focused = () => /** @type {Element} */ (document.activeElement).closest(".passage");
  /** @param {number} step */
  function goTo(step) {
    const from = focused();
    const box = from?.getBoundingClientRect();
    const near = box && box.bottom > 0 && box.top < innerHeight ? from : null;
    const first = near || current();
    const isAhead = !near && step > 0 && first.getBoundingClientRect().top > line();
    const target = isAhead ? first : passages[passages.indexOf(first) + step];
    if (!target) return;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ behavior: "instant" });
  }
  Object.assign(course.keys, {
    j: () => goTo(1),
    k: () => goTo(-1),
    m: () => {
      const all = [course.language, "side", "stacked", course.second()];
      const shown = all.filter((mode) => modes.some((button) => button.value === mode && button.offsetParent));
      setMode(shown[(shown.indexOf(page.dataset.mode || "") + 1) % shown.length]);
    },
  });

  /** Arrow keys walk through the sentences of the paragraph that has the focus.
   * @param {HTMLElement} passage @param {number} step */
  function walk(passage, step) {
    const at = /** @type {Element} */ (document.activeElement).closest(".sentence");
    const text = at?.closest(".text") || $$(".text", passage).find((each) => getComputedStyle(each).visibility === "visible");
    const sentences = $$(".sentence", text);
    const next = sentences[at ? sentences.indexOf(at) + step : step > 0 ? 0 : sentences.length - 1];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || $("dialog[open]")) return;
    const passage = focused();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") {
      const tools = $(".passage-tools[open]");
      if (tools) {
        tools.open = false;
        $("summary", tools).focus();
      }
      unlight();
      leaveCard();
    } else if (event.key === "ArrowDown" && opener && document.activeElement === opener) {
      event.preventDefault();
      $("a, button", card).focus();
    } else if (step && passage && !(/** @type {Element} */ (event.target).closest(".passage-tools"))) {
      event.preventDefault();
      walk(passage, step);
    }
  });

  page.dataset.reader = "ready";
  measure();
  follow();
})();
