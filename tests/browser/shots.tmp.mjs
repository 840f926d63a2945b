import { Person, launch } from "./browser.js";
import { ModeratedLab } from "./lab.js";
const study = { name: "shots", title: "Buyers and sellers", players_per_group: 2, help_line: true, pages: [
 { name: "talk", title: "Your Choice", ends: "timer", duration_s: 600, chats: [{ name: "group", label: "Chat with your group", shows: ["time","typing","presence"] }] } ] };
const lab = new ModeratedLab(study, 4);
await lab.start();
const browser = await launch();
const kinds = { desk: {viewport:{width:1100,height:760}}, phone: {viewport:{width:360,height:640},hasTouch:true,isMobile:true} };
const P2 = await Person.with(browser); await P2.open(lab.session.participant_links[1]); await P2.box().isOpen();
const shot = async (name) => { for (const [k,p] of Object.entries(views)) { await p.page.waitForTimeout(150); await p.page.screenshot({path:`/tmp/shots-d/${name}-${k}.png`}); } };
const views = {};
// the same place can only be opened once: take screenshots with one page, emulating
const P1 = await Person.with(browser, kinds.desk); await P1.open(lab.session.participant_links[0]); await P1.box().isOpen();
const all = async (name, prep) => {
  for (const [k,o] of Object.entries(kinds)) for (const scheme of ["light","dark"]) {
    await P1.page.setViewportSize(o.viewport); await P1.page.emulateMedia({colorScheme: scheme});
    if (prep) await prep(k);
    await P1.page.waitForTimeout(250);
    await P1.page.screenshot({path:`/tmp/shots-d/${name}-${k}-${scheme}.png`});
  }
};
await P1.write("Hello, what do you offer?"); await P2.write("You are an idiot"); await P2.write("Seven, for the lot"); await P1.reads(["Hello, what do you offer?","You are an idiot","Seven, for the lot"]);
const seq = await lab.seqOf("You are an idiot");
await lab.does("message_hidden", {channel:1, message: seq});
await lab.does("message", {channel:1, nickname:"Dr. Ada", body:"Please stay polite."});
await all("placeholder");
await lab.does("holding_started", {participant:1});
await P1.write("My name is Paul Meier, call me");
await P1.see("Waiting for the experimenter’s approval");
await all("waiting");
const h = await lab.seqOf("My name is Paul Meier, call me","message_held");
await lab.does("message_refused", {message:h, text:"Please do not tell your name."});
await all("refused");
await P1.click("Discard");
await lab.does("muted", {participant:1, channel:1, until: Date.now()+118000});
await P1.input.evaluate(i=>{i.value="What I was typing"});
await all("muted");
await lab.does("unmuted", {participant:1, channel:1});
await lab.does("announced", {nickname:"Dr. Ada", body:"There are five minutes left. Please come to an agreement."});
await P1.see("There are five minutes left. Please come to an agreement.");
await all("notice", async () => { await P1.input.focus(); });
await P1.click("Close");
await lab.does("paused", {text:"We are looking for a technical problem."});
await all("paused");
await lab.does("resumed");
await P1.click("Ask the experimenter");
await P1.page.locator("dialog .otree-chat__input").fill("May I use a calculator?"); await P1.page.keyboard.press("Enter");
await lab.does("help_answered", {participant:1, nickname:"Dr. Ada", body:"Yes, of course."});
await P1.see("Yes, of course.");
await all("help");
await P1.page.keyboard.press("Escape");
await lab.does("help_answered", {participant:1, nickname:"Dr. Ada", body:"But only the one on the table."});
await all("unread");
await lab.does("removed", {participant:1, text:"You told your name in the chat. Please come to the desk."});
await P1.isOn("You no longer take part");
await all("removed");
console.log(P1.complaints);
await browser.close(); await lab.close();
