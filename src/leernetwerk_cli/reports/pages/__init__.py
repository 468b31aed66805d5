"""What is in a report."""
