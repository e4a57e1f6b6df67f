/* Index pages: filter the entries by kind and by words, sort them. Without JavaScript the list is complete. */
(() => {
  const list = document.querySelector("[data-sortable]");
  const tools = document.querySelector(".index-tools");
  if (!list || !tools) return;
  const lines = [...list.children];
  const kinds = [...document.querySelectorAll(".kind-counts button")];
  const box = tools.querySelector("input");
  const order = tools.querySelector("select");
  const none = tools.querySelector(".index-none");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const texts = new Map(lines.map((line) => [line, fold(line.textContent)]));
  const number = new Map(lines.map((line, index) => [line, index]));
  const kindOrder = kinds.map((button) => button.dataset.kind);
  const sorts = {
    name: (a, b) => number.get(a) - number.get(b),
    kind: (a, b) => kindOrder.indexOf(a.dataset.kind) - kindOrder.indexOf(b.dataset.kind) || sorts.name(a, b),
    mentions: (a, b) => b.dataset.count - a.dataset.count || sorts.name(a, b),
  };

  function show() {
    const kind = kinds.find((button) => button.getAttribute("aria-pressed") === "true")?.dataset.kind;
    const words = fold(box.value);
    let shown = 0;
    for (const line of [...lines].sort(sorts[order.value])) {
      line.hidden = Boolean(kind && line.dataset.kind !== kind) || !texts.get(line).includes(words);
      shown += !line.hidden;
      list.append(line);
    }
    none.hidden = shown > 0;
  }

  for (const button of kinds) {
    button.disabled = false;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      for (const other of kinds) other.setAttribute("aria-pressed", String(on && other === button));
      show();
    });
  }
  box.addEventListener("input", show);
  order.addEventListener("change", show);
  tools.hidden = false;
  show();
})();
