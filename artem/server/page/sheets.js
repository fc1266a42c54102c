/** Sheets: what slides in over the picture, one at a time. */

import { find } from "./dom.js";

let opened = null; // {sheet, button}

/** Open a sheet by its button, and close it by its cross, Escape or the button. */
export function addSheet(button, sheet) {
  button.addEventListener("click", () => (opened?.sheet === sheet ? close() : open(sheet, button)));
  sheet.querySelector(".close").addEventListener("click", close);
}

/** Show a sheet; closing it takes the focus back to the button. */
export function open(sheet, button) {
  close();
  opened = { sheet, button };
  sheet.hidden = false;
  document.body.dataset.sheet = sheet.id;
  button.setAttribute("aria-expanded", "true");
  sheet.querySelector(".close").focus({ preventScroll: true });
}

/** Close what is open; says whether something was. */
export function close() {
  if (!opened) return false;
  const { sheet, button } = opened;
  const hadFocus = sheet.contains(document.activeElement);
  opened = null;
  sheet.hidden = true;
  delete document.body.dataset.sheet;
  button.setAttribute("aria-expanded", "false");
  if (hadFocus) button.focus({ preventScroll: true });
  return true;
}

/** Whether this one is open. */
export const isOpen = (sheet) => opened?.sheet === sheet;

document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
find("picture").addEventListener("pointerdown", (event) => close() && event.stopImmediatePropagation());
