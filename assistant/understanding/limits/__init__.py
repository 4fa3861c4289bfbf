"""What narrows a list beside agency, days, place and topic.

"… có kết quả là “Văn bản hợp tác”", "đề án nào", "trừ các việc của Sở Y tế", "Sở A phối
hợp với Sở B", "nhóm nhiệm vụ về hợp tác quốc tế", "chỉ tiêu nào đặt mức 100%".
"""

from assistant.understanding.limits.book import load_limits
from assistant.understanding.limits.find import Limited, find_limits
from assistant.understanding.limits.products import without_products

__all__ = ["Limited", "find_limits", "load_limits", "without_products"]
