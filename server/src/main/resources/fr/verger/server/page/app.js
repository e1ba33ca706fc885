// The page: from a photo, however it came, to an answer.

import { answerView, spoken } from "./answer.js";
import { canTake, liveCamera, onPhoto, openCamera } from "./camera.js";
import { cardView } from "./card.js";
import * as device from "./device.js";
import { language, onLanguage, problemText, speak, text } from "./language.js";
import { ask, prepare } from "./photo.js";

const find = (id) => document.getElementById(id);
const state = { answer: null, chosen: null, problem: null, shrunk: null, model: null, device: null };
let underWay = new AbortController();
let keeping = null;

// ---- what is shown ----

function show(name) {
  document.body.dataset.state = name;
  draw();
}

function draw() {
  const { answer, chosen, problem, shrunk } = state;
  find("answer").hidden = !answer;
  find("answer").replaceChildren(...(answer ? answerView(answer, chosen, choose) : []));
  const named = chosen && !(answer.sure && chosen === answer.predictions[0]);
  find("card").replaceChildren(...(chosen ? [cardView(chosen, named)] : []));
  find("problem").hidden = !problem;
  find("problem").textContent = problem ? problemText(problem) : "";
  find("notice").hidden = !shrunk;
  find("notice").textContent = shrunk ? text("shrunk", shrunk.megabytes, shrunk.pixels) : "";
  const working = document.body.dataset.state === "working";
  find("status").textContent = working ? text("working") : answer ? spoken(answer) : "";
  find("frame").setAttribute("aria-busy", String(working));
  drawAbout();
}

/** What becomes known by itself, at any time: an answer that is being read is not drawn anew. */
function drawAbout() {
  find("model").textContent = state.model
    ? text("model", state.model.name, state.model.labels.length)
    : "";
  find("device").textContent = state.device ? text("device")[state.device] : "";
}

function choose(candidate) {
  const { label } = candidate;
  state.chosen = candidate;
  draw();
  document.querySelector(`[data-label-name="${CSS.escape(label)}"]`)?.focus({ preventScroll: true });
  find("card").scrollIntoView({ block: "nearest" });
}

function preview(file) {
  const image = find("preview");
  URL.revokeObjectURL(image.src);
  image.src = URL.createObjectURL(file);
  image.hidden = false;
  find("nopreview").hidden = true;
}

// ---- from a photo to an answer ----

async function look(file) {
  underWay.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  Object.assign(state, { answer: null, chosen: null, problem: null, shrunk: null });
  preview(file);
  show("working");
  try {
    const { body, shrunk } = await prepare(file);
    state.shrunk = shrunk;
    const answer = await answered(body, signal);
    if (!signal.aborted) {
      state.answer = answer;
      state.chosen = answer.sure ? answer.predictions[0] : null;
      show("answered");
    }
  } catch (failure) {
    if (!signal.aborted) {
      state.problem = failure.name;
      show("problem");
    }
  }
}

/** By the server; by this device where the server cannot be reached and the network is here. */
async function answered(body, signal) {
  try {
    return await ask(body, signal);
  } catch (failure) {
    if (failure.name !== "unreachable") {
      throw failure;
    }
    await keeping;
    if (device.ready()) {
      return device.answer(body);
    }
    throw failure;
  }
}

function lookAtFirst(files) {
  const photos = [...(files ?? [])];
  const first = photos.find((file) => file.type.startsWith("image/")) ?? photos[0];
  if (first) {
    look(first);
  }
}

// ---- how photos come ----

for (const id of ["gallery", "capture"]) {
  find(id).addEventListener("change", (event) => {
    lookAtFirst(event.target.files);
    event.target.value = "";
  });
}
find("choose").addEventListener("click", () => find("gallery").click());
find("take").addEventListener("click", async () => {
  if (!liveCamera()) {
    find("capture").click();
    return;
  }
  try {
    await openCamera();
  } catch {
    Object.assign(state, { answer: null, chosen: null, problem: "camera" });
    show("problem");
  }
});
onPhoto(look);
canTake().then((can) => {
  find("take").hidden = !can;
  find("choose").className = can ? "soft" : "strong";
});

document.addEventListener("paste", (event) => lookAtFirst(event.clipboardData?.files));
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  find("frame").classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) {
    find("frame").classList.remove("over");
  }
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  find("frame").classList.remove("over");
  lookAtFirst(event.dataTransfer?.files);
});
find("preview").addEventListener("error", () => {
  find("preview").hidden = true;
  find("nopreview").hidden = false;
});

// ---- language, model, installing ----

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => speak(button.dataset.language));
}
onLanguage(() => {
  document.documentElement.lang = language();
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = text(node.dataset.text);
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", text(node.dataset.label));
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language()));
  }
  document.title = `Verger · ${text("question")}`;
  find("preview").alt = text("preview");
  draw();
});
fetch("api/v1/model")
  .then((response) => response.json())
  .catch(() => null)
  .then((model) => {
    state.model = model ?? state.model;
    drawAbout();
  });

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("service-worker.js").catch(() => {});
}
window.addEventListener("load", () => {
  keeping = device
    .keep()
    .then((about) => {
      state.device = about.available ? "ready" : about.reason;
      state.model ??= about.available ? { name: about.name, labels: about.kinds } : null;
    })
    .catch(() => {
      state.device = "failed";
    })
    .finally(drawAbout);
});
