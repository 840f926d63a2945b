// SPDX-License-Identifier: GPL-3.0-or-later
// Another system that serves the files of an example, as its users would.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch } from "./browser.js";
import { OtherSystem } from "./othersystem.js";

export const EXAMPLES = fileURLToPath(new URL("../../resources/integrations", import.meta.url));
export const NODE_MODULES = fileURLToPath(new URL("node_modules", import.meta.url));
const TYPES = { ".js": "text/javascript; charset=utf-8", ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8" };

export class ExampleSite extends OtherSystem {
  /** What the site's own code answers, by path. @type {Object<string, (url: URL) => string|object>} */
  routes = {};

  /** A key of its own: some examples have servers of their own, whose pages it is for, too. */
  async start() {
    await super.start();
    if (this.key.name === "otree") this.key = this.keyCommand("make", "examples");
  }

  /** Lets pages of another server in. @param {string} origin */
  allow(origin) {
    this.change(this.key.name, { origins: [this.address, origin] });
  }

  typeOf = (url) => TYPES[this.routes[url.pathname] ? ".html" : extname(url.pathname)] ?? TYPES[".html"];

  /** The routes, and the files of the examples; node_modules is the one of the tests. */
  page = (url) => {
    const made = this.routes[url.pathname]?.(url);
    if (made) return typeof made === "string" ? made : JSON.stringify(made);
    const file = join(url.pathname.includes("/node_modules/") ? NODE_MODULES : EXAMPLES, url.pathname.replace(/^.*\/node_modules\//, ""));
    return TYPES[extname(file)] && existsSync(file) ? readFileSync(file) : "";
  };

  /** A page that only holds a script. @param {string} script */
  script(script) {
    return `<!DOCTYPE html><link rel="icon" href="data:,"><title>Test</title><script type="module">${script}</script>`;
  }
}

/** Each test gets a browser and a site, and closes them. */
export function withSite(name, script) {
  test(name, async () => {
    const site = new ExampleSite();
    const browser = await launch();
    try {
      await site.start();
      await script(site, browser);
    } finally {
      await browser.close();
      await site.close();
    }
  });
}

/** A person's page had no errors. */
export const hasNoComplaints = (person) => assert.deepEqual(person.complaints, []);
