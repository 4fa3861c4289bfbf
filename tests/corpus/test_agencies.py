"""Printed cells and questions against the agencies that a reader finds in them.

The cells are those of the five plans and of central resolutions; what each names was
written down from reading, not from what the code returns.
"""

from __future__ import annotations

import marshal
import unicodedata
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from corpus.agencies import Directory, ReferenceDataError
from corpus.agencies.reference import DEFAULT_PATH
from corpus.provinces import Provinces

DIRECTORY = Directory.load()
KHCN = "Sở Khoa học và Công nghệ"
TTTT = "Sở Thông tin và Truyền thông"
SBN = "Các sở, ban, ngành"
HUYEN = "Ủy ban nhân dân huyện, thành phố"
CAC_HUYEN = "Ủy ban nhân dân các huyện, thành phố"
BQL = "Ban Quản lý khu kinh tế và các khu công nghiệp tỉnh"
KCN = "Ban Quản lý các Khu công nghiệp Thái Nguyên"
VPUB = "Văn phòng Ủy ban nhân dân tỉnh"
BDBP = "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"
NHNN = "Ngân hàng Nhà nước tỉnh"
TAI_CHINH = "Sở Tài chính"
DAU_TU = "Sở Kế hoạch và Đầu tư"
NONG_NGHIEP = "Sở Nông nghiệp và Phát triển nông thôn"
MOI_TRUONG = "Sở Nông nghiệp và Môi trường"
VAN_HOA = "Sở Văn hóa, Thể thao và Du lịch"
LAO_DONG = "Sở Lao động - Thương binh và Xã hội"
LIEN_HIEP = "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"
HCC = "Trung tâm Phục vụ hành chính công tỉnh"
DAI = "Đài Phát thanh và Truyền hình tỉnh"
THONG_TIN = "Trung tâm Thông tin tỉnh"
ABROAD = "Các cơ quan đại diện Việt Nam ở nước ngoài"
Y_DUOC = "Trường Đại học Y - Dược Thái Bình"
DH = "Trường Đại học Thái Bình"

