"use strict";
// Put into every page before its own scripts, the same for all targets. It only looks:
// when is the graph drawn, when is a quote painted, when is a filter done.
(() => {
  const { nodes, edges } = window.benchWants;
  const bench = (window.bench = { marks: {} });
  const now = () => performance.now();
  const graph = () => document.getElementById("network")?._cyreg?.cy;
  const data = (cy) => cy.elements().filter((one) => !one.data("decor"));
  const shown = (cy, id) => cy.getElementById(id).nonempty() && cy.getElementById(id).visible();

  // Everything is there, visible, labelled, and within the canvas.
  function usable(cy) {
    const all = data(cy);
    if (all.nodes().length < nodes || all.edges().length < edges) return false;
    const { x1, y1, x2, y2 } = cy.extent();
    const inside = ({ x, y }) => x > x1 && x < x2 && y > y1 && y < y2;
    return all.every(
      (one) => one.visible() && (one.isEdge() || (one.style("label") && inside(one.position())))
    );
  }

  // Resolves one frame after the first render for which `done` holds.
  const rendered = (cy, done) =>
    new Promise((resolve) => {
      function look() {
        const at = now();
        if (!done()) return;
        cy.off("render", look);
        requestAnimationFrame(() => resolve({ dom: at, painted: now() }));
      }
      cy.on("render", look);
    });

  bench.drawn = new Promise((resolve) => {
    let seen;
    let over = false;
    (function look() {
      const cy = graph();
      if (cy && cy !== seen) {
        seen = cy;
        bench.marks.graph = now();
        cy.one("render", () => (bench.marks.firstRender = now()));
        rendered(cy, () => usable(cy)).then(({ dom, painted }) => {
          over = true;
          bench.marks.render = dom;
          resolve((bench.marks.drawn = painted));
        });
      }
      if (!over) requestAnimationFrame(look);
    })();
  });

  const released = () => {
    const at = {};
    addEventListener("pointerdown", (event) => (at.down = event.timeStamp), { capture: true, once: true });
    addEventListener("pointerup", (event) => (at.up = event.timeStamp), { capture: true, once: true });
    return at;
  };
  const since = ({ up }, { dom, painted }) => ({ dom: dom - up, painted: painted - up });

  // From the release of the button to the quote in the document, and painted.
  bench.awaitQuote = (selector, quote) => {
    const place = document.querySelector(selector);
    if (place.textContent.includes(quote)) throw new Error("the quote is there already");
    const at = released();
    bench.result = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!at.up || !place.textContent.includes(quote)) return;
        observer.disconnect();
        const dom = now();
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(since(at, { dom, painted: now() })))
        );
      });
      observer.observe(place, { childList: true, subtree: true, characterData: true });
    });
  };

  // From the release of the button to a frame with just the edges of a condition.
  bench.awaitFilter = (gone, kept) => {
    const cy = graph();
    const at = released();
    const done = () =>
      at.up && gone.every((id) => !shown(cy, id)) && kept.every((id) => shown(cy, id));
    bench.result = rendered(cy, done).then((when) => since(at, when));
  };

  // Where an edge's middle is on the page. It is free if a click there hits nothing else, now or
  // once another element nearby has come to the top because it is selected or pointed at.
  bench.place = (id) => {
    const cy = graph();
    const { x, y } = cy.getElementById(id).midpoint();
    const hit = (dx, dy) =>
      cy.renderer().findNearestElement(x + dx / cy.zoom(), y + dy / cy.zoom(), true, false);
    const around = [-6, 0, 6].flatMap((dx) => [-6, 0, 6].map((dy) => hit(dx, dy)));
    const alone = hit(0, 0)?.id() === id && around.every((one) => !one || one.id() === id);
    const box = cy.container().getBoundingClientRect();
    const at = { x: box.left + x * cy.zoom() + cy.pan().x, y: box.top + y * cy.zoom() + cy.pan().y };
    const onCanvas = cy.container().contains(document.elementFromPoint(at.x, at.y));
    return { ...at, free: alone && onCanvas };
  };

  // Nothing was drawn for a while.
  bench.quiet = (ms = 150) =>
    new Promise((resolve) => {
      const cy = graph();
      let timer;
      const again = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          cy.off("render", again);
          resolve(true);
        }, ms);
      };
      cy.on("render", again);
      again();
    });
})();
