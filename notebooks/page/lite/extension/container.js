// The door through which JupyterLab takes an extension: a container in the sense of module federation,
// as bundlers write it. It is this short because our modules need no bundler. JupyterLab hands out its
// own packages by name, so that extension and application share them.

{
  const here = document.currentScript.src;
  let scope;

  /** Fetches one of JupyterLab's own packages. */
  const shared = async (name) => {
    const [offer] = Object.values(scope[name] ?? {});
    if (!offer) throw new Error(`JupyterLab offers no ${name}`);
    return (await offer.get())();
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.nnlecture = {
    init: (offered) => {
      scope = offered;
    },
    get: async (module) => {
      const { load } = await import(new URL(`${module}.js`, here).href);
      const loaded = await load(shared);
      return () => loaded;
    },
  };
}
