"""Documents that tools/docs.py makes of the code."""

MADE = "<!-- 由 tools/docs.py 生成，请勿手改。Made by tools/docs.py; do not edit. -->\n\n"


def cell(text: object) -> str:
    """A text as it may stand in a table of Markdown."""
    return str(text).replace("|", "\\|").replace("\n", " ")
