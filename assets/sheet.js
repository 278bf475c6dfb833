"use strict";
// The panel as a sheet on small screens: it stands at one of three heights and follows the
// selection; it is moved by its handle, by a button, or by the keyboard. Where the panel has a
// column of its own, none of this is seen.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const STOPS = ["peek", "half", "full"];
  const SLACK = 5; // px that a finger may tremble without dragging
  const AHEAD = 160; // ms that a flick is thought to go on
  const panel = () => document.getElementById("panel");
  const part = (id) => document.getElementById(id);
  const at = () => document.body.dataset.sheet || "peek";
  const isSheet = () => Boolean(panel()) && getComputedStyle(panel()).position === "absolute";
  let followed = ""; // the selection that the sheet has followed
  let inside = false; // whether the last press was on the panel itself
  let held = null; // the drag that goes on
  let dragged = false; // the click that ends a drag is none

  // How high the sheet stands at each stop, as the stylesheet says.
  function heights() {
    const room = panel().parentElement.clientHeight;
    const peek = parseFloat(getComputedStyle(document.body).getPropertyValue("--peek"));
    return { peek, half: Math.max(room / 2, 260), full: room - 8 };
  }

  function stand(stop) {
    document.body.dataset.sheet = stop;
    part("panel-handle").setAttribute("aria-expanded", stop !== "peek");
    const size = part("panel-size");
    size.setAttribute("aria-pressed", stop === "full");
    size.textContent = stop === "full" ? "↓" : "↑";
    const lost = stop === "peek" && isSheet() && part("panel-body").contains(document.activeElement);
    if (lost) part("panel-handle").focus();
  }

  // What the sheet tells while only its head is seen.
  function head() {
    const text = (selector) => part("panel-body").querySelector(selector)?.textContent.replace(/\s+/g, " ").trim();
    const [title, note] = part("panel-handle").children;
    title.textContent = text("h2") || "Evidence";
    note.textContent = [text(".kicker"), text(".lede")].filter(Boolean).join(" · ");
  }

  // A selection opens the sheet half, so that what is selected is seen above it. Who goes on from
  // link to link in the sheet, or from step to step of a walk, has chosen its height already.
  function follow(select) {
    head();
    if (select === followed) return;
    const going = followed && (inside || ex.state().walk);
    followed = select;
    if (!select) stand("peek");
    else if (!going) stand("half");
  }

  ex.sheet = {
    // How much of the page the sheet covers with the present selection; 0 where it is no sheet.
    covers() {
      if (!isSheet()) return 0;
      const { peek, half } = heights();
      return at() === "peek" && ex.state().select === followed ? peek : ex.state().select ? half : peek;
    },
    // The stop nearest to where a sheet of this height, moving up at so many px a ms, would rest.
    rest(height, speed, stops) {
      const goal = height + speed * AHEAD;
      const away = (stop) => Math.abs(stops[stop] - goal);
      return STOPS.reduce((best, stop) => (away(stop) < away(best) ? stop : best));
    },
  };

  function start(event) {
    dragged = false;
    if (!isSheet() || !event.isPrimary || event.button || event.target.closest("#panel-size")) return;
    const height = panel().offsetHeight;
    held = { id: event.pointerId, y: event.clientY, height, now: height, track: [] };
  }

  function drag(event) {
    if (held?.id !== event.pointerId) return;
    const up = held.y - event.clientY;
    if (!dragged && Math.abs(up) < SLACK) return;
    if (!dragged) {
      dragged = true;
      panel().classList.add("is-dragged");
      part("panel-handle").setPointerCapture(held.id);
    }
    const { peek, full } = heights();
    held.now = Math.min(Math.max(held.height + up, peek), full);
    held.track = [...held.track.filter(([time]) => event.timeStamp - time < 100), [event.timeStamp, held.now]];
    panel().style.setProperty("--dragged", `${held.now}px`);
  }

  function end(event) {
    if (held?.id !== event.pointerId) return;
    const { now, track } = held;
    held = null;
    if (!dragged) return;
    const [first, last] = [track[0], track.at(-1)];
    // A finger that rested before it let go does not flick.
    const moving = event.timeStamp - last[0] < 60 && last[0] > first[0];
    const speed = moving ? (last[1] - first[1]) / (last[0] - first[0]) : 0;
    panel().classList.remove("is-dragged");
    panel().style.removeProperty("--dragged");
    stand(ex.sheet.rest(now, speed, heights()));
  }

  document.addEventListener("pointerdown", (event) => {
    inside = Boolean(event.target.closest?.("#panel"));
    if (event.target.closest?.(".panel-top")) start(event);
  });
  document.addEventListener("pointermove", drag);
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, end);

  document.addEventListener("click", (event) => {
    if (event.target.closest("#panel-size")) stand(at() === "full" ? "half" : "full");
    else if (!event.target.closest("#panel-handle")) return;
    else if (dragged && event.detail) dragged = false;
    else stand(at() === "peek" ? "half" : "peek");
  });
  // Who comes into the evidence by keyboard sees it.
  document.addEventListener("focusin", (event) => {
    if (at() === "peek" && event.target.closest("#panel-body")) stand("half");
  });
  document.addEventListener("keydown", (event) => {
    const elsewhere = event.target.closest("input, textarea, select, dialog");
    // With a selection Esc clears that, and the sheet follows.
    if (event.key === "Escape" && !elsewhere && at() !== "peek" && !ex.state()?.select) stand("peek");
  });
  document.addEventListener("explorer:marked", ({ detail }) => follow(detail));
})();
