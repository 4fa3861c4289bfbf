"""What the chat page (app.py) needs: nothing here answers a question.

desk       the assistant, opened once and again when the index changes
visit      what one conversation carries: history, answers shown, settings
intake     the length and pace of what a user may send
chips      [1] becomes a link to the cited place
excerpt    the cited lines with their surroundings; `panel` writes them as Markdown
table      a long list as rows; `timeline` draws its deadlines
followups  the buttons under an answer; `downloads` the files behind some of them
plans      the plan browser; `pages` writes its HTML, `routes` serves it
gate       what every response must carry and every request must respect
wire       the socket: which messages are let through
frontend   Chainlit's page without links to other machines
serve      the story: kehoach chat
"""
