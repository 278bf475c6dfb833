// Selecting something from outside the canvas, and going to its evidence.

import { focusEvidence, restoreFocus, setReturnPoint } from "./focus.js";
import { change, queryOf } from "./state.js";

/** @typedef {import("./types.js").State} State */

/** @type {((id: string) => void)[]} */
const revealers = [];
/** @type {string | null} */
let awaited = null; // the selection whose evidence is to be gone to, once it is painted

/**
 * Call a function with each id that is to be brought into sight.
 * @param {(id: string) => void} reveal
 */
export function onReveal(reveal) {
  revealers.push(reveal);
}

/**
 * Select something and bring it into sight; `patch` may change more.
 * @param {string} id
 * @param {Partial<State>} [patch]
 */
export function visit(id, patch = {}) {
  change({ ...patch, select: id });
  for (const reveal of revealers) reveal(id);
}

/**
 * Select something and go to its evidence; Esc comes back to where one was.
 * @param {string} id
 * @param {Partial<State>} [patch]
 */
export function openEvidence(id, patch = {}) {
  setReturnPoint();
  const before = queryOf();
  awaited = id;
  visit(id, patch);
  if (queryOf() !== before) return; // the evidence is gone to when it is painted
  awaited = null;
  focusEvidence();
}

/**
 * Whether a click on a link goes to the evidence: if it was made with a key. In the lists of the
 * views only the second time, as there one goes from row to row with the evidence beside.
 * @param {MouseEvent} event
 * @param {HTMLElement} link
 */
export const opensEvidence = (event, link) =>
  event.detail === 0 &&
  !link.closest("#panel") &&
  (!link.closest("#words") || link.closest("[aria-current]") !== null);

/**
 * After a paint: hand the focus on, or go to the evidence that was asked for. Return the element
 * that the focus was handed to, or null.
 * @param {import("./focus.js").FocusMemo | null} memo
 * @param {State} state
 * @param {State | null} before
 */
export function restoreFocusAfterPaint(memo, state, before) {
  if (awaited === state.select) focusEvidence();
  awaited = null;
  const anew = memo?.part === "panel-body" && before !== null && before.select !== state.select;
  return restoreFocus(memo, anew);
}
