"""A demonstration county: invented people in real towns, dates relative to today."""
