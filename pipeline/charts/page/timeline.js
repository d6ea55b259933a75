// The stances of a pair, of an actor or on an issue in the order of their days, one lane each.

const LANES = 16;
const STEPS = 100;
const TICKS = 7;
const SUGGESTED = 8;

function drawTimeline(main) {
  const [holder, target] = [numbered("holder"), numbered("target")];
  const list = chosenStances().filter(
    (s) => s.holder >= 0 && (holder < 0 || s.holder === holder) && (target < 0 || s.target === target));
  const choices = actors.filter((actor) => actor.stances > 0).map((actor) => (
    { n: actor.n, names: [actor.name, actor.nameAr, actor.id], shown: actorName(actor.n) }));
  const pick = (key) => (n) => go({ [key]: n < 0 ? "" : n });
  refill(main,
    make("h1", {}, word("timeline")),
    make("div", { class: "bar-of-tools" },
      chooser("holder", word("holder"), choices, holder, pick("holder")),
      chooser("target", word("target"), choices, target, pick("target"))),
    suggestions(),
    list.length === 0 ? make("p", { class: "note" }, word("nothing")) : lanesTable(list,
      laneKind(holder, target), [holder, target].filter((n) => n >= 0).map(actorName).join(" – ")),
    turnsSection(list));
}

// A pair has a lane for each issue, a holder one for each target, all else one for each holder.
function laneKind(holder, target) {
  if (holder >= 0 && target >= 0) return { head: "issue", keyOf: (s) => s.issue, nameOf: issueName };
  if (holder >= 0) return { head: "target", keyOf: (s) => s.target,
    nameOf: (n) => (n < 0 ? word("noTarget") : actorName(n)) };
  return { head: "holder", keyOf: (s) => s.holder, nameOf: actorName };
}

// The pairs that have most to show, to begin with.
function suggestions() {
  const pairs = [...grouped(
    chosenStances().filter((s) => s.holder >= 0 && s.target >= 0 && s.holder !== s.target),
    (s) => `${s.holder} ${s.target}`).values()];
  const dated = (own) => own.filter((s) => articles[s.article].date).length;
  pairs.sort((one, other) => dated(other) - dated(one) || other.length - one.length);
  if (pairs.length === 0) return null;
  return make("p", { class: "suggestions" }, make("span", { class: "note" }, word("pairs")),
    pairs.slice(0, SUGGESTED).map(([{ holder, target }]) =>
      make("a", { href: address({ holder, target }),
        "aria-current": state.holder === String(holder) && state.target === String(target) ? "true" : null },
        apart(actorName(holder)), " – ", apart(actorName(target)))));
}

// `chosen` names the actors that all lanes are about.
function lanesTable(list, kind, chosen) {
  const days = list.map((s) => articles[s.article].date).filter(Boolean).sort();
  const span = days.length ? timeSpan(days[0], days[days.length - 1]) : null;
  const lanes = [...grouped(list, kind.keyOf)].sort((one, other) => other[1].length - one[1].length);
  const head = [word(kind.head), ...(span ? [axis(span)] : []), word("undated"), word("together")];
  const rows = lanes.slice(0, LANES).map(([key, own]) => {
    const name = kind.nameOf(key);
    const title = chosen ? `${chosen}: ${name}` : name;
    const undated = own.filter((s) => !articles[s.article].date);
    return [apart(name), ...(span ? [lane(own, title, span)] : []),
      make("span", { class: "figures" }, sides(undated, `${title}, ${word("undated")}`)), figure(own, title)];
  });
  return make("section", { class: "card" },
    table(word("timelineCaption"), head, rows, { class: "scroll lanes" }),
    make("ul", { class: "legend" },
      [0, 1, 2].map((p) => make("li", {}, make("span", { class: `side p${p}` }, side(p)))),
      make("li", {}, make("span", { class: "sign" }, "⇄"), " ", word("changeSign")),
      make("li", {}, make("span", { class: "sign badge" }, "!"), " ", word("contradictionSign"))),
    lanes.length > LANES && make("p", { class: "note" }, word("further", { n: number(lanes.length - LANES) })));
}

function timeSpan(first, last) {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  const margin = Math.max((end - start) * 0.03, 86_400_000);
  const [from, to] = [start - margin, end + margin];
  return { from, to, place: (iso) => (100 * (Date.parse(iso) - from)) / (to - from) };
}

// Beginnings of days, months or years, at most `TICKS`.
function ticks({ from, to }) {
  const days = (to - from) / 86_400_000;
  const months = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((step) => days / (30.4 * step) <= TICKS) ?? 1200;
  const found = [];
  if (days < 62) {
    const step = Math.ceil(days / TICKS) * 86_400_000;
    for (let at = Math.ceil(from / 86_400_000) * 86_400_000; at <= to; at += step) found.push(new Date(at));
  } else {
    const first = new Date(from);
    const year = first.getUTCFullYear();
    for (let month = 0; ; month += months) {
      const at = new Date(Date.UTC(months >= 24 ? Math.ceil(year / (months / 12)) * (months / 12) : year,
        month, 1));
      if (at > to) break;
      if (at >= from) found.push(at);
    }
  }
  const format = days < 62 ? { day: "numeric", month: "short" } : days < 365 * 4 ? { month: "short",
    year: "numeric" } : { year: "numeric" };
  return found.map((at) => [at.toISOString().slice(0, 10),
    at.toLocaleDateString(locale(), { ...format, timeZone: "UTC" })]);
}

function axis(span) {
  return make("span", { class: "axis" },
    ticks(span).map(([iso, text]) => make("span", { style: { "--at": `${span.place(iso)}%` } }, text)));
}

function lane(own, name, span) {
  const dated = own.filter((s) => articles[s.article].date).sort(byDate);
  const places = grouped(dated,
    (s) => `${Math.round((span.place(articles[s.article].date) / 100) * STEPS)} ${s.polarity}`);
  const dots = [...places].map(([key, list]) => {
    const [at, polarity] = key.split(" ").map(Number);
    const dates = [...new Set(list.map((s) => day(articles[s.article].date)))].join(word("comma"));
    const size = Math.min(0.75 + 0.2 * Math.sqrt(list.length), 1.5);
    return figure(list, `${name}, ${word(["support", "oppose", "neutral"][polarity])}, ${dates}`,
      POLARITY_SIGNS[polarity],
      { class: `figure dot p${polarity}`, title: `${dates}: ${number(list.length)}`,
        style: { "--at": `${at}%`, "--dot": `${size}rem` } });
  });
  const mark = (sign, label) => ([, other]) => make("span",
    { class: "turn", title: label, role: "img", "aria-label": label,
    style: { "--at": `${span.place(articles[other.article].date)}%` } },
      make("span", { class: sign === "!" ? "sign badge" : "sign" }, sign));
  return make("span", { class: "lane" }, dots, changesOfSide(dated).map(mark("⇄", word("changeSign"))),
    contradictions(dated).map(mark("!", word("contradictionSign"))));
}
