// SPDX-License-Identifier: MIT
// The list of messages in a chat box: rows in the order of `seq`. The reader's scroll position is kept.

import { Displayed } from "./displayed.js";
import { element, button, chatNames } from "./dom.js";
import { linked } from "./links.js";
import { text, clockText, experimenterName } from "./texts.js";

const NEAR_BOTTOM_PX = 24;
const EARLIER_PATIENCE_MS = 5000;
const AUTHOR_COLOURS = 6;
const LONGEST_TIME = new Date(2000, 0, 1, 22, 58).getTime();

/** @typedef {import("./types.js").MessageFrame} MessageFrame */

export class MessageLog {
  /** Whether the rows show the time. Applies to rows that are created from then on. */
  showsTime = true;
  /** Whether addresses in messages are links. Likewise. */
  showsLinks = false;
  /** @type {Map<number, {row: HTMLElement, message: MessageFrame}>} by seq */
  #rows = new Map();
  #you = 0;
  /** Messages up to this seq are from another person who had this place before. */
  #youSince = 0;
  #atBottom = true;
  #earlierTimer = 0;
  #askForEarlier;
  #linkClicked;
  #unreadChanged;
  #ownName;
  #names;

  /**
   * The first two return false if the frame could not be sent.
   * @param {{askForEarlier: (before: number) => boolean, reportSeen: (upTo: number) => boolean,
   *   linkClicked?: (seq: number, address: string) => void, unreadChanged?: (count: number) => void,
   *   ownName?: (nickname: string) => string}} actions
   * @param {(part: string) => string} names  the class of each part, as existing style sheets and scripts know it
   */
  constructor(actions, names = chatNames) {
    const { askForEarlier, reportSeen, linkClicked, unreadChanged, ownName = (nickname) => text("me", { nickname }) } = actions;
    this.#names = names;
    this.#askForEarlier = askForEarlier;
    this.#linkClicked = linkClicked;
    this.#unreadChanged = unreadChanged;
    this.#ownName = ownName;
    this.list = element("div", `${names("messages")} labchat-log`, {
      tabIndex: 0,
      attributes: { role: "log", "aria-live": "polite" },
    });
    // Space for the time beside the text; its width depends on the reader's language.
    this.list.style.setProperty("--labchat-time-chars", clockText(LONGEST_TIME).length);
    this.earlier = button("labchat-earlier", text("earlier"), () => this.#requestEarlier());
    this.earlier.hidden = true;
    this.list.append(this.earlier);
    this.newer = button("labchat-newer", "", () => this.#toBottom());
    this.newer.hidden = true;
    this.end = element("div", "labchat-newer-place");
    this.end.append(this.newer);
    this.seen = new Displayed(this.list, this.end, { report: reportSeen, changed: () => this.#countUnread() });
    this.allowTranslation(false);
    this.list.addEventListener("scroll", () => this.#noticePlace(), { passive: true });
    // A box that grows, shrinks or becomes visible still shows its newest message.
    new ResizeObserver(() => {
      if (this.#atBottom) this.#toBottom();
      this.seen.consider();
    }).observe(this.list);
  }

  /** A browser's translation would change what people said. It is allowed if the study says so. */
  allowTranslation(allowed) {
    this.list.translate = allowed;
    this.list.classList.toggle("notranslate", !allowed);
  }

  /** How many messages of others were not displayed yet. */
  get unread() {
    let count = 0;
    for (let row = this.list.lastElementChild; Number(row?.dataset.seq) > this.seen.upTo; row = row.previousElementSibling) {
      const { message } = this.#rows.get(Number(row.dataset.seq));
      if (!message.hidden && !this.#isOwn(message)) count += 1;
    }
    return count;
  }

  /** Whether the reader has written something that is shown here. */
  get hasOwn() {
    return [...this.#rows.values()].some(({ message }) => this.#isOwn(message));
  }

  /** Replaces all messages. @param {MessageFrame[]} messages  @param {boolean} more */
  replace(messages, more, you, youSince = 0) {
    this.#you = you;
    this.#youSince = youSince;
    const place = this.#atBottom ? null : this.#rememberPlace();
    this.#quietly(() => {
      for (const { row } of this.#rows.values()) row.remove();
      this.#rows.clear();
      for (const message of messages) this.#insert(message);
      this.#showEarlier(more);
    });
    if (!place || !this.#returnTo(place)) this.#toBottom();
    this.#countUnread();
    this.seen.consider();
  }

  /** Adds new messages, and updates those that are already here. @param {MessageFrame[]} messages  oldest first */
  append(messages) {
    const wasAtBottom = this.#atBottom;
    const place = wasAtBottom ? null : this.#rememberPlace();
    for (const message of messages) this.#insert(message);
    if (wasAtBottom) this.#toBottom();
    if (place) this.#returnTo(place);
    this.#countUnread();
    this.seen.consider();
  }

  /** @param {MessageFrame[]} messages  older than all messages here */
  prepend(messages, more) {
    const place = this.#rememberPlace();
    const hadFocus = document.activeElement === this.earlier;
    this.#quietly(() => {
      for (const message of messages) this.#insert(message);
      this.#showEarlier(more);
    });
    if (place) this.#returnTo(place);
    if (hadFocus && !more) this.list.focus({ preventScroll: true });
  }

  /** Removes the text of a message from the page. @param {string} [words]  the experimenter's text in its place */
  hide(seq, words) {
    const shown = this.#rows.get(seq);
    if (!shown) return;
    const { body, nonce, ...rest } = shown.message;
    this.append([{ ...rest, hidden: true, text: words }]);
  }

  /** @param {MessageFrame} message  shown again in place of its placeholder */
  restore(message) {
    if (this.#rows.has(message.seq)) this.append([message]);
  }

  /** For the reader's own message, which they want to see. */
  toBottom() {
    this.#toBottom();
  }

  /** No answer came, or none will come: enables the button again. */
  allowEarlier() {
    this.#showEarlier(!this.earlier.hidden);
  }

  /** @param {MessageFrame} message */
  #insert(message) {
    this.#rows.get(message.seq)?.row.remove();
    const row = this.#row(message);
    let next = null;
    for (let last = this.list.lastElementChild; last?.dataset.seq > message.seq; last = last.previousElementSibling) {
      next = last;
    }
    this.list.insertBefore(row, next);
    this.#rows.set(message.seq, { row, message });
  }

  #isOwn({ from, seq, held_seq, experimenter }) {
    return from === this.#you && (held_seq ?? seq) > this.#youSince && !experimenter;
  }

  #row(message) {
    const own = this.#isOwn(message);
    const kinds = { own, experimenter: message.experimenter, hidden: message.hidden };
    const row = element("div", `${this.#names("msg")} labchat-msg`);
    row.dataset.seq = message.seq;
    for (const kind of Object.keys(kinds)) if (kinds[kind]) row.classList.add(`labchat-msg--${kind}`);
    if (!message.experimenter) row.dataset.colour = message.from % AUTHOR_COLOURS;
    const isNameless = message.experimenter && experimenterName(message.nickname) === "";
    const nickname = element("span", `${this.#names("nickname")} labchat-nickname`, {
      dir: "auto",
      textContent: own ? this.#ownName(message.nickname) : isNameless ? text("experimenter") : message.nickname,
    });
    row.append(nickname, " ");
    if (message.experimenter && !isNameless) {
      row.append(element("span", "labchat-badge", { textContent: text("experimenter") }), " ");
    }
    row.append(message.hidden ? this.#placeholder(message) : this.#body(message));
    if (this.showsTime) row.append(" ", this.#time(message.at));
    return row;
  }

  #body({ body, seq }) {
    const made = element("span", `${this.#names("body")} labchat-body`, { dir: "auto" });
    made.append(...(this.showsLinks ? linked(body, (address) => this.#linkClicked(seq, address)) : [body]));
    return made;
  }

  #placeholder(message) {
    return element("span", "labchat-body labchat-placeholder", { dir: "auto", textContent: message.text || text("hidden") });
  }

  #time(at) {
    const when = new Date(at);
    return element("time", "labchat-time", {
      dateTime: when.toISOString(),
      title: when.toLocaleString(),
      textContent: clockText(at),
    });
  }

  // --- the reader's scroll position ---------------------------------------------------------------------------

  #noticePlace() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    if (clientHeight === 0) return;
    this.#atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    if (this.#atBottom) this.newer.hidden = true;
  }

  #toBottom() {
    this.list.scrollTop = this.list.scrollHeight;
    this.#atBottom = true;
    this.newer.hidden = true;
  }

  /** The first visible message, and its distance from the upper edge. */
  #rememberPlace() {
    const edge = this.list.getBoundingClientRect().top;
    for (const row of this.list.querySelectorAll(":scope > [data-seq]")) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom > edge) return { seq: Number(row.dataset.seq), top: top - edge };
    }
    return null;
  }

  #returnTo({ seq, top }) {
    const row = this.#rows.get(seq)?.row;
    const edge = this.list.getBoundingClientRect().top;
    if (row) this.list.scrollTop += row.getBoundingClientRect().top - edge - top;
    return Boolean(row);
  }

  #countUnread() {
    const count = this.unread;
    this.newer.hidden = this.#atBottom || count === 0;
    this.newer.textContent = text("newer", { n: count });
    this.#unreadChanged?.(count);
  }

  // --- earlier messages ---------------------------------------------------------------------------------------

  #requestEarlier() {
    if (this.earlier.getAttribute("aria-disabled") === "true" || this.#rows.size === 0) return;
    const oldest = Number(this.list.querySelector(":scope > [data-seq]").dataset.seq);
    if (!this.#askForEarlier(oldest)) return;
    this.earlier.setAttribute("aria-disabled", "true");
    this.earlier.textContent = text("loading_earlier");
    this.#earlierTimer = setTimeout(() => this.allowEarlier(), EARLIER_PATIENCE_MS);
  }

  #showEarlier(more) {
    clearTimeout(this.#earlierTimer);
    this.earlier.hidden = !more;
    this.earlier.removeAttribute("aria-disabled");
    this.earlier.textContent = text("earlier");
  }

  /** For old messages: a screen reader does not read them out. */
  #quietly(change) {
    this.list.setAttribute("aria-live", "off");
    change();
    requestAnimationFrame(() => this.list.setAttribute("aria-live", "polite"));
  }
}
