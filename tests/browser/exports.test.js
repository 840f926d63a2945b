// SPDX-License-Identifier: GPL-3.0-or-later
// What people type in a browser, exported, and read by programs that are not LabChat.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import Ajv from "ajv";
import addFormats from "ajv-formats";
import jsonld from "jsonld";
import tableschema from "tableschema";

import { play, withBrowser } from "./play.js";

withBrowser();

const FOREIGN = fileURLToPath(new URL("../foreign/", import.meta.url));
const PYTHON = process.env.LABCHAT_PYTHON ?? "python3";

/** What people type, and what breaks files. A text field makes LF of each line break. */
const BODIES = [
  "plain", 'comma, "quotes"', "two\nlines", "tab\tbetween", "=1+1", "+49 30 1234", "@SUM(A1)", "NA", "null", "00123", "1e5", "2026-11-30",
  "👩🏽‍🔬 מה שלומך؟", "שלום <world> 123", "e\u0301", "\u{feff}first", "a\u200fb", "_x0041_", "<b>&amp;</b>", "'; DROP TABLE event; --", "x".repeat(10_000),
];

const talk = {
  name: "corpus",
  pages: [{ name: "talk", title: "Talk", ends: "operator", chats: [{ name: "all", label: "All", channel: "all", limits: { max_characters: 10_000, messages_per_second: 100, burst: 100 } }] }],
};

const python = (script, input, ...options) =>
  JSON.parse(execFileSync(PYTHON, [join(FOREIGN, script), ...options], { input, encoding: "utf8", maxBuffer: 1 << 26 }));

const readJson = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

/** Every value of a table by its Table Schema, its key, and that foreign keys lead somewhere. */
async function checkTable(folder, resource, tables) {
  const schema = await tableschema.Schema.load(resource.schema, { strict: true });
  const records = tables[resource.name];
  for (const row of records) {
    const values = resource.schema.fields.map(({ name }) => row[name]);
    try {
      schema.castRow(values);
    } catch (error) {
      assert.fail(`${resource.name}: ${values.join(" | ").slice(0, 500)}: ${error.errors?.join("; ") ?? error}`);
    }
  }
  const values = (row, fields) => JSON.stringify(fields.map((field) => row[field]));
  const { primaryKey = [], foreignKeys = [] } = resource.schema;
  if (primaryKey.length) assert.equal(new Set(records.map((row) => values(row, primaryKey))).size, records.length, resource.name);
  for (const { fields, reference } of foreignKeys) {
    const there = new Set(tables[reference.resource].map((row) => values(row, reference.fields)));
    for (const row of records) {
      if (fields.every((field) => row[field])) assert.ok(there.has(values(row, fields)), `${resource.name}: ${values(row, fields)}`);
    }
  }
}

/** The errors of a description by a schema of Data Package; it has none. */
function checkDescription(description) {
  const schemas = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(schemas);
  const check = (name, value) => {
    const isValid = schemas.getSchema(name) ?? schemas.compile({ ...readJson(FOREIGN, "datapackage", `${name}.json`), $id: name });
    assert.ok(isValid(value), JSON.stringify(isValid.errors?.slice(0, 3)));
  };
  check("datapackage", description);
  for (const resource of description.resources) {
    check("dataresource", resource);
    check("tabledialect", resource.dialect);
    check("tableschema", resource.schema);
  }
}

