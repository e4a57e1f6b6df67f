/* Citations: fills in what only the reader's browser knows, and copies them with their italics. */
(() => {
  const language = document.documentElement.lang;
  const isPublic = location.protocol.startsWith("http");
  const pad = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const today = () => {
    const now = new Date();
    return {
      "today": new Intl.DateTimeFormat(language.startsWith("en") ? "en-US" : language, { dateStyle: "long" }).format(now),
      "today-iso": `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`,
    };
  };

  /** Put the values into the blanks of a citation; one without a value keeps its words. */
  course.fillCitation = (citation, values) => {
    const blanks = /** @type {NodeListOf<HTMLElement>} */ (citation.querySelectorAll("[data-blank]"));
    for (const blank of blanks) {
      const value = values[blank.dataset.blank ?? ""];
      if (value) blank.replaceWith(value);
    }
    citation.normalize();
  };

  /** Copy an element: a citation with its italics for a word processor, plain text for all else. */
  course.copyRich = async (element) => {
    const text = element.textContent ?? "";
    /** @type {Record<string, string>} */ const kinds = { "text/plain": text };
    if (element.localName !== "code") kinds["text/html"] = element.innerHTML;
    try {
      const blobs = Object.entries(kinds).map(([type, data]) => [type, new Blob([data], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } catch { /* the old way, for pages opened from a folder */
      const write = (/** @type {ClipboardEvent} */ event) => {
        event.preventDefault();
        for (const [type, data] of Object.entries(kinds)) event.clipboardData?.setData(type, data);
      };
      document.addEventListener("copy", write, { once: true, capture: true });
      document.execCommand("copy");
      document.removeEventListener("copy", write, { capture: true });
    }
    return text;
  };

  const around = (/** @type {Element} */ part) => /** @type {HTMLElement} */ (part.closest(".cite"));
  /* When they are opened: the names of the months alone take a slow phone longer than the rest of this file. */
  for (const cite of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".cite"))) {
    const fill = () => {
      const known = { ...today(), address: isPublic && new URL(cite.dataset.address ?? "", location.href).href };
      for (const citation of cite.querySelectorAll(".citation")) course.fillCitation(citation, known);
    };
    if (cite.open) fill();
    else cite.addEventListener("toggle", fill, { once: true });
  }
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".cite-copy"));
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await course.copyRich(/** @type {Element} */ (button.previousElementSibling));
      const said = /** @type {HTMLElement} */ (around(button).querySelector(".cite-said"));
      said.textContent = `${button.closest("dd")?.previousElementSibling?.textContent}: ${said.dataset.words}`;
    });
  }
})();
