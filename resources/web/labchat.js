// SPDX-License-Identifier: MIT
// The chat box, for LabChat's own pages and for pages of other systems:
//
//   <script type="module" src="http://SERVER/labchat.js"></script>
//   <lab-chat ticket="TICKET"></lab-chat>
//
// It is in the page's own DOM, with the class names that existing style sheets and scripts use.

import { mistakenBox, mistakeOf, serverOf } from "./web/boxserver.js";
import { connectionFor } from "./web/connection.js";
import { Company } from "./web/company.js";
import { Composer } from "./web/composer.js";
import { element, button, showText, showNamed } from "./web/dom.js";
import { HelpLine } from "./web/helpline.js";
import { HelpPanel } from "./web/helppanel.js";
import { Leftovers } from "./web/leftovers.js";
import { finalText, linkTrouble } from "./web/linktrouble.js";
import { MessageLog } from "./web/log.js";
import { Notices } from "./web/notices.js";
import { openTicket } from "./web/openbox.js";
import { Openness } from "./web/openness.js";
import { loadStyles } from "./web/styles.js";
import { text, refusalText, notSentText, ticketRefusalText } from "./web/texts.js";
import { chatOf, isAbout, isRefusedForNow } from "./web/tickets.js";
import { Transcript } from "./web/transcript.js";
import { showUnread, forgetUnread } from "./web/unread.js";
import { UnsentList } from "./web/unsent.js";

/** The server that this file comes from, unless the element names another one. */
const SERVER = new URL(".", import.meta.url);
/** Sent again while the participant types, before the others stop showing it. */
const TYPING_SENT_EVERY_MS = 2000;
let boxesBuilt = 0;
/** The box that shows announcements, which concern the whole page: one of those that share a connection. @type {Map<Connection, LabChat>} */
const announcers = new Map();

/** @typedef {import("./web/types.js").ChannelFrame} ChannelFrame */
/** @typedef {import("./web/connection.js").Connection} Connection */

export class LabChat extends HTMLElement {
  /** @type {Connection|null} */
  #connection = null;
  #channel = "";
  #subscription = new AbortController();
  #ownsConnection = false;
  /** Of this box, on a page of another system. */
  #ticket = "";
  #transcript = new Transcript();
  /** Why the server does not take the ticket; empty: it does. */
  #ticketProblem = "";
  /** It may take it later, and is asked again. */
  #mayBeTaken = false;
  /** @type {import("./web/types.js").Shows} */
  #shows = { time: true, typing: false, presence: false, links: false };
  #typingSentAt = -Infinity;
  /** What happens to a text that is being typed when the chat ends. */
  #onEnd = "keep";
  #logsUnsent = false;
  #wasOpen = false;
  /** Why the participant cannot write; empty: they can, or only not yet. */
  #whyClosed = "";
  /** It was out of the page for a time, and has missed what was said. */
  #isStale = false;
  #isClosed = false;
  /** The text that the server refused last, and why. */
  #refusal = { body: "", why: "" };
  #parts = null;
  /** The reader's own name here. */
  #nickname = "";
  #company = new Company(() => this.#showStatus());

  /** Shows a channel of a connection that the page owns. @param {ChannelFrame} frame */
  attach(connection, frame) {
    this.#connection = connection;
    this.#build();
    this.#subscribe();
    this.#joined(frame);
  }

  static observedAttributes = ["ticket", "server"];

