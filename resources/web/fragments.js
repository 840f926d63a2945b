// SPDX-License-Identifier: GPL-3.0-or-later
// Links within the text of a page scroll there. A second tab would take the participant's place over.

/** @param {string} fragment  what follows `#`; ids of the page around the text do not count */
function targetIn(text, fragment) {
  let id = fragment;
  try {
    id = decodeURIComponent(fragment);
  } catch {
    // It contains a percent sign that encodes nothing.
  }
  return [...text.querySelectorAll("[id]")].find((candidate) => candidate.id === id);
}

/** @param {HTMLElement} text  contains the links and what they lead to */
export function followFragments(text) {
  const follow = (event) => {
    const address = event.target.closest("a[href]")?.getAttribute("href").trim();
    const opens = event.type === "click" || event.button === 1; // the middle button would open a tab
    if (!address?.startsWith("#") || !opens) return;
    event.preventDefault();
    const fragment = address.slice(1);
    const target = targetIn(text, fragment);
    if (!target) {
      if (["", "top"].includes(fragment)) scrollTo(0, 0);
      return;
    }
    for (let inside = target.closest("details"); inside; inside = inside.parentElement.closest("details")) inside.open = true;
    if (!target.matches("a[href], button, input, select, textarea, summary, [tabindex]")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  text.addEventListener("click", follow);
  text.addEventListener("auxclick", follow);
}
