// SPDX-License-Identifier: MIT
// What was written and is not in the log: under way, waiting for the connection, or refused.

import { element, button } from "./dom.js";
import { text, refusalText } from "./texts.js";

/** An answer usually comes sooner than this, and then nothing has to flicker. */
const PATIENCE_MS = 700;

/** @typedef {import("./types.js").OutboxEntry} OutboxEntry */

export class UnsentList {
  #timer = 0;
  #retry;
  #discard;

  /** @param {{retry: (nonce: string) => void, discard: (nonce: string) => void}} actions */
  constructor({ retry, discard }) {
    this.#retry = retry;
    this.#discard = discard;
    this.list = element("div", "labchat-unsent", { hidden: true });
  }

  /** @param {OutboxEntry[]} entries  @param {boolean} online */
  show(entries, online) {
    clearTimeout(this.#timer);
    const isFresh = (entry) => online && entry.state !== "refused" && Date.now() - entry.at < PATIENCE_MS;
    const shown = entries.filter((entry) => !isFresh(entry));
    this.list.replaceChildren(...shown.map((entry) => this.#item(entry, online)));
    this.list.hidden = shown.length === 0;
    if (shown.length < entries.length) this.#timer = setTimeout(() => this.show(entries, online), PATIENCE_MS);
  }

  #item(entry, online) {
    const refused = entry.state === "refused";
    const item = element("div", `labchat-pending${refused ? " labchat-pending--refused" : ""}`);
    item.append(element("span", "labchat-pending__body", { dir: "auto", textContent: entry.body }));
    const state = refused ? `${text("not_sent")}: ${refusalText(entry)}` : text(online ? "sending" : "will_be_sent");
    item.append(element("span", "labchat-pending__state", { textContent: state }));
    if (refused) {
      item.append(
        button("labchat-pending__action", text("try_again"), () => this.#retry(entry.nonce)),
        button("labchat-pending__action", text("discard"), () => this.#discard(entry.nonce)),
      );
    }
    return item;
  }
}
