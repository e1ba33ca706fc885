/** Makes elements. Strings among the children become text nodes: no markup is ever parsed. */
function element(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name.startsWith("--")) node.style.setProperty(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const html = (name, attributes = {}, ...children) =>
  element(document.createElement(name), attributes, children);

const svg = (name, attributes = {}, ...children) =>
  element(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

/** A section of the page with its heading and one sentence that says what is to be seen. */
function section(id, title, lead, ...children) {
  return html(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    html("div", { class: "opening" }, html("h2", { id: `${id}-title` }, title), html("p", {}, lead)),
    ...children,
  );
}

/** Text that shows what a path really holds: control and direction characters become visible. */
function visible(text) {
  return text.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (c) => {
    const code = c.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\u2426";
  });
}

/** Runs a function with the width of an element, now and whenever it changes. */
function onWidth(node, draw) {
  let last = 0;
  new ResizeObserver((entries) => {
    const width = Math.floor(entries[0].contentRect.width);
    if (width > 0 && width !== last) {
      last = width;
      draw(width);
    }
  }).observe(node);
}
