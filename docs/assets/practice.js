/* The questions of a self-check, one at a time. Without JavaScript they are a list with the answers below. */
(() => {
  const rules = course.practice;
  const page = /** @type {HTMLElement} */ (document.querySelector("[data-practice]"));
  const label = /** @type {Record<string, string>} */ (/** @type {unknown} */ (page.dataset));
  const folding = course.folding(window.courseFold);
  const seed = Date.now(); // another order at each visit
  /** @template {HTMLElement} [T=HTMLElement] @param {ParentNode} host @param {string} selector @returns {T} */
  const part = (host, selector) => /** @type {T} */ (host.querySelector(selector));
  /** @template {HTMLElement} [T=HTMLElement] @param {ParentNode} host @param {string} selector @returns {T[]} */
  const parts = (host, selector) => Array.from(/** @type {NodeListOf<T>} */ (host.querySelectorAll(selector)));
  const fill = (/** @type {string} */ words, /** @type {Record<string, number>} */ values) =>
    words.replace(/{(\w+)}/g, (_, name) => String(values[name]));

  const questions = parts(page, ".question");
  const idOf = (/** @type {HTMLElement} */ question) => question.id.slice(2);
  const ids = questions.map(idOf);
  const steps = part(page, ".practice-steps");
  const none = part(page, ".practice-none");
  const sum = part(page, ".practice-sum");
  /** @type {Record<string, HTMLInputElement & HTMLSelectElement>} */
  const filters = Object.fromEntries(parts(page, "[data-filter]").map((each) => [each.dataset.filter, each]));
  /** The questions that are chosen, and the one that is shown. @type {HTMLElement[]} */
  let chosen = [];
  let at = 0;

  // ---- one question

  const inputs = (/** @type {HTMLElement} */ question) => parts(question, ".options input").map((input) => /** @type {HTMLInputElement} */ (input));
  /** What was answered, against what is right; undefined when nothing was. @param {HTMLElement} question */
  const judge = (question) => {
    const options = inputs(question);
    if (options.length) {
      if (!options.some((input) => input.checked)) return undefined;
      const right = options.map((input) => input.hasAttribute("data-right"));
      const result = rules.compare(options.map((input) => input.checked), right);
      return question.dataset.kind === "choose-one" ? { ...result, all: 1 } : result;
    }
    const selects = /** @type {HTMLSelectElement[]} */ (parts(question, "select"));
    if (selects.length) {
      if (selects.some((select) => !select.value)) return undefined;
      return rules.compare(selects.map((select) => select.value), selects.map((select) => select.dataset.place));
    }
    const box = /** @type {HTMLInputElement} */ (part(question, ".short input"));
    const { accept = "[]", articles = "" } = box.dataset;
    const isRight = rules.accepts(box.value, JSON.parse(accept), folding, articles.split(" "));
    return box.value.trim() ? { right: Number(isRight), all: 1, isRight } : undefined;
  };
  /** The words that explain an answer: copies of those below the question. @param {HTMLElement} question */
  const explain = (question, isRight = false) => {
    const when = isRight ? "right" : "wrong";
    const told = parts(question, `.answer [data-when=${when}], .answer [data-when=both]`);
    const picked = inputs(question).filter((input) => input.checked);
    const because = picked.map((input) => question.querySelector(`[data-because="${input.value}"]`)).filter((each) => each !== null);
    const others = isRight ? [] : picked.filter((input) => input.dataset.href).map((input) => {
      const words = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (input.nextElementSibling).cloneNode(true));
      const link = Object.assign(document.createElement("a"), { href: input.dataset.href });
      link.append(words);
      const line = document.createElement("p");
      line.append(label.chosen, link);
      return line;
    });
    return [...because, ...told].map((each) => each.cloneNode(true)).concat(others);
  };
  const say = (/** @type {HTMLElement} */ question, /** @type {string} */ words, /** @type {Node[]} */ more = []) => {
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("strong"), { textContent: words }));
    part(question, ".verdict").replaceChildren(line, ...more);
  };
  const answer = (/** @type {HTMLElement} */ question) => {
    const result = judge(question);
    if (!result) return say(question, label.empty);
    const { isRight, right, all } = result;
    question.dataset.last = isRight ? "right" : "wrong";
    const words = isRight ? label.right : label.wrong + (all > 1 ? ` ${fill(label.part, { right, all })}` : "");
    say(question, words, explain(question, isRight));
    part(question, ".answer").hidden = false;
    part(question, "[type=reset]").hidden = false;
    rules.change(({ questions: kept }) => { kept[idOf(question)] = isRight ? 1 : 0; });
    return showSum();
  };
  const again = (/** @type {HTMLElement} */ question) => {
    delete question.dataset.last;
    part(question, ".verdict").replaceChildren();
    const below = /** @type {HTMLDetailsElement} */ (part(question, ".answer"));
    below.hidden = true;
    below.open = false;
    part(question, "[type=reset]").hidden = true;
    part(question, ".options input, select, .short input").focus();
  };
  const prepare = (/** @type {HTMLElement} */ question, /** @type {number} */ number) => {
    for (const select of parts(question, "select")) select.hidden = false;
    part(question, ".question-tools").hidden = false;
    part(question, ".answer").hidden = true;
    const lists = parts(question, question.dataset.kind === "order" ? ".placed" : ".options");
    for (const list of lists) list.append(...rules.shuffled([...list.children], seed + number));
    const form = part(question, "form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(question);
    });
    form.addEventListener("reset", () => again(question));
    form.addEventListener("keydown", (event) => { // the Enter that ends a composition is no answer
      if (event.key === "Enter" && course.isComposing(event)) event.preventDefault();
    });
  };

  // ---- all questions

  function showSum() {
    const right = rules.solved(ids, rules.kept());
    /** @type {HTMLProgressElement} */ (part(sum, "progress")).value = right;
    part(sum, "span").textContent = fill(label.done, { right, all: ids.length });
  }
  function show() {
    const isAll = filters.all.checked;
    const shown = new Set(isAll ? chosen : chosen.slice(at, at + 1));
    for (const question of questions) question.hidden = !shown.has(question);
    steps.hidden = isAll || !chosen.length;
    part(steps, ".practice-number").textContent = fill(label.number, { number: at + 1, all: chosen.length });
    for (const button of /** @type {HTMLButtonElement[]} */ (parts(steps, "button"))) {
      button.disabled = !chosen[at + Number(button.dataset.step)];
    }
    none.textContent = chosen.length ? "" : label.none;
    const address = isAll || !chosen.length ? "" : `#${chosen[at].id}`;
    for (const link of /** @type {HTMLAnchorElement[]} */ (parts(document, "a[data-switch]"))) link.hash = address;
    return address;
  }
  const choose = () => {
    const { difficulty, about, open } = filters;
    const kept = rules.kept().questions;
    chosen = questions.filter((question) =>
      (!difficulty.value || question.dataset.difficulty === difficulty.value)
      && (!about.value || question.dataset.about === about.value)
      && !(open.checked && kept[idOf(question)]));
    at = 0;
    show();
  };
  /* The address names the question, so that one comes back to it from a paragraph. */
  const step = (/** @type {number} */ by) => {
    at += by;
    history.replaceState(history.state, "", show());
    const legend = part(chosen[at], "legend");
    legend.tabIndex = -1;
    legend.focus({ preventScroll: true });
    chosen[at].scrollIntoView({ block: "nearest" });
  };
  const goTo = () => {
    const named = questions.find((question) => `#${question.id}` === decodeURIComponent(location.hash));
    if (!named) return;
    if (!chosen.includes(named)) {
      filters.difficulty.value = filters.about.value = "";
      filters.open.checked = false;
      choose();
    }
    at = chosen.indexOf(named);
    show();
  };

  questions.forEach(prepare);
  for (const filter of Object.values(filters)) filter.addEventListener("change", filter === filters.all ? show : choose);
  for (const button of parts(steps, "button")) button.addEventListener("click", () => step(Number(button.dataset.step)));
  addEventListener("hashchange", goTo);
  part(page, ".practice-tools").hidden = false;
  page.dataset.ready = "";
  showSum();
  choose();
  goTo();
})();
