// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that end by a timer or by the whole group, and chats that open, close and limit messages.

import assert from "node:assert/strict";

import { play, withBrowser } from "./play.js";

withBrowser();

const HOUR_MS = 3_600_000;

const timed = {
  name: "timed",
  players_per_group: 2,
  pages: [
    { name: "talk", title: "Talk", ends: "timer", duration_s: 17,
      chats: [{ name: "group", label: "Quick", shows: [], limits: { opens_after_s: 7, closes_after_s: 13 } }] },
    { name: "results", title: "Results", ends: "operator" },
  ],
};

const together = {
  name: "together",
  players_per_group: 2,
  roles: ["Seller", "Buyer"],
  pages: [
    { name: "prepare", title: "Prepare", ends: "group",
      chats: [{ name: "group", label: "Agree", limits: { max_messages: 1 } }] },
    { name: "sellers", title: "For sellers", ends: "participant", show_to: ["Seller"] },
    { name: "buyers", title: "For buyers", ends: "operator", show_to: ["Buyer"] },
  ],
};

play("a chat opens and closes and a page ends by itself, however wrong the participant's clock is",
  { study: timed, participants: 2, places: [1, 2], options: { 1: { clockAheadMs: HOUR_MS }, 2: { locale: "de-DE" } } },
  async ({ P1, P2 }, lab) => {
    await P1.isOn("Talk");
    await P1.page.getByText(/^Opens in 0:0[1-7]$/).waitFor();
    await P2.page.getByText(/^Öffnet in 0:0[1-7]$/).waitFor();
    assert.equal(await P1.input.isEnabled(), false);
    assert.equal(await P1.input.getAttribute("placeholder"), "Not open yet");
    await P1.page.getByText(/^Time left 0:(1[0-7]|0\d)$/).waitFor();
    await P2.page.getByText(/^Verbleibende Zeit 0:(1[0-7]|0\d)$/).waitFor();

    await P1.box().isOpen();
    await P1.page.getByText(/^Closes in 0:0[1-6]$/).waitFor();
    await P2.box().isOpen();
    await P1.write("Quick!");
    await P2.reads(["Quick!"]);
    assert.equal(await P2.page.locator(".labchat-time").count(), 0);
    await P1.input.fill("too la"); // not finished in time

    await P1.see("The time for this chat is over.");
    assert.equal(await P1.input.isEnabled(), false);
    assert.equal(await P1.input.inputValue(), "too la");
    await P2.see("Die Zeit für diesen Chat ist vorbei.");

    await P1.isOn("Results");
    await P2.isOn("Results");
    assert.equal(await P1.page.locator("#countdown").isVisible(), false);
    assert.equal(await P1.page.locator("#announcer").textContent(), "");
    assert.deepEqual(lab.said(), [["1-timed-1", "Player 1", "Quick!"]]);
  });

play("who is ready waits for the group, and then each role goes to its own page",
  { study: together, participants: 4, places: [1, 2, 3], options: { 3: { locale: "de-DE" } } },
  async ({ P1, P2, P3 }, lab) => {
    await P1.isOn("Prepare");
    await P1.write("Ready when you are");
    await P2.reads(["Ready when you are"]);
    await P1.write("One too many");
    await P1.see("Not sent. You have sent all the messages that you may send here.");
    assert.equal(await P1.input.inputValue(), "One too many");

    await P1.click("I’m ready");
    await P1.isOn("Waiting for your group");
    await P1.see("The next page opens automatically when the others are ready, too.");
    assert.equal(await P1.page.locator("lab-chat").count(), 0);
    assert.equal(await P1.page.getByRole("button").count(), 0);
    await P2.isOn("Prepare");
    await P2.write("A minute, please");
    await P2.reads(["Ready when you are", "A minute, please"]);
    await P1.page.reload();
    await P1.isOn("Waiting for your group");

    await P3.click("Ich bin bereit");
    await P3.isOn("Warten auf Ihre Gruppe");
    await P2.click("I’m ready");
    await P1.isOn("For sellers");
    await P2.isOn("For buyers");
    await P3.isOn("Warten auf Ihre Gruppe");
    await P1.click("Next");
    await P1.isOn("Finished");
    assert.deepEqual(lab.said(), [
      ["1-together-1", "Player 1", "Ready when you are"],
      ["1-together-1", "Player 2", "A minute, please"],
    ]);
  });
