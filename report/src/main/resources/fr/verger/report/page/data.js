const report = JSON.parse(document.getElementById("data").textContent);

/** The numbers of a base64 column, each as wide as the column's length says. */
function column(base64, count) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  const width = count === 0 ? 1 : bytes.length / count;
  return width === 1
    ? bytes
    : width === 2
      ? new Uint16Array(bytes.buffer)
      : new Uint32Array(bytes.buffer);
}

const SPLIT_ORDER = ["Training", "Validation", "Test", null];

/** Splits that occur, in the order they are used. */
const splits = [...new Set([...report.classes.map((c) => c.split), ...report.points.splits])].sort(
  (a, b) => SPLIT_ORDER.indexOf(a) - SPLIT_ORDER.indexOf(b),
);

/** Classes in the order of the figures, each with its photos per split; its place is its number. */
const classes = (() => {
  const byLabel = new Map();
  for (const label of report.labels) byLabel.set(label, new Map());
  for (const { label, split, photos } of report.classes) {
    const counts = byLabel.get(label);
    counts.set(split, (counts.get(split) ?? 0) + photos);
  }
  return [...byLabel.entries()].map(([label, counts], number) => ({
    number,
    label,
    counts,
    total: [...counts.values()].reduce((sum, photos) => sum + photos, 0),
  }));
})();

const photoCount = classes.reduce((sum, each) => sum + each.total, 0);

const thresholds = [0.5, 0.9, 0.95, 0.99, 0.999, 0.9999];

/** The fewest components that explain a share, or null when all computed together do not. */
function componentsFor(share) {
  const at = report.variance.cumulative.findIndex((reached) => reached >= share);
  return at < 0 ? null : at + 1;
}

const reachedShare = (components) =>
  components === 0 ? 0 : report.variance.cumulative[components - 1];
