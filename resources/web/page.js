// SPDX-License-Identifier: GPL-3.0-or-later
// The participant's page: the current page of the study, its chat boxes, and the button to continue.

import { LabChat } from "../labchat.js";
import { Banner } from "./banner.js";
import { Choices } from "./choices.js";
import { connectionFor } from "./connection.js";
import { element, button, showText } from "./dom.js";
import { enter } from "./entering.js";
import { followFragments } from "./fragments.js";
import { FreeHeight } from "./freeheight.js";
import { HelpLine } from "./helpline.js";
import { HelpPanel } from "./helppanel.js";
import { Leftovers } from "./leftovers.js";
import { Notices } from "./notices.js";
import { bodyOf } from "./pagebody.js";
import { PageClock } from "./pageclock.js";
import { text, refusalText, language } from "./texts.js";
import * as unread from "./unread.js";

document.documentElement.lang = language;
const ticket = await enter();

/** The page's own elements. They are looked up before a text comes, whose ids may be the same. */
const parts = new Map([...document.querySelectorAll("[id]")].map((found) => [found.id, found]));
const part = (id) => parts.get(id);
const server = new URL("..", import.meta.url);
const connection = connectionFor(server, ticket);

/** @type {import("./types.js").PageFrame|null} */
let shown = null;
/** Whether the participant has asked for the next page. The request is sent again after a reconnect, until the page changes. */
let advancing = false;
/** @type {Map<string, LabChat>} by channel handle; a box stays the same when the next page has its channel too */
const boxes = new Map();
/** Handles of the boxes on this page. */
const placed = new Set();
/** @type {Map<string, Element>} chat name → the last element in its place */
const places = new Map();
const notices = new Notices(ticket, (seq) => connection.send({ type: "seen", notice: seq }));
const leftovers = new Leftovers(ticket);
const choices = new Choices(connection, () => { part("problem").textContent = ""; });
const helpLine = new HelpLine(connection);
const helpPanel = new HelpPanel(helpLine, ticket);
const clock = new PageClock(part, connection, clockChanged);
const freeHeight = new FreeHeight(part("page"), () => clock.headHeight);

// --- pages --------------------------------------------------------------------------------------------------------

/** @param {import("./types.js").PageFrame} frame */
function showPage(frame) {
  const isSame = ["page", "round", "body", "waiting"].every((key) => shown?.[key] === frame[key])
    && shown.chats.join() === frame.chats.join(); // a chat may have another channel now
  const isFirst = shown === null;
  const hasEnded = shown?.page !== frame.page || shown?.round !== frame.round; // otherwise a chat was moved to another channel
  const isOwnStep = advancing;
  shown = frame;
  if (isOwnStep) leftovers.clear();
  if (!isSame) renderPage(frame, isFirst);
  for (const [handle, box] of boxes) {
    if (frame.chats.includes(handle)) continue;
    if (!isOwnStep) keepDraft(handle, hasEnded ? box.end() : box.unfinished, text(hasEnded ? "kept" : "kept_moved"));
    box.remove();
    boxes.delete(handle);
    placed.delete(handle);
  }
  const refused = connection.delivery.leave(frame.chats);
  if (!isOwnStep) for (const entry of refused) leftovers.addMessage(entry);
  notices.pageShown(frame);
  clock.show(frame);
  choices.update(frame);
  if (isSame && advancing) connection.send({ type: "advance", page: frame.page, round: frame.round });
}

function renderPage(frame, isFirst) {
  const finished = frame.page === "finished";
  setKind(finished ? "finished" : frame.waiting ? "waiting" : "study");
  part("announcer").textContent = ""; // a screen reader must not find texts of the previous page
  setTitle(frame.waiting && !frame.body ? text("waiting_title") : frame.title || (finished ? text("finished_title") : ""));
  placed.clear();
  places.clear();
  part("chats").replaceChildren();
  part("body").replaceChildren(bodyOf(frame.body ?? "", server));
  if (finished && !frame.body) part("body").replaceChildren(paragraph(text("finished_text")));
  if (frame.waiting && !frame.body) part("body").replaceChildren(...waitingForGroup());
  choices.place(part("body"));
  for (const place of part("body").querySelectorAll("lab-chat[name]")) places.set(place.getAttribute("name"), place);
  // Boxes without a position have the text direction of the body that they follow.
  part("chats").dir = getComputedStyle(part("body")).direction;
  const manyRounds = frame.num_rounds > 1 && !finished;
  part("round").textContent = manyRounds ? text("round", frame) : "";
  part("problem").textContent = "";
  part("next").hidden = !["participant", "group"].includes(frame.ends) || finished || Boolean(frame.waiting);
  setAdvancing(false);
  freeHeight.boxesChanged();
  if (isFirst) return;
  scrollTo(0, 0);
  part("title").focus({ preventScroll: true });
}

