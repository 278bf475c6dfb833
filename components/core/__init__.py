"""What all parts share: state and URLs, the View, titles, labels, templates, ids, tokens."""
