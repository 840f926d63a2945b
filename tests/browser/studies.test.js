// SPDX-License-Identifier: GPL-3.0-or-later
// Every included study, played in real browsers, and the channels of its messages in the log.

import assert from "node:assert/strict";

import { play, withBrowser } from "./play.js";

withBrowser();

play("group_chat: a group chats among itself", { study: "group_chat", participants: 8, places: [1, 2, 5] }, async ({ P1, P2, P5 }, lab) => {
  await P1.write("Hello, group");
  await P2.reads(["Hello, group"]);
  await P5.write("We are another group");
  await P5.reads(["We are another group"]);
  await P2.write("Hello, Player 1");
  await P1.reads(["Hello, group", "Hello, Player 1"]);
  assert.deepEqual(await P1.nicknames(), ["Player 1 (Me)", "Player 2"]);
  assert.deepEqual(await P5.nicknames(), ["Player 1 (Me)"]);
  assert.equal(await P1.page.locator(".labchat-online").isVisible(), false);
  assert.equal(await P2.page.getByText("is typing…").count(), 0);
  assert.deepEqual(lab.said(), [
    ["1-group_chat-1", "Player 1", "Hello, group"],
    ["1-group_chat-2", "Player 1", "We are another group"],
    ["1-group_chat-1", "Player 2", "Hello, Player 1"],
  ]);
});

play("nickname_and_channel: own names, for the people and for where they talk",
  { study: "nickname_and_channel", participants: 8, places: [1, 2, 5] }, async ({ P1, P2, P5 }, lab) => {
    await P1.box("Team chat").write("Only for us");
    await P2.box("Team chat").reads(["Only for us"]);
    await P5.box("Plaza").write("For all");
    for (const person of [P1, P2, P5]) await person.box("Plaza").reads(["For all"]);
    assert.deepEqual(await P5.box("Team chat").bodies(), []);
    assert.deepEqual(await P2.box("Team chat").nicknames(), ["Member 1 of team 1"]);
    assert.deepEqual(await P1.box("Plaza").nicknames(), ["Citizen 5"]);
    assert.deepEqual(await P5.box("Plaza").nicknames(), ["Citizen 5 (Me)"]);
    assert.deepEqual(lab.said(), [
      ["1-nickname_and_channel-team-1", "Member 1 of team 1", "Only for us"],
      ["1-nickname_and_channel-100", "Citizen 5", "For all"],
    ]);
  });

play("chat_by_role: sellers of all groups see each other, and no buyer does",
  { study: "chat_by_role", participants: 8, places: [1, 2, 3, 4] }, async ({ P1, P2, P3, P4 }, lab) => {
    assert.deepEqual(await Promise.all([P1, P2, P3, P4].map(async (person) => {
      await person.box().isOpen();
      return (await person.headings())[0];
    })), ["Sellers only", "Buyers only", "Sellers only", "Buyers only"]);
    await P1.write("I ask 10");
    await P3.reads(["I ask 10"]);
    await P3.write("So do I");
    await P1.reads(["I ask 10", "So do I"]);
    await P4.write("They agree, I think");
    await P2.reads(["They agree, I think"]);
    assert.deepEqual(await P1.nicknames(), ["Group 1 Seller (Me)", "Group 2 Seller"]);
    assert.deepEqual(await P3.nicknames(), ["Group 1 Seller", "Group 2 Seller (Me)"]);
    assert.deepEqual(await P2.nicknames(), ["Group 2 Buyer"]);
    await P2.see("You are a Buyer in group 1. All Buyers from all groups can chat here. Participants with another role do not see this chat.");
    assert.deepEqual(lab.said(), [
      ["1-chat_by_role-Seller", "Group 1 Seller", "I ask 10"],
      ["1-chat_by_role-Seller", "Group 2 Seller", "So do I"],
      ["1-chat_by_role-Buyer", "Group 2 Buyer", "They agree, I think"],
    ]);
  });

