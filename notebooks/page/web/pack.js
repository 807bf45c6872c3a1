// The pack: compiler, linker, engine and packages, fetched when first needed.

/**
 * @typedef {{name: string, size: number, unpack: number}} PackFile
 * @typedef {object} PackPackage
 * @property {string} path
 * @property {string} name
 * @property {boolean} standard
 * @property {string[]} [exports]
 * @property {number[]} imports
 * @property {number} bundle
 * @property {number} from
 * @property {number} size
 */

export class Pack {
	/**
	 * @param {string} base the address of the pack's folder, with a slash at its end
	 * @param {(what: {name: string, loaded: number, size: number}) => void} onProgress
	 */
	constructor(base, onProgress) {
		this.base = base;
		this.onProgress = onProgress;
		/** @type {Map<number, Promise<Uint8Array>>} */
		this.bundles = new Map();
	}

	async open() {
		const response = await fetch(this.base + "index.json", { cache: "no-cache" });
		if (!response.ok) throw new Error(`the list of Go's packages cannot be loaded: ${response.status}`);
		this.index = await response.json();
		/** @type {PackPackage[]} */
		this.packages = this.index.packages;
		this.places = new Map(this.packages.map((p, at) => [p.path, at]));
	}

	/** @param {"compile" | "link" | "engine"} name @returns {Promise<WebAssembly.Module>} */
	async tool(name) {
		return WebAssembly.compile(await this.load(this.index.tools[name]));
	}

	/** Fetches and unpacks a file. @param {PackFile} file @returns {Promise<Uint8Array>} */
	async load(file) {
		const response = await fetch(this.base + file.name);
		if (!response.ok) throw new Error(`${file.name} cannot be loaded: ${response.status}`);
		let loaded = 0;
		const counted = new TransformStream({
			transform: (chunk, controller) => {
				loaded += chunk.length;
				this.onProgress({ name: file.name, loaded, size: file.size });
				controller.enqueue(chunk);
			},
		});
		const unpacked = response.body.pipeThrough(counted).pipeThrough(new DecompressionStream("gzip"));
		const bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
		if (bytes.length !== file.unpack) throw new Error(`${file.name} has ${bytes.length} bytes, want ${file.unpack}`);
		return bytes;
	}

	/** A package's archive. @param {PackPackage} p @returns {Promise<Uint8Array>} */
	async archive(p) {
		let bundle = this.bundles.get(p.bundle);
		if (!bundle) {
			bundle = this.load(this.index.bundles[p.bundle]);
			this.bundles.set(p.bundle, bundle);
			// A download that failed is tried again by the next cell.
			bundle.catch(() => this.bundles.delete(p.bundle));
		}
		return (await bundle).subarray(p.from, p.from + p.size);
	}

	/**
	 * The packages that a program needs which imports the given ones.
	 * @param {string[]} paths @returns {PackPackage[]}
	 */
	closure(paths) {
		const seen = new Set();
		const visit = (at) => {
			if (seen.has(at)) return;
			seen.add(at);
			this.packages[at].imports.forEach(visit);
		};
		for (const path of ["runtime", ...paths]) {
			const at = this.places.get(path);
			if (at !== undefined) visit(at); // the compiler complains about the others
		}
		return [...seen].map((at) => this.packages[at]);
	}
}
