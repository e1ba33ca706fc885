/** Where each class gathers: the median place of its points, the largest class first. */
function gatherings(xs, ys) {
  const members = classes.map(() => []);
  for (let i = 0; i < cloud.count; i++) members[cloud.classOf[i]].push(i);
  const median = (points, places) =>
    Float32Array.from(points, (i) => places[i]).sort()[points.length >> 1];
  return members
    .map((points, at) => ({ at, size: points.length, x: median(points, xs), y: median(points, ys) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || a.at - b.at);
}

/** Names the classes in focus where they gather, as many as do not meet. */
function drawNames(context, view, colours, places) {
  context.font = "600 11.5px system-ui, sans-serif";
  context.textAlign = "center";
  context.lineJoin = "round";
  const taken = [];
  const meets = (box) =>
    taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  for (const { x, y, at } of places) {
    if (!lit(at)) continue;
    const label = shortened(context, labelText(classes[at].label), 150);
    const half = context.measureText(label).width / 2 + 3;
    const px = view.toX(x);
    const py = view.toY(y);
    const box = [px - half, py - 9, px + half, py + 9];
    if (!view.holds(box[0], box[1]) || !view.holds(box[2], box[3]) || meets(box)) continue;
    taken.push(box);
    context.lineWidth = 3.5;
    context.strokeStyle = colours.surface;
    context.strokeText(label, px, py);
    context.fillStyle = colours.ink;
    context.fillText(label, px, py);
  }
}
