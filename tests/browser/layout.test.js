// SPDX-License-Identifier: GPL-3.0-or-later
// The chat has the height that the page leaves free, on every screen, and nothing covers it.

import assert from "node:assert/strict";

import { play, withBrowser } from "./play.js";

withBrowser();

const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

const chats = (count, more = {}) => Array.from({ length: count }, (_, i) => ({
  name: `box${i}`, label: `Box ${i + 1}`, channel: `{{group.id}}-${i}`, ...more,
}));
const study = (count, more = {}) => ({
  name: "laid_out", players_per_group: 2, ...more,
  pages: [{ name: "talk", title: "Talk", ends: "operator", chats: chats(count), ...more.page }, { name: "then", title: "Then", ends: "operator" }],
});

/** Resolves once it is true in the page. The layout may follow in the next frame. */
const becomes = (person, check) => person.page.waitForFunction(check);
const inWindow = () => document.documentElement.scrollHeight <= innerHeight;
const listHeights = (person) => person.page.locator("lab-chat .otree-chat__messages").evaluateAll((lists) => lists.map((list) => list.offsetHeight));
const bottomOf = async (locator) => {
  const { y, height } = await locator.boundingBox();
  return y + height;
};

for (const [name, viewport] of [["a laptop", LAPTOP], ["a large screen", { width: 1920, height: 1080 }], ["a phone", PHONE]]) {
  play(`the only chat of a page fills ${name} down to its lower edge`,
    { study: study(1), participants: 2, places: [1], options: { 1: { viewport } } },
    async ({ P1 }) => {
      await P1.box().isOpen();
      await becomes(P1, inWindow);
      const [height] = await listHeights(P1);
      assert.ok(height > viewport.height / 2, `${height}`);
      const hint = await bottomOf(P1.page.locator("#hint"));
      assert.ok(hint > viewport.height - 24 && hint <= viewport.height, `${hint}`);
    });
}

play("several boxes share the height; where that is too little each is readable and the page scrolls",
  { study: study(2), participants: 2, places: [1], options: { 1: { viewport: { width: 1280, height: 1000 } } } },
  async ({ P1 }) => {
    await P1.box("Box 2").isOpen();
    await becomes(P1, inWindow);
    const [first, second] = await listHeights(P1);
    assert.equal(first, second);
    assert.ok(first > 220, `${first}`);
    await P1.page.setViewportSize(LAPTOP);
    await becomes(P1, () => [...document.querySelectorAll(".otree-chat__messages")].every((list) => list.offsetHeight === 200));
    await P1.page.setViewportSize({ width: 800, height: 300 });
    await becomes(P1, () => [...document.querySelectorAll("lab-chat")].every((box) => box.offsetHeight <= 300));
  });

play("boxes in the text share the height, too, and a long text keeps its size",
  { study: study(1, { page: { body: "talk.md" }, files: { "talk.md": `${"A paragraph.\n\n".repeat(30)}<div><lab-chat name="box0"></lab-chat></div>\n\nAfter it.` } }),
    participants: 2, places: [1], options: { 1: { viewport: LAPTOP } } },
  async ({ P1 }) => {
    await P1.box().isOpen();
    await becomes(P1, () => document.querySelector(".otree-chat__messages").offsetHeight > 300);
    assert.equal(await P1.page.locator("#body p").count(), 31);
    assert.ok(await P1.page.evaluate(() => document.querySelector("lab-chat").offsetHeight < innerHeight), "a whole box fits into the window");
  });

play("boxes that an author has put side by side have the whole height each",
  { study: study(2, { page: { body: "talk.html" }, style: "own.css",
    files: { "talk.html": "<div class='two'><lab-chat name='box0'></lab-chat><lab-chat name='box1'></lab-chat></div>",
      "own.css": ".two { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }" } }),
    participants: 2, places: [1], options: { 1: { viewport: LAPTOP } } },
  async ({ P1 }) => {
    await P1.box("Box 2").isOpen();
    await becomes(P1, inWindow);
    const [first, second] = await listHeights(P1);
    assert.equal(first, second);
    assert.ok(first > LAPTOP.height / 2, `${first}`);
  });

