const thumbnails = new Map(Object.entries(report.thumbnails));

/** A photo in small, or null where the page has none; its name stands beside it, so it needs none. */
const thumbnail = (path) =>
  thumbnails.has(path)
    ? html("img", { class: "thumb", alt: "", src: `data:image/jpeg;base64,${thumbnails.get(path)}` })
    : null;
