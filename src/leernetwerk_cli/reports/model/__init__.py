"""What every report is made of, before any format."""
