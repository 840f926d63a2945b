// SPDX-License-Identifier: GPL-3.0-or-later
// The examples for plain HTML, PHP and Express, each in its own server, as its users would run it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Person } from "./browser.js";
import { EXAMPLES, NODE_MODULES, hasNoComplaints, withSite } from "./examplesite.js";
import { PhpServer, WebProgram } from "./webprogram.js";

/** Two members of a group and one of another group chat; links without a valid code show no chat. */
async function chat(address, site, browser) {
  const people = [];
  for (const code of ["k7m2r9c4", "x8hq3tzw", "v6pn2bdg"]) {
    const person = await Person.with(browser);
    await person.open(address(code));
    await person.box().isOpen();
    people.push(person);
  }
  const [first, second, other] = people;
  await first.write("Hello <b>you</b>");
  await second.reads(["Hello <b>you</b>"]);
  assert.deepEqual(await second.nicknames(), ["Player 1"]);
  await other.write("Over here");
  await other.reads(["Over here"]);
  await second.reads(["Hello <b>you</b>"]);
  people.forEach(hasNoComplaints);
  const unknown = await Person.with(browser);
  assert.equal((await unknown.open(address("guessed"))).status(), 404);
  const records = site.recordsOf("pilot", "otree").map(({ channel, participant_code, body }) => [channel, participant_code, body]);
  assert.deepEqual(records, [["pilot-trust-group-1", "k7m2r9c4", "Hello <b>you</b>"], ["pilot-trust-group-2", "v6pn2bdg", "Over here"]]);
}

const settings = (site) => ({ LABCHAT_SERVER: site.chatAddress, LABCHAT_KEY: site.key.name, LABCHAT_SECRET: site.key.secret });

withSite("plain HTML, with a ticket of labchat ticket", async (site, browser) => {
  const ticket = site.command("ticket", "--session", "pilot", "--channel", "1", "--nickname", "Player 1").trim();
  site.routes["/chat.html"] = () => readFileSync(join(EXAMPLES, "html/chat.html"), "utf8").replaceAll("http://localhost:8000", site.chatAddress).replaceAll('"TICKET"', `"${ticket}"`);
  site.routes["/done.html"] = () => "<h1>Thank you</h1>";
  const anna = await Person.with(browser);
  await anna.open(`${site.address}/chat.html`);
  await anna.box().isOpen();
  await anna.write("Hello");
  await anna.reads(["Hello"]);
  assert.equal(await anna.page.getByText("The chat is being loaded").count(), 0, "the box has replaced it");
  assert.equal(await anna.page.locator(".otree-chat__messages").evaluate((list) => getComputedStyle(list).height), "300px");
  await anna.page.getByRole("spinbutton").fill("3");
  const posting = anna.page.waitForRequest((request) => request.method() === "POST");
  await anna.page.getByRole("button", { name: "Next" }).click();
  const posted = new URLSearchParams((await posting).postData());
  await anna.page.waitForURL(/done\.html/);
  assert.equal(new URL(anna.page.url()).search, "", "neither the answer nor the chat is in the address");
  assert.equal(posted.get("amount"), "3");
  assert.deepEqual(JSON.parse(posted.get("chat")).map(({ nickname, body }) => [nickname, body]), [["Player 1", "Hello"]]);
});

withSite("PHP", async (site, browser) => {
  const php = await PhpServer.in(join(EXAMPLES, "php"), settings(site));
  try {
    site.allow(php.address);
    await chat((code) => `${php.address}/chat.php?code=${code}`, site, browser);
  } finally {
    await php.stop();
  }
});

withSite("PHP's tickets are those that any library makes", async (site) => {
  const claims = { session: "s", nickname: "Ännchen “<&>”", sub: "Анна/1", channel: "c", exp: 2_000_000_000 };
  const code = `require '${join(EXAMPLES, "php/labchat.php")}'; echo labchat_ticket(json_decode(stream_get_contents(STDIN), true), '${site.key.name}', '${site.key.secret}');`;
  const made = execFileSync(process.env.LABCHAT_PHP ?? "php", ["-r", code], { input: JSON.stringify(claims), encoding: "utf8" });
  assert.deepEqual(made.split("."), site.sign({ ...claims, app: undefined }).split("."));
});

withSite("Express", async (site, browser) => {
  const folder = mkdtempSync(join(tmpdir(), "labchat-express-"));
  cpSync(join(EXAMPLES, "express"), folder, { recursive: true });
  symlinkSync(NODE_MODULES, join(folder, "node_modules")); // instead of npm install
  const express = await WebProgram.start(process.execPath, ["server.js"], { cwd: folder, env: { ...settings(site), PORT: "0" } });
  try {
    site.allow(express.address);
    await chat((code) => `${express.address}/${code}`, site, browser);
  } finally {
    await express.stop();
    rmSync(folder, { recursive: true });
  }
});