play("above the keyboard of a phone the input stays in sight, and so does the newest message",
  { study: study(1, { page: { body: "talk.md" }, files: { "talk.md": "Please agree on a price between 0 and 10. You have as long as you like.\n\nThen wait." } }),
    participants: 2, places: [1, 2], options: { 1: { viewport: PHONE, hasTouch: true, isMobile: true } } },
  async ({ P1, P2 }) => {
    assert.match(await P1.page.locator("meta[name=viewport]").getAttribute("content"), /interactive-widget=resizes-content/);
    for (let i = 1; i <= 8; ++i) await P2.write(`Number ${i}`);
    await P1.page.getByText("Number 8", { exact: true }).waitFor();
    await P1.input.focus();
    await P1.page.setViewportSize({ width: 390, height: 420 });
    await becomes(P1, () => document.querySelector("lab-chat .labchat-compose").getBoundingClientRect().bottom <= innerHeight);
    const newest = () => {
      const { top, bottom } = [...document.querySelectorAll(".otree-chat__msg")].at(-1).getBoundingClientRect();
      return top >= 0 && bottom <= document.querySelector("lab-chat .labchat-compose").getBoundingClientRect().top;
    };
    await becomes(P1, newest);
    await P1.write("I see it");
    await P2.reads([...Array.from({ length: 8 }, (_, i) => `Number ${i + 1}`), "I see it"]);
    await becomes(P1, newest);
    const leftBelow = () => P1.page.getByRole("log").evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
    assert.ok(await leftBelow() < 1);
    await P1.input.fill("one\ntwo\nthree");
    await P1.page.evaluate(() => dispatchEvent(new Event("resize"))); // measures again
    assert.ok(await leftBelow() < 1, "the list stays at its end");
    await P1.page.setViewportSize({ width: 360, height: 300 });
    await becomes(P1, () => document.querySelector("lab-chat .labchat-compose").getBoundingClientRect().bottom <= innerHeight);
    await P1.page.setViewportSize(PHONE);
    await becomes(P1, inWindow);
    await P1.input.fill("");
    const heightThen = await P1.page.evaluate(() => { // as on an iPhone, whose keyboard covers the page
      Object.defineProperty(visualViewport, "height", { get: () => 440 });
      visualViewport.dispatchEvent(new Event("resize"));
      return document.querySelector("lab-chat .labchat-compose").getBoundingClientRect().bottom;
    });
    assert.ok(heightThen <= 440, `${heightThen}`);
  });

const TWO_AND_A_TEXT = {
  ...study(2, { page: { ends: "timer", duration_s: 600, body: "talk.md" }, files: { "talk.md": "Please agree on a price between 0 and 10.\n\n".repeat(12) } }),
};

for (const viewport of [LAPTOP, { width: 1280, height: 720 }, PHONE]) {
  play(`the countdown stays in sight at ${viewport.width} × ${viewport.height}, and nothing moves for it`,
    { study: TWO_AND_A_TEXT, participants: 2, places: [1], options: { 1: { viewport } } },
    async ({ P1 }) => {
      await P1.box("Box 2").isOpen();
      const countdown = P1.page.getByText(/^Time left 9:\d\d$/);
      const beside = await countdown.boundingBox();
      const height = () => P1.page.evaluate(() => document.documentElement.scrollHeight);
      const before = await height();
      assert.ok(before > viewport.height * 1.3, "the page has to be scrolled");
      await P1.box("Box 2").input.focus();
      await P1.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await becomes(P1, () => {
        const { top, bottom } = document.querySelector("#countdown").getBoundingClientRect();
        return top >= 0 && bottom < 60;
      });
      const { x, width } = await countdown.boundingBox();
      assert.ok(x >= 0 && x + width <= viewport.width);
      assert.equal(await height(), before);
      assert.ok(await bottomOf(P1.page.locator("#countdown")) < (await P1.box("Box 2").input.boundingBox()).y);
      await P1.page.evaluate(() => scrollTo(0, 0));
      await becomes(P1, () => !document.querySelector(".strip--shown"));
      assert.deepEqual((await countdown.boundingBox()).y, beside.y);
    });
}

