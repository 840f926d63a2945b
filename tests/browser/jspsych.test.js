// SPDX-License-Identifier: GPL-3.0-or-later
// jsPsych's adapter: data objects that participants share over a channel, and an experiment with them.

import assert from "node:assert/strict";

import { Person } from "./browser.js";
import { hasNoComplaints, withSite } from "./examplesite.js";

/** A page with an adapter that is not yet connected. */
async function participant(site, browser, name, claims = {}) {
  const person = await Person.with(browser);
  const ticket = site.sign({ sub: name, channel: "data", nickname: name, ...claims });
  site.routes[`/${name}`] = () => site.script(`
    import { LabChatAdapter } from "/jspsych/labchat-adapter.js";
    window.adapter = new LabChatAdapter({ server: "${site.chatAddress}", ticket: "${ticket}" });
    window.heard = [];`);
  await person.open(`${site.address}/${name}`);
  return person;
}

const run = (person, script, value) => person.page.evaluate(script, value);
const connected = async (site, browser, name) => {
  const person = await participant(site, browser, name);
  await run(person, () => adapter.connect());
  return person;
};
const all = (person) => run(person, () => adapter.getAll());
const push = (person, data) => run(person, (value) => adapter.push(value), data);
const until = (person, condition) => person.page.waitForFunction(condition);
/** What the promise fails with. */
const failure = (person, script) => run(person, script).then(() => "nothing", (error) => error.message);

withSite("everybody has the newest object of everybody", async (site, browser) => {
  const anna = await connected(site, browser, "anna");
  const bert = await connected(site, browser, "bert");
  assert.equal(await run(anna, () => adapter.participantId), "anna");
  assert.deepEqual(await all(anna), {});
  await run(bert, () => (window.stop = adapter.subscribe((data) => heard.push(data))));
  await push(anna, { choice: "left", text: "“<b>” \u{1f600} \uffff" });
  assert.deepEqual(await all(anna), { anna: { choice: "left", text: "“<b>” \u{1f600} \uffff" } }, "it is there when push() is over");
  await until(bert, () => heard.length > 0);
  await push(bert, { choice: "right" });
  await push(bert, { other: 1 });
  assert.deepEqual(await run(bert, () => adapter.get("bert")), { other: 1 }, "an object replaces the one before");
  assert.equal(await run(bert, () => adapter.get("nobody")), undefined);
  assert.deepEqual(await run(bert, () => heard.map(({ bert: own }) => own ?? null)), [null, { choice: "right" }, { other: 1 }]);
  await run(bert, () => stop());
  await push(anna, {});
  await until(bert, () => Object.keys(adapter.get("anna")).length === 0);
  assert.equal(await run(bert, () => heard.length), 3, "nobody is called back who has unsubscribed");
  await run(bert, () => {
    console.error = (error) => heard.push(error.message);
    adapter.subscribe(() => {
      stopSecond();
      throw new Error("of the first one");
    });
    const stopSecond = adapter.subscribe(() => heard.push("second"));
    adapter.subscribe(() => heard.push("third"));
  });
  await push(anna, {});
  await until(bert, () => heard.at(-1) === "third");
  assert.equal(await run(bert, () => heard.includes("second")), false, "not even in the same round");
  assert.ok(await run(bert, () => heard.includes("of the first one")), "an error reaches the console, and no other subscriber");
  await run(bert, () => (adapter.getAll().anna.changed = true));
  assert.deepEqual(await run(bert, () => adapter.get("anna")), {}, "what is read is a copy");
  [anna, bert].forEach(hasNoComplaints);
});

withSite("who comes later or again has all of it", async (site, browser) => {
  const anna = await connected(site, browser, "anna");
  for (let i = 1; i <= 3; i += 1) await push(anna, { i });
  const bert = await connected(site, browser, "bert");
  assert.deepEqual(await all(bert), { anna: { i: 3 } });
  await bert.page.reload();
  await until(bert, () => window.adapter);
  await run(bert, () => adapter.connect());
  assert.deepEqual(await all(bert), { anna: { i: 3 } });

  await site.kill();
  const waiting = push(anna, { i: 4 });
  await site.start();
  await waiting;
  await until(bert, () => adapter.get("anna").i === 4);
  await run(anna, () => adapter.disconnect());
  assert.match(await failure(anna, () => adapter.push({})), /disconnect\(\) was called/);
  await run(anna, () => adapter.connect());
  await push(anna, { i: 5 });
  await until(bert, () => adapter.get("anna").i === 5);
});

withSite("objects keep their order, however fast they come and however large they are", async (site, browser) => {
  const anna = await connected(site, browser, "anna");
  const bert = await connected(site, browser, "bert");
  const text = `${'"\\'.repeat(1500)}\u{1f600}${"ä".repeat(1500)}`; // as JSON: more than three messages
  await run(bert, () => adapter.subscribe(({ anna }) => heard.push(anna.i)));
  await run(anna, async (value) => {
    const object = { i: 0, text: value };
    const pushed = [];
    for (; object.i < 14; object.i += 1) pushed.push(adapter.push(object.i === 5 ? object : { i: object.i })); // more than the rate that the channel allows
    await Promise.all(pushed);
  }, text);
  await until(bert, () => adapter.get("anna").i === 13);
  assert.deepEqual([...new Set(await run(bert, () => heard))], [...Array(14).keys()]);
  await push(anna, { text });
  await until(bert, () => adapter.get("anna").text);
  assert.equal(await run(bert, () => adapter.get("anna").text), text);
  const late = await connected(site, browser, "carl");
  assert.equal(await run(late, () => adapter.get("anna").text), text);
  assert.match(await failure(anna, () => adapter.push({ text: "x".repeat(100_000) })), /The channel takes at most \d+/);
  await push(anna, { after: true });
});

