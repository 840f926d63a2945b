// SPDX-License-Identifier: MIT
// Announcements of the experimenter: a card each, until the participant closes it, or has seen it and is on another page.
// And a note of an answer of theirs.

import { Cards } from "./cards.js";
import { tabMemory } from "./outbox.js";
import { text, clockText, experimenterName } from "./texts.js";

const REMEMBERED = 200;
/** Who had it before their eyes for that long has seen it. */
const READ_MS = 3000;

export class Notices {
  #cards = new Cards("experimenter", text("notice"), (key) => this.#remember(key));
  #key;
  /** @type {number[]} seqs of the announcements that were closed in this tab */
  #closed;
  #reportSeen;
  /** Seqs of announcements that came while nobody could see the page. @type {Set<number>} */
  #unseen = new Set();
  /** Which page it is, as far as announcements belong to it. */
  #page = "";
  /** For each card, how long this page had been in front when it came. @type {Map<number, number>} */
  #cameAt = new Map();
  #inFrontMs = 0;
  #inFrontSince = performance.now();
  #isInFront = document.visibilityState === "visible";

  /** @param {string} ticket  @param {(seq: number) => void} reportSeen  called when an announcement is displayed */
  constructor(ticket, reportSeen) {
    this.#reportSeen = reportSeen;
    this.#key = `labchat:notices-closed:${ticket}`;
    this.#closed = tabMemory.read(this.#key) ?? [];
    document.addEventListener("visibilitychange", () => {
      this.#inFrontMs = this.#frontMs();
      this.#inFrontSince = performance.now();
      this.#isInFront = document.visibilityState === "visible";
    });
  }

  get place() {
    return this.#cards.place;
  }

  /** After a reconnect the server sends all announcements of a page again. @param {import("./types.js").NoticeFrame} frame */
  show({ seq, at, from, body }) {
    this.#noteSeen(seq); // also again: perhaps the connection was lost before the first report arrived
    if (this.#cards.has(seq) || this.#closed.includes(seq)) return;
    const heading = [text("notice"), experimenterName(from), clockText(at)].filter(Boolean).join(" · ");
    this.#cards.add(seq, { heading, words: body });
    this.#cameAt.set(seq, this.#frontMs());
  }

  /** An announcement is for the page on which it came, but nobody misses it. @param {import("./types.js").PageFrame} frame */
  pageShown({ page, round }) {
    const before = this.#page;
    this.#page = `${round} ${page}`;
    if (before === this.#page) return;
    for (const [seq, at] of this.#cameAt) if (this.#frontMs() - at >= READ_MS) this.#forget(seq);
  }

  /** @param {string} key  @param {import("./cards.js").Card} what */
  add(key, what) {
    this.#cards.add(key, what);
  }

  remove(key) {
    this.#cards.remove(key);
  }

  clear() {
    this.#cards.clear();
    this.#cameAt.clear();
  }

  #forget(seq) {
    this.#cards.remove(seq);
    this.#cameAt.delete(seq);
  }

  /** How long the page has been in front, in total. */
  #frontMs() {
    return this.#inFrontMs + (this.#isInFront ? performance.now() - this.#inFrontSince : 0);
  }

  #noteSeen(seq) {
    this.#unseen.add(seq);
    if (document.visibilityState === "visible") this.#report();
    else document.addEventListener("visibilitychange", () => this.#report(), { once: true });
  }

  #report() {
    for (const seq of this.#unseen) this.#reportSeen(seq);
    this.#unseen.clear();
  }

  #remember(key) {
    if (typeof key !== "number") return;
    this.#cameAt.delete(key);
    this.#closed = [...this.#closed, key].slice(-REMEMBERED);
    tabMemory.write(this.#key, this.#closed);
  }
}
