// The sentences behind a figure, in a panel beside the view.

const QUOTES = 12;
let openedBy = null;
let copiesOf = null;

function copiesOfArticle(n) {
  copiesOf ??= grouped(articles.filter((row) => row.copyOf >= 0), (row) => row.copyOf);
  return copiesOf.get(n) ?? [];
}

// A number that opens its sentences.
function figure(list, title, shown = number(list.length), attributes = {}) {
  if (list.length === 0) return make("span", { class: "none" }, shown);
  return button({ class: "figure", "aria-label": `${title}: ${number(list.length)}. ${word("showSentences")}`,
    on: { click: () => showEvidence(title, list) }, ...attributes }, shown);
}

// The numbers of each side as figures of their own.
function sides(list, title) {
  const bySide = grouped(list, (stance) => stance.polarity);
  return [0, 1, 2].filter((p) => bySide.has(p)).map((p) =>
    figure(bySide.get(p), `${title}, ${word(["support", "oppose", "neutral"][p])}`,
      `${POLARITY_SIGNS[p]} ${number(bySide.get(p).length)}`, { class: `figure p${p}` }));
}

async function showEvidence(title, list) {
  const panel = document.getElementById("evidence");
  if (!panel.contains(document.activeElement)) openedBy = document.activeElement;
  const heading = make("h2", { tabindex: "-1" }, apart(title));
  const quotes = make("ol", { class: "quotes" });
  const more = button({ class: "more" }, "");
  const add = async () => {
    const at = quotes.children.length;
    const next = list.slice(at, at + QUOTES);
    const opened = await Promise.all(next.map((stance) => openArticle(stance.article)));
    quotes.append(...next.map((stance, i) => quote(opened[i], stance)));
    const left = list.length - quotes.children.length;
    more.hidden = left === 0;
    more.textContent = word("more", { n: number(left) });
    quotes.children[at]?.querySelector("a").focus({ preventScroll: at === 0 });
  };
  more.addEventListener("click", add);
  panel.replaceChildren(
    make("div", { class: "head" }, heading,
      button({ class: "quiet close", "aria-label": word("close"), on: { click: closeEvidence } }, "✕")),
    make("p", { class: "note" }, word("sentencesOf", { n: number(list.length) })), quotes, more);
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("with-evidence");
  await add();
  heading.focus();
}

function closeEvidence() {
  const panel = document.getElementById("evidence");
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("with-evidence");
  if (openedBy?.isConnected) openedBy.focus();
}

// Who stands how to whom on what.
function statement(stance) {
  const target = stance.target >= 0 && apart(actorName(stance.target), { class: "actor" });
  const issue = stance.issue >= 0 && make("span", { class: "on" }, word("on"), " ", apart(issueName(stance.issue)));
  return make("p", { class: "statement" },
    apart(actorName(stance.holder), { class: "actor" }), " ",
    make("span", { class: `side p${stance.polarity}` }, side(stance.polarity)), " ", target, " ", issue);
}

function circumstances(stance) {
  const facts = [word(["asserted", "alleged", "calledFor", "denied"][stance.status])];
  if (stance.confidence < 100) facts.push(`${word("confidence")} ${percent(stance.confidence / 100)}`);
  return make("p", { class: "facts" },
    make("span", {}, word("saidBy"), " ", apart(stance.speaker < 0 ? word("article") : actorName(stance.speaker))),
    ...facts.map((fact) => make("span", {}, fact)));
}

function quote(article, stance) {
  const [start, end] = article.sentences[stance.sentence];
  const copies = copiesOfArticle(stance.article).length;
  const source = [apart(articleTitle(article.row), { class: "title" }),
    ...[article.row.outlet, day(article.row.date)].filter(Boolean).map((fact) => apart(fact))];
  return make("li", { class: "quote", "data-stance": stance.n },
    statement(stance),
    make("blockquote", { lang: "ar", dir: "rtl" }, ...pieces(article, start, end, spansOf(article, stance))),
    circumstances(stance),
    make("p", { class: "source" },
      make("a", { href: address({ view: "reader", article: stance.article, stance: stance.n }) }, word("openArticle")),
      ...source, copies > 0 && make("span", {}, word("repeated", { n: number(copies) }))));
}
