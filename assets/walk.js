"use strict";
// Walks: start, go on and back, leave; by click or with the arrow keys.
(() => {
  const ex = (window.explorer = window.explorer || {});

  // Starting a walk takes the filters back, so that every step is on the network.
  function start({ walk, walkStep, walkClaim }) {
    const view = ["network", "brain"].includes(ex.state().view) ? ex.state().view : "network";
    ex.change({ ...ex.filters.none(), view, walk, step: walkStep, select: walkClaim });
  }

  const go = ({ walkStep, walkClaim }) => {
    if (walkStep) ex.change({ step: walkStep, select: walkClaim });
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-walk], [data-walk-step]");
    if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (target.dataset.walk) start(target.dataset);
    else if (target.dataset.walk === "") ex.change({ select: "" });
    else go(target.dataset);
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 0, ArrowRight: 1 }[event.key];
    const elsewhere = event.target.closest("input, textarea, select, [role=tree], dialog");
    if (step === undefined || elsewhere || event.defaultPrevented || !ex.state()?.walk) return;
    const button = document.querySelectorAll(".walk-go")[step];
    if (button) go(button.dataset);
  });
})();
