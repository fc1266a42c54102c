/** The few things that every file does with the document. */

/** The element of an id. */
export const find = (id) => document.getElementById(id);

/** A new element with properties (`data-`, `aria-` and `role` as attributes) and children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (/^(aria-|data-|role$)/.test(name)) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

let hiding = 0;

/** Say something short over the picture; kept until the next where `seconds` is 0. */
export function say(text, seconds = 4) {
  const notice = find("notice");
  clearTimeout(hiding);
  notice.textContent = text;
  notice.classList.toggle("shown", text !== "");
  notice.classList.toggle("busy", text !== "" && seconds === 0);
  if (seconds > 0) hiding = setTimeout(() => notice.classList.remove("shown"), seconds * 1000);
}
