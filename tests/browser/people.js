// SPDX-License-Identifier: GPL-3.0-or-later
// Two people of a group in real browsers, for a test that watches them from the console: node people.js LINK LINK.
// Each line on standard input makes one of them write ({"who":0,"text":"…"}). Each line on standard output lists the
// messages that one of them then sees ({"who":1,"bodies":[…]}).

import { createInterface } from "node:readline";

import { Person, launch } from "./browser.js";

const browser = await launch();
const people = [];
for (const link of process.argv.slice(2)) {
  const person = await Person.with(browser);
  await person.open(link);
  await person.page.locator(".otree-chat__input:enabled").waitFor();
  people.push(person);
}
console.log(JSON.stringify({ ready: people.length }));

const said = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { who, text } = JSON.parse(line);
  await people[who].write(text);
  said.push(text);
  for (const [i, person] of people.entries()) {
    await person.reads(said);
    console.log(JSON.stringify({ who: i, bodies: await person.bodies() }));
  }
}
await browser.close();