PLAN_26 = [
    ("Cơ quan chủ trì: Sở Khoa học và Công nghệ.", [KHCN]),
    ("Cơ quan thực hiện: Sở Lao động - Thương binh và Xã hội.", [LAO_DONG]),
    ("Các sở, ban, ngành, Ủy ban nhân dân huyện, thành phố.", [SBN, HUYEN]),
    ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh.", [LIEN_HIEP]),
    ("Ban Quản lý khu kinh tế và các khu công nghiệp tỉnh.", [BQL]),
    ("Ban Quản lý khu kinh tế và các khu công nghiệp", [BQL]),
    ("Sở Văn hóa, Thể thao và Du lịch.", [VAN_HOA]),
    ("Sở Nông nghiệp và Phát triển nông thôn, Sở Y tế.", [NONG_NGHIEP, "Sở Y tế"]),
    ("Ủy ban nhân dân thành phố.", ["Ủy ban nhân dân thành phố"]),
    (
        "Sở Giáo dục và Đào tạo, Trường Đại học Thái Bình, Trường Đại học Y - Dược Thái Bình.",
        ["Sở Giáo dục và Đào tạo", DH, Y_DUOC],
    ),
    ("Bộ Chỉ huy Quân sự tỉnh.", ["Bộ Chỉ huy Quân sự tỉnh"]),
    ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh.", [BDBP]),
    ("Bộ đội Biên phòng tỉnh", [BDBP]),
    (
        "Văn phòng Ủy ban nhân dân tỉnh, các sở, ban, ngành, Ủy ban nhân dân huyện, thành phố.",
        [VPUB, SBN, HUYEN],
    ),
    (
        "Trường Đại học Thái Bình, Trường Đại học Y - Dược Thái Bình, Trường Cao đẳng Sư phạm "
        "Thái Bình, Trường Cao đẳng Y tế Thái Bình, Trường Cao đẳng Văn hóa Nghệ thuật Thái "
        "Bình, Trường Cao đẳng Nghề Thái Bình,... và các cơ sở đào tạo trên địa bàn tỉnh.",
        [
            DH,
            Y_DUOC,
            "Trường Cao đẳng Sư phạm Thái Bình",
            "Trường Cao đẳng Y tế Thái Bình",
            "Trường Cao đẳng Văn hóa Nghệ thuật Thái Bình",
            "Trường Cao đẳng Nghề Thái Bình",
            "Các cơ sở đào tạo trên địa bàn tỉnh",
        ],
    ),
    (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy; các sở, ngành, UBND huyện, thành phố; Đài Phát thanh "
        "và Truyền hình Thái Bình; Báo Thái Bình; Cổng Thông tin điện tử tỉnh",
        [
            "Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "Các sở, ngành",
            HUYEN,
            DAI,
            "Báo Thái Bình",
            "Cổng Thông tin điện tử tỉnh",
        ],
    ),
    (
        "Sở Giáo dục và Đào tạo; các sở, ban, ngành và UBND huyện, thành phố, đơn vị liên quan",
        ["Sở Giáo dục và Đào tạo", SBN, HUYEN, "Đơn vị liên quan"],
    ),
    (
        "Liên hiệp các Hội khoa học và kỹ thuật Thái Bình; Hội Văn học Nghệ thuật Thái Bình; "
        "các sở, ban, ngành",
        [LIEN_HIEP, "Hội Văn học Nghệ thuật Thái Bình", SBN],
    ),
    (
        "Sở Kế hoạch và Đầu tư, Sở Tài chính, Các đơn vị liên quan",
        [DAU_TU, TAI_CHINH, "Các đơn vị liên quan"],
    ),
    (
        "Sở Tư pháp; các sở, ban, ngành; UBND huyện, thành phố và các đơn vị liên quan",
        ["Sở Tư pháp", SBN, HUYEN, "Các đơn vị liên quan"],
    ),
    (
        "Sở Tài chính; Sở Kế hoạch và Đầu tư; các sở, ban, ngành và UBND huyện, thành phố và "
        "đơn vị liên quan",
        [TAI_CHINH, DAU_TU, SBN, HUYEN, "Đơn vị liên quan"],
    ),
    ("Sở Lao động Thương binh và Xã hội", [LAO_DONG]),
    ("Sở Nông nghiệp và phát triển nông thôn", [NONG_NGHIEP]),
    (
        "Trường Đại học Y - Dược Thái Bình; các sở, ban, ngành và đơn vị liên quan",
        [Y_DUOC, "Các sở, ban, ngành và đơn vị liên quan"],
    ),
    (
        "Sở Công Thương; Sở Nông nghiệp và Phát triển nông thôn; Sở Giao thông vận tải; Sở Y tế",
        ["Sở Công Thương", NONG_NGHIEP, "Sở Giao thông vận tải", "Sở Y tế"],
    ),
    (
        "Công an tỉnh, Văn phòng UBND tỉnh, các sở, ban, ngành, UBND huyện, thành phố",
        ["Công an tỉnh", VPUB, SBN, HUYEN],
    ),
    ("UBND thành phố Thái Bình", ["Ủy ban nhân dân thành phố Thái Bình"]),
    (
        "Sở Thông tin và Truyền thông; đơn vị có liên quan",
        [TTTT, "Đơn vị có liên quan"],
    ),
    (
        "Sở Tài chính; Sở Kế hoạch và Đầu tư; các cơ sở y tế tỉnh, đơn vị liên quan",
        [TAI_CHINH, DAU_TU, "Các cơ sở y tế tỉnh", "Đơn vị liên quan"],
    ),
    ("Sở Công thương", ["Sở Công Thương"]),
    (
        "Văn phòng ủy ban nhân dân tỉnh; các cơ quan đại diện của Việt Nam ở nước ngoài; các sở, "
        "ban, ngành và UBND huyện, thành phố; các đơn vị có liên quan",
        [
            VPUB,
            "Các cơ quan đại diện của Việt Nam ở nước ngoài",
            SBN,
            HUYEN,
            "Các đơn vị có liên quan",
        ],
    ),
    (
        "Trung tâm xúc tiến đầu tư (Văn phòng UBND tỉnh); Ban Quản lý Khu kinh tế và các Khu "
        "công nghiệp tỉnh",
        ["Trung tâm xúc tiến đầu tư (Văn phòng Ủy ban nhân dân tỉnh)", BQL],
    ),
    (
        "Thủ trưởng các sở, ban, ngành, đơn vị, Chủ tịch Ủy ban nhân dân huyện, thành phố",
        [
            "Thủ trưởng các sở, ban, ngành, đơn vị",
            "Chủ tịch Ủy ban nhân dân huyện, thành phố",
        ],
    ),
]

