// The card of a fruit. What is not known is left out.

import { fruitName } from "./answer.js";
import { element } from "./element.js";
import { language, monthName, text } from "./language.js";

export function cardView(candidate, named) {
  const { species, note } = candidate.card;
  const said = (both) => both?.[language()] ?? null;
  const parts = [heading(candidate, named)];
  if (species) {
    parts.push(
      facts([["family", species.family, "la"], ["origin", said(species.origin), null]]),
      season(species.season),
      element("div.pair", {},
        advice("choosing", said(species.choosing)), advice("keeping", said(species.keeping))),
      varieties(said(species.varieties)),
      diversity(said(species.diversity)),
      sources(species.articles));
  }
  if (note) {
    parts.push(element("p.remark", {}, said(note)));
  }
  parts.push(element("p.fine", {}, text("classOf", candidate.label)));
  return element(species ? "article.card.species" : "article.card", { "aria-labelledby": "cardname" },
    ...parts.filter((part) => part !== null));
}

function heading(candidate, named) {
  const species = candidate.card.species;
  const latin = named && species ? element("i", { lang: "la" }, species.scientificName) : null;
  return element(named ? "header" : "header.unseen", {},
    element("h2", { id: "cardname" }, fruitName(candidate)), latin);
}

function facts(rows) {
  const known = rows.filter(([, value]) => value);
  return element("dl.facts", {}, ...known.map(([name, value, lang]) =>
    element("div", {}, element("dt", {}, text(name)), element("dd", { lang }, value))));
}

function season({ months, importedAllYear }) {
  const imported = importedAllYear ? text("importedAllYear") : null;
  if (months.length === 0) {
    return imported
      ? section("season", element("p", {}, `${imported[0].toUpperCase()}${imported.slice(1)}.`))
      : null;
  }
  const now = new Date().getMonth() + 1;
  const cells = Array.from({ length: 12 }, (_, i) => i + 1).map((month) => {
    const ripe = months.includes(month);
    const classes = ["li", ripe && "ripe", month === now && "now"].filter(Boolean).join(".");
    return element(classes, {}, monthName(month, "narrow").toUpperCase());
  });
  const sentence = [ranges(months), imported].filter(Boolean).join(" · ");
  return section("season",
    element("ol.months", { "aria-hidden": "true" }, ...cells),
    element("p.fine", {}, sentence));
}

/** The months as spans, such as November to April: December is followed by January. */
export function ranges(months) {
  if (months.length === 12) {
    return text("allYear");
  }
  const has = (month) => months.includes(((month + 11) % 12) + 1);
  const starts = [...months].filter((month) => !has(month - 1)).sort((a, b) => a - b);
  const spans = starts.map((start) => {
    let end = start;
    while (has(end + 1)) {
      end += 1;
    }
    const first = monthName(start, "long");
    return end === start ? first : text("to", first, monthName(((end - 1) % 12) + 1, "long"));
  });
  return spans.join(", ");
}

function section(name, ...children) {
  return element(`section.${name}`, {}, element("h3", {}, text(name)), ...children);
}

function advice(name, sentence) {
  return sentence ? section(name, element("p", {}, sentence)) : null;
}

function varieties(names) {
  return names?.length
    ? section("varieties", element("ul.tags", {}, ...names.map((name) => element("li", {}, name))))
    : null;
}

function diversity(sentence) {
  return sentence ? section("diversity", element("p", {}, sentence)) : null;
}

function sources(articles) {
  const languages = language() === "fr" ? ["fr", "en"] : ["en", "fr"];
  const links = languages.filter((tag) => articles[tag]).map((tag) => {
    const title = articles[tag];
    const address = `https://${tag}.wikipedia.org/wiki/${encodeURIComponent(title.replaceAll(" ", "_"))}`;
    const where = text(tag === "fr" ? "inFrench" : "inEnglish");
    return element("li", {},
      element("a", { href: address, rel: "noopener noreferrer", target: "_blank", hreflang: tag },
        text("encyclopedia", title)),
      element("span.fine", {}, ` ${where}`));
  });
  return links.length ? section("sources", element("ul", {}, ...links)) : null;
}
