// Reading: step from claim to claim; in a passage with several, mark the ends of the one meant.

import { all, byId, closest, first, focused } from "../core/dom.js";
import { subscribe } from "../core/events.js";
import { visit } from "../core/selection.js";
import { getState, isOpen } from "../core/state.js";

const isShown = () => isOpen() && getState().view === "reading";

/**
 * Mark the ends of a claim in the words of its passage.
 * @param {Element} passage
 * @param {string} claim
 */
function markEnds(passage, claim) {
  for (const piece of all("[data-marks]", passage)) {
    const marks = (piece.dataset.marks ?? "").split(" ");
    const mark = marks.find((one) => one.startsWith(`${claim}:`));
    piece.className = mark ? mark.slice(claim.length + 1) : "";
  }
}

/**
 * Mark what is pointed at or has the focus; else what is selected.
 * @param {Element} passage
 * @param {HTMLElement | null} [row]
 */
function updateMarks(passage, row) {
  const meant = row || first("[data-row].is-chosen", passage);
  markEnds(passage, meant?.dataset.row ?? "");
}

/** @param {number} by 1 or -1 */
function step(by) {
  const rows = all("[data-row]", byId("words"));
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.classList.contains("is-chosen"));
  const start = by > 0 ? 0 : rows.length - 1;
  const next = rows[now < 0 ? start : now + by];
  if (!next) return;
  if (focused().closest(".passage")) first("a", next)?.focus({ preventScroll: true });
  visit(next.dataset.row ?? "");
}

/** @param {Event} event */
function followPointer(event) {
  const row = closest(event, ".passage [data-row]");
  const passage = row?.closest(".passage");
  if (!passage) return;
  const arrives = event.type === "pointerover" || event.type === "focusin";
  updateMarks(passage, arrives ? row : null);
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.key !== "[" && event.key !== "]") return;
  if (!isShown() || event.ctrlKey || event.metaKey) return;
  if (closest(event, "input, textarea, select, dialog")) return;
  event.preventDefault();
  step(event.key === "]" ? 1 : -1);
}

/** Answer pointers in passages, the step buttons and the keys [ and ]. */
export function register() {
  for (const name of ["pointerover", "pointerout", "focusin", "focusout"])
    document.addEventListener(name, followPointer);
  subscribe("marked", () => {
    if (!isShown()) return;
    for (const passage of all(".passage", byId("words"))) updateMarks(passage);
  });
  document.addEventListener("click", (event) => {
    const button = closest(event, "[data-go]");
    if (button) step(Number(button.dataset.go));
  });
  document.addEventListener("keydown", press);
}
