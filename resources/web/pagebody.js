// SPDX-License-Identifier: GPL-3.0-or-later
// The body of a page of the study.

/**
 * @param {string} html  which the server has sanitised; nothing else on the page is ever made of HTML
 * @param {URL} root  the server's address, which may have a path: the study's images are below it
 * @returns {DocumentFragment}
 */
export function bodyOf(html, root) {
  const template = document.createElement("template"); // nothing in it is loaded yet
  template.innerHTML = html;
  for (const image of template.content.querySelectorAll('img[src^="/image/"]')) image.src = new URL(image.getAttribute("src").slice(1), root).href;
  return template.content;
}