PLAN_86 = [
    ("Cơ quan chủ trì tham mưu: Sở Khoa học và Công nghệ.", [KHCN]),
    (
        "Các sở, ban, ngành, đơn vị, địa phương thuộc tỉnh.",
        ["Các sở, ban, ngành, đơn vị, địa phương thuộc tỉnh"],
    ),
    ("Các sở, ban, ngành, đơn vị, địa phương.", ["Các sở, ban, ngành, đơn vị, địa phương"]),
    (
        "Sở Khoa học và Công nghệ, Sở Nội vụ, Công an tỉnh.",
        [KHCN, "Sở Nội vụ", "Công an tỉnh"],
    ),
    (
        "Sở Khoa học và Công nghệ; các cơ quan báo chí, thông tin và truyền thông trên địa bàn "
        "tỉnh.",
        [KHCN, "Các cơ quan báo chí, thông tin và truyền thông trên địa bàn tỉnh"],
    ),
    (
        "Các cơ quan, đơn vị, địa phương có tổ chức khoa học và công nghệ công lập.",
        ["Các cơ quan, đơn vị, địa phương có tổ chức khoa học và công nghệ công lập"],
    ),
    (
        "Sở Tài chính, Sở Công thương, Ban Quản lý khu kinh tế và các khu công nghiệp tỉnh, các "
        "địa phương thuộc tỉnh.",
        [TAI_CHINH, "Sở Công Thương", BQL, "Các địa phương thuộc tỉnh"],
    ),
    (
        "Ban Quản lý khu kinh tế và các khu công nghiệp tỉnh và các sở, ban, ngành, đơn vị, địa "
        "phương.",
        [BQL, "Các sở, ban, ngành, đơn vị, địa phương"],
    ),
    (
        "Ban Quản lý khu kinh tế và các khu công nghiệp tỉnh, Sở Khoa học và Công nghệ và các "
        "địa phương.",
        [BQL, KHCN, "Các địa phương"],
    ),
    ("Sở Nông nghiệp và Môi trường.", [MOI_TRUONG]),
    ("Ban Quản lý Khu kinh tế và các khu công nghiệp.", [BQL]),
    (
        "Các cơ sở giáo dục và đào tạo, cơ sở nghiên cứu trong tỉnh.",
        ["Các cơ sở giáo dục và đào tạo, cơ sở nghiên cứu trong tỉnh"],
    ),
    (
        "Trường đại học, cao đẳng, dạy nghề trên địa bàn tỉnh.",
        ["Trường đại học, cao đẳng, dạy nghề trên địa bàn tỉnh"],
    ),
    (
        "Trường đại học, cao đẳng trên địa bàn tỉnh.",
        ["Trường đại học, cao đẳng trên địa bàn tỉnh"],
    ),
]

PLAN_25 = [
    ("Các Sở, ban, ngành; UBND các huyện, thành phố", [SBN, CAC_HUYEN]),
    (
        "Các Sở, ban, ngành; UBND cấp huyện, thành phố",
        [SBN, "Ủy ban nhân dân cấp huyện, thành phố"],
    ),
    (
        "Sở Thông tin và Truyền thông, Sở Xây dựng. UBND các thành phố: Phổ Yên, Sông Công, "
        "Thái Nguyên",
        [
            TTTT,
            "Sở Xây dựng",
            "Ủy ban nhân dân thành phố Phổ Yên",
            "Ủy ban nhân dân thành phố Sông Công",
            "Ủy ban nhân dân thành phố Thái Nguyên",
        ],
    ),
    (
        "Các Sở, ban, ngành; UBND các huyện, thành phố; Đài phát thanh - truyền hình tỉnh, Báo "
        "Thái Nguyên Trung tâm Thông tin tỉnh",
        [SBN, CAC_HUYEN, DAI, "Báo Thái Nguyên", THONG_TIN],
    ),
    (
        "Sở Thông tin và Truyền thông và các Sở, ban, ngành; UBND các huyện, thành phố",
        [TTTT, SBN, CAC_HUYEN],
    ),
    ("Sỏ Khoa học và Công nghệ, Sở Nội vụ", [KHCN, "Sở Nội vụ"]),
    ("Các sở, ngành có liên quan", ["Các sở, ngành có liên quan"]),
    ("Sở Khoa học, Công nghệ, Sở Thông tin và Truyền thông", [KHCN, TTTT]),
    ("Các sở, ngành, địa phương có liên quan", ["Các sở, ngành, địa phương có liên quan"]),
    (
        "Sở Tài chính và các đơn vị có liên quan",
        [TAI_CHINH, "Các đơn vị có liên quan"],
    ),
    (
        "Sở Công Thương, Sở Tài nguyên và môi trường, Sở Xây dựng, Sở Giao thông vận tải",
        ["Sở Công Thương", "Sở Tài nguyên và Môi trường", "Sở Xây dựng", "Sở Giao thông vận tải"],
    ),
    (
        "Sở Khoa học và Công nghệ và các sở ngành, địa phương",
        [KHCN, "Các sở, ngành, địa phương"],
    ),
    (
        "Sở Khoa học và Công nghệ và các cơ quan, đơn vị có liên quan",
        [KHCN, "Các cơ quan, đơn vị có liên quan"],
    ),
    ("Ban quản lý các Khu công nghiệp Thái Nguyên", [KCN]),
    (
        "Sở Thông tin và Truyền thông, Sở Khoa học và Công nghệ, các doanh nghiệp viễn thông; "
        "UBND các huyện, thành phố",
        [TTTT, KHCN, "Các doanh nghiệp viễn thông", CAC_HUYEN],
    ),
    (
        "Công an tỉnh, Văn phòng UBND tỉnh; Sở, ban, ngành; UBND các huyện, thành phố",
        ["Công an tỉnh", VPUB, SBN, CAC_HUYEN],
    ),
    (
        "Các cơ quan Đảng, HĐND, Tòa án nhân dân, Viện Kiểm sát nhân dân, Công an tỉnh; Sở Tư "
        "pháp; Thanh tra tỉnh",
        [
            "Các cơ quan Đảng",
            "Hội đồng nhân dân tỉnh",
            "Tòa án nhân dân tỉnh",
            "Viện kiểm sát nhân dân tỉnh",
            "Công an tỉnh",
            "Sở Tư pháp",
            "Thanh tra tỉnh",
        ],
    ),
    ("Trung tâm Phục vụ Hành chính công tỉnh, Sở Tư pháp", [HCC, "Sở Tư pháp"]),
    (
        "Sở Thông tin và Truyền thông, Sở Tư pháp, Trung tâm Phục vụ hành chính công tỉnh",
        [TTTT, "Sở Tư pháp", HCC],
    ),
    ("Sở Nội vụ, Đại học Thái Nguyên", ["Sở Nội vụ", "Đại học Thái Nguyên"]),
    (
        "Công an tỉnh, Sở Lao động - Thương binh và Xã hội, Sở VHTT&DL, Ngân hàng nhà nước Việt "
        "Nam tỉnh Thái Nguyên, Sở Nông nghiệp và phát triển nông thôn",
        ["Công an tỉnh", LAO_DONG, VAN_HOA, NHNN, NONG_NGHIEP],
    ),
    ("Công an tỉnh, Cục Thuế tỉnh", ["Công an tỉnh", "Cục Thuế tỉnh"]),
    ("Chi nhánh Ngân hàng nhà nước Việt Nam, Sở Tài chính", [NHNN, TAI_CHINH]),
    (
        "Sở Thông tin và Truyền thông, Liên minh Hợp tác xã tỉnh",
        [TTTT, "Liên minh Hợp tác xã tỉnh"],
    ),
    (
        "Các Sở, ban, ngành, đoàn thể; UBND các huyện, thành phố",
        ["Các sở, ban, ngành, đoàn thể", CAC_HUYEN],
    ),
    (
        "Các sở, ngành có liên quan; Ban Quản lý các KCN Thái Nguyên, UBND huyện Phú Bình, UBND "
        "thành phố Phổ Yên",
        [
            "Các sở, ngành có liên quan",
            KCN,
            "Ủy ban nhân dân huyện Phú Bình",
            "Ủy ban nhân dân thành phố Phổ Yên",
        ],
    ),
    (
        "Sở Ngoại vụ; các sở, ngành, địa phương, doanh nghiệp liên quan, các cơ quan đại diện "
        "Việt Nam ở nước ngoài",
        ["Sở Ngoại vụ", "Các sở, ngành, địa phương, doanh nghiệp liên quan", ABROAD],
    ),
    (
        "Các sở, ban, ngành, đơn vị trực thuộc tỉnh và UBND các huyện, thành phố",
        ["Các sở, ban, ngành, đơn vị trực thuộc tỉnh", CAC_HUYEN],
    ),
]

