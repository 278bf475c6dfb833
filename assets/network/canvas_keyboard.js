// The keyboard on the canvas: arrow keys walk along the lines, what is reached is ringed and said.

import { byId, focused } from "../core/dom.js";
import { isCommand, subscribe } from "../core/events.js";
import { say } from "../core/live_region.js";
import { openEvidence } from "../core/selection.js";
import { edgeOfClaim } from "../core/setup.js";
import { getGraph } from "./graph.js";
import {
  baseNodeId,
  canvasStop,
  drawnNodes,
  elementAtCursor,
  hideRing,
  largestNode,
  middleOf,
  placeRing,
  setCursor,
  showCursor,
} from "./keyboard_cursor.js";
import { clockwise, isArrowKey, nearestTowards } from "./spatial_navigation.js";

/** @typedef {import("../core/types.js").Graph} Graph */

/** @type {Record<string, string>} */
const TOOLS = { "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", 0: "fit" }; // key -> button

/** @param {any} node */
const edgesOf = (node) =>
  node.connectedEdges("[!decor]").filter((/** @type {any} */ edge) => edge.visible());

/**
 * @param {any} edge
 * @param {any} node
 */
const otherEnd = (edge, node) => (edge.source().same(node) ? edge.target() : edge.source());

/**
 * @param {number} n
 * @param {string} noun
 */
const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/**
 * The edges of a node, clockwise by their other end.
 * @param {any} node
 * @returns {any[]}
 */
function edgesClockwise(node) {
  const edges = edgesOf(node).toArray();
  const ends = edges.map((/** @type {any} */ edge) => middleOf(otherEnd(edge, node)));
  return clockwise(middleOf(node), ends).map((i) => edges[i]);
}

/** @param {any} element */
function describe(element) {
  const clash = element.hasClass("clash") ? ", other claims disagree" : "";
  if (element.isEdge())
    return `${element.data("name")}, ${count(element.data("n"), "claim")}${clash}`;
  const edges = edgesOf(element).toArray();
  const claims = edges.reduce(
    (/** @type {number} */ sum, /** @type {any} */ edge) => sum + edge.data("n"),
    0,
  );
  const kind = element.classes()[0].replaceAll("_", " ");
  const lines = count(edges.length, "line");
  return `${element.data("name")}, ${kind}, ${count(claims, "claim")} in ${lines}`;
}

/**
 * Move the cursor to an element and say what it is, after `prefix` if there is one.
 * @param {any} element
 * @param {string} [prefix]
 */
function go(element, prefix = "") {
  showCursor(element);
  say([prefix, describe(element)].filter(Boolean).join(": "));
}

/**
 * Go along a line: from a node to a neighbour, from a line to one of its ends.
 * @param {Graph} cy
 * @param {string} key
 */
function followLine(cy, key) {
  const here = elementAtCursor(cy);
  const ends = here.isEdge() ? here.connectedNodes() : edgesOf(here).connectedNodes().not(here);
  const next = ends.toArray()[nearestTowards(middleOf(here), ends.map(middleOf), key)];
  if (!next) return say(`No line leads that way from ${here.data("name")}.`);
  const leads = (/** @type {any} */ edge) => otherEnd(edge, here).same(next);
  const by = here.isEdge() ? here : edgesOf(here).filter(leads).first();
  go(next);
  if (here.isNode()) say(`by: ${by.data("name")}`);
}

/**
 * Go to the nearest node that way, whether a line leads there or not.
 * @param {Graph} cy
 * @param {string} key
 */
function leap(cy, key) {
  const here = elementAtCursor(cy);
  const nodes = drawnNodes(cy).not(here);
  const next = nodes.toArray()[nearestTowards(middleOf(here), nodes.map(middleOf), key)];
  if (next) go(next);
  else say("Nothing lies that way.");
}

/**
 * Go to the next or the previous line of the node that the cursor stands on or came from.
 * @param {Graph} cy
 * @param {1 | -1} by
 */
function turn(cy, by) {
  const here = elementAtCursor(cy);
  const node = here.isNode() ? here : cy.getElementById(baseNodeId());
  const edges = edgesClockwise(node);
  if (!edges.length) return say(`No line is drawn at ${node.data("name")}.`);
  const now = edges.findIndex((edge) => edge.same(here));
  const start = by > 0 ? 0 : edges.length - 1;
  const next = now < 0 ? start : (now + by + edges.length) % edges.length;
  go(edges[next], `Line ${next + 1} of ${edges.length}`);
}

/**
 * Do what a key does on the canvas; return whether it does anything.
 * @param {KeyboardEvent} event
 */
function press({ key, shiftKey }) {
  const cy = getGraph();
  if (!cy || largestNode(cy).empty()) return false;
  if (isArrowKey(key)) (shiftKey ? leap : followLine)(cy, key);
  else if (key.toLowerCase() === "e") turn(cy, shiftKey ? -1 : 1);
  else if (key === "Home") go(largestNode(cy));
  else if (key === "Enter" || key === " ") openEvidence(elementAtCursor(cy).id());
  else if (TOOLS[key]) byId(TOOLS[key]).click();
  else return false;
  return true;
}

/**
 * What is selected, from wherever, is where the cursor goes on from.
 * @param {import("../core/types.js").Painted} painted
 */
function follow({ state, before }) {
  const cy = getGraph();
  if (!cy) return;
  const onCanvas = cy.getElementById(state.select).nonempty();
  const id = onCanvas ? state.select : edgeOfClaim(state.select);
  if (id && state.select !== before?.select) setCursor(id);
  if (focused() !== canvasStop()) return;
  const here = elementAtCursor(cy);
  if (here.nonempty()) showCursor(here);
  else placeRing();
}

/** Answer keys on the canvas. */
export function register() {
  document.addEventListener("keydown", (event) => {
    if (event.target !== canvasStop() || isCommand(event)) return;
    if (press(event)) event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    const cy = event.target === canvasStop() && getGraph();
    if (!cy || !canvasStop().matches(":focus-visible")) return;
    const here = elementAtCursor(cy);
    if (here.nonempty()) go(here);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === canvasStop()) hideRing();
  });
  subscribe("painted", follow);
}
