/* Shows the entries that find.js finds as one types, in the dialog of every page and on the lookup page. */
course.finder = (() => {
  const data = window.courseLookup;
  const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("finder"));
  const label = /** @type {Record<string, string>} */ (template.dataset);
  const folding = course.folding(window.courseFold);
  const { find, entries } = course.finding(data, folding);

  /** @param {string} words @param {Record<string, string | number>} values */
  const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => String(values[name]));
  const counted = (/** @type {string} */ name, /** @type {number} */ count) =>
    fill(label[name + (count === 1 ? "One" : "Other")], { count });
  /** The part of a host that must be there. @param {ParentNode} host @returns {HTMLElement} */
  const part = (host, /** @type {string} */ selector) => {
    const found = host.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`no ${selector}`);
    return found;
  };
  const link = (/** @type {Element} */ line) => /** @type {HTMLAnchorElement} */ (part(line, "a"));
  const blank = (/** @type {string} */ kind) => /** @type {HTMLElement} */ (part(template.content, `[data-${kind}]`).cloneNode(true));
  /* Writing anew what is there already would make the browser lay out the line again. */
  const write = (/** @type {HTMLElement} */ slot, /** @type {string} */ words) => {
    if (slot.textContent !== words) slot.textContent = words;
  };

  // ---- lists of results

  /** @param {Found} found */
  const why = ({ entry, form, by }) => {
    if (by === "slip") return label.slip;
    if (by === "definition") return label.defined;
    const isShown = form < entry.short.length || entry.short.some((short) => short.split(", ").includes(entry.forms[form]));
    return isShown ? "" : fill(label.form, { form: entry.forms[form] });
  };
  /** @param {Found} found */
  const entryLine = (found, line = blank("entry")) => {
    const { entry, form, by } = found;
    const [group, kind] = data.kinds[entry.kind];
    const names = /** @type {NodeListOf<HTMLElement>} */ (line.querySelectorAll("[data-name]"));
    const own = Number(names[0].dataset.name);
    line.dataset.entry = entry.id;
    link(line).href = `${root}${label.language}/${data.groups[group]}/${entry.id}.html`;
    for (const name of names) {
      write(name, entry.forms[Number(name.dataset.name)]);
      name.toggleAttribute("data-hit", form === Number(name.dataset.name) && by !== "definition");
    }
    write(part(line, ".found-short"), entry.short[own]);
    write(part(line, ".found-kind"), [kind[label.language], entry.days[own]].filter(Boolean).join(" · "));
    write(part(line, ".found-why"), why(found));
    write(part(line, ".found-gist"), entry.gists[own]);
    return line;
  };
  /** Fills a list with the first of the items; the button after it shows the others.
      @template T @param {HTMLElement} list @param {T[]} items
      @param {(item: T, line?: HTMLElement) => HTMLElement} line @param {number} most */
  const show = (list, items, line, most) => {
    const more = /** @type {HTMLButtonElement} */ (list.nextElementSibling);
    items.slice(0, most).forEach((item, at) => {
      const there = /** @type {HTMLElement | undefined} */ (list.children[at]);
      const written = line(item, there);
      if (!there) list.append(written);
    });
    while (list.children.length > Math.min(items.length, most)) list.lastElementChild?.remove();
    list.hidden = !items.length;
    more.hidden = items.length <= most;
    write(more, more.hidden ? "" : counted("more", items.length - most));
    more.onclick = () => {
      list.append(...items.slice(most).map((item) => line(item)));
      link(list.children[most]).focus();
      more.hidden = true;
    };
  };
  /** @param {HTMLElement} host @param {string} text @param {number} most @param {(entry: LookupEntry) => boolean} [wanted] */
  const showEntries = (host, text, most, wanted) => {
    const { found, near } = find(text, wanted);
    show(part(host, "[data-list=entries]"), found.length ? found : near, entryLine, most);
    return { count: found.length, near: near.length };
  };
  const announce = (/** @type {HTMLElement} */ host, /** @type {string} */ words) => write(part(host, "[role=status]"), words);
  const summary = (/** @type {string} */ text, /** @type {{ count: number, near: number }} */ { count, near }) =>
    !text.trim() ? "" : count ? counted("count", count) : fill(near ? label.near : label.nothing, { query: text });

  /** A box with results below it (a combobox): the focus stays in the box, arrow keys choose, Enter opens.
      @param {HTMLElement} host @param {(text: string) => void} run */
  const connect = (host, run) => {
    const box = /** @type {HTMLInputElement} */ (part(host, "input"));
    const options = () => /** @type {HTMLAnchorElement[]} */ ([...host.querySelectorAll("[role=option]")])
      .filter((option) => option.offsetParent);
    /** @type {HTMLAnchorElement | undefined} */ let chosen;
    const choose = (/** @type {HTMLAnchorElement | undefined} */ option) => {
      chosen?.removeAttribute("id");
      chosen?.setAttribute("aria-selected", "false");
      chosen = option;
      if (option) option.id = `${box.id}-chosen`;
      option?.setAttribute("aria-selected", "true");
      if (option) box.setAttribute("aria-activedescendant", option.id);
      else box.removeAttribute("aria-activedescendant");
      option?.scrollIntoView({ block: "nearest" });
    };
    const again = () => {
      choose(undefined);
      run(box.value);
      box.setAttribute("aria-expanded", String(Boolean(host.querySelector("[role=option]"))));
    };
    box.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || again());
    box.addEventListener("compositionend", again);
    box.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
      if (course.isComposing(event) || step === undefined) return;
      const all = options();
      if (step) choose(all[all.indexOf(/** @type {HTMLAnchorElement} */ (chosen)) + step] ?? (step > 0 ? chosen : undefined));
      else (chosen ?? all[0])?.click();
      event.preventDefault();
    });
    return again;
  };

  // ---- the lookup page: with nothing typed, its whole list

  const start = (/** @type {HTMLElement} */ page) => {
    const box = /** @type {HTMLInputElement} */ (part(page, "input"));
    const kinds = /** @type {HTMLSelectElement} */ (part(page, "select"));
    const all = part(document, ".lookup-all");
    const fits = (/** @type {string | undefined} */ kind) =>
      !kinds.value || kind === kinds.value || `${data.kinds[kind ?? ""]?.[0]}/` === kinds.value;
    /* A list that has several pages: what is chosen here would be on each of them, so that it is shown as found. */
    const isParted = all.hasAttribute("data-parts");
    const own = Number(part(template.content, "[data-name]").dataset.name);
    const inOrder = new Intl.Collator(document.documentElement.lang);
    const showKind = () => {
      const found = entries.filter(({ kind }) => fits(kind));
      found.sort((a, b) => inOrder.compare(a.forms[own], b.forms[own]));
      show(part(page, "[data-list=entries]"), found.map((entry) => ({ entry, form: own, by: "" })), entryLine, 8);
      return { count: found.length, near: 0 };
    };
    const showAll = () => {
      const lines = /** @type {NodeListOf<HTMLElement>} */ (all.querySelectorAll("[data-kind]"));
      for (const line of lines) line.hidden = !fits(line.dataset.kind);
      const letters = all.querySelectorAll(".letter");
      all.querySelectorAll(".letters a").forEach((letter, at) => {
        letter.toggleAttribute("hidden", !letters[at].querySelector("[data-kind]:not([hidden])"));
      });
      return all.querySelectorAll("[data-kind]:not([hidden])").length;
    };
    /* The address says what was asked, so that it can be shared and come back to. */
    const remember = () => {
      const asked = [["q", box.value.trim()], ["kind", kinds.value]].filter(([, value]) => value);
      const address = asked.length ? `?${new URLSearchParams(asked)}` : location.pathname;
      if (asked.length || location.search) history.replaceState(history.state, "", address + location.hash);
    };
    let timer = 0;
    const again = connect(page, (text) => {
      const isKind = isParted && !text.trim() && Boolean(kinds.value);
      const asked = Boolean(text.trim()) || isKind;
      page.toggleAttribute("data-asked", asked);
      const found = isKind ? showKind() : showEntries(page, text, 8, (entry) => fits(entry.kind));
      const listed = isKind ? found.count : asked || isParted ? 0 : showAll();
      announce(page, kinds.value && !text.trim() ? counted("count", listed) : summary(text, found));
      clearTimeout(timer);
      timer = setTimeout(remember, 500);
    });
    page.addEventListener("click", remember, true); // before a link is followed
    kinds.addEventListener("change", again);
    course.keys.l = () => box.focus();
    const asked = new URLSearchParams(location.search);
    box.value ||= asked.get("q") ?? "";
    kinds.value = asked.get("kind") ?? "";
    if (kinds.selectedIndex < 0) kinds.value = "";
    page.hidden = false;
    again();
  };
  const page = document.querySelector("[data-lookup]");
  if (page instanceof HTMLElement) start(page);

  return { root, label, folding, find, fill, part, link, blank, write, show, showEntries, announce, summary, connect };
})();
