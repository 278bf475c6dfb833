// What part of the canvas is in sight: fit, reveal, travel, the zoom buttons.

import { closest } from "../core/dom.js";
import { fitHead } from "./brain.js";
import { getGraph, layoutOf, withGraph } from "./graph.js";
import { findElement } from "./highlight.js";

/** @typedef {import("../core/types.js").Graph} Graph */

const READABLE = 0.84; // the zoom below which labels are too small to read
const MAX_FIT = 1.6; // what little is drawn is not fitted larger than that
const NOT_FITTED = ".out, .off, #backdrop";

const prefersCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** @type {() => number} */
let coveredHeight = () => 0;

/**
 * Say how much of the page the panel covers as a sheet, in pixels; 0 where it has a column of its
 * own.
 * @param {() => number} measure
 */
export function setCoveredHeight(measure) {
  coveredHeight = measure;
}

/**
 * Show all that the View shows; where that would be too small to read, a part.
 * @param {Graph} cy
 */
export function fit(cy) {
  cy.fit(cy.elements().not(NOT_FITTED), 14);
  if (cy.zoom() > MAX_FIT) {
    cy.zoom({ level: MAX_FIT, position: { x: 0, y: 0 } });
    cy.center();
  }
  const own = layoutOf(cy).includes(":"); // a view's own places: always as a whole
  if (cy.zoom() >= READABLE || cy.width() >= 700 || own || fitHead(cy)) return;
  const chosen = cy.$(".chosen");
  const hub = chosen.nonempty() ? chosen : cy.nodes().max((node) => node.data("size")).ele;
  cy.zoom(READABLE);
  cy.center(hub);
}

/**
 * The part of the canvas that the sheet leaves free.
 * @param {Graph} cy
 */
function freeRoom(cy) {
  const canvas = /** @type {HTMLElement} */ (cy.container()).getBoundingClientRect();
  const covered = coveredHeight();
  const free = Math.max(innerHeight - covered - canvas.top, 120);
  return { w: canvas.width, h: covered ? free : canvas.height };
}

/**
 * Put a box into the middle of the free room, by a short journey where motion is welcome.
 * @param {Graph} cy
 * @param {import("../core/types.js").Box} box
 * @param {number} zoom
 * @param {{ w: number, h: number }} room
 * @param {number} duration In milliseconds.
 */
function travel(cy, box, zoom, room, duration) {
  const pan = {
    x: room.w / 2 - (zoom * (box.x1 + box.x2)) / 2,
    y: room.h / 2 - (zoom * (box.y1 + box.y2)) / 2,
  };
  if (prefersCalm()) cy.viewport({ zoom, pan });
  else cy.animate({ zoom, pan, duration });
}

/**
 * Bring an element, or both ends of an edge, into sight if it is not.
 * @param {Graph} cy
 * @param {any} element
 */
export function reveal(cy, element) {
  if (element.empty() || element.is(".out, .off")) return;
  const ends = element.isEdge() ? element.connectedNodes() : element;
  const seen = ends.renderedBoundingBox({ includeLabels: false, includeOverlays: false });
  const room = freeRoom(cy);
  if (!room.w) return; // the view on screen does without the canvas
  if (seen.x1 > 0 && seen.y1 > 0 && seen.x2 < room.w && seen.y2 < room.h) return;
  const box = ends.boundingBox({ includeLabels: true, includeOverlays: false });
  const largest = Math.min((room.w - 40) / box.w, (room.h - 40) / box.h);
  travel(cy, box, Math.min(Math.max(cy.zoom(), READABLE), largest), room, 250);
}

/**
 * Before the sheet opens over the lower part of the canvas: bring what is tapped above it.
 * @param {Graph} cy
 * @param {any} element
 */
export function revealAboveSheet(cy, element) {
  if (coveredHeight() && element.isNode()) reveal(cy, element);
}

/**
 * Bring a step of a tour to the middle, near enough to read.
 * @param {Graph} cy
 * @param {any} edge
 */
export function approach(cy, edge) {
  if (edge.empty() || edge.hasClass("out")) return;
  const room = freeRoom(cy);
  const box = edge.connectedNodes().boundingBox({ includeOverlays: false });
  const zoom = Math.min(1.5, (0.7 * room.w) / box.w, (0.7 * room.h) / box.h);
  travel(cy, box, zoom, room, 350);
}

/**
 * Bring what an id of the address stands for into sight, as soon as there is a graph.
 * @param {string} id
 */
export const revealId = (id) => withGraph((cy) => reveal(cy, findElement(cy, id)));

/** Fit again, after the canvas got more or less room. */
export function refit() {
  withGraph((cy) => {
    cy.resize();
    fit(cy);
    reveal(cy, cy.$(".chosen"));
  });
}

/** Answer the buttons for zoom and fit. */
export function register() {
  document.addEventListener("click", (event) => {
    const button = closest(event, ".zoom button");
    const cy = button && getGraph();
    if (!cy) return;
    const middle = { x: cy.width() / 2, y: cy.height() / 2 };
    const factor = button.id === "zoom-in" ? 1.25 : 0.8;
    if (button.id === "fit") cy.fit(cy.elements().not(NOT_FITTED), 14);
    else cy.zoom({ level: cy.zoom() * factor, renderedPosition: middle });
  });
}
