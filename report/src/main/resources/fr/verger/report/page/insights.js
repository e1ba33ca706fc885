const PAIRS_AT_FIRST = 8;

function insights() {
  const title = text("insights.title");
  const found = report.insights;
  if (!found) return section("insights", title, text("insights.none"));
  const sampled = found.photos < photoCount;
  const { components, share } = found;
  return section(
    "insights",
    title,
    [
      text("insights.lead", { n: found.photos, components, share: percent(share) }),
      sampled ? text("insights.sampled", { n: found.photos, all: photoCount }) : "",
      share < 0.9 ? text("insights.rough", { share: percent(share) }) : "",
    ].join(" "),
    duplicates(found),
    outliers(found),
    confusions(found),
    howItWasCompared(found),
  );
}

const findingsOf = (kind) => report.insights.findings.filter((each) => each.kind === kind);

/** Splits mean something only where there are two. */
const comparesSplits = splits.length > 1;

function duplicates({ same, near }) {
  const shown = (kind) => findingsOf(kind).length;
  const rows = [
    ["same_bytes", same.groups, same.photos, same.acrossSplits],
    same.otherGroups > 0 ? ["same_features", same.otherGroups, same.otherPhotos, null] : null,
    ["near_within", near.withinPairs, near.withinPhotos, null],
    comparesSplits ? ["near_across", near.acrossPairs, near.acrossPhotos, null] : null,
  ].filter(Boolean);
  return html(
    "div",
    { class: "part" },
    html("h3", {}, text("duplicates.title")),
    html("p", { class: "verdict" }, duplicatesVerdict(same, near)),
    rows.map(([kind, n, photos, across]) =>
      html(
        "details",
        { class: "finding", "data-kind": kind, open: shown(kind) > 0 && (kind === "near_across" || shown(kind) <= PAIRS_AT_FIRST) },
        html(
          "summary",
          {},
          html("span", { class: "count" }, number(n)),
          html("span", {}, [
            text(`duplicates.${kind}`, { n, photos: text("photos", { n: photos }), threshold: number(near.threshold, 3) }),
            across > 0 ? ` ${text("duplicates.acrossSplits", { n: across })}` : "",
          ].join("")),
        ),
        n === 0 ? html("p", { class: "note" }, text("duplicates.empty")) : pairList(kind, n),
      ),
    ),
    same.unread > 0 ? html("p", { class: "note" }, text("duplicates.unread", { n: same.unread })) : null,
  );
}

function duplicatesVerdict(same, near) {
  const parts = [];
  if (comparesSplits && near.acrossPhotos > 0) {
    parts.push(text("duplicates.leak", { n: near.acrossPhotos, share: percent(near.acrossPhotos / report.insights.photos, 1) }));
  } else if (comparesSplits) {
    parts.push(text("duplicates.noLeak"));
  } else {
    parts.push(text("duplicates.noSplits"));
  }
  if (near.otherLabelPairs > 0) parts.push(text("duplicates.labels", { n: near.otherLabelPairs }));
  return parts.join(" ");
}

/** Pairs of photos side by side, the first few at first. */
function pairList(kind, count) {
  const pairs = findingsOf(kind);
  const list = html("ul", { class: "pairs" });
  const more = html("button", {
    type: "button",
    class: "quiet more",
    click() {
      const from = list.children.length;
      list.append(...pairs.slice(from).map(pairCard));
      more.remove();
      list.children[from].querySelector(".file").focus();
    },
  });
  list.append(...pairs.slice(0, PAIRS_AT_FIRST).map(pairCard));
  more.textContent = text("pairs.more", { n: pairs.length - PAIRS_AT_FIRST });
  return html(
    "div",
    {},
    list,
    pairs.length > PAIRS_AT_FIRST ? more : null,
    // Pairs are counted; a photo is listed with its most similar partner only.
    pairs.length < count ? html("p", { class: "note" }, text("pairs.some", { n: pairs.length })) : null,
  );
}

const pairCard = (pair) =>
  html(
    "li",
    {},
    html("div", { class: "two" }, photoCard(pair.photo), photoCard(pair.other)),
    html("p", { class: "soft" }, text("pairs.similarity", { value: similarityText(pair.value) })),
  );

/** Never rounded up to 1 when something is missing. */
const similarityText = (value) => number(value >= 1 - 1e-9 ? 1 : Math.floor(value * 1e4) / 1e4, 4);

const classNumber = (label) => classes.find((each) => each.label === label)?.number;

