/* On every page: single-key shortcuts, a switch that turns them off, and the sheet that explains them. */
(() => {
  const sheet = document.getElementById("shortcuts");
  if (!sheet) return; // the first page and the page for a wrong address have no shortcuts
  const on = document.getElementById("shortcuts-on");
  const say = (name) => () => document.dispatchEvent(new CustomEvent(name));
  const isTyping = (target) =>
    target.isContentEditable || target.closest("input:not([type=radio], [type=checkbox]), textarea, select");

  Object.assign(course.keys, {
    "?": () => sheet.showModal(),
    "/": say("course:search"),
    l: say("course:lookup"),
    t: () => document.querySelector("a[data-switch]")?.click(),
  });

  on.checked = course.recall("shortcuts") !== "off";
  on.addEventListener("change", () => course.remember("shortcuts", on.checked ? "on" : "off"));

  document.addEventListener("keydown", (event) => {
    if (!on.checked || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (!Object.hasOwn(course.keys, event.key)) return;
    event.preventDefault();
    course.keys[event.key]();
  });

  for (const button of document.querySelectorAll("[data-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => sheet.showModal());
  }
})();
