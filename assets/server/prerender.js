// Runs before all other scripts, alone: says so if one of them does not arrive, and asks for the
// typeface of the labels at once, for the canvas waits for it.

for (const face of ['13px "Source Sans 3"', 'bold 13px "Source Sans 3"'])
  document.fonts.load(face).catch(() => {}); // without it the next family of the stack does

/** @param {{ target?: EventTarget | null }} event */
function showFailure({ target }) {
  const opening = document.getElementById("opening");
  if (!opening || (target && !(target instanceof HTMLScriptElement))) return;
  opening.classList.add("has-failed");
  /** @type {HTMLElement} */ (opening.querySelector(".opening-failed")).hidden = false;
}

window.addEventListener("error", showFailure, true); // a script's errors do not bubble
document.addEventListener("explorer:failed", () => showFailure({}));
