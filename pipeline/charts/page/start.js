// From the address to the view, again at each change of address or language.

const DRAWN = { overview: drawOverview, network: drawNetwork, matrix: drawMatrix, timeline: drawTimeline,
  reader: drawReader, search: drawSearch };

let drawing = null;

// A view is drawn into an element; it may return what is to be done once it is shown.
async function render() {
  const focused = document.activeElement?.id;
  wordFrame();
  document.getElementById("views").replaceChildren(...VIEWS.map((view) =>
    make("a", { href: address({ view, article: "", stance: "", query: "" }),
      "aria-current": view === state.view ? "page" : null }, word(view))));
  document.getElementById("query").value = state.query;
  drawFilters();
  // Drawn apart, and shown only if no other view was asked for in the meantime.
  const view = make("div");
  drawing = view;
  const whenShown = await DRAWN[state.view](view);
  if (drawing !== view) return;
  const main = document.getElementById("main");
  main.dataset.view = state.view;
  main.replaceChildren(view);
  whenShown?.();
  if (focused && state.stance === "") document.getElementById(focused)?.focus({ preventScroll: true });
}

let lastView = null;

function onAddress() {
  readState();
  closeEvidence();
  const view = `${state.view} ${state.article}`;
  if (view !== lastView) window.scrollTo(0, 0);
  lastView = view;
  render();
}

async function start() {
  await loadTables();
  document.getElementById("language").addEventListener("click", () => {
    language = language === "ar" ? "en" : "ar";
    closeEvidence();
    render();
  });
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const query = document.getElementById("query").value.trim();
    go(query ? { view: "search", query } : { view: "overview", query: "" });
  });
  document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeEvidence();
  });
  window.addEventListener("hashchange", onAddress);
  onAddress();
}

start();
