// Who stands to whom: arrows from holder to target, one for each side, and the same as a table.

const AREA = { width: 1100, height: 600 };
const LABEL_HEIGHT = 14;
const SIZES = [10, 25, 40, 60];
const FEWEST = [1, 2, 3, 5, 10, 20, 50, 100];
const LEGIBLE = 60;

function drawNetwork(main) {
  const pairs = chosenStances().filter((s) => s.holder >= 0 && s.target >= 0 && s.holder !== s.target);
  const most = new Set(mostInvolved(pairs, Number(state.nodes)));
  const groups = [...grouped(pairs.filter((s) => most.has(s.holder) && most.has(s.target)),
    (s) => `${s.holder} ${s.target} ${s.polarity}`).values()];
  const fewest = state.fewest === "" ? legible(groups) : Number(state.fewest);
  const shown = groups.filter((list) => list.length >= fewest).sort((one, other) => other.length - one.length);
  const nodes = networkNodes(shown.flat());
  const places = new Map(nodes.map((node, n) => [node.n, n]));
  const arrows = shown.map((list) => (
    { list, from: nodes[places.get(list[0].holder)], to: nodes[places.get(list[0].target)],
    polarity: list[0].polarity }));
  const joined = grouped(shown.flat(),
    (s) => [places.get(s.holder), places.get(s.target)].sort((x, y) => x - y).join(" "));
  placeNodes(nodes, [...joined].map(([key, own]) => [...key.split(" ").map(Number), own.length]),
    AREA.width, AREA.height);
  refill(main,
    make("h1", {}, word("network")),
    make("div", { class: "bar-of-tools" }, numberSelect("nodes", word("actorsMost"), SIZES, Number(state.nodes)),
      numberSelect("fewest", word("arrowsFrom"), FEWEST, fewest), networkLegend()),
    arrows.length === 0
      ? make("p", { class: "note" }, word("nothing"))
      : make("figure", { class: "card network" }, networkPicture(nodes, arrows),
        make("figcaption", { class: "note" }, word("networkHint"),
          groups.length > shown.length &&
          ` ${word("arrowsHidden", { n: number(groups.length - shown.length) })}`)),
    arrows.length > 0 && networkTable(arrows));
}

function numberSelect(key, label, values, chosen) {
  const options = values.map((value) => make("option", { value, selected: value === chosen }, number(value)));
  return make("div", { class: "field" }, make("label", { for: key }, label),
    make("select", { id: key, on: { change: (event) => go({ [key]: event.target.value }) } }, options));
}

// The fewest stances of an arrow with which the picture can still be read.
function legible(groups) {
  return FEWEST.find((fewest) => groups.filter(
    (list) => list.length >= fewest).length <= LEGIBLE) ?? FEWEST[FEWEST.length - 1];
}

function involved(pairs) {
  const sums = new Map();
  for (const { holder, target } of pairs)
    for (const n of [holder, target]) sums.set(n, (sums.get(n) ?? 0) + 1);
  return [...sums].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
}

function mostInvolved(pairs, most) {
  return involved(pairs).slice(0, most).map(([n]) => n);
}

function networkNodes(pairs) {
  const order = involved(pairs);
  const peak = order[0]?.[1] ?? 1;
  return order.map(([n, sum]) => {
    const radius = 6 + 13 * Math.sqrt(sum / peak);
    const label = shortened(actorName(n));
    return { n, radius, label, halfWidth: Math.max(radius, 3.3 * label.length) + 8,
      halfHeight: radius + LABEL_HEIGHT + 4 };
  });
}

function shortened(name) {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}

function arrowTitle(arrow) {
  return `${actorName(arrow.from.n)} ${side(arrow.polarity)} ${actorName(arrow.to.n)}`;
}

function networkTable(arrows) {
  return section(word("arrows"),
    table(word("arrowsCaption"), [word("holder"), word("side"), word("target"), word("stances")],
    arrows.map((arrow) => [apart(actorName(arrow.from.n)),
      make("span", { class: `side p${arrow.polarity}` }, side(arrow.polarity)),
      apart(actorName(arrow.to.n)), figure(arrow.list, arrowTitle(arrow))]), { class: "scroll tall" }));
}
