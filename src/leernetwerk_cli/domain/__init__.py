"""Pure: no files, no clock, no terminal; time and data come in as values."""