withSite("ordinary messages and broken ones are no data", async (site, browser) => {
  const anna = await connected(site, browser, "anna");
  const ticket = site.sign({ sub: "bert", channel: "data", nickname: "bert" });
  site.routes["/box"] = () => `<!DOCTYPE html><script type="module" src="${site.chatAddress}/labchat.js"></script><lab-chat ticket="${ticket}"></lab-chat>`;
  const bert = await Person.with(browser);
  await bert.open(`${site.address}/box`);
  await bert.box().isOpen();
  const broken = ["Hello", '{"push":"x","part":1,"parts":1,"text":"{"}', '{"push":"x","part":1,"parts":1000000000,"text":""}', '{"push":1,"data":{}}', "null"];
  for (const body of broken) await bert.write(body);
  await bert.reads(broken);
  await push(anna, { i: 1 });
  assert.deepEqual(await all(anna), { anna: { i: 1 } });
});

withSite("connect() says in words why nobody is let in", async (site, browser) => {
  const late = await participant(site, browser, "anna", { exp: 1000 });
  assert.match(await failure(late, () => adapter.connect()), /This chat’s ticket has expired/);
  const anna = await participant(site, browser, "anna");
  await site.kill();
  assert.match(await failure(anna, () => adapter.connect()), /The chat server does not answer/);
  await site.start();
  await run(anna, () => adapter.connect());
});

withSite("older messages are loaded, and hidden objects fall back to the ones before", async (site, browser) => {
  const anna = await participant(site, browser, "anna");
  // The operator's part, and a channel with a long history, are played by a connection of the test.
  await anna.context.route("**/web/connection.js", (route) => route.fulfill({ contentType: "text/javascript", headers: { "Access-Control-Allow-Origin": "*" }, body: `
    class Connection extends EventTarget {
      state = { name: "online" };
      delivery = {};
      send(frame) { (window.asked ??= []).push(frame); return true; }
      release() {}
      give(detail) { this.dispatchEvent(new CustomEvent("frame", { detail })); }
    }
    export const connectionFor = () => (window.connection ??= new Connection());` }));
  await run(anna, () => {
    window.message = (seq, data) => ({ type: "message", channel: "c", seq, from: 1, nickname: "bert", body: JSON.stringify({ push: String(seq), data }) });
    window.ready = adapter.connect().then(() => (window.isReady = true));
  });
  await until(anna, () => window.asked?.length === 1);
  await run(anna, () => connection.give({ type: "channel", channel: "c", chat: "trust-data", you: 2, limits: { max_chars: 2000 }, more: true, messages: [message(20, { i: 20 })] }));
  assert.deepEqual(await run(anna, () => asked.at(-1)), { type: "history", channel: "c", before: 20 });
  await run(anna, () => connection.give(message(30, { i: 30 })));
  assert.equal(await run(anna, () => window.isReady), undefined, "not while older messages are missing");
  await run(anna, () => connection.give({ type: "history", channel: "c", more: false, messages: [message(10, { i: 10 })] }));
  await until(anna, () => window.isReady);
  const shows = async (i) => assert.deepEqual(await all(anna), i ? { bert: { i } } : {});
  await shows(30);
  await run(anna, () => connection.give({ type: "hidden", channel: "c", seq: 30 }));
  await shows(20);
  await run(anna, () => connection.give({ type: "channel", channel: "c", chat: "trust-data", resumed: true, more: false, messages: [{ ...message(20), hidden: true, body: undefined }] }));
  await shows(10);
  await run(anna, () => connection.give({ type: "hidden", channel: "c", seq: 10 }));
  await shows();
  await run(anna, () => connection.give({ type: "restored", channel: "c", seq: 20, message: message(20, { i: 20 }) }));
  await shows(20);
});

withSite("the experiment: two participants talk, decide, and see the result", async (site, browser) => {
  site.routes["/jspsych/example/tickets"] = (url) => {
    const name = url.searchParams.get("participant");
    const ticket = (channel) => site.sign({ sub: name, channel, nickname: name });
    return { server: site.chatAddress, chat: ticket("talk"), data: ticket("data") };
  };
  const people = [];
  for (const name of ["anna", "bert"]) {
    const person = await Person.with(browser);
    await person.open(`${site.address}/jspsych/example/experiment.html?participant=${name}`);
    await person.box().isOpen();
    people.push(person);
  }
  const [anna, bert] = people;
  await anna.write("Left?");
  await bert.reads(["Left?"]);
  for (const person of people) await person.click("Decide");
  await anna.click("left");
  await bert.click("left");
  for (const person of people) await person.see("You have decided the same.");
  await anna.click("End");
  const data = JSON.parse(await anna.page.locator("#jspsych-data-display").textContent());
  assert.deepEqual(data[0].chat.map(({ nickname, body, mine }) => [nickname, body, mine]), [["anna", "Left?", true]]);
  assert.equal(data[1].choice, "left");
  people.forEach(hasNoComplaints);
});
