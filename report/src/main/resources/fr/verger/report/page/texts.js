const dictionary = JSON.parse(document.getElementById("texts").textContent);

/** What the reader chose, kept where the browser allows it. */
const choices = {
  read(name) {
    try {
      return localStorage.getItem(`verger.${name}`);
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(`verger.${name}`, value);
    } catch {
      // A page from a file or in a private window may have no store; the choice lasts as long as it.
    }
  },
};

let language = choices.read("language") ?? (navigator.language.startsWith("fr") ? "fr" : "en");

/** The reader's own region where it speaks the language shown. */
const locale = () =>
  navigator.languages.find((candidate) => candidate.split("-")[0] === language) ?? language;

/** A text in the reader's language; {name} is replaced, and {n} chooses between singular and plural. */
function text(key, values = {}) {
  let found = dictionary[language][key] ?? dictionary.en[key];
  if (found === undefined) throw new Error(`no text for ${key}`);
  if (typeof found === "object") {
    found = found[new Intl.PluralRules(language).select(values.n)] ?? found.other;
  }
  return found.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === "number" ? number(values[name]) : (values[name] ?? ""),
  );
}

/** A text that may be missing: names that come from the run are shown as they are. */
const textOr = (key, otherwise) => (key in dictionary.en ? text(key) : otherwise);

const number = (value, digits = 0) =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: digits })
    .format(value)
    .replace("-", "\u2212");

/** Few digits for the eye: 3 significant ones below 1,000. */
const rounded = (value) =>
  new Intl.NumberFormat(locale(), {
    maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2,
  }).format(value);

/** A share, never rounded up to 100 % when something is missing. */
function percent(share, digits = 2) {
  const factor = 10 ** (digits + 2);
  return new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: digits }).format(
    share > 0.99 ? Math.floor(share * factor + 1e-6) / factor : share,
  );
}

function duration(seconds) {
  if (seconds < 60) return text("seconds", { s: rounded(seconds) });
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60) % 60;
  return whole < 3600
    ? text("minutes", { m: minutes, s: whole % 60 })
    : text("hours", { h: Math.floor(whole / 3600), m: minutes });
}

const moment = (iso) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));

const labelText = (label) => (label === null ? text("noLabel") : visible(label));
const splitText = (split) => (split === null ? text("noSplit") : textOr(`split.${split}`, split));
