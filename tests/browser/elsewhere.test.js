// SPDX-License-Identifier: GPL-3.0-or-later
// The chat box in a page of another system: the box shows what LabChat's own page would show around it.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";

import { Person, launch } from "./browser.js";
import { ModeratedLab } from "./lab.js";

const study = {
  name: "elsewhere",
  players_per_group: 2,
  help_line: true,
  pages: [{ name: "talk", title: "Talk", ends: "operator", chats: [{ name: "group", label: "Group" }, { name: "second", label: "Second", channel: "2-{{group.id}}" }] }],
};

test("a box on another system's page shows notices, mutes, pauses, answers and the end", async () => {
  const lab = new ModeratedLab(study, 2);
  const browser = await launch();
  const host = createServer((_, response) => {
    const ticket = new URL(lab.session.participant_links[0]).pathname.split("/").at(-1);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!DOCTYPE html><title>Elsewhere</title><script type="module" src="http://127.0.0.1:${lab.port}/labchat.js"></script>
      <form><lab-chat ticket="${ticket}" name="group"></lab-chat><lab-chat ticket="${ticket}" name="second"></lab-chat></form>`);
  }).listen(0, "127.0.0.1");
  try {
    await once(host, "listening");
    const address = `http://127.0.0.1:${host.address().port}`;
    lab.origins = [address];
    await lab.start();
    const person = await Person.with(browser);
    await person.open(address);
    await person.box("Group").isOpen();
    await person.box("Second").isOpen();
    await person.box("Second").root.getByText("You are Player 1").waitFor();
    const heights = () => person.page.locator(".otree-chat__messages").evaluateAll((lists) => lists.map((list) => list.offsetHeight));
    assert.deepEqual(await heights(), [200, 200], "the classic height, however large the window is");
    await person.page.addStyleTag({ content: "lab-chat[name=second] .otree-chat__messages { height: 90px; }" });
    assert.deepEqual(await heights(), [200, 90]);

    await person.page.setViewportSize({ width: 800, height: 250 });
    await lab.does("message", { channel: 2, nickname: "Dr. Ada", body: "Out of sight" });
    await person.page.waitForFunction(() => document.title === "(1) Elsewhere");
    await person.click("1 new message: Second");
    await person.page.waitForFunction(() => document.title === "Elsewhere");
    await person.page.setViewportSize({ width: 1280, height: 720 });

    await lab.does("announced", { nickname: "Dr. Ada", body: "Five minutes left." });
    await person.see("Five minutes left.");
    assert.equal(await person.page.getByText("Five minutes left.").count(), 1, "only one of the boxes shows it");
    await person.click("Close");
    assert.equal(await person.page.getByText("Five minutes left.").count(), 0);

    await lab.does("muted", { participant: 1, channel: 1, until: Date.now() + 60_000 });
    await person.box("Group").root.getByText(/^You can write again in (1:00|0:5\d)$/).waitFor();
    assert.equal(await person.box("Second").input.isEnabled(), true);
    await lab.does("unmuted", { participant: 1, channel: 1 });
    await lab.does("paused", { text: "A short break." });
    await person.see("A short break.");
    assert.equal(await person.page.getByText("A short break.").count(), 2);
    await lab.does("resumed");
    await person.box("Group").isOpen();

    await person.click("Ask the experimenter");
    await person.page.getByRole("dialog").getByRole("textbox").fill("Is this elsewhere?");
    await person.page.keyboard.press("Enter");
    await lab.hears((line) => line.kind === "help_requested" && line.body === "Is this elsewhere?");
    await lab.does("help_answered", { participant: 1, nickname: "Dr. Ada", body: "It is." });
    await person.see("It is.");
    await person.page.keyboard.press("Escape");
    assert.equal(new URL(person.page.url()).search, "", "the form was not submitted");

    await lab.does("removed", { participant: 1, text: "Thank you, that is all." });
    await person.page.getByText("Thank you, that is all.").first().waitFor();
    assert.equal(await person.box("Group").input.isEnabled(), false);
    await lab.does("readmitted", { participant: 1 });
    await person.box("Group").root.getByRole("button", { name: "Let back in? Try again" }).click();
    await person.box("Group").isOpen();
    assert.deepEqual(person.complaints, []);
  } finally {
    await browser.close();
    host.close();
    await lab.close();
  }
});
