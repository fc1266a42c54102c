/** One page's session: its role, its place, its camera and its painting. */

import { measure } from "./figures.js";
import { Peer } from "./peer.js";
import { Signalling } from "./signalling.js";
import { tr } from "./words.js";

const LINK_IS_OLD = tr(
  "This link is no longer valid; scan the code again, or open the link that Art'Em shows now.",
);

/**
 * `on` has welcome(message), waiting(place), painting(stream), figures(measured, told), trouble(why),
 * lost(close code), ended(why).
 */
export class Session {
  #on;
  #signalling;
  #role = null; // once the person has begun
  #welcomed = false;
  #camera = null;
  #look = null;
  #peer = null;
  #before = null;
  #showing;

  /** showing: the Showing of the painting. */
  constructor(showing, on) {
    this.#showing = showing;
    this.#on = on;
    this.#signalling = new Signalling({
      message: (message) => this.#hear(message),
      lost: (code) => this.#lose(code),
      refused: () => this.#end(LINK_IS_OLD),
    });
  }

  open() {
    this.#signalling.open();
  }

  /** Take part. camera: an open Camera, or null to watch; look: whose message is sent, or null. */
  begin(role, camera, look) {
    this.#role = role;
    this.#camera = camera;
    this.#look = look;
    if (this.#signalling.isOpen) this.#join();
    else this.#signalling.open();
  }

  /** Give the place back, and be ready to begin again. */
  leave() {
    this.#role = null;
    this.#hangUp();
    this.#signalling.close();
  }

  send(message) {
    if (this.#role) this.#signalling.send(message);
  }

  /** Send another of the camera's tracks from now on. */
  replaceTrack(track) {
    return this.#peer?.replaceTrack(track);
  }

  #hear(message) {
    const { type } = message;
    if (type === "welcome") this.#welcome(message);
    else if (type === "queue") this.#on.waiting(message.place);
    else if (type === "ready") this.#call();
    else if (type === "answer") this.#peer?.answer(message.sdp);
    else if (type === "figures") this.#measure(message);
    else if (type === "error") this.#on.trouble(tr(message.why));
    else if (type === "goodbye" && !message.again) this.#end(tr(message.why));
  }

  #welcome(message) {
    this.#welcomed = true;
    this.#on.welcome(message);
    if (this.#role) this.#join(); // again, after it was lost
  }

  #join() {
    this.#signalling.send({ type: "join", role: this.#role });
    if (this.#look) this.#signalling.send(this.#look.message());
  }

  async #call() {
    this.#hangUp();
    const peer = new Peer(this.#camera?.track ?? null, {
      picture: (stream) => this.#on.painting(stream),
      failed: () => this.#signalling.restart(),
    });
    this.#peer = peer;
    const sdp = await peer.offer();
    if (peer === this.#peer) this.#signalling.send({ type: "offer", sdp });
  }

  async #measure(told) {
    const peer = this.#peer;
    const now = await peer?.statistics();
    const shown = this.#showing.take();
    if (!now || peer !== this.#peer) return;
    if (this.#before) this.#on.figures(measure(this.#before, now, told, shown), told);
    this.#before = now;
  }

  #lose(code) {
    this.#hangUp();
    if (this.#role || !this.#welcomed) this.#on.lost(code);
    else this.#signalling.close(); // nobody has begun: it is opened again when somebody does
  }

  #end(why) {
    this.#role = null;
    this.#hangUp();
    this.#on.ended(why);
  }

  #hangUp() {
    this.#peer?.close();
    this.#peer = null;
    this.#before = null;
  }
}
