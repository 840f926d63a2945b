// SPDX-License-Identifier: GPL-3.0-or-later
// Chat boxes in pages of other systems that need no signature of that system, or no module of the server.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";

import { Person } from "./browser.js";
import { withSystem } from "./othersystem.js";

const inputOf = (frame) => frame.locator("lab-chat .otree-chat__input");
const isOpen = (frame) => frame.locator("lab-chat .otree-chat__input:enabled").waitFor();
const sees = (frame, words) => frame.locator("lab-chat .otree-chat__body", { hasText: words }).waitFor();
async function says(frame, words) {
  await inputOf(frame).fill(words);
  await inputOf(frame).press("Enter");
}

withSystem("a session that is opened takes boxes without a ticket", async (system, browser) => {
  system.page = (url) => `<!DOCTYPE html><title>Pilot</title><script type="module" src="${system.chatAddress}/labchat.js"></script>
    <lab-chat session="pilot" channel="1" nickname="${url.searchParams.get("who")} &lt;b&gt;"></lab-chat>`;
  const anna = await Person.with(browser);
  const bert = await Person.with(browser);
  await anna.open(`${system.address}/?who=Anna`);
  await anna.page.getByText("This chat is not open. Please tell the experimenter.").waitFor();
  system.keyCommand("open", "pilot");
  await isOpen(anna.page); // the box tries again by itself
  await bert.open(`${system.address}/?who=Bert`);
  await isOpen(bert.page);
  await says(anna.page, "hello");
  await sees(bert.page, "hello");
  assert.equal(await bert.page.locator(".otree-chat__nickname").first().textContent(), "Anna <b>");
  await anna.page.reload();
  await isOpen(anna.page);
  await says(anna.page, "again");
  await sees(bert.page, "again");
  const records = system.recordsOf("pilot", "otree");
  assert.deepEqual(records.map(({ channel, body }) => [channel, body]), [["pilot-chat-1", "hello"], ["pilot-chat-1", "again"]]);
  assert.equal(records[0].participant_code, records[1].participant_code, "a reload is the same participant");
  system.keyCommand("close", "pilot");
  await anna.page.getByText("This chat has been closed.").waitFor();
  assert.equal(await inputOf(anna.page).isEnabled(), false);
  system.keyCommand("open", "pilot");
  await isOpen(anna.page); // with what was said before
  await sees(anna.page, "hello");
  await says(bert.page, "once more");
  await sees(anna.page, "once more");
  assert.deepEqual(anna.complaints, []);
});

withSystem("a box whose attributes lead nowhere says so and opens nothing", async (system, browser) => {
  system.page = () => `<!DOCTYPE html><title>Mistakes</title><script>
      window.told = [];
      for (const type of ["labchat-state", "labchat-closed"]) addEventListener(type, (event) => told.push([type, event.detail.code ?? event.detail.state]));
      window.sockets = [];
      window.WebSocket = class extends WebSocket { constructor(address, ...more) { super(address, ...more); sockets.push(address); } };
    </script><script type="module" src="${system.chatAddress}/labchat.js"></script>`;
  const anna = await Person.with(browser);
  const errors = [];
  anna.context.on("weberror", (problem) => errors.push(String(problem.error())));
  await anna.open(`${system.address}/`);
  await anna.page.evaluate(() => customElements.whenDefined("lab-chat"));
  const ticket = system.sign({ sub: "anna", channel: "1" });
  const mistakes = [{ server: "javascript:alert(1)" }, { server: "not a url" }, { server: "ftp://lab/" }, { server: "" }, { server: "http://" }, { server: "lab:8000" }, { ticket: "" }];
  for (const attributes of mistakes) {
    const told = await anna.page.evaluate((wanted) => {
      told.length = 0;
      const box = document.createElement("lab-chat");
      for (const [name, value] of Object.entries(wanted)) box.setAttribute(name, value);
      document.body.replaceChildren(box);
      box.send("x");
      return [...told];
    }, { ticket, ...attributes });
    const words = await anna.page.locator("lab-chat .labchat-status").textContent();
    assert.match(words, "ticket" in attributes ? /has no ticket/ : /is not one of a server/, JSON.stringify(attributes));
    assert.deepEqual(told, [["labchat-state", "stopped"], ["labchat-closed", "ticket" in attributes ? "bad_ticket" : "bad_server"]]);
  }
  assert.deepEqual(errors, []);
  assert.deepEqual(await anna.page.evaluate(() => sockets), []);
  await anna.page.evaluate((valid) => document.querySelector("lab-chat").setAttribute("ticket", valid), ticket);
  await isOpen(anna.page); // a mistake can be corrected
  await anna.page.evaluate(() => document.querySelector("lab-chat").close());
  // Another server on this page, or another path of it, may know the same participant: nothing of one is the other's.
  const [one, other] = await anna.page.evaluate(async ({ address, token }) => {
    const { connectionFor } = await import(`${address}/web/connection.js`);
    return ["http://127.0.0.1:1/a/", "http://127.0.0.1:1/b/"].map((server) => connectionFor(server, token, {}).identity);
  }, { address: system.chatAddress, token: ticket });
  assert.notEqual(one, other);
});

