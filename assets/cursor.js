"use strict";
// The keyboard on the canvas: a cursor that walks along the lines, ringed, lit and told.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const PAD = 4; // pixels between what is ringed and its ring
  const EYE = 15; // how far the ring around the middle of a line reaches from it
  const seen = new WeakSet();
  let at = ""; // the element under the cursor
  let base = ""; // the node whose lines are gone through

  const stop = () => document.getElementById("canvas");
  const ring = () => document.getElementById("cursor");
  const graph = () => ex.network.graph();
  const there = (element) => element.nonempty() && element.visible() && !element.data("decor");
  const things = (cy) => cy.nodes("[!decor]").filter((node) => node.visible());
  const lines = (node) => node.connectedEdges("[!decor]").filter((edge) => edge.visible());
  const other = (edge, node) => (edge.source().same(node) ? edge.target() : edge.source());
  const number = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

  // The middle of an element in the coordinates of the graph.
  const middle = (element) => (element.isNode() ? element.position() : element.midpoint());

  // The lines of a node, clockwise by their other end.
  function around(node) {
    const all = lines(node).toArray();
    return ex.compass.round(middle(node), all.map((edge) => middle(other(edge, node)))).map((i) => all[i]);
  }

  function largest(cy) {
    const all = things(cy);
    return all.nonempty() ? all.max((node) => node.data("size")).ele : all;
  }

  // What the cursor stands on; where that is gone, what is selected, else the largest thing.
  function current(cy) {
    const kept = cy.getElementById(at);
    if (there(kept)) return kept;
    const chosen = cy.$(".chosen").first();
    return chosen.nonempty() && there(chosen) ? chosen : largest(cy);
  }

  function describe(element) {
    const clash = element.hasClass("clash") ? ", other claims disagree" : "";
    if (element.isEdge()) return `${element.data("name")}, ${number(element.data("n"), "claim")}${clash}`;
    const all = lines(element);
    const claims = all.reduce((sum, edge) => sum + edge.data("n"), 0);
    const kind = element.classes()[0].replaceAll("_", " ");
    return `${element.data("name")}, ${kind}, ${number(claims, "claim")} in ${number(all.length, "line")}`;
  }

  // What the ring goes around, in pixels of the canvas: a thing with its label, the eye of a line.
  function bounds(element) {
    if (element.isNode()) {
      const { x1, y1, x2, y2 } = element.renderedBoundingBox({ includeOverlays: false, includeUnderlays: false });
      return { x1: x1 - PAD, y1: y1 - PAD, x2: x2 + PAD, y2: y2 + PAD };
    }
    const [{ x, y }, zoom, pan] = [element.midpoint(), graph().zoom(), graph().pan()];
    const at = { x: x * zoom + pan.x, y: y * zoom + pan.y };
    return { x1: at.x - EYE, y1: at.y - EYE, x2: at.x + EYE, y2: at.y + EYE };
  }

  // Where the words about an element go: below its ring.
  const below = ({ x1, y2 }) => ({ x: x1 - 14, y: y2 - 8 });

  // Draw the ring where the element is now; the canvas itself is not drawn anew for that.
  function place() {
    const cy = graph();
    const element = cy?.getElementById(at);
    const shown = element && there(element) && stop().matches(":focus-visible");
    ring().hidden = !shown;
    if (!shown) return;
    const { x1, y1, x2, y2 } = bounds(element);
    ex.network.place(below({ x1, y2 }));
    ring().classList.toggle("on-line", element.isEdge());
    ring().dataset.at = at;
    for (const [name, value] of Object.entries({ x: x1, y: y1, w: x2 - x1, h: y2 - y1 }))
      ring().style.setProperty(`--${name}`, `${value}px`);
  }

  function follow(cy) {
    if (seen.has(cy)) return;
    seen.add(cy);
    cy.on("viewport resize", () => !ring().hidden && place());
  }

  function show(element) {
    const cy = graph();
    follow(cy);
    at = element.id();
    if (element.isNode()) base = at;
    else if (!element.connectedNodes().some((node) => node.id() === base)) base = element.source().id();
    ex.network.reveal(at);
    ex.network.point(element, below(bounds(element)));
    place();
  }

  function go(element, told = "") {
    show(element);
    ex.say([told, describe(element)].filter(Boolean).join(": "));
  }

  // Along a line: from a node to a neighbour, from a line to one of its ends.
  function walk(cy, key) {
    const here = current(cy);
    const ways = here.isEdge() ? here.connectedNodes() : lines(here).connectedNodes().not(here);
    const next = ways.toArray()[ex.compass.towards(middle(here), ways.map(middle), key)];
    if (!next) return ex.say(`No line leads that way from ${here.data("name")}.`);
    const by = here.isEdge() ? here : lines(here).filter((edge) => other(edge, here).same(next)).first();
    go(next);
    if (here.isNode()) ex.say(`by: ${by.data("name")}`);
  }

  function leap(cy, key) {
    const here = current(cy);
    const all = things(cy).not(here);
    const next = all.toArray()[ex.compass.towards(middle(here), all.map(middle), key)];
    if (next) go(next);
    else ex.say("Nothing lies that way.");
  }

  // The next or the previous line of the node that the cursor stands on or came from.
  function turn(cy, by) {
    const here = current(cy);
    const node = here.isNode() ? here : cy.getElementById(base);
    const all = around(node);
    if (!all.length) return ex.say(`No line is drawn at ${node.data("name")}.`);
    const now = all.findIndex((edge) => edge.same(here));
    const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length;
    go(all[next], `Line ${next + 1} of ${all.length}`);
  }

  const ZOOMS = { "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", 0: "fit" };

  function press(event) {
    const cy = graph();
    const { key, shiftKey } = event;
    if (!cy || largest(cy).empty()) return false;
    if (ex.compass.leads(key)) shiftKey ? leap(cy, key) : walk(cy, key);
    else if (key.toLowerCase() === "e") turn(cy, shiftKey ? -1 : 1);
    else if (key === "Home") go(largest(cy));
    else if (key === "Enter" || key === " ") ex.focus.open(current(cy).id());
    else if (ZOOMS[key]) document.getElementById(ZOOMS[key]).click();
    else return false;
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.target !== stop() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(event)) event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    const cy = event.target === stop() && graph();
    if (!cy || !stop().matches(":focus-visible")) return;
    const here = current(cy);
    if (here.nonempty()) go(here);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target !== stop()) return;
    ring().hidden = true;
    ex.network.point(null);
  });
  // What is selected, from wherever, is where the cursor goes on from.
  document.addEventListener("explorer:painted", ({ detail: { state, before } }) => {
    const cy = graph();
    if (!cy) return;
    const id = cy.getElementById(state.select).nonempty() ? state.select : ex.panel.edgeOf(state.select);
    if (id && state.select !== before?.select) at = id;
    if (document.activeElement !== stop()) return;
    const here = current(cy);
    if (here.nonempty()) show(here);
    else place();
  });
})();
