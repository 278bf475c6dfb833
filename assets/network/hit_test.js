// What on the canvas a pointer means.

import { isTouch, touchedTarget } from "./touch_hit_test.js";

/** @typedef {import("../core/types.js").Graph} Graph */
/** @typedef {import("../core/types.js").GraphElement} GraphElement */
/** @typedef {import("cytoscape").EventObject} EventObject */

const NODE_RADIUS = 7; // pixels at zoom 1, as small as the smallest node

/**
 * Return the element that an event means, or the graph itself: a node that lies under a line
 * that is lit goes before the line.
 * @param {Graph} cy
 * @param {EventObject} event
 * @returns {any}
 */
export function hitTest(cy, { target, position, originalEvent }) {
  if (isTouch(originalEvent)) return touchedNode(cy, position) || target;
  if (target === cy || target.isNode() || !position) return target; // no place: a tap made by code
  const under = cy.nodes().filter(
    (node) =>
      // near first: it is cheap
      Math.hypot(node.position("x") - position.x, node.position("y") - position.y) <= NODE_RADIUS &&
      !node.data("decor") &&
      !node.hasClass("out") &&
      !node.hasClass("off"),
  );
  return under.empty() ? target : under.first();
}

/**
 * The node that a finger means, or nothing; a finger also means a node by its label.
 * @param {Graph} cy
 * @param {import("../core/types.js").Point} position
 */
function touchedNode(cy, { x, y }) {
  /** @param {number} length */
  const onScreen = (length) => length * cy.zoom();
  const targets = cy
    .nodes("[!decor]")
    .filter((node) => node.visible())
    .map((one) => {
      const node = /** @type {import("cytoscape").NodeSingular} */ (one);
      const label = node.boundingBox({
        includeNodes: false,
        includeLabels: true,
        includeOverlays: false,
      });
      return {
        id: node.id(),
        middle: { x: onScreen(node.position("x")), y: onScreen(node.position("y")) },
        label: {
          x1: onScreen(label.x1),
          y1: onScreen(label.y1),
          x2: onScreen(label.x2),
          y2: onScreen(label.y2),
        },
      };
    });
  const id = touchedTarget({ x: onScreen(x), y: onScreen(y) }, targets);
  return id && cy.getElementById(id);
}
