"""More than words: a drawing, photograph or recording may be what somebody says."""
