// The tooltip of the canvas: what is pointed at, in words; prefetched and lit when one rests there.

import { byId } from "../core/dom.js";
import { prefetchPanel } from "../core/prefetch.js";
import { describeSeenThere, selectionOf } from "./brain.js";
import { getGraph } from "./graph.js";
import { light } from "./highlight.js";

/** @typedef {import("../core/types.js").Graph} Graph */
/** @typedef {import("../core/types.js").GraphElement} GraphElement */
/** @typedef {import("../core/types.js").Point} Point */

const PREFETCH_DELAY = 25; // ms that the pointer rests before its element's panel is fetched
const LIGHT_DELAY = 80; // ms that it rests before its element is lit

let timer = 0;
let lightsPointed = false; // whether what is lit is only pointed at

/**
 * Fetch the panel of an element of the canvas; nothing for what is only drawn.
 * @param {GraphElement | null} element
 */
export function prefetchElement(element) {
  const id = element && selectionOf(element);
  if (id) prefetchPanel(id);
}

/** @param {GraphElement} element */
function describe(element) {
  const n = element.isEdge()
    ? element.data("n")
    : element
        .connectedEdges(":visible[!decor]")
        .toArray()
        .reduce((sum, edge) => sum + edge.data("n"), 0);
  const claims = n === 1 ? "claim" : "claims";
  return `${element.data("name")} · ${n} ${claims}${describeSeenThere(element)}`;
}

/**
 * Show what an element is and light it, as when the pointer rests on it; null ends that.
 * @param {GraphElement | null} element
 * @param {Point} [at] In pixels of the canvas.
 */
export function pointAt(element, at) {
  const cy = getGraph();
  if (!cy) return;
  clearTimeout(timer);
  const tooltip = byId("tip");
  tooltip.hidden = !element || !selectionOf(element);
  cy.container()?.classList.toggle("pointing", !tooltip.hidden);
  if (lightsPointed) light(cy);
  lightsPointed = false;
  if (!element || tooltip.hidden) return;
  tooltip.textContent = describe(element);
  placeTooltip(at);
  timer = setTimeout(() => {
    prefetchElement(element);
    timer = setTimeout(() => {
      lightsPointed = true;
      light(cy, element);
    }, LIGHT_DELAY - PREFETCH_DELAY);
  }, PREFETCH_DELAY);
}

/**
 * Put the tooltip beside a place of the canvas, inside it.
 * @param {Point} [at]
 */
export function placeTooltip(at) {
  const tooltip = byId("tip");
  if (tooltip.hidden || !at || !tooltip.parentElement) return;
  const room = tooltip.parentElement.getBoundingClientRect();
  const x = Math.min(at.x + 14, room.width - tooltip.offsetWidth - 8);
  const y = Math.min(at.y + 16, room.height - tooltip.offsetHeight - 8);
  tooltip.style.setProperty("--x", `${x}px`);
  tooltip.style.setProperty("--y", `${y}px`);
}
