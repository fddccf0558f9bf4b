"""Drawings of a case: a timeline, a network, a map. Each is laid out here to the pixel as plain values, and written
as a Vega specification that a browser draws and the server renders to SVG.

They stand in ``exchange`` because a specification is a foreign format like any other, and because both the pages
and the brief show them.
"""
