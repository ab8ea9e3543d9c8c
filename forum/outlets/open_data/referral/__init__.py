"""The directory as Open Referral UK 3.0 (the UK profile of the Human Services Data Specification), read only."""
