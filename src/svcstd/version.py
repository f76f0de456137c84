"""The version, written once: the build, `svcstd --version` and every report read it here."""

VERSION = "0.1.0"
