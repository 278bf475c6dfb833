"""What joins all parts to Dash and Flask: index page, fragments, errors, warm-up."""
