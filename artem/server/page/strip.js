/** Styles to choose from, as a group of radio buttons with pictures. */

import { make } from "./dom.js";

/**
 * Fill a radio group with styles. name: of the group. none: a first one for no style, or "".
 * chosen is called with a style's name.
 */
export function fillStrip(group, name, styles, chosen, none = "") {
  const all = none ? [{ name: "", title: none, author: "" }, ...styles] : styles;
  group.replaceChildren(...all.map((style) => tile(name, style)));
  group.onwheel = (event) => turnWheel(group, event);
  group.onchange = ({ target }) => {
    bringIntoView(target);
    chosen(target.value);
  };
}

/** Check the radio button of a style. */
export function showChosen(group, style) {
  for (const radio of group.querySelectorAll("input")) {
    radio.checked = radio.value === style;
    if (radio.checked) bringIntoView(radio);
  }
}

function tile(group, { name, title, author, thumbnail }) {
  const radio = make("input", { type: "radio", name: group, value: name });
  radio.setAttribute("aria-label", author ? `${title}, ${author}` : title);
  const picture = thumbnail
    ? make("img", { src: thumbnail, alt: "", width: 240, height: 180, draggable: false })
    : make("span", { className: "none" });
  const short = make("span", { className: "name" }, shortTitle(name, title));
  short.setAttribute("aria-hidden", "true");
  return make("label", { className: "style", title }, radio, picture, short);
}

/** Titles of paintings are long: what the style is called, in words, as the desktop app shows it. */
function shortTitle(name, title) {
  const words = name.replaceAll("_", " ");
  return words ? words[0].toUpperCase() + words.slice(1) : title;
}

/** A mouse's wheel turns up and down; a strip goes sideways. */
function turnWheel(group, event) {
  const goesSideways = group.scrollWidth > group.clientWidth;
  if (!goesSideways || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
  group.scrollLeft += event.deltaY;
  event.preventDefault();
}

function bringIntoView(radio) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "instant" : "smooth";
  radio.parentElement.scrollIntoView({ behavior, block: "nearest", inline: "center" });
}
