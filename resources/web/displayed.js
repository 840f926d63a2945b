// SPDX-License-Identifier: MIT
// Which messages of a list were really displayed: their rows are in sight, in a visible page. Reports several at once.

import { tabMemory } from "./outbox.js";

const TOGETHER_MS = 2000;
/** A message whose end is in sight has been read if this much of it is: a line. */
const LINE_PX = 20;
/** Edges are at fractions of a pixel. */
const EDGE_PX = 2;
const STEPS = Array.from({ length: 21 }, (_, i) => i / 20);

export class Displayed {
  /** The newest message that was displayed. */
  upTo = 0;
  #key = "";
  #list;
  #reported = 0;
  #timer = 0;
  #report;
  #changed;
  /** What a row's surroundings cut off does not count: the list, the window, and whatever scrolls around them. */
  #rows = new IntersectionObserver((entries) => this.#noteDisplayed(entries), { threshold: STEPS });

  /**
   * @param {HTMLElement} list  its rows have their `seq` in `data-seq`
   * @param {HTMLElement} end  the place behind the list
   * @param {{report: (seq: number) => boolean, changed: () => void}} actions
   *   report: false when it could not be sent; changed: `upTo` is another
   */
  constructor(list, end, { report, changed }) {
    this.#list = list;
    this.#report = report;
    this.#changed = changed;
    // The end of a row that is higher than the list comes into sight without another share of it being visible.
    list.addEventListener("scroll", () => this.consider(), { passive: true });
    new IntersectionObserver(() => this.consider()).observe(end);
  }

  /**
   * @param {string} key   of the list, in the tab's memory: a reload may come before the next report
   * @param {number} upTo  what the server knows
   */
  begin(key, upTo = 0) {
    if (key !== this.#key) {
      this.#key = key;
      this.#reported = 0;
      this.upTo = tabMemory.read(key) ?? 0;
    }
    this.#reported = Math.max(this.#reported, upTo);
    this.upTo = Math.max(this.upTo, upTo);
    this.#reportSoon();
  }

  /** Measures the rows that were not displayed yet, with the next frame. */
  consider() {
    this.#rows.disconnect();
    for (let row = this.#list.lastElementChild; Number(row?.dataset.seq) > this.upTo; row = row.previousElementSibling) this.#rows.observe(row);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #noteDisplayed(entries) {
    if (document.visibilityState !== "visible") return;
    const displayed = entries.filter((entry) => this.#isDisplayed(entry)).map(({ target }) => Number(target.dataset.seq));
    const newest = Math.max(this.upTo, ...displayed);
    if (newest === this.upTo) return;
    this.upTo = newest;
    if (this.#key) tabMemory.write(this.#key, this.upTo);
    this.#changed();
    this.#reportSoon();
  }

  /** All of the message, or its end. Of one that is too high for its surroundings most of it is enough. */
  #isDisplayed({ target, boundingClientRect: row, intersectionRect: visible }) {
    if (!target.isConnected || visible.height === 0) return false;
    if (visible.bottom >= row.bottom - EDGE_PX) return visible.height >= Math.min(row.height - EDGE_PX, LINE_PX);
    return row.height > Math.min(this.#list.clientHeight, innerHeight) && visible.height > row.height / 2;
  }

  #reportSoon() {
    if (this.#timer === 0 && this.upTo > this.#reported) this.#timer = setTimeout(() => this.#send(), TOGETHER_MS);
  }

  #send() {
    this.#timer = 0;
    if (this.upTo > this.#reported && this.#report(this.upTo)) this.#reported = this.upTo;
  }
}
