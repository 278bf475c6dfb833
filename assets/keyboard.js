"use strict";
// Keys of the whole page beside those of the header: claims one by one, and the list of keys.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const byId = (id) => document.getElementById(id);
  const OFF = "explorer:single-keys-off"; // kept in the browser: the reader's own choice
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog");
  const cards = () => [...byId("panel-body").querySelectorAll(".claim[data-claim]")].filter((card) => card.checkVisibility());

  // A key that is pressed, or a click that is made, without any other key beside.
  ex.bare = ({ ctrlKey, metaKey, altKey, shiftKey }) => !(ctrlKey || metaKey || altKey || shiftKey);

  function stored(value) {
    try {
      if (value === undefined) return localStorage.getItem(OFF) === "1";
      if (value) localStorage.setItem(OFF, "1");
      else localStorage.removeItem(OFF);
    } catch {} // where nothing may be stored, the choice lasts as long as the page
    return value;
  }
  let off = stored();

  function go(card, all) {
    card.tabIndex = -1;
    const reading = card.querySelector(".claim-reading")?.textContent.trim() || "";
    card.setAttribute("aria-label", `Claim ${all.indexOf(card) + 1} of ${all.length}: ${reading}`);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    if (card.getBoundingClientRect().height > byId("panel-body").clientHeight) card.scrollIntoView({ block: "start" });
  }

  // To the next or the previous claim of the evidence, from the one that has the focus.
  function step(by) {
    const all = cards();
    if (!all.length) return ex.say("Select a thing or a line first: then its claims are here");
    const now = all.findIndex((card) => card.contains(document.activeElement));
    if (now < 0 && !document.activeElement.closest("#panel")) ex.focus.leave();
    const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by;
    if (all[next]) return go(all[next], all);
    const more = by > 0 && byId("panel-body").querySelector("[data-more]");
    if (more) more.click(); // it goes to the first claim that it brings
    else ex.say(by > 0 ? "This is the last claim here" : "This is the first claim here");
  }

  async function help() {
    const dialog = byId("keys");
    if (dialog.open) return;
    dialog.innerHTML ||= await ex.ask("_keys").catch(() => "");
    if (!dialog.innerHTML) return ex.say("The list of keys did not come. Please try again");
    byId("single-keys").checked = !off;
    byId("about").close();
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const by = { "[": -1, "]": 1 }[event.key];
    if (event.key === "?") help();
    else if (by && ex.state() && ex.state().view !== "reading") step(by);
    else return;
    event.preventDefault();
  });
  // Switched off, single keys are taken away before anything else hears of them.
  window.addEventListener("keydown", (event) => {
    if (!off || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!typing(event.target) && /[/?[\]1-7]/.test(event.key)) event.stopImmediatePropagation();
  }, true);

  document.addEventListener("click", (event) => {
    if (event.target.closest("#keys-open, [data-keys]")) help();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "single-keys") off = stored(!event.target.checked);
  });
})();
