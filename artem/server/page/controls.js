/** The controls of the look: styles, strength, mix and knobs. */

import { find } from "./dom.js";
import { makeSlider } from "./slider.js";
import { fillStrip, showChosen } from "./strip.js";

const BALANCE = {
  name: "balance",
  title: "Balance",
  tip: "Left is the first style alone, right the second.",
  least: 0,
  most: 1,
  usual: 0.5,
};

/** Fill the controls with what a server offers, and keep them and the look in step. */
export function addControls(look, { styles, knobs }) {
  const sliders = new Map(
    knobs.map((knob) => [knob.name, makeSlider(knob, (value) => look.turn(knob.name, value))]),
  );
  const balance = makeSlider(BALANCE, (value) => look.change({ balance: value }));
  const show = () => showLook(look, sliders, balance);
  const choose = (values) => {
    look.change(values);
    show();
  };
  const others = [...sliders].filter(([name]) => name !== "strength").map(([, one]) => one.element);
  find("strength").replaceChildren(...elements(sliders.get("strength")));
  find("knobs").replaceChildren(...others);
  find("balance").replaceChildren(balance.element);
  fillStrip(find("strip"), "style", styles, (style) => choose({ style }));
  fillStrip(find("queue-strip"), "queue-style", styles, (style) => choose({ style }));
  fillStrip(find("second"), "second", styles, (second) => choose({ second }), "None");
  find("keep-colors").onchange = ({ target }) => choose({ keepColors: target.checked });
  find("usual").onclick = () => {
    look.reset();
    show();
  };
  show();
}

const elements = (slider) => (slider ? [slider.element] : []);

function showLook(look, sliders, balance) {
  const { style, second, keepColors, knobs } = look.values;
  showChosen(find("strip"), style);
  showChosen(find("queue-strip"), style);
  showChosen(find("second"), second);
  find("keep-colors").checked = keepColors;
  for (const [name, slider] of sliders) slider.show(knobs[name]);
  balance.show(look.values.balance);
  const isMixed = second !== "" && second !== style;
  find("balance").hidden = !isMixed;
  const first = look.style(style);
  if (first) showCaption(first.title, isMixed ? `with ${look.style(second).title}` : first.author);
}

/** What is on, over the styles. */
export function showCaption(title, text) {
  find("caption-title").textContent = title;
  find("caption-author").textContent = text;
}
