"""KEHOACH_LLM_*: which model answers, where, with which key, and how long it may take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from assistant.errors import ModelSettingError

URL, MODEL = "KEHOACH_LLM_URL", "KEHOACH_LLM_MODEL"
KEY, TIMEOUT = "KEHOACH_LLM_KEY", "KEHOACH_LLM_TIMEOUT"
_SECONDS = 60.0
_LONGEST = 600.0
_EXAMPLE = "ví dụ http://127.0.0.1:8080/v1"
_PRINTED = re.compile(r"[!-~]{1,4096}")  # what an HTTP header can carry


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """`url` is the address that questions are posted to; `timeout` is in seconds, for the
    whole of an answer."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = _SECONDS


def read_settings(given: Mapping[str, str]) -> ModelSettings:
    """The settings from their variables; `given` has those that are not empty.

    Raises ModelSettingError for a name that is unknown, and for what is missing or malformed.

    >>> read_settings({URL: "http://127.0.0.1:8080/v1/", MODEL: "qwen3"}).url
    'http://127.0.0.1:8080/v1/chat/completions'
    """
    for name in sorted(set(given) - {URL, MODEL, KEY, TIMEOUT}):
        raise ModelSettingError(
            f"{name}: không có thiết lập này; có {URL}, {MODEL}, {KEY}, {TIMEOUT}"
        )
    for name, other in ((URL, MODEL), (MODEL, URL)):
        if name not in given:
            missing = other if other in given else ", ".join(sorted(given))
            raise ModelSettingError(f"{name}: chưa đặt, trong khi đã đặt {missing}")
    return ModelSettings(
        _url(given[URL]), _model(given[MODEL]), _key(given.get(KEY, "")), _seconds(given)
    )


def _url(text: str) -> str:
    """The address of chat completions under a base address."""
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, half an IPv6 address
        whole = None
    if not whole or not _PRINTED.fullmatch(text):
        raise ModelSettingError(f"{URL}={text!r}: không phải địa chỉ http(s); {_EXAMPLE}")
    if parts.username is not None or parts.query or parts.fragment:
        raise ModelSettingError(
            f"{URL}: chỉ gồm máy chủ và đường dẫn, khóa đặt ở {KEY}; {_EXAMPLE}"
        )
    return text.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"


def _model(text: str) -> str:
    if not text.isprintable() or text != text.strip() or len(text) > 200:
        raise ModelSettingError(f"{MODEL}={text!r}: không phải tên mô hình")
    return text


def _key(text: str) -> str:
    if text and not _PRINTED.fullmatch(text):
        raise ModelSettingError(
            f"{KEY}: có ký tự không dùng được trong khóa (dấu cách, xuống dòng)"
        )
    return text


def _seconds(given: Mapping[str, str]) -> float:
    text = given.get(TIMEOUT, str(_SECONDS))
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= _LONGEST:
        raise ModelSettingError(f"{TIMEOUT}={text!r}: cần số giây từ 1 đến {_LONGEST:.0f}")
    return seconds
