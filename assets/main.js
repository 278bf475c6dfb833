// The composition root: registers every part and gives Dash the function that opens the page.
//
// window.explorer is for tests and tools alone; nothing here reads it:
//   state()           the state that was asked for last, null before there is one
//   change(patch)     change fields of the state, as a control does
//   encode(state)     its canonical query string
//   setup             what the server told once: defaults, stylesheets, edges, version
//   focusSearch()     go to the search box
//   begin(setup)      called by Dash (components/shell/page.py), once

import * as focus from "./core/focus.js";
import * as notice from "./core/notice.js";
import { onReveal } from "./core/selection.js";
import { getSetup } from "./core/setup.js";
import * as state from "./core/state.js";
import { encodeQuery } from "./core/url_query.js";
import * as bottomSheet from "./evidence/bottom_sheet.js";
import * as panel from "./evidence/panel.js";
import * as termTooltip from "./evidence/term_tooltip.js";
import * as facetList from "./filters/facet_list.js";
import * as filterDrawer from "./filters/filter_drawer.js";
import * as searchBox from "./filters/search_box.js";
import * as summary from "./filters/summary.js";
import * as canvas from "./network/canvas.js";
import * as canvasKeyboard from "./network/canvas_keyboard.js";
import * as cytoscapeAdapter from "./network/cytoscape_adapter.js";
import { select } from "./network/highlight.js";
import * as textAlternative from "./network/text_alternative.js";
import * as viewport from "./network/viewport.js";
import { failToOpen } from "./server/hydration.js";
import { paint } from "./server/painter.js";
import * as changeAnnouncer from "./shell/change_announcer.js";
import * as downloadDialog from "./shell/download_dialog.js";
import * as glossaryDialog from "./shell/glossary_dialog.js";
import * as header from "./shell/header.js";
import * as menu from "./shell/menu.js";
import * as printPage from "./shell/print_page.js";
import * as shareDialog from "./shell/share_dialog.js";
import * as shortcuts from "./shell/shortcuts.js";
import * as matrix from "./views/matrix.js";
import * as paths from "./views/paths.js";
import * as pathwayTour from "./views/pathway_tour.js";
import * as reading from "./views/reading.js";
import * as table from "./views/table.js";
import * as viewSwitch from "./views/view_switch.js";
import * as words from "./views/words.js";

/** @typedef {import("./core/types.js").Setup} Setup */

// The parts hear of an event in this order. It matters where one stops an event for the others
// (Esc closes one thing at a time), or uses what another has changed.
const PARTS = [
  changeAnnouncer,
  canvasKeyboard,
  downloadDialog,
  filterDrawer,
  menu,
  summary,
  facetList,
  focus,
  termTooltip,
  glossaryDialog,
  header,
  shortcuts,
  matrix,
  cytoscapeAdapter,
  canvas,
  viewport,
  textAlternative,
  panel,
  paths,
  printPage,
  reading,
  searchBox,
  shareDialog,
  bottomSheet,
  state,
  notice,
  table,
  words,
  viewSwitch,
  pathwayTour,
];

for (const part of PARTS) part.register();
viewport.setCoveredHeight(bottomSheet.coveredHeight);
onReveal(viewport.revealId);

/** @param {Setup} setup */
function begin(setup) {
  state.open(setup, { paint, lightSelection: select, failToOpen });
  return window.dash_clientside?.no_update;
}

const explorer = {
  begin,
  state: state.getState,
  change: state.change,
  focusSearch: searchBox.focusSearch,
  get setup() {
    return getSetup();
  },
  /** @type {(values: Setup["defaults"], defaults?: Setup["defaults"]) => string} */
  encode: (values, defaults = getSetup().defaults) => encodeQuery(values, defaults),
};

window.explorer = explorer;
// Dash's renderer, which comes later, puts its own functions beside ours.
window.dash_clientside = Object.assign(window.dash_clientside ?? {}, { explorer });
