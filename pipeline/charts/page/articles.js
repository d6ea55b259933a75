// The list of articles, a page at a time.

function drawArticles(main) {
  const searchable = articles.map(
    (row) => fold([row.title, row.outlet, row.id, row.date].join("\n")).toLowerCase());
  const list = make("ul", { class: "articles" });
  const more = button({ class: "more" }, "");
  const field = make("input", { id: "filter-articles", type: "search", dir: "auto", autocomplete: "off" });
  let found = articles;
  const add = () => {
    const at = list.children.length;
    list.append(...found.slice(at, at + LISTED).map(articleItem));
    const left = found.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = word("more", { n: number(left) });
    return list.children[at];
  };
  const start = () => {
    const wanted = fold(field.value.trim()).toLowerCase();
    found = articles.filter((row) => searchable[row.n].includes(wanted));
    list.replaceChildren();
    add();
    tell(word("found", { n: number(found.length) }));
  };
  field.addEventListener("input", start);
  more.addEventListener("click", () => add().querySelector("a").focus({ preventScroll: true }));
  refill(main, make("h1", {}, word("reader")),
    make("div", { class: "bar-of-tools" },
      make("div", { class: "field" }, make("label", { for: "filter-articles" }, word("filterArticles")), field)),
    list, more);
  start();
}

function articleItem(row) {
  const own = stances.slice(row.first, row.first + row.stances);
  return make("li", {},
    make("a", { href: address({ view: "reader", article: row.n, stance: "" }) }, apart(articleTitle(row))),
    make("p", { class: "source" }, row.outlet && apart(row.outlet), apart(day(row.date)),
      make("span", {}, word("stancesHere", { n: number(row.stances) })),
      row.copyOf >= 0 && make("span", {}, word("repeats"), " ", apart(articleTitle(articles[row.copyOf])))),
    row.stances > 0 && bar(own, articleTitle(row)));
}

function mentionLegend() {
  return make("ul", { class: "legend" },
    labels.map((label) => make("li", {}, make("mark", { class: `mention ${label}` }, word(label)))),
    [0, 1, 2].map((p) => make("li", {},
      make("mark", { class: `cue p${p}`, "data-sign": POLARITY_SIGNS[p] },
      word(["support", "oppose", "neutral"][p])))),
    make("li", {}, make("mark", { class: "issue" }, word("issue"))));
}
