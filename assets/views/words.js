// What a view says in words: its text, and which of its rows is selected.

import { all, byId, closest, focused } from "../core/dom.js";
import { emit } from "../core/events.js";
import { glance } from "../network/highlight.js";

/** @typedef {import("../core/types.js").State} State */

const SMALL = 900; // px of width up to which the panel is a sheet
const ROW = "#words [data-row]";
const place = () => byId("words");
/** @type {string | null} */
let written = null;

/**
 * Write a view's text, unless it stands there already.
 * @param {string} html
 * @param {State} state
 */
export function writeWords(html, state) {
  if (html === written) return;
  written = html;
  const id = place().contains(focused()) && focused().id;
  place().innerHTML = html;
  place().scrollTop = 0;
  if (id) document.getElementById(id)?.focus();
  emit("written", state);
}

/**
 * Mark the rows of a selection: rows carry data-row (a claim) and data-edge. With `reveal` the
 * first is brought into sight, and the parts are told.
 * @param {string} select
 * @param {{ reveal?: boolean }} [options]
 */
export function markSelected(select, { reveal = true } = {}) {
  /** @type {HTMLElement[]} */
  const selected = [];
  let inSight = false;
  const rows = all("[data-row]", place());
  const room = rows.length ? place().getBoundingClientRect() : null; // measured only if need be
  for (const row of rows) {
    const { row: claim, edge } = row.dataset;
    const isSelected = Boolean(select) && (claim === select || edge === select);
    row.classList.toggle("is-chosen", isSelected);
    if (isSelected) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
    if (!isSelected || !room) continue;
    selected.push(row);
    const { top, bottom, height } = row.getBoundingClientRect();
    if (height && top >= room.top && bottom <= room.bottom) inSight = true;
  }
  if (!reveal) return;
  revealRow(selected[0], inSight);
  emit("marked", select);
}

/**
 * @param {HTMLElement | undefined} row
 * @param {boolean} inSight Whether some selected row is in sight already.
 */
function revealRow(row, inSight) {
  const passage = row?.closest("[data-passage]");
  // Little room is left above the sheet of a small screen: the beginning matters.
  const small = innerWidth <= SMALL;
  if (inSight && !passage && !small) return;
  (passage || row)?.scrollIntoView({ block: small ? "start" : "nearest" });
}

/** A row that is pointed at, or that has the focus, lights its line in the network beside. */
export function register() {
  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      if (closest(event, "#words")) glance(closest(event, ROW)?.dataset.edge ?? "");
    });
  }
  for (const name of ["pointerout", "focusout"]) {
    document.addEventListener(name, (event) => {
      if (closest(event, ROW)) glance("");
    });
  }
}
