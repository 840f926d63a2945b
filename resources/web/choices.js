// SPDX-License-Identifier: GPL-3.0-or-later
// The choices on a page: which are stored, which are on their way, and which are missing. A choice counts once the server has stored it.

import { Choice } from "./choice.js";
import { newNonce, tabMemory } from "./outbox.js";
import { answerRefusalText } from "./texts.js";

const DEFAULT_RETRY_MS = 1000;

/** @typedef {import("./types.js").PageFrame} PageFrame */

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
    this.#key = `labchat:choices:${connection.identity}`;
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
      else choice?.showProblem(answerRefusalText(frame));
    },
  };
}
