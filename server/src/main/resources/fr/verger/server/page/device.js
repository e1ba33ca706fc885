// The server's network on this device, for when the server is out of reach.

import { PhotoProblem } from "./photo.js";
import { networkInput } from "./pixels.js";

const SHELF = "verger-device";
let kit = null;
let session = null;

/**
 * Fetches what an answer needs, or finds it where an earlier visit kept it. Returns what the server
 * says of it; `available` is false where this mode is not in, and `reason` says why.
 */
export async function keep() {
  const response = await fetch("device/model.json");
  if (!response.ok) {
    throw new PhotoProblem("unreachable");
  }
  await lay("device/model.json", response.clone());
  const about = await response.json();
  if (!about.available) {
    return about;
  }
  const [wasm, network] = await Promise.all([about.wasm, about.network].map(bytes));
  await bytes(about.engine);
  const engine = await import(`./${about.engine}`);
  kit = { about, engine, wasm, network };
  await clear(["device/model.json", about.wasm, about.network, about.engine]);
  return about;
}

/** Whether this device can answer. */
export function ready() {
  return kit !== null;
}

/** An answer of the server's form; `onDevice` tells it apart. */
export async function answer(photo, top = 3) {
  const { about, engine } = kit;
  session ??= open();
  const { input, shape } = await networkInput(photo, about).catch(() => {
    throw new PhotoProblem("photo-unreadable");
  });
  const feeds = { [about.input]: new engine.Tensor("float32", input, shape) };
  const found = await (await session).run(feeds, ["probabilities", "unknown_score"]);
  const unknownScore = found.unknown_score.data[0];
  const predictions = [...found.probabilities.data]
    .map((probability, i) => ({ ...about.kinds[i], probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, top);
  const { unknownThreshold } = about;
  return { sure: unknownScore <= unknownThreshold, unknownScore, unknownThreshold, predictions, onDevice: true };
}

async function open() {
  const { env, InferenceSession } = kit.engine;
  // More threads need memory that browsers share only between pages with further headers.
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary = kit.wasm;
  return InferenceSession.create(new Uint8Array(kit.network), { executionProviders: ["wasm"] });
}

// ---- the shelf: what a visit without the server finds; browsers have one over HTTPS only ----

/** The bytes at an address whose content never changes. */
async function bytes(path) {
  const shelf = await opened();
  const there = await shelf?.match(path);
  if (there) {
    return there.arrayBuffer();
  }
  const response = await fetch(path);
  if (!response.ok) {
    throw new PhotoProblem("unreachable");
  }
  await lay(path, response.clone());
  return response.arrayBuffer();
}

async function lay(path, response) {
  // A browser that is short of room keeps nothing; the page works on without.
  await (await opened())?.put(path, response).catch(() => {});
}

/** Networks and engines of earlier visits go. */
async function clear(needed) {
  const shelf = await opened();
  const names = new Set(needed.map((path) => new URL(path, document.baseURI).href));
  const others = ((await shelf?.keys()) ?? []).filter(({ url }) => !names.has(url));
  await Promise.all(others.map((request) => shelf.delete(request)));
}

async function opened() {
  return "caches" in window ? caches.open(SHELF).catch(() => null) : null;
}
