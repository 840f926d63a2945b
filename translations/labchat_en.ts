<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>LabChat::ActingPanels</name>
    <message numerus="yes">
        <source>%Ln messages wait for approval</source>
        <translation>
            <numerusform>%Ln message waits for approval</numerusform>
            <numerusform>%Ln messages wait for approval</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ActionTexts</name>
    <message numerus="yes">
        <source>Hid %Ln messages</source>
        <translation>
            <numerusform>Hid %Ln message</numerusform>
            <numerusform>Hid %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored %Ln messages</source>
        <translation>
            <numerusform>Restored %Ln message</numerusform>
            <numerusform>Restored %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Released %Ln messages</source>
        <translation>
            <numerusform>Released %Ln message</numerusform>
            <numerusform>Released %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %Ln messages</source>
        <translation>
            <numerusform>Refused %Ln message</numerusform>
            <numerusform>Refused %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln more</source>
        <comment>what was done, more actions</comment>
        <translation>
            <numerusform>%1, and %Ln more</numerusform>
            <numerusform>%1, and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::AdvanceActions</name>
    <message numerus="yes">
        <source>Finish the study for %Ln participants: %1?</source>
        <translation>
            <numerusform>Finish the study for %Ln participant: %1?</numerusform>
            <numerusform>Finish the study for %Ln participants: %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Advance %Ln participants by one page: %1?</source>
        <translation>
            <numerusform>Advance %Ln participant by one page: %1?</numerusform>
            <numerusform>Advance %Ln participants by one page: %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::AlertListPanel</name>
    <message numerus="yes">
        <source>The newest %Ln alerts</source>
        <translation>
            <numerusform>The newest %Ln alert</numerusform>
            <numerusform>The newest %Ln alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::AnnounceDialog</name>
    <message numerus="yes">
        <source>Reaches %Ln participants</source>
        <translation>
            <numerusform>Reaches %Ln participant</numerusform>
            <numerusform>Reaches %Ln participants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::BrowserChecksModel</name>
    <message numerus="yes">
        <source>Its clock is %n second(s) ahead.</source>
        <translation>
            <numerusform>Its clock is %n second ahead.</numerusform>
            <numerusform>Its clock is %n seconds ahead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n second(s) behind.</source>
        <translation>
            <numerusform>Its clock is %n second behind.</numerusform>
            <numerusform>Its clock is %n seconds behind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::CommandLine</name>
    <message numerus="yes">
        <source>%n files are as they were written.</source>
        <translation>
            <numerusform>%n file is as it was written.</numerusform>
            <numerusform>%n files are as they were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tables are as in the log (%n events).</source>
        <translation>
            <numerusform>The tables are as in the log (%n event).</numerusform>
            <numerusform>The tables are as in the log (%n events).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::CsvExportDialog</name>
    <message numerus="yes">
        <source>%Ln rows were written to %1.</source>
        <translation>
            <numerusform>%Ln row was written to %1.</numerusform>
            <numerusform>%Ln rows were written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::EndSessionDialog</name>
    <message numerus="yes">
        <source>End %1 now? %Ln participants are online.</source>
        <translation>
            <numerusform>End %1 now? %Ln participant is online.</numerusform>
            <numerusform>End %1 now? %Ln participants are online.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ExportDialog</name>
    <message numerus="yes">
        <source>Last export, %1: %Ln rows in %2.</source>
        <translation>
            <numerusform>Last export, %1: %Ln row in %2.</numerusform>
            <numerusform>Last export, %1: %Ln rows in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ExportNames</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::LinkSaver</name>
    <message numerus="yes">
        <source>%Ln links were sent to the printer.</source>
        <translation>
            <numerusform>%Ln link was sent to the printer.</numerusform>
            <numerusform>%Ln links were sent to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ManualWindow</name>
    <message numerus="yes">
        <source>Found in %Ln sections</source>
        <translation>
            <numerusform>Found in %Ln section</numerusform>
            <numerusform>Found in %Ln sections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::Matching</name>
    <message numerus="yes">
        <source>With %1 groups of %2, perfect strangers are possible for %n round(s). Use more groups (ideally a prime number, at least %2), or write a table.</source>
        <translation>
            <numerusform>With %1 groups of %2, perfect strangers are possible for %n round. Use more groups (ideally a prime number, at least %2), or write a table.</numerusform>
            <numerusform>With %1 groups of %2, perfect strangers are possible for %n rounds. Use more groups (ideally a prime number, at least %2), or write a table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ModerationActions</name>
    <message numerus="yes">
        <source>%Ln parts of it can no longer be undone.</source>
        <translation>
            <numerusform>%Ln part of it can no longer be undone.</numerusform>
            <numerusform>%Ln parts of it can no longer be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ModerationPrompts</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::MuteQuestions</name>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::NewSessionDialog</name>
    <message numerus="yes">
        <source>Result: %Ln groups in each round. Calculating the groups…</source>
        <translation>
            <numerusform>Result: %Ln group in each round. Calculating the groups…</numerusform>
            <numerusform>Result: %Ln groups in each round. Calculating the groups…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln channels</source>
        <translation>
            <numerusform>%Ln channel</numerusform>
            <numerusform>%Ln channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The room has %Ln labels: the other places need their own links.</source>
        <translation>
            <numerusform>The room has %Ln label: the other places need their own links.</numerusform>
            <numerusform>The room has %Ln labels: the other places need their own links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The texts of the pages have %Ln warnings:</source>
        <translation>
            <numerusform>The texts of the pages have %Ln warning:</numerusform>
            <numerusform>The texts of the pages have %Ln warnings:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::NewestButton</name>
    <message numerus="yes">
        <source>%Ln &amp;new messages ↓</source>
        <translation>
            <numerusform>%Ln &amp;new message ↓</numerusform>
            <numerusform>%Ln &amp;new messages ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::NotificationBanners</name>
    <message numerus="yes">
        <source>%Ln actions were not done. The last one: %1</source>
        <translation>
            <numerusform>%Ln action was not done. The last one: %1</numerusform>
            <numerusform>%Ln actions were not done. The last one: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody at %1 opens links that do not exist: %Ln times so far. Their attempts are slowed down; valid links work as always. Perhaps a wrong link was handed out.</source>
        <translation>
            <numerusform>Somebody at %1 opens links that do not exist: %Ln time so far. Their attempts are slowed down; valid links work as always. Perhaps a wrong link was handed out.</numerusform>
            <numerusform>Somebody at %1 opens links that do not exist: %Ln times so far. Their attempts are slowed down; valid links work as always. Perhaps a wrong link was handed out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::OTreeChatDialog</name>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <comment>in oTree&apos;s database</comment>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln participants</source>
        <comment>in oTree&apos;s database</comment>
        <translation>
            <numerusform>%Ln participant</numerusform>
            <numerusform>%Ln participants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::OtherSystem</name>
    <message numerus="yes">
        <source>This session has as many participants as its key allows (%n). Please tell the experimenter.</source>
        <translation>
            <numerusform>This session has as many participants as its key allows (%n). Please tell the experimenter.</numerusform>
            <numerusform>This session has as many participants as its key allows (%n). Please tell the experimenter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This session has as many channels as its key allows (%n). Please tell the experimenter.</source>
        <translation>
            <numerusform>This session has as many channels as its key allows (%n). Please tell the experimenter.</numerusform>
            <numerusform>This session has as many channels as its key allows (%n). Please tell the experimenter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantTable</name>
    <message numerus="yes">
        <source>The table of the participants has %Ln rows, for %1 participants.</source>
        <translation>
            <numerusform>The table of the participants has %Ln row, for %1 participants.</numerusform>
            <numerusform>The table of the participants has %Ln rows, for %1 participants.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::PastSessionsDialog</name>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived sessions are not shown</source>
        <translation>
            <numerusform>%Ln archived session is not shown</numerusform>
            <numerusform>%Ln archived sessions are not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::PersonsPage</name>
    <message numerus="yes">
        <source>%Ln found. Those that you tick are replaced; some may be missing, and names are not looked for.</source>
        <translation>
            <numerusform>%Ln found. If you tick it, it is replaced; some may be missing, and names are not looked for.</numerusform>
            <numerusform>%Ln found. Those that you tick are replaced; some may be missing, and names are not looked for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::PreviewPage</name>
    <message numerus="yes">
        <source>All %Ln rows.</source>
        <translation>
            <numerusform>%Ln row.</numerusform>
            <numerusform>All %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln rows.</source>
        <translation>
            <numerusform>The first row (%Ln).</numerusform>
            <numerusform>The first %Ln rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::RefusedBanners</name>
    <message numerus="yes">
        <source>A page at %1 was refused (%Ln times): the server was asked as %2. If it is the page of another system, allow it. If it is LabChat&apos;s own page, a reverse proxy does not pass on the header Host unchanged.</source>
        <translation>
            <numerusform>A page at %1 was refused (%Ln time): the server was asked as %2. If it is the page of another system, allow it. If it is LabChat&apos;s own page, a reverse proxy does not pass on the header Host unchanged.</numerusform>
            <numerusform>A page at %1 was refused (%Ln times): the server was asked as %2. If it is the page of another system, allow it. If it is LabChat&apos;s own page, a reverse proxy does not pass on the header Host unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A page at %1 gets no chat (%Ln times): the reverse proxy before %2 does not pass on WebSockets (the headers Upgrade and Connection).</source>
        <translation>
            <numerusform>A page at %1 gets no chat (%Ln time): the reverse proxy before %2 does not pass on WebSockets (the headers Upgrade and Connection).</numerusform>
            <numerusform>A page at %1 gets no chat (%Ln times): the reverse proxy before %2 does not pass on WebSockets (the headers Upgrade and Connection).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A chat box in a page at %1 was refused (%Ln times): its ticket is signed with the key “%2”, which is only for other pages. If the page is one of yours, add it to the key.</source>
        <translation>
            <numerusform>A chat box in a page at %1 was refused (%Ln time): its ticket is signed with the key “%2”, which is only for other pages. If the page is one of yours, add it to the key.</numerusform>
            <numerusform>A chat box in a page at %1 was refused (%Ln times): its ticket is signed with the key “%2”, which is only for other pages. If the page is one of yours, add it to the key.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A chat box in another system&apos;s page was refused (%Ln times): %1.</source>
        <translation>
            <numerusform>A chat box in another system&apos;s page was refused (%Ln time): %1.</numerusform>
            <numerusform>A chat box in another system&apos;s page was refused (%Ln times): %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::Room</name>
    <message numerus="yes">
        <source>%1 %n more lines are wrong, too.</source>
        <translation>
            <numerusform>%1 %n more line is wrong, too.</numerusform>
            <numerusform>%1 %n more lines are wrong, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::RoomDialog</name>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicates</source>
        <translation>
            <numerusform>%Ln duplicate</numerusform>
            <numerusform>%Ln duplicates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::RoomsDialog</name>
    <message numerus="yes">
        <source>%Ln browsers wait in %1.</source>
        <translation>
            <numerusform>%Ln browser waits in %1.</numerusform>
            <numerusform>%Ln browsers wait in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::RoomsModel</name>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::Rules</name>
    <message numerus="yes">
        <source>The message is too long: at most %n characters.</source>
        <translation>
            <numerusform>The message is too long: at most %n character.</numerusform>
            <numerusform>The message is too long: at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have sent all %n messages that you may send here.</source>
        <translation>
            <numerusform>You have sent the %n message that you may send here.</numerusform>
            <numerusform>You have sent all %n messages that you may send here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::SearchPanel</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::Sessions</name>
    <message numerus="yes">
        <source>As many sessions as this key allows are running (%n). Please tell the experimenter.</source>
        <translation>
            <numerusform>As many sessions as this key allows are running (%n). Please tell the experimenter.</numerusform>
            <numerusform>As many sessions as this key allows are running (%n). Please tell the experimenter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::StatusLine</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::StudyChanges</name>
    <message numerus="yes">
        <source>%Ln participants</source>
        <translation>
            <numerusform>%Ln participant</numerusform>
            <numerusform>%Ln participants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rounds</source>
        <translation>
            <numerusform>%Ln round</numerusform>
            <numerusform>%Ln rounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln treatments</source>
        <translation>
            <numerusform>%Ln treatment</numerusform>
            <numerusform>%Ln treatments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::StudyFile</name>
    <message numerus="yes">
        <source>And %Ln more mistakes.</source>
        <translation>
            <numerusform>And %Ln more mistake.</numerusform>
            <numerusform>And %Ln more mistakes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These numbers result in more than %Ln chat boxes: too many for one session. Use fewer participants, rounds or boxes.</source>
        <translation>
            <numerusform>These numbers result in more than %Ln chat box: too many for one session. Use fewer participants, rounds or boxes.</numerusform>
            <numerusform>These numbers result in more than %Ln chat boxes: too many for one session. Use fewer participants, rounds or boxes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::StudyProblemsPanel</name>
    <message numerus="yes">
        <source>This study cannot be used: %Ln mistakes</source>
        <translation>
            <numerusform>This study cannot be used: %Ln mistake</numerusform>
            <numerusform>This study cannot be used: %Ln mistakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::TicketClaims</name>
    <message numerus="yes">
        <source>it is longer than %n characters</source>
        <translation>
            <numerusform>it is longer than %n character</numerusform>
            <numerusform>it is longer than %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::TicketDoor</name>
    <message numerus="yes">
        <source>As many participants as one network may bring to this session are here already (%n). Please tell the experimenter.</source>
        <translation>
            <numerusform>As many participants as one network may bring to this session are here already (%n). Please tell the experimenter.</numerusform>
            <numerusform>As many participants as one network may bring to this session are here already (%n). Please tell the experimenter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::TlsCertificate</name>
    <message numerus="yes">
        <source>The certificate in “%1” expires in %n days. Replace it before, LabChat reads the new one by itself.</source>
        <translation>
            <numerusform>The certificate in “%1” expires in %n day. Replace it before, LabChat reads the new one by itself.</numerusform>
            <numerusform>The certificate in “%1” expires in %n days. Replace it before, LabChat reads the new one by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::TranscriptPanel</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::UndoEffects</name>
    <message numerus="yes">
        <source>It hides %Ln messages from participants.</source>
        <translation>
            <numerusform>It hides %Ln message from participants.</numerusform>
            <numerusform>It hides %Ln messages from participants.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::WallModel</name>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
</context>
</TS>
