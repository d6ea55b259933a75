// Who stands to whom: arrows from holder to target, one for each side, and the same as a table.

const AREA = { width: 1100, height: 600 };
const LABEL_HEIGHT = 14;
const CURVES = [0.1, 0.2, 0.02];
const SIZES = [10, 25, 40, 60];
const FEWEST = [1, 2, 3, 5, 10, 20, 50, 100];
const LEGIBLE = 60;

function drawNetwork(main) {
  const pairs = chosenStances().filter((s) => s.holder >= 0 && s.target >= 0 && s.holder !== s.target);
  const most = new Set(mostInvolved(pairs, Number(state.nodes)));
  const groups = [...grouped(pairs.filter((s) => most.has(s.holder) && most.has(s.target)), (s) => `${s.holder} ${s.target} ${s.polarity}`).values()];
  const fewest = state.fewest === "" ? legible(groups) : Number(state.fewest);
  const shown = groups.filter((list) => list.length >= fewest).sort((one, other) => other.length - one.length);
  const nodes = networkNodes(shown.flat());
  const places = new Map(nodes.map((node, n) => [node.n, n]));
  const arrows = shown.map((list) => ({ list, from: nodes[places.get(list[0].holder)], to: nodes[places.get(list[0].target)], polarity: list[0].polarity }));
  const joined = grouped(shown.flat(), (s) => [places.get(s.holder), places.get(s.target)].sort((x, y) => x - y).join(" "));
  placeNodes(nodes, [...joined].map(([key, own]) => [...key.split(" ").map(Number), own.length]), AREA.width, AREA.height);
  refill(main,
    make("h1", {}, word("network")),
    make("div", { class: "bar-of-tools" }, numberSelect("nodes", word("actorsMost"), SIZES, Number(state.nodes)),
      numberSelect("fewest", word("arrowsFrom"), FEWEST, fewest), networkLegend()),
    arrows.length === 0
      ? make("p", { class: "note" }, word("nothing"))
      : make("figure", { class: "card network" }, networkPicture(nodes, arrows),
        make("figcaption", { class: "note" }, word("networkHint"), groups.length > shown.length && ` ${word("arrowsHidden", { n: number(groups.length - shown.length) })}`)),
    arrows.length > 0 && networkTable(arrows));
}

function numberSelect(key, label, values, chosen) {
  const options = values.map((value) => make("option", { value, selected: value === chosen }, number(value)));
  return make("div", { class: "field" }, make("label", { for: key }, label),
    make("select", { id: key, on: { change: (event) => go({ [key]: event.target.value }) } }, options));
}

// The fewest stances of an arrow with which the picture can still be read.
function legible(groups) {
  return FEWEST.find((fewest) => groups.filter((list) => list.length >= fewest).length <= LEGIBLE) ?? FEWEST[FEWEST.length - 1];
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
    return { n, radius, label, halfWidth: Math.max(radius, 3.3 * label.length) + 8, halfHeight: radius + LABEL_HEIGHT + 4 };
  });
}

function shortened(name) {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}

function arrowTitle(arrow) {
  return `${actorName(arrow.from.n)} ${side(arrow.polarity)} ${actorName(arrow.to.n)}`;
}

function networkPicture(nodes, arrows) {
  const svg = draw("svg", { viewBox: `0 0 ${AREA.width} ${AREA.height}`, role: "img", "aria-label": word("networkLabel", { nodes: number(nodes.length), arrows: number(arrows.length) }) });
  const shapes = arrows.map((arrow) => {
    const shape = arrowShape(arrow);
    shape.addEventListener("click", () => showEvidence(arrowTitle(arrow), arrow.list));
    return shape;
  });
  const light = (isLit) => () => arrows.forEach((arrow, n) => shapes[n].classList.toggle("dim", !isLit(arrow)));
  const clear = () => shapes.forEach((shape) => shape.classList.remove("dim"));
  const dots = nodes.map((node) => {
    const own = arrows.filter((arrow) => arrow.from === node || arrow.to === node);
    const stancesOfNode = own.flatMap((arrow) => arrow.list);
    return draw("g", { class: `node ${actors[node.n].type}`, "data-actor": node.n, on: {
      mouseenter: light((arrow) => own.includes(arrow)), mouseleave: clear,
      click: () => showEvidence(actorName(node.n), stancesOfNode) } },
      nodeShape(node), draw("text", { x: node.x, y: node.y + node.radius + 13, "text-anchor": "middle", direction: /^\p{Script=Arabic}/u.test(node.label) ? "rtl" : "ltr" }, node.label),
      draw("title", {}, `${actorName(node.n)}: ${number(stancesOfNode.length)}`));
  });
  svg.append(...shapes, ...dots);
  return svg;
}

