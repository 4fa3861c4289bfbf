"""Written names matched against known ones, whatever their spelling.

Names are compared word by word: without diacritics, "và" skipped, and where the text
carries diacritics they must agree. So one entry answers to "Sở Khoa học và Công nghệ",
"so khoa hoc cong nghe", "Sở Khoa học, Công nghệ" and "SỞ KHOA HỌC & CÔNG NGHỆ".
"""
