// Hydration: from the page before the scripts to the real one.

import { byId, first } from "../core/dom.js";
import { emit } from "../core/events.js";

/**
 * The first View is there: the filters move into the page, the rest goes. On the canvas the sign
 * of waiting stays until it is drawn.
 */
export function removePrerender() {
  const start = document.getElementById("start");
  if (!start) return;
  byId("filters").append(...(first(".filters", start)?.childNodes ?? []));
  const opening = byId("opening");
  start.remove();
  if (document.body.dataset.pane === "canvas") first(".stage")?.append(opening);
}

/** The canvas is drawn. */
export function finishHydration() {
  document.getElementById("opening")?.remove();
  document.body.dataset.ready = "true";
}

/** There is no first View to come: prerender.js says so. */
export function failToOpen() {
  emit("failed", null);
}
