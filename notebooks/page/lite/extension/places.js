// Where the site has what we need. The builder of the site writes it among JupyterLab's settings.

/**
 * @param {{getOption: (name: string) => string, getBaseUrl: () => string}} PageConfig
 * @returns {{engine: string, slides: string}} whole addresses
 */
export function places(PageConfig) {
  const told = JSON.parse(PageConfig.getOption("litePluginSettings")).nnlecture;
  const address = (path) => new URL(path, PageConfig.getBaseUrl()).href;
  return Object.fromEntries(Object.entries(told).map(([name, path]) => [name, address(path)]));
}
