/* Searches the texts of one language (exports/search.py): headings, paragraphs, notes, definitions, facts. In Chinese
   words are found wherever their characters stand together, in English with their inflections. */

/** On pages of another language Latin words are looked for as words, in Chinese texts too.
    @param {SearchData} data @param {boolean} isOwn @param {Folding} folding */
course.searching = (data, isOwn, folding) => {
  const { fold, words, isUnspaced, starts, ends, letter, gap } = folding;
  const vary = (/** @type {string} */ text) =>
    data.variants.reduce((so, [from, to]) => so.replace(new RegExp(from, "g"), to), text);
  const passages = [...data.headings, ...data.passages].map(([label, url, text], at) => {
    const { text: folded, original } = fold(text);
    return { label, url, text, original, folded: vary(folded), isHeading: at < data.headings.length };
  });

  // ---- words that are forms of one another

  const irregular = new Map(data.irregular.map(([form, first]) => [vary(form), vary(first)]));
  const endings = data.endings.map(([end, by]) => /** @type {const} */ ([new RegExp(end), by]));
  const stem = (/** @type {string} */ word) =>
    endings.reduce((so, [end, by]) => so.replace(end, by), irregular.get(word) ?? word);
  /** @type {Map<string, string[]>} */
  const stems = new Map();
  if (data.spaced) for (const word of new Set(passages.flatMap(({ folded }) => words(folded)))) {
    if (!isUnspaced(word)) stems.set(stem(word), [...(stems.get(stem(word)) ?? []), word]);
  }
  /* policymaking is policy-making, and UN is U.N. */
  const loosely = (/** @type {string} */ word) => /^\p{L}+$/u.test(word) ? Array.from(word).join("[-.']?") : word;
  const whole = (/** @type {string} */ word) =>
    `(?:${[loosely(word), ...(stems.get(stem(word)) ?? [])].join("|")})${ends}`;
  const begun = (/** @type {string} */ word) => (word.length > 1 ? `${loosely(word)}${letter}*|` : "") + whole(word);

  /** U.S. is an abbreviation, and no beginning of a word; so is US, where the texts have it.
      @param {string} text @param {string} word */
  const abbreviates = (text, word) => {
    const name = new RegExp(`${starts}${loosely(word)}${ends}`, "u");
    return /^\p{L}(\.\p{L})+\.?$/u.test(text)
      || (/^\p{Lu}{2,}$/u.test(text) && passages.some(({ folded }) => name.test(folded)));
  };

  /** A pattern for words that stand together; the last of them may be only begun, unless they are quoted.
      @param {{ text: string, isQuoted: boolean }} term */
  const pattern = ({ text, isQuoted }) => {
    const folded = vary(fold(text).text);
    const found = words(folded);
    const last = found.length - 1;
    if (abbreviates(text.normalize("NFKC"), found.join(""))) return `${starts}${whole(found.join(""))}`;
    if (!data.spaced && isOwn) {
      const [before, after] = [found[0], found[last]].map((word) => (isUnspaced(word) ? "" : "[a-z\\d]*"));
      return before + found.join(gap) + after;
    }
    const apart = found.map((word, at) => {
      if (isUnspaced(word)) return word;
      return `${starts}(?:${at === last && !isQuoted ? begun(word) : whole(word)})`;
    }).join(gap);
    const isOne = last > 0 && /^[^\s\d]+$/.test(text) && !found.some(isUnspaced);
    return isOne ? `(?:${apart}|${starts}(?:${begun(found.join(""))}))` : apart;
  };

  /** The passages in which all of these stand, and where. @param {{ text: string, isQuoted: boolean }[]} terms */
  const withAll = (terms) => {
    const patterns = terms.filter(({ text }) => words(text).length).map(pattern);
    if (!patterns.length) return [];
    const tests = patterns.map((one) => new RegExp(one, "u"));
    const any = new RegExp(patterns.join("|"), "gu");
    return passages
      .filter(({ folded }) => tests.every((test) => test.test(folded)))
      .map((passage) => {
        const spans = Array.from(passage.folded.matchAll(any), ({ index, 0: found }) =>
          passage.original(index, index + found.length));
        return { ...passage, spans };
      });
  };

  /** What a query finds: as it stands; if that is nothing, in the words of these texts; if that is nothing, with
      what is in different scripts apart. @param {string} query */
  return (query) => {
    const terms = course.terms(folding.joined(query));
    const native = terms.map((term) => ({ ...term, text: folding.native(term.text) }));
    const parted = native.flatMap((term) =>
      term.isQuoted ? term : folding.parted(term.text).map((text) => ({ text, isQuoted: false })));
    for (const attempt of [terms, native, parted]) {
      const found = withAll(attempt);
      if (found.length) return found;
    }
    return [];
  };
};
