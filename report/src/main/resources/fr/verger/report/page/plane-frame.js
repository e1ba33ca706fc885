/** Draws rules, ticks and titles around a viewport. */
function drawFrame(context, view, colours) {
  if (onMap()) return; // Its directions mean nothing; only nearness does.
  context.font = "12px system-ui, sans-serif";
  context.textBaseline = "middle";
  context.textAlign = "center";
  const across = ticksOn(planeView.x, view.fromX(view.left), view.fromX(view.right), (view.right - view.left) / 90, view);
  for (const tick of across) {
    const px = Math.round(view.toX(tick.place)) + 0.5;
    drawRule(context, colours, tick.zero, px, view.top, px, view.bottom);
    context.fillStyle = colours.soft;
    context.fillText(tick.label, px, view.bottom + 13);
  }
  context.textAlign = "right";
  const up = ticksOn(planeView.y, view.fromY(view.bottom), view.fromY(view.top), (view.bottom - view.top) / 70, view);
  for (const tick of up) {
    const py = Math.round(view.toY(tick.place)) + 0.5;
    drawRule(context, colours, tick.zero, view.left, py, view.right, py);
    context.fillStyle = colours.soft;
    context.fillText(shortened(context, tick.label, view.left - 26), view.left - 7, py);
  }
  context.fillStyle = colours.ink;
  context.textAlign = "center";
  context.fillText(axisTitle(planeView.x), view.middleX, view.height - 9);
  context.save();
  context.translate(9, view.middleY);
  context.rotate(-Math.PI / 2);
  context.fillText(axisTitle(planeView.y), 0, 0);
  context.restore();
}

function ticksOn(axis, from, to, about, view) {
  if (axis === BY_CLASS) return classTicks(from, to, view);
  const { min, max } = cloud.axes[axis];
  const span = max - min;
  if (!(span > 0)) return [{ place: 0.5, label: number(min, 3) }];
  return niceTicks(min + from * span, min + to * span, about).map((value) => ({
    place: (value - min) / span,
    label: tickLabel(value, span / planeView.zoom),
    zero: Math.abs(value) < span * 1e-9,
  }));
}

/** With as many digits as the span in sight asks for. */
function tickLabel(value, span) {
  const digits = Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(span))));
  return number(Math.abs(value) < span * 1e-9 ? 0 : value, digits);
}

/** Names of the rows where classes stand in rows; as many as have room. */
function classTicks(from, to, view) {
  const every = Math.max(1, Math.ceil((15 * classes.length) / view.scaleY));
  return classes
    .map(({ number: at, label }) => ({ place: 1 - (at + 0.5) / classes.length, label: labelText(label), at }))
    .filter(({ place, at }) => at % every === 0 && place >= from && place <= to);
}

function drawRule(context, colours, strong, x1, y1, x2, y2) {
  context.lineWidth = 1;
  context.strokeStyle = strong ? colours.soft : colours.line;
  context.globalAlpha = strong ? 0.6 : 1;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
  context.globalAlpha = 1;
}

/** A label cut to a width. */
function shortened(context, label, room) {
  if (context.measureText(label).width <= room) return label;
  let letters = [...label].slice(0, 60);
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > room) letters.pop();
  return `${letters.join("")}…`;
}
