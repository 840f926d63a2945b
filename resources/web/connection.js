// SPDX-License-Identifier: MIT
// The only module that owns the WebSocket. It connects, reconnects and resumes, and keeps every message until the
// server has stored or refused it.
//
// Events: "state" (see `state`), "frame" (detail: a ServerFrame, in order and without repetitions),
// "outbox" (the unsent messages have changed).

import { Outbox } from "./outbox.js";
import { ServerClock } from "./serverclock.js";
import { socketProblem } from "./socketproblem.js";

const FIRST_WAIT_MS = [1000, 5000];
const LONGEST_WAIT_MS = 10000;
const WAIT_GROWTH = 1.4;
const JOIN_DEADLINE_MS = 10000;
const IDLE_MS = 15000;
/** The first two pings measure the connection for the operator. After that there is at least one ping per minute. */
const SECOND_PING_MS = 1000;
const PING_EVERY_MS = 60000;
const PONG_DEADLINE_MS = 5000;
const DEFAULT_SLOW_DOWN_MS = 1000;
/** After this many attempts without a socket, the page asks the server why. */
const PROBLEM_AFTER = 2;

/** @typedef {import("./types.js").ServerFrame} ServerFrame */
/** @typedef {import("./types.js").ClientFrame} ClientFrame */
/** @typedef {import("./types.js").LinkState} LinkState */

/** @param {URL|string} server  address of the server's root, http or https */
function socketAddress(server) {
  const address = new URL("ws", server);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}

export class Connection extends EventTarget {
  /** @type {WebSocket|null} */
  #socket = null;
  #address;
  #ticket;
  #outbox;
  /** @type {LinkState} */
  #state = { name: "idle", wasOnline: false, offline: false };
  #failures = 0;
  /** Attempts in a row in which no socket opened. */
  #unopened = 0;
  /** The server asked for this much patience before the next attempt. */
  #leastWaitMs = 0;
  #clock = new ServerClock();
  #retryTimer = 0;
  #idleTimer = 0;
  #pingTimer = 0;
  #deadline = 0;
  /** @type {Map<string, {you: number, lastSeq: number, joined: boolean}>} */
  #channels = new Map();

