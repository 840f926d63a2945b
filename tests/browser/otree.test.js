// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the example apps for oTree in a browser.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

import { Person } from "./browser.js";
import { hasNoComplaints, withSite } from "./examplesite.js";
import { WebProgram } from "./webprogram.js";

const TESTS = fileURLToPath(new URL("../integrations", import.meta.url));

function withOTree(name, script) {
  withSite(name, async (site, browser) => {
    const env = { LABCHAT_SERVER: site.chatAddress, LABCHAT_KEY: site.key.name, LABCHAT_SECRET: site.key.secret };
    const otree = await WebProgram.start(process.env.LABCHAT_PYTHON ?? "/usr/bin/python3", ["-B", "otreesite.py"], { cwd: TESTS, env });
    try {
      site.allow(otree.address);
      const open = async (app, number, round = 1) => {
        const person = await Person.with(browser);
        await person.open(`${otree.address}/${app}/${round}/${number}`);
        return person;
      };
      const enter = async (...place) => {
        const person = await open(...place);
        await person.page.locator(".otree-chat__input:enabled").first().waitFor();
        return person;
      };
      await script(enter, { site, open });
    } finally {
      await otree.stop();
    }
  });
}

/** The box below a heading of the page. */
function under(person, heading) {
  const box = person.box();
  box.root = person.page.locator(`h4:has-text("${heading}") + lab-chat`);
  return box;
}

withOTree("one to one with everybody in the group", async (enter) => {
  const [one, two, three] = [await enter("pairs", 1), await enter("pairs", 2), await enter("pairs", 3)];
  await under(one, "Chat with Player 3").isOpen();
  await under(one, "Chat with Player 3").write("Only for you");
  await under(three, "Chat with Player 1").reads(["Only for you"]);
  await under(two, "Chat with Player 1").isOpen();
  await under(two, "Chat with Player 1").write("And for you");
  await under(one, "Chat with Player 2").reads(["And for you"]);
  await under(three, "Chat with Player 2").reads([]);
  assert.equal(await two.page.evaluate(() => window.submitted), undefined, "Enter does not submit oTree's form");
  await two.click("Next");
  assert.equal(await two.page.evaluate(() => window.submitted), true);
  [one, two, three].forEach(hasNoComplaints);
});

withOTree("across rounds, with the history", async (enter) => {
  const early = await enter("across_rounds", 1, 1);
  await early.write("Where are you?");
  await early.reads(["Where are you?"]);
  const late = await enter("across_rounds", 2, 3);
  await late.reads(["Where are you?"]);
  await late.write("Round 3");
  await early.reads(["Where are you?", "Round 3"]);
});

withOTree("the page's own style wins", async (enter) => {
  const person = await enter("styled", 1);
  await person.write("Hello");
  await person.reads(["Hello"]);
  const style = (selector) => person.page.locator(selector).first().evaluate((element) => [getComputedStyle(element).height, getComputedStyle(element).color, getComputedStyle(element).fontWeight]);
  assert.equal((await style(".otree-chat__messages"))[0], "400px");
  assert.deepEqual((await style(".otree-chat__nickname")).slice(1), ["rgb(0, 0, 192)", "400"]);
  assert.equal(await person.page.locator(".otree-chat").evaluate((box) => box.getBoundingClientRect().width), 400);
});

withOTree("a page without the chat's server says so", async (enter, { site, open }) => {
  await site.kill();
  for (const app of ["several_boxes", "nickname_and_channel"]) {
    const person = await open(app, 1);
    await person.page.locator("lab-chat", { hasText: "The chat cannot be loaded. Please tell the experimenter." }).last().waitFor();
  }
  await site.start();
  await enter("several_boxes", 1);
});
