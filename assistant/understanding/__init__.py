"""A text in its conversation becomes one Question.

`understand.understand` is the story: the words are corrected (`wording`, `courtesy`), what they
name is claimed span by span (`reading`), the signs decide the kind (`kinds`, `opinion`), what is
left is the topic (`topic`), a follow-up takes over what it leaves out (`conversation`), and the
plans to search are chosen (`scoping`). Phrases stand in phrases.toml: edit them there.
"""
