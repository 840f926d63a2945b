// SPDX-License-Identifier: GPL-3.0-or-later
// Chat boxes in another system's pages, with channel tickets that the other system signs.

import assert from "node:assert/strict";

import { Person } from "./browser.js";
import { signed, withSystem } from "./othersystem.js";

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
  const warnings = [];
  anna.context.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await anna.open(`${system.address}/?who=anna`);
  await bert.open(`${system.address}/?who=bert`);
  for (const i of channels.keys()) await isOpen(anna, `box${i}`);
  assert.match(warnings.join(), /needs method="post"/, "the page's author is told");
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
  await boxOf(anna, "box").getByText("This chat’s ticket has been withdrawn. Please tell the experimenter.").waitFor();
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
  await boxOf(anna, "late").getByText("This chat’s ticket has expired. Please reload the page.").waitFor();
  await boxOf(anna, "forged").getByText("This chat’s ticket is not valid. Please tell the experimenter.").waitFor();
  await isOpen(anna, "good");
  await say(anna, "good", "Still here");
  await sees(anna, "good", "Still here");
});

/** The status line of a box: all that it says. */
const statusOf = (person, id) => boxOf(person, id).locator(".labchat-status").textContent();

withSystem("a box of a muted participant whose ticket was withdrawn says only that", async (system, browser) => {
  system.page = () => `${head(system)}<lab-chat id="box" ticket="${system.sign({ sub: "anna", channel: "g1", jti: "t1" })}"></lab-chat>`;
  const anna = await Person.with(browser);
  // The operator's part is played on the way to the browser.
  await anna.context.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((data) => {
      const frame = JSON.parse(data);
      const isMuted = frame.type === "channel" && { open: false, reason: "muted", until: Date.now() + 600_000 };
      socket.send(JSON.stringify({ ...frame, ...isMuted }));
    });
  });
  await anna.open(system.address);
  await boxOf(anna, "box").getByText(/^You can write again in/).waitFor();
  assert.match(await statusOf(anna, "box"), /muted you/);
  system.keyCommand("revoke", "otree", "--ticket", "t1");
  await boxOf(anna, "box").getByText("This chat’s ticket has been withdrawn. Please tell the experimenter.").waitFor();
  assert.equal(await statusOf(anna, "box"), "This chat’s ticket has been withdrawn. Please tell the experimenter.");
  assert.equal(await boxOf(anna, "box").locator(".labchat-wait").isVisible(), false);
  assert.equal(await boxOf(anna, "box").locator(".otree-chat__input").getAttribute("placeholder"), "Closed");
});

withSystem("a box that a key does not allow comes alive when the key does, also beside another box", async (system, browser) => {
  const limited = system.keyCommand("make", "limited", "--session", "other", "--origin", system.address);
  const ticket = (key, claims) => signed({ sub: "anna", session: "abcd1234", app: "trust", nickname: "Anna", ...claims }, key);
  system.page = (url) => `${head(system)}<script>
    window.heard = [];
    for (const type of ["state", "closed"]) addEventListener("labchat-" + type, ({ detail }) => heard.push([type, detail.state ?? detail.code]));
  </script>` + (url.searchParams.has("two")
    ? `<lab-chat id="good" ticket="${ticket(system.key, { channel: "g1" })}"></lab-chat><lab-chat id="early" ticket="${ticket(system.key, { channel: "g2", nbf: Math.floor(Date.now() / 1000) + 70 })}"></lab-chat>`
    : `<lab-chat id="box" ticket="${ticket(limited, { channel: "g1" })}"></lab-chat>`);
  const anna = await Person.with(browser);
  await anna.open(system.address);
  await boxOf(anna, "box").getByText("This chat’s ticket is for another session. Please tell the experimenter.").waitFor();
  const both = await Person.with(browser);
  await both.open(`${system.address}/?two`);
  await isOpen(both, "good");
  await boxOf(both, "early").getByText("This chat’s ticket is not valid yet.").waitFor();

  system.change("limited", { sessions: [] });
  await isOpen(anna, "box");
  await say(anna, "box", "In at last");
  await sees(anna, "box", "In at last");
  assert.deepEqual((await anna.page.evaluate(() => heard)).filter(([type]) => type === "closed"), []);
  assert.ok((await anna.page.evaluate(() => heard)).some(([type, state]) => type === "state" && state === "waiting"));
  await isOpen(both, "early"); // without a new connection
  assert.equal(both.sent.filter(({ type }) => type === "join").length, 3);
});

withSystem("a box whose page the key does not allow comes alive when the page was added", async (system, browser) => {
  system.page = () => `${head(system)}<lab-chat id="box" ticket="${system.sign({ sub: "anna", channel: "g1" })}"></lab-chat>`;
  system.options = ["--allow-origin", system.address];
  system.change("otree", { origins: ["https://elsewhere.example"] });
  await system.kill();
  await system.start();
  const anna = await Person.with(browser);
  await anna.open(system.address);
  await boxOf(anna, "box").getByText("This page may not use this chat’s ticket. Please tell the experimenter.").waitFor();
  system.change("otree", { origins: [system.address] });
  await isOpen(anna, "box");
  assert.equal(await statusOf(anna, "box"), "");
});

