/** The look: styles, their balance, and the knobs; as the server takes it. */

import { keep, recall } from "./memory.js";

const SEND_MS = 80; // a slider moves faster than the server listens

/** Kept on this device. `send` is given the look's values after each change. */
export class Look {
  #offer = { styles: [], knobs: [] };
  #values;
  #send;
  #timer = 0;
  #late = false;

  constructor(send) {
    this.#values = recall("look");
    this.#send = send;
  }

  /** Fit what was kept to what a server offers; another server may have other styles. */
  fit({ styles, knobs }) {
    this.#offer = { styles, knobs };
    const names = styles.map(({ name }) => name);
    const { style, second, balance, keepColors, knobs: kept } = this.#values;
    this.#values = {
      style: names.includes(style) ? style : names[0],
      second: names.includes(second) ? second : "",
      balance: within(balance, 0, 1, 0.5),
      keepColors: keepColors === true,
      knobs: {},
    };
    for (const { name, least, most, usual } of knobs) {
      this.#values.knobs[name] = within(kept?.[name], least, most, usual);
    }
  }

  get values() {
    return this.#values;
  }

  /** The one style of a name. */
  style(name) {
    return this.#offer.styles.find((style) => style.name === name);
  }

  change(values) {
    Object.assign(this.#values, values);
    this.#changed();
  }

  turn(knob, value) {
    this.#values.knobs[knob] = value;
    this.#changed();
  }

  /** All but the style as it is at first. */
  reset() {
    const knobs = Object.fromEntries(this.#offer.knobs.map(({ name, usual }) => [name, usual]));
    this.change({ second: "", balance: 0.5, keepColors: false, knobs });
  }

  /** As the server takes it. */
  message() {
    const { style, second, balance, keepColors, knobs } = this.#values;
    const mix = {};
    const share = second && second !== style ? balance : 0;
    if (share < 1) mix[style] = 1 - share;
    if (share > 0) mix[second] = share;
    return { type: "look", look: { mix, keep_colors: keepColors, ...knobs } };
  }

  #changed() {
    keep("look", this.#values);
    this.#late = true;
    if (!this.#timer) this.#flush();
  }

  /** The first change at once, then at most one each while. */
  #flush() {
    this.#timer = 0;
    if (!this.#late) return;
    this.#late = false;
    this.#send(this.message());
    this.#timer = setTimeout(() => this.#flush(), SEND_MS);
  }
}

/** A kept number, or the usual one where it is none in range. */
function within(value, least, most, usual) {
  return typeof value === "number" && value >= least && value <= most ? value : usual;
}
