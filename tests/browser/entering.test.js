// SPDX-License-Identifier: GPL-3.0-or-later
// From a link to a place: several tabs, several servers on one computer, and reverse proxies.

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { Person, launch } from "./browser.js";
import { Lab } from "./lab.js";

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

async function withLab(lab, run) {
  try {
    await lab.start();
    await run(lab);
  } finally {
    await lab.close();
  }
}

/** Opens a link in a new tab. @returns {Promise<string>} the address of the place that the page got */
async function placeIn(context, link) {
  const page = await context.newPage();
  await page.goto(link);
  await page.waitForURL(/\/p\/[a-z0-9]{26}$/);
  return new URL(page.url()).pathname;
}

const inRoom = (labels = []) => ["--room", "lab1", ...labels];
const roomLink = (lab) => `http://127.0.0.1:${lab.port}/room/lab1`;

test("two tabs at once in a new browser get one place", async () => {
  const lab = new Lab("group_chat", 80);
  lab.options = inRoom();
  await withLab(lab, async () => {
    const places = new Set();
    const people = 12;
    for (let i = 0; i < people; i += 1) {
      const context = await browser.newContext();
      const link = i % 2 === 0 ? lab.session.session_link : roomLink(lab);
      const [first, second] = await Promise.all([placeIn(context, link), placeIn(context, link)]);
      assert.equal(first, second);
      places.add(first);
      await context.close();
    }
    for (let i = 0; i < 2; i += 1) { // a browser that has never run before
      const profile = mkdtempSync(join(tmpdir(), "labchat-profile-"));
      const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.LABCHAT_CHROMIUM ?? "/usr/bin/chromium" });
      const tabs = await Promise.all([1, 2, 3].map(() => placeIn(context, lab.session.session_link)));
      assert.equal(new Set(tabs).size, 1);
      places.add(tabs[0]);
      await context.close();
      rmSync(profile, { recursive: true });
    }
    assert.equal(places.size, people + 2);
  });
});

test("a reload, a bookmark and the link itself lead to the same place, also without a database", async () => {
  await withLab(new Lab("group_chat", 8), async (lab) => {
    for (const [i, withoutDatabase] of [false, true].entries()) {
      const person = await Person.with(browser);
      if (withoutDatabase) await person.context.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
      await person.open(lab.session.session_link);
      await person.page.waitForURL(lab.session.participant_links[i]);
      await person.box().isOpen();
      await person.page.reload();
      await person.box().isOpen();
      assert.equal(await placeIn(person.context, lab.session.session_link), new URL(lab.session.participant_links[i]).pathname);
      await person.see("Opened in another window or tab");
      assert.deepEqual(person.complaints, []);
    }
  });
});

test("a link as a phone or a mail program changed it opens the same page", async () => {
  await withLab(new Lab("group_chat", 8), async (lab) => {
    const person = await Person.with(browser);
    await person.open(`${lab.session.session_link.toUpperCase().replace("HTTP", "http")}/?participant_label=AB12).`);
    await person.page.waitForURL(lab.session.participant_links[0]);
    await person.box().isOpen();
    const other = await person.another(`${lab.session.session_link}?participant_label=ab12`);
    await other.page.waitForURL(lab.session.participant_links[0]);
    await other.box().isOpen();
    await person.see("Opened in another window or tab");
    const pasted = await person.another(`${lab.session.participant_links[1].replace(/[^/]+$/, (ticket) => ticket.toUpperCase())}.”`);
    await pasted.page.waitForURL(lab.session.participant_links[1]);
    await pasted.write("I am here");
    await pasted.reads(["I am here"]);
  });
});

test("a page that the browser prepares ahead takes no place before it is opened", async () => {
  await withLab(new Lab("group_chat", 8), async (lab) => {
    const early = await Person.with(browser);
    await early.context.addInitScript(() => Object.defineProperty(document, "prerendering", { value: true }));
    await early.open(lab.session.session_link);
    await early.isOn("One moment, please");
    const other = await early.another(lab.session.session_link);
    await other.page.waitForURL(lab.session.participant_links[0]);
    await early.page.evaluate(() => document.dispatchEvent(new Event("prerenderingchange")));
    await early.page.waitForURL(lab.session.participant_links[1]);
    await early.box().isOpen();
  });
});

