"""Questions whose answers are timed, by kind: of one province, as most are, and of all plans."""

from __future__ import annotations

QUESTION = "Sở Nội vụ phải làm gì trước tháng 6?"
KINDS = {
    "list": (
        QUESTION,
        "so y te phai lam gi trong quy 3",
        "Sở Công Thương Thái Bình chủ trì nhiệm vụ nào?",
        "Sở KH&CN Thái Nguyên phải xong gì trong năm 2026?",
        "Công an tỉnh phối hợp những việc gì?",
        "Sở Tài chính Đồng Tháp có trách nhiệm gì?",
    ),
    "topic": (
        "Sở Y tế phải làm gì về chuyển đổi số?",
        "Sở KH&CN Thái Bình có nhiệm vụ nào về trí tuệ nhân tạo?",
    ),
    "count": (
        "Sở Y tế chủ trì bao nhiêu nhiệm vụ?",
        "Sở Y tế Thái Bình chủ trì bao nhiêu nhiệm vụ?",
    ),
    "deadline": (
        "Khi nào phải xong Đề án số hóa các điểm đến du lịch?",
        "Khi nào Thái Bình phải xong kho dữ liệu dùng chung?",
    ),
    "who": (
        "Ai chủ trì xây dựng kho dữ liệu dùng chung?",
        "Cơ quan nào chủ trì đào tạo nhân lực số?",
    ),
    "target": (
        "Mục tiêu kinh tế số của Thái Bình đến 2030?",
        "Tỷ lệ dịch vụ công trực tuyến đến 2030 là bao nhiêu?",
    ),
    "comparison": (
        "So sánh mục tiêu kinh tế số 2030 của ba tỉnh",
        "So sánh mục tiêu kinh tế số 2030 của Thái Bình và Đồng Tháp",
    ),
    "series": (
        "Số người nghiên cứu trên vạn dân của Đồng Tháp qua các mốc",
        "Số người nghiên cứu trên vạn dân qua các mốc",
    ),
    "citation": (
        "Nhiệm vụ 19 Phụ lục II Kế hoạch 26 của Thái Bình",
        "Nhiệm vụ 19 Phụ lục II",
        "Mục II.4.5 Kế hoạch 86",
    ),
    "mention": ("Văn bản 1552/BTTTT-THH được nhắc ở đâu?",),
    "validity": (
        "Kế hoạch 86 của Thái Bình còn hiệu lực không?",
        "Kế hoạch 26 còn hiệu lực không?",
    ),
    "basis": ("Kế hoạch 86 của Thái Bình căn cứ gì?", "Kế hoạch 86 căn cứ gì?"),
    "signer": ("Ai ký kế hoạch 25 của Thái Nguyên?", "Ai ký kế hoạch 25?"),
    "reporting": ("Thái Bình phải báo cáo 6 tháng vào lúc nào?", "Bao giờ phải báo cáo 6 tháng?"),
    "nothing": ("Sở Y tế phải làm gì về nuôi cá sấu?", "Nhiệm vụ 120 Phụ lục II?"),
}
