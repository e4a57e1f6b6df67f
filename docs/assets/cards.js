/* Term cards: a name is asked, the reader says whether it was known, and the card moves from box to box. */
(() => {
  const rules = course.practice;
  /** @template {HTMLElement} [T=HTMLElement] @param {ParentNode} host @param {string} selector @returns {T} */
  const part = (host, selector) => /** @type {T} */ (host.querySelector(selector));
  const page = part(document, ".cards");
  const label = /** @type {Record<string, string>} */ (/** @type {unknown} */ (page.dataset));
  const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-term]")]);
  const byId = new Map(lines.map((line) => [line.dataset.term ?? "", line]));
  const side = /** @type {HTMLSelectElement | null} */ (page.querySelector("[data-filter=side]"));
  const which = /** @type {HTMLSelectElement} */ (part(page, "[data-filter=which]"));
  const buttons = Object.fromEntries(["show", "known", "missed"].map((name) => [name, part(page, `[data-card=${name}]`)]));
  const ask = part(page, ".card-ask");
  const answer = part(page, ".card-answer");
  const fill = (/** @type {string} */ words, /** @type {Record<string, number>} */ values) =>
    words.replace(/{(\w+)}/g, (_, name) => String(values[name]));
  /** Terms that were missed since the page was opened, and how many others are asked before each.
      @type {Map<string, number>} */
  const missed = new Map();
  const today = () => rules.dayOf(new Date());
  const chosen = () => (which.value ? which.value.split(" ").filter((id) => byId.has(id)) : [...byId.keys()]);

  /** A part of a term's line in the list, to be shown on its card. @param {HTMLElement} line @param {string} selector */
  const copy = (line, selector) => {
    const block = document.createElement("p");
    const from = part(line, selector);
    block.append(...[...from.childNodes].map((node) => node.cloneNode(true)));
    for (const name of ["lang", "dir"]) if (from.hasAttribute(name)) block.setAttribute(name, from.getAttribute(name) ?? "");
    return block;
  };
  const faces = { own: "summary", other: ".term-other", definition: ".term-gist" };
  const asked = () => faces[/** @type {keyof typeof faces} */ (side?.value ?? "definition")];

  function show() {
    const progress = rules.kept();
    const terms = chosen();
    const waiting = rules.waiting(terms, progress, today());
    const { due, fresh } = waiting;
    for (const id of missed.keys()) if (!due.includes(id)) missed.delete(id);
    const next = rules.following(waiting, missed) ?? "";
    const line = byId.get(next);
    part(page, ".cards-left").textContent = line ? fill(label.left, { due: due.length, new: fresh.length }) : label.none;
    ask.replaceChildren(...(line ? [copy(line, asked())] : []));
    ask.dataset.card = next;
    answer.replaceChildren();
    buttons.show.hidden = !line;
    buttons.known.hidden = buttons.missed.hidden = true;
    rules.boxes(terms, progress).forEach((count, box) => {
      part(page, `.boxes li:nth-child(${box + 1}) strong`).textContent = String(count);
    });
  }
  buttons.show.addEventListener("click", () => {
    const line = byId.get(ask.dataset.card ?? "");
    if (!line) return;
    const others = Object.values(faces).filter((face) => face !== asked() && line.querySelector(face));
    const link = part(line, "a").cloneNode(true);
    const last = document.createElement("p");
    last.append(link);
    answer.replaceChildren(...others.map((face) => copy(line, face)), last);
    buttons.show.hidden = true;
    buttons.known.hidden = buttons.missed.hidden = false;
    buttons.known.focus();
  });
  const tell = (/** @type {boolean} */ isKnown) => {
    const id = ask.dataset.card ?? "";
    for (const [other, before] of missed) missed.set(other, before - 1);
    missed.delete(id);
    if (!isKnown) missed.set(id, 3);
    rules.change(({ terms }) => { terms[id] = rules.moved(Object.hasOwn(terms, id) ? terms[id] : undefined, isKnown, today()); });
    show();
    (buttons.show.hidden ? ask : buttons.show).focus();
  };
  buttons.known.addEventListener("click", () => tell(true));
  buttons.missed.addEventListener("click", () => tell(false));
  for (const choice of [side, which]) choice?.addEventListener("change", show);
  addEventListener("practice", show); // what was kept has been loaded or erased
  page.hidden = false;
  show();
})();
