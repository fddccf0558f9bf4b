"""YAML that cannot swell: no aliases, by which ten lines stand for a thousand million words, and no endless nesting."""

from __future__ import annotations

#: A codebook nests five deep, a page's front matter two.
DEEPEST = 20


def why_not_plain(text: str | bytes) -> str | None:
    """What makes a YAML text one that is not to be loaded, or None. Raises yaml.YAMLError where it is no YAML.

    It is looked at event by event, which takes no more memory than the text.
    """
    import yaml  # here, so that importing whence stays fast

    depth = 0
    for event in yaml.parse(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        if isinstance(event, yaml.AliasEvent):
            return "it has an alias (*), which a plain list or table has no use for"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return f"it is nested deeper than {DEEPEST} levels"
    return None
