/** Links to files of a figure, for slides; null where the page has none beside it. */
function figureLinks(name) {
  const files = report.figures.filter((file) => file.startsWith(`${name}.`));
  if (files.length === 0) return null;
  return html(
    "p",
    { class: "note files" },
    text("figures.slides"),
    files.map((file) =>
      html("a", { href: `figures/${file}`, download: true }, file.slice(file.lastIndexOf(".") + 1).toUpperCase()),
    ),
  );
}
