/** How the picture is shown: filling or whole, mirrored or not, painted or as it came. */

import { find } from "./dom.js";
import { keep, recall } from "./memory.js";

const EMPTY = 2; // pixels: the side of the black frame that a browser shows before the first

const kept = recall("view");

/** The buttons and switches of the picture. */
export function addView() {
  const fit = find("fit");
  fit.checked = kept.whole === true;
  fit.addEventListener("change", () => {
    keep("view", { whole: fit.checked });
    showWhole(fit.checked);
  });
  showWhole(fit.checked);
  find("mirror").addEventListener("change", ({ target }) => mirror(target.checked));
  for (const event of ["loadeddata", "resize"]) {
    find("painting").addEventListener(event, ({ target }) => {
      if (target.videoWidth > EMPTY) document.body.classList.add("painted");
    });
  }
}

/** Show a stream once its first frame is there; null for none. */
export function showPainting(stream) {
  const painting = find("painting");
  document.body.classList.remove("painted");
  painting.srcObject = stream;
  if (stream) painting.play().catch(() => {}); // plays by itself once it is seen
}

export const isPainted = () => document.body.classList.contains("painted");

/** Mirror what is shown; only here, what is sent stays as it is. */
export function mirror(on) {
  find("mirror").checked = on;
  find("picture").classList.toggle("mirrored", on);
}

export const isMirrored = () => find("mirror").checked;

/** Show the camera in the place of the painting. */
export const showCamera = (on) => find("picture").classList.toggle("before", on);

/** A frozen painting is dimmed. */
export const showLost = (on) => document.body.classList.toggle("lost", on);

/** The flash of a picture taken. */
export function flash() {
  const light = find("flash");
  light.classList.remove("on");
  void light.offsetWidth; // begins anew
  light.classList.add("on");
}

const showWhole = (on) => find("picture").classList.toggle("whole", on);
