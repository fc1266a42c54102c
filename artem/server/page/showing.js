/** How long frames take from the network to the eye, as the browser tells of each one. */
export class Showing {
  #video;
  #spent = 0;
  #count = 0;

  constructor(video) {
    this.#video = video;
    if (video.requestVideoFrameCallback) this.#follow();
  }

  /** Milliseconds from a frame's last packet to its display, the mean since last asked; or null. */
  take() {
    const mean = this.#count > 0 ? this.#spent / this.#count : null;
    this.#spent = this.#count = 0;
    return mean;
  }

  #follow() {
    this.#video.requestVideoFrameCallback((_, { receiveTime, expectedDisplayTime }) => {
      if (receiveTime !== undefined) {
        this.#spent += expectedDisplayTime - receiveTime;
        this.#count += 1;
      }
      this.#follow();
    });
  }
}
