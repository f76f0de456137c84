"""Timing svcstd as users run it, whole processes, beside the validators that others would take."""
