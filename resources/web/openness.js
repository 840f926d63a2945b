// SPDX-License-Identifier: MIT
// Whether the participant can write in a chat, why not, and until when. Only the server opens and closes a chat; the
// countdowns here only show when.

import { Countdown } from "./countdown.js";
import { element, showText } from "./dom.js";
import { text, closedText, durationText } from "./texts.js";

const HURRY_S = 10;

/** Placeholder of the input for each reason. */
const SHORT = { paused: "paused_short", frozen: "frozen_short", muted: "muted_short" };

export class Openness {
  /** A sentence; empty: the chat is open, or will open by itself. */
  reason = "";
  /** A word or two; empty: the chat is open. */
  short = "";
  /** In the head of the box: when the chat opens or closes. */
  time = element("div", "labchat-closes", { hidden: true });
  /** When the reader can write again. Not in a live region: it changes each second. */
  wait = element("div", "labchat-wait", { hidden: true, attributes: { role: "timer" } });
  #schedule;
  #muted;

  /** @param {() => number} now  the server's clock */
  constructor(now) {
    this.#schedule = new Countdown(now, (left) => this.#showSchedule(left));
    this.#muted = new Countdown(now, (left) => showText(this.wait, left ? text("write_again_in", { time: durationText(left) }) : ""));
  }

  /**
   * @param {import("./types.js").Openness} state
   * @param {{pageShowsPause: boolean}} around  whether the page around the box shows the text of a pause
   */
  show(state, { pageShowsPause }) {
    const opensLater = !state.open && state.reason === "time" && Boolean(state.opens_at ?? state.opens_in_ms);
    const words = pageShowsPause && state.reason === "paused" ? "" : state.text;
    this.reason = state.open || opensLater ? "" : words || closedText(state.reason);
    this.short = state.open ? "" : text(opensLater ? "not_open_yet" : (SHORT[state.reason] ?? "closed_short"));
    this.#muted.start(state.open ? null : state.until);
    this.#showTimes(state);
  }

  /** The box is out of the page. */
  stop() {
    this.#schedule.stop();
    this.#muted.stop();
  }

  /** The chat has ended for this page: why it was closed before, and until when, no longer matters. */
  end() {
    this.reason = "";
    this.#schedule.start(null);
    this.#muted.start(null);
  }

  #showTimes(state) {
    const opening = state.opens_at ?? state.opens_in_ms;
    const isOver = !state.open && state.reason === "time";
    this.time.dataset.until = opening ? "opens_in" : "closes_in";
    if (state.opens_in_ms !== undefined || state.closes_in_ms !== undefined) this.#schedule.hold(state.opens_in_ms ?? state.closes_in_ms);
    else this.#schedule.start(opening ?? (isOver ? null : state.closes_at));
  }

  #showSchedule(left) {
    const closes = this.time.dataset.until === "closes_in";
    this.time.classList.toggle("labchat-closes--hurry", closes && left !== null && left <= HURRY_S);
    showText(this.time, left ? text(this.time.dataset.until, { time: durationText(left) }) : "");
  }
}