// States are full discs, bodies and groups squares, people rings.
function nodeShape({ n, x, y, radius }) {
  const type = actors[n].type;
  if (type === "ORGANISATION" || type === "GROUP")
    return draw("rect", { x: x - radius * 0.88, y: y - radius * 0.88, width: radius * 1.76, height: radius * 1.76, rx: 4 });
  return draw("circle", { cx: x, cy: y, r: type === "COUNTRY" ? radius : radius - 1 });
}

// A bent line between what the two nodes cover, with a head of its own at the target.
function arrowShape(arrow) {
  const { from, to, polarity } = arrow;
  const width = Math.min(1 + 1.1 * Math.sqrt(arrow.list.length), 11);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const control = { x: (from.x + to.x) / 2 - dy * CURVES[polarity], y: (from.y + to.y) / 2 + dx * CURVES[polarity] };
  const at = (t, u = t) => ["x", "y"].map((axis) =>
    (1 - t) * (1 - u) * from[axis] + ((1 - t) * u + t * (1 - u)) * control[axis] + t * u * to[axis]);
  const steps = Array.from({ length: 101 }, (_, n) => n / 100);
  const first = steps.find((t) => !covers(from, at(t))) ?? 0.5;
  const last = Math.max(first + 0.02, steps.findLast((t) => !covers(to, at(t))) ?? 0.5);
  const head = 7 + 1.5 * width;
  const tip = at(last);
  const neckAt = steps.findLast((t) => t < last && Math.hypot(at(t)[0] - tip[0], at(t)[1] - tip[1]) >= head * 0.8);
  const end = Math.max(neckAt ?? first, first);
  const neck = at(end);
  const length = Math.max(Math.hypot(tip[0] - neck[0], tip[1] - neck[1]), 0.1);
  const [ux, uy] = [(tip[0] - neck[0]) / length, (tip[1] - neck[1]) / length];
  const [half, back] = [head * 0.48, [tip[0] - ux * head, tip[1] - uy * head]];
  const corners = [tip, [back[0] - uy * half, back[1] + ux * half], [back[0] + uy * half, back[1] - ux * half]];
  // The piece of a quadratic Bezier curve between two parameters has at(t, u) as its control point.
  const line = `M${at(first).map(round)} Q${at(first, end).map(round)} ${neck.map(round)}`;
  return draw("g", { class: `arrow p${polarity}`, "data-from": from.n, "data-to": to.n },
    draw("path", { class: "reach", d: line }), draw("path", { class: "line", d: line, "stroke-width": round(width) }),
    draw("polygon", { points: corners.map((corner) => corner.map(round)).join(" ") }),
    draw("title", {}, `${arrowTitle(arrow)}: ${number(arrow.list.length)}`));
}

// Whether a point lies on a node or its name.
function covers(node, [x, y]) {
  const [dx, dy] = [Math.abs(x - node.x), y - node.y];
  const onName = dx < node.halfWidth - 4 && dy > 0 && dy < node.radius + LABEL_HEIGHT + 3;
  return onName || Math.hypot(dx, dy) < node.radius + 3;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function networkLegend() {
  const sample = (p) => draw("svg", { class: `sample p${p}`, viewBox: "0 0 44 12", "aria-hidden": "true" },
    draw("path", { class: "line", d: "M1 6 H34", "stroke-width": 3 }), draw("polygon", { points: "43,6 32,1 32,11" }));
  const kinds = [["COUNTRY", "states"], ["ORGANISATION", "bodies"], ["OFFICIAL", "people"]];
  const shape = (type) => draw("svg", { class: `sample node ${type}`, viewBox: "0 0 14 14", "aria-hidden": "true" },
    type === "ORGANISATION" ? draw("rect", { x: 2, y: 2, width: 10, height: 10, rx: 2 }) : draw("circle", { cx: 7, cy: 7, r: 5 }));
  return make("ul", { class: "legend" },
    [0, 1, 2].map((p) => make("li", {}, sample(p), " ", make("span", { class: `side p${p}` }, side(p)))),
    kinds.map(([type, key]) => make("li", {}, shape(type), " ", word(key))));
}

function networkTable(arrows) {
  return section(word("arrows"), table(word("arrowsCaption"), [word("holder"), word("side"), word("target"), word("stances")],
    arrows.map((arrow) => [apart(actorName(arrow.from.n)), make("span", { class: `side p${arrow.polarity}` }, side(arrow.polarity)),
      apart(actorName(arrow.to.n)), figure(arrow.list, arrowTitle(arrow))]), { class: "scroll tall" }));
}
