// SPDX-License-Identifier: GPL-3.0-or-later
// Designs of experiments: rounds, treatments, tables of participants, waiting, groups by arrival, and choices, in real browsers.

import assert from "node:assert/strict";

import { play, withBrowser } from "./play.js";

withBrowser();

const byRound = {
  name: "by_round",
  num_rounds: 3,
  players_per_group: 2,
  pages: [
    { name: "welcome", title: "Welcome", rounds: "first" },
    { name: "talk", title: "Talk", ends: "timer", duration_s: [4, 1000, 900], body: ["first.md", "later.md", "later.md"], chats: [{ name: "group" }] },
    { name: "results", title: "Results", rounds: ["last"] },
  ],
  files: { "first.md": "The long round.", "later.md": "Round {{round_number}}{{#round.last}}, the last one{{/round.last}}." },
};

play("pages, texts and durations differ between the rounds", { study: byRound, participants: 2, places: [1] }, async ({ P1 }) => {
  await P1.isOn("Welcome");
  await P1.click("Next");
  await P1.isOn("Talk");
  await P1.see("The long round.");
  await P1.page.getByText(/^Time left 0:0[0-4]$/).waitFor();
  await P1.see("Round 2.");
  await P1.isOn("Talk"); // without a welcome
  await P1.page.getByText(/^Time left 16:/).waitFor();
});

const treated = {
  name: "treated",
  players_per_group: 2,
  seed: 1,
  roles: ["Seller", "Buyer"],
  treatments: {
    assign_to: "groups",
    how: "in_order",
    values: [{ name: "low", price: 5, most: 1 }, { name: "high", price: 9, most: 2 }],
  },
  pages: [{
    name: "talk", title: "Talk", ends: "operator", body: "talk.md",
    chats: [
      { name: "group", label: "Price {{treatment.price}}", nickname: "{{treatment.name}} {{player.role}}", limits: { max_messages: "{{treatment.most}}" } },
      { name: "buyers", label: "Buyers only", channel: "buyers", show_to: ["Buyer"] },
      { name: "high", label: "Only high", channel: "high", show_to: { treatment: "high" } },
    ],
  }],
  files: { "talk.md": "The price is {{treatment.price}}.\n\n<lab-chat name=\"high\"></lab-chat>\n\nThe end{{#treatment.is_high}}!{{/treatment.is_high}}" },
};

play("a treatment changes texts, names, limits and chats, and roles see their own chats",
  { study: treated, participants: 4, places: [1, 2, 3] }, async ({ P1, P2, P3 }, lab) => {
    await P1.see("The price is 5.");
    await P3.see("The price is 9.");
    await P3.see("The end!");
    await P1.box("Price 5").isOpen();
    await P2.box("Buyers only").isOpen();
    await P3.box("Only high").isOpen();
    assert.deepEqual(await P1.headings(), ["Price 5"]);
    assert.deepEqual(await P2.headings(), ["Price 5", "Buyers only"]);
    assert.deepEqual(await P3.headings(), ["Only high", "Price 9"]);
    await P1.box("Price 5").write("One");
    await P2.box("Price 5").reads(["One"]);
    assert.deepEqual(await P2.box("Price 5").nicknames(), ["low Seller"]);
    await P1.box("Price 5").write("Two");
    await P1.see("Not sent. You have sent all the messages that you may send here.");
    await P3.box("Price 9").write("One");
    await P3.box("Price 9").write("Two");
    await P3.box("Price 9").reads(["One", "Two"]);
    const [created] = lab.records("events");
    assert.deepEqual(JSON.parse(created.detail), { seed: 1, treatments_of_groups: ["low", "high"] });
    assert.deepEqual(lab.records("messages").map(({ body, treatment }) => [body, treatment]), [["One", "low"], ["One", "high"], ["Two", "high"]]);
  });

const known = {
  name: "known",
  players_per_group: 2,
  participants: "participants.csv",
  pages: [{ name: "talk", title: "Talk", ends: "operator", body: "talk.md", chats: [{ name: "group" }] }],
  files: {
    "participants.csv": "label;value;nickname\r\nAB12;17;Red <b>\r\nCD34;4;Blue\r\n",
    "talk.md": "Your value is {{participant.value}}, {{participant.nickname}}.",
  },
};

play("a table gives participants their values and names", { study: known, participants: 2, places: [1, 2] }, async ({ P1, P2 }, lab) => {
  await P1.see("Your value is 17, Red <b>.");
  await P2.see("Your value is 4, Blue.");
  await P1.write("Hello");
  await P2.reads(["Hello"]);
  assert.deepEqual(await P2.nicknames(), ["Red <b>"]);
  const [message] = lab.records("messages");
  assert.equal(message.participant_label, "AB12");
});

