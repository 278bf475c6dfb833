// Light or dark: what the reader chose, else what the system prefers.

const system = matchMedia("(prefers-color-scheme: dark)");

/**
 * Return the theme that is in force.
 * @param {string} chosen "light", "dark" or "" for the system's.
 * @returns {"light" | "dark"}
 */
export const effectiveTheme = (chosen) =>
  /** @type {"light" | "dark"} */ (chosen || (system.matches ? "dark" : "light"));

/**
 * Listen for a change of the system's preference.
 * @param {() => void} listener
 */
export const onSystemTheme = (listener) => system.addEventListener("change", listener);
