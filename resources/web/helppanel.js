// SPDX-License-Identifier: MIT
// The button that calls the experimenter, and the panel with the private conversation.
// The panel blocks nothing behind it: the chat continues.

import { Composer } from "./composer.js";
import { element, button } from "./dom.js";
import { MessageLog } from "./log.js";
import { text } from "./texts.js";
import { showUnread } from "./unread.js";
import { UnsentList } from "./unsent.js";

/** The most that the server accepts in one message. */
const MAX_CHARS = 2000;
const ME = 1;
/** This is not a chat: style sheets for the chats of a page do not apply. */
const noNames = () => "";

let panels = 0;

export class HelpPanel {
  #line;
  #log;
  #composer;
  #unsent;
  /** @type {number} seq of the newest line that is shown */
  #shownUpTo = 0;

  /** @param {import("./helpline.js").HelpLine} line  @param {string} ticket */
  constructor(line, ticket) {
    this.#line = line;
    const id = `labchat-help-${(panels += 1)}`;
    this.button = button("labchat-help-button", text("help_ask"), () => (this.dialog.open ? this.close() : this.open()));
    this.button.setAttribute("aria-controls", id);
    this.#log = new MessageLog({ askForEarlier: () => false, reportSeen: () => true, ownName: () => text("help_me") }, noNames);
    this.#log.list.setAttribute("aria-label", text("help_title"));
    this.#unsent = new UnsentList({
      retry: (nonce) => line.retry(nonce),
      discard: (nonce) => line.discard(nonce),
      takeBack: (entry) => {
        this.#composer.takeBack(entry.body);
        this.#composer.input.focus();
        line.discard(entry.nonce);
      },
    });
    this.#composer = new Composer({ send: (body) => this.#ask(body), typed: () => {} }, noNames);
    this.#composer.prepare({ draftKey: `labchat:help-draft:${ticket}`, maxChars: MAX_CHARS, label: text("help_title") });
    this.#composer.setClosed("");
    this.dialog = this.#build(id);
    line.addEventListener("change", () => this.#show());
    this.#show();
  }

  open() {
    this.dialog.show();
    this.#composer.input.focus();
    this.#log.toBottom();
    this.#line.markRead();
    this.#show();
  }

  close() {
    const hadFocus = this.dialog.contains(document.activeElement);
    this.dialog.close();
    this.#show();
    if (hadFocus) this.button.focus();
  }

  #build(id) {
    const title = element("h2", "labchat-help__title", { id: `${id}-title`, textContent: text("help_title") });
    const close = button("labchat-notice__close", "×", () => this.close());
    close.setAttribute("aria-label", text("close"));
    const head = element("div", "labchat-help__head");
    head.append(title, close);
    const { row, counter, problem } = this.#composer;
    const dialog = element("dialog", "labchat labchat-help", { id, attributes: { "aria-labelledby": title.id } });
    const hint = element("p", "labchat-help__hint", { textContent: text("help_private") });
    dialog.append(head, hint, this.#log.list, this.#log.end, this.#unsent.list, row, counter, problem);
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      this.close();
    });
    return dialog;
  }

  #ask(body) {
    this.#log.toBottom();
    this.#line.ask(body);
  }

  #show() {
    const { available, lines, unsent, isOnline } = this.#line;
    this.button.hidden = !available;
    if (!available && this.dialog.open) this.dialog.close();
    this.button.setAttribute("aria-expanded", String(this.dialog.open));
    if (this.dialog.open) this.#line.markRead();
    const unread = this.#line.unread.length;
    this.button.dataset.unread = unread || "";
    showUnread(this, { count: unread });
    this.button.setAttribute("aria-label", unread > 0 ? `${text("help_ask")}: ${text("help_unread", { n: unread })}` : text("help_ask"));
    this.#showLines(lines);
    this.#unsent.show(unsent, isOnline);
  }

  #showLines(lines) {
    this.#log.allowTranslation(this.#line.mayTranslate);
    const newest = lines.at(-1)?.seq ?? 0;
    if (newest === this.#shownUpTo) return;
    const messages = lines.map(({ from, ...line }) => ({
      ...line,
      from: from === "you" ? ME : 0,
      nickname: line.nickname || text("experimenter"),
      experimenter: from !== "you",
    }));
    if (this.#shownUpTo === 0 || newest < this.#shownUpTo) this.#log.replace(messages, false, ME);
    else this.#log.append(messages.filter(({ seq }) => seq > this.#shownUpTo));
    this.#shownUpTo = newest;
  }
}
