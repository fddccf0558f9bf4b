"""Whence: who did what to whom, and whence each claim comes."""
