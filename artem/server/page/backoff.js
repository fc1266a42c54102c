/** How long to wait before trying again: longer each time, never all pages at once. */

const FIRST_MS = 500;
const LONGEST_MS = 10000;
const FACTOR = 1.8;

export class Backoff {
  #tries = 0;

  /** Milliseconds; chance, from 0 to 1, takes up to a half of it away. */
  next(chance = Math.random()) {
    const whole = Math.min(LONGEST_MS, FIRST_MS * FACTOR ** this.#tries);
    this.#tries += 1;
    return whole * (1 - chance / 2);
  }

  /** It went well: begin anew. */
  reset() {
    this.#tries = 0;
  }
}
