// SPDX-License-Identifier: MIT
// Checks whether a chat box of this page would work in this browser, and says so here and to the experimenter: on LabChat's own page /check, or in any
// other page with <div id="labchat-check">…</div><script type="module" src="http://CONSOLE/check.js"></script>, where the text in the div is what
// is seen if the browser does not even load this module. What a browser forbids depends on who serves the page.

import { button, element } from "./web/dom.js";
import { forbiddenByBrowser, permissionState } from "./web/localnetwork.js";
import { ServerClock } from "./web/serverclock.js";
import { socketAddress, socketProblem } from "./web/socketproblem.js";
import { language, text } from "./web/texts.js";

/** Long enough for somebody who reads the browser's question whether the page may reach the local network. */
const DEADLINE_MS = 30000;
const PINGS = 3;
/** A clock that is this wrong is told: times in the experiment's own data may be, too. */
const WRONG_CLOCK_MS = 5000;

const server = new URL(".", import.meta.url);

function canStore() {
  try {
    sessionStorage.setItem("labchat-check", "1");
    sessionStorage.removeItem("labchat-check");
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens a socket as a chat box does, and measures it.
 * @param {(measured: {rtt_ms: number, offset_ms: number}) => object} report  the frame to send when everything is measured
 * @returns {Promise<{rtt_ms: number, offset_ms: number}|null>} null: it does not open, or does not answer
 */
function measuredSocket(report) {
  return new Promise((resolve) => {
    const clock = new ServerClock();
    let socket;
    const finish = (result) => {
      clearTimeout(deadline);
      socket?.close();
      resolve(result);
    };
    const deadline = setTimeout(() => finish(null), DEADLINE_MS);
    try {
      socket = new WebSocket(socketAddress(server), "labchat.v1");
    } catch {
      finish(null); // mixed content
      return;
    }
    let pongs = 0;
    let measured = null;
    const ping = () => socket.send(JSON.stringify({ type: "ping", t: performance.now() }));
    socket.addEventListener("open", ping);
    socket.addEventListener("close", () => finish(null));
    socket.addEventListener("message", ({ data }) => {
      const frame = JSON.parse(data);
      if (frame.type === "checked" || frame.type === "error") finish(measured);
      if (frame.type !== "pong") return;
      clock.measure(frame.t, frame.now);
      pongs += 1;
      if (pongs < PINGS) {
        ping();
        return;
      }
      measured = { rtt_ms: Math.round(clock.roundTripMs), offset_ms: Math.round(clock.aheadMs) };
      socket.send(JSON.stringify({ type: "check", ...report(measured) }));
    });
  });
}

/** Tells the experimenter over HTTP what could not be told over the socket; the browser may forbid that, too. */
async function reportFailure() {
  const address = new URL("connection", server);
  address.searchParams.set("origin", location.origin);
  address.searchParams.set("failed", navigator.userAgent);
  await fetch(address, { cache: "no-store" }).catch(() => {});
}

/** @returns {Promise<{isGood: boolean, words: string}[]>} */
async function results() {
  const permission = await permissionState();
  const facts = { secure: isSecureContext, storage: canStore(), permission, agent: navigator.userAgent.slice(0, 300) };
  const measured = await measuredSocket((times) => ({ ...facts, ...times }));
  const lines = [];
  if (measured) {
    lines.push({ isGood: true, words: text("check_connected", { n: measured.rtt_ms }) });
    const isWrong = Math.abs(measured.offset_ms) > WRONG_CLOCK_MS;
    if (isWrong) lines.push({ isGood: false, words: text("check_clock", { n: Math.round(measured.offset_ms / 1000) }) });
  } else {
    const forbidden = await forbiddenByBrowser(server);
    const words = forbidden ? text(forbidden, { server: server.host }) : await socketProblem(server);
    lines.push({ isGood: false, words: words || text("check_no_answer", { server: server.host }) });
    await reportFailure();
  }
  if (!facts.storage) lines.push({ isGood: false, words: text("check_no_storage") });
  return lines;
}

async function check(panel) {
  const lines = element("ul", "labchat-check__lines", { style: "list-style: none; padding: 0; margin: 0.5em 0" });
  const title = element("h2", "labchat-check__title", { textContent: text("check_running"), style: "margin: 0; font-size: 1.1em" });
  const note = element("p", "labchat-check__note", { hidden: true, style: "margin: 0; opacity: 0.8" });
  delete panel.dataset.result;
  panel.replaceChildren(title, lines, note);
  const found = await results();
  const isGood = found.every((each) => each.isGood);
  title.textContent = text(isGood ? "check_good" : "check_bad");
  lines.append(...found.map((each) => element("li", "", { textContent: `${each.isGood ? "✓" : "✗"} ${each.words}`, style: "margin: 0.4em 0" })));
  note.textContent = `${location.origin} · ${navigator.userAgent}`;
  note.hidden = false;
  if (!isGood) panel.append(button("button", text("try_again"), () => check(panel)));
  panel.dataset.result = isGood ? "good" : "bad";
}

const panel = element("section", "labchat-check", { style: "margin: 1em 0; padding: 1em; border: 1px solid currentcolor; border-radius: 0.5em", attributes: { role: "status" } });
const place = document.getElementById("labchat-check");
if (place) place.replaceChildren(panel);
else document.body.append(panel);
const isOwnPage = location.origin === server.origin && location.pathname === new URL("check", server).pathname;
if (isOwnPage) { // otherwise the page is somebody else's
  document.documentElement.lang = language;
  document.title = document.querySelector("h1").textContent = text("check_title");
  document.querySelector("p").textContent = text("check_explained");
}
check(panel);
