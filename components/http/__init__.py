"""HTTP with Flask alone: response cache, ETags, security headers, asset bundle, health checks."""
