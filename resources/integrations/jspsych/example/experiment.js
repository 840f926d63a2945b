// SPDX-License-Identifier: MIT
/* global initJsPsych, jsPsychHtmlButtonResponse, jsPsychCallFunction */
import { LabChatAdapter } from "../labchat-adapter.js";

const GROUP_SIZE = 2;
const CHOICES = ["left", "right"];

// {"server": "http://localhost:8000", "chat": "TICKET", "data": "TICKET"}
const given = await (await fetch(`tickets${location.search}`)).json();
await import(`${given.server}/labchat.js`); // makes <lab-chat>

const jsPsych = initJsPsych({ on_finish: () => jsPsych.data.displayData() });
// A version of jsPsych that has jsPsych.multiplayer takes the adapter: await jsPsych.multiplayer.connect(adapter).
const adapter = new LabChatAdapter({ server: given.server, ticket: given.data });
await adapter.connect();

/** Waits for what everybody has pushed. */
function everybody(condition) {
  return new Promise((resolve) => {
    const look = (data) => {
      const all = Object.values(data);
      if (all.length < GROUP_SIZE || !all.every(condition)) return;
      unsubscribe();
      resolve(data);
    };
    const unsubscribe = adapter.subscribe(look);
    look(adapter.getAll());
  });
}

let box;
const talk = {
  type: jsPsychHtmlButtonResponse,
  stimulus: `<p>Talk about what you will do.</p><lab-chat ticket="${given.chat}"></lab-chat>`,
  choices: ["Decide"],
  on_load: () => (box = document.querySelector("lab-chat")),
  on_finish: (data) => (data.chat = box.messages),
};
const decide = {
  type: jsPsychHtmlButtonResponse,
  stimulus: "<p>Left or right?</p>",
  choices: CHOICES,
  on_finish: (data) => (data.choice = CHOICES[data.response]),
};
const wait = {
  type: jsPsychCallFunction,
  async: true,
  func: async (done) => {
    const { choice } = jsPsych.data.get().last(1).values()[0];
    await adapter.push({ choice });
    done(await everybody((data) => data.choice));
  },
};
const result = {
  type: jsPsychHtmlButtonResponse,
  stimulus: () => {
    const choices = Object.values(adapter.getAll()).map(({ choice }) => choice);
    return new Set(choices).size === 1 ? "<p>You have decided the same.</p>" : "<p>You have decided differently.</p>";
  },
  choices: ["End"],
};

await jsPsych.run([talk, decide, wait, result]);
await adapter.disconnect();
