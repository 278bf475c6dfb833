// The line under the header while an answer of the server is late.

import { byId } from "./dom.js";

const SLOW = 400; // ms that an answer may take before anything is said
const PLACES = [".middle", "#panel"];

/** @type {Set<string[]>} */
const late = new Set(); // for each late answer the places of the page that wait for it

function show() {
  byId("progress").hidden = late.size === 0;
  const waiting = new Set([...late].flat());
  for (const place of PLACES) {
    const element = document.querySelector(place);
    if (waiting.has(place)) element?.setAttribute("aria-busy", "true");
    else element?.removeAttribute("aria-busy");
  }
}

/**
 * Pass an answer on; one that is slow shows the line under the header until it comes.
 * @template T
 * @param {Promise<T>} answer
 * @param {string[]} places Selectors of the places that wait.
 * @returns {Promise<T>}
 */
export async function whileLoading(answer, places = []) {
  const timer = setTimeout(() => {
    late.add(places);
    show();
  }, SLOW);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    if (late.delete(places)) show();
  }
}