test("when all places are taken, the page says so and lets try again", async () => {
  await withLab(new Lab("group_chat", 4), async (lab) => {
    const people = await Promise.all([1, 2, 3, 4].map(() => Person.with(browser)));
    for (const person of people) await placeIn(person.context, lab.session.session_link);
    const late = await people[0].another(lab.session.session_link);
    await late.isOn("Session is full.");
    await late.click("Try again");
    await late.isOn("Session is full.");
    assert.equal(await placeIn(people[0].context, lab.session.session_link), new URL(lab.session.participant_links[0]).pathname);
  });
});

test("two servers on one computer do not take each other's places", async () => {
  const labs = [new Lab("group_chat", 8), new Lab("group_chat", 8)];
  for (const lab of labs) lab.options = inRoom();
  await withLab(labs[0], () => withLab(labs[1], async () => {
    const context = await browser.newContext();
    for (let i = 0; i < 3; i += 1) {
      for (const lab of labs) assert.equal(await placeIn(context, roomLink(lab)), new URL(lab.session.participant_links[0]).pathname);
    }
  }));
});

/** A reverse proxy that changes what the server gets. */
class Proxy {
  passesHost = true;
  passesUpgrade = true;

  constructor(port) {
    this.target = { host: "127.0.0.1", port };
    const headersOf = ({ headers }) => (this.passesHost ? headers : { ...headers, host: `127.0.0.1:${port}` });
    this.server = createServer((from, to) => {
      const there = request({ ...this.target, path: from.url, method: from.method, headers: headersOf(from) }, (answer) => {
        to.writeHead(answer.statusCode, answer.headers);
        answer.pipe(to);
      });
      there.end();
    });
    this.server.on("upgrade", (from, near) => {
      const headers = { ...headersOf(from) };
      if (!this.passesUpgrade) Object.assign(headers, { upgrade: "", connection: "close" });
      const lines = Object.entries(headers).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}\r\n`);
      const far = connect(this.target.port, this.target.host, () => far.write(`GET ${from.url} HTTP/1.1\r\n${lines.join("")}\r\n`));
      for (const [one, other] of [[near, far], [far, near]]) one.on("error", () => other.destroy()).pipe(other);
    });
  }

  async start() {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
  }

  through(link) {
    return this.origin + new URL(link).pathname;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

test("behind a reverse proxy the chat works, or the page says what is wrong", async () => {
  await withLab(new Lab("group_chat", 8), async (lab) => {
    const proxy = new Proxy(lab.port);
    await proxy.start();
    try {
      const good = await Person.with(browser);
      await good.open(proxy.through(lab.session.session_link));
      await good.box().isOpen();
      proxy.passesHost = false;
      for (const link of [lab.session.session_link, lab.session.participant_links[1]]) {
        const refused = await good.another(proxy.through(link));
        if (link === lab.session.session_link) await refused.isOn("No connection yet");
        await refused.page.getByText(`the page is at ${proxy.origin}, but the server is asked as 127.0.0.1:${lab.port}.`).waitFor();
      }
      proxy.passesHost = true;
      proxy.passesUpgrade = false;
      for (const link of [lab.session.session_link, lab.session.participant_links[1]]) {
        const blocked = await good.another(proxy.through(link));
        await blocked.page.getByText("the connection for the chat (WebSocket) does not get through").waitFor();
      }
      proxy.passesUpgrade = true; // the page does not have to be loaded again
      const waiting = await good.another(proxy.through(lab.session.participant_links[2]));
      await waiting.box().isOpen();
      assert.deepEqual(good.complaints, []);
    } finally {
      proxy.close();
    }
  });
});
