// SPDX-License-Identifier: MIT
// The frames of protocol labchat.v1 as JSDoc types. This module contains no code; other modules refer to it with
// `@import` or `import("./types.js")`. Times are integers: milliseconds since the epoch, the server's clock.

/**
 * @typedef {object} Limits
 * @property {number} max_chars  code points in one message
 * @property {number} rate_per_s
 * @property {number} burst
 */

/**
 * What a box shows in addition to the messages.
 * @typedef {{time: boolean, typing: boolean, presence: boolean, links: boolean}} Shows
 */

/**
 * @typedef {object} MessageFrame
 * @property {"message"} type
 * @property {string} channel   opaque handle
 * @property {number} seq       total order of the session's events, so not contiguous within a channel
 * @property {number} from      member number of the author; 0: the experimenter
 * @property {string} nickname
 * @property {number} at
 * @property {string} [body]    absent while it is hidden
 * @property {string} [nonce]   32 hex characters, chosen by the author's browser
 * @property {true} [experimenter]  sent by the experimenter
 * @property {true} [hidden]    participants see a placeholder for it
 * @property {string} [text]    hidden: the experimenter's text in its place
 */

/**
 * @typedef {object} WelcomeFrame
 * @property {"welcome"} type
 * @property {{code: string, title: string}} session
 * @property {{code: string, id_in_session: number, label?: string}} participant
 * @property {number} now
 */

/**
 * @typedef {object} PageFrame
 * @property {"page"} type
 * @property {string} page       "finished" after the last one
 * @property {number} round
 * @property {number} num_rounds
 * @property {string} title
 * @property {string} body       HTML, sanitised by the server
 * @property {"participant"|"operator"|"timer"|"group"} ends
 * @property {number} [ends_at]  with the three below: a PageClock
 * @property {number} [left_ms]
 * @property {true} [paused]
 * @property {string} [text]
 * @property {true} [last]       no page of the study follows for this participant
 * @property {true} [waiting]    waits for others; the body is empty, or the study's own text about it
 * @property {Object<string, string>} [choices]  the choices that are stored: value by name
 * @property {string[]} chats    channel handles in order; a channel frame follows for each
 *   (a chat with each other player has several channels)
 */

/**
 * When a page's time is up, and whether its countdown stands still.
 * @typedef {object} PageClock
 * @property {number} [ends_at]  while the clock runs
 * @property {number} [left_ms]  while it stands still
 * @property {true} [paused]     the experimenter paused the session
 * @property {string} [text]     paused: the experimenter's text
 */

/** @typedef {{type: "clock"} & PageClock} ClockFrame */

/**
 * Whether the participant can write in a channel.
 * @typedef {object} Openness
 * @property {boolean} open
 * @property {"paused"|"frozen"|"muted"|"time"|"ended"} [reason]  why it is not open
 * @property {string} [text]        the experimenter's explanation
 * @property {number} [until]       muted: until when
 * @property {number} [opens_at]    only before that time
 * @property {number} [closes_at]
 * @property {number} [opens_in_ms]   instead of these two, while the session is paused
 * @property {number} [closes_in_ms]
 */

/**
 * With an Openness.
 * @typedef {object} ChannelFrame
 * @property {"channel"} type
 * @property {string} channel
 * @property {string} chat       the chat's name in the study, for placement
 * @property {string} label
 * @property {number} you        my member number
 * @property {string} nickname
 * @property {number} [you_since]  messages up to this seq are from another person who had this place before
 * @property {HeldFrame[]} [held]  my messages that wait for approval
 * @property {"send"|"drop"} [on_end]  what happens to a text that is being typed when the chat ends; default: it is kept
 * @property {"unsent"[]} [logs]  unsent: the log should have that such a text was there
 * @property {Limits} limits
 * @property {Shows} shows
 * @property {number} seen       the newest message that was displayed before; 0: none
 * @property {true} [translate]  the study lets the browser translate messages
 * @property {number} last_seq
 * @property {MessageFrame[]} messages  oldest first
 * @property {boolean} more      older ones exist
 * @property {boolean} [resumed] the messages are those after the seq that was given
 */

/**
 * @typedef {object} HistoryFrame
 * @property {"history"} type
 * @property {string} channel
 * @property {MessageFrame[]} messages  oldest first
 * @property {boolean} more
 */

