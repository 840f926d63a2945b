// SPDX-License-Identifier: MIT
// Channel tickets: JSON Web Tokens (RFC 7519) that another system signs. The page only reads them; the server checks them.

const DEFAULT_APP = "chat";
const SHOWN_CHARACTERS = 12;
/** No real one comes near. The server reads no longer ones. */
const LONGEST = 8192;
/** Reasons that end when the experimenter changes the key or opens the session, or by themselves. */
const REFUSED_FOR_NOW = ["wrong_origin", "wrong_session", "not_open", "too_early"];

function decode(part) {
  const bytes = Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** @param {string} ticket @returns {{header: object, claims: object}|null} null: it is the ticket of a place in a LabChat session */
export function readTicket(ticket) {
  const parts = ticket.split(".");
  if (parts.length !== 3) return null;
  try {
    return { header: decode(parts[0]), claims: decode(parts[1]) };
  } catch {
    return null; // the server says that it is wrong
  }
}

/** Tickets with the same identity can share a socket: those of one participant. @param {string} ticket */
export function identityOf(ticket) {
  const read = readTicket(ticket);
  return read ? JSON.stringify([read.header.kid ?? "", String(read.claims.session), String(read.claims.sub)]) : ticket;
}

/** What the server calls the chat of a ticket; empty: any chat of the place. @param {string} ticket */
export function chatOf(ticket) {
  const read = readTicket(ticket);
  return read ? `${read.claims.app ?? DEFAULT_APP}-${read.claims.channel}` : "";
}

/** The frame that shows a ticket to the server. @param {string} ticket  @param {Object<string, number>} [resume]  what this page has of each channel */
export function joinFrame(ticket, resume) {
  return { type: "join", ticket, ...(resume && { resume }) };
}

/** Whether no server takes it. @param {string} ticket */
export function isTooLong(ticket) {
  return ticket.length > LONGEST;
}

/** What the box hears of a ticket that is too long: the server only says that it is not valid, or that a frame is too large. @param {string} ticket */
export function refusedAsTooLong(ticket) {
  return { type: "error", code: "bad_ticket", reason: "too_long", text: "", ticket: ticket.slice(-SHOWN_CHARACTERS) };
}

/** Whether a ticket that was refused may be taken later. @param {{reason?: string}} frame */
export function isRefusedForNow({ reason }) {
  return REFUSED_FOR_NOW.includes(reason);
}

/** Whether the server's error is about this ticket. @param {{ticket?: string}} frame @param {string} ticket */
export function isAbout(frame, ticket) {
  return frame.ticket === undefined || frame.ticket === ticket.slice(-SHOWN_CHARACTERS);
}