play("across_rounds: the chat goes on between people in different rounds",
  { study: "across_rounds", participants: 4, places: [1, 2, 3] }, async ({ P1, P2, P3 }, lab) => {
    await P1.see("Round 1 of 3");
    await P1.write("Still in the first round");
    await P2.reads(["Still in the first round"]);
    await P1.click("Next");
    await P1.see("Round 2 of 3");
    await P1.reads(["Still in the first round"]);
    await P2.write("I take my time");
    await P1.reads(["Still in the first round", "I take my time"]);
    await P1.write("I am ahead");
    await P2.reads(["Still in the first round", "I take my time", "I am ahead"]);
    await P2.see("Round 1 of 3");
    await P3.write("The other group");
    await P3.reads(["The other group"]);
    assert.deepEqual(lab.said(), [
      ["1-across_rounds-group-1", "Player 1", "Still in the first round"],
      ["1-across_rounds-group-1", "Player 2", "I take my time"],
      ["1-across_rounds-group-1", "Player 1", "I am ahead"],
      ["1-across_rounds-group-2", "Player 1", "The other group"],
    ]);
  });

play("whole_session: everybody, in all groups and rounds",
  { study: "whole_session", participants: 8, places: [1, 4, 8] }, async ({ P1, P4, P8 }, lab) => {
    await P8.write("Anybody here?");
    await P1.reads(["Anybody here?"]);
    await P1.click("Next");
    await P1.see("Round 2 of 2");
    await P1.write("Yes, in the second round");
    for (const person of [P4, P8, P1]) await person.reads(["Anybody here?", "Yes, in the second round"]);
    assert.deepEqual(await P4.nicknames(), ["P8", "P1"]);
    await P1.click("Next");
    await P1.isOn("Finished");
    assert.deepEqual(lab.said(), [
      ["1-whole_session-all", "P8", "Anybody here?"],
      ["1-whole_session-all", "P1", "Yes, in the second round"],
    ]);
  });

play("several_boxes: three chats on a page, each with its own people and names",
  { study: "several_boxes", participants: 8, places: [1, 2, 6] }, async ({ P1, P2, P6 }, lab) => {
    for (const box of ["Your group", "Buyers only", "Everybody"]) {
      await P2.box(box).isOpen();
      await P2.box(box).write(`To: ${box}`);
      await P2.box(box).reads([`To: ${box}`]);
    }
    assert.deepEqual(await P2.headings(), ["Your group", "Buyers only", "Everybody"]);
    assert.deepEqual(await P1.headings(), ["Your group", "Sellers only", "Everybody"]);
    await P1.box("Everybody").reads(["To: Everybody"]);
    await P1.box("Your group").reads(["To: Your group"]);
    await P1.box("Sellers only").reads([]);
    await P6.box("Everybody").reads(["To: Everybody"]);
    await P6.box("Buyers only").reads(["To: Buyers only"]);
    await P6.box("Your group").reads([]);
    assert.deepEqual(await P1.box("Your group").nicknames(), ["Player 2"]);
    assert.deepEqual(await P6.box("Buyers only").nicknames(), ["Group 1 Buyer"]);
    assert.deepEqual(await P6.box("Everybody").nicknames(), ["P2"]);
    const placed = P1.page.locator("#body lab-chat").getByRole("heading");
    assert.deepEqual(await placed.allTextContents(), ["Your group"]);
    const widths = await P1.page.locator("lab-chat").evaluateAll((boxes) => boxes.map((box) => box.offsetWidth));
    assert.deepEqual(new Set(widths).size, 1, "boxes in the text are as wide as those after it");
    assert.deepEqual(lab.said(), [
      ["1-several_boxes-1", "Player 2", "To: Your group"],
      ["1-several_boxes-Buyer", "Group 1 Buyer", "To: Buyers only"],
      ["1-several_boxes-all", "P2", "To: Everybody"],
    ]);
  });

