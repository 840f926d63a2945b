// SPDX-License-Identifier: MIT
// The server's clock, as measured by pings. A new measurement replaces the old one only if it is more exact.

export class ServerClock {
  #offsetMs = 0;
  /** Round trip of the ping that gave the offset. The error of the offset is at most half of it. */
  #roundTripMs = Infinity;
  /** Round trip of the newest ping; -1: none has been answered yet. */
  roundTripMs = -1;

  now() {
    return Date.now() + this.#offsetMs;
  }

  /** How far this computer's clock is ahead of the server's. */
  get aheadMs() {
    return -this.#offsetMs;
  }

  /** A first estimate from the welcome frame, until a ping is answered. */
  begin(serverNow) {
    if (this.roundTripMs < 0) this.#offsetMs = serverNow - Date.now();
  }

  /** @param {number} sentAt  this computer's clock  @param {number} serverNow */
  measure(sentAt, serverNow) {
    this.roundTripMs = Math.max(0, Date.now() - sentAt);
    const offsetMs = serverNow - sentAt - this.roundTripMs / 2;
    const wasSet = Math.abs(offsetMs - this.#offsetMs) > (this.roundTripMs + this.#roundTripMs) / 2;
    if (this.roundTripMs > this.#roundTripMs && !wasSet) return;
    this.#offsetMs = offsetMs;
    this.#roundTripMs = this.roundTripMs;
  }
}
