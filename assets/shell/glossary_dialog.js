// The dialog with all words explained; without it, the page that has them.

import { byId, closest, first } from "../core/dom.js";
import { request } from "../core/request_cache.js";

async function open() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("glossary"));
  if (dialog.open) return;
  dialog.innerHTML ||= await request("_glossary").catch(() => "");
  if (!dialog.innerHTML) return location.assign("glossary");
  /** @type {HTMLDialogElement | null} */ (first("dialog[open]"))?.close();
  dialog.showModal();
  dialog.scrollTop = 0;
}

/** Answer the links to the glossary. */
export function register() {
  document.addEventListener("click", (event) => {
    if (!closest(event, "[data-glossary]") || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    open();
  });
}
