"use strict";
// The filters: a click includes or excludes a value; counts follow the View.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const order = (a, b) => Number(a[0] === "-") - Number(b[0] === "-") || (a < b ? -1 : 1);

  function toggle(facet, value, opposite) {
    const now = ex.state()[facet];
    const kept = now.filter((one) => one !== value && one !== opposite);
    const next = now.includes(value) ? kept : [...kept, value];
    ex.change({ [facet]: next.sort(order) });
  }

  function clear(name) {
    ex.change(name === "all" ? ex.filters.none() : { [name]: ex.setup.defaults[name] });
  }

  ex.filters = {
    // The fields of a state that filters nothing.
    none() {
      const { defaults } = ex.setup;
      const facets = Object.keys(defaults).filter((field) => Array.isArray(defaults[field]));
      return { ...Object.fromEntries(facets.map((field) => [field, []])), q: "" };
    },
    show(state, counts) {
      let used = Boolean(state.q);
      for (const group of document.querySelectorAll("[data-facet]")) {
        const facet = group.dataset.facet;
        const chosen = new Set(state[facet]);
        group.classList.toggle("is-used", chosen.size > 0);
        used ||= chosen.size > 0;
        for (const row of group.querySelectorAll(".value")) {
          const [include, exclude] = row.children;
          const value = include.dataset.value;
          const n = counts[facet][value] ?? 0;
          const number = include.querySelector(".n");
          if (number.textContent !== String(n)) number.textContent = n;
          include.setAttribute("aria-pressed", chosen.has(value));
          exclude.setAttribute("aria-pressed", chosen.has(`-${value}`));
          row.classList.toggle("is-empty", n === 0);
        }
      }
      document.body.classList.toggle("is-filtered", used);
    },
  };

  // Each list of values is one stop for Tab, at the button that had the focus last; arrow keys
  // lead on. Across are a value's two buttons: show it, leave it out.
  const list = (event) => event.target.closest?.("#filters .values");

  function next(button, key) {
    const row = button.parentElement;
    const rows = [...row.parentElement.children];
    const across = [...row.children].indexOf(button);
    const at = rows.indexOf(row);
    const to = {
      ArrowUp: [at - 1, across],
      ArrowDown: [at + 1, across],
      ArrowLeft: [at, 0],
      ArrowRight: [at, 1],
      Home: [0, across],
      End: [rows.length - 1, across],
    }[key];
    return to && rows[to[0]]?.children[to[1]];
  }

  document.addEventListener("focusin", (event) => {
    const buttons = list(event)?.querySelectorAll("button") || [];
    for (const button of buttons) button.tabIndex = button === event.target ? 0 : -1;
  });
  document.addEventListener("keydown", (event) => {
    if (!list(event) || !ex.bare(event)) return;
    const button = next(event.target, event.key);
    if (button) event.preventDefault(), button.focus();
  });
  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    let target;
    if ((target = hit("[data-filter]"))) {
      const { filter, value } = target.dataset;
      toggle(filter, value, `-${value}`);
    } else if ((target = hit("[data-exclude]"))) {
      const { exclude, not } = target.dataset;
      toggle(exclude, `-${not}`, not);
    } else if ((target = hit("[data-clear]"))) clear(target.dataset.clear);
    else if ((target = hit("[data-filter-link]"))) {
      event.preventDefault();
      const { filterLink, filterValue } = target.dataset;
      const alone = String(ex.state()[filterLink]) === filterValue; // a second click takes it back
      ex.change({ [filterLink]: alone ? [] : [filterValue] });
    }
  });
})();
