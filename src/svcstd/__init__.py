"""svcstd: catalogues of government service items (政务服务事项), validated, rendered as guides and compared."""
