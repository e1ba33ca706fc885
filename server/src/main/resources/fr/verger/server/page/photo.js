// A photo on its way to the server.

/** The server's bound on a body. */
export const MOST_BYTES = 12 * 1024 * 1024;

/** Longer side of what is left of a photo that is too large to be sent. */
const SHRUNK_SIDE = 2560;

/** Beyond the server's own time limit; then it is taken for out of reach. */
const PATIENCE_MILLIS = 20_000;

/** A problem that has a sentence in the page's texts. */
export class PhotoProblem extends Error {
  constructor(name) {
    super(name);
    this.name = name;
  }
}

/** What is to be sent: the file as it is, or a smaller copy of one that is too large. */
export async function prepare(file) {
  if (file.type && !file.type.startsWith("image/")) {
    throw new PhotoProblem("notAPhoto");
  }
  return file.size <= MOST_BYTES ? { body: file, shrunk: null } : shrink(file);
}

async function shrink(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new PhotoProblem("photo-too-large");
  }
  const scale = Math.min(1, SHRUNK_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const body = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.92));
  if (!body || body.size > MOST_BYTES) {
    throw new PhotoProblem("photo-too-large");
  }
  const megabytes = Math.round(file.size / 1e6);
  return { body, shrunk: { megabytes, pixels: Math.max(canvas.width, canvas.height) } };
}

/** Asks the server what is on it. While the server is busy it is asked again, three times in all. */
export async function ask(body, signal, attempts = 3) {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), PATIENCE_MILLIS);
  signal.addEventListener("abort", () => impatience.abort(), { once: true });
  let response;
  try {
    const headers = { "Content-Type": "application/octet-stream" };
    response = await fetch("api/v1/predictions", { method: "POST", body, headers, signal: impatience.signal });
  } catch (failure) {
    throw signal.aborted ? failure : new PhotoProblem("unreachable");
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  const name = String(problem.type ?? "").replace("urn:verger:problem:", "");
  if (name === "busy" && attempts > 1) {
    const seconds = Number(response.headers.get("Retry-After")) || 1;
    await new Promise((done) => setTimeout(done, seconds * 1000));
    return ask(body, signal, attempts - 1);
  }
  throw new PhotoProblem(name);
}
