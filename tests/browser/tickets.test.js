// SPDX-License-Identifier: GPL-3.0-or-later
// Chat boxes in another system's pages, with channel tickets that the other system signs.

import assert from "node:assert/strict";

import { Person } from "./browser.js";
import { withSystem } from "./othersystem.js";

const head = (system) => `<!DOCTYPE html><title>Trust</title><script type="module" src="${system.chatAddress}/labchat.js"></script>`;

/** Boxes by label for a person; a page of another system names its boxes itself. */
const boxOf = (person, id) => person.page.locator(`#${id}`);
const say = async (person, id, words) => {
  await boxOf(person, id).locator("textarea, input").first().fill(words);
  await boxOf(person, id).locator(".otree-chat__input").press("Enter");
};
const sees = (person, id, words) => boxOf(person, id).locator(".otree-chat__body", { hasText: words }).waitFor();
const isOpen = (person, id) => boxOf(person, id).locator(".otree-chat__input:enabled").waitFor();

withSystem("five boxes share a socket, in a form, under a content security policy", async (system, browser) => {
  const channels = ["g1", "Sellers", "all", "1-2", "1-3"];
  system.headers = {
    "Content-Security-Policy": `default-src 'none'; script-src ${system.chatAddress}; style-src ${system.chatAddress}; connect-src ${system.chatAddress} ws://127.0.0.1:${system.port}; form-action 'self'`,
  };
  system.page = (url) => {
    const who = url.searchParams.get("who") ?? "anna";
    const boxes = channels.map((channel, i) => {
      const ticket = system.sign({ sub: who, channel, nickname: `${who} in ${channel}`, jti: String(Math.random()) });
      return `<lab-chat id="box${i}" ticket="${ticket}" ${i === 0 ? 'name="chat" transcript' : ""}></lab-chat>`;
    });
    return `${head(system)}<form action="/next"><input name="decision" value="5">${boxes.join("")}<button>Next</button></form>`;
  };
  const anna = await Person.with(browser);
  const bert = await Person.with(browser);
  const sockets = [];
  anna.context.on("page", (page) => page.on("websocket", (socket) => sockets.push(socket)));
  await anna.open(`${system.address}/?who=anna`);
  await bert.open(`${system.address}/?who=bert`);
  for (const i of channels.keys()) await isOpen(anna, `box${i}`);
  assert.equal(sockets.length, 1);
  await isOpen(bert, "box1");
  await say(anna, "box1", "To the sellers <b>only</b>");
  await sees(bert, "box1", "To the sellers <b>only</b>");
  await say(bert, "box0", "To the group");
  await sees(anna, "box0", "To the group");
  assert.equal(await boxOf(anna, "box0").locator(".otree-chat__nickname").first().textContent(), "bert in g1");
  assert.equal(new URL(anna.page.url()).pathname, "/", "Enter does not submit the page's form");

  await anna.page.getByRole("button", { name: "Next" }).click();
  await anna.page.waitForURL(/\/next/);
  const posted = new URL(anna.page.url()).searchParams;
  assert.deepEqual([...posted.keys()], ["decision", "chat"], "nothing else is posted with the form");
  assert.deepEqual(JSON.parse(posted.get("chat")).map(({ nickname, body, mine }) => [nickname, body, mine]), [["bert in g1", "To the group", false]]);

  assert.deepEqual(system.records("otree").map(({ channel, participant_code, body }) => [channel, participant_code, body]), [
    ["abcd1234-trust-Sellers", "anna", "To the sellers <b>only</b>"],
    ["abcd1234-trust-g1", "bert", "To the group"],
  ]);
});

withSystem("scripts of the page read, send, and learn of the end", async (system, browser) => {
  const ticket = (claims) => system.sign({ sub: "anna", channel: "g1", jti: "t1", ...claims });
  system.page = () => `${head(system)}<lab-chat id="box" ticket="${ticket()}"></lab-chat><script>
    window.heard = [];
    for (const type of ["message", "state", "closed"]) addEventListener("labchat-" + type, ({ detail }) => heard.push([type, detail]));
  </script>`;
  const anna = await Person.with(browser);
  await anna.open(system.address);
  await isOpen(anna, "box");
  assert.equal(await anna.page.evaluate(() => document.querySelector("lab-chat").send("By a script")), true);
  await sees(anna, "box", "By a script");
  const messages = await anna.page.evaluate(() => document.querySelector("lab-chat").messages.map(({ nickname, body, mine }) => [nickname, body, mine]));
  assert.deepEqual(messages, [["Player 1", "By a script", true]]);
  const heard = () => anna.page.evaluate(() => window.heard.map(([type, detail]) => `${type} ${detail.body ?? detail.code ?? detail.open}`));
  assert.ok((await heard()).includes("message By a script"));
  assert.ok((await heard()).includes("state true"));

  system.keyCommand("revoke", "otree", "--ticket", "t1");
  await boxOf(anna, "box").getByText("This chat's ticket has been withdrawn. Please tell the experimenter.").waitFor();
  assert.ok((await heard()).includes("closed bad_ticket"));
  assert.equal(await anna.page.evaluate(() => document.querySelector("lab-chat").send("Too late")), false);
  await anna.page.evaluate((next) => document.querySelector("lab-chat").setAttribute("ticket", next), ticket({ jti: "t2" }));
  await isOpen(anna, "box");
  await sees(anna, "box", "By a script");
  await anna.page.evaluate(() => document.querySelector("lab-chat").close());
  await boxOf(anna, "box").locator(".otree-chat__input:disabled").waitFor();
});

withSystem("a restart of the server and rotated keys go unnoticed", async (system, browser) => {
  system.page = () => `${head(system)}<lab-chat id="box" ticket="${system.sign({ sub: "anna", channel: "g1" })}"></lab-chat>`;
  const anna = await Person.with(browser);
  await anna.open(system.address);
  await isOpen(anna, "box");
  await say(anna, "box", "Before");
  await sees(anna, "box", "Before");
  system.key = system.keyCommand("rotate", "otree");
  await system.kill();
  await system.start();
  await isOpen(anna, "box"); // with the ticket that the old secret has signed
  await say(anna, "box", "After");
  await sees(anna, "box", "After");
  await anna.page.reload(); // with one that the new secret has signed
  await isOpen(anna, "box");
  await sees(anna, "box", "Before");
  await sees(anna, "box", "After");
  assert.equal(system.records("events").filter(({ kind }) => kind === "box_admitted").length, 1);
});

withSystem("one wrong ticket closes its own box, in words", async (system, browser) => {
  system.page = () => `${head(system)}<lab-chat id="good" ticket="${system.sign({ sub: "anna", channel: "g1" })}"></lab-chat>
    <lab-chat id="late" ticket="${system.sign({ sub: "anna", channel: "g2", exp: 1000 })}"></lab-chat>
    <lab-chat id="forged" ticket="${system.sign({ sub: "anna", channel: "g3" }).slice(0, -4)}AAAA"></lab-chat>`;
  const anna = await Person.with(browser);
  await anna.open(system.address);
  await boxOf(anna, "late").getByText("This chat's ticket has expired. Please reload the page.").waitFor();
  await boxOf(anna, "forged").getByText("This chat's ticket is not valid. Please tell the experimenter.").waitFor();
  await isOpen(anna, "good");
  await say(anna, "good", "Still here");
  await sees(anna, "good", "Still here");
});
