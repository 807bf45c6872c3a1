// Brings every stepper with this id to life that is not alive yet: the same
// content may stand in a notebook more than once.
for (const root of document.querySelectorAll('[id="ID"]:not(.nn-live)')) {
  const groups = [...root.querySelectorAll('[data-f]')];
  const captions = [...root.querySelectorAll('li')];
  const [slider] = root.getElementsByTagName('input');
  const [back, next, play] = root.getElementsByTagName('button');
  const [count] = root.getElementsByTagName('output');
  const last = captions.length - 1;
  const member = groups.map(g => new Set(g.dataset.f.split(' ').map(Number)));
  let timer = 0;
  const show = frame => {
    groups.forEach((g, i) => {
      if (member[i].has(frame)) g.removeAttribute('display');
      else g.setAttribute('display', 'none');
    });
    captions.forEach((c, i) => c.classList.toggle('nn-on', i === frame));
    slider.value = frame;
    slider.setAttribute('aria-valuetext', `step ${frame + 1} of ${last + 1}: ${captions[frame].textContent}`);
    count.textContent = `${frame + 1} / ${last + 1}`;
    back.disabled = frame === 0;
    next.disabled = frame === last;
  };
  const stop = () => { clearInterval(timer); timer = 0; play.textContent = 'Play'; };
  const go = by => show(Math.min(Math.max(Number(slider.value) + by, 0), last));
  slider.oninput = () => { stop(); go(0); };
  back.onclick = () => { stop(); go(-1); };
  next.onclick = () => { stop(); go(+1); };
  play.onclick = () => {
    if (timer) return stop();
    if (Number(slider.value) === last) show(0);
    play.textContent = 'Pause';
    timer = setInterval(() => {
      if (!root.isConnected) return stop();
      go(+1);
      if (Number(slider.value) === last) stop();
    }, 1100);
  };
  root.classList.add('nn-live');
  root.querySelector('details').open = true;
  show(0);
}
