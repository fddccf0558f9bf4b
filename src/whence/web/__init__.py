"""The case on screen: a request is one question to the case, answered with one page."""
