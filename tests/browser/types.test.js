// SPDX-License-Identifier: GPL-3.0-or-later
// The types for TypeScript: they allow what the box can do, forbid what it cannot, and name what it really has.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import ts from "typescript";

import { Person } from "./browser.js";
import { withSite } from "./examplesite.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const USES = join(ROOT, "tests/browser/types/uses.ts");
const TYPES = join(ROOT, "resources/web/labchat.d.ts");
const OPTIONS = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [], skipDefaultLibCheck: true };

/** @returns {{line: number, text: string}[]} what the compiler says */
function mistakesIn(file) {
  const program = ts.createProgram([file], OPTIONS);
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => {
    return { line: source?.getLineAndCharacterOfPosition(start).line, text: ts.flattenDiagnosticMessageText(messageText, "\n") };
  });
}

/** The names in an interface of labchat.d.ts. */
function membersOf(name) {
  const source = ts.createSourceFile(TYPES, readFileSync(TYPES, "utf8"), ts.ScriptTarget.ES2022);
  const found = source.statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name);
  return found.members.map((member) => member.name.text).sort();
}

test("a script that uses everything compiles", () => assert.deepEqual(mistakesIn(USES), []));

test("what is wrong does not compile", () => {
  const wrong = {
    "box.send(1);": /'number' is not assignable to parameter of type 'string'/,
    "box.messages = [];": /read-only/,
    "box.messages[0].text;": /Property 'text' does not exist/,
    "box.reconnect();": /Property 'reconnect' does not exist/,
    'box.addEventListener("labchat-message", ({ detail }) => detail.seq.trim());': /Property 'trim' does not exist on type 'number'/,
    'window.addEventListener("labchat-state", ({ detail }) => detail.state === "offline");': /no overlap/,
    'new LabChatAdapter({ server: "http://lab:8000" });': /Property 'ticket' is missing/,
    "adapter.push(3);": /'number' is not assignable/,
  };
  const right = readFileSync(USES, "utf8").replaceAll("../../../", ROOT);
  const folder = mkdtempSync(join(tmpdir(), "labchat-types-"));
  const file = join(folder, "wrong.ts");
  writeFileSync(file, right + Object.keys(wrong).join("\n"));
  try {
    const mistakes = mistakesIn(file);
    const first = right.split("\n").length - 1;
    assert.deepEqual(mistakes.map(({ line }) => line - first), [...Object.keys(wrong).keys()]);
    for (const [i, reason] of Object.values(wrong).entries()) assert.match(mistakes[i].text, reason);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

withSite("the types name what the box has", async (site, browser) => {
  const ticket = site.sign({ sub: "anna", channel: "g1" });
  site.routes["/"] = () => `<!DOCTYPE html><link rel="icon" href="data:,"><script type="module" src="${site.chatAddress}/labchat.js"></script><lab-chat ticket="${ticket}"></lab-chat>
    <script>const heard = {}; for (const type of ["message", "state", "closed"]) addEventListener("labchat-" + type, ({ detail }) => (heard[type] = Object.keys(detail).sort()));</script>`;
  const anna = await Person.with(browser);
  await anna.open(site.address);
  await anna.box().isOpen();
  const missing = await anna.page.evaluate((names) => names.filter((name) => !(name in document.querySelector("lab-chat"))), membersOf("LabChat"));
  assert.deepEqual(missing, []);
  await anna.page.evaluate(() => document.querySelector("lab-chat").send("Hello"));
  await anna.reads(["Hello"]);
  await anna.page.evaluate(() => document.querySelector("lab-chat").close());
  await anna.page.waitForFunction(() => heard.closed);
  assert.deepEqual(await anna.page.evaluate(() => heard), { message: membersOf("LabChatMessage"), state: membersOf("LabChatState"), closed: membersOf("LabChatClosed") });
  assert.deepEqual(await anna.page.evaluate(() => Object.keys(document.querySelector("lab-chat").messages[0]).sort()), membersOf("LabChatMessage"));
});
