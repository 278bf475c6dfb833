// What is lit on the canvas: what is selected, pointed at, or marked by a view.

import { edgeOfClaim } from "../core/setup.js";
import { seenThere } from "./brain.js";
import { getGraph, withGraph } from "./graph.js";

/** @typedef {import("../core/types.js").Graph} Graph */
/** @typedef {import("../core/types.js").GraphElement} GraphElement */

/**
 * Return the element on the canvas that an id of the address stands for, in a collection that is
 * empty if there is none.
 * @param {Graph} cy
 * @param {string} id
 * @returns {any}
 */
export function findElement(cy, id) {
  if (!id) return cy.collection();
  const element = cy.getElementById(id);
  return element.nonempty() ? element : cy.getElementById(edgeOfClaim(id) || "");
}

/**
 * Light an element and what it touches; without one, what is selected. The rest lies under a
 * backdrop: one element to draw, where dimming each would cost every label anew.
 * @param {Graph} cy
 * @param {any} [element]
 */
export function light(cy, element) {
  cy.batch(() => {
    cy.elements(".lit").removeClass("lit");
    const center = element || cy.$(".chosen").first();
    const nothing = !center || center.empty() || center.is(".out, .off");
    cy.getElementById("backdrop").toggleClass("out", nothing);
    if (nothing) return;
    const ends = center.isNode()
      ? center.closedNeighborhood()
      : center.connectedNodes().union(center);
    ends.union(seenThere(cy, center)).addClass("lit");
  });
}

/**
 * Mark an element as the selected one, and light it.
 * @param {Graph} cy
 * @param {string} id
 */
export function choose(cy, id) {
  cy.elements(".chosen").removeClass("chosen");
  findElement(cy, id).addClass("chosen");
  light(cy);
}

/**
 * Mark an element as the selected one as soon as there is a graph.
 * @param {string} id
 */
export const select = (id) => withGraph((cy) => choose(cy, id));

/**
 * Light an element without selecting it; with "", what is selected again.
 * @param {string} id
 */
export function glance(id) {
  const cy = getGraph();
  if (!cy?.width()) return;
  const element = findElement(cy, id);
  light(cy, element.nonempty() && !element.is(".out, .off") ? element : null);
}

/**
 * Give a class of the views to these elements, and to no others.
 * @param {string} name
 * @param {string[]} ids
 */
export function markElements(name, ids) {
  withGraph((cy) =>
    cy.batch(() => {
      cy.elements(`.${name}`).removeClass(name);
      for (const id of ids) cy.getElementById(id).addClass(name);
    }),
  );
}
