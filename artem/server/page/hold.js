/** Before and after: while it is held, the camera as it is. */

const HOLD_MS = 260; // shorter is a tap

/** A button, by pointer or key. */
export function holdButton(button, show) {
  const set = (on) => {
    button.setAttribute("aria-pressed", String(on));
    show(on);
  };
  button.addEventListener("pointerdown", () => set(true));
  for (const end of ["pointerup", "pointercancel", "pointerleave", "blur"]) {
    button.addEventListener(end, () => set(false));
  }
  button.addEventListener("keydown", ({ key }) => isPress(key) && set(true));
  button.addEventListener("keyup", ({ key }) => isPress(key) && set(false));
  button.addEventListener("contextmenu", (event) => event.preventDefault());
}

/** The picture itself: a hold shows, a tap is a tap. */
export function holdPicture(picture, show, tapped) {
  let timer = 0;
  let held = false;
  picture.addEventListener("pointerdown", () => {
    held = false;
    timer = setTimeout(() => {
      held = true;
      show(true);
    }, HOLD_MS);
  });
  const release = (isTap) => {
    if (timer === 0) return;
    clearTimeout(timer);
    timer = 0;
    if (held) show(false);
    else if (isTap) tapped();
  };
  picture.addEventListener("pointerup", () => release(true));
  picture.addEventListener("pointercancel", () => release(false));
  picture.addEventListener("pointerleave", () => release(false));
  picture.addEventListener("contextmenu", (event) => event.preventDefault());
}

const isPress = (key) => key === " " || key === "Enter";
