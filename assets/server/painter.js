// Paints an answer of the server: every part, in the order in which they depend on one another.

import { byId } from "../core/dom.js";
import { emit } from "../core/events.js";
import { rememberFocus } from "../core/focus.js";
import { updateNotice } from "../core/notice.js";
import { restoreFocusAfterPaint } from "../core/selection.js";
import { showPanel } from "../evidence/panel.js";
import { showFilters } from "../filters/facet_list.js";
import { showView, whenDrawn } from "../network/canvas.js";
import { showHeader } from "../shell/header.js";
import { showMatrix } from "../views/matrix.js";
import { showTour } from "../views/pathway_tour.js";
import { showSwitch } from "../views/view_switch.js";
import { markSelected, writeWords } from "../views/words.js";
import { finishHydration, removePrerender } from "./hydration.js";

/** @typedef {import("../core/types.js").State} State */
/** @typedef {import("../core/types.js").Answer} Answer */
/** @typedef {import("../core/types.js").ViewAnswer} ViewAnswer */

/**
 * Whether an answer is a whole View, not only a panel.
 * @param {Answer} answer
 * @returns {answer is ViewAnswer}
 */
const isView = (answer) => "shown" in answer;

/**
 * An empty canvas says why it is empty and how to get back.
 * @param {string} html
 */
function showNoResults(html) {
  const empty = byId("empty");
  empty.hidden = !html;
  empty.innerHTML = html;
  byId("network").classList.toggle("is-empty", Boolean(html));
}

/**
 * @param {ViewAnswer} answer
 * @param {State} state
 * @param {State | null} before
 */
function paintView(answer, state, before) {
  byId("caption").innerHTML = answer.caption;
  showTour(answer.walk);
  showNoResults(answer.empty);
  showFilters(state, answer.counts);
  showSwitch(state.view);
  writeWords(answer.words, state);
  showMatrix(answer.figure);
  showHeader(state);
  showView(answer, state, before);
}

/**
 * Paint an answer. `before` is the state that a change started from, null when an address was
 * opened; `last` is what was on screen, null for the first.
 * @param {Answer} answer
 * @param {State} state
 * @param {State | null} before
 * @param {State | null} last
 */
export function paint(answer, state, before, last) {
  if (!last) removePrerender();
  const memo = rememberFocus();
  // A notice is about the address that was opened; what is done since needs none.
  updateNotice(!last && isView(answer) ? answer.notice : null, isView(answer));
  document.title = answer.title;
  showPanel(answer.panel, state.select);
  if (isView(answer)) paintView(answer, state, before);
  markSelected(state.select);
  const moved = restoreFocusAfterPaint(memo, state, last);
  emit("painted", { state, before: last, moved });
  if (!last) whenDrawn(finishHydration);
}
