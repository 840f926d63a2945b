// SPDX-License-Identifier: MIT
// What was not read yet, on the whole page: its number in the title of the tab, and a button at the edge of the window
// for boxes that are out of sight.

import { element, button } from "./dom.js";
import { text } from "./texts.js";

/** Between the last line of a message and the lower edge of its list. Above the window's upper edge no more of it can be read. */
const LAST_LINE_PX = 30;
const EDGE_HEIGHT = "--labchat-edge-height";

/**
 * @typedef {object} Unread
 * @property {number} count
 * @property {string} [label]      of the box
 * @property {HTMLElement} [end]   the place of its newest message; without it there is no button
 * @property {() => void} [reveal]
 */

/** @type {Map<object, Unread>} by owner */
const unread = new Map();
let inTitle = "";
let pending = 0;
/** @type {Map<"above"|"below", HTMLButtonElement>} */
let edges = null;

/** @param {object} owner  @param {Unread} what */
export function showUnread(owner, what) {
  if (what.count > 0) unread.set(owner, what);
  else unread.delete(owner);
  showTitle();
  lookSoon();
}

export function forgetUnread(owner) {
  if (unread.has(owner)) showUnread(owner, { count: 0 });
}

/** Sets the title of the page; the number stays before it. */
export function setTitle(title) {
  inTitle = "";
  document.title = title;
  showTitle();
}

function showTitle() {
  // The page may have set another title meanwhile, without the number.
  const own = document.title.startsWith(inTitle) ? document.title.slice(inTitle.length) : document.title;
  const count = [...unread.values()].reduce((sum, one) => sum + one.count, 0);
  inTitle = count > 0 ? `(${count}) ` : "";
  if (document.title !== inTitle + own) document.title = inTitle + own;
}

// --- at the edges of the window -----------------------------------------------------------------------------------

/** @returns {"above"|"below"|""} where the reader has to scroll to see it */
function sideOf({ end }) {
  if (end.getClientRects().length === 0) return ""; // its surroundings are not displayed: no scrolling leads there
  const { top, bottom } = end.getBoundingClientRect();
  if (bottom <= LAST_LINE_PX) return "above";
  return top >= innerHeight ? "below" : "";
}

function onSide(side) {
  return [...unread.values()].filter((one) => one.end?.isConnected && sideOf(one) === side);
}

/** In the next frame: a box may not have its place yet. */
function lookSoon() {
  pending ||= requestAnimationFrame(() => {
    pending = 0;
    showEdges();
  });
}

function showEdges() {
  if (!edges && onSide("above").length + onSide("below").length === 0) return;
  edges ??= makeEdges();
  for (const [side, edge] of edges) {
    const boxes = onSide(side);
    const words = text("newer", { n: boxes.reduce((sum, { count }) => sum + count, 0) });
    edge.lastElementChild.textContent = boxes.length === 1 && boxes[0].label ? `${words}: ${boxes[0].label}` : words;
    edge.hidden = boxes.length === 0;
  }
  makeRoomBelow();
}

/** The button does not cover the input of whoever is writing. */
function makeRoomBelow() {
  const { hidden, offsetHeight } = edges.get("below");
  const height = hidden ? "0px" : `${offsetHeight + 16}px`;
  const { style } = document.documentElement;
  if (style.getPropertyValue(EDGE_HEIGHT) === height) return;
  style.setProperty(EDGE_HEIGHT, height);
  if (!hidden && document.activeElement?.matches(".labchat-input")) document.activeElement.parentElement.scrollIntoView({ block: "nearest" });
}

function makeEdges() {
  const look = () => unread.size > 0 && lookSoon();
  addEventListener("scroll", look, { passive: true, capture: true });
  addEventListener("resize", look, { passive: true });
  return new Map(["above", "below"].map((side) => [side, makeEdge(side)]));
}

function makeEdge(side) {
  const edge = button(`labchat-edge labchat-edge--${side}`, "", () => revealNearest(side));
  edge.hidden = true;
  edge.append(
    element("span", "labchat-edge__arrow", { textContent: side === "above" ? "↑" : "↓", attributes: { "aria-hidden": "true" } }),
    element("span", "labchat-edge__words", { dir: "auto" }),
  );
  document.body.append(edge);
  return edge;
}

function revealNearest(side) {
  const tops = onSide(side).map((one) => ({ one, top: one.end.getBoundingClientRect().top }));
  tops.sort((a, b) => (side === "above" ? b.top - a.top : a.top - b.top));
  tops[0]?.one.reveal?.();
}
