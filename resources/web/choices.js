// SPDX-License-Identifier: GPL-3.0-or-later
// The choices on a page: each <lab-choice> of the body becomes a field with a button. A choice counts once the server has stored it.

import { element, showText } from "./dom.js";
import { newNonce, tabMemory } from "./outbox.js";
import { text, refusalText } from "./texts.js";

const DEFAULT_RETRY_MS = 1000;

/** @typedef {import("./types.js").PageFrame} PageFrame */

/** One <lab-choice>. */
class Choice {
  #form;
  #fields;
  #button;
  #problem;
  #stored;
  #mayChange;

  /** @param {Element} place  @param {(value: string) => void} send */
  constructor(place, send) {
    this.name = place.getAttribute("name");
    this.required = place.hasAttribute("required");
    this.value = null;
    this.#mayChange = place.getAttribute("change") === "yes";
    const label = place.getAttribute("label") ?? "";
    this.#fields = place.getAttribute("type") === "one-of" ? this.#options(place) : [this.#input(place, label)];
    this.#button = element("button", "button choice__send", { type: "submit", textContent: text("choice_send") });
    this.#problem = element("p", "choice__problem", { hidden: true, attributes: { role: "alert" } });
    this.#stored = element("p", "choice__stored", { hidden: true, attributes: { role: "status" } });
    this.#form = element("form", "choice", { autocomplete: "off" });
    this.#form.append(...this.#labelled(label, place), this.#button, this.#problem, this.#stored);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const value = this.#entered();
      if (value !== "") send(value);
    });
    place.replaceChildren(this.#form);
  }

  #input(place, label) {
    const isNumber = place.getAttribute("type") === "number";
    const input = element("input", "choice__input", { type: isNumber ? "number" : "text", required: true, dir: "auto" });
    if (isNumber) input.step = place.getAttribute("step") ?? "any";
    for (const name of isNumber ? ["min", "max"] : ["maxlength"]) {
      if (place.hasAttribute(name)) input.setAttribute(name, place.getAttribute(name));
    }
    if (!label) input.setAttribute("aria-label", this.name);
    return input;
  }

  #options(place) {
    const words = (place.getAttribute("options") ?? "").split("|").map((word) => word.trim().replace(/\s+/g, " ")).filter(Boolean);
    return words.map((value) => element("input", "choice__option", { type: "radio", name: `choice-${this.name}`, value, required: true }));
  }

  #labelled(label, place) {
    if (place.getAttribute("type") !== "one-of") {
      const field = element("label", "choice__label");
      if (label) field.append(element("span", "choice__words", { textContent: label, dir: "auto" }));
      field.append(this.#fields[0]);
      return [field];
    }
    const group = element("fieldset", "choice__options");
    group.append(element("legend", "choice__words", { textContent: label || this.name, dir: "auto" }));
    for (const option of this.#fields) {
      const line = element("label", "choice__line");
      line.append(option, " ", element("span", "", { textContent: option.value, dir: "auto" }));
      group.append(line);
    }
    return [group];
  }

  /** Whether the participant has entered something else than what is stored. */
  get isUnsent() {
    const entered = this.#entered();
    return !this.#button.disabled && entered !== "" && entered !== this.value;
  }

  #entered() {
    const field = this.#fields.find(({ type, checked }) => type !== "radio" || checked);
    return field?.value.trim() ?? "";
  }

  #enter(value) {
    for (const field of this.#fields) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }

  #close(on) {
    for (const field of this.#fields) field.disabled = on;
    this.#button.disabled = on;
  }

  showSending(value) {
    this.#enter(value);
    this.#close(true);
    showText(this.#problem, "");
    this.#button.textContent = text("sending");
  }

  showStored(value) {
    if (this.value === value && !this.#button.disabled) return; // the participant may be about to change it
    this.value = value;
    this.#enter(value);
    this.#close(!this.#mayChange);
    this.#button.hidden = !this.#mayChange;
    this.#button.textContent = text("choice_change");
    showText(this.#problem, "");
    showText(this.#stored, text("choice_stored", { value }));
  }

  showProblem(words) {
    this.#close(false);
    this.#button.textContent = text(this.value === null ? "choice_send" : "choice_change");
    showText(this.#problem, words);
    this.focus();
  }

  focus() {
    this.#fields[0]?.focus();
    this.#form.reportValidity();
  }
}

export class Choices {
  #connection;
  #onStored;
  #key;
  /** @type {Map<string, Choice>} by name */
  #choices = new Map();
  /** @type {{page: string, round: number}} */
  #where = { page: "", round: 0 };
  /** What was sent and is not answered: it is sent again under the same nonce, also after the page is loaded again. */
  #sent;

  /** @param {import("./connection.js").Connection} connection  @param {() => void} onStored */
  constructor(connection, onStored) {
    this.#connection = connection;
    this.#onStored = onStored;
    this.#key = `labchat:choices:${connection.ticket}`;
    this.#sent = tabMemory.read(this.#key) ?? {};
    connection.addEventListener("frame", ({ detail }) => this.#readers[detail.type]?.(detail));
  }

  /** Fills the places for choices in the page's text. @param {Element} body */
  place(body) {
    this.#choices.clear();
    for (const place of body.querySelectorAll("lab-choice[name]")) {
      const choice = new Choice(place, (value) => this.#choose(choice, value));
      this.#choices.set(choice.name, choice);
    }
  }

  /** Shows what is stored, and sends again what is not. @param {PageFrame} frame */
  update(frame) {
    this.#where = { page: frame.page, round: frame.round };
    for (const [nonce, { page, round, choice, value }] of Object.entries(this.#sent)) {
      const isHere = page === frame.page && round === frame.round && this.#choices.has(choice);
      if (!isHere || frame.choices?.[choice] === value) this.#forget(nonce);
    }
    for (const [name, value] of Object.entries(frame.choices ?? {})) this.#choices.get(name)?.showStored(value);
    for (const nonce of Object.keys(this.#sent)) this.#send(nonce);
  }

  /** The first choice that has to be made before the participant can go on. @returns {Choice|undefined} */
  missing() {
    return [...this.#choices.values()].find((choice) => choice.required && choice.value === null);
  }

  /** The first choice whose answer is entered, and not sent. @returns {Choice|undefined} */
  unsent() {
    return [...this.#choices.values()].find((choice) => choice.isUnsent);
  }

  #choose(choice, value) {
    const nonce = newNonce();
    this.#sent[nonce] = { ...this.#where, choice: choice.name, value };
    tabMemory.write(this.#key, this.#sent);
    this.#send(nonce);
  }

  #send(nonce) {
    const sent = this.#sent[nonce];
    if (!sent) return;
    this.#choices.get(sent.choice)?.showSending(sent.value);
    this.#connection.send({ type: "choose", nonce, ...sent }); // without a connection: update() sends it
  }

  #forget(nonce) {
    delete this.#sent[nonce];
    tabMemory.write(this.#key, Object.keys(this.#sent).length > 0 ? this.#sent : null);
  }

  #readers = {
    chosen: ({ nonce, page, round, choice, value }) => {
      this.#forget(nonce);
      if (page === this.#where.page && round === this.#where.round) this.#choices.get(choice)?.showStored(value);
      this.#onStored();
    },
    refused: (frame) => {
      const sent = this.#sent[frame.nonce];
      if (!sent) return;
      if (frame.code === "not_stored") {
        setTimeout(() => this.#send(frame.nonce), frame.retry_after_ms ?? DEFAULT_RETRY_MS);
        return;
      }
      this.#forget(frame.nonce);
      const choice = this.#choices.get(sent.choice);
      if (frame.code === "duplicate") choice?.showStored(sent.value);
      else choice?.showProblem(refusalText(frame));
    },
  };
}
