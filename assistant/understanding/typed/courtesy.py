"""What people say around a question: greetings, thanks, what they want the answer for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from assistant.understanding.typed.instructions import without_instructions
from assistant.understanding.words.spans import flat
from assistant.understanding.words.spoken import Spoken, heard
from corpus.lazy import pattern
from corpus.text import key, unaccent

_WHOM = (
    r"(?:em|anh|chị|bạn|cô|chú|bác|cháu|(?:các )?(?:bạn|đồng chí|dong chi)|cả nhà|trợ lý|sếp|ad"
    r"|admin|chi|ban|co|chu|bac)"
)
_GREETING = pattern(
    r"(?i)^\s*(?:(?:dạ|da|kính|kinh|xin|em|tôi)\s+)*(?:chào|chao|alo|a lô|hello|hi)(?!\w)"
    rf"(?:\s+{_WHOM})*(?:\s+(?:ơi|ạ|nhé|nha|oi))*\s*[,.!:;-]*\s*"
)
# "Kính gửi bộ phận hỗ trợ, để chuẩn bị giao ban, đề nghị …": no agency of the plans is
# written to, and what the answer is for is no topic.
_ADDRESS = pattern(
    r"(?i)^\s*(?:kính gửi|kinh gui)(?!\w)(?![^,:;.?\n]*(?<!\w)(?:sở|ubnd|ủy ban|công an)(?!\w))"
    r"[^,:;.?\n]{1,60}[,:;.]\s*"
)
_BEFOREHAND = pattern(
    r"(?i)^\s*(?:để|nhằm|phục vụ|họp|giao ban|(?:sáng |chiều )?mai họp|de|nham|phuc vu|hop)(?!\w)"
    r"[^,?\n]{3,90},\s*(?=(?:rất |kính |xin |rat |kinh )*(?:đề nghị|mong|nhờ|cho|hãy|vui lòng|tôi"
    r"|em|anh|chị|cần biết|de nghi|nho|hay|vui long|toi|chi|can biet)(?!\w))"
)
# "Hôm qua giao ban, lãnh đạo hỏi mà chưa ai trả lời được: …": how the question came up. It
# names no body, no plan and no figure, and a sentence of its own follows.
_NARRATION = pattern(
    r"(?i)^(?=[^:?\n]{0,160}?(?<!\w)(?:hỏi|nhắc|dặn|thắc mắc|trả lời|yêu cầu|giao cho|bảo|hoi|nhac"
    r"|dan|thac mac|tra loi|yeu cau|bao)(?!\w|\s+(?:của|cua)\s))"
    r"(?!cho\s)(?:(?!(?<!\w)(?:sở|ubnd|ủy ban|công an|kế hoạch|kh|tỉnh|so|uy ban|cong an|ke hoach"
    r"|tinh|s[bcdđghklmnpqrstvxy]{1,9})(?!\w))[^:?\d\n]){12,160}:\s+(?=\S)"
)
# "… vậy mọi người", "cả nhà ơi, …": whom the question is put to.
_ALL = (
    r"(?:mọi người|moi nguoi|cả nhà|ca nha|anh em|anh chị em|các anh chị|các bác|các bạn|quý vị"
    r"|mn|mng|bà con|ae)"
)
_CALLED = pattern(rf"(?i)(?<!\w){_ALL}\s+(?:ơi|oi|à)(?!\w)\s*[,.!:;]*\s*")
_CLOSED = pattern(
    r"(?i)(?:\s+(?:vậy|vay|ạ|nhỉ|nhi|nhé|nhe|thế|hả|ha|hén|hen|hở|ho|hỉ)"
    r"|(?P<asks>\s(?:gì|gi|nào|nao|không|khong|ko|chưa|chua|đâu|dau|sao|nhiêu|nhieu|ai)))"
    rf"\s*,?\s+(?:{_ALL}|em|anh|chị|bạn|cô|chú|bác|ad|admin)(?:\s+(?:ơi|oi|nhỉ|ạ))?\W*$"
)
_THANKS = pattern(
    r"(?i)[,.;!]?\s*(?:(?:xin|trân trọng|em|rất|chân thành)\s+)*"
    r"(?:cảm ơn|cám ơn|cam on|thanks|thank you)(?!\w)"
    rf"(?:\s+(?:{_WHOM}|rất|nhiều|trước|nhé|nha|ạ|lắm|nhieu))*\s*[.!]*\s*$"
)
# "Cảm ơn đồng chí, vậy thời hạn là khi nào?", "Vâng ạ, em hiểu rồi."
_ASSENT = Spoken(
    r"\s*(?:<assent.surprise>|(?:<assent.beside>[\s,]+)*+<assent.notes>)"
    r"(?:[\s,.!]+(?:<assent.notes>|<assent.beside>))*\s*(?:[,.;!:…-]+\s*|$)"
)
# "dạ thế còn Sở Y tế?"; without diacritics "da hoan thanh" is no "dạ".
_YES = Spoken(
    r"(?:\s*<assent.yes>)+(?=\s)"
    r"(?!\s+(?:hoàn thành|hoàn tất|xong|làm xong|thực hiện|triển khai|đạt)(?!\w))"
)
# "Tôi là ngân hàng, …": whose work is asked for, though no plan names it.
_BODIES = (
    "báo ", "đài ", "trường (?:đại học|cao đẳng|chính trị|đh|cđ)", "văn phòng ", "thanh tra",
    "ban (?:quản lý|tuyên giáo|nội chính|dân tộc|tổ chức)", "hội (?:nông dân|phụ nữ|liên hiệp|cựu)",
    "liên (?:hiệp|đoàn)", "tỉnh đoàn", "đoàn thanh niên", "mặt trận", "mttq", "bchqs", "kho bạc",
    "bộ (?:chỉ huy|đội)", "cục ", "chi cục", "ngân hàng", "bảo hiểm xã hội", "bhxh", "bệnh viện",
    "viện ", "trung tâm ", "quỹ ", "thuế ",
)  # fmt: skip
_BODY = f"(?:{'|'.join((*_BODIES, *map(unaccent, _BODIES)))})"
# "…, tôi mới sang nên chưa nắm": what somebody tells of themselves. It asks nothing and names no
# body, no plan and no figure.
_OF_ONESELF = pattern(
    r"(?i)(?:^|(?<=[,.;!?]))\s*(?:(?:bên|đơn vị|công ty|trường|nhà|chỗ|phòng|ben|don vi|cong ty"
    r"|truong|nha|cho|phong)\s+)?(?:tôi|em|mình|tui|tớ|cháu|toi|minh|chau)\s+"
    r"(?:là|làm|chuyên|kinh doanh|la|lam|chuyen"
    r"|thì|cũng|vừa|mới|chưa|đang|hơi|thấy|nghe|sợ|lỡ|không|ko|chẳng|quên"
    r"|thi|cung|vua|moi|chua|dang|hoi|thay|nghe|so|lo|khong|chang|quen)\s+"
    rf"(?!{_BODY})(?!(?:nói|đồn|bảo|kể|người|ai|noi|don|bao|ke|nguoi)(?!\w))"
    r"(?:(?!(?<!\w)(?:sở|ubnd|ủy ban|công an|kế hoạch|kh|tỉnh|so|uy ban|cong an|ke hoach|tinh"
    r"|gì|nào|ai|mấy|bao|đâu|sao|khi|hạn|gi|nao|may|dau|han|cần|muốn|can|muon|hỏi|hoi)(?!\w))"
    r"[^,.;:?!\n\d]){2,80}(?=[,.;?!\n]|$)"
    r"|(?:^|(?<=[,.;!?]))\s*(?:tôi|em|mình|tui|toi|minh)\s+(?:cần|phải|định|đang|muốn|can|phai|dinh"
    r"|dang|muon)\s+(?:ghi|điền|chép|dán|trích|đưa|dien|chep|dan|trich|dua)\s+(?:vào|vô|lên|vao|vo"
    r"|len)\s+[^,.;:?!\n\d]{2,60}(?=[,.;?!\n]|$)"
    r"|(?<=[,.;!?])\s*(?:tôi|em|mình|tui|toi|minh)\s+(?:(?:sẽ|còn|cần|phải|se|con|can|phai)\s+)?"
    r"(?:phân công|chia việc|giao lại|báo cáo|trình|gửi|chuyển|nộp|in|tổng hợp|lên lịch|đối chiếu"
    r"|phan cong|chia viec|giao lai|bao cao|trinh|gui|chuyen|nop|tong hop|len lich|doi chieu)\s+"
    r"(?:(?!(?<!\w)(?:sở|ubnd|ủy ban|công an|kế hoạch|kh|tỉnh|so|uy ban|cong an|ke hoach|tinh"
    r"|gì|nào|ai|mấy|bao|đâu|sao|khi|hạn|gi|nao|may|dau|han|hỏi|hoi)(?!\w))"
    r"[^,.;:?!\n\d]){2,80}(?=[,.;?!\n]|$)"
)
# "Có người bảo …, đúng không?", "nghe nói …": from whom one has it.
_HEARSAY = pattern(
    r"(?i)^\s*(?:(?:hôm qua|hôm nay|tôi|em|mình|toi|minh)\s+)*"
    r"(?:(?:có|co)\s+(?:người|ai đó|bạn|anh|chị|đồng nghiệp|nguoi|ai do|ban|chi|dong nghiep)"
    r"|người ta|ai đó|đồng nghiệp|sếp|nghe|nguoi ta|ai do|dong nghiep|sep)"
    r"(?:\s+(?:ta|tôi|em|mình|toi|minh))?"
    r"(?:\s+(?:nói|bảo|đồn|kể|khẳng định|cho biết|cho rằng|quả quyết|rằng|là"
    r"|noi|bao|don|ke|khang dinh|cho biet|cho rang|qua quyet|rang|la)(?!\w))+"
    r"(?:\s*[:,]|(?=\s))\s*(?=\S)"
)
# "…, tỉnh nào cũng được": no province is asked for.
_ANY = pattern(
    r"(?i)\s*,?\s*(?:của\s+|ở\s+|cua\s+|o\s+)?(?:tỉnh|nơi|đâu|kế hoạch|tinh|noi|dau|ke hoach)"
    r"(?:\s+(?:nào|nao))?\s+(?:cũng được|cung duoc)(?!\w)"
)
# "… để tôi báo cáo lãnh đạo"
_PURPOSE = pattern(
    r"(?i)(?<=[\w?,])\s*,?\s+(?:để|de)\s+"
    r"(?:tôi|em|anh|chị|mình|tui|sếp|còn|kịp|toi|chi|minh|sep|con|kip)"
    r"\s(?![^.?!\n]*\d)[^.?!\n]{3,120}(?=[.?!\n]|$)"
)

# "Giúp tôi soạn báo cáo tiến độ quý II của Sở Y tế", "Báo cáo quý IV/2025: liệt kê …": the paper
# that the answer is for is none of the plans' reports. Its period and its body stay.
_PAPER = pattern(
    r"(?i)^\s*(?:(?:hãy|xin|nhờ|giúp|giùm|cho|để|phục vụ|tôi|em|anh|chị|mình|cần|đang|muốn|phải"
    r"|hay|nho|giup|gium|toi|chi|minh|can|dang|muon|phai)\s+)*"
    r"(?:soạn|viết|chuẩn bị|dự thảo|làm|lập|soan|viet|chuan bi|du thao|lam|lap)\s+"
    r"(?:(?:một|bản|mot|ban)\s+)*(?:báo cáo|bao cao)"
    r"(?:\s+(?:nhanh|tiến độ|tổng hợp|tình hình|kết quả|thực hiện|tien do|tong hop|tinh hinh"
    r"|ket qua|thuc hien))*(?!\s+(?:nào|gì|nao|gi|khi|cho|về|gửi|cho)(?!\w))"
)
_PAPER_HEAD = pattern(  # "Báo cáo kế hoạch 26: gửi đâu?" asks of reports
    r"(?i)^\s*(?:báo cáo|bao cao)(?=[^:?\n]{0,60}:\s*\S)(?!.*(?<!\w)(?:gửi|nộp|gui|nop)(?!\w))"
)
_WORK = "các việc"


# Asked of the assistant itself, folded, and nothing beside.
_WHO = r"(?:ban|em|tro ly|he thong|chatbot|bot|ung dung|may|ad|minh|toi)"
_WHAT = (
    r"(?:la ai|la gi|ten gi|ten la gi|(?:co the )?(?:lam|giup|ho tro|tra loi|biet)\b.{0,20}\bgi)"
)
_ITSELF = pattern(
    rf"(?:{_WHO} {_WHAT}|(?:co the )?hoi (?:duoc )?(?:nhung )?gi|(?:huong dan|cach) su dung"
    rf"|{_WHO} (?:la ai|la gi) {_WHO} {_WHAT})(?: vay| the| a| day| duoc| cho (?:toi|minh|em))*"
)
Manner = Literal["greeting", "thanks", "itself"]


def manner(text: str) -> Manner | None:
    """What is said where nothing is asked of the plans; None where something is.

    >>> manner("Xin chào"), manner("Cảm ơn em nhiều!"), manner("Bạn làm được gì?")
    ('greeting', 'thanks', 'itself')
    """
    plain = said_plainly(text)
    if _ITSELF.fullmatch(key(plain)):
        return "itself"
    if re.search(r"\w", plain):
        return None
    noted = _THANKS.search(text) or _ASSENT.at(heard(text), 0)
    return "thanks" if noted else "greeting"


def _after_assent(text: str) -> str:
    """What follows a note that an answer was taken."""
    said = heard(text)
    note = _ASSENT.at(said, 0) or _YES.at(said, 0)
    return text[note.end() :].lstrip() if note else text


# Sentences before the last: "Hai bên đùn đẩy cả tháng trời. Rốt cuộc Sở Y tế phải làm gì?"
_SENTENCE = pattern(r"[^.!?…\n]+(?:[.!…]+(?=\s)|\n)\s*")
# A sentence that names a plan, a place, a figure or work, asks, or points, is no mere story.
_TELLS = pattern(
    r"\d|[\"“”:;(]|(?<!\w)(?:ke hoach|kh|ubnd|uy ban|cong an|phu luc|muc|nghi quyet|quyet dinh"
    r"|chi tieu|muc tieu|nhiem vu|dau viec|de an|du an|chuong trinh|thai binh|dong thap|thai nguyen"
    r"|liet ke|cho biet|cho hoi|ke ra|neu|trich|tra cuu|so sanh|thong ke|viec cua|lam gi"
    r"|(?<!biet cai )(?<!con cai )(?:gi|nao)|bao gio|may|bao nhieu|han|truoc ngay|khong tinh"
    r"|ngoai tru|(?:ngay|tuan|thang|quy|nam) (?:nay|sau|toi)|hom nay)(?!\w)"
)
_STORY_WORDS = 4  # "Thái Bình. Sở Y tế làm gì?" is none

NamesBody = Callable[[str], bool]


def without_asides(text: str, names_body: NamesBody) -> str:
    """A text without what somebody tells of themselves, where more is said; an aside that names a
    body says whose work is asked for."""
    left = _OF_ONESELF.sub(lambda aside: aside[0] if names_body(aside[0]) else "", text)
    if left == text or len(left.split()) < 2:
        return text
    return left.strip(" ,.;!") + ("?" if text.endswith("?") and not left.endswith("?") else "")


def without_story(text: str, names_body: NamesBody) -> str:
    """A text without the sentences that only tell how its question came up: they name nothing of a
    plan, and another sentence follows."""
    at = 0
    while found := _SENTENCE.match(text, at):
        said, follows = found[0], text[found.end() :].strip()
        names = _TELLS.search(flat(said)) or names_body(said)
        if names or len(said.split()) < _STORY_WORDS or len(follows.split()) < _STORY_WORDS:
            break
        at = found.end()
    return text[at:]


def names_none(text: str) -> bool:
    """Where no names are known."""
    return False


def said_plainly(text: str, names_body: NamesBody = names_none) -> str:
    """The question alone; "" where nothing is asked. `names_body` knows the names of bodies.

    >>> said_plainly("Alo em ơi, khi nào xong chữ ký số? Cảm ơn em nhiều!")
    'khi nào xong chữ ký số?'
    """
    text = without_story(text, names_body)
    text = _CLOSED.sub(r"\g<asks>", _CALLED.sub("", text), count=1)
    begun = _GREETING.sub("", _PURPOSE.sub(" ", text), count=1)
    begun = _ANY.sub("", begun, count=1)
    begun = _HEARSAY.sub("", without_asides(begun, names_body), count=1)
    begun = _after_assent(begun)
    begun = _NARRATION.sub("", _ADDRESS.sub("", begun, count=1), count=1)
    begun = _BEFOREHAND.sub("", begun, count=1)
    begun = _PAPER_HEAD.sub("", _PAPER.sub(_WORK, begun, count=1), count=1).strip()
    return without_instructions(_THANKS.sub("", begun, count=1))