  /** A ticket that has expired can be replaced by a new one, and a mistake be corrected. */
  attributeChangedCallback() {
    const ticket = this.getAttribute("ticket");
    if (this.isConnected && !this.#connection) this.connectedCallback();
    if (!ticket || !this.isConnected || ticket === this.#ticket) return;
    this.#ticketProblem = "";
    const isOther = chatOf(ticket) !== chatOf(this.#ticket) || !this.#connection?.isFor(ticket);
    if (this.#connection && isOther) this.#forget();
    else this.#connection?.hold(ticket, this);
    this.#ticket = ticket;
    this.connectedCallback();
  }

  get #server() {
    return serverOf(this.getAttribute("server"), SERVER);
  }

  /** The box becomes another participant's, or another chat's. */
  #forget() {
    this.disconnectedCallback();
    this.#connection.release(this.#ticket, this);
    this.#connection = null;
    this.#channel = "";
    this.#parts = null;
    this.#transcript = new Transcript();
  }

  connectedCallback() {
    if (this.#isClosed && !this.#connection) return;
    const mistake = this.#connection ? null : mistakeOf(this, this.#server);
    if (mistake) {
      loadStyles(SERVER);
      this.replaceChildren(mistakenBox(mistake.text));
      this.#tell("state", { state: "stopped", open: false });
      this.#tell("closed", { ...mistake, reason: "" });
      return;
    }
    const ticket = this.getAttribute("ticket") ?? openTicket(this);
    if (!this.#connection && ticket) {
      this.#ticket = ticket;
      this.#connection = connectionFor(this.#server, ticket, this);
      this.#ownsConnection = true;
      this.#build();
    } else if (this.#isStale && this.#ownsConnection) {
      this.#connection.hold(this.#ticket, this);
    }
    if (!this.#connection || this.#isClosed) return;
    this.#subscribe();
    if (this.#ownsConnection && !announcers.has(this.#connection)) this.#announceForPage();
    this.#linkChanged();
    if (this.#ownsConnection && this.#connection.state.name === "idle") this.#connection.start();
  }

  disconnectedCallback() {
    this.#isStale = true;
    this.#subscription.abort();
    this.#parts?.openness.stop();
    forgetUnread(this);
    if (!this.#connection || announcers.get(this.#connection) !== this) return;
    announcers.delete(this.#connection);
    this.#parts.helpDialog.remove();
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

  // --- its parts ----------------------------------------------------------------------------------------------

  #build() {
    if (this.#parts) return;
    loadStyles(this.#server);
    const log = new MessageLog({
      askForEarlier: (before) => this.#connection.send({ type: "history", channel: this.#channel, before }),
      reportSeen: (seq) => this.#connection.send({ type: "seen", channel: this.#channel, seq }),
      linkClicked: (seq, url) => this.#connection.send({ type: "link", channel: this.#channel, seq, url }),
      unreadChanged: (count) => this.#showUnread(count),
    });
    const unsent = new UnsentList({
      retry: (nonce) => this.#connection.delivery.retry(nonce),
      discard: (nonce) => this.#connection.delivery.discard(nonce),
      takeBack: (entry) => {
        this.#parts.composer.takeBack(entry.body);
        this.#parts.composer.input.focus();
        this.#connection.delivery.discard(entry.nonce);
      },
    });
    const composer = new Composer({ send: (body) => this.#post(body), typed: () => this.#sendTyping() });
    const label = element("div", "labchat-label", { hidden: true, dir: "auto" });
    label.setAttribute("role", "heading");
    label.setAttribute("aria-level", "2");
    const online = element("div", "labchat-online", { hidden: true });
    const openness = new Openness(() => this.#connection.serverNow());
    const you = element("div", "labchat-you", { id: `labchat-you-${(boxesBuilt += 1)}`, hidden: true });
    composer.input.setAttribute("aria-describedby", you.id);
    const head = element("div", "labchat-head");
    head.append(label, you, online, openness.time);
    const status = element("div", "labchat-status", { attributes: { role: "status" } });
    const box = element("div", "otree-chat labchat");
    box.append(head, log.list, log.end, status, unsent.list, openness.wait, composer.row, composer.counter, composer.problem);
    this.#parts = { box, head, log, unsent, composer, label, you, online, openness, status };
    composer.setClosed(text("connecting"));
    this.replaceChildren(box);
    const name = this.getAttribute("name");
    if (this.hasAttribute("transcript") && name) this.#transcript.fillField(this, name);
  }

  // --- for the page's own scripts (labchat.d.ts) ---------------------------------------------------------------

  /** Says something, as if the participant had typed it. @param {string} body @returns {boolean} whether the chat is open */
  send(body) {
    if (this.#isClosed || this.#channel === "" || this.#whyClosed !== "" || this.#connection.state.name === "stopped") return false;
    this.#post(String(body));
    return true;
  }

  /** Those that the participant can see, the oldest first. @returns {import("./web/transcript.js").Message[]} */
  get messages() {
    return this.#transcript.messages;
  }

  /** Leaves the chat. The messages stay visible. */
  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#subscription.abort();
    if (!this.#connection) return;
    this.#ticketProblem ||= text("closed_short");
    this.#mayBeTaken = false;
    if (this.#ownsConnection) this.#connection.release(this.#ticket, this);
    this.#linkChanged();
    if (this.#connection.state.name !== "stopped") this.#tell("closed", { code: "closed", reason: "", text: text("closed_short") });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`labchat-${type}`, { detail, bubbles: true }));
  }

  /** On a page of another system, the box shows what LabChat's own page would show around it. */
  #announceForPage() {
    announcers.set(this.#connection, this);
    if (this.#parts.notices) {
      document.body.append(this.#parts.helpDialog);
      return;
    }
    const { identity } = this.#connection;
    const help = new HelpPanel(new HelpLine(this.#connection), identity);
    const notices = new Notices(identity, (seq) => this.#connection.send({ type: "seen", notice: seq }));
    const leftovers = new Leftovers(identity);
    Object.assign(this.#parts, { notices, leftovers });
    this.#parts.head.append(help.button);
    this.#parts.log.list.before(notices.place, leftovers.place);
    document.body.append(help.dialog); // outside the elements around the box, which could clip it
    this.#parts.helpDialog = help.dialog;
  }

  // --- frames -------------------------------------------------------------------------------------------------

  #read(frame) {
    if (this.#ownsConnection) this.#readForPage(frame);
    const ours = frame.channel === this.#channel || frame.entry?.channel === this.#channel;
    if (this.#channel === "" || !ours || (frame.again && !this.#isStale)) return;
    if (frame.type === "channel") this.#isStale = false;
    this.#readers[frame.type]?.(frame);
    for (const message of this.#transcript.read(frame)) this.#tell("message", message);
  }

  #readForPage(frame) {
    if (announcers.get(this.#connection) === this) this.#announce(frame);
    // A chat that was moved to another channel starts again.
    if (frame.type === "page" && this.#channel !== "" && !frame.chats.includes(this.#channel)) {
      this.end();
      this.#channel = "";
    }
    if (frame.type === "error" && frame.code === "bad_ticket" && isAbout(frame, this.#ticket)) this.#ticketRefused(frame);
    const wanted = chatOf(this.#ticket) || this.getAttribute("name");
    const waits = this.#channel === "" || this.#ticketProblem !== "";
    const isOurs = waits && frame.type === "channel" && (!wanted || wanted === frame.chat);
    if (!isOurs) return;
    this.#ticketProblem = "";
    this.#channel = frame.channel;
    this.#isStale = true; // it has nothing yet
  }

  #ticketRefused(frame) {
    this.#ticketProblem = ticketRefusalText(frame, this.#channel !== "");
    this.#mayBeTaken = isRefusedForNow(frame);
    this.#linkChanged();
    if (!this.#mayBeTaken) this.#tell("closed", { code: frame.code, reason: frame.reason ?? "invalid", text: this.#ticketProblem });
  }

  /** What concerns all boxes of the page. */
  #announce(frame) {
    const { notices, leftovers } = this.#parts;
    const { delivery } = this.#connection;
    if (frame.type === "notice") notices.show(frame);
    if (frame.type === "page") notices.pageShown(frame);
    if (frame.type === "page") for (const entry of delivery.leave(frame.chats)) leftovers.addMessage(entry);
    if (frame.gone) leftovers.addMessage(frame.entry);
  }

  #readers = {
    channel: (frame) => this.#joined(frame),
    message: (frame) => {
      this.#company.learnNames([frame]);
      this.#company.stopTyping(frame.from);
      this.#parts.log.append([frame]);
      this.#showYou();
    },
    history: (frame) => {
      this.#company.learnNames(frame.messages);
      this.#parts.log.prepend(frame.messages, frame.more);
    },
    refused: (frame) => this.#refused(frame),
    hidden: (frame) => this.#parts.log.hide(frame.seq, frame.text),
    restored: (frame) => this.#parts.log.restore(frame.message),
    channel_state: (frame) => this.#showOpen(frame),
    typing: (frame) => {
      this.#company.learnNames([frame]);
      this.#company.startTyping(frame.from);
    },
    presence: (frame) => {
      this.#company.learnNames([frame]);
      this.#company.setOnline(frame.from, frame.online);
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
      draftKey: `labchat:draft:${this.#connection.identity}:${frame.channel}`,
      maxChars: frame.limits?.max_chars ?? Infinity,
      label: name,
    });
    this.#company.learnNames(frame.messages);
    this.#shows = { time: true, typing: false, presence: false, links: false, ...frame.shows };
    this.#onEnd = frame.on_end ?? "keep";
    this.#logsUnsent = frame.logs?.includes("unsent") ?? false;
    log.showsTime = this.#shows.time;
    log.showsLinks = this.#shows.links;
    log.allowTranslation(Boolean(frame.translate));
    log.seen.begin(`labchat:displayed:${this.#connection.identity}:${frame.channel}`, frame.seen);
    this.#nickname = frame.nickname ?? "";
    if (frame.resumed) log.append(frame.messages);
    else log.replace(frame.messages, frame.more, frame.you, frame.you_since);
    this.takeBack(announcers.get(this.#connection)?.#parts.leftovers.takeBack(frame.channel) ?? []);
    this.#showYou();
    this.#company.forgetOnline(); // presence frames follow
    this.#showOnline();
    this.#showOpen(frame);
    this.#showUnsent();
  }

  #showOpen(state) {
    const { openness, composer } = this.#parts;
    const isOver = this.#wasOpen && !state.open && state.reason === "time";
    this.#wasOpen = state.open;
    if (isOver) this.end();
    openness.show(state, { pageShowsPause: !this.#ownsConnection });
    this.#whyClosed = state.reason === "paused" ? "" : openness.reason;
    composer.setClosed(openness.short);
    this.#showStatus();
    this.#tell("state", { state: this.#connection.state.name, open: state.open });
  }

  /**
   * The page or the time of the chat has ended, and not by the participant's choice: does with the text that is being
   * typed what the study says. @returns {{body: string, why: string}} the text if it is kept
   */
  end() {
    const { composer } = this.#parts;
    const { body, why } = this.unfinished;
    if (this.#onEnd === "send") this.#connection.delivery.sendLate(this.#channel, body);
    else if (body !== "" && this.#logsUnsent) this.#connection.send({ type: "unsent", channel: this.#channel, characters: [...body].length });
    if (this.#onEnd !== "keep") composer.clear();
    return { body: this.#onEnd === "keep" ? body : "", why };
  }

  /** The text in the input (empty: none), and why it was not sent (empty: the participant did not send it). */
  get unfinished() {
    const { body } = this.#parts.composer;
    return { body, why: body === this.#refusal.body ? this.#refusal.why : this.#whyClosed };
  }

  /** Puts texts into the input, after the one that is already there. @param {string[]} texts */
  takeBack(texts) {
    if (texts.length > 0) this.#parts.composer.takeBack(texts.join("\n"));
  }

  #post(body) {
    this.#parts.log.toBottom();
    this.#connection.delivery.post(this.#channel, body);
    this.#typingSentAt = -Infinity; // the others see that it is no longer typed
  }

  /** Puts the text back into the input for correction, if the input is empty. */
  #refused({ entry, ...frame }) {
    if (!entry || frame.code === "not_approved") return; // shown in the list of unsent messages
    const { composer } = this.#parts;
    const isPutBack = frame.code !== "not_stored" && composer.putBack(entry.body);
    composer.complain(notSentText(frame));
    if (!isPutBack) return;
    this.#refusal = { body: entry.body, why: refusalText(frame) };
    this.#connection.delivery.discard(entry.nonce);
  }

  #showUnsent() {
    const entries = this.#connection.delivery.unsent(this.#channel);
    const { unsent, composer } = this.#parts;
    unsent.show(entries, this.#linkName);
    // Unsent messages are above the input. They must not push it out of sight while somebody is writing.
    if (document.activeElement === composer.input) composer.row.scrollIntoView({ block: "nearest" });
  }

  /** Sent in every chat: the experimenter always sees it, and the server decides whether the others do. */
  #sendTyping() {
    const now = performance.now();
    if (now - this.#typingSentAt < TYPING_SENT_EVERY_MS) return;
    if (this.#connection.send({ type: "typing", channel: this.#channel })) this.#typingSentAt = now;
  }

  /** Until the reader has written something: from then on they find their name beside it. */
  #showYou() {
    const { you, log } = this.#parts;
    you.hidden = this.#nickname === "" || log.hasOwn;
    showNamed(you, text("you_are", { nickname: "\0" }), this.#nickname);
  }

  #showUnread(count) {
    const { label, log } = this.#parts;
    showUnread(this, { count, label: label.textContent, end: log.end, reveal: () => this.#reveal() });
  }

  /** The newest message, with the input below it. */
  #reveal() {
    const { log } = this.#parts;
    log.toBottom();
    log.list.focus({ preventScroll: true });
    log.end.scrollIntoView({ block: "center" });
  }

  // --- around the messages ------------------------------------------------------------------------------------

  /** The state of the connection for this box, whose ticket may be refused while those of others are not. */
  get #linkName() {
    if (!this.#ticketProblem) return this.#connection.state.name;
    return this.#mayBeTaken ? "waiting" : "stopped";
  }

  #linkChanged() {
    const state = this.#connection.state;
    const name = this.#linkName;
    if (name !== "online") {
      this.#parts.log.allowEarlier();
      this.#company.forgetOnline();
    }
    this.#showOnline();
    if (name === "stopped" || this.#ticketProblem) {
      this.#parts.openness.end();
      this.#parts.composer.setClosed(text("closed_short"));
      this.#parts.composer.complain("");
    }
    if (state.name === "stopped" && state.reason.code !== "bad_ticket") this.#tell("closed", { code: state.reason.code, reason: "", text: finalText(state.reason) });
    else this.#tell("state", { state: name, open: this.#wasOpen && name === "online" });
    this.#showUnsent();
    this.#showStatus();
  }

  /** Shows how many have this chat open, including the reader. The tooltip lists their names. */
  #showOnline() {
    const { online } = this.#parts;
    const isKnown = this.#shows.presence && this.#linkName === "online" && this.#channel !== "";
    showText(online, isKnown ? this.#company.onlineText : "");
    online.title = isKnown ? this.#company.onlineNames : "";
  }

  /** One line: the connection (on pages of other systems), why the chat is closed, or who is typing. */
  #showStatus() {
    const { box, status } = this.#parts;
    const trouble = this.#linkTrouble();
    const lines = [trouble.words, this.#parts.openness.reason].filter(Boolean);
    status.classList.toggle("labchat-status--trouble", lines.length > 0);
    const { typingText } = this.#company;
    if (typingText && lines.length === 0) lines.push(typingText);
    status.textContent = lines.join(" ");
    box.classList.toggle("labchat--says", lines.length > 0 || Boolean(trouble.action));
    if (trouble.action) {
      status.append(" ", button("labchat-pending__action", trouble.action, () => this.#connection.start()));
    }
  }

  /** What LabChat's own page would show in its banner. */
  #linkTrouble() {
    const { state } = this.#connection;
    const mayTry = this.#mayBeTaken && state.name === "waiting";
    if (this.#ticketProblem) return { words: this.#ticketProblem, action: mayTry ? text("try_now") : "" };
    return this.#ownsConnection ? linkTrouble(state) : {};
  }
}

if (!customElements.get("lab-chat")) customElements.define("lab-chat", LabChat);
