/* Marks on a page the words of ?h= in its address, where a search result leads; they may run across links. */
course.marking = (() => {
  const quote = (word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const starts = "(?<![\\p{L}\\p{N}])";
  const ends = "(?![\\p{L}\\p{N}])";
  const mark = (words) => Object.assign(document.createElement("mark"), { textContent: words });

  /* The texts of a place; for a heading, those below it up to the next one. */
  const textsOf = (place) => {
    const isHeading = place.matches("h2, h3");
    const walker = document.createTreeWalker(isHeading ? place.parentElement : place, NodeFilter.SHOW_TEXT);
    const nodes = [];
    if (isHeading) walker.currentNode = place.lastChild;
    for (let node; (node = walker.nextNode());) {
      if (isHeading && node.parentElement.closest("h2, h3")) break;
      if (!node.parentElement.closest(".note-ref")) nodes.push(node);
    }
    return nodes;
  };
  const markWords = (place, words) => {
    const nodes = textsOf(place);
    const latin = (word) => (/^[^\p{sc=Han}]+$/u.test(word) ? `${starts}${quote(word)}${ends}` : quote(word));
    const spans = [...nodes.map((node) => node.data).join("").matchAll(new RegExp(words.map(latin).join("|"), "gu"))];
    let begin = 0;
    for (let node of nodes) {
      const length = node.length;
      let cut = 0;
      for (const { index, 0: { length: long } } of spans) {
        const [from, to] = [Math.max(index - begin, 0), Math.min(index + long - begin, length)];
        if (from >= to) continue;
        const word = node.splitText(from - cut);
        node = word.splitText(to - from);
        cut = to;
        word.replaceWith(mark(word.data));
      }
      begin += length;
    }
  };
  const words = new URLSearchParams(location.search).get("h")?.split(/\s+/).filter(Boolean) ?? [];
  const place = document.querySelector("article :target") ?? document.querySelector("article");
  if (words.length && place) markWords(place, words);

  return { quote, starts, ends, mark };
})();
