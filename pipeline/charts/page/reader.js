// An article from right to left with its mentions and stances, and the list of articles.

const LISTED = 40;

async function drawReader(main) {
  if (state.article === "") return drawArticles(main);
  const article = await openArticle(Number(state.article));
  const { row } = article;
  const own = stances.slice(row.first, row.first + row.stances);
  const text = make("article", { lang: "ar", dir: "rtl", class: "text", "aria-label": articleTitle(row) },
    paragraphs(article, own));
  const cards = make("ol", { class: "quotes" }, own.map((stance) => stanceCard(article, stance)));
  const near = (step, key) => articles[row.n + step] && make("a",
    { class: "near", href: address({ article: row.n + step, stance: "" }) }, word(key));
  refill(main,
    make("p", { class: "bar-of-tools" },
      make("a", { href: address({ article: "", stance: "" }) }, word("allArticles")), near(-1, "before"),
      near(1, "after")),
    make("h1", { class: "headline" }, apart(articleTitle(row))),
    make("p", { class: "source" }, apart(row.id), row.outlet && apart(row.outlet), apart(day(row.date)),
      /^https?:\/\//.test(row.url) && make("a", { href: row.url, rel: "noreferrer noopener", dir: "ltr" },
        row.url),
      row.copyOf >= 0 && make("a", { href: address({ article: row.copyOf, stance: "" }) }, word("repeats"),
        " ", apart(articleTitle(articles[row.copyOf])))),
    mentionLegend(),
    make("div", { class: "reading" }, text,
      make("section", { class: "margin", "aria-label": word("stances") },
        make("h2", {}, word("stancesHere", { n: number(own.length) })), cards)));
  const toCard = (happened) => {
    const cue = happened.target.closest(".text .cue[data-stance]");
    if (!cue || (happened.type === "keydown" && happened.key !== "Enter" && happened.key !== " ")) return;
    happened.preventDefault();
    main.querySelector(`.margin [data-stance="${cue.dataset.stance.split(" ")[0]}"]`).focus();
  };
  for (const event of ["click", "keydown"]) text.addEventListener(event, toCard);
  const light = (stance) => lightStance(main, article, stance);
  for (const [event, isOver] of [["mouseover", true], ["focusin", true], ["mouseout", false],
    ["focusout", false]])
    main.querySelector(".reading").addEventListener(event, (happened) => {
      const at = happened.target.closest("[data-stance]");
      if (at) light(isOver ? stances[Number(at.dataset.stance.split(" ")[0])] : null);
    });
  return () => {
    const mark = state.stance !== "" && text.querySelector(`.cue[data-stance~="${state.stance}"]`);
    if (!mark) return;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  };
}

// Lines of the article; cues can be reached with the keyboard.
function paragraphs(article, own) {
  const spans = article.mentions.map(
    ([start, end, label, actor]) => ({ start, end, names: ["mention", labels[label]],
    attributes: () => ({ "data-actor": actor,
      title: `${word(labels[label])}${actor < 0 ? "" : `: ${actorName(actor)}`}` }) }));
  for (const stance of own) {
    const [start, end, issueStart, issueEnd] = article.places[stance.n - article.row.first];
    const together = own.filter(
      (s) => samePlace(article.places[s.n - article.row.first], [start, end])).map((s) => s.n).join(" ");
    spans.push({ start, end, names: ["cue", `p${stance.polarity}`],
      attributes: (first) => ({ "data-stance": together,
      "data-sign": first && POLARITY_SIGNS[stance.polarity],
      ...(first ? { tabindex: "0", role: "button",
        "aria-label": spoken(article, stance, start, end) } : {}) }) });
    if (issueStart >= 0) spans.push(
      { start: issueStart, end: issueEnd, names: ["issue"], attributes: () => ({ "data-issues": stance.n }) });
  }
  const lines = [];
  let start = 0;
  article.characters.concat("\n").forEach((char, at) => {
    if (char !== "\n") return;
    if (at > start) lines.push(make("p", {}, pieces(article, start, at, spans)));
    start = at + 1;
  });
  return lines;
}

function samePlace(one, other) {
  return one[0] === other[0] && one[1] === other[1];
}

function spoken(article, stance, start, end) {
  const parts = [article.characters.slice(start, end).join(""),
    `${word("holder")}: ${actorName(stance.holder)}`, side(stance.polarity)];
  if (stance.target >= 0) parts.push(`${word("target")}: ${actorName(stance.target)}`);
  parts.push(`${word("saidBy")} ${speakerName(stance)}`);
  return parts.join(word("comma"));
}

function stanceCard(article, stance) {
  const [start, end, issueStart, issueEnd] = article.places[stance.n - article.row.first];
  const words = (from, to) => apart(article.characters.slice(from, to).join(""), { lang: "ar" });
  const rows = [["cue", words(start, end)],
    issueStart >= 0 && ["issue", words(issueStart, issueEnd)],
    ["speaker", apart(speakerName(stance))]];
  return make("li", { class: "quote", "data-stance": stance.n, tabindex: "0" }, statement(article, stance),
    make("dl", { class: "roles" },
      rows.filter(Boolean).map(([key, value]) => make("div", {}, make("dt", { class: key }, word(key)),
      make("dd", {}, value)))),
    facts(stance));
}

// Point out the parts of one stance in text and margin, or of none.
function lightStance(main, article, stance) {
  for (const element of main.querySelectorAll(".lit")) {
    element.classList.remove("lit", "holder", "target", "speaker");
    delete element.dataset.role;
  }
  if (!stance) return;
  const put = (element, role) => { element.classList.add("lit", role); element.dataset.role = word(role); };
  for (const element of main.querySelectorAll(`[data-stance~="${stance.n}"]`)) element.classList.add("lit");
  for (const element of main.querySelectorAll(`[data-issues="${stance.n}"]`)) element.classList.add("lit");
  for (const element of main.querySelectorAll("mark[data-actor]")) {
    const role = roleOf(Number(element.dataset.actor), stance);
    if (role) put(element, role);
  }
  const card = main.querySelector(`.margin [data-stance="${stance.n}"]`);
  const margin = card?.closest(".margin");
  if (margin && !card.matches(":hover, :focus")) margin.scrollTo({ top: card.offsetTop - margin.offsetTop - 40 });
}
