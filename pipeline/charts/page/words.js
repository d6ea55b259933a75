// The interface in both languages, numbers and dates as each writes them.

const page = JSON.parse(document.getElementById("data").textContent);
const POLARITY_SIGNS = ["▲", "▼", "●"];
let language = document.documentElement.lang;

// Text of `key`; {name} in it is replaced by the value of that name.
function word(key, values = {}) {
  return page.words[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function locale() {
  return language === "ar" ? "ar-u-nu-latn-ca-gregory" : "en-GB";
}

function number(value) {
  return value.toLocaleString(locale());
}

function percent(share) {
  return share.toLocaleString(locale(), { style: "percent", maximumFractionDigits: 0 });
}

function day(iso) {
  if (!iso) return word("undated");
  const format = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString(locale(), format);
}

function side(polarity) {
  return `${POLARITY_SIGNS[polarity]} ${word(["support", "oppose", "neutral"][polarity])}`;
}

// Put the words into the parts of the frame that never change.
function wordFrame() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = word("title");
  for (const element of document.querySelectorAll("[data-word]"))
    element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-word-label]"))
    element.setAttribute("aria-label", word(element.dataset.wordLabel));
  for (const element of document.querySelectorAll("[data-word-placeholder]"))
    element.placeholder = word(element.dataset.wordPlaceholder);
  const other = document.getElementById("language");
  other.textContent = page.words[language === "ar" ? "en" : "ar"].language;
  other.lang = language === "ar" ? "en" : "ar";
}