/**
 * @typedef {object} RefusedFrame
 * @property {"refused"} type
 * @property {string} [nonce]
 * @property {"empty"|"too_long"|"too_fast"|"too_many"|"bad_characters"|"closed"|"not_a_member"|"not_stored"|"duplicate"
 *   |"session_ended"|"stale"|"not_yours"|"paused"|"frozen"|"muted"|"removed"|"not_approved"|"choice_missing"|"bad_value"
 *   |"already_chosen"|"no_such_choice"} code
 * @property {string} text
 * @property {number} [retry_after_ms]
 * @property {OutboxEntry} [entry]  added by delivery.js: what was refused
 * @property {boolean} [gone]  added by delivery.js: its chat is no longer on the page
 */

/** @typedef {{type: "channel_state", channel: string} & Openness} ChannelStateFrame */
/** @typedef {{type: "held", channel: string, seq: number, at: number, nonce: string, body: string}} HeldFrame */
/** @typedef {{type: "hidden", channel: string, seq: number, text?: string}} HiddenFrame */
/** @typedef {{type: "restored", channel: string, seq: number, message: MessageFrame}} RestoredFrame */
/** @typedef {{type: "chosen", page: string, round: number, choice: string, value: string, nonce: string, seq: number}} ChosenFrame */
/** @typedef {{type: "notice", seq: number, at: number, from: string, body: string}} NoticeFrame */
/** @typedef {{type: "help", seq: number, at: number, from: "you"|"experimenter", nickname?: string, body: string, nonce?: string}} HelpFrame */
/** @typedef {{type: "help_line", lines: HelpFrame[], translate?: true}} HelpLineFrame */
/** @typedef {{type: "typing", channel: string, from: number, nickname: string}} TypingFrame */
/** @typedef {{type: "presence", channel: string, from: number, nickname: string, online: boolean}} PresenceFrame */
/** @typedef {{type: "pong", t: number, now: number}} PongFrame */
/** @typedef {{type: "replaced"}} ReplacedFrame */
/** @typedef {{type: "place", ticket: string}} PlaceFrame  the answer to "enter" */
/** @typedef {{type: "error"|"bye", code: string, text: string, for_good?: boolean}} EndFrame */

/**
 * @typedef {WelcomeFrame|PageFrame|ChannelFrame|MessageFrame|HistoryFrame|RefusedFrame|ChannelStateFrame
 *   |HeldFrame|HiddenFrame|RestoredFrame|ClockFrame|ChosenFrame|NoticeFrame|HelpFrame|HelpLineFrame|TypingFrame|PresenceFrame|PongFrame|ReplacedFrame|PlaceFrame|EndFrame} ServerFrame
 */

/**
 * @typedef {{type: "join", ticket: string, resume?: Object<string, number>}
 *   |{type: "enter", session?: string, room?: string, label?: string, hash?: string, browser?: string}
 *   |{type: "post", channel: string, nonce: string, body: string}
 *   |{type: "history", channel: string, before: number}
 *   |{type: "seen", channel: string, seq: number}
 *   |{type: "link", channel: string, seq: number, url: string}
 *   |{type: "seen", notice: number}
 *   |{type: "typing", channel: string}
 *   |{type: "unsent", channel: string, characters: number}
 *   |{type: "advance", page: string, round: number}
 *   |{type: "choose", page: string, round: number, choice: string, nonce: string, value: string}
 *   |{type: "help", nonce: string, body: string}
 *   |{type: "ping", t: number, rtt_ms?: number, offset_ms?: number}} ClientFrame
 */

/**
 * A message that was written here and is not yet in the chat.
 * @typedef {object} OutboxEntry
 * @property {string} nonce
 * @property {string} channel
 * @property {string} body
 * @property {number} at         when it was written, this computer's clock
 * @property {"queued"|"sent"|"held"|"refused"} state  held: waits for the experimenter's approval
 * @property {boolean} [late]  it was sent, or sent again, as its chat ended
 * @property {boolean} [replay]  it had to wait for a connection before it was sent
 * @property {string} [code]     why it was refused
 * @property {string} [text]
 * @property {number} [retry_after_ms]
 */

/**
 * @typedef {object} LinkState
 * @property {"idle"|"connecting"|"online"|"waiting"|"stopped"} name
 * @property {boolean} wasOnline     it has been online before
 * @property {boolean} offline       the browser says there is no network
 * @property {number} [retryAt]      waiting: next try, by performance.now()
 * @property {string} [problem]      waiting: why the server opens no socket, in words
 * @property {{code: string, text: string, forGood: boolean}} [reason]  stopped: why, and whether reconnecting is impossible
 */

export {};
