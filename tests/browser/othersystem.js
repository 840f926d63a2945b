// SPDX-License-Identifier: GPL-3.0-or-later
// Another system for the tests: it serves its own pages, and signs tickets for the chat boxes in them.

import { execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";

import { launch } from "./browser.js";
import { Lab } from "./lab.js";

const PROGRAM = process.env.LABCHAT_PROGRAM;

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JSON Web Token (RFC 7519) with HS256, as any library makes it. */
export function signed(claims, { name, secret }) {
  const text = `${encode({ alg: "HS256", typ: "JWT", kid: name })}.${encode(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** A server without a study, beside the pages of another system. */
export class OtherSystem extends Lab {
  /** @type {{name: string, secret: string}} */
  key;
  #host;
  /** @type {(path: string) => string} HTML of a page */
  page = () => "";
  headers = {};
  /** @type {(url: URL) => string} */
  typeOf = () => "text/html; charset=utf-8";

  async start() {
    if (!this.#host) {
      this.#host = createServer((request, response) => {
        const url = new URL(request.url, this.address);
        for (const [name, value] of Object.entries({ "Content-Type": this.typeOf(url), ...this.headers })) response.setHeader(name, value);
        response.end(this.page(url));
      }).listen(0, "127.0.0.1");
      await once(this.#host, "listening");
      this.key = this.keyCommand("make", "otree", "--origin", this.address);
    }
    this.process = spawn(PROGRAM, ["serve", "--data", this.directory, "--bind", "127.0.0.1", "--port", String(this.port), "--allow-origin", this.address, ...this.options], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: this.process.stdout })) {
      const report = JSON.parse(line);
      if (report.event !== "listening") continue;
      this.port = report.port;
      return;
    }
    throw new Error("labchat serve ended");
  }

  get address() {
    return `http://127.0.0.1:${this.#host.address().port}`;
  }

  get chatAddress() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** A command of the program for this server's data. @returns {string} what it prints */
  command(...options) {
    return execFileSync(PROGRAM, [...options, "--data", this.directory], { encoding: "utf8" });
  }

  keyCommand(...options) {
    return JSON.parse(this.command("key", ...options));
  }

  /** Limits a key anew, as the window does. @param {{sessions?: string[], origins?: string[]}} limits */
  change(name, limits) {
    const file = join(this.directory, "keys.json");
    const known = JSON.parse(readFileSync(file, "utf8"));
    Object.assign(known.keys.find((key) => key.name === name), limits);
    writeFileSync(file, JSON.stringify(known));
  }

  sign(claims) {
    return signed({ session: "abcd1234", app: "trust", nickname: "Player 1", ...claims }, this.key);
  }

  /** @returns {Object<string, string>[]} the records of the log, by column */
  records(format) {
    return this.recordsOf("abcd1234", format);
  }

  recordsOf(session, format) {
    this.session = { code: session };
    return super.records(format);
  }

  async close() {
    this.#host?.close();
    this.#host?.closeAllConnections();
    await super.close();
  }
}

/** A test that gets another system and a browser, and closes them. @param {(system: OtherSystem, browser: import("playwright-core").Browser) => Promise<void>} script */
export function withSystem(name, script) {
  test(name, async () => {
    const system = new OtherSystem();
    const browser = await launch();
    try {
      await system.start();
      await script(system, browser);
    } finally {
      await browser.close();
      await system.close();
    }
  });
}
