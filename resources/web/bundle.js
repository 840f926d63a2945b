// SPDX-License-Identifier: MIT
// labchat.bundle.js begins here: the chat box as one file, for pages that load it from their own server and name LabChat's with server="…".

import "./bundledstyles.js"; // before the first box
export * from "../labchat.js";
