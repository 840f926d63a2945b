// SPDX-License-Identifier: GPL-3.0-or-later
// Links: within the text of a page, in messages, and what a browser's translation may touch.

import assert from "node:assert/strict";

import { play, withBrowser } from "./play.js";

withBrowser();

const talk = (more, chat = {}) => ({
  name: "linked", players_per_group: 2, ...more,
  pages: [{ name: "talk", title: "Talk", ends: "participant", chats: [{ name: "group", label: "Group", ...chat }], ...more.page }],
});

const rules = `[To the rules](#the-rules), [to the middle](#next), [to the notes](#größe), [to the top](#), [elsewhere](https://example.org/)

<lab-chat name="group"></lab-chat>

${"A paragraph.\n\n".repeat(60)}
## Next

${"A paragraph.\n\n".repeat(60)}
## The rules

Be kind.

<details><summary>More</summary><h3>Größe</h3></details>`;

play("a link to a heading scrolls there, in the same tab, and the half-written message stays",
  { study: talk({ page: { body: "talk.md" }, files: { "talk.md": rules } }), participants: 2, places: [1] },
  async ({ P1 }) => {
    await P1.input.fill("half a mess");
    const { context } = P1;
    for (const [how, link, heading] of [["left", "To the rules", "The rules"], ["left", "to the middle", "Next"], ["middle", "To the rules", "The rules"],
      ["left", "to the notes", "Größe"]]) {
      await P1.page.getByRole("link", { name: link, exact: true }).click({ button: how });
      await P1.page.waitForFunction((words) => {
        const found = [...document.querySelectorAll("h1, h2, h3")].find((one) => one.textContent === words);
        const { top, bottom } = found.getBoundingClientRect();
        return top > 0 && bottom <= innerHeight && document.activeElement === found;
      }, heading);
    }
    await P1.page.getByRole("link", { name: "to the top" }).click();
    await P1.page.waitForFunction(() => scrollY === 0);
    const outside = P1.page.getByRole("link", { name: "elsewhere" });
    assert.equal(await outside.getAttribute("target"), "_blank");
    assert.match(await outside.getAttribute("rel"), /noopener/);
    assert.equal(context.pages().length, 1, "no other tab");
    assert.equal(new URL(P1.page.url()).hash, "");
    assert.equal(await P1.input.inputValue(), "half a mess");
    await P1.write("half a message");
    await P1.reads(["half a message"]);
    await P1.page.locator("button#next").click(); // a heading has the same id
    await P1.isOn("Finished");
  });

play("links in messages can be clicked where the study says so, and only those of the web; a click is logged",
  { study: talk({}, { shows: ["links"] }), participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    const own = `http://127.0.0.1:${lab.port}/healthz`;
    const body = `See ${own}, <b>HTTPS://example.org/a_(b)</b> (http://example.org/x?y=1&z=%20#w). Not javascript:alert(1), http://, data:text/html,x`;
    await P2.write(body);
    await P1.reads([body]);
    const links = P1.page.locator(".otree-chat__body a");
    assert.deepEqual(await links.allTextContents(), [own, "HTTPS://example.org/a_(b)", "http://example.org/x?y=1&z=%20#w"]);
    assert.deepEqual(await links.evaluateAll((all) => all.map(({ target, rel }) => [target, rel])), Array(3).fill(["_blank", "noopener noreferrer"]));
    const [tab] = await Promise.all([P1.context.waitForEvent("page"), links.first().click()]);
    await tab.waitForLoadState();
    assert.equal(tab.url(), own);
    assert.equal(await tab.evaluate(() => window.opener), null);
    const { detail, participant, channel } = await lab.hears(({ kind }) => kind === "link_clicked");
    assert.deepEqual([participant, channel, detail], [1, 1, { message: await lab.seqOf(body), url: own }]);
    await P1.page.bringToFront();
    await P1.page.reload();
    await P1.reads([body]);
    assert.equal(await links.count(), 3);
    await lab.does("message_hidden", { channel: 1, message: await lab.seqOf(body) });
    await P1.see("The experimenter has hidden this message.");
    assert.equal(await links.count(), 0);
  });

play("by default addresses in messages are text, and a browser must not translate what people said",
  { study: talk({ help_line: true }), participants: 2, places: [1, 2] },
  async ({ P1, P2 }) => {
    await P2.write("See http://127.0.0.1/");
    await P1.reads(["See http://127.0.0.1/"]);
    assert.equal(await P1.page.locator(".otree-chat__body a").count(), 0);
    for (const list of await P1.page.locator(".labchat-log").all()) {
      assert.equal(await list.getAttribute("translate"), "no");
      assert.match(await list.getAttribute("class"), /notranslate/);
    }
    assert.equal(await P1.page.locator(".labchat-log").count(), 2);
  });

play("a study may let browsers translate",
  { study: talk({ translate: true, help_line: true }), participants: 2, places: [1] },
  async ({ P1 }) => {
    await P1.box().isOpen();
    await P1.page.waitForFunction(() => document.querySelectorAll(".labchat-log[translate=yes]:not(.notranslate)").length === 2);
  });
