// SPDX-License-Identifier: GPL-3.0-or-later
// What participants see when the operator moderates a chat.

import assert from "node:assert/strict";

import { Network } from "./lab.js";
import { play, withBrowser } from "./play.js";

withBrowser();

const HOUR_MS = 3_600_000;

const talk = {
  name: "talk",
  players_per_group: 2,
  pages: [{ name: "talk", title: "Talk", ends: "operator", chats: [{ name: "group", label: "Group" }] }],
};

const HIDDEN = "The experimenter has hidden this message.";
/** A window that is just large enough for the chat box. */
const LOW = { width: 800, height: 480 };
const WAITING = "Waiting for the experimenter’s approval";

/** Checks that the page no longer contains it, visible or not. */
async function knowsNothingOf(person, words) {
  const kept = await person.page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(sessionStorage) + JSON.stringify(localStorage));
  assert.ok(!kept.includes(words), words);
}

/** Opens the page again, through a network that can be cut. */
async function behind(network, person, lab, place) {
  await network.connect(lab.port);
  await person.page.goto(network.through(lab.session.participant_links[place - 1]));
  await person.box().isOpen();
}

/** The page also tries by itself, maybe before the click: it need not be there to be clicked any more. */
async function comesBack(network, person, lab) {
  await network.connect(lab.port);
  await person.page.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent === "Try now")?.click());
  await person.page.getByText("Connected again.").waitFor();
}

play("a hidden message is gone from everybody's page, after a reload and for who comes later, until it is restored",
  { study: talk, participants: 2, places: [1, 2], moderated: true },
  async (people, lab) => {
    const { P1, P2 } = people;
    await P1.write("Something rude");
    await P2.write("Something kind");
    await P2.reads(["Something rude", "Something kind"]);
    const message = await lab.seqOf("Something rude");
    await lab.does("message_hidden", { channel: 1, message });
    for (const person of [P1, P2]) {
      await person.see(HIDDEN);
      await person.reads(["Something kind"]);
      await knowsNothingOf(person, "rude");
    }
    assert.deepEqual(await P2.nicknames(), ["Player 1", "Player 2 (Me)"]);
    await P2.page.reload();
    await P2.see(HIDDEN);
    await P2.reads(["Something kind"]);
    await knowsNothingOf(P2, "rude");

    await lab.does("message_restored", { channel: 1, message });
    for (const person of [P1, P2]) await person.reads(["Something rude", "Something kind"]);
    await lab.does("message_hidden", { channel: 1, message, text: "Removed: it was rude to Player 2." });
    for (const person of [P1, P2]) await person.see("Removed: it was rude to Player 2.");
    assert.equal(await P1.page.getByText(HIDDEN).count(), 0);
  });

play("what was hidden and restored without a network shows when it is back",
  { study: talk, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    const network = new Network();
    await behind(network, P2, lab, 2);
    await P1.write("First");
    await P1.write("Second");
    await P2.reads(["First", "Second"]);
    const [first, second] = [await lab.seqOf("First"), await lab.seqOf("Second")];
    await lab.does("message_hidden", { channel: 1, message: first });
    await P2.reads(["Second"]);
    network.cut();
    await P2.page.getByText("The connection is lost.").waitFor();
    await lab.does("message_restored", { channel: 1, message: first });
    await lab.does("message_hidden", { channel: 1, message: second });
    await P1.write("Third");
    await comesBack(network, P2, lab);
    await P2.reads(["First", "Third"]);
    await P2.see(HIDDEN);
    await knowsNothingOf(P2, "Second");
    assert.ok(P2.sent.filter(({ type }) => type === "join").at(-1).resume, "it came back, and did not begin anew");
    network.cut();
  });

