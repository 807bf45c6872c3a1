// Keeps one version of the site, whole, and answers from it, with or without a network. The builder writes
// above this what the site is: const site = {version, now, later}, where now and later map addresses to the
// hash of what belongs there. The files of now are fetched when a version is installed, those of later when
// they are needed, or when a page asks to keep them.

const scope = self.registration.scope;
const prefix = `nnlecture-site ${scope} `;
const name = prefix + site.version;
const atOnce = 6;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path in site.now || path in site.later) event.respondWith(answer(path, event));
});
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "keep") event.waitUntil(keep(event.source));
});

/** A version comes in whole or not at all: another try follows when the reader comes again. */
async function install() {
  const cache = await caches.open(name);
  const before = await earlier();
  const waiting = Object.entries(site.now);
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await bring(cache, ...next, before);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Drops earlier versions, for no page uses them any longer, and serves the pages that are open. */
async function activate() {
  for (const other of await caches.keys())
    if (other.startsWith(prefix) && other !== name) await caches.delete(other);
  await self.clients.claim();
  for (const client of await self.clients.matchAll()) client.postMessage({ version: site.version });
}

/** What earlier versions hold, by hash: most files are the same in the next version. */
async function earlier() {
  const found = new Map();
  for (const other of await caches.keys()) {
    if (!other.startsWith(prefix) || other === name) continue;
    const cache = await caches.open(other);
    for (const request of await cache.keys()) {
      const hash = (await cache.match(request)).headers.get("X-Hash");
      found.set(hash, () => cache.match(request));
    }
  }
  return found;
}

/** Puts a file into the cache, unless it is there. */
async function bring(cache, path, hash, before = new Map()) {
  const address = new URL(path, scope).href;
  if (await cache.match(address)) return;
  const known = await before.get(hash)?.();
  if (known) return cache.put(address, known);
  await put(cache, address, hash, await fetch(address, { cache: "no-cache" }));
}

/** Keeps an answer, if it is what belongs to this version. */
async function put(cache, address, hash, response) {
  const body = await response.arrayBuffer();
  if (!response.ok || (await digest(body)) !== hash) throw new Error(`${address} is not of this version`);
  const headers = { "Content-Type": response.headers.get("Content-Type"), "X-Hash": hash };
  await cache.put(address, new Response(body, { headers }));
}

/** The hash of a content, as the builder writes it. */
async function digest(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).subarray(0, 8);
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** The file that a request is for, by its path in the site. */
function pathOf(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== "GET" || !address.startsWith(scope)) return "";
  const path = decodeURIComponent(address.slice(scope.length));
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

async function answer(path, event) {
  const cache = await caches.open(name);
  const address = new URL(path, scope).href;
  const kept = await cache.match(address);
  if (kept) return kept;
  if (path in site.now) {
    await bring(cache, path, site.now[path]);
    return cache.match(address);
  }
  const response = await fetch(event.request);
  event.waitUntil(put(cache, address, site.later[path], response.clone()).catch(() => {})); // not kept, then
  return response;
}

/** Fetches what is still to be fetched, one file after the other, and tells the page how far it is. */
async function keep(client) {
  const cache = await caches.open(name);
  const all = Object.entries(site.later).filter(([path]) => site.kept.includes(path.split("/")[0]));
  for (const [done, [path, hash]] of all.entries()) {
    client.postMessage({ done, all: all.length });
    await bring(cache, path, hash);
  }
  client.postMessage({ done: all.length, all: all.length });
}
