"""The routes of what users keep: files of old conversations, ratings. Each checks whose it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from json import JSONDecodeError
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from chat.door import USER
from chat.history import FILES
from chat.store import NotOwner, Store

_NOT_YOURS = "Không có nội dung này trong các cuộc trao đổi của anh/chị."
_UNREADABLE = "Yêu cầu không đọc được."


def routes(store: Store) -> list[BaseRoute]:
    """GET a kept file, PUT and DELETE a rating."""

    async def file(request: Request, user: str) -> Response:
        content, mime, name = await store.file(request.path_params["id"], user)
        # Never as a page of this site: a name or a type proves nothing about the content.
        place = f"attachment; filename*=UTF-8''{quote(name)}"
        return Response(content, media_type=mime, headers={"Content-Disposition": place})

    async def rate(request: Request, user: str) -> Response:
        told = (await request.json())["feedback"]
        step, value, comment = str(told["forId"]), told["value"], told.get("comment") or ""
        if value not in (0, 1):
            raise ValueError(value)
        await store.rate(step, user, int(value), str(comment))
        return JSONResponse({"success": True, "feedbackId": step})

    async def unrate(request: Request, user: str) -> Response:
        await store.unrate(str((await request.json())["feedbackId"]), user)
        return JSONResponse({"success": True})

    return [
        Route(FILES + "{id}", _checked(file), methods=["GET"]),
        Route("/feedback", _checked(rate), methods=["PUT"]),
        Route("/feedback", _checked(unrate), methods=["DELETE"]),
    ]


Answer = Callable[[Request, str], Awaitable[Response]]


def _checked(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """The door has named the user; what is another's is answered as what is not there."""

    async def endpoint(request: Request) -> Response:
        try:
            return await answer(request, str(request.scope[USER]))
        except NotOwner:
            return JSONResponse({"detail": _NOT_YOURS}, 404)
        except (JSONDecodeError, KeyError, TypeError, ValueError):
            return JSONResponse({"detail": _UNREADABLE}, 400)

    return endpoint
