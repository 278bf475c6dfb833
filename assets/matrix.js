"use strict";
// The matrix: its figure is put in when the view is seen, so Plotly is only fetched then.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const PLACE = "matrix-figure";
  const heard = new WeakSet();
  const system = matchMedia("(prefers-color-scheme: dark)");
  const config = { displayModeBar: false, responsive: true, doubleClick: false };
  let last = null; // the figure on screen
  let drawn = ""; // the cell that is framed on it
  let open = false; // whether the table is unfolded

  const theme = () => ex.state().theme || (system.matches ? "dark" : "light");

  // The figure that Plotly has drawn, if it has.
  function plot() {
    const there = document.querySelector(`#${PLACE} .js-plotly-plot`);
    return there?.on ? there : null;
  }

  // The row and column that the state has opened.
  function cell() {
    const { rows, condition, evidence, select } = ex.state();
    const row = rows === "evidence" ? (evidence.length === 1 ? evidence[0] : "") : select;
    return condition.length === 1 ? [row, condition[0]] : ["", ""];
  }

  // Draw a figure as a Dash component: Dash fetches its code, and Plotly, the first time.
  function draw() {
    const { data, layout, templates } = last;
    const [heat, frame] = data;
    const [y, x] = cell();
    const framed = heat.y.includes(y) && heat.x.includes(x) ? { x: [x], y: [y] } : {};
    const figure = { data: [heat, { ...frame, ...framed }], layout: { ...layout, template: templates[theme()] } };
    const style = { height: `${layout.height}px` };
    const { set_props: put } = window.dash_clientside;
    if (plot()) put("matrix-graph", { figure, style });
    else {
      const props = { id: "matrix-graph", figure, config, style, responsive: true };
      put(PLACE, { children: { type: "Graph", namespace: "dash_core_components", props } });
    }
    drawn = String(cell());
    for (const link of document.querySelectorAll("[data-cell-row]"))
      if (String([link.dataset.cellRow, link.dataset.cellColumn]) === drawn)
        link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    listen();
  }

  // The figure's clicks, once Plotly has come and drawn it.
  function listen() {
    const there = plot();
    if (!there) return void (ex.state().view === "matrix" && setTimeout(listen, 50));
    if (heard.has(there)) return;
    heard.add(there);
    there.on("plotly_click", ({ points }) => choose(points[0].y, points[0].x));
  }

  // Open a cell: filter by its column, and by its row or select that.
  function choose(row, column) {
    if (row === "-" || column === "-") return;
    const evidence = ex.state().rows === "evidence";
    const patch = { condition: [column], select: evidence ? column : row };
    ex.change(evidence ? { ...patch, evidence: [row] } : patch);
  }

  ex.matrix = {
    show(answer) {
      if (!answer.figure) return;
      last = answer.figure;
      draw();
    },
  };

  system.addEventListener("change", () => last && ex.state()?.view === "matrix" && draw());
  document.addEventListener("explorer:marked", () => {
    if (last && ex.state().view === "matrix" && String(cell()) !== drawn) draw();
  });
  document.addEventListener("explorer:written", () => {
    const table = document.getElementById("matrix-table");
    if (table) table.open = open;
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.id === "matrix-table") open = event.target.open;
  }, true);
  document.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-cell-row]");
    if (!cell || !ex.bare(event)) return;
    event.preventDefault();
    choose(cell.dataset.cellRow, cell.dataset.cellColumn);
  });
})();
