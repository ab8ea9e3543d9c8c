"""What the world may change: settings of the forum and routes to help, each with an owner, dates and a last check."""