PLANS_283_AND_004 = [
    (
        "Các sở, ban, ngành; ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và tổ chức chính trị - xã hội",
        [SBN, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Tổ chức chính trị - xã hội"],
    ),
    ("ủy ban nhân dân huyện, thành pho", [HUYEN]),
    ("ủy ban nhân dân xã, phường", ["Ủy ban nhân dân xã, phường"]),
    ("Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
    ("Hiệp hội Doanh nghiệp tỉnh", ["Hiệp hội Doanh nghiệp tỉnh"]),
    (
        "Các cơ quan, đon vị, địa phương, doanh nghiệp",
        ["Các cơ quan, đơn vị, địa phương, doanh nghiệp"],
    ),
    ("Ủy ban nhân dân Tỉnh", ["Ủy ban nhân dân tỉnh"]),
    ("Các trường đại học, cao đẳng", ["Các trường đại học, cao đẳng"]),
    ("UBND các xã, phường", ["Ủy ban nhân dân các xã, phường"]),
]

CENTRAL = [
    ("Bộ Tư pháp chủ trì hướng dẫn, tổng hợp, báo cáo", ["Bộ Tư pháp"]),
    (
        "1. Bộ Tài chính đầu mối tham mưu điều hành kịch bản tăng trưởng thực hiện công tác thống "
        "kê. 2. Các bộ, cơ quan, địa phương, các tập đoàn, tổng công ty, doanh nghiệp nhà nước "
        "theo chức năng, nhiệm vụ được giao.",
        [
            "Bộ Tài chính",
            "Các bộ, cơ quan, địa phương, các tập đoàn, tổng công ty, doanh nghiệp nhà nước",
        ],
    ),
    (
        "1. Bộ Tài chính tổng kết, đánh giá cơ chế, chính sách đặc thù (trong Quý II/2026). 2. Bộ "
        "Tư pháp, các bộ, cơ quan tham mưu, đề xuất trong quá trình sửa đổi các quy định",
        ["Bộ Tài chính", "Bộ Tư pháp", "Các bộ, cơ quan"],
    ),
    (
        "1. Bộ Tài chính trình Thủ tướng ban hành Chỉ thị 2. Các bộ, cơ quan, địa phương triển "
        "khai thực hiện",
        ["Bộ Tài chính", "Các bộ, cơ quan, địa phương"],
    ),
    (
        "Bộ Tư pháp (đối với các nội dung liên quan đến thủ tục hành chính) Bộ Tài chính (đối với "
        "các nội dung liên quan đến điều kiện đầu tư kinh doanh)",
        ["Bộ Tư pháp", "Bộ Tài chính"],
    ),
    (
        "Bộ Xây dựng, Khoa học và Công nghệ, các bộ, cơ quan quản lý ngành, lĩnh vực và các địa "
        "phương theo chức năng, nhiệm vụ được giao",
        [
            "Bộ Xây dựng",
            "Bộ Khoa học và Công nghệ",
            "Các bộ, cơ quan quản lý ngành, lĩnh vực",
            "Các địa phương",
        ],
    ),
    (
        "Các Bộ: Tài chính, Nông nghiệp và Môi trường, Xây dựng, Công an, Quốc phòng theo chức "
        "năng, nhiệm vụ rà soát, hoàn thiện",
        [
            "Bộ Tài chính",
            "Bộ Nông nghiệp và Môi trường",
            "Bộ Xây dựng",
            "Bộ Công an",
            "Bộ Quốc phòng",
        ],
    ),
    (
        "Đài Truyền hình Việt Nam, Đài Tiếng nói Việt Nam và các bộ, ngành, UBND tỉnh, thành phố",
        [
            "Đài Truyền hình Việt Nam",
            "Đài Tiếng nói Việt Nam",
            "Các bộ, ngành",
            "Ủy ban nhân dân tỉnh, thành phố",
        ],
    ),
    (
        "Các bộ, ngành, UBND tỉnh, thành phố trực thuộc trung ương",
        ["Các bộ, ngành", "Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương"],
    ),
    (
        "Bộ Tài chính, Thành phố Hồ Chí Minh, thành phố Đà Nẵng",
        ["Bộ Tài chính", "Thành phố Hồ Chí Minh", "Thành phố Đà Nẵng"],
    ),
    ("Các bộ, cơ quan ngang bộ", ["Các bộ, cơ quan ngang bộ"]),
    ("Bộ Tài chính, các tỉnh, thành phố", ["Bộ Tài chính", "Các tỉnh, thành phố"]),
    ("Ngân hàng Nhà nước Việt Nam", ["Ngân hàng Nhà nước Việt Nam"]),
    (
        "1. Bộ Tư pháp tổng hợp, đánh giá; chủ trì, phối hợp với Bộ Nội vụ, các địa phương nghiên "
        "cứu thiết lập cơ quan chuyên trách. 2. Các bộ, cơ quan, địa phương rà soát, cắt giảm.",
        ["Bộ Tư pháp", "Các bộ, cơ quan, địa phương"],
    ),
    ("Bộ KHCN đối với Xây dựng cơ chế, chính sách", ["Bộ Khoa học và Công nghệ"]),
    ("", []),
    ("Sở A, Sở B; UBND xã C", ["Sở A", "Sở B", "Ủy ban nhân dân xã C"]),
]


def names(raw: str) -> list[str]:
    return [a.name for a in DIRECTORY.split(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"), [*PLAN_26, *PLAN_86, *PLAN_25, *PLANS_283_AND_004, *CENTRAL]
)
def test_a_printed_cell_splits_into_the_agencies_it_names(raw: str, expected: list[str]) -> None:
    assert names(raw) == expected


@pytest.mark.parametrize(("raw", "expected"), [*PLAN_26, *PLAN_86, *PLAN_25])
def test_the_unicode_form_of_a_cell_does_not_matter(raw: str, expected: list[str]) -> None:
    assert names(unicodedata.normalize("NFD", raw)) == expected


@pytest.mark.parametrize("name", [a.name for a in DIRECTORY.agencies])
def test_every_listed_name_splits_into_itself(name: str) -> None:
    assert names(name) == [name]


@pytest.mark.parametrize(
    ("raw", "members"),
    [
        ("Các địa phương", {"ubnd_huyen", "ubnd_xa"}),
        ("Ủy ban nhân dân huyện, thành phố", {"ubnd_huyen"}),
        ("UBND các xã, phường", {"ubnd_xa"}),
        ("Trường đại học, cao đẳng, dạy nghề trên địa bàn tỉnh", {"truong"}),
        ("Các cơ quan báo chí, thông tin và truyền thông trên địa bàn tỉnh", {"bao_chi"}),
        ("Các bộ, cơ quan ngang bộ", {"bo"}),
        ("Các đơn vị liên quan", set()),
        ("Các cơ quan, đơn vị có liên quan", set()),
    ],
)
def test_a_collective_covers_the_kinds_its_nouns_name(raw: str, members: set[str]) -> None:
    (agency,) = DIRECTORY.split(raw)
    assert (agency.collective, set(agency.members)) == (True, members)


@pytest.mark.parametrize(
    ("collective", "agency", "covered"),
    [
        (SBN, "Sở Y tế", True),
        (SBN, "Công an tỉnh", True),
        (SBN, BQL, True),
        (SBN, VPUB, True),
        (SBN, BDBP, True),
        (SBN, "Ủy ban nhân dân thành phố Thái Bình", False),
        (SBN, DH, False),
        ("Các sở, ban, ngành, đơn vị, địa phương", "UBND thành phố Thái Bình", True),
        ("Các sở, ban, ngành và đơn vị liên quan", "Sở Y tế", True),
        (HUYEN, "Ủy ban nhân dân huyện Phú Bình", True),
        (HUYEN, "Sở Y tế", False),
        ("Thủ trưởng các sở, ban, ngành, đơn vị", "Sở Nội vụ", True),
        ("Các bộ, cơ quan, địa phương", "Bộ Y tế", True),
        ("Các bộ, cơ quan, địa phương", "Sở Y tế", False),
        ("Các đơn vị liên quan", "Sở Y tế", False),
        ("Sở Y tế", "Sở Y tế", False),
    ],
)
def test_covers_says_only_what_is_certain(collective: str, agency: str, covered: bool) -> None:
    assert DIRECTORY.covers(collective, agency) is covered


def test_a_lost_blank_parts_no_name_from_its_number() -> None:
    found = DIRECTORY.split("1.BộTài chính (trong Quý II) 2.Bộ Tư pháp")
    assert [a.name for a in found] == ["Bộ Tài chính", "Bộ Tư pháp"]


@pytest.mark.parametrize("head", ["Sở", "Ban", "Cơ quan", "Đơn vị"])
def test_a_bare_head_is_no_collective(head: str) -> None:
    """ "Sở" is what is left of a name, "Các sở" are all of them."""
    assert DIRECTORY.split(head) == ()
    assert [a.name for a in DIRECTORY.split(f"Sở Y tế, {head}")] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("cơ quan, tổ chức liên quan thẩm định dự án", ["Cơ quan, tổ chức liên quan"]),
        ("các ngành liên quan trong việc thiết lập quan hệ", ["Các ngành liên quan"]),
        (
            "các sở, ngành và chính quyền địa phương trong quản lý đất đai",
            ["Các sở, ngành và chính quyền địa phương"],
        ),
        ("các ngành liên quan trên địa bàn", ["Các ngành liên quan trên địa bàn"]),
        ("UBND cấp xã, phường nêu cao trách nhiệm", ["Ủy ban nhân dân cấp xã, phường"]),
    ],
)
def test_a_collective_ends_where_its_work_begins(raw: str, expected: list[str]) -> None:
    assert [a.name for a in DIRECTORY.split(raw)] == expected


def test_a_collective_that_covers_nobody_for_certain_is_vague() -> None:
    (vague,) = DIRECTORY.split("Các đơn vị liên quan")
    (firm,) = DIRECTORY.split("Các sở, ban, ngành")
    assert (vague.vague, firm.vague) == (True, False)


QUESTIONS = [
    ("Sở Nội vụ phải làm gì trước tháng 6?", [("Sở Nội vụ", "Sở Nội vụ")]),
    ("so noi vu phai lam gi truoc thang 6", [("so noi vu", "Sở Nội vụ")]),
    ("SỞ KHOA HỌC VÀ CÔNG NGHỆ chủ trì gì", [("SỞ KHOA HỌC VÀ CÔNG NGHỆ", KHCN)]),
    ("sở khoa hoc và cong nghệ", [("sở khoa hoc và cong nghệ", KHCN)]),
    ("STTTT làm gì", [("STTTT", TTTT)]),
    ("Sở TT&TT và Sở KH-CN", [("Sở TT&TT", TTTT), ("Sở KH-CN", KHCN)]),
    ("so khcn chu tri gi", [("so khcn", KHCN)]),
    ("SKHCN", [("SKHCN", KHCN)]),
    ("SNV có bao nhiêu việc", [("SNV", "Sở Nội vụ")]),
    ("Sở GD&ĐT", [("Sở GD&ĐT", "Sở Giáo dục và Đào tạo")]),
    ("Sở VHTT&DL", [("Sở VHTT&DL", VAN_HOA)]),
    ("Sở LĐ-TB&XH", [("Sở LĐ-TB&XH", LAO_DONG)]),
    ("LĐTBXH phải làm gì", [("LĐTBXH", LAO_DONG)]),
    ("KH&CN chủ trì nhiệm vụ nào", [("KH&CN", KHCN)]),
    ("VP UBND tỉnh", [("VP UBND tỉnh", VPUB)]),
    ("BQL KKT làm gì", [("BQL KKT", BQL)]),
    ("CA tỉnh", [("CA tỉnh", "Công an tỉnh")]),
    ("MTTQ tỉnh", [("MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")]),
    ("Biên phòng làm gì", [("Biên phòng", BDBP)]),
    ("Ban quản lý khu kinh tế", [("Ban quản lý khu kinh tế", BQL)]),
    ("sở văn hoá làm gì", [("sở văn hoá", VAN_HOA)]),
    ("công an tỉnh thái bình", [("công an tỉnh", "Công an tỉnh")]),
    ("Sở Nội vụ Hà Nội", [("Sở Nội vụ", "Sở Nội vụ")]),
    ("UBND thành phố Thái Bình", [("UBND thành phố Thái Bình",) * 2]),
    ("UBND huyện Phú Bình làm gì", [("UBND huyện Phú Bình", "Ủy ban nhân dân huyện Phú Bình")]),
    (
        "ubnd thanh pho thai binh lam gi",
        [("ubnd thanh pho thai binh", "Ủy ban nhân dân thành phố Thái Bình")],
    ),
    ("UBND các huyện, thành phố", [("UBND các huyện, thành phố", CAC_HUYEN)]),
    ("các sở ban ngành phải làm gì", [("các sở ban ngành", SBN)]),
    ("Sở Thông tin và Truyền thôn", [("Sở Thông tin và Truyền thôn", TTTT)]),
    ("Sỡ Nội vụ làm gì", [("Sỡ Nội vụ", "Sở Nội vụ")]),
    ("sở khoa học cộng nghệ", [("sở khoa học cộng nghệ", KHCN)]),
    (
        "Trường Đại học Bách khoa Hà Nội làm gì",
        [("Trường Đại học Bách khoa Hà Nội", "Trường Đại học Bách khoa Hà Nội")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), QUESTIONS)
def test_a_question_names_its_agencies(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(m.surface, m.agency.name) for m in DIRECTORY.find(text)]
    assert found == [(s, n.replace("UBND", "Ủy ban nhân dân")) for s, n in expected]


@pytest.mark.parametrize(
    "text",
    [
        "bảo đảm an ninh mạng",
        "ban hành quyết định của Ban",
        "đăng ký sở hữu trí tuệ",
        "cơ sở dữ liệu dùng chung",
        "bộ tiêu chí đánh giá",
        "báo cáo trước ngày 10/6",
        "các cơ sở y tế",
        "co so y te nao",
        "cán bộ y tế",
        "can bo y te",
        "chuyển giao tiến bộ khoa học và công nghệ",
        "chuyen doi so khoa hoc cong nghe",
        "số khoa học và công nghệ",
        "phát triển KH&CN, ĐMST và CĐS",
        "Kế hoạch 26/KH-UBND còn hiệu lực không",
        "văn bản 1552/BTTTT-THH được nhắc ở đâu",
        "thành phố thông minh, trường đại học",
        "trong các sở, Kế hoạch này",
        "thời tiết ngày mai",
        "",
    ],
)
def test_ordinary_words_are_no_agency(text: str) -> None:
    assert DIRECTORY.find(text) == ()


def test_an_ambiguous_short_form_lists_all_it_may_mean() -> None:
    (mention,) = DIRECTORY.find("Còn Sở Nông nghiệp thì sao?")
    candidates = {mention.agency.name, *(a.name for a in mention.alternatives)}
    assert candidates == {NONG_NGHIEP, MOI_TRUONG}
    assert not mention.exact


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("so ke hoach va dt", "Sở Kế hoạch và Đầu tư"),
        ("ủy ban thành phố Thái Bình", "Ủy ban nhân dân thành phố Thái Bình"),
        ("GD&ĐT trước tháng 4/2025 có gì", "Sở Giáo dục và Đào tạo"),
    ],
)
def test_half_short_and_half_spelt_names(text: str, name: str) -> None:
    """Initials for one part of a name, "nhân dân" left out, initials where a question begins."""
    assert [m.agency.name for m in DIRECTORY.find(text)] == [name]


