"use strict";
// Where the focus goes: into the evidence and back, and never nowhere when the page changes.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const byId = (id) => document.getElementById(id);
  // Parts of the page whose HTML is replaced or hidden while somebody may be in them.
  const PARTS = ["panel-body", "caption", "walk", "words", "empty", "notice", "outline", "filters", "canvas"];
  let from = null; // where the reader was before going into the evidence
  let wanted = null; // the selection whose evidence is to be gone to, once it is there

  const seen = (element) => element?.isConnected && element.checkVisibility({ visibilityProperty: true });
  const heading = () => byId("panel-body").querySelector("h2") || byId("panel-body");

  function focus(element, options) {
    if (!element) return;
    if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus(options);
  }

  // By what an element is known again after its part of the page was written anew.
  function sign(element) {
    const { label, ...data } = element.dataset; // `label` is what a button said before "Copied"
    const own = element.id || element.getAttribute("aria-label") || Object.values(data).join("|");
    return `${element.tagName} ${own || element.textContent}`;
  }

  function hold(element = document.activeElement) {
    if (!element || element === document.body) return null;
    const part = PARTS.find((id) => byId(id)?.contains(element)) || "";
    const facet = element.closest("[data-facet]")?.dataset.facet;
    return { element, part, facet, sign: sign(element) };
  }

  // The same element, or its like in what stands there now.
  function again({ element, part, sign: wanted }) {
    if (seen(element)) return element;
    const like = [...(byId(part)?.querySelectorAll(element.tagName) || [])];
    return like.find((one) => sign(one) === wanted && !one.disabled && seen(one));
  }

  // Where to go on from in a part of the page where the element itself is gone.
  function beside({ part, facet }) {
    const inside = {
      "panel-body": heading,
      caption: () => byId("caption").querySelector("button") || byId("caption"),
      walk: () => byId("walk").querySelector("button:not(:disabled)"),
      words: () => byId("words"),
      outline: () => byId("outline-title"),
      filters: () => document.querySelector(`[data-facet="${facet}"] summary`) || byId("filters").querySelector("h2"),
    }[part]?.();
    return seen(inside) ? inside : home();
  }

  // The middle of the page: the drawing, else the words, else the sentence above them.
  const home = () => [byId("canvas"), byId("words"), byId("caption")].find(seen);

  // Hand the focus on if its place has gone: to the like of it, unless something new stands
  // there. The element that it was handed to; null if it had not to be.
  function keep(held, anew = false) {
    if (!held) return null;
    const now = document.activeElement;
    if (now === held.element ? seen(now) : now !== document.body) return null;
    const to = (!anew && again(held)) || beside(held);
    focus(to, { preventScroll: true });
    return to;
  }

  // `keep` after the page was painted, or go to the evidence that was asked for.
  function restore(held, state, before) {
    if (wanted === state.select) enter();
    wanted = null;
    return keep(held, held?.part === "panel-body" && before && before.select !== state.select);
  }

  function enter() {
    focus(heading(), { preventScroll: true });
    byId("panel-body").scrollTop = 0;
  }

  ex.focus = {
    hold,
    keep,
    restore,
    // Select something and go to its evidence; Esc comes back to where one was.
    open(id, patch = {}) {
      from = hold();
      const before = ex.encode(ex.state());
      wanted = id;
      ex.network.visit(id, patch);
      if (ex.encode(ex.state()) !== before) return; // the evidence is gone to when it is painted
      wanted = null;
      enter();
    },
    // Leave a field or the evidence; where nothing is left to go back to, false.
    back() {
      const inside = document.activeElement.closest("#panel, .search");
      if (!inside) return false;
      focus((from && again(from)) || home(), { preventScroll: true });
      from = null;
      return true;
    },
    // Remember where the reader is, to come back there.
    leave: () => (from = hold()),
    home: () => focus(home(), { preventScroll: true }),
  };

  // Opened with a key: go to the evidence. In the lists of the views only the second time, as
  // there one goes from row to row with the evidence beside.
  ex.focus.follows = (event, link) =>
    event.detail === 0 && !link.closest("#panel") &&
    (!link.closest("#words") || link.closest("[aria-current]") !== null);

  document.addEventListener("click", (event) => {
    const skip = event.target.closest("[data-skip]");
    if (skip) {
      event.preventDefault();
      const { skip: id } = skip.dataset;
      if (id === "panel-body") return focus(heading());
      if (id === "filters") return focus([...byId("filters").querySelectorAll("summary, button")].find(seen));
      return focus(home());
    }
    // A notice that is closed takes its button with it.
    if (event.target.closest("[data-dismiss]")) ex.focus.home();
  });
})();
