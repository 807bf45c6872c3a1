// A worker that loads one file of the pack: from the browser's store if it is there, else from the host,
// unpacked and then stored. It is no module, because the decoder of xz is none.

importScripts("xz-decompress.min.js");
const { XzReadableStream } = self["xz-decompress"];

self.onmessage = async ({ data }) => {
  try {
    const bytes = (await kept(data)) ?? (await fetched(data));
    if (data.module) self.postMessage({ module: await WebAssembly.compile(bytes) });
    else self.postMessage({ bytes }, [bytes.buffer]);
  } catch (problem) {
    self.postMessage({ problem: String(problem?.message ?? problem) });
  }
};

/** The browser's store, if it lets us have one: some do not in private windows, or on hosts without https. */
async function store(name) {
  try {
    return await self.caches?.open(name);
  } catch {
    return undefined;
  }
}

async function kept({ url, file, cache }) {
  try {
    const found = await (await store(cache))?.match(url);
    const bytes = found && new Uint8Array(await found.arrayBuffer());
    return bytes?.length === file.unpack ? bytes : undefined;
  } catch {
    return undefined; // what cannot be read is fetched again
  }
}

async function fetched({ url, file, cache }) {
  const response = await fetch(url).catch(() => undefined);
  if (!response) throw new Error(`${file.name} cannot be loaded: the host cannot be reached`);
  if (response.status === 404) {
    throw new Error(`${file.name} is no longer on the host: there is a newer version, reload the page`);
  }
  if (!response.ok) throw new Error(`${file.name} cannot be loaded: the host answers ${response.status}`);
  let loaded = 0;
  const counted = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.length;
      self.postMessage({ loaded });
      controller.enqueue(chunk);
    },
  });
  self.postMessage({ loaded });
  const bytes = new Uint8Array(file.unpack);
  await fill(bytes, response.body.pipeThrough(counted), file);
  try {
    await (await store(cache))?.put(url, new Response(bytes));
  } catch {
    // The store is full or forbidden: the next visit loads it again.
  }
  return bytes;
}

/** Unpacks a stream into bytes, which it must fill. */
async function fill(bytes, stream, file) {
  let at = 0;
  try {
    for (const reader = new XzReadableStream(stream).getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes.set(value, at);
      at += value.length;
    }
  } catch (problem) {
    throw new Error(`${file.name} did not arrive whole: try again (${problem.message})`, { cause: problem });
  }
  if (at !== bytes.length) throw new Error(`${file.name} did not arrive whole: try again`);
}
