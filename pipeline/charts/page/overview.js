// The corpus at a glance: size, period, outlets, shares of the sides, who and what most.

const TOP = 12;

function drawOverview(main) {
  const list = chosenStances();
  const original = articles.filter((row) => row.copyOf < 0);
  const repeated = articles.length - original.length;
  const dates = original.map((row) => row.date).filter(Boolean).sort();
  const period = dates.length ? [...new Set([dates[0], dates[dates.length - 1]])].map(day).join(
    " – ") : word("undated");
  const undated = original.length - dates.length;
  const outlets = grouped(original.filter((row) => row.outlet), (row) => row.outlet);
  const named = new Set(list.flatMap((stance) => [stance.holder, stance.target]).filter((n) => n >= 0));
  refill(main,
    make("h1", {}, word("overview")),
    make("dl", { class: "cards" },
      fact(word("articles"), toView("reader", number(original.length)),
        word("copiesLeftOut", { n: number(repeated) })),
      fact(word("stances"), figure(list, word("stances")),
        word("deniedLeftOut", { n: number(stances.filter((s) => s.status === DENIED).length) })),
      fact(word("actors"), toView("network", number(named.size)), word("inStances")),
      fact(word("dates"), toView("timeline", period), undated ? word("undatedArticles", { n: number(undated) }) : ""),
      fact(word("outlets"), toView("reader", number(outlets.size)),
        [...outlets].sort((a, b) => b[1].length - a[1].length).slice(0,
        3).map(([name], n) => [n > 0 && word("comma"), apart(name)]))),
    shares(list),
    make("div", { class: "columns" },
      ranking(word("topHolders"), word("actor"), list, (s) => s.holder, actorName),
      ranking(word("topTargets"), word("actor"), list, (s) => s.target, actorName),
      ranking(word("topIssues"), word("issue"), list, (s) => s.issue, issueName),
      ranking(word("topOutlets"), word("outlet"), list, (s) => articles[s.article].outlet || -1, (name) => name)),
    turnsSection(list));
}

// What is no number of stances leads to the view that shows it.
function toView(view, shown) {
  return make("a", { href: address({ view }) }, shown);
}

function fact(name, value, note) {
  return make("div", { class: "fact" }, make("dt", {}, name), make("dd", {}, value),
    note && make("dd", { class: "note" }, note));
}

// One bar of the three sides; its parts are as wide as their shares.
function bar(list, title) {
  const sums = tally(list);
  const text = [0, 1, 2].map((p) => `${word(["support", "oppose", "neutral"][p])} ${number(sums[p])}`).join(
    word("comma"));
  return make("span", { class: "bar", role: "img", "aria-label": `${title}: ${text}`, title: text },
    ...sums.map((sum, p) => sum > 0 && make("span", { class: `p${p}`, style: { "--share": sum } })));
}

function shares(list) {
  const sums = tally(list);
  return section(word("shares"),
    list.length === 0 ? make("p", { class: "note" }, word("nothing")) : bar(list, word("shares")),
    make("ul", { class: "legend" }, [0, 1, 2].map((p) => {
      const own = list.filter((stance) => stance.polarity === p);
      return make("li", {}, make("span", { class: `side p${p}` }, side(p)), " ", figure(own, side(p)), " ",
        make("span", { class: "note" }, list.length ? percent(sums[p] / list.length) : ""));
    })));
}

// The rows with most stances; `keyOf` gives -1 for a stance that belongs to no row.
function ranking(title, head, list, keyOf, nameOf) {
  const groups = [...grouped(list.filter((s) => keyOf(s) !== -1), keyOf)];
  groups.sort((one, other) => other[1].length - one[1].length);
  if (groups.length === 0) return section(title, make("p", { class: "note" }, word("nothing")));
  const most = groups[0][1].length;
  const rows = groups.slice(0, TOP).map(([key, own]) => [
    apart(nameOf(key)),
    make("span", { class: "size", style: { "--size": own.length / most } }, bar(own, nameOf(key))),
    make("span", { class: "figures" }, sides(own, nameOf(key))),
  ]);
  const left = groups.length - rows.length;
  return section(title, table(title, [head, word("sides"), word("numbers")], rows, { class: "scroll ranking" }),
    left > 0 && make("p", { class: "note" }, word("further", { n: number(left) })));
}

// Changes of side and contradictions between outlets, each with its two sentences.
function turnsSection(list) {
  const turn = ([one, other], title, facts) =>
    make("li", {}, apart(actorName(one.holder), { class: "actor" }), " ",
      make("span", { class: `side p${one.polarity}` }, side(one.polarity)), " ", word("then"), " ",
      make("span", { class: `side p${other.polarity}` }, side(other.polarity)), " ",
      one.target >= 0 && apart(actorName(one.target), { class: "actor" }), " ",
      one.issue >= 0 && make("span", { class: "on" }, one.target >= 0 && `${word("on")} `,
        apart(issueName(one.issue))), " ",
      make("span", { class: "note" }, apart(facts(one)), " / ", apart(facts(other))), " ",
      figure([one, other], title, word("bothSentences")));
  const when = (stance) => day(articles[stance.article].date);
  const where = (stance) => `${articles[stance.article].outlet}, ${when(stance)}`;
  const listed = (pairs, title, facts) => [
    make("h3", {}, `${title} (${number(pairs.length)})`),
    make("ul", { class: "turns" }, pairs.slice(0, 3 * TOP).map((pair) => turn(pair, title, facts))),
    pairs.length > 3 * TOP && make("p", { class: "note" },
      word("further", { n: number(pairs.length - 3 * TOP) }))];
  return section(word("turns"),
    make("p", { class: "note" }, word("turnsRule")),
    make("div", { class: "columns" },
      make("div", {}, ...listed(changesOfSide(list), word("changes"), when)),
      make("div", {}, ...listed(contradictions(list), word("contradictions"), where))));
}
