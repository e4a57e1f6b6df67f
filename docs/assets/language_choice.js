/* The choice of language: the browser's comes first, and its button stands out; the others stay where they are. */
(() => {
  const choice = /** @type {HTMLElement} */ (document.querySelector(".language-choice"));
  const items = /** @type {HTMLElement[]} */ (Array.from(choice.children));
  const base = (/** @type {string} */ tag) => tag.toLowerCase().split("-")[0];
  const spoken = (/** @type {string} */ tag) => items.find(({ dataset }) => base(dataset.language ?? "") === base(tag));
  const first = navigator.languages.map(spoken).find(Boolean);
  if (!first) return;
  if (first !== items[0]) choice.prepend(first);
  first.classList.add("language-choice-first");
})();
