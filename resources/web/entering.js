// SPDX-License-Identifier: GPL-3.0-or-later
// From the link that was opened to the ticket of a place. The links of a session and of a room ask the server for a
// place; only an open page does, so a link that is only fetched costs none.

import { browserKey } from "./browserkey.js";
import { button, element } from "./dom.js";
import { socketProblem } from "./socketproblem.js";
import { text } from "./texts.js";

const ROOT = new URL("..", import.meta.url);
const WAIT_MS = [1000, 5000];
const DEADLINE_MS = 10000;
/** As long as the server's waiting page waits. */
const NO_SESSION_MS = 3000;
const PROBLEM_AFTER = 2;

const part = (id) => document.getElementById(id);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const between = ([least, most]) => least + Math.random() * (most - least);

/** A part of the address; half of a character at its end was cut off with the rest of a text. */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part.replace(/%.*$/, "");
  }
}

/** @returns {{ticket: string} | {session?: string, room?: string, label?: string, hash?: string}} */
function readAddress() {
  const path = location.pathname.startsWith(ROOT.pathname) ? location.pathname.slice(ROOT.pathname.length) : location.pathname; // a proxy's path is in front
  const [place = "", name = ""] = path.split("/").filter(Boolean).map(decode);
  const query = new URLSearchParams(location.search);
  const field = (key) => query.get(key) ?? query.get(`amp;${key}`) ?? "";
  const kind = { join: "session", room: "room" }[place.toLowerCase()];
  if (!kind) return { ticket: name.toLowerCase().replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "") };
  return { [kind]: name, label: field("participant_label").trim(), hash: field("hash") };
}

function say(kind, title, words, ...more) {
  document.body.dataset.kind = kind;
  document.title = title;
  part("title").textContent = title;
  part("body").replaceChildren(element("p", "", { textContent: words }), ...more);
}

/** The answer to one request for a place; null: no socket, or it was lost. */
function ask(entrance) {
  return new Promise((resolve) => {
    const address = new URL("ws", ROOT);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address, "labchat.v1");
    const end = (frame) => {
      clearTimeout(deadline);
      resolve(frame);
      socket.close();
    };
    const deadline = setTimeout(() => end(null), DEADLINE_MS);
    socket.addEventListener("open", () => socket.send(JSON.stringify({ type: "enter", ...entrance })));
    socket.addEventListener("message", ({ data }) => {
      const frame = JSON.parse(data);
      if (["place", "bye", "error"].includes(frame.type)) end(frame);
    });
    socket.addEventListener("close", () => end(null));
  });
}

/** The page stays as it is, unless the participant tries again. */
function stop(frame) {
  const again = button("button", text("try_again_link"), () => location.reload());
  if (frame.code === "session_full") say("end", text("full_title"), text("full_text"), again);
  else if (frame.code === "places_kept") say("end", text("full_title"), text("kept_text"), again);
  else if (frame.code === "session_ended") say("end", text("ended_title"), text("ended_text"));
  else if (frame.code === "only_by_room") say("end", text("only_by_room_title"), text("only_by_room_text"));
  else say("end", text("bad_ticket_title"), frame.code === "bad_ticket" ? text("bad_ticket_text") : frame.text);
  return new Promise(() => {});
}

async function placeFor(entrance) {
  for (let failures = 0; ; ) {
    const frame = await ask(entrance);
    if (frame?.type === "place") return frame.ticket;
    if (frame?.code === "no_session") {
      await pause(NO_SESSION_MS);
      location.reload(); // shows that the participant waits
      return new Promise(() => {});
    }
    if (frame && !["not_stored", "shutting_down", "too_fast"].includes(frame.code)) return stop(frame);
    failures += 1;
    if (failures >= PROBLEM_AFTER) say("end", text("no_chat_title"), (frame ? frame.text : await socketProblem(ROOT)) || text("no_chat_text"));
    await pause(between(WAIT_MS));
  }
}

/** The ticket of this page's place. From then on the page has the address of the place, for reloads and bookmarks. */
export async function enter() {
  say("loading", text("loading_title"), text("loading_text"));
  // A browser may prepare a page before anybody opens it.
  if (document.prerendering) await new Promise((resolve) => document.addEventListener("prerenderingchange", resolve, { once: true }));
  const found = readAddress();
  const ticket = found.ticket ?? (await placeFor(found.label ? found : { ...found, browser: await browserKey() }));
  const address = new URL(`p/${ticket}`, ROOT);
  if (address.pathname !== location.pathname) history.replaceState(history.state, "", address);
  return ticket;
}
