// SPDX-License-Identifier: MIT
// Why no socket opens although the network is there. Browsers do not tell a page the reason, so it asks the server.

import { forbiddenByBrowser } from "./localnetwork.js";
import { text } from "./texts.js";

/** @param {URL|string} server  address of the server's root, http or https */
export function socketAddress(server) {
  const address = new URL("ws", server);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}

/**
 * @param {URL|string} server  address of the server's root, http or https
 * @returns {Promise<string>} words for the participant and the experimenter; empty: the server does not answer, and the browser forbids nothing that this page could know
 */
export async function socketProblem(server) {
  try {
    const question = new URL("connection", server);
    question.protocol = question.protocol.replace(/^ws/, "http");
    question.searchParams.set("origin", location.origin);
    const answer = await (await fetch(question, { cache: "no-store" })).json();
    const values = { origin: location.origin, host: answer.host };
    return text(answer.origin_allowed ? "socket_blocked" : "origin_refused", values);
  } catch {
    const forbidden = await forbiddenByBrowser(server);
    return forbidden && text(forbidden, { server: new URL(server).host });
  }
}
