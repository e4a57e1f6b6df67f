/* The choice of language: the browser's comes first, and its button stands out; the others stay where they are. */
(() => {
  const gate = /** @type {HTMLElement} */ (document.querySelector(".gate"));
  const doors = /** @type {HTMLElement[]} */ (Array.from(gate.children));
  const base = (/** @type {string} */ tag) => tag.toLowerCase().split("-")[0];
  const speaks = (/** @type {string} */ tag) => doors.find(({ dataset }) => base(dataset.language ?? "") === base(tag));
  const first = navigator.languages.map(speaks).find(Boolean);
  if (!first) return;
  if (first !== doors[0]) gate.prepend(first);
  first.classList.add("gate-first");
})();
