const REACH = { mouse: 10, pen: 14, touch: 26 };
const MAX_ZOOM = 200;

let lastScroll = 0;
window.addEventListener("scroll", () => (lastScroll = performance.now()), { passive: true });

/** Zooms around a place on the canvas, and never leaves the points out of sight. */
function zoomAt(plane, px, py, factor) {
  const x = plane.view.fromX(px);
  const y = plane.view.fromY(py);
  planeView.zoom = Math.min(MAX_ZOOM, Math.max(1, planeView.zoom * factor));
  planeView.centreX += x - plane.view.fromX(px);
  planeView.centreY += y - plane.view.fromY(py);
  keepInSight();
}

function keepInSight() {
  const slack = 0.5 - 0.5 / planeView.zoom;
  planeView.centreX = Math.min(0.5 + slack, Math.max(0.5 - slack, planeView.centreX));
  planeView.centreY = Math.min(0.5 + slack, Math.max(0.5 - slack, planeView.centreY));
}

function moveBy(plane, dx, dy) {
  planeView.centreX -= dx / plane.view.scaleX;
  planeView.centreY += dy / plane.view.scaleY;
  keepInSight();
}

/** Mouse, pen, fingers and keys on the plane. */
function planeInput(canvas, plane, show) {
  const pointers = new Map();
  let moved = 0;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const changed = () => {
    canvas.classList.toggle("zoomed", planeView.zoom > 1);
    plane.draw();
    show(planeView.current);
  };
  const look = (event) => {
    const { x, y } = place(event);
    const found = plane.nearest(x, y, REACH[event.pointerType] ?? 14);
    if (found !== planeView.current) {
      show(found);
      plane.draw();
    }
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    if (pointers.size === 1) moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return look(event);
    const now = place(event);
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (pointers.size === 2) {
      const [other] = [...pointers].find(([id]) => id !== event.pointerId).slice(1);
      const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) || 1;
      zoomAt(plane, other.x, other.y, distance(now, other) / distance(before, other));
    } else if (moved > 4) {
      moveBy(plane, now.x - before.x, now.y - before.y);
    }
    pointers.set(event.pointerId, now);
    if (moved > 4) changed();
  });
  const lift = (event) => {
    const known = pointers.delete(event.pointerId);
    if (known && event.type === "pointerup" && moved <= 4) look(event);
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && pointers.size === 0) {
      show(-1);
      plane.draw();
    }
  });
  canvas.addEventListener("dblclick", (event) => {
    const { x, y } = place(event);
    zoomAt(plane, x, y, 2);
    changed();
  });
  canvas.addEventListener(
    "wheel",
    (event) => {
      // A page that is being scrolled past the plane goes on scrolling.
      const passing = performance.now() - lastScroll < 300 && !event.ctrlKey;
      if (passing || (planeView.zoom === 1 && event.deltaY > 0)) return;
      event.preventDefault();
      const { x, y } = place(event);
      zoomAt(plane, x, y, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0022)));
      changed();
    },
    { passive: false },
  );
  canvas.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const middle = [canvas.clientWidth / 2, canvas.clientHeight / 2];
    if (way && event.shiftKey) moveBy(plane, -60 * way[0], -60 * way[1]);
    else if (way) show(neighbour(plane, way[0], way[1]));
    else if (event.key === "+" || event.key === "=") zoomAt(plane, ...middle, 1.5);
    else if (event.key === "-") zoomAt(plane, ...middle, 1 / 1.5);
    else if (event.key === "0") resetView();
    else if (event.key === "Escape") show(-1);
    else return;
    event.preventDefault();
    changed();
  });
  return { changed };
}

function resetView() {
  Object.assign(planeView, { zoom: 1, centreX: 0.5, centreY: 0.5 });
}

/** The next point in a direction, or the one nearest to the middle when none is current. */
function neighbour(plane, dx, dy) {
  const from = planeView.current;
  const start = from < 0 ? { x: plane.view.middleX, y: plane.view.middleY } : plane.spot(from);
  let best = from;
  let least = Infinity;
  for (let i = 0; i < cloud.count; i++) {
    if (i === from || !touchable(i)) continue;
    const { x, y } = plane.spot(i);
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    const cost = from < 0 ? Math.abs(ahead) + aside : ahead + 2 * aside;
    if ((from < 0 || (ahead > 0 && ahead >= aside)) && cost < least) {
      least = cost;
      best = i;
    }
  }
  return best;
}
