// SPDX-License-Identifier: MIT
// Channel tickets: JSON Web Tokens (RFC 7519) that another system signs. The page only reads them; the server checks them.

const DEFAULT_APP = "chat";
const SHOWN_CHARACTERS = 12;

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

/** Whether the server's error is about this ticket. @param {{ticket?: string}} frame @param {string} ticket */
export function isAbout(frame, ticket) {
  return frame.ticket === undefined || frame.ticket === ticket.slice(-SHOWN_CHARACTERS);
}
