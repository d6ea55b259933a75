// Who stands to whom: arrows from holder to target, one for each side, and the same as a table.

const AREA = { width: 1000, height: 620 };
const CURVES = [0.1, 0.2, 0.02];
const SIZES = ["10", "25", "40", "60"];

function drawNetwork(main) {
  const pairs = chosenStances().filter((s) => s.holder >= 0 && s.target >= 0 && s.holder !== s.target);
  const nodes = networkNodes(pairs, Number(state.nodes));
  const places = new Map(nodes.map((node, n) => [node.n, n]));
  const between = pairs.filter((s) => places.has(s.holder) && places.has(s.target));
  const arrows = [...grouped(between, (s) => `${s.holder} ${s.target} ${s.polarity}`).values()]
    .map((list) => ({ list, from: nodes[places.get(list[0].holder)], to: nodes[places.get(list[0].target)], polarity: list[0].polarity }))
    .sort((one, other) => other.list.length - one.list.length);
  const joined = grouped(arrows, (a) => [places.get(a.from.n), places.get(a.to.n)].sort((x, y) => x - y).join(" "));
  placeNodes(nodes, [...joined].map(([key, own]) => [...key.split(" ").map(Number), own.reduce((sum, a) => sum + a.list.length, 0)]), AREA.width, AREA.height);
  const size = make("select", { id: "nodes", on: { change: (event) => go({ nodes: event.target.value }) } },
    SIZES.map((value) => make("option", { value, selected: value === state.nodes }, number(Number(value)))));
  main.replaceChildren(
    make("h1", {}, word("network")),
    make("div", { class: "bar-of-tools" },
      make("div", { class: "field" }, make("label", { for: "nodes" }, word("actorsShown")), size), networkLegend()),
    arrows.length === 0
      ? make("p", { class: "note" }, word("nothing"))
      : make("figure", { class: "card network" }, networkPicture(nodes, arrows), make("figcaption", { class: "note" }, word("networkHint"))),
    arrows.length > 0 && networkTable(arrows));
}

// The actors with most stances among `pairs`.
function networkNodes(pairs, most) {
  const sums = new Map();
  for (const { holder, target } of pairs)
    for (const n of [holder, target]) sums.set(n, (sums.get(n) ?? 0) + 1);
  const order = [...sums].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, most);
  const peak = order[0]?.[1] ?? 1;
  return order.map(([n, sum]) => {
    const radius = 6 + 13 * Math.sqrt(sum / peak);
    const label = shortened(actorName(n));
    return { n, radius, label, halfWidth: Math.max(radius, 3.6 * label.length) + 8, halfHeight: radius + 17 };
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
      nodeShape(node), draw("text", { x: node.x, y: node.y + node.radius + 13, "text-anchor": "middle" }, node.label),
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

function arrowShape(arrow) {
  const { from, to, polarity } = arrow;
  const width = Math.min(1 + 1.1 * Math.sqrt(arrow.list.length), 11);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(Math.hypot(dx, dy), 1);
  const bend = CURVES[polarity] * length;
  const mid = [(from.x + to.x) / 2 - (dy / length) * bend, (from.y + to.y) / 2 + (dx / length) * bend];
  const toward = (node, gap) => {
    const reach = Math.max(Math.hypot(mid[0] - node.x, mid[1] - node.y), 1);
    return [node.x + ((mid[0] - node.x) / reach) * gap, node.y + ((mid[1] - node.y) / reach) * gap];
  };
  const head = 7 + 1.5 * width;
  const [start, neck, tip] = [toward(from, from.radius + 2), toward(to, to.radius + 2 + head * 0.8), toward(to, to.radius + 2)];
  const [ux, uy] = [(tip[0] - neck[0]) / (head * 0.8), (tip[1] - neck[1]) / (head * 0.8)];
  const half = head * 0.48;
  const back = [tip[0] - ux * head, tip[1] - uy * head];
  const corners = [tip, [back[0] - uy * half, back[1] + ux * half], [back[0] + uy * half, back[1] - ux * half]];
  const line = `M${start.map(round)} Q${mid.map(round)} ${neck.map(round)}`;
  return draw("g", { class: `arrow p${polarity}`, "data-from": from.n, "data-to": to.n },
    draw("path", { class: "reach", d: line }), draw("path", { class: "line", d: line, "stroke-width": round(width) }),
    draw("polygon", { points: corners.map((corner) => corner.map(round)).join(" ") }),
    draw("title", {}, `${arrowTitle(arrow)}: ${number(arrow.list.length)}`));
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function networkLegend() {
  const sample = (p) => draw("svg", { class: `sample arrow p${p}`, viewBox: "0 0 44 12", "aria-hidden": "true" },
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
