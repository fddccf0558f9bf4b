"""What the answers look like on a terminal: one module a page. Nothing here asks the case anything new."""
