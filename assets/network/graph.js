// The live graph: dash-cytoscape makes it some time after the page, and anew after a remount.

import { byId } from "../core/dom.js";

/** @typedef {import("../core/types.js").Graph} Graph */

/** @type {WeakSet<Graph>} */
const seen = new WeakSet();
/** @type {((cy: Graph) => void)[]} */
const preparers = [];

/**
 * Call a function once with each graph, before anything else is done with it.
 * @param {(cy: Graph) => void} prepare
 */
export function onNewGraph(prepare) {
  preparers.push(prepare);
}

/**
 * Return the live graph, undefined as long as there is none.
 * @returns {Graph | undefined}
 */
export const getGraph = () => /** @type {any} */ (byId("network"))?._cyreg?.cy;

/**
 * Call a function with the live graph, at once or in the first frame that has one.
 * @param {(cy: Graph) => void} then
 */
export function withGraph(then) {
  const cy = getGraph();
  if (!cy) {
    requestAnimationFrame(() => withGraph(then));
    return;
  }
  if (!seen.has(cy)) {
    seen.add(cy);
    for (const prepare of preparers) prepare(cy);
  }
  then(cy);
}

/** Return the id of the layout on screen: "flow", "brain", ..., a view's own with a colon. */
export const layoutOf = (/** @type {Graph} */ cy) => String(cy.scratch("_layout_id") ?? "");
