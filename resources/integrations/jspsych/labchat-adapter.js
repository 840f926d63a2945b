// SPDX-License-Identifier: MIT
// A multiplayer adapter for jsPsych: the participants of a group share data objects over a channel of LabChat.
//
//   const adapter = new LabChatAdapter({ server: "http://localhost:8000", ticket });
//   await adapter.connect();
//   await adapter.push({ choice: "left" });
//   adapter.getAll(); // { "anna": { choice: "left" }, "bert": { … } }
//
// A participant's name in the data is the nickname in their ticket: give everybody in a channel another one. Each object is
// stored in the log as a message of the channel, before anybody gets it.

/** Characters of a part beside its text. */
const ENVELOPE = 100;
const LARGEST_PART = 8000;
const MOST_PARTS = 64;
const DEFAULT_TIMEOUT_MS = 30_000;
/** Refusals that are over after a moment. */
const TRY_AGAIN = ["too_fast", "not_stored"];
const TRY_AGAIN_MS = 1000;
const MODULES = ["web/connection.js", "web/tickets.js", "web/texts.js"];
const NO_ANSWER = "The chat server does not answer.";

function claimsOf(ticket) {
  const part = ticket.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (character) => character.charCodeAt(0))));
}

/** JSON without the two characters that no message may contain. */
const toJson = (value) => JSON.stringify(value).replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);

/** An object as messages: one, or several parts if it is long. */
function messagesOf(data, maxChars) {
  const push = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const whole = toJson({ push, data });
  if ([...whole].length <= Math.min(maxChars, LARGEST_PART)) return [whole];
  const text = [...toJson(data)];
  const size = Math.floor((Math.min(maxChars, LARGEST_PART) - ENVELOPE) / 2); // quotation marks and backslashes are doubled
  const parts = Math.ceil(text.length / size);
  if (!(size > 0) || parts > MOST_PARTS) throw new RangeError(`This data has ${text.length} characters. The channel takes at most ${Math.max(0, size) * MOST_PARTS}.`);
  return Array.from({ length: parts }, (_, i) => toJson({ push, part: i + 1, parts, text: text.slice(i * size, (i + 1) * size).join("") }));
}

/** @returns {object|null} null: it is no part of an object, but an ordinary message */
function readMessage(body) {
  try {
    const read = JSON.parse(body);
    const isWhole = typeof read.data === "object" && read.data !== null;
    const isPart = typeof read.text === "string" && [read.part, read.parts].every(Number.isInteger) && 1 <= read.part && read.part <= read.parts;
    return typeof read.push === "string" && (isWhole || isPart) ? read : null;
  } catch {
    return null;
  }
}

/** @param {string[]} texts  of all parts @returns {object|null} null: some are missing, or it is not JSON */
function assembled(texts, parts) {
  try {
    return Object.keys(texts).length === parts ? JSON.parse(texts.join("")) : null;
  } catch {
    return null;
  }
}

/** The newest object of each participant, from the messages of the channel. */
class SharedData {
  /** @type {Map<string, Map<number, object>>} parts by seq, by participant */
  #parts = new Map();
  /** @type {Map<string, object>} */
  #newest = new Map();

