// The notice above the page: what an address could not show, and requests that failed.

import { byId, closest } from "./dom.js";
import { whileLoading } from "./loading_indicator.js";

let tellsOfFailure = false; // whether the notice on screen says that a request failed

/**
 * Show a notice, or none.
 * @param {string} html
 */
export function showNotice(html) {
  const notice = byId("notice");
  notice.hidden = !html;
  if (html) notice.innerHTML = html;
}

/**
 * Bring the notice up to date with what was just painted: the opened address has its own
 * (`opened`), a later View has none, and a failure is over.
 * @param {string | null} opened The notice of the address that was opened; null later.
 * @param {boolean} isView Whether more than the panel was painted.
 */
export function updateNotice(opened, isView) {
  if (opened !== null) showNotice(opened);
  else if (isView || tellsOfFailure) showNotice("");
  tellsOfFailure = false;
}

function tellFailure() {
  tellsOfFailure = true;
  const text = document.createElement("p");
  text.textContent = "The server did not answer. What you see is unchanged; please try again.";
  const close = Object.assign(document.createElement("button"), {
    type: "button",
    textContent: "Close",
  });
  close.dataset.dismiss = "";
  const notice = byId("notice");
  notice.replaceChildren(text, close);
  notice.hidden = false;
}

/**
 * Return an answer of the server, or null: a failed request says so in the notice and leaves
 * what is on screen. A slow one shows that it is waited for.
 * @template T
 * @param {() => Promise<T>} ask
 * @param {string[]} places Selectors of the places of the page that wait.
 * @returns {Promise<T | null>}
 */
export async function requestOrNotify(ask, places) {
  try {
    return await whileLoading(ask(), places);
  } catch {
    tellFailure();
    return null;
  }
}

/** Close the notice by its button. */
export function register() {
  document.addEventListener("click", (event) => {
    if (closest(event, "[data-dismiss]")) byId("notice").hidden = true;
  });
}
