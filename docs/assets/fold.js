/* Spellings that mean the same, made the same: the steps of `fold(text, typed=True)` in
   hooks/concordance/language/folding.py, with the table that is made there (fold-data.js). */

/** @param {FoldTable} table */
course.folding = ({ pairs, cases, silent, accents, unspaced, regional }) => {
  const table = new Map(Object.entries(cases));
  const letters = Array.from(pairs);
  for (let at = 0; at < letters.length; at += 2) table.set(letters[at], letters[at + 1]);

  const isSilent = new RegExp(`^[${silent}]`, "u");
  const dropped = new RegExp(`[${silent}${accents}\\s]`, "gu");
  const isUnspaced = new RegExp(`^[${unspaced}]`, "u");
  const isLetter = /^[\p{L}\p{N}\p{M}_]/u;
  const pieces = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
  const joinsWord = (/** @type {string} */ c) => isLetter.test(c) && !isUnspaced.test(c);

  const look = (/** @type {string} */ text) => Array.from(text, (c) => table.get(c) ?? c).join("");
  /** @type {Map<string, string>} */
  const known = new Map();
  /** What a character folds to; a space for white space. @param {string} c */
  const foldOne = (c) => {
    let folded = known.get(c);
    if (folded === undefined) {
      const small = look(look(c).normalize("NFKD")).toLowerCase().normalize("NFKD");
      folded = !isSilent.test(c) && /\s/.test(c) ? " " : look(small).replace(dropped, "");
      known.set(c, folded);
    }
    return folded;
  };
  /* 凯瑟琳·阿什顿 and 凯瑟琳阿什顿 are one name. */
  const isDotInName = (/** @type {string} */ before, /** @type {string} */ dot, /** @type {string} */ after) => {
    const [left, right] = [isUnspaced.test(before), isUnspaced.test(after)];
    if (dot === ".") return left && right;
    return dot === "·" && ((left && isLetter.test(after)) || (right && isLetter.test(before)));
  };

  /** The folded text, and how a stretch of it stands in the original. @param {string} source */
  const fold = (source) => {
    /** @type {string[]} */ const letters = [];
    /** @type {number[]} */ const places = [];
    let space = -1;
    const push = (/** @type {string} */ letter, /** @type {number} */ from) => {
      const last = letters.length - 1;
      if (space >= 0 && last >= 0 && joinsWord(letters[last]) && joinsWord(letter)) {
        letters.push(" ");
        places.push(space);
      } else if (last > 0 && isDotInName(letters[last - 1], letters[last], letter)) {
        letters.pop();
        places.pop();
      }
      space = -1;
      letters.push(letter);
      places.push(from);
    };
    let offset = 0;
    for (const c of source) {
      const folded = foldOne(c);
      if (folded === " ") space = offset;
      else for (const letter of folded) push(letter, offset);
      offset += c.length;
    }
    /** @type {number[]} */ const origins = [];
    letters.forEach((letter, at) => { for (const _ of letter.split("")) origins.push(places[at]); });
    /** @type {(start: number, end: number) => [number, number]} */
    const original = (start, end) => {
      let to = origins[end - 1];
      do to += (source.codePointAt(to) ?? 0) > 0xffff ? 2 : 1;
      while (isSilent.test(source.slice(to, to + 2)) && /^\p{Mn}/u.test(source.slice(to, to + 2)));
      return [origins[start], to];
    };
    return { text: letters.join(""), original };
  };

  /** The folded words of a text, cut where Chinese meets Latin letters or digits. @param {string} text */
  const words = (text) => fold(text).text.match(pieces) ?? [];

  // Parts of regular expressions: a letter; what may stand between words; the edges of a word of a spaced script.
  const letter = "[\\p{L}\\p{N}\\p{M}]";
  const spaced = `(?![${unspaced}])${letter}`;

  // A space or no space between 治理 and AI, or between 年 and 7, is the same; a single character belongs to its number.
  const between = new RegExp(`(?<=[${unspaced}])\\s+(?=${spaced})|(?<=${spaced})\\s+(?=[${unspaced}])`, "gu");
  const border = new RegExp(`(?<=[${unspaced}]{2})(?=${spaced})|(?<=${spaced})(?=[${unspaced}]{2})`, "u");
  const abroad = new Map(regional);
  const anyAbroad = new RegExp([...abroad.keys()].join("|") || "(?!)", "g");
  /** A text with the words that readers elsewhere have for those of these texts: 人工智慧 is 人工智能. */
  const native = (/** @type {string} */ text) => {
    const folded = fold(text).text;
    const said = folded.replace(anyAbroad, (word) => abroad.get(word) ?? word);
    return said === folded ? text : said;
  };
  return {
    native,
    joined: (/** @type {string} */ text) => text.replace(between, ""),
    parted: (/** @type {string} */ text) => text.split(border),
    fold, words, letter, gap: letter.replace("[", "[^") + "*", starts: `(?<!${spaced})`, ends: `(?!${spaced})`,
    isUnspaced: (/** @type {string} */ word) => isUnspaced.test(word),
  };
};

/** A query in its terms: words, and phrases in quotation marks of any kind.
    @param {string} query @returns {{ text: string, isQuoted: boolean }[]} */
course.terms = (query) => {
  const parts = query.replace(/[“”„‟«»「」『』″＂]/g, '"').matchAll(/"([^"]+)"?|[^\s"]+/g);
  return Array.from(parts, ([text, quoted]) => ({ text: quoted ?? text, isQuoted: quoted !== undefined }));
};

/** Where words that were sought stand in a text, for the marks of a result.
    @param {string} text @param {string} sought @param {Folding} folding @returns {[number, number][]} */
course.spans = (text, sought, { fold, words, isUnspaced, starts, ends, gap }) => {
  const patterns = course.terms(sought).map((term) => words(term.text)).filter((found) => found.length)
    .map((found) => found.map((word) => (isUnspaced(word) ? word : starts + word + ends)).join(gap));
  if (!patterns.length) return [];
  const { text: folded, original } = fold(text);
  return Array.from(folded.matchAll(new RegExp(patterns.join("|"), "gu")), ({ index, 0: found }) =>
    original(index, index + found.length));
};
