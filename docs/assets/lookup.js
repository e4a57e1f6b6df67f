/* Shows the entries that find.js finds as one types, in the dialog of every page and on the lookup page. */
course.finder = (() => {
  const data = window.courseLookup;
  const root = new URL("..", document.currentScript.src).href;
  const template = document.getElementById("finder");
  const label = template.dataset;
  const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);
  const counted = (name, count) => fill(label[name + (count === 1 ? "One" : "Other")], { count });

  const blank = (kind) => template.content.querySelector(`[data-${kind}]`).cloneNode(true);
  const entryLine = (entry, line = blank("entry")) => {
    const [group, kind] = data.kinds[entry.kind];
    const names = line.querySelectorAll("[data-name]");
    line.dataset.entry = entry.id;
    line.firstElementChild.href = `${root}${label.language}/${data.groups[group]}/${entry.id}.html`;
    for (const name of names) name.textContent = entry.names[name.dataset.name];
    line.querySelector(".found-short").textContent = entry.short[names[0].dataset.name];
    line.querySelector(".found-kind").textContent = [kind[label.language], entry.date].filter(Boolean).join(" · ");
    return line;
  };
  /* Fills a list with the first of the items; the button after it shows the others. A line that is there is
     written anew, which is quicker than a new one. */
  const shown = new WeakMap();
  const show = (list, items, line, most) => {
    const more = list.nextElementSibling;
    items.slice(0, most).forEach((item, at) => {
      if (shown.get(list.children[at]) === item) return;
      const written = line(item, list.children[at]);
      shown.set(written, item);
      if (!written.parentNode) list.append(written);
    });
    while (list.children.length > Math.min(items.length, most)) list.lastChild.remove();
    more.hidden = items.length <= most;
    more.textContent = counted("more", items.length - most);
    more.onclick = () => {
      list.append(...items.slice(most).map((item) => line(item)));
      list.children[most].firstElementChild.focus();
      more.hidden = true;
    };
  };
  const showEntries = (host, text, most, wanted) => {
    const { found, near } = course.find.entries(text, wanted);
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
      const links = [...host.querySelectorAll(".results a")].filter((link) => link.offsetParent);
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
    const showAll = () => {
      const fits = wanted() ?? (() => true);
      for (const line of all.querySelectorAll("[data-kind]")) line.hidden = !fits(line.dataset);
      const letters = all.querySelectorAll(".letter");
      all.querySelectorAll(".letters a").forEach((link, at) => {
        link.hidden = !letters[at].querySelector("[data-kind]:not([hidden])");
      });
      return all.querySelectorAll("[data-kind]:not([hidden])").length;
    };
    /* The address says what was asked, so that it can be shared and come back to. */
    const remember = () => {
      const asked = [["q", box.value.trim()], ["kind", kinds.value]].filter(([, value]) => value);
      const address = asked.length ? `?${new URLSearchParams(asked)}` : location.pathname;
      if (asked.length || location.search) history.replaceState(history.state, "", address + location.hash);
    };
    let timer;
    const again = connect(page, (text) => {
      const asked = Boolean(text.trim());
      page.toggleAttribute("data-asked", asked);
      const found = showEntries(page, text, 12, wanted());
      const listed = asked ? 0 : showAll();
      announce(page, asked || !kinds.value ? summary(text, found) : counted("count", listed));
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
  if (page) start();

  return { root, blank, label, fill, show, showEntries, announce, summary, connect };
})();
