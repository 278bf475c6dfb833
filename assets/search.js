"use strict";
// The search box as a combobox: arrows choose, Enter selects and centres.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const box = () => document.getElementById("search");
  const list = () => document.getElementById("search-results");
  let active = -1;
  let asked = "";

  const options = () => [...list().querySelectorAll("[role=option]:not([aria-disabled])")];

  function mark(index) {
    const all = options();
    active = all.length ? (index + all.length) % all.length : -1;
    all.forEach((one, i) => one.setAttribute("aria-selected", i === active));
    if (active >= 0) all[active].scrollIntoView({ block: "nearest" });
    box().setAttribute("aria-activedescendant", active >= 0 ? all[active].id : "");
  }

  function close() {
    if (list().hidden) return; // and before the first focus the box is no combobox yet
    list().hidden = true;
    box().setAttribute("aria-expanded", "false");
    active = -1;
  }

  async function find() {
    asked = box().value;
    const text = asked.trim();
    if (!text) return close();
    const html = await ex.trying(() => ex.ask(`_search?q=${encodeURIComponent(text)}`), []);
    if (html === null || asked.trim() !== text) return;
    list().innerHTML = html;
    list().hidden = false;
    box().setAttribute("aria-expanded", "true");
    mark(0);
    const found = options().length;
    ex.say(found ? `${found} answer${found === 1 ? "" : "s"}` : list().textContent.trim());
  }

  function take(option) {
    if (!option) return;
    const { option: id, optionText } = option.dataset;
    close();
    if (id) return ex.focus.open(id);
    if (optionText) ex.change({ q: optionText });
    document.getElementById("caption").focus();
  }

  ex.focusSearch = () => {
    if (document.activeElement !== box()) ex.focus.leave();
    box().focus();
    box().select();
  };

  document.addEventListener("focusin", (event) => {
    if (event.target.id !== "search" || event.target.getAttribute("role")) return;
    const box = event.target;
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", "search-results");
    box.setAttribute("aria-expanded", "false");
  });
  document.addEventListener("input", (event) => event.target.id === "search" && find());
  document.addEventListener("keydown", async (event) => {
    if (event.target.id !== "search") return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (list().hidden || asked !== box().value) await find();
      take(options()[active]);
    } else if (event.key === "Escape" && !list().hidden) {
      event.stopPropagation();
      close();
    }
  });
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest("#search-results [role=option]");
    if (option && !option.hasAttribute("aria-disabled")) {
      event.preventDefault();
      take(option);
    } else if (event.target.id !== "search") close();
  });
})();
