"""Chainlit's page made ours: no links to other machines, no inline script, in Vietnamese."""

from __future__ import annotations

import re
from html import escape

_PLACEHOLDER = re.compile(r"<!-- \w+ INJECTION PLACEHOLDER -->")
_FONT_MARKS = re.compile(r"<!-- FONT (?:START|END) -->")
_OUTSIDE = re.compile(r"<link\b[^>]*\bhref=\"(?:https?:)?//[^>]*>", re.DOTALL)
_INLINE = re.compile(r"<script>.*?</script>", re.DOTALL)
_ANY_OUTSIDE = re.compile(r"(?:href|src)=\"(?:https?:)?//")


class FrontendError(RuntimeError):
    """The installed Chainlit's page is not as this project knows it."""


def front(index: str, name: str, description: str) -> str:
    """The page from the package's index.html.

    Raises FrontendError when something that would load from elsewhere is left.
    """
    for part in (_PLACEHOLDER, _FONT_MARKS, _OUTSIDE, _INLINE):
        index = part.sub("", index)
    index = index.replace('<html lang="en">', '<html lang="vi">', 1)
    index = index.replace("</head>", f"{_head(name, description)}</head>", 1)
    index = index.replace("<body>", f"<body>\n    {_NOSCRIPT}", 1)
    if _ANY_OUTSIDE.search(index) or "/public/chat.js" not in index:
        raise FrontendError("giao diện Chainlit đã cài không đúng phiên bản 2.12")
    return re.sub(r"\n\s*\n+", "\n", index)


_NOSCRIPT = (
    '<noscript>Trang hỏi đáp cần JavaScript. Có thể đọc các kế hoạch tại <a href="/ke-hoach">'
    "danh mục kế hoạch</a>.</noscript>"
)


def _head(name: str, description: str) -> str:
    return (
        f"  <title>{escape(name)}</title>\n"
        '    <link rel="icon" href="/favicon" />\n'
        f'    <meta name="description" content="{escape(description)}" />\n'
        '    <script src="/public/chat.js"></script>\n'
        '    <link rel="stylesheet" href="/public/chat.css" />\n  '
    )
