/** The map is drawn on the plane's canvas: its two directions stand behind the components. */
const hasMap = cloud.axes.length > cloud.components;

const onMap = () => planeView.x >= cloud.components;

/** How far the points reach on an axis; never 0, to be divided by. */
const span = (axis) => cloud.axes[axis].max - cloud.axes[axis].min || 1;

/** The axes of the plane as they were before the map was chosen. */
let planeAxes = { x: planeView.x, y: planeView.y };

/** Goes from the plane to the map and back; classes and splits that were chosen stay so. */
function turnTo(map) {
  if (map === onMap()) return;
  if (map) planeAxes = { x: planeView.x, y: planeView.y };
  Object.assign(planeView, map ? { x: cloud.components, y: cloud.components + 1 } : planeAxes);
  resetView();
  document.getElementById("plane").replaceWith(plane());
}

const faceChooser = () =>
  html(
    "span",
    { class: "joined", role: "group", "aria-label": text("map.choose") },
    ["plane", "map"].map((name) =>
      html(
        "button",
        {
          type: "button",
          class: "quiet",
          "data-face": name,
          "aria-pressed": String(onMap() === (name === "map")),
          click() {
            turnTo(name === "map");
            document.querySelector(`#plane [data-face="${name}"]`).focus();
          },
        },
        text(`${name}.face`),
      ),
    ),
  );
