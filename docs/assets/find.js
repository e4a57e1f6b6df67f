/* Finds entries by any of their names: words are looked up in the index (keys.js), and the entries found are ranked,
   the smaller the better. */

/** @param {LookupData} data @param {Folding} folding */
course.finding = (data, { words, isUnspaced, native }) => {
  const { keys, starts, owners, costs } = data;
  const { lineAt, lineStart, place, isInOneWord, guesses } = course.keysOf(data);
  const vary = (/** @type {string} */ word) =>
    data.variants.reduce((so, [from, to]) => so.replace(new RegExp(from, "g"), to), word);
  const entries = data.entries.map(([id, kind, days, forms, short, gists], number) =>
    ({ number, id, kind, days, forms, short, gists }));
  const definitions = data.texts.split("\n");

  /* How a word may stand in a key: the whole of it, at its beginning, at the beginning of a word inside it, with
     the other words scattered, inside a word; or it is misspelt, or stands in the definition only. */
  const TIER = 10000;
  const [WHOLE, BEGINNING, INSIDE, SCATTERED, WITHIN, MISSPELT, DEFINED] = [0, 1, 2, 3, 4, 5, 6].map((n) => n * TIER);

  /** @typedef {Map<number, {rank: number, line: number}>} Ranks the entries found, by their numbers */
  const put = (/** @type {Ranks} */ ranks, /** @type {number} */ number, /** @type {number} */ rank, line = -1) => {
    const known = ranks.get(number);
    if (!known || rank < known.rank) ranks.set(number, { rank, line });
  };
  const putLine = (/** @type {Ranks} */ ranks, /** @type {number} */ line, /** @type {number} */ tier) =>
    put(ranks, owners[line], tier + costs[line], line);

  /** Ranks all entries with a name in which a word begins as `word` does. @param {Ranks} ranks @param {string} word */
  const look = (ranks, word, tier = -1) => {
    // A single Latin letter begins a word in nearly every key: only keys that begin with it count.
    const alone = word.length === 1 && word < "\x7f";
    for (let n = place(word), end = place(word, true); n < end; n++) {
      const [at, line] = [starts[n], lineAt[starts[n]]];
      const first = at === lineStart[line];
      const whole = first && at + word.length + 1 === lineStart[line + 1];
      if (first || !alone) putLine(ranks, line, tier >= 0 ? tier : whole ? WHOLE : first ? BEGINNING : INSIDE);
    }
  };

  // ---- ranks of several words

  /** @param {Ranks[]} parts @param {number} floor @returns {Ranks} */
  const together = ([first, ...others], floor) => {
    /** @type {Ranks} */ const common = new Map();
    for (const [number, found] of first) {
      const all = [found, ...others.map((ranks) => ranks.get(number))];
      const ranks = all.map((one) => (one ? Math.max(floor + (one.rank % TIER), one.rank) : Infinity));
      const rank = Math.max(...ranks);
      if (rank < Infinity) common.set(number, { rank, line: found.line });
    }
    return common;
  };
  const merge = (/** @type {Ranks} */ ranks, /** @type {Ranks} */ more) => {
    for (const [number, { rank, line }] of more) put(ranks, number, rank, line);
    return ranks;
  };

  // ---- looks: each knows one way in which a name is found

  /** @returns {Piece} */
  const piece = (/** @type {string} */ word) => {
    const spaced = !isUnspaced(word);
    // Tones may be typed as digits; ü is written u in the keys.
    const sound = spaced ? word.replace(/([a-z]{2})[0-5]/g, "$1").replace(/v/g, "u") : word;
    return { word: vary(word), sound, spaced };
  };
  /** A look that remembers what it found for a word: while another is typed, those before it stay.
      @param {(piece: Piece) => Ranks} look @returns {(piece: Piece) => Ranks} */
  const remembered = (look) => {
    /** @type {Map<string, Ranks>} */ const known = new Map();
    return (piece) => {
      const key = `${piece.word} ${piece.sound}`;
      if (known.size > 50) known.clear();
      const found = known.get(key) ?? look(piece);
      known.set(key, found);
      return new Map(found);
    };
  };
  const named = remembered(({ word, sound }) => {
    /** @type {Ranks} */ const ranks = new Map();
    for (const spelling of new Set([word, sound])) look(ranks, spelling);
    return ranks;
  });
  const within = remembered((piece) => {
    const ranks = named(piece);
    if (piece.spaced && piece.word.length > 2) {
      const end = lineStart[data.spelt];
      for (let at = keys.indexOf(piece.word); at >= 0 && at < end; at = keys.indexOf(piece.word, at + 1)) {
        if (isInOneWord(at, piece.word.length)) putLine(ranks, lineAt[at], WITHIN);
      }
    }
    return ranks;
  });
  const meant = remembered((piece) => {
    const ranks = within(piece);
    for (const guess of guesses(piece)) look(ranks, guess, MISSPELT);
    return ranks;
  });
  const defined = remembered(({ word, spaced }) => {
    /** @type {Ranks} */ const ranks = new Map();
    if (spaced) {
      for (const [other, numbers] of data.words) {
        if (other === word || (word.length > 2 && other.startsWith(word))) for (const number of numbers) put(ranks, number, DEFINED);
      }
    } else definitions.forEach((text, number) => { if (text.includes(word)) put(ranks, number, DEFINED); });
    return ranks;
  });

  /** Of entries found by their definitions those first that have the most of the words in their names. */
  const anywhere = (/** @type {Ranks[]} */ parts) => {
    const ranks = together(parts, DEFINED);
    for (const [number, found] of ranks) {
      found.rank = DEFINED + parts.filter((part) => (part.get(number)?.rank ?? 0) >= DEFINED).length;
    }
    return ranks;
  };

  /** @typedef {{ whole: Piece, pieces: Piece[] }} Query */
  /** A look, and how few the looks before it may have found for it to be needed.
      @type {[(query: Query) => Ranks, number][]} */
  const looks = [
    [({ whole, pieces }) => merge(named(whole), pieces.length > 1 ? together(pieces.map(named), SCATTERED) : new Map()), 1],
    [({ pieces }) => together(pieces.map(within), WITHIN), 25],
    [({ whole, pieces }) => pieces.length < 2 ? meant(whole)
      : merge(together(pieces.map(meant), MISSPELT), together([meant(whole)], MISSPELT)), 3],
    [({ pieces }) => anywhere(pieces.map((part) => merge(defined(part), named(part)))), 25],
  ];

  // ---- finding

  /** The wanted entries for a query, best first. @param {Query} query @param {(entry: LookupEntry) => boolean} wanted */
  const listed = (query, wanted, most = looks.length) => {
    /** @type {Ranks} */ const ranks = new Map();
    let found = 0;
    for (const [look, few] of looks.slice(0, most)) {
      if (found < few) merge(ranks, look(query));
      found = [...ranks.keys()].filter((number) => wanted(entries[number])).length;
    }
    return [...ranks]
      .filter(([number]) => wanted(entries[number]))
      .sort(([one, { rank: a }], [other, { rank: b }]) => a - b || one - other)
      .map(([number, { rank, line }]) => ({ entry: entries[number], rank, line }));
  };
  /** Entries that share the longest beginning or end with a word: at least half of it, in letters as they are
      spelt. What else it may sound like, or be the initials of, would be chance. */
  const nearest = (/** @type {string} */ word, /** @type {(entry: LookupEntry) => boolean} */ wanted) => {
    for (let size = word.length - 1; size > (word < "\x7f" ? 2 : 0) && size >= word.length / 2; size--) {
      for (const part of [word.slice(0, size), word.slice(-size)]) {
        const query = { whole: piece(part), pieces: [piece(part)] };
        const found = listed(query, wanted, 1).filter(({ line }) => line < data.spelt);
        if (found.length) return found.slice(0, 5);
      }
    }
    return [];
  };
  /** Why an entry is found: by which of its forms, by its sound, in spite of a slip, or by its definition. */
  const reason = (/** @type {{ entry: LookupEntry, rank: number, line: number }} */ { entry, rank, line }) => ({
    entry,
    form: line >= 0 ? data.forms[line] : -1,
    by: rank >= DEFINED ? "definition" : rank >= MISSPELT ? "slip" : line >= data.spelt ? "sound" : "name",
  });
  /** A text as a query, and the wanted entries for it, best first. */
  const asked = (/** @type {string} */ text, /** @type {(entry: LookupEntry) => boolean} */ wanted) => {
    const found = text.split(/\s+/).flatMap(words);
    const isInitials = found.length > 1 && found.every((word) => /^\p{L}$/u.test(word) && !isUnspaced(word));
    const pieces = (isInitials ? [found.join("")] : found).map(piece); // U.N.
    const whole = { ...piece(found.join("")), word: pieces.map(({ word }) => word).join("") };
    return { word: whole.word, hits: found.length ? listed({ whole, pieces }, wanted) : [] };
  };
  const isDefined = new Set(data.words.map(([word]) => word));
  /** A word that no definition has, as the two that some have: policymaking is policy making. */
  const halves = (/** @type {string} */ word) => {
    const small = vary(words(word).join(""));
    for (let at = 3; at < small.length - 2 && !isDefined.has(small); at++) {
      if (isDefined.has(small.slice(0, at)) && isDefined.has(small.slice(at))) return `${small.slice(0, at)} ${small.slice(at)}`;
    }
    return word;
  };
  /** The wanted entries for a text, best first; if there are none, the nearest. 人工智慧 is also asked as 人工智能, and
      policy-making as policymaking. */
  const find = (/** @type {string} */ text, /** @type {(entry: LookupEntry) => boolean} */ wanted = () => true) => {
    const texts = new Set([text, native(text), text.replace(/(\p{L})[-‐‑](?=\p{L})/gu, "$1")]);
    const attempts = [...texts].map((words) => asked(words, wanted));
    if (!attempts.some(({ hits }) => hits.length)) attempts.push(asked(text.replace(/\p{L}+/gu, halves), wanted));
    const best = attempts.find(({ hits }) => hits.some(({ rank }) => rank < MISSPELT))
      ?? attempts.find(({ hits }) => hits.length) ?? attempts[0];
    const near = best.word && !best.hits.length ? nearest(best.word, wanted) : [];
    return { found: best.hits.map(reason), near: near.map(reason) };
  };

  return { find, entries };
};