withSystem("a ticket that no server can read is said to be too long, alone and beside another one", async (system, browser) => {
  const ticket = (channel, length) => system.sign({ sub: "anna", channel, jti: "x".repeat(length) });
  system.page = (url) => {
    const long = `<lab-chat id="long" ticket="${ticket("g1", Number(url.searchParams.get("length")))}"></lab-chat>`;
    return `${head(system)}${long}${url.searchParams.has("two") ? `<lab-chat id="good" ticket="${ticket("g2", 0)}"></lab-chat>` : ""}`;
  };
  for (const query of ["length=9000", "length=75000", "length=250000", "length=75000&two", "length=250000&two"]) {
    const anna = await Person.with(browser);
    const sockets = [];
    anna.context.on("page", (page) => page.on("websocket", (socket) => sockets.push(socket)));
    await anna.open(`${system.address}/?${query}`);
    await boxOf(anna, "long").getByText("This chat’s ticket is too long. Please tell the experimenter.").waitFor();
    if (query.includes("two")) await isOpen(anna, "good");
    assert.equal(await boxOf(anna, "long").getByRole("button", { name: "Try now" }).count(), 0, query);
    assert.ok(sockets.length <= 2, query);
    assert.ok(anna.sent.filter((frame) => frame.type === "join" && frame.ticket.length > 65536).length <= 1, query);
  }
});

withSystem("the box has its own words for each reason, in the participant's language", async (system, browser) => {
  const words = {
    expired: ["Das Ticket dieses Chats ist abgelaufen. Bitte laden Sie die Seite neu.", { exp: 1000 }],
    bad_claim: ["Das Ticket dieses Chats hat einen Fehler. Bitte sagen Sie es der Versuchsleitung. The ticket's claim “role” cannot be used: it contains characters that cannot be seen", { role: "a\u200bb" }],
    too_early: ["Das Ticket dieses Chats ist noch nicht gültig. Bitte sagen Sie es der Versuchsleitung.", { nbf: Math.floor(Date.now() / 1000) + 3600 }],
  };
  const boxes = Object.entries(words).map(([id, [, claims]], i) => `<lab-chat id="${id}" ticket="${system.sign({ sub: "anna", channel: `g${i}`, ...claims })}"></lab-chat>`);
  system.page = () => `${head(system)}${boxes.join("")}<lab-chat id="not_open" session="pilot" channel="1" nickname="Anna"></lab-chat>
    <lab-chat id="invalid" ticket="${system.sign({ sub: "bert", channel: "g1" }).slice(0, -4)}AAAA"></lab-chat>`;
  const anna = await Person.with(browser, { locale: "de-DE" });
  await anna.open(system.address);
  const expected = { ...Object.fromEntries(Object.entries(words).map(([id, [text]]) => [id, text])), not_open: "Dieser Chat ist nicht geöffnet. Bitte sagen Sie es der Versuchsleitung.", invalid: "Das Ticket dieses Chats ist nicht gültig. Bitte sagen Sie es der Versuchsleitung." };
  for (const [id, text] of Object.entries(expected)) await boxOf(anna, id).getByText(text).waitFor();
  const { known, missing } = await anna.page.evaluate(async (address) => {
    const { ticketRefusalText, joinRefusalText } = await import(`${address}/web/texts.js`);
    const reasons = ["invalid", "expired", "too_early", "bad_claim", "wrong_session", "wrong_origin", "revoked", "not_open", "other_participant", "too_long"];
    const codes = ["session_full", "too_many_channels", "too_many_sessions", "too_many_newcomers", "not_stored", "disk_full", "log_busy", "data_not_writable", "log_damaged"];
    return {
      known: [ticketRefusalText({ reason: "future", text: "Of the server" }), joinRefusalText({ code: "future", text: "Of the server" })],
      missing: [...reasons.map((reason) => ticketRefusalText({ reason, text: "Of the server" })), ...codes.map((code) => joinRefusalText({ code, text: "Of the server" }))]
        .filter((text) => text === "Of the server" || !/Versuchsleitung|neu\.$/.test(text)),
    };
  }, system.chatAddress);
  assert.deepEqual(known, ["Of the server", "Of the server"]);
  assert.deepEqual(missing, []);
});

withSystem("what is not sent when the ticket is withdrawn is said not to be sent", async (system, browser) => {
  system.page = () => `${head(system)}<lab-chat id="box" ticket="${system.sign({ sub: "anna", channel: "g1", jti: "t1" })}"></lab-chat>`;
  const anna = await Person.with(browser);
  await anna.context.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((data) => JSON.parse(data).type === "post" || server.send(data));
  });
  await anna.open(system.address);
  await isOpen(anna, "box");
  await say(anna, "box", "Lost on the way");
  await boxOf(anna, "box").getByText("Sending…").waitFor();
  system.keyCommand("revoke", "otree", "--ticket", "t1");
  await boxOf(anna, "box").getByText("Not sent", { exact: true }).waitFor();
});

withSystem("a box waits while the server cannot store anything", async (system, browser) => {
  system.page = () => `${head(system)}<lab-chat id="box" ticket="${system.sign({ sub: "anna", channel: "g1" })}"></lab-chat>`;
  const anna = await Person.with(browser);
  let isFull = true; // a full disk is played on the way to the browser
  await anna.context.routeWebSocket(/\/ws$/, (socket) => {
    if (!isFull) socket.connectToServer();
    else socket.onMessage(async () => {
      socket.send(JSON.stringify({ type: "error", code: "disk_full", text: "Die Festplatte ist voll." }));
      await socket.close({ code: 1000 });
    });
  });
  await anna.open(system.address);
  await boxOf(anna, "box").getByText("The chat server cannot store anything at the moment. Please tell the experimenter.").waitFor();
  isFull = false;
  await anna.click("Try now");
  await isOpen(anna, "box");
  assert.equal(await statusOf(anna, "box"), "");
});
