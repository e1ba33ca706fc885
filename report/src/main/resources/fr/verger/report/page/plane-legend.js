/** Buttons for classes and splits; pressed classes stand out, pressed splits are shown. */
function planeLegend(redraw) {
  const list = html("ul", { class: "legend" });
  const clear = html(
    "button",
    {
      type: "button",
      class: "quiet",
      click() {
        planeView.chosen.clear();
        refresh();
      },
    },
    text("plane.allClasses"),
  );
  const refresh = () => {
    for (const button of list.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(planeView.chosen.has(Number(button.dataset.class))));
    }
    clear.disabled = planeView.chosen.size === 0;
    redraw();
  };
  const touch = (value) => () => {
    planeView.touched = value;
    redraw();
  };
  const entry = ({ number: at, label, total }) =>
    html(
      "li",
      {},
      html(
        "button",
        {
          type: "button",
          "data-class": at,
          "aria-pressed": String(planeView.chosen.has(at)),
          title: labelText(label),
          click() {
            if (!planeView.chosen.delete(at)) planeView.chosen.add(at);
            planeView.touched = null;
            refresh();
          },
          pointerenter: (event) => event.pointerType === "mouse" && touch(at)(),
          pointerleave: touch(null),
        },
        marker(at),
        html("bdi", {}, labelText(label)),
        html("span", { class: "soft" }, number(total)),
      ),
    );
  list.append(...classes.map(entry));
  clear.disabled = planeView.chosen.size === 0;
  return html(
    "div",
    { class: "side", role: "group", "aria-label": text("plane.legend") },
    splits.length > 1 ? splitChips(redraw) : null,
    html(
      "div",
      { class: "legendhead" },
      classes.length > 12 ? search(list) : html("span", { class: "soft" }, text("plane.legendHint")),
      clear,
    ),
    list,
  );
}

const search = (list) =>
  html("input", {
    type: "search",
    placeholder: text("plane.search"),
    "aria-label": text("plane.search"),
    input(event) {
      const wanted = plain(event.currentTarget.value);
      for (const item of list.children) item.hidden = !plain(item.textContent).includes(wanted);
    },
  });

/** Without case and accents. */
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const splitChips = (redraw) =>
  html(
    "div",
    { class: "chips", role: "group", "aria-label": text("plane.splits") },
    splits.map((split, at) =>
      html(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-pressed": String(!planeView.hiddenSplits.has(at)),
          click(event) {
            if (!planeView.hiddenSplits.delete(at)) planeView.hiddenSplits.add(at);
            event.currentTarget.setAttribute("aria-pressed", String(!planeView.hiddenSplits.has(at)));
            redraw();
          },
        },
        html("span", { class: "ink" }, marker(0, treatmentOf(split))),
        splitText(split),
      ),
    ),
  );
