// SPDX-License-Identifier: MIT
// Brings the participant's messages to the server: each is kept until the server has stored or refused it. Knows what
// this page has of each channel, so that a new connection continues there.

import { Outbox } from "./outbox.js";

const DEFAULT_SLOW_DOWN_MS = 1000;
/** Refusals after which a message is sent again without asking: it had to wait for the connection, or its chat has ended. */
const MAY_BE_REPEATED = { new: [], replay: ["too_fast"], late: ["too_fast", "not_stored"] };

/** @typedef {import("./types.js").OutboxEntry} OutboxEntry */

export class Delivery {
  #outbox;
  /** @type {Map<string, {you: number, lastSeq: number, joined: boolean}>} */
  #channels = new Map();
  #send;
  #changed;
  #refused;

  /**
   * @param {string} ticket
   * @param {{send: (frame: import("./types.js").ClientFrame) => boolean, changed: () => void,
   *   refused: (frame: import("./types.js").RefusedFrame) => void}} actions
   *   send: false if it was not sent; changed: the unsent messages are others; refused: one of them was
   */
  constructor(ticket, { send, changed, refused }) {
    this.#outbox = new Outbox(`labchat:outbox:${ticket}`);
    this.#send = send;
    this.#changed = changed;
    this.#refused = refused;
  }

  // --- what the participant does --------------------------------------------------------------------------------

