"use strict";
// The views: which one is on screen, what it says in words, and which of its rows is selected.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const place = () => document.getElementById("words");
  const tell = (what, detail) => document.dispatchEvent(new CustomEvent(`explorer:${what}`, { detail }));
  let written = null;
  let shown = ""; // the view that the switch was brought to last

  ex.views = {
    show(state, answer) {
      document.body.dataset.view = state.view;
      for (const button of document.querySelectorAll("button[data-view]")) {
        const pressed = button.dataset.view === state.view;
        button.setAttribute("aria-pressed", pressed);
        // On small screens the switch scrolls sideways: the present view stays in sight.
        if (pressed && shown !== state.view) button.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
      shown = state.view;
      if (answer.words === written) return;
      written = answer.words;
      const held = place().contains(document.activeElement) && document.activeElement.id;
      place().innerHTML = answer.words;
      place().scrollTop = 0;
      if (held) document.getElementById(held)?.focus();
      tell("written", state);
    },
    // Rows carry data-row (a claim) and data-edge; the selected one is marked and in sight.
    mark(select, { reveal = true } = {}) {
      let first = null;
      let inSight = null;
      const rows = place().querySelectorAll("[data-row]");
      const room = rows.length && place().getBoundingClientRect(); // measured only if need be
      for (const row of rows) {
        const { row: claim, edge } = row.dataset;
        const chosen = Boolean(select) && (claim === select || edge === select);
        row.classList.toggle("is-chosen", chosen);
        if (chosen) row.setAttribute("aria-current", "true");
        else row.removeAttribute("aria-current");
        if (!chosen) continue;
        first ||= row;
        const { top, bottom, height } = row.getBoundingClientRect();
        if (height && top >= room.top && bottom <= room.bottom) inSight ||= row;
      }
      const passage = first?.closest("[data-passage]");
      // Little room is left above the sheet of a small screen: the beginning matters.
      const block = innerWidth <= 900 ? "start" : "nearest";
      const near = inSight && !passage && innerWidth > 900;
      if (reveal && !near) (passage || first)?.scrollIntoView({ block });
      if (reveal) tell("marked", select);
    },
  };

  // A row that is pointed at, or that has the focus, lights its line in the network beside.
  const glance = (event) => {
    const row = event.target.closest?.("#words [data-row]");
    ex.network.glance(row ? row.dataset.edge : "");
  };
  const leave = (event) => {
    if (event.target.closest?.("#words [data-row]")) ex.network.glance("");
  };
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, (event) => {
    if (event.target.closest?.("#words")) glance(event);
  });
  for (const name of ["pointerout", "focusout"]) document.addEventListener(name, leave);

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button[data-view]");
    if (target) ex.change({ view: target.dataset.view });
    // What sets a field of the address; a link that also selects is answered by panel.js.
    const setter = event.target.closest("[data-set-field]:not([data-select])");
    if (!setter || !ex.bare(event)) return;
    event.preventDefault();
    const { setField, setValue } = setter.dataset; // "from,to" and "a,b" set two at once
    const fields = setField.split(",");
    const values = fields.length > 1 ? setValue.split(",") : [setValue];
    ex.change(Object.fromEntries(fields.map((field, i) => [field, values[i]])));
  });

  // 1 to 7 switch views, unless somebody is writing.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    const button = document.querySelectorAll("button[data-view]")[Number(event.key) - 1];
    if (button && ex.state()) ex.change({ view: button.dataset.view });
  });
})();
