// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium, and a participant who looks at a page in it.

import assert from "node:assert/strict";

import { chromium } from "playwright-core";

export function launch() {
  return chromium.launch({ executablePath: process.env.LABCHAT_CHROMIUM ?? "/usr/bin/chromium" });
}

/** One person with a browser of their own. Whatever the page complains about or asks of another host is remembered. */
export class Person {
  complaints = [];

  static async with(browser) {
    const person = new Person();
    person.context = await browser.newContext({ locale: "en-GB" });
    person.context.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (hostname !== "127.0.0.1" && protocol !== "data:") person.complaints.push(`asks ${request.url()}`);
    });
    return person;
  }

  async open(link) {
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(15_000);
    this.page.on("pageerror", (error) => this.complaints.push(String(error)));
    this.page.on("console", (message) => {
      const isNetwork = /WebSocket|ERR_|Failed to load resource/.test(message.text());
      if (message.type() === "error" && !isNetwork) this.complaints.push(message.text());
    });
    return this.page.goto(link);
  }

  get input() {
    return this.page.locator(".otree-chat__input");
  }

  async write(text) {
    await this.input.fill(text);
    await this.input.press("Enter");
  }

  async see(text) {
    await this.page.getByText(text, { exact: true }).first().waitFor();
  }

  /** @returns {Promise<string[]>} what stands in the chat, the oldest first */
  bodies() {
    return this.page.locator(".otree-chat__msg .otree-chat__body").allTextContents();
  }

  nicknames() {
    return this.page.locator(".otree-chat__msg .otree-chat__nickname").allTextContents();
  }

  /** Waits until exactly these stand in the chat, in this order. */
  async reads(expected) {
    const deadline = Date.now() + 15_000;
    let bodies = await this.bodies();
    while (JSON.stringify(bodies) !== JSON.stringify(expected) && Date.now() < deadline) {
      await this.page.waitForTimeout(50);
      bodies = await this.bodies();
    }
    assert.deepEqual(bodies, expected);
  }
}
