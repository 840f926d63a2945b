// SPDX-License-Identifier: GPL-3.0-or-later
// Plays a study: the program runs it, people take some of its places, and no page reports an error.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Person, launch } from "./browser.js";
import { Lab, ModeratedLab } from "./lab.js";

let browser;

/** Call it once in each test file: all its tests share a browser. */
export function withBrowser() {
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());
}

/**
 * @param {string} name  what the test shows
 * @param {{study: string|object, participants: number, places: number[], options?: Object<number, object>, moderated?: boolean}} setting
 *   options: of each browser, by place; moderated: the lab is a ModeratedLab
 * @param {(people: Object<string, Person>, lab: Lab) => Promise<void>} script  people are named P1, P2, … after their place
 */
export function play(name, { study, participants, places, options = {}, moderated = false }, script) {
  test(name, async () => {
    const lab = new (moderated ? ModeratedLab : Lab)(study, participants);
    const people = {};
    try {
      await lab.start();
      const sitDown = async (place) => {
        const { clockAheadMs = 0, ...browserOptions } = options[place] ?? {};
        const person = await Person.with(browser, browserOptions);
        people[`P${place}`] = person;
        if (clockAheadMs) await person.context.addInitScript(setClockAhead, clockAheadMs);
        await person.open(lab.session.participant_links[place - 1]);
      };
      await Promise.all(places.map(sitDown));
      await script(people, lab);
      for (const [who, { complaints }] of Object.entries(people)) assert.deepEqual(complaints, [], who);
    } finally {
      await Promise.all(Object.values(people).map((person) => person.context.close()));
      await lab.close();
    }
  });
}

/** Runs in the page: makes the computer's clock wrong. */
function setClockAhead(aheadMs) {
  const rightNow = Date.now.bind(Date);
  Date.now = () => rightNow() + aheadMs;
}
