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
  script.onerror = () => { delete window.nnScripts[file]; script.remove(); failed(new Error(script.src)); };
  document.head.append(script);
});
// echarts' dark theme leaves three-dimensional axes alone.
const axes3D = dark => {
  const ink = dark ? '#A9AFB7' : '#5A6068', grid = dark ? '#3C3F44' : '#D9DCE1';
  const axis = old => ({...old[0] ?? old, nameTextStyle: {color: ink}});
  return option.grid3D && {
    xAxis3D: axis(option.xAxis3D), yAxis3D: axis(option.yAxis3D), zAxis3D: axis(option.zAxis3D),
    grid3D: {
      ...option.grid3D[0] ?? option.grid3D,
      axisLine: {lineStyle: {color: ink}}, axisLabel: {color: ink}, splitLine: {lineStyle: {color: grid}},
    },
  };
};
const isDark = () => document.body.dataset.jpThemeLight === 'false';

const draw = root => {
  const host = root.querySelector('.nn-chart');
  const still = root.querySelector('.nn-still');
  let chart;
  const start = () => {
    chart?.dispose();
    const mode = isDark() ? 'dark' : 'light';
    chart = echarts.init(host, mode === 'dark' ? 'dark' : null, {renderer: RENDERER});
    chart.setOption({...option, ...axes3D(isDark()), color: palettes[mode], backgroundColor: 'transparent', textStyle: {fontSize: 13}});
  };
  still.hidden = true;
  host.hidden = false;
  start();
  new ResizeObserver(() => host.clientWidth && chart.resize()).observe(host);
  const themes = new MutationObserver(() => root.isConnected ? start() : themes.disconnect());
  themes.observe(document.body, {attributes: true, attributeFilter: ['data-jp-theme-light']});
};

for (const root of document.querySelectorAll('[id="ID"]:not(.nn-live)')) {
  root.classList.add('nn-live');
  files.reduce((before, file) => before.then(() => load(file)), Promise.resolve())
    .then(() => draw(root))
    .catch(problem => {
      root.classList.remove('nn-live');
      root.querySelector('.nn-say').textContent =
        `The interactive chart could not be drawn (${problem.message}). Its numbers stand in the table; "make lab" serves what is missing.`;
    });
}
