/** The points whose photo the page has in small, in the order in which they find room. */
const pictured = [...drawingOrder].filter((point) => thumbnails.has(pathOf(point)));

const pictures = new Map();

/** A thumbnail that can be drawn, or null while it is being decoded; calls back when that is done. */
function picture(point, ready) {
  if (!pictures.has(point)) {
    const image = thumbnail(pathOf(point));
    pictures.set(point, image);
    image.decode().then(ready, () => pictures.set(point, null));
  }
  const image = pictures.get(point);
  return image?.complete && image.naturalWidth > 0 ? image : null;
}

/** Draws photos in small where they lie, as many as do not meet; nearer, they grow and others join. */
function drawPictures(plane) {
  const { context, view, colours } = plane;
  const side = Math.min(96, Math.max(34, view.width / 24) * Math.min(2.2, planeView.zoom ** 0.3));
  const gap = side + 6;
  const taken = new Map();
  const cell = (value) => Math.floor(value / gap);
  const free = (px, py) => {
    for (let row = -1; row <= 1; row++) {
      for (let col = -1; col <= 1; col++) {
        const other = taken.get(`${cell(px) + col},${cell(py) + row}`);
        if (other && Math.abs(other[0] - px) < gap && Math.abs(other[1] - py) < gap) return false;
      }
    }
    return true;
  };
  for (const point of pictured) {
    if (!splitShown(point) || !lit(cloud.classOf[point])) continue;
    const { x: px, y: py } = plane.spot(point);
    if (!view.holds(px - side / 2, py - side / 2) || !view.holds(px + side / 2, py + side / 2)) continue;
    if (!free(px, py)) continue;
    taken.set(`${cell(px)},${cell(py)}`, [px, py]);
    const image = picture(point, () => plane.draw());
    if (image === null) continue;
    const scale = side / Math.max(image.naturalWidth, image.naturalHeight);
    const [wide, high] = [image.naturalWidth * scale, image.naturalHeight * scale];
    context.fillStyle = colours.classes[colourOf(cloud.classOf[point])];
    context.beginPath();
    context.roundRect(px - wide / 2 - 2, py - high / 2 - 2, wide + 4, high + 4, 4);
    context.fill();
    context.drawImage(image, px - wide / 2, py - high / 2, wide, high);
  }
}
