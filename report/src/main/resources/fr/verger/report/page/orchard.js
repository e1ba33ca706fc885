/** A small generator of even numbers in 0 to 1, the same for the same seed. */
function even(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

/** The crown of a tree seen from above: a round with a few lobes. */
function crown(radius, seed) {
  const next = even(seed + 17);
  const lobes = 7 + Math.floor(3 * next());
  const points = Array.from({ length: lobes }, (_, i) => {
    const angle = ((i + 0.35 * next()) / lobes) * 2 * Math.PI;
    const reach = radius * (0.86 + 0.2 * next());
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const put = ([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`;
  let path = `M${put(middle(points[lobes - 1], points[0]))}`;
  points.forEach((point, i) => {
    const far = [point[0] * 1.16, point[1] * 1.16];
    path += `Q${put(far)} ${put(middle(point, points[(i + 1) % lobes]))}`;
  });
  return `${path}Z`;
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
      svg("path", { class: "heart", d: crown(radius * 0.5, at + 1), transform: "translate(-2,-2)" }),
    );
  });
  const width = (columns - 1 + (rows > 1 ? 0.5 : 0)) * step;
  const height = (rows - 1) * step * 0.88;
  return svg(
    "svg",
    {
      class: "orchard",
      viewBox: `-24 -24 ${width + 52} ${height + 54}`,
      role: "img",
      "aria-label": text("orchard", { n: count }),
    },
    trees,
  );
}
