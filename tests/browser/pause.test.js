// SPDX-License-Identifier: GPL-3.0-or-later
// Countdowns in the participants' pages: they run, are changed, and stop.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Person, launch } from "./browser.js";
import { ModeratedLab } from "./lab.js";
import { play, withBrowser } from "./play.js";

withBrowser();

const HOUR_MS = 3_600_000;
const NEAR_MS = 250;
const TRIES = 5;

const timed = {
  name: "timed",
  players_per_group: 2,
  pages: [
    { name: "talk", title: "Talk", ends: "timer", duration_s: 90, chats: [{ name: "group", label: "Group", limits: { closes_after_s: 80 } }] },
    { name: "results", title: "Results", ends: "participant" },
  ],
};

/** Runs in the page: records when each second was shown, by a clock that cannot be changed. */
function noteSeconds() {
  window.shownAt = {};
  new MutationObserver(() => {
    const shown = document.querySelector(".countdown__time")?.textContent;
    if (shown) window.shownAt[shown] ??= performance.timeOrigin + performance.now();
  }).observe(document.getElementById("countdown"), { childList: true, subtree: true, characterData: true });
}

/**
 * Runs in the page: resolves with the time at which the input closes, or opens again. Waiting for it is cheap: polling
 * 30 pages in each frame would slow them down.
 */
function whenInputIs({ disabled }) {
  const input = document.querySelector("lab-chat .labchat-input");
  const now = () => performance.timeOrigin + performance.now();
  return new Promise((resolve) => {
    if (input.disabled === disabled) resolve(now());
    else new MutationObserver(() => input.disabled === disabled && resolve(now())).observe(input, { attributes: true });
  });
}

const secondsOf = (shown) => shown.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

/** When a page's countdown will end, calculated from the recorded seconds. */
async function endOf(person) {
  await person.page.evaluate(noteSeconds);
  await person.page.waitForFunction(() => Object.keys(window.shownAt).length >= 3);
  const notes = Object.entries(await person.page.evaluate(() => window.shownAt)).slice(1); // the first second had started before
  const ends = notes.map(([shown, at]) => at + secondsOf(shown) * 1000);
  return ends.reduce((sum, end) => sum + end, 0) / ends.length;
}

async function endsOf(...people) {
  const ends = await Promise.all(people.map(endOf));
  assert.ok(Math.max(...ends) - Math.min(...ends) <= NEAR_MS, `the countdowns agree: ${ends.map((end) => Math.round(end - ends[0]))}`);
  return ends;
}

play("while the session is paused the clocks stand still, and then go on with the time that was left, the same in each browser",
  { study: timed, participants: 2, places: [1, 2], options: { 1: { clockAheadMs: HOUR_MS }, 2: { locale: "de-DE" } }, moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.box().isOpen();
    await P2.box().isOpen();
    const until = Date.now() + 90_000; // each has arrived at a different time
    lab.moderate({ kind: "countdown_set", participant: 1, until }, { kind: "countdown_set", participant: 2, until });
    await lab.hears((line) => line.kind === "countdown_set" && line.participant === 2);
    const before = await endsOf(P1, P2);
    await P1.input.fill("half a th");
    const paused = await lab.does("paused", { text: "Please look at the screen in front." });
    await P1.see("The experimenter has paused the session.");
    await P1.see("Please look at the screen in front.");
    await P2.see("Die Versuchsleitung hat die Sitzung unterbrochen.");
    const left = async (person) => (await person.page.locator("#countdown").innerText()).match(/\d+:\d\d$/)[0];
    const stood = await left(P1);
    assert.match(await P1.page.locator("#countdown").innerText(), /^Time left \(stopped\) /);
    assert.equal(Math.abs(secondsOf(stood) - (before[0] - paused.at) / 1000) <= 1.25, true, stood);
    assert.equal(await left(P2), stood);
    for (const person of [P1, P2]) assert.equal(await person.input.isEnabled(), false);
    assert.equal(await P1.input.inputValue(), "half a th");
    await P1.page.waitForTimeout(2500); // long enough for a running countdown to change
    assert.equal(await left(P1), stood);
    await P2.page.reload();
    await P2.see("Die Versuchsleitung hat die Sitzung unterbrochen.");
    assert.equal(await left(P2), stood);

    const resumed = await lab.does("resumed");
    await P1.box().isOpen();
    await P2.box().isOpen();
    assert.equal(await P1.page.getByText("The experimenter has paused the session.").count(), 0);
    const after = await endsOf(P1, P2);
    const stoodForMs = resumed.at - paused.at;
    for (const i of [0, 1]) assert.ok(Math.abs(after[i] - before[i] - stoodForMs) <= NEAR_MS, `${after[i] - before[i]} for ${stoodForMs}`);
    await P1.input.press("Enter");
    await P2.reads(["half a th"]);
  });

