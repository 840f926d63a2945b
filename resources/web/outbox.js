// SPDX-License-Identifier: MIT
// What was said here and is not yet known to be in the log. Survives a reload of the tab.

/** @typedef {import("./types.js").OutboxEntry} OutboxEntry */

/** 32 hex characters. `crypto.randomUUID` does not exist on plain http, `getRandomValues` does. */
export function newNonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Session storage that may be missing, full or forbidden: then nothing is remembered, and nothing breaks. */
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
      // Only the comfort after a reload is lost.
    }
  },
};

export class Outbox {
  /** @type {Map<string, OutboxEntry>} in the order in which they were written */
  #entries = new Map();
  #key;

  /** @param {string} key  where the tab remembers it */
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

  /** The server has it and keeps it for the experimenter to approve. @param {import("./types.js").HeldFrame} frame */
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

  /** The link is gone: what was under way has to be sent again. The nonce makes that harmless. */
  requeue() {
    for (const entry of this.#entries.values()) {
      if (entry.state === "sent") entry.state = "queued";
    }
  }

  #save() {
    tabMemory.write(this.#key, this.#entries.size > 0 ? this.all() : null);
  }
}
