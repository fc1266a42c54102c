/** The WebRTC connection: the camera out, the painting in. */

const GATHERING_MS = 2000;
const PATIENCE_MS = 5000; // a path that is lost may come back by itself

/** `on` has picture(MediaStream) and failed(). track: of the camera, or null to watch. */
export class Peer {
  #connection = new RTCPeerConnection();
  #sender = null;
  #on;
  #waiting = 0;

  constructor(track, on) {
    this.#on = on;
    const connection = this.#connection;
    const direction = track ? "sendrecv" : "recvonly";
    const transceiver = connection.addTransceiver(track ?? "video", { direction });
    this.#sender = transceiver.sender;
    transceiver.receiver.jitterBufferTarget = 0; // a late frame is worse than a missing one
    connection.ontrack = ({ track: painted }) => onceItFlows(painted, on.picture);
    connection.onconnectionstatechange = () => this.#follow(connection.connectionState);
  }

  /** The session description to send, with all addresses in it; undefined once it is closed. */
  offer() {
    const connection = this.#connection;
    return this.#whileOpen(async () => {
      await connection.setLocalDescription();
      await gathered(connection);
      return connection.localDescription.sdp;
    });
  }

  answer(sdp) {
    return this.#whileOpen(() => this.#connection.setRemoteDescription({ type: "answer", sdp }));
  }

  replaceTrack(track) {
    return this.#whileOpen(() => this.#sender.replaceTrack(track));
  }

  /** A Map of the browser's statistics. */
  statistics() {
    return this.#connection.getStats();
  }

  close() {
    clearTimeout(this.#waiting);
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  /** Do this; that it was closed meanwhile is no failure. */
  async #whileOpen(work) {
    try {
      return await work();
    } catch (error) {
      if (this.#connection.signalingState !== "closed") throw error;
      return undefined;
    }
  }

  #follow(state) {
    clearTimeout(this.#waiting);
    if (state === "failed") this.#on.failed();
    if (state === "disconnected") {
      this.#waiting = setTimeout(() => this.#on.failed(), PATIENCE_MS);
    }
  }
}

/** The old painting stays until the new one comes. */
function onceItFlows(track, show) {
  const stream = new MediaStream([track]);
  if (track.muted) track.addEventListener("unmute", () => show(stream), { once: true });
  else show(stream);
}

/** When all own addresses are known; a slow network card is not waited for. */
function gathered(connection) {
  return new Promise((resolve) => {
    const check = () => connection.iceGatheringState === "complete" && resolve();
    connection.addEventListener("icegatheringstatechange", check);
    setTimeout(resolve, GATHERING_MS);
    check();
  });
}
