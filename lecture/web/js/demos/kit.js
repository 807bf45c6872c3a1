// What all demos are built from: elements, controls, and state that lives in
// the page's address.
const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((c) => c !== null && c !== undefined));
  return element;
}

export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
export const s = (tag, attributes, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

// num writes a number as people read it: a true minus sign, no trailing noise.
export function num(value, digits = 2) {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "not a number";
  const text =
    Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 10 ** -digits / 2)
      ? value.toExponential(1)
      : value.toFixed(digits);
  return text.replace(/^-(0\.?0*)$/, "$1").replace("-", "−");
}

// rich sets layers, as in z[1], and the shape after ℝ as superscripts.
export const rich = (text) =>
  text.split(/(\[\d\]|(?<=ℝ)\d×\d)/).map((part, i) => (i % 2 ? h("sup", {}, part) : part));

// State is a demo's settings: the defaults, overridden by data-state of the
// slide, overridden by the page's address (?name=key=value&…, encoded).
export class State {
  constructor(name, defaults, slide) {
    this.name = name;
    this.initial = { ...defaults, ...this.parse(slide, defaults) };
    this.values = {
      ...this.initial,
      ...this.parse(new URLSearchParams(location.search).get(name), defaults),
    };
  }
  parse(text, defaults) {
    const found = {};
    for (const [key, value] of new URLSearchParams(text ?? "")) {
      if (!(key in defaults)) continue;
      if (typeof defaults[key] === "number") {
        if (Number.isFinite(Number(value))) found[key] = Number(value);
      } else if (typeof defaults[key] === "boolean") found[key] = value === "true";
      else found[key] = value;
    }
    return found;
  }
  get(key) {
    return this.values[key];
  }
  set(patch) {
    Object.assign(this.values, patch);
    // Browsers refuse an address that changes hundreds of times: not more often than this.
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.write();
    }, 200);
  }
  write() {
    const changed = Object.entries(this.values).filter(
      ([k, v]) => v !== this.initial[k] && String(v).length < 4000,
    );
    const query = new URLSearchParams(location.search);
    if (changed.length) query.set(this.name, new URLSearchParams(changed).toString());
    else query.delete(this.name);
    const text = query.toString();
    history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
  }
  reset() {
    this.set({ ...this.initial });
  }
}

export function button(label, title, onclick, attributes) {
  return h("button", { type: "button", title, onclick, ...attributes }, label);
}

export function choice(label, options, value, onchange) {
  const select = h(
    "select",
    { onchange: () => onchange(select.value) },
    Object.entries(options).map(([key, text]) =>
      h("option", { value: key, selected: key === String(value) }, text),
    ),
  );
  const field = h("label", { class: "field" }, h("span", {}, label), select);
  field.show = (v) => {
    select.value = v;
  };
  return field;
}

export function number(label, value, { min, max, step }, onchange) {
  const input = h("input", {
    type: "number",
    min,
    max,
    step,
    value,
    onchange: () => {
      const v = Number(input.value);
      if (
        input.value !== "" &&
        Number.isFinite(v) &&
        (min === undefined || v >= min) &&
        (max === undefined || v <= max)
      )
        onchange(v);
      else input.reportValidity();
    },
  });
  const field = h("label", { class: "field" }, h("span", {}, label), input);
  field.show = (v) => {
    input.value = v;
  };
  return field;
}

export function slider(label, value, { min, max, step }, oninput, format = (v) => num(v)) {
  const out = h("output", {}, format(value));
  const input = h("input", {
    type: "range",
    min,
    max,
    step,
    value,
    oninput: () => {
      out.textContent = format(Number(input.value));
      oninput(Number(input.value));
    },
  });
  const field = h("label", { class: "field slide-field" }, h("span", {}, label, " ", out), input);
  field.show = (v) => {
    input.value = v;
    out.textContent = format(v);
  };
  return field;
}

// keys lets a demo be driven from the keyboard while it has the focus; Escape
// gives the keys back to the deck.
export function keys(root, bindings) {
  root.tabIndex = 0;
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.activeElement?.blur();
      event.stopPropagation();
      return;
    }
    if (
      event.target.matches("input:not([type=range]), textarea, select") ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    if (event.target.matches("input[type=range]") && event.key.startsWith("Arrow")) return;
    if (event.target.matches("button") && (event.key === " " || event.key === "Enter")) return;
    const run = bindings[event.key];
    if (run) {
      run();
      event.preventDefault();
      event.stopPropagation();
    }
  });
}
