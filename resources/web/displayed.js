// SPDX-License-Identifier: MIT
// Which messages of a list were really displayed: its end is on the screen, in a visible page. Reports several at once.

import { tabMemory } from "./outbox.js";

const TOGETHER_MS = 2000;

export class Displayed {
  /** The newest message that was displayed. */
  upTo = 0;
  #key = "";
  #end;
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
    this.#end = end;
    this.#report = report;
    this.#changed = changed;
    new IntersectionObserver((entries) => {
      this.#onScreen = entries.at(-1).isIntersecting;
      this.consider();
    }).observe(end);
  }

  /**
   * @param {string} key   of the list, in the tab's memory: a reload may come before the next report
   * @param {number} upTo  what the server knows
   */
  begin(key, upTo = 0) {
    if (key !== this.#key) {
      this.#key = key;
      this.#newest = 0;
      this.#reported = 0;
      this.upTo = tabMemory.read(key) ?? 0;
    }
    this.#reported = Math.max(this.#reported, upTo);
    this.upTo = Math.max(this.upTo, upTo);
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
      if (this.#key) tabMemory.write(this.#key, this.upTo);
      this.#changed();
    }
    if (this.#timer === 0 && this.#newest > this.#reported) this.#timer = setTimeout(() => this.#send(), TOGETHER_MS);
  }

  #isDisplayed() {
    if (!this.#onScreen || document.visibilityState !== "visible") return false;
    const { top, bottom } = this.#end.getBoundingClientRect(); // the observer learns of it only with the next frame
    return bottom >= 0 && top <= innerHeight;
  }

  #send() {
    this.#timer = 0;
    if (this.#newest > this.#reported && this.#isDisplayed() && this.#report(this.#newest)) this.#reported = this.#newest;
  }
}
