/* Aids to reading, each loaded when it is first asked for: pinyin, the device's voice, and the projector. */
(() => {
  const bar = /** @type {HTMLElement} */ (document.querySelector(".reader-bar"));
  const choice = /** @type {HTMLSelectElement | null} */ (bar.querySelector("[data-pinyin-choice]"));

  /* ---- the voice: Chromium tells of its voices only after it was asked */

  const synthesis = window.speechSynthesis;
  synthesis?.getVoices();
  const loadVoice = () => (synthesis ? course.load("voice", "say") : Promise.reject());
  document.addEventListener("card", () => { loadVoice().catch(() => {}); }, { once: true });
  document.addEventListener("toggle", ({ target }) => {
    const tools = /** @type {HTMLDetailsElement} */ (target);
    if (tools.matches?.(".passage-tools") && tools.open) loadVoice().then(() => course.sayParagraph(tools), () => {});
  }, true);

  /* ---- pinyin */

  const loadPinyin = async () => {
    if (choice) await Promise.all([course.style("aids"), course.load(`sounds-${choice.dataset.pinyinChoice}`, "pinyin")]);
  };
  if (choice) {
    const showPinyin = async () => {
      if (choice.value) await loadPinyin();
      if (course.pinyin) course.keepPlace(() => course.pinyin.show(choice.value));
    };
    choice.value = course.recall("pinyin");
    if (choice.selectedIndex < 0) choice.value = "";
    choice.addEventListener("change", () => { course.remember("pinyin", choice.value); showPinyin(); });
    course.keys.p = () => {
      choice.value = choice.value ? "" : "page";
      choice.dispatchEvent(new Event("change"));
    };
    if (choice.value) showPinyin();
  }

  /* ---- the projector: by its button, or by an address that ends in #projector or #projector=2.3.2 */

  const openProjector = async (place = "") => {
    await Promise.all([
      course.style("projector"),
      loadPinyin(),
      course.load(`projector-${course.language}`, "projector-rules", "projector"),
    ]);
    course.openProjector(place);
  };
  bar.querySelector(".reader-project")?.addEventListener("click", () => openProjector());
  const follow = () => {
    const asked = /^#projector(?:=(.*))?$/.exec(location.hash);
    const isAsked = asked || (!location.hash && new URLSearchParams(location.search).has("project"));
    if (isAsked) openProjector(decodeURIComponent(asked?.[1] ?? ""));
  };
  addEventListener("hashchange", follow);
  follow();
})();
