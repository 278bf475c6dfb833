// The panel as a bottom sheet on small screens: it stands at one of three heights and follows the
// selection; it is moved by its handle, by a button, or by the keyboard. Where the panel has a
// column of its own, none of this is seen.

import { byId, closest, first, focused, setFlag, textOf } from "../core/dom.js";
import { subscribe } from "../core/events.js";
import { getState, isOpen } from "../core/state.js";
import { restingStop } from "./sheet_stops.js";

/** @typedef {import("./sheet_stops.js").Stop} Stop */

const SLACK = 5; // px that a finger may tremble without dragging
const TRACK = 100; // ms of a drag that tell its speed
const REST = 60; // ms after which a finger that has not moved does not flick

/**
 * @typedef {object} Drag
 * @property {number} id Of the pointer.
 * @property {number} y Where it began, in pixels of the page.
 * @property {number} height Of the sheet then.
 * @property {number} now Its height now.
 * @property {[number, number][]} track Times and heights, the last ones.
 */

const panel = () => byId("panel");
const handle = () => byId("panel-handle");
const currentStop = () => /** @type {Stop} */ (document.body.dataset.sheet || "peek");
const isSheet = () => Boolean(panel()) && getComputedStyle(panel()).position === "absolute";

let followedSelection = "";
let pressedInside = false; // whether the last press was on the panel itself
/** @type {Drag | null} */
let drag = null;
let wasDragged = false; // the click that ends a drag is none

/** How high the sheet stands at each stop, as the stylesheet says. */
function heights() {
  const room = /** @type {HTMLElement} */ (panel().parentElement).clientHeight;
  const peek = Number.parseFloat(getComputedStyle(document.body).getPropertyValue("--peek"));
  return { peek, half: Math.max(room / 2, 260), full: room - 8 };
}

/** @param {Stop} stop */
function moveTo(stop) {
  document.body.dataset.sheet = stop;
  setFlag(handle(), "aria-expanded", stop !== "peek");
  const size = byId("panel-size");
  setFlag(size, "aria-pressed", stop === "full");
  size.textContent = stop === "full" ? "↓" : "↑";
  const hidesFocus = stop === "peek" && isSheet() && byId("panel-body").contains(focused());
  if (hidesFocus) handle().focus();
}

/** What the sheet tells while only its head is seen. */
function updateHandle() {
  const [title, note] = handle().children;
  const text = (/** @type {string} */ selector) => textOf(first(selector, byId("panel-body")));
  title.textContent = text("h2") || "Evidence";
  note.textContent = [text(".kicker"), text(".lede")].filter(Boolean).join(" · ");
}

/**
 * A selection opens the sheet half, so that what is selected is seen above it. Who goes on from
 * link to link in the sheet, or from step to step of a tour, has chosen its height already.
 * @param {string} select
 */
function followSelection(select) {
  updateHandle();
  if (select === followedSelection) return;
  const goesOn = followedSelection && (pressedInside || getState().walk);
  followedSelection = select;
  if (!select) moveTo("peek");
  else if (!goesOn) moveTo("half");
}

/** Return how much of the page the sheet covers with the present selection; 0 where it is none. */
export function coveredHeight() {
  if (!isSheet()) return 0;
  const { peek, half } = heights();
  const { select } = getState();
  if (currentStop() === "peek" && select === followedSelection) return peek;
  return select ? half : peek;
}

/** @param {PointerEvent} event */
function startDrag(event) {
  wasDragged = false;
  if (!isSheet() || !event.isPrimary || event.button || closest(event, "#panel-size")) return;
  const height = panel().offsetHeight;
  drag = { id: event.pointerId, y: event.clientY, height, now: height, track: [] };
}

/** @param {PointerEvent} event */
function continueDrag(event) {
  if (drag?.id !== event.pointerId) return;
  const up = drag.y - event.clientY;
  if (!wasDragged && Math.abs(up) < SLACK) return;
  if (!wasDragged) {
    wasDragged = true;
    panel().classList.add("is-dragged");
    handle().setPointerCapture(drag.id);
  }
  const { peek, full } = heights();
  drag.now = Math.min(Math.max(drag.height + up, peek), full);
  const recent = drag.track.filter(([time]) => event.timeStamp - time < TRACK);
  drag.track = [...recent, [event.timeStamp, drag.now]];
  panel().style.setProperty("--dragged", `${drag.now}px`);
}

/** @param {PointerEvent} event */
function endDrag(event) {
  if (drag?.id !== event.pointerId) return;
  const { now, track } = drag;
  drag = null;
  if (!wasDragged) return;
  const [start, last] = [track[0], track[track.length - 1]];
  const moving = event.timeStamp - last[0] < REST && last[0] > start[0];
  const speed = moving ? (last[1] - start[1]) / (last[0] - start[0]) : 0;
  panel().classList.remove("is-dragged");
  panel().style.removeProperty("--dragged");
  moveTo(restingStop(now, speed, heights()));
}

/** @param {MouseEvent} event */
function click(event) {
  if (closest(event, "#panel-size")) moveTo(currentStop() === "full" ? "half" : "full");
  else if (!closest(event, "#panel-handle")) return;
  else if (wasDragged && event.detail) wasDragged = false;
  else moveTo(currentStop() === "peek" ? "half" : "peek");
}

/** Answer drags, clicks and keys, and follow the selection. */
export function register() {
  document.addEventListener("pointerdown", (event) => {
    pressedInside = closest(event, "#panel") !== null;
    if (closest(event, ".panel-top")) startDrag(event);
  });
  document.addEventListener("pointermove", continueDrag);
  document.addEventListener("pointerup", endDrag);
  document.addEventListener("pointercancel", endDrag);
  document.addEventListener("click", click);
  // Who comes into the evidence by keyboard sees it.
  document.addEventListener("focusin", (event) => {
    if (currentStop() === "peek" && closest(event, "#panel-body")) moveTo("half");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || closest(event, "input, textarea, select, dialog")) return;
    // With a selection Esc clears that, and the sheet follows.
    if (currentStop() !== "peek" && !(isOpen() && getState().select)) moveTo("peek");
  });
  subscribe("marked", followSelection);
}
