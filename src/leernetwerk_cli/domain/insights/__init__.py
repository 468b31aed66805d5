"""What the words of many add up to: counts, summaries, actions."""
