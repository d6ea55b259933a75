// A piece of an article with its marks; marks may overlap, so the text is cut at every end.

// Spans are {start, end, names (of classes), attributes}; offsets are code points.
function pieces(article, start, end, spans) {
  const inside = spans.filter((span) => span.start < end && span.end > start);
  const ends = new Set([start, end]);
  for (const span of inside) ends.add(Math.max(start, span.start)).add(Math.min(end, span.end));
  const cuts = [...ends].sort((a, b) => a - b);
  return cuts.slice(1).map((cut, n) => {
    const from = cuts[n];
    const text = article.characters.slice(from, cut).join("");
    const over = inside.filter((span) => span.start <= from && span.end >= cut);
    if (over.length === 0) return text;
    const attributes = Object.assign({}, ...over.map((span) => span.attributes(from === span.start)));
    return make("mark", { ...attributes, class: over.flatMap((span) => span.names).join(" ") }, text);
  });
}

function roleOf(actor, stance) {
  if (actor < 0) return null;
  return ["holder", "target", "speaker"].find((role) => stance[role] === actor) ?? null;
}

// Cue, issue, and the mentions of holder, target and speaker, each with the word for it. A part
// that the sentence does not name is marked where the article named it last.
function spansOf(article, stance) {
  const [cueStart, cueEnd, issueStart, issueEnd] = article.places[stance.n - article.row.first];
  const [start, end] = article.sentences[stance.sentence];
  const spans = [labelled(cueStart, cueEnd, "cue", ["cue", `p${stance.polarity}`])];
  if (issueStart >= 0) spans.push(labelled(issueStart, issueEnd, "issue", ["issue"]));
  for (const role of ["holder", "target", "speaker"]) {
    const named = article.mentions.filter((mention) => roleOf(mention[3], stance) === role);
    const within = named.filter((mention) => mention[0] >= start && mention[1] <= end);
    const last = named.filter((mention) => mention[1] <= start).slice(-1);
    for (const [from, to] of within.length ? within : last)
      spans.push(labelled(from, to, role, ["role", role]));
  }
  return spans;
}

// The word for a part stands at its beginning only, where it may be cut into several pieces.
function labelled(start, end, role, names) {
  return { start, end, names,
    attributes: (first) => (first ? { "data-role": word(role), title: word(role) } : { title: word(role) }) };
}
