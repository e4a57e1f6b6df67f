/* Runs the pure functions of docs/assets without a browser: for each line, a list of {data, calls} as JSON, writes a line of what each call gives. */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { createInterface } = require("node:readline");
const { createContext, runInContext } = require("node:vm");

const context = createContext({ course: {}, URLSearchParams });
for (const name of ["fold", "keys", "find", "search", "practice-rules", "voice", "projector-rules", "handout-rules"]) {
  const path = join(__dirname, "..", "..", "docs", "assets", `${name}.js`);
  runInContext(readFileSync(path, "utf8"), context, { filename: path });
}
const { course } = context;

/** @param {{ data: any, calls: [string, ...any[]][] }} given */
function results({ data, calls }) {
  const folding = course.folding(data.fold);
  const finding = data.lookup && course.finding(data.lookup, folding);
  const searches = new Map(Object.entries(data.search ?? {}).map(([code, texts]) => [
    code, [true, false].map((isOwn) => course.searching(texts, isOwn, folding))]));
  const functions = {
    fold: (text) => folding.fold(text).text,
    original: (text, start, end) => folding.fold(text).original(start, end),
    words: (text) => folding.words(text),
    find: (text) => finding.find(text).found.map(({ entry, by }) => [entry.id, by]),
    near: (text) => finding.find(text).near.map(({ entry }) => entry.id),
    search: (code, query, isOwn = true) => searches.get(code)[isOwn ? 0 : 1](query)
      .map(({ text, spans }) => [text, spans.map(([from, to]) => text.slice(from, to))]),
    isKept: (text) => course.practice.read(text) !== undefined,
    day: (moment) => course.practice.dayOf(new Date(moment)),
    voice: (voices, tag) => course.voice(voices, tag)?.name ?? null,
    rows: course.projection.rows,
    screens: (heights, room) => course.projection.screens(heights.length, (from, to, share) =>
      heights.slice(from, to).reduce((sum, each) => sum + each, 0) <= room * share),
    ...course.practice,
    choiceOf: course.sheet.read,
    addressOf: course.sheet.address,
    isWithin: course.sheet.isWithin,
    lowest: (ranks, most) => [...course.sheet.chosen(ranks, most)],
    following: (waiting, missed) => course.practice.following(waiting, new Map(missed)) ?? null,
    accepts: (written, accepted, articles) => course.practice.accepts(written, accepted, folding, articles),
    marks: (text, sought) => course.spans(text, sought, folding).map(([from, to]) => text.slice(from, to)),
  };
  return calls.map(([name, ...given]) => functions[name](...given));
}
createInterface(process.stdin).on("line", (line) => {
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(results))}\n`);
});
