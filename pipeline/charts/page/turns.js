// Where a holder changes side, and where outlets contradict one another about a holder.
// Compared is only what a holder asserts on one matter: the same target and the same issue.

const NEAR_DAYS = 31;

function comparable(list) {
  const dated = list.filter(
    (stance) =>
      stance.status === ASSERTED && stance.polarity < 2 && stance.holder >= 0 &&
      articles[stance.article].date && (stance.target >= 0 || stance.issue >= 0),
  );
  const groups = grouped(dated, (s) => `${s.holder} ${s.target} ${s.matter}`);
  return [...groups.values()].map((group) => group.sort(byDate));
}

// Pairs of stances: the last before and the first after a change; a day that has both sides
// in equal numbers decides nothing.
function changesOfSide(list) {
  const found = [];
  for (const group of comparable(list)) {
    let before = null;
    for (const ofDay of grouped(group, (s) => articles[s.article].date).values()) {
      const [support, oppose] = tally(ofDay);
      if (support === oppose) continue;
      const held = ofDay.filter((s) => s.polarity === (support > oppose ? 0 : 1));
      if (before && before.polarity !== held[0].polarity) found.push([before, held[0]]);
      before = held[held.length - 1];
    }
  }
  return found.sort((one, other) => byDate(one[1], other[1]));
}

// Pairs of stances of two outlets at most `NEAR_DAYS` apart, of each two outlets the nearest.
function contradictions(list) {
  const found = [];
  for (const group of comparable(list)) {
    const nearest = new Map();
    const named = group.filter((s) => articles[s.article].outlet);
    for (const one of named.filter((s) => s.polarity === 0))
      for (const other of named.filter((s) => s.polarity === 1)) {
        const outlets = [articles[one.article].outlet, articles[other.article].outlet];
        const apartBy = daysBetween(one, other);
        if (outlets[0] === outlets[1] || apartBy > NEAR_DAYS) continue;
        const key = outlets.sort().join("\n");
        if (!nearest.has(key) || nearest.get(key)[2] > apartBy) nearest.set(key, [one, other, apartBy]);
      }
    found.push(...[...nearest.values()].map(([one, other]) => [one, other].sort(byDate)));
  }
  return found.sort((one, other) => byDate(one[0], other[0]));
}

function daysBetween(one, other) {
  const [a, b] = [one, other].map((stance) => Date.parse(articles[stance.article].date));
  return Math.abs(a - b) / 86_400_000;
}
