"""The record for everybody: pages, download, stand-alone verifier."""
