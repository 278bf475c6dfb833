"""Images of a View made on the server: SVG and PNG export, and the social card of a link."""
