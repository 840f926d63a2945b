// SPDX-License-Identifier: GPL-3.0-or-later
// A participant asks the experimenter in private.

import assert from "node:assert/strict";

import { Network } from "./lab.js";
import { play, withBrowser } from "./play.js";

withBrowser();

const study = (more) => ({
  name: "helped",
  players_per_group: 2,
  ...more,
  pages: [{ name: "talk", title: "Talk", ends: "operator", chats: [{ name: "group", label: "Group" }] }],
});

const helped = study({ help_line: true });

const panelOf = (person) => person.page.getByRole("dialog", { name: "Talk with the experimenter" });
const linesOf = (person) => panelOf(person).locator(".labchat-body").allTextContents();

async function ask(person, words) {
  await panelOf(person).getByRole("textbox").fill(words);
  await panelOf(person).getByRole("textbox").press("Enter");
}

play("a participant asks by keyboard alone, is answered, and nobody else reads it",
  { study: helped, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.box().isOpen();
    const button = P1.page.getByRole("button", { name: /^Ask the experimenter/ });
    await button.focus();
    await P1.page.keyboard.press("Enter");
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    await P1.page.keyboard.type("May I use a calculator?");
    await P1.page.keyboard.press("Enter");
    await panelOf(P1).getByText("May I use a calculator?").waitFor();
    await P1.page.keyboard.press("Escape");
    await panelOf(P1).waitFor({ state: "hidden" });
    assert.ok(await button.evaluate((element) => element === document.activeElement), "the button has the focus again");

    await lab.does("help_answered", { participant: 1, nickname: "Dr. Ada", body: "Yes, you may." });
    await P1.see("The experimenter has answered you");
    assert.equal(await button.getAttribute("aria-label"), "Ask the experimenter: 1 new answer");
    await P1.page.reload();
    await P1.see("The experimenter has answered you");
    const lefts = await P1.page.locator(".labchat-notice__body, .labchat-notice .labchat-pending__action").evaluateAll((all) => all.map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return range.getBoundingClientRect().left;
    }));
    assert.ok(lefts.length === 2 && Math.abs(lefts[0] - lefts[1]) < 1, `its words stand under the others: ${lefts}`);
    await P1.click("Show");
    assert.deepEqual(await linesOf(P1), ["May I use a calculator?", "Yes, you may."]);
    assert.equal(await P1.page.getByText("The experimenter has answered you").count(), 0);
    assert.equal(await button.getAttribute("aria-label"), "Ask the experimenter");
    await panelOf(P1).getByRole("button", { name: "Close" }).click();
    await P1.page.reload();
    await P1.box().isOpen();
    await P1.page.waitForFunction(() => document.querySelectorAll("dialog .labchat-body").length === 2);
    assert.equal(await button.getAttribute("aria-label"), "Ask the experimenter", "it was read");

    assert.equal(await P2.page.getByText("calculator").count(), 0);
    assert.ok(!(await P2.page.content()).includes("Yes, you may."));
    assert.deepEqual(lab.said(), [], "it is in no chat");
    assert.equal(lab.reports.filter(({ kind }) => kind === "help_requested").length, 1);
  });

play("what is asked without a network is sent when it is back, once, also while the session is paused",
  { study: helped, participants: 2, places: [1], moderated: true },
  async ({ P1 }, lab) => {
    const network = new Network();
    await network.connect(lab.port);
    await P1.page.goto(network.through(lab.session.participant_links[0]));
    await P1.click("Ask the experimenter");
    await ask(P1, "Before");
    await panelOf(P1).getByText("Before").waitFor();
    await lab.does("paused");
    network.cut();
    await P1.page.getByText("The connection is lost.").waitFor();
    await ask(P1, "In the dark");
    await panelOf(P1).getByText("Will be sent when the connection is back").waitFor();
    await network.connect(lab.port);
    await P1.page.reload(); // unsent messages survive a reload
    await lab.hears((line) => line.kind === "help_requested" && line.body === "In the dark");
    await P1.click("Ask the experimenter");
    await panelOf(P1).getByText("In the dark").waitFor();
    assert.deepEqual(await linesOf(P1), ["Before", "In the dark"]);
    assert.equal(await panelOf(P1).locator(".labchat-pending").count(), 0);
    assert.equal(lab.reports.filter(({ kind }) => kind === "help_requested").length, 2);
    network.cut();
  });

play("where the study has no line to the experimenter there is no button, until the experimenter starts a talk",
  { study: study({}), participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.box().isOpen();
    assert.equal(await P1.page.getByRole("button", { name: "Ask the experimenter" }).count(), 0);
    await lab.does("help_answered", { participant: 1, nickname: "Dr. Ada", body: "Are you well?" });
    await P1.see("The experimenter has written to you");
    await P1.click("Show");
    await ask(P1, "Yes, thank you.");
    await lab.hears((line) => line.kind === "help_requested" && line.body === "Yes, thank you.");
    await P1.page.reload();
    await P1.click("Ask the experimenter");
    assert.deepEqual(await linesOf(P1), ["Are you well?", "Yes, thank you."]);
    assert.equal(await P2.page.getByRole("button", { name: "Ask the experimenter" }).count(), 0);
  });
