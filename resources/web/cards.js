// SPDX-License-Identifier: MIT
// Cards above a page: what the participant should see wherever they are on it. The newest is the first.

import { element, button } from "./dom.js";
import { text } from "./texts.js";

/**
 * @typedef {object} Card
 * @property {string} heading
 * @property {string} words
 * @property {string} [quote]  what the participant wrote
 * @property {HTMLElement[]} [actions]
 */

export class Cards {
  /** @type {Map<number|string, HTMLElement>} */
  #cards = new Map();
  #closed;

  /** @param {string} kind  for the style  @param {string} label  @param {(key: number|string) => void} closed  by the participant */
  constructor(kind, label, closed) {
    this.#closed = closed;
    this.place = element("div", `labchat-notices labchat-notices--${kind}`, {
      attributes: { role: "region", "aria-live": "polite", "aria-label": label },
    });
  }

  has(key) {
    return this.#cards.has(key);
  }

  /** @param {number|string} key  @param {Card} what */
  add(key, { heading, words, quote = "", actions = [] }) {
    this.remove(key);
    const card = element("section", "labchat-notice");
    const close = button("labchat-notice__close", "×", () => this.#close(key));
    close.setAttribute("aria-label", text("close"));
    card.append(
      element("div", "labchat-notice__from", { dir: "auto", textContent: heading }),
      element("div", "labchat-notice__body", { dir: "auto", textContent: words }),
    );
    if (quote) card.append(element("div", "labchat-notice__quote notranslate", { dir: "auto", translate: false, textContent: quote }));
    card.append(...actions, close);
    this.#cards.set(key, card);
    this.place.prepend(card);
  }

  remove(key) {
    this.#cards.get(key)?.remove();
    this.#cards.delete(key);
  }

  clear() {
    for (const key of [...this.#cards.keys()]) this.remove(key);
  }

  #close(key) {
    const next = this.#cards.get(key)?.nextElementSibling ?? this.#cards.get(key)?.previousElementSibling;
    this.remove(key);
    this.#closed(key);
    next?.querySelector(".labchat-notice__close").focus(); // somebody without a mouse closes one after the other
  }
}
