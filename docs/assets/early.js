/* Runs in <head>, before the first paint: what the reader chose earlier, so that nothing jumps afterwards.
   `course` is what the other scripts share: a memory of its own for each site, and the single-key shortcuts. */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("..", script.src).pathname;
  const page = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 47.99em)");
  const wide = matchMedia("(min-width: 64em)"); // room for two columns
  /* The languages beside that of the page. Of several, one is read with it: the reader's choice, or the first. */
  const others = (script.dataset.others ?? "").split(" ");
  const hide = styles();
  let hidden = "";

  /** Sets the rules of a sheet that no policy against styles in pages forbids; older browsers have a <style>. */
  function styles() {
    if (typeof CSSStyleSheet.prototype.replaceSync !== "function") {
      const element = document.head.appendChild(document.createElement("style"));
      return (/** @type {string} */ rules) => { element.textContent = rules; };
    }
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return (/** @type {string} */ rules) => sheet.replaceSync(rules);
  }

  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));

  window.course = /** @type {Course} */ ({
    keys: {},
    language: location.pathname.slice(root.length).split("/")[0],

    recall(name) {
      try { return localStorage.getItem(root + name) || ""; } catch { return ""; }
    },
    remember(name, value) {
      try { localStorage.setItem(root + name, value); } catch { /* a reader may forbid it */ }
    },

    /** Whether a key belongs to an input method. Safari sends the one that ends a composition after it has ended. */
    isComposing: (event) => event.isComposing || event.keyCode === 229,

    /** Marked words. */
    mark: (words) => Object.assign(document.createElement("mark"), { textContent: words }),

    /** Whether the page is begun at its beginning: no address leads into it, and it is not come back to. */
    isNew: visit?.type === "navigate" && !location.hash,

    /** Whether a search has led here; its words are in the language of the page. */
    isSought: new URLSearchParams(location.search).has("h"),

    /** The language that is read beside that of the page. */
    second() {
      const chosen = course.recall("second");
      return others.includes(chosen) ? chosen : others[0];
    },

    /** Call when the window becomes narrow or wide. A sheet of paper is narrow too, but what is printed stays as
        it was on the screen. */
    onWidth(call) {
      const change = () => { if (!matchMedia("print").matches) call(); };
      for (const width of [narrow, wide]) width.addEventListener("change", change);
    },

    /** Light or dark, as the reader chose here, or as the system has it; the button says what it changes to. */
    showScheme() {
      const isDark = (course.recall("scheme") || (dark.matches ? "dark" : "light")) === "dark";
      document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
      for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".theme"))) {
        button.title = (isDark ? button.dataset.light : button.dataset.dark) ?? "";
        button.setAttribute("aria-label", button.title);
        button.hidden = false;
      }
    },

    /** The address of the page stands on its print, where there is one that others can open, with the choice of
        what is shown on it. */
    showAddress() {
      const choice = page.dataset.choice ?? "";
      const address = location.protocol.startsWith("http") ? location.origin + location.pathname : "";
      if (address) page.style.setProperty("--address", `"${encodeURI(decodeURI(address))}${choice}"`);
      const place = document.querySelector(".printed-address");
      const own = place?.textContent?.split("?")[0] ?? "";
      if (place) place.textContent = (address && !own.includes("://") ? address : own) + choice;
    },

    /** Show the remembered reading mode: "side", "stacked", or one language, where "own" is that of the page.
        Without one, both languages stand side by side where there is room. */
    showMode() {
      const second = course.second();
      let mode = course.recall("mode").replace(/[^\w-]/g, "") || (wide.matches && second ? "side" : "own");
      if (course.isSought && !/^(side|stacked)$/.test(mode)) mode = "own";
      if (mode === "side" && narrow.matches) mode = "stacked";
      if (!["side", "stacked", second].includes(mode)) mode = course.language;
      page.dataset.mode = mode;
      /* Hidden text keeps its place in the page, so that a link to its paragraph still finds it; nothing in it is
         laid out, which is half the text of a phone. */
      const shown = mode === "side" || mode === "stacked" ? [course.language, second] : [mode];
      const not = (/** @type {string[]} */ languages) => languages.map((language) => `[data-language="${language}"]`).join(", ");
      const rules = `@media screen {
        :is(.text, .heading, .gloss, .reader-pinyin)[data-language]:not(${not(shown)}, .open *) {
          position: absolute; visibility: hidden; height: 0; overflow: hidden; content-visibility: hidden } }
        :is(.text, .heading, .gloss, .quoted)[data-language]:not(${not([course.language, second])}) { display: none }`;
      /* Even the same rules would make the browser compute all styles anew. */
      if (rules !== hidden) hide(rules);
      hidden = rules;
    },
  });
  /* A phone lays out what is near its window, where the browser keeps the reader's place as heights become known,
     till the reader does more than scroll: then all heights must be right, and what is read stays where it is. Of a
     page that is come back to they must be right at once, for the browser returns to a height. */
  page.toggleAttribute("data-lazy", course.isNew && CSS.supports("overflow-anchor: auto"));
  const layOut = () => {
    if (!page.hasAttribute("data-lazy")) return;
    const there = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const top = () => there?.getBoundingClientRect().top ?? 0;
    const before = top();
    page.removeAttribute("data-lazy");
    scrollBy({ top: top() - before, behavior: "instant" });
  };
  for (const way of ["click", "change", "focusin", "keydown", "hashchange"]) addEventListener(way, layOut, true);
  course.showAddress();
  addEventListener("DOMContentLoaded", course.showAddress);
  dark.addEventListener("change", () => course.showScheme());
  addEventListener("click", ({ target }) => {
    if (!(/** @type {Element} */ (target).closest(".theme"))) return;
    course.remember("scheme", document.body.dataset.mdColorScheme === "slate" ? "light" : "dark");
    course.showScheme();
  });
  course.showMode();
  course.onWidth(course.showMode);
  /* Remembered before anyone else hears of it: reader.js keeps the reader's place when it shows the choice. */
  const choices = () => /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("[data-second]"));
  addEventListener("change", ({ target }) => {
    for (const choice of choices()) if (choice === target) course.remember("second", choice.value);
  }, true);
  addEventListener("change", ({ target }) => {
    for (const choice of choices()) if (choice === target) course.showMode();
  });
  addEventListener("DOMContentLoaded", () => {
    for (const choice of choices()) choice.value = course.second();
  });
})();
