/* The names of all entries as one sorted index, made when the site is built (exports/lookup.py). A word is looked up
   in it by halving; for a misspelt word it tells which words of the index may have been meant. */

/** @param {LookupData} data @returns {Keys} */
course.keysOf = ({ keys, starts, owners }) => {
  const [lineAt, lineStart] = [new Int32Array(keys.length), new Int32Array(owners.length + 1)];
  for (let line = 0, at = 0; line < owners.length; line++) {
    const end = keys.indexOf("\n", at) + 1;
    lineAt.fill(line, at, end);
    lineStart[line + 1] = at = end;
  }

  /** Whether what stands at `at` comes before a word (below 0), begins with it (0), or comes after it. */
  const compare = (/** @type {number} */ at, /** @type {string} */ word) => {
    for (let n = 0; n < word.length; n++) {
      const difference = keys.charCodeAt(at + n) - word.charCodeAt(n);
      if (difference) return difference;
    }
    return 0;
  };
  /** The first place in `starts` that is not before a word, or not before all that begin with it. */
  const place = (/** @type {string} */ word, after = false) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(starts[middle], word) < Number(after)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const occurs = (/** @type {string} */ word) => place(word) < place(word, true);

  const begins = new Uint8Array(keys.length);
  for (const at of starts) begins[at] = 1;
  /** Whether what stands at `at` lies inside one word: "sof" does not in "ethics of". */
  const isInOneWord = (/** @type {number} */ at, /** @type {number} */ length) =>
    !begins.subarray(at + 1, at + length).includes(1);

  /** What a word may have been meant to be: a letter too many, two swapped, one missing or one wrong. */
  const guesses = (/** @type {Piece} */ { word, sound, spaced }) => {
    const typed = /\d/.test(word) ? sound : word;
    const found = new Set();
    if (typed.length < 4 || /\d/.test(typed)) return found;
    for (let at = 0; at < typed.length; at++) {
      const [before, here, next, after] = [typed.slice(0, at), typed[at], typed[at + 1] ?? "", typed.slice(at + 2)];
      if (!occurs(before)) break;
      found.add(before + next + after).add(before + next + here + after);
      // Where each character begins a word, what is after a wrong first one is found without it.
      for (const letter of before || spaced ? lettersAfter(before, spaced) : "") {
        found.add(before + letter + here + next + after).add(before + letter + next + after);
      }
    }
    const shortest = !spaced ? 3 : typed.length < 5 ? 5 : 4; // four letters are the rest of five
    return new Set([...found].filter((guess) => guess.length >= shortest));
  };
  const FIRST_UNSPACED = "\u0e00"; // Thai; what comes before are Latin, Greek, Cyrillic, Hebrew, Arabic and the like
  /** The letters that stand after `before` at the beginning of a word. */
  const lettersAfter = (/** @type {string} */ before, /** @type {boolean} */ spaced) => {
    const letters = [];
    const [first, end] = spaced ? [before, before + FIRST_UNSPACED] : [before + FIRST_UNSPACED, before];
    for (let n = place(first), last = place(end, !spaced); n < last; n = place(before + letters.at(-1), true)) {
      letters.push(keys[starts[n] + before.length]);
    }
    return letters.filter((letter) => letter !== "\n");
  };

  return { lineAt, lineStart, place, occurs, isInOneWord, guesses };
};