function paragraph(words) {
  return element("p", "", { textContent: words });
}

function waitingForGroup() {
  const dots = element("div", "waiting", { attributes: { "aria-hidden": "true" } });
  dots.append(...Array.from({ length: 3 }, () => element("span", "waiting__dot")));
  return [paragraph(text("waiting_text")), paragraph(text("waiting_goes_on")), dots];
}

/** @param {import("./types.js").ChannelFrame} frame */
function showChannel(frame) {
  if (placed.has(frame.channel) || !shown?.chats.includes(frame.channel)) return;
  const box = boxes.get(frame.channel) ?? new LabChat();
  box.attach(connection, frame);
  boxes.set(frame.channel, box);
  box.takeBack(leftovers.takeBack(frame.channel));
  placed.add(frame.channel);
  const place = places.get(frame.chat);
  if (!place) {
    part("chats").append(box);
  } else {
    // Several channels of one chat follow one another, at the position of the chat.
    place.after(box);
    if (place.childElementCount === 0) place.remove();
    places.set(frame.chat, box);
  }
  freeHeight.boxesChanged();
}

function setKind(kind) {
  document.body.dataset.kind = kind;
}

function setTitle(title) {
  part("title").textContent = title;
  unread.setTitle(title || part("session-title").textContent || "LabChat");
}

// --- the next page ------------------------------------------------------------------------------------------------

function setAdvancing(on) {
  advancing = on;
  part("next").setAttribute("aria-disabled", String(on || clock.paused));
  const label = shown?.ends === "group" ? "ready" : "next";
  part("next").textContent = text(on ? "please_wait" : label);
}

function advance() {
  if (advancing || !shown || clock.paused) return;
  part("problem").textContent = "";
  if (askForChoice()) return;
  setAdvancing(true);
  connection.send({ type: "advance", page: shown.page, round: shown.round });
}

/** @returns {boolean} whether one has to be made, or sent, before the participant can go on */
function askForChoice() {
  const [unsent, missing] = [choices.unsent(), choices.missing()];
  const choice = unsent ?? missing;
  if (!choice) return false;
  const words = text(unsent ? "choice_unsent" : "choice_missing", { question: choice.question });
  part("problem").textContent = words;
  choice.askFor(words);
  return true;
}

function showRefusal(frame) {
  if (frame.gone) leftovers.addMessage(frame.entry);
  if (frame.entry || frame.nonce || frame.code === "stale" || !advancing) return;
  setAdvancing(false);
  if (frame.code === "paused") return; // the page says so
  if (frame.code === "choice_missing" && askForChoice()) return;
  part("problem").textContent = ["not_yours", "choice_missing"].includes(frame.code) ? refusalText(frame) : text("next_not_sent");
}

// --- the page's clock ---------------------------------------------------------------------------------------------

function clockChanged() {
  setAdvancing(advancing);
  showHint();
  makeRoom();
}

/** Who or what ends the page now, unless the button or the countdown says it. The experimenter can set a countdown on any page, or remove it. */
function showHint() {
  const isTimed = clock.isTimed;
  const hints = {
    operator: isTimed ? "ends_timer" : "ends_operator",
    timer: isTimed ? "" : "ends_operator",
    group: isTimed ? "ends_group_or_timer" : "ends_group",
  };
  const isStudyPage = shown && shown.page !== "finished" && !shown.waiting;
  const hint = isStudyPage ? hints[shown.ends] : "";
  showText(part("hint"), hint ? text(shown.last ? `${hint}_last` : hint) : "");
}

