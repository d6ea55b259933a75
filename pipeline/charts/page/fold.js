// One spelling for words that differ only in marks, hamza seats, letter shapes or digits:
// the same as pipeline/text/fold.py, which a test holds it to.

const FOLDED_LETTERS = {
  "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "\u0672": "ا", "\u0673": "ا",
  "ؤ": "و", "\u06c6": "و", "\u06c7": "و", "\u06cb": "و",
  "ئ": "ي", "ى": "ي", "\u06cc": "ي", "\u06cd": "ي", "\u06d0": "ي", "\u06d2": "ي",
  "\u06a9": "ك", "\u06aa": "ك", "\u06ac": "ك", "\u06ad": "ك", "\u06af": "ك",
  "\u06be": "ه", "\u06c0": "ه", "\u06c1": "ه", "\u06c2": "ه", "\u06d5": "ه", "\u06c3": "ة",
  "\u067e": "ب", "\u066e": "ب", "\u0686": "ج", "\u0698": "ز", "\u06a4": "ف", "\u06a5": "ف",
  "\u06ba": "ن", "\ufdfd": "بسم الله الرحمن الرحيم",
};
const DROPPED = new RegExp(
  "\\p{Cf}|\u0640|[\ufc5e-\ufc63\ufe70-\ufe72\ufe74\ufe76-\ufe7f]|" +
    "(?=[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff])\\p{Mn}",
  "gu",
);
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const LETTERS = new RegExp(`[${Object.keys(FOLDED_LETTERS).join("")}]`, "g");

function foldLetters(text) {
  return text
    .replace(DROPPED, "")
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(LETTERS, (letter) => FOLDED_LETTERS[letter]);
}

function fold(text) {
  return foldLetters(foldLetters(text).normalize("NFKC")).normalize("NFKC");
}
