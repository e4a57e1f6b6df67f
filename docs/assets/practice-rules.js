/* What the self-check decides, apart from any page: whether an answer is right, in which order things are shown, and
   when a term is asked again. Kept on the device under one name, as JSON. */
(() => {
  /* Sebastian Leitner, So lernt man lernen: Der Weg zum Erfolg (Freiburg: Herder, 1972): five boxes; a card that was
     known goes to the next box, one that was not goes back to the first. Leitner asks for a box when it is full;
     without paper each box has days instead. The first is asked until it is empty, the others after twice the days
     of the box before. */
  const DAYS = [0, 2, 4, 8, 16];
  const NAME = "practice";

  /** The same things in an order drawn by lot; the same seed gives the same order.
      @template T @param {readonly T[]} things @param {number} seed @returns {T[]} */
  const shuffled = (things, seed) => {
    const found = [...things];
    let state = Math.imul(seed ^ (seed >>> 15), 0x9e3779b1) >>> 0; // else neighbouring seeds give similar orders
    for (let last = found.length - 1; last > 0; last--) {
      // The next number of a linear congruence modulo 2³²; its high bits are the good ones.
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const at = Math.floor((state / 2 ** 32) * (last + 1));
      [found[last], found[at]] = [found[at], found[last]];
    }
    return found;
  };

  /** Whether what was written is one of the accepted answers: capitals, width, spaces, points and traditional
      characters make no difference, nor does an article before it.
      @param {string} written @param {string[]} accepted @param {Folding} folding @param {string[]} articles */
  const accepts = (written, accepted, folding, articles) => {
    const spelt = (/** @type {string} */ text) => {
      const words = folding.words(text);
      return (words.length > 1 && articles.includes(words[0]) ? words.slice(1) : words).join(" ");
    };
    const given = spelt(written);
    return given !== "" && accepted.some((answer) => spelt(answer) === given);
  };

  /** How many places of an answer are right, of all there are. @param {unknown[]} given @param {unknown[]} right */
  const compare = (given, right) => {
    const count = right.filter((value, at) => value === given[at]).length;
    return { right: count, all: right.length, isRight: count === right.length };
  };

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isCount = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;

  /** What was kept, or undefined if the text is none of ours. @param {string} text @returns {Progress | undefined} */
  const read = (text) => {
    let data;
    try { data = JSON.parse(text); } catch { return undefined; }
    if (!isObject(data) || data.kept !== NAME || !isObject(data.questions) || !isObject(data.terms)) return undefined;
    const cards = Object.entries(data.terms).filter(([, card]) =>
      Array.isArray(card) && card.length === 2 && card.every(isCount) && card[0] < DAYS.length);
    const answers = Object.entries(data.questions).filter(([, value]) => value === 0 || value === 1);
    return /** @type {Progress} */ ({
      kept: NAME, questions: Object.fromEntries(answers), terms: Object.fromEntries(cards),
    });
  };
  /** @returns {Progress} */
  const nothing = () => ({ kept: NAME, questions: {}, terms: {} });

  /** The number of a day in the reader's own time. @param {Date} moment */
  const dayOf = (moment) => Math.floor((moment.getTime() / 60_000 - moment.getTimezoneOffset()) / 1440);

  /** A card after it was asked: its box from 0, and the day on which it is due.
      @param {Card | undefined} card @param {boolean} isKnown @param {number} today @returns {Card} */
  const moved = (card, isKnown, today) => {
    const box = isKnown ? Math.min((card?.[0] ?? 0) + 1, DAYS.length - 1) : 0;
    return [box, today + DAYS[box]];
  };

  /** The terms to be asked today: those that are due, lowest box first, and then those that are new.
      @param {string[]} terms @param {Progress} progress @param {number} today */
  const waiting = (terms, { terms: cards }, today) => {
    const isMet = (/** @type {string} */ term) => Object.hasOwn(cards, term);
    const due = terms.filter((term) => isMet(term) && cards[term][1] <= today)
      .sort((a, b) => cards[a][0] - cards[b][0] || cards[a][1] - cards[b][1]);
    return { due, fresh: terms.filter((term) => !isMet(term)) };
  };

  /** The card that comes next. One that was missed comes again when three others have, or none is left.
      @param {{ due: string[], fresh: string[] }} waiting @param {Map<string, number>} missed how many come before it */
  const following = ({ due, fresh }, missed) => {
    const again = [...missed].find(([, others]) => others <= 0);
    return again?.[0] ?? [...due, ...fresh].find((term) => !missed.has(term)) ?? [...missed.keys()][0];
  };

  /** How many of the terms are in each box. @param {string[]} terms @param {Progress} progress */
  const boxes = (terms, { terms: cards }) =>
    DAYS.map((_, box) => terms.filter((term) => Object.hasOwn(cards, term) && cards[term][0] === box).length);

  /** How many of the questions were last answered correctly. @param {string[]} questions @param {Progress} progress */
  const solved = (questions, progress) =>
    questions.filter((question) => Object.hasOwn(progress.questions, question) && progress.questions[question]).length;

  course.practice = {
    shuffled, accepts, compare, read, nothing, dayOf, moved, waiting, following, boxes, solved,
    kept: () => read(course.recall(NAME)) ?? nothing(),
    keep: (progress) => course.remember(NAME, JSON.stringify(progress)),
    /* Read anew each time: another window may have written in between. */
    change(write) {
      const progress = course.practice.kept();
      write(progress);
      course.practice.keep(progress);
      return progress;
    },
  };
})();
