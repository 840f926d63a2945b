// SPDX-License-Identifier: GPL-3.0-or-later
// What was not sent: which reason the page names, where it says so, and when it stops saying so.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { play, withBrowser } from "./play.js";

withBrowser();

const once = { name: "once", label: "Once", channel: "once", limits: { max_messages: 1 } };
const limited = {
  name: "limited",
  players_per_group: 2,
  pages: [
    { name: "talk", title: "Talk", ends: "operator", chats: [once] },
    { name: "results", title: "Results", ends: "operator", body: "results.md" },
    { name: "again", title: "Again", ends: "participant", chats: [once] },
    { name: "last", title: "The end", ends: "operator" },
  ],
  files: { "results.md": "A result.\n\n".repeat(60) },
};

const ALL_SENT = "You have sent all the messages that you may send here.";
const card = (person) => person.page.locator(".labchat-notice");
const boxOf = (locator) => locator.boundingBox();

async function writeTooMany(person) {
  await person.box().isOpen();
  await person.write("One");
  await person.reads(["One"]);
  await person.write("Two");
  await person.see(`Not sent. ${ALL_SENT}`);
  assert.equal(await person.input.inputValue(), "Two", "for whoever wants to keep it");
}

/** Sends a message, and types the next one before the answer comes. */
function goOnTyping(person, sent, typed) {
  return person.input.evaluate((input, [first, second]) => {
    input.value = first;
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    input.value = second;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, [sent, typed]);
}

for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
  play(`a message too many keeps its reason on the next page, beside the heading and not over it, at ${viewport.width} × ${viewport.height}`,
    { study: limited, participants: 2, places: [1], options: { 1: { viewport } }, moderated: true },
    async ({ P1 }, lab) => {
      await writeTooMany(P1);
      lab.advance(1);
      await P1.isOn("Results");
      await P1.see(ALL_SENT);
      assert.equal(await card(P1).count(), 1);
      assert.equal(await card(P1).locator(".labchat-notice__quote").innerText(), "Two");
      const heading = P1.page.getByRole("heading", { level: 1 });
      const apart = async () => {
        const [note, title, page] = [await boxOf(card(P1)), await boxOf(heading), await boxOf(P1.page.locator("#body"))];
        assert.ok(note.y + note.height <= title.y, "above the heading");
        assert.ok(Math.abs(note.x - page.x) < 1 && Math.abs(note.width - page.width) < 1, "as wide as the page's text");
      };
      await apart();
      await P1.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await apart();
      await P1.page.reload();
      await P1.see(ALL_SENT);
      await card(P1).getByRole("button", { name: "Close" }).click();
      assert.equal(await card(P1).count(), 0);
      await P1.page.reload();
      await P1.isOn("Results");
      assert.equal(await card(P1).count(), 0);
    });
}

play("why a message was not sent is in sight below the input, also where the page ends there",
  { study: { ...limited, pages: [{ name: "talk", title: "Talk", ends: "timer", duration_s: 600, body: "results.md", chats: [once] }] }, participants: 2, places: [1],
    options: { 1: { viewport: { width: 1366, height: 768 } } } },
  async ({ P1 }) => {
    await writeTooMany(P1);
    await P1.page.waitForFunction(() => document.querySelector(".labchat-problem").getBoundingClientRect().bottom <= innerHeight);
  });

play("the note goes when the chat is there again, and when the participant goes on",
  { study: limited, participants: 2, places: [1], moderated: true },
  async ({ P1 }, lab) => {
    await writeTooMany(P1);
    await goOnTyping(P1, "Two", "Three");
    await P1.page.locator(".labchat-pending").waitFor();
    lab.advance(1);
    await P1.isOn("Results");
    assert.deepEqual(await P1.page.locator(".labchat-notice__body").allTextContents(), [ALL_SENT, "The page ended while you were writing."]);
    assert.deepEqual(await P1.page.locator(".labchat-notice__quote").allTextContents(), ["Two", "Three"]);
    lab.advance(1);
    await P1.isOn("Again");
    await P1.box().isOpen();
    assert.equal(await P1.input.inputValue(), "Three Two");
    assert.equal(await card(P1).count(), 0);
    await P1.input.fill("Two, on another page");
    await P1.input.press("Enter");
    await P1.reads(["One", "Two, on another page"]);
    await P1.write("Three");
    await P1.see(`Not sent. ${ALL_SENT}`);
    await P1.click("Next");
    await P1.isOn("The end");
    assert.equal(await card(P1).count(), 0);
  });

