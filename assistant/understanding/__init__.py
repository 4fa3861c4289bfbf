"""A text in its conversation becomes one Question; `understand` is the story.

    typed        the text as it was meant: courtesy off, short forms written out, slips put right
    reading      what it says, each word once:
      names        agencies, plans, provinces, places, documents, days
      conditions   what it asks of a record's cells
      topics       what it says beside; opinion: how trained models see it
    slots        what is asked: the kind, and every slot of it
    turns        what turns before add

words holds what all of them read: phrases are data (phrases.toml), no span is claimed twice.
"""
