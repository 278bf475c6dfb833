"""One page of plain HTML and JavaScript around cytoscape.js from npm."""