const waiting = {
  name: "waiting",
  players_per_group: 2,
  pages: [
    { name: "prepare", title: "Prepare", ends: "group", chats: [{ name: "group" }],
      waiting: { body: "wait.md", chats: true, timeout_s: 6 } },
    { name: "after", title: "After", ends: "operator" },
  ],
  files: { "wait.md": "The other one is still reading." },
};

play("who waits can chat, and goes on after a time", { study: waiting, participants: 2, places: [1, 2] }, async ({ P1, P2 }) => {
  await P1.isOn("Prepare");
  await P1.box().isOpen();
  await P1.click("I’m ready");
  await P1.see("The other one is still reading.");
  await P1.page.getByText(/^Time left 0:0[0-6]$/).waitFor();
  await P1.write("Are you there?");
  await P2.reads(["Are you there?"]);
  await P1.isOn("After");
  await P2.isOn("Prepare");
  await P2.click("I’m ready"); // nobody is missing any more
  await P2.isOn("After");
});

const arrival = {
  name: "arrival",
  players_per_group: 2,
  roles: ["Seller", "Buyer"],
  pages: [
    { name: "read", title: "Read this" },
    { name: "lobby", title: "Please wait", body: "lobby.md", group_by_arrival: true,
      waiting: { timeout_s: 8, end_body: "alone.md" } },
    { name: "talk", title: "Talk", ends: "operator", body: "talk.md", chats: [{ name: "group" }] },
  ],
  files: { "lobby.md": "You go on when somebody comes.", "talk.md": "You are the {{player.role}}.", "alone.md": "Nobody came. Thank you!" },
};

play("groups are made of those who come first, and who is alone goes to the end",
  { study: arrival, participants: 4, places: [1, 2, 4] }, async ({ P1, P2, P4 }, lab) => {
    await P4.click("Next");
    await P4.isOn("Please wait");
    await P4.see("You go on when somebody comes.");
    assert.equal(await P4.page.getByRole("button").count(), 0);
    await P2.click("Next");
    await P4.see("You are the Seller.");
    await P2.see("You are the Buyer.");
    await P4.write("First!");
    await P2.reads(["First!"]);
    await P4.page.reload();
    await P4.reads(["First!"]);
    assert.deepEqual(await P4.nicknames(), ["Player 1 (Me)"]);
    await P1.isOn("Read this");
    await P1.click("Next");
    await P1.isOn("Please wait");
    await P1.page.getByText(/^Time left 0:0[0-8]$/).waitFor();
    await P1.see("Nobody came. Thank you!");
    await P1.page.reload();
    await P1.see("Nobody came. Thank you!");
    const [formed] = lab.records("events").filter(({ kind }) => kind === "group_formed");
    assert.deepEqual(JSON.parse(formed.detail).participants, [1, 2]);
    const [first] = lab.records("messages");
    assert.deepEqual([first.id_in_session, first.person, first.role], ["1", "4", "Seller"]);
  });

const choosing = {
  name: "choosing",
  pages: [
    { name: "decide", title: "Decide", ends: "participant", body: "decide.html", chats: [{ name: "all" }] },
    { name: "after", title: "After", ends: "operator" },
  ],
  files: {
    "decide.html": `<p>Decide.</p>
      <lab-choice name="offer" type="number" min="0" max="10" step="0.5" label="Your offer <img src=x>" required></lab-choice>
      <lab-choice name="accept" type="one-of" options="accept|reject" label="Do you accept?"></lab-choice>
      <lab-choice name="why" label="Why?" change="yes"></lab-choice>`,
  },
};

const explained = {
  name: "explained",
  pages: [{ name: "decide", title: "Decide", ends: "participant", body: "decide.html" }],
  files: {
    "decide.html": `<lab-choice name="offer" type="number" min="0" max="10" step="0.5" label="Your offer" required></lab-choice>
      <lab-choice name="number" type="number" min="1" step="1" change="yes"></lab-choice>
      <lab-choice name="accept" type="one-of" options="accept|reject" label="Do you accept?" required></lab-choice>
      <lab-choice name="why" label="Why?" maxlength="300"></lab-choice>`,
  },
};

