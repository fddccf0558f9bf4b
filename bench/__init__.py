"""How well and how fast Whence reads: every figure of ``docs/figures.md`` by one command, ``python -m bench``."""
