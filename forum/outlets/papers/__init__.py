"""What goes on paper: cards with receipts."""
