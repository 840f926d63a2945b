// SPDX-License-Identifier: MIT
// The chat box, for LabChat's own pages and for pages of other systems:
//
//   <script type="module" src="http://SERVER/labchat.js"></script>
//   <lab-chat ticket="TICKET"></lab-chat>
//
// It lives in the page's own DOM, under the class names that people's style sheets and scripts rely on.

import { connectionFor } from "./web/connection.js";
import { Composer } from "./web/composer.js";
import { Countdown } from "./web/countdown.js";
import { element, button, showText } from "./web/dom.js";
import { MessageLog } from "./web/log.js";
import { text, refusalText, closedText, listText, durationText } from "./web/texts.js";
import { UnsentList } from "./web/unsent.js";

const SERVER = new URL(".", import.meta.url);
const TYPING_SHOWN_MS = 4000;
/** Told again while it goes on, sooner than the others forget it. */
const TYPING_TOLD_EVERY_MS = 2000;
const HURRY_S = 10;
/** Several boxes of one page get the same notice; one of them shows it. */
const noticesShown = new Set();

/** @typedef {import("./web/types.js").ChannelFrame} ChannelFrame */
/** @typedef {import("./web/connection.js").Connection} Connection */

function loadStyles() {
  const address = new URL("web/labchat.css", SERVER).href;
  if ([...document.querySelectorAll("link[rel=stylesheet]")].some((link) => link.href === address)) return;
  // First in the head, so that the page's own rules come later. They would win anyway: ours weigh nothing.
  document.head.prepend(element("link", "", { rel: "stylesheet", href: address }));
}

export class LabChat extends HTMLElement {
  /** @type {Connection|null} */
  #connection = null;
  #channel = "";
  #subscription = new AbortController();
  #ownsConnection = false;
  #closedBecause = "";
  /** @type {import("./web/types.js").Shows} */
  #shows = { time: true, typing: false, presence: false };
  #typingToldAt = -Infinity;
  #parts = null;
  /** @type {Map<number, string>} member number → nickname */
  #nicknames = new Map();
  /** @type {Map<number, number>} member number → timer */
  #typing = new Map();
  /** @type {Set<number>} member numbers of the others who have this chat before them */
  #online = new Set();

  /** Shows a channel of a connection that the page owns. @param {ChannelFrame} frame */
  attach(connection, frame) {
    this.#connection = connection;
    this.#build();
    this.#subscribe();
    this.#joined(frame);
  }

