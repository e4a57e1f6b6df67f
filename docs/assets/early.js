/* Runs in <head>, before the first paint: what the reader chose earlier, so that nothing jumps afterwards.
   `course` is what the other scripts share: a memory of its own for each site, and the single-key shortcuts. */
(() => {
  const root = new URL("..", document.currentScript.src).pathname;
  const page = document.documentElement;
  const narrow = matchMedia("(max-width: 47.99em)");
  const hidden = document.head.appendChild(document.createElement("style"));

  window.course = {
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

    /** Whether a search has led here; its words are in the language of the page. */
    isSought: new URLSearchParams(location.search).has("h"),

    /** Show the remembered reading mode: "side", "stacked" or one language; none means the page's own. */
    showMode() {
      let mode = course.recall("mode").replace(/[^\w-]/g, "") || course.language;
      if (course.isSought && !/^(side|stacked)$/.test(mode)) mode = course.language;
      if (mode === "side" && narrow.matches) mode = "stacked";
      page.dataset.mode = mode;
      /* Hidden text keeps its place in the page, so that a link to its paragraph still finds it. */
      hidden.textContent = mode === "side" || mode === "stacked" ? "" : `@media screen {
        :is(.text, .heading)[data-language]:not([data-language="${mode}"], .open *) {
          position: absolute; visibility: hidden; height: 0; overflow: hidden } }`;
    },
  };
  course.showMode();
  narrow.addEventListener("change", course.showMode);
})();
