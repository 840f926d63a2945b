// SPDX-License-Identifier: GPL-3.0-or-later
// LabChat over https, and behind the reverse proxies whose configurations are in packaging/.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createSecureServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { Box, Person, launch } from "./browser.js";
import { Lab } from "./lab.js";
import { signed } from "./othersystem.js";
import { CADDY, NGINX, answers, freePort, isMissing, packaged, run, startNginx } from "./proxies.js";

const PROGRAM = process.env.LABCHAT_PROGRAM;

/** A folder with certificates, a browser that takes them, and what else has to be closed. */
function withCertificates(name, options, script) {
  test(name, options, async () => {
    const folder = mkdtempSync(join(tmpdir(), "labchat-network-"));
    const browser = await launch();
    const closing = [];
    try {
      const files = JSON.parse(execFileSync(PROGRAM, ["certificate", "--data", folder], { encoding: "utf8" }));
      await script({ folder, files, browser, atEnd: (close) => closing.push(close) });
    } finally {
      await browser.close();
      for (const close of closing.reverse()) await close();
      rmSync(folder, { recursive: true });
    }
  });
}

const STUDY = {
  name: "talk",
  title: "Talk",
  players_per_group: 2,
  pages: [{ name: "talk", title: "Talk", body: "talk.md", ends: "operator", chats: [{ name: "group" }] }],
  files: { "talk.md": "Please talk. ![A picture](picture.png)\n" },
};
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==", "base64");

/** Two people open the session link, chat, and reload. */
async function chats(browser, link) {
  const options = { ignoreHTTPSErrors: true };
  const anna = await Person.with(browser, options);
  const ben = await Person.with(browser, options);
  await anna.open(link);
  await ben.open(link);
  const boxes = [anna, ben].map((person) => new Box(person.page.locator("lab-chat")));
  for (const box of boxes) await box.isOpen();
  await boxes[0].write("hello");
  await boxes[1].reads(["hello"]);
  await boxes[1].write("hi");
  await boxes[0].reads(["hello", "hi"]);
  assert.ok(await anna.page.locator("#body img").evaluate((image) => image.complete && image.naturalWidth > 0), "the study's image is there");
  await anna.page.reload();
  await boxes[0].reads(["hello", "hi"]);
  return [anna, ben];
}

async function startLab(atEnd, options) {
  const lab = new Lab(STUDY, 2);
  writeFileSync(join(lab.directory, "picture.png"), PICTURE);
  lab.options = options;
  atEnd(() => lab.close());
  await lab.start();
  return lab;
}

withCertificates("over https with a certificate of the laboratory", {}, async ({ files, browser, atEnd }) => {
  const lab = await startLab(atEnd, ["--certificate", files.certificate, "--key", files.key]);
  assert.match(lab.session.session_link, /^https:\/\//);
  const [anna] = await chats(browser, lab.session.session_link);
  await anna.open(lab.session.session_link.replace("https://", "http://"));
  await anna.page.waitForURL(/^https:/);
});

withCertificates("a box in a page over https, from another origin", {}, async ({ files, browser, atEnd }) => {
  const lab = await startLab(atEnd, ["--certificate", files.certificate, "--key", files.key]);
  const chat = new URL(lab.session.session_link).origin;
  let key;
  const site = createSecureServer({ cert: readFileSync(files.certificate), key: readFileSync(files.key) }, (request, response) => {
    const who = new URL(request.url, chat).searchParams.get("who");
    const ticket = signed({ sub: who, session: "abc", channel: "1", nickname: who }, key);
    response.setHeader("Content-Type", "text/html");
    response.end(`<!DOCTYPE html><title>Site</title><script type="module" src="${chat}/labchat.js"></script><lab-chat ticket="${ticket}"></lab-chat>`);
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  atEnd(() => site.close() && site.closeAllConnections());
  const address = `https://127.0.0.1:${site.address().port}`;
  key = JSON.parse(execFileSync(PROGRAM, ["key", "make", "site", "--origin", address, "--data", lab.directory], { encoding: "utf8" }));
  const people = [];
  for (const who of ["anna", "ben"]) {
    const person = await Person.with(browser, { ignoreHTTPSErrors: true });
    await person.open(`${address}/?who=${who}`);
    people.push(new Box(person.page.locator("lab-chat")));
    await people.at(-1).isOpen();
  }
  await people[0].write("hello");
  await people[1].reads(["hello"]);
});

withCertificates("behind nginx, under a path", { skip: isMissing(NGINX) }, async ({ folder, files, browser, atEnd }) => {
  const port = await freePort();
  const lab = await startLab(atEnd, ["--trusted-proxy", "127.0.0.1", "--base-url", `https://127.0.0.1:${port}/chat/`]);
  startNginx("labchat.conf", { folder, files, port, atEnd, upstreams: { 8000: lab.port } });
  await answers(port);
  await behindAProxy(lab, browser, port);
});

withCertificates("behind Caddy, under a path", { skip: isMissing(CADDY) }, async ({ folder, files, browser, atEnd }) => {
  const port = await freePort();
  const lab = await startLab(atEnd, ["--trusted-proxy", "127.0.0.1", "--base-url", `https://127.0.0.1:${port}/chat/`]);
  const site = packaged("caddy/Caddyfile")
    .replace("lab.example {", `https://127.0.0.1:${port} {\n\ttls ${files.certificate} ${files.key}`)
    .replaceAll("127.0.0.1:8000", `127.0.0.1:${lab.port}`);
  writeFileSync(join(folder, "Caddyfile"), `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
  run(CADDY, ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], atEnd, { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder });
  await answers(port);
  await behindAProxy(lab, browser, port);
});

async function behindAProxy(lab, browser, port) {
  assert.equal(lab.session.session_link, `https://127.0.0.1:${port}/chat/join/${lab.session.code}`);
  const [anna] = await chats(browser, lab.session.session_link);
  await anna.open(`https://127.0.0.1:${port}/chat/`); // leads into the only session
  assert.equal(new URL(anna.page.url()).pathname, `/chat/join/${lab.session.code}`);
  await anna.open(lab.session.split_link); // by the proxy, from this computer
  assert.equal(await anna.page.locator("iframe").count(), 2);
}
