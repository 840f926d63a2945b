// SPDX-License-Identifier: MIT
// The JavaScript of a Qualtrics question ("Text / Graphic" is the simplest type).
//
// In the survey flow, before the question, declare embedded data:
//   labchat_server                  the address of the chat: http://localhost:8000 (Qualtrics needs one with https)
//   labchat_ticket                  from the survey's link (?labchat_ticket=…), or from a web service that signs it
//   __js_chat, __js_chat_left_out   without a value: the transcript comes here

Qualtrics.SurveyEngine.addOnload(function () {
  const script = document.createElement("script");
  script.type = "module";
  script.src = "${e://Field/labchat_server}/labchat.js";
  const box = document.createElement("lab-chat");
  box.setAttribute("ticket", "${e://Field/labchat_ticket}");
  this.getQuestionContainer().append(script, box);

  // What does not fit into embedded data is in LabChat's export, as everything is.
  const LONGEST = 20000;
  function save() {
    const kept = box.messages ?? [];
    let leftOut = 0;
    while (new TextEncoder().encode(JSON.stringify(kept)).length > LONGEST) {
      kept.shift(); // the oldest
      leftOut += 1;
    }
    Qualtrics.SurveyEngine.setJSEmbeddedData("chat", JSON.stringify(kept));
    Qualtrics.SurveyEngine.setJSEmbeddedData("chat_left_out", String(leftOut));
  }
  box.addEventListener("labchat-message", save);
  Qualtrics.SurveyEngine.addOnPageSubmit(save); // messages may have been hidden since
});
