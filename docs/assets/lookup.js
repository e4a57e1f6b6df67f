/* Finds entries by any of their names as one types. The keys are made when the site is built (keys.py). */
course.finder = (() => {
  const data = window.courseLookup;
  const root = new URL("..", document.currentScript.src).href;
  const template = document.getElementById("finder");
  const label = template.dataset;
  const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);
  const counted = (name, count) => fill(label[name + (count === 1 ? "One" : "Other")], { count });

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
    return openings({ marked, text: marked.toLowerCase(), starts: [...starts, length], owners, costs });
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
  const openings = (corpus) => {
    const { text, starts } = corpus;
    const shelves = new Int32Array((1 << 18) + 1);
    for (let at = 1; at < text.length; at++) {
      const n = quad(text, at);
      quads[n >> 5] |= 1 << (n & 31);
      if (begins(corpus, at)) shelves[shelf(text, at)]++;
    }
    for (let n = 1; n < shelves.length; n++) shelves[n] += shelves[n - 1];
    const [places, lines] = [new Int32Array(shelves.at(-1)), new Int32Array(shelves.at(-1))];
    for (let at = text.length - 1, line = starts.length - 2; at > 0; at--) {
      if (at < starts[line]) line--;
      if (!begins(corpus, at)) continue;
      const slot = --shelves[shelf(text, at)];
      places[slot] = at;
      lines[slot] = line;
    }
    return { ...corpus, shelves, places, lines };
  };
  const [spelt, sounds] = [corpus(5, 0), corpus(6, 512)];
  const letters = new Set(spelt.text + sounds.text);
  letters.delete("\n");

  // ---- looks: each gives every entry a rank

  const none = () => new Int32Array(entries.length).fill(NONE);
  const each = (ranks, choose) => {
    const chosen = new Int32Array(ranks.length);
    for (let number = 0; number < chosen.length; number++) chosen[number] = choose(ranks[number], number);
    return chosen;
  };
  const least = (ranks, others) => each(ranks, (rank, number) => Math.min(rank, others[number]));
  const most = (ranks, others) => each(ranks, (rank, number) => Math.max(rank, others[number]));
  const atLeast = (ranks, floor) => each(ranks, (rank) => rank < floor ? floor + rank % TIER : rank);
  const together = (parts, floor) => parts.map((ranks) => atLeast(ranks, floor)).reduce(most);
  /* Remembers what a look gave for a word: while one is typed, those before it stay. */
  const remembered = (look) => {
    const known = new Map();
    return (part) => {
      if (known.size > 99) known.clear();
      if (!known.has(part.word)) known.set(part.word, look(part, none()));
      return known.get(part.word);
    };
  };
  /* Ranks the entry of the line in which a word stands. */
  const rank = (best, { text, starts, owners, costs }, line, at, word, inside) => {
    const tier = at > starts[line] ? inside : text[at + word.length] === "\n" ? EXACT : PREFIX;
    best[owners[line]] = Math.min(best[owners[line]], tier + costs[line]);
  };
  const stands = (text, word, at) => {
    for (let i = 0; i < word.length; i++) if (text.charCodeAt(at + i) !== word.charCodeAt(i)) return false;
    return true;
  };
  /* Where a word of two letters and more begins a word. */
  const open = (best, corpus, word) => {
    const { text, shelves, places, lines } = corpus;
    const wide = word.length < 4 ? 128 : 1;
    const first = shelf(word, 0) & -wide;
    for (let slot = shelves[first]; slot < shelves[first + wide]; slot++) {
      if (stands(text, word, places[slot])) rank(best, corpus, lines[slot], places[slot], word, INSIDE);
    }
  };
  /* Where it stands in any line at all. */
  const scan = (best, corpus, word, inside) => {
    const { text, starts } = corpus;
    for (let line = 0, at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[line + 1])) {
      while (starts[line + 1] <= at) line++;
      rank(best, corpus, line, at, word, inside);
    }
  };
  /* A single Latin letter stands in nearly every line: only those that begin with it count. */
  const openLetter = (best, corpus, letter) => {
    const { text, starts, owners } = corpus;
    for (let line = 0; line < owners.length; line++) {
      if (stands(text, letter, starts[line])) rank(best, corpus, line, starts[line], letter);
    }
  };
  const named = remembered(({ word, sound }, best) => {
    for (const [corpus, sought] of [[spelt, word], [sounds, sound]]) {
      if (sought.length > 1) open(best, corpus, sought);
      else if (sought && sought < "\x7f") openLetter(best, corpus, sought);
      else if (sought) scan(best, corpus, sought, INSIDE);
    }
    return best;
  });
  const lookNamed = (query) => query.pieces.length < 2 ? named(query)
    : least(named(query), together(query.pieces.map(named), SCATTERED));

  const within = remembered((piece, best) => {
    if (piece.spaced && piece.word.length > 2 && occurs(piece.word)) scan(best, spelt, piece.word, WITHIN);
    return least(best, named(piece));
  });
  const lookWithin = ({ pieces }) => together(pieces.map(within), WITHIN);

  /* What a word may have been meant to be: a letter wrong, missing, too many, or two swapped. */
  const guesses = ({ word, sound, long }) => {
    const typed = /\d/.test(word) ? sound : word;
    const found = new Set();
    const guess = (other) => { if (other.length > 3 && occurs(other)) found.add(other); };
    if (long) for (let at = 0; at < typed.length; at++) {
      const [before, after] = [typed.slice(0, at), typed.slice(at)];
      if (!occurs(before)) break;
      guess(before + after.slice(1));
      if (after.length > 1) guess(before + after[1] + after[0] + after.slice(2));
      for (const letter of letters) {
        if ((letter < "\x7f") !== (typed < "\x7f")) continue;
        guess(before + letter + after);
        guess(before + letter + after.slice(1));
      }
    }
    return found;
  };
  const meant = remembered((part) => {
    const best = within(part).slice();
    for (const word of guesses(part)) {
      open(best, spelt, word);
      open(best, sounds, piece(word).sound || word);
    }
    return best;
  });
  const lookMisspelt = (query) => {
    const ranks = together(query.pieces.map(meant), MISSPELT);
    return query.pieces.length < 2 ? ranks : least(ranks, atLeast(meant(query), MISSPELT));
  };
  const lookDefined = ({ pieces }) => pieces.map((piece) => {
    const ranks = named(piece).map((rank) => rank < WITHIN ? DEFINED : NONE);
    if (!piece.spaced) return ranks.map((rank, number) => entries[number].words.includes(piece.word) ? DEFINED : rank);
    for (const [word, numbers] of Object.entries(data.words)) {
      if (word.startsWith(piece.word)) for (const number of numbers) ranks[number] = DEFINED;
    }
    return ranks;
  }).reduce(most);

  // ---- finding

  const piece = (word) => {
    const spaced = word.search(unspaced) < 0;
    // Tones may be typed as digits; ü is written u in the keys.
    const sound = /^[a-z\d]+$/.test(word) ? word.replace(/([a-z]{2})[0-5]/g, "$1").replace(/v/g, "u") : "";
    return {
      word, sound, spaced, long: word.length > (spaced ? 4 : 3) && !/\d/.test(sound || word),
    };
  };
  const parse = (words) => ({ ...piece(words.join("")), pieces: words.map(piece) });
  /* A second look is for what the first one missed, and only when that was most. */
  const looks = [[lookNamed, 1], [lookWithin, 25], [lookMisspelt, 3], [lookDefined, 25]];
  const ranked = (looks, query, wanted = () => true) => {
    let [ranks, found] = [none(), []];
    for (const [look, few] of looks) {
      if (found.length >= few) continue;
      ranks = least(ranks, look(query));
      found = [];
      // Entries stand in the order of their ids, which decides between equals.
      for (let number = 0; number < ranks.length; number++) {
        if (ranks[number] < NONE && wanted(entries[number])) found.push(ranks[number] * ranks.length + number);
      }
    }
    return Array.from(Float64Array.from(found).sort(), (rank) => entries[rank % ranks.length]);
  };
  /* Entries that share the longest beginning or end with a word. */
  const nearest = (word, wanted) => {
    for (let size = word.length - 1; size > (word < "\x7f" ? 2 : 0); size--) {
      for (const part of [word.slice(0, size), word.slice(-size)].filter(occurs)) {
        const found = ranked(looks.slice(0, 1), parse([part]), wanted);
        if (found.length) return found.slice(0, 5);
      }
    }
    return [];
  };
  /* The wanted entries for a text, best first; if there are none, the nearest. */
  const find = (text, wanted) => {
    const query = parse(pieces(text));
    const found = query.word ? ranked(looks, query, wanted) : [];
    return { found, near: query.word && !found.length ? nearest(query.word, wanted) : [] };
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
  /* Fills a list with the first of its lines, keeping those it has; the button after it shows the others. */
  const shown = new WeakMap();
  const show = (list, items, line, most) => {
    const more = list.nextElementSibling;
    const before = shown.get(list);
    const lines = new Map(items.slice(0, most).map((item) => [item, before?.get(item) ?? line(item)]));
    shown.set(list, lines);
    [...lines.values()].forEach((each, at) => list.children[at] === each || list.insertBefore(each, list.children[at]));
    while (list.children.length > lines.size) list.lastChild.remove();
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
  const start = () => {
    const [box, kinds, all] = [page.querySelector("input"), page.querySelector("select"), document.querySelector(".lookup-all")];
    const wanted = (chosen = kinds.value) =>
      chosen ? (({ kind }) => kind === chosen || `${data.kinds[kind][0]}/` === chosen) : undefined;
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
    course.keys.l = () => box.focus();
    const asked = new URLSearchParams(location.search);
    box.value ||= asked.get("q") ?? "";
    kinds.value = asked.get("kind") ?? "";
    page.hidden = false;
    again();
  };
  if (page) start();

  return { root, template, label, fill, fold, pieces, show, showEntries, announce, summary, connect };
})();
