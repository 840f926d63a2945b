// SPDX-License-Identifier: MIT
// Announcements of the experimenter, and notes of the page itself: one card each, the newest first.

import { element, button } from "./dom.js";
import { tabMemory } from "./outbox.js";
import { text, clockText } from "./texts.js";

const REMEMBERED = 200;

export class Notices {
  /** @type {Map<number|string, HTMLElement>} */
  #cards = new Map();
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
    this.place = element("div", "labchat-notices", {
      attributes: { role: "region", "aria-live": "polite", "aria-label": text("notice") },
    });
  }

  /** After a reconnect the server sends all announcements of a page again. @param {import("./types.js").NoticeFrame} frame */
  show({ seq, at, from, body }) {
    this.#noteSeen(seq); // also again: perhaps the connection was lost before the first report arrived
    if (this.#cards.has(seq) || this.#closed.includes(seq)) return;
    const name = from && from !== text("experimenter") ? from : "";
    this.add(seq, { heading: [text("notice"), name, clockText(at)].filter(Boolean).join(" · "), words: body });
  }

  /** @param {number|string} key  @param {{heading: string, words: string, kind?: string, actions?: HTMLElement[]}} what */
  add(key, { heading, words, kind = "", actions = [] }) {
    this.remove(key);
    const card = element("section", "labchat-notice");
    card.dataset.kind = kind;
    const close = button("labchat-notice__close", "×", () => this.#close(key));
    close.setAttribute("aria-label", text("close"));
    card.append(
      element("div", "labchat-notice__from", { dir: "auto", textContent: heading }),
      element("div", "labchat-notice__body", { dir: "auto", textContent: words }),
      ...actions,
      close,
    );
    this.#cards.set(key, card);
    this.place.prepend(card);
  }

  remove(key) {
    this.#cards.get(key)?.remove();
    this.#cards.delete(key);
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

  clear() {
    for (const key of [...this.#cards.keys()]) this.remove(key);
  }

  #close(key) {
    this.remove(key);
    if (typeof key !== "number") return;
    this.#closed = [...this.#closed, key].slice(-REMEMBERED);
    tabMemory.write(this.#key, this.#closed);
  }
}
