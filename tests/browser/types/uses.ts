// SPDX-License-Identifier: GPL-3.0-or-later
/// <reference path="../../../resources/web/labchat.d.ts" />
// A page's script that uses all of it. types.test.js compiles this; it is not run.

import { LabChatAdapter, type GroupSessionData } from "../../../resources/integrations/jspsych/labchat-adapter.js";

const box = document.querySelector("lab-chat")!;
const wasSaid: boolean = box.send("Hello");
const bodies: string[] = box.messages.filter(({ mine, experimenter, from, at, seq }) => !mine && !experimenter && from + at + seq > 0).map(({ body, nickname }) => nickname + body);
box.setAttribute("ticket", "…");
box.addEventListener("labchat-message", ({ detail }) => detail.body.trim());
document.addEventListener("labchat-state", ({ detail: { state, open } }) => state === "online" && open);
window.addEventListener("labchat-closed", ({ detail: { code, reason, text } }) => code + reason + text);
box.close();
const attributes: LabChatAttributes = { ticket: "…", name: "chat", transcript: true };

/** What jsPsych's proposal asks of a backend (its pull request 3694). */
interface MultiplayerAdapter {
  readonly participantId: string;
  connect(): Promise<void>;
  push(data: Record<string, unknown>): Promise<void>;
  getAll(): Record<string, Record<string, unknown>>;
  get(participantId: string): Record<string, unknown> | undefined;
  subscribe(callback: (data: Record<string, Record<string, unknown>>) => void): () => void;
  disconnect(): Promise<void>;
}
const adapter: MultiplayerAdapter = new LabChatAdapter({ server: "http://lab:8000", ticket: "…", timeout: 1000 });
const everybody: GroupSessionData = adapter.getAll();

export { adapter, attributes, bodies, everybody, wasSaid };
