/* Finds entries by any of their names as one types. The keys are made when the site is built (keys.py). */
window.finder = (() => {
  const root = new URL("..", document.currentScript.src).href;
  const template = document.getElementById("finder");
  if (!template) return; // a page in every language at once has no lookup
  const label = template.dataset;
  const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);
  const counted = (name, count) => fill(label[name + (count === 1 ? "One" : "Other")], { count });
  const load = (path, onload) =>
    document.head.append(Object.assign(document.createElement("script"), { src: root + path, onload }));

  // ---- folding: one character for one, so that what is found can be marked in the original

  const folds = new Map();
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
  const learn = (table) => { for (let i = 0; i < table.length; i += 2) folds.set(table[i], table[i + 1]); };

  // ---- keys: a line for each name, the preferred before a form feed; a capital begins a word or syllable

  let data, entries, named, defined, letters;
  const key = (marked) => ({ marked, text: marked.toLowerCase(), others: marked.indexOf("\f") });
  const prepare = () => {
    data = window.courseLookup;
    learn(data.table);
    entries = data.entries.map(([id, kind, date, names, short, spelt, sounds, words], number) => (
      { number, id, kind, date, names, short, spelt: key(spelt), sounds: key(sounds), words }
    ));
    named = sieve(entries.map(({ spelt, sounds }) => spelt.text + sounds.text));
    letters = new Set();
    for (const { spelt, sounds } of entries) for (const key of [spelt, sounds]) {
      for (let at = 0; at < key.text.length; at++) {
        if (key.text[at] > " ") letters.add(key.text[at]);
        put(quads, quad(key.text, at));
        if (begins(key, at)) put(openings, quad(key.text, at));
      }
    }
    defined = sieve(entries.map(({ words }) => words));
  };

  // A sieve holds 1024 bits for each entry, one for each pair of letters: most entries need no closer look.
  const put = (bits, n) => { bits[n >> 5] |= 1 << (n & 31); };
  const has = (bits, n) => bits[n >> 5] & (1 << (n & 31));
  const pair = (text, at) => Math.imul(text.charCodeAt(at) * 31 + text.charCodeAt(at + 1), 0x9e3779b1) >>> 22;
  const sieve = (texts) => {
    const bits = new Int32Array(texts.length * 32);
    texts.forEach((text, number) => {
      for (let at = 0; at < text.length - 1; at++) {
        put(bits, number * 1024 + pair(text, at));
      }
    });
    return bits;
  };
  const pairs = (word) => Array.from({ length: Math.max(word.length - 1, 0) }, (_, at) => pair(word, at));
  const holds = (bits, { number }, wanted) => {
    for (const pair of wanted) if (!has(bits, number * 1024 + pair)) return false;
    return true;
  };
  // Which runs of four letters occur anywhere, and which begin a word: a guess at what was meant holds no other.
  const quads = new Int32Array(1 << 17);
  const openings = new Int32Array(1 << 17);
  const quad = (text, at) => {
    let hash = 0;
    for (let i = at; i < at + 4; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1) ^ (hash >>> 15);
    return hash >>> 10;
  };
  const occurs = (word) => {
    for (let at = 0; at < word.length - 3; at++) if (!has(at ? quads : openings, quad(word, at))) return false;
    return true;
  };
  const begins = (key, at) => {
    const code = key.marked.charCodeAt(at);
    return code < 97 || code > 122;
  };

  // ---- ranks, the smaller the better: by tier; then preferred names, then spelling, then short names

  const TIER = 2048;
  const [EXACT, PREFIX, INSIDE, SCATTERED, WITHIN, MISSPELT, DEFINED] = [1, 2, 3, 4, 5, 6, 7].map((n) => n * TIER);
  const score = (tier, key, at, sounds) => {
    const length = key.text.indexOf("\n", at) - key.text.lastIndexOf("\n", at);
    return tier + (at > key.others) * 1024 + sounds * 512 + Math.min(length, 511);
  };
  const rankIn = (key, word, sounds, best = EXACT) => {
    // A single Latin letter stands in nearly every name: only those that begin with it count.
    const sought = word < "\x7f" && word.length === 1 ? `\n${word}` : word;
    let tier = Infinity, where = -1;
    if (word) for (let at = key.text.indexOf(sought); at >= 0 && tier > best; at = key.text.indexOf(sought, at + 1)) {
      const from = at + sought.length - word.length;
      const found = key.text[from - 1] === "\n" ? (key.text[from + word.length] === "\n" ? EXACT : PREFIX)
        : begins(key, from) ? INSIDE : sounds || best > WITHIN ? Infinity : WITHIN;
      if (found < tier) [tier, where] = [found, from];
    }
    return where < 0 ? Infinity : score(Math.max(tier, best), key, where, sounds);
  };
  const rankPiece = (entry, { word, sound }, best) =>
    Math.min(rankIn(entry.spelt, word, 0, best), rankIn(entry.sounds, sound, 1, best));
  const rankName = (entry, query) => {
    const { pieces } = query;
    for (const p of pieces) if (!holds(named, entry, p.pairs) && !holds(named, entry, p.soundPairs)) return Infinity;
    const whole = rankPiece(entry, query);
    return pieces.length < 2 ? whole : Math.min(whole, Math.max(...pieces.map((p) => rankPiece(entry, p, SCATTERED))));
  };

  /* What a word may have been meant to be: a letter wrong, missing, too many, or two swapped. */
  const guesses = ({ word, sound, long }) => {
    const typed = /\d/.test(word) ? sound : word;
    const found = new Set();
    const guess = (other) => { if (other.length > 3 && occurs(other)) found.add(other); };
    if (long) for (let at = 0; at <= typed.length; at++) {
      const [before, after] = [typed.slice(0, at), typed.slice(at)];
      if (!occurs(before)) break;
      guess(before + after.slice(1));
      if (after.length > 1) guess(before + after[1] + after[0] + after.slice(2));
      for (const letter of letters) {
        if ((letter < "\x7f") !== (typed < "\x7f")) continue;
        guess(before + letter + after);
        if (after) guess(before + letter + after.slice(1));
      }
    }
    return [typed, ...found].map(piece);
  };
  const rankMisspelt = (entry, { guesses, pieces }) => {
    const among = (guessed) => {
      for (const piece of guessed) {
        const rank = holds(named, entry, piece.pairs) ? rankPiece(entry, piece, MISSPELT) : Infinity;
        if (rank < Infinity) return rank;
      }
      return Infinity;
    };
    let worst = 0;
    for (const piece of pieces) if (worst < Infinity) worst = Math.max(worst, among(piece.guesses));
    return pieces.length > 1 ? Math.min(worst, among(guesses)) : worst;
  };
  const rankDefined = (entry, { pieces }) => pieces.every(({ said, word, saidPairs }) =>
    (holds(defined, entry, saidPairs) && entry.words.includes(said)) || rankIn(entry.spelt, word, 0) < WITHIN)
    ? DEFINED : Infinity;

  // ---- finding

  const piece = (word) => {
    const latin = /^[a-z\d]+$/.test(word);
    // Tones may be typed as digits; ü is written u in the keys.
    const sound = latin ? word.replace(/([a-z]{2})[0-5]/g, "$1").replace(/v/g, "u") : "";
    const said = latin ? ` ${word}` : word;
    return {
      word, sound, said, pairs: pairs(word), soundPairs: pairs(sound || word), saidPairs: pairs(said),
      long: word.length > (latin ? 4 : 3) && !/\d/.test(sound || word),
    };
  };
  /* Entries that share the longest beginning or end with a word. */
  const nearest = (pool, word) => {
    for (let size = word.length - 1; size > (word < "\x7f" ? 2 : 0); size--) {
      for (const part of [word.slice(0, size), word.slice(-size)].filter(occurs)) {
        const found = ranked(pool, [rankName], parse([part]));
        if (found.length) return found.slice(0, 5);
      }
    }
    return [];
  };
  const few = new Map([[rankName, 1], [rankMisspelt, 3], [rankDefined, 25]]);
  const parse = (words) => ({ ...piece(words.join("")), pieces: words.map(piece) });
  const ranked = (pool, looks, query) => {
    const ranks = new Float64Array(pool.length).fill(Infinity);
    let count = 0;
    for (const rank of looks) {
      // A second look is for what the first one missed, and only when that was most.
      if (count >= few.get(rank)) continue;
      if (rank === rankMisspelt) for (const each of [query, ...query.pieces]) each.guesses = guesses(each);
      for (let i = 0; i < pool.length; i++) {
        if (ranks[i] === Infinity && (ranks[i] = rank(pool[i], query)) < Infinity) count++;
      }
    }
    // Entries stand in the order of their ids, which decides between equals.
    const order = ranks.map((rank, i) => rank * pool.length + i).filter(Number.isFinite).sort();
    return Array.from(order, (rank) => pool[rank % pool.length]);
  };
  /* The wanted entries for a text, best first; if there are none, the nearest. */
  const find = (text, wanted) => {
    const query = parse(pieces(text));
    if (!query.word) return { found: [], near: [] };
    const pool = wanted ? entries.filter(wanted) : entries;
    const found = ranked(pool, [...few.keys()], query);
    return { found, near: found.length ? [] : nearest(pool, query.word) };
  };

  // ---- showing

  const entryLine = (entry) => {
    const line = template.content.querySelector("[data-entry]").cloneNode(true);
    const [group, kind] = data.kinds[entry.kind];
    const names = line.querySelectorAll("[data-name]");
    line.dataset.entry = entry.id;
    line.firstElementChild.href = `${root}${label.language}/${data.groups[group]}/${entry.id}.html`;
    for (const name of names) name.textContent = entry.names[name.dataset.name];
    line.querySelector(".found-short").textContent = entry.short[names[0].dataset.name];
    line.querySelector(".found-kind").textContent = [kind[label.language], entry.date].filter(Boolean).join(" · ");
    return line;
  };
  /* Fills a list with the first of its lines; the button after it shows the others. */
  const show = (list, items, line, most) => {
    const more = list.nextElementSibling;
    list.replaceChildren(...items.slice(0, most).map(line));
    more.hidden = items.length <= most;
    more.textContent = counted("more", items.length - most);
    more.onclick = () => list.append(...items.slice(most).map(line), (more.hidden = true) && "");
  };
  const showEntries = (host, text, most, wanted) => {
    const { found, near } = find(text, wanted);
    show(host.querySelector("[data-list=entries]"), found.length ? found : near, entryLine, most);
    return { count: found.length, near: near.length };
  };
  const announce = (host, words) => { host.querySelector("[role=status]").textContent = words; };
  const summary = (text, { count, near }) => !text.trim() ? "" : count ? counted("count", count)
    : fill(near ? label.near : label.nothing, { query: text });

  /* A box with results below it: the focus stays in the box, arrow keys choose, Enter opens. */
  const connect = (host, run) => {
    const box = host.querySelector("input");
    let chosen;
    const choose = (link) => {
      chosen?.removeAttribute("id");
      chosen = link;
      if (link) link.id = `${box.id}-chosen`;
      box.setAttribute("aria-activedescendant", link ? link.id : "");
      link?.scrollIntoView({ block: "nearest" });
    };
    const again = () => { choose(); run(box.value); };
    box.addEventListener("input", (event) => event.isComposing || again());
    box.addEventListener("compositionend", again);
    box.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
      if (event.isComposing || step === undefined) return;
      const links = [...host.querySelectorAll(".results a")];
      if (step) choose(links[links.indexOf(chosen) + step] ?? (step > 0 ? chosen : undefined));
      else (chosen ?? links[0])?.click();
      event.preventDefault();
    });
    return again;
  };

  // ---- the lookup page: with nothing typed, its whole list

  const page = document.querySelector("[data-lookup]");
  const open = () => {
    const [box, kinds, all] = [page.querySelector("input"), page.querySelector("select"), document.querySelector(".lookup-all")];
    const wanted = (chosen = kinds.value) =>
      chosen && (({ kind }) => kind === chosen || `${data.kinds[kind][0]}/` === chosen);
    let timer;
    const again = connect(page, (text) => {
      announce(page, summary(text, showEntries(page, text, 12, wanted())));
      if (text.trim()) all.remove();
      else {
        page.after(all);
        const fits = wanted();
        for (const line of all.querySelectorAll("[data-kind]")) line.hidden = fits && !fits(line.dataset);
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        const asked = new URLSearchParams([["q", text.trim()], ["kind", kinds.value]].filter(([, value]) => value));
        history.replaceState(history.state, "", `?${asked}`);
      }, 500);
    });
    kinds.addEventListener("change", again);
    document.addEventListener("course:lookup", () => box.focus());
    const asked = new URLSearchParams(location.search);
    box.value ||= asked.get("q") ?? "";
    kinds.value = asked.get("kind") ?? "";
    page.hidden = false;
    again();
  };
  if (page) load("assets/lookup-data.js", () => { prepare(); open(); });

  return { root, template, label, fill, load, learn, fold, pieces, prepare, show, showEntries, announce, summary, connect, onPage: Boolean(page) };
})();
