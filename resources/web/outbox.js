// SPDX-License-Identifier: MIT
// Messages that were written here and are not yet confirmed by the server. They survive a reload of the tab.

/** @typedef {import("./types.js").OutboxEntry} OutboxEntry */

/** 32 hex characters. `crypto.randomUUID` does not exist on plain http, `getRandomValues` does. */
export function newNonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Session storage. If it is missing, full or forbidden, nothing is remembered, but nothing fails. */
export const tabMemory = {
  read(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Only the memory after a reload is lost.
    }
  },
};

export class Outbox {
  /** @type {Map<string, OutboxEntry>} in the order in which they were written */
  #entries = new Map();
  #key;

  /** @param {string} key  of the session storage */
  constructor(key) {
    this.#key = key;
    const stored = tabMemory.read(this.#key);
    for (const entry of Array.isArray(stored) ? stored : []) this.#entries.set(entry.nonce, entry);
    this.requeue();
  }

  /** @returns {OutboxEntry} */
  add(channel, body) {
    const entry = { nonce: newNonce(), channel, body, at: Date.now(), state: "queued" };
    this.#entries.set(entry.nonce, entry);
    this.#save();
    return entry;
  }

  /** The server has stored it, and it waits for the experimenter's approval. @param {import("./types.js").HeldFrame} frame */
  hold({ nonce, channel, body, at }) {
    const entry = this.#entries.get(nonce) ?? { nonce, channel, body, at };
    this.#entries.set(nonce, entry);
    this.change(entry, { state: "held", code: undefined, text: undefined });
  }

  get(nonce) {
    return this.#entries.get(nonce);
  }

  /** @returns {OutboxEntry[]} */
  of(channel) {
    return [...this.#entries.values()].filter((entry) => entry.channel === channel);
  }

  /** @returns {OutboxEntry[]} */
  all() {
    return [...this.#entries.values()];
  }

  change(entry, changes) {
    Object.assign(entry, changes);
    this.#save();
  }

  remove(nonce) {
    const removed = this.#entries.delete(nonce);
    if (removed) this.#save();
    return removed;
  }

  /** The connection is lost: sent messages without an answer are sent again. The nonce makes this harmless. */
  requeue() {
    for (const entry of this.#entries.values()) {
      if (entry.state === "sent") entry.state = "queued";
    }
  }

  #save() {
    tabMemory.write(this.#key, this.#entries.size > 0 ? this.all() : null);
  }
}
