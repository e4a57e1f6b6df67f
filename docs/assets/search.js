/* Searches the course in the language of the page, in a dialog, and marks on a page what was searched for. */
(() => {
  if (!window.finder) return;
  const { template, label, fill, fold, pieces } = finder;
  const quote = (word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const starts = "(?<![\\p{L}\\p{N}])";
  const ends = "(?![\\p{L}\\p{N}])";
  let data, stems;

  // ---- passages: in Chinese a word is found wherever its characters occur, in English with its inflections

  const stem = (word) => data.endings.reduce((w, [end, by]) => w.replace(new RegExp(end), by), data.irregular[word] ?? word);
  const prepare = () => {
    data = window.courseSearch;
    for (const passage of data.passages) passage.push(fold(passage[2]));
    stems = new Map();
    if (data.spaced) for (const word of new Set(data.passages.flatMap(([, , , folded]) => pieces(folded)))) {
      stems.set(stem(word), [...(stems.get(stem(word)) ?? []), word]);
    }
  };
  const pattern = (word) => {
    if (!data.spaced) return quote(word).replace(/^(?=[a-z\d])|(?<=[a-z\d])$/g, "[a-z\\d]*");
    const forms = stems.get(stem(word)) ?? [];
    return `${starts}(?:${word}[\\p{L}\\p{N}]*|(?:${forms.join("|") || word})${ends})`;
  };
  const search = (text) => {
    const words = data.spaced ? pieces(text) : fold(text.normalize()).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const tests = words.map((word) => new RegExp(pattern(word), "u"));
    const any = new RegExp(words.map(pattern).join("|"), "gu");
    return data.passages
      .filter(([, , , folded]) => tests.every((test) => test.test(folded)))
      .map((passage) => ({ passage, spans: Array.from(passage[3].matchAll(any), (m) => [m.index, m.index + m[0].length]) }));
  };

  // ---- showing: a snippet around the first hit; the address carries the words as they stand there

  const mark = (words) => Object.assign(document.createElement("mark"), { textContent: words });
  const passageLine = ({ passage: [place, url, text], spans }) => {
    const line = template.content.querySelector("[data-place]").cloneNode(true);
    const [path, anchor = ""] = url.split("#");
    const words = new Set(spans.map(([from, to]) => text.slice(from, to)));
    line.dataset.place = anchor || path;
    line.firstElementChild.href = `${finder.root}${path}?h=${encodeURIComponent([...words].join(" "))}#${anchor}`;
    line.querySelector(".found-place").textContent = place;
    const slot = line.querySelector(".found-text");
    const wide = data.spaced ? 150 : 60;
    let at = Math.max(0, spans[0][0] - wide / 3);
    if (data.spaced && at) at = text.lastIndexOf(" ", at) + 1;
    const end = Math.max(at + wide, spans[0][1]);
    slot.append(at ? "…" : "");
    for (const [from, to] of spans.filter(([, to]) => to <= end)) {
      slot.append(text.slice(at, from), mark(text.slice(from, to)));
      at = to;
    }
    slot.append(text.slice(at, end), end < text.length ? "…" : "");
    return line;
  };

  // ---- the dialog: entries above, passages below; or entries only

  let dialog, again, timer, ready = 0;
  const run = (text) => {
    if (ready < 2) return;
    const alone = dialog.dataset.mode === "lookup";
    const entries = finder.showEntries(dialog, text, alone ? 12 : 6);
    clearTimeout(timer);
    if (alone) return finder.announce(dialog, finder.summary(text, entries));
    // A moment later, so that the entries never wait for the passages.
    timer = setTimeout(() => {
      const found = search(text);
      finder.show(dialog.querySelector("[data-list=passages]"), found, passageLine, 30);
      const some = entries.count || found.length;
      finder.announce(dialog, some ? fill(label.both, { entries: entries.count, passages: found.length })
        : text.trim() && fill(entries.near ? label.near : label.none, { query: text }));
    }, 30);
  };
  const make = () => {
    dialog = document.body.appendChild(template.content.querySelector("dialog").cloneNode(true));
    again = finder.connect(dialog, run);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a, .finder-close")) dialog.close();
    });
    // Else the first Escape would only empty the box.
    dialog.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.isComposing) dialog.close(); });
    const loaded = (prepared) => () => { prepared(); ready++; again(); };
    if (finder.onPage) ready++;
    else finder.load("assets/lookup-data.js", loaded(finder.prepare));
    finder.load(`assets/search-${label.language}.js`, loaded(prepare));
  };
  const open = (mode) => {
    if (!dialog) make();
    dialog.dataset.mode = mode;
    dialog.showModal();
    dialog.querySelector("input").select();
    again();
  };
  document.addEventListener("course:search", () => open("search"));
  if (!finder.onPage) document.addEventListener("course:lookup", () => open("lookup"));
  for (const link of document.querySelectorAll("[data-find]")) link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.dataset.find);
  });

  // ---- the words of ?h= on the page a result leads to; they may run across links

  const markWords = (place, words) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node; (node = walker.nextNode());) if (!node.parentElement.closest(".note-ref")) nodes.push(node);
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
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? document.querySelector("article");
  if (words.length && place) markWords(place, words);
})();
