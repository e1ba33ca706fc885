function rejects() {
  const { total, listed } = report.rejects;
  const title = text("rejects.title");
  if (total === 0) return section("rejects", title, text("rejects.none"));
  const byReason = Map.groupBy(listed, ({ reason }) => reason);
  const groups = [...byReason].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const open = listed.length <= 12;
  const share = percent(total / (total + photoCount), 1);
  return section(
    "rejects",
    title,
    [
      text("rejects.lead", { n: total, share }),
      listed.length < total ? ` ${text("rejects.some", { n: listed.length })}` : "",
    ].join(""),
    groups.map(([reason, members]) =>
      html(
        "details",
        { open },
        html("summary", {}, html("span", { class: "count" }, number(members.length)), html("bdi", {}, visible(reason))),
        html("ul", { class: "paths" }, members.map(({ path }) => html("li", {}, html("bdi", {}, visible(path))))),
      ),
    ),
  );
}
