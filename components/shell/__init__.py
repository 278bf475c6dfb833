"""The shell of the page: header, dialogs, keyboard shortcuts, progress line, print page."""
