// SPDX-License-Identifier: MIT
// Counts down to a moment of the server's clock. While it is running, its timer fires when the displayed second changes.

export class Countdown {
  #timer = 0;
  #now;
  #show;

  /** @param {() => number} now  the clock, ms  @param {(secondsLeft: number|null) => void} show  null: no end */
  constructor(now, show) {
    this.#now = now;
    this.#show = show;
  }

  /** @param {number|null|undefined} endsAt */
  start(endsAt) {
    clearTimeout(this.#timer);
    if (!endsAt) {
      this.#show(null);
      return;
    }
    const leftMs = Math.max(0, endsAt - this.#now());
    this.#show(Math.ceil(leftMs / 1000));
    if (leftMs > 0) this.#timer = setTimeout(() => this.start(endsAt), leftMs % 1000 || 1000);
  }

  /** Shows a time that stands still. @param {number|null|undefined} leftMs */
  hold(leftMs) {
    clearTimeout(this.#timer);
    this.#show(leftMs === null || leftMs === undefined ? null : Math.ceil(leftMs / 1000));
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
