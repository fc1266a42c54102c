/** The device's camera: opened, turned, and the reasons why not. */

import { tr } from "./words.js";

const WANTED = { width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 30 } };

const REASONS = {
  NotAllowedError: tr(
    "The camera is not allowed here; allow it for this page in the browser's settings (the icon " +
      "beside the address), then try again.",
  ),
  NotFoundError: tr("There is no camera on this device; plug one in, then try again."),
  NotReadableError: tr(
    "The camera is in use elsewhere; close the other app or tab that uses it, then try again.",
  ),
  OverconstrainedError: tr("This camera gives no picture that fits; try another camera."),
};

const NOT_SECURE = tr(
  "Browsers give the camera to safe pages only; open this page by its https:// address.",
);

/** One sentence with the remedy for what getUserMedia threw. */
export function reason(error) {
  if (!navigator.mediaDevices) return NOT_SECURE;
  if (error.name === "AbortError") return REASONS.NotReadableError;
  const unknown = tr("The camera did not start ({why}); try again.", { why: error.name });
  return REASONS[error.name] ?? unknown;
}

/** The name of what `open` and `flip` throw where the camera was closed meanwhile. */
export const CLOSED = "ClosedError";

/** `on.ended` when the camera goes away by itself. */
export class Camera {
  #stream = null;
  #closed = 0; // how often
  #on;
  facing;

  /** facing: "user" or "environment". */
  constructor(facing, on) {
    this.facing = facing;
    this.#on = on;
  }

  get stream() {
    return this.#stream;
  }

  get track() {
    return this.#stream?.getVideoTracks()[0] ?? null;
  }

  /** Whether it looks at the person, as far as the device says; a laptop's does. */
  get facesYou() {
    return this.track?.getSettings().facingMode !== "environment";
  }

  /** Open it; throws what getUserMedia throws. */
  open() {
    return this.#open({ facingMode: { ideal: this.facing } });
  }

  /** Go on with the device's next camera; back to the last one and a throw where that fails. */
  async flip() {
    const before = this.track?.getSettings() ?? {};
    const closed = this.#closed + 1; // by the close below alone
    const next = await this.#next(before);
    this.close(); // phones open one at a time
    try {
      if (closed !== this.#closed) throw new DOMException("", CLOSED);
      await this.#open(next);
    } catch (error) {
      if (closed === this.#closed) await this.#open({ deviceId: before.deviceId });
      throw error;
    }
    this.facing = this.facesYou ? "user" : "environment";
  }

  /** Let go of it; what is being opened is let go of as soon as it is open. */
  close() {
    this.#closed += 1;
    for (const track of this.#stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    this.#stream = null;
  }

  async #open(which) {
    const wanted = { audio: false, video: { ...WANTED, ...which } };
    if (!navigator.mediaDevices) throw new DOMException("", "SecurityError");
    const closed = this.#closed;
    const stream = await navigator.mediaDevices.getUserMedia(wanted);
    if (closed !== this.#closed) {
      for (const track of stream.getTracks()) track.stop();
      throw new DOMException("", CLOSED);
    }
    this.#stream = stream;
    this.track.contentHint = "motion";
    this.track.onended = () => this.#on.ended();
  }

  /** Phones name many lenses; the other side is what is meant. Elsewhere each in turn. */
  async #next({ facingMode, deviceId }) {
    if (facingMode) return { facingMode: facingMode === "user" ? "environment" : "user" };
    const cameras = await cameraIds();
    return { deviceId: { exact: cameras[(cameras.indexOf(deviceId) + 1) % cameras.length] } };
  }
}

/** The ids of all cameras; empty where there is no asking. */
export async function cameraIds() {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.filter(({ kind }) => kind === "videoinput").map(({ deviceId }) => deviceId);
}
