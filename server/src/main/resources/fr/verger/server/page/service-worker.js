// Keeps the page's own files, so that an installed page opens without the server, and gives out
// what device.js laid on its shelf. Photos and answers are never kept. The server comes first, so
// that an update is seen at once.

const CACHE = "verger-page";
const FILES = [
  "./", "page.css", "app.js", "answer.js", "camera.js", "card.js", "device.js", "element.js",
  "language.js", "nearest.js", "photo.js", "pixels.js", "texts.js", "manifest.webmanifest", "icon.svg", "icon-192.png", "icon-512.png",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method !== "GET" || path.startsWith("/api/")) {
    return;
  }
  event.respondWith(
    fetch(request)
      .then(async (response) => {
        const cache = await caches.open(CACHE);
        if (response.ok && (await cache.match(request))) {
          await cache.put(request, response.clone());
        }
        return response;
      })
      .catch(async () => (await caches.match(request)) ?? Response.error()),
  );
});
