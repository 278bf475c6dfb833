// The keyboard's cursor on the canvas: what it stands on, and the ring around that.

import { byId } from "../core/dom.js";
import { getGraph } from "./graph.js";
import { placeTooltip, pointAt } from "./tooltip.js";
import { revealId } from "./viewport.js";

/** @typedef {import("../core/types.js").Graph} Graph */
/** @typedef {import("../core/types.js").Box} Box */

const PAD = 4; // pixels between what is ringed and its ring
const EDGE_RING = 15; // how far the ring around the middle of a line reaches from it

/** @type {WeakSet<Graph>} */
const followed = new WeakSet();
let cursorId = ""; // the element under the cursor
let baseId = ""; // the node whose lines are gone through

/** The element that holds the keyboard's focus for the canvas. */
export const canvasStop = () => byId("canvas");
const ring = () => byId("cursor");

/** @param {any} element */
const isDrawn = (element) => element.nonempty() && element.visible() && !element.data("decor");

/**
 * Return the nodes on screen that are data.
 * @param {Graph} cy
 */
export const drawnNodes = (cy) => cy.nodes("[!decor]").filter((node) => node.visible());

/**
 * Return the middle of an element in the coordinates of the graph.
 * @param {any} element
 * @returns {import("../core/types.js").Point}
 */
export const middleOf = (element) => (element.isNode() ? element.position() : element.midpoint());

/**
 * Return the largest node on screen, in a collection that is empty if there is none.
 * @param {Graph} cy
 * @returns {any}
 */
export function largestNode(cy) {
  const nodes = drawnNodes(cy);
  return nodes.nonempty() ? nodes.max((node) => node.data("size")).ele : nodes;
}

/**
 * Return what the cursor stands on; where that is gone, what is selected, else the largest node.
 * @param {Graph} cy
 * @returns {any}
 */
export function elementAtCursor(cy) {
  const at = cy.getElementById(cursorId);
  if (isDrawn(at)) return at;
  const chosen = cy.$(".chosen").first();
  return isDrawn(chosen) ? chosen : largestNode(cy);
}

/** Return the id of the node whose lines are gone through; "" before there is one. */
export const baseNodeId = () => baseId;

/**
 * Put the cursor on an element without showing it.
 * @param {string} id
 */
export function setCursor(id) {
  cursorId = id;
}

/**
 * What the ring goes around, in pixels of the canvas: a node with its label, the middle of a line.
 * @param {any} element
 * @returns {Box}
 */
function bounds(element) {
  if (element.isNode()) {
    const options = { includeOverlays: false, includeUnderlays: false };
    const { x1, y1, x2, y2 } = element.renderedBoundingBox(options);
    return { x1: x1 - PAD, y1: y1 - PAD, x2: x2 + PAD, y2: y2 + PAD };
  }
  const cy = element.cy();
  const [{ x, y }, zoom, pan] = [element.midpoint(), cy.zoom(), cy.pan()];
  const at = { x: x * zoom + pan.x, y: y * zoom + pan.y };
  return {
    x1: at.x - EDGE_RING,
    y1: at.y - EDGE_RING,
    x2: at.x + EDGE_RING,
    y2: at.y + EDGE_RING,
  };
}

/**
 * Where the tooltip of an element goes: below its ring.
 * @param {Box} box
 */
const below = ({ x1, y2 }) => ({ x: x1 - 14, y: y2 - 8 });

/** Draw the ring where the element is now; the canvas itself is not drawn anew for that. */
export function placeRing() {
  const element = getGraph()?.getElementById(cursorId);
  const shown = element && isDrawn(element) && canvasStop().matches(":focus-visible");
  ring().hidden = !shown;
  if (!shown) return;
  const box = bounds(element);
  const { x1, y1, x2, y2 } = box;
  placeTooltip(below(box));
  ring().classList.toggle("on-line", element.isEdge());
  ring().dataset.at = cursorId;
  for (const [name, value] of Object.entries({ x: x1, y: y1, w: x2 - x1, h: y2 - y1 })) {
    ring().style.setProperty(`--${name}`, `${value}px`);
  }
}

/** Take the ring and its tooltip away. */
export function hideRing() {
  ring().hidden = true;
  pointAt(null);
}

/** @param {Graph} cy */
function followViewport(cy) {
  if (followed.has(cy)) return;
  followed.add(cy);
  cy.on("viewport resize", () => {
    if (!ring().hidden) placeRing();
  });
}

/**
 * Put the cursor on an element: bring it into sight, ring it, light it, say what it is beside it.
 * @param {any} element
 */
export function showCursor(element) {
  followViewport(element.cy());
  cursorId = element.id();
  const touchesBase = (/** @type {any} */ node) => node.id() === baseId;
  if (element.isNode()) baseId = cursorId;
  else if (!element.connectedNodes().some(touchesBase)) baseId = element.source().id();
  revealId(cursorId);
  pointAt(element, below(bounds(element)));
  placeRing();
}
