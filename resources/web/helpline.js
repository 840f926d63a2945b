// SPDX-License-Identifier: MIT
// A participant's private conversation with the experimenter: its messages, and the messages that are not sent yet.
//
// Event: "change" (something in it has changed).

import { Outbox, tabMemory } from "./outbox.js";

const DEFAULT_SLOW_DOWN_MS = 1000;

/** @typedef {import("./types.js").HelpFrame} HelpFrame */

export class HelpLine extends EventTarget {
  /** Whether this study has one, or the experimenter has started a talk. */
  available = false;
  /** Whether the study lets the browser translate it. */
  mayTranslate = false;
  #connection;
  #outbox;
  /** @type {Map<number, HelpFrame>} by seq */
  #lines = new Map();
  #joined = false;
  #readKey;
  #readUpTo;

  /** @param {import("./connection.js").Connection} connection */
  constructor(connection) {
    super();
    this.#connection = connection;
    this.#outbox = new Outbox(`labchat:help:${connection.identity}`);
    this.#readKey = `labchat:help-read:${connection.identity}`;
    this.#readUpTo = tabMemory.read(this.#readKey) ?? 0;
    connection.addEventListener("frame", (event) => this.#readers[event.detail.type]?.(event.detail));
    connection.addEventListener("state", () => this.#linkChanged());
  }

  /** @returns {HelpFrame[]} the oldest first */
  get lines() {
    return [...this.#lines.values()].sort((a, b) => a.seq - b.seq);
  }

  get unsent() {
    return this.#outbox.all();
  }

  get isOnline() {
    return this.#connection.state.name === "online";
  }

  /** @returns {HelpFrame[]} the experimenter's answers that were not read yet */
  get unread() {
    return this.lines.filter((line) => line.from === "experimenter" && line.seq > this.#readUpTo);
  }

  markRead() {
    if (this.unread.length === 0) return;
    this.#readUpTo = this.lines.at(-1).seq;
    tabMemory.write(this.#readKey, this.#readUpTo);
    this.#changed();
  }

  /** Sends a message. It is kept until the server has stored or refused it. */
  ask(body) {
    this.#outbox.add("", body);
    this.#pump();
    this.#changed();
  }

  retry(nonce) {
    const entry = this.#outbox.get(nonce);
    if (entry) this.#outbox.change(entry, { state: "queued", code: undefined, text: undefined });
    this.#pump();
    this.#changed();
  }

  discard(nonce) {
    this.#outbox.remove(nonce);
    this.#changed();
  }

  /** Sends one by one, to keep the order. */
  #pump() {
    if (!this.#joined || this.unsent.some((entry) => entry.state === "sent")) return;
    const next = this.unsent.find((entry) => entry.state === "queued");
    if (next && this.#connection.send({ type: "help", nonce: next.nonce, body: next.body })) this.#outbox.change(next, { state: "sent" });
  }

  #readers = {
    help_line: ({ lines, translate = false }) => {
      this.mayTranslate = translate;
      this.available = true;
      this.#joined = true;
      this.#lines = new Map(lines.map((line) => [line.seq, line]));
      for (const { nonce } of lines) this.#outbox.remove(nonce);
      this.#pump();
      this.#changed();
    },
    help: (line) => {
      this.#lines.set(line.seq, line);
      this.#outbox.remove(line.nonce);
      this.#pump();
      this.#changed();
    },
    refused: (frame) => {
      const entry = this.#outbox.get(frame.nonce);
      if (entry) this.#refused(entry, frame);
    },
  };

  #refused(entry, { code, text, retry_after_ms: waitMs }) {
    if (code === "duplicate") {
      this.#outbox.remove(entry.nonce);
    } else if (code === "too_fast") {
      this.#outbox.change(entry, { state: "queued" });
      setTimeout(() => this.#pump(), waitMs ?? DEFAULT_SLOW_DOWN_MS);
      return;
    } else {
      this.#outbox.change(entry, { state: "refused", code, text });
    }
    this.#pump();
    this.#changed();
  }

  #linkChanged() {
    if (!this.isOnline) {
      this.#joined = false;
      this.#outbox.requeue();
    }
    if (this.#connection.state.name === "stopped") this.available = false;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}
