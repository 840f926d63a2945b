// SPDX-License-Identifier: MIT
// All texts of the participant's page, in each language.
// Keys that end in `_one` and `_other` are plural forms; the value `n` selects one of them.

const CATALOGUES = {
  en: {
    me: "{nickname} (Me)",
    you_are: "You are {nickname}",
    send: "Send",
    message: "Message",
    write_here: "Write a message…",
    log_label: "Messages",
    log_label_of: "Messages: {label}",
    earlier: "Show earlier messages",
    loading_earlier: "Loading…",
    newer_one: "{n} new message",
    newer_other: "{n} new messages",
    chars_left_one: "{n} character left",
    chars_left_other: "{n} characters left",
    chars_over_one: "{n} character too many",
    chars_over_other: "{n} characters too many",
    opens_in: "Opens in {time}",
    closes_in: "Closes in {time}",
    sending: "Sending…",
    will_be_sent: "Will be sent when the connection is back",
    not_sent: "Not sent",
    not_sent_because: "Not sent. {why}",
    try_again: "Try again",
    discard: "Discard",
    hidden: "The experimenter has hidden this message.",
    experimenter: "Experimenter",
    waits_for_approval: "Waiting for the experimenter’s approval",
    take_back: "Edit again",
    typing_one: "{names} is typing…",
    typing_other: "{names} are typing…",
    online: "{n} online",
    online_names: "Online: {names}",
    you: "you",

    connecting: "Connecting…",
    lost: "The connection is lost.",
    lost_offline: "There is no network connection.",
    retry_in: "Next try in {n} s",
    reconnecting: "Reconnecting…",
    try_now: "Try now",
    back: "Connected again.",
    origin_refused: "The chat server refuses this page. Please tell the experimenter: the page is at {origin}, but the server is asked as {host}.",
    mixed_content: "This page is served over https, so the browser forbids its chat, which is served over http. Please tell the experimenter: LabChat needs a certificate.",
    local_network_denied: "The browser does not let this page reach the chat in this network ({server}). Allow “Local network access” in the site settings, left of the address, and reload the page.",
    local_network_prompt: "The browser asks whether this page may reach devices on your local network. Please allow it: the chat ({server}) is there.",
    local_network_http: "The browser does not let this page reach the chat in this network ({server}), because the page is not served over https. Please tell the experimenter.",
    bad_server: "This chat’s address is not one of a server: “{server}”. Please tell the experimenter.",
    no_ticket: "This chat has no ticket. Please tell the experimenter.",
    socket_blocked: "This page loads, but the connection for the chat (WebSocket) does not get through. Please tell the experimenter.",

    ticket_invalid: "This chat’s ticket is not valid. Please tell the experimenter.",
    ticket_expired: "This chat’s ticket has expired. Please reload the page.",
    ticket_too_early: "This chat’s ticket is not valid yet. Please tell the experimenter.",
    ticket_bad_claim: "This chat’s ticket has a mistake. Please tell the experimenter.",
    ticket_wrong_session: "This chat’s ticket is for another session. Please tell the experimenter.",
    ticket_wrong_origin: "This page may not use this chat’s ticket. Please tell the experimenter.",
    ticket_revoked: "This chat’s ticket has been withdrawn. Please tell the experimenter.",
    ticket_not_open: "This chat is not open. Please tell the experimenter.",
    ticket_closed: "This chat has been closed.",
    ticket_other_participant: "The tickets on this page are for different participants. Please tell the experimenter.",
    ticket_too_long: "This chat’s ticket is too long. Please tell the experimenter.",
    join_session_full: "This session is full. Please tell the experimenter.",
    join_too_many_channels: "This session has as many chats as it may have. Please tell the experimenter.",
    join_too_many_sessions: "As many sessions as possible are running. Please tell the experimenter.",
    join_too_many_newcomers: "As many participants as one network may bring are here already. Please tell the experimenter.",
    join_too_many_newcomers_wait: "Too many new participants come from this network at the same time. Please wait a moment.",
    join_not_stored: "The chat server cannot store anything at the moment. Please tell the experimenter.",

    check_title: "Check of this browser",
    check_explained: "This page finds out whether chats work in this browser. The experimenter sees the result.",
    check_running: "Checking this browser…",
    check_good: "Chats work in this browser.",
    check_bad: "Something is not right in this browser.",
    check_connected: "The chat server answers within {n} ms.",
    check_clock: "This computer’s clock is {n} seconds ahead of the experimenter’s (below zero: behind). Chats work all the same.",
    check_no_answer: "The chat server ({server}) does not answer. It may be switched off, or a firewall is in between.",
    check_no_storage: "This browser does not let pages store anything. After a reload, a participant’s unsent messages would be gone.",

    loading_title: "One moment, please",
    loading_text: "Your page is loading.",
    no_chat_title: "No connection yet",
    no_chat_text: "The chat server does not answer. This page keeps trying.",
    finished_title: "Finished",
    finished_text: "You have reached the end. Thank you for taking part.",
    ended_title: "The session has ended",
    ended_text: "Thank you for taking part. You may close this window.",
    bad_ticket_title: "This link is not valid",
    bad_ticket_text: "Please check the address, or ask the experimenter for help.",
    full_title: "Session is full.",
    full_text: "All places of this session are taken. Please ask the experimenter.",
    kept_text: "The free places are kept for certain participants. Open the link that you were given, or ask the experimenter.",
    only_by_room_title: "Please use your own link",
    only_by_room_text: "In this session everybody has a link of their own, and this address lets nobody in. Open the link or scan the code that you got, or ask the experimenter for it.",
    try_again_link: "Try again",
    replaced_title: "Opened in another window or tab",
    replaced_text: "Your place can be open in only one window, so this page has stopped. Nothing is lost.",
    removed_title: "You are no longer taking part",
    removed_text: "The experimenter has removed you from this session. If you have questions, please ask the experimenter.",
    use_here: "Use it here",
    come_back: "Let back in? Try again",
    next: "Next",
    ready: "I’m ready",
    please_wait: "Please wait…",
    next_not_sent: "That did not work. Please try again.",
    ends_operator: "The experimenter will take you to the next page.",
    ends_operator_last: "This is the last page. The experimenter will end it.",
    ends_group: "The next page opens when everybody in your group has clicked “I’m ready”.",
    ends_group_last: "This is the last page. It ends when everybody in your group has clicked “I’m ready”.",
    ends_timer: "The next page opens when the time is up.",
    ends_timer_last: "This is the last page. It ends when the time is up.",
    ends_group_or_timer: "The next page opens when everybody in your group has clicked “I’m ready”, or when the time is up.",
    ends_group_or_timer_last: "This is the last page. It ends when everybody in your group has clicked “I’m ready”, or when the time is up.",
    waiting_title: "Waiting for your group",
    waiting_text: "Thank you, you are ready. You do not have to do anything now.",
    waiting_goes_on: "The next page opens automatically when the others are ready, too.",
    choice_send: "Send answer",
    choice_change: "Change answer",
    choice_stored: "Your answer is stored: {value}",
    choice_unsent: "Please send your answer first: “{question}”",
    choice_missing: "Please answer first: “{question}”",
    choice_required: "Required.",
    choice_range: "From {min} to {max}.",
    choice_least: "At least {min}.",
    choice_most: "At most {max}.",
    choice_whole: "Whole numbers only.",
    choice_step: "In steps of {step}.",
    choice_chars_one: "At most {n} character.",
    choice_chars_other: "At most {n} characters.",
    choice_final: "Your answer cannot be changed afterwards.",
    choice_may_change: "You can change your answer until you leave this page.",
    time_left: "Time left",
    time_up: "Time is up. The next page will open in a moment.",
    time_up_last: "Time is up. This was the last page.",
    minute_left: "One minute left.",
    seconds_left: "{n} seconds left.",
    time_changed: "The experimenter has changed the time. Time left: {time}.",
    time_taken_off: "This page no longer has a time limit.",
    time_stands: "Time left (stopped)",
    paused_title: "The experimenter has paused the session.",
    paused_text: "You do not have to do anything. The session will continue automatically.",
    round: "Round {round} of {num_rounds}",
    notice: "Message from the experimenter",
    close: "Close",
    help_ask: "Ask the experimenter",
    help_title: "Talk with the experimenter",
    help_private: "Only you and the experimenter can read this.",
    help_me: "You",
    help_unread_one: "{n} new answer",
    help_unread_other: "{n} new answers",
    help_answered: "The experimenter has answered you",
    help_written: "The experimenter has written to you",
    help_show: "Show",
    leftover: "The page changed before this message was sent.",
    kept: "The page ended while you were writing.",
    kept_moved: "The experimenter has changed this chat while you were writing.",

    not_open_yet: "Not open yet",
    closed_short: "Closed",
    paused_short: "Paused",
    frozen_short: "Stopped for now",
    muted_short: "You cannot write now",
    write_again_in: "You can write again in {time}",
    closed: "This chat is closed.",
    closed_frozen: "The experimenter has stopped this chat for the moment.",
    closed_paused: "The session is paused. It will continue in a moment.",
    closed_muted: "The experimenter has muted you for now. You can read, but not write.",
    closed_time: "The time for this chat is over.",

    refused_empty: "There is nothing to send: the message contains only spaces.",
    refused_too_long: "This message is too long. Please shorten it.",
    refused_too_fast: "You are writing very fast. Please wait a moment.",
    refused_too_fast_wait_one: "You are writing very fast. Please wait {n} second.",
    refused_too_fast_wait_other: "You are writing very fast. Please wait {n} seconds.",
    refused_too_many: "You have sent all the messages that you may send here.",
    refused_bad_characters: "The message contains characters that cannot be sent.",
    refused_closed: "This chat is closed.",
    refused_closed_yet: "This chat is not open yet.",
    refused_paused: "The session is paused.",
    refused_frozen: "The experimenter has stopped this chat.",
    refused_muted: "You cannot write at the moment.",
    refused_removed: "You are no longer taking part in this session.",
    refused_not_a_member: "You are not in this chat.",
    refused_not_approved: "The experimenter did not approve this message.",
    refused_not_stored: "The message could not be stored. Please try again.",
    refused_session_ended: "The session has ended.",
    refused_not_yours: "You cannot leave this page with “Next”.",
    refused_choice_missing: "Please answer first.",
    refused_too_big: "This message is too long. Please shorten it.",
    refused_bad_frame: "The chat server could not read this message.",
    refused_unknown: "The message was not sent.",

    answer_refused_empty: "Please enter an answer.",
    answer_refused_too_long: "This answer is too long. Please shorten it.",
    answer_refused_bad_characters: "The answer contains characters that cannot be sent.",
    answer_refused_bad_value: "This answer is not allowed here. Please enter another one.",
    answer_refused_already_chosen: "You have already answered.",
    answer_refused_no_such_choice: "This page has changed. Please load it again.",
    answer_refused_stale: "You have already left this page.",
    answer_refused_paused: "The answer was not sent: the session is paused. Please send it when the session continues.",
    answer_refused_unknown: "The answer was not sent. Please try again.",
  },

  de: {
    me: "{nickname} (Ich)",
    you_are: "Sie sind {nickname}",
    send: "Senden",
    message: "Nachricht",
    write_here: "Nachricht schreiben…",
    log_label: "Nachrichten",
    log_label_of: "Nachrichten: {label}",
    earlier: "Frühere Nachrichten anzeigen",
    loading_earlier: "Wird geladen…",
    newer_one: "{n} neue Nachricht",
    newer_other: "{n} neue Nachrichten",
    chars_left_one: "noch {n} Zeichen",
    chars_left_other: "noch {n} Zeichen",
    chars_over_one: "{n} Zeichen zu viel",
    chars_over_other: "{n} Zeichen zu viel",
    opens_in: "Öffnet in {time}",
    closes_in: "Schließt in {time}",
    sending: "Wird gesendet…",
    will_be_sent: "Wird gesendet, sobald die Verbindung wieder steht",
    not_sent: "Nicht gesendet",
    not_sent_because: "Nicht gesendet. {why}",
    try_again: "Noch einmal senden",
    discard: "Verwerfen",
    hidden: "Die Versuchsleitung hat diese Nachricht ausgeblendet.",
    experimenter: "Versuchsleitung",
    waits_for_approval: "Wartet auf die Freigabe durch die Versuchsleitung",
    take_back: "Neu bearbeiten",
    typing_one: "{names} schreibt…",
    typing_other: "{names} schreiben…",
    online: "{n} online",
    online_names: "Online: {names}",
    you: "Sie",

    connecting: "Verbindung wird aufgebaut…",
    lost: "Die Verbindung ist unterbrochen.",
    lost_offline: "Es besteht keine Netzverbindung.",
    retry_in: "Nächster Versuch in {n} s",
    reconnecting: "Verbindung wird wiederhergestellt…",
    try_now: "Jetzt versuchen",
    back: "Wieder verbunden.",
    origin_refused: "Der Chat-Server lehnt diese Seite ab. Bitte sagen Sie der Versuchsleitung: Die Seite ist unter {origin}, der Server wird aber als {host} gefragt.",
    mixed_content: "Diese Seite kommt über https, darum verbietet der Browser ihren Chat, der über http kommt. Bitte sagen Sie der Versuchsleitung: LabChat braucht ein Zertifikat.",
    local_network_denied: "Der Browser lässt diese Seite den Chat in diesem Netz ({server}) nicht erreichen. Erlauben Sie „Zugriff auf das lokale Netzwerk“ in den Website-Einstellungen links von der Adresse und laden Sie die Seite neu.",
    local_network_prompt: "Der Browser fragt, ob diese Seite Geräte in Ihrem lokalen Netzwerk erreichen darf. Bitte erlauben Sie es: Dort ist der Chat ({server}).",
    local_network_http: "Der Browser lässt diese Seite den Chat in diesem Netz ({server}) nicht erreichen, weil die Seite nicht über https kommt. Bitte sagen Sie es der Versuchsleitung.",
    bad_server: "Die Adresse dieses Chats ist nicht die eines Servers: „{server}“. Bitte sagen Sie es der Versuchsleitung.",
    no_ticket: "Dieser Chat hat kein Ticket. Bitte sagen Sie es der Versuchsleitung.",
    socket_blocked: "Diese Seite lädt, aber die Verbindung für den Chat (WebSocket) kommt nicht durch. Bitte sagen Sie es der Versuchsleitung.",

    ticket_invalid: "Das Ticket dieses Chats ist nicht gültig. Bitte sagen Sie es der Versuchsleitung.",
    ticket_expired: "Das Ticket dieses Chats ist abgelaufen. Bitte laden Sie die Seite neu.",
    ticket_too_early: "Das Ticket dieses Chats ist noch nicht gültig. Bitte sagen Sie es der Versuchsleitung.",
    ticket_bad_claim: "Das Ticket dieses Chats hat einen Fehler. Bitte sagen Sie es der Versuchsleitung.",
    ticket_wrong_session: "Das Ticket dieses Chats ist für eine andere Sitzung. Bitte sagen Sie es der Versuchsleitung.",
    ticket_wrong_origin: "Diese Seite darf das Ticket dieses Chats nicht verwenden. Bitte sagen Sie es der Versuchsleitung.",
    ticket_revoked: "Das Ticket dieses Chats wurde zurückgezogen. Bitte sagen Sie es der Versuchsleitung.",
    ticket_not_open: "Dieser Chat ist nicht geöffnet. Bitte sagen Sie es der Versuchsleitung.",
    ticket_closed: "Dieser Chat wurde geschlossen.",
    ticket_other_participant: "Die Tickets auf dieser Seite sind für verschiedene Teilnehmende. Bitte sagen Sie es der Versuchsleitung.",
    ticket_too_long: "Das Ticket dieses Chats ist zu lang. Bitte sagen Sie es der Versuchsleitung.",
    join_session_full: "Diese Sitzung ist voll. Bitte sagen Sie es der Versuchsleitung.",
    join_too_many_channels: "Diese Sitzung hat so viele Chats, wie sie haben darf. Bitte sagen Sie es der Versuchsleitung.",
    join_too_many_sessions: "Es laufen so viele Sitzungen, wie möglich sind. Bitte sagen Sie es der Versuchsleitung.",
    join_too_many_newcomers: "Aus diesem Netz sind schon so viele Teilnehmende hier, wie kommen dürfen. Bitte sagen Sie es der Versuchsleitung.",
    join_too_many_newcomers_wait: "Aus diesem Netz kommen zu viele neue Teilnehmende zugleich. Bitte warten Sie einen Moment.",
    join_not_stored: "Der Chat-Server kann im Moment nichts speichern. Bitte sagen Sie es der Versuchsleitung.",

    check_title: "Prüfung dieses Browsers",
    check_explained: "Diese Seite stellt fest, ob Chats in diesem Browser funktionieren. Die Versuchsleitung sieht das Ergebnis.",
    check_running: "Dieser Browser wird geprüft…",
    check_good: "Chats funktionieren in diesem Browser.",
    check_bad: "In diesem Browser stimmt etwas nicht.",
    check_connected: "Der Chat-Server antwortet in {n} ms.",
    check_clock: "Die Uhr dieses Computers geht {n} Sekunden vor (unter null: nach). Chats funktionieren trotzdem.",
    check_no_answer: "Der Chat-Server ({server}) antwortet nicht. Vielleicht ist er ausgeschaltet, oder eine Firewall ist dazwischen.",
    check_no_storage: "Dieser Browser lässt Seiten nichts speichern. Nach dem Neuladen wären ungesendete Nachrichten fort.",

    loading_title: "Einen Moment bitte",
    loading_text: "Ihre Seite wird geladen.",
    no_chat_title: "Noch keine Verbindung",
    no_chat_text: "Der Chat-Server antwortet nicht. Diese Seite versucht es weiter.",
    finished_title: "Geschafft",
    finished_text: "Sie sind am Ende angekommen. Vielen Dank für Ihre Teilnahme.",
    ended_title: "Die Sitzung ist beendet",
    ended_text: "Vielen Dank für Ihre Teilnahme. Sie können dieses Fenster schließen.",
    bad_ticket_title: "Dieser Link ist nicht gültig",
    bad_ticket_text: "Bitte prüfen Sie die Adresse oder wenden Sie sich an die Versuchsleitung.",
    full_title: "Die Sitzung ist voll.",
    full_text: "Alle Plätze dieser Sitzung sind vergeben. Bitte wenden Sie sich an die Versuchsleitung.",
    kept_text: "Die freien Plätze sind für bestimmte Teilnehmende bestimmt. Öffnen Sie den Link, den Sie bekommen haben, oder wenden Sie sich an die Versuchsleitung.",
    only_by_room_title: "Bitte benutzen Sie Ihren eigenen Link",
    only_by_room_text: "In dieser Sitzung haben alle einen eigenen Link; diese Adresse lässt niemanden ein. Öffnen Sie den Link oder scannen Sie den Code, den Sie bekommen haben, oder bitten Sie die Versuchsleitung darum.",
    try_again_link: "Erneut versuchen",
    replaced_title: "In einem anderen Fenster oder Tab geöffnet",
    replaced_text: "Ihr Platz kann nur in einem Fenster geöffnet sein. Diese Seite wurde deshalb angehalten. Es geht nichts verloren.",
    removed_title: "Sie nehmen nicht mehr teil",
    removed_text: "Die Versuchsleitung hat Sie aus dieser Sitzung entfernt. Bei Fragen wenden Sie sich bitte an die Versuchsleitung.",
    use_here: "Hier verwenden",
    come_back: "Wieder zugelassen? Erneut versuchen",
    next: "Weiter",
    ready: "Ich bin bereit",
    please_wait: "Bitte warten…",
    next_not_sent: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
    ends_operator: "Die Versuchsleitung schaltet Sie zur nächsten Seite weiter.",
    ends_operator_last: "Dies ist die letzte Seite. Die Versuchsleitung beendet sie.",
    ends_group: "Die nächste Seite öffnet sich, sobald alle in Ihrer Gruppe auf „Ich bin bereit“ geklickt haben.",
    ends_group_last: "Dies ist die letzte Seite. Sie endet, sobald alle in Ihrer Gruppe auf „Ich bin bereit“ geklickt haben.",
    ends_timer: "Die nächste Seite öffnet sich, wenn die Zeit um ist.",
    ends_timer_last: "Dies ist die letzte Seite. Sie endet, wenn die Zeit um ist.",
    ends_group_or_timer: "Die nächste Seite öffnet sich, sobald alle in Ihrer Gruppe auf „Ich bin bereit“ geklickt haben oder die Zeit um ist.",
    ends_group_or_timer_last: "Dies ist die letzte Seite. Sie endet, sobald alle in Ihrer Gruppe auf „Ich bin bereit“ geklickt haben oder die Zeit um ist.",
    waiting_title: "Warten auf Ihre Gruppe",
    waiting_text: "Vielen Dank, Sie sind bereit. Sie müssen jetzt nichts tun.",
    waiting_goes_on: "Die nächste Seite öffnet sich von selbst, sobald auch die anderen bereit sind.",
    choice_send: "Antwort absenden",
    choice_change: "Antwort ändern",
    choice_stored: "Ihre Antwort ist gespeichert: {value}",
    choice_unsent: "Bitte senden Sie zuerst Ihre Antwort ab: „{question}“",
    choice_missing: "Bitte antworten Sie zuerst: „{question}“",
    choice_required: "Pflichtangabe.",
    choice_range: "Von {min} bis {max}.",
    choice_least: "Mindestens {min}.",
    choice_most: "Höchstens {max}.",
    choice_whole: "Nur ganze Zahlen.",
    choice_step: "In Schritten von {step}.",
    choice_chars_one: "Höchstens {n} Zeichen.",
    choice_chars_other: "Höchstens {n} Zeichen.",
    choice_final: "Ihre Antwort kann später nicht geändert werden.",
    choice_may_change: "Sie können Ihre Antwort ändern, bis Sie diese Seite verlassen.",
    time_left: "Verbleibende Zeit",
    time_up: "Die Zeit ist um. Die nächste Seite öffnet sich gleich.",
    time_up_last: "Die Zeit ist um. Dies war die letzte Seite.",
    minute_left: "Noch eine Minute.",
    seconds_left: "Noch {n} Sekunden.",
    time_changed: "Die Versuchsleitung hat die Zeit geändert. Verbleibende Zeit: {time}.",
    time_taken_off: "Diese Seite hat keine Zeitbegrenzung mehr.",
    time_stands: "Verbleibende Zeit (angehalten)",
    paused_title: "Die Versuchsleitung hat die Sitzung unterbrochen.",
    paused_text: "Sie müssen nichts tun. Die Sitzung geht von selbst weiter.",
    round: "Runde {round} von {num_rounds}",
    notice: "Nachricht der Versuchsleitung",
    close: "Schließen",
    help_ask: "Versuchsleitung fragen",
    help_title: "Gespräch mit der Versuchsleitung",
    help_private: "Nur Sie und die Versuchsleitung können das lesen.",
    help_me: "Sie",
    help_unread_one: "{n} neue Antwort",
    help_unread_other: "{n} neue Antworten",
    help_answered: "Die Versuchsleitung hat Ihnen geantwortet",
    help_written: "Die Versuchsleitung hat Ihnen geschrieben",
    help_show: "Anzeigen",
    leftover: "Die Seite wechselte, bevor diese Nachricht gesendet war.",
    kept: "Die Seite endete, während Sie schrieben.",
    kept_moved: "Die Versuchsleitung hat diesen Chat geändert, während Sie schrieben.",

    not_open_yet: "Noch nicht geöffnet",
    closed_short: "Geschlossen",
    paused_short: "Unterbrochen",
    frozen_short: "Vorübergehend angehalten",
    muted_short: "Sie können gerade nicht schreiben",
    write_again_in: "Sie können wieder schreiben in {time}",
    closed: "Dieser Chat ist geschlossen.",
    closed_frozen: "Die Versuchsleitung hat diesen Chat vorübergehend angehalten.",
    closed_paused: "Die Sitzung ist unterbrochen. Es geht gleich weiter.",
    closed_muted: "Die Versuchsleitung hat Sie vorübergehend stummgeschaltet. Sie können lesen, aber nicht schreiben.",
    closed_time: "Die Zeit für diesen Chat ist vorbei.",

    refused_empty: "Es gibt nichts zu senden: Die Nachricht besteht nur aus Leerzeichen.",
    refused_too_long: "Diese Nachricht ist zu lang. Bitte kürzen Sie sie.",
    refused_too_fast: "Sie schreiben sehr schnell. Bitte warten Sie einen Moment.",
    refused_too_fast_wait_one: "Sie schreiben sehr schnell. Bitte warten Sie {n} Sekunde.",
    refused_too_fast_wait_other: "Sie schreiben sehr schnell. Bitte warten Sie {n} Sekunden.",
    refused_too_many: "Sie haben alle Nachrichten gesendet, die Sie hier senden dürfen.",
    refused_bad_characters: "Die Nachricht enthält Zeichen, die nicht gesendet werden können.",
    refused_closed: "Dieser Chat ist geschlossen.",
    refused_closed_yet: "Dieser Chat ist noch nicht geöffnet.",
    refused_paused: "Die Sitzung ist unterbrochen.",
    refused_frozen: "Die Versuchsleitung hat diesen Chat angehalten.",
    refused_muted: "Sie können gerade nicht schreiben.",
    refused_removed: "Sie nehmen an dieser Sitzung nicht mehr teil.",
    refused_not_a_member: "Sie sind nicht in diesem Chat.",
    refused_not_approved: "Die Versuchsleitung hat diese Nachricht nicht freigegeben.",
    refused_not_stored: "Die Nachricht konnte nicht gespeichert werden. Bitte versuchen Sie es noch einmal.",
    refused_session_ended: "Die Sitzung ist beendet.",
    refused_not_yours: "Sie können diese Seite nicht mit „Weiter“ verlassen.",
    refused_choice_missing: "Bitte antworten Sie zuerst.",
    refused_too_big: "Diese Nachricht ist zu lang. Bitte kürzen Sie sie.",
    refused_bad_frame: "Der Chat-Server konnte diese Nachricht nicht lesen.",
    refused_unknown: "Die Nachricht wurde nicht gesendet.",

    answer_refused_empty: "Bitte geben Sie eine Antwort ein.",
    answer_refused_too_long: "Diese Antwort ist zu lang. Bitte kürzen Sie sie.",
    answer_refused_bad_characters: "Die Antwort enthält Zeichen, die nicht gesendet werden können.",
    answer_refused_bad_value: "Diese Antwort ist hier nicht möglich. Bitte geben Sie eine andere ein.",
    answer_refused_already_chosen: "Sie haben schon geantwortet.",
    answer_refused_no_such_choice: "Diese Seite hat sich geändert. Bitte laden Sie sie neu.",
    answer_refused_stale: "Sie haben diese Seite schon verlassen.",
    answer_refused_paused: "Die Antwort wurde nicht gesendet: Die Sitzung ist unterbrochen. Bitte senden Sie sie, wenn es weitergeht.",
    answer_refused_unknown: "Die Antwort wurde nicht gesendet. Bitte versuchen Sie es noch einmal.",
  },
};

