"use strict";
// The header's buttons: share, theme, layout, about; and the keys of the whole page.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const system = matchMedia("(prefers-color-scheme: dark)");
  let styled = ""; // the theme that the canvas is drawn in

  const effective = (theme) => theme || (system.matches ? "dark" : "light");

  function applyTheme(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    const wanted = effective(theme);
    const button = document.getElementById("theme");
    button.title = `Switch to ${wanted === "dark" ? "light" : "dark"}; now it is ${wanted}`;
    button.setAttribute("aria-label", `Theme: ${button.title.toLowerCase()}`);
    if (wanted === styled) return;
    styled = wanted;
    ex.network.restyle(ex.setup.stylesheets[wanted]);
  }

  ex.header = {
    show(state) {
      applyTheme(state.theme);
      for (const button of document.querySelectorAll("[data-layout]"))
        if (button.tagName === "BUTTON")
          button.setAttribute("aria-pressed", button.dataset.layout === state.layout);
    },
  };

  system.addEventListener("change", () => ex.state() && applyTheme(ex.state().theme));

  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    let target;
    if ((target = hit("button[data-layout]"))) ex.change({ layout: target.dataset.layout });
    else if (hit("#theme"))
      ex.change({ theme: effective(ex.state().theme) === "dark" ? "light" : "dark" }, { step: false });
    else if (hit("#about-open")) document.getElementById("about").showModal();
    else if ((target = hit("[data-home]"))) {
      event.preventDefault();
      ex.change({ ...ex.setup.defaults, theme: ex.state().theme });
    }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if ((event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      ex.focusSearch();
    } else if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      if (typing) ex.focus.back() || ex.focus.home();
      else if (!ex.state()?.select) ex.outline.close();
      else {
        ex.focus.back(); // before the evidence goes
        ex.change({ select: "" });
      }
    }
  });
})();
