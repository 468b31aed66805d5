"""The texts of the field: the framework, the methods, the translations."""