play("the operator starts, extends, shortens and ends countdowns",
  { study: timed, participants: 2, places: [1, 2], moderated: true },
  async ({ P1, P2 }, lab) => {
    await P1.page.getByText(/^Time left 1:(30|2\d)$/).waitFor();
    await lab.does("countdown_set", { participant: 1, until: Date.now() + 300_000 });
    await P1.page.getByText(/^Time left (5:00|4:5\d)$/).waitFor();
    await P1.page.locator("#announcer", { hasText: "The experimenter has changed the time. Time left:" }).waitFor({ state: "attached" });
    await P2.page.getByText(/^Time left 1:\d\d$/).waitFor();
    await lab.does("countdown_set", { participant: 1, until: 0 });
    await P1.page.locator("#countdown").waitFor({ state: "hidden" });
    await lab.does("countdown_set", { participant: 1, until: -1 });
    await P1.page.getByText(/^Time left 1:\d\d$/).waitFor();
    await lab.does("countdown_set", { channel: 1, until: Date.now() + 3000 });
    await P2.page.getByText(/^Closes in 0:0[1-3]$/).waitFor();
    for (const person of [P1, P2]) await person.see("The time for this chat is over.");
    await lab.does("countdown_set", { participant: 1, until: Date.now() + 1500 });
    await P1.isOn("Results");
    await lab.does("countdown_set", { participant: 1, until: Date.now() + 3000 });
    await P1.page.getByText(/^Time left 0:0[1-3]$/).waitFor();
    await lab.does("paused");
    const next = P1.page.getByRole("button", { name: "Next" });
    await P1.see("The experimenter has paused the session.");
    assert.equal(await next.getAttribute("aria-disabled"), "true");
    await next.click({ force: true });
    await lab.does("resumed");
    await P1.isOn("Finished");
    assert.equal(P1.sent.filter(({ type }) => type === "advance").length, 0);
  });

test("“pause all” stops 30 browsers within half a second", async (t) => {
  const crowd = { name: "crowd", pages: [{ name: "talk", title: "Talk", ends: "operator", chats: [{ name: "all", label: "All" }] }] };
  const lab = new ModeratedLab(crowd, 30);
  const browser = await launch();
  try {
    await lab.start();
    const people = [];
    for (const link of lab.session.participant_links) {
      const person = await Person.with(browser, { viewport: { width: 480, height: 480 } });
      await person.open(link);
      await person.box().isOpen();
      people.push(person);
    }
    /** When each input changed, in ms after the command, the earliest first. */
    const tookMs = async (kind, disabled) => {
      const times = people.map(({ page }) => page.evaluate(whenInputIs, { disabled }));
      await Promise.all(people.map(({ page }) => page.evaluate(() => 0))); // now each page observes its input
      const askedAt = performance.timeOrigin + performance.now();
      lab.moderate({ kind });
      return (await Promise.all(times)).map((at) => Math.round(at - askedAt)).sort((a, b) => a - b);
    };
    // The median of several runs, because a disk may be slow now and then.
    const lasts = [];
    for (let i = 0; i < TRIES; i++) {
      const took = await tookMs("paused", true);
      t.diagnostic(`from the wish to the inputs: the first ${took[0]} ms, median ${took[15]} ms, the last ${took.at(-1)} ms`);
      lasts.push(took.at(-1));
      await tookMs("resumed", false);
    }
    lasts.sort((a, b) => a - b);
    assert.ok(lasts[(TRIES - 1) / 2] <= 500, `${lasts}`);
    for (const { complaints } of people) assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
    await lab.close();
  }
});
