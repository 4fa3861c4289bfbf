"""What is said to who greets, thanks, asks of the assistant itself, or of other things."""

from __future__ import annotations

from assistant.understanding.typed.courtesy import manner

_OUTSIDE = "Câu hỏi này nằm ngoài phạm vi: tôi chỉ trả lời về các kế hoạch trong kho dữ liệu."
_ABOUT = (
    "Tôi tra cứu các kế hoạch trong kho dữ liệu: việc phải làm, thời hạn, cơ quan chủ trì và phối "
    "hợp, chỉ tiêu, hiệu lực; mỗi ý đều kèm trích dẫn để kiểm tra. Anh/Chị có thể hỏi, ví dụ: "
    "“Sở Nội vụ phải làm gì trong quý này?”"
)
_SAID = {
    "greeting": f"Kính chào Anh/Chị. {_ABOUT}",
    "thanks": "Rất vui được hỗ trợ Anh/Chị. Nếu cần tra cứu thêm, xin gửi câu hỏi tiếp theo.",
    "itself": _ABOUT,
}


def courteous(text: str) -> str:
    """The one line for a message that asks nothing of the plans."""
    how = manner(text)
    return _SAID[how] if how else _OUTSIDE
