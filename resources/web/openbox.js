// SPDX-License-Identifier: MIT
// Boxes without a ticket, in sessions that the operator has opened to them:
//
//   <lab-chat session="pilot" channel="1" nickname="Anna"></lab-chat>
//
// They say who they are themselves, in a token that nobody has signed (`alg` none; RFC 7519, section 6).

const CLAIMS = ["session", "app", "channel", "nickname", "label", "group", "role", "page"];
const NUMBERS = ["id_in_session", "id_in_group", "round"];
const STORED_AS = "labchat:participant";
/** For browsers that store nothing: the same until the page is left. */
let forThisPage = "";

function encode(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function randomCode() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Who this browser is to the pages of this site, so that a reload is the same participant. */
function browsersCode() {
  try {
    if (!localStorage.getItem(STORED_AS)) localStorage.setItem(STORED_AS, randomCode());
    return localStorage.getItem(STORED_AS);
  } catch {
    forThisPage ||= randomCode();
    return forThisPage;
  }
}

/** @param {HTMLElement} box @returns {string} a ticket; empty: the box names no session and channel */
export function openTicket(box) {
  if (!box.hasAttribute("session") || !box.hasAttribute("channel")) return "";
  const claims = { sub: box.getAttribute("participant") || browsersCode() };
  for (const name of CLAIMS) if (box.getAttribute(name)) claims[name] = box.getAttribute(name);
  for (const name of NUMBERS) if (box.getAttribute(name)) claims[name] = Number(box.getAttribute(name));
  return `${encode({ alg: "none" })}.${encode(claims)}.`;
}
