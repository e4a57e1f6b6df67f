/* Fills the dialog that site.js has opened: places of the article, entries of the glossary, and passages of the texts,
   first in the language of the page and then in the others. */
(() => {
  const { root, label, folding, fill, part, link, blank, show, showEntries, announce, summary, connect } = course.finder;
  const dialog = part(document, "dialog.finder");
  // ---- places: a paragraph's number, a printed page, a note, a section

  const { places, patterns } = window.courseSearch[label.language];
  /* Without signs and spaces, but for the points in 2.1.3, which an input method makes 2。1。3; of pp. 124–130 the first page. */
  const bare = (/** @type {string} */ text) => folding.fold(text).text
    .replace(/(?<=\d)[。·](?=\d)/g, ".").replace(/(\d)-\d+/, "$1").replace(/[^\p{L}\p{N}.]|\.(?!\d)|(?<!\d)\./gu, "");
  /** @type {Map<string, [string, string][]>} */
  const addresses = new Map();
  for (const [kind, number, words, url] of places) {
    for (const pattern of patterns[kind]) {
      const asked = bare(pattern.replace("{}", number));
      addresses.set(asked, [...(addresses.get(asked) ?? []), [words, url]]);
    }
  }

  // ---- passages: a snippet around the words; the address carries them as they stand there

  /** Where a snippet begins that shows the most of what was found. @param {[number, number][]} spans @param {number} wide */
  const best = (spans, wide) => {
    const from = (/** @type {number} */ at) => spans.filter(([start, end]) => start >= spans[at][0] && end <= spans[at][0] + wide);
    const shown = spans.map((_, at) => from(at).reduce((sum, [start, end]) => sum + end - start, 0));
    return spans[shown.indexOf(Math.max(...shown))];
  };
  /** @param {boolean} spaced @param {boolean} isOwn @returns {(hit: Passage, line?: HTMLElement) => HTMLElement} */
  const passageLine = (spaced, isOwn) => ({ label: place, url, text, spans, isHeading }, line = blank("place")) => {
    const [path, anchor = ""] = url.split("#");
    const words = new Set(spans.map(([from, to]) => `"${text.slice(from, to)}"`));
    line.dataset.place = isOwn ? anchor || path : url;
    link(line).href = `${root}${path}${isHeading ? "" : `?h=${encodeURIComponent([...words].join(" "))}`}#${anchor}`;
    part(line, ".found-place").textContent = place;
    const slot = part(line, ".found-text");
    slot.toggleAttribute("data-heading", isHeading);
    const wide = spaced ? 150 : 60;
    const [first, last] = best(spans, (wide * 2) / 3);
    let at = Math.max(0, Math.floor(first - wide / 3));
    if (spaced && at) at = text.lastIndexOf(" ", at) + 1;
    const end = Math.max(at + wide, last);
    slot.replaceChildren(at ? "…" : "");
    for (const [from, to] of spans.filter(([from, to]) => from >= at && to <= end)) {
      slot.append(text.slice(at, from), course.mark(text.slice(from, to)));
      at = to;
    }
    slot.append(text.slice(at, end), end < text.length ? "…" : "");
    return line;
  };
  /** @param {[string, string]} address */
  const addressLine = ([place, url], line = blank("place")) => {
    line.dataset.place = url.split("#")[1] ?? url;
    link(line).href = root + url;
    part(line, ".found-place").textContent = "";
    part(line, ".found-text").textContent = place;
    return line;
  };

  // ---- entries above, passages below; or entries only

  const lists = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("[data-passages]")]).map((list) => {
    const data = window.courseSearch[list.dataset.passages ?? ""];
    const isOwn = list.dataset.passages === label.language;
    return { list, isOwn, line: passageLine(data.spaced, isOwn), search: course.searching(data, isOwn, folding) };
  });
  let timer = 0;
  const run = (/** @type {string} */ text) => {
    const alone = dialog.dataset.mode === "lookup";
    const entries = showEntries(dialog, text, alone ? 8 : 6);
    const address = alone ? [] : addresses.get(bare(text)) ?? [];
    show(part(dialog, "[data-list=address]"), address, addressLine, 6);
    clearTimeout(timer);
    if (alone) {
      for (const { list } of lists) show(list, [], addressLine, 0);
      announce(dialog, summary(text, entries));
      return;
    }
    // A moment later, so that the entries never wait for the passages.
    timer = setTimeout(() => {
      const found = lists.map(({ search }) => search(text));
      // Notes that read the same in every language are listed once.
      const own = new Set(found[0].map((passage) => passage.text));
      for (let at = 1; at < found.length; at++) found[at] = found[at].filter((passage) => !own.has(passage.text));
      const passages = found.flat().length;
      // Names that are only like what was typed are of no use where passages have the very words.
      if ((passages || address.length) && !entries.count) show(part(dialog, "[data-list=entries]"), [], addressLine, 0);
      for (const [at, { list, isOwn, line }] of lists.entries()) show(list, found[at], line, isOwn ? 30 : 10);
      announce(dialog, entries.count || passages ? fill(label.both, { entries: entries.count, passages })
        : address.length ? address.map(([place]) => place).join("; ") : text.trim() && fill(entries.near ? label.near : label.none, { query: text }));
    }, 30);
  };
  connect(dialog, run)();
})();
