// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the participant the state of the connection: lost, the next attempt, connected again.

import { Countdown } from "./countdown.js";
import { element, button } from "./dom.js";
import { text } from "./texts.js";

const BACK_SHOWN_MS = 3000;

export class Banner {
  #place;
  #connection;
  #troubled = false;
  #kind = "";
  #timer = 0;
  #wait = element("span", "banner__wait", { attributes: { "aria-hidden": "true" } });
  #countdown = new Countdown(() => performance.now(), (left) => {
    this.#wait.textContent = left === null ? "" : text("retry_in", { n: left });
  });

  constructor(place, connection) {
    this.#place = place;
    this.#connection = connection;
    connection.addEventListener("state", () => this.#show(connection.state));
  }

  /** @param {import("./types.js").LinkState} state */
  #show(state) {
    if (state.name === "waiting") {
      this.#troubled = true;
      const retry = button("banner__button", text("try_now"), () => this.#connection.start());
      const words = state.problem ?? text(state.offline ? "lost_offline" : "lost");
      this.#put(state.problem ? "refused" : state.offline ? "offline" : "lost", words, this.#wait, retry);
    } else if (state.name === "connecting" && this.#troubled) {
      this.#put("connecting", text("reconnecting"));
    } else if (state.name === "online" && this.#troubled) {
      this.#troubled = false;
      this.#put("back", text("back"));
      this.#timer = setTimeout(() => this.#put(""), BACK_SHOWN_MS);
    } else if (state.name === "stopped") {
      this.#troubled = false;
      this.#put("");
    }
    this.#countdown.start(state.retryAt);
  }

  #put(kind, words = "", ...more) {
    clearTimeout(this.#timer);
    if (kind === this.#kind) return;
    this.#kind = kind;
    this.#place.dataset.kind = kind;
    this.#place.replaceChildren(...(kind ? [element("span", "banner__text", { textContent: words }), ...more] : []));
  }
}
