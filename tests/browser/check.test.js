// SPDX-License-Identifier: GPL-3.0-or-later
// The check of a participant's browser: on LabChat's own page, and in a page of another system.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";

import { launch } from "./browser.js";
import { Lab } from "./lab.js";

/** What the server reports of checks, by line. */
function reportsOf(lab) {
  const reports = [];
  createInterface({ input: lab.process.stdout }).on("line", (line) => {
    const report = JSON.parse(line);
    if (report.event === "browser_checked") reports.push(report);
  });
  return reports;
}

async function until(condition) {
  const deadline = Date.now() + 20000;
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(condition());
}

/** Another system with one page, which has the line of the console's dialog. */
async function otherSystem(lab) {
  const server = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!DOCTYPE html><title>Survey</title><h1>Survey</h1><form><input name="answer"></form><div id="labchat-check">not loaded</div>
<script type="module" src="http://127.0.0.1:${lab.port}/check.js"></script>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Opens a page and waits for its result. */
async function checked(browser, address, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(address);
  const panel = page.locator(".labchat-check[data-result]");
  await panel.waitFor();
  return { page, problems, result: await panel.getAttribute("data-result"), words: await panel.innerText() };
}

test("checks a browser on LabChat's own page, in its language, and tells the console", async () => {
  const lab = new Lab("group_chat", 8);
  const browser = await launch();
  try {
    await lab.start();
    const reports = reportsOf(lab);
    const english = await checked(browser, `http://127.0.0.1:${lab.port}/check`, { locale: "en-US", userAgent: "Mozilla/5.0 Test<b>/1" });
    assert.deepEqual(english.problems, []);
    assert.equal(english.result, "good");
    assert.match(english.words, /Chats work in this browser/);
    await until(() => reports.length === 1);
    const { event, rtt_ms: rttMs, offset_ms: offsetMs, ...report } = reports[0];
    assert.deepEqual(report, { address: "127.0.0.1", origin: `http://127.0.0.1:${lab.port}`, agent: "Mozilla/5.0 Test<b>/1", connected: true, secure: true, storage: true, permission: report.permission });
    assert.ok(rttMs >= 0 && rttMs < 5000 && Math.abs(offsetMs) < 5000, `${rttMs} ${offsetMs}`);
    const german = await checked(browser, `http://127.0.0.1:${lab.port}/check`, { locale: "de-DE", viewport: { width: 375, height: 667 } });
    assert.match(german.words, /Chats funktionieren in diesem Browser/);
    assert.equal(await german.page.locator("h1").innerText(), "Prüfung dieses Browsers");
    const width = await german.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 375, `the page is ${width} px wide on a phone`);
  } finally {
    await browser.close();
    await lab.close();
  }
});

test("checks a browser in another system's page, and says that it is refused", async () => {
  const lab = new Lab("group_chat", 8);
  const browser = await launch();
  let other;
  try {
    await lab.start();
    other = await otherSystem(lab);
    const reports = reportsOf(lab);
    const refused = await checked(browser, other.origin, { locale: "en-US" });
    assert.deepEqual(refused.problems, []);
    assert.equal(refused.result, "bad");
    assert.match(refused.words, /refuses this page/);
    assert.equal(await refused.page.getByText("not loaded").count(), 0);
    assert.equal(await refused.page.locator("h1").innerText(), "Survey");
    await until(() => reports.length === 1);
    assert.equal(reports[0].connected, false);
    assert.equal(reports[0].origin, other.origin);

    await lab.kill();
    lab.options = ["--allow-origin", other.origin];
    await lab.start();
    const again = reportsOf(lab);
    const allowed = await checked(browser, other.origin, { locale: "en-US" });
    assert.equal(allowed.result, "good");
    await until(() => again.length === 1);
    assert.equal(again[0].origin, other.origin);
  } finally {
    other?.close();
    await browser.close();
    await lab.close();
  }
});
