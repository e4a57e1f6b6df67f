/* The device's own voice: a button stands only beside words that it can read. */
(() => {
  /** @type {(selector: string, root?: ParentNode) => any} */
  const $ = (selector, root = document) => root.querySelector(selector);
  /** @type {(selector: string, root?: ParentNode) => any[]} */
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const synthesis = window.speechSynthesis;
  if (!synthesis) return;
  const template = $("#say");
  course.style("aids");
  const voiceOf = (/** @type {string} */ tag) => course.voice(synthesis.getVoices(), tag);
  /** @type {HTMLElement | null} */
  let pressed = null;
  const unmark = () => { for (const each of $$(".said")) each.classList.remove("said"); };
  function hush() {
    if (!pressed) return;
    pressed.setAttribute("aria-pressed", "false");
    pressed = null;
    unmark();
    synthesis.cancel();
  }
  /** The words of an element without note marks and pinyin. @param {Element} element */
  const wordsOf = (element) => {
    const copy = /** @type {Element} */ (element.cloneNode(true));
    for (const each of $$(".note-ref, rt, .abbreviation, .say", copy)) each.remove();
    return copy.textContent?.trim() ?? "";
  };
  /** @param {HTMLElement} button @param {Element[]} elements @param {string} tag */
  function say(button, elements, tag) {
    const again = pressed === button;
    hush();
    const voice = voiceOf(tag);
    if (again || !voice) return;
    pressed = button;
    button.setAttribute("aria-pressed", "true");
    elements.forEach((element, at) => {
      const words = new SpeechSynthesisUtterance(wordsOf(element));
      Object.assign(words, {
        voice,
        lang: voice.lang,
        onstart: () => { if (pressed === button) { unmark(); element.classList.add("said"); } },
        onend: () => { if (pressed === button && at === elements.length - 1) hush(); },
        onerror: () => { if (pressed === button) hush(); },
      });
      synthesis.speak(words);
    });
  }
  /** A button that says what is in some elements. @param {Element[]} elements @param {string} tag @param {string} label */
  function sayer(elements, tag, label, words = "") {
    const button = template.content.firstElementChild.cloneNode(true);
    button.setAttribute("aria-label", label);
    if (words) button.textContent = words;
    else button.title = label;
    button.addEventListener("click", () => say(button, elements, tag));
    return button;
  }
  const tagOf = (/** @type {Element} */ element) => element.closest("[lang]")?.getAttribute("lang") || "";
  /** @param {HTMLElement} name @param {string} tag */
  function addToName(name, tag) {
    const isCard = name.matches(".card-name"); // which has the button at the end of its line
    const beside = isCard ? name.previousElementSibling : name.nextElementSibling;
    if (beside?.matches(".say") || !voiceOf(tag)) return;
    const button = sayer([name], tag, template.dataset.name.replace("{name}", wordsOf(name)));
    if (isCard) name.before(button);
    else name.after(" ", button);
  }
  const addToNames = () => { for (const name of $$("[data-entry-page] .name, #card-body .card-name")) addToName(name, tagOf(name)); };
  /** @param {HTMLElement} tools */
  function addToParagraph(tools) {
    $(".passage-say", tools)?.remove();
    const passage = /** @type {HTMLElement} */ (tools.closest(".passage"));
    const line = document.createElement("div");
    line.className = "passage-say";
    for (const text of $$(".passage-texts > .text", passage)) {
      if (!voiceOf(text.lang) || text.offsetHeight === 0 || getComputedStyle(text).visibility === "hidden") continue;
      const sentences = $$(".sentence", text);
      const { title, all, sentence: one } = template.dataset;
      const name = $(`.reader-modes button[value="${text.dataset.language}"]`)?.textContent;
      const begin = name ? `${title} · ${name}` : title;
      const row = document.createElement("p");
      row.append(begin, " ", sayer(sentences.length ? sentences : [text], text.lang, `${begin}: ${all}`, all));
      if (sentences.length > 1) sentences.forEach((sentence, at) => {
        row.append(" ", sayer([sentence], text.lang, `${begin}: ${one.replace("{number}", at + 1)}`, String(at + 1)));
      });
      line.append(row);
    }
    if (line.firstChild) $(".passage-menu", tools).append(line);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hush(); }, true);
  addEventListener("pagehide", () => synthesis.cancel());
  synthesis.addEventListener?.("voiceschanged", () => {
    addToNames();
    for (const tools of $$(".passage-tools[open]")) addToParagraph(tools);
  });
  course.sayNames = addToNames;
  course.sayParagraph = addToParagraph;
  addToNames();
})();
