"use strict";
// The live graph: what the View hides is hidden here, what is pointed at is lit.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const seen = new WeakSet();
  const READABLE = 0.84; // the zoom below which labels are too small to read
  const REST = 60; // ms that the pointer rests before the panel is fetched ahead
  const ON = "lit";
  let resting = 0;

  const graph = () => document.getElementById("network")?._cyreg?.cy;
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function whenThere(then) {
    const cy = graph();
    if (!cy) requestAnimationFrame(() => whenThere(then));
    else {
      if (!seen.has(cy)) listen(cy);
      then(cy);
    }
  }

  function listen(cy) {
    seen.add(cy);
    cy.on("tap", (event) => {
      if (event.target === cy) return ex.change({ select: "" });
      if (!event.target.data("decor")) ex.change({ select: event.target.id() });
    });
    cy.on("mouseover", "node, edge", (event) => point(cy, event.target, event.renderedPosition));
    cy.on("mouseout", "node, edge", () => point(cy, null));
    cy.on("tapdrag", (event) => event.target !== cy && place(event.renderedPosition));
    new ResizeObserver(() => cy.resize()).observe(cy.container());
  }

  // Light an element and what it touches; without one, what is selected.
  function light(cy, element) {
    cy.batch(() => {
      cy.elements().removeClass("dim lit");
      const chosen = element || cy.$(".chosen").first();
      if (!chosen || chosen.empty() || chosen.hasClass("out")) return;
      const near = chosen.isNode() ? chosen.closedNeighborhood() : chosen.connectedNodes().union(chosen);
      cy.elements().difference(near).addClass("dim");
      near.addClass(ON);
    });
  }

  function point(cy, element, at) {
    clearTimeout(resting);
    const tip = document.getElementById("tip");
    tip.hidden = !element || element.data("decor");
    cy.container().classList.toggle("pointing", !tip.hidden);
    light(cy, tip.hidden ? null : element);
    if (tip.hidden) return;
    tip.textContent = describe(element);
    place(at);
    resting = setTimeout(() => ex.panel.ahead(element.id()), REST);
  }

  function describe(element) {
    const n = element.isEdge()
      ? element.data("n")
      : element.connectedEdges(":visible").reduce((sum, edge) => sum + edge.data("n"), 0);
    return `${element.data("name")} · ${n} ${n === 1 ? "claim" : "claims"}`;
  }

  function place(at) {
    const tip = document.getElementById("tip");
    if (tip.hidden || !at) return;
    const room = tip.parentElement.getBoundingClientRect();
    tip.style.setProperty("--x", `${Math.min(at.x + 14, room.width - tip.offsetWidth - 8)}px`);
    tip.style.setProperty("--y", `${Math.min(at.y + 16, room.height - tip.offsetHeight - 8)}px`);
  }

  // The element on the canvas that an id of the address stands for.
  function find(cy, id) {
    if (!id) return cy.collection();
    const found = cy.getElementById(id);
    return found.nonempty() ? found : cy.getElementById(ex.panel.edgeOf(id) || "");
  }

  function choose(cy, id) {
    cy.elements(".chosen").removeClass("chosen");
    find(cy, id).addClass("chosen");
    light(cy);
  }

  function fit(cy) {
    cy.fit(cy.elements().not(".out"), 14);
    if (cy.zoom() > 1.6) cy.zoom({ level: 1.6, position: { x: 0, y: 0 } }), cy.center();
    if (cy.zoom() < READABLE && cy.width() < 700) {
      const hub = cy.$(".chosen").nonempty() ? cy.$(".chosen") : cy.nodes(".hub").first();
      cy.zoom(READABLE);
      cy.center(hub.nonempty() ? hub : undefined);
    }
  }

  // Bring an element into sight if it is not.
  function reveal(cy, element) {
    if (element.empty() || element.hasClass("out")) return;
    const box = element.renderedBoundingBox({ includeLabels: false });
    const inside = box.x1 > 0 && box.y1 > 0 && box.x2 < cy.width() && box.y2 < cy.height();
    if (inside) return;
    if (calm()) cy.center(element);
    else cy.animate({ center: { eles: element }, duration: 250 });
  }

  function move(cy, places) {
    const flow = !places;
    cy.nodes(".heading").toggleClass("out", !flow);
    cy.batch(() =>
      cy.nodes().not(".heading").forEach((node) => {
        if (!node.scratch("_flow")) node.scratch("_flow", { ...node.position() });
        const place = flow ? node.scratch("_flow") : places[node.id()];
        node.position(flow ? { ...place } : { x: place[0], y: place[1] });
      })
    );
    cy.edges().toggleClass("bow", false);
    if (flow) cy.edges("[bow]").addClass("bow");
    cy.container().dataset.layout = flow ? "flow" : "free";
  }

  ex.network = {
    show(answer, state, before) {
      whenThere((cy) => {
        const { edges, nodes, clash } = answer.shown;
        const there = new Set(nodes);
        const clashing = new Set(clash);
        cy.batch(() => {
          cy.nodes().not(".heading").forEach((node) => node.toggleClass("out", !there.has(node.id())));
          cy.edges().forEach((edge) => {
            const n = edges[edge.id()];
            edge.toggleClass("out", !n);
            edge.toggleClass("clash", clashing.has(edge.id()));
            if (n && n !== edge.data("n")) edge.data("n", n);
          });
        });
        if (before ? before.layout !== state.layout : state.layout !== "flow") {
          move(cy, answer.places);
        }
        choose(cy, state.select);
        if (!before || before.layout !== state.layout) fit(cy);
        reveal(cy, cy.$(".chosen"));
      });
    },
    select(id) {
      whenThere((cy) => choose(cy, id));
    },
    // Select and bring into sight, from outside the canvas.
    visit(id) {
      ex.change({ select: id });
      whenThere((cy) => reveal(cy, find(cy, id)));
    },
    restyle(stylesheet) {
      window.dash_clientside.set_props("network", { stylesheet });
    },
    whenDrawn(then) {
      whenThere((cy) => {
        document.fonts.ready.then(() => {
          cy.style().update();
          cy.one("render", then);
          cy.forceRender();
        });
      });
    },
  };

  document.addEventListener("click", (event) => {
    const tool = event.target.closest(".tools button");
    const cy = tool && graph();
    if (!cy) return;
    const middle = { x: cy.width() / 2, y: cy.height() / 2 };
    if (tool.id === "fit") cy.fit(cy.elements().not(".out"), 14);
    else cy.zoom({ level: cy.zoom() * (tool.id === "zoom-in" ? 1.25 : 0.8), renderedPosition: middle });
  });
})();
