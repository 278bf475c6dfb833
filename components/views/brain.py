"""The brain view: it is drawn on the canvas alone (``components.network.brain``)."""

from components.network.brain import element_classes

__all__ = ["element_classes"]
