// SPDX-License-Identifier: GPL-3.0-or-later
// How a page ends: what becomes of a text that is being typed, what the page says about its end, and what it shows while
// the participant's own clock is set.

import assert from "node:assert/strict";

import { play, withBrowser } from "./play.js";

withBrowser();

const HOUR_MS = 3_600_000;

const kept = { name: "k", label: "Kept", channel: "k", logs: ["unsent"] };
const dropped = { name: "d", label: "Dropped", channel: "d", on_end: "drop", logs: ["unsent"] };

const interrupted = {
  name: "interrupted",
  pages: [
    { name: "talk", title: "Talk", ends: "operator",
      chats: [{ name: "s", label: "Sent", channel: "s", on_end: "send" }, kept, dropped] },
    { name: "results", title: "Results", ends: "operator" },
    { name: "again", title: "Again", ends: "participant", chats: [kept, dropped] },
  ],
};

const quick = {
  name: "quick",
  pages: [
    { name: "ready", title: "Ready", ends: "operator" }, // until both browsers are there, however busy the machine is
    { name: "talk", title: "Talk", ends: "timer", duration_s: 7,
      chats: [
        { name: "all", label: "Until the end", channel: "all", on_end: "send" },
        { name: "early", label: "Not so long", channel: "early", on_end: "send", limits: { closes_after_s: 4 } },
      ] },
    { name: "results", title: "Results", ends: "operator" },
  ],
};

const brief = {
  name: "brief",
  pages: [
    { name: "first", title: "First", ends: "timer", duration_s: 5 },
    { name: "second", title: "Second", ends: "timer", duration_s: 5 },
  ],
};

const ways = {
  name: "ways",
  pages: [
    { name: "operator", title: "By hand", ends: "operator" },
    { name: "timer", title: "By time", ends: "timer", duration_s: 600 },
    { name: "group", title: "Together", ends: "group" },
    { name: "last", title: "The last", ends: "operator" },
  ],
};

const BY_HAND = "The experimenter will take you to the next page.";
const LAST = "This is the last page. The experimenter will end it.";
const BY_TIME = "The next page opens when the time is up.";

play("a text that is being typed is sent, kept or dropped when the experimenter ends the page",
  { study: interrupted, participants: 2, places: [1], moderated: true },
  async ({ P1 }, lab) => {
    for (const heading of ["Sent", "Kept", "Dropped"]) {
      await P1.box(heading).isOpen();
      await P1.box(heading).input.fill(`half a ${heading}`);
    }
    lab.advance(1);
    await P1.isOn("Results");
    await lab.seqOf("half a Sent");
    await lab.hears((line) => line.kind === "text_unsent" && line.channel === 2);
    await lab.hears((line) => line.kind === "text_unsent" && line.channel === 3);
    await P1.see("The page ended while you were writing.");
    assert.equal(await P1.page.locator(".labchat-notice__quote").innerText(), "half a Kept");
    assert.equal(await P1.page.locator(".labchat-notice").count(), 1);
    lab.advance(1);
    await P1.isOn("Again");
    await P1.box("Kept").isOpen();
    assert.equal(await P1.box("Kept").input.inputValue(), "half a Kept");
    assert.equal(await P1.box("Dropped").input.inputValue(), "");
    assert.equal(await P1.page.locator(".labchat-notice").count(), 0);

    await P1.page.getByRole("button", { name: "Next" }).click(); // who goes on does not want to send it
    await P1.isOn("Finished");
    assert.equal(await P1.page.locator(".labchat-notice").count(), 0);
    assert.equal(lab.reports.filter(({ kind }) => kind === "text_unsent").length, 2);
    assert.deepEqual(lab.said(), [["1-interrupted-s", "Player 1", "half a Sent"]]);
  });

