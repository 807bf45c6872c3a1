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
  element.dataset.mounted = "pending";
  try {
    const { create } = await kinds[element.dataset.demo]();
    await create(element);
    element.dataset.mounted = "ready";
  } catch (problem) {
    element.dataset.mounted = "failed";
    const note = document.createElement("p");
    note.className = "demo-problem";
    note.textContent = `The demo did not start: ${problem.message}`;
    element.append(note);
    console.error(problem);
  }
}

export function mountDemos(root) {
  return Promise.all([...root.querySelectorAll("[data-demo]")].map(mount));
}
