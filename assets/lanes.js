"use strict";
// A view's own columns: lines inside a column lean to its left, clear of the labels.
(() => {
  const ex = (window.explorer = window.explorer || {});

  ex.lanes = {
    lean(cy, there) {
      cy.edges().forEach((edge) => {
        const [from, to] = [edge.source().position(), edge.target().position()];
        const leans = there && from.x === to.x;
        edge.toggleClass("lean", leans);
        if (!leans) return;
        const reach = 16 + 0.1 * Math.abs(to.y - from.y) + 14 * edge.parallelEdges().indexOf(edge);
        edge.data("lean", to.y > from.y ? reach : -reach);
      });
    },
  };
})();
