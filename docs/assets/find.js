/* Finds entries by any of their names. The keys are made when the site is built (keys.py): all in one text, a
   line each, which is looked through in the steps of `looks`. */
course.find = (() => {
  const data = window.courseLookup;

  // ---- folding: one character for one, so that what is found can be marked in the original

  const folds = new Map(data.table.match(/../g)?.map((pair) => [...pair]));
  const foldOne = (c) => {
    if (!folds.has(c)) {
      const plain = c.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
      folds.set(c, plain.length === c.length ? (folds.get(plain) ?? plain) : c);
    }
    return folds.get(c);
  };
  const fold = (text) => text.replace(/[^\0-\x7f]/gu, foldOne).toLowerCase();
  const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]+/gu;
  const pieces = (text) => fold(text.normalize()).replace(unspaced, " $& ").match(/[\p{L}\p{N}]+/gu) ?? [];

  // ---- keys: the names of all entries in one text, a line each; a capital begins a word or syllable

  const entries = data.entries.map(([id, kind, date, names, short, , , words]) => ({ id, kind, date, names, short, words }));
  const NONE = 1 << 20;
  const TIER = 2048;
  const [EXACT, PREFIX, INSIDE, SCATTERED, WITHIN, MISSPELT, DEFINED] = [1, 2, 3, 4, 5, 6, 7].map((n) => n * TIER);

  /* Ranks are the smaller the better: by tier; then preferred names, then spelling, then short names. */
  const corpus = (column, penalty) => {
    const [starts, owners, costs, lines] = [[], [], [], [""]];
    let length = 1;
    data.entries.forEach((row, number) => {
      let others = 0;
      for (const line of row[column].split("\n")) {
        if (!line) { others = 1024; continue; } // an empty line: what follows are the other names
        starts.push(length);
        owners.push(number);
        costs.push(others + penalty + Math.min(line.length, 511));
        lines.push(line);
        length += line.length + 1;
      }
    });
    const marked = `${lines.join("\n")}\n`;
    return openings({ marked, text: marked.toLowerCase(), starts: Int32Array.from([...starts, length]), owners, costs });
  };
  const begins = ({ marked }, at) => {
    const code = marked.charCodeAt(at);
    return code < 97 || code > 122;
  };

  // Which runs of four letters occur anywhere: a guess at what was meant holds no other.
  const hash = (text, at) => Math.imul(text.charCodeAt(at) * 31 + text.charCodeAt(at + 1), 0x9e3779b1);
  const quads = new Int32Array(1 << 17);
  const quad = (text, at) => Math.imul(hash(text, at) ^ (hash(text, at + 2) >>> 9), 0x9e3779b1) >>> 10;
  const occurs = (word) => {
    for (let at = 0; at < word.length - 3; at++) {
      const n = quad(word, at);
      if (!(quads[n >> 5] & (1 << (n & 31)))) return false;
    }
    return true;
  };
  /* Where words begin, sorted by their first two letters, among these by the next two. */
  const shelf = (text, at) => ((hash(text, at) >>> 21) << 7) + (hash(text, at + 2) >>> 25);
  const head = (text, at) => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
  const openings = (corpus) => {
    const { text, starts, owners, costs } = corpus;
    const initials = new Map();
    for (let line = 0; line < starts.length - 1; line++) {
      const letter = text[starts[line]];
      if (!initials.get(letter)?.push(line)) initials.set(letter, [line]);
    }
    const shelves = new Int32Array((1 << 18) + 1);
    for (let at = 1; at < text.length; at++) {
      const n = quad(text, at);
      quads[n >> 5] |= 1 << (n & 31);
      if (begins(corpus, at)) shelves[shelf(text, at)]++;
    }
    for (let n = 1; n < shelves.length; n++) shelves[n] += shelves[n - 1];
    // All that ranks an opening lies side by side: looking each up in the text would take twice the time.
    const [places, heads, numbers, ranks] = [0, 1, 2, 3].map(() => new Int32Array(shelves.at(-1)));
    for (let at = text.length - 1, line = starts.length - 2; at > 0; at--) {
      if (at < starts[line]) line--;
      if (!begins(corpus, at)) continue;
      const slot = --shelves[shelf(text, at)];
      places[slot] = at;
      heads[slot] = head(text, at);
      numbers[slot] = owners[line];
      ranks[slot] = costs[line] + (at > starts[line] ? INSIDE : PREFIX);
    }
    return { ...corpus, initials, shelves, places, heads, numbers, ranks };
  };
  const [spelt, sounds] = [corpus(5, 0), corpus(6, 512)];
  const letters = { latin: [], other: [] };
  for (const letter of new Set(spelt.text + sounds.text)) {
    if (letter !== "\n") letters[letter < "\x7f" ? "latin" : "other"].push(letter);
  }

  // ---- looks: each gives ranks to some of the entries, as a Map by their numbers

  const each = (ranks, change) => new Map(Array.from(ranks, ([number, rank]) => [number, change(rank)]));
  /* Entries that have a rank in either, the smaller one; entries that have one in both, the greater. */
  const either = (ranks, others) => {
    if (!others.size) return ranks;
    const all = new Map(ranks);
    for (const [number, rank] of others) if (!(all.get(number) <= rank)) all.set(number, rank);
    return all;
  };
  const both = (ranks, others) => {
    const common = new Map();
    for (const [number, rank] of ranks) {
      const other = others.get(number);
      if (other !== undefined) common.set(number, Math.max(rank, other));
    }
    return common;
  };
  const atLeast = (ranks, floor) => each(ranks, (rank) => rank < floor ? floor + rank % TIER : rank);
  const together = (parts, floor) => parts.map((ranks) => atLeast(ranks, floor)).reduce(both);
  /* A board on which lines are ranked by the thousand; read off, it is blank again. */
  const board = new Int32Array(entries.length).fill(NONE);
  let ranked = [];
  const readOff = () => {
    const ranks = new Map();
    for (const number of ranked) {
      ranks.set(number, board[number]);
      board[number] = NONE;
    }
    ranked = [];
    return ranks;
  };
  /* Remembers what a look gave for a word: while one is typed, those before it stay. */
  const remembered = (look) => {
    const known = new Map();
    return (part) => {
      if (known.size > 99) known.clear();
      if (!known.has(part.word)) known.set(part.word, look(part));
      return known.get(part.word);
    };
  };
  const put = (number, rank) => {
    if (board[number] === NONE) ranked.push(number);
    if (rank < board[number]) board[number] = rank;
  };
  const stands = (text, word, at) => {
    for (let i = 0; i < word.length; i++) if (text.charCodeAt(at + i) !== word.charCodeAt(i)) return false;
    return true;
  };
  const isWhole = (text, word, at) => text[at + word.length] === "\n";
  /* Where a word of two letters and more begins a word. */
  const open = ({ text, shelves, places, heads, numbers, ranks }, word) => {
    const wide = word.length < 4 ? 128 : 1;
    const first = shelf(word, 0) & -wide;
    const sought = head(word, 0);
    for (let slot = shelves[first]; slot < shelves[first + wide]; slot++) {
      if (heads[slot] !== sought || (word.length > 2 && !stands(text, word, places[slot]))) continue;
      const whole = ranks[slot] < INSIDE && isWhole(text, word, places[slot]);
      put(numbers[slot], whole ? ranks[slot] - PREFIX + EXACT : ranks[slot]);
    }
  };
  /* Where it stands in any line at all. */
  const scan = ({ text, starts, owners, costs }, word, inside) => {
    for (let line = 0, at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[line + 1])) {
      while (starts[line + 1] <= at) line++;
      const tier = at > starts[line] ? inside : isWhole(text, word, at) ? EXACT : PREFIX;
      put(owners[line], tier + costs[line]);
    }
  };
  /* A single Latin letter stands in nearly every line: only those that begin with it count. */
  const openLetter = ({ text, starts, owners, costs, initials }, letter) => {
    for (const line of initials.get(letter) ?? []) {
      put(owners[line], costs[line] + (isWhole(text, letter, starts[line]) ? EXACT : PREFIX));
    }
  };
  const named = remembered(({ word, sound }) => {
    for (const [corpus, sought] of [[spelt, word], [sounds, sound]]) {
      if (sought.length > 1) open(corpus, sought);
      else if (sought && sought < "\x7f") openLetter(corpus, sought);
      else if (sought) scan(corpus, sought, INSIDE);
    }
    return readOff();
  });
  const lookNamed = (query) => query.pieces.length < 2 ? named(query)
    : either(named(query), together(query.pieces.map(named), SCATTERED));

  const within = remembered((piece) => {
    if (piece.spaced && piece.word.length > 2 && occurs(piece.word)) scan(spelt, piece.word, WITHIN);
    return either(readOff(), named(piece));
  });
  const lookWithin = ({ pieces }) => together(pieces.map(within), WITHIN);

  /* What a word may have been meant to be: a letter wrong, missing, too many, or two swapped. */
  const guesses = ({ word, sound, spaced, long }) => {
    const typed = /\d/.test(word) ? sound : word;
    const found = new Set();
    const shortest = spaced && typed.length < 5 ? 5 : 4; // four letters are the rest of five
    const guess = (other) => { if (other.length >= shortest && occurs(other)) found.add(other); };
    if (long) for (let at = 0; at < typed.length; at++) {
      const [before, after] = [typed.slice(0, at), typed.slice(at)];
      if (!occurs(before)) break;
      if (!occurs(after.slice(2))) continue; // a second slip
      guess(before + after.slice(1));
      if (after.length > 1) guess(before + after[1] + after[0] + after.slice(2));
      for (const letter of letters[typed < "\x7f" ? "latin" : "other"]) {
        guess(before + letter + after);
        guess(before + letter + after.slice(1));
      }
    }
    return found;
  };
  const meant = remembered((part) => {
    for (const word of guesses(part)) {
      open(spelt, word);
      open(sounds, piece(word).sound || word);
    }
    return either(readOff(), within(part));
  });
  const lookMisspelt = (query) => {
    const ranks = together(query.pieces.map(meant), MISSPELT);
    return query.pieces.length < 2 ? ranks : either(ranks, atLeast(meant(query), MISSPELT));
  };
  const definitions = Object.entries(data.words);
  const lookDefined = ({ pieces }) => pieces.map((piece) => {
    const ranks = new Map();
    for (const [number, rank] of named(piece)) if (rank < WITHIN) ranks.set(number, DEFINED);
    if (piece.spaced) {
      for (const [word, numbers] of definitions) {
        if (word.startsWith(piece.word)) for (const number of numbers) ranks.set(number, DEFINED);
      }
    } else entries.forEach(({ words }, number) => { if (words.includes(piece.word)) ranks.set(number, DEFINED); });
    return ranks;
  }).reduce(both);

  // ---- finding

  const piece = (word) => {
    const spaced = word.search(unspaced) < 0;
    // Tones may be typed as digits; ü is written u in the keys.
    const sound = /^[a-z\d]+$/.test(word) ? word.replace(/([a-z]{2})[0-5]/g, "$1").replace(/v/g, "u") : "";
    return { word, sound, spaced, long: word.length > 3 && !/\d/.test(sound || word) };
  };
  const parse = (words) => ({ ...piece(words.join("")), pieces: words.map(piece) });
  /* A second look is for what the first one missed, and only when that was most. */
  const looks = [[lookNamed, 1], [lookWithin, 25], [lookMisspelt, 3], [lookDefined, 25]];
  const listed = (looks, query, wanted = () => true) => {
    let [ranks, found] = [new Map(), []];
    for (const [look, few] of looks) {
      if (found.length >= few) continue;
      ranks = either(look(query), ranks);
      found = [];
      for (const [number, rank] of ranks) if (wanted(entries[number])) found.push(rank * entries.length + number);
    }
    // Entries stand in the order of their ids, which decides between equals.
    const sorted = Float64Array.from(found).sort();
    const entryOf = (rank) => entries[rank % entries.length];
    return { length: sorted.length, slice: (from, to) => Array.from(sorted.subarray(from, to), entryOf) };
  };
  /* Entries that share the longest beginning or end with a word. */
  const nearest = (word, wanted) => {
    for (let size = word.length - 1; size > (word < "\x7f" ? 2 : 0); size--) {
      for (const part of [word.slice(0, size), word.slice(-size)].filter(occurs)) {
        const found = listed(looks.slice(0, 1), parse([part]), wanted);
        if (found.length) return found.slice(0, 5);
      }
    }
    return [];
  };
  /* The wanted entries for a text, best first; if there are none, the nearest. */
  const find = (text, wanted) => {
    const query = parse(pieces(text));
    const found = query.word ? listed(looks, query, wanted) : [];
    return { found, near: query.word && !found.length ? nearest(query.word, wanted) : [] };
  };

  return { entries: find, fold, pieces };
})();
