"""A partition of the work through read, resolve, validate and view; executors; what a command must look at."""
