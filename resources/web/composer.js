// SPDX-License-Identifier: MIT
// The row in which a message is written. It may stand inside another page's form and never submits that.

import { element, button, showText, chatNames } from "./dom.js";
import { tabMemory } from "./outbox.js";
import { text, refusalText } from "./texts.js";

/** The counter appears for the last tenth of the room, or the last 50 characters. */
const COUNTER_SHARE = 0.1;
const COUNTER_CHARS = 50;
/** White space and characters that only format, as the server sees it. */
const BLANK = /^[\s\p{Cf}]*$/u;

export class Composer {
  #maxChars = Infinity;
  #draftKey = "";
  #focusWhenOpen = false;
  #send;
  #typed;

  /**
   * @param {{send: (body: string) => void, typed: () => void}} wishes  typed: somebody is at it, at each change
   * @param {(part: string) => string} names  as in MessageLog
   */
  constructor({ send, typed }, names = chatNames) {
    this.#send = send;
    this.#typed = typed;
    this.input = element("input", `${names("input")} labchat-input`, {
      type: "text",
      autocomplete: "off",
      enterKeyHint: "send",
      dir: "auto",
      disabled: true,
    });
    this.button = button(`${names("btn-send")} labchat-send`, text("send"), () => this.#submit());
    this.button.disabled = true;
    this.row = element("div", "labchat-compose");
    this.row.append(this.input, this.button);
    this.counter = element("div", "labchat-counter", { hidden: true });
    this.problem = element("div", "labchat-problem", { attributes: { role: "alert" } });
    this.input.addEventListener("keydown", (event) => this.#keyPressed(event));
    this.input.addEventListener("input", () => {
      this.#written();
      if (this.input.value !== "") this.#typed();
    });
  }

  /** @param {{draftKey: string, maxChars: number, label: string}} channel */
  prepare({ draftKey, maxChars, label }) {
    this.input.setAttribute("aria-label", label ? `${text("message")}: ${label}` : text("message"));
    this.#maxChars = maxChars;
    if (this.#draftKey === draftKey) return;
    this.#draftKey = draftKey;
    if (this.input.value === "") this.input.value = tabMemory.read(draftKey) ?? "";
    this.#count();
  }

  /** @param {string} why  in a word or two; empty: writing is possible */
  setClosed(why) {
    const closed = why !== "";
    const hadFocus = document.activeElement === this.input;
    this.input.disabled = closed;
    this.button.disabled = closed;
    this.input.placeholder = closed ? why : text("write_here");
    if (closed && hadFocus) this.#focusWhenOpen = true;
    if (!closed && this.#focusWhenOpen) {
      this.#focusWhenOpen = false;
      if (document.activeElement === document.body) this.input.focus({ preventScroll: true });
    }
  }

  /** Puts refused text back where it can be corrected. @returns {boolean} whether there was room for it */
  putBack(body) {
    if (this.input.value !== "") return false;
    this.input.value = body;
    this.#remember();
    this.#count();
    return true;
  }

  /** Somebody wants to have it there: behind what is there already. */
  takeBack(body) {
    const { value } = this.input;
    this.input.value = value === "" ? body : `${value} ${body}`;
    this.#written();
    this.input.focus();
  }

  complain(words) {
    this.problem.textContent = words;
  }

  #keyPressed(event) {
    // Enter that ends a composition (Japanese, Chinese, …) is not meant for us; 229 is how Safari says so.
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const body = this.input.value;
    if (this.input.disabled) return;
    if (BLANK.test(body)) {
      if (body !== "") this.complain(refusalText({ code: "empty" }));
      this.input.focus();
      return;
    }
    if (this.#charsLeft() < 0) {
      this.complain(refusalText({ code: "too_long" }));
      this.input.focus();
      return;
    }
    this.input.value = "";
    this.#written();
    this.#send(body);
    this.input.focus();
  }

  #written() {
    this.complain("");
    this.#remember();
    this.#count();
  }

  #remember() {
    if (this.#draftKey) tabMemory.write(this.#draftKey, this.input.value || null);
  }

  /** Code points, as the server counts: an emoji is one. */
  #charsLeft() {
    const { value } = this.input;
    return value.length <= this.#maxChars / 2 ? Infinity : this.#maxChars - [...value].length;
  }

  #count() {
    const left = this.#charsLeft();
    const near = left <= Math.max(this.#maxChars * COUNTER_SHARE, Math.min(COUNTER_CHARS, this.#maxChars / 2));
    this.counter.classList.toggle("labchat-counter--over", left < 0);
    this.input.setAttribute("aria-invalid", String(left < 0));
    showText(this.counter, near ? text(left < 0 ? "chars_over" : "chars_left", { n: Math.abs(left) }) : "");
  }
}
