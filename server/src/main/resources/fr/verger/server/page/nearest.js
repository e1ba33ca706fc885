// The photos of the training that are most like the one that was asked about.

import { element } from "./element.js";
import { text } from "./language.js";

export function nearestView(photos, name) {
  return element("section.nearest", { "aria-labelledby": "nearestname" },
    element("h2", { id: "nearestname" }, text("nearest")),
    element("ul", {}, ...photos.map(({ label, thumbnail }) =>
      element("li", {}, element("figure", {},
        element("img", { src: thumbnail, alt: "", width: "96", height: "96", loading: "lazy" }),
        element("figcaption", {}, name(label)))))));
}
