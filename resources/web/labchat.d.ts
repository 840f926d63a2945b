// SPDX-License-Identifier: MIT
// The chat box for scripts of the page around it, as TypeScript's types. Put this file beside your code, and
//
//   /// <reference path="labchat.d.ts" />
//
// Then querySelector("lab-chat") is a LabChat, and the events have their details.

/** A message that the participant can see. */
interface LabChatMessage {
  /** Its number. A later message has a larger one; there are gaps. */
  seq: number;
  /** When it was sent: milliseconds since 1970, by the server's clock. */
  at: number;
  /** The author's number in this channel; 0: the experimenter. */
  from: number;
  nickname: string;
  body: string;
  /** The participant has written it. */
  mine: boolean;
  experimenter: boolean;
}

type LabChatConnectionState = "idle" | "connecting" | "online" | "waiting" | "stopped";

interface LabChatState {
  /** `waiting`: the connection is lost, or the ticket refused for now, and the box will try again; `stopped`: it will not. */
  state: LabChatConnectionState;
  /** The participant can write now. */
  open: boolean;
}

interface LabChatClosed {
  /** Stable: `bad_ticket`, `session_ended`, `removed`, `replaced`, `closed` (by the page), … */
  code: string;
  /** With `bad_ticket`, why: `expired`, `revoked`, `invalid`, `too_long`, … Otherwise empty. */
  reason: string;
  /** In words, as the participant sees it. */
  text: string;
}

/** The attributes of `<lab-chat>`. */
interface LabChatAttributes {
  ticket?: string;
  /** Without a ticket, in a session that is open to such boxes: what a ticket would say. */
  session?: string;
  channel?: string;
  nickname?: string;
  /** The participant's code; by default, one that the browser keeps for the pages of this site. */
  participant?: string;
  app?: string;
  label?: string;
  id_in_session?: number;
  group?: string;
  id_in_group?: number;
  role?: string;
  round?: number;
  page?: string;
  /** The server's address, if the script comes from elsewhere. */
  server?: string;
  /** With `transcript`: a hidden field of this name holds the messages as JSON. */
  name?: string;
  transcript?: string | boolean;
}

interface LabChat extends HTMLElement {
  /** Says something, as if the participant had typed it. False: the chat is closed, and nothing was said. */
  send(body: string): boolean;
  /** Those that the participant can see, the oldest first. */
  readonly messages: LabChatMessage[];
  /** Leaves the chat. The messages stay visible. */
  close(): void;
}

interface HTMLElementTagNameMap {
  "lab-chat": LabChat;
}

/** They bubble, so that one listener hears those of all boxes. */
interface GlobalEventHandlersEventMap {
  "labchat-message": CustomEvent<LabChatMessage>;
  "labchat-state": CustomEvent<LabChatState>;
  "labchat-closed": CustomEvent<LabChatClosed>;
}
