// Sentences and actors that hold all words searched for, whatever their hamza and vowel marks.

const HITS = 20;
let foldedSentences = null;

// Each sentence of the articles that count once, folded: {article, from, to, folded}.
async function sentencesToSearch() {
  if (foldedSentences) return foldedSentences;
  const found = [];
  for (const row of articles.filter((one) => one.copyOf < 0)) {
    const { characters, sentences } = await openArticle(row.n);
    for (const [from, to] of sentences)
      found.push({ row, from, to, folded: fold(characters.slice(from, to).join("")).toLowerCase() });
  }
  foldedSentences = found;
  return found;
}

async function drawSearch(main) {
  const wanted = fold(state.query).toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text) => wanted.every((part) => text.includes(part));
  const hits = wanted.length ? (await sentencesToSearch()).filter((sentence) => holds(sentence.folded)) : [];
  const named = wanted.length ? actors.filter(
    (actor) => actor.stances > 0 && holds(fold(`${actor.name} ${actor.nameAr}`).toLowerCase())) : [];
  const people = named.slice(0,
    HITS).map((actor) => [actorName(actor.n),
    countedStances().filter((s) => s.holder === actor.n || s.target === actor.n)]);
  const list = make("ol", { class: "quotes hits" });
  const more = button({ class: "more" }, "");
  const add = async () => {
    const at = list.children.length;
    const next = hits.slice(at, at + HITS);
    const opened = await Promise.all(next.map((hit) => openArticle(hit.row.n)));
    list.append(...next.map((hit, i) => hitItem(opened[i], hit, wanted)));
    more.hidden = hits.length === list.children.length;
    more.textContent = word("more", { n: number(hits.length - list.children.length) });
  };
  more.addEventListener("click", add);
  refill(main, make("h1", {}, word("searchFor"), " ", apart(state.query)),
    people.length > 0 && section(word("actors"),
      make("ul", { class: "chips" },
      people.map(([name, own]) => make("li", {}, figure(own, name, [apart(name), ` (${number(own.length)})`]))))),
    section(word("sentences"), make("p", { class: "note" }, word("found", { n: number(hits.length) })),
      list, more));
  tell(word("found", { n: number(hits.length) }));
  await add();
}

function hitItem(article, hit, wanted) {
  const own = stances.slice(hit.row.first, hit.row.first + hit.row.stances)
    .filter((stance) => article.sentences[stance.sentence][0] === hit.from);
  const spans = wordSpans(article.characters, hit.from, hit.to, wanted);
  return make("li", { class: "quote" },
    make("blockquote", { lang: "ar", dir: "rtl" }, pieces(article, hit.from, hit.to, spans)),
    own.map((stance) => [statement(article, stance), facts(stance)]),
    make("p", { class: "source" },
      make("a", { href: address({ view: "reader", article: hit.row.n, stance: own[0]?.n ?? "" }) },
        word("openArticle")),
      apart(articleTitle(hit.row), { class: "title" }), hit.row.outlet && apart(hit.row.outlet),
        apart(day(hit.row.date))));
}

// The words of a sentence that hold a part searched for, as spans of the article.
function wordSpans(characters, from, to, wanted) {
  const spans = [];
  for (let start = from, at = from; at <= to; at += 1) {
    if (at < to && !/\s/u.test(characters[at])) continue;
    const folded = fold(characters.slice(start, at).join("")).toLowerCase();
    if (wanted.some((part) => folded.includes(part))) spans.push(
      { start, end: at, names: ["hit"], attributes: () => ({}) });
    start = at + 1;
  }
  return spans;
}
