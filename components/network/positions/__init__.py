"""Layouts: positions of nodes, computed on the server, the same for everybody."""