  /** @param {{server: URL|string, ticket: string}} where */
  constructor({ server, ticket }) {
    super();
    this.#address = socketAddress(server);
    this.#ticket = ticket;
    this.#outbox = new Outbox(`labchat:outbox:${ticket}`);
    addEventListener("online", () => this.#lookAgain());
    addEventListener("offline", () => this.#wentOffline());
    addEventListener("pageshow", (event) => event.persisted && this.#lookAgain());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#lookAgain();
    });
  }

  get ticket() {
    return this.#ticket;
  }

  get state() {
    return this.#state;
  }

  /** The server's time, as exactly as it is known. */
  serverNow() {
    return this.#clock.now();
  }

  /** Connects and joins; also for "use it here" and "try now". */
  start() {
    if (this.#state.name === "connecting" || this.#state.name === "online") return;
    this.#open();
  }

  // --- messages to send ---------------------------------------------------------------------------------------

  /** Sends a message. It is kept until the server has stored or refused it. */
  post(channel, body) {
    const mustQueue = this.#outbox.of(channel).some((entry) => entry.state === "queued");
    const entry = this.#outbox.add(channel, body);
    if (!mustQueue && this.#channels.get(channel)?.joined) this.#sendEntry(entry);
    else this.#outbox.change(entry, { replay: true });
    this.#announce("outbox");
  }

  /** @returns {import("./types.js").OutboxEntry[]} */
  unsent(channel) {
    return this.#outbox.of(channel);
  }

  /** Sends it again with the same nonce: if the server already has it, it does not store it twice. */
  retry(nonce) {
    const entry = this.#outbox.get(nonce);
    if (!entry) return;
    this.#outbox.change(entry, { state: "queued", replay: false, code: undefined, text: undefined });
    this.#pump(entry.channel);
    this.#announce("outbox");
  }

  /**
   * The chat has ended: sends what waits, and then a text that was being typed. The server accepts it for a moment.
   * @param {string} body  empty: none
   */
  sendLate(channel, body) {
    if (body !== "") this.#outbox.add(channel, body);
    for (const entry of this.#outbox.of(channel)) {
      if (entry.state === "queued") this.#sendEntry(entry);
      if (entry.state === "sent") this.#outbox.change(entry, { late: true });
    }
    this.#announce("outbox");
  }

  discard(nonce) {
    if (!this.#outbox.remove(nonce)) return;
    this.#announce("outbox");
  }

  /** Removes the entries of channels that are no longer on the page. @returns {import("./types.js").OutboxEntry[]} those without an answer */
  takeLeftovers(channels) {
    const isOnItsWay = (entry) => entry.late && entry.state === "sent";
    const leftovers = this.#outbox.all().filter((entry) => !channels.includes(entry.channel) && !isOnItsWay(entry));
    for (const entry of leftovers) this.#outbox.remove(entry.nonce);
    return leftovers.filter((entry) => entry.state !== "held" && entry.code !== "not_approved");
  }

  /** Sends the frame now, or not at all. @param {ClientFrame} frame @returns {boolean} whether it was sent */
  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #sendEntry(entry) {
    if (!this.send({ type: "post", channel: entry.channel, nonce: entry.nonce, body: entry.body })) return;
    this.#outbox.change(entry, { state: "sent" });
  }

  /** Sends waiting messages one by one. This keeps their order and does not exceed the rate limit. */
  #pump(channel) {
    if (!this.#channels.get(channel)?.joined) return;
    const entries = this.#outbox.of(channel);
    if (entries.some((entry) => entry.state === "sent")) return;
    const next = entries.find((entry) => entry.state === "queued");
    if (next) this.#sendEntry(next);
  }

  // --- the connection -----------------------------------------------------------------------------------------

  #open() {
    this.#drop();
    this.#setState({ name: "connecting" });
    this.#deadline = setTimeout(() => this.#lost(), JOIN_DEADLINE_MS);
    const socket = new WebSocket(this.#address, "labchat.v1");
    this.#socket = socket;
    const ifCurrent = (action) => (event) => socket === this.#socket && action(event);
    this.#unopened += 1;
    socket.addEventListener("open", ifCurrent(() => this.#join()));
    socket.addEventListener("close", ifCurrent(() => this.#lost()));
    socket.addEventListener("message", ifCurrent((event) => this.#heard(event.data)));
  }

  #join() {
    this.#unopened = 0;
    const resume = {};
    for (const [handle, channel] of this.#channels) resume[handle] = channel.lastSeq;
    this.send({ type: "join", ticket: this.#ticket, ...(this.#channels.size > 0 && { resume }) });
  }

  /** On a dead network a close never finishes, so the old socket is dropped at once. */
  #drop() {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#idleTimer);
    clearTimeout(this.#pingTimer);
    clearTimeout(this.#deadline);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    for (const channel of this.#channels.values()) channel.joined = false;
    this.#outbox.requeue();
  }

  #lost() {
    this.#drop();
    const [least, most] = FIRST_WAIT_MS;
    const wait = (least + Math.random() * (most - least)) * WAIT_GROWTH ** this.#failures;
    const waitMs = Math.max(this.#leastWaitMs, Math.min(LONGEST_WAIT_MS, wait));
    this.#leastWaitMs = 0;
    this.#failures += 1;
    this.#retryTimer = setTimeout(() => this.#open(), waitMs);
    this.#setState({ name: "waiting", retryAt: performance.now() + waitMs });
    this.#announce("outbox");
    if (this.#unopened >= PROBLEM_AFTER) this.#findProblem();
  }

  /** Adds what is wrong to the state, if the server says it before the next attempt. */
  async #findProblem() {
    const waiting = this.#state;
    const problem = await socketProblem(this.#address);
    if (problem && this.#state === waiting) this.#setState({ ...waiting, problem });
  }

  /** Does not reconnect: the answer would be the same. A later start() begins with the whole history. */
  #stop(code, text = "", forGood = false) {
    this.#drop();
    this.#channels.clear();
    this.#setState({ name: "stopped", reason: { code, text, forGood } });
    this.#announce("outbox");
  }

  #wentOffline() {
    if (this.#state.name === "idle" || this.#state.name === "stopped") return;
    this.#state.offline = true;
    this.#lost();
  }

  /** The network is back, or the page is visible again: reconnects without waiting. */
  #lookAgain() {
    this.#state.offline = false;
    if (this.#state.name === "waiting") this.#open();
    else if (this.#state.name === "online") this.#ping();
  }

  #ping(nextMs = PING_EVERY_MS) {
    clearTimeout(this.#idleTimer);
    clearTimeout(this.#pingTimer);
    clearTimeout(this.#deadline);
    const { roundTripMs, aheadMs } = this.#clock;
    const measured = roundTripMs >= 0 && { rtt_ms: Math.round(roundTripMs), offset_ms: Math.round(aheadMs) };
    this.send({ type: "ping", t: performance.now(), ...measured });
    this.#pingTimer = setTimeout(() => this.#ping(), nextMs);
    this.#deadline = setTimeout(() => this.#lost(), PONG_DEADLINE_MS);
  }

  #setState(change) {
    const { wasOnline, offline } = this.#state;
    this.#state = { wasOnline: wasOnline || change.name === "online", offline, ...change };
    if (change.name === "online") this.#state.offline = false;
    this.#announce("state");
  }

  #announce(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  // --- received frames ----------------------------------------------------------------------------------------

  #heard(data) {
    if (this.#state.name === "online") {
      clearTimeout(this.#deadline);
      clearTimeout(this.#idleTimer);
      this.#idleTimer = setTimeout(() => this.#ping(), IDLE_MS);
    }
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    const read = this.#readers[frame.type];
    const passedOn = read ? read(frame) : frame;
    if (passedOn) this.#announce("frame", passedOn);
  }

  /** Each returns the frame to pass on, or null if nothing else has to be done. */
  #readers = {
    welcome: (frame) => {
      this.#failures = 0;
      this.#clock.begin(frame.now);
      // The server sends a welcome with each page. Only the first one changes the state.
      if (this.#state.name !== "online") {
        this.#setState({ name: "online" });
        this.#ping(SECOND_PING_MS);
      }
      return frame;
    },
    pong: (frame) => {
      this.#clock.measure(frame.t, frame.now);
      return null;
    },
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
      this.#announce("outbox");
      return null;
    },
    refused: (frame) => this.#readRefused(frame),
    replaced: (frame) => {
      this.#stop("replaced");
      return frame;
    },
    error: (frame) => {
      this.#readError(frame);
      return frame;
    },
    bye: (frame) => {
      if (["session_ended", "removed"].includes(frame.code)) this.#stop(frame.code, frame.text, frame.for_good);
      return frame;
    },
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
      this.#announce("outbox");
    }
    return channel ? messages : [];
  }

  #readRefused(frame) {
    const entry = frame.nonce && this.#outbox.get(frame.nonce);
    if (!entry) return frame;
    if (frame.code === "duplicate") {
      this.#outbox.remove(entry.nonce);
    } else if (frame.code === "too_fast" && entry.replay) {
      this.#outbox.change(entry, { state: "queued" });
      setTimeout(() => this.#pump(entry.channel), frame.retry_after_ms ?? DEFAULT_SLOW_DOWN_MS);
      return null;
    } else {
      const { code, text, retry_after_ms } = frame;
      this.#outbox.change(entry, { state: "refused", code, text, retry_after_ms });
      this.#announce("frame", { ...frame, entry });
    }
    this.#pump(entry.channel);
    this.#announce("outbox");
    return null;
  }

  #readError(frame) {
    if (frame.code === "bad_ticket") {
      this.#stop(frame.code, frame.text);
    } else if (frame.code === "too_big" || frame.code === "bad_frame") {
      // The answer contains no nonce. The message would fail again each time.
      const entry = this.#outbox.all().find((candidate) => candidate.state === "sent");
      if (entry) this.#readRefused({ type: "refused", nonce: entry.nonce, code: frame.code, text: frame.text });
    } else if (frame.code === "too_fast" && this.#state.name !== "online") {
      this.#leastWaitMs = frame.retry_after_ms ?? DEFAULT_SLOW_DOWN_MS; // the server closes the connection
    } else if (frame.code === "too_fast") {
      this.#outbox.requeue();
      const resend = () => [...this.#channels.keys()].forEach((handle) => this.#pump(handle));
      setTimeout(resend, frame.retry_after_ms ?? DEFAULT_SLOW_DOWN_MS);
    } else if (frame.code === "not_joined") {
      this.#lost();
    }
  }
}

/** @type {Map<string, Connection>} */
const connections = new Map();

/** Chat boxes of one page that have the same ticket share a connection. */
export function connectionFor(server, ticket) {
  const key = `${socketAddress(server)} ${ticket}`;
  if (!connections.has(key)) connections.set(key, new Connection({ server, ticket }));
  return connections.get(key);
}
