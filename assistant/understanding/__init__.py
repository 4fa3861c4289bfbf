"""A text in its conversation becomes one Question; `understand` is the story.

    cleaning, wording: courtesy, short_forms, slips         the text as it was meant
    reading: claims of documents, named_*, places, days     what it names, span by span
             worded: topic, edges, narrowing, opinion       what it says beside
    kinds, slots, described, tallying, blanks, headings     what is asked
    conversation, carried, scoping                          what turns before and settings add

Phrases are data (phrases.toml → phrases, phrase_book, cues); no span is claimed twice.
"""
