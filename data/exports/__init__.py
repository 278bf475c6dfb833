"""What is shown, written for other programs: one module a format, text in text out."""
