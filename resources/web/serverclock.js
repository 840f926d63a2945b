// SPDX-License-Identifier: MIT
// The server's clock, as measured by pings. A new measurement replaces the old one only if it is more exact. Time passes
// by a clock that nobody can set: this computer's own clock may jump.

/** A first estimate is replaced if it is this wrong: the server has started again, or this computer was asleep. */
const WRONG_MS = 2000;

export class ServerClock {
  #offsetMs = 0;
  /** Round trip of the ping that gave the offset. The error of the offset is at most half of it. */
  #roundTripMs = Infinity;
  /** Round trip of the newest ping; -1: none has been answered yet. */
  roundTripMs = -1;

  now() {
    return performance.now() + this.#offsetMs;
  }

  /** How far this computer's clock is ahead of the server's. */
  get aheadMs() {
    return Date.now() - this.now();
  }

  /** A first estimate from the welcome frame, until a ping is answered. */
  begin(serverNow) {
    const offsetMs = serverNow - performance.now();
    if (this.roundTripMs >= 0 && Math.abs(offsetMs - this.#offsetMs) < WRONG_MS) return;
    this.#offsetMs = offsetMs;
    this.#roundTripMs = Infinity;
  }

  /** @param {number} sentAt  by performance.now()  @param {number} serverNow */
  measure(sentAt, serverNow) {
    this.roundTripMs = Math.max(0, performance.now() - sentAt);
    const offsetMs = serverNow - sentAt - this.roundTripMs / 2;
    const wasSet = Math.abs(offsetMs - this.#offsetMs) > (this.roundTripMs + this.#roundTripMs) / 2;
    if (this.roundTripMs > this.#roundTripMs && !wasSet) return;
    this.#offsetMs = offsetMs;
    this.#roundTripMs = this.roundTripMs;
  }
}