  connectedCallback() {
    const ticket = this.getAttribute("ticket");
    if (!this.#connection && ticket) {
      this.#connection = connectionFor(SERVER, ticket);
      this.#ownsConnection = true;
      this.#build();
    }
    if (!this.#connection) return;
    this.#subscribe();
    this.#linkChanged();
    if (this.#ownsConnection && this.#connection.state.name === "idle") this.#connection.start();
  }

  disconnectedCallback() {
    this.#subscription.abort();
    this.#parts?.countdown.stop();
  }

  #subscribe() {
    this.#subscription.abort();
    this.#subscription = new AbortController();
    const options = { signal: this.#subscription.signal };
    this.#connection.addEventListener("frame", (event) => this.#read(event.detail), options);
    this.#connection.addEventListener("state", () => this.#linkChanged(), options);
    this.#connection.addEventListener("outbox", () => this.#showUnsent(), options);
    document.addEventListener("visibilitychange", () => this.#parts.log.seen.consider(), options);
  }

  // --- what it is made of -------------------------------------------------------------------------------------

  #build() {
    if (this.#parts) return;
    loadStyles();
    const log = new MessageLog({
      askForEarlier: (before) => this.#connection.send({ type: "history", channel: this.#channel, before }),
      reportSeen: (seq) => this.#connection.send({ type: "seen", channel: this.#channel, seq }),
    });
    const unsent = new UnsentList({
      retry: (nonce) => this.#connection.retry(nonce),
      discard: (nonce) => this.#connection.discard(nonce),
    });
    const composer = new Composer({ send: (body) => this.#say(body), typed: () => this.#tellTyping() });
    const label = element("div", "labchat-label", { hidden: true, dir: "auto" });
    label.setAttribute("role", "heading");
    label.setAttribute("aria-level", "2");
    const online = element("div", "labchat-online", { hidden: true });
    const time = element("div", "labchat-closes", { hidden: true });
    const head = element("div", "labchat-head");
    head.append(label, online, time);
    const newerPlace = element("div", "labchat-newer-place");
    newerPlace.append(log.newer);
    const status = element("div", "labchat-status", { hidden: true, attributes: { role: "status" } });
    const box = element("div", "otree-chat labchat");
    box.append(head, log.list, newerPlace, unsent.list, status, composer.row, composer.counter, composer.problem);
    const countdown = new Countdown(
      () => this.#connection.serverNow(),
      (left) => this.#showTimeLeft(left),
    );
    this.#parts = { box, log, unsent, composer, label, online, time, status, countdown };
    composer.setClosed(text("connecting"));
    this.replaceChildren(box);
  }

  // --- frames -------------------------------------------------------------------------------------------------

  #read(frame) {
    if (this.#ownsConnection) this.#readForPage(frame);
    const ours = frame.channel === this.#channel || frame.entry?.channel === this.#channel;
    if (this.#channel !== "" && ours) this.#readers[frame.type]?.(frame);
  }

  /** Without LabChat's own page around it, the box tells what that page would tell. */
  #readForPage(frame) {
    if (frame.type === "notice") this.#showNotice(frame);
    const wanted = this.getAttribute("name");
    const isOurs = this.#channel === "" && frame.type === "channel" && (!wanted || wanted === frame.chat);
    if (isOurs) this.#channel = frame.channel;
  }

  #readers = {
    channel: (frame) => this.#joined(frame),
    message: (frame) => {
      this.#learnNames([frame]);
      this.#stopTyping(frame.from);
      this.#parts.log.append([frame]);
    },
    history: (frame) => {
      this.#learnNames(frame.messages);
      this.#parts.log.prepend(frame.messages, frame.more);
    },
    refused: (frame) => this.#refused(frame),
    hidden: (frame) => this.#parts.log.hide(frame.seq),
    restored: (frame) => this.#parts.log.append([frame.message ?? frame]),
    channel_state: (frame) => this.#showOpen(frame),
    typing: (frame) => {
      this.#learnNames([frame]);
      this.#startTyping(frame.from);
    },
    presence: (frame) => {
      this.#learnNames([frame]);
      if (frame.online) this.#online.add(frame.from);
      else this.#online.delete(frame.from);
      if (!frame.online) this.#stopTyping(frame.from);
      this.#showOnline();
    },
  };

  /** @param {ChannelFrame} frame */
  #joined(frame) {
    this.#channel = frame.channel;
    const { log, composer, label } = this.#parts;
    const name = frame.label ?? "";
    showText(label, name);
    log.list.setAttribute("aria-label", name ? text("log_label_of", { label: name }) : text("log_label"));
    composer.prepare({
      draftKey: `labchat:draft:${this.#connection.ticket}:${frame.channel}`,
      maxChars: frame.limits?.max_chars ?? Infinity,
      label: name,
    });
    this.#learnNames(frame.messages);
    this.#shows = { time: true, typing: false, presence: false, ...frame.shows };
    log.showsTime = this.#shows.time;
    if (frame.resumed) log.append(frame.messages);
    else log.replace(frame.messages, frame.more, frame.you);
    this.#online.clear(); // who else is here comes next
    this.#showOnline();
    this.#showOpen(frame);
    this.#showUnsent();
  }

  /** Only the server opens and closes; the countdown only tells when. */
  #showOpen({ open, opens_at: opensAt, closes_at: closesAt, reason }) {
    const opensLater = !open && Boolean(opensAt);
    this.#closedBecause = open || opensLater ? "" : closedText(reason);
    this.#parts.composer.setClosed(open ? "" : text(opensLater ? "not_open_yet" : "closed_short"));
    this.#parts.time.dataset.until = opensLater ? "opens_in" : "closes_in";
    this.#parts.countdown.start(opensLater ? opensAt : open && closesAt);
    this.#showStatus();
  }

  #showTimeLeft(left) {
    const { time } = this.#parts;
    const closes = time.dataset.until === "closes_in";
    time.classList.toggle("labchat-closes--hurry", closes && left !== null && left <= HURRY_S);
    showText(time, left ? text(time.dataset.until, { time: durationText(left) }) : "");
  }

  #say(body) {
    this.#parts.log.toBottom();
    this.#connection.post(this.#channel, body);
  }