withSystem("the chat box as one file needs nothing of the server but the socket", async (system, browser) => {
  const bundle = await (await fetch(`${system.chatAddress}/labchat.bundle.js`)).text();
  system.headers = { "Content-Security-Policy": `default-src 'none'; script-src 'self'; connect-src ws://127.0.0.1:${system.port}` };
  system.page = (url) => {
    if (url.pathname === "/labchat.bundle.js") return bundle;
    const ticket = system.sign({ sub: url.searchParams.get("who"), channel: "1" });
    return `<!DOCTYPE html><title>Trust</title><script type="module" src="/labchat.bundle.js"></script>
      <lab-chat server="${system.chatAddress}" ticket="${ticket}"></lab-chat>`;
  };
  system.typeOf = (url) => (url.pathname.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
  const anna = await Person.with(browser);
  const bert = await Person.with(browser);
  const requested = [];
  anna.context.on("request", (request) => requested.push(new URL(request.url()).pathname));
  await anna.open(`${system.address}/?who=anna`);
  await bert.open(`${system.address}/?who=bert`);
  await isOpen(anna.page);
  await isOpen(bert.page);
  await says(anna.page, "hello");
  await sees(bert.page, "hello");
  assert.deepEqual([...new Set(requested)].filter((path) => path !== "/favicon.ico").sort(), ["/", "/labchat.bundle.js"]);
  const height = await anna.page.locator(".otree-chat__messages").evaluate((log) => log.getBoundingClientRect().height);
  assert.ok(Math.abs(height - 200) < 3, `the style sheets are in it: ${height}`);
});

withSystem("a box in a frame of a third page", async (system, browser) => {
  system.page = (url) => `<!DOCTYPE html><title>Inner</title><script type="module" src="${system.chatAddress}/labchat.js"></script>
    <lab-chat ticket="${system.sign({ sub: url.searchParams.get("who"), channel: "1" })}"></lab-chat>`;
  const outer = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!DOCTYPE html><title>Outer</title><iframe src="${system.address}${request.url}" width="500" height="400"></iframe>`);
  }).listen(0, "127.0.0.1");
  await once(outer, "listening");
  try {
    const anna = await Person.with(browser);
    const bert = await Person.with(browser);
    await anna.open(`http://127.0.0.1:${outer.address().port}/?who=anna`);
    await bert.open(`${system.address}/?who=bert`);
    const frame = anna.page.frameLocator("iframe");
    await frame.locator("lab-chat .otree-chat__input:enabled").waitFor();
    await says(frame, "from the frame");
    await sees(bert.page, "from the frame");
    await says(bert.page, "to the frame");
    await frame.locator("lab-chat .otree-chat__body", { hasText: "to the frame" }).waitFor();
  } finally {
    outer.close();
    outer.closeAllConnections();
  }
});
