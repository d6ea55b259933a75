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

// Who stands how to whom on what; an issue that is not listed is named by its words.
function statement(article, stance) {
  const [, , issueStart, issueEnd] = article.places[stance.n - article.row.first];
  const words = stance.issue >= 0 ? issueName(stance.issue) : article.characters.slice(
    Math.max(issueStart, 0), Math.max(issueEnd, 0)).join("");
  const target = stance.target >= 0 && apart(actorName(stance.target), { class: "actor" });
  return make("p", { class: "statement" },
    apart(actorName(stance.holder), { class: "actor" }), " ",
    make("span", { class: `side p${stance.polarity}` }, side(stance.polarity)), " ", target,
    words && make("span", { class: "on" }, target && ` ${word("on")} `, apart(words)));
}

function speakerName(stance) {
  return stance.speaker < 0 ? word("article") : actorName(stance.speaker);
}

// Status and confidence, after what may be given.
function facts(stance, ...first) {
  return make("p", { class: "facts" }, first,
    make("span", {}, word(["asserted", "alleged", "calledFor", "denied"][stance.status])),
    stance.confidence !== null && make("span", {}, `${word("confidence")} ${percent(stance.confidence / 100)}`));
}

function quote(article, stance) {
  const [start, end] = article.sentences[stance.sentence];
  const copies = copiesOfArticle(stance.article).length;
  const source = [apart(articleTitle(article.row), { class: "title" }),
    ...[article.row.outlet, day(article.row.date)].filter(Boolean).map((fact) => apart(fact))];
  return make("li", { class: "quote", "data-stance": stance.n },
    statement(article, stance),
    make("blockquote", { lang: "ar", dir: "rtl" }, ...pieces(article, start, end, spansOf(article, stance))),
    facts(stance, make("span", {}, word("saidBy"), " ", apart(speakerName(stance)))),
    make("p", { class: "source" },
      make("a", { href: address({ view: "reader", article: stance.article, stance: stance.n }) },
        word("openArticle")),
      ...source, copies > 0 && make("span", {}, word("repeated", { n: number(copies) }))));
}
