// Copying to the clipboard.

import { say } from "./live_region.js";

const TOLD = 1500; // ms that the button says "Copied"

/**
 * Copy a text; the button says so for a while.
 * @param {string} text
 * @param {HTMLElement} button
 */
export async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.dataset.label ||= button.textContent ?? "";
  const { label } = button.dataset;
  button.textContent = "Copied";
  say("Copied");
  setTimeout(() => {
    button.textContent = label;
  }, TOLD);
}
