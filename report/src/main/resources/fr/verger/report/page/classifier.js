/** A table of names and numbers; the first `names` cells of a row are names. */
function figureTable(caption, headings, names, rows) {
  return html(
    "div",
    { class: "scroll" },
    html(
      "table",
      { class: "numbers" },
      html("caption", { class: "unseen" }, caption),
      html("thead", {}, html("tr", {}, headings.map((heading) => html("th", { scope: "col" }, heading)))),
      html(
        "tbody",
        {},
        rows.map((row) =>
          html(
            "tr",
            {},
            row.map((cell, i) =>
              i < names
                ? html("th", { scope: "row" }, html("bdi", {}, visible(cell)))
                : html("td", {}, cell),
            ),
          ),
        ),
      ),
    ),
  );
}

function classifier() {
  const found = report.classifier;
  if (found === null) return null;
  const share = (value) => (value === null ? "–" : percent(value, 1));
  const column = (name) => text(`classifier.${name}`);
  const figures = ["accuracy", "top3", "macroF1", "calibrationError", "sure"];
  const worst = [...found.labels].sort((a, b) => a.f1 - b.f1 || (a.label < b.label ? -1 : 1));
  const folded = (title, table) => html("details", {}, html("summary", {}, title), table);
  return section(
    "classifier",
    column("title"),
    text(found.heldBack ? "classifier.leadHeld" : "classifier.lead", {
      n: found.photos,
      trained: number(found.trainingPhotos),
    }),
    html(
      "dl",
      { class: "stats" },
      figures.map((name) => html("div", {}, html("dt", {}, column(name)), html("dd", {}, share(found[name])))),
    ),
    found.confusions.length === 0
      ? html("p", {}, column("noConfusions"))
      : worstConfusions(found.confusions),
    found.confusions.length === 0 ? null : folded(column("matrix"), confusionMatrix(found)),
    folded(
      column("perLabel"),
      figureTable(
        column("perLabel"),
        ["label", "photos", "precision", "recall", "f1"].map(column),
        1,
        worst.map((one) => [one.label, number(one.photos), share(one.precision), share(one.recall), share(one.f1)]),
      ),
    ),
    folded(
      column("calibration"),
      figureTable(
        column("calibration"),
        ["confidence", "photos", "accuracy"].map(column),
        0,
        found.bins.map((bin) => [share(bin.confidence), number(bin.photos), share(bin.accuracy)]),
      ),
    ),
  );
}
