"""The public API: JSON lists, file downloads, JSON Schema, OpenAPI and its page."""
