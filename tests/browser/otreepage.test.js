// SPDX-License-Identifier: GPL-3.0-or-later
// The chat of an oTree page that nobody has changed: a page with oTree's documented markup and wire, written anew, behind nginx with one route to LabChat.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { Box, Person, launch } from "./browser.js";
import { Lab } from "./lab.js";
import { NGINX, answers, freePort, isMissing, startNginx } from "./proxies.js";

const SECRET_KEY = "a secret of settings.py";
const ADMIN_PASSWORD = "lab";

const signingKey = createHash("sha1").update(`itsdangerous.Signersigner${SECRET_KEY}${ADMIN_PASSWORD}`).digest();
const sign = (value) => `${value}.${createHmac("sha1", signingKey).update(value).digest("base64url")}`;

/** The page's script: lines are appended as they come, and the socket is opened again when it ends. */
function pageScript({ channel, participant, nickname, number }) {
  const log = document.querySelector(".otree-chat__messages");
  const input = document.querySelector(".otree-chat__input");
  let socket;
  const open = () => {
    const query = new URLSearchParams({ channel, participant_id: participant });
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/chat?${query}`);
    socket.onopen = () => log.replaceChildren();
    socket.onclose = () => setTimeout(open, 300);
    socket.onmessage = ({ data }) => {
      for (const message of JSON.parse(data)) {
        const line = document.createElement("div");
        line.className = "otree-chat__msg";
        for (const [name, text] of [["nickname", message.participant_id === number ? `${message.nickname} (Me)` : message.nickname], ["body", message.body]]) {
          const part = document.createElement("span");
          part.className = `otree-chat__${name}`;
          part.textContent = text;
          line.append(part);
        }
        log.append(line);
      }
    };
  };
  const send = () => {
    socket.send(JSON.stringify({ body: input.value, nickname_signed: nickname }));
    input.value = "";
  };
  document.querySelector(".otree-chat__btn-send").addEventListener("click", send);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    send();
  });
  open();
}

function page(url) {
  const number = Number(url.searchParams.get("id"));
  const values = { channel: sign("7-prisoner-21"), participant: sign(String(number)), nickname: sign(`Player ${number - 40}`), number };
  return `<!DOCTYPE html><meta charset="utf-8"><title>Prisoner</title><form><div class="otree-chat">
    <div class="otree-chat__messages"></div><input class="otree-chat__input"><button type="button" class="otree-chat__btn-send">Send</button></div></form>
    <script>(${pageScript})(${JSON.stringify(values)})</script>`;
}

test("an oTree page chats by LabChat without a changed line", { skip: isMissing(NGINX) }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "labchat-otree-"));
  const closing = [];
  const atEnd = (close) => closing.push(close);
  const browser = await launch();
  try {
    const files = JSON.parse(execFileSync(process.env.LABCHAT_PROGRAM, ["certificate", "--data", folder], { encoding: "utf8" }));
    const otree = createServer((request, response) => response.setHeader("Content-Type", "text/html").end(page(new URL(request.url, "http://x")))).listen(0, "127.0.0.1");
    await once(otree, "listening");
    atEnd(() => otree.close() && otree.closeAllConnections());
    const lab = new Lab();
    lab.options = ["--trusted-proxy", "127.0.0.1"];
    lab.environment = { OTREE_SECRET_KEY: SECRET_KEY, OTREE_ADMIN_PASSWORD: ADMIN_PASSWORD };
    atEnd(() => lab.close());
    await lab.start();
    const port = await freePort();
    startNginx("otree.conf", { folder, files, port, atEnd, upstreams: { 8000: lab.port, 8001: otree.address().port } });
    await answers(port);

    const people = [];
    for (const id of [41, 42]) {
      const person = await Person.with(browser, { ignoreHTTPSErrors: true });
      await person.open(`https://127.0.0.1:${port}/p?id=${id}`);
      people.push(new Box(person.page.locator(".otree-chat")));
    }
    const [anna, ben] = people;
    await anna.write("hello <b>you</b>");
    await ben.reads(["hello <b>you</b>"]);
    await ben.write("hi");
    await anna.reads(["hello <b>you</b>", "hi"]);
    assert.deepEqual(await anna.nicknames(), ["Player 1 (Me)", "Player 2"]);
    assert.deepEqual(await ben.nicknames(), ["Player 1", "Player 2 (Me)"]);

    await anna.write("x".repeat(3000));
    await anna.root.locator(".otree-chat__body", { hasText: "Not sent:" }).waitFor();

    await anna.root.page().reload();
    await anna.reads(["hello <b>you</b>", "hi"]);
    lab.session = { code: "7" };
    assert.deepEqual(lab.records("otree").map(({ channel, participant_code, nickname }) => [channel, participant_code, nickname]),
      [["7-prisoner-21", "41", "Player 1"], ["7-prisoner-21", "42", "Player 2"]]);
  } finally {
    await browser.close();
    for (const close of closing.reverse()) await close();
    rmSync(folder, { recursive: true });
  }
});
