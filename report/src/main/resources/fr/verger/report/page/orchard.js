/** A small generator of even numbers in 0 to 1, the same for the same seed. */
function even(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

/** The crown of a tree as a garden plan draws it: a round of leaves, each a small arc. */
function crown(radius, seed) {
  const next = even(seed + 17);
  const leaves = Math.round(6 + radius / 9 + 2 * next());
  const points = Array.from({ length: leaves }, (_, i) => {
    const angle = ((i + 0.45 * next()) / leaves) * 2 * Math.PI;
    const reach = radius * (0.8 + 0.14 * next());
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
  const put = ([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`;
  const arcs = points.map((point, i) => {
    const to = points[(i + 1) % leaves];
    const bend = (Math.hypot(to[0] - point[0], to[1] - point[1]) * 0.58).toFixed(2);
    return `A${bend},${bend} 0 0 1 ${put(to)}`;
  });
  return `M${put(points[0])}${arcs.join("")}Z`;
}

/** The run as an orchard seen from above: a tree for each class, as wide as it has photos. */
function orchard() {
  const count = classes.length;
  const columns = Math.max(1, Math.round(Math.sqrt(count * 1.7)));
  const rows = Math.ceil(count / columns);
  const step = 40;
  const largest = Math.max(...classes.map((each) => each.total), 1);
  const trees = classes.map(({ number: at, total }) => {
    const row = Math.floor(at / columns);
    const x = (at % columns) * step + (row % 2 ? step / 2 : 0);
    const y = row * step * 0.88;
    const radius = 5 + 13 * Math.sqrt(total / largest);
    return svg(
      "g",
      { transform: `translate(${x},${y})`, class: `tree c${colourOf(at)}` },
      svg("path", { class: "shadow", d: crown(radius, at), transform: "translate(4,5)" }),
      svg("path", { class: "crown", d: crown(radius, at) }),
      svg("path", { class: "heart", d: crown(radius * 0.56, at + 1), transform: `translate(${-radius / 7},${-radius / 6})` }),
    );
  });
  const across = (Math.min(count, columns) - 1 + (rows > 1 ? 0.5 : 0)) * step;
  const down = (rows - 1) * step * 0.88;
  const width = Math.max(170, across + 48);
  const height = Math.max(110, down + 50);
  return svg(
    "svg",
    {
      class: "orchard",
      viewBox: `${(across - width) / 2} ${(down + 4 - height) / 2} ${width} ${height}`,
      role: "img",
      "aria-label": text("orchard", { n: count }),
    },
    trees,
  );
}
