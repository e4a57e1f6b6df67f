/* Which of the device's voices reads a language. Others would send the words away, and are never taken. */
course.voice = (voices, tag) => {
  const parts = (/** @type {string} */ each) => each.replace(/_/g, "-").toLowerCase().replace(/^cmn\b/, "zh").split("-");
  const region = (/** @type {string[]} */ each) => each.slice(1).find((part) => part.length === 2) ?? "";
  const wanted = parts(tag);
  const own = region(wanted) || ({ zh: wanted.includes("hant") ? "tw" : "cn", en: "gb" }[wanted[0]] ?? "");
  /* In Hong Kong and Macao, Chinese is read as Cantonese. */
  const isOther = (/** @type {string[]} */ each) =>
    each[0] !== wanted[0] || (each[0] === "zh" && ["hk", "mo"].includes(region(each)) && region(each) !== own);
  return voices
    .filter((each) => each.localService && !isOther(parts(each.lang)))
    .map((each) => ({ each, fit: (region(parts(each.lang)) === own ? 2 : 0) + (each.default ? 1 : 0) }))
    .reduce((best, next) => (!best || next.fit > best.fit ? next : best), /** @type {any} */ (undefined))?.each;
};
