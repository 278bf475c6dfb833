// The brain on the network's canvas: regions as contours, and lines to where a claim was seen.

import { layoutOf } from "./graph.js";

/** @typedef {import("../core/types.js").Graph} Graph */
/** @typedef {import("../core/types.js").GraphElement} GraphElement */

const BESIDE = ".neurotransmitter, .hormone, .endocannabinoid, .gene_or_receptor";
const CROWD = 60; // lines

/**
 * Return what a tap on an element selects; "" for what is only drawn.
 * @param {GraphElement} element
 * @returns {string}
 */
export const selectionOf = (element) =>
  element.data("selects") || (element.data("decor") ? "" : element.id());

/**
 * Return what lies under a region or a site line: the edges whose claims were seen there, with
 * their ends.
 * @param {Graph} cy
 * @param {GraphElement} element
 */
export function seenThere(cy, element) {
  const edgesOfLine = cy.scratch("_site_edges") || {};
  const lines = element.isEdge() ? element : element.connectedEdges(".site");
  const ids = lines
    .toArray()
    .filter((line) => line.isEdge() && (line.same(element) || line.target().same(element)))
    .flatMap((line) => edgesOfLine[line.id()] || []);
  const edges = ids.reduce((union, id) => union.union(cy.getElementById(id)), cy.collection());
  return edges.union(edges.connectedNodes());
}

/**
 * Say how many further claims were seen in a region, as the end of a sentence.
 * @param {GraphElement} element
 */
export function describeSeenThere(element) {
  if (element.isEdge()) return "";
  const lines = element.incomers("edge.site").not(".out");
  const n = lines.toArray().reduce((sum, line) => sum + line.data("n"), 0);
  return n ? `, ${n} more seen there` : "";
}

/**
 * Draw regions as contours, or as any other node.
 * @param {Graph} cy
 * @param {boolean} isBrain
 */
export function drawRegions(cy, isBrain) {
  cy.nodes("[polygon][!decor]").toggleClass("as-region", isBrain);
  cy.nodes(BESIDE).toggleClass("beside", isBrain);
}

/**
 * Where there are many lines, put those that end in no region aside.
 * @param {Graph} cy
 * @param {boolean} isBrain
 */
export function dimOutsideRegions(cy, isBrain) {
  const crowded = isBrain && cy.edges().not(".out").length > CROWD;
  cy.edges("[!decor]").forEach((edge) => {
    edge.toggleClass("aside", crowded && edge.connectedNodes("[polygon]").empty());
  });
}

/**
 * Where all of it would be too small to read, show the head; return whether that was done.
 * @param {Graph} cy
 */
export function fitHead(cy) {
  if (layoutOf(cy) !== "brain") return false;
  cy.fit(cy.$(".silhouette, .as-region"), 6);
  return true;
}
