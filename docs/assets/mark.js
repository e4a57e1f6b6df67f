/* Marks on a page the words of ?h= in its address, where a search result leads; they may run across links. */
(() => {
  const folding = course.folding(window.courseFold);

  /** The texts of a place; for a heading, those below it up to the next one. @param {Element} place */
  const textsOf = (place) => {
    const isHeading = place.matches("h2, h3");
    const root = /** @type {Element} */ (isHeading ? place.parentElement : place);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    if (isHeading) walker.currentNode = /** @type {Node} */ (place.lastChild);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const around = /** @type {Element} */ (node.parentElement);
      if (isHeading && around.closest("h2, h3")) break;
      if (!around.closest(".note-ref, rt")) nodes.push(node);
    }
    return nodes;
  };
  const markWords = (/** @type {Element} */ place, /** @type {string} */ words) => {
    const nodes = textsOf(place);
    const spans = course.spans(nodes.map((node) => node.data).join(""), words, folding);
    let begin = 0;
    for (let node of nodes) {
      const { length } = node;
      let cut = 0;
      for (const [start, end] of spans) {
        const [from, to] = [Math.max(start - begin, 0), Math.min(end - begin, length)];
        if (from >= to) continue;
        const word = node.splitText(from - cut);
        node = word.splitText(to - from);
        cut = to;
        word.replaceWith(course.mark(word.data));
      }
      begin += length;
    }
  };
  const words = new URLSearchParams(location.search).get("h");
  // The address tells the place; on a page that is still loading, :target is not yet set.
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const place = target?.closest("article") ? target : document.querySelector("article");
  if (words && place) markWords(place, words);
})();
