// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium, and a participant who uses a page in it.

import assert from "node:assert/strict";

import { chromium } from "playwright-core";

export function launch() {
  return chromium.launch({ executablePath: process.env.LABCHAT_CHROMIUM ?? "/usr/bin/chromium" });
}

/** A chat box, as its reader sees it. */
export class Box {
  /** @param {import("playwright-core").Locator} root  the <lab-chat> */
  constructor(root) {
    this.root = root;
  }

  get input() {
    return this.root.locator(".otree-chat__input");
  }

  /** Waits until the participant can write. */
  async isOpen() {
    await this.root.locator(".otree-chat__input:enabled").waitFor();
  }

  async write(text) {
    await this.input.fill(text);
    await this.input.press("Enter");
  }

  /** @returns {Promise<string[]>} the messages in the chat, the oldest first */
  bodies() {
    return this.root.locator(".otree-chat__msg .otree-chat__body").allTextContents();
  }

  nicknames() {
    return this.root.locator(".otree-chat__msg .otree-chat__nickname").allTextContents();
  }

  /** Waits until the chat contains exactly these messages, in this order. */
  async reads(expected) {
    const deadline = Date.now() + 15_000;
    let bodies = await this.bodies();
    while (JSON.stringify(bodies) !== JSON.stringify(expected) && Date.now() < deadline) {
      await this.root.page().waitForTimeout(50);
      bodies = await this.bodies();
    }
    assert.deepEqual(bodies, expected);
  }
}

/**
 * A person with their own browser. It records every error of the page, every request to another host, and every frame
 * that the page sends.
 */
export class Person {
  complaints = [];
  /** @type {import("../../resources/web/types.js").ClientFrame[]} */
  sent = [];

  /** @param {import("playwright-core").BrowserContextOptions} options */
  static async with(browser, options = {}) {
    const person = new Person();
    person.context = await browser.newContext({ locale: "en-GB", ...options });
    person.context.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (hostname !== "127.0.0.1" && protocol !== "data:") person.complaints.push(`asks ${request.url()}`);
    });
    return person;
  }

  /** Another person, with another browser. */
  async another(link) {
    const person = await Person.with(this.context.browser());
    await person.open(link);
    return person;
  }

  async open(link) {
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(15_000);
    this.page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => this.sent.push(JSON.parse(payload))));
    this.page.on("pageerror", (error) => this.complaints.push(String(error)));
    this.page.on("console", (message) => {
      const isNetwork = /WebSocket|ERR_|Failed to load resource/.test(message.text());
      // Chromium fetches a page's icon late. On the next page, of another server, it may still ask for the old icon.
      const isOldIcon = /icon\.svg/.test(message.text()) && !message.text().includes(new URL(this.page.url()).host);
      if (message.type() === "error" && !isNetwork && !isOldIcon) this.complaints.push(message.text());
    });
    return this.page.goto(link);
  }

  /** The box with this heading; without a heading, the only box of the page. */
  box(heading) {
    const boxes = this.page.locator("lab-chat");
    if (!heading) return new Box(boxes);
    return new Box(boxes.filter({ has: this.page.getByRole("heading", { name: heading, exact: true }) }));
  }

  /** @returns {Promise<string[]>} the headings of all boxes, from top to bottom */
  headings() {
    return this.page.locator("lab-chat").getByRole("heading").allTextContents();
  }

  get input() {
    return this.box().input;
  }

  write(text) {
    return this.box().write(text);
  }

  reads(expected) {
    return this.box().reads(expected);
  }

  bodies() {
    return this.box().bodies();
  }

  nicknames() {
    return this.box().nicknames();
  }

  /** Waits for a page by its title. */
  async isOn(title) {
    await this.page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  }

  async click(label) {
    await this.page.getByRole("button", { name: label, exact: true }).click();
  }

  async see(text) {
    await this.page.getByText(text, { exact: true }).first().waitFor();
  }
}
