"""The views: the registry and what each view writes, classes and positions included."""
