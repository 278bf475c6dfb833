// A view's own columns: lines inside a column lean to its left, clear of the labels.

/**
 * @param {import("../core/types.js").Graph} cy
 * @param {boolean} hasColumns
 */
export function leanEdges(cy, hasColumns) {
  cy.edges().forEach((edge) => {
    const [from, to] = [edge.source().position(), edge.target().position()];
    const leans = hasColumns && from.x === to.x;
    edge.toggleClass("lean", leans);
    if (!leans) return;
    const beside = 14 * edge.parallelEdges().toArray().indexOf(edge);
    const reach = 16 + 0.1 * Math.abs(to.y - from.y) + beside;
    edge.data("lean", to.y > from.y ? reach : -reach);
  });
}
