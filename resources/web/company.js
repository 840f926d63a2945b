// SPDX-License-Identifier: MIT
// Who else is in a chat: their nicknames, who has it open, and who is typing.

import { text, listText } from "./texts.js";

const TYPING_SHOWN_MS = 4000;

export class Company {
  /** @type {Map<number, string>} member number → nickname */
  #nicknames = new Map();
  /** @type {Map<number, number>} member number → timer */
  #typing = new Map();
  /** @type {Set<number>} member numbers of the others who have this chat open */
  #online = new Set();
  #typingChanged;

  /** @param {() => void} typingChanged  called when somebody begins or stops to type */
  constructor(typingChanged) {
    this.#typingChanged = typingChanged;
  }

  /** @param {{from: number, nickname: string}[]} frames */
  learnNames(frames) {
    for (const { from, nickname } of frames) this.#nicknames.set(from, nickname);
  }

  startTyping(member) {
    clearTimeout(this.#typing.get(member));
    this.#typing.set(member, setTimeout(() => this.stopTyping(member), TYPING_SHOWN_MS));
    this.#typingChanged();
  }

  stopTyping(member) {
    clearTimeout(this.#typing.get(member));
    if (this.#typing.delete(member)) this.#typingChanged();
  }

  setOnline(member, isOnline) {
    if (isOnline) this.#online.add(member);
    else this.#online.delete(member);
    if (!isOnline) this.stopTyping(member);
  }

  forgetOnline() {
    this.#online.clear();
  }

  /** Who is typing, in words; empty: nobody. */
  get typingText() {
    const names = [...this.#typing.keys()].map((member) => this.#nicknames.get(member)).filter(Boolean);
    return names.length > 0 ? text("typing", { n: names.length, names: listText(names) }) : "";
  }

  /** How many have the chat open, including the reader. */
  get onlineText() {
    return text("online", { n: this.#online.size + 1 });
  }

  get onlineNames() {
    const names = [...this.#online].sort((a, b) => a - b).map((member) => this.#nicknames.get(member) ?? "?");
    return text("online_names", { names: listText([...names, text("you")]) });
  }
}
