const darkScreen = matchMedia("(prefers-color-scheme: dark)");
let theme = choices.read("theme");

const isDark = () => (theme === null ? darkScreen.matches : theme === "dark");

function applyTheme() {
  if (theme === null) document.documentElement.removeAttribute("data-theme");
  else document.documentElement.dataset.theme = theme;
  currentPlane?.recolour();
}

function switches() {
  const themeText = () => text(isDark() ? "theme.light" : "theme.dark");
  return html(
    "div",
    { class: "switches" },
    ["en", "fr"].map((code) =>
      html(
        "button",
        {
          type: "button",
          class: "quiet",
          lang: code,
          "data-language": code,
          "aria-pressed": String(language === code),
          click() {
            language = code;
            choices.write("language", code);
            render();
            document.querySelector(`[data-language=${code}]`).focus();
          },
        },
        { en: "English", fr: "Français" }[code],
      ),
    ),
    html(
      "button",
      {
        type: "button",
        class: "quiet",
        id: "theme",
        click(event) {
          theme = isDark() ? "light" : "dark";
          choices.write("theme", theme);
          applyTheme();
          event.currentTarget.textContent = themeText();
        },
      },
      themeText(),
    ),
  );
}

function stats() {
  const { kept } = report.variance;
  const features = report.timings.stages.find(({ name }) => name === "features");
  const each = [
    [number(photoCount), text("stat.photos", { n: photoCount })],
    [number(classes.length), text("stat.classes", { n: classes.length })],
    [number(report.rejects.total), text("stat.rejects", { n: report.rejects.total })],
    kept > 0
      ? [number(kept), text("stat.components", { n: kept, share: percent(reachedShare(kept)) })]
      : null,
    features && features.seconds > 0 && features.photos > 0
      ? [rounded(features.photos / features.seconds), text("stat.rate")]
      : null,
  ];
  return html(
    "dl",
    { class: "stats" },
    each.filter(Boolean).map(([value, name]) => html("div", {}, html("dt", {}, name), html("dd", {}, value))),
  );
}

function head() {
  return html(
    "header",
    {},
    html(
      "div",
      { class: "top" },
      html("p", { class: "brand" }, "Verger"),
      switches(),
    ),
    html(
      "div",
      { class: "masthead" },
      html(
        "div",
        {},
        html("h1", {}, html("bdi", {}, visible(report.title))),
        html(
          "p",
          { class: "summary" },
          text("summary", {
            photos: text("photos", { n: photoCount }),
            classes: text("classes", { n: classes.length }),
            backbone: report.backbone,
          }),
        ),
        html("p", { class: "when" }, moment(report.finished)),
      ),
      classes.length > 0 ? orchard() : null,
    ),
    stats(),
    html(
      "nav",
      { "aria-label": text("contents") },
      ["input", "variance", "plane", hasMap ? "map" : null, "insights", report.classifier && "classifier", "rejects", "timings", "provenance"]
        .filter(Boolean)
        .map((id) =>
          html(
            "a",
            { href: `#${id}`, click: () => (id === "plane" || id === "map") && turnTo(id === "map") },
            text(`${id}.title`),
          ),
        ),
    ),
  );
}

function render() {
  document.documentElement.lang = language;
  document
    .getElementById("page")
    .replaceChildren(
      head(),
      html(
        "main",
        {},
        [whatWentIn(), variance(), plane(), insights(), classifier(), rejects(), timings(), provenance()].filter(Boolean),
      ),
      html("footer", {}, text("footer")),
    );
}

darkScreen.addEventListener("change", applyTheme);
window.addEventListener("beforeprint", () => {
  document.documentElement.dataset.theme = "light";
  currentPlane?.recolour();
});
window.addEventListener("afterprint", applyTheme);
applyTheme();
render();
if (location.hash === "#map" && hasMap) turnTo(true);
// What the address names was not there yet when the page was opened.
document.getElementById(location.hash.slice(1))?.scrollIntoView();
