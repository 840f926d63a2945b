// SPDX-License-Identifier: GPL-3.0-or-later
// The key by which this browser gets the same place again through the link of a session or a room. It belongs to this
// server's address and port, and never leaves for another one.

import { newNonce } from "./outbox.js";

const NAME = "labchat:browser";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answerTo(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
    request.addEventListener("blocked", () => reject(new Error("blocked")));
  });
}

/** The key in the database. The browser runs one writing transaction after the other, whichever tab they come from, so
 * all tabs agree on the first tab's key. */
async function keyInDatabase() {
  const opening = indexedDB.open(NAME, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("keys"));
  const database = await answerTo(opening);
  try {
    const keys = database.transaction("keys", "readwrite").objectStore("keys");
    const known = await answerTo(keys.get("key"));
    if (known) return known;
    const made = newNonce();
    await answerTo(keys.put(made, "key"));
    return made;
  } finally {
    database.close();
  }
}

/** For browsers that keep no database, such as older ones in private windows. */
function keyInStorage() {
  const known = localStorage.getItem(NAME);
  if (known) return known;
  localStorage.setItem(NAME, newNonce());
  return localStorage.getItem(NAME);
}

/** @returns {Promise<string>} the same key in all tabs; a new one each time if the browser stores nothing */
export async function browserKey() {
  for (const find of [keyInDatabase, keyInStorage]) {
    try {
      const key = await find();
      if (key) return key;
    } catch {
      // not in this browser
    }
  }
  return newNonce();
}
