// SPDX-License-Identifier: MIT
// What a chat box in another system's page says about its connection. On LabChat's own page, the banner says it.

import { text } from "./texts.js";

/** Text of the button that reconnects, by the reason for which the connection stopped. */
const RECONNECT_TEXTS = { replaced: "use_here", removed: "come_back" };
const FINAL_TEXTS = { session_ended: "ended_title", bad_ticket: "bad_ticket_title", replaced: "replaced_title", closed: "closed_short" };

/** Why a connection will not come back, in words. @param {{code: string, text: string}} reason */
export function finalText({ code, text: words }) {
  if (code === "removed") return words || text("removed_title");
  return FINAL_TEXTS[code] ? text(FINAL_TEXTS[code]) : words;
}

/** @param {import("./types.js").LinkState} state @returns {{words: string, action: string}} action: text of the button that tries again */
export function linkTrouble({ name, offline, wasOnline, reason, problem }) {
  if (name === "online") return { words: "", action: "" };
  if (name === "stopped") {
    const mayTry = reason.code in RECONNECT_TEXTS && !reason.forGood;
    return { words: finalText(reason), action: mayTry ? text(RECONNECT_TEXTS[reason.code]) : "" };
  }
  if (name === "waiting") return { words: problem ?? text(offline ? "lost_offline" : "lost"), action: text("try_now") };
  return { words: wasOnline ? text("reconnecting") : "", action: "" };
}
