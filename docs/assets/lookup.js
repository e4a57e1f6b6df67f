/* Finds entries by any of their names as one types. The keys are made when the site is built (keys.py). */
window.finder = (() => {
  const root = new URL("..", document.currentScript.src).href;
  const template = document.getElementById("finder");
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

  let data, entries, named, defined;
  const key = (marked) => ({ marked, text: marked.toLowerCase(), others: marked.indexOf("\f") });
  const prepare = () => {
    data = window.courseLookup;
    learn(data.table);
    entries = data.entries.map(([id, kind, date, names, short, spelt, sounds, words], number) => (
      { number, id, kind, date, names, short, spelt: key(spelt), sounds: key(sounds), words }
    ));
    named = sieve(entries.map(({ spelt, sounds }) => spelt.text + sounds.text));
    defined = sieve(entries.map(({ words }) => words));
  };

  // A sieve holds 1024 bits for each entry, one for each pair of letters: most entries need no closer look.
  const bit = (text, at) => Math.imul(text.charCodeAt(at) * 31 + text.charCodeAt(at + 1), 0x9e3779b1) >>> 22;
  const sieve = (texts) => {
    const bits = new Int32Array(texts.length * 32);
    texts.forEach((text, number) => {
      for (let at = 0; at < text.length - 1; at++) {
        const pair = bit(text, at);
        bits[number * 32 + (pair >> 5)] |= 1 << (pair & 31);
      }
    });
    return bits;
  };
  const pairs = (word) => Array.from({ length: Math.max(word.length - 1, 0) }, (_, at) => bit(word, at));
  const lacks = (bits, { number }, wanted) => {
    let count = 0;
    for (const pair of wanted) if (!(bits[number * 32 + (pair >> 5)] & (1 << (pair & 31)))) count++;
    return count;
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
        : begins(key, from) ? INSIDE : sounds ? Infinity : WITHIN;
      if (found < tier) [tier, where] = [found, from];
    }
    return where < 0 ? Infinity : score(Math.max(tier, best), key, where, sounds);
  };
  const rankPiece = (entry, { word, sound }, best) =>
    Math.min(rankIn(entry.spelt, word, 0, best), rankIn(entry.sounds, sound, 1, best));
  const rankName = (entry, query) => {
    const { pieces } = query;
    if (pieces.some((p) => lacks(named, entry, p.pairs) && lacks(named, entry, p.soundPairs))) return Infinity;
    const whole = rankPiece(entry, query);
    return pieces.length < 2 ? whole : Math.min(whole, Math.max(...pieces.map((p) => rankPiece(entry, p, SCATTERED))));
  };

  /* Whether a text goes on with a word but for one slip: a letter wrong, missing, too many, or two swapped. */
  const nearly = (text, at, word) => {
    let same = 0;
    while (same < word.length && text[at + same] === word[same]) same++;
    const rest = (skip, pass) => text.startsWith(word.slice(same + skip), at + same + pass);
    return rest(1, 1) || rest(0, 1) || rest(1, 0) ||
      (text[at + same] === word[same + 1] && text[at + same + 1] === word[same] && rest(2, 2));
  };
  const rankSlip = (key, word, sounds) => {
    const half = word.length >> 1;
    const swapped = word.slice(0, half - 1) + word[half] + word[half - 1] + word.slice(half + 1);
    // One slip leaves one half of a word whole, unless it swaps the letters in the middle.
    if (![word.slice(0, half), word.slice(half), swapped].some((part) => key.text.includes(part))) return Infinity;
    for (let at = 1; at < key.text.length; at++) {
      const possible = key.text[at] === word[0] || key.text[at] === word[1] || key.text[at + 1] === word[0] || key.text[at+1] === word[1];
      if (possible && begins(key, at) && nearly(key.text, at, word)) return score(MISSPELT, key, at, sounds);
    }
    return Infinity;
  };
  const rankMisspelt = (entry, query) => {
    const slip = ({ word, sound, long, pairs, soundPairs }) =>
      !long || Math.min(lacks(named, entry, pairs), lacks(named, entry, soundPairs)) > 3 ? Infinity
      : Math.min(rankSlip(entry.spelt, word, 0), sound ? rankSlip(entry.sounds, sound, 1) : Infinity);
    const either = (piece) => (rankPiece(entry, piece, MISSPELT) < Infinity ? MISSPELT : slip(piece));
    return Math.min(slip(query), Math.max(...query.pieces.map(either)));
  };
  const rankDefined = (entry, { pieces }) => pieces.every(({ said, word, saidPairs }) =>
    (!lacks(defined, entry, saidPairs) && entry.words.includes(said)) || rankIn(entry.spelt, word, 0) < WITHIN)
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
  const nearest = (pool, word) => {
    const size = word < "\x7f" ? 3 : 1;
    const parts = [];
    for (let at = 0; at + size <= word.length; at += 1 + (word.length >> 3)) parts.push(word.slice(at, at + size));
    const shared = ({ spelt, sounds }) => parts.filter((p) => spelt.text.includes(p) || sounds.text.includes(p)).length;
    const ranked = pool.map((entry) => [shared(entry), entry]).filter(([count]) => count);
    return ranked.sort((a, b) => b[0] - a[0] || a[1].spelt.others - b[1].spelt.others).slice(0, 5).map(([, entry]) => entry);
  };
  /* The wanted entries for a text, best first; if there are none, the nearest. */
  const find = (text, wanted = () => true) => {
    const words = pieces(text);
    const query = { ...piece(words.join("")), pieces: words.map(piece) };
    if (!query.word) return { found: [], near: [] };
    const pool = entries.filter(wanted);
    const ranks = new Float64Array(pool.length).fill(Infinity);
    let count = 0;
    // A second look costs time: it is for what the first one missed, and only when that was most.
    for (const [rank, few] of [[rankName, 1], [rankMisspelt, 3], [rankDefined, 40]]) {
      if (count >= few) continue;
      for (let i = 0; i < pool.length; i++) {
        if (ranks[i] === Infinity && (ranks[i] = rank(pool[i], query)) < Infinity) count++;
      }
    }
    // Entries stand in the order of their ids, which decides between equals.
    const order = ranks.map((rank, i) => rank * pool.length + i).filter(Number.isFinite).sort();
    const found = Array.from(order, (rank) => pool[rank % pool.length]);
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
    const wanted = ({ kind }) => [kind, `${data.kinds[kind][0]}/`].includes(kinds.value || kind);
    let timer;
    const again = connect(page, (text) => {
      if (text.trim()) all.remove(); else page.after(all);
      announce(page, summary(text, showEntries(page, text, 25, wanted)));
      for (const line of all.querySelectorAll("[data-kind]")) line.hidden = !wanted(line.dataset);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const asked = new URLSearchParams([["q", text.trim()], ["kind", kinds.value]].filter(([, value]) => value));
        history.replaceState(history.state, "", `?${asked}`);
      }, 300);
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