play("a text is sent when the time of the page, or of the chat, is up",
  { study: quick, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    for (const person of [P1, P2]) await person.isOn("Ready");
    lab.advance(1, 2);
    for (const person of [P1, P2]) await person.box("Not so long").isOpen();
    await P1.box("Not so long").input.fill("almost f");
    await P1.box("Until the end").input.fill("almost finis");
    await P2.box("Not so long").reads(["almost f"]);
    await P1.box("Not so long").reads(["almost f"]);
    assert.equal(await P1.box("Not so long").input.inputValue(), "");
    await P1.isOn("Results");
    await P2.isOn("Results");
    await P1.see(LAST);
    assert.equal(await P1.page.locator(".labchat-notice").count(), 0);
    const deadline = Date.now() + 10_000;
    while (lab.said().length < 2 && Date.now() < deadline) await P1.page.waitForTimeout(50);
    assert.deepEqual(lab.said(), [["1-quick-early", "Player 1", "almost f"], ["1-quick-all", "Player 1", "almost finis"]]);
    const late = lab.exported("messages").slice(1).map((record) => record.slice(8, 10));
    assert.deepEqual(late, [["talk", "early"], ["talk", "all"]]);
  });

play("the page says who or what ends it, also when the experimenter sets a countdown or removes it",
  { study: ways, participants: 1, places: [1], moderated: true },
  async ({ P1 }, lab) => {
    const hint = P1.page.locator("#hint");
    const says = async (words) => {
      if (words) await P1.page.getByText(words, { exact: true }).waitFor();
      else await hint.waitFor({ state: "hidden" });
    };
    const set = (until) => lab.does("countdown_set", { participant: 1, until });
    await P1.isOn("By hand");
    await says(BY_HAND);
    await set(Date.now() + 300_000);
    await says(BY_TIME);
    await set(0);
    await says(BY_HAND);
    lab.advance(1);
    await P1.isOn("By time");
    await says("");
    await set(0);
    await says(BY_HAND);
    await set(-1);
    await says("");
    lab.advance(1);
    await P1.isOn("Together");
    await says("The next page opens when everybody in your group has clicked “I’m ready”.");
    await set(Date.now() + 300_000);
    await says("The next page opens when everybody in your group has clicked “I’m ready”, or when the time is up.");
    lab.advance(1);
    await P1.isOn("The last");
    await says(LAST);
    await set(Date.now() + 300_000);
    await says("This is the last page. It ends when the time is up.");
    lab.advance(1);
    await P1.isOn("Finished");
    await says("");
  });

play("a countdown goes on when the participant's own clock is set",
  { study: ways, participants: 1, places: [1], moderated: true },
  async ({ P1 }, lab) => {
    await lab.does("countdown_set", { participant: 1, until: Date.now() + 300_000 });
    await P1.page.getByText(/^Time left 4:5\d$/).waitFor();
    for (const byMs of [HOUR_MS, -2 * HOUR_MS]) {
      await P1.page.evaluate((ms) => {
        const now = Date.now;
        Date.now = () => now() + ms;
      }, byMs);
      await P1.page.getByText(/^Time left 4:\d\d$/).waitFor();
      const before = await P1.page.locator("#countdown").innerText();
      await P1.page.waitForFunction((old) => document.querySelector("#countdown").innerText !== old, before);
      assert.match(await P1.page.locator("#countdown").innerText(), /^Time left 4:\d\d$/);
    }
  });

play("when the time of a page is up, it says whether another page follows",
  { study: brief, participants: 1, places: [1] },
  async ({ P1 }, lab) => {
    for (const [title, words] of [["First", "Time is up. The next page will open in a moment."], ["Second", "Time is up. This was the last page."]]) {
      await P1.isOn(title);
      await lab.kill(); // otherwise the page is gone at once
      await P1.see(words);
      await lab.start();
      // The next page is short: the browser must not wait for its next attempt.
      await P1.page.evaluate(() => dispatchEvent(new Event("online")));
    }
    await P1.isOn("Finished");
  });

play("of what somebody wrote while the page ended, one text is sent, and the others are offered with the reason",
  { study: interrupted, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.box("Sent").isOpen();
    await P1.context.setOffline(true);
    await P1.see("There is no network connection.");
    await P1.box("Sent").write("The first");
    await P1.box("Sent").input.fill("The second");
    lab.advance(1);
    await lab.hears((line) => line.kind === "page_entered" && line.participant === 1);
    await P1.context.setOffline(false);
    await P1.isOn("Results");
    await P2.box("Sent").reads(["The first"]);
    await P1.see("This chat is closed.");
    assert.deepEqual(await P1.page.locator(".labchat-notice__quote").allTextContents(), ["The second"]);
    assert.deepEqual(lab.said().map(([, , body]) => body), ["The first"]);
  });
