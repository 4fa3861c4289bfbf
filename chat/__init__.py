"""What the chat page (app.py) needs: nothing here answers a question.

desk       the assistant, opened once and again when the index changes
visit      what one conversation carries: history, answers shown, settings
settings_panel  where a user sets them
intake     the length and pace of what a user may send
reply      an answer as the message that shows it
chips      [1] becomes a link to the cited place
excerpt    the cited lines with their surroundings; `panel` writes them as Markdown
table      a long list as rows; `timeline` draws its deadlines, `figures` series and
           comparisons of targets, `workload` counts, `look` says how charts look
followups  the buttons under an answer; `downloads` the files behind some of them
plans      the plan browser; `pages` writes its HTML, `routes` serves it
living     buttons and files of conversations that are over
gate       what every response must carry and every request must respect
users      the command that adds users; `passwords` is their file
login      KEHOACH_AUTH; `door` lets users in and names them; `members` ties it to Chainlit
database   the tables of the history; `store` reads and writes them for their owner alone
history    Chainlit's data layer over the store; `memory` takes a conversation up again
kept_routes  files of old conversations, ratings
wire       the socket: which messages are let through; `sockets` knows whose it is
frontend   Chainlit's page without links to other machines
serve      the story: kehoach chat
"""
