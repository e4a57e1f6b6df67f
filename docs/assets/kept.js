/* What the self-check keeps on the device: shown on its first page, saved as a file, loaded from one, erased. */
(() => {
  const rules = course.practice;
  const host = /** @type {HTMLElement} */ (document.querySelector(".kept"));
  const status = /** @type {HTMLElement} */ (host.querySelector("[role=status]"));
  const button = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (host.querySelector(`[data-kept=${name}]`));
  const file = /** @type {HTMLInputElement} */ (host.querySelector("[type=file]"));
  const say = (/** @type {string | undefined} */ words) => { status.textContent = words ?? ""; };

  const show = () => {
    const progress = rules.kept();
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-questions]"))) {
      const ids = line.dataset.questions?.split(" ") ?? [];
      const slot = /** @type {HTMLElement} */ (line.querySelector(".practice-kept"));
      const values = /** @type {Record<string, number>} */ ({ right: rules.solved(ids, progress), all: ids.length });
      const words = (slot.dataset.words ?? "").replace(/{(\w+)}/g, (_, name) => String(values[name]));
      slot.textContent = values.right ? `· ${words}` : "";
    }
    dispatchEvent(new Event("practice"));
  };
  button("save").addEventListener("click", () => {
    const data = new Blob([JSON.stringify(rules.kept(), null, 1)], { type: "application/json" });
    const href = URL.createObjectURL(data);
    Object.assign(document.createElement("a"), { href, download: "self-check.json" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  });
  file.addEventListener("change", async () => {
    const progress = rules.read(await (file.files?.[0]?.text() ?? ""));
    if (progress) rules.keep(progress);
    say(progress ? status.dataset.loaded : status.dataset.bad);
    file.value = "";
    show();
  });
  button("erase").addEventListener("click", () => {
    if (!confirm(status.dataset.sure)) return;
    rules.keep(rules.nothing());
    say(status.dataset.erased);
    show();
  });
  host.hidden = false;
  show();
})();
