/* What a handout shows, and how its address says so: `?show=gaps-en+key&first=mandate-1&last=mandate-3`. No page is touched here. */
(() => {
  /** The choice that an address makes; what it does not say, or says of parts that there are not, is as usual.
      @param {string} search @param {string[]} known @param {string[]} usual @param {string[]} paragraphs @returns {SheetChoice} */
  function read(search, known, usual, paragraphs) {
    const said = new URLSearchParams(search);
    const named = said.get("show")?.split(" ").filter((part) => known.includes(part)) ?? [];
    const place = (/** @type {string} */ name, /** @type {number} */ otherwise) => {
      const at = paragraphs.indexOf(said.get(name) ?? "");
      return at < 0 ? otherwise : at;
    };
    const [first, last] = [place("first", 0), place("last", paragraphs.length - 1)];
    return { show: said.has("show") ? named : usual, first: Math.min(first, last), last: Math.max(first, last) };
  }

  /** The address of a choice, empty for the usual one.
      @param {SheetChoice} choice @param {string[]} usual @param {string[]} paragraphs */
  function address({ show, first, last }, usual, paragraphs) {
    /** @type {[string, string][]} */
    const said = [];
    if ([...show].sort().join(" ") !== [...usual].sort().join(" ")) said.push(["show", show.join(" ")]);
    if (first > 0) said.push(["first", paragraphs[first]]);
    if (last < paragraphs.length - 1) said.push(["last", paragraphs[last]]);
    return said.length ? `?${new URLSearchParams(said)}` : "";
  }

  /** Whether something that stands at some paragraphs belongs to those chosen; a note belongs to all of them.
      @param {string[]} at @param {{ first: number, last: number }} choice @param {string[]} paragraphs */
  function isWithin(at, { first, last }, paragraphs) {
    const places = at.map((name) => paragraphs.indexOf(name)).filter((place) => place >= 0);
    return !places.length || places.some((place) => first <= place && place <= last);
  }

  /** Of the ranks of what is within, those that are shown: the lowest, and at most so many.
      @param {number[]} ranks @param {number} most */
  const chosen = (ranks, most) => new Set([...ranks].sort((a, b) => a - b).slice(0, most));

  course.sheet = { read, address, isWithin, chosen };
})();
