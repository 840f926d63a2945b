// SPDX-License-Identifier: MIT
// The server's clock as a browser knows it: measured by pings, and only ever made finer.

export class ServerClock {
  #offsetMs = 0;
  /** How long the ping took that the offset comes from: it is that far wrong at most, half of it to either side. */
  #roundTripMs = Infinity;
  /** The newest ping's; -1: none has been answered yet. */
  roundTripMs = -1;

  now() {
    return Date.now() + this.#offsetMs;
  }

  /** How far this computer's clock is ahead of the server's. */
  get aheadMs() {
    return -this.#offsetMs;
  }

  /** The server greets: better than nothing until a ping is answered. */
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
