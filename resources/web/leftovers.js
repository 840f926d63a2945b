// SPDX-License-Identifier: MIT
// What the participant wrote in a chat that is no longer on the page, and what did not get into it: a card each, with the
// reason, until they close it, the chat comes back, or they go on. They survive a reload of the tab.

import { Cards } from "./cards.js";
import { tabMemory } from "./outbox.js";
import { text, refusalText } from "./texts.js";

/** @typedef {{channel: string, body: string, why: string, isDraft?: boolean}} Leftover  isDraft: also in the memory of the chat's input */

/** Why a message did not get into a chat that has ended. @param {import("./types.js").OutboxEntry} entry */
function reasonOf(entry) {
  return !entry.code || entry.code === "not_a_member" ? text("leftover") : refusalText(entry);
}

export class Leftovers {
  #cards = new Cards("own", text("not_sent"), (key) => this.#settle(([one]) => one === key));
  #key;
  /** @type {Map<string, Leftover>} by nonce, or for drafts by channel */
  #all;

  /** @param {string} ticket */
  constructor(ticket) {
    this.#key = `labchat:leftovers:${ticket}`;
    this.#all = new Map(tabMemory.read(this.#key) ?? []);
    for (const [key, leftover] of this.#all) this.#show(key, leftover);
  }

  get place() {
    return this.#cards.place;
  }

  /** A message that was refused, or never sent. @param {import("./types.js").OutboxEntry} entry */
  addMessage(entry) {
    this.#add(entry.nonce, { channel: entry.channel, body: entry.body, why: reasonOf(entry) });
  }

  /** A text in the input of a chat that has ended. */
  addDraft(channel, { body, why }) {
    if (body !== "") this.#add(channel, { channel, body, why, isDraft: true });
  }

  /** The chat is there again. @returns {string[]} messages for its input; drafts are in it already */
  takeBack(channel) {
    const texts = [...this.#all.values()].filter((one) => one.channel === channel && !one.isDraft).map(({ body }) => body);
    this.#settle(([, one]) => one.channel === channel);
    return texts;
  }

  /** The participant goes on, and needs none of them any more. */
  clear() {
    this.#settle(() => true);
  }

  #add(key, leftover) {
    this.#all.set(key, leftover);
    this.#show(key, leftover);
    this.#save();
  }

  #show(key, { body, why }) {
    this.#cards.add(key, { heading: text("not_sent"), words: why, quote: body });
  }

  /** @param {(entry: [string, Leftover]) => boolean} isSettled */
  #settle(isSettled) {
    for (const [key] of [...this.#all].filter(isSettled)) {
      this.#all.delete(key);
      this.#cards.remove(key);
    }
    this.#save();
  }

  #save() {
    tabMemory.write(this.#key, this.#all.size > 0 ? [...this.#all] : null);
  }
}
