let currentPlane = null;

function plane() {
  const title = text(onMap() ? "map.title" : "plane.title");
  currentPlane = null;
  if (cloud.count === 0 || cloud.components === 0) return section("plane", title, text("plane.none"));
  const canvas = html("canvas", {
    tabindex: "0",
    role: "application",
    "aria-roledescription": text("plane.role"),
    "aria-label": text("plane.aria", { n: cloud.count }),
    "aria-describedby": "plane-keys",
  });
  const tip = html("div", { class: "tip", role: "status", hidden: true });
  const stage = html("div", { class: "stage" }, canvas, tip);
  const drawn = new PlaneCanvas(canvas);
  currentPlane = drawn;
  const show = (point) => {
    planeView.current = point;
    placeTip(tip, stage, drawn, point);
  };
  const input = planeInput(canvas, drawn, show);
  onWidth(stage, (width) => {
    drawn.resize(width);
    show(planeView.current);
  });
  return section(
    "plane",
    title,
    planeLead(),
    hasMap ? html("span", { id: "map" }) : null,
    planeTools(drawn, input, show),
    html(
      "div",
      { class: "planebody" },
      stage,
      planeLegend(() => {
        if (planeView.current >= 0 && !touchable(planeView.current)) show(-1);
        drawn.draw();
      }),
    ),
    html("p", { class: "note", id: "plane-keys" }, text("plane.keys")),
    html("p", { class: "note" }, thumbnailNote()),
    figureLinks(onMap() ? "map" : "plane"),
  );
}

function planeLead() {
  const share = (axis) => report.variance.ratios[axis] ?? 0;
  const { x, y } = planeView;
  const few =
    cloud.count < photoCount
      ? ` ${text("plane.sample", { n: cloud.count, all: photoCount })}`
      : "";
  if (onMap()) return text("map.lead", { n: cloud.count }) + few;
  if (cloud.components === 1) return text("plane.single", { share: percent(share(0), 1) }) + few;
  const [low, high] = [Math.min(x, y), Math.max(x, y)];
  const key = y === BY_CLASS ? "plane.rows" : high === 1 ? "plane.lead" : "plane.other";
  const sum = y === BY_CLASS ? share(x) : share(x) + share(y);
  const names = { x: number((low < 0 ? x : low) + 1), y: number(high + 1) };
  return text(key, { n: cloud.count, share: percent(sum, 1), ...names }) + few;
}

function planeTools(drawn, input, show) {
  const zoom = (factor) => () => {
    const { clientWidth, clientHeight } = document.querySelector("#plane canvas");
    if (factor === 0) resetView();
    else zoomAt(drawn, clientWidth / 2, clientHeight / 2, factor);
    input.changed();
  };
  const button = (label, sign, click) =>
    html("button", { type: "button", class: "quiet square", "aria-label": label, title: label, click }, sign);
  return html(
    "div",
    { class: "tools" },
    hasMap ? faceChooser() : null,
    cloud.components > 1 && !onMap() ? [axisChooser("x", drawn, show), axisChooser("y", drawn, show)] : null,
    html("span", { class: "grow" }),
    classes.length > 1 && (cloud.components > 1 || onMap()) ? toggle("named", "plane.names", drawn) : null,
    pictured.length > 0 ? toggle("pictures", "plane.pictures", drawn) : null,
    html(
      "span",
      { class: "joined" },
      button(text("plane.zoomIn"), "+", zoom(1.6)),
      button(text("plane.zoomOut"), "−", zoom(1 / 1.6)),
      button(text("plane.reset"), "⟲", zoom(0)),
    ),
  );
}

function axisChooser(side, drawn, show) {
  const options = Array.from({ length: cloud.components }, (_, axis) => axis);
  if (side === "y") options.push(BY_CLASS);
  return html(
    "label",
    { class: "choice" },
    html("span", {}, text(`plane.${side}`)),
    html(
      "select",
      {
        "data-side": side,
        change(event) {
          const axis = Number(event.currentTarget.value);
          const other = side === "x" ? "y" : "x";
          if (planeView[other] === axis) {
            planeView[other] = planeView[side];
            document.querySelector(`#plane select[data-side="${other}"]`).value = planeView[side];
          }
          planeView[side] = axis;
          resetView();
          show(-1);
          drawn.rescale();
          document.querySelector("#plane .opening p").textContent = planeLead();
        },
      },
      options.map((axis) =>
        html("option", { value: axis, selected: planeView[side] === axis }, axisChoice(axis)),
      ),
    ),
  );
}

/** A button that shows something on the canvas or takes it away. */
const toggle = (what, name, drawn) =>
  html(
    "button",
    {
      type: "button",
      class: "quiet",
      "data-toggle": what,
      "aria-pressed": String(planeView[what]),
      click(event) {
        planeView[what] = !planeView[what];
        event.currentTarget.setAttribute("aria-pressed", String(planeView[what]));
        drawn.draw();
      },
    },
    text(name),
  );

/** How many photos can be seen in small. */
const thumbnailNote = () =>
  thumbnails.size === 0
    ? text("thumbnails.none")
    : text(thumbnails.size < photoCount ? "thumbnails.some" : "thumbnails.all", {
        n: thumbnails.size,
        all: photoCount,
      });

/** Says beside a point what it is. */
function placeTip(tip, stage, drawn, point) {
  tip.hidden = point < 0;
  if (point < 0) return;
  const at = cloud.classOf[point];
  const split = splits[cloud.splitOf[point]];
  const places = cloud.axes
    .map(({ min, max, values }, axis) => ({ axis, value: min + ((max - min) * values[point]) / 65535 }))
    .filter(({ axis }) => axis === planeView.x || axis === planeView.y)
    .map(({ axis, value }) => `${text("plane.short", { n: axis + 1 })} ${number(value, 2)}`);
  const small = thumbnail(pathOf(point));
  tip.classList.toggle("pictured", small !== null);
  tip.replaceChildren(
    ...(small === null ? [] : [small]),
    html(
      "div",
      {},
      html(
        "p",
        { class: "tiphead" },
        marker(at, treatmentOf(split)),
        html("b", {}, html("bdi", {}, labelText(classes[at].label))),
        split === null ? null : html("span", { class: "soft" }, splitText(split)),
      ),
      html(
        "p",
        { class: "path" },
        html("bdi", {}, html("span", {}, visible(folderOf(point))), html("b", {}, visible(nameOf(point)))),
      ),
      onMap() ? null : html("p", { class: "soft" }, places.join(" · ")),
      small === null && thumbnails.size > 0
        ? html("p", { class: "soft" }, text("thumbnails.outside", { n: thumbnails.size, all: photoCount }))
        : null,
    ),
  );
  const { x: px, y: py } = drawn.spot(point);
  tip.hidden = !drawn.view.holds(px, py);
  const room = { width: stage.clientWidth, height: stage.clientHeight };
  const left = Math.min(Math.max(4, px + 14), room.width - tip.offsetWidth - 4);
  const above = py + 16 + tip.offsetHeight > room.height;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${above ? py - tip.offsetHeight - 14 : py + 14}px`;
}
