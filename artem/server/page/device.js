/** What the device lends a page: the whole screen, a screen that stays on, the home screen. */

/** Keep the screen on while `wanted()`; it is let go whenever the page is hidden. */
export function keepAwake(wanted) {
  let lock = null;
  const follow = async () => {
    if (!wanted()) return lock?.release();
    if (document.hidden || (lock && !lock.released)) return undefined;
    try {
      lock = await navigator.wakeLock?.request("screen");
    } catch {
      lock = null; // the battery is low: the device decides
    }
    return undefined;
  };
  document.addEventListener("visibilitychange", follow);
  return follow;
}

/** A button for the whole screen; hidden where the browser has none, as on an iPhone. */
export function fullScreenButton(button) {
  const root = document.documentElement;
  button.hidden = !root.requestFullscreen;
  button.addEventListener("click", () =>
    document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
  );
  document.addEventListener("fullscreenchange", () =>
    button.setAttribute("aria-pressed", String(document.fullscreenElement !== null)),
  );
}

/** A button where the browser offers to install; a hint where only the person can. */
export function installButton(button, hint) {
  let offer = null;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
    button.hidden = false;
  });
  addEventListener("appinstalled", () => (button.hidden = true));
  button.addEventListener("click", () => offer?.prompt());
  const isApple = /iPhone|iPad/.test(navigator.userAgent) || isTouchMac();
  hint.hidden = !isApple || navigator.standalone === true;
}

/** An iPad calls itself a Mac. */
const isTouchMac = () => /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;
