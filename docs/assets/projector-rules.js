/* How a paragraph is spread over screens; nothing here touches the page. */
course.projection = {
  /* Rows of sentences that render one another, in reading order: what shares a number belongs together. */
  rows(pairs) {
    /** @type {{ numbers: Set<string>, members: number[] }[]} */
    let rows = [];
    for (const [at, numbers] of pairs.entries()) {
      const near = rows.filter((row) => numbers.some((/** @type {string} */ number) => row.numbers.has(number)));
      const first = near[0] ?? { numbers: new Set(), members: [] };
      if (!near.length) rows.push(first);
      for (const row of [...near.slice(1), { numbers, members: [at] }]) {
        for (const number of row.numbers) first.numbers.add(number);
        first.members.push(...row.members);
      }
      rows = rows.filter((row) => row === first || !near.includes(row));
    }
    return rows.map(({ members }) => members.sort((one, other) => one - other));
  },

  /* The rows from..to of each screen. `fits(from, to, share)` says whether some rows fit into a share of the height;
     with as few screens as can be, each holds about as much as the others. */
  screens(count, fits) {
    const fill = (/** @type {number} */ share) => {
      const found = [];
      for (let from = 0, to = 1; from < count; from = to) {
        to = from + 1;
        while (to < count && fits(from, to + 1, share)) to += 1;
        found.push(/** @type {[number, number]} */ ([from, to]));
      }
      return found;
    };
    let best = fill(1);
    for (const share of [0.9, 0.8, 0.7, 0.6, 0.5]) {
      const next = fill(share);
      if (next.length > best.length) break;
      best = next;
    }
    return best;
  },
};
