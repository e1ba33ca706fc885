const CONFUSIONS_SHOWN = 20;

/** The pairs that were mixed up most: photos that were mistaken, and one of what they were taken for. */
function worstConfusions(confusions) {
  const column = (name) => text(`classifier.${name}`);
  const worst = confusions.slice(0, CONFUSIONS_SHOWN);
  const pictures = worst.some(({ examples }) => examples.some((path) => thumbnails.has(path)));
  const heading = ["label", "takenFor", "photos", ...(pictures ? ["mistaken", "like"] : [])];
  const named = (label) => html("div", { class: "named" }, classMarker(label), html("bdi", {}, labelText(label)));
  return html(
    "div",
    { class: "scroll" },
    html(
      "table",
      { class: "numbers confused mistakes" },
      html("caption", { class: "unseen" }, column("confusions")),
      html("thead", {}, html("tr", {}, heading.map((name) => html("th", { scope: "col" }, column(name))))),
      html(
        "tbody",
        {},
        worst.map(({ label, predicted, photos, examples }) =>
          html(
            "tr",
            {},
            html("th", { scope: "row" }, named(label)),
            html("td", {}, named(predicted)),
            html("td", {}, number(photos)),
            pictures ? html("td", {}, html("div", { class: "two small" }, examples.map(smallFrame))) : null,
            pictures ? html("td", {}, html("div", { class: "two small" }, typicalPaths(predicted).map(smallFrame))) : null,
          ),
        ),
      ),
    ),
  );
}

const classMarker = (label) => {
  const at = classNumber(label);
  return at === undefined ? null : marker(at);
};

const smallFrame = (path) => html("span", { class: "frame", title: visible(path) }, thumbnail(path));

/** A photo of a class that the page has in small, if there is one. */
const typicalPaths = (label) => (galleryPaths[classNumber(label)] ?? []).slice(0, 1);

/** Every class against every class; a cell is as dark as its share of the row's photos. */
function confusionMatrix({ labels, confusions }) {
  const shown = labels.map(({ label }) => label);
  const at = new Map(shown.map((label, i) => [label, i]));
  const side = shown.length > 60 ? 11 : 16;
  const margin = 190;
  const right = labels.map(({ label, photos, recall }) => ({
    label,
    predicted: label,
    photos: Math.round((recall ?? 0) * photos),
  }));
  const totals = new Map(labels.map(({ label, photos }) => [label, photos]));
  const short = (label) => (labelText(label).length > 26 ? `${labelText(label).slice(0, 25)}…` : labelText(label));
  const cell = ({ label, predicted, photos }) =>
    svg(
      "rect",
      {
        x: margin + at.get(predicted) * side,
        y: margin + at.get(label) * side,
        width: side - 1,
        height: side - 1,
        class: label === predicted ? "right" : "wrong",
        "fill-opacity": Math.max(0.35, photos / totals.get(label)),
      },
      svg("title", {}, `${labelText(label)} → ${labelText(predicted)}: ${number(photos)} / ${number(totals.get(label))}`),
    );
  const size = margin + shown.length * side;
  return html(
    "div",
    {},
    html("p", { class: "note" }, text("classifier.matrixHint")),
    html(
      "div",
      { class: "scroll", tabindex: "0", role: "group", "aria-label": text("classifier.matrix") },
      svg(
        "svg",
        { class: "matrix", width: size, height: size, viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": text("classifier.matrix") },
        shown.map((label, i) => {
          const middle = margin + (i + 0.5) * side;
          return [
            svg("text", { x: margin - 6, y: middle, dy: ".35em", "text-anchor": "end" }, short(label)),
            svg("text", { transform: `translate(${middle} ${margin - 6}) rotate(-90)`, dy: ".35em" }, short(label)),
            svg("line", { x1: margin, x2: size, y1: margin + i * side - 0.5, y2: margin + i * side - 0.5 }),
            svg("line", { y1: margin, y2: size, x1: margin + i * side - 0.5, x2: margin + i * side - 0.5 }),
          ];
        }).flat(),
        [...right, ...confusions].filter(({ photos }) => photos > 0).map(cell),
      ),
    ),
  );
}
