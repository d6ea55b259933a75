// Actors by issues and actors by actors: each cell the numbers of its sides.

const ROWS = 20;
const COLUMNS = 14;
const KINDS = {
  issues: { columnOf: (stance) => stance.issue, columnName: issueName, head: "issuesOver" },
  actors: { columnOf: (stance) => stance.target, columnName: actorName, head: "targetsOver" },
};

function drawMatrix(main) {
  if (!KINDS[state.kind]) state.kind = DEFAULTS.kind;
  const kind = KINDS[state.kind];
  const list = chosenStances().filter((s) => s.holder >= 0 && kind.columnOf(s) >= 0);
  const rows = mostFrequent(list, (s) => s.holder);
  const columns = mostFrequent(list, kind.columnOf);
  const body = make("div");
  const shown = { rows: ROWS, columns: COLUMNS };
  const redraw = () => refill(body,
    matrixTable(kind, list, rows.slice(0, shown.rows), columns.slice(0, shown.columns)),
    make("div", { class: "bar-of-tools" },
      moreOf("rows", rows.length, ROWS), moreOf("columns", columns.length, COLUMNS)));
  const moreOf = (what, total, step) => shown[what] < total &&
    button({ class: "more", on: { click: () => { shown[what] += step; redraw(); } } },
      word(what === "rows" ? "moreRows" : "moreColumns", { n: number(total - shown[what]) }));
  redraw();
  refill(main,
    make("h1", {}, word("matrix")),
    make("div", { class: "bar-of-tools", role: "group", "aria-label": word("matrix") },
      Object.keys(KINDS).map((key) => button(
        { id: `kind-${key}`, class: "choice", "aria-pressed": String(state.kind === key),
        on: { click: () => go({ kind: key }) } }, word(key === "issues" ? "actorsByIssues" : "actorsByActors")))),
    list.length === 0 ? make("p", { class: "note" }, word("nothing")) : body);
}

function mostFrequent(list, keyOf) {
  return [...grouped(list, keyOf)].sort(
    (one, other) => other[1].length - one[1].length || one[0] - other[0]).map(([key]) => key);
}

function matrixTable(kind, list, rows, columns) {
  const cells = grouped(list, (s) => `${s.holder} ${kind.columnOf(s)}`);
  const peak = Math.max(...[...cells.values()].map((own) => own.length));
  const head = [word("holder"), ...columns.map((n) => apart(kind.columnName(n)))];
  const filled = rows.map((holder) => [
    apart(actorName(holder)),
    ...columns.map((column) => {
      const own = cells.get(`${holder} ${column}`) ?? [];
      return own.length > 0 && matrixCell(own, `${actorName(holder)}: ${kind.columnName(column)}`, peak);
    }),
  ]);
  return table(word(kind.head), head, filled,
    { class: "scroll matrix", tabindex: "0", role: "region", "aria-label": word(kind.head) });
}

// The more one-sided and frequent, the stronger the shade of a cell; the numbers say the same.
function matrixCell(own, title, peak) {
  const [support, oppose] = tally(own);
  const lean = support === oppose ? "even" : support > oppose ? "p0" : "p1";
  const text = [0, 1, 2].map((p) => [p, tally(own)[p]]).filter(([, sum]) => sum > 0);
  const label = text.map(([p, sum]) => `${word(["support", "oppose", "neutral"][p])} ${number(sum)}`).join(
    word("comma"));
  return button({ class: `cell ${lean}`, "aria-label": `${title}: ${label}. ${word("showSentences")}`,
    title: `${title}: ${label}`,
    style: { "--weight": `${Math.round(12 + 48 * Math.sqrt(own.length / peak))}%` },
      on: { click: () => showEvidence(title, own) } },
    text.map(([p, sum]) => make("span", { class: `side p${p}` }, `${POLARITY_SIGNS[p]} ${number(sum)}`)));
}
