// SPDX-License-Identifier: GPL-3.0-or-later
// The page's countdown and the bar of a pause. The countdown is beside the title; when that is scrolled out of sight,
// it is in a strip at the upper edge of the window.

import { Countdown } from "./countdown.js";
import { element } from "./dom.js";
import { text, durationText } from "./texts.js";

const HURRY_S = 10;
/** If the time left differs by more than this, the experimenter has changed it. */
const CHANGED_MS = 1500;

/** @typedef {import("./types.js").PageClock} Clock  as the server sends it */

export class PageClock {
  /** @type {Clock & {last?: true}} */
  #clock = {};
  #part;
  #connection;
  #changed;
  #countdown;
  #isAway = false;

  /** @param {(id: string) => HTMLElement} part  of the page  @param {import("./connection.js").Connection} connection  @param {() => void} changed */
  constructor(part, connection, changed) {
    this.#part = part;
    this.#connection = connection;
    this.#changed = changed;
    this.#countdown = new Countdown(() => connection.serverNow(), (left) => this.#showLeft(left));
    addEventListener("scroll", () => this.keepInSight(), { passive: true });
  }

  get paused() {
    return Boolean(this.#clock.paused);
  }

  get isTimed() {
    return this.#leftMs() !== null;
  }

  /** How much of the window's upper edge may be taken: what stays there, and the strip. */
  get headHeight() {
    return this.#part("top").offsetHeight + (this.#part("clock").hidden ? 0 : this.#part("strip").offsetHeight);
  }

  /** @param {Clock} clock */
  show(clock) {
    this.#clock = clock;
    document.body.classList.toggle("is-paused", this.paused);
    this.#part("pause").replaceChildren(...(this.paused ? this.#pauseWords() : []));
    this.#part("countdown").classList.toggle("countdown--stands", this.paused);
    if (this.paused) this.#countdown.hold(clock.left_ms);
    else this.#countdown.start(clock.ends_at);
    this.#changed();
  }

  /** @param {Clock} clock  the experimenter has changed the countdown, or a chat */
  change(clock) {
    const before = this.#leftMs();
    this.show({ ...clock, last: this.#clock.last });
    const after = this.#leftMs();
    if (before === after || (before !== null && after !== null && Math.abs(after - before) < CHANGED_MS)) return;
    const left = after === null ? "" : durationText(Math.max(0, Math.ceil(after / 1000)));
    this.#say(after === null ? text("time_taken_off") : text("time_changed", { time: left }));
  }

  /** The countdown is in the strip while its place beside the title is out of sight. */
  keepInSight() {
    const [place, countdown] = [this.#part("clock"), this.#part("countdown")];
    const isAway = !place.hidden && place.getBoundingClientRect().bottom <= this.#part("top").getBoundingClientRect().bottom;
    if (isAway === this.#isAway) return;
    this.#isAway = isAway;
    // Its place keeps its size, so that nothing on the page moves.
    const { width, height } = countdown.getBoundingClientRect();
    place.style.minWidth = isAway ? `${width}px` : "";
    place.style.minHeight = isAway ? `${height}px` : "";
    (isAway ? this.#part("strip").firstElementChild : place).append(countdown);
    this.#part("strip-title").textContent = isAway ? this.#part("title").textContent : "";
    this.#part("strip").classList.toggle("strip--shown", isAway);
  }

  /** The page's time left, ms; null: the page has no countdown. */
  #leftMs() {
    const { ends_at: endsAt, left_ms: left } = this.#clock;
    return left ?? (endsAt ? endsAt - this.#connection.serverNow() : null);
  }

  get #timeUp() {
    return text(this.#clock.last ? "time_up_last" : "time_up");
  }

  #pauseWords() {
    return [
      element("strong", "pause__title", { textContent: text("paused_title") }),
      " ",
      element("span", "pause__text", { dir: "auto", textContent: this.#clock.text || text("paused_text") }),
    ];
  }

  #showLeft(left) {
    const wasTimed = !this.#part("clock").hidden;
    this.#part("clock").hidden = left === null;
    this.#part("strip").hidden = left === null;
    if (wasTimed !== (left !== null)) this.#changed();
    this.keepInSight();
    if (left === null) return;
    const countdown = this.#part("countdown");
    countdown.classList.toggle("countdown--hurry", left <= HURRY_S);
    if (left === 0) {
      countdown.textContent = this.#timeUp;
    } else {
      const words = element("span", "countdown__words", { textContent: text(this.paused ? "time_stands" : "time_left") });
      countdown.replaceChildren(words, " ", element("span", "countdown__time", { textContent: durationText(left) }));
    }
    if (!this.paused) this.#sayLeft(left);
  }

  #sayLeft(left) {
    if (left === 60) this.#say(text("minute_left"));
    else if (left === HURRY_S) this.#say(text("seconds_left", { n: left }));
    else if (left === 0) this.#say(this.#timeUp);
  }

  /** To a screen reader. */
  #say(words) {
    this.#part("announcer").textContent = words;
  }
}
