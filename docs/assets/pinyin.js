/* Pinyin above the Chinese characters of a section. A syllable stands beside its character all the time, and is seen
   where the reader asks for it; it is neither selected nor copied. */
(() => {
  const page = document.documentElement;
  const han = /[\u3400-\u9fff\u{20000}-\u{3ffff}〇]/gu;

  /** Every text, heading and note with its id and language: those of the page have the id, the others stand by them.
   * @returns {[Element, string, string][]} */
  const texts = () => Array.from(/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article [data-language]:is(.text, .heading)")), (each) => {
    const around = /** @type {HTMLElement | null} */ (each.closest("[data-paragraph], .note, .figure, h2"));
    return [each, around?.dataset.paragraph ?? around?.id ?? "", each.dataset.language ?? ""];
  });

  /** Put its syllables into a text, unless they are in it or are not those of its characters.
   * @param {Element} text @param {string[]} syllables */
  function add(text, syllables) {
    if (text.querySelector("rt")) return;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const nodes = [];
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      if (!node.parentElement?.closest(".note-ref")) nodes.push(node);
    }
    if (nodes.reduce((sum, { data }) => sum + (data.match(han)?.length ?? 0), 0) !== syllables.length) return;
    let next = 0;
    for (const node of nodes) {
      const parts = document.createDocumentFragment();
      let end = 0;
      for (const { 0: sign, index } of node.data.matchAll(han)) {
        if (index > end) parts.append(node.data.slice(end, index));
        end = index + sign.length;
        const ruby = document.createElement("ruby");
        const above = document.createElement("rt");
        above.textContent = syllables[next++];
        ruby.append(sign, above);
        parts.append(ruby);
      }
      parts.append(node.data.slice(end));
      if (end) node.replaceWith(parts);
    }
  }

  const clear = () => { for (const each of document.querySelectorAll(".sounded")) each.classList.remove("sounded"); };
  /** @param {EventTarget | null} target */
  function toggle(target) {
    const kind = { sentence: ".sentence", paragraph: ".passage" }[page.dataset.pinyin ?? ""];
    const found = kind && /** @type {Element} */ (target).closest?.(`.passage-texts ${kind}, ${kind}.passage`);
    if (!found || /** @type {Element} */ (target).closest("a, button, summary, .passage-margin, .card")) return;
    if (String(getSelection()) !== "") return;
    course.keepPlace(() => found.classList.toggle("sounded"));
  }
  document.addEventListener("click", ({ target }) => toggle(target));
  document.addEventListener("keydown", ({ key, target }) => { if (key === "Enter") toggle(target); });
  document.addEventListener("copy", () => {
    page.toggleAttribute("data-copying", true);
    setTimeout(() => page.removeAttribute("data-copying"));
  });

  course.pinyin = {
    add() {
      for (const [text, id, language] of texts()) {
        const sounds = window.courseSounds[language]?.[id];
        if (sounds) add(text, sounds.split(" "));
      }
    },
    show(/** @type {string} */ how) {
      clear();
      if (how) course.pinyin.add();
      page.dataset.pinyin = how;
    },
  };
})();