// --- above the page -----------------------------------------------------------------------------------------------

/** A text that was in the input when its chat went. It is also there again if the same chat comes back. */
function keepDraft(handle, { body, why }, otherwise) {
  leftovers.addDraft(handle, { body, why: why || otherwise });
}

/** Shows an answer that came while the panel is closed. */
function showHelpNews() {
  const answer = helpPanel.dialog.open ? undefined : helpLine.unread.at(-1);
  if (!answer || !helpLine.available) {
    notices.remove("help");
    return;
  }
  const show = button("labchat-pending__action", text("help_show"), () => helpPanel.open());
  const heading = text(helpLine.lines.some(({ from }) => from === "you") ? "help_answered" : "help_written");
  notices.add("help", { heading, words: answer.body, actions: [show] });
}

/** Cards and banners above stay visible and push the page down. The input must stay visible while somebody is writing. */
function makeRoom() {
  document.documentElement.style.setProperty("--page-top-height", `${clock.headHeight}px`);
  clock.keepInSight();
  freeHeight.fit();
  keepInputInSight();
}

/** A keyboard that appears, or a card, must not push it out of the window. */
function keepInputInSight() {
  if (!document.activeElement?.matches(".labchat-input")) return;
  const row = document.activeElement.parentElement;
  row.scrollIntoView({ block: "nearest" });
  const { offsetTop = 0, height = innerHeight } = window.visualViewport ?? {};
  const covered = row.getBoundingClientRect().bottom - offsetTop - height;
  if (covered > 0) scrollBy(0, covered);
}

// --- the ends -----------------------------------------------------------------------------------------------------

/** Stops the page, permanently or until the participant reconnects. */
function showEnd(title, words, ...more) {
  clock.show({});
  shown = null;
  boxes.clear();
  setKind("end");
  setTitle(title);
  part("round").textContent = "";
  notices.clear();
  leftovers.clear();
  part("body").replaceChildren(paragraph(words), ...more);
  part("chats").replaceChildren();
  showText(part("hint"), "");
  part("problem").textContent = "";
  part("next").hidden = true;
  freeHeight.boxesChanged();
  part("title").focus({ preventScroll: true });
}

function showState(state) {
  if (state.name !== "stopped") return;
  const { code, text: words, forGood } = state.reason;
  if (code === "replaced") {
    showEnd(text("replaced_title"), text("replaced_text"), button("button", text("use_here"), startAgain));
  } else if (code === "session_ended") {
    if (shown?.page !== "finished") showEnd(text("ended_title"), text("ended_text"));
  } else if (code === "removed") {
    const buttons = forGood ? [] : [button("button", text("come_back"), startAgain)];
    showEnd(text("removed_title"), words || text("removed_text"), ...buttons);
  } else {
    showEnd(text("bad_ticket_title"), code === "bad_ticket" ? text("bad_ticket_text") : words);
  }
}

function startAgain() {
  showLoading();
  connection.start();
}

function showLoading() {
  setKind("loading");
  setTitle(text("loading_title"));
  part("body").replaceChildren(paragraph(text("loading_text")));
}

// --- start --------------------------------------------------------------------------------------------------------

const readers = {
  welcome: (frame) => {
    part("session-title").textContent = frame.session?.title ?? "";
  },
  page: showPage,
  channel: showChannel,
  clock: (frame) => clock.change(frame),
  notice: (frame) => notices.show(frame),
  refused: showRefusal,
};

part("top").append(notices.place);
part("page").before(leftovers.place);
part("bar").append(helpPanel.button);
part("bar").before(helpPanel.dialog); // the style sheet places it where it does not cover the chat
followFragments(part("body"));
new ResizeObserver(makeRoom).observe(part("top"));
for (const view of [window, window.visualViewport]) view?.addEventListener("resize", keepInputInSight);
part("page").addEventListener("labchat-grown", keepInputInSight);
helpLine.addEventListener("change", showHelpNews);
part("next").addEventListener("click", advance);
connection.addEventListener("frame", (event) => readers[event.detail.type]?.(event.detail));
connection.addEventListener("state", () => showState(connection.state));
new Banner(part("banner"), connection);
showLoading();
connection.start();
