"""The brief: what is claimed of one person, group, place or event, by whom, for a reader in a hurry.

``compose`` makes it out of a case as plain sentences, each with the numbers of its notes; ``html``, ``markdown`` and
``pdf`` set it and decide nothing. A sentence says what somebody said; Whence adds nothing of its own.
"""
