// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a message: lines, input methods, the keyboards of phones, and what becomes of it in the log.

import assert from "node:assert/strict";

import { play, withBrowser } from "./play.js";

withBrowser();

const heightOf = (locator) => locator.evaluate((element) => element.offsetHeight);
const posts = (person) => person.sent.filter(({ type }) => type === "post").map(({ body }) => body);

async function writeLines(person, lines) {
  for (const [i, line] of lines.entries()) {
    if (i > 0) await person.input.press("Shift+Enter");
    await person.input.pressSequentially(line);
  }
}

play("the input grows up to five lines, Shift+Enter breaks the line, and everybody gets the lines as they were typed",
  { study: "group_chat", participants: 8, places: [1, 2], options: { 1: { viewport: { width: 1366, height: 768 } } } },
  async ({ P1, P2 }, lab) => {
    await P1.box().isOpen();
    const one = await heightOf(P1.input);
    assert.equal(one, await heightOf(P1.page.locator(".otree-chat__btn-send")));
    const heights = [];
    await P1.input.focus();
    for (const line of ["1", "2", "3", "4", "5", "6", "7"]) {
      if (line !== "1") await P1.input.press("Shift+Enter");
      await P1.input.pressSequentially(line);
      heights.push(await heightOf(P1.input));
      const { y, height } = await P1.input.locator("..").boundingBox();
      assert.ok(y + height <= 768, "the page does not grow out of the window");
    }
    assert.equal(heights[0], one);
    for (let i = 1; i < 5; ++i) assert.ok(heights[i] > heights[i - 1] + 10, `${heights}`);
    assert.equal(heights[6], heights[4], "no more than five lines");
    await P1.input.press("Enter");
    assert.equal(await heightOf(P1.input), one);
    await P2.reads(["1\n2\n3\n4\n5\n6\n7"]);
    const shown = await heightOf(P2.page.locator(".otree-chat__body"));
    const words = await P2.page.locator(".otree-chat__body").evaluate((body) => parseFloat(getComputedStyle(body).lineHeight));
    assert.ok(Math.abs(shown - 7 * words) < words, "seven lines");

    await writeLines(P2, ["  two", "", "lines "]);
    await P2.input.press("Enter");
    await P1.reads(["1\n2\n3\n4\n5\n6\n7", "  two\n\nlines "]);
    assert.deepEqual(lab.said(), [
      ["1-group_chat-1", "Player 1", "1\n2\n3\n4\n5\n6\n7"],
      ["1-group_chat-1", "Player 2", "  two\n\nlines "],
    ]);
    await P2.page.reload();
    await P2.reads(["1\n2\n3\n4\n5\n6\n7", "  two\n\nlines "]);
  });

play("a long line and a draft that comes back make the input as high as they need",
  { study: "group_chat", participants: 8, places: [1] },
  async ({ P1 }) => {
    await P1.box().isOpen();
    const one = await heightOf(P1.input);
    await P1.input.fill("many words ".repeat(40));
    const many = await heightOf(P1.input);
    assert.ok(many > one * 1.8);
    await P1.page.reload();
    await P1.box().isOpen();
    await P1.page.waitForFunction((height) => document.querySelector(".otree-chat__input").offsetHeight === height, many);
    await P1.page.setViewportSize({ width: 390, height: 844 });
    await P1.page.waitForFunction((height) => document.querySelector(".otree-chat__input").offsetHeight > height, many);
    await P1.input.fill("");
    assert.ok(await heightOf(P1.input) < many);
    assert.equal(await P1.input.getAttribute("enterkeyhint"), "send");
  });

play("an Enter that belongs to an input method sends nothing; a phone's Enter without a name sends",
  { study: "group_chat", participants: 8, places: [1, 2] },
  async ({ P1, P2 }) => {
    await P1.input.fill("にほん");
    const press = (how) => P1.input.evaluate((input, { type, keyCode = 0, ...more }) => {
      const Kind = type === "beforeinput" ? InputEvent : KeyboardEvent;
      const event = new Kind(type, { bubbles: true, cancelable: true, ...more });
      if (keyCode) Object.defineProperty(event, "keyCode", { value: keyCode });
      return input.dispatchEvent(event);
    }, how);
    assert.ok(await press({ type: "keydown", key: "Enter", isComposing: true }), "the browser may do with it what it does");
    assert.ok(await press({ type: "keydown", key: "Enter", keyCode: 229 }));
    assert.ok(await press({ type: "keydown", key: "Enter", shiftKey: true }));
    assert.ok(await press({ type: "beforeinput", inputType: "insertLineBreak" }), "Shift+Enter breaks the line");
    assert.deepEqual(posts(P1), []);
    assert.equal(await P1.input.inputValue(), "にほん");

    assert.ok(await press({ type: "keydown", key: "Unidentified", keyCode: 229 }));
    assert.ok(await press({ type: "beforeinput", inputType: "insertText", data: "!" }));
    assert.ok(!(await press({ type: "beforeinput", inputType: "insertLineBreak" })));
    await P2.reads(["にほん"]);
    await P1.input.press("Control+Enter");
    assert.equal(posts(P1).length, 1);
  });

play("the limits count line breaks, and a message of line breaks alone is not sent",
  { study: { name: "short", players_per_group: 2, pages: [{ name: "talk", title: "Talk", ends: "operator",
    chats: [{ name: "group", limits: { max_characters: 5 } }] }] }, participants: 2, places: [1, 2] },
  async ({ P1, P2 }, lab) => {
    await writeLines(P1, ["ab", "", "cd"]);
    await P1.see("1 character too many");
    await P1.input.press("Enter");
    await P1.see("This message is too long. Please shorten it.");
    await P1.input.press("Backspace");
    await P1.input.press("Enter");
    await P2.reads(["ab\n\nc"]);
    await writeLines(P1, ["", "", ""]);
    await P1.input.press("Enter");
    await P1.see("There is nothing to send: the message contains only spaces.");
    assert.deepEqual(lab.said(), [["1-short-1", "Player 1", "ab\n\nc"]]);
  });
