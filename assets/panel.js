"use strict";
// The side panel: puts the server's HTML in place and answers the clicks inside it.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const body = () => document.getElementById("panel-body");

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const label = button.dataset.label || (button.dataset.label = button.textContent);
    button.textContent = "Copied";
    ex.say("Copied");
    setTimeout(() => (button.textContent = label), 1500);
  }
  ex.copy = copy;

  // The address of the present state with some fields changed, as a full link.
  ex.link = (patch = {}) => {
    const query = ex.encode({ ...ex.state(), ...patch, v: ex.setup.version });
    return new URL(`?${query}`, document.baseURI.split(/[?#]/)[0]).href;
  };

  ex.panel = {
    show(html, select) {
      const place = body();
      place.innerHTML = html;
      place.scrollTop = 0;
      document.getElementById("panel").classList.toggle("has-selection", Boolean(select));
    },
    // Fetch the panel of an element before it is asked for.
    ahead(id) {
      const state = ex.state();
      if (state && id !== state.select) ex.ask(`_panel?${ex.encode({ ...state, select: id })}`);
    },
    edgeOf(claim) {
      return ex.setup.edges[claim];
    },
  };

  async function more(button) {
    const offset = button.dataset.more;
    button.disabled = true;
    const query = `_cards?offset=${offset}&${ex.encode(ex.state())}`;
    const html = await ex.trying(() => ex.ask(query), ["#panel"]);
    if (html === null) return (button.disabled = false);
    const old = button.closest(".more");
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const first = holder.content.querySelector(".claim");
    old.replaceWith(holder.content);
    first?.setAttribute("tabindex", "-1");
    first?.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    if (event.button !== 0 || !ex.bare(event)) return;
    const hit = (selector) => event.target.closest(selector);
    let target;
    if ((target = hit("[data-select]"))) {
      event.preventDefault();
      const { select, setField, setValue } = target.dataset;
      const patch = setField ? { [setField]: setValue } : {};
      if (ex.focus.follows(event, target)) ex.focus.open(select, patch);
      else ex.network.visit(select, patch);
    } else if ((target = hit("[data-copy]"))) copy(target.dataset.copy, target);
    else if ((target = hit("[data-copy-link]")))
      copy(ex.link({ select: target.dataset.copyLink }), target);
    else if ((target = hit("[data-more]"))) more(target);
  });
  document.addEventListener("pointerover", (event) => {
    const target = event.target.closest?.("[data-select]");
    if (target) ex.panel.ahead(target.dataset.select);
  });
})();