play("what waits for approval is shown to its author only, and to the others at its release, at the end",
  { study: talk, participants: 2, places: [1, 2], options: { 1: { viewport: LOW } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    await lab.does("holding_started", { participant: 1 });
    await P1.write("May I say this?");
    await P1.see(WAITING);
    await P1.write("And this?");
    await P1.page.getByText(WAITING).nth(1).waitFor();
    const { y, height } = await P1.input.boundingBox();
    assert.ok(y + height <= LOW.height, "the input stays in sight of whoever is writing");
    await P2.write("It is so quiet");
    await P1.reads(["It is so quiet"]);
    await P1.page.reload();
    await P1.reads(["It is so quiet"]);
    await P1.see("May I say this?");
    assert.equal(await P1.page.getByText(WAITING).count(), 2);
    assert.equal(await P1.page.getByRole("button", { name: "Discard" }).count(), 0);
    await knowsNothingOf(P2, "this?");

    await lab.does("message_released", { message: await lab.seqOf("May I say this?", "message_held") });
    for (const person of [P1, P2]) await person.reads(["It is so quiet", "May I say this?"]);
    assert.equal(await P1.page.getByText(WAITING).count(), 1);
    assert.deepEqual(await P1.nicknames(), ["Player 2", "Player 1 (Me)"]);

    await lab.does("message_refused", { message: await lab.seqOf("And this?", "message_held"), text: "It names a person." });
    await P1.see("The experimenter did not approve this message. It names a person.");
    assert.equal(await P1.page.getByText(WAITING).count(), 0);
    await P1.input.fill("Well:");
    await P1.click("Edit again");
    assert.equal(await P1.input.inputValue(), "Well: And this?");
    assert.equal(await P1.page.getByText("did not approve").count(), 0);
    await knowsNothingOf(P2, "And this?");
    assert.equal(P1.sent.filter(({ type }) => type === "post").length, 2, "nothing is sent twice");
  });

play("a message that was refused while its author was away comes back with the reason",
  { study: talk, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    const network = new Network();
    await behind(network, P1, lab, 1);
    await lab.does("holding_started", { channel: 1 });
    await P1.write("One");
    await P1.write("Two");
    await lab.seqOf("Two", "message_held");
    network.cut();
    await P1.page.getByText("The connection is lost.").waitFor();
    await lab.does("message_refused", { message: await lab.seqOf("One", "message_held"), text: "The experimenter did not approve this message." });
    await lab.does("message_released", { message: await lab.seqOf("Two", "message_held") });
    await P2.reads(["Two"]);
    await comesBack(network, P1, lab);
    await P1.see("The experimenter did not approve this message.");
    await P1.reads(["Two"]);
    await P1.click("Discard");
    assert.equal(await P1.page.locator(".labchat-pending").count(), 0);
    network.cut();
  });

play("who is muted sees for how long, keeps what was typed, and writes on when it is over",
  { study: talk, participants: 2, places: [1, 2], options: { 1: { clockAheadMs: HOUR_MS } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.input.fill("half a th");
    const { at } = await lab.does("muted", { participant: 1, channel: 1, until: Date.now() + 8000 });
    await P1.page.getByText(/^You can write again in 0:0[1-8]$/).waitFor();
    await P1.see("The experimenter has muted you for now. You can read, but not write.");
    assert.equal(await P1.input.isEnabled(), false);
    assert.equal(await P1.input.inputValue(), "half a th");
    assert.equal(await P2.input.isEnabled(), true);
    await P2.write("I can still talk");
    await P1.reads(["I can still talk"]);
    await P1.page.reload();
    await P1.page.getByText(/^You can write again in 0:0[1-7]$/).waitFor();
    await P1.box().isOpen();
    assert.ok(Date.now() - at >= 7900, "not before its time");
    assert.equal(await P1.input.inputValue(), "half a th");
    await P1.write("half a thought");
    await P2.reads(["I can still talk", "half a thought"]);

    await lab.does("muted", { participant: 1, text: "Please read the rules first." });
    await P1.see("Please read the rules first.");
    assert.equal(await P1.page.getByText("You can write again").count(), 0);
    await lab.does("unmuted", { participant: 1 });
    await P1.box().isOpen();
  });

for (const [what, where, touched] of [
  ["a channel", { channel: 1 }, [true, true, false]],
  ["a page", { page: "talk" }, [true, true, true]],
  ["the whole session", {}, [true, true, true]],
]) {
  play(`nobody writes while the experimenter has frozen ${what}, and nothing is lost of what was typed`,
    { study: talk, participants: 4, places: [1, 2, 3], moderated: true },
    async ({ P1, P2, P3 }, lab) => {
      for (const person of [P1, P2, P3]) await person.input.fill("typed");
      await lab.does("frozen", { ...where, text: "Please listen for a moment." });
      for (const [i, person] of [P1, P2, P3].entries()) {
        if (touched[i]) await person.see("Please listen for a moment.");
        assert.equal(await person.input.isEnabled(), !touched[i]);
        assert.equal(await person.input.inputValue(), "typed");
      }
      await lab.does("unfrozen", where);
      for (const person of [P1, P2, P3]) {
        await person.box().isOpen();
        await person.input.press("Enter");
      }
      await P1.reads(["typed", "typed"]);
    });
}

play("the experimenter's own messages are marked as such, whatever a participant calls themselves",
  { study: talk, participants: 2, places: [1, 2], options: { 2: { locale: "de-DE" } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.write("Who is there?");
    await P1.reads(["Who is there?"]);
    await lab.does("message", { channel: 1, nickname: "Dr. Ada", body: "I am." });
    for (const person of [P1, P2]) await person.reads(["Who is there?", "I am."]);
    const marked = (person) => person.page.locator(".labchat-msg--experimenter").innerText();
    assert.match(await marked(P1), /Dr\. Ada\s+Experimenter\s+I am\./);
    assert.match(await marked(P2), /Dr\. Ada\s+Versuchsleitung\s+I am\./);
    await lab.does("message_hidden", { channel: 1, message: await lab.seqOf("I am.") });
    await P2.see("Die Versuchsleitung hat diese Nachricht ausgeblendet.");
    await lab.does("message", { channel: 1, nickname: "Experimenter", body: "Without a name." });
    await P2.see("Without a name.");
    assert.match(await P2.page.locator(".labchat-msg--experimenter").last().innerText(), /^Versuchsleitung\s+Without a name\./);
    await lab.does("announced", { nickname: "Experimenter", body: "To all." });
    await P2.see("To all.");
    assert.match(await P2.page.locator(".labchat-notice__from").innerText(), /^Nachricht der Versuchsleitung · \d/);
  });

play("an announcement counts as seen once its page is in front",
  { study: talk, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.box().isOpen();
    await P2.box().isOpen();
    const turn = (state) => P1.page.evaluate((name) => {
      Object.defineProperty(document, "visibilityState", { value: name, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
    const hasSeen = (participant) => (line) => line.kind === "announcement_seen" && line.participant === participant;
    await turn("hidden");
    await lab.does("announced", { nickname: "Dr. Ada", body: "Five minutes left." });
    await P1.see("Five minutes left.");
    await lab.hears(hasSeen(2));
    assert.ok(!lab.reports.some(hasSeen(1)), "it is behind another window");
    await turn("visible");
    await lab.hears(hasSeen(1));
  });

play("who was moved on by mistake is on the page before again, with the time and the chat that were left",
  {
    study: {
      name: "two_pages",
      players_per_group: 2,
      pages: [
        { ...talk.pages[0], ends: "timer", duration_s: 600 },
        { name: "end", title: "The end", ends: "operator" },
      ],
    },
    participants: 2, places: [1], moderated: true,
  },
  async ({ P1 }, lab) => {
    await P1.write("Half a sen");
    await P1.reads(["Half a sen"]);
    lab.advance(1);
    await P1.see("The end");
    const { seq } = await lab.hears((line) => line.kind === "page_entered");
    await lab.does("page_reentered", { participant: 1, message: seq });
    await P1.see("Talk");
    await P1.page.locator("#countdown").getByText(/9:\d\d|10:00/).waitFor();
    await P1.reads(["Half a sen"]);
    await P1.write("tence.");
    await P1.reads(["Half a sen", "tence."]);
  });

play("a notice stays in sight on a phone without hiding the input, comes again after a reload, and is gone once it is closed",
  { study: talk, participants: 2, places: [1, 2], options: { 1: { viewport: { width: 360, height: 640 } } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.input.focus();
    await lab.does("announced", { nickname: "Dr. Ada", body: "Five minutes left." });
    await lab.does("announced", { nickname: "Dr. Ada", body: "Please agree on a price.\nThen click Next.", participants: [1] });
    await P1.see("Please agree on a price.\nThen click Next.");
    await P2.see("Five minutes left.");
    assert.equal(await P2.page.getByText("Please agree").count(), 0);
    assert.match(await P1.page.locator(".labchat-notice").first().innerText(), /^Message from the experimenter · Dr\. Ada · /);
    const inSight = (selector) => P1.page.locator(selector).evaluateAll((all) => all.every((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return bottom <= innerHeight && top >= 0 && (seen === element || element.contains(seen));
    }));
    assert.ok(await inSight(".labchat-notice:first-child"), "the newest one");
    await P1.page.waitForFunction(() => document.querySelector("lab-chat .labchat-input").getBoundingClientRect().bottom <= innerHeight);
    assert.ok(await inSight("lab-chat .labchat-input"));
    assert.ok(await P1.page.locator("[aria-live=polite] .labchat-notice").count(), "it is read out");

    await P1.page.reload();
    await P1.see("Five minutes left.");
    await P1.page.locator(".labchat-notice", { hasText: "Five minutes" }).getByRole("button", { name: "Close" }).click();
    await P1.page.reload();
    await P1.see("Please agree on a price.\nThen click Next.");
    await P1.box().isOpen();
    assert.equal(await P1.page.getByText("Five minutes left.").count(), 0);
  });

play("an announcement that was seen does not follow onto the next page, and one that nobody had time to read does",
  { study: { ...talk, pages: [...talk.pages, { name: "results", title: "Results", ends: "operator" }] }, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    const cards = (person) => person.page.locator(".labchat-notice__body").allTextContents();
    const lookAtItForAMinute = (person) => person.page.evaluate(() => {
      const now = performance.now.bind(performance);
      performance.now = () => now() + 60_000;
    });
    await lab.does("announced", { nickname: "Dr. Ada", body: "Two minutes are left." });
    for (const person of [P1, P2]) await person.see("Two minutes are left.");
    await lookAtItForAMinute(P1);
    await lab.does("announced", { nickname: "Dr. Ada", body: "Now." });
    await P1.see("Now.");
    lab.advance(1, 2);
    await P1.isOn("Results");
    assert.deepEqual(await cards(P1), ["Now."]);
    await P2.isOn("Results");
    assert.deepEqual(await cards(P2), ["Now.", "Two minutes are left."]);
    await lookAtItForAMinute(P2);
    lab.advance(1, 2);
    await P2.isOn("Finished");
    assert.deepEqual(await cards(P2), []);
  });

play("who is removed sees why, also after a reload, and can be let in again",
  { study: talk, participants: 2, places: [1, 2], options: { 2: { locale: "de-DE" } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.write("Hello");
    await P2.reads(["Hello"]);
    await lab.does("removed", { participant: 1, text: "You told your name. Please come to the desk." });
    for (const coming of [false, true]) {
      if (coming) await P1.page.reload();
      await P1.isOn("You are no longer taking part");
      await P1.see("You told your name. Please come to the desk.");
      assert.equal(await P1.page.locator("lab-chat").count(), 0);
    }
    await lab.does("removed", { participant: 2 });
    await P2.isOn("Sie nehmen nicht mehr teil");
    await P2.page.getByText("Die Versuchsleitung hat Sie aus dieser Sitzung entfernt.").waitFor();
    await lab.does("readmitted", { participant: 1 });
    await P1.page.reload();
    await P1.reads(["Hello"]);
    await P1.box().isOpen();
    const tryAgain = P2.page.getByRole("button", { name: "Wieder zugelassen? Erneut versuchen" });
    await tryAgain.click();
    await P2.isOn("Sie nehmen nicht mehr teil"); // still
    await lab.does("readmitted", { participant: 2 });
    await tryAgain.click();
    await P2.reads(["Hello"]);
    await P2.box().isOpen();
  });

play("after two people changed places, only what they say from then on is theirs",
  { study: talk, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.write("By Anna");
    await P2.reads(["By Anna"]);
    await P2.write("By Ben");
    await P1.reads(["By Anna", "By Ben"]);
    await lab.does("seats_swapped", { participant: 1, other: 2 });
    await P1.page.waitForFunction(() => !document.body.innerText.includes("(Me)"));
    await P1.write("Anna again");
    for (const person of [P1, P2]) await person.reads(["By Anna", "By Ben", "Anna again"]);
    assert.deepEqual(await P1.nicknames(), ["Player 1", "Player 2", "Player 2 (Me)"]);
    assert.deepEqual(await P2.nicknames(), ["Player 1", "Player 2", "Player 2"]);
    await P1.page.reload();
    await P1.reads(["By Anna", "By Ben", "Anna again"]);
    assert.deepEqual(await P1.nicknames(), ["Player 1", "Player 2", "Player 2 (Me)"]);
  });

play("the operator sees how each link is, how wrong each clock is, and who is typing where",
  { study: talk, participants: 2, places: [1, 2], options: { 1: { clockAheadMs: HOUR_MS } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    const startedAt = Date.now();
    const ofP1 = await lab.hears((line) => line.event === "presence" && line.participant === 1 && line.rtt_ms >= 0);
    assert.ok(Date.now() - startedAt < 3000, "soon");
    assert.ok(ofP1.rtt_ms < 1000 && Math.abs(ofP1.offset_ms - HOUR_MS) < 500, JSON.stringify(ofP1));
    await P2.input.pressSequentially("Hm", { delay: 30 });
    await lab.hears((line) => line.event === "presence" && line.participant === 2 && line.typing_in === 1);
    assert.equal(P2.sent.filter(({ type }) => type === "typing").length, 1);
    assert.equal(await P1.page.getByText("is typing…").count(), 0);
  });
