function timings() {
  const { seconds, cores, stages } = report.timings;
  const longest = Math.max(...stages.map((stage) => stage.seconds), 1e-9);
  const featuring = stages.find(({ name }) => name === "features");
  const rate = featuring && featuring.seconds > 0 ? featuring.photos / featuring.seconds : null;
  const lead =
    rate === null
      ? text("timings.lead", { time: duration(seconds) })
      : text("timings.leadRate", {
          time: duration(seconds),
          rate: rounded(rate),
          core: rounded(rate / cores),
          cores: text("cores", { n: cores }),
        });
  return section(
    "timings",
    text("timings.title"),
    lead,
    stages.length === 0
      ? null
      : html(
          "div",
          { class: "scroll" },
          html(
            "table",
            { class: "numbers" },
            html("caption", { class: "unseen" }, text("timings.title")),
            html(
              "thead",
              {},
              html(
                "tr",
                {},
                ["timings.stage", "timings.time", "timings.rate"].map((key) =>
                  html("th", { scope: "col" }, text(key)),
                ),
                html("td", {}),
              ),
            ),
            html(
              "tbody",
              {},
              stages.map((stage) =>
                html(
                  "tr",
                  {},
                  html("th", { scope: "row" }, textOr(`stage.${stage.name}`, stage.name)),
                  html("td", {}, duration(stage.seconds)),
                  html(
                    "td",
                    {},
                    stage.photos > 0 && stage.seconds > 0 ? rounded(stage.photos / stage.seconds) : "–",
                  ),
                  html(
                    "td",
                    { class: "barcell", "aria-hidden": "true" },
                    html(
                      "div",
                      { class: "bar" },
                      html("span", { class: "time", "--share": `${(100 * stage.seconds) / longest}%` }),
                    ),
                  ),
                ),
              ),
            ),
          ),
        ),
  );
}
