// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes that scripts of the page add, take out, put back and close.

import assert from "node:assert/strict";

import { Box, Person } from "./browser.js";
import { withSystem } from "./othersystem.js";

/** Two people with a box each; the page has as many boxes as its address says. */
function withBoxes(name, script) {
  withSystem(name, async (system, browser) => {
    system.page = (url) => {
      const count = Number(url.searchParams.get("boxes") ?? 1);
      const boxes = Array.from({ length: count }, (_, i) => `<lab-chat id="box${i}" ticket="${system.sign({ sub: url.searchParams.get("who"), channel: `c${i}` })}"></lab-chat>`);
      return `<!DOCTYPE html><title>Boxes</title><script type="module" src="${system.chatAddress}/labchat.js"></script>${boxes.join("")}`;
    };
    const anna = await Person.with(browser);
    const ben = await Person.with(browser);
    await anna.open(`${system.address}/?who=anna`);
    await ben.open(`${system.address}/?who=ben`);
    const boxOf = (person, selector = "#box0") => new Box(person.page.locator(selector));
    await boxOf(anna).isOpen();
    await boxOf(ben).isOpen();
    await script({ system, anna, ben, boxOf });
  });
}

withBoxes("a box that comes later with the same ticket has the whole history", async ({ anna, ben, boxOf }) => {
  await boxOf(ben).write("first");
  await boxOf(anna).reads(["first"]);
  await anna.page.evaluate(() => {
    const later = document.createElement("lab-chat");
    later.id = "later";
    later.setAttribute("ticket", document.querySelector("#box0").getAttribute("ticket"));
    document.body.append(later);
  });
  await boxOf(anna, "#later").isOpen();
  await boxOf(anna, "#later").reads(["first"]);
  await boxOf(anna, "#later").write("second");
  await boxOf(anna).reads(["first", "second"]);
  await boxOf(ben).reads(["first", "second"]);
});

withBoxes("a page that draws its boxes anew loses nothing", async ({ anna, ben, boxOf }) => {
  await boxOf(ben).write("first");
  await boxOf(anna).reads(["first"]);
  await anna.page.evaluate(() => { document.body.innerHTML = document.querySelector("#box0").outerHTML; });
  await boxOf(anna).isOpen();
  await boxOf(anna).reads(["first"]);
  await boxOf(ben).write("second");
  await boxOf(anna).reads(["first", "second"]);
});

withBoxes("a box that was out of the page has what was said meanwhile", async ({ anna, ben, boxOf }) => {
  await boxOf(ben).write("first");
  await boxOf(anna).reads(["first"]);
  await anna.page.evaluate(() => {
    window.kept = document.querySelector("#box0");
    window.kept.remove();
  });
  await boxOf(ben).write("second");
  await boxOf(ben).reads(["first", "second"]);
  await anna.page.evaluate(() => document.body.append(window.kept));
  await boxOf(anna).reads(["first", "second"]);
  assert.deepEqual(await anna.page.evaluate(() => window.kept.messages.map(({ body }) => body)), ["first", "second"]);
  await boxOf(anna).write("third");
  await boxOf(ben).reads(["first", "second", "third"]);
});

withBoxes("a wrong ticket and then the right one again", async ({ anna, ben, boxOf }) => {
  await boxOf(ben).write("first");
  await boxOf(anna).reads(["first"]);
  await anna.page.evaluate(() => {
    const box = document.querySelector("#box0");
    window.right = box.getAttribute("ticket");
    box.setAttribute("ticket", "a.b.c");
  });
  await anna.page.getByText("This chat’s ticket is not valid.").first().waitFor();
  await anna.page.evaluate(() => document.querySelector("#box0").setAttribute("ticket", window.right));
  await boxOf(anna).isOpen();
  await boxOf(anna).reads(["first"]);
});

withBoxes("a box that is closed says nothing more, although another one has its ticket", async ({ anna, ben, boxOf }) => {
  const said = await anna.page.evaluate(() => {
    const box = document.querySelector("#box0");
    const other = box.cloneNode();
    other.id = "other";
    document.body.append(other);
    window.heard = [];
    box.addEventListener("labchat-closed", (event) => window.heard.push(event.detail.code));
    box.close();
    return box.send("after the end");
  });
  assert.equal(said, false);
  assert.deepEqual(await anna.page.evaluate(() => window.heard), ["closed"]);
  await boxOf(anna, "#other").isOpen();
  await boxOf(anna, "#other").write("still here");
  await boxOf(ben).reads(["still here"]);
});

withBoxes("a page with eighty boxes opens all of them", async ({ system, anna, boxOf }) => {
  await anna.open(`${system.address}/?who=anna&boxes=80`);
  await anna.page.waitForFunction(() => document.querySelectorAll("lab-chat .otree-chat__input:enabled").length === 80, null, { timeout: 30_000 });
  await boxOf(anna, "#box79").write("the last one");
  await boxOf(anna, "#box79").reads(["the last one"]);
});
