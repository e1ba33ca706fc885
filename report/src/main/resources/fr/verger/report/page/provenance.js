function provenance() {
  return section(
    "provenance",
    text("provenance.title"),
    text("provenance.lead", { when: moment(report.finished) }),
    html(
      "div",
      { class: "groups" },
      report.provenance.map(({ name, facts }) =>
        html(
          "div",
          {},
          html("h3", {}, textOr(`provenance.${name}`, name)),
          html("dl", {}, facts.map(fact)),
        ),
      ),
    ),
  );
}

const fact = ({ name, value }) =>
  html(
    "div",
    {},
    html("dt", {}, visible(name)),
    html("dd", {}, /^[0-9a-f]{64}$/.test(value) ? checksum(value) : html("bdi", {}, visible(value))),
  );

/** A checksum that one click selects or copies. */
function checksum(value) {
  const code = html("code", { class: "checksum" }, value);
  const button = html(
    "button",
    {
      type: "button",
      class: "quiet",
      async click() {
        getSelection().selectAllChildren(code);
        try {
          await navigator.clipboard.writeText(value);
          button.textContent = text("copied");
        } catch {
          button.textContent = text("selected");
        }
      },
    },
    text("copy"),
  );
  return [code, button];
}
