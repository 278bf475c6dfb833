// What dash-cytoscape and cytoscape.js do of their own that gets in the reader's way, and how it
// is kept out of it. Nothing else in assets/ replaces or unsubscribes what belongs to them.

import { onNewGraph } from "./graph.js";

/** @typedef {import("../core/types.js").Graph} Graph */

/**
 * dash-cytoscape listens for these: it tells Dash, which makes much of the page anew, before we
 * hear of a click. Nothing here asks Dash. Its listeners for tapstart, tapend and viewport stay.
 * @param {Graph} cy
 */
function stopDashEvents(cy) {
  cy.off("tap mouseover mouseout select unselect dragfree");
}

/**
 * What is pressed becomes active and then no longer so, each time drawing everything anew. Our
 * style shows no difference; the reader waits for the panel meanwhile.
 * @param {Graph} cy
 */
function stopActiveState(cy) {
  const elements = Object.getPrototypeOf(cy.collection());
  elements.activate = elements.unactivate = function () {
    return this;
  };
}

/**
 * cytoscape.js warns in the console of any wheelSensitivity that it is given, and dash-cytoscape
 * gives the default, 1, where the app gives none. Without that default nothing is given, and
 * cytoscape.js takes its own, also 1. Our wheel_zoom.js answers the wheel in any case.
 */
function dropDefaultWheelSensitivity() {
  const defaults = window.dash_cytoscape?.Cytoscape?.defaultProps;
  if (!defaults) return;
  delete defaults.wheelSensitivity;
  removeEventListener("load", dropDefaultWheelSensitivity, true);
}

/** Be there when dash-cytoscape's script has run, and for each graph that it makes. */
export function register() {
  addEventListener("load", dropDefaultWheelSensitivity, true); // a script's events do not bubble
  onNewGraph(stopDashEvents);
  onNewGraph(stopActiveState);
}
