// SPDX-License-Identifier: MIT
// The only module that owns the WebSocket. It connects, reconnects and resumes; messages are sent through its delivery.
//
// Events: "state" (see `state`), "frame" (detail: a ServerFrame, in order and without repetitions),
// "outbox" (the unsent messages have changed).

import { Delivery } from "./delivery.js";
import { Joins } from "./joins.js";
import { ServerClock } from "./serverclock.js";
import { socketAddress, socketProblem } from "./socketproblem.js";
import { joinRefusalText, ticketRefusalText } from "./texts.js";
import { chatOf, identityOf, isAbout, isRefusedForNow, isTooLong, joinFrame, readTicket, refusedAsTooLong } from "./tickets.js";

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
/** Answers to a channel ticket that may be different later: limits, and what keeps the server from storing anything. */
const REFUSALS_FOR_NOW = ["session_full", "too_many_channels", "too_many_sessions", "too_many_newcomers",
  "not_stored", "disk_full", "log_busy", "data_not_writable", "log_damaged"];
/** After this many attempts without a socket, the page asks the server why. */
const PROBLEM_AFTER = 2;

/** @typedef {import("./types.js").ServerFrame} ServerFrame */
/** @typedef {import("./types.js").ClientFrame} ClientFrame */
/** @typedef {import("./types.js").LinkState} LinkState */

export class Connection extends EventTarget {
  /** @type {WebSocket|null} */
  #socket = null;
  #address;
  /** Whose tickets it takes: see identityOf(). */
  #participant;
  #isOfOtherSystem;
  /** One of a place in a LabChat session, or several for channels, by chat. @type {Map<string, string>} */
  #tickets = new Map();
  /** The boxes that show a chat. @type {Map<string, Set<object>>} */
  #holders = new Map();
  #joins = new Joins((ticket) => this.#sendJoin(ticket));
  /** Chats that are asked for once more, for a box that came later. @type {Set<string>} */
  #again = new Set();
  /** Why the server does not let anybody in now, in words. */
  #complaint = "";
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
  /** The participant's messages. */
  delivery;

