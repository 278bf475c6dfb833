"use strict";
// What opens over the page on small screens: the filters as a drawer, the menu of the header,
// the whole of the View's sentence. Esc, a press beside it or its own button close each.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const BEHIND = ".top, .notice, .middle, .panel";
  const part = (id) => document.getElementById(id);
  const isOpen = (name) => document.body.classList.contains(name);

  function drawer(open) {
    if (open === isOpen("filters-open")) return;
    document.body.classList.toggle("filters-open", open);
    for (const one of document.querySelectorAll(BEHIND)) one.inert = open;
    const filters = part("filters");
    if (!open) {
      filters.setAttribute("role", "complementary");
      filters.removeAttribute("aria-modal");
      return part("filters-open").focus();
    }
    filters.setAttribute("role", "dialog");
    filters.setAttribute("aria-modal", "true");
    filters.querySelector('[data-drawer="close"]').focus({ preventScroll: true });
  }

  function menu(open) {
    document.body.classList.toggle("menu-open", open);
    document.querySelector(".switch").inert = open; // it lies half under the menu
    part("more").setAttribute("aria-expanded", open);
  }

  // The sentence is one line that scrolls sideways; if it is longer, it can be unfolded.
  function measure() {
    const [sentence, button] = [part("caption"), part("caption-more")];
    if (!sentence || !button) return;
    const whole = isOpen("caption-open");
    const cut = sentence.scrollWidth > sentence.clientWidth + 1;
    sentence.classList.toggle("is-cut", cut);
    button.hidden = !cut && !whole;
  }

  function unfold(open) {
    document.body.classList.toggle("caption-open", open);
    const button = part("caption-more");
    button.setAttribute("aria-expanded", open);
    button.textContent = open ? "Less" : "All";
    part("caption").scrollLeft = 0;
    measure();
  }

  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    const way = hit("[data-drawer]")?.dataset.drawer;
    const scrim = isOpen("filters-open") && event.target === document.body;
    if (way || scrim) drawer(way === "open");
    if (hit("#more")) menu(!isOpen("menu-open"));
    else if (isOpen("menu-open")) menu(false);
    if (hit("#caption-more")) unfold(!isOpen("caption-open"));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (isOpen("filters-open")) drawer(false);
    else if (isOpen("menu-open")) menu(false), part("more").focus();
    else return;
    event.stopImmediatePropagation(); // it goes back one step only
  }, true);

  // A touch on the canvas never becomes a click: the menu and the search's keyboard go as well.
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest?.("#network")) return;
    if (isOpen("menu-open")) menu(false);
    if (document.activeElement?.id === "search") document.activeElement.blur();
  }, true);

  // A page that has become wide again has no drawer.
  matchMedia("(min-width: 901px)").addEventListener("change", ({ matches }) => {
    if (matches) drawer(false), menu(false);
  });
  addEventListener("resize", measure);
  document.addEventListener("explorer:marked", () => {
    const amount = part("caption").querySelector("b")?.textContent || "";
    part("filters-show").textContent = `Show ${amount.replace(/^[AN]/, (c) => c.toLowerCase())}`;
    if (isOpen("caption-open") && !part("caption").querySelector(".clause")) unfold(false);
    measure();
  });
})();
