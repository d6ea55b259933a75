// What is shown stands in the address after "#": views can be linked, kept, gone back to.

const VIEWS = ["overview", "network", "matrix", "timeline", "reader"];
const DENIED = 3;
const ASSERTED = 0;
const DEFAULTS = {
  view: "overview", issue: "", from: "", to: "", least: "0", status: "",
  nodes: "25", fewest: "", kind: "issues", holder: "", target: "", article: "", stance: "", query: "",
};
const FILTERS = ["issue", "from", "to", "least", "status"];
let state = { ...DEFAULTS };

function readState() {
  const given = new URLSearchParams(location.hash.slice(1));
  state = { ...DEFAULTS };
  for (const key of Object.keys(DEFAULTS)) if (given.has(key)) state[key] = given.get(key);
  if (![...VIEWS, "search"].includes(state.view)) state.view = DEFAULTS.view;
  for (const [key, rows] of [["issue", issues], ["holder", actors], ["target", actors],
    ["article", articles], ["stance", stances]])
    if (!rows[Number(state[key])]) state[key] = "";
}

function address(changes) {
  const next = { ...state, ...changes };
  const changed = Object.entries(next).filter(([key, value]) => String(value) !== DEFAULTS[key]);
  return `#${new URLSearchParams(changed)}`;
}

function go(changes) {
  location.hash = address(changes);
}

// A row's number in the state, -1 for none.
function numbered(key) {
  return state[key] === "" ? -1 : Number(state[key]);
}

// A stance counts unless its article repeats another or its holder denies it.
function counts(stance) {
  return articles[stance.article].copyOf < 0 && stance.status !== DENIED;
}

function passes(stance) {
  const date = articles[stance.article].date;
  const issue = numbered("issue");
  return (
    (issue < 0 || isWithin(stance.issue, issue)) &&
    (stance.confidence ?? 100) >= Number(state.least) &&
    (state.status === "" || stance.status === ASSERTED) &&
    ((state.from === "" && state.to === "") ||
      (date !== "" && date >= state.from && (state.to === "" || date <= state.to)))
  );
}

let counted = null;

function countedStances() {
  counted ??= stances.filter(counts);
  return counted;
}

let passed = { key: null, list: [] };

function chosenStances() {
  const key = FILTERS.map((name) => state[name]).join("\n");
  if (passed.key !== key) passed = { key, list: countedStances().filter(passes) };
  return passed.list;
}

function grouped(list, keyOf) {
  const groups = new Map();
  for (const item of list) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// Numbers of support, oppose, neutral.
function tally(list) {
  const sums = [0, 0, 0];
  for (const stance of list) sums[stance.polarity] += 1;
  return sums;
}

function byDate(one, other) {
  const [a, b] = [articles[one.article].date, articles[other.article].date];
  return a < b ? -1 : a > b ? 1 : one.n - other.n;
}
