// SPDX-License-Identifier: MIT
// Sends the tickets of a page to the server, which takes a limited number per second: those of all boxes at the start, and later those
// that were refused for now.

/** A page may have a box for each other person of a large group. */
const AT_ONCE = 30;
const EVERY_MS = 1100;
/** The experimenter may have changed the key in the meantime. */
const ASKED_AGAIN_MS = 10000;

export class Joins {
  /** @type {string[]} */
  #queue = [];
  #queueTimer = 0;
  /** @type {Set<string>} */
  #refused = new Set();
  #refusedTimer = 0;
  #send;

  /** @param {(ticket: string) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /** @param {string} ticket */
  ask(ticket) {
    if (!this.#queue.includes(ticket)) this.#queue.push(ticket);
    if (this.#queueTimer === 0) this.#sendSome();
  }

  /** It was refused for now, and others on the same connection were not. @param {string} ticket */
  askLater(ticket) {
    this.#refused.add(ticket);
    this.#refusedTimer ||= setTimeout(() => {
      const refused = [...this.#refused];
      this.#refused.clear();
      this.#refusedTimer = 0;
      for (const each of refused) this.ask(each);
    }, ASKED_AGAIN_MS);
  }

  /** The connection is another one, which is asked from the beginning. */
  clear() {
    clearTimeout(this.#queueTimer);
    clearTimeout(this.#refusedTimer);
    this.#queueTimer = 0;
    this.#refusedTimer = 0;
    this.#queue = [];
    this.#refused.clear();
  }

  #sendSome() {
    this.#queue.splice(0, AT_ONCE).forEach(this.#send);
    this.#queueTimer = setTimeout(() => {
      this.#queueTimer = 0;
      if (this.#queue.length > 0) this.#sendSome();
    }, EVERY_MS);
  }
}
