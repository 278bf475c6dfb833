"use strict";
// What somebody would write without any framework: everything is loaded once, then at hand.
(async () => {
  const { elements, quotes, conditions, style } = await (await fetch("content.json")).json();
  const cy = cytoscape({
    container: document.getElementById("network"),
    elements,
    style,
    layout: { name: "preset", padding: 14 },
    boxSelectionEnabled: false,
  });

  const place = document.getElementById("quotes");
  cy.on("tap", "node, edge", ({ target }) => {
    const edges = new Set((target.isEdge() ? target : target.connectedEdges()).map((e) => e.id()));
    place.replaceChildren(
      ...quotes
        .filter((quote) => edges.has(quote.edge))
        .map((quote) => {
          const block = document.createElement("blockquote");
          block.className = "quote";
          block.textContent = quote.text;
          return block;
        })
    );
  });

  let chosen = "";
  function filter(condition) {
    chosen = chosen === condition ? "" : condition;
    const about = quotes.filter((quote) => !chosen || quote.conditions.includes(chosen));
    const kept = new Set(about.map((quote) => quote.edge));
    cy.batch(() => {
      cy.edges().forEach((edge) => edge.toggleClass("out", !kept.has(edge.id())));
      cy.nodes().not(".heading").forEach((node) =>
        node.toggleClass("out", !node.connectedEdges().some((edge) => kept.has(edge.id())))
      );
    });
  }
  const list = document.getElementById("conditions");
  for (const { id, label } of conditions) {
    const button = document.createElement("button");
    button.dataset.value = id;
    button.textContent = label;
    button.addEventListener("click", () => filter(id));
    list.append(button);
  }
})();