  /** @param {object} frame  of the channel @returns {boolean} whether anything is different now */
  read(frame) {
    if (frame.type === "channel" && !frame.resumed) [this.#parts, this.#newest] = [new Map(), new Map()];
    const messages = { channel: frame.messages, history: frame.messages, message: [frame], restored: [frame.message] }[frame.type] ?? [];
    const changed = new Set(messages.map((message) => this.#take(message)));
    if (frame.type === "hidden") for (const [author, parts] of this.#parts) if (parts.delete(frame.seq)) changed.add(author);
    changed.delete(null);
    for (const author of changed) this.#findNewest(author);
    return changed.size > 0 || frame.type === "channel";
  }

  /** @returns {string|null} whose it is */
  #take({ seq, nickname, body, hidden, experimenter }) {
    const part = hidden || experimenter ? null : readMessage(body);
    if (hidden && this.#parts.get(nickname)?.delete(seq)) return nickname; // while this page was away
    if (!part) return null;
    if (!this.#parts.has(nickname)) this.#parts.set(nickname, new Map());
    this.#parts.get(nickname).set(seq, part);
    return nickname;
  }

  #findNewest(author) {
    this.#newest.delete(author);
    const started = new Map();
    for (const [, part] of [...this.#parts.get(author)].sort(([a], [b]) => a - b)) {
      const texts = started.get(part.push) ?? [];
      started.set(part.push, texts);
      if (!part.data) texts[part.part - 1] = part.text;
      const data = part.data ?? assembled(texts, part.parts);
      if (data) this.#newest.set(author, data);
    }
  }

  get(participant) {
    return structuredClone(this.#newest.get(participant));
  }

  get all() {
    return structuredClone(Object.fromEntries(this.#newest));
  }
}

export class LabChatAdapter {
  #server;
  #ticket;
  #timeoutMs;
  #connection = null;
  #chat = "";
  #channel = "";
  #maxChars = Infinity;
  #shared = new SharedData();
  #listening = new AbortController();
  #subscribers = new Set();
  /** Objects are sent one after the other, in the order in which they were pushed. */
  #pushing = Promise.resolve();
  /** @type {Map<string, {resolve: () => void, reject: (error: Error) => void}>} messages without an answer, by body */
  #unanswered = new Map();
  #opening = null;
  /** Older messages are still missing. */
  #isLoading = false;
  /** Why nothing can be pushed; null: it can. */
  #failure = new Error("connect() comes first.");
  participantId;

  constructor({ server, ticket, timeout = DEFAULT_TIMEOUT_MS }) {
    this.#server = new URL(server.replace(/\/*$/, "/"), document.baseURI);
    this.#ticket = ticket;
    this.#timeoutMs = timeout;
    this.participantId = claimsOf(ticket).nickname;
  }

  /** Is over when this page has the newest data of everybody. */
  async connect() {
    if (!this.#failure) throw new Error("connect() was called before.");
    // The server's own modules: a chat box on this page has them already, and shares its socket with the adapter.
    const modules = MODULES.map((name) => import(/* webpackIgnore: true */ /* @vite-ignore */ new URL(name, this.#server).href));
    const [{ connectionFor }, { chatOf, isAbout }, texts] = await Promise.all(modules).catch((cause) => Promise.reject(new Error(NO_ANSWER, { cause })));
    this.#failure = null;
    this.#chat = chatOf(this.#ticket);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const opened = new Promise((resolve, reject) => (this.#opening = { resolve, reject }));
    const connection = connectionFor(this.#server, this.#ticket);
    this.#connection = connection;
    connection.addEventListener("frame", ({ detail }) => this.#read(detail, isAbout, texts), { signal });
    connection.addEventListener("state", () => this.#stateChanged(), { signal });
    if (!connection.send({ type: "join", ticket: this.#ticket })) connection.start();
    const late = setTimeout(() => this.#fail(new Error(connection.state.problem ?? NO_ANSWER)), this.#timeoutMs);
    await opened.finally(() => clearTimeout(late));
  }

  push(data) {
    const snapshot = structuredClone(data);
    const pushed = this.#pushing.then(async () => {
      for (const message of messagesOf(snapshot, this.#maxChars)) await this.#post(message);
    });
    this.#pushing = pushed.catch(() => {});
    return pushed;
  }

  getAll() {
    return this.#shared.all;
  }

  get(participantId) {
    return this.#shared.get(participantId);
  }

  subscribe(callback) {
    const subscriber = { callback }; // the same function may subscribe twice
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  async disconnect() {
    this.#fail(new Error("disconnect() was called."));
  }

  #fail(error) {
    if (this.#failure) return;
    this.#failure = error;
    this.#listening.abort();
    this.#connection.release(this.#ticket);
    this.#channel = "";
    this.#opening.reject(error);
    for (const { reject } of this.#unanswered.values()) reject(error);
    this.#unanswered.clear();
  }

  #post(body) {
    return new Promise((resolve, reject) => {
      if (this.#failure) throw this.#failure;
      this.#unanswered.set(body, { resolve, reject });
      this.#connection.delivery.post(this.#channel, body);
    });
  }

  #stateChanged() {
    const { name, reason } = this.#connection.state;
    if (name === "stopped") this.#fail(Object.assign(new Error(reason.text || reason.code), { code: reason.code }));
  }

  /** @param texts  in the participant's language; the frame has those of the server's */
  #read(frame, isAbout, { ticketRefusalText, refusalText }) {
    if (frame.type === "error" && frame.code === "bad_ticket" && isAbout(frame, this.#ticket)) {
      this.#fail(Object.assign(new Error(ticketRefusalText(frame)), { code: frame.code, reason: frame.reason }));
    }
    if (frame.type === "channel" && frame.chat === this.#chat) this.#channel = frame.channel;
    if (this.#channel === "" || (frame.channel ?? frame.entry?.channel) !== this.#channel) return;
    if (frame.type === "refused") this.#refused(frame, refusalText(frame));
    if (frame.limits) this.#maxChars = frame.limits.max_chars;
    const isDifferent = this.#shared.read(frame);
    if (frame.type === "message") this.#answered(frame.body);
    if (frame.type === "channel") for (const { body } of frame.messages) this.#answered(body);
    const isHistory = frame.type === "channel" || frame.type === "history";
    if (isHistory) this.#isLoading = frame.more && frame.messages.length > 0;
    if (isHistory && this.#isLoading) this.#connection.send({ type: "history", channel: this.#channel, before: frame.messages[0].seq });
    if (!this.#isLoading && (isDifferent || isHistory)) this.#tell();
  }

  #answered(body) {
    this.#unanswered.get(body)?.resolve();
    this.#unanswered.delete(body);
  }

  #refused({ code, entry, retry_after_ms: waitMs = TRY_AGAIN_MS }, words) {
    const { delivery } = this.#connection;
    if (TRY_AGAIN.includes(code)) {
      setTimeout(() => delivery.retry(entry.nonce), waitMs);
      return;
    }
    this.#unanswered.get(entry.body)?.reject(Object.assign(new Error(words), { code }));
    this.#unanswered.delete(entry.body);
    delivery.discard(entry.nonce);
  }

  /** All data is here, and some of it is new. */
  #tell() {
    this.#opening.resolve();
    for (const subscriber of [...this.#subscribers]) {
      if (!this.#subscribers.has(subscriber)) continue;
      try {
        subscriber.callback(this.getAll());
      } catch (error) {
        console.error(error); // the other subscribers get it all the same
      }
    }
  }
}
