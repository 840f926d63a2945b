// SPDX-License-Identifier: GPL-3.0-or-later
// Gives the lists of messages the height that the rest of the page leaves free, above the keyboard of a phone. Several
// boxes share it. They do so wherever the author of the study has put them, so this is measured, not styled.

/** With less, nobody can follow a chat. */
const LEAST_PX = 72;
/** Below this the page scrolls instead, if a whole box of this height fits into the window. */
const COMFORTABLE_PX = 200;
/** The only box of a page: the page does not scroll if the box can have this part of the window below the page's head … */
const ENOUGH_SHARE = 0.3;
/** … otherwise it has this part, and the page scrolls. */
const ONLY_BOX_SHARE = 0.5;
const PROBE_PX = 8;
const PROPERTY = "--labchat-height";

/** The height of what is visible: a keyboard that covers the page does not count. Zooming in does not matter. */
function windowHeight() {
  const { height = innerHeight, scale = 1 } = window.visualViewport ?? {};
  return Math.min(innerHeight, Math.round(height * scale));
}

export class FreeHeight {
  /** @type {number} px; 0: not measured yet */
  #height = 0;
  #pending = 0;
  #page;
  #headHeight;
  #around = new ResizeObserver(() => this.#later());

  /** @param {HTMLElement} page  contains the boxes, and is the last part of the document  @param {() => number} headHeight  of what is always visible above it */
  constructor(page, headHeight) {
    this.#page = page;
    this.#headHeight = headHeight;
    addEventListener("resize", () => this.fit());
    window.visualViewport?.addEventListener("resize", () => this.fit());
    page.addEventListener("labchat-grown", () => this.fit());
  }

  /** The page has other boxes, or another text. */
  boxesChanged() {
    this.#around.disconnect();
    const lists = this.#lists();
    const beside = new Set();
    for (const list of lists) {
      for (let part = list; part !== document.body; part = part.parentElement) {
        for (const other of part.parentElement.children) beside.add(other);
      }
    }
    for (const part of beside) {
      // What contains a list changes with the result.
      if (!lists.some((list) => part.contains(list))) this.#around.observe(part);
    }
    this.fit();
  }

  fit() {
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    const lists = this.#lists();
    document.body.classList.toggle("has-chat", lists.length > 0);
    if (lists.length === 0 || this.#isSetByAuthor()) {
      this.#page.style.removeProperty(PROPERTY);
      this.#height = 0;
      return;
    }
    // A keyboard that covers the page: the browser cannot always scroll up to the input. So the last box ends above it, if it can.
    const isCovered = windowHeight() < innerHeight;
    const last = isCovered ? lists.at(-1).closest("lab-chat") : this.#page;
    const before = this.#height || COMFORTABLE_PX;
    const places = lists.map(({ scrollTop }) => scrollTop);
    const bottom = this.#bottomAt(before, last);
    const rows = (this.#bottomAt(before + PROBE_PX, last) - bottom) / PROBE_PX; // how many lists are below one another
    const free = rows > 0 ? before + (windowHeight() - bottom) / rows : COMFORTABLE_PX;
    const enough = isCovered ? LEAST_PX : this.#wanted(rows, ENOUGH_SHARE);
    this.#height = Math.floor(free >= enough ? free : Math.max(free, this.#least(lists[0], rows)));
    this.#page.style.setProperty(PROPERTY, `${this.#height}px`);
    // While they were higher for the measurement, lists may have scrolled.
    for (const [i, list] of lists.entries()) if (list.scrollTop !== places[i]) list.scrollTop = places[i];
  }

  /** In the next frame, for the lists react to their new size themselves. */
  #later() {
    this.#pending ||= requestAnimationFrame(() => this.fit());
  }

  #lists() {
    return [...this.#page.querySelectorAll(".labchat-log")];
  }

  /** A study's style sheet may set the height for all boxes. */
  #isSetByAuthor() {
    const value = getComputedStyle(document.documentElement).getPropertyValue(PROPERTY).trim();
    return value !== "" && value !== `${COMFORTABLE_PX}px`;
  }

  /** Where an element would end, from the top of the document. */
  #bottomAt(height, last) {
    this.#page.style.setProperty(PROPERTY, `${height}px`);
    return last.getBoundingClientRect().bottom + scrollY + parseFloat(getComputedStyle(last).marginBottom);
  }

  #least(list, rows) {
    const boxAround = list.closest("lab-chat")?.offsetHeight - list.offsetHeight || 0;
    const whole = windowHeight() - this.#headHeight() - boxAround - 16;
    return Math.max(LEAST_PX, Math.min(this.#wanted(rows, ONLY_BOX_SHARE), whole));
  }

  #wanted(rows, share) {
    const belowHead = windowHeight() - (this.#page.getBoundingClientRect().top + scrollY);
    return rows > 1.5 ? COMFORTABLE_PX : Math.max(COMFORTABLE_PX, belowHead * share);
  }
}
