"""The pages that are ours, placed before Chainlit's own."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from chat import pages
from chat.chips import place
from chat.panel import short_name
from chat.plans import read
from index.register import Register, RegisterError

PLAN_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_FRONT = ("/", "/login", "/element/{id}", "/thread/{id}")
_NO_INDEX = "Hệ thống chưa có chỉ mục hoặc chỉ mục bị hỏng. Xin báo quản trị viên."


def routes(register: Callable[[], Register], front: str) -> list[BaseRoute]:
    """`register` opens the register in use; `front` is the chat's own page."""

    def catalogue(_: Request) -> Response:
        return _html(pages.catalogue(register().plans()))

    def plan(request: Request) -> Response:
        return _html(*_plan(register(), request))

    async def chat(_: Request) -> Response:
        return HTMLResponse(front)

    async def cookie(_: Request) -> Response:
        """Chainlit's page asks for a cookie that only a load balancer needs; none is set."""
        return JSONResponse({"message": "ok"})

    return [
        Route("/ke-hoach", _guarded(catalogue), methods=["GET"]),
        Route("/ke-hoach/{plan}", _guarded(plan), methods=["GET"]),
        Route("/set-session-cookie", cookie, methods=["POST"]),
        *(Route(path, chat, methods=["GET"]) for path in _FRONT),
    ]


def _plan(register: Register, request: Request) -> tuple[str, int]:
    reading = read(register, request.path_params["plan"], request.query_params.get("q", ""))
    if reading is None:
        return pages.not_found(), 404
    names = {manifest.id: short_name(manifest) for manifest in register.plans()}
    cited = place(f"{request.url.path}?{request.url.query}")
    return pages.plan(reading, names, cited.lines if cited else None), 200


def _guarded(answer: Callable[[Request], Response]) -> Callable[[Request], object]:
    """Runs off the event loop; a missing index is said, not shown as "not found"."""

    async def endpoint(request: Request) -> Response:
        try:
            return await run_in_threadpool(answer, request)
        except RegisterError:
            body = f'<main id="noi-dung"><h1>Chưa đọc được kế hoạch</h1><p>{_NO_INDEX}</p></main>'
            return _html(pages.page("Chưa đọc được kế hoạch", body), 503)

    return endpoint


def _html(text: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(text, status, headers={"Content-Security-Policy": PLAN_POLICY})