@pytest.mark.parametrize("text", ["ủy ban xã hội", "chuyển đổi số trong GD&ĐT", "cơ sở kế hoạch"])
def test_what_only_looks_like_a_short_name(text: str) -> None:
    """No place behind "ủy ban", initials inside a topic, the end of another word."""
    assert DIRECTORY.find(text) == ()


def test_a_place_holds_the_words_of_the_text_also_in_nfd() -> None:
    text = unicodedata.normalize("NFD", "Ai phối hợp với Sở Y tế?")
    (mention,) = DIRECTORY.find(text)
    assert text[mention.start : mention.end] == mention.surface
    assert unicodedata.normalize("NFC", mention.surface) == "Sở Y tế"


def test_names_of_the_corpus_are_found_once_learned() -> None:
    learned = DIRECTORY.with_names([DH, "Hội Văn học Nghệ thuật Thái Bình", "Đơn vị liên quan"])
    asked = "truong dai hoc thai binh, Hội Văn học nghệ thuật và đơn vị liên quan"
    found = [m.agency.name for m in learned.find(asked)]
    assert found == [DH, "Hội Văn học Nghệ thuật Thái Bình"]
    assert DIRECTORY.find("truong dai hoc thai binh") == ()


@pytest.mark.parametrize(
    ("name", "on", "sources"),
    [
        (KHCN, date(2025, 3, 1), {TTTT}),
        (KHCN, date(2025, 2, 28), set()),
        (TAI_CHINH, date(2025, 5, 19), {DAU_TU}),
        ("Sở Xây dựng", date(2025, 5, 19), {"Sở Giao thông vận tải"}),
        (
            MOI_TRUONG,
            date(2025, 5, 19),
            {NONG_NGHIEP, "Sở Tài nguyên và Môi trường", LAO_DONG},
        ),
        ("Sở Nội vụ", date(2025, 5, 19), {LAO_DONG}),
    ],
)
def test_predecessors_are_the_bodies_that_went_into_it(
    name: str, on: date, sources: set[str]
) -> None:
    assert {m.from_ for m in DIRECTORY.predecessors(name, on)} == sources


