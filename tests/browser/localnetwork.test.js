// SPDX-License-Identifier: GPL-3.0-or-later
// What a page knows of what its browser forbids. The permissions are stand-ins: no browser lets a test answer its question.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

// Its folder is not a package of Node's, so the module comes as a text.
const source = await readFile(new URL("../../resources/web/localnetwork.js", import.meta.url), "utf8");
const { forbiddenByBrowser, isLocal } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

const permissions = (states) => ({
  query: async ({ name }) => {
    if (name in states) return { state: states[name] };
    throw new TypeError(`${name} is not a permission`);
  },
});

test("knows which hosts are in the local network", () => {
  for (const host of ["localhost", "lab-server", "lab.local", "127.0.0.1", "10.1.2.3", "192.168.1.20", "172.16.0.1", "172.31.255.1", "169.254.1.1", "[::1]", "[fd00::1]", "[fe80::1]"]) {
    assert.equal(isLocal(host), true, host);
  }
  for (const host of ["lab.example", "8.8.8.8", "172.32.0.1", "192.169.1.1", "11.0.0.1", "10.example.com", "[2001:db8::1]", "survey.local.example"]) {
    assert.equal(isLocal(host), false, host);
  }
});

test("says what the browser forbids", async () => {
  const cases = [
    ["http://192.168.1.20:8000/", "https://survey.example/q", {}, "mixed_content"],
    ["http://127.0.0.1:8000/", "https://127.0.0.1/q", {}, ""],
    ["https://192.168.1.20:8000/", "https://survey.example/q", { "local-network-access": "denied" }, "local_network_denied"],
    ["https://192.168.1.20:8000/", "https://survey.example/q", { "local-network-access": "prompt" }, "local_network_prompt"],
    ["https://192.168.1.20:8000/", "https://survey.example/q", { "local-network": "denied", "loopback-network": "granted" }, "local_network_denied"],
    ["https://192.168.1.20:8000/", "https://survey.example/q", { "local-network-access": "granted" }, ""],
    ["https://192.168.1.20:8000/", "https://survey.example/q", {}, ""],
    ["http://192.168.1.20:8000/", "http://survey.example/q", {}, "local_network_http"],
    ["http://192.168.1.20:8000/", "http://192.168.1.21/q", { "local-network-access": "prompt" }, ""],
    ["https://chat.example/", "https://survey.example/q", { "local-network-access": "prompt" }, ""],
  ];
  for (const [server, page, states, wanted] of cases) {
    assert.equal(await forbiddenByBrowser(server, new URL(page), permissions(states)), wanted, `${page} → ${server}`);
  }
});