/** Codes that say, each with its own cause, that the server cannot store anything. The cause is the experimenter's business. */
const STORING_FAILS = ["disk_full", "log_busy", "data_not_writable", "log_damaged"];

/** The first of the browser's languages that has a catalogue. */
export const language =
  (navigator.languages ?? [])
    .map((tag) => tag.toLowerCase().split("-")[0])
    .find((tag) => Object.hasOwn(CATALOGUES, tag)) ?? "en";

const catalogue = CATALOGUES[language];
const plural = new Intl.PluralRules(language);

/** @returns {string|undefined} the text before its values are filled in */
function lookUp(key, values) {
  const pluralKey = `${key}_${values.n === undefined ? "other" : plural.select(values.n)}`;
  return catalogue[key] ?? catalogue[pluralKey];
}

/** The text for `key`, with each `{name}` replaced by its value. */
export function text(key, values = {}) {
  const words = lookUp(key, values) ?? key;
  return words.replace(/\{(\w+)\}/g, (token, name) => values[name] ?? token);
}

/** Why something was refused: the catalogue's text for the code, or else the server's text.
 * @param {{code?: string, text?: string, retry_after_ms?: number}} refusal */
export function refusalText(refusal) {
  if (refusal.code === "too_fast" && refusal.retry_after_ms >= 1000) {
    return text("refused_too_fast_wait", { n: Math.ceil(refusal.retry_after_ms / 1000) });
  }
  if (refusal.code === "closed" && refusal.retry_after_ms > 0) return text("refused_closed_yet");
  return lookUp(`refused_${refusal.code}`, {}) ?? (refusal.text || text("refused_unknown"));
}

