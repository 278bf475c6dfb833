// The View's sentence: one line that scrolls sideways; if it is longer, it can be unfolded.

import { byId, closest, first, setFlag } from "../core/dom.js";
import { subscribe } from "../core/events.js";

const isUnfolded = () => document.body.classList.contains("caption-open");

function measure() {
  const sentence = document.getElementById("caption");
  const button = document.getElementById("caption-more");
  if (!sentence || !button) return;
  const cut = sentence.scrollWidth > sentence.clientWidth + 1;
  sentence.classList.toggle("is-cut", cut);
  button.hidden = !cut && !isUnfolded();
}

/** @param {boolean} open */
function unfold(open) {
  document.body.classList.toggle("caption-open", open);
  const button = byId("caption-more");
  setFlag(button, "aria-expanded", open);
  button.textContent = open ? "Less" : "All";
  byId("caption").scrollLeft = 0;
  measure();
}

/** Answer the button that unfolds, and follow the room that there is. */
export function register() {
  document.addEventListener("click", (event) => {
    if (closest(event, "#caption-more")) unfold(!isUnfolded());
  });
  addEventListener("resize", measure);
  subscribe("marked", () => {
    if (isUnfolded() && !first(".clause", byId("caption"))) unfold(false);
    measure();
  });
}
