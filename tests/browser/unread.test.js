// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that the reader cannot see: counted at the edge of the window and in the title of the tab.

import assert from "node:assert/strict";

import { play, withBrowser } from "./play.js";

withBrowser();

const NAMES = ["First", "Second", "Third", "Fourth"];
const boxes = {
  name: "boxes",
  players_per_group: 2,
  pages: [{ name: "talk", title: "Talk", ends: "operator",
    chats: NAMES.map((label, i) => ({ name: `box${i}`, label, channel: `{{group.id}}-${i}` })) }],
};

const titled = (person, title) => person.page.waitForFunction((expected) => document.title === expected, title);

/** What a browser does when another tab is in front. */
const setInFront = (person, inFront) => person.page.evaluate((state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}, inFront ? "visible" : "hidden");

play("a message in a box out of sight is counted at the edge until it is displayed, also over a reload",
  { study: boxes, participants: 2, places: [1, 2], options: { 1: { viewport: { width: 800, height: 500 } } } },
  async ({ P1, P2 }) => {
    await P1.box("First").isOpen();
    await P2.box("First").write("In sight");
    await P1.box("First").reads(["In sight"]);
    await titled(P1, "Talk");
    assert.equal(await P1.page.locator(".labchat-edge").count(), 0);

    await P2.box("Fourth").write("Far below");
    await P1.page.getByRole("button", { name: "1 new message: Fourth" }).waitFor();
    await titled(P1, "(1) Talk");
    await P2.box("Fourth").write("Farther below");
    await P2.box("Third").write("Below");
    await P1.page.getByRole("button", { name: "3 new messages" }).waitFor();
    await titled(P1, "(3) Talk");
    await P1.page.reload();
    await P1.page.getByRole("button", { name: "3 new messages" }).waitFor();
    await titled(P1, "(3) Talk");

    await P1.click("3 new messages"); // leads to the third box; how much of the fourth is in sight then, the fonts decide
    await P1.page.waitForFunction(() => document.title !== "(3) Talk");
    const rest = P1.page.getByRole("button", { name: /^[12] new messages?: Fourth$/ });
    if (await rest.isVisible()) {
      await rest.focus();
      await P1.page.keyboard.press("Enter");
    }
    await titled(P1, "Talk");
    assert.equal(await P1.page.locator(".labchat-edge:visible").count(), 0);

    await P1.page.reload();
    await P1.box("Second").input.focus();
    await P1.page.evaluate(() => { // the input ends at the edge of the window
      scrollBy(0, document.activeElement.getBoundingClientRect().bottom + 4 - innerHeight);
    });
    await P2.box("Fourth").write("While you are writing");
    const edge = P1.page.getByRole("button", { name: "1 new message: Fourth" });
    await edge.waitFor();
    const input = await P1.box("Second").input.boundingBox();
    assert.ok(input.y + input.height <= (await edge.boundingBox()).y, "the button does not cover it");
    await edge.click();
    await titled(P1, "Talk");

    await P2.box("First").write("Above now");
    await P1.page.getByRole("button", { name: "1 new message: First" }).waitFor();
    assert.ok((await P1.page.locator(".labchat-edge--above").boundingBox()).y < 60);
    await P1.page.mouse.wheel(0, -5000);
    await titled(P1, "Talk");
    await P2.box("Fourth").write("Mine");
    await P1.box("Fourth").reads(["Far below", "Farther below", "While you are writing", "Mine"]);
    await titled(P1, "(1) Talk");
    await P1.box("Fourth").write("An own message does not count");
    await titled(P1, "Talk");
  });

play("in a tab that is not in front messages are counted in its title, and hidden ones are not",
  { study: { name: "tabs", players_per_group: 2, help_line: true, pages: [{ name: "talk", title: "Talk", ends: "operator", chats: [{ name: "group" }] }, { name: "more", title: "More", ends: "operator" }] },
    participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.box().isOpen();
    await setInFront(P1, false);
    await P2.write("One");
    await P2.write("Two");
    await titled(P1, "(2) Talk");
    assert.equal(await P1.page.locator(".labchat-edge:visible").count(), 0, "the box is where the reader will look");
    await lab.does("message_hidden", { channel: 1, message: await lab.seqOf("One") });
    await titled(P1, "(1) Talk");
    await setInFront(P1, true);
    await titled(P1, "Talk");
    await P1.click("Ask the experimenter");
    await P1.page.getByRole("dialog").getByRole("textbox").fill("Hm?");
    await P1.page.keyboard.press("Enter");
    await lab.hears(({ kind }) => kind === "help_requested");
    await P1.page.keyboard.press("Escape");
    await lab.does("help_answered", { participant: 1, nickname: "Dr. Ada", body: "Yes?" });
    await titled(P1, "(1) Talk");
    await P1.click("Show");
    await titled(P1, "Talk");
    await setInFront(P1, false);
    await P2.write("Three");
    await titled(P1, "(1) Talk");
    lab.advance(1);
    await P1.isOn("More");
    await titled(P1, "More");
  });

play("who has scrolled up in a box finds the new messages counted there",
  { study: { name: "scrolled", players_per_group: 2, pages: [{ name: "talk", title: "Talk", ends: "operator", chats: [{ name: "group" }] }] },
    participants: 2, places: [1, 2], options: { 1: { viewport: { width: 800, height: 400 } } } },
  async ({ P1, P2 }) => {
    await P1.box().isOpen();
    await P2.write(Array.from({ length: 60 }, (_, i) => `Line ${i}`).join("\n"));
    await P1.page.getByText("Line 59").waitFor();
    await P1.page.getByRole("log").evaluate((list) => list.scrollTo(0, 0));
    await P2.write("Below");
    await P1.page.getByRole("button", { name: "1 new message" }).waitFor();
    await titled(P1, "(1) Talk");
    await P1.click("1 new message");
    await titled(P1, "Talk");
  });

const below = {
  name: "below",
  players_per_group: 2,
  pages: [{ name: "talk", title: "Talk", ends: "operator", body: "talk.md", chats: [{ name: "group" }] }],
  files: { "talk.md": "Please agree on a price.\n\n".repeat(12) },
};

play("messages count as seen when they are in sight themselves, wherever their box ends",
  { study: below, participants: 2, places: [1, 2], options: { 1: { viewport: { width: 1280, height: 800 } } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.box().isOpen();
    await P2.write("One");
    await P2.write("Two");
    await P1.reads(["One", "Two"]);
    const { y, height } = await P1.page.getByText("Two", { exact: true }).boundingBox();
    assert.ok(y + height < 800 && (await P1.input.boundingBox()).y > 800, "the message is in sight, and the input is not");
    const upTo = (seq) => (line) => line.kind === "seen" && line.participant === 1 && line.detail.up_to === seq;
    await lab.hears(upTo(await lab.seqOf("Two")));
    await titled(P1, "Talk");
    assert.equal(await P1.page.locator(".labchat-edge:visible").count(), 0);

    const long = Array.from({ length: 40 }, (_, i) => `Line ${i}`).join("\n"); // its end is below the window
    await P2.write(long);
    await P1.reads(["One", "Two", long]);
    await P1.page.getByRole("button", { name: "1 new message" }).waitFor();
    await titled(P1, "(1) Talk");
    await P1.page.mouse.wheel(0, 5000);
    await lab.hears(upTo(await lab.seqOf(long)));
    await titled(P1, "Talk");
  });
