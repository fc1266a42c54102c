/** The WebSocket to the server: opened, watched, and opened again. */

import { Backoff } from "./backoff.js";

const SILENCE_MS = 8000; // figures come each second once there is a picture
const STOPPED = 1001;

/** What a page does with a server's words; `on` has message, lost, refused. */
export class Signalling {
  #on;
  #backoff = new Backoff();
  #socket = null;
  #timer = 0;
  #heard = 0;
  #talking = false; // whether figures are due

  constructor(on) {
    this.#on = on;
    setInterval(() => this.#listen(), 1000);
    addEventListener("online", () => this.#now());
    document.addEventListener("visibilitychange", () => document.hidden || this.#now());
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  open() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/session`);
    this.#socket = socket;
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(JSON.parse(data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#lose(code);
  }

  send(message) {
    if (this.isOpen) this.#socket.send(JSON.stringify(message));
  }

  /** End it, and do not come back. */
  close() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
  }

  /** Begin anew with a fresh connection. */
  restart() {
    this.close();
    this.#lose(STOPPED);
  }

  #hear(message) {
    this.#heard = Date.now();
    this.#talking = message.type === "figures";
    if (this.#talking) this.#backoff.reset();
    if (message.type === "goodbye" && !message.again) this.close();
    this.#on.message(message);
  }

  #lose(code) {
    this.#socket = null;
    this.#talking = false;
    this.#timer = setTimeout(() => this.#tryAgain(), this.#backoff.next());
    this.#on.lost(code); // which may close it for good
  }

  async #tryAgain() {
    this.#timer = -1; // due: now, or as soon as somebody looks
    if (document.hidden) return;
    if (await isRefused()) this.#on.refused();
    else if (this.#timer === -1) this.open();
  }

  /** Do not wait any longer: the network is back, or somebody looks. */
  #now() {
    if (this.#timer === 0) return;
    clearTimeout(this.#timer);
    this.#tryAgain();
  }

  #listen() {
    if (this.#talking && Date.now() - this.#heard > SILENCE_MS && !document.hidden) this.restart();
  }
}

/** Whether the server is there but lets this page in no more: a WebSocket does not tell. */
async function isRefused() {
  try {
    const answer = await fetch("/manifest.webmanifest", { cache: "no-store" });
    return answer.status === 401 || answer.status === 403;
  } catch {
    return false;
  }
}
