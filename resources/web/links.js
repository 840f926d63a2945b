// SPDX-License-Identifier: MIT
// Web addresses in a message, as links. Everything else stays text.

import { element } from "./dom.js";

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/giu;
/** Characters that end a sentence, and rarely an address. */
const AFTER_ADDRESS = /[.,;:!?'…’”»*_\])}]$/u;

/** Without the punctuation behind it. A bracket that was opened in the address belongs to it. */
function trimmed(found) {
  let address = found;
  while (AFTER_ADDRESS.test(address)) {
    if (address.endsWith(")") && address.split("(").length >= address.split(")").length) break;
    address = address.slice(0, -1);
  }
  return address;
}

/** @returns {URL|null} null: no browser could open it, or it is not a page of the web */
function asUrl(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** @param {string} address  @param {(address: string) => void} clicked */
function link(address, url, clicked) {
  const made = element("a", "labchat-link", {
    href: url.href,
    textContent: address,
    dir: "ltr",
    target: "_blank",
    rel: "noopener noreferrer",
    referrerPolicy: "no-referrer",
  });
  made.addEventListener("click", () => clicked(address));
  made.addEventListener("auxclick", (event) => event.button === 1 && clicked(address));
  return made;
}

/**
 * The parts of a text: its links, and what is between them.
 * @param {string} body  @param {(address: string) => void} clicked  gets the address as it was written
 * @returns {(string|HTMLElement)[]}
 */
export function linked(body, clicked) {
  const parts = [];
  let end = 0;
  for (const { 0: found, index } of body.matchAll(ADDRESS)) {
    const address = trimmed(found);
    const url = asUrl(address);
    if (!url) continue;
    parts.push(body.slice(end, index), link(address, url, clicked));
    end = index + address.length;
  }
  parts.push(body.slice(end));
  return parts.filter((part) => part !== "");
}