play("cards above the page are as wide as the page, and a box says who is typing without moving anything",
  { study: study(1, { page: { chats: [{ name: "group", label: "Group", shows: ["typing"] }] } }),
    participants: 2, places: [1, 2], options: { 1: { viewport: LAPTOP }, 2: { viewport: PHONE } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.box().isOpen();
    await P2.box().isOpen();
    await lab.does("announced", { nickname: "Dr. Ada", body: "Five minutes left." });
    for (const person of [P1, P2]) {
      const card = await person.page.locator(".labchat-notice").boundingBox();
      const chat = await person.page.locator("lab-chat").boundingBox();
      assert.ok(Math.abs(card.x - chat.x) < 1 && Math.abs(card.width - chat.width) < 1, `${card.x} ${card.width}, ${chat.x} ${chat.width}`);
    }
    const list = P1.page.getByRole("log");
    const row = P1.input.locator("..");
    const places = async () => [await row.boundingBox(), await list.boundingBox()];
    const quiet = await places();
    assert.ok(Math.abs(await bottomOf(list) - quiet[0].y) < 1, "nothing between the messages and the input");
    await P2.write("The newest");
    await P1.reads(["The newest"]);
    await P2.input.pressSequentially("x");
    const typing = P1.page.getByText("Player 2 is typing…");
    await typing.waitFor();
    assert.deepEqual(await places(), quiet);
    assert.ok(await bottomOf(P1.page.getByText("The newest")) <= (await typing.boundingBox()).y, "does not cover the newest message");
    await typing.waitFor({ state: "detached" });
    assert.deepEqual(await places(), quiet);
    await P2.input.pressSequentially("x");
    await typing.waitFor();
    await lab.does("paused");
    await P1.page.locator(".labchat-status").getByText("The session is paused. It will continue in a moment.", { exact: true }).waitFor();
  });

play("a study's own height wins, for all boxes or by the class",
  { study: study(1, { style: "own.css", files: { "own.css": ":root { --labchat-height: 150px; }\n.otree-chat__input { height: 70px; }" } }),
    participants: 2, places: [1], options: { 1: { viewport: LAPTOP } } },
  async ({ P1 }) => {
    await P1.box().isOpen();
    await P1.input.fill("1\n2\n3\n4");
    assert.deepEqual(await listHeights(P1), [150]);
    assert.equal(await P1.input.evaluate((input) => input.offsetHeight), 70);
  });

for (const viewport of [LAPTOP, PHONE, { width: 800, height: 1000 }]) {
  play(`the talk with the experimenter covers no chat at ${viewport.width} × ${viewport.height}`,
    { study: study(1, { help_line: true }), participants: 2, places: [1], options: { 1: { viewport } } },
    async ({ P1 }) => {
      await P1.box().isOpen();
      await P1.click("Ask the experimenter");
      const dialog = P1.page.getByRole("dialog");
      await dialog.getByRole("textbox").fill("Is it beside the chat?");
      const overlaps = () => {
        const [a, b] = ["dialog", "lab-chat"].map((name) => document.querySelector(name).getBoundingClientRect());
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      };
      assert.equal(await P1.page.evaluate(overlaps), false);
      if (viewport !== PHONE) await becomes(P1, inWindow);
      await P1.write("Meanwhile in the chat");
      await P1.reads(["Meanwhile in the chat"]);
      assert.equal(await P1.page.evaluate(overlaps), false);
      assert.ok(await bottomOf(P1.input.locator("..")) <= viewport.height, "in sight of whoever writes");
      await dialog.getByRole("textbox").press("Enter");
      await dialog.getByText("Is it beside the chat?").waitFor();
      await P1.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      await becomes(P1, inWindow);
    });
}

play("readers know who they are before the first message, in the study's words",
  { study: { ...study(1), pages: [{ name: "talk", title: "Talk", ends: "operator",
    chats: [{ name: "group", label: "Market", nickname: "Trader {{player.id_in_group}}" }] }] },
    participants: 2, places: [1, 2], options: { 2: { locale: "de-DE" } } },
  async ({ P1, P2 }) => {
    await P1.see("You are Trader 1");
    await P2.see("Sie sind Trader 2");
    assert.equal(await P1.page.locator(".otree-chat__msg").count(), 0);
    assert.equal(await P1.page.getByRole("log").innerText(), "");
    await P1.page.getByRole("textbox", { name: "Message: Market", description: "You are Trader 1" }).waitFor();
    await P2.write("Hallo");
    await P1.reads(["Hallo"]);
    assert.ok(await P1.page.getByText("You are Trader 1").isVisible(), "until they have said something themselves");
    await P1.write("Hello");
    await P1.reads(["Hallo", "Hello"]);
    assert.equal(await P1.page.getByText("You are Trader 1").isVisible(), false);
    assert.equal(await P2.page.getByText("Sie sind Trader 2").isVisible(), false);
  });
