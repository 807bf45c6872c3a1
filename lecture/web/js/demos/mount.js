// Brings the demos of a slide or page to life, each when it is first needed.
const kinds = {
  conditioning: () => import("./conditioning.js"),
  perceptron: () => import("./perceptron.js"),
  neuron: () => import("./neuron.js"),
  softmax: () => import("./softmax.js"),
  backprop: () => import("./backprop.js"),
  playground: () => import("./playground.js"),
  initialization: () => import("./initialization.js"),
  optimizers: () => import("./optimizers.js"),
  convolution: () => import("./convolution.js"),
  cnn: () => import("./cnn.js"),
};

async function mount(element) {
  if (element.dataset.mounted) return;
  const untouched = element.cloneNode(true);
  element.dataset.mounted = "pending";
  try {
    const { create } = await kinds[element.dataset.demo]();
    await create(element);
    element.dataset.mounted = "ready";
  } catch (problem) {
    const query = new URLSearchParams(location.search);
    if (query.has(element.dataset.demo)) {
      // settings that somebody has put into the address
      query.delete(element.dataset.demo);
      history.replaceState(history.state, "", `${location.pathname}?${query}${location.hash}`);
      element.replaceWith(untouched);
      await mount(untouched);
      tell(
        untouched,
        `The settings in the address do not work: ${problem.message}. These are the slide’s own.`,
      );
      return;
    }
    element.dataset.mounted = "failed";
    tell(element, `The demo did not start: ${problem.message}`);
    console.error(problem);
  }
}

function tell(element, words) {
  const note = document.createElement("p");
  note.className = "demo-problem";
  note.setAttribute("role", "status");
  note.textContent = words;
  element.append(note);
}

export function mountDemos(root) {
  return Promise.all([...root.querySelectorAll("[data-demo]")].map(mount));
}
