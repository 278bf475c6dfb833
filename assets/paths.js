"use strict";
// Paths and Compare: pickers set a field; the path that is meant is lit on the canvas.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const place = () => document.getElementById("words");
  const here = () => ex.state()?.view === "paths" && !ex.state().walk;
  const routes = () => [...place().querySelectorAll("[data-path]")];
  const parts = (route) => route.dataset.path.split(" ");
  let active = null; // the path that the reader opened, clicked or found by a selection

  const light = (route) => ex.network.mark("on-path", route ? parts(route) : []);

  function activate(route) {
    active = route;
    for (const one of routes()) one.classList.toggle("is-active", one === route);
    light(route);
  }

  // The active path stays while the selected step is on it; else it is the first that has it.
  document.addEventListener("explorer:marked", (event) => {
    if (!here() || !routes().length) return;
    const edge = ex.panel.edgeOf(event.detail) || event.detail;
    const has = (route) => place().contains(route) && parts(route).includes(edge);
    const kept = active && place().contains(active) && (!edge.includes(".") || has(active));
    activate(kept ? active : routes().find(has) || routes()[0]);
    if (edge && has(active) && !active.open) {
      active.open = true;
      active.querySelector(".is-chosen")?.scrollIntoView({ block: "nearest" });
    }
  });

  document.addEventListener("click", (event) => {
    const route = event.target.closest?.("[data-path]");
    if (route) activate(route);
  });
  for (const name of ["pointerover", "focusin"])
    document.addEventListener(name, (event) => {
      const route = event.target.closest?.("[data-path]");
      if (route) light(route);
    });
  document.addEventListener("pointerout", (event) => {
    if (event.target.closest?.("[data-path]") && !event.relatedTarget?.closest?.("[data-path]")) light(active);
  });

  document.addEventListener("change", (event) => {
    const field = event.target.dataset?.pick;
    if (field) ex.change({ [field]: event.target.value });
  });
})();