/** Why a ticket was refused: the catalogue's text for the reason, or else the server's. Of a mistake in the ticket, the server says where it is.
 * @param {{reason?: string, text?: string}} refusal  @param {boolean} [wasIn]  the box was in its chat before @returns {string} */
export function ticketRefusalText({ reason = "", text: words = "" }, wasIn = false) {
  const known = lookUp(`ticket_${reason === "not_open" && wasIn ? "closed" : reason}`, {});
  return reason === "bad_claim" ? [known, words].join(" ") : (known ?? (words || text("ticket_invalid")));
}

/** Why nobody gets in with a valid ticket now. @param {{code: string, text?: string, retry_after_ms?: number}} refusal @returns {string} */
export function joinRefusalText({ code, text: words, retry_after_ms }) {
  const key = STORING_FAILS.includes(code) ? "not_stored" : code;
  return lookUp(`join_${key}${retry_after_ms > 0 ? "_wait" : ""}`, {}) ?? lookUp(`join_${key}`, {}) ?? (words || text("refused_unknown"));
}

/** Whether it is the console's own text for `key`, in the language of the console or of the reader. */
function isUsualText(key, words) {
  return Object.values(CATALOGUES).some((one) => one[key] === words);
}

/** The name of an experimenter, unless it only says what they are. @returns {string} */
export function experimenterName(nickname = "") {
  return isUsualText("experimenter", nickname) ? "" : nickname;
}

