"""The network as Cytoscape elements, stylesheet and text; positions are in ``positions/``."""
