// SPDX-License-Identifier: MIT
// Messages that are not in the chat: being sent, waiting for the connection or for approval, or refused.

import { element, button } from "./dom.js";
import { text, notSentText, notApprovedText } from "./texts.js";

/** The answer usually comes sooner than this. Then the message is not shown here, and nothing flickers. */
const PATIENCE_MS = 700;
/** Refused for a reason that passes. Any other message can be edited, but would be refused again unchanged. */
const MAY_WORK_LATER = new Set(["closed", "paused", "frozen", "muted", "too_fast", "not_stored"]);

/** @typedef {import("./types.js").OutboxEntry} OutboxEntry */

export class UnsentList {
  #timer = 0;
  #actions;

  /** @param {{retry: (nonce: string) => void, discard: (nonce: string) => void, takeBack: (entry: OutboxEntry) => void}} actions */
  constructor(actions) {
    this.#actions = actions;
    this.list = element("div", "labchat-unsent", { hidden: true });
  }

  /** @param {OutboxEntry[]} entries  @param {import("./types.js").LinkState["name"]} link  the state of the connection */
  show(entries, link) {
    clearTimeout(this.#timer);
    const isNew = (age) => age >= 0 && age < PATIENCE_MS; // below 0: the computer's clock was set back
    const isFresh = (entry) => link === "online" && ["queued", "sent"].includes(entry.state) && isNew(Date.now() - entry.at);
    const shown = entries.filter((entry) => !isFresh(entry));
    this.list.replaceChildren(...shown.map((entry) => this.#item(entry, link)));
    this.list.hidden = shown.length === 0;
    if (shown.length < entries.length) this.#timer = setTimeout(() => this.show(entries, link), PATIENCE_MS);
  }

  #item(entry, link) {
    const item = element("div", "labchat-pending");
    item.classList.toggle("labchat-pending--refused", entry.state === "refused");
    item.classList.toggle("labchat-pending--held", entry.state === "held");
    item.append(element("span", "labchat-pending__body notranslate", { dir: "auto", translate: false, textContent: entry.body }));
    const state = element("span", "labchat-pending__state", { dir: "auto", textContent: this.#words(entry, link) });
    if (entry.code === "not_approved") state.setAttribute("role", "alert");
    item.append(state, ...this.#buttons(entry));
    return item;
  }

  #words(entry, link) {
    if (entry.state === "held") return text("waits_for_approval");
    if (entry.state !== "refused") return text({ online: "sending", stopped: "not_sent" }[link] ?? "will_be_sent");
    if (entry.code === "not_approved") return notApprovedText(entry.text);
    return notSentText(entry);
  }

  #buttons(entry) {
    if (entry.state !== "refused") return [];
    const { retry, discard, takeBack } = this.#actions;
    const discarding = button("labchat-pending__action", text("discard"), () => discard(entry.nonce));
    if (MAY_WORK_LATER.has(entry.code)) return [button("labchat-pending__action", text("try_again"), () => retry(entry.nonce)), discarding];
    return [button("labchat-pending__action", text("take_back"), () => takeBack(entry)), discarding];
  }
}
