"""What is on the screen: one folder a part (docs/architecture.md)."""

#: The version of the program, the newest entry of CHANGELOG.md. Datasets have their own.
__version__ = "2.0.0.dev0"
