// SPDX-License-Identifier: MIT
// The messages of a chat box as data: for the scripts of the page around it, and for a hidden field of its form.

import { element } from "./dom.js";

/** @typedef {import("./types.js").MessageFrame} MessageFrame */
/**
 * A message as other systems get it.
 * @typedef {{seq: number, at: number, from: number, nickname: string, body: string, mine: boolean, experimenter: boolean}} Message
 *   from: member number of the author in the channel; 0: the experimenter
 */

export class Transcript {
  /** @type {Map<number, MessageFrame>} those that are shown, by seq */
  #shown = new Map();
  #you = 0;
  /** @type {HTMLInputElement|null} */
  #field = null;

  /** @param {import("./types.js").ServerFrame} frame  of this box's channel @returns {Message[]} what was said */
  read(frame) {
    const before = new Set(this.#shown.keys());
    this.#readers[frame.type]?.(frame);
    if (this.#field) this.#field.value = JSON.stringify(this.messages);
    return frame.type === "message" || frame.type === "channel" ? this.messages.filter(({ seq }) => !before.has(seq)) : [];
  }

  #readers = {
    channel: (frame) => {
      this.#you = frame.you;
      if (!frame.resumed) this.#shown.clear();
      frame.messages.forEach((message) => this.#take(message));
    },
    message: (frame) => this.#take(frame),
    history: (frame) => frame.messages.forEach((message) => this.#take(message)),
    hidden: (frame) => this.#shown.delete(frame.seq),
    restored: (frame) => this.#take(frame.message),
  };

  #take(message) {
    if (message.hidden) this.#shown.delete(message.seq);
    else this.#shown.set(message.seq, message);
  }

  /** Those that the participant can see, the oldest first. @returns {Message[]} */
  get messages() {
    const all = [...this.#shown.values()].sort((a, b) => a.seq - b.seq);
    return all.map(({ seq, at, from, nickname, body, experimenter }) => {
      return { seq, at, from, nickname, body, mine: from === this.#you && !experimenter, experimenter: Boolean(experimenter) };
    });
  }

  /** Adds a field for the form around the box, which always holds the messages as JSON. @param {HTMLElement} box @param {string} name */
  fillField(box, name) {
    this.#field = element("input", "", { type: "hidden", name, value: JSON.stringify(this.messages) });
    box.append(this.#field);
    const isInAddress = this.#field.form?.method === "get";
    if (isInAddress) console.warn(`labchat: the form around <lab-chat name="${name}" transcript> needs method="post". Otherwise the whole chat becomes part of an address, which may be too long.`);
  }
}
