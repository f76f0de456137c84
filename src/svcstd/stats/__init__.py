"""Resolved items to figures: how complete and how conformant a catalogue is, body by body and place by place."""
