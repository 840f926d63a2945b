// SPDX-License-Identifier: GPL-3.0-or-later
// The examples for LimeSurvey and Qualtrics, in pages that have what these systems document about theirs.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Person } from "./browser.js";
import { EXAMPLES, hasNoComplaints, withSite } from "./examplesite.js";
import { PhpServer } from "./webprogram.js";

// --- LimeSurvey -------------------------------------------------------------------------------------------------------

/** A question's text with its placeholders filled in. A brace that a blank does not follow begins an expression. */
function limeSurveyText(text, values) {
  return text.replace(/\{([^\s}][^}]*)\}/g, (expression, name) => values[name] ?? assert.fail(`LimeSurvey would not know ${expression}`));
}

/** A page of a survey with one "long free text" question. Its answer is posted under the name of the question. */
function limeSurveyPage(question, values) {
  const name = values.SGQ;
  return `<!DOCTYPE html><link rel="icon" href="data:,"><title>Survey</title><style>.form-control { display: block; }</style>
    <form id="limesurvey" action="/next"><div class="question-container"><div class="question-title-container">${limeSurveyText(question, values)}</div>
    <div class="answer-container"><textarea class="form-control" id="answer${name}" name="${name}"></textarea></div></div>
    <button id="ls-button-submit" type="submit" name="move" value="movenext">Next</button></form>
    <script>window.changes = 0; document.getElementById("answer${name}").addEventListener("change", () => (window.changes += 1));</script>`;
}

/** Everything is on one web server, as in an installation of LimeSurvey. */
async function withLimeSurvey(site, script) {
  const folder = mkdtempSync(join(tmpdir(), "labchat-limesurvey-"));
  for (const part of ["php/labchat.php", "limesurvey/ticket.php", "limesurvey/participants.php"]) cpSync(join(EXAMPLES, part), join(folder, part.split("/")[1]));
  const php = await PhpServer.in(folder, { LABCHAT_SERVER: site.chatAddress, LABCHAT_KEY: site.key.name, LABCHAT_SECRET: site.key.secret });
  const question = readFileSync(join(EXAMPLES, "limesurvey/question.html"), "utf8");
  site.routes["/survey"] = (url) => limeSurveyPage(question, { TOKEN: url.searchParams.get("token"), SAVEDID: "12", SID: "123456", SGQ: "123456X7X89" });
  site.routes["/next"] = () => "<h1>Thank you</h1>";
  try {
    await script(php);
  } finally {
    await php.stop();
    rmSync(folder, { recursive: true });
  }
}

withSite("LimeSurvey: the transcript is the answer", async (site, browser) => {
  await withLimeSurvey(site, async (php) => {
    const enter = async (token) => {
      const person = await Person.with(browser);
      await person.context.route("**/labchat/ticket.php*", async (route) => route.fulfill({ response: await route.fetch({ url: `${php.address}/ticket.php${new URL(route.request().url()).search}` }) }));
      await person.open(`${site.address}/survey?token=${token}`);
      return person;
    };
    const anna = await enter("cKzWj3nqR5tY8mB");
    const bert = await enter("tX4vHs9dLw2QfGe");
    await anna.box().isOpen();
    await bert.box().isOpen();
    await anna.write("Hello");
    await bert.reads(["Hello"]);
    assert.ok(await bert.page.evaluate(() => changes > 0), "LimeSurvey learns of the answer");
    assert.ok(await bert.page.locator("textarea[name]").isHidden());
    await bert.click("Next");
    await bert.see("Thank you");
    const posted = new URL(bert.page.url()).searchParams;
    assert.deepEqual([...posted.keys()], ["123456X7X89", "move"], "nothing else is posted");
    assert.deepEqual(JSON.parse(posted.get("123456X7X89")).map(({ nickname, body, mine }) => [nickname, body, mine]), [["Player 1", "Hello", false]]);
    hasNoComplaints(anna);
    const nobody = await enter("guessed");
    await nobody.see("There is no chat for this access code. Please tell the experimenter.");
    assert.equal(await nobody.page.locator("lab-chat").count(), 0);
  });
});

