// SPDX-License-Identifier: MIT
// Which messages of a list were really displayed: its end is on the screen, in a visible page. Reports several at once.

const TOGETHER_MS = 2000;

export class Displayed {
  /** The newest message that was displayed. */
  upTo = 0;
  #channel = "";
  #newest = 0;
  #reported = 0;
  #timer = 0;
  #onScreen = false;
  #report;
  #changed;

  /**
   * @param {HTMLElement} end  the place behind the newest message
   * @param {{report: (seq: number) => boolean, changed: () => void}} actions
   *   report: false when it could not be sent; changed: `upTo` is another
   */
  constructor(end, { report, changed }) {
    this.#report = report;
    this.#changed = changed;
    new IntersectionObserver((entries) => {
      this.#onScreen = entries.at(-1).isIntersecting;
      this.consider();
    }).observe(end);
  }

  /** The server knows what was displayed before a reload. */
  begin(channel, upTo = 0) {
    const isOther = channel !== this.#channel;
    this.#channel = channel;
    this.#newest = isOther ? 0 : this.#newest;
    this.#reported = isOther ? upTo : Math.max(this.#reported, upTo);
    this.upTo = isOther ? upTo : Math.max(this.upTo, upTo);
  }

  /** The list shows its end. @param {number} seq  of the newest message */
  shown(seq) {
    this.#newest = Math.max(this.#newest, seq);
    this.consider();
  }

  consider() {
    if (!this.#isDisplayed()) return;
    if (this.#newest > this.upTo) {
      this.upTo = this.#newest;
      this.#changed();
    }
    if (this.#timer === 0 && this.#newest > this.#reported) this.#timer = setTimeout(() => this.#send(), TOGETHER_MS);
  }

  #isDisplayed() {
    return this.#onScreen && document.visibilityState === "visible";
  }

  #send() {
    this.#timer = 0;
    if (this.#newest > this.#reported && this.#isDisplayed() && this.#report(this.#newest)) this.#reported = this.#newest;
  }
}
