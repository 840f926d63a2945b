// SPDX-License-Identifier: MIT
// The chat box's style sheets, in whatever page it is.

import { element } from "./dom.js";

const FILES = ["web/labchat.css", "web/experimenter.css"];
/** @type {CSSStyleSheet[]|null} those of the bundle; null: they are files of the server */
let bundled = null;

/** @param {string[]} texts  the style sheets themselves: no server is needed for them */
export function bundleStyles(texts) {
  bundled = texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

/** The page's own rules override ours, wherever they are: our specificity is zero. @param {URL} server */
export function loadStyles(server) {
  if (bundled) {
    const present = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...bundled.filter((sheet) => !present.includes(sheet)), ...present];
    return;
  }
  const present = [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href);
  const wanted = FILES.map((name) => new URL(name, server).href).filter((address) => !present.includes(address));
  document.head.prepend(...wanted.map((address) => element("link", "", { rel: "stylesheet", href: address })));
}
