// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a process for the tests, and a network that can be cut.

import { spawn, execFileSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = process.env.LABCHAT_PROGRAM;

/** `labchat serve` in a data directory of its own, which outlives the process. */
export class Lab {
  directory = mkdtempSync(join(tmpdir(), "labchat-browser-"));
  process = null;
  port = 0;
  /** @type {{code: string, session_link: string, participant_links: string[], resumed: boolean}} */
  session;
  study;
  participants;
  /** Further options of `labchat serve`. @type {string[]} */
  options = [];
  /** Further variables of its environment. @type {Object<string, string>} */
  environment = {};

  /** @param {string|object} study  the name of an included study, or the content of a study file; `files`: the texts of its other files by name */
  constructor(study = "group_chat", participants = 8) {
    this.study = study;
    this.participants = participants;
    if (typeof study === "string") return;
    const { files = {}, page, ...content } = study;
    this.study = join(this.directory, `${study.name}.study.json`);
    writeFileSync(this.study, JSON.stringify({ num_participants: participants, ...content }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.directory, name), text);
  }

  async start() {
    const options = ["serve", "--data", this.directory, "--bind", "127.0.0.1", "--port", String(this.port)];
    options.push("--study", this.study, "--participants", String(this.participants), ...this.options);
    this.process = spawn(PROGRAM, options, { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...this.environment } });
    for await (const line of createInterface({ input: this.process.stdout })) {
      const report = JSON.parse(line);
      if (report.event === "listening") this.port = report.port;
      if (report.event !== "session") continue;
      this.session = report;
      return;
    }
    throw new Error("labchat serve ended without a session");
  }

  /** Ends the process without warning, like a power cut. */
  async kill() {
    this.process.kill("SIGKILL");
    await once(this.process, "exit");
  }

  /** @returns {string[][]} the records of the log, by default in oTree's columns, the header first */
  exported(format = "otree") {
    const options = ["export", "--data", this.directory, "--session", this.session.code, "--format", format];
    return parseCsv(execFileSync(PROGRAM, options, { encoding: "utf8" }));
  }

  /** Exports the log to a file or folder. */
  writes(format, out, ...options) {
    execFileSync(PROGRAM, ["export", "--data", this.directory, "--session", this.session.code, "--format", format, "--out", out, ...options]);
  }

  /** @returns {Object<string, string>[]} the records of the log, by column */
  records(format) {
    return byColumn(this.exported(format));
  }

  /** @returns {Object<string, string>[]} the records of a CSV text, by column */
  parsed(csv) {
    return byColumn(parseCsv(csv));
  }

  /** @returns {string[][]} the log: channel, nickname and body of each message */
  said() {
    return this.exported().slice(1).map((record) => record.slice(3, 6));
  }

  async close() {
    if (this.process && this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill("SIGTERM");
      await once(this.process, "exit");
    }
    rmSync(this.directory, { recursive: true });
  }
}

/** @param {string[][]} records  the header first */
const byColumn = ([header, ...rows]) => rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));

/** A lab with an operator, who does what the test says, and whose console reports what happened. */
export class ModeratedLab extends Lab {
  /** @type {object[]} lines of moderatedlab, with `kind`, `participant`, `seq`, … */
  reports = [];
  /** Origins of other systems' pages that may contain a chat box. @type {string[]} */
  origins = [];
  #heard = new EventEmitter();

  async start() {
    const from = this.reports.length;
    const options = [this.directory, String(this.port), this.study, String(this.participants), ...this.origins];
    this.process = spawn(process.env.LABCHAT_MODERATED_LAB, options, { stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: this.process.stdout }).on("line", (line) => {
      this.reports.push(JSON.parse(line));
      this.#heard.emit("report");
    });
    const { url } = await this.hears((line) => line.event === "listening", from);
    this.port = Number(new URL(url).port);
    this.session = await this.hears((line) => line.event === "session", from);
  }

  /** @param {...object} commands  each with the `kind` of its event */
  moderate(...commands) {
    this.process.stdin.write(`${JSON.stringify({ moderate: commands })}\n`);
  }

  /** Does one thing and waits until it is in the log. */
  async does(kind, command = {}) {
    const before = this.reports.length;
    this.moderate({ kind, ...command });
    return this.hears((line) => line.kind === kind, before);
  }

  advance(...participants) {
    this.process.stdin.write(`${JSON.stringify({ advance: participants })}\n`);
  }

  /** Waits for a line, or finds it among the earlier ones. @returns {Promise<object>} */
  async hears(isIt, from = 0) {
    const deadline = AbortSignal.timeout(15_000);
    for (;;) {
      const found = this.reports.slice(from).find(isIt);
      if (found) return found;
      await once(this.#heard, "report", { signal: deadline });
    }
  }

  /** @returns {Promise<number>} the number in the log of a message, or of one that waits for approval */
  async seqOf(body, kind = "message") {
    return (await this.hears((line) => line.kind === kind && line.body === body)).seq;
  }
}

/** The network between a browser and the server. */
export class Network {
  #sockets = new Set();
  #server;
  port = 0;

  async connect(target) {
    this.#server = createServer((near) => {
      const far = createConnection(target, "127.0.0.1");
      for (const [from, to] of [[near, far], [far, near]]) {
        this.#sockets.add(from);
        from.on("error", () => to.destroy());
        from.on("close", () => {
          this.#sockets.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
    });
    this.#server.listen(this.port, "127.0.0.1");
    await once(this.#server, "listening");
    this.port = this.#server.address().port;
  }

  /** Breaks all open connections. No new connection is possible until connect(). */
  cut() {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** The same address, through this network. */
  through(link) {
    const address = new URL(link);
    address.port = String(this.port);
    return address.href;
  }
}

/** RFC 4180. @param {string} text */
function parseCsv(text) {
  const records = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let record = [];
  for (let match = field.exec(text); match; match = field.exec(text)) {
    record.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}
