// SPDX-License-Identifier: MIT
// Announcements of the experimenter: a card each, until the participant closes it. And a note of an answer of theirs.

import { Cards } from "./cards.js";
import { tabMemory } from "./outbox.js";
import { text, clockText } from "./texts.js";

const REMEMBERED = 200;

export class Notices {
  #cards = new Cards("experimenter", text("notice"), (key) => this.#remember(key));
  #key;
  /** @type {number[]} seqs of the announcements that were closed in this tab */
  #closed;
  #reportSeen;
  /** Seqs of announcements that came while nobody could see the page. @type {Set<number>} */
  #unseen = new Set();

  /** @param {string} ticket  @param {(seq: number) => void} reportSeen  called when an announcement is displayed */
  constructor(ticket, reportSeen) {
    this.#reportSeen = reportSeen;
    this.#key = `labchat:notices-closed:${ticket}`;
    this.#closed = tabMemory.read(this.#key) ?? [];
  }

  get place() {
    return this.#cards.place;
  }

  /** After a reconnect the server sends all announcements of a page again. @param {import("./types.js").NoticeFrame} frame */
  show({ seq, at, from, body }) {
    this.#noteSeen(seq); // also again: perhaps the connection was lost before the first report arrived
    if (this.#cards.has(seq) || this.#closed.includes(seq)) return;
    const name = from && from !== text("experimenter") ? from : "";
    this.#cards.add(seq, { heading: [text("notice"), name, clockText(at)].filter(Boolean).join(" · "), words: body });
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
    this.#closed = [...this.#closed, key].slice(-REMEMBERED);
    tabMemory.write(this.#key, this.#closed);
  }
}
