const ROWS_AT_FIRST = 12;
const classTable = { by: "label", down: false, all: false };

function whatWentIn() {
  const shares = splits.map((split) => ({
    split,
    photos: classes.reduce((sum, each) => sum + (each.counts.get(split) ?? 0), 0),
  }));
  const table = html("div");
  const redraw = () => table.replaceChildren(classRows(redraw));
  redraw();
  return section(
    "input",
    text("input.title"),
    [
      text("input.lead", { n: photoCount, classes: text("classes", { n: classes.length }) }),
      report.ignoredFiles > 0 ? ` ${text("input.ignored", { n: report.ignoredFiles })}` : null,
    ].join(" "),
    splits.length > 1 ? splitBar(shares) : null,
    gallery(),
    table,
  );
}

function splitBar(shares) {
  return html(
    "div",
    { class: "splits" },
    html("div", { class: "bar tall", "aria-hidden": "true" }, shares.map(part(photoCount))),
    html(
      "ul",
      {},
      shares.map(({ split, photos }) =>
        html(
          "li",
          {},
          html("i", { class: `swatch ${splitClass(split)}` }),
          html("b", {}, splitText(split)),
          ` ${number(photos)} `,
          html("span", { class: "soft" }, percent(photos / Math.max(1, photoCount), 1)),
        ),
      ),
    ),
  );
}

const splitClass = (split) =>
  `split-${splits.length < 2 ? 0 : SPLIT_ORDER.indexOf(split)}`;

const part = (whole) => ({ split, photos }) =>
  html("span", {
    class: splitClass(split),
    "--share": `${(100 * photos) / Math.max(1, whole)}%`,
  });

function classRows(redraw) {
  const columns = [
    { key: "label", title: text("class"), value: (each) => each.number },
    ...(splits.length > 1
      ? splits.map((split) => ({
          key: String(split),
          title: splitText(split),
          value: (each) => each.counts.get(split) ?? 0,
        }))
      : []),
    { key: "total", title: text("total"), value: (each) => each.total },
  ];
  const by = columns.find(({ key }) => key === classTable.by) ?? columns[0];
  const sign = classTable.down ? -1 : 1;
  const sorted = [...classes].sort(
    (a, b) => sign * (by.value(a) - by.value(b)) || a.number - b.number,
  );
  const largest = Math.max(1, ...classes.map((each) => each.total));
  const hidden = Math.max(0, sorted.length - ROWS_AT_FIRST);
  return [
    html(
      "div",
      { class: "scroll" },
      html(
        "table",
        { class: `numbers${hidden > 1 && !classTable.all ? " short" : ""}` },
        html("caption", { class: "unseen" }, text("input.title")),
        html("thead", {}, html("tr", {}, columns.map(sortHeader(redraw)), html("td", {}))),
        html("tbody", {}, sorted.map((each) => classRow(each, columns, largest))),
        html(
          "tfoot",
          {},
          html(
            "tr",
            {},
            html("th", { scope: "row" }, text("total")),
            columns
              .slice(1)
              .map(({ value }) =>
                html("td", {}, number(classes.reduce((sum, each) => sum + value(each), 0))),
              ),
            html("td", {}),
          ),
        ),
      ),
    ),
    hidden > 1
      ? html(
          "button",
          {
            type: "button",
            class: "quiet more",
            "aria-expanded": String(classTable.all),
            click() {
              classTable.all = !classTable.all;
              redraw();
            },
          },
          classTable.all ? text("showFewer") : text("showAll", { n: classes.length }),
        )
      : null,
  ].reduce((fragment, node) => (node && fragment.append(node), fragment), new DocumentFragment());
}

const sortHeader = (redraw) => ({ key, title }) => {
  const active = classTable.by === key;
  return html(
    "th",
    { scope: "col", "aria-sort": active ? (classTable.down ? "descending" : "ascending") : null },
    html(
      "button",
      {
        type: "button",
        "data-key": key,
        click() {
          classTable.down = active ? !classTable.down : key !== "label";
          classTable.by = key;
          redraw();
          document.querySelector(`#input th button[data-key="${key}"]`).focus();
        },
      },
      title,
    ),
  );
};

function classRow(each, columns, largest) {
  const parts = splits.map((split) => ({ split, photos: each.counts.get(split) ?? 0 }));
  return html(
    "tr",
    {},
    html(
      "th",
      { scope: "row" },
      html(
        "div",
        { class: "named" },
        marker(each.number),
        html("bdi", { title: labelText(each.label) }, labelText(each.label)),
      ),
    ),
    columns.slice(1).map(({ value }) => html("td", {}, number(value(each)))),
    html(
      "td",
      { class: "barcell", "aria-hidden": "true" },
      html("div", { class: "bar" }, parts.map(part(largest))),
    ),
  );
}
