"""Answers and registers as files for the office: xlsx, csv, ics, docx.

    rows      an answer, or records of the register, as flat rows
    table     the columns, and CSV
    summary   what an answer's document is about
    xlsx      the only module that knows openpyxl
    ics       the only module that knows icalendar
    docx      the administrative form; `word` is the only module that knows python-docx

Nothing is imported here: a question at the command line must not pay for the libraries.
"""