def test_successors_say_what_part_went_where_and_by_what_law() -> None:
    found = {m.to: m for m in DIRECTORY.successors(LAO_DONG, date(2025, 3, 1))}
    assert found["Sở Nội vụ"].part == "whole"
    assert found["Sở Y tế"].part == "part"
    assert found["Sở Giáo dục và Đào tạo"].field == "giáo dục nghề nghiệp"
    assert "45/2025/NĐ-CP" in found["Sở Y tế"].source


def test_all_faults_of_the_file_come_in_one_error_with_their_lines(tmp_path: Path) -> None:
    text = DEFAULT_PATH.read_text(encoding="utf-8")
    line = text.count("\n") + 1
    bad = tmp_path / "agencies.toml"
    bad.write_text(
        text
        + '[[agency]]\nname = "Sở Y tế"\nkind = "so"\n'
        + '[[merger]]\nfrom = "Sở Mơ"\nto = "Sở Y tế"\npart = "all"\n'
        + 'date = 2025-03-01\nsource = "x"\n',
        encoding="utf-8",
    )
    with pytest.raises(ReferenceDataError) as caught:
        Directory.load(bad)
    message = str(caught.value)
    assert f'{bad}:{line}: [[agency]] "Sở Y tế" stands twice' in message
    assert f'{bad}:{line + 3}: [[merger]] "from" names "Sở Mơ"' in message
    assert '"part" must be' in message


