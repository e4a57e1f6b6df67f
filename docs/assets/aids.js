/* Aids to reading, for which reader.js asks: pinyin, the device's voice, and the projector. Each loads what it needs. */
(() => {
  const choice = /** @type {HTMLSelectElement | null} */ (document.querySelector("[data-pinyin-choice]"));
  const loadPinyin = async () => {
    if (choice) await Promise.all([course.style("aids"), course.load(`sounds-${choice.dataset.pinyinChoice}`, "pinyin")]);
  };
  window.speechSynthesis?.getVoices(); // Chromium tells of its voices only after it was asked
  course.aids = {
    async pinyin() {
      await loadPinyin();
      course.keepPlace(() => course.pinyin.show(choice?.value ?? ""));
    },
    async say(tools) {
      if (!window.speechSynthesis) return;
      await course.load("voice", "say");
      if (tools) course.sayParagraph(tools);
      else course.sayNames();
    },
    async project(place) {
      await Promise.all([
        course.style("projector"),
        loadPinyin(),
        course.load(`projector-${course.language}`, "projector-rules", "projector"),
      ]);
      course.openProjector(place);
    },
  };
})();
