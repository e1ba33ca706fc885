const GALLERY_EACH = 5;
const GALLERY_CLASSES = 12;
let wholeGallery = false;

/** Photos of each class that the page has in small, evenly over those that it draws. */
const galleryPaths = (() => {
  const byClass = classes.map(() => []);
  if (thumbnails.size > 0) {
    for (let i = 0; i < cloud.count; i++) {
      const path = folderOf(i) + nameOf(i);
      if (thumbnails.has(path)) byClass[cloud.classOf[i]].push(path);
    }
  }
  return byClass.map((paths) => {
    const each = Math.min(GALLERY_EACH, paths.length);
    return Array.from({ length: each }, (_, i) => paths[Math.floor(((i + 0.5) * paths.length) / each)]);
  });
})();

/** A few photos of each class, or null where the run made no thumbnails. */
function gallery() {
  const shown = classes.filter(({ number: at }) => galleryPaths[at].length > 0);
  if (shown.length === 0) return null;
  const place = html("div", { class: "samples" });
  const redraw = () => {
    const some = wholeGallery ? shown : shown.slice(0, GALLERY_CLASSES);
    place.replaceChildren(
      html("h3", {}, text("gallery.title")),
      html("ul", { class: "gallery" }, some.map(galleryCard)),
      ...(shown.length > GALLERY_CLASSES ? [galleryButton(shown.length, redraw)] : []),
    );
  };
  redraw();
  return place;
}

const galleryCard = ({ number: at, label }) =>
  html(
    "li",
    {},
    html("div", { class: "named" }, marker(at), html("bdi", {}, labelText(label))),
    html(
      "div",
      { class: "strip" },
      galleryPaths[at].map((path) => html("span", { class: "frame", title: visible(path) }, thumbnail(path))),
    ),
  );

const galleryButton = (count, redraw) =>
  html(
    "button",
    {
      type: "button",
      class: "quiet more",
      "aria-expanded": String(wholeGallery),
      click() {
        wholeGallery = !wholeGallery;
        redraw();
        document.querySelector(".samples .more").focus();
      },
    },
    wholeGallery ? text("showFewer") : text("showAll", { n: count }),
  );