  /** @param {{server: URL|string, ticket: string}} where */
  constructor({ server, ticket }) {
    super();
    this.#address = socketAddress(server);
    this.#participant = identityOf(ticket);
    this.#isOfOtherSystem = readTicket(ticket) !== null;
    this.delivery = new Delivery(this.identity, {
      send: (frame) => this.send(frame),
      changed: () => this.#announce("outbox"),
      refused: (frame) => this.#announce("frame", frame),
    });
    addEventListener("online", () => this.#lookAgain());
    addEventListener("offline", () => this.#wentOffline());
    addEventListener("pageshow", (event) => event.persisted && this.#lookAgain());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#lookAgain();
    });
  }

  /** What everything that is kept for this participant is kept under. The page of another system may have boxes of several servers, or of one under several paths,
   * and each of them may know the same participant. */
  get identity() {
    return this.#isOfOtherSystem ? `${this.#address} ${this.#participant}` : this.#participant;
  }

  /** Whether a ticket is of the same participant. @param {string} ticket */
  isFor(ticket) {
    return identityOf(ticket) === this.#participant;
  }

  /**
   * A further channel, a newer ticket for one, or another box for a chat that is here already.
   * @param {string} ticket  @param {object} holder  the box
   */
  hold(ticket, holder = this) {
    const chat = chatOf(ticket);
    const isNew = this.#tickets.get(chat) !== ticket;
    if (!this.#holders.has(chat)) this.#holders.set(chat, new Set());
    this.#holders.get(chat).add(holder);
    this.#tickets.set(chat, ticket);
    if (this.#state.name === "online") this.#ask(ticket, !isNew);
    else if (isNew && ["stopped", "waiting"].includes(this.#state.name)) this.#open();
  }

  /** A box is closed. The connection leaves the chat with the last one; the others continue. @param {string} ticket  @param {object} holder */
  release(ticket, holder = this) {
    const chat = chatOf(ticket);
    const holders = this.#holders.get(chat);
    holders?.delete(holder);
    if (holders?.size > 0 || !this.#tickets.delete(chat)) return;
    if (this.#tickets.size === 0) this.#stop("closed");
    else if (this.#state.name === "online") this.#open();
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

  /** Sends the frame now, or not at all. @param {ClientFrame} frame @returns {boolean} whether it was sent */
  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  // --- the connection -----------------------------------------------------------------------------------------

  #open() {
    this.#drop();
    this.#setState({ name: "connecting" });
    this.#deadline = setTimeout(() => this.#lost(), JOIN_DEADLINE_MS);
    this.#unopened += 1;
    let socket;
    try {
      socket = new WebSocket(this.#address, "labchat.v1");
    } catch {
      this.#lost(); // a page over https may not open ws://
      return;
    }
    this.#socket = socket;
    const ifCurrent = (action) => (event) => socket === this.#socket && action(event);
    socket.addEventListener("open", ifCurrent(() => this.#join()));
    socket.addEventListener("close", ifCurrent(() => this.#lost()));
    socket.addEventListener("message", ifCurrent((event) => this.#heard(event.data)));
  }

  #join() {
    this.#unopened = 0;
    for (const ticket of this.#tickets.values()) this.#ask(ticket, false);
  }

  /** @param {boolean} again  a box needs the whole history, although this page has it already */
  #ask(ticket, again) {
    if (again) this.#again.add(chatOf(ticket));
    this.#joins.ask(ticket);
  }

  #sendJoin(ticket) {
    const chat = chatOf(ticket);
    if (this.#tickets.get(chat) !== ticket) return; // its box was closed, or has a newer one
    this.send(joinFrame(ticket, this.#again.has(chat) ? undefined : this.delivery.resume));
  }

  /** On a dead network a close never finishes, so the old socket is dropped at once. */
  #drop() {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#idleTimer);
    clearTimeout(this.#pingTimer);
    clearTimeout(this.#deadline);
    this.#joins.clear();
    this.#again.clear();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.delivery.disconnected();
  }

  #lost() {
    this.#drop();
    if (this.#refuseTooLong() && this.#tickets.size === 0) return;
    const [least, most] = FIRST_WAIT_MS;
    const wait = (least + Math.random() * (most - least)) * WAIT_GROWTH ** this.#failures;
    const waitMs = Math.max(this.#leastWaitMs, Math.min(LONGEST_WAIT_MS, wait));
    this.#leastWaitMs = 0;
    this.#failures += 1;
    this.#retryTimer = setTimeout(() => this.#open(), waitMs);
    this.#setState({ name: "waiting", retryAt: performance.now() + waitMs, ...(this.#complaint && { problem: this.#complaint }) });
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
    this.delivery.forget();
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
    const read = this.#readers[frame.type] ?? this.delivery.readers[frame.type];
    const passedOn = read ? read(frame) : frame;
    if (passedOn) this.#announce("frame", frame.type === "channel" && this.#again.delete(frame.chat) ? { ...passedOn, again: true } : passedOn);
  }

  /** Each returns the frame to pass on, or null if nothing else has to be done. */
  #readers = {
    welcome: (frame) => {
      this.#failures = 0;
      this.#complaint = "";
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
    replaced: (frame) => {
      this.#stop("replaced");
      return frame;
    },
    error: (frame) => {
      const isRefused = (ticket) => frame.code === "bad_ticket" && isAbout(frame, ticket) && isTooLong(ticket);
      if ([...this.#tickets.values()].some(isRefused) && this.#refuseTooLong()) return null;
      this.#readError(frame);
      return frame;
    },
    bye: (frame) => {
      if (["session_ended", "removed"].includes(frame.code)) this.#stop(frame.code, frame.text, frame.for_good);
      return frame;
    },
  };

  /** A ticket that is refused for now is kept, and asked for again. */
  #readRefusedTicket(frame) {
    for (const [chat, ticket] of this.#tickets) {
      if (!isAbout(frame, ticket)) continue;
      if (isRefusedForNow(frame)) this.#joins.askLater(ticket);
      else this.#tickets.delete(chat);
    }
    if (this.#tickets.size === 0) this.#stop(frame.code, ticketRefusalText(frame));
  }

  /** Refused here, because the server reads no frame of that length and closes the connection to a still longer one. @returns {boolean} whether there were any */
  #refuseTooLong() {
    const tooLong = [...this.#tickets.values()].filter(isTooLong);
    for (const frame of tooLong.map(refusedAsTooLong)) {
      this.#readRefusedTicket(frame);
      this.#announce("frame", frame);
    }
    return tooLong.length > 0;
  }

  #readError(frame) {
    if (frame.code === "bad_ticket") {
      this.#readRefusedTicket(frame);
    } else if (REFUSALS_FOR_NOW.includes(frame.code)) {
      this.#complaint = joinRefusalText(frame);
    } else if (frame.code === "too_big" && this.#refuseTooLong()) {
      return;
    } else if (frame.code === "too_big" || frame.code === "bad_frame") {
      this.delivery.failed(frame);
    } else if (frame.code === "too_fast" && this.#state.name !== "online") {
      this.#leastWaitMs = frame.retry_after_ms ?? DEFAULT_SLOW_DOWN_MS; // the server closes the connection
    } else if (frame.code === "too_fast") {
      this.delivery.slowDown(frame.retry_after_ms);
    } else if (frame.code === "not_joined") {
      this.#lost();
    }
  }
}

/** @type {Map<string, Connection>} */
const connections = new Map();

/** Chat boxes of one page that are one participant's share a connection. @param {object} holder  the box that shows the chat */
export function connectionFor(server, ticket, holder) {
  const key = `${socketAddress(server)} ${identityOf(ticket)}`;
  if (!connections.has(key)) connections.set(key, new Connection({ server, ticket }));
  connections.get(key).hold(ticket, holder);
  return connections.get(key);
}
