const FADED = 3;

/**
 * Draws points by copying pixels. A canvas takes a second for 100,000 shapes; copying each marker's
 * few pixels into a picture of one's own takes a few hundredths.
 */
class Stamps {
  /** Markers of a radius in CSS pixels at so many device pixels each. */
  constructor(radius, ratio, colours) {
    this.radius = radius;
    this.ratio = ratio;
    this.size = Math.ceil(2 * ratio * (radius * 1.3 + 1));
    this.colours = colours;
    this.pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    this.markers = classes.map(({ number: at }) => [FULL, OUTLINE, TINTED, FADED].map((t) => this.cut(at, t)));
    this.picture = document.createElement("canvas");
  }

  /** The pixels of one marker: where they lie from its middle, and their colours. */
  cut(classNumber, treatment) {
    const { pen, size } = this;
    pen.canvas.width = size;
    pen.canvas.height = size;
    pen.translate(size / 2, size / 2);
    pen.scale(this.radius * this.ratio, this.radius * this.ratio);
    const shape = new Path2D(SHAPES[shapeOf(classNumber)]);
    pen.fillStyle = treatment === FADED ? this.colours.pale : this.colours.classes[colourOf(classNumber)];
    pen.strokeStyle = pen.fillStyle;
    pen.lineWidth = Math.max(0.28, 0.9 / this.radius);
    pen.globalAlpha = { [OUTLINE]: 0.14, [TINTED]: 0.5 }[treatment] ?? 1;
    pen.fill(shape);
    pen.globalAlpha = 1;
    if (treatment === OUTLINE || treatment === TINTED) pen.stroke(shape);
    const pixels = new Uint32Array(pen.getImageData(0, 0, size, size).data.buffer);
    const inked = [...pixels.keys()].filter((at) => pixels[at] >>> 24 > 8);
    return {
      across: Int16Array.from(inked, (at) => (at % size) - (size >> 1)),
      down: Int16Array.from(inked, (at) => Math.floor(at / size) - (size >> 1)),
      colour: Uint32Array.from(inked, (at) => pixels[at]),
    };
  }

  /** Draws all points that are shown inside a viewport; those out of focus lie below the others. */
  draw(context, view, xs, ys) {
    const { ratio, picture } = this;
    const width = Math.round((view.right - view.left) * ratio);
    const height = Math.round((view.bottom - view.top) * ratio);
    picture.width = width;
    picture.height = height;
    const pen = picture.getContext("2d");
    const image = pen.createImageData(width, height);
    const target = new Uint32Array(image.data.buffer);
    const shown = splits.map((_, at) => !planeView.hiddenSplits.has(at));
    const focus = classes.map(({ number: at }) => lit(at));
    const treatments = splits.map(treatmentOf);
    const [ox, oy] = [(view.toX(0) - view.left) * ratio, (view.toY(0) - view.top) * ratio];
    const [mx, my] = [view.scaleX * ratio, view.scaleY * ratio];
    for (const inFocus of focus.every(Boolean) ? [true] : [false, true]) {
      for (const i of drawingOrder) {
        const at = cloud.classOf[i];
        if (focus[at] !== inFocus || !shown[cloud.splitOf[i]]) continue;
        const px = Math.round(ox + xs[i] * mx);
        const py = Math.round(oy - ys[i] * my);
        if (px < -this.size || py < -this.size || px > width + this.size || py > height + this.size) continue;
        const marker = this.markers[at][inFocus ? treatments[cloud.splitOf[i]] : FADED];
        press(marker, px, py, target, width, height);
      }
    }
    pen.putImageData(image, 0, 0);
    context.drawImage(picture, view.left, view.top, width / ratio, height / ratio);
  }
}

/** Copies a marker into a picture; its soft pixels mix with what lies there. */
function press({ across, down, colour }, px, py, target, width, height) {
  for (let k = 0; k < colour.length; k++) {
    const x = px + across[k];
    const y = py + down[k];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const to = y * width + x;
    const over = colour[k];
    const alpha = over >>> 24;
    const under = target[to];
    target[to] = alpha === 255 || under === 0 ? over : mixed(over, under, alpha);
  }
}

function mixed(over, under, alpha) {
  const keep = 255 - alpha;
  const channel = (shift) =>
    ((((over >>> shift) & 255) * alpha + ((under >>> shift) & 255) * keep) / 255) << shift;
  const opacity = alpha + (((under >>> 24) * keep) / 255);
  return (((opacity << 24) | (channel(16) & 0xff0000) | (channel(8) & 0xff00) | channel(0)) >>> 0);
}
