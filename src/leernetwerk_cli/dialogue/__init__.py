"""The facilitator at the keyboard: the capture field, the live bar, the plain mode."""
