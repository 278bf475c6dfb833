// The Share dialog: made by the server for the present address, so that all of it agrees.

import { byId, closest } from "../core/dom.js";
import { say } from "../core/live_region.js";
import { permalink } from "../core/permalink.js";
import { request } from "../core/request_cache.js";
import { isOpen, queryOf } from "../core/state.js";

/** @param {HTMLElement} opener */
async function open(opener) {
  opener.setAttribute("aria-busy", "true");
  try {
    byId("shared").innerHTML = await request(`_share?${queryOf()}`);
    /** @type {HTMLDialogElement} */ (byId("sharing")).showModal();
    /** @type {HTMLInputElement} */ (byId("share-link")).select();
  } catch {
    say("The server did not answer. Please try again.");
  } finally {
    opener.removeAttribute("aria-busy");
  }
}

/**
 * The way out of a frame leads to what is shown in it now.
 * @param {Event} event
 */
function updateWayOut(event) {
  const link = closest(event, "[data-open-explorer]");
  if (link && isOpen()) /** @type {HTMLAnchorElement} */ (link).href = permalink({ embed: "" });
}

/** Answer the Share button. */
export function register() {
  for (const type of ["pointerdown", "keydown", "click"])
    document.addEventListener(type, updateWayOut, true);
  document.addEventListener("click", (event) => {
    const opener = closest(event, "#share");
    if (opener && isOpen()) open(opener);
  });
}
