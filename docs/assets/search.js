/* Searches the course in the language of the page: fills the dialog that site.js has opened. */
(() => {
  const { blank, label, fill } = course.finder;
  const { fold, pieces } = course.find;
  const { quote, starts, ends, mark } = course.marking;
  const dialog = document.querySelector("dialog.finder");
  const data = window.courseSearch;

  // ---- passages: in Chinese a word is found wherever its characters occur, in English with its inflections

  const stem = (word) => data.endings.reduce((w, [end, by]) => w.replace(new RegExp(end), by), data.irregular[word] ?? word);
  for (const passage of data.passages) passage.push(fold(passage[2]));
  const stems = new Map();
  if (data.spaced) for (const word of new Set(data.passages.flatMap(([, , , folded]) => pieces(folded)))) {
    stems.set(stem(word), [...(stems.get(stem(word)) ?? []), word]);
  }
  const whole = (piece) => `(?:${[piece, ...(stems.get(stem(piece)) ?? [])].join("|")})${ends}`;
  /* What holds together without a space (A/78/L.49, Secretary-General) is found together; only the last of
     its pieces may be the beginning of a word, and a single letter is a word. */
  const pattern = (word) => {
    if (!data.spaced) return quote(word).replace(/^(?=[a-z\d])|(?<=[a-z\d])$/g, "[a-z\\d]*");
    const before = pieces(word);
    const last = before.pop();
    const begun = last.length > 1 ? `${last}[\\p{L}\\p{N}]*|` : "";
    return `${starts}${before.map((piece) => `${whole(piece)}[^\\p{L}\\p{N}]+`).join("")}(?:${begun}${whole(last)})`;
  };
  const isSaid = (word) => pieces(word).length;
  const search = (text) => {
    const words = fold(text.normalize()).split(/\s+/).map((word) => word.replace(/^\p{P}+|\p{P}+$/gu, "")).filter(isSaid);
    if (!words.length) return [];
    const tests = words.map((word) => new RegExp(pattern(word), "u"));
    const any = new RegExp(words.map(pattern).join("|"), "gu");
    return data.passages
      .filter(([, , , folded]) => tests.every((test) => test.test(folded)))
      .map((passage) => ({ passage, spans: Array.from(passage[3].matchAll(any), (m) => [m.index, m.index + m[0].length]) }));
  };

  // ---- showing: a snippet around the first hit; the address carries the words as they stand there

  const passageLine = ({ passage: [place, url, text], spans }, line = blank("place")) => {
    const [path, anchor = ""] = url.split("#");
    const words = new Set(spans.map(([from, to]) => text.slice(from, to)));
    line.dataset.place = anchor || path;
    line.firstElementChild.href = `${course.finder.root}${path}?h=${encodeURIComponent([...words].join(" "))}#${anchor}`;
    line.querySelector(".found-place").textContent = place;
    const slot = line.querySelector(".found-text");
    const wide = data.spaced ? 150 : 60;
    let at = Math.max(0, spans[0][0] - wide / 3);
    if (data.spaced && at) at = text.lastIndexOf(" ", at) + 1;
    const end = Math.max(at + wide, spans[0][1]);
    slot.replaceChildren(at ? "…" : "");
    for (const [from, to] of spans.filter(([, to]) => to <= end)) {
      slot.append(text.slice(at, from), mark(text.slice(from, to)));
      at = to;
    }
    slot.append(text.slice(at, end), end < text.length ? "…" : "");
    return line;
  };

  // ---- the dialog: entries above, passages below; or entries only

  let timer;
  const run = (text) => {
    const alone = dialog.dataset.mode === "lookup";
    const entries = course.finder.showEntries(dialog, text, alone ? 12 : 6);
    clearTimeout(timer);
    if (alone) return course.finder.announce(dialog, course.finder.summary(text, entries));
    // A moment later, so that the entries never wait for the passages.
    timer = setTimeout(() => {
      const found = search(text);
      // Names that are only like what was typed are of no use where passages have the very words.
      if (found.length && !entries.count) course.finder.show(dialog.querySelector("[data-list=entries]"), [], null, 0);
      course.finder.show(dialog.querySelector("[data-list=passages]"), found, passageLine, 30);
      const some = entries.count || found.length;
      course.finder.announce(dialog, some ? fill(label.both, { entries: entries.count, passages: found.length })
        : text.trim() && fill(entries.near ? label.near : label.none, { query: text }));
    }, 30);
  };
  course.finder.connect(dialog, run)();
})();
