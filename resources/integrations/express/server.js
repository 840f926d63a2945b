// SPDX-License-Identifier: MIT
// Pages with a chat box, made by Express. Try it with:
//
//   npm install
//   LABCHAT_SERVER=http://localhost:8000 LABCHAT_KEY=express LABCHAT_SECRET=… PORT=8080 npm start
//
// and open http://localhost:8080/k7m2r9c4. HOST=0.0.0.0 lets participants on other computers in.

import express from "express";
import jwt from "jsonwebtoken";

const { LABCHAT_SERVER, LABCHAT_KEY, LABCHAT_SECRET, HOST = "127.0.0.1", PORT = "8080" } = process.env;
if (!LABCHAT_SERVER || !LABCHAT_KEY || !LABCHAT_SECRET) throw new Error("LABCHAT_SERVER, LABCHAT_KEY and LABCHAT_SECRET are needed.");

/** Who has which code. Participants get links with their codes, which cannot be guessed. */
const participants = new Map([
  ["k7m2r9c4", { group: 1, id_in_group: 1 }],
  ["x8hq3tzw", { group: 1, id_in_group: 2 }],
  ["v6pn2bdg", { group: 2, id_in_group: 1 }],
  ["m4wz8fqc", { group: 2, id_in_group: 2 }],
]);

function ticketFor(code, { group, id_in_group }) {
  const claims = { session: "pilot", app: "trust", channel: `group-${group}`, nickname: `Player ${id_in_group}`, group, id_in_group };
  return jwt.sign(claims, LABCHAT_SECRET, { algorithm: "HS256", keyid: LABCHAT_KEY, subject: code, expiresIn: "24h" });
}

const app = express();

app.get("/:code", (request, response) => {
  const me = participants.get(request.params.code);
  if (!me) {
    response.status(404).send("This link is not valid.");
    return;
  }
  response.send(`<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Your choice</title>
  <script type="module" src="${LABCHAT_SERVER}/labchat.js"></script>
</head>
<body>
  <h1>Your choice</h1>
  <lab-chat ticket="${ticketFor(request.params.code, me)}"></lab-chat>
</body>
</html>`);
});

const server = app.listen(Number(PORT), HOST, () => console.log(`http://${HOST}:${server.address().port}`));