withSite("LimeSurvey without access codes: boxes without tickets, one participant for each response", async (site, browser) => {
  const question = readFileSync(join(EXAMPLES, "limesurvey/question-unsigned.html"), "utf8").replaceAll("http://localhost:8000", site.chatAddress);
  site.keyCommand("open", "survey-123456");
  site.routes["/survey"] = (url) => limeSurveyPage(question, { SAVEDID: url.searchParams.get("id"), SID: "123456", SGQ: "123456X7X89" });
  site.routes["/next"] = () => "<h1>Thank you</h1>";
  const people = [];
  for (const id of [12, 13]) {
    const person = await Person.with(browser);
    await person.open(`${site.address}/survey?id=${id}`);
    await person.box().isOpen();
    people.push(person);
  }
  const [first, second] = people;
  await first.write("Hello");
  await second.reads(["Hello"]);
  assert.ok(await second.page.locator("textarea[name]").isHidden());
  await second.click("Next");
  await second.see("Thank you");
  const transcript = JSON.parse(new URL(second.page.url()).searchParams.get("123456X7X89"));
  assert.deepEqual(transcript.map(({ nickname, body }) => [nickname, body]), [["Participant 12", "Hello"]]);
  assert.deepEqual(site.recordsOf("survey-123456", "otree").map(({ participant_code, body }) => [participant_code, body]), [["12", "Hello"]]);
  people.forEach(hasNoComplaints);
});

// --- Qualtrics --------------------------------------------------------------------------------------------------------

/** A page of a survey with one question and its script. Piped text is filled in from the embedded data. */
function qualtricsPage(script, embedded) {
  const piped = script.replace(/\$\{e:\/\/Field\/(\w+)\}/g, (_, field) => embedded[field] ?? "");
  return `<!DOCTYPE html><link rel="icon" href="data:,"><title>Survey</title>
    <form id="Page"><div class="QuestionOuter" id="QID1"><div class="QuestionText">Please chat.</div></div>
    <div id="embedded"></div><input id="NextButton" type="button" value="Next"></form>
    <script>
      const handlers = { load: [], submit: [] };
      const container = document.getElementById("QID1");
      const question = { questionId: "QID1", questionContainer: container, getQuestionContainer: () => container };
      window.Qualtrics = { SurveyEngine: {
        addOnload: (handler) => handlers.load.push(handler),
        addOnPageSubmit: (handler) => handlers.submit.push(handler),
        setJSEmbeddedData(name, value) {
          const field = document.getElementById("__js_" + name) ?? Object.assign(document.createElement("input"), { type: "hidden", id: "__js_" + name, name: "__js_" + name });
          field.value = value;
          document.getElementById("embedded").append(field);
        },
      } };
      document.getElementById("NextButton").addEventListener("click", () => {
        for (const handler of handlers.submit) handler.call(question, "next");
        window.posted = Object.fromEntries(new FormData(document.getElementById("Page"))); // a transcript is too long for an address
      });
    </script>
    <script>${piped}</script>
    <script>for (const handler of handlers.load) handler.call(question);</script>`;
}

withSite("Qualtrics: the transcript is embedded data, the newest messages if it is long", async (site, browser) => {
  const script = readFileSync(join(EXAMPLES, "qualtrics/question.js"), "utf8");
  const enter = async (name) => {
    const labchat_ticket = site.sign({ sub: name, channel: "g1", nickname: name });
    site.routes["/survey"] = (url) => qualtricsPage(script, Object.fromEntries(url.searchParams));
    const person = await Person.with(browser);
    await person.open(`${site.address}/survey?${new URLSearchParams({ labchat_ticket, labchat_server: site.chatAddress })}`);
    await person.box().isOpen();
    return person;
  };
  const anna = await enter("anna");
  const bert = await enter("bert");
  await anna.write("Hello");
  await bert.reads(["Hello"]);
  const dataOf = async (person) => {
    await person.page.locator("#NextButton").click();
    const posted = await person.page.evaluate(() => window.posted);
    assert.deepEqual(Object.keys(posted), ["__js_chat", "__js_chat_left_out"], "nothing else is posted");
    return { chat: JSON.parse(posted.__js_chat), leftOut: posted.__js_chat_left_out, length: new TextEncoder().encode(posted.__js_chat).length };
  };
  const short = await dataOf(bert);
  assert.deepEqual([short.chat.map(({ nickname, body, mine }) => [nickname, body, mine]), short.leftOut], [[["anna", "Hello", false]], "0"]);

  const long = "ä".repeat(1900);
  for (let i = 1; i <= 6; i += 1) {
    await anna.write(`${i} ${long}`);
    await anna.page.locator(".otree-chat__body", { hasText: `${i} ää` }).waitFor();
  }
  const cut = await dataOf(anna);
  assert.ok(cut.length <= 20_000);
  assert.equal(cut.chat.length + Number(cut.leftOut), 7);
  assert.ok(Number(cut.leftOut) >= 1 && cut.chat.at(-1).body.startsWith("6 "));
  hasNoComplaints(anna);
});
