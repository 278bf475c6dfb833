"use strict";
// The brain on the network's canvas: regions as contours, and lines to where a claim was seen.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const BESIDE = ".neurotransmitter, .hormone, .endocannabinoid, .gene_or_receptor";
  const CROWD = 60; // lines
  const there = (cy) => cy.scratch("_scene") === "brain";

  ex.brain = {
    // What a tap on an element selects; nothing for what is only drawn.
    stands: (element) => element.data("selects") || (element.data("decor") ? "" : element.id()),

    // What lies under a region or a site line: the edges whose claims were seen there, with ends.
    seen(cy, element) {
      const seen = cy.scratch("_seen") || {};
      const lines = element.isEdge() ? element : element.connectedEdges(".site");
      const ids = lines
        .filter((line) => line.isEdge() && (line.same(element) || line.target().same(element)))
        .map((line) => seen[line.id()] || [])
        .flat();
      const edges = ids.reduce((found, id) => found.union(cy.getElementById(id)), cy.collection());
      return edges.union(edges.connectedNodes());
    },

    // How many further claims were seen in a region, as the end of a sentence.
    more(element) {
      if (element.isEdge()) return "";
      const lines = element.incomers("edge.site").not(".out");
      const n = lines.reduce((sum, line) => sum + line.data("n"), 0);
      return n ? `, ${n} more seen there` : "";
    },

    // Draw regions as contours, or as any other node.
    arrange(cy, brain) {
      cy.nodes("[polygon][!decor]").toggleClass("as-region", brain);
      cy.nodes(BESIDE).toggleClass("beside", brain);
    },

    // Where there are many lines, those that end in no region recede.
    recede(cy, brain) {
      const crowded = brain && cy.edges().not(".out").length > CROWD;
      cy.edges("[!decor]").forEach((edge) => {
        edge.toggleClass("aside", crowded && edge.connectedNodes("[polygon]").empty());
      });
    },

    // Where all of it would be too small to read, show the head; whether that was done.
    fit(cy) {
      if (!there(cy)) return false;
      cy.fit(cy.$(".silhouette, .as-region"), 6);
      return true;
    },
  };
})();
