"""A model behind an OpenAI-compatible endpoint: the one module that knows httpx.

One request a question, no retries. It goes to the address that is set and to no other:
neither proxies nor keys are taken from the environment, no redirect is followed. Time, size
and the number of requests under way are bounded.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from assistant.llm.model import ModelError, current_stop
from assistant.llm.settings import ModelSettings

if TYPE_CHECKING:
    from httpx import Response

AT_ONCE = 8
_LARGEST = 1_000_000  # bytes of a response
_LONGEST = 1500  # tokens of a reply
_HTTP = {
    401: "máy chủ mô hình ngôn ngữ không nhận khóa; quản trị viên cần đặt đúng KEHOACH_LLM_KEY",
    404: "máy chủ không có địa chỉ hoặc mô hình đã đặt; quản trị viên cần xem lại"
    " KEHOACH_LLM_URL và KEHOACH_LLM_MODEL",
    429: "máy chủ mô hình ngôn ngữ đang quá tải",
}
_HTTP[403] = _HTTP[401]
_BY_CLASS = {
    3: "máy chủ mô hình ngôn ngữ chuyển sang địa chỉ khác, hệ thống không đi theo; quản trị viên"
    " cần xem lại KEHOACH_LLM_URL",
    4: "máy chủ mô hình ngôn ngữ không nhận yêu cầu",
    5: "máy chủ mô hình ngôn ngữ gặp lỗi",
}
_NO_CONNECTION = "không kết nối được với máy chủ mô hình ngôn ngữ"
_LATE = "mô hình ngôn ngữ không trả lời trong thời gian cho phép (KEHOACH_LLM_TIMEOUT)"
_BUSY = "mô hình ngôn ngữ đang bận với các câu hỏi khác"
_STOPPED = "đã dừng theo yêu cầu"
_NOT_READ = "máy chủ mô hình ngôn ngữ trả lời không đúng định dạng"
_TOO_LARGE = "máy chủ mô hình ngôn ngữ trả lời quá dài"
_EMPTY = "mô hình ngôn ngữ không viết gì"


class Endpoint:
    """A ChatModel. Safe to use from several threads."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._free = BoundedSemaphore(AT_ONCE)

    @property
    def name(self) -> str:
        return self._settings.model

    def reply(self, rules: str, material: str) -> str:
        """What the model writes. Not from within an event loop: it waits.

        Raises ModelError, at once where others are asking it already.
        """
        if not self._free.acquire(blocking=False):
            raise ModelError(_BUSY, f"{AT_ONCE} questions under way")
        try:
            with asyncio.Runner() as runner:  # one deadline for all of it, names and TLS too
                return _content(runner.run(self._in_time(self._request(rules, material))))
        finally:
            self._free.release()

    def _request(self, rules: str, material: str) -> bytes:
        messages = [{"role": "system", "content": rules}, {"role": "user", "content": material}]
        asked = {
            "model": self.name, "messages": messages, "temperature": 0,
            "max_tokens": _LONGEST, "stream": False,
        }  # fmt: skip
        return json.dumps(asked).encode()

    async def _in_time(self, body: bytes) -> bytes:
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert task
        with current_stop().ends(lambda: loop.call_soon_threadsafe(task.cancel)):
            try:
                async with asyncio.timeout(self._settings.timeout):
                    return await self._post(body)
            except TimeoutError:
                raise ModelError(_LATE, f"{self._settings.timeout:g} s") from None
            except asyncio.CancelledError:
                raise ModelError(_STOPPED, "stopped") from None

    async def _post(self, body: bytes) -> bytes:
        import httpx

        url = self._settings.url
        client = httpx.AsyncClient(
            trust_env=False,
            follow_redirects=False,
            timeout=None,
            verify=ssl.create_default_context() if url.startswith("https:") else False,
        )
        try:
            async with (
                client,
                client.stream("POST", url, content=body, headers=self._headers()) as response,
            ):
                content = await _bounded(response)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as fault:
            raise ModelError(_NO_CONNECTION, f"{url}: {type(fault).__name__}: {fault}") from None
        if response.status_code != HTTPStatus.OK:
            raise self._refusal(response.status_code, content)
        return content

    def _headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json", "Accept": "application/json",
            # Unpacked, a small body may be a large one.
            "Accept-Encoding": "identity", "User-Agent": "kehoach",
        }  # fmt: skip
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        return headers

    def _refusal(self, status: int, content: bytes) -> ModelError:
        said = _HTTP.get(status) or _BY_CLASS.get(status // 100, _NOT_READ)
        why = content[:300].decode(errors="replace")
        if self._settings.key:
            why = why.replace(self._settings.key, "***")
        return ModelError(said, f"HTTP {status}: {why}")


async def _bounded(response: Response) -> bytes:
    """The body, of no more than `_LARGEST` bytes."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise ModelError(_NOT_READ, "a packed body, which was not asked for")
    content = bytearray()
    async for chunk in response.aiter_raw():
        content += chunk
        if len(content) > _LARGEST:
            raise ModelError(_TOO_LARGE, f"more than {_LARGEST} bytes")
    return bytes(content)


def _content(body: bytes) -> str:
    """The text of a completion. Raises ModelError for what is none."""
    try:
        text: Any = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as fault:
        start = body[:200].decode(errors="replace")
        raise ModelError(_NOT_READ, f"{type(fault).__name__}: {fault}: {start}") from None
    if text is not None and not isinstance(text, str):
        raise ModelError(_NOT_READ, f"content is {type(text).__name__}")
    if not text or not text.strip():
        raise ModelError(_EMPTY, "empty content")
    return text
