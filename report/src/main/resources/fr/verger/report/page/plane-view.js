/** What the reader chose to see on the plane; kept when the page is drawn anew. */
const planeView = {
  x: 0,
  y: cloud.components > 1 ? 1 : BY_CLASS,
  zoom: 1,
  centreX: 0.5,
  centreY: 0.5,
  chosen: new Set(),
  hiddenSplits: new Set(),
  named: classes.length <= 60,
  pictures: false,
  touched: null,
  current: -1,
};

/** Whether a class stands out: the one that is pointed at in the legend, else those chosen, else all. */
const lit = (classNumber) =>
  planeView.touched !== null
    ? planeView.touched === classNumber
    : planeView.chosen.size === 0 || planeView.chosen.has(classNumber);

const splitShown = (point) => !planeView.hiddenSplits.has(cloud.splitOf[point]);

/** Whether a pointer finds a point. */
const touchable = (point) =>
  splitShown(point) && (planeView.chosen.size === 0 || planeView.chosen.has(cloud.classOf[point]));

const axisTitle = (axis) =>
  axis === BY_CLASS
    ? text("class")
    : text("plane.axis", { n: axis + 1, share: percent(report.variance.ratios[axis] ?? 0, 1) });

/** The same in few words, for a list to choose from. */
const axisChoice = (axis) =>
  axis === BY_CLASS
    ? text("class")
    : text("plane.choice", { n: axis + 1, share: percent(report.variance.ratios[axis] ?? 0, 1) });

/** From places (0 to 1 on both axes) to CSS pixels of a canvas and back. */
class Viewport {
  constructor(width) {
    this.width = width;
    this.height = Math.round(Math.min(640, Math.max(340, width * 0.72)));
    this.left = onMap() ? 8 : planeView.y === BY_CLASS ? Math.min(170, width * 0.3) : 56;
    this.top = 8;
    this.right = width - 8;
    this.bottom = this.height - (onMap() ? 8 : 42);
  }
  get scaleX() {
    return (onMap() ? this.unit * span(planeView.x) : this.right - this.left) * 0.92 * planeView.zoom;
  }
  get scaleY() {
    return (onMap() ? this.unit * span(planeView.y) : this.bottom - this.top) * 0.92 * planeView.zoom;
  }
  /** Pixels for a distance of 1 on the map, where both directions measure alike. */
  get unit() {
    return Math.min((this.right - this.left) / span(planeView.x), (this.bottom - this.top) / span(planeView.y));
  }
  get middleX() {
    return (this.left + this.right) / 2;
  }
  get middleY() {
    return (this.top + this.bottom) / 2;
  }
  toX(place) {
    return this.middleX + (place - planeView.centreX) * this.scaleX;
  }
  toY(place) {
    return this.middleY - (place - planeView.centreY) * this.scaleY;
  }
  fromX(px) {
    return planeView.centreX + (px - this.middleX) / this.scaleX;
  }
  fromY(px) {
    return planeView.centreY - (px - this.middleY) / this.scaleY;
  }
  holds(px, py) {
    return px >= this.left && px <= this.right && py >= this.top && py <= this.bottom;
  }
  /** Of a point: larger when there are few, smaller when there are many, larger again from near. */
  get radius() {
    const room = (this.right - this.left) * (this.bottom - this.top);
    const crowd = Math.sqrt(room / (cloud.count + 1));
    return Math.min(5.2, Math.max(1.6, crowd * 0.3) * Math.min(2.5, planeView.zoom ** 0.35));
  }
}
