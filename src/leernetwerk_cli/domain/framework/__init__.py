"""The field as data: insights, elements, roles, rungs and run sheets, and what is wrong in one."""
