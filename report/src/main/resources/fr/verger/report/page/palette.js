/**
 * A class is a colour and a shape together. With 12 of each, and both changing from one class to the
 * next, 144 classes differ; neighbours in the legend never share either.
 */
const COLOURS = 12;

const polygon = (corners, radius, turn = 0) =>
  "M" +
  Array.from({ length: corners }, (_, i) => {
    const angle = ((i + turn) / corners) * 2 * Math.PI - Math.PI / 2;
    return `${(radius * Math.cos(angle)).toFixed(3)},${(radius * Math.sin(angle)).toFixed(3)}`;
  }).join("L") +
  "Z";

const star = (points, outer, inner) =>
  "M" +
  Array.from({ length: 2 * points }, (_, i) => {
    const radius = i % 2 ? inner : outer;
    const angle = (i / points) * Math.PI - Math.PI / 2;
    return `${(radius * Math.cos(angle)).toFixed(3)},${(radius * Math.sin(angle)).toFixed(3)}`;
  }).join("L") +
  "Z";

const plus = "M-.34,-1H.34V-.34H1V.34H.34V1H-.34V.34H-1V-.34H-.34Z";
const cross =
  "M0,-.48L.62,-1.1L1.1,-.62L.48,0L1.1,.62L.62,1.1L0,.48L-.62,1.1L-1.1,.62L-.48,0L-1.1,-.62L-.62,-1.1Z";

/** Outlines of about equal area around (0, 0), as SVG paths. */
const SHAPES = [
  "M.9,0A.9,.9 0 1 1 -.9,0A.9,.9 0 1 1 .9,0Z",
  polygon(3, 1.2),
  polygon(4, 1.12, 0.5),
  polygon(4, 1.14),
  plus,
  polygon(3, 1.2, 1.5),
  star(5, 1.2, 0.52),
  cross,
  polygon(3, 1.2, 0.75),
  polygon(5, 1.02),
  "M-1,-.9H1L-1,.9H1Z",
  polygon(3, 1.2, 2.25),
];

const colourOf = (classNumber) => classNumber % COLOURS;
const shapeOf = (classNumber) =>
  (classNumber + Math.floor(classNumber / COLOURS)) % SHAPES.length;

/** How a split is drawn: full, as an outline, or as an outline with a tint. */
const FULL = 0;
const OUTLINE = 1;
const TINTED = 2;
const treatmentOf = (split) =>
  splits.length < 2 || split === "Training" || split === null
    ? FULL
    : split === "Test"
      ? OUTLINE
      : TINTED;

/** A class's marker for text and lists. */
function marker(classNumber, treatment = FULL) {
  return svg(
    "svg",
    {
      class: `marker c${colourOf(classNumber)} t${treatment}`,
      viewBox: "-1.5 -1.5 3 3",
      "aria-hidden": "true",
    },
    svg("path", { d: SHAPES[shapeOf(classNumber)] }),
  );
}

/** Colours as the browser resolves them now, for drawing on a canvas. */
function resolvedColours(host) {
  const probe = host.appendChild(html("i", { hidden: true }));
  const read = (name) => {
    probe.className = name;
    return getComputedStyle(probe).color;
  };
  const found = {
    classes: Array.from({ length: COLOURS }, (_, i) => read(`c${i}`)),
    ink: read("ink"),
    soft: read("soft"),
    line: read("line"),
    pale: read("pale"),
    surface: read("surface"),
  };
  probe.remove();
  return found;
}
