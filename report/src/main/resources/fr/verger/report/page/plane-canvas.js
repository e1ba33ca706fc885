/** The plane on a canvas: the frame, the points, names of classes, a ring around the current point. */
class PlaneCanvas {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.view = null;
    this.asked = false;
    this.take();
  }

  /** Takes the places on the axes that are chosen. */
  take() {
    this.xs = placesOn(planeView.x);
    this.ys = placesOn(planeView.y);
    this.grid = pointGrid(this.xs, this.ys);
    this.gatherings = null;
  }

  /** Other axes were chosen. */
  rescale() {
    this.take();
    this.resize(this.view.width);
  }

  /** Light became dark or the other way round. */
  recolour() {
    this.colours = null;
    this.stamps = null;
    this.paint();
  }

  resize(width) {
    this.view = new Viewport(width);
    this.ratio = Math.min(3, window.devicePixelRatio || 1);
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(this.view.height * this.ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${this.view.height}px`;
    this.paint();
  }

  /** Paints before the next frame, however often it is asked. */
  draw() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.paint();
    });
  }

  paint() {
    const { context, view, ratio } = this;
    if (view === null) return;
    this.colours ??= resolvedColours(this.canvas.parentNode);
    const radius = Math.round(view.radius * ratio * 2) / (2 * ratio);
    if (this.stamps?.radius !== radius || this.stamps.ratio !== ratio) {
      this.stamps = new Stamps(radius, ratio, this.colours);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    drawFrame(context, view, this.colours);
    this.stamps.draw(context, view, this.xs, this.ys);
    if (planeView.pictures) drawPictures(this);
    if (planeView.named && planeView.y !== BY_CLASS && classes.length > 1) {
      this.gatherings ??= gatherings(this.xs, this.ys);
      drawNames(context, view, this.colours, this.gatherings);
    }
    this.drawCurrent(radius);
  }

  drawCurrent(radius) {
    const at = planeView.current;
    if (at < 0) return;
    const { context, view } = this;
    const [px, py] = [view.toX(this.xs[at]), view.toY(this.ys[at])];
    if (!view.holds(px, py)) return;
    context.beginPath();
    context.arc(px, py, radius + 5, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = this.colours.ink;
    context.stroke();
  }

  /** The point within so many pixels of a place on the canvas, or -1. */
  nearest(px, py, reach) {
    const { view } = this;
    if (!view.holds(px, py)) return -1;
    return this.grid.nearest(
      view.fromX(px),
      view.fromY(py),
      reach / view.scaleX,
      reach / view.scaleY,
      touchable,
    );
  }

  /** Where a point is drawn. */
  spot(point) {
    return { x: this.view.toX(this.xs[point]), y: this.view.toY(this.ys[point]) };
  }
}