  /** Sends a message. It is kept until the server has stored or refused it. */
  post(channel, body) {
    const mustQueue = this.#outbox.of(channel).some((entry) => entry.state === "queued");
    const entry = this.#outbox.add(channel, body);
    if (!mustQueue && this.#channels.get(channel)?.joined) this.#sendEntry(entry);
    else this.#outbox.change(entry, { replay: true });
    this.#changed();
  }

  /** @returns {OutboxEntry[]} */
  unsent(channel) {
    return this.#outbox.of(channel);
  }

  /** Sends it again with the same nonce: if the server already has it, it does not store it twice. */
  retry(nonce) {
    const entry = this.#outbox.get(nonce);
    if (!entry) return;
    this.#outbox.change(entry, { state: "queued", replay: false, code: undefined, text: undefined });
    this.#pump(entry.channel);
    this.#changed();
  }

  /**
   * The chat has ended: sends what waits, and then a text that was being typed. The server accepts it for a moment.
   * @param {string} body  empty: none
   */
  sendLate(channel, body) {
    if (body !== "") this.#outbox.add(channel, body);
    for (const entry of this.#outbox.of(channel)) {
      if (entry.state === "queued" || entry.state === "sent") this.#sendLast(entry);
    }
    this.#changed();
  }

  discard(nonce) {
    if (!this.#outbox.remove(nonce)) return;
    this.#changed();
  }

  /**
   * Some chats have left the page. A message without an answer is sent once more: the server knows by its nonce whether
   * it has it, and otherwise says why not.
   * @param {string[]} channels  on the page  @returns {OutboxEntry[]} those that were refused before
   */
  leave(channels) {
    const gone = this.#outbox.all().filter((entry) => !channels.includes(entry.channel));
    for (const entry of gone) {
      if (entry.state === "queued" || entry.state === "sent") this.#sendLast(entry);
      else this.#outbox.remove(entry.nonce);
    }
    return gone.filter((entry) => entry.state === "refused" && entry.code !== "not_approved");
  }

  // --- what happens to the connection ---------------------------------------------------------------------------

  /** What this page has: the newest seq by channel; undefined: nothing. */
  get resume() {
    const newest = [...this.#channels].map(([handle, { lastSeq }]) => [handle, lastSeq]);
    return newest.length > 0 ? Object.fromEntries(newest) : undefined;
  }

  disconnected() {
    for (const channel of this.#channels.values()) channel.joined = false;
    this.#outbox.requeue();
  }

  /** The next connection begins with the whole history. */
  forget() {
    this.#channels.clear();
  }

  /** The server has dropped frames, and does not say which. */
  slowDown(waitMs = DEFAULT_SLOW_DOWN_MS) {
    this.#outbox.requeue();
    setTimeout(() => [...this.#channels.keys()].forEach((handle) => this.#pump(handle)), waitMs);
  }

  /** The server could not read a message; the answer contains no nonce. It would fail again each time. */
  failed({ code, text }) {
    const entry = this.#outbox.all().find((candidate) => candidate.state === "sent");
    if (entry) this.#readRefused({ type: "refused", nonce: entry.nonce, code, text });
  }

  // --- received frames ------------------------------------------------------------------------------------------

  /** Each returns the frame to pass on, or null if nothing else has to be done. */
  readers = {
    page: (frame) => {
      for (const handle of this.#channels.keys()) {
        if (!frame.chats.includes(handle)) this.#channels.delete(handle);
      }
      return frame;
    },
    channel: (frame) => this.#readChannel(frame),
    message: (frame) => this.#readMessages(frame.channel, [frame])[0],
    history: (frame) => ({ ...frame, messages: this.#readMessages(frame.channel, frame.messages) }),
    held: (frame) => {
      this.#outbox.hold(frame);
      this.#pump(frame.channel);
      this.#changed();
      return null;
    },
    refused: (frame) => this.#readRefused(frame),
  };

  #readChannel(frame) {
    const before = this.#channels.get(frame.channel);
    const continues = Boolean(before && frame.resumed && !frame.more);
    const channel = continues ? before : { lastSeq: 0 };
    channel.you = frame.you;
    channel.joined = true;
    this.#channels.set(frame.channel, channel);
    const messages = this.#readMessages(frame.channel, frame.messages);
    channel.lastSeq = Math.max(channel.lastSeq, frame.last_seq ?? 0);
    this.#readWaiting(frame.channel, frame.held ?? []);
    for (const entry of this.#outbox.of(frame.channel)) {
      if (entry.state === "queued") this.#outbox.change(entry, { replay: true });
    }
    this.#pump(frame.channel);
    return { ...frame, messages, resumed: continues };
  }

  /** The messages that wait for approval now. One that no longer waits is sent again: the same nonce gets the same answer. */
  #readWaiting(handle, held) {
    const waiting = new Set(held.map(({ nonce }) => nonce));
    for (const one of held) this.#outbox.hold(one);
    for (const entry of this.#outbox.of(handle)) {
      if (entry.state === "held" && !waiting.has(entry.nonce)) this.#outbox.change(entry, { state: "queued" });
    }
  }

  /** Removes the participant's own messages from the outbox. */
  #readMessages(handle, messages) {
    const channel = this.#channels.get(handle);
    let settled = false;
    for (const message of messages) {
      const isMine = !channel || message.from === channel.you; // of a chat that has ended, only the participant's own come
      if (channel) channel.lastSeq = Math.max(channel.lastSeq, message.seq);
      if (isMine && message.nonce) settled = this.#outbox.remove(message.nonce) || settled;
    }
    if (settled) {
      this.#pump(handle);
      this.#changed();
    }
    return channel ? messages : [];
  }

  #readRefused(frame) {
    const entry = frame.nonce && this.#outbox.get(frame.nonce);
    if (!entry) return frame;
    if (frame.code === "duplicate") {
      this.#outbox.remove(entry.nonce);
    } else if (MAY_BE_REPEATED[entry.late ? "late" : entry.replay ? "replay" : "new"].includes(frame.code)) {
      this.#outbox.change(entry, { state: "queued" });
      setTimeout(() => this.#sendAgain(entry), frame.retry_after_ms ?? DEFAULT_SLOW_DOWN_MS);
      return null;
    } else {
      const { code, text, retry_after_ms } = frame;
      this.#outbox.change(entry, { state: "refused", code, text, retry_after_ms });
      const gone = Boolean(entry.late) && !this.#channels.has(entry.channel);
      if (gone) this.#outbox.remove(entry.nonce);
      this.#refused({ ...frame, entry, gone });
    }
    this.#pump(entry.channel);
    this.#changed();
    return null;
  }

  #sendEntry(entry) {
    if (!this.#send({ type: "post", channel: entry.channel, nonce: entry.nonce, body: entry.body })) return;
    this.#outbox.change(entry, { state: "sent" });
  }

  /** For a chat that has ended. */
  #sendLast(entry) {
    if (entry.state === "queued") this.#sendEntry(entry);
    this.#outbox.change(entry, { late: true });
  }

  #sendAgain(entry) {
    if (this.#outbox.get(entry.nonce) !== entry) return;
    if (this.#channels.has(entry.channel)) this.#pump(entry.channel);
    else if (entry.state === "queued") this.#sendEntry(entry);
  }

  /** Sends waiting messages one by one. This keeps their order and does not exceed the rate limit. */
  #pump(channel) {
    if (!this.#channels.get(channel)?.joined) return;
    const entries = this.#outbox.of(channel);
    if (entries.some((entry) => entry.state === "sent")) return;
    const next = entries.find((entry) => entry.state === "queued");
    if (next) this.#sendEntry(next);
  }
}
