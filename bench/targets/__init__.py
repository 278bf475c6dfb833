"""The pages that are measured: ours, one written by hand, one in minimal Dash."""
