/** What the reader chose to see on the plane; kept when the page is drawn anew. */
const planeView = {
  x: 0,
  y: cloud.axes.length > 1 ? 1 : BY_CLASS,
  zoom: 1,
  centreX: 0.5,
  centreY: 0.5,
  chosen: new Set(),
  hiddenSplits: new Set(),
  named: classes.length <= 60,
  touched: null,
  current: -1,
};

const axisTitle = (axis) =>
  axis === BY_CLASS
    ? text("class")
    : text("plane.axis", { n: axis + 1, share: percent(report.variance.ratios[axis] ?? 0, 1) });

/** Draws the plane on a canvas: a frame with ticks, the points, names of classes, the current point. */
function planeCanvas(canvas) {
  const context = canvas.getContext("2d");
  let width = 0;
  let height = 0;
  let ratio = 1;
  let frame = { left: 0, top: 0, right: 1, bottom: 1 };
  let colours = null;
  let xs = placesOn(planeView.x);
  let ys = placesOn(planeView.y);
  let grid = pointGrid(xs, ys);
  let atlas = null;

  const scaleX = () => (frame.right - frame.left) * 0.94 * planeView.zoom;
  const scaleY = () => (frame.bottom - frame.top) * 0.94 * planeView.zoom;
  const middleX = () => (frame.left + frame.right) / 2;
  const middleY = () => (frame.top + frame.bottom) / 2;
  const toX = (place) => middleX() + (place - planeView.centreX) * scaleX();
  const toY = (place) => middleY() - (place - planeView.centreY) * scaleY();
  const fromX = (px) => planeView.centreX + (px - middleX()) / scaleX();
  const fromY = (px) => planeView.centreY - (px - middleY()) / scaleY();

  const splitShown = (point) => !planeView.hiddenSplits.has(cloud.splitOf[point]);
  const lit = (number) =>
    planeView.touched !== null
      ? planeView.touched === number
      : planeView.chosen.size === 0 || planeView.chosen.has(number);
  const touchable = (point) =>
    splitShown(point) && (planeView.chosen.size === 0 || planeView.chosen.has(cloud.classOf[point]));

  /** Larger when there are few points, smaller when there are many, larger again when zoomed in. */
  const radius = () => {
    const crowd = Math.sqrt((frame.right - frame.left) * (frame.bottom - frame.top) / (cloud.count + 1));
    return Math.min(6, Math.max(1.5, crowd * 0.3) * Math.min(2, planeView.zoom ** 0.35));
  };

  /** All markers side by side: a row for each treatment and a last one for points out of focus. */
  function markers() {
    const size = Math.ceil(2 * ratio * (radius() * 1.3 + 1));
    if (atlas !== null && atlas.size === size) return atlas;
    const sheet = document.createElement("canvas");
    sheet.width = size * Math.max(1, classes.length);
    sheet.height = size * 4;
    const pen = sheet.getContext("2d");
    for (const { number: at } of classes) {
      const shape = new Path2D(SHAPES[shapeOf(at)]);
      for (const treatment of [FULL, OUTLINE, TINTED, 3]) {
        pen.setTransform(1, 0, 0, 1, size * (at + 0.5), size * (treatment + 0.5));
        pen.scale(radius() * ratio, radius() * ratio);
        const colour = treatment === 3 ? colours.pale : colours.classes[colourOf(at)];
        pen.fillStyle = colour;
        pen.strokeStyle = colour;
        pen.lineWidth = Math.max(0.28, 0.9 / radius());
        if (treatment === OUTLINE || treatment === TINTED) {
          pen.globalAlpha = treatment === TINTED ? 0.5 : 0.14;
          pen.fill(shape);
          pen.globalAlpha = 1;
          pen.stroke(shape);
        } else {
          pen.globalAlpha = treatment === 3 ? 1 : 0.88;
          pen.fill(shape);
        }
        pen.globalAlpha = 1;
      }
    }
    atlas = { sheet, size };
    return atlas;
  }

  function drawPoints() {
    const { sheet, size } = markers();
    const half = size / 2;
    const treatments = splits.map(treatmentOf);
    const all = planeView.chosen.size === 0 && planeView.touched === null;
    const litClasses = classes.map(({ number: at }) => lit(at));
    const right = (frame.right + 8) * ratio;
    const low = (frame.bottom + 8) * ratio;
    const mx = (toX(1) - toX(0)) * ratio;
    const my = (toY(1) - toY(0)) * ratio;
    const ox = toX(0) * ratio - half;
    const oy = toY(0) * ratio - half;
    for (const pass of all ? [true] : [false, true]) {
      for (const i of drawingOrder) {
        if (litClasses[cloud.classOf[i]] !== pass || !splitShown(i)) continue;
        const px = ox + xs[i] * mx;
        const py = oy + ys[i] * my;
        if (px < -size || py < -size || px > right || py > low) continue;
        const row = pass ? treatments[cloud.splitOf[i]] : 3;
        context.drawImage(sheet, cloud.classOf[i] * size, row * size, size, size, px, py, size, size);
      }
    }
  }

  function drawFrame() {
    context.font = `${12}px system-ui, sans-serif`;
    context.lineWidth = 1;
    context.textBaseline = "middle";
    const ticks = (axis, from, to, room) => {
      if (axis === BY_CLASS) return classTicks(from, to, room);
      const { min, max } = cloud.axes[axis];
      const span = max - min;
      if (!(span > 0)) return [{ place: 0.5, label: number(min, 3) }];
      return niceTicks(min + from * span, min + to * span, room).map((value) => ({
        place: (value - min) / span,
        label: number(Math.abs(value) < 1e-12 ? 0 : value, 3),
        zero: Math.abs(value) < span * 1e-9,
      }));
    };
    const [left, right, low, high] = [fromX(frame.left), fromX(frame.right), fromY(frame.bottom), fromY(frame.top)];
    context.textAlign = "center";
    for (const tick of ticks(planeView.x, left, right, (frame.right - frame.left) / 90)) {
      const px = Math.round(toX(tick.place)) + 0.5;
      rule(px, frame.top, px, frame.bottom, tick.zero);
      context.fillStyle = colours.soft;
      context.fillText(tick.label, px, frame.bottom + 13);
    }
    context.textAlign = "right";
    for (const tick of ticks(planeView.y, low, high, (frame.bottom - frame.top) / 70)) {
      const py = Math.round(toY(tick.place)) + 0.5;
      rule(frame.left, py, frame.right, py, tick.zero);
      context.fillStyle = colours.soft;
      context.fillText(shortened(tick.label, frame.left - 26), frame.left - 7, py);
    }
    context.fillStyle = colours.ink;
    context.textAlign = "center";
    context.fillText(axisTitle(planeView.x), middleX(), height - 9);
    context.save();
    context.translate(9, middleY());
    context.rotate(-Math.PI / 2);
    context.fillText(axisTitle(planeView.y), 0, 0);
    context.restore();
  }

  /** Names of the rows where classes stand in rows; as many as have room. */
  function classTicks(from, to) {
    const rowHeight = Math.abs(toY(1 / classes.length) - toY(0));
    const every = Math.max(1, Math.ceil(15 / rowHeight));
    return classes
      .map(({ number: at, label }) => ({
        place: 1 - (at + 0.5) / classes.length,
        label: labelText(label),
        at,
      }))
      .filter(({ place, at }) => at % every === 0 && place >= from && place <= to);
  }

  function shortened(label, room) {
    if (context.measureText(label).width <= room) return label;
    let end = label.length;
    while (end > 1 && context.measureText(`${label.slice(0, end)}…`).width > room) end--;
    return `${label.slice(0, end)}…`;
  }

  function rule(x1, y1, x2, y2, strong) {
    context.strokeStyle = strong ? colours.soft : colours.line;
    context.globalAlpha = strong ? 0.6 : 1;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    context.globalAlpha = 1;
  }

  /** Names the classes where they gather, the large ones first, as many as do not meet. */
  function drawNames() {
    if (!planeView.named || planeView.y === BY_CLASS || classes.length < 2) return;
    context.font = "600 12px system-ui, sans-serif";
    context.textAlign = "center";
    context.lineJoin = "round";
    const taken = [];
    for (const { x, y, at } of gatherings()) {
      if (!lit(at)) continue;
      const label = shortened(labelText(classes[at].label), 150);
      const half = context.measureText(label).width / 2 + 3;
      const px = toX(x);
      const py = toY(y);
      const box = [px - half, py - 9, px + half, py + 9];
      if (box[0] < frame.left || box[2] > frame.right || box[1] < frame.top || box[3] > frame.bottom) continue;
      if (taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) continue;
      taken.push(box);
      context.lineWidth = 4;
      context.strokeStyle = colours.surface;
      context.strokeText(label, px, py);
      context.fillStyle = colours.ink;
      context.fillText(label, px, py);
    }
  }

  let middles = null;
  /** The median place of each class. */
  function gatherings() {
    if (middles !== null) return middles;
    const members = classes.map(() => []);
    for (let i = 0; i < cloud.count; i++) members[cloud.classOf[i]].push(i);
    const median = (points, places) =>
      Float32Array.from(points, (i) => places[i]).sort()[points.length >> 1];
    middles = members
      .map((points, at) => ({ at, size: points.length, x: median(points, xs), y: median(points, ys) }))
      .filter(({ size }) => size > 0)
      .sort((a, b) => b.size - a.size || a.at - b.at);
    return middles;
  }

  function drawCurrent() {
    const at = planeView.current;
    if (at < 0) return;
    context.beginPath();
    context.arc(toX(xs[at]), toY(ys[at]), radius() + 5, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = colours.ink;
    context.stroke();
  }

  function paint() {
    if (width === 0) return;
    colours ??= resolvedColours(canvas.parentNode);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    drawFrame();
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
    context.clip();
    context.setTransform(1, 0, 0, 1, 0, 0);
    drawPoints();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawNames();
    drawCurrent();
    context.restore();
  }

  let asked = false;
  /** Paints before the next frame, however often it is asked. */
  function draw() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      paint();
    });
  }

  return {
    draw,
    paint,
    toX,
    toY,
    fromX,
    fromY,
    scaleX,
    scaleY,
    touchable,
    places: (point) => ({ x: xs[point], y: ys[point] }),
    nearest: (px, py, reach) =>
      grid.nearest(fromX(px), fromY(py), reach / scaleX(), reach / scaleY(), touchable),
    inside: (px, py) => px >= frame.left && px <= frame.right && py >= frame.top && py <= frame.bottom,
    /** Other axes were chosen. */
    rescale() {
      xs = placesOn(planeView.x);
      ys = placesOn(planeView.y);
      grid = pointGrid(xs, ys);
      middles = null;
      this.resize(width);
    },
    /** Light became dark or the other way round. */
    recolour() {
      colours = null;
      atlas = null;
      paint();
    },
    resize(now) {
      width = now;
      height = Math.round(Math.min(640, Math.max(340, now * 0.72)));
      ratio = Math.min(3, window.devicePixelRatio || 1);
      const left = planeView.y === BY_CLASS ? Math.min(170, now * 0.3) : 56;
      frame = { left, top: 8, right: width - 8, bottom: height - 42 };
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      atlas = null;
      paint();
    },
  };
}
