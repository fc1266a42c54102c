/** A slider with its name and value. */

import { make } from "./dom.js";

const STEPS = 100;

/**
 * knob: {name, title, tip, least, most, usual}; turned is called with the value.
 * Gives {element, show(value)}.
 */
export function makeSlider(knob, turned, words = percent) {
  const { name, title, tip, least, most } = knob;
  const range = make("input", { type: "range", id: `slider-${name}`, min: least, max: most });
  range.step = (most - least) / STEPS;
  const output = make("output", {});
  output.htmlFor.add(range.id);
  const paint = () => {
    const value = Number(range.value);
    range.style.setProperty("--filled", `${(100 * (value - least)) / (most - least)}%`);
    range.setAttribute("aria-valuetext", words(value));
    output.textContent = words(value);
  };
  range.addEventListener("input", () => {
    paint();
    turned(Number(range.value));
  });
  const label = make("label", { htmlFor: range.id }, title);
  const element = make("div", { className: "slider" }, label, output, range);
  if (tip) element.append(make("small", { id: `tip-${name}` }, tip));
  if (tip) range.setAttribute("aria-describedby", `tip-${name}`);
  const show = (value) => {
    range.value = value;
    paint();
  };
  show(knob.usual);
  return { element, show };
}

const percent = (value) => `${Math.round(100 * value)} %`;