/** The experimenter has refused a message. @param {string} [words]  theirs; the usual ones need not be said twice */
export function notApprovedText(words = "") {
  const own = isUsualText("refused_not_approved", words) ? "" : words;
  return [text("refused_not_approved"), own].filter(Boolean).join(" ");
}

/** The same for a message, which was not sent. */
export function notSentText(refusal) {
  return text("not_sent_because", { why: refusalText(refusal) });
}

/** Why an answer to a choice was refused. @param {{code: string}} refusal */
export function answerRefusalText({ code }) {
  return lookUp(`answer_refused_${code}`, {}) ?? text("answer_refused_unknown");
}

/** Why a chat is closed: the catalogue's text for a known reason, the server's text, or a general text. */
export function closedText(reason = "") {
  return lookUp(`closed_${reason}`, {}) ?? (reason.includes(" ") ? reason : text("closed"));
}

/** A list of names: "A, B and C". */
export function listText(names) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}

/** A number as the reader's language writes it; what is no number stays as it is. @param {string|null} number */
export function numberText(number) {
  const value = Number(number);
  if (!number || !Number.isFinite(value)) return number ?? "";
  return new Intl.NumberFormat(language, { maximumFractionDigits: 15, useGrouping: false }).format(value);
}

/** 75 → "1:15" */
export function durationText(seconds) {
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? [hours, ...parts].join(":") : parts.join(":").replace(/^0/, "");
}

const clock = new Intl.DateTimeFormat(navigator.languages, { hour: "numeric", minute: "2-digit" });

/** The local time of day. It never breaks over two lines. */
export function clockText(ms) {
  return clock.format(ms).replace(/\s/g, "\u00a0");
}
