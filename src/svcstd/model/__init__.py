"""What files say, typed: shape only. Meaning is judged by the rules in `svcstd.validate`."""
