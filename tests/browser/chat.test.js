// SPDX-License-Identifier: GPL-3.0-or-later
// Two participants in real browsers, the real program, and everything that can happen in a laboratory.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Person, launch } from "./browser.js";
import { Lab, Network } from "./lab.js";

const lab = new Lab();
const network = new Network();
let browser, anna, ben;
/** All messages of the group, in order: each page and the log have to contain them. */
const said = [];

before(async () => {
  await lab.start();
  await network.connect(lab.port);
  browser = await launch();
  anna = await Person.with(browser);
  ben = await Person.with(browser);
});

after(async () => {
  await browser?.close();
  network.cut();
  await lab.close();
});

test("the session link gives the first place, a participant's link their own", async () => {
  await anna.open(network.through(lab.session.session_link));
  await ben.open(lab.session.participant_links[1]);
  await anna.page.waitForURL(network.through(lab.session.participant_links[0]));
  for (const person of [anna, ben]) {
    await person.page.getByRole("heading", { name: "Your Choice" }).waitFor();
    await person.page.getByRole("log", { name: "Messages: Chat with your group" }).waitFor();
    await person.page.locator(".otree-chat__input:enabled").waitFor();
  }
});

test("two participants chat, and everything is shown as it was typed", async () => {
  const texts = ["Hello", "<b>bold?</b> <script>document.title = 'x'</script>", "\"quoted\", 'single' &amp; co", "שלום عالم", "👩‍👩‍👧‍👦 😀 é", "=1+1"];
  for (const [i, text] of texts.entries()) {
    await [anna, ben][i % 2].write(text);
    said.push(text);
    await anna.reads(said);
    await ben.reads(said);
  }
  assert.deepEqual((await anna.nicknames()).slice(0, 2), ["Player 1 (Me)", "Player 2"]);
  assert.deepEqual((await ben.nicknames()).slice(0, 2), ["Player 1", "Player 2 (Me)"]);
  assert.equal(await anna.input.inputValue(), "");
});

test("a message that is refused stays where it can be corrected, with the reason", async () => {
  await anna.write("   ");
  await anna.page.getByText("There is nothing to send").waitFor();
  await anna.write("x".repeat(2001));
  await anna.page.getByText("This message is too long").waitFor();
  assert.equal((await anna.input.inputValue()).length, 2001);
  await anna.input.fill("");
  await anna.reads(said);
});

test("a reload shows the same history, once", async () => {
  await ben.page.reload();
  await ben.reads(said);
  assert.equal((await ben.nicknames())[1], "Player 2 (Me)");
});

test("what is written without a network is sent when it is back, and what was missed is there", async () => {
  network.cut();
  await anna.page.getByText("The connection is lost.").waitFor();
  await anna.write("written in the dark");
  await anna.page.getByText("Will be sent when the connection is back").waitFor();
  await ben.write("said meanwhile");
  said.push("said meanwhile");
  await ben.reads(said);
  const isBack = anna.page.getByText("Connected again.").waitFor();
  await network.connect(lab.port);
  const tried = anna.page.getByRole("button", { name: "Try now" }).click().catch(() => {}); // on a busy computer, the page may have come back by itself before
  await Promise.race([tried, isBack]);
  await isBack;
  said.push("written in the dark");
  await anna.reads(said);
  await ben.reads(said);
});

test("a second tab takes the place over, and the first can have it back", async () => {
  const first = anna.page;
  await anna.open(network.through(lab.session.participant_links[0]));
  await anna.reads(said);
  await first.getByText("Opened in another window or tab").waitFor();
  await first.getByRole("button", { name: "Use it here" }).click();
  await anna.page.getByText("Opened in another window or tab").waitFor();
  await anna.page.close();
  anna.page = first;
  await anna.reads(said);
});

test("after the server was killed, everybody comes back and nothing is lost or doubled", async () => {
  await lab.kill();
  await anna.page.getByText("The connection is lost.").waitFor();
  await ben.write("said to nobody yet");
  await lab.start();
  assert.equal(lab.session.resumed, true);
  said.push("said to nobody yet");
  await ben.reads(said);
  await anna.reads(said);
  await anna.write("there again");
  said.push("there again");
  await ben.reads(said);
});

test("other groups hear nothing of it", async () => {
  const other = await Person.with(browser);
  await other.open(lab.session.participant_links[4]);
  await other.page.locator(".otree-chat__input:enabled").waitFor();
  assert.deepEqual(await other.bodies(), []);
  await other.context.close();
});

test("when all places are taken, the session is full", async () => {
  for (const link of lab.session.participant_links) {
    const someone = await Person.with(browser);
    const replies = [await someone.open(link)];
    assert.equal(replies[0].status(), 200);
    await someone.page.locator(".otree-chat__input:enabled").waitFor();
    await someone.context.close();
  }
  const late = await Person.with(browser);
  const reply = await late.open(lab.session.session_link);
  assert.equal(reply.status(), 200); // a browser that already has a place gets the same page
  await late.see("Session is full.");
  await late.context.close();
});

test("the CSV holds exactly what was typed, in order", () => {
  const [header, ...records] = lab.exported();
  assert.deepEqual(header, ["session_code", "id_in_session", "participant_code", "channel", "nickname", "body", "timestamp"]);
  assert.deepEqual(records.map((record) => record[5]), said);
  assert.deepEqual(new Set(records.map((record) => record[3])), new Set(["1-group_chat-1"]));
  assert.deepEqual(records.slice(0, 2).map((record) => record[4]), ["Player 1", "Player 2"]);
  const times = records.map((record) => Number(record[6]));
  assert.deepEqual(times, [...times].sort((a, b) => a - b));
});

test("no page complained, and none asked another host for anything", () => {
  assert.deepEqual([...anna.complaints, ...ben.complaints], []);
});
