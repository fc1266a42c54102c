/** The controls of the look: styles, strength, mix and knobs. */

import { find } from "./dom.js";
import { makeSlider } from "./slider.js";
import { fillStrip, showChosen } from "./strip.js";
import { tr } from "./words.js";

const BALANCE = {
  name: "balance",
  title: tr("Balance"),
  tip: tr("Left is the first style alone, right the second."),
  least: 0,
  most: 1,
  usual: 0.5,
};

/** Fill the controls with what a server offers, and keep them and the look in step. */
export function addControls(look, { styles, knobs }) {
  const sliders = new Map(knobs.map((knob) => [knob.name, makeKnob(knob, look)]));
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
  fillStrip(find("second"), "second", styles, (second) => choose({ second }), tr("None"));
  find("keep-colors").onchange = ({ target }) => choose({ keepColors: target.checked });
  find("usual").onclick = () => {
    look.reset();
    show();
  };
  show();
}

function makeKnob(knob, look) {
  const translated = { ...knob, title: tr(knob.title), tip: tr(knob.tip) };
  return makeSlider(translated, (value) => look.turn(knob.name, value));
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
  if (first) showCaption(first.title, isMixed ? tr("with {title}", look.style(second)) : first.author);
}

/** What is on, over the styles. */
export function showCaption(title, text) {
  find("caption-title").textContent = title;
  find("caption-author").textContent = text;
}
