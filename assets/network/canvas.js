// The canvas: a View put on the live graph, and what a pointer does there.

import { change } from "../core/state.js";
import { dimOutsideRegions, selectionOf } from "./brain.js";
import { layoutOf, onNewGraph, withGraph } from "./graph.js";
import { choose } from "./highlight.js";
import { hitTest } from "./hit_test.js";
import { applyLayout } from "./layout.js";
import { placeTooltip, pointAt, prefetchElement } from "./tooltip.js";
import { hasCoarsePointer } from "./touch_hit_test.js";
import { approach, fit, reveal, revealAboveSheet } from "./viewport.js";
import { zoomByWheel } from "./wheel_zoom.js";

/** @typedef {import("../core/types.js").Graph} Graph */
/** @typedef {import("../core/types.js").State} State */
/** @typedef {import("../core/types.js").ViewAnswer} ViewAnswer */

const FACES = ['13px "Source Sans 3"', 'bold 13px "Source Sans 3"'];
const CLASSES = ["tone-a", "tone-b", "tone-both", "on-path", "faint", "off"]; // of the views

/** @type {() => void} */
let resolveStyled;
/** @type {Promise<void>} */
const styled = new Promise((resolve) => {
  resolveStyled = resolve;
});

/** @param {Graph} cy */
function listen(cy) {
  if (hasCoarsePointer()) {
    // A finger that wants to move the network nearly always starts on something.
    cy.autoungrabify(true);
    /** @type {any} */ (cy.nodes()).panify() /* not in its types */;
  }
  cy.on("tap", (event) => {
    const target = hitTest(cy, event);
    if (target === cy) return change({ select: "" });
    const id = selectionOf(target);
    if (!id) return;
    change({ select: id });
    revealAboveSheet(cy, cy.getElementById(id));
  });
  // A press is nearly always a click to come: its panel is on the way before the release.
  cy.on("tapstart", "node, edge", (event) => prefetchElement(hitTest(cy, event)));
  cy.on("mouseover", "node, edge", (event) => pointAt(hitTest(cy, event), event.renderedPosition));
  cy.on("mouseout", "node, edge", () => pointAt(null));
  cy.on("tapdrag", (event) => {
    if (event.target !== cy) placeTooltip(event.renderedPosition);
  });
  const container = /** @type {HTMLElement} */ (cy.container());
  new ResizeObserver(() => cy.resize()).observe(container);
  zoomByWheel(cy);
}

/** Take part in each graph that is made. */
export function register() {
  onNewGraph(listen);
}

/**
 * Hide what a View does not show, and bring numbers and classes up to date.
 * @param {Graph} cy
 * @param {ViewAnswer} answer
 */
function showElements(cy, { shown, classes }) {
  const nodes = new Set(shown.nodes);
  const clash = new Set(shown.clash);
  cy.batch(() => {
    cy.nodes()
      .not("[?decor]")
      .forEach((node) => {
        node.toggleClass("out", !nodes.has(node.id()));
      });
    cy.edges().forEach((edge) => {
      const n = shown.edges[edge.id()];
      edge.toggleClass("out", !n);
      edge.toggleClass("clash", clash.has(edge.id()));
      if (n && n !== edge.data("n")) edge.data("n", n);
    });
  });
  cy.scratch("_site_edges", shown.site_edges || {});
  for (const name of CLASSES) cy.elements(`.${name}`).removeClass(name);
  for (const [id, name] of Object.entries(classes)) cy.getElementById(id).addClass(name);
}

/**
 * Show a View. `before` is the state it comes from, null for the first, which whenDrawn() fits.
 * @param {ViewAnswer} answer
 * @param {State} state
 * @param {State | null} before
 */
export function showView(answer, state, before) {
  withGraph((cy) => {
    showElements(cy, answer);
    const { layout_id: layoutId } = answer.shown;
    const moved = layoutId !== layoutOf(cy);
    if (moved) applyLayout(cy, layoutId, answer.positions);
    cy.scratch("_layout_id", layoutId);
    dimOutsideRegions(cy, layoutId === "brain");
    choose(cy, state.select);
    if (!before) return;
    if (before.view !== state.view) cy.resize(); // it may give the canvas more or less room
    if (moved || before.view !== state.view || before.walk !== state.walk) fit(cy);
    if (state.walk && before.step !== state.step) return approach(cy, cy.$(".chosen"));
    reveal(cy, cy.$(".chosen"));
  });
}

/**
 * Draw in another theme; the first time, only once the labels' typeface is there.
 * @param {import("cytoscape").StylesheetStyle[]} stylesheet
 */
export async function restyle(stylesheet) {
  await Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  withGraph((cy) => {
    /** @type {any} */ (cy.style()).fromJson(stylesheet).update();
    resolveStyled();
  });
}

/**
 * Fit the first View in the frame of the first style, so that nothing is drawn at another size
 * before, and call a function once it is drawn.
 * @param {() => void} then
 */
export async function whenDrawn(then) {
  await styled;
  withGraph((cy) => {
    cy.resize(); // the view may have given the canvas other room since it was made
    fit(cy);
    reveal(cy, cy.$(".chosen"));
    cy.one("render", then);
    cy.forceRender();
  });
}
