// SPDX-License-Identifier: MIT
// Where a chat box finds its server, and what it shows if its attributes cannot lead anywhere: then nothing is opened.

import { element } from "./dom.js";
import { text } from "./texts.js";

/**
 * The root of the server that a box names: an address with http or https, or a path on the page's own server.
 * @param {string|null} named  the attribute  @param {URL} usual  without the attribute
 * @returns {URL|null} null: it is no such address
 */
export function serverOf(named, usual) {
  if (named === null) return usual;
  if (!/^(https?:\/\/[^/]|\.{0,2}\/)/i.test(named.trim())) return null;
  try {
    const address = new URL(named.trim().replace(/\/*$/, "/"), document.baseURI);
    return ["http:", "https:"].includes(address.protocol) ? address : null;
  } catch {
    return null;
  }
}

/** Why a box cannot begin. @param {HTMLElement} box @param {URL|null} server @returns {{code: string, text: string}|null} null: it can */
export function mistakeOf(box, server) {
  if (!server) return { code: "bad_server", text: text("bad_server", { server: box.getAttribute("server") }) };
  if (box.getAttribute("ticket") === "") return { code: "bad_ticket", text: text("no_ticket") };
  return null;
}

/** A box that only says why there is no chat. @param {string} words */
export function mistakenBox(words) {
  const status = element("div", "labchat-status labchat-status--trouble", { attributes: { role: "status" } });
  status.textContent = words;
  const box = element("div", "otree-chat labchat labchat--says");
  box.append(status);
  return box;
}
