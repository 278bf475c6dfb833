"use strict";
// Words explained where they stand: on pointing, on focus and on a tap. What they mean comes once,
// when the first is asked for. And the dialog with all of them.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const REGIONS = "#panel-body, #words, #walk";
  const REST = 120; // ms that the pointer must rest on a word
  const GRACE = 160; // ms in which it may go over to the explanation
  let slip = null; // the element that explains, one for all
  let shown = null; // the word that is explained
  let waiting = 0;

  const wordAt = (target) => {
    const word = target.closest?.("[data-term]");
    return word?.closest(REGIONS) ? word : null;
  };
  // In a row of the table a click selects the row; in a link or a button it does what that does.
  const elsewhere = (word) => word.closest("a, button, summary, .row");

  // Only the first of each word can be reached with Tab: long panels would have too many stops.
  function prepare(region) {
    const seen = new Set();
    for (const word of region.querySelectorAll("[data-term]")) {
      // The lines below a passage are links with small facts; the evidence has these as well.
      if (elsewhere(word) || word.closest(".passage-claims")) continue;
      const part = word.closest("details")?.dataset.path || ""; // it may be closed
      const name = `${part} ${word.dataset.term}`;
      if (seen.has(name)) continue;
      seen.add(name);
      word.tabIndex = 0;
      word.setAttribute("role", "button");
    }
  }

  const meanings = async () => JSON.parse(await ex.ask("_terms"));

  function made() {
    if (slip) return slip;
    slip = document.createElement("div");
    Object.assign(slip, { id: "term-slip", className: "term-slip", popover: "manual" });
    slip.setAttribute("role", "tooltip");
    slip.addEventListener("pointerenter", () => clearTimeout(waiting));
    slip.addEventListener("pointerleave", () => soon(hide, GRACE));
    return slip;
  }

  function soon(what, delay) {
    clearTimeout(waiting);
    waiting = setTimeout(what, delay);
  }

  function hide() {
    clearTimeout(waiting);
    if (!shown) return;
    shown.classList.remove("is-explained");
    shown.removeAttribute("aria-describedby");
    shown = null;
    slip.hidePopover();
  }

  async function show(word, { aloud = false } = {}) {
    clearTimeout(waiting);
    if (shown === word && !aloud) return;
    const known = await meanings().catch(() => null);
    const told = known?.[word.dataset.term];
    if (!told || !word.isConnected) return;
    hide();
    shown = word;
    const name = document.createElement("b");
    name.textContent = told[0];
    // Where the word itself stands for the name, it need not be said twice.
    const same = told[0].toLowerCase() === word.textContent.toLowerCase();
    made().replaceChildren(...(same ? [] : [name]), told[1]);
    word.closest("aside, main, [role=complementary]").append(slip); // in the same landmark as its word
    slip.showPopover();
    place(word);
    word.classList.add("is-explained");
    word.setAttribute("aria-describedby", slip.id);
    if (aloud) ex.say(`${told[0]}: ${told[1]}`);
  }

  // Below the word, above it where there is no room, and never beyond the window.
  function place(word) {
    const at = word.getBoundingClientRect(); // of both lines where the word is broken
    const { offsetWidth: width, offsetHeight: height } = slip;
    const below = at.bottom + 6;
    const y = below + height > innerHeight - 8 ? Math.max(8, at.top - height - 6) : below;
    const x = Math.max(12, Math.min(word.getClientRects()[0].left, innerWidth - width - 12));
    slip.style.setProperty("--x", `${x}px`);
    slip.style.setProperty("--y", `${y}px`);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const word = wordAt(event.target);
    if (word) soon(() => show(word), REST);
  });
  document.addEventListener("pointerout", (event) => {
    const word = event.pointerType === "mouse" && wordAt(event.target);
    if (word && !word.contains(event.relatedTarget)) soon(hide, GRACE);
  });
  document.addEventListener("focusin", (event) => {
    const word = wordAt(event.target);
    if (word === event.target && word?.matches(":focus-visible")) show(word);
  });
  document.addEventListener("focusout", (event) => event.target === shown && hide());
  document.addEventListener("pointerdown", (event) => {
    if (shown && !slip.contains(event.target) && wordAt(event.target) !== shown) hide();
  });
  document.addEventListener("click", (event) => {
    const word = wordAt(event.target);
    if (word && !elsewhere(word)) show(word, { aloud: true });
    if (!event.target.closest("[data-glossary]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  // The slip goes along with its word, until that has left the window.
  document.addEventListener("scroll", () => {
    if (!shown) return;
    const at = shown.getClientRects()[0];
    if (at && at.bottom > 0 && at.top < innerHeight) place(shown);
    else hide();
  }, { capture: true, passive: true });
  // Before anybody else: Esc closes the explanation and nothing more.
  window.addEventListener("keydown", (event) => {
    const word = wordAt(event.target);
    const pressed = word === event.target && word && ["Enter", " "].includes(event.key);
    if (pressed) show(word, { aloud: true });
    else if (event.key === "Escape" && shown) hide();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  async function open() {
    const dialog = document.getElementById("glossary");
    if (dialog.open) return;
    dialog.innerHTML ||= await ex.ask("_glossary").catch(() => "");
    if (!dialog.innerHTML) return location.assign("glossary");
    document.querySelector("dialog[open]")?.close();
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  // The regions are filled anew with each View; what is new in them is made ready.
  const watch = new MutationObserver((changes) => {
    if (shown && !shown.isConnected) hide();
    const regions = new Set(changes.map((change) => change.target.closest?.(REGIONS)));
    for (const region of regions) if (region) prepare(region);
  });
  watch.observe(document.body, { childList: true, subtree: true });
})();
