/** The photos as columns: class and split numbers, folder and name, and 16-bit places on the axes. */
const cloud = (() => {
  const { count, labels, splits: names } = report.points;
  const classOfCode = labels.map((label) => classes.find((each) => each.label === label).number);
  const splitOfCode = names.map((split) => splits.indexOf(split));
  return {
    count,
    classOf: Uint32Array.from(column(report.points.label, count), (code) => classOfCode[code]),
    splitOf: Uint8Array.from(column(report.points.split, count), (code) => splitOfCode[code]),
    folderOf: column(report.points.folder, count),
    components: report.points.components.length,
    /** The components, then the two of the map where there is one. */
    axes: [...report.points.components, ...report.points.map].map(({ min, max, values }) => ({
      min,
      max,
      values: column(values, count),
    })),
  };
})();

const folderOf = (point) => report.points.folders[cloud.folderOf[point]];
const nameOf = (point) => report.points.names[point];

const pathOf = (point) => folderOf(point) + nameOf(point);

/** The axis that sets the classes in rows, for a single component or by choice. */
const BY_CLASS = -1;

/** Places from 0 to 1 on one axis. */
function placesOn(axis) {
  const places = new Float32Array(cloud.count);
  if (axis !== BY_CLASS) {
    const { values, min, max } = cloud.axes[axis];
    if (!(max > min)) return places.fill(0.5);
    for (let i = 0; i < places.length; i++) places[i] = values[i] / 65535;
    return places;
  }
  const next = even(classes.length);
  for (let i = 0; i < places.length; i++) {
    places[i] = 1 - (cloud.classOf[i] + 0.5 + 0.62 * (next() - 0.5)) / classes.length;
  }
  return places;
}

/** An order that mixes the classes, so that the last one does not cover all others. */
const drawingOrder = (() => {
  const order = Uint32Array.from({ length: cloud.count }, (_, i) => i);
  const next = even(20);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
})();

/** Finds points near a place: the unit square in cells, the points of a cell side by side. */
function pointGrid(xs, ys) {
  const side = Math.max(1, Math.min(256, Math.ceil(Math.sqrt(xs.length / 4))));
  const cell = (value) => Math.min(side - 1, Math.max(0, Math.floor(value * side)));
  const starts = new Uint32Array(side * side + 1);
  for (let i = 0; i < xs.length; i++) starts[cell(ys[i]) * side + cell(xs[i]) + 1]++;
  for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
  const filled = starts.slice(0, -1);
  const points = new Uint32Array(xs.length);
  for (let i = 0; i < xs.length; i++) points[filled[cell(ys[i]) * side + cell(xs[i])]++] = i;
  return {
    /** The accepted point nearest to (x, y) within the ellipse of radii rx and ry, or -1. */
    nearest(x, y, rx, ry, accept) {
      let best = -1;
      let least = 1;
      for (let row = cell(y - ry); row <= cell(y + ry); row++) {
        const to = starts[row * side + cell(x + rx) + 1];
        for (let at = starts[row * side + cell(x - rx)]; at < to; at++) {
          const i = points[at];
          const distance = ((xs[i] - x) / rx) ** 2 + ((ys[i] - y) / ry) ** 2;
          if (distance < least && accept(i)) {
            least = distance;
            best = i;
          }
        }
      }
      return best;
    },
  };
}
