"""A resolved item at a place to a guide: one view, many formats (design §6; style.md habit 11)."""
