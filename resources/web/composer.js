// SPDX-License-Identifier: MIT
// The row in which a message is written. It may be inside a form of another page, and never submits that form.

import { element, button, showText, chatNames } from "./dom.js";
import { tabMemory } from "./outbox.js";
import { text, refusalText } from "./texts.js";

/** The counter appears for the last tenth of the allowed characters, or for the last 50. */
const COUNTER_SHARE = 0.1;
const COUNTER_CHARS = 50;
/** The input grows with the text up to this height. */
const MOST_LINES = 5;
/** What nobody sees, as in the server's isBlank(): it refuses a message of these alone. */
const BLANK = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]*$/u;

export class Composer {
  #maxChars = Infinity;
  #draftKey = "";
  #focusWhenOpen = false;
  /** Whether the last key is known only as "a key": keyboards of phones report Enter so, and then the line break itself. */
  #keyIsUnnamed = false;
  #width = 0;
  #send;
  #typed;

  /**
   * @param {{send: (body: string) => void, typed: () => void}} actions  typed: called at each change of the text
   * @param {(part: string) => string} names  as in MessageLog
   */
  constructor({ send, typed }, names = chatNames) {
    this.#send = send;
    this.#typed = typed;
    this.input = element("textarea", `${names("input")} labchat-input`, {
      rows: 1,
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
    this.input.addEventListener("beforeinput", (event) => this.#lineBreaks(event));
    new ResizeObserver(([{ contentRect }]) => this.#widthChanged(contentRect.width)).observe(this.row);
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
    this.#fit();
  }

  /** @param {string} why  a short reason; empty: the participant can write */
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

  /** Puts a refused text back into the input for correction. @returns {boolean} false: the input is not empty */
  putBack(body) {
    if (this.input.value !== "") return false;
    this.input.value = body;
    this.#remember();
    this.#fit();
    return true;
  }

  /** Adds a text to the input, after the text that is already there. */
  takeBack(body) {
    const { value } = this.input;
    this.input.value = value === "" ? body : `${value} ${body}`;
    this.#written();
  }

  /** What is being typed; empty: nothing that could be sent. */
  get body() {
    const { value } = this.input;
    return BLANK.test(value) ? "" : value;
  }

  /** Empties the input. */
  clear() {
    this.input.value = "";
    this.#written();
  }

  complain(words) {
    this.problem.textContent = words;
    if (words) this.#keepInSight(this.problem);
  }

  /** What is below the input, while somebody is writing. */
  #keepInSight(part) {
    if (document.activeElement === this.input) part.scrollIntoView({ block: "nearest" });
  }

  #keyPressed(event) {
    this.#keyIsUnnamed = event.keyCode === 229;
    // Enter may end a composition (Japanese, Chinese, …) and then does not send. Safari reports it as key code 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || this.#keyIsUnnamed) return;
    event.preventDefault();
    this.#submit();
  }

  #lineBreaks(event) {
    if (event.inputType !== "insertLineBreak" || event.isComposing || !this.#keyIsUnnamed) return;
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
    this.clear();
    this.#send(body);
    this.input.focus();
  }

  #written() {
    this.complain("");
    this.#remember();
    this.#fit();
  }

  #fit() {
    this.#count();
    this.#grow();
  }

  /** By the attribute `rows`, so that a style sheet with another height wins. Event "labchat-grown": the height may have changed. */
  #grow() {
    const before = this.input.rows;
    this.input.rows = 1;
    while (this.input.rows < MOST_LINES && this.input.scrollHeight > this.input.clientHeight) this.input.rows += 1;
    if (this.input.rows !== before) this.input.dispatchEvent(new CustomEvent("labchat-grown", { bubbles: true }));
  }

  /** In another width the same text has another number of lines. */
  #widthChanged(width) {
    if (width === this.#width) return;
    this.#width = width;
    requestAnimationFrame(() => this.#grow());
  }

  #remember() {
    if (this.#draftKey) tabMemory.write(this.#draftKey, this.input.value || null);
  }

  /** Counts code points, as the server does: an emoji is one. */
  #charsLeft() {
    const { value } = this.input;
    return value.length <= this.#maxChars / 2 ? Infinity : this.#maxChars - [...value].length;
  }

  #count() {
    const left = this.#charsLeft();
    const near = left <= Math.max(this.#maxChars * COUNTER_SHARE, Math.min(COUNTER_CHARS, this.#maxChars / 2));
    this.counter.classList.toggle("labchat-counter--over", left < 0);
    this.input.setAttribute("aria-invalid", String(left < 0));
    const wasHidden = this.counter.hidden;
    showText(this.counter, near ? text(left < 0 ? "chars_over" : "chars_left", { n: Math.abs(left) }) : "");
    if (near && wasHidden) this.#keepInSight(this.counter);
  }
}
