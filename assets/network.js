"use strict";
// The live graph: what the View hides is hidden here, what is pointed at is lit.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const seen = new WeakSet();
  const READABLE = 0.84; // the zoom below which labels are too small to read
  const GLANCE = 25; // ms that the pointer rests before its element's panel is fetched
  const REST = 80; // ms that it rests before its element is lit
  const FACES = ['13px "Source Sans 3"', 'bold 13px "Source Sans 3"'];
  const MARKS = ["tone-a", "tone-b", "tone-both", "on-path", "faint", "off"];
  let styled;
  const drawn = new Promise((resolve) => (styled = resolve));
  const HEART = 7; // the middle of a node, in pixels at zoom 1, as small as the smallest node
  let resting = 0;
  let glanced = false; // whether what is lit is only pointed at

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
    // What dash-cytoscape listens for: it tells Dash, which makes much of the page anew, before
    // we hear of a click. Nothing here asks Dash.
    cy.off("tap mouseover mouseout select unselect dragfree");
    // What is pressed becomes active and then no longer so, each time drawing everything anew.
    // Our style shows no difference; the reader waits for the panel meanwhile.
    const elements = Object.getPrototypeOf(cy.collection());
    elements.activate = elements.unactivate = function () { return this; };
    if (ex.touch.coarse()) {
      // A finger that wants to move the network nearly always starts on something.
      cy.autoungrabify(true);
      cy.nodes().panify();
    }
    cy.on("tap", (event) => {
      const target = hit(cy, event);
      if (target === cy) return ex.change({ select: "" });
      const id = ex.brain.stands(target);
      if (!id) return;
      ex.change({ select: id });
      const element = cy.getElementById(id);
      if (sheet() && element.isNode()) reveal(cy, element); // the sheet will lie over the lower part
    });
    // A press is nearly always a click to come: its panel is on the way before the release.
    cy.on("tapstart", "node, edge", (event) => ahead(hit(cy, event)));
    cy.on("mouseover", "node, edge", (event) => point(cy, hit(cy, event), event.renderedPosition));
    cy.on("mouseout", "node, edge", () => point(cy, null));
    cy.on("tapdrag", (event) => event.target !== cy && place(event.renderedPosition));
    new ResizeObserver(() => cy.resize()).observe(cy.container());
  }

  function ahead(element) {
    const id = element && ex.brain.stands(element);
    if (id) ex.panel.ahead(id);
  }

  // What is meant by a pointer: a node that lies under a line that is lit goes before the line.
  function hit(cy, { target, position, originalEvent }) {
    if (ex.touch.by(originalEvent)) return touched(cy, position) || target;
    if (target === cy || target.isNode() || !position) return target; // without a place: a tap made by code
    const near = (node) =>
      Math.hypot(node.position("x") - position.x, node.position("y") - position.y) <= HEART;
    const there = (node) => !node.data("decor") && !node.hasClass("out") && !node.hasClass("off");
    const under = cy.nodes().filter((node) => near(node) && there(node)); // near first: it is cheap
    return under.empty() ? target : under.first();
  }

  // The node that a finger means, or nothing; a finger also means a node by its label.
  function touched(cy, { x, y }) {
    const place = (one) => one * cy.zoom(); // as far apart as on screen
    const targets = cy.nodes("[!decor]").filter((node) => node.visible()).map((node) => {
      const label = node.boundingBox({ includeNodes: false, includeLabels: true, includeOverlays: false });
      return {
        id: node.id(),
        middle: { x: place(node.position("x")), y: place(node.position("y")) },
        label: { x1: place(label.x1), y1: place(label.y1), x2: place(label.x2), y2: place(label.y2) },
      };
    });
    const id = ex.touch.meant({ x: place(x), y: place(y) }, targets);
    return id && cy.getElementById(id);
  }

  // Light an element and what it touches; without one, what is selected. The rest lies under
  // a veil: one element to draw, where dimming each would cost every label anew.
  function light(cy, element) {
    cy.batch(() => {
      cy.elements(".lit").removeClass("lit");
      const chosen = element || cy.$(".chosen").first();
      const nothing = !chosen || chosen.empty() || chosen.is(".out, .off");
      cy.getElementById("veil").toggleClass("out", nothing);
      if (nothing) return;
      const ends = chosen.isNode() ? chosen.closedNeighborhood() : chosen.connectedNodes().union(chosen);
      const near = ends.union(ex.brain.seen(cy, chosen));
      near.addClass("lit");
    });
  }

  function point(cy, element, at) {
    clearTimeout(resting);
    const tip = document.getElementById("tip");
    tip.hidden = !element || !ex.brain.stands(element);
    cy.container().classList.toggle("pointing", !tip.hidden);
    if (glanced) light(cy);
    glanced = false;
    if (tip.hidden) return;
    tip.textContent = describe(element);
    place(at);
    resting = setTimeout(() => {
      ahead(element);
      resting = setTimeout(() => {
        glanced = true;
        light(cy, element);
      }, REST - GLANCE);
    }, GLANCE);
  }

  function describe(element) {
    const n = element.isEdge()
      ? element.data("n")
      : element.connectedEdges(":visible[!decor]").reduce((sum, edge) => sum + edge.data("n"), 0);
    return `${element.data("name")} · ${n} ${n === 1 ? "claim" : "claims"}${ex.brain.more(element)}`;
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
    cy.fit(cy.elements().not(".out, .off, #veil"), 14);
    if (cy.zoom() > 1.6) cy.zoom({ level: 1.6, position: { x: 0, y: 0 } }), cy.center();
    const own = cy.scratch("_scene").includes(":"); // a view's own places: always as a whole
    if (cy.zoom() < READABLE && cy.width() < 700 && !own && !ex.brain.fit(cy)) {
      const hub = cy.$(".chosen").nonempty() ? cy.$(".chosen") : cy.nodes().max((node) => node.data("size")).ele;
      cy.zoom(READABLE);
      cy.center(hub);
    }
  }

  // The part of the canvas that the panel, as a sheet on small screens, leaves free.
  function free(cy) {
    const canvas = cy.container().getBoundingClientRect();
    const height = sheet();
    return { w: canvas.width, h: height ? Math.max(innerHeight - height - canvas.top, 120) : canvas.height };
  }

  // How much of the page the panel covers as a sheet; 0 where it has a column of its own.
  const sheet = () => ex.sheet.covers();

  // Bring an element, or both ends of an edge, into sight if it is not.
  function reveal(cy, element) {
    if (element.empty() || element.is(".out, .off")) return;
    const ends = element.isEdge() ? element.connectedNodes() : element;
    const seen = ends.renderedBoundingBox({ includeLabels: false, includeOverlays: false });
    const room = free(cy);
    if (!room.w) return; // the view on screen does without the canvas
    if (seen.x1 > 0 && seen.y1 > 0 && seen.x2 < room.w && seen.y2 < room.h) return;
    const box = ends.boundingBox({ includeLabels: true, includeOverlays: false });
    const zoom = Math.min(Math.max(cy.zoom(), READABLE), (room.w - 40) / box.w, (room.h - 40) / box.h);
    travel(cy, box, zoom, room, 250);
  }

  // Put a box into the middle of the free room, by a short journey where motion is welcome.
  function travel(cy, box, zoom, room, duration) {
    const pan = {
      x: room.w / 2 - (zoom * (box.x1 + box.x2)) / 2,
      y: room.h / 2 - (zoom * (box.y1 + box.y2)) / 2,
    };
    if (calm()) cy.viewport({ zoom, pan });
    else cy.animate({ zoom, pan, duration });
  }

  // Bring a step of a walk to the middle, near enough to read.
  function approach(cy, edge) {
    if (edge.empty() || edge.hasClass("out")) return;
    const room = free(cy);
    const box = edge.connectedNodes().boundingBox({ includeOverlays: false });
    const zoom = Math.min(1.5, (0.7 * room.w) / box.w, (0.7 * room.h) / box.h);
    travel(cy, box, zoom, room, 350);
  }

  // Arrange the nodes for a scene (a layout, or the brain) and show that scene's decor.
  function move(cy, scene, places) {
    const flow = scene === "flow";
    cy.nodes("[?decor]").forEach((decor) => decor.toggleClass("out", decor.data("scene") !== scene));
    ex.brain.arrange(cy, scene === "brain");
    cy.batch(() =>
      cy.nodes().not("[?decor]").forEach((node) => {
        if (!node.scratch("_flow")) node.scratch("_flow", { ...node.position() });
        const place = flow ? node.scratch("_flow") : places[node.id()];
        if (place) node.position(flow ? { ...place } : { x: place[0], y: place[1] });
      })
    );
    cy.edges("[bow]").toggleClass("bow", flow);
    ex.lanes.lean(cy, scene.includes(":"));
    // Away from the middle labels point outwards.
    cy.nodes().forEach((node) =>
      node.toggleClass("west", !flow && scene in { circle: 1, force: 1 } && node.position("x") < 0)
    );
  }

  ex.network = {
    graph,
    // Show what an element is and light it, as when the pointer rests on it; null ends that.
    point: (element, at) => graph() && point(graph(), element, at),
    place, // what is shown of it, at another place of the canvas
    reveal: (id) => whenThere((cy) => reveal(cy, find(cy, id))),
    // After the canvas got more or less room.
    fit: () => whenThere((cy) => (cy.resize(), fit(cy), reveal(cy, cy.$(".chosen")))),
    show(answer, state, before) {
      whenThere((cy) => {
        const { edges, nodes, clash, scene } = answer.shown;
        const there = new Set(nodes);
        const clashing = new Set(clash);
        cy.batch(() => {
          cy.nodes().not("[?decor]").forEach((node) => node.toggleClass("out", !there.has(node.id())));
          cy.edges().forEach((edge) => {
            const n = edges[edge.id()];
            edge.toggleClass("out", !n);
            edge.toggleClass("clash", clashing.has(edge.id()));
            if (n && n !== edge.data("n")) edge.data("n", n);
          });
        });
        cy.scratch("_seen", answer.shown.seen || {});
        for (const one of MARKS) cy.elements(`.${one}`).removeClass(one);
        for (const [id, mark] of Object.entries(answer.marks)) cy.getElementById(id).addClass(mark);
        const moved = scene !== cy.scratch("_scene");
        if (moved) move(cy, scene, answer.places);
        cy.scratch("_scene", scene);
        ex.brain.recede(cy, scene === "brain");
        choose(cy, state.select);
        if (!before) return; // the first time, whenDrawn() fits and reveals
        if (before.view !== state.view) cy.resize(); // it may give the canvas more or less room
        if (moved || before.view !== state.view || before.walk !== state.walk) fit(cy);
        if (state.walk && before.step !== state.step) return approach(cy, cy.$(".chosen"));
        reveal(cy, cy.$(".chosen"));
      });
    },
    select(id) {
      whenThere((cy) => choose(cy, id));
    },
    // Light an element without selecting it; with no id, what is selected again.
    glance(id) {
      const cy = graph();
      if (!cy || !cy.width()) return;
      const found = find(cy, id);
      light(cy, found.nonempty() && !found.is(".out, .off") ? found : null);
    },
    // Give a mark of the views to these elements, and to no others.
    mark(mark, ids) {
      whenThere((cy) => cy.batch(() => {
        cy.elements(`.${mark}`).removeClass(mark);
        for (const id of ids) cy.getElementById(id).addClass(mark);
      }));
    },
    // Select and bring into sight, from outside the canvas; `patch` may change more.
    visit(id, patch = {}) {
      ex.change({ ...patch, select: id });
      whenThere((cy) => reveal(cy, find(cy, id)));
    },
    // Draw in another theme; the first time, only once the labels' typeface is there.
    async restyle(stylesheet) {
      await Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
      whenThere((cy) => {
        cy.style().fromJson(stylesheet).update();
        styled();
      });
    },
    whenDrawn(then) {
      // In the frame of the first style, so that nothing is drawn at another size before.
      drawn.then(() => whenThere((cy) => {
        cy.resize(); // the view may have given the canvas other room since it was made
        fit(cy);
        reveal(cy, cy.$(".chosen"));
        cy.one("render", then);
        cy.forceRender();
      }));
    },
  };

  document.addEventListener("click", (event) => {
    const tool = event.target.closest(".zoom button");
    const cy = tool && graph();
    if (!cy) return;
    const middle = { x: cy.width() / 2, y: cy.height() / 2 };
    if (tool.id === "fit") cy.fit(cy.elements().not(".out, .off, #veil"), 14);
    else cy.zoom({ level: cy.zoom() * (tool.id === "zoom-in" ? 1.25 : 0.8), renderedPosition: middle });
  });
})();
