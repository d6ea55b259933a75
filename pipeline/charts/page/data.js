// The packed tables, and the articles, which are unpacked when they are shown.

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

let actors, issues, articles, stances, labels, partSize;
const parts = new Map();

async function loadTables() {
  const index = await unpack(page.index);
  const rows = (name) =>
    index[name].map((cells, n) => {
      const row = { n };
      index.columns[name].forEach((column, i) => (row[column] = cells[i]));
      return row;
    });
  actors = rows("actors");
  issues = rows("issues");
  articles = rows("articles");
  stances = rows("stances");
  labels = index.labels;
  partSize = index.part;
}

// The article of a row of the table: its characters (offsets count code points), its
// sentences, its mentions, and for each stance the places of cue and issue.
async function openArticle(n) {
  const part = Math.floor(n / partSize);
  if (!parts.has(part)) parts.set(part, unpack(page.parts[part]));
  const [text, sentences, mentions, places] = (await parts.get(part))[n % partSize];
  return { row: articles[n], characters: Array.from(text), sentences, mentions, places };
}

function actorName(n) {
  if (n < 0) return word("nobody");
  return (language === "ar" && actors[n].nameAr) || actors[n].name;
}

function issueName(n) {
  if (n < 0) return word("otherIssues");
  return (language === "ar" && issues[n].nameAr) || issues[n].name;
}

function articleTitle(row) {
  return row.title.trim() || row.id;
}

// Whether an issue is `wanted` or below it in the list of issues.
function isWithin(issue, wanted) {
  for (let n = issue; n >= 0; n = issues[n].parent) if (n === wanted) return true;
  return false;
}
