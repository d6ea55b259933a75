// What the figures of all views are counted from.

function drawFilters() {
  const form = document.getElementById("filters");
  form.hidden = state.view === "reader" || state.view === "search";
  const dates = articles.map((row) => row.date).filter(Boolean).sort();
  const set = (key) => (event) => go({ [key]: event.target.value });
  const field = (id, label, control) => make("div", { class: "field" }, make("label", { for: id }, label),
    control);
  const least = make("input",
    { id: "least", type: "range", min: 0, max: 95, step: 5, value: state.least, on: { change: set("least") } });
  const status = make("select", { id: "status", on: { change: set("status") } },
    ...[["", "anyStatus"], ["asserted", "assertedOnly"]].map(([value, key]) =>
      make("option", { value, selected: state.status === value }, word(key))));
  const period = (key, label) => field(key, word(label), make("input", {
    id: key, type: "date", min: dates[0], max: dates[dates.length - 1], value: state[key],
      on: { change: set(key) } }));
  const changed = FILTERS.some((key) => state[key] !== DEFAULTS[key]);
  refill(form,
    field("issue", word("issue"), issueSelect(set("issue"))),
    ...(dates.length ? [period("from", "from"), period("to", "to")] : []),
    field("least", word("leastConfidence", { n: percent(Number(state.least) / 100) }), least),
    field("status", word("status"), status),
    changed && button({ class: "quiet",
      on: { click: () => go(Object.fromEntries(FILTERS.map((key) => [key, DEFAULTS[key]]))) } }, word("clear")),
    make("p", { class: "total" }, word("counted", { n: number(chosenStances().length) }),
      (state.from || state.to) &&
        ` ${word("undatedLeftOut", { n: number(articles.filter((row) => !row.date).length) })}`));
}

// The list of issues as a tree, each with the number of stances on it and on what is below it.
function issueSelect(change) {
  const below = new Map(issues.map((issue) => [issue.n, 0]));
  for (const stance of countedStances())
    for (let n = stance.issue; n >= 0; n = issues[n].parent) below.set(n, below.get(n) + 1);
  const options = [make("option", { value: "" }, word("allIssues"))];
  const add = (parent, depth) => {
    const own = issues.filter((issue) => issue.parent === parent).sort((a, b) => below.get(b.n) - below.get(a.n));
    for (const issue of own) {
      const name = `${"\u00a0\u00a0".repeat(depth)}${issueName(issue.n)} (${number(below.get(issue.n))})`;
      options.push(make("option", { value: issue.n, selected: state.issue === String(issue.n) }, name));
      add(issue.n, depth + 1);
    }
  };
  add(-1, 0);
  return make("select", { id: "issue", on: { change } }, ...options);
}
