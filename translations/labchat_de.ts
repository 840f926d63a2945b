<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>LabChat::AdvanceActions</name>
    <message>
        <source>No session is shown</source>
        <translation>Es wird keine Sitzung gezeigt</translation>
    </message>
    <message>
        <source>The session has ended</source>
        <translation>Die Sitzung ist beendet</translation>
    </message>
    <message>
        <source>Nobody is selected in the table of participants</source>
        <translation>In der Tabelle der Teilnehmenden ist niemand ausgewählt</translation>
    </message>
    <message>
        <source>Who is selected has finished</source>
        <translation>Wer ausgewählt ist, ist fertig</translation>
    </message>
    <message>
        <source>All of them have finished</source>
        <translation>Alle davon sind fertig</translation>
    </message>
    <message>
        <source>Moves on by one page: %1</source>
        <translation>Schaltet um eine Seite weiter: %1</translation>
    </message>
    <message>
        <source>Advance all</source>
        <translation>Alle weiterschalten</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln participants on by one page?</source>
        <translation>
            <numerusform>%Ln Person um eine Seite weiterschalten?</numerusform>
            <numerusform>%Ln Personen um eine Seite weiterschalten?</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those who are still writing or waiting. Those who have finished stay where they are.</source>
        <translation>Auch die, die noch schreiben oder warten. Wer fertig ist, bleibt, wo er ist.</translation>
    </message>
    <message>
        <source>&amp;Advance all</source>
        <translation>Alle &amp;weiterschalten</translation>
    </message>
</context>
<context>
    <name>LabChat::AlertsPanel</name>
    <message>
        <source>Use another port</source>
        <translation>Anderen Port verwenden</translation>
    </message>
    <message>
        <source>Listens on a port that is free</source>
        <translation>Lauscht an einem freien Port</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Listens on the same port once more</source>
        <translation>Lauscht noch einmal am selben Port</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Hides this message</source>
        <translation>Blendet diese Meldung aus</translation>
    </message>
    <message>
        <source>Messages are not being stored: %1 Until they can be, every message is refused and its author told; nothing is lost. LabChat keeps trying and goes on by itself.</source>
        <translation>Nachrichten werden nicht gespeichert: %1 Bis das wieder möglich ist, wird jede Nachricht abgewiesen und die schreibende Person davon unterrichtet; es geht nichts verloren. LabChat versucht es weiter und fährt von selbst fort.</translation>
    </message>
    <message>
        <source>Messages are being stored again. The session goes on.</source>
        <translation>Nachrichten werden wieder gespeichert. Die Sitzung geht weiter.</translation>
    </message>
    <message>
        <source>&amp;Use port %1</source>
        <translation>&amp;Port %1 verwenden</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 verwenden</translation>
    </message>
    <message>
        <source>Participants cannot connect: %1</source>
        <translation>Teilnehmende können sich nicht verbinden: %1</translation>
    </message>
    <message>
        <source>The session could not be started: %1</source>
        <translation>Die Sitzung konnte nicht gestartet werden: %1</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelsModel</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>Channel %1 in the log and in the export</source>
        <translation>Kanal %1 im Protokoll und im Export</translation>
    </message>
    <message>
        <source>Last message %1</source>
        <translation>Letzte Nachricht: %1</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelsPanel</name>
    <message>
        <source>Fil&amp;ter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Name of a channel</source>
        <translation>Name eines Kanals</translation>
    </message>
    <message>
        <source>Shows only the channels whose name contains this</source>
        <translation>Zeigt nur die Kanäle, deren Name dies enthält</translation>
    </message>
    <message>
        <source>Filter channels</source>
        <translation>Kanäle filtern</translation>
    </message>
    <message>
        <source>Select a channel to read what is said in it</source>
        <translation>Wählen Sie einen Kanal aus, um mitzulesen</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
</context>
<context>
    <name>LabChat::ClientFrame</name>
    <message>
        <source>A frame holds at most %1 KiB.</source>
        <translation>Ein Frame fasst höchstens %1 KiB.</translation>
    </message>
    <message>
        <source>This is not JSON: %1.</source>
        <translation>Das ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>A frame is an object with a “type”.</source>
        <translation>Ein Frame ist ein Objekt mit einem „type“.</translation>
    </message>
    <message>
        <source>“%1” is not a type of frame.</source>
        <translation>„%1“ ist kein Frame-Typ.</translation>
    </message>
    <message>
        <source>A field of “%1” is missing or has the wrong type.</source>
        <translation>Ein Feld von „%1“ fehlt oder hat den falschen Typ.</translation>
    </message>
</context>
<context>
    <name>LabChat::CommandLine</name>
    <message>
        <source>See labchat --help.</source>
        <translation>Siehe labchat --help.</translation>
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
        <translation>LabChat: Chat für Experimente im Labor.

labchat [--data DIR] [--bind ADDR] [--port N]      die Konsole
labchat serve [--data DIR] [--bind ADDR] [--port N] [--study FILE --participants N]
              [--room NAME --labels FILE]          der Server ohne Fenster
labchat export --data DIR [--session CODE] [--format otree|messages|events] [--out FILE]
                                                   das Protokoll als CSV
labchat check FILE                                 erklärt die Fehler in einer Studie

