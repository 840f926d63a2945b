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
const TYPES = { ".js": "text/javascript; charset=utf-8", ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json" };

export class ExampleSite extends OtherSystem {
  /** What the site's own code answers, by path. @type {Object<string, (url: URL) => string|object>} */
  routes = {};

  /** The routes, and the files of the examples; node_modules is the one of the tests. */
  answer(url, response) {
    const route = this.routes[url.pathname];
    const file = join(url.pathname.includes("/node_modules/") ? NODE_MODULES : EXAMPLES, url.pathname.replace(/^.*\/node_modules\//, ""));
    if (route) {
      const made = route(url);
      response.setHeader("Content-Type", typeof made === "string" ? TYPES[".html"] : TYPES[".json"]);
      response.end(typeof made === "string" ? made : JSON.stringify(made));
    } else if (existsSync(file) && TYPES[extname(file)]) {
      response.setHeader("Content-Type", TYPES[extname(file)]);
      response.end(readFileSync(file));
    } else {
      response.statusCode = 404;
      response.end();
    }
  }

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
