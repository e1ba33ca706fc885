/** The running sum above, each component's own share below, over one axis of components. */
function varianceChart(width, readout) {
  const { ratios, cumulative, kept } = report.variance;
  const count = ratios.length;
  const left = 52;
  const right = width - 14;
  const marks = thresholds
    .map((share) => ({ share, at: componentsFor(share) }))
    .filter(({ at }) => at !== null);
  const x = varianceView.logarithmic
    ? (component) => left + ((right - left) * Math.log(component)) / Math.log(Math.max(2, count))
    : (component) => left + ((right - left) * (component - 1)) / Math.max(1, count - 1);
  const flags = placeFlags(marks, kept, x, left, right);
  const top = 14 + 34 * flags.rows;
  const bottom = top + Math.min(300, Math.max(190, width * 0.38));
  const barsTop = bottom + 18;
  const barsBottom = barsTop + 70;
  const y = (share) => bottom - (bottom - top) * share;
  const largest = ratios[0] || 1;
  const barY = (ratio) => barsBottom - ((barsBottom - barsTop) * ratio) / largest;
  const shown = visibleComponents(count, x);

  const curve = shown
    .map((c, i) => `${i ? "L" : "M"}${x(c).toFixed(1)},${y(cumulative[c - 1]).toFixed(1)}`)
    .join("");
  const bars = shown
    .map((c) => {
      const half = Math.max(0.4, Math.min(5, (x(c + 1) - x(c)) * 0.32));
      const from = Math.max(left, x(c) - half).toFixed(1);
      return `M${from},${barsBottom}V${barY(ratios[c - 1]).toFixed(1)}H${(x(c) + half).toFixed(1)}V${barsBottom}Z`;
    })
    .join("");
  const ticks = varianceView.logarithmic
    ? decadeTicks(count)
    : niceTicks(1, count, width / 90).map((tick) => Math.max(1, Math.round(tick)));
  const apart = withRoom(ticks, x, 36);

  const drawing = svg(
    "svg",
    {
      width,
      height: barsBottom + 44,
      role: "img",
      tabindex: "0",
      "aria-label": text("variance.aria", { n: count }),
    },
    [0, 0.25, 0.5, 0.75, 1].map((share) => [
      svg("line", { class: "rule", x1: left, x2: right, y1: y(share), y2: y(share) }),
      svg("text", { class: "tick end", x: left - 8, y: y(share) + 4 }, percent(share)),
    ]),
    svg("path", { class: "area", d: `${curve}L${x(count)},${y(0)}L${x(1)},${y(0)}Z` }),
    count > 1 ? svg("path", { class: "curve", d: curve }) : null,
    count === 1 ? svg("circle", { class: "dot", cx: x(1), cy: y(cumulative[0]), r: 4 }) : null,
    flags.placed.map((flag) => drawFlag(flag, y)),
    svg("path", { class: "bars", d: bars }),
    svg("line", { class: "axis", x1: left, x2: right, y1: barsBottom, y2: barsBottom }),
    svg("text", { class: "tick end", x: left - 8, y: barsTop + 8 }, percent(largest, 1)),
    svg("text", { class: "tick end", x: left - 8, y: barsBottom }, percent(0)),
    apart.map((tick) =>
      svg("text", { class: "tick middle", x: x(tick), y: barsBottom + 17 }, number(tick)),
    ),
    svg(
      "text",
      { class: "title middle", x: (left + right) / 2, y: barsBottom + 38 },
      text("variance.axis"),
    ),
  );
  readAlong(drawing, { count, x, y, top, barsBottom, readout });
  return drawing;
}

/** At most one component for every half pixel: tens of thousands need no more. */
function visibleComponents(count, x) {
  const shown = [];
  let last = -Infinity;
  for (let component = 1; component <= count; component++) {
    if (x(component) - last >= 0.5 || component === count) {
      shown.push(component);
      last = x(component);
    }
  }
  return shown;
}

/** Gives every threshold a flag above the plot, in as few rows as they need to stay apart. */
function placeFlags(marks, kept, x, left, right) {
  const half = 27;
  const placed = marks.map(({ share, at }) => ({ share, at, x: x(at), chosen: at === kept }));
  if (kept > 0 && !placed.some(({ chosen }) => chosen)) {
    placed.push({ share: reachedShare(kept), at: kept, x: x(kept), chosen: true });
  }
  placed.sort((a, b) => a.at - b.at || a.share - b.share);
  const ends = [];
  for (const flag of placed) {
    flag.text = Math.min(Math.max(flag.x, left + half - 20), right - half + 12);
    let row = ends.findIndex((end) => flag.text - half >= end);
    if (row < 0) row = ends.length;
    ends[row] = flag.text + half;
    flag.row = row;
  }
  placed.forEach((flag) => (flag.row = ends.length - 1 - flag.row));
  return { placed, rows: Math.max(1, ends.length) };
}

function drawFlag({ share, at, x, text: middle, row, chosen }, y) {
  const up = 4 + 34 * row;
  return svg(
    "g",
    { class: chosen ? "flag chosen" : "flag" },
    svg("line", { x1: x, x2: x, y1: up + 30, y2: y(0) }),
    svg("circle", { cx: x, cy: y(report.variance.cumulative[at - 1]), r: chosen ? 5 : 3.5 }),
    svg("text", { class: "middle share", x: middle, y: up + 12 }, percent(share)),
    svg("text", { class: "middle count", x: middle, y: up + 26 }, number(at)),
  );
}

/** Says what a component explains while a pointer or the arrow keys move along the axis. */
function readAlong(drawing, { count, x, y, top, barsBottom, readout }) {
  const { ratios, cumulative, kept } = report.variance;
  const line = svg("line", { class: "cursor", y1: top, y2: barsBottom });
  const dot = svg("circle", { class: "cursor", r: 4 });
  let at = Math.max(1, kept);
  const show = (component) => {
    at = Math.min(count, Math.max(1, component));
    line.setAttribute("x1", x(at));
    line.setAttribute("x2", x(at));
    dot.setAttribute("cx", x(at));
    dot.setAttribute("cy", y(cumulative[at - 1]));
    if (!line.isConnected) drawing.append(line, dot);
    readout.textContent = text("variance.readout", {
      component: number(at),
      own: percent(ratios[at - 1], 3),
      sum: percent(cumulative[at - 1], 3),
    });
  };
  const nearest = (px) => {
    let low = 1;
    let high = count;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x(middle) <= px) low = middle;
      else high = middle;
    }
    return px - x(low) < x(high) - px ? low : high;
  };
  const follow = (event) => show(nearest(event.clientX - drawing.getBoundingClientRect().left));
  drawing.addEventListener("pointermove", follow);
  drawing.addEventListener("pointerdown", follow);
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    show(event.key === "Home" ? 1 : event.key === "End" ? count : at + step);
  });
  readout.textContent = text("variance.hint");
}