play("pairs: one chat with each of the group, and nobody else sees it",
  { study: "pairs", participants: 8, places: [1, 2, 3, 7] }, async ({ P1, P2, P3, P7 }, lab) => {
    await P3.box("Chat with Player 1").isOpen();
    await P1.box("Chat with Player 3").isOpen();
    assert.deepEqual(await P1.headings(), ["Chat with Player 2", "Chat with Player 3", "Chat with Player 4"]);
    assert.deepEqual(await P3.headings(), ["Chat with Player 1", "Chat with Player 2", "Chat with Player 4"]);
    await P3.box("Chat with Player 1").write("Between us");
    await P1.box("Chat with Player 3").reads(["Between us"]);
    assert.deepEqual(await P1.box("Chat with Player 3").nicknames(), ["Player 3"]);
    await P2.box("Chat with Player 1").write("And between us");
    await P1.box("Chat with Player 2").reads(["And between us"]);
    await P7.box("Chat with Player 1").write("In another group");
    await P7.box("Chat with Player 1").reads(["In another group"]);
    await P2.box("Chat with Player 3").reads([]);
    await P3.box("Chat with Player 2").reads([]);
    await P1.box("Chat with Player 4").reads([]);
    await P1.box("Chat with Player 3").reads(["Between us"]);
    assert.deepEqual(lab.said(), [
      ["1-pairs-1-1-3", "Player 3", "Between us"],
      ["1-pairs-1-1-2", "Player 2", "And between us"],
      ["1-pairs-2-1-3", "Player 3", "In another group"],
    ]);
  });

play("styled: the study's own style sheet and a div around the box decide how it looks",
  { study: "styled", participants: 4, places: [1, 2] }, async ({ P1, P2 }, lab) => {
    await P1.write("In colour");
    await P2.reads(["In colour"]);
    const styleOf = (selector, property) =>
      P2.page.locator(selector).evaluate((element, name) => getComputedStyle(element)[name], property);
    assert.equal(await styleOf(".otree-chat__messages", "height"), "400px");
    assert.equal(await styleOf(".otree-chat__nickname", "color"), "rgb(0, 0, 192)");
    assert.equal(await styleOf(".otree-chat__nickname", "fontWeight"), "700");
    assert.equal(await styleOf(".narrow", "width"), "400px");
    assert.equal(await styleOf(".narrow .otree-chat", "width"), "400px");
    const reply = await P2.page.reload();
    assert.match(reply.headers()["content-security-policy"], /default-src 'self'/);
    assert.doesNotMatch(reply.headers()["content-security-policy"], /unsafe/);
    await P2.reads(["In colour"]);
    assert.equal(await styleOf(".otree-chat__messages", "height"), "400px");
    await P2.page.setViewportSize({ width: 390, height: 844 });
    const widths = await P2.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.equal(widths[0], widths[1], "no sideways scrolling on a phone");
    assert.deepEqual(lab.said(), [["1-styled-1", "Player 1", "In colour"]]);
  });

play("demo: from the start link to Your Choice, and who is there and typing can be seen",
  { study: "demo", participants: 4, places: [2] }, async (people, lab) => {
    const { P2 } = people;
    const P1 = await P2.another(lab.session.session_link);
    await P1.page.waitForURL(lab.session.participant_links[0]);
    people.P1 = P1;
    for (const person of [P1, P2]) {
      await person.isOn("Welcome");
      await person.click("Next");
      await person.isOn("Your Choice");
      await person.box().isOpen();
    }
    await P1.see("2 online");
    await P2.see("2 online");
    assert.equal(await P1.page.locator(".labchat-online").getAttribute("title"), "Online: Player 2 and you");

    const startedAt = Date.now();
    await P2.input.pressSequentially("I put in ten", { delay: 30 });
    const typedForMs = Date.now() - startedAt;
    await P1.see("Player 2 is typing…");
    assert.equal(await P2.page.getByText("is typing…").count(), 0);
    const told = P2.sent.filter((frame) => frame.type === "typing").length;
    assert.ok(told >= 1 && told <= 1 + typedForMs / 2000, `told ${told} times`);
    await P1.page.getByText("Player 2 is typing…").waitFor({ state: "detached" }); // P2 has stopped typing
    await P2.input.press("End");
    await P2.input.pressSequentially("!");
    await P1.see("Player 2 is typing…");
    await P2.input.press("Enter");
    await P1.reads(["I put in ten!"]);
    assert.equal(await P1.page.getByText("Player 2 is typing…").count(), 0);

    await P2.click("Next");
    await P2.isOn("Thank you");
    await P1.see("1 online");
    await P1.click("Next");
    await P1.isOn("Thank you");
    assert.deepEqual(lab.said(), [["1-demo-1", "Player 2", "I put in ten!"]]);
  });
