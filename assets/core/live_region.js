// One polite live region: what changed, told to those who cannot see it, each thing once.

import { byId } from "./dom.js";

const PAUSE = 120; // ms: what is said together is read as one

/** @type {string[]} */
let waiting = [];
let timer = 0;

/**
 * Have a screen reader say a text; nothing for "".
 * @param {string} text
 */
export function say(text) {
  if (text && !waiting.includes(text)) waiting.push(text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const paragraph = document.createElement("p");
    paragraph.textContent = waiting
      .map((one) => (/[.:!?…]$/.test(one) ? one : `${one}.`))
      .join(" ");
    waiting = [];
    byId("live").replaceChildren(paragraph); // a new one is read even if it says the same
  }, PAUSE);
}