@pytest.mark.parametrize(
    ("extra", "what"),
    [
        ('[[agency]]\nname = "Sở B"\nkind = "so"\nalias = []\n', 'unknown key "alias"'),
        ('[[agency]]\nname = "Sở B"\n', '"kind" is missing'),
        ('[[agency]]\nname = "Sở B"\nkind = "sở"\n', 'kind "sở" is not in [kinds]'),
        ('[[agency]]\nname = "Sở B"\nkind = "so"\naliases = ["sở b"]\n', "repeats one of its own"),
        (
            '[[merger]]\nfrom = "Sở Y tế"\nto = "Sở Nội vụ"\npart = "whole"\n'
            'date = "1/3/2025"\nsource = "x"\n',
            '"date" must be a date',
        ),
        ("[[agency\n", "agencies.toml:"),
        ("[[office]]\n", "unknown table [office]"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, extra: str, what: str) -> None:
    bad = tmp_path / "agencies.toml"
    bad.write_text(DEFAULT_PATH.read_text(encoding="utf-8") + extra, encoding="utf-8")
    with pytest.raises(ReferenceDataError) as caught:
        Directory.load(bad)
    assert what in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["Sở " * 33000, "ban quản lý khu " * 6000, "Trường Ab " * 10000, "(" * 100_000, "1. " * 30000],
)
def test_long_input_takes_linear_time(text: str) -> None:
    started = perf_counter()
    DIRECTORY.find(text)
    DIRECTORY.split(text)
    assert perf_counter() - started < 10


_LEARNED = ("Trường Đại học Thái Bình", "Hội Văn học Nghệ thuật Thái Bình", "Các sở, ngành tỉnh")


def test_a_directory_kept_as_plain_values_is_the_same_again() -> None:
    """Between commands it lies in a file of values that `marshal` can write."""
    made = Directory.load(learned=_LEARNED)
    plain = marshal.loads(marshal.dumps(made.plain()))
    again = Directory.of(plain, Provinces.load())
    assert again.agencies == made.agencies
    assert again.spellings == made.spellings
    assert (again.heads, again.initials) == (made.heads, made.initials)
    for raw in (*made.spellings, *_LEARNED, "Sở KH&CN; các Sở, ban, ngành; UBND tỉnh"):
        assert again.split(raw) == made.split(raw)
        assert again.find(raw) == made.find(raw)
    day = date(2026, 1, 1)
    for agency in made.agencies:
        assert again.successors(agency.name, day) == made.successors(agency.name, day)


def test_a_kept_directory_learns_further_names() -> None:
    kept = Directory.of(Directory.load(learned=_LEARNED).plain(), Provinces.load())
    more = kept.with_names(["Hội Chữ thập đỏ Đồng Tháp"])
    assert more.get("Hội Chữ thập đỏ Đồng Tháp") is not None
    assert more.get("Trường Đại học Thái Bình") is not None
