// Tours along a pathway: start, go on and back, leave; by click or with the arrow keys.

import { all, byId, closest } from "../core/dom.js";
import { change, getState, isOpen } from "../core/state.js";
import { noFilters } from "../filters/facet_list.js";

/**
 * Show where a tour stands, "" for none.
 * @param {string} html
 */
export function showTour(html) {
  const tour = byId("walk");
  tour.hidden = !html;
  document.body.classList.toggle("has-walk", Boolean(html));
  if (tour.innerHTML !== html) tour.innerHTML = html;
}

/**
 * Starting a tour takes the filters back, so that every step is on the network.
 * @param {DOMStringMap} step
 */
function start({ walk, walkStep, walkClaim }) {
  const view = document.body.dataset.pane === "canvas" ? getState().view : "network";
  change({ ...noFilters(), view, walk, step: walkStep, select: walkClaim });
}

/** @param {DOMStringMap} step */
function go({ walkStep, walkClaim }) {
  if (walkStep) change({ step: walkStep, select: walkClaim });
}

/** @param {MouseEvent} event */
function click(event) {
  const target = closest(event, "[data-walk], [data-walk-step]");
  if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (target.dataset.walk) start(target.dataset);
  else if (target.dataset.walk === "") change({ select: "" });
  else go(target.dataset);
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  if (closest(event, "input, textarea, select, [role=tree], dialog")) return;
  if (event.defaultPrevented || !(isOpen() && getState().walk)) return;
  const button = all(".walk-go")[event.key === "ArrowLeft" ? 0 : 1];
  if (button) go(button.dataset);
}

/** Answer what starts, moves and ends a tour. */
export function register() {
  document.addEventListener("click", click);
  document.addEventListener("keydown", press);
}
