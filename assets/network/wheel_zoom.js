// The wheel: a notch zooms by a usual step, where cytoscape.js would zoom 2.5 times. Pinching on a
// trackpad arrives as a wheel with Ctrl and small deltas; pinching with fingers is left to
// cytoscape.js.

import { getGraph } from "./graph.js";

const NOTCH = 100; // pixels that one notch of a usual wheel scrolls
const STEP = 1.2; // what one notch zooms by
const LINE = 33; // pixels of a line, where a browser counts in lines
const PINCH = 10; // a pinch tells a hundredth of its change of size as a pixel

/** @type {WeakSet<Element>} */
const heard = new WeakSet();

/**
 * Return what a wheel event multiplies the zoom by; one event counts for one notch at most.
 * @param {{ deltaY: number, deltaMode: number, ctrlKey: boolean }} event
 */
export function zoomFactor({ deltaY, deltaMode, ctrlKey }) {
  const pixels = deltaY * (deltaMode === 1 ? LINE : 1) * (ctrlKey ? PINCH : 1);
  const notches = Math.max(-1, Math.min(1, pixels / NOTCH));
  return STEP ** -notches;
}

/** @param {WheelEvent} event */
function zoom(event) {
  const cy = getGraph();
  const container = cy?.container();
  if (!cy || !container?.contains(/** @type {Node} */ (event.target))) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.buttons) return; // something is being dragged
  const { left, top } = container.getBoundingClientRect();
  const renderedPosition = { x: event.clientX - left, y: event.clientY - top };
  cy.zoom({ level: cy.zoom() * zoomFactor(event), renderedPosition });
}

/**
 * Answer the wheel over a graph. cytoscape.js listens at the container while the event goes
 * down, so this is done one element further out.
 * @param {import("../core/types.js").Graph} cy
 */
export function zoomByWheel(cy) {
  const around = cy.container()?.parentElement;
  if (!around || heard.has(around)) return;
  heard.add(around);
  around.addEventListener("wheel", zoom, { capture: true, passive: false });
}
