// SPDX-License-Identifier: MIT
// The list of messages in a chat box: rows in the order of `seq`, and a reader whose place is kept.

import { element, button } from "./dom.js";
import { text, clockText } from "./texts.js";

const NEAR_BOTTOM_PX = 24;
const SEEN_TOGETHER_MS = 2000;
const EARLIER_PATIENCE_MS = 5000;
const AUTHOR_COLOURS = 6;
const LONGEST_TIME = new Date(2000, 0, 1, 22, 58).getTime();

/** @typedef {import("./types.js").MessageFrame} MessageFrame */

/** Reports what was really displayed: on the screen, in a page that is looked at. Now and then, not for each message. */
class SeenReporter {
  #newest = 0;
  #reported = 0;
  #timer = 0;
  #onScreen = false;
  #report;

  /** @param {(seq: number) => boolean} report  false when it could not be sent */
  constructor(list, report) {
    this.#report = report;
    new IntersectionObserver((entries) => {
      this.#onScreen = entries.at(-1).isIntersecting;
      this.consider();
    }).observe(list);
  }

  shown(seq) {
    this.#newest = Math.max(this.#newest, seq);
    this.consider();
  }

  consider() {
    if (this.#timer === 0 && this.#isDue()) this.#timer = setTimeout(() => this.#send(), SEEN_TOGETHER_MS);
  }

  #isDue() {
    return this.#newest > this.#reported && this.#onScreen && document.visibilityState === "visible";
  }

  #send() {
    this.#timer = 0;
    if (this.#isDue() && this.#report(this.#newest)) this.#reported = this.#newest;
  }
}

export class MessageLog {
  /** Whether the rows say when they were said. Holds for rows that are made from then on. */
  showsTime = true;
  /** @type {Map<number, HTMLElement>} by seq */
  #rows = new Map();
  #you = 0;
  #atBottom = true;
  #unread = 0;
  #earlierTimer = 0;
  #askForEarlier;

  /** Both send now or give false. @param {{askForEarlier: (before: number) => boolean, reportSeen: (upTo: number) => boolean}} wishes */
  constructor({ askForEarlier, reportSeen }) {
    this.#askForEarlier = askForEarlier;
    this.list = element("div", "otree-chat__messages labchat-log", {
      tabIndex: 0,
      attributes: { role: "log", "aria-live": "polite" },
    });
    // Room for the time beside the text; how much it takes depends on the reader's language.
    this.list.style.setProperty("--labchat-time-chars", clockText(LONGEST_TIME).length);
    this.earlier = button("labchat-earlier", text("earlier"), () => this.#requestEarlier());
    this.earlier.hidden = true;
    this.list.append(this.earlier);
    this.newer = button("labchat-newer", "", () => this.#toBottom());
    this.newer.hidden = true;
    this.seen = new SeenReporter(this.list, reportSeen);
    this.list.addEventListener("scroll", () => this.#noticePlace(), { passive: true });
    // A box that grows, shrinks or becomes visible still shows its newest message.
    new ResizeObserver(() => this.#atBottom && this.#toBottom()).observe(this.list);
  }

  /** Everything anew. @param {MessageFrame[]} messages  @param {boolean} more */
  replace(messages, more, you) {
    this.#you = you;
    const place = this.#atBottom ? null : this.#rememberPlace();
    this.#quietly(() => {
      for (const row of this.#rows.values()) row.remove();
      this.#rows.clear();
      for (const message of messages) this.#insert(message);
      this.#showEarlier(more);
    });
    if (!place || !this.#returnTo(place)) this.#toBottom();
  }

  /** @param {MessageFrame[]} messages  oldest first */
  append(messages) {
    const wasAtBottom = this.#atBottom;
    for (const message of messages) {
      this.#insert(message);
      if (!wasAtBottom && message.from !== this.#you) this.#unread += 1;
    }
    if (wasAtBottom) this.#toBottom();
    else this.#showUnread();
  }

  /** @param {MessageFrame[]} messages  older than all that is here */
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

  hide(seq) {
    this.#rows.get(seq)?.remove();
    this.#rows.delete(seq);
    if (this.#atBottom) this.#toBottom();
  }

  /** For the reader's own words: they always want to see them arrive. */
  toBottom() {
    this.#toBottom();
  }

  /** No answer comes any more, or none came: the button can be used again. */
  allowEarlier() {
    this.#showEarlier(!this.earlier.hidden);
  }

  /** @param {MessageFrame} message */
  #insert(message) {
    this.#rows.get(message.seq)?.remove();
    const row = this.#row(message);
    let next = null;
    for (let last = this.list.lastElementChild; last?.dataset.seq > message.seq; last = last.previousElementSibling) {
      next = last;
    }
    this.list.insertBefore(row, next);
    this.#rows.set(message.seq, row);
  }

  #row(message) {
    const own = message.from === this.#you;
    const row = element("div", `otree-chat__msg labchat-msg${own ? " labchat-msg--own" : ""}`);
    row.dataset.seq = message.seq;
    row.dataset.colour = message.from % AUTHOR_COLOURS;
    const nickname = element("span", "otree-chat__nickname labchat-nickname", {
      dir: "auto",
      textContent: own ? text("me", { nickname: message.nickname }) : message.nickname,
    });
    const body = element("span", "otree-chat__body labchat-body", { dir: "auto", textContent: message.body });
    row.append(nickname, " ", body);
    if (this.showsTime) row.append(" ", this.#time(message.at));
    return row;
  }

  #time(at) {
    const when = new Date(at);
    return element("time", "labchat-time", {
      dateTime: when.toISOString(),
      title: when.toLocaleString(),
      textContent: clockText(at),
    });
  }

  // --- the reader's place -------------------------------------------------------------------------------------

  #noticePlace() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    if (clientHeight === 0) return;
    this.#atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    if (this.#atBottom) this.#readerIsAtBottom();
  }

  #toBottom() {
    this.list.scrollTop = this.list.scrollHeight;
    this.#atBottom = true;
    this.#readerIsAtBottom();
  }

  #readerIsAtBottom() {
    this.#showUnread(0);
    this.seen.shown(Number(this.list.lastElementChild.dataset.seq ?? 0));
  }

  /** The first message that can be seen, and how far below the upper edge it begins. */
  #rememberPlace() {
    const edge = this.list.getBoundingClientRect().top;
    for (const row of this.list.querySelectorAll(":scope > [data-seq]")) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom > edge) return { seq: Number(row.dataset.seq), top: top - edge };
    }
    return null;
  }

  #returnTo({ seq, top }) {
    const row = this.#rows.get(seq);
    const edge = this.list.getBoundingClientRect().top;
    if (row) this.list.scrollTop += row.getBoundingClientRect().top - edge - top;
    return Boolean(row);
  }

  #showUnread(count = this.#unread) {
    this.#unread = count;
    this.newer.hidden = count === 0;
    if (count > 0) this.newer.textContent = text("newer", { n: count });
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

  /** Old messages are not news: a screen reader does not read them out. */
  #quietly(change) {
    this.list.setAttribute("aria-live", "off");
    change();
    requestAnimationFrame(() => this.list.setAttribute("aria-live", "polite"));
  }
}
