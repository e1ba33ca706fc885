const varianceView = { logarithmic: report.variance.ratios.length > 60 };

function variance() {
  const { ratios, kept, target } = report.variance;
  if (ratios.length === 0) {
    return section("variance", text("variance.title"), text("variance.none"));
  }
  const chart = html("div", { class: "chart" });
  const readout = html("p", { class: "readout", "aria-live": "polite" });
  let width = 0;
  const redraw = () => {
    if (width > 0) chart.replaceChildren(varianceChart(width, readout));
  };
  onWidth(chart, (now) => {
    width = now;
    redraw();
  });
  const lead =
    target !== null && reachedShare(kept) >= target
      ? text("variance.leadTarget", { n: kept, all: ratios.length, share: percent(target) })
      : text("variance.leadCount", { n: kept, share: percent(reachedShare(kept)) });
  return section(
    "variance",
    text("variance.title"),
    lead,
    html(
      "div",
      { class: "beside" },
      html(
        "figure",
        {},
        html(
          "div",
          { class: "figurehead" },
          html("figcaption", {}, text("variance.caption")),
          ratios.length > 20 ? logarithmToggle(redraw) : null,
        ),
        chart,
        readout,
        figureLinks("variance"),
      ),
      thresholdTable(),
    ),
  );
}

const logarithmToggle = (redraw) =>
  html(
    "button",
    {
      type: "button",
      class: "quiet",
      id: "logarithmic",
      "aria-pressed": String(varianceView.logarithmic),
      click(event) {
        varianceView.logarithmic = !varianceView.logarithmic;
        event.currentTarget.setAttribute("aria-pressed", String(varianceView.logarithmic));
        redraw();
      },
    },
    text("variance.logarithmic"),
  );

function thresholdTable() {
  const { ratios, kept } = report.variance;
  const row = (share, components, mark) =>
    html(
      "tr",
      mark ? { class: "chosen" } : {},
      html("th", { scope: "row" }, percent(share)),
      html(
        "td",
        {},
        components === null
          ? html("span", { class: "soft" }, text("moreThan", { n: ratios.length }))
          : number(components),
      ),
    );
  const rows = thresholds.map((share) => ({ share, components: componentsFor(share) }));
  const exact = rows.some(({ components }) => components === kept);
  if (!exact && kept > 0) rows.push({ share: reachedShare(kept), components: kept });
  rows.sort((a, b) => (a.components ?? Infinity) - (b.components ?? Infinity) || a.share - b.share);
  const chosen = rows.findLast(({ components }) => components === kept);
  return html(
    "div",
    {},
    html(
      "table",
      { class: "numbers thresholds" },
      html("caption", { class: "unseen" }, text("variance.table")),
      html(
        "thead",
        {},
        html(
          "tr",
          {},
          html("th", { scope: "col" }, text("variance.share")),
          html("th", { scope: "col" }, text("variance.components")),
        ),
      ),
      html(
        "tbody",
        {},
        rows.map((each) => row(each.share, each.components, each === chosen)),
      ),
    ),
    html("p", { class: "note" }, text("variance.chosen", { n: kept })),
  );
}