  /** The words come back to where they can be corrected, if nothing else was begun there meanwhile. */
  #refused({ entry, ...frame }) {
    if (!entry) return;
    const { composer } = this.#parts;
    composer.complain(refusalText(frame));
    const correctable = frame.code !== "not_stored";
    if (correctable && composer.putBack(entry.body)) this.#connection.discard(entry.nonce);
  }

  #showUnsent() {
    const entries = this.#connection.unsent(this.#channel);
    this.#parts.unsent.show(entries, this.#connection.state.name === "online");
  }

  #tellTyping() {
    const now = performance.now();
    if (!this.#shows.typing || now - this.#typingToldAt < TYPING_TOLD_EVERY_MS) return;
    if (this.#connection.send({ type: "typing", channel: this.#channel })) this.#typingToldAt = now;
  }

  // --- around the messages ------------------------------------------------------------------------------------

  #linkChanged() {
    const state = this.#connection.state;
    if (state.name !== "online") {
      this.#parts.log.allowEarlier();
      this.#online.clear();
    }
    this.#showOnline();
    if (state.name === "stopped") this.#parts.composer.setClosed(text("closed_short"));
    this.#showUnsent();
    this.#showStatus();
  }

  #finalText({ code, text: words }) {
    const known = { session_ended: "ended_title", bad_ticket: "bad_ticket_title", replaced: "replaced_title" };
    return known[code] ? text(known[code]) : words;
  }

  #startTyping(member) {
    clearTimeout(this.#typing.get(member));
    this.#typing.set(member, setTimeout(() => this.#stopTyping(member), TYPING_SHOWN_MS));
    this.#showStatus();
  }

  #stopTyping(member) {
    clearTimeout(this.#typing.get(member));
    if (this.#typing.delete(member)) this.#showStatus();
  }

  #learnNames(messages) {
    for (const { from, nickname } of messages) this.#nicknames.set(from, nickname);
  }

  /** How many have this chat before them, the reader included; who they are, for a pointer that rests there. */
  #showOnline() {
    const { online } = this.#parts;
    const isKnown = this.#shows.presence && this.#connection.state.name === "online" && this.#channel !== "";
    showText(online, isKnown ? text("online", { n: this.#online.size + 1 }) : "");
    const names = [...this.#online].sort((a, b) => a - b).map((member) => this.#nicknames.get(member) ?? "?");
    online.title = isKnown ? text("online_names", { names: listText([...names, text("you")]) }) : "";
  }

  /** One quiet line: the link (where no page around us tells), why the chat is closed, who is typing. */
  #showStatus() {
    const { status } = this.#parts;
    const trouble = this.#linkTrouble();
    const lines = [trouble.words, this.#closedBecause].filter(Boolean);
    status.classList.toggle("labchat-status--trouble", lines.length > 0);
    const typing = [...this.#typing.keys()].map((member) => this.#nicknames.get(member)).filter(Boolean);
    if (typing.length > 0) lines.push(text("typing", { n: typing.length, names: listText(typing) }));
    // Once there was something to tell, or where there often is, the line stays, so that the input does not jump.
    if (lines.length > 0 || this.#shows.typing) status.hidden = false;
    status.textContent = lines.join(" ");
    if (trouble.action) {
      status.append(" ", button("labchat-pending__action", trouble.action, () => this.#connection.start()));
    }
  }

  /** What LabChat's own page would tell in its banner. */
  #linkTrouble() {
    const { name, offline, wasOnline, reason } = this.#connection.state;
    if (!this.#ownsConnection || name === "online") return {};
    if (name === "stopped") {
      return { words: this.#finalText(reason), action: reason.code === "replaced" ? text("use_here") : "" };
    }
    if (name === "waiting") return { words: text(offline ? "lost_offline" : "lost"), action: text("try_now") };
    return { words: wasOnline ? text("reconnecting") : "" };
  }

  #showNotice(frame) {
    const key = `${frame.at} ${frame.body}`;
    if (noticesShown.has(key)) return;
    noticesShown.add(key);
    const notice = element("div", "labchat-notice", { attributes: { role: "status" } });
    notice.append(
      element("span", "labchat-notice__from", { textContent: text("notice") }),
      element("span", "labchat-notice__body", { dir: "auto", textContent: frame.body }),
      button("labchat-pending__action", text("close"), () => notice.remove()),
    );
    this.#parts.log.list.before(notice);
  }
}

if (!customElements.get("lab-chat")) customElements.define("lab-chat", LabChat);
