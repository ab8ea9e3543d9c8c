"""Speed and size at county size, as ratios against a floor that is measured in the same run. `make bench` runs it."""
