"""What a change leaves to do at each place or body (`svcstd impact`): the list, and a module for each format."""
