// SPDX-License-Identifier: MIT
// The few things every part of the page needs to build elements.

/** @param {string} tag  @param {string} className  @param {object} properties  set on the element */
export function element(tag, className, properties = {}) {
  const made = document.createElement(tag);
  made.className = className.trim();
  const { attributes = {}, ...rest } = properties;
  Object.assign(made, rest);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** A button that never submits the form it may stand in. */
export function button(className, label, onClick) {
  const made = element("button", className, { type: "button", textContent: label });
  made.addEventListener("click", onClick);
  return made;
}

/** The classes of a chat's parts that people's style sheets and scripts rely on; otreechat's. */
export function chatNames(part) {
  return `otree-chat__${part}`;
}

/** Text that is not there takes no room. */
export function showText(target, words) {
  if (target.textContent !== words) target.textContent = words;
  target.hidden = words === "";
}
