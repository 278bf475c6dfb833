"use strict";
// From the page before the scripts to the real one, and the signs of waiting.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const SLOW = 400; // ms that an answer may take before anything is said
  const PLACES = [".middle", "#panel"];
  const late = new Set(); // what is waited for: lists of the places that wait

  ex.opening = {
    // The first View is there: the filters move into the page, the rest goes. On the canvas
    // the sign stays until it is drawn.
    over() {
      const start = document.getElementById("start");
      if (!start) return;
      const list = start.querySelector(".filters");
      document.getElementById("filters").append(...list.childNodes);
      const opening = document.getElementById("opening");
      start.remove();
      if (document.body.dataset.view === "network" || document.body.dataset.view === "brain")
        document.querySelector(".stage").append(opening);
    },
    drawn() {
      document.getElementById("opening")?.remove();
    },
    // There is no first View to come.
    failed() {
      document.dispatchEvent(new CustomEvent("explorer:failed"));
    },
  };

  function tell() {
    document.getElementById("progress").hidden = late.size === 0;
    const waiting = new Set([...late].flat());
    for (const place of PLACES) {
      const element = document.querySelector(place);
      if (waiting.has(place)) element.setAttribute("aria-busy", "true");
      else element.removeAttribute("aria-busy");
    }
  }

  // Pass an answer on; one that is slow shows the line under the header until it comes.
  ex.waiting = async (answer, places = []) => {
    const timer = setTimeout(() => (late.add(places), tell()), SLOW);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      if (late.delete(places)) tell();
    }
  };
})();
