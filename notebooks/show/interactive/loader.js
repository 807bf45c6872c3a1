// Draws every chart with this id that is not drawn yet, with the echarts that
// this notebook's own server hands out.
const files = FILES;
const option = OPTION;
const palettes = {light: LIGHT, dark: DARK};

const base = () => {
  try {
    return JSON.parse(document.getElementById('jupyter-config-data').textContent).baseUrl || '/';
  } catch {
    return '/';
  }
};
// One promise per file and page, however many charts ask for it.
const load = file => (window.nnScripts ??= {})[file] ??= new Promise((done, failed) => {
  const script = document.createElement('script');
  script.src = base() + 'static/echarts/' + file;
  script.onload = done;
  script.onerror = () => {
    delete window.nnScripts[file];
    script.remove();
    failed(new Error(`${script.src} cannot be loaded; "make lab" serves it`));
  };
  document.head.append(script);
});
// echarts' dark theme leaves three-dimensional axes alone, and echarts-gl cuts the upper half
// of their words off unless lines are high.
const axes3D = dark => {
  const ink = dark ? '#A9AFB7' : '#5A6068', grid = dark ? '#3C3F44' : '#D9DCE1';
  const words = {color: ink, lineHeight: 36};
  const axis = old => ({...old[0] ?? old, nameTextStyle: {...words, fontSize: 16}});
  return option.grid3D && {
    xAxis3D: axis(option.xAxis3D), yAxis3D: axis(option.yAxis3D), zAxis3D: axis(option.zAxis3D),
    grid3D: {
      ...option.grid3D[0] ?? option.grid3D,
      axisLine: {lineStyle: {color: ink}}, axisLabel: {...words, fontSize: 13},
      splitLine: {lineStyle: {color: grid}},
    },
  };
};
const mode = () => document.body.dataset.jpThemeLight === 'false' ? 'dark' : 'light';

const draw = root => {
  const host = root.querySelector('.nn-chart');
  let chart, drawnIn;
  // JupyterLab takes cells off the page while they are scrolled out of sight;
  // what has changed meanwhile is noticed when they come back.
  const refresh = () => {
    if (!host.isConnected || !host.clientWidth) return;
    if (drawnIn === mode()) return chart.resize();
    chart?.dispose();
    drawnIn = mode();
    chart = echarts.init(host, drawnIn === 'dark' ? 'dark' : null, {renderer: RENDERER});
    chart.setOption({
      ...option, ...axes3D(drawnIn === 'dark'),
      color: palettes[drawnIn], backgroundColor: 'transparent', textStyle: {fontSize: 13},
    });
  };
  root.querySelector('.nn-still').hidden = true;
  host.hidden = false;
  refresh();
  new ResizeObserver(refresh).observe(host);
  const theme = {attributes: true, attributeFilter: ['data-jp-theme-light']};
  new MutationObserver(refresh).observe(document.body, theme);
};

for (const root of document.querySelectorAll('[id="ID"]:not(.nn-live)')) {
  root.classList.add('nn-live');
  files.reduce((before, file) => before.then(() => load(file)), Promise.resolve())
    .then(() => {
      const canvas = document.createElement('canvas');
      if (option.grid3D && !canvas.getContext('webgl')) throw new Error('this browser offers no WebGL');
      draw(root);
    })
    .catch(problem => {
      root.classList.remove('nn-live');
      root.querySelector('.nn-chart').hidden = true;
      root.querySelector('.nn-still').hidden = false;
      root.querySelector('.nn-say').textContent =
        `The interactive chart could not be drawn: ${problem.message}. Its numbers stand here instead.`;
    });
}
