// SPDX-License-Identifier: MIT
// Functions to build elements, for every part of the page.

/** @param {string} tag  @param {string} className  @param {object} properties  set on the element */
export function element(tag, className, properties = {}) {
  const made = document.createElement(tag);
  made.className = className.trim();
  const { attributes = {}, ...rest } = properties;
  Object.assign(made, rest);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** A button that never submits a form around it. */
export function button(className, label, onClick) {
  const made = element("button", className, { type: "button", textContent: label });
  made.addEventListener("click", onClick);
  return made;
}

/** The class of a part of a chat. Existing style sheets and scripts use these names of otreechat. */
export function chatNames(part) {
  return `otree-chat__${part}`;
}

/** Shows a text with a name in it, at the place of the NUL. The name keeps its text direction, and is not translated. */
export function showNamed(target, words, name) {
  const [before, after] = words.split("\0");
  target.replaceChildren(before, element("bdi", "notranslate", { textContent: name, translate: false }), after);
}

/** Shows a text; an empty text takes no space. */
export function showText(target, words) {
  if (target.textContent !== words) target.textContent = words;
  target.hidden = words === "";
}