Jeder Befehl hat sein eigenes --help.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>The data directory, with the log (default: %1).</source>
        <translation>Das Datenverzeichnis mit dem Protokoll (Vorgabe: %1).</translation>
    </message>
    <message>
        <source>The address of the network interface to listen on (default: all).</source>
        <translation>Die Adresse der Netzwerkschnittstelle, an der gelauscht wird (Vorgabe: alle).</translation>
    </message>
    <message>
        <source>The port (default: 8000; 0: any free one).</source>
        <translation>Der Port (Vorgabe: 8000; 0: ein beliebiger freier).</translation>
    </message>
    <message>
        <source>Pages of this origin (https://host:port) may chat here, too; can be repeated.</source>
        <translation>Auch Seiten dieses Ursprungs (https://host:port) dürfen hier chatten; mehrfach möglich.</translation>
    </message>
    <message>
        <source>“%1” is not expected here.</source>
        <translation>„%1“ wird hier nicht erwartet.</translation>
    </message>
    <message>
        <source>One FILE is expected.</source>
        <translation>Es wird genau eine Datei (FILE) erwartet.</translation>
    </message>
    <message>
        <source>--port takes a number from 0 to 65535, not “%1”.</source>
        <translation>--port erwartet eine Zahl von 0 bis 65535, nicht „%1“.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
    <message>
        <source>The server without a window. Prints one JSON object a line.</source>
        <translation>Der Server ohne Fenster. Gibt je Zeile ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>Runs a session of this study: a file, or the name of a shipped one.</source>
        <translation>Führt eine Sitzung dieser Studie durch: eine Datei oder der Name einer mitgelieferten.</translation>
    </message>
    <message>
        <source>The number of participants (default: as the study says).</source>
        <translation>Die Zahl der Teilnehmenden (Vorgabe: wie in der Studie).</translation>
    </message>
    <message>
        <source>Makes the room, and runs the session in it.</source>
        <translation>Legt den Raum an und führt die Sitzung darin durch.</translation>
    </message>
    <message>
        <source>The room&apos;s participant labels, split on white space.</source>
        <translation>Die Teilnehmer-Labels des Raums, durch Leerraum getrennt.</translation>
    </message>
    <message>
        <source>--participants takes a number from 1 to 10000, not “%1”.</source>
        <translation>--participants erwartet eine Zahl von 1 bis 10000, nicht „%1“.</translation>
    </message>
    <message>
        <source>--participants goes with --study.</source>
        <translation>--participants gehört zu --study.</translation>
    </message>
    <message>
        <source>A room&apos;s name may hold letters, digits and “_” only, not “%1”.</source>
        <translation>Der Name eines Raums darf nur Buchstaben, Ziffern und „_“ enthalten, nicht „%1“.</translation>
    </message>
    <message>
        <source>--labels goes with --room.</source>
        <translation>--labels gehört zu --room.</translation>
    </message>
    <message>
        <source>Writes the log as CSV, also while a server runs on it.</source>
        <translation>Schreibt das Protokoll als CSV, auch während ein Server damit läuft.</translation>
    </message>
    <message>
        <source>The data directory (default: %1).</source>
        <translation>Das Datenverzeichnis (Vorgabe: %1).</translation>
    </message>
    <message>
        <source>One session (default: all).</source>
        <translation>Eine Sitzung (Vorgabe: alle).</translation>
    </message>
    <message>
        <source>otree (default), messages or events.</source>
        <translation>otree (Vorgabe), messages oder events.</translation>
    </message>
    <message>
        <source>The file to write (default, and “-”: standard output).</source>
        <translation>Die Datei, die geschrieben wird (Vorgabe und „-“: Standardausgabe).</translation>
    </message>
    <message>
        <source>--session takes a session&apos;s code.</source>
        <translation>--session erwartet den Code einer Sitzung.</translation>
    </message>
    <message>
        <source>--format takes otree, messages or events, not “%1”.</source>
        <translation>--format erwartet otree, messages oder events, nicht „%1“.</translation>
    </message>
    <message>
        <source>Explains every mistake in a study, with its place.</source>
        <translation>Erklärt jeden Fehler in einer Studie und nennt seine Stelle.</translation>
    </message>
    <message>
        <source>The study: a file, or the name of a shipped one.</source>
        <translation>Die Studie: eine Datei oder der Name einer mitgelieferten.</translation>
    </message>
    <message>
        <source>“%1” is not a command.</source>
        <translation>„%1“ ist kein Befehl.</translation>
    </message>
    <message>
        <source>%1: no mistakes found.</source>
        <translation>%1: keine Fehler gefunden.</translation>
    </message>
    <message>
        <source>--allow-origin takes an origin such as https://host:port, not “%1”.</source>
        <translation>--allow-origin erwartet einen Ursprung wie https://host:port, nicht „%1“.</translation>
    </message>
    <message>
        <source>Starts a new session, also when one of this study still runs (which is taken up again otherwise).</source>
        <translation>Startet eine neue Sitzung, auch wenn noch eine dieser Studie läuft (die sonst wieder aufgenommen wird).</translation>
    </message>
</context>
<context>
    <name>LabChat::ConnectPanel</name>
    <message>
        <source>Participants&apos; browsers open</source>
        <translation>Teilnehmende öffnen im Browser</translation>
    </message>
    <message>
        <source>This computer has several addresses: choose the one that the participants&apos; computers can reach</source>
        <translation>Dieser Computer hat mehrere Adressen: Wählen Sie die, die die Computer der Teilnehmenden erreichen können</translation>
    </message>
    <message>
        <source>Address to show</source>
        <translation>Angezeigte Adresse</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>Adresse zum Öffnen</translation>
    </message>
    <message>
        <source>The address of this server</source>
        <translation>Die Adresse dieses Servers</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>K&amp;opieren</translation>
    </message>
    <message>
        <source>Copies the address</source>
        <translation>Kopiert die Adresse</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>S&amp;ession</source>
        <translation>Si&amp;tzung</translation>
    </message>
    <message>
        <source>The session that the window shows</source>
        <translation>Die Sitzung, die das Fenster zeigt</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Session link</source>
        <translation>Sitzungslink</translation>
    </message>
    <message>
        <source>One link for all participants: each browser gets the next free place</source>
        <translation>Ein Link für alle Teilnehmenden: Jeder Browser erhält den nächsten freien Platz</translation>
    </message>
    <message>
        <source>Cop&amp;y link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>Copies the session&apos;s link</source>
        <translation>Kopiert den Link der Sitzung</translation>
    </message>
    <message>
        <source>Copy session link</source>
        <translation>Sitzungslink kopieren</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Takes the next free place of the session, in this computer&apos;s browser</source>
        <translation>Belegt den nächsten freien Platz der Sitzung im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Open session link in browser</source>
        <translation>Sitzungslink im Browser öffnen</translation>
    </message>
    <message>
        <source>&amp;Links…</source>
        <translation>Lin&amp;ks…</translation>
    </message>
    <message>
        <source>Shows the link of each participant</source>
        <translation>Zeigt die Links aller Teilnehmenden</translation>
    </message>
    <message>
        <source>Participants&apos; links</source>
        <translation>Links der Teilnehmenden</translation>
    </message>
    <message>
        <source>Hint about the network</source>
        <translation>Hinweis zum Netzwerk</translation>
    </message>
    <message>
        <source>This computer is in no network: participants on other computers cannot connect.</source>
        <translation>Dieser Computer ist in keinem Netzwerk: Teilnehmende an anderen Computern können sich nicht verbinden.</translation>
    </message>
    <message>
        <source>LabChat was told to listen on this computer only: participants on other computers cannot connect.</source>
        <translation>LabChat soll nur an diesem Computer lauschen: Teilnehmende an anderen Computern können sich nicht verbinden.</translation>
    </message>
    <message>
        <source>not reachable yet</source>
        <translation>noch nicht erreichbar</translation>
    </message>
    <message>
        <source>This session has ended: its links are closed.</source>
        <translation>Diese Sitzung ist beendet: Ihre Links sind geschlossen.</translation>
    </message>
</context>
<context>
    <name>LabChat::Connection</name>
    <message>
        <source>Frames are text, not binary.</source>
        <translation>Frames sind Text, nicht binär.</translation>
    </message>
    <message>
        <source>The first frame, within 5 seconds, has to be “join”.</source>
        <translation>Der erste Frame muss „join“ sein und innerhalb von 5 Sekunden kommen.</translation>
    </message>
    <message>
        <source>Too many frames that mean nothing.</source>
        <translation>Zu viele Frames ohne Bedeutung.</translation>
    </message>
    <message>
        <source>Too many frames in a second.</source>
        <translation>Zu viele Frames in einer Sekunde.</translation>
    </message>
</context>
<context>
    <name>LabChat::CsvExport</name>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>The file could not be written: %1.</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>LabChat::DataDirectory</name>
    <message>
        <source>The data directory “%1” cannot be made. Choose another with --data, or change the permissions of the folder it should be in.</source>
        <translation>Das Datenverzeichnis „%1“ kann nicht angelegt werden. Wählen Sie mit --data ein anderes, oder ändern Sie die Rechte des Ordners, in dem es liegen soll.</translation>
    </message>
    <message>
        <source>The data directory “%1” is in use by another LabChat (process %2). Close that one first, or choose another directory with --data.</source>
        <translation>Das Datenverzeichnis „%1“ wird von einem anderen LabChat benutzt (Prozess %2). Schließen Sie dieses zuerst, oder wählen Sie mit --data ein anderes Verzeichnis.</translation>
    </message>
    <message>
        <source>The data directory “%1” cannot be written. Choose another with --data, or change its permissions.</source>
        <translation>In das Datenverzeichnis „%1“ kann nicht geschrieben werden. Wählen Sie mit --data ein anderes, oder ändern Sie seine Rechte.</translation>
    </message>
    <message>
        <source>The data directory “%1” is locked by “%2”, and it cannot be seen from here whether a LabChat is behind it (another computer&apos;s, or the power failed). If none is, delete that file and start again.</source>
        <translation>Das Datenverzeichnis „%1“ ist durch „%2“ gesperrt, und von hier aus ist nicht zu erkennen, ob ein LabChat dahintersteht (auf einem anderen Computer, oder der Strom ist ausgefallen). Wenn nicht, löschen Sie diese Datei, und starten Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>LabChat::Database</name>
    <message>
        <source>There is no log at “%1”. Check the data directory (--data).</source>
        <translation>In „%1“ gibt es kein Protokoll. Prüfen Sie das Datenverzeichnis (--data).</translation>
    </message>
    <message>
        <source>The log was written by a newer LabChat (format %1; this one knows %2). Use that one.</source>
        <translation>Das Protokoll wurde von einem neueren LabChat geschrieben (Format %1; dieses kennt %2). Verwenden Sie jenes.</translation>
    </message>
    <message>
        <source>The log has an older format (%1). Start LabChat once with this data directory; it is brought up to date then.</source>
        <translation>Das Protokoll hat ein älteres Format (%1). Starten Sie LabChat einmal mit diesem Datenverzeichnis; dabei wird es auf den neuen Stand gebracht.</translation>
    </message>
    <message>
        <source>The log was written by a newer LabChat (format %1; this one knows %2). Use that one, or choose another data directory with --data.</source>
        <translation>Das Protokoll wurde von einem neueren LabChat geschrieben (Format %1; dieses kennt %2). Verwenden Sie jenes, oder wählen Sie mit --data ein anderes Datenverzeichnis.</translation>
    </message>
    <message>
        <source>The program is incomplete: “%1” is missing.</source>
        <translation>Das Programm ist unvollständig: „%1“ fehlt.</translation>
    </message>
    <message>
        <source>The disk is full: nothing can be stored. Free some space; LabChat goes on by itself then.</source>
        <translation>Der Datenträger ist voll: Es kann nichts gespeichert werden. Schaffen Sie Platz; LabChat fährt dann von selbst fort.</translation>
    </message>
    <message>
        <source>The log&apos;s file is damaged. Keep a copy of the data directory, then restore it from a backup or choose another directory with --data.</source>
        <translation>Die Datei des Protokolls ist beschädigt. Bewahren Sie eine Kopie des Datenverzeichnisses auf, und stellen Sie es dann aus einer Sicherung wieder her, oder wählen Sie mit --data ein anderes Verzeichnis.</translation>
    </message>
    <message>
        <source>Another program holds the log&apos;s file. Close it; LabChat tries again by itself.</source>
        <translation>Ein anderes Programm hält die Datei des Protokolls fest. Schließen Sie es; LabChat versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>The log cannot be used: %1 (%2).</source>
        <translation>Das Protokoll kann nicht verwendet werden: %1 (%2).</translation>
    </message>
    <message>
        <source>The data directory is on a file system that SQLite&apos;s write-ahead log does not work on (a network drive, for instance). Choose a directory on a local disk with --data.</source>
        <translation>Das Datenverzeichnis liegt auf einem Dateisystem, auf dem das Write-Ahead-Log von SQLite nicht funktioniert (zum Beispiel einem Netzlaufwerk). Wählen Sie mit --data ein Verzeichnis auf einem lokalen Datenträger.</translation>
    </message>
    <message>
        <source>The log&apos;s file cannot be opened. Check the permissions of the data directory and of what is in it.</source>
        <translation>Die Datei des Protokolls kann nicht geöffnet werden. Prüfen Sie die Rechte des Datenverzeichnisses und dessen, was darin liegt.</translation>
    </message>
</context>
<context>
    <name>LabChat::Dialogs</name>
    <message>
        <source>LabChat</source>
        <translation>LabChat</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the link and paste it into one.</source>
        <translation>Es konnte kein Browser geöffnet werden. Kopieren Sie den Link, und fügen Sie ihn in einen ein.</translation>
    </message>
    <message>
        <source>About LabChat</source>
        <translation>Über LabChat</translation>
    </message>
    <message>
        <source>&lt;h3&gt;LabChat %1&lt;/h3&gt;&lt;p&gt;The chat of laboratory experiments: hosted, watched and exported from one console.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes with no warranty.&lt;/p&gt;&lt;p&gt;The log is kept in %2.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;LabChat %1&lt;/h3&gt;&lt;p&gt;Der Chat für Laborexperimente: betrieben, beobachtet und exportiert aus einer Konsole.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.&lt;/p&gt;&lt;p&gt;Das Protokoll liegt in %2.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>LabChat::EndSessionDialog</name>
    <message>
        <source>End session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>Participants will see “This session has ended.” and can write nothing more. Everything that was said stays in the log and can be exported. An ended session cannot be taken up again.</source>
        <translation>Teilnehmende sehen, dass die Sitzung beendet ist, und können nichts mehr schreiben. Alles Gesagte bleibt im Protokoll und kann exportiert werden. Eine beendete Sitzung kann nicht wieder aufgenommen werden.</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>for the log, for example: all groups are done</source>
        <translation>für das Protokoll, zum Beispiel: alle Gruppen sind fertig</translation>
    </message>
    <message>
        <source>Is kept in the log; participants do not see it</source>
        <translation>Bleibt im Protokoll; Teilnehmende sehen es nicht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
    <message>
        <source>Who ended the session: is kept in the log</source>
        <translation>Wer die Sitzung beendet hat: bleibt im Protokoll</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message numerus="yes">
        <source>End %1 now? %Ln participants are online.</source>
        <translation>
            <numerusform>%1 jetzt beenden? %Ln Person ist online.</numerusform>
            <numerusform>%1 jetzt beenden? %Ln Personen sind online.</numerusform>
        </translation>
    </message>
    <message>
        <source>End %1 now? Nobody is online.</source>
        <translation>%1 jetzt beenden? Niemand ist online.</translation>
    </message>
    <message>
        <source>&amp;End session</source>
        <translation>Sitzung &amp;beenden</translation>
    </message>
    <message>
        <source>Ends the session for all participants, for good</source>
        <translation>Beendet die Sitzung für alle Teilnehmenden, endgültig</translation>
    </message>
</context>
<context>
    <name>LabChat::ExportDialog</name>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sitzung</translation>
    </message>
    <message>
        <source>The session whose log is written, or all of them</source>
        <translation>Die Sitzung, deren Protokoll geschrieben wird, oder alle</translation>
    </message>
    <message>
        <source>Session to export</source>
        <translation>Sitzung für den Export</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Which columns the file has</source>
        <translation>Welche Spalten die Datei hat</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>What the format holds</source>
        <translation>Was das Format enthält</translation>
    </message>
    <message>
        <source>Rows written so far</source>
        <translation>Bisher geschriebene Zeilen</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Outcome of the export</source>
        <translation>Ergebnis des Exports</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Opens the folder in which the file lies</source>
        <translation>Öffnet den Ordner, in dem die Datei liegt</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Asks for the file and writes it</source>
        <translation>Fragt nach der Datei und schreibt sie</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stops writing; no half file stays</source>
        <translation>Hört auf zu schreiben; es bleibt keine halbe Datei zurück</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation>Schließt diesen Dialog</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>oTree&apos;s chat messages</source>
        <translation>Chatnachrichten wie in oTree</translation>
    </message>
    <message>
        <source>Messages, with group, role, round and page</source>
        <translation>Nachrichten mit Gruppe, Rolle, Runde und Seite</translation>
    </message>
    <message>
        <source>Events: everything that is in the log</source>
        <translation>Ereignisse: alles, was im Protokoll steht</translation>
    </message>
    <message>
        <source>The list of sessions cannot be read: %1</source>
        <translation>Die Liste der Sitzungen kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>%1 (%2) · %3 · %4</source>
        <translation>%1 (%2) · %3 · %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>One row a message, in the columns of oTree&apos;s export: session_code, id_in_session, participant_code, channel, nickname, body, timestamp. Scripts made for oTree read it unchanged.</source>
        <translation>Je Nachricht eine Zeile, in den Spalten des oTree-Exports: session_code, id_in_session, participant_code, channel, nickname, body, timestamp. Skripte für oTree lesen sie unverändert.</translation>
    </message>
    <message>
        <source>One row a message, with everything that is known about it.</source>
        <translation>Je Nachricht eine Zeile, mit allem, was über sie bekannt ist.</translation>
    </message>
    <message>
        <source>One row an event, in the order of the log: messages, arrivals, connections, pages.</source>
        <translation>Je Ereignis eine Zeile, in der Reihenfolge des Protokolls: Nachrichten, Ankünfte, Verbindungen, Seiten.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben…</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>The export was cancelled. No file was written.</source>
        <translation>Der Export wurde abgebrochen. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>The export failed: %1</source>
        <translation>Der Export ist fehlgeschlagen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were written to %1.</source>
        <translation>
            <numerusform>%Ln Zeile wurde in %1 geschrieben.</numerusform>
            <numerusform>%Ln Zeilen wurden in %1 geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::HelpWindow</name>
    <message>
        <source>LabChat – Manual</source>
        <translation>LabChat – Handbuch</translation>
    </message>
    <message>
        <source>Contents of the manual</source>
        <translation>Inhalt des Handbuchs</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>This build of LabChat has no manual.</source>
        <translation>Dieses LabChat wurde ohne Handbuch gebaut.</translation>
    </message>
</context>
<context>
    <name>LabChat::HttpRoutes</name>
    <message>
        <source>LabChat</source>
        <translation>LabChat</translation>
    </message>
    <message>
        <source>The chat server of this laboratory is running. Open the link that the experimenter gave you.</source>
        <translation>Der Chatserver dieses Labors läuft. Öffnen Sie den Link, den Sie von der Versuchsleitung erhalten haben.</translation>
    </message>
    <message>
        <source>Session is full.</source>
        <translation>Die Sitzung ist voll.</translation>
    </message>
    <message>
        <source>Please try again</source>
        <translation>Bitte versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>All places of this session are taken. Please tell the experimenter.</source>
        <translation>Alle Plätze dieser Sitzung sind belegt. Bitte wenden Sie sich an die Versuchsleitung.</translation>
    </message>
    <message>
        <source>Your place could not be stored. Reload this page in a moment, or tell the experimenter.</source>
        <translation>Ihr Platz konnte nicht gespeichert werden. Laden Sie diese Seite gleich noch einmal, oder wenden Sie sich an die Versuchsleitung.</translation>
    </message>
    <message>
        <source>This link is not valid</source>
        <translation>Dieser Link ist nicht gültig</translation>
    </message>
    <message>
        <source>Check that the whole address was opened, or ask the experimenter for your link.</source>
        <translation>Prüfen Sie, ob die ganze Adresse geöffnet wurde, oder fragen Sie die Versuchsleitung nach Ihrem Link.</translation>
    </message>
    <message>
        <source>This session has ended</source>
        <translation>Die Sitzung ist beendet</translation>
    </message>
    <message>
        <source>Thank you for taking part. You can close this window.</source>
        <translation>Vielen Dank für Ihre Teilnahme. Sie können dieses Fenster schließen.</translation>
    </message>
    <message>
        <source>Your label</source>
        <translation>Ihr Label</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Enter the label of your seat, as the experimenter told you.</source>
        <translation>Geben Sie das Label Ihres Platzes ein, das Ihnen die Versuchsleitung genannt hat.</translation>
    </message>
    <message>
        <source>“%1” is not a label of this room. Check it, and enter it again.</source>
        <translation>„%1“ ist kein Label dieses Raums. Prüfen Sie es, und geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>Bitte warten</translation>
    </message>
    <message>
        <source>The session has not started yet. This page goes on by itself.</source>
        <translation>Die Sitzung hat noch nicht begonnen. Diese Seite geht von selbst weiter.</translation>
    </message>
</context>
<context>
    <name>LabChat::JsonReader</name>
    <message>
        <source>“%1” must be a text in quotation marks.</source>
        <translation>„%1“ muss ein Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>„%1“ fehlt.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number.</source>
        <translation>„%1“ muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>“%1” must be a number.</source>
        <translation>„%1“ muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>“%1” must be between %2 and %3.</source>
        <translation>„%1“ muss zwischen %2 und %3 liegen.</translation>
    </message>
    <message>
        <source>“%1” must be a list in square brackets.</source>
        <translation>„%1“ muss eine Liste in eckigen Klammern sein.</translation>
    </message>
    <message>
        <source>“%1” must be an object in braces.</source>
        <translation>„%1“ muss ein Objekt in geschweiften Klammern sein.</translation>
    </message>
    <message>
        <source>“%1” is not known here. Did you mean “%2”?</source>
        <translation>„%1“ ist hier nicht bekannt. Meinten Sie „%2“?</translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation>„%1“ ist hier nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>LabChat::LabServer</name>
    <message>
        <source>The first frame has to be “join”.</source>
        <translation>Der erste Frame muss „join“ sein.</translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>This link is not valid.</source>
        <translation>Dieser Link ist nicht gültig.</translation>
    </message>
    <message>
        <source>The session could not be ended; it goes on. Try again when the log can be written.</source>
        <translation>Die Sitzung konnte nicht beendet werden; sie geht weiter. Versuchen Sie es noch einmal, wenn das Protokoll geschrieben werden kann.</translation>
    </message>
</context>
<context>
    <name>LabChat::LinksDialog</name>
    <message>
        <source>Participants&apos; links</source>
        <translation>Links der Teilnehmenden</translation>
    </message>
    <message>
        <source>Double-click opens a link in the browser</source>
        <translation>Ein Doppelklick öffnet einen Link im Browser</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected links, one a line</source>
        <translation>Kopiert die ausgewählten Links, je Zeile einen</translation>
    </message>
    <message>
        <source>Copy the selected links</source>
        <translation>Ausgewählte Links kopieren</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Opens the selected links in this computer&apos;s browser</source>
        <translation>Öffnet die ausgewählten Links im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Open the selected links in the browser</source>
        <translation>Ausgewählte Links im Browser öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>&amp;Alle kopieren</translation>
    </message>
    <message>
        <source>Copies all links with number and code, separated by tabs, for a spreadsheet</source>
        <translation>Kopiert alle Links mit Nummer und Code, durch Tabulatoren getrennt, für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Copy all links</source>
        <translation>Alle Links kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation>Schließt diesen Dialog</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Session link</source>
        <translation>Sitzungslink</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copies the link that takes the next free place</source>
        <translation>Kopiert den Link, der den nächsten freien Platz belegt</translation>
    </message>
    <message>
        <source>Copy the session link</source>
        <translation>Sitzungslink kopieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Takes the next free place, in this computer&apos;s browser</source>
        <translation>Belegt den nächsten freien Platz im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Open the session link</source>
        <translation>Sitzungslink öffnen</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Link of the room</source>
        <translation>Link des Raums</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the link of the room that the session runs in</source>
        <translation>Kopiert den Link des Raums, in dem die Sitzung läuft</translation>
    </message>
    <message>
        <source>Copy the link of the room</source>
        <translation>Link des Raums kopieren</translation>
    </message>
    <message>
        <source>Opens the room in this computer&apos;s browser</source>
        <translation>Öffnet den Raum im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Open the room</source>
        <translation>Raum öffnen</translation>
    </message>
    <message>
        <source>Each of these links leads to one place. Whoever has it is that participant: give each participant only their own.</source>
        <translation>Jeder dieser Links führt zu einem Platz. Wer ihn hat, nimmt diesen Platz ein: Geben Sie allen nur ihren eigenen.</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Prints a sheet with a QR code for each place</source>
        <translation>Druckt ein Blatt mit einem QR-Code für jeden Platz</translation>
    </message>
    <message>
        <source>Print the links</source>
        <translation>Links drucken</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Als PD&amp;F speichern…</translation>
    </message>
    <message>
        <source>Writes the sheet with a QR code for each place to a PDF file</source>
        <translation>Schreibt das Blatt mit einem QR-Code für jeden Platz in eine PDF-Datei</translation>
    </message>
    <message>
        <source>Save the links as PDF</source>
        <translation>Links als PDF speichern</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>CSV &amp;exportieren…</translation>
    </message>
    <message>
        <source>Writes number, code, label and link of each place to a CSV file</source>
        <translation>Schreibt Nummer, Code, Label und Link jedes Platzes in eine CSV-Datei</translation>
    </message>
    <message>
        <source>Export the links as CSV</source>
        <translation>Links als CSV exportieren</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln links were sent to the printer.</source>
        <translation>
            <numerusform>%Ln Link wurde an den Drucker gesendet.</numerusform>
            <numerusform>%Ln Links wurden an den Drucker gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save links</source>
        <translation>Links speichern</translation>
    </message>
    <message>
        <source>The links were written to %1.</source>
        <translation>Die Links wurden in %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>LabChat::Listener</name>
    <message>
        <source>“%1” is not an address of a network interface. Leave --bind out to listen on all of them.</source>
        <translation>„%1“ ist keine Adresse einer Netzwerkschnittstelle. Lassen Sie --bind weg, um an allen zu lauschen.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Close that program, or choose another port (--port).</source>
        <translation>Port %1 wird von einem anderen Programm benutzt. Schließen Sie dieses Programm, oder wählen Sie einen anderen Port (--port).</translation>
    </message>
    <message>
        <source>The server cannot listen on port %1: %2. Choose another port (--port) or address (--bind).</source>
        <translation>Der Server kann nicht an Port %1 lauschen: %2. Wählen Sie einen anderen Port (--port) oder eine andere Adresse (--bind).</translation>
    </message>
</context>
<context>
    <name>LabChat::MainWindow</name>
    <message>
        <source>LabChat</source>
        <translation>LabChat</translation>
    </message>
    <message>
        <source>Opening the log…</source>
        <translation>Protokoll wird geöffnet…</translation>
    </message>
    <message>
        <source>No session is running</source>
        <translation>Es läuft keine Sitzung</translation>
    </message>
    <message>
        <source>Start one from a study. Its links and its channels appear here.</source>
        <translation>Starten Sie eine aus einer Studie. Ihre Links und ihre Kanäle erscheinen hier.</translation>
    </message>
    <message>
        <source>&amp;New session…</source>
        <translation>&amp;Neue Sitzung…</translation>
    </message>
    <message>
        <source>Starts a session of a study</source>
        <translation>Startet eine Sitzung einer Studie</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>LabChat cannot start</source>
        <translation>LabChat kann nicht starten</translation>
    </message>
    <message>
        <source>Why LabChat cannot start</source>
        <translation>Warum LabChat nicht starten kann</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ends LabChat</source>
        <translation>Beendet LabChat</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sitzung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>CSV &amp;exportieren…</translation>
    </message>
    <message>
        <source>Writes the log of a session to a CSV file</source>
        <translation>Schreibt das Protokoll einer Sitzung in eine CSV-Datei</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Ends LabChat; everything is stored</source>
        <translation>Beendet LabChat; alles ist gespeichert</translation>
    </message>
    <message>
        <source>Open session link in &amp;browser</source>
        <translation>Sitzungslink im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Takes the next free place of the session, in this computer&apos;s browser</source>
        <translation>Belegt den nächsten freien Platz der Sitzung im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Open the selected &amp;participant&apos;s link</source>
        <translation>Link der ausgewählten &amp;Person öffnen</translation>
    </message>
    <message>
        <source>Opens the page of the participant that is selected in the table, in this computer&apos;s browser</source>
        <translation>Öffnet die Seite der Person, die in der Tabelle ausgewählt ist, im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>&amp;Links…</source>
        <translation>&amp;Links…</translation>
    </message>
    <message>
        <source>Shows the link of each participant</source>
        <translation>Zeigt die Links aller Teilnehmenden</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>&amp;End session…</source>
        <translation>Sitzung b&amp;eenden…</translation>
    </message>
    <message>
        <source>Ends the session for all participants, for good</source>
        <translation>Beendet die Sitzung für alle Teilnehmenden, endgültig</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Goes to the filter of the channels; again, to that of the participants</source>
        <translation>Springt zum Filter der Kanäle; noch einmal: zu dem der Teilnehmenden</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Larger letters in the transcript</source>
        <translation>Größere Schrift im Verlauf</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>V&amp;erkleinern</translation>
    </message>
    <message>
        <source>Smaller letters in the transcript</source>
        <translation>Kleinere Schrift im Verlauf</translation>
    </message>
    <message>
        <source>Normal &amp;size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
    <message>
        <source>Normal letters in the transcript</source>
        <translation>Normale Schrift im Verlauf</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Puts panels and columns back where they were at first</source>
        <translation>Bringt Bereiche und Spalten an ihren ursprünglichen Ort zurück</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Shows the manual</source>
        <translation>Zeigt das Handbuch</translation>
    </message>
    <message>
        <source>&amp;Protocol reference</source>
        <translation>&amp;Schnittstellenreferenz</translation>
    </message>
    <message>
        <source>Shows how bots and other systems talk to LabChat</source>
        <translation>Zeigt, wie Bots und andere Systeme mit LabChat sprechen</translation>
    </message>
    <message>
        <source>&amp;About LabChat</source>
        <translation>Über &amp;LabChat</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>LabChat – %1</source>
        <translation>LabChat – %1</translation>
    </message>
    <message>
        <source>Quit LabChat</source>
        <translation>LabChat beenden</translation>
    </message>
    <message>
        <source>Quit LabChat while a session is running?</source>
        <translation>LabChat beenden, obwohl eine Sitzung läuft?</translation>
    </message>
    <message>
        <source>Participants will be disconnected. Everything is stored, and they come back by themselves when LabChat starts again.</source>
        <translation>Die Verbindungen der Teilnehmenden werden getrennt. Alles ist gespeichert, und sie kommen von selbst zurück, wenn LabChat wieder startet.</translation>
    </message>
    <message>
        <source>Spl&amp;it screen</source>
        <translation>Geteilter Bildschir&amp;m</translation>
    </message>
    <message>
        <source>Opens all participants side by side in this computer&apos;s browser, to try a study out; takes all places</source>
        <translation>Öffnet die Seiten aller Teilnehmenden nebeneinander im Browser dieses Computers, um eine Studie auszuprobieren; belegt alle Plätze</translation>
    </message>
    <message>
        <source>&amp;Rooms…</source>
        <translation>&amp;Räume…</translation>
    </message>
    <message>
        <source>Makes and changes the lab&apos;s permanent addresses</source>
        <translation>Legt die dauerhaften Adressen des Labors an und ändert sie</translation>
    </message>
    <message>
        <source>Pas&amp;t sessions…</source>
        <translation>&amp;Frühere Sitzungen…</translation>
    </message>
    <message>
        <source>Lists all sessions in the log, to read and to export</source>
        <translation>Listet alle Sitzungen im Protokoll auf, zum Lesen und Exportieren</translation>
    </message>
    <message>
        <source>&amp;Advance selected</source>
        <translation>&amp;Ausgewählte weiterschalten</translation>
    </message>
    <message>
        <source>F8</source>
        <translation>F8</translation>
    </message>
    <message>
        <source>Advance &amp;group</source>
        <translation>&amp;Gruppe weiterschalten</translation>
    </message>
    <message>
        <source>Ctrl+F8</source>
        <translation>Ctrl+F8</translation>
    </message>
    <message>
        <source>Advance the &amp;slowest</source>
        <translation>Lang&amp;samste weiterschalten</translation>
    </message>
    <message>
        <source>Shift+F8</source>
        <translation>Shift+F8</translation>
    </message>
    <message>
        <source>Ad&amp;vance all…</source>
        <translation>Alle &amp;weiterschalten…</translation>
    </message>
</context>
<context>
    <name>LabChat::Matching</name>
    <message>
        <source>Perfect strangers for %1 rounds are impossible: everybody meets %2 others in each round, and there are only %3.</source>
        <translation>Perfect Strangers sind für %1 Runden nicht möglich: Alle treffen in jeder Runde %2 andere, und es gibt nur %3.</translation>
    </message>
    <message numerus="yes">
        <source>With %1 groups of %2, perfect strangers can be arranged for %n round(s). More groups help most (best a prime number of them, at least %2); or write a table.</source>
        <translation>
            <numerusform>Mit %1 Gruppen zu %2 lassen sich Perfect Strangers für %n Runde einrichten. Am meisten helfen mehr Gruppen (am besten eine Primzahl, mindestens %2); oder schreiben Sie eine Tabelle.</numerusform>
            <numerusform>Mit %1 Gruppen zu %2 lassen sich Perfect Strangers für %n Runden einrichten. Am meisten helfen mehr Gruppen (am besten eine Primzahl, mindestens %2); oder schreiben Sie eine Tabelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>In round %1 of the table a group has %2 players; it should have %3.</source>
        <translation>In Runde %1 der Tabelle hat eine Gruppe %2 Mitglieder; es sollten %3 sein.</translation>
    </message>
    <message>
        <source>In round %1 of the table there is a participant %2; there are only 1 to %3.</source>
        <translation>In Runde %1 der Tabelle kommt Person %2 vor; es gibt nur 1 bis %3.</translation>
    </message>
    <message>
        <source>In round %1 of the table participant %2 is in two places.</source>
        <translation>In Runde %1 der Tabelle steht Person %2 an zwei Stellen.</translation>
    </message>
    <message>
        <source>In round %1 of the table %2 of %3 participants are in a group.</source>
        <translation>In Runde %1 der Tabelle sind %2 von %3 Teilnehmenden in einer Gruppe.</translation>
    </message>
    <message>
        <source>The table has %1 rounds; the study has %2.</source>
        <translation>Die Tabelle hat %1 Runden; die Studie hat %2.</translation>
    </message>
</context>
<context>
    <name>LabChat::NewSessionDialog</name>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>&amp;Study</source>
        <translation>&amp;Studie</translation>
    </message>
    <message>
        <source>What the session is a run of</source>
        <translation>Wovon die Sitzung ein Durchlauf ist</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>&amp;Participants</source>
        <translation>&amp;Teilnehmende</translation>
    </message>
    <message>
        <source>How many places the session has</source>
        <translation>Wie viele Plätze die Sitzung hat</translation>
    </message>
    <message>
        <source>Number of participants</source>
        <translation>Zahl der Teilnehmenden</translation>
    </message>
    <message>
        <source>Players per &amp;group</source>
        <translation>&amp;Gruppengröße</translation>
    </message>
    <message>
        <source>How many participants make a group</source>
        <translation>Wie viele Teilnehmende eine Gruppe bilden</translation>
    </message>
    <message>
        <source>Players per group</source>
        <translation>Gruppengröße</translation>
    </message>
    <message>
        <source>What these numbers make</source>
        <translation>Was diese Zahlen ergeben</translation>
    </message>
    <message>
        <source>Star&amp;t session</source>
        <translation>Sitzung sta&amp;rten</translation>
    </message>
    <message>
        <source>Starts the session; its links work at once</source>
        <translation>Startet die Sitzung; ihre Links gelten sofort</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Chooses a study file; one can also be dropped onto the window</source>
        <translation>Wählt die Datei einer Studie; sie kann auch auf das Fenster gezogen werden</translation>
    </message>
    <message>
        <source>Open a study file</source>
        <translation>Datei einer Studie öffnen</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>Reads the selected file anew, after it has been changed</source>
        <translation>Liest die ausgewählte Datei neu, nachdem sie geändert wurde</translation>
    </message>
    <message>
        <source>Check the file again</source>
        <translation>Datei erneut prüfen</translation>
    </message>
    <message>
        <source>Title of the study</source>
        <translation>Titel der Studie</translation>
    </message>
    <message>
        <source>&amp;Rounds</source>
        <translation>R&amp;unden</translation>
    </message>
    <message>
        <source>How often the pages are repeated</source>
        <translation>Wie oft die Seiten wiederholt werden</translation>
    </message>
    <message>
        <source>Number of rounds</source>
        <translation>Zahl der Runden</translation>
    </message>
    <message>
        <source>Roo&amp;m</source>
        <translation>Rau&amp;m</translation>
    </message>
    <message>
        <source>The room whose address leads into the session</source>
        <translation>Der Raum, dessen Adresse in die Sitzung führt</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>How long the pages last that the clock ends</source>
        <translation>Wie lange die Seiten dauern, die die Uhr beendet</translation>
    </message>
    <message>
        <source>Durations of pages</source>
        <translation>Dauer der Seiten</translation>
    </message>
    <message>
        <source>Who is with whom, in each round</source>
        <translation>Wer mit wem zusammen ist, in jeder Runde</translation>
    </message>
    <message>
        <source>Groups that the session will have</source>
        <translation>Gruppen, die die Sitzung haben wird</translation>
    </message>
    <message>
        <source>Who chats with whom</source>
        <translation>Wer mit wem chattet</translation>
    </message>
    <message>
        <source>Channels that the session will have</source>
        <translation>Kanäle, die die Sitzung haben wird</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Datei wird gelesen…</translation>
    </message>
    <message>
        <source>How many mistakes the file has</source>
        <translation>Wie viele Fehler die Datei hat</translation>
    </message>
    <message>
        <source>Change the file in an editor, then press “Check again”.</source>
        <translation>Ändern Sie die Datei in einem Editor, und drücken Sie dann „Erneut prüfen“.</translation>
    </message>
    <message>
        <source>Each mistake with its place in the file, as a JSON Pointer</source>
        <translation>Jeder Fehler mit seiner Stelle in der Datei, als JSON Pointer</translation>
    </message>
    <message>
        <source>Mistakes in the file</source>
        <translation>Fehler in der Datei</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Page and chat</source>
        <translation>Seite und Chat</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>No room</source>
        <translation>Kein Raum</translation>
    </message>
    <message>
        <source>Open a study</source>
        <translation>Studie öffnen</translation>
    </message>
    <message>
        <source>Studies (*.study.json);;JSON files (*.json);;All files (*)</source>
        <translation>Studien (*.study.json);;JSON-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” in the channels&apos; names</source>
        <translation>„%1“ in den Namen der Kanäle</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Duration of %1</source>
        <translation>Dauer von %1</translation>
    </message>
    <message>
        <source>How long a participant stays on this page, in seconds</source>
        <translation>Wie lange Teilnehmende auf dieser Seite bleiben, in Sekunden</translation>
    </message>
    <message>
        <source>“%1” lasts</source>
        <comment>a page; its duration follows</comment>
        <translation>„%1“ dauert</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message numerus="yes">
        <source>This study cannot be used: %Ln mistakes</source>
        <translation>
            <numerusform>Diese Studie kann nicht verwendet werden: %Ln Fehler</numerusform>
            <numerusform>Diese Studie kann nicht verwendet werden: %Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This makes %Ln groups in each round. Working out who is with whom…</source>
        <translation>
            <numerusform>Das ergibt %Ln Gruppe in jeder Runde. Es wird ermittelt, wer mit wem zusammen ist…</numerusform>
            <numerusform>Das ergibt %Ln Gruppen in jeder Runde. Es wird ermittelt, wer mit wem zusammen ist…</numerusform>
        </translation>
    </message>
    <message>
        <source>This makes %1 and %2.</source>
        <comment>groups, channels</comment>
        <translation>Das ergibt %1 und %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln channels</source>
        <translation>
            <numerusform>%Ln Kanal</numerusform>
            <numerusform>%Ln Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 This is an example: the groups are drawn anew when the session starts.</source>
        <translation>%1 Dies ist ein Beispiel: Die Gruppen werden beim Start der Sitzung neu gezogen.</translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantsModel</name>
    <message>
        <source>P</source>
        <comment>the column of places in the session</comment>
        <translation>P</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt da</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nie</translation>
    </message>
    <message>
        <source>%1: the link has not been opened yet</source>
        <translation>%1: Der Link wurde noch nicht geöffnet</translation>
    </message>
    <message>
        <source>%1: last seen %2</source>
        <translation>%1: zuletzt gesehen %2</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantsPanel</name>
    <message>
        <source>F&amp;ind</source>
        <translation>S&amp;uchen</translation>
    </message>
    <message>
        <source>Code, label or P-number</source>
        <translation>Code, Label oder P-Nummer</translation>
    </message>
    <message>
        <source>Shows only the participants whose code, label or number contains this</source>
        <translation>Zeigt nur die Teilnehmenden, deren Code, Label oder Nummer dies enthält</translation>
    </message>
    <message>
        <source>Filter participants</source>
        <translation>Teilnehmende filtern</translation>
    </message>
    <message>
        <source>Right-click for a participant&apos;s link; double-click for the channel</source>
        <translation>Rechtsklick für den Link der Person; Doppelklick für den Kanal</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Teilnehmende</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>Link &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Open link in browser</source>
        <translation>Link im Browser &amp;öffnen</translation>
    </message>
    <message>
        <source>Copy co&amp;de</source>
        <translation>&amp;Code kopieren</translation>
    </message>
    <message>
        <source>&amp;Show channel</source>
        <translation>Kanal &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>LabChat::PastSessionsDialog</name>
    <message>
        <source>Past sessions</source>
        <translation>Frühere Sitzungen</translation>
    </message>
    <message>
        <source>F&amp;ind</source>
        <translation>S&amp;uchen</translation>
    </message>
    <message>
        <source>Study or code</source>
        <translation>Studie oder Code</translation>
    </message>
    <message>
        <source>Shows only the sessions whose study or code contains this</source>
        <translation>Zeigt nur die Sitzungen, deren Studie oder Code dies enthält</translation>
    </message>
    <message>
        <source>Filter sessions</source>
        <translation>Sitzungen filtern</translation>
    </message>
    <message>
        <source>Double-click shows a session in the window</source>
        <translation>Ein Doppelklick zeigt eine Sitzung im Fenster</translation>
    </message>
    <message>
        <source>Sessions in the log</source>
        <translation>Sitzungen im Protokoll</translation>
    </message>
    <message>
        <source>State of the list</source>
        <translation>Zustand der Liste</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>Shows the session in the window; one that has ended can only be read</source>
        <translation>Zeigt die Sitzung im Fenster; eine beendete kann nur gelesen werden</translation>
    </message>
    <message>
        <source>Open the session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>CSV &amp;exportieren…</translation>
    </message>
    <message>
        <source>Writes the log of the session to a CSV file</source>
        <translation>Schreibt das Protokoll der Sitzung in eine CSV-Datei</translation>
    </message>
    <message>
        <source>Export the session</source>
        <translation>Sitzung exportieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation>Schließt diesen Dialog</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Protokoll wird gelesen…</translation>
    </message>
    <message>
        <source>The list of sessions cannot be read: %1</source>
        <translation>Die Liste der Sitzungen kann nicht gelesen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln Sitzung</numerusform>
            <numerusform>%Ln Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the session…</source>
        <translation>Sitzung wird gelesen…</translation>
    </message>
    <message>
        <source>The session cannot be read: %1</source>
        <translation>Die Sitzung kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a study&apos;s title, a session&apos;s code</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>LabChat::PastSessionsModel</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>LabChat::Room</name>
    <message>
        <source>The labels cannot be read from “%1”: %2.</source>
        <translation>Die Labels können nicht aus „%1“ gelesen werden: %2.</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>A participant label may hold letters, digits and “_” only, and at most 100 of them; “%1” in “%2” does not.</source>
        <translation>Ein Teilnehmer-Label darf nur Buchstaben, Ziffern und „_“ enthalten, und davon höchstens 100; „%1“ in „%2“ hält sich nicht daran.</translation>
    </message>
</context>
<context>
    <name>LabChat::RoomDialog</name>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>for example: lab1</source>
        <translation>zum Beispiel: labor1</translation>
    </message>
    <message>
        <source>Letters, digits and “_”; is part of the room&apos;s address</source>
        <translation>Buchstaben, Ziffern und „_“; ist Teil der Adresse des Raums</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>Name des Raums</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Labels</translation>
    </message>
    <message>
        <source>PC_1
PC_2
PC_3</source>
        <translation>PC_1
PC_2
PC_3</translation>
    </message>
    <message>
        <source>The seats, separated by spaces or lines; empty: everybody may enter</source>
        <translation>Die Plätze, durch Leerzeichen oder Zeilen getrennt; leer: alle dürfen eintreten</translation>
    </message>
    <message>
        <source>Labels of the seats</source>
        <translation>Labels der Plätze</translation>
    </message>
    <message>
        <source>Load from &amp;file…</source>
        <translation>Aus &amp;Datei laden…</translation>
    </message>
    <message>
        <source>Replaces the labels by those of a text file</source>
        <translation>Ersetzt die Labels durch die einer Textdatei</translation>
    </message>
    <message>
        <source>Load labels from a file</source>
        <translation>Labels aus einer Datei laden</translation>
    </message>
    <message>
        <source>What is wrong, or how many labels there are</source>
        <translation>Was nicht stimmt, oder wie viele Labels es sind</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Neuer Raum</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Raum %1</translation>
    </message>
    <message>
        <source>A room keeps its name: its address is in the lab&apos;s bookmarks</source>
        <translation>Ein Raum behält seinen Namen: Seine Adresse steht in den Lesezeichen des Labors</translation>
    </message>
    <message>
        <source>&amp;Keep room</source>
        <translation>Raum &amp;speichern</translation>
    </message>
    <message>
        <source>The room is there at once; nothing has to be started again</source>
        <translation>Der Raum ist sofort da; nichts muss neu gestartet werden</translation>
    </message>
    <message>
        <source>Without labels everybody may enter; a browser is known by a cookie.</source>
        <translation>Ohne Labels dürfen alle eintreten; ein Browser wird an einem Cookie erkannt.</translation>
    </message>
    <message>
        <source>%1; %2 dropped.</source>
        <translation>%1; %2 weggelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Label</numerusform>
            <numerusform>%Ln Labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicates</source>
        <translation>
            <numerusform>%Ln doppeltes</numerusform>
            <numerusform>%Ln doppelte</numerusform>
        </translation>
    </message>
    <message>
        <source>A room&apos;s name may hold letters, digits and “_” only, and at most 100 of them.</source>
        <translation>Der Name eines Raums darf nur Buchstaben, Ziffern und „_“ enthalten, und davon höchstens 100.</translation>
    </message>
    <message>
        <source>There is a room “%1” already.</source>
        <translation>Es gibt schon einen Raum „%1“.</translation>
    </message>
    <message>
        <source>A label may hold letters, digits and “_” only, and at most 100 of them; “%1” does not.</source>
        <translation>Ein Label darf nur Buchstaben, Ziffern und „_“ enthalten, und davon höchstens 100; „%1“ hält sich nicht daran.</translation>
    </message>
    <message>
        <source>A label may hold letters, digits and “_” only, and at most 100 of them; “%1” and %2 more do not.</source>
        <translation>Ein Label darf nur Buchstaben, Ziffern und „_“ enthalten, und davon höchstens 100; „%1“ und %2 weitere halten sich nicht daran.</translation>
    </message>
    <message>
        <source>Load labels</source>
        <translation>Labels laden</translation>
    </message>
    <message>
        <source>Text files (*.txt *.csv);;All files (*)</source>
        <translation>Textdateien (*.txt *.csv);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>LabChat::RoomsDialog</name>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>A room is an address that stays the same from session to session. It leads into the newest running session of the room.</source>
        <translation>Ein Raum ist eine Adresse, die von Sitzung zu Sitzung dieselbe bleibt. Sie führt in die neueste laufende Sitzung des Raums.</translation>
    </message>
    <message>
        <source>Double-click changes a room</source>
        <translation>Ein Doppelklick ändert einen Raum</translation>
    </message>
    <message>
        <source>There is no room yet.</source>
        <translation>Es gibt noch keinen Raum.</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>Makes a room</source>
        <translation>Legt einen Raum an</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Neuer Raum</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>B&amp;earbeiten…</translation>
    </message>
    <message>
        <source>Changes the labels of the selected room</source>
        <translation>Ändert die Labels des ausgewählten Raums</translation>
    </message>
    <message>
        <source>Edit the room</source>
        <translation>Raum bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>Link &amp;kopieren</translation>
    </message>
    <message>
        <source>Copies the link of the selected room</source>
        <translation>Kopiert den Link des ausgewählten Raums</translation>
    </message>
    <message>
        <source>Copy the link of the room</source>
        <translation>Link des Raums kopieren</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Opens the selected room in this computer&apos;s browser</source>
        <translation>Öffnet den ausgewählten Raum im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Open the room in the browser</source>
        <translation>Raum im Browser öffnen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation>Schließt diesen Dialog</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>LabChat::RoomsModel</name>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>open to everybody</source>
        <translation>für alle offen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Label</numerusform>
            <numerusform>%Ln Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>LabChat::Rules</name>
    <message>
        <source>Session is full.</source>
        <translation>Die Sitzung ist voll.</translation>
    </message>
    <message>
        <source>This place is taken already.</source>
        <translation>Dieser Platz ist schon belegt.</translation>
    </message>
    <message>
        <source>This message is in the log already.</source>
        <translation>Diese Nachricht ist schon im Protokoll.</translation>
    </message>
    <message>
        <source>This chat is not open to you.</source>
        <translation>Dieser Chat steht Ihnen nicht offen.</translation>
    </message>
    <message>
        <source>An empty message is not sent.</source>
        <translation>Eine leere Nachricht wird nicht gesendet.</translation>
    </message>
    <message>
        <source>The message contains a character that cannot be sent. Please type it anew.</source>
        <translation>Die Nachricht enthält ein Zeichen, das nicht gesendet werden kann. Bitte geben Sie sie neu ein.</translation>
    </message>
    <message numerus="yes">
        <source>The message is too long: at most %n characters.</source>
        <translation>
            <numerusform>Die Nachricht ist zu lang: höchstens %n Zeichen.</numerusform>
            <numerusform>Die Nachricht ist zu lang: höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are sending messages too fast. Please wait a moment.</source>
        <translation>Sie senden Nachrichten zu schnell. Bitte warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>This was displayed already.</source>
        <translation>Das wurde schon angezeigt.</translation>
    </message>
    <message>
        <source>This page was left already.</source>
        <translation>Diese Seite wurde schon verlassen.</translation>
    </message>
    <message>
        <source>The experimenter ends this page.</source>
        <translation>Die Versuchsleitung beendet diese Seite.</translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>This chat is not open yet.</source>
        <translation>Dieser Chat ist noch nicht geöffnet.</translation>
    </message>
    <message>
        <source>This chat is closed.</source>
        <translation>Dieser Chat ist geschlossen.</translation>
    </message>
    <message numerus="yes">
        <source>You have sent all %n messages that you may send here.</source>
        <translation>
            <numerusform>Sie haben die %n Nachricht gesendet, die Sie hier senden dürfen.</numerusform>
            <numerusform>Sie haben alle %n Nachrichten gesendet, die Sie hier senden dürfen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This page ends when its time is over.</source>
        <translation>Diese Seite endet, wenn ihre Zeit um ist.</translation>
    </message>
    <message>
        <source>The time of this page is not over.</source>
        <translation>Die Zeit dieser Seite ist noch nicht um.</translation>
    </message>
    <message>
        <source>Some of the group are not ready.</source>
        <translation>Noch sind nicht alle aus der Gruppe bereit.</translation>
    </message>
    <message>
        <source>You are waiting for your group already.</source>
        <translation>Sie warten schon auf Ihre Gruppe.</translation>
    </message>
</context>
<context>
    <name>LabChat::SeatLinks</name>
    <message>
        <source>The file “%1” could not be written: %2. Choose another place, or free some space.</source>
        <translation>Die Datei „%1“ konnte nicht geschrieben werden: %2. Wählen Sie einen anderen Ort, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>LabChat::Session</name>
    <message>
        <source>On page “%1” two chats lead P%2 to the same channel, “%3”. Give one of them another channel.</source>
        <translation>Auf Seite „%1“ führen zwei Chats P%2 in denselben Kanal, „%3“. Geben Sie einem davon einen anderen Kanal.</translation>
    </message>
    <message>
        <source>A channel&apos;s name may hold letters, digits, “_” and “-” only; chat “%1” makes it “%2” for P%3.</source>
        <translation>Der Name eines Kanals darf nur Buchstaben, Ziffern, „_“ und „-“ enthalten; durch den Chat „%1“ wird er für P%3 zu „%2“.</translation>
    </message>
</context>
<context>
    <name>LabChat::SessionHost</name>
    <message>
        <source>The message could not be stored. Try again.</source>
        <translation>Die Nachricht konnte nicht gespeichert werden. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This study has no help line.</source>
        <translation>Diese Studie hat keine Hilfe per Chat.</translation>
    </message>
    <message>
        <source>This chat is not open to you.</source>
        <translation>Dieser Chat steht Ihnen nicht offen.</translation>
    </message>
    <message>
        <source>The experimenter&apos;s computer is stopping the chat.</source>
        <translation>Der Computer der Versuchsleitung hält den Chat gerade an.</translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
</context>
<context>
    <name>LabChat::SessionPreview</name>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>a participant&apos;s place, a nickname</comment>
        <translation>%1 als „%2“</translation>
    </message>
</context>
<context>
    <name>LabChat::SessionTexts</name>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>Round %1, group %2</source>
        <translation>Runde %1, Gruppe %2</translation>
    </message>
    <message>
        <source>%1 (%2, ended)</source>
        <translation>%1 (%2, beendet)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>P%1</source>
        <comment>a participant&apos;s place in the session, in a narrow column</comment>
        <translation>P%1</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>arrival</source>
        <translation>Ankunft</translation>
    </message>
    <message>
        <source>the participant</source>
        <translation>die Person selbst</translation>
    </message>
    <message>
        <source>the operator</source>
        <translation>die Versuchsleitung</translation>
    </message>
    <message>
        <source>time, until %1</source>
        <translation>Zeit, bis %1</translation>
    </message>
</context>
<context>
    <name>LabChat::Sessions</name>
    <message>
        <source>The log is not open; a session cannot be started now.</source>
        <translation>Das Protokoll ist nicht geöffnet; jetzt kann keine Sitzung gestartet werden.</translation>
    </message>
</context>
<context>
    <name>LabChat::SqliteArchive</name>
    <message>
        <source>There is no session “%1” in the log.</source>
        <translation>Im Protokoll gibt es keine Sitzung „%1“.</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>The file “%1” could not be written: %2. Choose another place, or free some space.</source>
        <translation>Die Datei „%1“ konnte nicht geschrieben werden: %2. Wählen Sie einen anderen Ort, oder schaffen Sie Platz.</translation>
    </message>
</context>
<context>
    <name>LabChat::SqliteEventLog</name>
    <message>
        <source>An event does not follow the last one in the log (%1 after %2).</source>
        <translation>Ein Ereignis schließt nicht an das letzte im Protokoll an (%1 nach %2).</translation>
    </message>
    <message>
        <source>The log is closed.</source>
        <translation>Das Protokoll ist geschlossen.</translation>
    </message>
</context>
<context>
    <name>LabChat::StatusLine</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Participants online</source>
        <translation>Teilnehmende online</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Last commit</source>
        <translation>Zuletzt gespeichert</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Freier Speicherplatz</translation>
    </message>
    <message>
        <source>When something was last written to the log, durably</source>
        <translation>Wann zuletzt etwas dauerhaft ins Protokoll geschrieben wurde</translation>
    </message>
    <message>
        <source>Free where the log is kept: %1</source>
        <translation>Frei, wo das Protokoll liegt: %1</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Keine Adresse</translation>
    </message>
    <message>
        <source>%1 of %2 online</source>
        <translation>%1 von %2 online</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stored yet</source>
        <translation>Noch nichts gespeichert</translation>
    </message>
    <message>
        <source>Last commit %1</source>
        <translation>Zuletzt gespeichert: %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
</context>
<context>
    <name>LabChat::StudiesModel</name>
    <message>
        <source>Shipped with LabChat</source>
        <translation>Mit LabChat geliefert</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>LabChat::StudyChanges</name>
    <message>
        <source>one group</source>
        <translation>eine Gruppe</translation>
    </message>
    <message>
        <source>groups of %1</source>
        <translation>Gruppen zu %1</translation>
    </message>
    <message>
        <source>random groups of %1</source>
        <translation>zufällige Gruppen zu %1</translation>
    </message>
    <message>
        <source>perfect strangers in groups of %1</source>
        <translation>Perfect Strangers in Gruppen zu %1</translation>
    </message>
    <message>
        <source>groups of %1 by a table</source>
        <translation>Gruppen zu %1 nach einer Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln participants</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Teilnehmende</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rounds</source>
        <translation>
            <numerusform>%Ln Runde</numerusform>
            <numerusform>%Ln Runden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::StudyFile</name>
    <message>
        <source>The file “%1” is missing; it belongs beside the study&apos;s file.</source>
        <translation>Die Datei „%1“ fehlt; sie gehört neben die Datei der Studie.</translation>
    </message>
    <message>
        <source>“%1” is outside the study&apos;s folder.</source>
        <translation>„%1“ liegt außerhalb des Ordners der Studie.</translation>
    </message>
    <message>
        <source>“%1” cannot be read (it must be a text file of at most 1 MiB).</source>
        <translation>„%1“ kann nicht gelesen werden (es muss eine Textdatei von höchstens 1 MiB sein).</translation>
    </message>
    <message>
        <source>A chat&apos;s name may hold letters, digits, “_” and “-” only; here it is “%1”.</source>
        <translation>Der Name eines Chats darf nur Buchstaben, Ziffern, „_“ und „-“ enthalten; hier lautet er „%1“.</translation>
    </message>
    <message>
        <source>Here an object in braces is expected.</source>
        <translation>Hier wird ein Objekt in geschweiften Klammern erwartet.</translation>
    </message>
    <message>
        <source>The name “%1” is taken already.</source>
        <translation>Der Name „%1“ ist schon vergeben.</translation>
    </message>
    <message>
        <source>A page&apos;s name may hold letters, digits, “_” and “-” only, and “finished” is taken; here it is “%1”.</source>
        <translation>Der Name einer Seite darf nur Buchstaben, Ziffern, „_“ und „-“ enthalten, und „finished“ ist vergeben; hier lautet er „%1“.</translation>
    </message>
    <message>
        <source>A study&apos;s name may hold letters, digits, “_” and “-” only; here it is “%1”.</source>
        <translation>Der Name einer Studie darf nur Buchstaben, Ziffern, „_“ und „-“ enthalten; hier lautet er „%1“.</translation>
    </message>
    <message>
        <source>“num_participants” is missing.</source>
        <translation>„num_participants“ fehlt.</translation>
    </message>
    <message>
        <source>There must be one role for each player of a group (%1); here there are %2.</source>
        <translation>Es muss für jedes Mitglied einer Gruppe genau eine Rolle geben (%1); hier sind es %2.</translation>
    </message>
    <message>
        <source>A study needs at least one page.</source>
        <translation>Eine Studie braucht mindestens eine Seite.</translation>
    </message>
    <message>
        <source>The study “%1” cannot be read: %2.</source>
        <translation>Die Studie „%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The study “%1” is larger than 1 MiB; it is hardly a study.</source>
        <translation>Die Studie „%1“ ist größer als 1 MiB; das ist kaum eine Studie.</translation>
    </message>
    <message>
        <source>“%1” is not a JSON object: %2 at byte %3.</source>
        <translation>„%1“ ist kein JSON-Objekt: %2 bei Byte %3.</translation>
    </message>
    <message>
        <source>There is no study “%1”: neither a file nor one of the shipped studies (%2).</source>
        <translation>Es gibt keine Studie „%1“: weder eine Datei noch eine der mitgelieferten Studien (%2).</translation>
    </message>
    <message>
        <source>A session has between 1 and %1 participants.</source>
        <translation>Eine Sitzung hat zwischen 1 und %1 Teilnehmende.</translation>
    </message>
    <message>
        <source>%1 participants do not fit into groups of %2; %2 would.</source>
        <translation>%1 Teilnehmende gehen nicht in Gruppen zu %2 auf; mit %2 ginge es.</translation>
    </message>
    <message>
        <source>%1 participants do not fit into groups of %2; %3 or %4 would.</source>
        <translation>%1 Teilnehmende gehen nicht in Gruppen zu %2 auf; mit %3 oder %4 ginge es.</translation>
    </message>
    <message>
        <source>This study has %1 roles, so its groups have %1 players, not %2.</source>
        <translation>Diese Studie hat %1 Rollen, also haben ihre Gruppen %1 Mitglieder, nicht %2.</translation>
    </message>
    <message>
        <source>“%1” can be %2; here it is “%3”.</source>
        <translation>„%1“ kann eines von diesen sein: %2; hier steht „%3“.</translation>
    </message>
    <message>
        <source>The chat would close before it opens.</source>
        <translation>Der Chat würde schließen, bevor er öffnet.</translation>
    </message>
    <message>
        <source>Here a text in quotation marks is expected.</source>
        <translation>Hier wird ein Text in Anführungszeichen erwartet.</translation>
    </message>
    <message>
        <source>A chat can show “time”, “typing” and “presence”; here it is “%1”.</source>
        <translation>Ein Chat kann „time“, „typing“ und „presence“ zeigen; hier steht „%1“.</translation>
    </message>
    <message>
        <source>Chat with %1</source>
        <translation>Chat mit %1</translation>
    </message>
    <message>
        <source>A page that a timer ends needs “duration_s”, in seconds.</source>
        <translation>Eine Seite, die ein Timer beendet, braucht „duration_s“, in Sekunden.</translation>
    </message>
    <message>
        <source>“duration_s” goes with “ends”: “timer”.</source>
        <translation>„duration_s“ gehört zu „ends“: „timer“.</translation>
    </message>
    <message>
        <source>A round of the table is a list of groups, and a group a list of numbers.</source>
        <translation>Eine Runde der Tabelle ist eine Liste von Gruppen, und eine Gruppe eine Liste von Zahlen.</translation>
    </message>
    <message>
        <source>“%1” is not one of the study&apos;s roles (%2).</source>
        <translation>„%1“ ist keine der Rollen der Studie (%2).</translation>
    </message>
    <message>
        <source>it has none</source>
        <translation>sie hat keine</translation>
    </message>
</context>
<context>
    <name>LabChat::Template</name>
    <message>
        <source>The template “%1” is not well-formed: %2.</source>
        <translation>Die Vorlage „%1“ ist nicht wohlgeformt: %2.</translation>
    </message>
    <message>
        <source>“%1” names “%2”, which is not known here; known are %3.</source>
        <translation>„%1“ nennt „%2“, das hier nicht bekannt ist; bekannt sind %3.</translation>
    </message>
</context>
<context>
    <name>LabChat::TextTableModel</name>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
</context>
<context>
    <name>LabChat::TranscriptModel</name>
    <message>
        <source>%1	%2 (%3 %4)	%5</source>
        <comment>a copied message: time, nickname, place, code, body</comment>
        <translation>%1	%2 (%3 %4)	%5</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · number %4 in the session&apos;s log</source>
        <translation>%1 · %2 · %3 · Nummer %4 im Protokoll der Sitzung</translation>
    </message>
</context>
<context>
    <name>LabChat::TranscriptPanel</name>
    <message>
        <source>Channel that is shown</source>
        <translation>Angezeigter Kanal</translation>
    </message>
    <message>
        <source>State of the channel</source>
        <translation>Zustand des Kanals</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Reads the messages of this channel anew</source>
        <translation>Liest die Nachrichten dieses Kanals neu</translation>
    </message>
    <message>
        <source>Read the messages again</source>
        <translation>Nachrichten noch einmal lesen</translation>
    </message>
    <message>
        <source>Messages of the channel</source>
        <translation>Nachrichten des Kanals</translation>
    </message>
    <message>
        <source>Goes to the newest message</source>
        <translation>Springt zur neuesten Nachricht</translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>Zur neuesten Nachricht</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected messages with time, nickname and code</source>
        <translation>Kopiert die ausgewählten Nachrichten mit Zeit, Spitzname und Code</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Selects all messages that are loaded</source>
        <translation>Wählt alle geladenen Nachrichten aus</translation>
    </message>
    <message>
        <source>Channel %1 in the log and in the export</source>
        <translation>Kanal %1 im Protokoll und im Export</translation>
    </message>
    <message>
        <source>Select a channel</source>
        <translation>Wählen Sie einen Kanal aus</translation>
    </message>
    <message>
        <source>Reading the messages…</source>
        <translation>Nachrichten werden gelesen…</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Noch keine Nachrichten</translation>
    </message>
    <message>
        <source>The messages cannot be read: %1</source>
        <translation>Die Nachrichten können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>%1 of %2 online · %3</source>
        <translation>%1 von %2 online · %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln &amp;new messages ↓</source>
        <translation>
            <numerusform>%Ln neue Na&amp;chricht ↓</numerusform>
            <numerusform>%Ln neue Na&amp;chrichten ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Newest messages ↓</source>
        <translation>Neueste Na&amp;chrichten ↓</translation>
    </message>
</context>
<context>
    <name>LabChat::Workspace</name>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>&amp;Participants</source>
        <translation>&amp;Teilnehmende</translation>
    </message>
    <message>
        <source>Shows or hides this panel</source>
        <translation>Zeigt oder verbirgt diesen Bereich</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>labchat: There is no display to show the console on. “labchat serve” runs the same server without a window.</source>
        <translation>labchat: Es gibt keine Anzeige für die Konsole. „labchat serve“ betreibt denselben Server ohne Fenster.</translation>
    </message>
</context>
</TS>
