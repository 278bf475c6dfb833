// Moving the nodes to the places of a layout, the brain's or a view's own.

import { drawRegions } from "./brain.js";
import { leanEdges } from "./step_columns.js";

/**
 * Put the nodes where a layout has them and show that layout's headings and contours.
 * @param {import("../core/types.js").Graph} cy
 * @param {string} layoutId
 * @param {Record<string, [number, number]>} positions Of every layout but Flow, which is drawn first.
 */
export function applyLayout(cy, layoutId, positions) {
  const flow = layoutId === "flow";
  cy.nodes("[?decor]").forEach((decor) => {
    decor.toggleClass("out", decor.data("layout_id") !== layoutId);
  });
  drawRegions(cy, layoutId === "brain");
  cy.batch(() =>
    cy
      .nodes()
      .not("[?decor]")
      .forEach((node) => {
        if (!node.scratch("_flow")) node.scratch("_flow", { ...node.position() });
        const place = flow ? node.scratch("_flow") : positions[node.id()];
        if (place) node.position(flow ? { ...place } : { x: place[0], y: place[1] });
      }),
  );
  cy.edges("[bow]").toggleClass("bow", flow);
  leanEdges(cy, layoutId.includes(":"));
  // Away from the middle labels point outwards.
  const outwards = layoutId === "circle" || layoutId === "force";
  cy.nodes().forEach((node) => {
    node.toggleClass("west", outwards && node.position("x") < 0);
  });
}