/** A crate as JSON-LD, read with the context of RO-Crate and nothing from elsewhere: every term is known, and every reference leads somewhere. */
async function checkCrate(crate) {
  const context = readJson(FOREIGN, "ro-crate", "context.json");
  const documentLoader = async (url) => {
    assert.equal(url, "https://w3id.org/ro/crate/1.2/context");
    return { contextUrl: null, documentUrl: url, document: context };
  };
  const expanded = await jsonld.expand(crate, { documentLoader, base: "https://example.org/crate/", safe: true }); // safe: fails at what it would drop
  assert.equal(expanded.length, crate["@graph"].length);
  const ids = new Set(expanded.map((entity) => entity["@id"]));
  assert.equal(ids.size, expanded.length);
  for (const entity of expanded) {
    for (const [property, values] of Object.entries(entity)) {
      if (property.startsWith("@")) continue;
      assert.match(property, /^http:\/\/(schema\.org|purl\.org)\//, property);
      for (const value of values) {
        if (value["@id"] && property !== "http://purl.org/dc/terms/conformsTo") assert.ok(ids.has(value["@id"]), `${entity["@id"]}: ${value["@id"]}`);
      }
    }
  }
  return expanded;
}

/** Every text of a transcript as the browser has it, on a phone, and what it looks like there. */
async function readTranscript(browser, fileName) {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  await page.goto(pathToFileURL(fileName).href);
  const read = await page.evaluate(() => {
    const typed = (element) => {
      for (const control of element.querySelectorAll(".control")) control.textContent = String.fromCharCode(parseInt(control.dataset.code, 16));
      return element.textContent;
    };
    const bodies = [...document.querySelectorAll(".message .body")];
    return {
      directions: bodies.map((body) => getComputedStyle(body).direction),
      spaces: bodies.map((body) => getComputedStyle(body).whiteSpace),
      bodies: bodies.map(typed),
      isTooWide: document.documentElement.scrollWidth > innerWidth,
      scripts: document.scripts.length,
    };
  });
  await page.close();
  return read;
}

play("every text survives the export, whoever reads it", { study: talk, participants: 2, places: [1, 2] }, async ({ P1, P2 }, lab) => {
  await P1.box("All").isOpen();
  for (const body of BODIES) {
    await P1.box("All").input.fill(body);
    await P1.box("All").input.press("Enter");
  }
  await P2.box("All").reads(BODIES);
  await P1.box("All").reads(BODIES);

  const file = (name) => join(lab.directory, name);
  const write = (format, name, ...options) => lab.writes(format, file(name), ...options);

  for (const format of ["otree", "messages"]) {
    write(format, `${format}.csv`);
    assert.deepEqual(python("csvbodies.py", readFileSync(file(`${format}.csv`))), BODIES, format);
  }

  write("xlsx", "log.xlsx");
  const sheet = python("sheet.py", "", file("log.xlsx"), "otree");
  assert.deepEqual(sheet.slice(1).map((row) => row.F), BODIES);
  assert.deepEqual(sheet.slice(1).map((row) => row.B), BODIES.map(() => 1));

  write("jsonl", "log.jsonl");
  const events = readFileSync(file("log.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(events.map(({ seq }) => seq), events.map((_, i) => i + 1));
  assert.deepEqual(events.filter(({ kind }) => kind === "message").map(({ body }) => body), BODIES);

  write("transcript", "log.html");
  const transcript = await readTranscript(P1.context.browser(), file("log.html"));
  assert.deepEqual(transcript.bodies, BODIES);
  assert.ok(transcript.spaces.every((value) => value === "pre-wrap"));
  assert.equal(transcript.directions[BODIES.indexOf("שלום <world> 123")], "rtl");
  assert.equal(transcript.directions[0], "ltr");
  assert.equal(transcript.isTooWide, false);
  assert.equal(transcript.scripts, 0);

  write("package", "package");
  const description = readJson(file("package"), "datapackage.json");
  checkDescription(description);
  const tables = {};
  for (const resource of description.resources) {
    const bytes = readFileSync(join(file("package"), resource.path));
    assert.equal(resource.bytes, bytes.length);
    assert.equal(resource.hash, `sha256:${createHash("sha256").update(bytes).digest("hex")}`);
    tables[resource.name] = lab.parsed(bytes.toString("utf8"));
    assert.deepEqual(Object.keys(tables[resource.name][0] ?? {}).sort(), tables[resource.name].length ? resource.schema.fields.map(({ name }) => name).sort() : []);
  }
  for (const resource of description.resources) await checkTable(file("package"), resource, tables);
  assert.deepEqual(tables.messages.map(({ body }) => body), BODIES);
  assert.equal(tables.participants.length, 2);
  assert.equal(tables.receipts.length, BODIES.length);
  assert.ok(tables.receipts.every((row) => row.participant_code === tables.participants[1].participant_code && row.delivered_timestamp));

  write("package", "archived", "--sidecars", "psych-ds,ro-crate,zenodo", "--license", "CC-BY-4.0", "--title", "Talk & <b>more</b>", "--creator", "Ada Lovelace <0000-0002-1825-0097>", "--creator", "Böb 😀");
  const archived = readJson(file("archived"), "datapackage.json");
  checkDescription(archived);
  const entities = await checkCrate(readJson(file("archived"), "ro-crate-metadata.json"));
  const actions = entities.filter((entity) => entity["@type"].includes("http://schema.org/CreateAction"));
  assert.equal(actions.length, 2);
  const psychDs = readJson(file("archived"), "dataset_description.json");
  const variables = psychDs.variableMeasured.map(({ name }) => name);
  const numbered = {};
  for (const resource of archived.resources) {
    assert.match(resource.path, /^data\/([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv$/);
    numbered[resource.name] = lab.parsed(readFileSync(join(file("archived"), resource.path), "utf8"));
    assert.deepEqual(numbered[resource.name].map((row) => row.row_id), numbered[resource.name].map((_, i) => String(i + 1)));
    for (const row of numbered[resource.name]) for (const name of Object.keys(row)) assert.ok(variables.includes(name), name);
  }
  for (const resource of archived.resources) await checkTable(file("archived"), resource, numbered);
  assert.deepEqual(numbered.messages.map(({ body }) => body), BODIES);
});
