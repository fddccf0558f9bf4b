"""Whence: who did what to whom, and whence each claim comes.

Importing this is cheap: no model, no database, no array library is loaded until it is asked for.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
