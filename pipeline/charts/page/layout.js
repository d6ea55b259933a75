// Places for the nodes of a network: springs between linked nodes, all others apart
// (Fruchterman & Reingold 1991). No chance in it: the same network gets the same picture.

const ROUNDS = 400;
const ARROW_ROOM = 32;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

// Set x and y of the nodes, from 0 to the width and height; `links` are [from, to, weight] by
// position in `nodes`; a node takes `half` a width and height around its place.
function placeNodes(nodes, links, width, height) {
  nodes.forEach((node, n) => {
    const radius = Math.sqrt((n + 0.5) / nodes.length) / 2;
    node.x = width * (0.5 + radius * Math.cos(n * GOLDEN_ANGLE));
    node.y = height * (0.5 + radius * Math.sin(n * GOLDEN_ANGLE));
  });
  const ideal = 0.9 * Math.sqrt((width * height) / Math.max(nodes.length, 1));
  for (let round = 0; round < ROUNDS; round += 1) {
    const heat = 0.1 * width * (1 - round / ROUNDS) ** 2;
    const moves = nodes.map(() => [0, 0]);
    const push = (i, j, force) => {
      const [dx, dy] = [nodes[i].x - nodes[j].x, nodes[i].y - nodes[j].y];
      const gap = Math.max(Math.hypot(dx, dy), 1);
      const by = force(gap) / gap;
      moves[i][0] += dx * by;
      moves[i][1] += dy * by;
      moves[j][0] -= dx * by;
      moves[j][1] -= dy * by;
    };
    for (let i = 0; i < nodes.length; i += 1)
      for (let j = i + 1; j < nodes.length; j += 1) push(i, j, (gap) => (ideal * ideal) / gap);
    for (const [i, j, weight] of links)
      push(i, j, (gap) => (-gap * gap * Math.min(1, 0.35 + Math.log1p(weight) / 6)) / ideal);
    nodes.forEach((node, n) => {
      const pull = [(width / 2 - node.x) * 0.6, (height / 2 - node.y) * 0.9];
      const [dx, dy] = [moves[n][0] + pull[0], moves[n][1] + pull[1]];
      const length = Math.max(Math.hypot(dx, dy), 1e-9);
      node.x += (dx / length) * Math.min(length, heat);
      node.y += (dy / length) * Math.min(length, heat);
    });
  }
  fit(nodes, width, height);
  const linked = new Set(links.map(([i, j]) => `${i} ${j}`));
  const room = (i, j) => (linked.has(`${i} ${j}`) || linked.has(`${j} ${i}`) ? ARROW_ROOM : 0);
  for (let round = 0; round < 200 && separate(nodes, room, width, height); round += 1);
}

// Stretch the picture over the whole area.
function fit(nodes, width, height) {
  for (const [axis, size] of [["x", width], ["y", height]]) {
    const half = axis === "x" ? "halfWidth" : "halfHeight";
    const low = Math.min(...nodes.map((node) => node[axis] - node[half]));
    const high = Math.max(...nodes.map((node) => node[axis] + node[half]));
    const scale = high > low ? size / (high - low) : 1;
    for (const node of nodes)
      node[axis] = nodes.length === 1 ? size / 2 : clamp((node[axis] - low) * scale, node[half],
        size - node[half]);
  }
}

// Move apart what lies over another or leaves no room for an arrow, along the shorter way;
// whether anything did.
function separate(nodes, room, width, height) {
  let moved = false;
  for (let i = 0; i < nodes.length; i += 1)
    for (let j = i + 1; j < nodes.length; j += 1) {
      const [one, other] = [nodes[i], nodes[j]];
      const x = one.halfWidth + other.halfWidth + room(i, j) - Math.abs(one.x - other.x);
      const y = one.halfHeight + other.halfHeight + room(i, j) - Math.abs(one.y - other.y);
      if (x <= 0 || y <= 0) continue;
      moved = true;
      const [axis, by] = x < y ? ["x", x] : ["y", y];
      const way = one[axis] < other[axis] ? -1 : 1;
      one[axis] += (way * (by + 1)) / 2;
      other[axis] -= (way * (by + 1)) / 2;
    }
  for (const node of nodes) {
    node.x = clamp(node.x, node.halfWidth, width - node.halfWidth);
    node.y = clamp(node.y, node.halfHeight, height - node.halfHeight);
  }
  return moved;
}

function clamp(value, low, high) {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
