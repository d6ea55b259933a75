// The picture of the network: nodes, arrows, legend.

const CURVES = [0.1, 0.2, 0.02];

function networkPicture(nodes, arrows) {
  const svg = draw("svg", { viewBox: `0 0 ${AREA.width} ${AREA.height}`, role: "img",
    "aria-label": word("networkLabel", { nodes: number(nodes.length), arrows: number(arrows.length) }) });
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
      nodeShape(node), draw("text",
        { x: node.x, y: node.y + node.radius + 13, "text-anchor": "middle",
        direction: /^\p{Script=Arabic}/u.test(node.label) ? "rtl" : "ltr" }, node.label),
      draw("title", {}, `${actorName(node.n)}: ${number(stancesOfNode.length)}`));
  });
  svg.append(...shapes, ...dots);
  return svg;
}

// States are full discs, bodies and groups squares, people rings.
function nodeShape({ n, x, y, radius }) {
  const type = actors[n].type;
  if (type === "ORGANISATION" || type === "GROUP")
    return draw("rect", { x: x - radius * 0.88, y: y - radius * 0.88, width: radius * 1.76,
      height: radius * 1.76, rx: 4 });
  return draw("circle", { cx: x, cy: y, r: type === "COUNTRY" ? radius : radius - 1 });
}

// A bent line between what the two nodes cover, with a head of its own at the target.
function arrowShape(arrow) {
  const { from, to, polarity } = arrow;
  const width = Math.min(1 + 1.1 * Math.sqrt(arrow.list.length), 11);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const control = { x: (from.x + to.x) / 2 - dy * CURVES[polarity],
    y: (from.y + to.y) / 2 + dx * CURVES[polarity] };
  const at = (t, u = t) => ["x", "y"].map((axis) =>
    (1 - t) * (1 - u) * from[axis] + ((1 - t) * u + t * (1 - u)) * control[axis] + t * u * to[axis]);
  const steps = Array.from({ length: 101 }, (_, n) => n / 100);
  const first = steps.find((t) => !covers(from, at(t))) ?? 0.5;
  const last = Math.max(first + 0.02, steps.findLast((t) => !covers(to, at(t))) ?? 0.5);
  const head = 7 + 1.5 * width;
  const tip = at(last);
  const neckAt = steps.findLast(
    (t) => t < last && Math.hypot(at(t)[0] - tip[0], at(t)[1] - tip[1]) >= head * 0.8);
  const end = Math.max(neckAt ?? first, first);
  const neck = at(end);
  const length = Math.max(Math.hypot(tip[0] - neck[0], tip[1] - neck[1]), 0.1);
  const [ux, uy] = [(tip[0] - neck[0]) / length, (tip[1] - neck[1]) / length];
  const [half, back] = [head * 0.48, [tip[0] - ux * head, tip[1] - uy * head]];
  const corners = [tip, [back[0] - uy * half, back[1] + ux * half], [back[0] + uy * half, back[1] - ux * half]];
  // The piece of a quadratic Bezier curve between two parameters has at(t, u) as its control point.
  const line = `M${at(first).map(round)} Q${at(first, end).map(round)} ${neck.map(round)}`;
  return draw("g", { class: `arrow p${polarity}`, "data-from": from.n, "data-to": to.n },
    draw("path", { class: "reach", d: line }),
      draw("path", { class: "line", d: line, "stroke-width": round(width) }),
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
    draw("path", { class: "line", d: "M1 6 H34", "stroke-width": 3 }),
      draw("polygon", { points: "43,6 32,1 32,11" }));
  const kinds = [["COUNTRY", "states"], ["ORGANISATION", "bodies"], ["OFFICIAL", "people"]];
  const shape = (type) => draw("svg",
    { class: `sample node ${type}`, viewBox: "0 0 14 14", "aria-hidden": "true" },
    type === "ORGANISATION" ? draw("rect", { x: 2, y: 2, width: 10, height: 10, rx: 2 }) : draw("circle",
      { cx: 7, cy: 7, r: 5 }));
  return make("ul", { class: "legend" },
    [0, 1, 2].map((p) => make("li", {}, sample(p), " ", make("span", { class: `side p${p}` }, side(p)))),
    kinds.map(([type, key]) => make("li", {}, shape(type), " ", word(key))));
}
