// SPDX-License-Identifier: GPL-3.0-or-later
// One <lab-choice> on a page: a field with what may be entered in words, a button, and what became of the answer.

import { element, showText } from "./dom.js";
import { text, numberText } from "./texts.js";

/** The server's limit for a text without one of its own. */
const MOST_CHARS = 200;

/** More than a number can have on both sides of its point. */
const MOST_DIGITS = 400;

let choicesMade = 0;

/**
 * A number as the server takes it. Browsers' fields also give spellings such as ".5", "+4", "4.50" and "1e2"; anything else stays.
 * @param {string} entered
 */
function plainDecimal(entered) {
  const parts = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(entered);
  if (!parts) return entered;
  const [, sign, whole, fraction, exponent = "0"] = parts;
  const point = whole.length + Number(exponent); // how many digits are before it
  if (Math.abs(point) > MOST_DIGITS) return entered;
  const digits = ("0".repeat(Math.max(0, -point)) + whole + fraction).padEnd(Math.max(0, point), "0");
  const before = digits.slice(0, Math.max(0, point)).replace(/^0+/, "") || "0";
  const after = digits.slice(Math.max(0, point)).replace(/0+$/, "");
  const number = after ? `${before}.${after}` : before;
  return sign === "-" && number !== "0" ? `-${number}` : number;
}

/** What may be entered, in words. @param {Element} place */
function rulesOf(place) {
  const [type, min, max, step, most] = ["type", "min", "max", "step", "maxlength"].map((name) => place.getAttribute(name));
  const rules = [];
  if (place.hasAttribute("required")) rules.push(text("choice_required"));
  if (type === "number") {
    const range = { min: numberText(min), max: numberText(max) };
    if (min && max) rules.push(text("choice_range", range));
    else if (min || max) rules.push(text(min ? "choice_least" : "choice_most", range));
    const isWhole = Number(step) === 1 && Number.isInteger(Number(min ?? 0));
    if (step) rules.push(isWhole ? text("choice_whole") : text("choice_step", { step: numberText(step) }));
  } else if (type !== "one-of") {
    rules.push(text("choice_chars", { n: Number(most ?? MOST_CHARS) }));
  }
  rules.push(text(place.getAttribute("change") === "yes" ? "choice_may_change" : "choice_final"));
  return rules.join(" ");
}

export class Choice {
  /** The answer that the server has stored; null: none. @type {string|null} */
  value = null;
  #form;
  #fields;
  #button;
  #rules;
  #problem;
  #stored;
  #mayChange;
  #isNumber;

  /** @param {Element} place  @param {(value: string) => void} send */
  constructor(place, send) {
    this.name = place.getAttribute("name");
    this.required = place.hasAttribute("required");
    /** What it asks for: its label, or else its name. */
    this.question = place.getAttribute("label")?.trim() || this.name;
    this.#mayChange = place.getAttribute("change") === "yes";
    this.#isNumber = place.getAttribute("type") === "number";
    const id = `choice-${(choicesMade += 1)}`;
    this.#fields = place.getAttribute("type") === "one-of" ? this.#options(place, id) : [this.#input(place)];
    this.#rules = element("p", "choice__rules", { id: `${id}-rules`, textContent: rulesOf(place) });
    this.#button = element("button", "button choice__send", { type: "submit", textContent: text("choice_send") });
    this.#problem = element("p", "choice__problem", { id: `${id}-problem`, hidden: true });
    this.#stored = element("p", "choice__stored", { hidden: true, attributes: { role: "status" } });
    this.#form = element("form", "choice", { autocomplete: "off" });
    this.#form.append(...this.#asked(place), this.#problem, this.#button, this.#stored);
    this.#describe(id);
    this.#form.addEventListener("input", () => this.#complain(""));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const value = this.#entered();
      if (value !== "") send(value);
      else this.showProblem(text("answer_refused_empty"));
    });
    place.replaceChildren(this.#form);
  }

  /** Whether the participant has entered something else than what is stored. */
  get isUnsent() {
    const entered = this.#entered();
    return !this.#button.disabled && entered !== "" && entered !== this.value;
  }

  showSending(value) {
    this.#enter(value);
    this.#close(true);
    this.#complain("");
    this.#button.textContent = text("sending");
  }

  showStored(value) {
    if (this.value === value && !this.#button.disabled) return; // the participant may be about to change it
    this.value = value;
    this.#enter(value);
    this.#close(!this.#mayChange);
    this.#button.hidden = !this.#mayChange;
    this.#rules.hidden = !this.#mayChange;
    this.#button.textContent = text("choice_change");
    this.#complain("");
    showText(this.#stored, text("choice_stored", { value: this.#isNumber ? numberText(value) : value }));
  }

  showProblem(words) {
    this.#close(false);
    this.#button.textContent = text(this.value === null ? "choice_send" : "choice_change");
    this.askFor(words);
  }

  /** Says at the field what is missing or wrong. A screen reader reads it with the field. */
  askFor(words) {
    this.#complain(words);
    (this.#fields.find(({ checked }) => checked) ?? this.#fields[0])?.focus();
    this.#form.scrollIntoView({ block: "nearest" });
  }

  // --- its parts ------------------------------------------------------------------------------------------------

  #input(place) {
    const input = element("input", "choice__input", { type: this.#isNumber ? "number" : "text", dir: "auto" });
    const limits = this.#isNumber ? { min: null, max: null, step: "any" } : { maxlength: MOST_CHARS };
    for (const [name, usual] of Object.entries(limits)) {
      const limit = place.getAttribute(name) ?? usual;
      if (limit !== null) input.setAttribute(name, limit);
    }
    if (this.#isNumber) input.inputMode = "decimal";
    return input;
  }

  #options(place, id) {
    const words = (place.getAttribute("options") ?? "").split("|").map((word) => word.trim().replace(/\s+/g, " ")).filter(Boolean);
    return words.map((value) => element("input", "choice__option", { type: "radio", name: id, value }));
  }

  /** The question, the rules and the fields. */
  #asked(place) {
    const words = (tag) => element(tag, "choice__words", { textContent: this.question, dir: "auto" });
    if (place.getAttribute("type") !== "one-of") {
      const label = element("label", "choice__label");
      const [field] = this.#fields;
      field.id = `${this.#rules.id}-field`;
      label.htmlFor = field.id;
      label.append(words("span"));
      return [label, this.#rules, field];
    }
    const group = element("fieldset", "choice__options", { attributes: { role: "radiogroup" } });
    group.append(words("legend"), this.#rules);
    for (const option of this.#fields) {
      const line = element("label", "choice__line");
      line.append(option, element("span", "", { textContent: option.value, dir: "auto" }));
      group.append(line);
    }
    return [group];
  }

  /** The element that stands for the choice: the field, or the group of its options. */
  get #control() {
    return this.#form.querySelector("fieldset") ?? this.#fields[0];
  }

  #describe(id) {
    this.#control.setAttribute("aria-describedby", `${id}-rules ${id}-problem`);
    if (this.required) this.#control.setAttribute("aria-required", "true");
  }

  #entered() {
    const field = this.#fields.find(({ type, checked }) => type !== "radio" || checked);
    const value = field?.value.trim() ?? "";
    return this.#isNumber ? plainDecimal(value) : value;
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

  #complain(words) {
    showText(this.#problem, words);
    if (words) this.#control.setAttribute("aria-invalid", "true");
    else this.#control.removeAttribute("aria-invalid");
  }
}
