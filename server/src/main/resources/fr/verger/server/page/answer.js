// The answer: what the fruit most likely is, or that this is not sure, and the likeliest three.

import { element } from "./element.js";
import { language, percent, text } from "./language.js";
import { nearestView } from "./nearest.js";

/** The fruit's name; the class's where no species is known. */
export function fruitName(candidate) {
  return candidate.card.species?.names[language()] ?? candidate.label;
}

function variety(candidate) {
  return candidate.card.variety?.[language()] ?? "";
}

function spokenName(candidate) {
  return [fruitName(candidate), variety(candidate)].filter(Boolean).join(", ");
}

/** What the answer is, in one line for screen readers. */
export function spoken(answer) {
  const first = answer.predictions[0];
  const said = answer.sure
    ? `${text("sure", spokenName(first))}, ${percent(first.probability)}.`
    : `${text("notSure")}. ${text("notSureWhy")}`;
  return answer.onDevice ? `${said} ${text("onDevice")}` : said;
}

export function answerView(answer, chosen, choose) {
  const where = answer.onDevice ? [element("p.remark", { id: "ondevice" }, text("onDevice"))] : [];
  const nearest = answer.nearest?.length ? [nearestView(answer.nearest, nameIn(answer))] : [];
  return [verdict(answer), ...where, candidates(answer, chosen, choose), ...nearest];
}

/** A label's name in the reader's language, as far as the answer tells it. */
function nameIn(answer) {
  const names = new Map(answer.predictions.map((one) => [one.label, spokenName(one)]));
  return (label) => names.get(label) ?? label;
}

function verdict(answer) {
  if (!answer.sure) {
    return element("div.verdict.unsure", {},
      element("h1", { id: "verdict", tabindex: "-1" }, text("notSure")),
      element("p", {}, text("notSureWhy")));
  }
  const first = answer.predictions[0];
  const other = language() === "fr" ? "en" : "fr";
  const species = first.card.species;
  const alias = species
    ? element("p.alias", {},
        element("span", { lang: other }, species.names[other]), " · ",
        element("i", { lang: "la" }, species.scientificName))
    : null;
  return element("div.verdict", {},
    element("p.eyebrow", {}, text("mostLikely")),
    element("h1", { id: "verdict", tabindex: "-1" }, fruitName(first),
      variety(first) ? element("span.variety", {}, ` ${variety(first)}`) : null),
    alias);
}

/** The likeliest as buttons. Of an unsure answer no share is told: it would read as certainty. */
function candidates(answer, chosen, choose) {
  const names = answer.predictions.map(spokenName);
  const items = answer.predictions.map((candidate, i) => {
    // Two series of photos of one variety have one name; then their class tells them apart.
    const twin = names.indexOf(names[i]) !== names.lastIndexOf(names[i]);
    const detail = twin ? candidate.label : variety(candidate);
    const fill = element("span.fill");
    fill.style.width = `${Math.max(candidate.probability * 100, 0.5)}%`;
    const button = element("button.candidate",
      { type: "button", "aria-pressed": String(candidate === chosen), "data-label-name": candidate.label },
      element("span.name", {}, fruitName(candidate),
        detail ? element("span.variety", {}, ` ${detail}`) : null),
      answer.sure ? element("span.share", {}, percent(candidate.probability)) : null,
      element("span.track", { "aria-hidden": "true" }, fill));
    button.addEventListener("click", () => choose(candidate));
    return element("li", {}, button);
  });
  const heading = answer.sure
    ? element("h2.unseen", {}, text("candidates"))
    : element("h2", {}, text("closest"));
  const hint = answer.sure ? null : element("p.hint", {}, text("onlyCompared"));
  return element(answer.sure ? "div.likeliest" : "div.likeliest.compared", {},
    heading, element("ol", {}, ...items), hint);
}