play("a message that could not be corrected at once is offered for editing, not for sending it again in vain",
  { study: limited, participants: 2, places: [1], moderated: true, options: { 1: { locale: "de-DE" } } },
  async ({ P1 }) => {
    await P1.box().isOpen();
    await P1.write("One");
    await P1.reads(["One"]);
    await goOnTyping(P1, "Two", "Three");
    const pending = P1.page.locator(".labchat-pending");
    await pending.getByText("Nicht gesendet. Sie haben alle Nachrichten gesendet, die Sie hier senden dürfen.").waitFor();
    assert.deepEqual(await pending.getByRole("button").allTextContents(), ["Neu bearbeiten", "Verwerfen"]);
    await pending.getByRole("button", { name: "Neu bearbeiten" }).click();
    assert.equal(await P1.input.inputValue(), "Three Two");
    assert.equal(await pending.count(), 0);
  });

const conversation = {
  name: "conversation",
  players_per_group: 2,
  pages: [
    { name: "talk", title: "Talk", ends: "operator", chats: [{ name: "group", label: "Group" }] },
    { name: "results", title: "Results", ends: "operator" },
  ],
};

/** Runs in the page: while `window.deaf`, no message arrives. */
function loseMessages() {
  const listen = WebSocket.prototype.addEventListener;
  WebSocket.prototype.addEventListener = function addEventListener(type, listener, ...more) {
    const isLost = (event) => type === "message" && window.deaf && JSON.parse(event.data).type === "message";
    listen.call(this, type, (event) => !isLost(event) && listener(event), ...more);
  };
}

play("a message whose answer was lost on the way is not called unsent if the server has it, and is called so if not",
  { study: conversation, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.context.addInitScript(loseMessages);
    await P1.page.reload();
    await P1.box().isOpen();
    await P1.page.evaluate(() => { window.deaf = true; });
    await P1.write("It arrived");
    await P2.reads(["It arrived"]);
    await P1.context.setOffline(true);
    await P1.see("There is no network connection.");
    await P1.write("It did not");
    lab.advance(1);
    await P2.page.waitForFunction(() => document.querySelector("h1").textContent === "Talk");
    await lab.hears((line) => line.kind === "page_entered" && line.participant === 1 && line.detail?.page !== "talk");
    await P1.context.setOffline(false);
    await P1.isOn("Results");
    await P1.see("The page changed before this message was sent.");
    await card(P1).getByText("It did not", { exact: true }).waitFor();
    assert.equal(await card(P1).count(), 1);
    assert.deepEqual(lab.said().map(([, , body]) => body), ["It arrived"]);
  });

play("each reason for which the server refuses has its words in every language",
  { study: conversation, participants: 2, places: [1, 2], options: { 2: { locale: "de-DE" } } },
  async (people) => {
    const manual = readFileSync(new URL("../../resources/help/protocol.md", import.meta.url), "utf8");
    const table = manual.slice(manual.indexOf("\n### refused\n"), manual.indexOf("\n### pong\n"));
    const codes = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code).slice(4); // without the members of the frame
    assert.ok(codes.includes("too_many") && codes.includes("not_stored") && !codes.includes("nonce"), `${codes}`);
    const ofAnswers = ["bad_value", "already_chosen", "no_such_choice"];
    const ofSteps = ["choice_missing", "stale", "duplicate"]; // told in other words, or never
    for (const [who, person] of Object.entries(people)) {
      const words = await person.page.evaluate(async (all) => {
        const { refusalText, answerRefusalText } = await import("/web/texts.js");
        const unknown = [refusalText({ code: "?" }), answerRefusalText({ code: "?" })];
        return all.map((code) => [code, refusalText({ code, text: "" }), answerRefusalText({ code })].map((word) => (unknown.includes(word) ? "" : word)));
      }, [...codes, "too_big", "bad_frame"]);
      for (const [code, ofMessage, ofAnswer] of words) {
        if (ofSteps.includes(code)) continue;
        assert.ok(ofAnswers.includes(code) ? ofAnswer : ofMessage, `${who}: ${code}`);
        assert.doesNotMatch(ofMessage, /^(Not sent|Nicht gesendet)/, "said once");
      }
    }
  });
