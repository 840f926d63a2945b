// SPDX-License-Identifier: MIT

/** The newest object of each participant who has pushed one, by participant. */
export type GroupSessionData = Record<string, Record<string, unknown>>;

export interface LabChatAdapterOptions {
  /** The address of the console or server: `http://192.168.1.20:8000`. */
  server: string;
  /** A channel ticket. Its nickname is the participant's name in the data. */
  ticket: string;
  /** After so many milliseconds without an answer, `connect()` fails. Default: 30,000. */
  timeout?: number;
}

/** What jsPsych proposes as `MultiplayerAdapter`, over a channel of LabChat. */
export class LabChatAdapter {
  constructor(options: LabChatAdapterOptions);

  /** The nickname in the ticket. */
  readonly participantId: string;

  /** Is over when this page has the newest data of everybody. Fails with a text in words if the server does not let it in. */
  connect(): Promise<void>;

  /**
   * Replaces this participant's object. Is over when it is stored, and so visible for everybody. Fails with a `RangeError` if
   * it is too large for the channel, and with an `Error` whose `code` is that of the protocol if the server refuses it.
   */
  push(data: Record<string, unknown>): Promise<void>;

  /** A copy of what everybody has pushed last. */
  getAll(): GroupSessionData;

  /** A copy of what a participant has pushed last; undefined: nothing yet. */
  get(participantId: string): Record<string, unknown> | undefined;

  /** Calls back after each change. Returns a function that ends this. */
  subscribe(callback: (data: GroupSessionData) => void): () => void;

  /** Leaves the channel. What was pushed stays there; what was not yet stored fails. */
  disconnect(): Promise<void>;
}