/** A photo in small, or an empty frame, with what it is called. */
function photoCard({ path, label, split }) {
  const at = classNumber(label);
  const name = path.slice(path.lastIndexOf("/") + 1);
  return html(
    "figure",
    { class: "photo" },
    html("span", { class: "frame", title: visible(path) }, thumbnail(path)),
    html(
      "figcaption",
      {},
      label === null
        ? null
        : html("span", { class: "named" }, at === undefined ? null : marker(at, treatmentOf(split)), html("bdi", {}, labelText(label))),
      comparesSplits ? html("span", { class: "soft" }, splitText(split)) : null,
      html("bdi", { class: "file", tabindex: "-1", title: visible(path) }, visible(name)),
    ),
  );
}

function outliers({ far }) {
  const list = findingsOf("outlier");
  const byClass = [...Map.groupBy(list, ({ photo }) => photo.label)];
  return html(
    "div",
    { class: "part", id: "outliers" },
    html("h3", {}, text("outliers.title")),
    html(
      "p",
      { class: "verdict" },
      [
        list.length === 0
          ? text("outliers.none")
          : text("outliers.lead", { n: far.photos, cutoff: number(far.cutoff, 1) }),
        list.length < far.photos ? text("outliers.some", { n: list.length }) : "",
        far.smallClasses > 0 ? text("outliers.small", { n: far.smallClasses }) : "",
      ].join(" "),
    ),
    html(
      "ul",
      { class: "gallery" },
      byClass.map(([label, members]) =>
        html(
          "li",
          {},
          html(
            "div",
            { class: "named" },
            classNumber(label) === undefined ? null : marker(classNumber(label)),
            html("bdi", {}, labelText(label)),
          ),
          html("div", { class: "strip" }, members.map(outlierCard)),
        ),
      ),
    ),
  );
}

const outlierCard = ({ photo, other, value }) =>
  html(
    "figure",
    { class: "photo" },
    html("span", { class: "frame", title: visible(photo.path) }, thumbnail(photo.path)),
    html(
      "figcaption",
      {},
      html("span", {}, text("outliers.score", { value: number(value, 1) })),
      other.label === photo.label
        ? null
        : html("span", { class: "warn" }, text("outliers.nearer", { label: labelText(other.label) })),
      html("bdi", { class: "file", title: visible(photo.path) }, visible(photo.path.slice(photo.path.lastIndexOf("/") + 1))),
    ),
  );

function confusions({ nearest, near }) {
  const list = findingsOf("confusion");
  const rate = (agree, all) => (all === 0 ? "–" : percent(agree / all, 1));
  return html(
    "div",
    { class: "part", id: "confusions" },
    html("h3", {}, text("confusions.title")),
    html(
      "p",
      { class: "verdict" },
      nearest.all === 0 || classes.length < 2
        ? text("confusions.noLabels")
        : [
            text("confusions.lead", {
              n: nearest.distinct,
              all: rate(nearest.allAgree, nearest.all),
              distinct: rate(nearest.distinctAgree, nearest.distinct),
              threshold: number(near.threshold, 3),
            }),
            list.length === 0 ? text("confusions.none") : "",
          ].join(" "),
    ),
    list.length === 0 ? null : confusionTable(list),
  );
}

const confusionTable = (list) =>
  html(
    "div",
    { class: "scroll" },
    html(
      "table",
      { class: "numbers confused" },
      html("caption", { class: "unseen" }, text("confusions.title")),
      html(
        "thead",
        {},
        html(
          "tr",
          {},
          ["one", "other", "there", "back", "example"].map((key) => html("th", { scope: "col" }, text(`confusions.${key}`))),
        ),
      ),
      html("tbody", {}, list.map(confusionRow)),
    ),
  );

const confusionRow = ({ photo, other, photos, otherPhotos }) => {
  const named = ({ label }) => html("div", { class: "named" }, marker(classNumber(label)), html("bdi", {}, labelText(label)));
  const frame = ({ path }) => html("span", { class: "frame", title: visible(path) }, thumbnail(path));
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, named(photo)),
    html("td", {}, named(other)),
    html("td", {}, number(photos)),
    html("td", {}, number(otherPhotos)),
    html("td", {}, html("div", { class: "two small" }, frame(photo), frame(other))),
  );
};

const howItWasCompared = ({ components, share, near, far }) =>
  html(
    "details",
    { class: "finding method" },
    html("summary", {}, text("method.title")),
    ["compared", "near", "same", "outliers", "confused", "limits"].map((key) =>
      html(
        "p",
        {},
        text(`method.${key}`, {
          n: components,
          share: percent(share),
          threshold: number(near.threshold, 3),
          cutoff: number(far.cutoff, 1),
        }),
      ),
    ),
  );