play("what a choice accepts, whether it is required and whether it is final is on the page in words, and belongs to the field",
  { study: explained, participants: 2, places: [1, 2], options: { 2: { locale: "de-DE" } } },
  async ({ P1, P2 }) => {
    const field = (person, role, name, description) => person.page.getByRole(role, { name, description }).waitFor();
    await field(P1, "spinbutton", "Your offer", "Required. From 0 to 10. In steps of 0.5. Your answer cannot be changed afterwards.");
    await field(P1, "spinbutton", "number", "At least 1. Whole numbers only. You can change your answer until you leave this page.");
    await field(P1, "radiogroup", "Do you accept?", "Required. Your answer cannot be changed afterwards.");
    await field(P1, "textbox", "Why?", "At most 300 characters. Your answer cannot be changed afterwards.");
    await field(P2, "spinbutton", "Your offer", "Pflichtangabe. Von 0 bis 10. In Schritten von 0,5. Ihre Antwort kann später nicht geändert werden.");
    for (const rules of await P1.page.locator(".choice__rules").all()) assert.ok(await rules.isVisible());
    const middles = await P1.page.locator(".choice__line").first().locator("> *").evaluateAll((all) => all.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return (top + bottom) / 2;
    }));
    assert.ok(Math.abs(middles[0] - middles[1]) < 1, `a button is beside its words: ${middles}`);
    const required = await P1.page.locator("[aria-required=true]").evaluateAll((fields) => fields.map((one) => one.closest("lab-choice").getAttribute("name")));
    assert.deepEqual(required, ["offer", "accept"]);
    const offer = P2.page.locator("lab-choice[name=offer]");
    await offer.getByRole("spinbutton").fill("4.5");
    await P2.click("Weiter");
    await offer.getByText("Bitte senden Sie zuerst Ihre Antwort ab: „Your offer“").waitFor();
    await offer.getByRole("button").click();
    await offer.getByText("Ihre Antwort ist gespeichert: 4,5").waitFor();
    assert.equal(await offer.locator(".choice__rules").isVisible(), false);
    await P2.click("Weiter");
    await P2.page.locator("lab-choice[name=accept]").getByText("Bitte antworten Sie zuerst: „Do you accept?“").waitFor();
    assert.ok(await P2.page.getByLabel("accept", { exact: true }).evaluate((option) => option === document.activeElement));
    const why = P1.page.locator("lab-choice[name=why]");
    await why.getByRole("button").click();
    await why.getByText("Please enter an answer.").waitFor();
  });

play("a choice is checked, stored once, and asked for", { study: choosing, participants: 2, places: [1, 2], options: { 2: { locale: "de-DE" } } },
  async ({ P1, P2 }, lab) => {
    const offer = P1.page.locator("lab-choice[name=offer]");
    await offer.waitFor();
    assert.equal(await P1.page.locator("lab-choice img").count(), 0);
    await P1.click("Next");
    const question = "Please answer first: “Your offer <img src=x>”";
    await P1.page.locator("#problem").getByText(question, { exact: true }).waitFor();
    await offer.getByText(question, { exact: true }).waitFor();
    assert.ok(await offer.getByRole("spinbutton").evaluate((field) => field === document.activeElement));
    assert.equal(await offer.getByRole("spinbutton").getAttribute("aria-invalid"), "true");
    await P1.isOn("Decide");
    await offer.getByRole("spinbutton").fill("11");
    await offer.getByRole("button").click(); // the browser says what is wrong
    assert.equal(await offer.locator(".choice__stored").isVisible(), false);
    await offer.getByRole("spinbutton").fill("4.5");
    await offer.getByRole("button").click();
    await offer.getByText("Your answer is stored: 4.5").waitFor();
    assert.equal(await offer.getByRole("spinbutton").isEnabled(), false);
    assert.equal(await offer.getByRole("button").count(), 0);

    await P1.page.reload();
    await offer.getByText("Your answer is stored: 4.5").waitFor();

    const accept = P1.page.locator("lab-choice[name=accept]");
    await accept.getByLabel("reject").check();
    await accept.getByRole("button").click();
    await accept.getByText("Your answer is stored: reject").waitFor();

    const why = P1.page.locator("lab-choice[name=why]");
    await why.getByRole("textbox").fill("Because <i>I</i> can");
    await why.getByRole("textbox").press("Enter");
    await why.getByText("Your answer is stored: Because <i>I</i> can").waitFor();
    await why.getByRole("textbox").fill("No reason");
    await why.getByRole("button", { name: "Change answer" }).click();
    await why.getByText("Your answer is stored: No reason").waitFor();

    const angebot = P2.page.locator("lab-choice[name=offer]");
    await angebot.getByRole("spinbutton").fill("1");
    await angebot.getByRole("button", { name: "Antwort absenden" }).click();
    await angebot.getByText("Ihre Antwort ist gespeichert: 1").waitFor();

    await P1.click("Next");
    await P1.isOn("After");
    assert.deepEqual(lab.records("choices").map((row) => [row.id_in_session, row.page, row.choice, row.value]), [
      ["1", "decide", "offer", "4.5"],
      ["1", "decide", "accept", "reject"],
      ["1", "decide", "why", "Because <i>I</i> can"],
      ["1", "decide", "why", "No reason"],
      ["2", "decide", "offer", "1"],
    ]);
  });
