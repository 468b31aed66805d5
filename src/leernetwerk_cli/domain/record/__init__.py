"""What was said and what happened: sessions, entries, blocks, and the one record that their union is."""
