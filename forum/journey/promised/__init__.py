"""Stages 5 to 7: replies, commitments of anybody, and claims that they are done."""
