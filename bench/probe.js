"use strict";
// Put into every page before its own scripts, the same for all targets. It only looks:
// when is the graph drawn, when is a quote painted, when is a filter done.
(() => {
  const wanted = window.benchWants;
  const bench = (window.bench = { marks: {} });
  const now = () => performance.now();
  const graph = () => document.getElementById("network")?._cyreg?.cy;
  const shown = (cy, id) => cy.getElementById(id).nonempty() && cy.getElementById(id).visible();

  // Everything is there, visible, labelled, and within the canvas.
  function usable(cy) {
    const { x1, y1, x2, y2 } = cy.extent();
    const inside = ({ x, y }) => x > x1 && x < x2 && y > y1 && y < y2;
    return wanted.every((id) => {
      const one = cy.getElementById(id);
      if (one.empty() || !one.visible()) return false;
      return one.isEdge() || (one.style("label") && inside(one.position()));
    });
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

  const ALONG = [0, 1, 2, 3, 4, 5, 6].flatMap((i) => [0.5 - i / 20, 0.5 + i / 20]);

  // A point of an edge as drawn: straight, or bent by one control point.
  function along(edge, t) {
    const [a, b] = [edge.sourceEndpoint(), edge.targetEndpoint()];
    const c = edge.controlPoints()?.[0];
    const at = (axis) =>
      c
        ? (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * c[axis] + t ** 2 * b[axis]
        : (1 - t) * a[axis] + t * b[axis];
    return { x: at("x"), y: at("y") };
  }

  // The pixel of an edge, as near to its middle as may be, where a click on it or right
  // beside it hits nothing else; null if there is none.
  bench.place = (id) => {
    const cy = graph();
    const box = cy.container().getBoundingClientRect();
    const [zoom, pan, edge] = [cy.zoom(), cy.pan(), cy.getElementById(id)];
    const hits = (x, y) =>
      cy
        .renderer()
        .findNearestElement((x - box.left - pan.x) / zoom, (y - box.top - pan.y) / zoom, true, false)
        ?.id() === id;
    for (const t of ALONG) {
      const point = along(edge, t);
      const x = Math.round(box.left + point.x * zoom + pan.x);
      const y = Math.round(box.top + point.y * zoom + pan.y);
      const alone = [-1, 0, 1].every((dx) => [-1, 0, 1].every((dy) => hits(x + dx, y + dy)));
      if (alone && cy.container().contains(document.elementFromPoint(x, y))) return { x, y };
    }
    return null;
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
