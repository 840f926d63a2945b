<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>LabChat::AlertsPanel</name>
    <message>
        <source>Use another port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens on a port that is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens on the same port once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages are not being stored: %1 Until they can be, every message is refused and its author told; nothing is lost. LabChat keeps trying and goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages are being stored again. The session goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants cannot connect: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session could not be started: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelsModel</name>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel %1 in the log and in the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last message %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelsPanel</name>
    <message>
        <source>Fil&amp;ter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only the channels whose name contains this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a channel to read what is said in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::ClientFrame</name>
    <message>
        <source>A frame holds at most %1 KiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not JSON: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame is an object with a “type”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a type of frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of “%1” is missing or has the wrong type.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::CommandLine</name>
    <message>
        <source>See labchat --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LabChat: chat for experiments in the laboratory.

labchat [--data DIR] [--bind ADDR] [--port N]      the console
labchat serve [--data DIR] [--bind ADDR] [--port N] [--study FILE --participants N]
              [--room NAME --labels FILE]          the server without a window
labchat export --data DIR [--session CODE] [--format otree|messages|events] [--out FILE]
                                                   the log as CSV
labchat check FILE                                 explains the mistakes in a study

Each command has its own --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data directory, with the log (default: %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the network interface to listen on (default: all).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port (default: 8000; 0: any free one).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of this origin (https://host:port) may chat here, too; can be repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not expected here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One FILE is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--port takes a number from 0 to 65535, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server without a window. Prints one JSON object a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs a session of this study: a file, or the name of a shipped one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of participants (default: as the study says).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the room, and runs the session in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room&apos;s participant labels, split on white space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--participants takes a number from 1 to 10000, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--participants goes with --study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A room&apos;s name may hold letters, digits and “_” only, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--labels goes with --room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the log as CSV, also while a server runs on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data directory (default: %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One session (default: all).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>otree (default), messages or events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file to write (default, and “-”: standard output).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--session takes a session&apos;s code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--format takes otree, messages or events, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explains every mistake in a study, with its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study: a file, or the name of a shipped one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no mistakes found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::ConnectPanel</name>
    <message>
        <source>Participants&apos; browsers open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has several addresses: choose the one that the participants&apos; computers can reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ession</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session that the window shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One link for all participants: each browser gets the next free place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the session&apos;s link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy session link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the next free place of the session, in this computer&apos;s browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open session link in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Links…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the link of each participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants&apos; links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint about the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is in no network: participants on other computers cannot connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LabChat was told to listen on this computer only: participants on other computers cannot connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has ended: its links are closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::Connection</name>
    <message>
        <source>Frames are text, not binary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first frame, within 5 seconds, has to be “join”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many frames that mean nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many frames in a second.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::CsvExport</name>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::DataDirectory</name>
    <message>
        <source>The data directory “%1” cannot be made. Choose another with --data, or change the permissions of the folder it should be in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data directory “%1” is in use by another LabChat (process %2). Close that one first, or choose another directory with --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data directory “%1” cannot be written. Choose another with --data, or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::Database</name>
    <message>
        <source>There is no log at “%1”. Check the data directory (--data).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was written by a newer LabChat (format %1; this one knows %2). Use that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has an older format (%1). Start LabChat once with this data directory; it is brought up to date then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was written by a newer LabChat (format %1; this one knows %2). Use that one, or choose another data directory with --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program is incomplete: “%1” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: nothing can be stored. Free some space; LabChat goes on by itself then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log&apos;s file is damaged. Keep a copy of the data directory, then restore it from a backup or choose another directory with --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log&apos;s file cannot be opened for writing. Check the permissions of the data directory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the log&apos;s file. Close it; LabChat tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log cannot be used: %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::EndSessionDialog</name>
    <message>
        <source>End session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants will see “This session has ended.” and can write nothing more. Everything that was said stays in the log and can be exported. An ended session cannot be taken up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for the log, for example: all groups are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is kept in the log; participants do not see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who ended the session: is kept in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>End %1 now? %Ln participants are online.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>End %1 now? Nobody is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the session for all participants, for good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::ExportDialog</name>
    <message>
        <source>Export CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session whose log is written, or all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which columns the file has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the format holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows written so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the folder in which the file lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the file and writes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops writing; no half file stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oTree&apos;s chat messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages, with group, role, round and page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events: everything that is in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of sessions cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) · %3 · %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One row a message, in the columns of oTree&apos;s export: session_code, id_in_session, participant_code, channel, nickname, body, timestamp. Scripts made for oTree read it unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row a message, with everything that is known about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row an event, in the order of the log: messages, arrivals, connections, pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled. No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were written to %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::HelpWindow</name>
    <message>
        <source>LabChat – Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents of the manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build of LabChat has no manual.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::HttpRoutes</name>
    <message>
        <source>LabChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server of this laboratory is running. Open the link that the experimenter gave you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All places of this session are taken. Please tell the experimenter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your place could not be stored. Reload this page in a moment, or tell the experimenter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the whole address was opened, or ask the experimenter for your link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you for taking part. You can close this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the label of your seat, as the experimenter told you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a label of this room. Check it, and enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session has not started yet. This page goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::JsonReader</name>
    <message>
        <source>“%1” must be a text in quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” must be a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” must be between %2 and %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” must be a list in square brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” must be an object in braces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not known here. Did you mean “%2”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::LabServer</name>
    <message>
        <source>The first frame has to be “join”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::LinksDialog</name>
    <message>
        <source>Participants&apos; links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each link leads to one place. Whoever has it is that participant: give each participant only their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click opens a link in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the selected links, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the selected links in this computer&apos;s browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the selected links in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies all links with number and code, separated by tabs, for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::Listener</name>
    <message>
        <source>“%1” is not an address of a network interface. Leave --bind out to listen on all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Close that program, or choose another port (--port).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot listen on port %1: %2. Choose another port (--port) or address (--bind).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::MainWindow</name>
    <message>
        <source>LabChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one from a study. Its links and its channels appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a session of a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LabChat cannot start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why LabChat cannot start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends LabChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the log of a session to a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends LabChat; everything is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open session link in &amp;browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the next free place of the session, in this computer&apos;s browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the selected &amp;participant&apos;s link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the page of the participant that is selected in the table, in this computer&apos;s browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Links…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the link of each participant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the session for all participants, for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the filter of the channels; again, to that of the participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger letters in the transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller letters in the transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal &amp;size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal letters in the transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts panels and columns back where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Protocol reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows how bots and other systems talk to LabChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About LabChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LabChat – %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the link and paste it into one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About LabChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;LabChat %1&lt;/h3&gt;&lt;p&gt;The chat of laboratory experiments: hosted, watched and exported from one console.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes with no warranty.&lt;/p&gt;&lt;p&gt;The log is kept in %2.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit LabChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit LabChat while a session is running?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants will be disconnected. Everything is stored, and they come back by themselves when LabChat starts again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::NewSessionDialog</name>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the session is a run of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many places the session has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Players per &amp;group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many participants make a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Players per group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these numbers make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star&amp;t session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts the session; its links work at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No study ships with this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This makes %Ln groups.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantsModel</name>
    <message>
        <source>P</source>
        <comment>the column of places in the session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the link has not been opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: last seen %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantsPanel</name>
    <message>
        <source>F&amp;ind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code, label or P-number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only the participants whose code, label or number contains this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right-click for a participant&apos;s link; double-click for the channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open link in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy co&amp;de</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show channel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::Room</name>
    <message>
        <source>The labels cannot be read from “%1”: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A participant label may hold letters, digits and “_” only, and at most 100 of them; “%1” in “%2” does not.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::Rules</name>
    <message>
        <source>Session is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place is taken already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message is in the log already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat is not open to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty message is not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message contains a character that cannot be sent. Please type it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The message is too long: at most %n characters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You are sending messages too fast. Please wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was displayed already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page was left already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experimenter ends this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::Session</name>
    <message>
        <source>A channel&apos;s name may hold letters, digits, “_” and “-” only; chat “%1” makes it “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::SessionHost</name>
    <message>
        <source>The message could not be stored. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study has no help line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat is not open to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experimenter&apos;s computer is stopping the chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::SessionTexts</name>
    <message>
        <source>Group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round %1, group %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2, ended)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P%1</source>
        <comment>a participant&apos;s place in the session, in a narrow column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (round %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::SqliteArchive</name>
    <message>
        <source>There is no session “%1” in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” could not be written: %2. Choose another place, or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::SqliteEventLog</name>
    <message>
        <source>An event does not follow the last one in the log (%1 after %2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::StatusLine</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When something was last written to the log, durably</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free where the log is kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 online</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last commit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::StudyFile</name>
    <message>
        <source>The file “%1” is missing; it belongs beside the study&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is outside the study&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read (it must be a text file of at most 1 MiB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chat&apos;s name may hold letters, digits, “_” and “-” only; here it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here an object in braces is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “%1” is taken already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page&apos;s name may hold letters, digits, “_” and “-” only, and “finished” is taken; here it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page ends by “participant” or “operator”; here it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A study&apos;s name may hold letters, digits, “_” and “-” only; here it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups are matched “fixed” (the same in every round); here it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“num_participants” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A role must be a text in quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There must be one role for each player of a group (%1); here there are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A study needs at least one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study “%1” cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study “%1” is larger than 1 MiB; it is hardly a study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a JSON object: %2 at byte %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no study “%1”: neither a file nor one of the shipped studies (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session has between 1 and %1 participants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 participants do not fit into groups of %2; %2 would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 participants do not fit into groups of %2; %3 or %4 would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study has %1 roles, so its groups have %1 players, not %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::Template</name>
    <message>
        <source>The template “%1” is not well-formed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” names “%2”, which is not known here; known are %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::TranscriptModel</name>
    <message>
        <source>%1	%2 (%3 %4)	%5</source>
        <comment>a copied message: time, nickname, place, code, body</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · number %4 in the session&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::TranscriptPanel</name>
    <message>
        <source>Channel that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the messages of this channel anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the messages again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages of the channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the newest message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the selected messages with time, nickname and code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selects all messages that are loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel %1 in the log and in the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the messages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messages cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 online · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln &amp;new messages ↓</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Newest messages ↓</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabChat::Workspace</name>
    <message>
        <source>&amp;Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides this panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>labchat: There is no display to show the console on. “labchat serve” runs the same server without a window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
