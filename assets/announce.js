"use strict";
// What changed, told to those who cannot see it: one polite region, each thing once.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const PAUSE = 120; // ms: what is said together is read as one
  let waiting = [];
  let timer = 0;
  let caption = "";

  ex.say = (text) => {
    if (text && !waiting.includes(text)) waiting.push(text);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const line = document.createElement("p");
      line.textContent = waiting.map((one) => (/[.:!?…]$/.test(one) ? one : `${one}.`)).join(" ");
      waiting = [];
      document.getElementById("live").replaceChildren(line); // a new line is read even if it says the same
    }, PAUSE);
  };

  const folded = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");

  // The View's sentence without its buttons.
  function sentence() {
    const copy = document.getElementById("caption").cloneNode(true);
    for (const button of copy.querySelectorAll("button")) button.remove();
    return folded(copy);
  }

  function selection({ select, walk, step }, before) {
    if (walk && (walk !== before.walk || step !== before.step)) {
      const at = folded(document.querySelector("#walk .walk-at"));
      return `${at}: ${folded(document.querySelector("#walk .walk-narration"))}`;
    }
    if (select === before.select) return "";
    if (!select) return "Nothing is selected";
    const body = document.getElementById("panel-body");
    if (body.contains(document.activeElement)) return ""; // the heading is read as it is gone to
    const claims = folded(body.querySelector(".panel-head")).match(/[\d,]+ claims?\b/);
    return `${folded(body.querySelector("h2"))}${claims ? `: ${claims[0]}` : ""}. Its evidence is open`;
  }

  document.addEventListener("explorer:painted", ({ detail: { state, before, moved } }) => {
    const name = document.querySelector(`button[data-view="${state.view}"]`).textContent;
    document.getElementById("view-heading").textContent = name;
    const now = sentence();
    if (before) {
      if (before.view !== state.view) ex.say(`${name} view`);
      if (now !== caption && moved?.id !== "caption") ex.say(now); // gone to, it is read anyway
      const empty = document.querySelector("#empty:not([hidden]) h2");
      if (empty) ex.say(folded(empty));
      if (before.layout !== state.layout)
        ex.say(`Layout: ${folded(document.querySelector(`button[data-layout="${state.layout}"]`))}`);
      ex.say(selection(state, before));
    }
    caption = now;
  });

  // Notices come from several places; whatever makes one, it is read when it shows.
  let heeded = null;
  let told = "";
  function tell() {
    const copy = heeded.cloneNode(true);
    for (const button of copy.querySelectorAll("button")) button.remove();
    const text = heeded.hidden ? "" : folded(copy);
    if (text !== told) ex.say(text);
    told = text;
  }

  // The page is there once it has been painted; what stood before was only its look.
  document.addEventListener("explorer:painted", () => {
    const notice = document.getElementById("notice");
    if (notice === heeded) return;
    heeded = notice;
    new MutationObserver(tell).observe(notice, { attributes: true, childList: true });
    tell();
  });
})();
