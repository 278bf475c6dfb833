"""Speed and weight of the running page, beside two other pages that show the same tables."""
