// What server and scripts exchange, and what the browser has from Dash.
import type { Core, EdgeSingular, NodeSingular, StylesheetStyle } from "cytoscape";

/** The fields of an address, as components/core/state.py names them. */
export interface State {
  view: string;
  layout: string;
  theme: string;
  select: string;
  walk: string;
  step: string;
  q: string;
  rows: string;
  condition: string[];
  evidence: string[];
  [field: string]: string | string[];
}

/** What is the same for every state: the arguments of the client-side callback `begin`. */
export interface Setup {
  defaults: State;
  edges: Record<string, string>;
  stylesheets: { light: StylesheetStyle[]; dark: StylesheetStyle[] };
  version: string;
}

/** What of the graph a View shows (components/network/elements.py, visible_elements). */
export interface VisibleElements {
  edges: Record<string, number>;
  nodes: string[];
  clash: string[];
  layout_id: string;
  site_edges?: Record<string, string[]>;
}

/** The matrix's figure, ready for Plotly but for its theme. */
export interface Figure {
  data: [{ x: string[]; y: string[] }, object];
  layout: { height: number };
  templates: { light: object; dark: object };
}

/** An answer of `_panel`. */
export interface PanelAnswer {
  panel: string;
  title: string;
}

/** An answer of `_view` (components/server/fragments.py, view_fragment). */
export interface ViewAnswer extends PanelAnswer {
  state: State;
  query: string;
  caption: string;
  empty: string;
  notice: string;
  walk: string;
  words: string;
  figure: Figure | null;
  shown: VisibleElements;
  classes: Record<string, string>;
  counts: Record<string, Record<string, number>>;
  positions: Record<string, [number, number]>;
}

export type Answer = PanelAnswer | ViewAnswer;

/** What was painted: the state on screen, the one before (null: none), where the focus went. */
export interface Painted {
  state: State;
  before: State | null;
  moved: HTMLElement | null;
}

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export type Graph = Core;
export type GraphElement = NodeSingular | EdgeSingular;

declare global {
  interface Window {
    explorer?: object;
    dash_clientside?: {
      explorer?: object;
      no_update?: unknown;
      set_props?(id: string, props: object): void;
    };
    dash_cytoscape?: { Cytoscape?: { defaultProps?: Record<string, unknown> } };
  }
}
