<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>LabChat::ActingPanels</name>
    <message>
        <source>&amp;Log of actions</source>
        <translation>Aktions&amp;protokoll</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Warten auf Freigabe</translation>
    </message>
    <message>
        <source>Waiting for approval (%1)</source>
        <translation>Warten auf Freigabe (%1)</translation>
    </message>
    <message>
        <source>Waiti&amp;ng for approval</source>
        <translation>Warten auf &amp;Freigabe</translation>
    </message>
    <message>
        <source>Shows the messages that wait for your approval</source>
        <translation>Zeigt die Nachrichten, die auf Ihre Freigabe warten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages wait for approval</source>
        <translation>
            <numerusform>%Ln Nachricht wartet auf Freigabe</numerusform>
            <numerusform>%Ln Nachrichten warten auf Freigabe</numerusform>
        </translation>
    </message>
    <message>
        <source>Announced %1: %2</source>
        <comment>the time, who has seen it</comment>
        <translation>Durchsage %1: %2</translation>
    </message>
    <message>
        <source>Everybody has seen it. Shows it in the log of actions</source>
        <translation>Alle haben sie gesehen. Zeigt sie im Aktionsprotokoll</translation>
    </message>
    <message>
        <source>Not seen yet by %1. Shows it in the log of actions</source>
        <comment>places</comment>
        <translation>Noch nicht gesehen von %1. Zeigt sie im Aktionsprotokoll</translation>
    </message>
    <message>
        <source>The last announcement</source>
        <translation>Die letzte Durchsage</translation>
    </message>
    <message>
        <source>Shows it in the log of actions</source>
        <translation>Zeigt sie im Aktionsprotokoll</translation>
    </message>
</context>
<context>
    <name>LabChat::ActionTexts</name>
    <message>
        <source>a message of %1 in %2</source>
        <translation>eine Nachricht von %1 in %2</translation>
    </message>
    <message>
        <source>the experimenter&apos;s message in %1</source>
        <translation>die Nachricht der Versuchsleitung in %1</translation>
    </message>
    <message>
        <source>a message in %1</source>
        <translation>eine Nachricht in %1</translation>
    </message>
    <message>
        <source>all chats</source>
        <translation>alle Chats</translation>
    </message>
    <message>
        <source>the chats of the page “%1”</source>
        <translation>die Chats der Seite „%1“</translation>
    </message>
    <message>
        <source>Unmuted %1</source>
        <translation>Stummschaltung aufgehoben: %1</translation>
    </message>
    <message>
        <source>Unmuted %1 in %2</source>
        <translation>Stummschaltung in %2 aufgehoben: %1</translation>
    </message>
    <message>
        <source>Muted %1 for a while</source>
        <translation>Für eine Weile stummgeschaltet: %1</translation>
    </message>
    <message>
        <source>Muted %1</source>
        <translation>Stummgeschaltet: %1</translation>
    </message>
    <message>
        <source>Muted %1 in %2 for a while</source>
        <translation>In %2 für eine Weile stummgeschaltet: %1</translation>
    </message>
    <message>
        <source>Muted %1 in %2</source>
        <translation>In %2 stummgeschaltet: %1</translation>
    </message>
    <message>
        <source>Reset the countdown of %1 to the study&apos;s time</source>
        <translation>Countdown auf die Zeit der Studie zurückgesetzt: %1</translation>
    </message>
    <message>
        <source>Removed the countdown of %1</source>
        <translation>Countdown entfernt: %1</translation>
    </message>
    <message>
        <source>Set the countdown of %1</source>
        <translation>Countdown gesetzt: %1</translation>
    </message>
    <message>
        <source>everybody with the role %1</source>
        <comment>a role</comment>
        <translation>alle mit der Rolle %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Advanced %1 to the end</source>
        <translation>Bis zum Ende weitergeschaltet: %1</translation>
    </message>
    <message>
        <source>Advanced %1 to “%2”</source>
        <translation>Zu „%2“ weitergeschaltet: %1</translation>
    </message>
    <message>
        <source>Advanced %1 to “%2”, round %3</source>
        <translation>Zu „%2“, Runde %3, weitergeschaltet: %1</translation>
    </message>
    <message>
        <source>Moved a chat of %1 from %2 to %3</source>
        <translation>Chat von %1 von %2 nach %3 verlegt</translation>
    </message>
    <message>
        <source>Wrote in %1</source>
        <translation>In %1 geschrieben</translation>
    </message>
    <message>
        <source>Ended the session</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>Released %1</source>
        <translation>Freigegeben: %1</translation>
    </message>
    <message>
        <source>Refused %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Hid %1</source>
        <translation>Ausgeblendet: %1</translation>
    </message>
    <message>
        <source>Restored %1</source>
        <translation>Wieder eingeblendet: %1</translation>
    </message>
    <message>
        <source>Froze %1</source>
        <translation>Eingefroren: %1</translation>
    </message>
    <message>
        <source>Opened %1 again</source>
        <translation>Wieder geöffnet: %1</translation>
    </message>
    <message>
        <source>Paused the session</source>
        <translation>Sitzung unterbrochen</translation>
    </message>
    <message>
        <source>Resumed the session</source>
        <translation>Sitzung fortgesetzt</translation>
    </message>
    <message>
        <source>Announced to %1</source>
        <translation>Durchsage an %1</translation>
    </message>
    <message>
        <source>Removed %1</source>
        <translation>Entfernt: %1</translation>
    </message>
    <message>
        <source>Let %1 back in</source>
        <translation>Wieder zugelassen: %1</translation>
    </message>
    <message>
        <source>Swapped the places of %1 and %2</source>
        <translation>Plätze von %1 und %2 getauscht</translation>
    </message>
    <message>
        <source>Gave the place %1 to a new person</source>
        <translation>Platz %1 an eine neue Person vergeben</translation>
    </message>
    <message>
        <source>Messages written</source>
        <translation>Geschriebene Nachrichten</translation>
    </message>
    <message>
        <source>Participants advanced</source>
        <translation>Teilnehmende weitergeschaltet</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>Messages released</source>
        <translation>Freigegebene Nachrichten</translation>
    </message>
    <message>
        <source>Messages refused</source>
        <translation>Abgelehnte Nachrichten</translation>
    </message>
    <message>
        <source>Messages hidden and restored</source>
        <translation>Nachrichten aus- und wieder eingeblendet</translation>
    </message>
    <message>
        <source>Holding for approval</source>
        <translation>Zurückhalten zur Freigabe</translation>
    </message>
    <message>
        <source>Muting</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Freezing</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Unterbrechungen</translation>
    </message>
    <message>
        <source>Countdowns</source>
        <translation>Countdowns</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>Durchsagen</translation>
    </message>
    <message>
        <source>Participants removed and let back in</source>
        <translation>Teilnehmende entfernt und wieder zugelassen</translation>
    </message>
    <message>
        <source>Places and channels</source>
        <translation>Plätze und Kanäle</translation>
    </message>
    <message>
        <source>Calls for help</source>
        <translation>Hilferufe</translation>
    </message>
    <message>
        <source>Started to hold messages of %1 for approval</source>
        <translation>Nachrichten werden zur Freigabe zurückgehalten: %1</translation>
    </message>
    <message>
        <source>Started to hold messages in %1 for approval</source>
        <translation>Nachrichten werden in diesem Kanal zur Freigabe zurückgehalten: %1</translation>
    </message>
    <message>
        <source>Stopped holding messages of %1</source>
        <translation>Nachrichten werden nicht mehr zurückgehalten: %1</translation>
    </message>
    <message>
        <source>Stopped holding messages in %1</source>
        <translation>Nachrichten werden in diesem Kanal nicht mehr zurückgehalten: %1</translation>
    </message>
    <message>
        <source>Message held</source>
        <translation>Nachricht zurückgehalten</translation>
    </message>
    <message>
        <source>Message released</source>
        <translation>Nachricht freigegeben</translation>
    </message>
    <message>
        <source>Message refused</source>
        <translation>Nachricht abgelehnt</translation>
    </message>
    <message>
        <source>Message hidden</source>
        <translation>Nachricht ausgeblendet</translation>
    </message>
    <message>
        <source>Message restored</source>
        <translation>Nachricht wieder eingeblendet</translation>
    </message>
    <message>
        <source>Messages need approval</source>
        <translation>Nachrichten brauchen Freigabe</translation>
    </message>
    <message>
        <source>Messages need no approval</source>
        <translation>Nachrichten brauchen keine Freigabe</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stummgeschaltet</translation>
    </message>
    <message>
        <source>No longer muted</source>
        <translation>Nicht mehr stummgeschaltet</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>No longer frozen</source>
        <translation>Nicht mehr eingefroren</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Countdown set</source>
        <translation>Countdown gesetzt</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Durchsage</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Let back in</source>
        <translation>Wieder zugelassen</translation>
    </message>
    <message>
        <source>Places swapped</source>
        <translation>Plätze getauscht</translation>
    </message>
    <message>
        <source>Moved to another channel</source>
        <translation>In anderen Kanal verschoben</translation>
    </message>
    <message>
        <source>Person replaced</source>
        <translation>Person ersetzt</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>the text of an announcement</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>an operator&apos;s name</comment>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>Hid %Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht ausgeblendet</numerusform>
            <numerusform>%Ln Nachrichten ausgeblendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored %Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht wieder eingeblendet</numerusform>
            <numerusform>%Ln Nachrichten wieder eingeblendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Released %Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht freigegeben</numerusform>
            <numerusform>%Ln Nachrichten freigegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht abgelehnt</numerusform>
            <numerusform>%Ln Nachrichten abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>channels</comment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Returned %1 to “%2”</source>
        <comment>a place, a page</comment>
        <translation>Zu „%2“ zurückgeschaltet: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln more</source>
        <comment>what was done, more actions</comment>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Advanced %1 by one page</source>
        <translation>Um eine Seite weitergeschaltet: %1</translation>
    </message>
    <message>
        <source>Returned %1 to the page before</source>
        <translation>Zur vorigen Seite zurückgeschaltet: %1</translation>
    </message>
    <message>
        <source>Wrote to %1 in private</source>
        <translation>Privat an %1 geschrieben</translation>
    </message>
</context>
<context>
    <name>LabChat::ActionsModel</name>
    <message>
        <source>%1 · %2 · by %3</source>
        <comment>what was done, the time, the operator</comment>
        <translation>%1 · %2 · von %3</translation>
    </message>
    <message>
        <source>%1
“%2”</source>
        <comment>what was done, the words of the message</comment>
        <translation>%1
„%2“</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Versuchsleitung</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Participants read</source>
        <translation>Teilnehmende lesen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>by %1, %2</source>
        <comment>an operator, the time</comment>
        <translation>von %1, %2</translation>
    </message>
    <message>
        <source>%1
Not seen yet by %2</source>
        <comment>what was done, places</comment>
        <translation>%1
Noch nicht gesehen von %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <comment>how many parts were undone, of how many, by whom</comment>
        <translation>%1 von %2 %3</translation>
    </message>
</context>
<context>
    <name>LabChat::ActionsPanel</name>
    <message>
        <source>Fi&amp;nd</source>
        <translation>S&amp;uchen</translation>
    </message>
    <message>
        <source>Operator, reason, target or text</source>
        <translation>Versuchsleitung, Grund, Ziel oder Text</translation>
    </message>
    <message>
        <source>Shows only the actions that contain this</source>
        <translation>Zeigt nur die Aktionen, die dies enthalten</translation>
    </message>
    <message>
        <source>Filter actions</source>
        <translation>Aktionen filtern</translation>
    </message>
    <message>
        <source>Shows only actions of this kind</source>
        <translation>Zeigt nur Aktionen dieser Art</translation>
    </message>
    <message>
        <source>Kind of action</source>
        <translation>Art der Aktion</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig machen…</translation>
    </message>
    <message>
        <source>Undoes the selected action</source>
        <translation>Macht die ausgewählte Aktion rückgängig</translation>
    </message>
    <message>
        <source>Undo the selected action</source>
        <translation>Ausgewählte Aktion rückgängig machen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>Exp&amp;ortieren…</translation>
    </message>
    <message>
        <source>Writes the actions shown to a CSV file</source>
        <translation>Schreibt die gezeigten Aktionen in eine CSV-Datei</translation>
    </message>
    <message>
        <source>Export the actions shown</source>
        <translation>Gezeigte Aktionen exportieren</translation>
    </message>
    <message>
        <source>Double-click to show where it was done</source>
        <translation>Ein Doppelklick zeigt, wo es geschah</translation>
    </message>
    <message>
        <source>Log of actions</source>
        <translation>Aktionsprotokoll</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Alle Aktionen</translation>
    </message>
    <message>
        <source>Undoes: %1</source>
        <translation>Macht rückgängig: %1</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>&amp;Show where it was done</source>
        <translation>&amp;Zeigen, wo es geschah</translation>
    </message>
    <message>
        <source>Export the log of actions</source>
        <translation>Aktionsprotokoll exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>The log of actions was written to %1.</source>
        <translation>Das Aktionsprotokoll wurde in %1 geschrieben.</translation>
    </message>
    <message>
        <source>Why earlier actions are missing</source>
        <translation>Warum frühere Aktionen fehlen</translation>
    </message>
    <message>
        <source>Earlier actions cannot be read: %1</source>
        <translation>Frühere Aktionen können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>This cannot be undone: %1</source>
        <translation>Das lässt sich nicht rückgängig machen: %1</translation>
    </message>
    <message>
        <source>&amp;Undo: %1…</source>
        <comment>what was done</comment>
        <translation>&amp;Rückgängig machen: %1…</translation>
    </message>
    <message>
        <source>&amp;Undo earlier: %1…</source>
        <comment>what was done</comment>
        <translation>F&amp;rüheres rückgängig machen: %1…</translation>
    </message>
</context>
<context>
    <name>LabChat::ActivityData</name>
    <message>
        <source>First to finish</source>
        <translation>Zuerst fertig</translation>
    </message>
    <message>
        <source>First on “%1”, round %2</source>
        <translation>Zuerst auf „%1“, Runde %2</translation>
    </message>
    <message>
        <source>First on “%1”</source>
        <translation>Zuerst auf „%1“</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Übrige</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>No channel</source>
        <translation>Kein Kanal</translation>
    </message>
    <message>
        <source>No role</source>
        <translation>Keine Rolle</translation>
    </message>
</context>
<context>
    <name>LabChat::ActivityPanel</name>
    <message>
        <source>How the messages are divided</source>
        <translation>Wie die Nachrichten aufgeteilt werden</translation>
    </message>
    <message>
        <source>Divide the messages</source>
        <translation>Nachrichten aufteilen</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>Nach Kanal</translation>
    </message>
    <message>
        <source>By role</source>
        <translation>Nach Rolle</translation>
    </message>
    <message>
        <source>messages per minute</source>
        <translation>Nachrichten pro Minute</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Was das Diagramm zeigt</translation>
    </message>
    <message>
        <source>What the vertical lines mean</source>
        <translation>Was die senkrechten Linien bedeuten</translation>
    </message>
    <message>
        <source>Messages per minute over the session</source>
        <translation>Nachrichten pro Minute im Lauf der Sitzung</translation>
    </message>
    <message>
        <source>State of the chart</source>
        <translation>Zustand des Diagramms</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>Keine Sitzung</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Protokoll wird gelesen…</translation>
    </message>
    <message>
        <source>The activity cannot be read: %1</source>
        <translation>Die Aktivität kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>dashed: first participant on a page · solid: actions of the operator, or the clock was set</source>
        <translation>gestrichelt: erste Person auf einer Seite · durchgezogen: Eingriffe der Versuchsleitung, oder die Uhr wurde gestellt</translation>
    </message>
    <message>
        <source>Reading the log… %L1%</source>
        <translation>Protokoll wird gelesen… %L1 %</translation>
    </message>
</context>
<context>
    <name>LabChat::ActivityView</name>
    <message>
        <source>%1  %2</source>
        <comment>when, what</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a channel or role, messages per minute</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 · %2 messages per minute</source>
        <translation>%1 · %2 Nachrichten pro Minute</translation>
    </message>
</context>
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
        <source>The selected participants have finished</source>
        <translation>Die ausgewählten Personen sind fertig</translation>
    </message>
    <message>
        <source>All of them have finished</source>
        <translation>Alle davon sind fertig</translation>
    </message>
    <message>
        <source>Advances by one page: %1</source>
        <translation>Schaltet um eine Seite weiter: %1</translation>
    </message>
    <message>
        <source>Advance all</source>
        <translation>Alle weiterschalten</translation>
    </message>
    <message>
        <source>This includes participants who are still writing or waiting. It does not include participants who have finished.</source>
        <translation>Das betrifft auch Personen, die noch schreiben oder warten. Es betrifft keine Personen, die fertig sind.</translation>
    </message>
    <message>
        <source>&amp;Advance all</source>
        <translation>Alle &amp;weiterschalten</translation>
    </message>
    <message>
        <source>Finish the study for %1?</source>
        <comment>a place</comment>
        <translation>Möchten Sie die Studie für %1 beenden?</translation>
    </message>
    <message numerus="yes">
        <source>Finish the study for %Ln participants: %1?</source>
        <translation>
            <numerusform>Möchten Sie die Studie für %Ln Person beenden: %1?</numerusform>
            <numerusform>Möchten Sie die Studie für %Ln Personen beenden: %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>Advance %1 by one page?</source>
        <comment>a place</comment>
        <translation>%1 um eine Seite weiterschalten?</translation>
    </message>
    <message numerus="yes">
        <source>Advance %Ln participants by one page: %1?</source>
        <translation>
            <numerusform>%Ln Person um eine Seite weiterschalten: %1?</numerusform>
            <numerusform>%Ln Personen um eine Seite weiterschalten: %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>The study is finished for %1.</source>
        <comment>places</comment>
        <translation>Die Studie ist zu Ende für %1.</translation>
    </message>
    <message>
        <source>Advance</source>
        <translation>Weiterschalten</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Advance</source>
        <translation>&amp;Weiterschalten</translation>
    </message>
    <message>
        <source>Participants who have finished see the end of the study and may leave. You can undo this only until then.</source>
        <translation>Wer fertig ist, sieht das Ende der Studie und geht vielleicht. Nur bis dahin können Sie es rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>LabChat::AlertEffects</name>
    <message>
        <source>%1: %2</source>
        <comment>rule, channel</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who, text</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>LabChat::AlertListModel</name>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>rule, time, text</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>LabChat::AlertListPanel</name>
    <message>
        <source>Enter or a double-click shows the message in its channel</source>
        <translation>Die Eingabetaste oder ein Doppelklick zeigt die Nachricht in ihrem Kanal</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Number of alerts</source>
        <translation>Zahl der Meldungen</translation>
    </message>
    <message>
        <source>Highlight r&amp;ules…</source>
        <translation>Hervorhebungs&amp;regeln…</translation>
    </message>
    <message>
        <source>Changes which messages are marked and which alerts are raised</source>
        <translation>Ändert, welche Nachrichten markiert und welche Meldungen ausgelöst werden</translation>
    </message>
    <message>
        <source>Highlight rules</source>
        <translation>Hervorhebungsregeln</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Empties this list; the messages stay marked</source>
        <translation>Leert diese Liste; die Nachrichten bleiben markiert</translation>
    </message>
    <message>
        <source>Clear the list of alerts</source>
        <translation>Liste der Meldungen leeren</translation>
    </message>
    <message>
        <source>Messages that match a highlight rule appear here.</source>
        <translation>Hier erscheinen Nachrichten, auf die eine Hervorhebungsregel zutrifft.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln alerts</source>
        <translation>
            <numerusform>Die neueste Meldung (%Ln)</numerusform>
            <numerusform>Die neuesten %Ln Meldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts</source>
        <translation>
            <numerusform>%Ln Meldung</numerusform>
            <numerusform>%Ln Meldungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::AlertSounds</name>
    <message>
        <source>Chime</source>
        <translation>Glockenspiel</translation>
    </message>
    <message>
        <source>Knock</source>
        <translation>Klopfen</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Kein Ton</translation>
    </message>
</context>
<context>
    <name>LabChat::AllowedPagesPage</name>
    <message>
        <source>Pages of other systems that may have &amp;chat boxes: the beginning of their address, one per line, such as https://survey.example</source>
        <translation>Seiten anderer Systeme, die Chat-&amp;Boxen haben dürfen: der Anfang ihrer Adresse, je Zeile einer, etwa https://survey.example</translation>
    </message>
    <message>
        <source>Scheme, host and port as in the browser&apos;s address bar, one per line</source>
        <translation>Schema, Host und Port wie in der Adresszeile des Browsers, je Zeile eine Adresse</translation>
    </message>
    <message>
        <source>Pages that may have chat boxes</source>
        <translation>Seiten, die Chat-Boxen haben dürfen</translation>
    </message>
    <message>
        <source>Pages that the command line allows</source>
        <translation>Seiten, die die Befehlszeile erlaubt</translation>
    </message>
    <message>
        <source>Pages that may show LabChat&apos;s own pages in a &amp;frame, likewise</source>
        <translation>Seiten, die Seiten von LabChat in einem &amp;Rahmen zeigen dürfen, ebenso</translation>
    </message>
    <message>
        <source>Pages that may show LabChat in a frame</source>
        <translation>Seiten, die LabChat in einem Rahmen zeigen dürfen</translation>
    </message>
    <message>
        <source>Frames that the command line allows</source>
        <translation>Rahmen, die die Befehlszeile erlaubt</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Also allowed, by --allow-origin: %1</source>
        <translation>Außerdem erlaubt, durch --allow-origin: %1</translation>
    </message>
    <message>
        <source>Also allowed, by --allow-frame: %1</source>
        <translation>Außerdem erlaubt, durch --allow-frame: %1</translation>
    </message>
    <message>
        <source>“%1” is not the beginning of a page&apos;s address. Write it as https://survey.example.</source>
        <translation>„%1“ ist nicht der Anfang der Adresse einer Seite. Schreiben Sie sie wie https://survey.example.</translation>
    </message>
</context>
<context>
    <name>LabChat::AnnounceDialog</name>
    <message>
        <source>Announce</source>
        <translation>Durchsage</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>&amp;An</translation>
    </message>
    <message>
        <source>Who receives the announcement</source>
        <translation>Wer die Durchsage erhält</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Which role, group or channel</source>
        <translation>Welche Rolle, welche Gruppe oder welcher Kanal</translation>
    </message>
    <message>
        <source>Participants who receive the announcement</source>
        <translation>Teilnehmende, die die Durchsage erhalten</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>The text that participants read; Ctrl+Return announces it</source>
        <translation>Der Text, den Teilnehmende lesen; Strg+Eingabetaste sendet ihn als Durchsage</translation>
    </message>
    <message>
        <source>Text of the announcement</source>
        <translation>Text der Durchsage</translation>
    </message>
    <message>
        <source>Sa&amp;ved texts</source>
        <translation>Text&amp;bausteine</translation>
    </message>
    <message>
        <source>Click a text to put it into the announcement</source>
        <translation>Klicken Sie auf einen Text, um ihn in die Durchsage einzufügen</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Save t&amp;his text</source>
        <translation>Diesen Text &amp;speichern</translation>
    </message>
    <message>
        <source>Adds the text of the announcement to the saved texts</source>
        <translation>Fügt den Text der Durchsage den Textbausteinen hinzu</translation>
    </message>
    <message>
        <source>Save this text</source>
        <translation>Diesen Text speichern</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Removes the selected text from the list</source>
        <translation>Entfernt den ausgewählten Text aus der Liste</translation>
    </message>
    <message>
        <source>Remove the selected text</source>
        <translation>Ausgewählten Text entfernen</translation>
    </message>
    <message>
        <source>Name that participants see</source>
        <translation>Name, den Teilnehmende sehen</translation>
    </message>
    <message>
        <source>Why it was not announced</source>
        <translation>Warum die Durchsage nicht gesendet wurde</translation>
    </message>
    <message>
        <source>&amp;Announce</source>
        <translation>&amp;Durchsagen</translation>
    </message>
    <message>
        <source>Shows the announcement at once (Ctrl+Return)</source>
        <translation>Zeigt die Durchsage sofort (Strg+Eingabetaste)</translation>
    </message>
    <message numerus="yes">
        <source>Reaches %Ln participants</source>
        <translation>
            <numerusform>Erreicht %Ln Person</numerusform>
            <numerusform>Erreicht %Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody would receive this announcement.</source>
        <translation>Niemand würde diese Durchsage erhalten.</translation>
    </message>
    <message>
        <source>%1, %2 of them online.</source>
        <translation>%1, davon %2 online.</translation>
    </message>
    <message>
        <source>%1, %2 of them online: %3</source>
        <translation>%1, davon %2 online: %3</translation>
    </message>
    <message>
        <source>Participants see “%1” as the sender. Participants who are offline now see it when they come back to the same page.</source>
        <translation>Teilnehmende sehen „%1“ als Absender. Wer jetzt offline ist, sieht die Durchsage bei der Rückkehr auf dieselbe Seite.</translation>
    </message>
    <message>
        <source>Session of the announcement</source>
        <translation>Sitzung der Durchsage</translation>
    </message>
    <message>
        <source>Rea&amp;son</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Saved in the log; participants do not see it</source>
        <translation>Wird im Protokoll gespeichert; Teilnehmende sehen es nicht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Announce in %1</source>
        <comment>a session</comment>
        <translation>Durchsage in %1</translation>
    </message>
    <message>
        <source>for the log; optional</source>
        <translation>für das Protokoll; optional</translation>
    </message>
    <message>
        <source>For %1. The window shows another session.</source>
        <translation>Für %1. Das Fenster zeigt eine andere Sitzung.</translation>
    </message>
    <message>
        <source>Choose who receives the announcement.</source>
        <translation>Wählen Sie, wer die Durchsage bekommt.</translation>
    </message>
</context>
<context>
    <name>LabChat::ApprovalPanel</name>
    <message>
        <source>No message waits for approval. Right-click a channel or a participant and choose “Hold for approval…”. New messages then wait here until you release or refuse them.</source>
        <translation>Keine Nachricht wartet auf Freigabe. Klicken Sie mit der rechten Maustaste auf einen Kanal oder eine Person, und wählen Sie „Zur Freigabe zurückhalten…“. Neue Nachrichten warten dann hier, bis Sie sie freigeben oder ablehnen.</translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>Shows the selected messages to everybody in the channel at once (Enter)</source>
        <translation>Zeigt die ausgewählten Nachrichten sofort allen im Kanal (Eingabetaste)</translation>
    </message>
    <message>
        <source>Release the selected messages</source>
        <translation>Ausgewählte Nachrichten freigeben</translation>
    </message>
    <message>
        <source>The selected messages are shown to nobody but their authors (Del)</source>
        <translation>Die ausgewählten Nachrichten sieht nur, wer sie geschrieben hat (Entf)</translation>
    </message>
    <message>
        <source>Refuse the selected messages</source>
        <translation>Ausgewählte Nachrichten ablehnen</translation>
    </message>
    <message>
        <source>Selects all messages that wait</source>
        <translation>Wählt alle wartenden Nachrichten aus</translation>
    </message>
    <message>
        <source>Select all messages that wait</source>
        <translation>Alle wartenden Nachrichten auswählen</translation>
    </message>
    <message>
        <source>Enter releases, Del refuses; double-click shows the channel</source>
        <translation>Eingabetaste gibt frei, Entf lehnt ab; Doppelklick zeigt den Kanal</translation>
    </message>
    <message>
        <source>Messages that wait for approval</source>
        <translation>Nachrichten, die auf Freigabe warten</translation>
    </message>
    <message>
        <source>&amp;Refuse…</source>
        <translation>Ab&amp;lehnen…</translation>
    </message>
    <message>
        <source>Sele&amp;ct all</source>
        <translation>All&amp;es auswählen</translation>
    </message>
</context>
<context>
    <name>LabChat::ArchiveService</name>
    <message>
        <source>This is an archive: nothing in it can be changed.</source>
        <translation>Dies ist ein Archiv: Nichts darin kann geändert werden.</translation>
    </message>
</context>
<context>
    <name>LabChat::AudienceFields</name>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>A role</source>
        <translation>Eine Rolle</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>Eine Gruppe</translation>
    </message>
    <message>
        <source>The members of a channel</source>
        <translation>Die Mitglieder eines Kanals</translation>
    </message>
    <message>
        <source>Selected participants</source>
        <translation>Ausgewählte Teilnehmende</translation>
    </message>
    <message>
        <source>Choose who receives it</source>
        <translation>Wählen Sie, wer sie bekommt</translation>
    </message>
</context>
<context>
    <name>LabChat::BodyCheck</name>
    <message>
        <source>Put its rules into a file, and name the file in the study&apos;s “style”.</source>
        <translation>Schreiben Sie die Regeln in eine Datei und nennen Sie die Datei in „style“ der Studie.</translation>
    </message>
    <message>
        <source>A study has no scripts.</source>
        <translation>Eine Studie hat keine Skripte.</translation>
    </message>
    <message>
        <source>Forms belong to the experiment&apos;s own pages.</source>
        <translation>Formulare gehören auf die eigenen Seiten des Experiments.</translation>
    </message>
    <message>
        <source>Save the drawing as an image (PNG), and show it with &lt;img src=&quot;NAME.png&quot;&gt;.</source>
        <translation>Speichern Sie die Zeichnung als Bild (PNG) und zeigen Sie es mit &lt;img src=&quot;NAME.png&quot;&gt;.</translation>
    </message>
    <message>
        <source>Write its text without it.</source>
        <translation>Schreiben Sie den Text ohne dieses Element.</translation>
    </message>
    <message>
        <source>Write &lt;lab-chat name=&quot;NAME&quot;&gt;&lt;/lab-chat&gt;, with the name of one of the page&apos;s chats.</source>
        <translation>Schreiben Sie &lt;lab-chat name=&quot;NAME&quot;&gt;&lt;/lab-chat&gt;, mit dem Namen eines Chats dieser Seite.</translation>
    </message>
    <message>
        <source>To show something only to some participants, make a page of it with “show_to”.</source>
        <translation>Um etwas nur einigen Teilnehmenden zu zeigen, machen Sie daraus eine Seite mit „show_to“.</translation>
    </message>
    <message>
        <source>Leave it out: a page that ends with the participant has its button.</source>
        <translation>Lassen Sie es weg: Eine Seite, die mit der Person endet, hat ihre eigene Schaltfläche.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Lassen Sie es weg.</translation>
    </message>
    <message>
        <source>“%1” belongs to other systems&apos; templates. %2</source>
        <comment>a tag; what to write instead</comment>
        <translation>„%1“ gehört zu den Vorlagen anderer Systeme. %2</translation>
    </message>
    <message>
        <source>&lt;%1&gt; is left out, with its contents. %2</source>
        <comment>an element; what to do instead</comment>
        <translation>&lt;%1&gt; wird mit seinem Inhalt weggelassen. %2</translation>
    </message>
    <message>
        <source>&lt;%1&gt; is left out; its contents stay.</source>
        <translation>&lt;%1&gt; wird weggelassen; sein Inhalt bleibt.</translation>
    </message>
    <message>
        <source>The attribute “%1” of &lt;%2&gt; is left out. Use a style sheet, with “class” or “id”.</source>
        <translation>Das Attribut „%1“ von &lt;%2&gt; wird weggelassen. Benutzen Sie ein Stylesheet, mit „class“ oder „id“.</translation>
    </message>
    <message>
        <source>The image “%1” is not shown: participants&apos; pages load nothing from elsewhere. Put its file beside the study, and write its name.</source>
        <translation>Das Bild „%1“ wird nicht gezeigt: Die Seiten der Teilnehmenden laden nichts von anderswo. Legen Sie die Datei neben die Studie und schreiben Sie ihren Namen.</translation>
    </message>
    <message>
        <source>&lt;lab-chat name=&quot;%1&quot;&gt; has no place here: this page has no “chats”.</source>
        <translation>&lt;lab-chat name=&quot;%1&quot;&gt; hat hier keinen Platz: Diese Seite hat keine „chats“.</translation>
    </message>
    <message>
        <source>&lt;lab-chat name=&quot;%1&quot;&gt;: this page has no such chat; it has %2.</source>
        <translation>&lt;lab-chat name=&quot;%1&quot;&gt;: Diese Seite hat keinen solchen Chat; sie hat %2.</translation>
    </message>
    <message>
        <source>&lt;lab-chat name=&quot;%1&quot;&gt;: this page has no such chat. Did you mean “%2”?</source>
        <translation>&lt;lab-chat name=&quot;%1&quot;&gt;: Diese Seite hat keinen solchen Chat. Meinten Sie „%2“?</translation>
    </message>
    <message>
        <source>The link “#%1” leads nowhere: this text has no such heading, and no element with that “id”.</source>
        <translation>Der Link „#%1“ führt nirgendwohin: Dieser Text hat keine solche Überschrift und kein Element mit dieser „id“.</translation>
    </message>
    <message>
        <source>The link “#%1” leads nowhere. Did you mean “#%2”?</source>
        <translation>Der Link „#%1“ führt nirgendwohin. Meinten Sie „#%2“?</translation>
    </message>
    <message>
        <source>The link to “%1” is left out; its text stays. Links of a page begin with %2.</source>
        <translation>Der Link auf „%1“ wird weggelassen; sein Text bleibt. Links einer Seite beginnen mit %2.</translation>
    </message>
</context>
<context>
    <name>LabChat::BrowserChecksDialog</name>
    <message>
        <source>Check participants&apos; browsers</source>
        <translation>Browser der Teilnehmenden prüfen</translation>
    </message>
    <message>
        <source>Open the first address in the browser that participants will use: it says whether chats work there, and the result appears here. If the chats are in pages of another system, put the line into one of them for the check: what a browser forbids depends on who serves the page.</source>
        <translation>Öffnen Sie die erste Adresse in dem Browser, den die Teilnehmenden benutzen werden: Sie sagt, ob Chats dort funktionieren, und das Ergebnis erscheint hier. Sind die Chats in Seiten eines anderen Systems, schreiben Sie für die Prüfung die Zeile in eine von ihnen: Was ein Browser verbietet, hängt davon ab, von wem die Seite kommt.</translation>
    </message>
    <message>
        <source>&amp;Address of the check</source>
        <translation>&amp;Adresse der Prüfung</translation>
    </message>
    <message>
        <source>To open in a participant&apos;s browser</source>
        <translation>Zum Öffnen im Browser der Teilnehmenden</translation>
    </message>
    <message>
        <source>Address of the check</source>
        <translation>Adresse der Prüfung</translation>
    </message>
    <message>
        <source>The server is not listening.</source>
        <translation>Der Server nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the address</source>
        <translation>Kopiert die Adresse</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Line for another page</source>
        <translation>&amp;Zeile für eine andere Seite</translation>
    </message>
    <message>
        <source>To put into a page of oTree, a survey, …</source>
        <translation>Für eine Seite von oTree, eine Umfrage, …</translation>
    </message>
    <message>
        <source>Line for another page</source>
        <translation>Zeile für eine andere Seite</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>K&amp;opieren</translation>
    </message>
    <message>
        <source>Copies the line</source>
        <translation>Kopiert die Zeile</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>The address of the check, for phones and tablets</source>
        <translation>Die Adresse der Prüfung, für Telefone und Tablets</translation>
    </message>
    <message>
        <source>QR code of the check</source>
        <translation>QR-Code der Prüfung</translation>
    </message>
    <message>
        <source>The browsers that were checked, the newest first</source>
        <translation>Die geprüften Browser, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Checked browsers</source>
        <translation>Geprüfte Browser</translation>
    </message>
    <message>
        <source>No browser was checked since LabChat was started.</source>
        <translation>Seit LabChat läuft, wurde kein Browser geprüft.</translation>
    </message>
    <message>
        <source>The selected check</source>
        <translation>Die gewählte Prüfung</translation>
    </message>
    <message>
        <source>Man&amp;ual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Opens the manual&apos;s page about HTTPS and networks</source>
        <translation>Öffnet die Seite des Handbuchs über HTTPS und Netze</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Clo&amp;se</source>
        <translation>&amp;Schließen</translation>
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
        <source>The browser does not let this page load LabChat&apos;s check.</source>
        <translation>Der Browser lässt diese Seite die Prüfung von LabChat nicht laden.</translation>
    </message>
</context>
<context>
    <name>LabChat::BrowserChecksModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The chat&apos;s socket does not open there. The page says why.</source>
        <translation>Die Verbindung des Chats kommt dort nicht zustande. Die Seite sagt, warum.</translation>
    </message>
    <message>
        <source>Chats work; the server answers within %1 ms.</source>
        <translation>Chats funktionieren; der Server antwortet in %1 ms.</translation>
    </message>
    <message>
        <source>The browser stores nothing: messages that were not sent are gone after a reload.</source>
        <translation>Der Browser speichert nichts: Nicht gesendete Nachrichten sind nach dem Neuladen fort.</translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n second(s) ahead.</source>
        <translation>
            <numerusform>Seine Uhr geht %n Sekunde vor.</numerusform>
            <numerusform>Seine Uhr geht %n Sekunden vor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its clock is %n second(s) behind.</source>
        <translation>
            <numerusform>Seine Uhr geht %n Sekunde nach.</numerusform>
            <numerusform>Seine Uhr geht %n Sekunden nach.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages from outside are not let into the local network.</source>
        <translation>Seiten von außen lässt er nicht in das lokale Netz.</translation>
    </message>
    <message>
        <source>Pages from outside have to ask before they reach the local network.</source>
        <translation>Seiten von außen müssen fragen, bevor sie das lokale Netz erreichen.</translation>
    </message>
</context>
<context>
    <name>LabChat::CertificateCommand</name>
    <message>
        <source>Makes a certificate for this computer&apos;s names and addresses, signed by the laboratory&apos;s own authority, which it makes when it is first needed. Prints the files as JSON; browsers have to trust the authority.</source>
        <translation>Erstellt ein Zertifikat für die Namen und Adressen dieses Computers, signiert von der eigenen Zertifizierungsstelle des Labors, die beim ersten Mal erstellt wird. Gibt die Dateien als JSON aus; die Browser müssen der Zertifizierungsstelle vertrauen.</translation>
    </message>
    <message>
        <source>A further name or IP address of the server; can be repeated.</source>
        <translation>Ein weiterer Name oder eine weitere IP-Adresse des Servers; kann wiederholt werden.</translation>
    </message>
</context>
<context>
    <name>LabChat::Certificates</name>
    <message>
        <source>OpenSSL could not make the certificate.</source>
        <translation>OpenSSL konnte das Zertifikat nicht erstellen.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>the folder cannot be created</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>LabChat on %1</source>
        <translation>LabChat auf %1</translation>
    </message>
    <message>
        <source>A certificate is for names and IP addresses of this computer; “%1” is neither.</source>
        <translation>Ein Zertifikat gilt für Namen und IP-Adressen dieses Computers; „%1“ ist weder das eine noch das andere.</translation>
    </message>
    <message>
        <source>The authority&apos;s certificate and its key do not belong together, or one of them is damaged. Restore them from a backup; or remove both files, and a new authority is made, which browsers then have to trust.</source>
        <translation>Das Zertifikat der Zertifizierungsstelle und ihr Schlüssel gehören nicht zusammen, oder eine der beiden Dateien ist beschädigt. Stellen Sie sie aus einer Sicherung wieder her; oder löschen Sie beide Dateien: Dann wird eine neue Zertifizierungsstelle erstellt, der die Browser vertrauen müssen.</translation>
    </message>
    <message>
        <source>another program is writing there</source>
        <translation>ein anderes Programm schreibt dort gerade</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelFlags</name>
    <message>
        <source>to approve</source>
        <comment>a message waits for approval</comment>
        <translation>freizugeben</translation>
    </message>
    <message>
        <source>highlight</source>
        <translation>hervorgehoben</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>approval</source>
        <comment>messages have to be approved</comment>
        <translation>mit Freigabe</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stummgeschaltet</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelMenus</name>
    <message>
        <source>&amp;Show in the transcript</source>
        <translation>Im &amp;Verlauf zeigen</translation>
    </message>
    <message>
        <source>Open in a doc&amp;k</source>
        <translation>In einem Doc&amp;k öffnen</translation>
    </message>
    <message>
        <source>Open in a &amp;window</source>
        <translation>In einem F&amp;enster öffnen</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>Als ge&amp;lesen markieren</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Kanal</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelQuestions</name>
    <message>
        <source>C&amp;hat</source>
        <translation>C&amp;hat</translation>
    </message>
    <message>
        <source>The chats on the participant&apos;s page, and the channels that they use now</source>
        <translation>Die Chats auf der Seite der Person und die Kanäle, die sie jetzt nutzen</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Channe&amp;l</source>
        <translation>&amp;Kanal</translation>
    </message>
    <message>
        <source>The channel that the chat uses from now on</source>
        <translation>Der Kanal, den der Chat von jetzt an nutzt</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>Neuer Kanal</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>%1 (channel: %2)</source>
        <comment>a chat&apos;s label</comment>
        <translation>%1 (Kanal: %2)</translation>
    </message>
    <message>
        <source>%1 can read all messages there and writes as “%2”. Other members: %3.</source>
        <translation>%1 kann dort alle Nachrichten lesen und schreibt als „%2“. Andere Mitglieder: %3.</translation>
    </message>
    <message>
        <source>There is no other channel.</source>
        <translation>Es gibt keinen anderen Kanal.</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelTickets</name>
    <message>
        <source>This chat&apos;s ticket is not valid. Please tell the experimenter.</source>
        <translation>Das Ticket dieses Chats ist nicht gültig. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>it is not a token that is signed with HS256</source>
        <translation>es ist kein Token, das mit HS256 signiert ist</translation>
    </message>
    <message>
        <source>it names the key “%1”, which does not exist</source>
        <translation>es nennt den Schlüssel „%1“, den es nicht gibt</translation>
    </message>
    <message>
        <source>This chat&apos;s ticket has been withdrawn. Please tell the experimenter.</source>
        <translation>Das Ticket dieses Chats wurde zurückgezogen. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>%1: the ticket “%2” was revoked</source>
        <translation>%1: das Ticket „%2“ wurde widerrufen</translation>
    </message>
    <message>
        <source>This chat&apos;s ticket has expired. Please reload the page.</source>
        <translation>Das Ticket dieses Chats ist abgelaufen. Bitte laden Sie die Seite neu.</translation>
    </message>
    <message>
        <source>%1: it has expired</source>
        <translation>%1: es ist abgelaufen</translation>
    </message>
    <message>
        <source>This chat&apos;s ticket is not valid yet. Please tell the experimenter.</source>
        <translation>Das Ticket dieses Chats gilt noch nicht. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>%1: it is not valid yet. Perhaps the clocks of the two computers differ.</source>
        <translation>%1: es gilt noch nicht. Vielleicht gehen die Uhren der beiden Computer verschieden.</translation>
    </message>
    <message>
        <source>This chat&apos;s ticket is for another session. Please tell the experimenter.</source>
        <translation>Das Ticket dieses Chats ist für eine andere Sitzung. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>%1: the key is not for this session</source>
        <translation>%1: der Schlüssel ist nicht für diese Sitzung</translation>
    </message>
    <message>
        <source>This page may not use this chat&apos;s ticket. Please tell the experimenter.</source>
        <translation>Diese Seite darf das Ticket dieses Chats nicht verwenden. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>%1: the key is not for pages of %2</source>
        <translation>%1: der Schlüssel ist nicht für Seiten von %2</translation>
    </message>
    <message>
        <source>its key “%1” was revoked</source>
        <translation>sein Schlüssel „%1“ wurde widerrufen</translation>
    </message>
    <message>
        <source>no valid key has signed it</source>
        <translation>kein gültiger Schlüssel hat es signiert</translation>
    </message>
    <message>
        <source>This chat is not open. Please tell the experimenter.</source>
        <translation>Dieser Chat ist nicht geöffnet. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>session “%1”: it is not open to boxes without a signature</source>
        <translation>Sitzung „%1“: sie ist nicht offen für Boxen ohne Signatur</translation>
    </message>
    <message>
        <source>a box without a ticket</source>
        <translation>eine Box ohne Ticket</translation>
    </message>
    <message>
        <source>key “%1”</source>
        <translation>Schlüssel „%1“</translation>
    </message>
    <message>
        <source>%1, session “%2”</source>
        <comment>a key</comment>
        <translation>%1, Sitzung „%2“</translation>
    </message>
    <message>
        <source>%1, participant “%2”</source>
        <comment>a key and a session</comment>
        <translation>%1, Person „%2“</translation>
    </message>
    <message>
        <source>%1: pages of %2 are allowed only for the keys that name them. Allow them in the preferences, too</source>
        <translation>%1: Seiten von %2 sind nur für die Schlüssel erlaubt, die sie nennen. Erlauben Sie sie auch in den Einstellungen</translation>
    </message>
    <message>
        <source>it is longer than %1 KiB</source>
        <translation>es ist länger als %1 KiB</translation>
    </message>
    <message>
        <source>it is not signed with the secret of key “%1”</source>
        <translation>es ist nicht mit dem Geheimnis des Schlüssels „%1“ signiert</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelTree</name>
    <message>
        <source>Round %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a group, its only channel</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelTreeModel</name>
    <message>
        <source>Channel %1 in the log and in the export</source>
        <translation>Kanal %1 im Protokoll und im Export</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>online of all</comment>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelTreePanel</name>
    <message>
        <source>Select a channel to read its messages; Enter opens it beside the others</source>
        <translation>Wählen Sie einen Kanal aus, um seine Nachrichten zu lesen; die Eingabetaste öffnet ihn neben den anderen</translation>
    </message>
    <message>
        <source>Sessions, rounds, groups and channels</source>
        <translation>Sitzungen, Runden, Gruppen und Kanäle</translation>
    </message>
</context>
<context>
    <name>LabChat::ChannelsModel</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
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
    <message>
        <source>Restrictions</source>
        <translation>Einschränkungen</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>online of all members</comment>
        <translation>%1/%2</translation>
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
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Select a channel to read its messages; Enter opens it beside the others</source>
        <translation>Wählen Sie einen Kanal aus, um seine Nachrichten zu lesen; die Eingabetaste öffnet ihn neben den anderen</translation>
    </message>
</context>
<context>
    <name>LabChat::Choices</name>
    <message>
        <source>A &lt;lab-choice&gt; needs a “name” of letters, digits, “_” and “-”; here it is “%1”.</source>
        <translation>Ein &lt;lab-choice&gt; braucht einen „name“ aus Buchstaben, Ziffern, „_“ und „-“; hier steht „%1“.</translation>
    </message>
    <message>
        <source>The “type” of &lt;lab-choice&gt; “%1” can be “number”, “text” or “one-of”; here it is “%2”.</source>
        <translation>Der „type“ von &lt;lab-choice&gt; „%1“ kann „number“, „text“ oder „one-of“ sein; hier steht „%2“.</translation>
    </message>
    <message>
        <source>&lt;lab-choice&gt; “%1” needs at least two “options”, separated by “|”.</source>
        <translation>&lt;lab-choice&gt; „%1“ braucht mindestens zwei „options“, durch „|“ getrennt.</translation>
    </message>
    <message>
        <source>“%1” of &lt;lab-choice&gt; “%2” must be a number; here it is “%3”.</source>
        <translation>„%1“ von &lt;lab-choice&gt; „%2“ muss eine Zahl sein; hier steht „%3“.</translation>
    </message>
    <message>
        <source>Please enter a number.</source>
        <translation>Bitte geben Sie eine Zahl ein.</translation>
    </message>
    <message>
        <source>Please enter a number of at least %1.</source>
        <translation>Bitte geben Sie eine Zahl ein, mindestens %1.</translation>
    </message>
    <message>
        <source>Please enter a number of at most %1.</source>
        <translation>Bitte geben Sie eine Zahl ein, höchstens %1.</translation>
    </message>
    <message>
        <source>Please enter a number in steps of %1.</source>
        <translation>Bitte geben Sie eine Zahl in Schritten von %1 ein.</translation>
    </message>
    <message>
        <source>Two &lt;lab-choice&gt; of this page have the name “%1”.</source>
        <translation>Zwei &lt;lab-choice&gt; dieser Seite haben den Namen „%1“.</translation>
    </message>
    <message>
        <source>Please choose one of the answers.</source>
        <translation>Bitte wählen Sie eine der Antworten.</translation>
    </message>
    <message>
        <source>“%1” of &lt;lab-choice&gt; “%2” must be a number above 0; here it is “%3”.</source>
        <translation>„%1“ von &lt;lab-choice&gt; „%2“ muss eine Zahl über 0 sein; hier steht „%3“.</translation>
    </message>
    <message>
        <source>No number fits &lt;lab-choice&gt; “%1”: “min” is above “max”.</source>
        <translation>Keine Zahl passt zu &lt;lab-choice&gt; „%1“: „min“ ist größer als „max“.</translation>
    </message>
    <message>
        <source>“change” of &lt;lab-choice&gt; “%1” can only be “yes”; here it is “%2”. Leave it out if the answer is final.</source>
        <translation>„change“ von &lt;lab-choice&gt; „%1“ kann nur „yes“ sein; hier ist es „%2“. Lassen Sie es weg, wenn die Antwort endgültig ist.</translation>
    </message>
    <message>
        <source>“required” of &lt;lab-choice&gt; “%1” has no value; here it is “%2”. Write only “required”, or leave it out if no answer is needed.</source>
        <translation>„required“ von &lt;lab-choice&gt; „%1“ hat keinen Wert; hier ist es „%2“. Schreiben Sie nur „required“, oder lassen Sie es weg, wenn keine Antwort nötig ist.</translation>
    </message>
    <message>
        <source>“options” of &lt;lab-choice&gt; “%1” has “%2” twice. Write each option once.</source>
        <translation>„options“ von &lt;lab-choice&gt; „%1“ enthält „%2“ zweimal. Schreiben Sie jede Antwort einmal.</translation>
    </message>
    <message>
        <source>“maxlength” of &lt;lab-choice&gt; “%1” must be a whole number of at most %2; here it is “%3”.</source>
        <translation>„maxlength“ von &lt;lab-choice&gt; „%1“ muss eine ganze Zahl bis %2 sein; hier ist es „%3“.</translation>
    </message>
    <message>
        <source>“%1” of &lt;lab-choice&gt; “%2” is only for the type “%3”. Leave it out, or write type=&quot;%3&quot;.</source>
        <translation>„%1“ von &lt;lab-choice&gt; „%2“ gibt es nur beim Typ „%3“. Lassen Sie es weg, oder schreiben Sie type=&quot;%3&quot;.</translation>
    </message>
    <message>
        <source>A &lt;lab-choice&gt; has no attribute “%1”; it can have %2.</source>
        <translation>Ein &lt;lab-choice&gt; hat kein Attribut „%1“; möglich sind %2.</translation>
    </message>
    <message>
        <source>A &lt;lab-choice&gt; has no attribute “%1”. Did you mean “%2”?</source>
        <translation>Ein &lt;lab-choice&gt; hat kein Attribut „%1“. Meinten Sie „%2“?</translation>
    </message>
    <message>
        <source>Please write the number in plain digits, such as 12 or 0.5.</source>
        <translation>Bitte schreiben Sie die Zahl in einfachen Ziffern, etwa 12 oder 0.5.</translation>
    </message>
</context>
<context>
    <name>LabChat::ClaimTexts</name>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>ID in session</source>
        <translation>Nummer in der Sitzung</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>ID in group</source>
        <translation>Nummer in der Gruppe</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>nickname</source>
        <translation>Nickname</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <comment>“group”, before, after</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1, with a ticket for %2: %3</source>
        <comment>a time, a channel, what changed</comment>
        <translation>%1, mit einem Ticket für %2: %3</translation>
    </message>
</context>
<context>
    <name>LabChat::ClaimedCells</name>
    <message>
        <source>Expected by the table that was loaded; has not come yet</source>
        <translation>Nach der geladenen Tabelle erwartet; noch nicht gekommen</translation>
    </message>
</context>
<context>
    <name>LabChat::ClientFrame</name>
    <message>
        <source>A frame may contain at most %1 KiB.</source>
        <translation>Ein Frame darf höchstens %1 KiB enthalten.</translation>
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
        <source>The port (default: 8000; 0: any free port).</source>
        <translation>Der Port (Vorgabe: 8000; 0: ein beliebiger freier).</translation>
    </message>
    <message>
        <source>Pages of this origin (https://host:port) may also chat here; can be repeated.</source>
        <translation>Auch Seiten dieses Ursprungs (https://host:port) dürfen hier chatten; mehrfach möglich.</translation>
    </message>
    <message>
        <source>“%1” is not expected here.</source>
        <translation>„%1“ wird hier nicht erwartet.</translation>
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
        <source>Runs the server without a window. Prints one JSON object per line.</source>
        <translation>Betreibt den Server ohne Fenster. Gibt je Zeile ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>Runs a session of this study: a file, or the name of an included study.</source>
        <translation>Führt eine Sitzung dieser Studie durch: eine Datei oder der Name einer mitgelieferten.</translation>
    </message>
    <message>
        <source>The number of participants (default: as in the study).</source>
        <translation>Die Zahl der Teilnehmenden (Vorgabe: wie in der Studie).</translation>
    </message>
    <message>
        <source>Creates the room, and runs the session in it.</source>
        <translation>Legt den Raum an und führt die Sitzung darin durch.</translation>
    </message>
    <message>
        <source>--participants takes a number from 1 to 10000, not “%1”.</source>
        <translation>--participants erwartet eine Zahl von 1 bis 10000, nicht „%1“.</translation>
    </message>
    <message>
        <source>--participants needs --study.</source>
        <translation>--participants braucht --study.</translation>
    </message>
    <message>
        <source>A room&apos;s name may contain only letters, digits and “_”, not “%1”.</source>
        <translation>Der Name eines Raums darf nur Buchstaben, Ziffern und „_“ enthalten, nicht „%1“.</translation>
    </message>
    <message>
        <source>--labels needs --room.</source>
        <translation>--labels braucht --room.</translation>
    </message>
    <message>
        <source>The data directory (default: %1).</source>
        <translation>Das Datenverzeichnis (Vorgabe: %1).</translation>
    </message>
    <message>
        <source>Explains every mistake in a study, with its location.</source>
        <translation>Erklärt jeden Fehler in einer Studie, mit seiner Stelle.</translation>
    </message>
    <message>
        <source>The study: a file, or the name of an included study.</source>
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
        <source>Starts a new session even if one of this study is still running (otherwise that session is continued).</source>
        <translation>Startet eine neue Sitzung, auch wenn noch eine dieser Studie läuft (die sonst fortgesetzt wird).</translation>
    </message>
    <message>
        <source>Participants can enter only with the link of their label. The links are printed and cannot be guessed.</source>
        <translation>Teilnehmende können nur mit dem Link ihres Labels eintreten. Die Links werden ausgegeben und lassen sich nicht erraten.</translation>
    </message>
    <message>
        <source>--secure-links needs --labels.</source>
        <translation>--secure-links braucht --labels.</translation>
    </message>
    <message>
        <source>A file with the room&apos;s participant labels, one on each line.</source>
        <translation>Eine Datei mit den Teilnehmer-Labels des Raums, eines in jeder Zeile.</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>--%1 takes an origin such as https://host:port, not “%2”.</source>
        <translation>--%1 braucht einen Ursprung wie https://host:port, nicht „%2“.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>--certificate and --key need each other.</source>
        <translation>--certificate und --key brauchen einander.</translation>
    </message>
    <message>
        <source>Pages of this origin may show LabChat&apos;s pages in a frame; can be repeated.</source>
        <translation>Seiten dieses Ursprungs dürfen Seiten von LabChat in einem Rahmen zeigen; kann wiederholt werden.</translation>
    </message>
    <message>
        <source>Serves HTTPS with this certificate and its chain (PEM). It is read again when it changes.</source>
        <translation>Bietet HTTPS mit diesem Zertifikat und seiner Kette an (PEM). Es wird neu gelesen, wenn es sich ändert.</translation>
    </message>
    <message>
        <source>The certificate&apos;s key (PEM), without a password.</source>
        <translation>Der Schlüssel des Zertifikats (PEM), ohne Passwort.</translation>
    </message>
    <message>
        <source>The address under which a reverse proxy serves LabChat, such as https://lab.example/chat/.</source>
        <translation>Die Adresse, unter der ein Reverse-Proxy LabChat anbietet, etwa https://lab.example/chat/.</translation>
    </message>
    <message>
        <source>A reverse proxy, or a network of them (10.0.0.0/8), that is believed who a request comes from; can be repeated.</source>
        <translation>Ein Reverse-Proxy oder ein Netz davon (10.0.0.0/8), dem geglaubt wird, von wem eine Anfrage kommt; kann wiederholt werden.</translation>
    </message>
    <message>
        <source>--otree-database needs oTree&apos;s SECRET_KEY in the environment variable OTREE_SECRET_KEY, or entered in the console.</source>
        <translation>--otree-database braucht oTrees SECRET_KEY in der Umgebungsvariable OTREE_SECRET_KEY oder in der Konsole eingegeben.</translation>
    </message>
    <message>
        <source>oTree&apos;s database (an SQLite file, or postgresql://…), in which its participants have names. oTree&apos;s own chat is served at /chat if its secrets were entered in the console (Integrate), or the environment has its OTREE_SECRET_KEY and OTREE_ADMIN_PASSWORD.</source>
        <translation>Die Datenbank von oTree (eine SQLite-Datei oder postgresql://…), in der seine Teilnehmenden Namen haben. oTrees eigener Chat wird unter /chat angeboten, wenn seine Geheimnisse in der Konsole eingegeben wurden (Integrieren) oder die Umgebung sein OTREE_SECRET_KEY und OTREE_ADMIN_PASSWORD enthält.</translation>
    </message>
    <message>
        <source>The data directory is “%1”. Another one is given with --data.</source>
        <translation>Das Datenverzeichnis ist „%1“. Ein anderes wird mit --data angegeben.</translation>
    </message>
    <message>
        <source>Writes the log as CSV, a workbook or a data package, even while a server is using it.</source>
        <translation>Schreibt das Protokoll als CSV, Arbeitsmappe oder Datenpaket, auch während ein Server es benutzt.</translation>
    </message>
    <message>
        <source>The file to write (default, and “-”: standard output); of a package or a ConvoKit corpus, a folder or a .zip file.</source>
        <translation>Die Datei, die geschrieben wird (Vorgabe, und „-“: Standardausgabe); bei einem Paket oder einem ConvoKit-Korpus ein Ordner oder eine .zip-Datei.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are as they were written.</source>
        <translation>
            <numerusform>%n Datei ist so, wie sie geschrieben wurde.</numerusform>
            <numerusform>%n Dateien sind so, wie sie geschrieben wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tables are as in the log (%n events).</source>
        <translation>
            <numerusform>Die Tabellen stimmen mit dem Protokoll überein (%n Ereignis).</numerusform>
            <numerusform>Die Tabellen stimmen mit dem Protokoll überein (%n Ereignisse).</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Compares an export with its manifest, and with the log. Prints what is different.</source>
        <translation>Vergleicht einen Export mit seinem Verzeichnis (Manifest) und mit dem Protokoll. Gibt aus, was anders ist.</translation>
    </message>
    <message>
        <source>The folder of a data package, or the manifest beside another export (….manifest.json).</source>
        <translation>Der Ordner eines Datenpakets oder das Verzeichnis neben einem anderen Export (….manifest.json).</translation>
    </message>
    <message>
        <source>The data directory with the log (default: the export is compared only with its manifest).</source>
        <translation>Das Datenverzeichnis mit dem Protokoll (Vorgabe: Der Export wird nur mit seinem Verzeichnis verglichen).</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Writes a session that has ended into a file of its own, even while a server is using the log.</source>
        <translation>Schreibt eine beendete Sitzung in eine eigene Datei, auch während ein Server das Protokoll benutzt.</translation>
    </message>
    <message>
        <source>The session.</source>
        <translation>Die Sitzung.</translation>
    </message>
    <message>
        <source>The file to write; its name should end with .labchat.</source>
        <translation>Die Datei, die geschrieben wird; ihr Name sollte auf .labchat enden.</translation>
    </message>
    <message>
        <source>--session and --out are needed.</source>
        <translation>--session und --out werden gebraucht.</translation>
    </message>
    <message>
        <source>Shows a session archive in a window, in which nothing can be changed.</source>
        <translation>Zeigt ein Sitzungsarchiv in einem Fenster, in dem nichts geändert werden kann.</translation>
    </message>
    <message>
        <source>The session archive (.labchat).</source>
        <translation>Das Sitzungsarchiv (.labchat).</translation>
    </message>
    <message>
        <source>LabChat: chat for experiments in the laboratory.

labchat [--data DIR] [--bind ADDR] [--port N]      the console
labchat serve [--data DIR] [--bind ADDR] [--port N] [--study FILE --participants N]
              [--room NAME --labels FILE [--secure-links]]
                                                   the server without a window
labchat export --data DIR [--session CODE] [--format FORMAT] [--out FILE]
                                                   the log as CSV, a workbook, a data package, …
labchat archive --data DIR --session CODE --out FILE
                                                   a session that has ended as a file of its own
labchat open FILE                                  shows such a file in a window
labchat verify FOLDER [--data DIR]                 compares a data package with its manifest and the log
labchat check-log DIR                              finds what was changed, is missing or damaged in a log
labchat check FILE                                 explains the mistakes in a study
labchat key list|make|revoke|rotate|open|close [--data DIR] [NAME]
                                                   the keys that other systems sign tickets with
labchat ticket --session NAME --channel NAME --nickname NAME [--key NAME] [--data DIR]
                                                   a ticket for a chat box in another system&apos;s page
labchat certificate [--data DIR] [--host NAME]      a certificate for HTTPS

Each command has its own --help.</source>
        <translation>LabChat: Chat für Experimente im Labor.

labchat [--data DIR] [--bind ADDR] [--port N]      die Konsole
labchat serve [--data DIR] [--bind ADDR] [--port N] [--study FILE --participants N]
              [--room NAME --labels FILE [--secure-links]]
                                                   der Server ohne Fenster
labchat export --data DIR [--session CODE] [--format FORMAT] [--out FILE]
                                                   das Protokoll als CSV, Arbeitsmappe, Datenpaket, …
labchat archive --data DIR --session CODE --out FILE
                                                   eine beendete Sitzung als eigene Datei
labchat open FILE                                  zeigt eine solche Datei in einem Fenster
labchat verify FOLDER [--data DIR]                 vergleicht ein Datenpaket mit Manifest und Protokoll
labchat check-log DIR                              findet, was in einem Protokoll verändert wurde, fehlt oder beschädigt ist
labchat check FILE                                 erklärt die Fehler in einer Studie
labchat key list|make|revoke|rotate|open|close [--data DIR] [NAME]
                                                   die Schlüssel, mit denen andere Systeme Tickets signieren
labchat ticket --session NAME --channel NAME --nickname NAME [--key NAME] [--data DIR]
                                                   ein Ticket für eine Chat-Box auf der Seite eines anderen Systems
labchat certificate [--data DIR] [--host NAME]      ein Zertifikat für HTTPS

Jeder Befehl hat sein eigenes --help.</translation>
    </message>
    <message>
        <source>Finds what was changed, is missing or damaged in a log, even while a server is using it. Changes nothing.</source>
        <translation>Findet, was in einem Protokoll verändert wurde, fehlt oder beschädigt ist, auch während ein Server es benutzt. Ändert nichts.</translation>
    </message>
    <message>
        <source>The data directory with the log.</source>
        <translation>Das Datenverzeichnis mit dem Protokoll.</translation>
    </message>
    <message>
        <source>The log is as it was written (%1 sessions, %2 events).</source>
        <translation>Das Protokoll ist, wie es geschrieben wurde (%1 Sitzungen, %2 Ereignisse).</translation>
    </message>
</context>
<context>
    <name>LabChat::Composer</name>
    <message>
        <source>Why the message was not sent</source>
        <translation>Warum die Nachricht nicht gesendet wurde</translation>
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
        <source>One link for all participants: each browser gets the next free place</source>
        <translation>Ein Link für alle Teilnehmenden: Jeder Browser erhält den nächsten freien Platz</translation>
    </message>
    <message>
        <source>Takes the next free place of the session in this computer&apos;s browser</source>
        <translation>Belegt den nächsten freien Platz der Sitzung im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Open session link in browser</source>
        <translation>Sitzungslink im Browser öffnen</translation>
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
        <source>This computer is not in a network: participants on other computers cannot connect.</source>
        <translation>Dieser Computer ist in keinem Netzwerk: Teilnehmende an anderen Computern können sich nicht verbinden.</translation>
    </message>
    <message>
        <source>LabChat listens on this computer only: participants on other computers cannot connect.</source>
        <translation>LabChat lauscht nur an diesem Computer: Teilnehmende an anderen Computern können sich nicht verbinden.</translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Lin&amp;ks…</source>
        <translation>Lin&amp;ks…</translation>
    </message>
    <message>
        <source>Link for participants</source>
        <translation>Link für Teilnehmende</translation>
    </message>
    <message>
        <source>Co&amp;py link</source>
        <translation>Link ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copies the link</source>
        <translation>Kopiert den Link</translation>
    </message>
    <message>
        <source>Copy link for participants</source>
        <translation>Link für Teilnehmende kopieren</translation>
    </message>
    <message>
        <source>&amp;QR code</source>
        <translation>&amp;QR-Code</translation>
    </message>
    <message>
        <source>Shows the link as a QR code, for a phone at your desk</source>
        <translation>Zeigt den Link als QR-Code, für ein Telefon an Ihrem Platz</translation>
    </message>
    <message>
        <source>QR code of the link</source>
        <translation>QR-Code des Links</translation>
    </message>
    <message>
        <source>Pro&amp;jector</source>
        <translation>Pro&amp;jektor</translation>
    </message>
    <message>
        <source>Shows link and QR code on the whole screen, on the second one if there is one, for everybody to read; Escape closes it</source>
        <translation>Zeigt Link und QR-Code bildschirmfüllend, auf dem zweiten Bildschirm, wenn es einen gibt, für alle lesbar; Escape schließt die Ansicht</translation>
    </message>
    <message>
        <source>Show link on the projector</source>
        <translation>Link auf dem Projektor zeigen</translation>
    </message>
    <message>
        <source>Leads into a session as soon as one is running</source>
        <translation>Führt in eine Sitzung, sobald eine läuft</translation>
    </message>
    <message>
        <source>One link for all participants: the page asks for the label of the seat</source>
        <translation>Ein Link für alle Teilnehmenden: Die Seite fragt nach dem Label des Platzes</translation>
    </message>
    <message>
        <source>The room has secure links: Session → Rooms…, “Label links…”</source>
        <translation>Der Raum hat sichere Links: Sitzung → Räume…, „Label-Links…“</translation>
    </message>
    <message>
        <source>Each chat box there has a ticket that the other system signs</source>
        <translation>Jede Chat-Box dort hat ein Ticket, das das andere System signiert</translation>
    </message>
</context>
<context>
    <name>LabChat::Connection</name>
    <message>
        <source>Frames are text, not binary.</source>
        <translation>Frames sind Text, nicht binär.</translation>
    </message>
    <message>
        <source>The first frame must be “join”, within 5 seconds.</source>
        <translation>Der erste Frame muss „join“ sein und innerhalb von 5 Sekunden kommen.</translation>
    </message>
    <message>
        <source>Too many invalid frames.</source>
        <translation>Zu viele ungültige Frames.</translation>
    </message>
    <message>
        <source>Too many frames in a second.</source>
        <translation>Zu viele Frames in einer Sekunde.</translation>
    </message>
</context>
<context>
    <name>LabChat::ConnectionTest</name>
    <message>
        <source>This computer does not trust its certificate. See “HTTPS and reverse proxies” in the manual.</source>
        <translation>Dieser Computer vertraut ihrem Zertifikat nicht. Siehe „HTTPS and reverse proxies“ im Handbuch.</translation>
    </message>
    <message>
        <source>Is the address right, and does its server run?</source>
        <translation>Stimmt die Adresse, und läuft dort der Server?</translation>
    </message>
    <message>
        <source>%1 does not answer: %2</source>
        <translation>%1 antwortet nicht: %2</translation>
    </message>
    <message>
        <source>%1 answers with the status %2.</source>
        <translation>%1 antwortet mit dem Status %2.</translation>
    </message>
    <message>
        <source>Take an address that participants open.</source>
        <translation>Nehmen Sie eine Adresse, die Teilnehmende öffnen.</translation>
    </message>
    <message>
        <source>The page&apos;s server %1 answers.</source>
        <translation>Der Server der Seite, %1, antwortet.</translation>
    </message>
    <message>
        <source>The page is served over https and LabChat over http: browsers forbid that.</source>
        <translation>Die Seite kommt über https und LabChat über http: Das verbieten die Browser.</translation>
    </message>
    <message>
        <source>Switch on HTTPS in the preferences, or put LabChat behind the page&apos;s reverse proxy.</source>
        <translation>Schalten Sie HTTPS in den Einstellungen ein, oder stellen Sie LabChat hinter den Reverse-Proxy der Seite.</translation>
    </message>
    <message>
        <source>Browsers do not mind how the page and LabChat are served.</source>
        <translation>Die Browser haben nichts dagegen, wie die Seite und LabChat ausgeliefert werden.</translation>
    </message>
    <message>
        <source>This computer does not trust the certificate of %1: %2</source>
        <translation>Dieser Computer vertraut dem Zertifikat von %1 nicht: %2</translation>
    </message>
    <message>
        <source>Browsers have to trust it as well. See “HTTPS and reverse proxies” in the manual.</source>
        <translation>Auch die Browser müssen ihm vertrauen. Siehe „HTTPS and reverse proxies“ im Handbuch.</translation>
    </message>
    <message>
        <source>%1 does not lead to LabChat (status %2).</source>
        <translation>%1 führt nicht zu LabChat (Status %2).</translation>
    </message>
    <message>
        <source>Is the address right? A reverse proxy has to pass on everything below it to LabChat.</source>
        <translation>Stimmt die Adresse? Ein Reverse-Proxy muss alles, was darunter liegt, an LabChat weitergeben.</translation>
    </message>
    <message>
        <source>LabChat answers at %1.</source>
        <translation>LabChat antwortet unter %1.</translation>
    </message>
    <message>
        <source>LabChat is asked under the name that the browser uses, %1.</source>
        <translation>LabChat wird unter dem Namen angesprochen, den der Browser verwendet: %1.</translation>
    </message>
    <message>
        <source>The browser asks for %1, and LabChat is asked as %2.</source>
        <translation>Der Browser fragt nach %1, und LabChat wird als %2 angesprochen.</translation>
    </message>
    <message>
        <source>The reverse proxy has to pass on the header Host unchanged, or start LabChat with --trusted-proxy and --base-url.</source>
        <translation>Der Reverse-Proxy muss den Header Host unverändert weitergeben; oder starten Sie LabChat mit --trusted-proxy und --base-url.</translation>
    </message>
    <message>
        <source>Pages at %1 are not allowed.</source>
        <translation>Seiten von %1 sind nicht erlaubt.</translation>
    </message>
    <message>
        <source>Allow this page, if it is one of yours.</source>
        <translation>Erlauben Sie diese Seite, wenn es eine von Ihren ist.</translation>
    </message>
    <message>
        <source>Pages at %1 are allowed.</source>
        <translation>Seiten von %1 sind erlaubt.</translation>
    </message>
    <message>
        <source>The WebSocket does not open: %1</source>
        <translation>Der WebSocket öffnet sich nicht: %1</translation>
    </message>
    <message>
        <source>The reverse proxy has to pass on WebSockets: the headers Upgrade and Connection. See “HTTPS and reverse proxies” in the manual.</source>
        <translation>Der Reverse-Proxy muss WebSockets weitergeben: die Header Upgrade und Connection. Siehe „HTTPS and reverse proxies“ im Handbuch.</translation>
    </message>
    <message>
        <source>The WebSocket opens: chat boxes in this page reach LabChat.</source>
        <translation>Der WebSocket öffnet sich: Chat-Boxen auf dieser Seite erreichen LabChat.</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>es hat zu lange gedauert</translation>
    </message>
    <message>
        <source>/chat on the page&apos;s host leads to LabChat: oTree&apos;s own chat works.</source>
        <translation>/chat auf dem Host der Seite führt zu LabChat: Der Chat von oTree selbst funktioniert.</translation>
    </message>
    <message>
        <source>/chat on the page&apos;s host leads to LabChat, but without WebSockets.</source>
        <translation>/chat auf dem Host der Seite führt zu LabChat, aber ohne WebSockets.</translation>
    </message>
    <message>
        <source>The reverse proxy has to pass on the headers Upgrade and Connection there, too.</source>
        <translation>Der Reverse-Proxy muss auch dort die Header Upgrade und Connection weitergeben.</translation>
    </message>
    <message>
        <source>/chat on the page&apos;s host does not lead to LabChat. Only unchanged oTree pages with {{ chat }} need it.</source>
        <translation>/chat auf dem Host der Seite führt nicht zu LabChat. Nur unveränderte Seiten von oTree mit {{ chat }} brauchen das.</translation>
    </message>
    <message>
        <source>%1 answers over http, not over https.</source>
        <translation>%1 antwortet über http, nicht über https.</translation>
    </message>
    <message>
        <source>%1 answers over https, not over http.</source>
        <translation>%1 antwortet über https, nicht über http.</translation>
    </message>
    <message>
        <source>Write the address as %1.</source>
        <translation>Schreiben Sie die Adresse als %1.</translation>
    </message>
</context>
<context>
    <name>LabChat::ConnectionTestDialog</name>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Does what a participant&apos;s page does until its chat is open, from this computer. Browsers of participants may be in another network.</source>
        <translation>Tut von diesem Computer aus, was die Seite einer Person tut, bis ihr Chat offen ist. Die Browser der Teilnehmenden können in einem anderen Netz sein.</translation>
    </message>
    <message>
        <source>&amp;Page with the chat box</source>
        <translation>&amp;Seite mit der Chat-Box</translation>
    </message>
    <message>
        <source>The address that participants open in oTree, a survey, …; empty: LabChat&apos;s own pages</source>
        <translation>Die Adresse, die Teilnehmende in oTree, einer Umfrage, … öffnen; leer: die Seiten von LabChat selbst</translation>
    </message>
    <message>
        <source>Page with the chat box</source>
        <translation>Seite mit der Chat-Box</translation>
    </message>
    <message>
        <source>https://otree.example/</source>
        <translation>https://otree.example/</translation>
    </message>
    <message>
        <source>&amp;LabChat&apos;s address in it</source>
        <translation>&amp;Adresse von LabChat darin</translation>
    </message>
    <message>
        <source>The address that the page&apos;s script comes from, without “/labchat.js”; behind a reverse proxy that of the proxy</source>
        <translation>Die Adresse, von der das Skript der Seite kommt, ohne „/labchat.js“; hinter einem Reverse-Proxy dessen Adresse</translation>
    </message>
    <message>
        <source>LabChat&apos;s address</source>
        <translation>Adresse von LabChat</translation>
    </message>
    <message>
        <source>The test is running…</source>
        <translation>Der Test läuft…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Opens both addresses</source>
        <translation>Öffnet beide Adressen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>&amp;Allow this page</source>
        <translation>Diese Seite &amp;erlauben</translation>
    </message>
    <message>
        <source>Lets the chat boxes of this page in, and tests again</source>
        <translation>Lässt die Chat-Boxen dieser Seite herein und testet noch einmal</translation>
    </message>
    <message>
        <source>Allow this page</source>
        <translation>Diese Seite erlauben</translation>
    </message>
    <message>
        <source>Man&amp;ual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Opens the manual&apos;s page about HTTPS and reverse proxies</source>
        <translation>Öffnet die Seite des Handbuchs über HTTPS und Reverse-Proxys</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
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
    <name>LabChat::ContactsModel</name>
    <message>
        <source>%1, event %2, %3</source>
        <translation>%1, Ereignis %2, %3</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>Im Text</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
</context>
<context>
    <name>LabChat::ContentsPage</name>
    <message>
        <source>&amp;Sessions (none ticked: all)</source>
        <translation>&amp;Sitzungen (keine angekreuzt: alle)</translation>
    </message>
    <message>
        <source>The sessions to export</source>
        <translation>Die Sitzungen, die exportiert werden</translation>
    </message>
    <message>
        <source>Sessions to export</source>
        <translation>Sitzungen, die exportiert werden</translation>
    </message>
    <message>
        <source>&amp;Channels (none ticked: all)</source>
        <translation>&amp;Kanäle (keiner angekreuzt: alle)</translation>
    </message>
    <message>
        <source>Part&amp;icipants (none ticked: all)</source>
        <translation>Te&amp;ilnehmende (niemand angekreuzt: alle)</translation>
    </message>
    <message>
        <source>Only rows of the channels that are ticked</source>
        <translation>Nur Zeilen der angekreuzten Kanäle</translation>
    </message>
    <message>
        <source>Channels to export</source>
        <translation>Kanäle, die exportiert werden</translation>
    </message>
    <message>
        <source>Only rows of the participants who are ticked</source>
        <translation>Nur Zeilen der angekreuzten Teilnehmenden</translation>
    </message>
    <message>
        <source>Participants to export</source>
        <translation>Teilnehmende, die exportiert werden</translation>
    </message>
    <message>
        <source>Tick one session to choose some of its channels and participants.</source>
        <translation>Kreuzen Sie eine Sitzung an, um Kanäle und Teilnehmende auszuwählen.</translation>
    </message>
    <message>
        <source>&amp;Rounds from</source>
        <translation>&amp;Runden von</translation>
    </message>
    <message>
        <source>The first round</source>
        <translation>Die erste Runde</translation>
    </message>
    <message>
        <source>First round</source>
        <translation>Erste Runde</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>thro&amp;ugh</source>
        <translation>&amp;bis einschl.</translation>
    </message>
    <message>
        <source>The last round</source>
        <translation>Die letzte Runde</translation>
    </message>
    <message>
        <source>Last round</source>
        <translation>Letzte Runde</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>Ab &amp;Zeitpunkt</translation>
    </message>
    <message>
        <source>Leaves out what happened earlier</source>
        <translation>Lässt weg, was früher geschah</translation>
    </message>
    <message>
        <source>From a time on</source>
        <translation>Ab einem Zeitpunkt</translation>
    </message>
    <message>
        <source>The time on this computer</source>
        <translation>Die Uhrzeit dieses Computers</translation>
    </message>
    <message>
        <source>From this time</source>
        <translation>Ab diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>&amp;before</source>
        <translation>v&amp;or Zeitpunkt</translation>
    </message>
    <message>
        <source>Leaves out what happened then or later</source>
        <translation>Lässt weg, was dann oder später geschah</translation>
    </message>
    <message>
        <source>Until a time</source>
        <translation>Bis zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>Until this time</source>
        <translation>Bis zu diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>Messa&amp;ges that were hidden, held or refused in the end</source>
        <translation>Nachrichten, die am Ende verborgen, zurück&amp;gehalten oder abgelehnt waren</translation>
    </message>
    <message>
        <source>Without them, only messages that members see are there</source>
        <translation>Ohne sie sind nur Nachrichten da, die Mitglieder sehen</translation>
    </message>
    <message>
        <source>Hidden messages</source>
        <translation>Verborgene Nachrichten</translation>
    </message>
    <message>
        <source>What the e&amp;xperimenter wrote to participants</source>
        <translation>Was die Versuchsleit&amp;ung an Teilnehmende schrieb</translation>
    </message>
    <message>
        <source>Messages, announcements, and answers to requests for help</source>
        <translation>Nachrichten, Durchsagen und Antworten auf Hilferufe</translation>
    </message>
    <message>
        <source>The experimenter&apos;s words</source>
        <translation>Worte der Versuchsleitung</translation>
    </message>
    <message>
        <source>The list of sessions cannot be read: %1</source>
        <translation>Die Liste der Sitzungen kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>P%1</source>
        <translation>P%1</translation>
    </message>
</context>
<context>
    <name>LabChat::CopyText</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>LabChat::CountdownMenu</name>
    <message>
        <source>+&amp;30 s</source>
        <translation>+&amp;30 s</translation>
    </message>
    <message>
        <source>+&amp;1 min</source>
        <translation>+&amp;1 min</translation>
    </message>
    <message>
        <source>+&amp;5 min</source>
        <translation>+&amp;5 min</translation>
    </message>
    <message>
        <source>&amp;End now</source>
        <translation>Jetzt be&amp;enden</translation>
    </message>
    <message>
        <source>&amp;Reset to the study&apos;s time</source>
        <translation>Auf die Zeit der Studie &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Ändern…</translation>
    </message>
    <message>
        <source>Starts, extends, shortens or ends countdowns, and shows the time left</source>
        <translation>Startet, verlängert, verkürzt oder beendet Countdowns und zeigt die verbleibende Zeit</translation>
    </message>
    <message>
        <source>The countdown of %1</source>
        <translation>Countdown: %1</translation>
    </message>
    <message>
        <source>%1: no countdown that can be changed in this way</source>
        <translation>%1: kein Countdown, der sich so ändern lässt</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>Countdown</translation>
    </message>
    <message>
        <source>Participants see the new time at once. When the time is up, a page ends by itself, and a chat accepts no more messages.</source>
        <translation>Teilnehmende sehen die neue Zeit sofort. Wenn die Zeit um ist, endet eine Seite von selbst, und ein Chat nimmt keine Nachrichten mehr an.</translation>
    </message>
    <message>
        <source>Change &amp;countdown</source>
        <translation>&amp;Countdown ändern</translation>
    </message>
    <message>
        <source>−1 m&amp;in</source>
        <translation>−1 M&amp;in.</translation>
    </message>
    <message>
        <source>Nobody is selected where you are working: asks whose countdown changes</source>
        <translation>Dort, wo Sie gerade arbeiten, ist niemand ausgewählt: fragt, wessen Countdown sich ändert</translation>
    </message>
    <message>
        <source>End the page now for %1?</source>
        <comment>places</comment>
        <translation>Die Seite jetzt beenden für %1?</translation>
    </message>
    <message>
        <source>The page ends at once, whatever is being typed on it. This cannot be undone.</source>
        <translation>Die Seite endet sofort, was auch immer gerade darauf geschrieben wird. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;End the page</source>
        <translation>Seite be&amp;enden</translation>
    </message>
</context>
<context>
    <name>LabChat::CountdownModel</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Page or chat</source>
        <translation>Seite oder Chat</translation>
    </message>
    <message>
        <source>Time left now</source>
        <translation>Jetzt verbleibend</translation>
    </message>
    <message>
        <source>New time left</source>
        <translation>Neu verbleibend</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>no countdown</source>
        <translation>kein Countdown</translation>
    </message>
</context>
<context>
    <name>LabChat::CountdownQuestions</name>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>The pages or chats whose countdown changes</source>
        <translation>Die Seiten oder Chats, deren Countdown sich ändert</translation>
    </message>
    <message>
        <source>Pages or chats</source>
        <translation>Seiten oder Chats</translation>
    </message>
    <message>
        <source>&amp;Countdown</source>
        <translation>&amp;Countdown</translation>
    </message>
    <message>
        <source>How the countdown changes</source>
        <translation>Wie sich der Countdown ändert</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>+&amp;1 min</source>
        <translation>+&amp;1 min</translation>
    </message>
    <message>
        <source>Extends by one minute</source>
        <translation>Verlängert um eine Minute</translation>
    </message>
    <message>
        <source>Extend by one minute</source>
        <translation>Um eine Minute verlängern</translation>
    </message>
    <message>
        <source>+&amp;5 min</source>
        <translation>+&amp;5 min</translation>
    </message>
    <message>
        <source>Extends by five minutes</source>
        <translation>Verlängert um fünf Minuten</translation>
    </message>
    <message>
        <source>Extend by five minutes</source>
        <translation>Um fünf Minuten verlängern</translation>
    </message>
    <message>
        <source>The time left now, and the time left after you confirm</source>
        <translation>Die jetzt verbleibende Zeit und die verbleibende Zeit, nachdem Sie bestätigt haben</translation>
    </message>
    <message>
        <source>Countdowns</source>
        <translation>Countdowns</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>the pages of %1</source>
        <comment>countdowns of</comment>
        <translation>Seiten von %1</translation>
    </message>
    <message>
        <source>everybody on the page “%1”</source>
        <translation>alle auf der Seite „%1“</translation>
    </message>
    <message>
        <source>the pages of all participants</source>
        <translation>die Seiten aller Teilnehmenden</translation>
    </message>
    <message>
        <source>the chat of %1</source>
        <translation>Chat von %1</translation>
    </message>
    <message>
        <source>all chats shown now</source>
        <translation>alle jetzt gezeigten Chats</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>Setzen auf</translation>
    </message>
    <message>
        <source>Extend by</source>
        <translation>Verlängern um</translation>
    </message>
    <message>
        <source>Shorten by</source>
        <translation>Verkürzen um</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>Remove the countdown</source>
        <translation>Countdown entfernen</translation>
    </message>
    <message>
        <source>Reset to the study&apos;s time</source>
        <translation>Auf die Zeit der Studie zurücksetzen</translation>
    </message>
    <message>
        <source>None of these participants is on a page now.</source>
        <translation>Keine dieser Personen ist gerade auf einer Seite.</translation>
    </message>
    <message>
        <source>There is no countdown here that can be changed in this way.</source>
        <translation>Hier gibt es keinen Countdown, der sich so ändern lässt.</translation>
    </message>
    <message>
        <source>The session is paused, so all countdowns are stopped.</source>
        <translation>Die Sitzung ist unterbrochen, alle Countdowns sind angehalten.</translation>
    </message>
    <message>
        <source>Change the countdowns of %1</source>
        <comment>places</comment>
        <translation>Countdowns ändern: %1</translation>
    </message>
    <message>
        <source>Whose countdown changes?</source>
        <translation>Wessen Countdown ändert sich?</translation>
    </message>
    <message>
        <source>Change the countdown of the chat: %1</source>
        <comment>channels</comment>
        <translation>Countdown des Chats ändern: %1</translation>
    </message>
    <message>
        <source>Choose whose countdown changes</source>
        <translation>Wählen Sie, wessen Countdown sich ändert</translation>
    </message>
    <message>
        <source>The page ends at once for %1. This cannot be undone.</source>
        <comment>places</comment>
        <translation>Die Seite endet sofort für %1. Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>LabChat::Countdowns</name>
    <message>
        <source>over</source>
        <translation>abgelaufen</translation>
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
    <name>LabChat::CsvExportDialog</name>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sitzung</translation>
    </message>
    <message>
        <source>The session to export, or all sessions</source>
        <translation>Die Sitzung, die exportiert wird, oder alle Sitzungen</translation>
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
        <source>What the format contains</source>
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
        <source>Result of the export</source>
        <translation>Ergebnis des Exports</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Opens the folder that contains the file</source>
        <translation>Öffnet den Ordner, der die Datei enthält</translation>
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
        <source>Asks for a file name and writes the file</source>
        <translation>Fragt nach einem Dateinamen und schreibt die Datei</translation>
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
        <source>Stops the export; no incomplete file is left behind</source>
        <translation>Bricht den Export ab; es bleibt keine unvollständige Datei zurück</translation>
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
        <source>The list of sessions cannot be read: %1</source>
        <translation>Die Liste der Sitzungen kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben…</translation>
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
    <name>LabChat::DataDirectory</name>
    <message>
        <source>The data directory “%1” cannot be created. Choose another one with --data, or change the permissions of its parent folder.</source>
        <translation>Das Datenverzeichnis „%1“ kann nicht angelegt werden. Wählen Sie mit --data ein anderes, oder ändern Sie die Rechte des übergeordneten Ordners.</translation>
    </message>
    <message>
        <source>The data directory “%1” is in use by another LabChat (process %2). Close that LabChat first, or choose another directory with --data.</source>
        <translation>Das Datenverzeichnis „%1“ wird von einem anderen LabChat benutzt (Prozess %2). Schließen Sie dieses zuerst, oder wählen Sie mit --data ein anderes Verzeichnis.</translation>
    </message>
    <message>
        <source>The data directory “%1” cannot be written. Choose another one with --data, or change its permissions.</source>
        <translation>In das Datenverzeichnis „%1“ kann nicht geschrieben werden. Wählen Sie mit --data ein anderes, oder ändern Sie seine Rechte.</translation>
    </message>
    <message>
        <source>The data directory “%1” is locked by the file “%2”. Either another LabChat is using it, perhaps on another computer, or the file was left behind by a power failure. If no LabChat is using it, delete that file and start again.</source>
        <translation>Das Datenverzeichnis „%1“ ist durch die Datei „%2“ gesperrt. Entweder benutzt es ein anderes LabChat, vielleicht auf einem anderen Computer, oder die Datei ist nach einem Stromausfall zurückgeblieben. Wenn kein LabChat es benutzt, löschen Sie diese Datei, und starten Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>LabChat::Database</name>
    <message>
        <source>There is no log at “%1”. Check the data directory (--data).</source>
        <translation>In „%1“ gibt es kein Protokoll. Prüfen Sie das Datenverzeichnis (--data).</translation>
    </message>
    <message>
        <source>The log was written by a newer LabChat (format %1; this version knows %2). Use the newer version.</source>
        <translation>Das Protokoll wurde von einem neueren LabChat geschrieben (Format %1; diese Version kennt %2). Verwenden Sie die neuere Version.</translation>
    </message>
    <message>
        <source>The log has an older format (%1). Start LabChat once with this data directory to update the log.</source>
        <translation>Das Protokoll hat ein älteres Format (%1). Starten Sie LabChat einmal mit diesem Datenverzeichnis, um es zu aktualisieren.</translation>
    </message>
    <message>
        <source>The log was written by a newer LabChat (format %1; this version knows %2). Use the newer version, or choose another data directory with --data.</source>
        <translation>Das Protokoll wurde von einem neueren LabChat geschrieben (Format %1; diese Version kennt %2). Verwenden Sie die neuere Version, oder wählen Sie mit --data ein anderes Datenverzeichnis.</translation>
    </message>
    <message>
        <source>The program is incomplete: “%1” is missing.</source>
        <translation>Das Programm ist unvollständig: „%1“ fehlt.</translation>
    </message>
    <message>
        <source>The disk is full: nothing can be stored. Free some space; LabChat then continues by itself.</source>
        <translation>Der Datenträger ist voll: Es kann nichts gespeichert werden. Schaffen Sie Platz; LabChat fährt dann von selbst fort.</translation>
    </message>
    <message>
        <source>The log&apos;s file is damaged. Keep a copy of the data directory, then restore it from a backup or choose another directory with --data.</source>
        <translation>Die Datei des Protokolls ist beschädigt. Bewahren Sie eine Kopie des Datenverzeichnisses auf, und stellen Sie es dann aus einer Sicherung wieder her, oder wählen Sie mit --data ein anderes Verzeichnis.</translation>
    </message>
    <message>
        <source>Another program has locked the log&apos;s file. Close that program; LabChat tries again by itself.</source>
        <translation>Ein anderes Programm hat die Datei des Protokolls gesperrt. Schließen Sie dieses Programm; LabChat versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>The log cannot be used: %1 (%2).</source>
        <translation>Das Protokoll kann nicht verwendet werden: %1 (%2).</translation>
    </message>
    <message>
        <source>The data directory is on a file system that does not support SQLite&apos;s write-ahead log (for example, a network drive). Choose a directory on a local disk with --data.</source>
        <translation>Das Datenverzeichnis liegt auf einem Dateisystem, das das Write-Ahead-Log von SQLite nicht unterstützt (zum Beispiel einem Netzlaufwerk). Wählen Sie mit --data ein Verzeichnis auf einem lokalen Datenträger.</translation>
    </message>
    <message>
        <source>The log&apos;s file cannot be opened. Check the permissions of the data directory and of the files in it.</source>
        <translation>Die Datei des Protokolls kann nicht geöffnet werden. Prüfen Sie die Rechte des Datenverzeichnisses und der Dateien darin.</translation>
    </message>
    <message>
        <source>The log&apos;s file has the impossible format %1.</source>
        <translation>Die Datei des Protokolls hat das unmögliche Format %1.</translation>
    </message>
    <message>
        <source>%1 Keep a copy of the data directory, then restore it from a backup, or open it with the version of LabChat that wrote it.</source>
        <comment>a sentence about what is damaged</comment>
        <translation>%1 Bewahren Sie eine Kopie des Datenverzeichnisses auf, und stellen Sie es dann aus einer Sicherung wieder her, oder öffnen Sie es mit der Version von LabChat, die es geschrieben hat.</translation>
    </message>
    <message>
        <source>The log&apos;s file “%1” is empty: what it contained was lost.</source>
        <translation>Die Datei des Protokolls, „%1“, ist leer: Ihr Inhalt ging verloren.</translation>
    </message>
    <message>
        <source>Reading the log was cancelled.</source>
        <translation>Das Lesen des Protokolls wurde abgebrochen.</translation>
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
        <source>&lt;h3&gt;LabChat %1&lt;/h3&gt;&lt;p&gt;A chat for laboratory experiments, hosted, watched and exported from one console.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes with no warranty.&lt;/p&gt;&lt;p&gt;The log is stored in %2.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;LabChat %1&lt;/h3&gt;&lt;p&gt;Ein Chat für Laborexperimente: betrieben, beobachtet und exportiert aus einer Konsole.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.&lt;/p&gt;&lt;p&gt;Das Protokoll liegt in %2.&lt;/p&gt;</translation>
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
        <source>Participants will be disconnected. Everything is stored, and they reconnect by themselves when LabChat starts again.</source>
        <translation>Die Verbindungen der Teilnehmenden werden getrennt. Alles ist gespeichert, und sie verbinden sich von selbst wieder, wenn LabChat wieder startet.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>No editor could be opened. The file is %1.</source>
        <translation>Es konnte kein Editor geöffnet werden. Die Datei ist %1.</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>The session %1 has ended. Export its log now?</source>
        <translation>Die Sitzung %1 ist beendet. Jetzt ihr Protokoll exportieren?</translation>
    </message>
    <message>
        <source>Nothing is lost if you do it later: File → Export CSV, or Session → Past sessions.</source>
        <translation>Es geht nichts verloren, wenn Sie es später tun: Datei → CSV exportieren, oder Sitzung → Frühere Sitzungen.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>Other systems&apos; pages</source>
        <translation>Seiten anderer Systeme</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>Archive session</source>
        <translation>Sitzung archivieren</translation>
    </message>
    <message>
        <source>Session archives (*.labchat)</source>
        <translation>Sitzungsarchive (*.labchat)</translation>
    </message>
    <message>
        <source>The session was written to %1. File → Open archive… shows it, also on another computer.</source>
        <translation>Die Sitzung wurde nach %1 geschrieben. Datei → Archiv öffnen… zeigt sie, auch auf einem anderen Computer.</translation>
    </message>
    <message>
        <source>Open archive</source>
        <translation>Archiv öffnen</translation>
    </message>
</context>
<context>
    <name>LabChat::DisplayText</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>LabChat::DockTitles</name>
    <message>
        <source>Take out of the &amp;window</source>
        <translation>Aus dem &amp;Fenster lösen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>LabChat::Docks</name>
    <message>
        <source>Shows or hides this panel</source>
        <translation>Zeigt oder verbirgt diesen Bereich</translation>
    </message>
</context>
<context>
    <name>LabChat::DurationFields</name>
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
        <source>%1 s, by round</source>
        <comment>a list of seconds</comment>
        <translation>%1 s, je Runde</translation>
    </message>
    <message>
        <source>How long a participant stays on this page in each of its rounds. To change it, edit the study</source>
        <translation>Wie lange eine Person in jeder Runde auf dieser Seite bleibt. Um das zu ändern, bearbeiten Sie die Studie</translation>
    </message>
    <message>
        <source>“%1”: the chat “%2” closes</source>
        <comment>a page, a chat; after how long follows</comment>
        <translation>„%1“: der Chat „%2“ schließt</translation>
    </message>
    <message>
        <source>after a time that differs between participants</source>
        <translation>nach einer Zeit, die sich zwischen Teilnehmenden unterscheidet</translation>
    </message>
    <message>
        <source>after %1 s</source>
        <comment>seconds</comment>
        <translation>nach %1 s</translation>
    </message>
    <message>
        <source>From a participant&apos;s arrival on the page. To change it, edit the study</source>
        <translation>Ab der Ankunft auf der Seite. Um es zu ändern, bearbeiten Sie die Studie</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <comment>a chat, what happens to unsent text</comment>
        <translation>„%1“: %2</translation>
    </message>
</context>
<context>
    <name>LabChat::EndSessionDialog</name>
    <message>
        <source>End session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>Participants will see “The session has ended” and can no longer write. All messages stay in the log and can be exported. A session that has ended cannot be continued.</source>
        <translation>Teilnehmende sehen „Die Sitzung ist beendet“ und können nicht mehr schreiben. Alle Nachrichten bleiben im Protokoll und können exportiert werden. Eine beendete Sitzung kann nicht fortgesetzt werden.</translation>
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
        <source>Saved in the log; participants do not see it</source>
        <translation>Wird im Protokoll gespeichert; Teilnehmende sehen es nicht</translation>
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
        <source>The person who ends the session; saved in the log</source>
        <translation>Die Person, die die Sitzung beendet; wird im Protokoll gespeichert</translation>
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
        <source>Ends the session for all participants; it cannot be continued</source>
        <translation>Beendet die Sitzung für alle Teilnehmenden; sie kann nicht fortgesetzt werden</translation>
    </message>
    <message>
        <source>if empty, the log says “%1”</source>
        <translation>wenn leer, steht im Protokoll „%1“</translation>
    </message>
</context>
<context>
    <name>LabChat::Entrance</name>
    <message>
        <source>not reachable yet</source>
        <translation>noch nicht erreichbar</translation>
    </message>
    <message>
        <source>This session has ended: its links no longer work.</source>
        <translation>Diese Sitzung ist beendet: Ihre Links gelten nicht mehr.</translation>
    </message>
    <message>
        <source>Each label has its own link</source>
        <translation>Jedes Label hat seinen eigenen Link</translation>
    </message>
    <message>
        <source>Participants chat in the other system&apos;s pages</source>
        <translation>Teilnehmende chatten auf den Seiten des anderen Systems</translation>
    </message>
    <message>
        <source>This session has ended: its chats are closed.</source>
        <translation>Diese Sitzung ist beendet: Ihre Chats sind geschlossen.</translation>
    </message>
</context>
<context>
    <name>LabChat::Entrances</name>
    <message>
        <source>Without a label, the frame needs “browser”.</source>
        <translation>Ohne Label braucht der Frame „browser“.</translation>
    </message>
</context>
<context>
    <name>LabChat::EventRows</name>
    <message>
        <source>The log has an entry that cannot be (session %1, number %2): %3.</source>
        <comment>3: what is wrong with it</comment>
        <translation>Das Protokoll hat einen Eintrag, den es nicht geben kann (Sitzung %1, Nummer %2): %3.</translation>
    </message>
    <message>
        <source>the unknown kind “%1”</source>
        <translation>die unbekannte Art „%1“</translation>
    </message>
    <message>
        <source>its details are not complete</source>
        <translation>seine Einzelheiten sind unvollständig</translation>
    </message>
    <message>
        <source>a text that is missing or damaged</source>
        <translation>ein Text, der fehlt oder beschädigt ist</translation>
    </message>
    <message>
        <source>something that the session does not have, or that this kind of entry does not say</source>
        <translation>etwas, das die Sitzung nicht hat, oder das diese Art von Eintrag nicht sagt</translation>
    </message>
    <message>
        <source>its time is not in the years 1970 to 9999</source>
        <translation>seine Zeit liegt nicht in den Jahren 1970 bis 9999</translation>
    </message>
</context>
<context>
    <name>LabChat::Expected</name>
    <message>
        <source>Line %1: the table has %2 columns; this row has %3.</source>
        <translation>Zeile %1: Die Tabelle hat %2 Spalten, diese Zeile %3.</translation>
    </message>
    <message>
        <source>Line %1 has neither a label nor a code.</source>
        <translation>Zeile %1 hat weder ein Label noch einen Code.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is longer than 255 characters, or contains characters that cannot be printed.</source>
        <translation>Zeile %1: „%2“ ist länger als 255 Zeichen oder enthält Zeichen, die sich nicht darstellen lassen.</translation>
    </message>
    <message>
        <source>Line %1: a quotation mark opens here and is never closed.</source>
        <translation>Zeile %1: Hier beginnt ein Anführungszeichen, das nirgends endet.</translation>
    </message>
    <message>
        <source>Line %1: the first line must name the columns, and one of them must be “label” or “code”.</source>
        <translation>Zeile %1: Die erste Zeile muss die Spalten benennen, und eine davon muss „label“ oder „code“ heißen.</translation>
    </message>
    <message>
        <source>“%1” is not a table of participants. %2</source>
        <translation>„%1“ ist keine Tabelle von Teilnehmenden. %2</translation>
    </message>
    <message>
        <source>All rows of “%1” name another session than “%2”.</source>
        <translation>Alle Zeilen von „%1“ nennen eine andere Sitzung als „%2“.</translation>
    </message>
    <message>
        <source>“%1” names nobody. Write one participant on each line.</source>
        <translation>„%1“ nennt niemanden. Schreiben Sie eine Person in jede Zeile.</translation>
    </message>
</context>
<context>
    <name>LabChat::ExpectedBar</name>
    <message>
        <source>E&amp;xpected</source>
        <translation>E&amp;rwartet</translation>
    </message>
    <message>
        <source>Expected participants who are here</source>
        <translation>Erwartete Teilnehmende, die da sind</translation>
    </message>
    <message>
        <source>Expected participants</source>
        <translation>Erwartete Teilnehmende</translation>
    </message>
    <message>
        <source>Shows who is still missing, from a table of the expected participants</source>
        <translation>Zeigt anhand einer Tabelle der erwarteten Teilnehmenden, wer noch fehlt</translation>
    </message>
    <message>
        <source>&amp;Load a table…</source>
        <translation>Tabelle &amp;laden…</translation>
    </message>
    <message>
        <source>A CSV file with the columns “label” or “code”, and “group”, “role” and “session” if they are known</source>
        <translation>Eine CSV-Datei mit den Spalten „label“ oder „code“ und, falls bekannt, „group“, „role“ und „session“</translation>
    </message>
    <message>
        <source>&amp;Remove the table</source>
        <translation>Tabelle &amp;entfernen</translation>
    </message>
    <message>
        <source>%1 of %2 are here</source>
        <comment>of the expected participants</comment>
        <translation>%1 von %2 sind da</translation>
    </message>
    <message>
        <source>Load a table of participants</source>
        <translation>Tabelle der Teilnehmenden laden</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All files (*)</source>
        <translation>CSV-Dateien (*.csv *.txt);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>LabChat::ExperimenterActions</name>
    <message>
        <source>A&amp;nnounce…</source>
        <translation>Dur&amp;chsage…</translation>
    </message>
    <message>
        <source>Shows a text to all participants, a role, a group, a channel or the selected participants</source>
        <translation>Zeigt allen Teilnehmenden, einer Rolle, einer Gruppe, einem Kanal oder den Ausgewählten einen Text</translation>
    </message>
    <message>
        <source>A&amp;nnounce to its members…</source>
        <translation>D&amp;urchsage an die Mitglieder…</translation>
    </message>
    <message>
        <source>Shows a text to the members of the channel</source>
        <translation>Zeigt den Mitgliedern des Kanals einen Text</translation>
    </message>
    <message>
        <source>Count&amp;down of its chat</source>
        <translation>Cou&amp;ntdown des Chats</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Count&amp;down for %1</source>
        <translation>Count&amp;down: %1</translation>
    </message>
    <message>
        <source>Count&amp;down</source>
        <translation>Count&amp;down</translation>
    </message>
</context>
<context>
    <name>LabChat::ExportArguments</name>
    <message>
        <source>--rounds takes a round or a range such as 2-5, not “%1”.</source>
        <translation>--rounds nimmt eine Runde oder einen Bereich wie 2-5, nicht „%1“.</translation>
    </message>
    <message>
        <source>--channel takes a channel&apos;s name, and --participant a participant&apos;s code.</source>
        <translation>--channel nimmt den Namen eines Kanals und --participant den Code einer teilnehmenden Person.</translation>
    </message>
    <message>
        <source>--%1 takes a time such as 2026-12-01T14:30:00Z or 2026-12-01T15:30:00+01:00, not “%2”.</source>
        <translation>--%1 nimmt einen Zeitpunkt wie 2026-12-01T14:30:00Z oder 2026-12-01T15:30:00+01:00, nicht „%2“.</translation>
    </message>
    <message>
        <source>--until has to be later than --from.</source>
        <translation>--until muss später sein als --from.</translation>
    </message>
    <message>
        <source>--delimiter takes comma, semicolon or tab, not “%1”.</source>
        <translation>--delimiter nimmt comma, semicolon oder tab, nicht „%1“.</translation>
    </message>
    <message>
        <source>--line-ends takes crlf or lf, not “%1”.</source>
        <translation>--line-ends nimmt crlf oder lf, nicht „%1“.</translation>
    </message>
    <message>
        <source>--decimal takes point or comma, not “%1”.</source>
        <translation>--decimal nimmt point oder comma, nicht „%1“.</translation>
    </message>
    <message>
        <source>--time-zone takes a name such as Europe/Zurich, not “%1”.</source>
        <translation>--time-zone nimmt einen Namen wie Europe/Zurich, nicht „%1“.</translation>
    </message>
    <message>
        <source>--delimiter, --bom, --line-ends, --decimal, --time-zone and --formula-guard are only for tables as CSV.</source>
        <translation>--delimiter, --bom, --line-ends, --decimal, --time-zone und --formula-guard gelten nur für Tabellen als CSV.</translation>
    </message>
    <message>
        <source>--key-file needs --pseudonyms.</source>
        <translation>--key-file braucht --pseudonyms.</translation>
    </message>
    <message>
        <source>A session (default: all); can be repeated.</source>
        <translation>Eine Sitzung (Vorgabe: alle); kann wiederholt werden.</translation>
    </message>
    <message>
        <source>One of %1 (default: otree).</source>
        <translation>Eines von %1 (Vorgabe: otree).</translation>
    </message>
    <message>
        <source>Of a file for Stata or SPSS: which table it has (default: messages).</source>
        <translation>Bei einer Datei für Stata oder SPSS: welche Tabelle sie enthält (Vorgabe: messages).</translation>
    </message>
    <message>
        <source>Only rows of this channel; can be repeated.</source>
        <translation>Nur Zeilen dieses Kanals; kann wiederholt werden.</translation>
    </message>
    <message>
        <source>Only rows of this participant; can be repeated.</source>
        <translation>Nur Zeilen dieser Person; kann wiederholt werden.</translation>
    </message>
    <message>
        <source>Only rows of these rounds, such as 2 or 2-5.</source>
        <translation>Nur Zeilen dieser Runden, etwa 2 oder 2-5.</translation>
    </message>
    <message>
        <source>Only rows from this time on, such as 2026-12-01T14:30:00Z.</source>
        <translation>Nur Zeilen ab diesem Zeitpunkt, etwa 2026-12-01T14:30:00Z.</translation>
    </message>
    <message>
        <source>Only rows before this time.</source>
        <translation>Nur Zeilen vor diesem Zeitpunkt.</translation>
    </message>
    <message>
        <source>Leaves out messages that were hidden, held or refused in the end.</source>
        <translation>Lässt Nachrichten weg, die am Ende verborgen, zurückgehalten oder abgelehnt waren.</translation>
    </message>
    <message>
        <source>Leaves out what the experimenter wrote to participants.</source>
        <translation>Lässt weg, was die Versuchsleitung an Teilnehmende schrieb.</translation>
    </message>
    <message>
        <source>What separates the fields of a CSV file: comma, semicolon or tab (default: comma).</source>
        <translation>Was die Felder einer CSV-Datei trennt: comma, semicolon oder tab (Vorgabe: comma).</translation>
    </message>
    <message>
        <source>Begins a CSV file with a byte order mark, which Excel needs.</source>
        <translation>Beginnt eine CSV-Datei mit einer Byte Order Mark, die Excel braucht.</translation>
    </message>
    <message>
        <source>What ends the records of a CSV file: crlf or lf (default: crlf).</source>
        <translation>Was die Zeilen einer CSV-Datei beendet: crlf oder lf (Vorgabe: crlf).</translation>
    </message>
    <message>
        <source>The decimal sign of a CSV file: point or comma (default: point).</source>
        <translation>Das Dezimalzeichen einer CSV-Datei: point oder comma (Vorgabe: point).</translation>
    </message>
    <message>
        <source>Of the readable times in a CSV file, such as Europe/Zurich (default: UTC).</source>
        <translation>Der lesbaren Zeiten in einer CSV-Datei, etwa Europe/Zurich (Vorgabe: UTC).</translation>
    </message>
    <message>
        <source>Puts an apostrophe in front of texts that a spreadsheet takes for formulas. This changes the data.</source>
        <translation>Setzt einen Apostroph vor Texte, die eine Tabellenkalkulation für Formeln hält. Das verändert die Daten.</translation>
    </message>
    <message>
        <source>Replaces participants&apos; codes, and leaves out nicknames and labels.</source>
        <translation>Ersetzt die Codes der Teilnehmenden und lässt Spitznamen und Labels weg.</translation>
    </message>
    <message>
        <source>With --pseudonyms: writes which code is behind each pseudonym.</source>
        <translation>Mit --pseudonyms: schreibt, welcher Code hinter jedem Pseudonym steht.</translation>
    </message>
    <message>
        <source>Replaces the e-mail addresses and phone numbers that are marked in this list, which --format contacts has written.</source>
        <translation>Ersetzt die E-Mail-Adressen und Telefonnummern, die in dieser Liste markiert sind; --format contacts schreibt sie.</translation>
    </message>
    <message>
        <source>Writes beside the file how much of the log it has, and its checksum.</source>
        <translation>Schreibt neben die Datei, wie viel vom Protokoll sie hat, und ihre Prüfsumme.</translation>
    </message>
    <message>
        <source>Writes beside the file the command that writes it again.</source>
        <translation>Schreibt neben die Datei den Befehl, der sie noch einmal schreibt.</translation>
    </message>
    <message>
        <source>--session takes a session&apos;s code.</source>
        <translation>--session nimmt den Code einer Sitzung.</translation>
    </message>
    <message>
        <source>--format takes one of %1, not “%2”.</source>
        <translation>--format nimmt eines von %1, nicht „%2“.</translation>
    </message>
    <message>
        <source>--table takes the name of a table, such as messages or participants, not “%1”.</source>
        <translation>--table nimmt den Namen einer Tabelle, etwa messages oder participants, nicht „%1“.</translation>
    </message>
    <message>
        <source>--table is only for --format stata and spss.</source>
        <translation>--table gibt es nur für --format stata und spss.</translation>
    </message>
    <message>
        <source>--format %1 needs --out: a folder that does not exist yet, or a name that ends with .zip.</source>
        <translation>--format %1 braucht --out: einen Ordner, den es noch nicht gibt, oder einen Namen, der auf .zip endet.</translation>
    </message>
    <message>
        <source>--manifest and --command-line need --out: they are written beside the file.</source>
        <translation>--manifest und --command-line brauchen --out: Sie werden neben die Datei geschrieben.</translation>
    </message>
    <message>
        <source>The list of contacts is not one that --format contacts has written: a column is missing.</source>
        <translation>Die Kontaktliste ist keine, die --format contacts geschrieben hat: Eine Spalte fehlt.</translation>
    </message>
    <message>
        <source>Line %1 of the list of contacts has no numbers where they are needed.</source>
        <translation>Zeile %1 der Kontaktliste hat keine Zahlen, wo sie gebraucht werden.</translation>
    </message>
    <message>
        <source>Of a transcript: leaves times out.</source>
        <translation>Bei einem Transkript: lässt die Zeiten weg.</translation>
    </message>
    <message>
        <source>Of a transcript: does not say what the operator did, and leaves out messages that nobody else has seen.</source>
        <translation>Bei einem Transkript: sagt nicht, was die Versuchsleitung getan hat, und lässt Nachrichten weg, die sonst niemand gesehen hat.</translation>
    </message>
    <message>
        <source>--%1 is only for --format transcript.</source>
        <translation>--%1 gibt es nur für --format transcript.</translation>
    </message>
    <message>
        <source>--%1 is only for --format package.</source>
        <translation>--%1 gibt es nur für --format package.</translation>
    </message>
    <message>
        <source>--license takes an identifier of https://spdx.org/licenses, such as CC-BY-4.0, not “%1”.</source>
        <translation>--license nimmt eine Kennung von https://spdx.org/licenses, zum Beispiel CC-BY-4.0, nicht „%1“.</translation>
    </message>
    <message>
        <source>--creator takes a name, or a name and an ORCID: &quot;Ada Lovelace &lt;0000-0002-1825-0097&gt;&quot;, not “%1”.</source>
        <translation>--creator nimmt einen Namen, oder einen Namen und eine ORCID: &quot;Ada Lovelace &lt;0000-0002-1825-0097&gt;&quot;, nicht „%1“.</translation>
    </message>
    <message>
        <source>--sidecars takes some of %1, with commas between them, not “%2”.</source>
        <translation>--sidecars nimmt einige von %1, durch Kommas getrennt, nicht „%2“.</translation>
    </message>
    <message>
        <source>--sidecars zenodo needs --creator: Zenodo takes no data without one.</source>
        <translation>--sidecars zenodo braucht --creator: Zenodo nimmt keine Daten ohne.</translation>
    </message>
    <message>
        <source>Of a package: further descriptions, some of %1.</source>
        <translation>Bei einem Paket: weitere Beschreibungen, einige von %1.</translation>
    </message>
    <message>
        <source>Of a package: its title.</source>
        <translation>Bei einem Paket: sein Titel.</translation>
    </message>
    <message>
        <source>Of a package: the licence of the data, an identifier of https://spdx.org/licenses.</source>
        <translation>Bei einem Paket: die Lizenz der Daten, eine Kennung von https://spdx.org/licenses.</translation>
    </message>
    <message>
        <source>Of a package: who made the data, also with an ORCID in angle brackets; can be repeated.</source>
        <translation>Bei einem Paket: wer die Daten erhoben hat, auch mit einer ORCID in spitzen Klammern; kann wiederholt werden.</translation>
    </message>
</context>
<context>
    <name>LabChat::ExportDialog</name>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Result of the export</source>
        <translation>Ergebnis des Exports</translation>
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
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Export abbrechen</translation>
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
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben…</translation>
    </message>
    <message>
        <source>C&amp;hoice</source>
        <translation>Aus&amp;wahl</translation>
    </message>
    <message>
        <source>A saved choice of contents, format and persons; the sessions stay as they are</source>
        <translation>Eine gespeicherte Auswahl von Inhalt, Format und Personen; die Sitzungen bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Saved choices</source>
        <translation>Gespeicherte Auswahlen</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;als…</translation>
    </message>
    <message>
        <source>Saves what is chosen now, without the sessions</source>
        <translation>Speichert, was jetzt gewählt ist, ohne die Sitzungen</translation>
    </message>
    <message>
        <source>Save the choice</source>
        <translation>Auswahl speichern</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Lösc&amp;hen</translation>
    </message>
    <message>
        <source>Removes this saved choice</source>
        <translation>Löscht diese gespeicherte Auswahl</translation>
    </message>
    <message>
        <source>Remove the saved choice</source>
        <translation>Gespeicherte Auswahl löschen</translation>
    </message>
    <message>
        <source>Write beside it:</source>
        <translation>Daneben schreiben:</translation>
    </message>
    <message>
        <source>Ma&amp;nifest</source>
        <translation>Verzeich&amp;nis (Manifest)</translation>
    </message>
    <message>
        <source>How much of the log the export has, and its checksum; labchat verify compares it</source>
        <translation>Wie viel vom Protokoll der Export hat, und seine Prüfsumme; labchat verify vergleicht sie</translation>
    </message>
    <message>
        <source>Write a manifest</source>
        <translation>Verzeichnis schreiben</translation>
    </message>
    <message>
        <source>Command &amp;line</source>
        <translation>Befehlszei&amp;le</translation>
    </message>
    <message>
        <source>The command that writes the same export again</source>
        <translation>Der Befehl, der denselben Export noch einmal schreibt</translation>
    </message>
    <message>
        <source>Write the command line</source>
        <translation>Befehlszeile schreiben</translation>
    </message>
    <message>
        <source>Events read so far</source>
        <translation>Bisher gelesene Ereignisse</translation>
    </message>
    <message>
        <source>Open fol&amp;der</source>
        <translation>Or&amp;dner öffnen</translation>
    </message>
    <message>
        <source>Opens the folder that contains the last export</source>
        <translation>Öffnet den Ordner mit dem letzten Export</translation>
    </message>
    <message>
        <source>Asks for a name and writes the export</source>
        <translation>Fragt nach einem Namen und schreibt den Export</translation>
    </message>
    <message>
        <source>Stops the export; nothing incomplete is left behind</source>
        <translation>Bricht den Export ab; nichts Unvollständiges bleibt zurück</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Conten&amp;ts</source>
        <translation>Inhal&amp;t</translation>
    </message>
    <message>
        <source>&amp;Persons</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>Previe&amp;w</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>As in the last export</source>
        <translation>Wie beim letzten Export</translation>
    </message>
    <message>
        <source>The preset “%1” is of another version, and cannot be used.</source>
        <translation>Die Vorgabe „%1“ stammt von einer anderen Version und kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message numerus="yes">
        <source>Last export, %1: %Ln rows in %2.</source>
        <translation>
            <numerusform>Letzter Export, %1: %Ln Zeile in %2.</numerusform>
            <numerusform>Letzter Export, %1: %Ln Zeilen in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ExportNames</name>
    <message>
        <source>oTree&apos;s chat messages</source>
        <translation>Chatnachrichten wie in oTree</translation>
    </message>
    <message>
        <source>One row per message, with the columns of oTree&apos;s export: session_code, id_in_session, participant_code, channel, nickname, body, timestamp. Scripts for oTree can read it unchanged.</source>
        <translation>Je Nachricht eine Zeile, mit den Spalten des oTree-Exports: session_code, id_in_session, participant_code, channel, nickname, body, timestamp. Skripte für oTree können sie unverändert lesen.</translation>
    </message>
    <message>
        <source>Messages, with group, role, round and page</source>
        <translation>Nachrichten mit Gruppe, Rolle, Runde und Seite</translation>
    </message>
    <message>
        <source>One row per message, with everything that is known about it.</source>
        <translation>Je Nachricht eine Zeile, mit allem, was über sie bekannt ist.</translation>
    </message>
    <message>
        <source>Events: everything that is in the log</source>
        <translation>Ereignisse: alles, was im Protokoll steht</translation>
    </message>
    <message>
        <source>One row per event, in the order of the log: messages, arrivals, connections, pages.</source>
        <translation>Je Ereignis eine Zeile, in der Reihenfolge des Protokolls: Nachrichten, Ankünfte, Verbindungen, Seiten.</translation>
    </message>
    <message>
        <source>Choices: the answers to &lt;lab-choice&gt;</source>
        <translation>Choices: die Antworten auf &lt;lab-choice&gt;</translation>
    </message>
    <message>
        <source>One row per answer to a choice on a page, with the group, role, treatment, round and page. An answer that was changed has several rows.</source>
        <translation>Eine Zeile je Antwort auf eine Frage einer Seite, mit Gruppe, Rolle, Treatment, Runde und Seite. Eine Antwort, die geändert wurde, hat mehrere Zeilen.</translation>
    </message>
    <message>
        <source>Participants, with what they did</source>
        <translation>Teilnehmende und was sie getan haben</translation>
    </message>
    <message>
        <source>One row per place: label, group, role, treatment, when the participant came, acted and finished, and how much they wrote.</source>
        <translation>Eine Zeile pro Platz: Label, Gruppe, Rolle, Treatment, wann die Person kam, etwas tat und fertig war, und wie viel sie geschrieben hat.</translation>
    </message>
    <message>
        <source>Channels, with their members</source>
        <translation>Kanäle mit ihren Mitgliedern</translation>
    </message>
    <message>
        <source>One row per channel: its members, how many messages it has, and when the first and the last one were written.</source>
        <translation>Eine Zeile pro Kanal: seine Mitglieder, wie viele Nachrichten er hat und wann die erste und die letzte geschrieben wurden.</translation>
    </message>
    <message>
        <source>Actions of the operator, and whom they reached</source>
        <translation>Eingriffe der Versuchsleitung und wen sie erreicht haben</translation>
    </message>
    <message>
        <source>One row per act of the operator: what, why, whom it reached, and what undid it.</source>
        <translation>Eine Zeile pro Eingriff der Versuchsleitung: was, warum, wen er erreicht hat und was ihn zurückgenommen hat.</translation>
    </message>
    <message>
        <source>Receipts: when messages came to their members</source>
        <translation>Empfang: wann Nachrichten bei den Mitgliedern ankamen</translation>
    </message>
    <message>
        <source>One row per message and recipient: when it was sent to the recipient&apos;s page, and when the page displayed it.</source>
        <translation>Eine Zeile pro Nachricht und Empfänger: wann sie an dessen Seite geschickt wurde und wann die Seite sie angezeigt hat.</translation>
    </message>
    <message>
        <source>JSON Lines: the events, for programs</source>
        <translation>JSON Lines: die Ereignisse, für Programme</translation>
    </message>
    <message>
        <source>One JSON object per event, with the columns of the table of events.</source>
        <translation>Ein JSON-Objekt pro Ereignis, mit den Spalten der Tabelle der Ereignisse.</translation>
    </message>
    <message>
        <source>Workbook (.xlsx): all tables</source>
        <translation>Arbeitsmappe (.xlsx): alle Tabellen</translation>
    </message>
    <message>
        <source>One sheet for each table, and one that explains the columns. Every text is a text: nothing is taken for a formula or a number.</source>
        <translation>Ein Blatt für jede Tabelle und eines, das die Spalten erklärt. Jeder Text ist ein Text: Nichts wird für eine Formel oder Zahl gehalten.</translation>
    </message>
    <message>
        <source>Stata (.dta): one table</source>
        <translation>Stata (.dta): eine Tabelle</translation>
    </message>
    <message>
        <source>With the labels of variables and values. Long texts are complete (strL).</source>
        <translation>Mit den Labels von Variablen und Werten. Lange Texte sind vollständig (strL).</translation>
    </message>
    <message>
        <source>SPSS (.sav): one table</source>
        <translation>SPSS (.sav): eine Tabelle</translation>
    </message>
    <message>
        <source>With the labels of variables and values.</source>
        <translation>Mit den Labels von Variablen und Werten.</translation>
    </message>
    <message>
        <source>ConvoKit: a corpus</source>
        <translation>ConvoKit: ein Korpus</translation>
    </message>
    <message>
        <source>The visible and hidden messages as a corpus for ConvoKit: utterances, speakers, conversations.</source>
        <translation>Die sichtbaren und verborgenen Nachrichten als Korpus für ConvoKit: Äußerungen, Sprechende, Gespräche.</translation>
    </message>
    <message>
        <source>Data package: all tables, described</source>
        <translation>Datenpaket: alle Tabellen, beschrieben</translation>
    </message>
    <message>
        <source>All tables as CSV, a description for programs (Data Package 2.0), a codebook for people, the studies, and checksums. For an archive.</source>
        <translation>Alle Tabellen als CSV, eine Beschreibung für Programme (Data Package 2.0), ein Codebuch für Menschen, die Studien und Prüfsummen. Für ein Archiv.</translation>
    </message>
    <message>
        <source>E-mail addresses and phone numbers</source>
        <translation>E-Mail-Adressen und Telefonnummern</translation>
    </message>
    <message>
        <source>What looks like one of them in the texts, for review.</source>
        <translation>Was in den Texten danach aussieht, zum Durchsehen.</translation>
    </message>
    <message>
        <source>Archives (*.zip);;New folders (*)</source>
        <translation>Archive (*.zip);;Neue Ordner (*)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Files (*.%1)</source>
        <translation>Dateien (*.%1)</translation>
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
        <source>Transcript: a document to read (.html, .pdf)</source>
        <translation>Transkript: ein Dokument zum Lesen (.html, .pdf)</translation>
    </message>
    <message>
        <source>Each channel has a section of its own, with its members, its messages, and what the operator did with them. The end of the file&apos;s name decides: .html or .pdf.</source>
        <translation>Jeder Kanal hat einen eigenen Abschnitt mit seinen Mitgliedern, seinen Nachrichten und dem, was die Versuchsleitung damit getan hat. Das Ende des Dateinamens entscheidet: .html oder .pdf.</translation>
    </message>
    <message>
        <source>Pages for browsers (*.html);;PDF (*.pdf)</source>
        <translation>Seiten für Browser (*.html);;PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>LabChat::ExportRunner</name>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, noch etwa %1</translation>
    </message>
    <message>
        <source>The export was cancelled. No file was written.</source>
        <translation>Der Export wurde abgebrochen. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>The export failed: %1</source>
        <translation>Der Export ist fehlgeschlagen: %1</translation>
    </message>
</context>
<context>
    <name>LabChat::FileMenu</name>
    <message>
        <source>Writes the session into a file of its own, from which it can be opened on another computer</source>
        <translation>Schreibt die Sitzung in eine eigene Datei, aus der sie auf einem anderen Computer geöffnet werden kann</translation>
    </message>
    <message>
        <source>Only a session that has ended can be archived.</source>
        <translation>Nur eine beendete Sitzung kann archiviert werden.</translation>
    </message>
</context>
<context>
    <name>LabChat::FormatPage</name>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <source>What the export contains, and for which programs</source>
        <translation>Was der Export enthält, und für welche Programme</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Ta&amp;ble</source>
        <translation>Ta&amp;belle</translation>
    </message>
    <message>
        <source>The table of a file for Stata or SPSS</source>
        <translation>Die Tabelle einer Datei für Stata oder SPSS</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>What the format contains</source>
        <translation>Was das Format enthält</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Del&amp;imiter</source>
        <translation>T&amp;rennzeichen</translation>
    </message>
    <message>
        <source>What separates the fields</source>
        <translation>Was die Felder trennt</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Line end&amp;s</source>
        <translation>Ze&amp;ilenenden</translation>
    </message>
    <message>
        <source>What ends a record</source>
        <translation>Was eine Zeile beendet</translation>
    </message>
    <message>
        <source>Line ends</source>
        <translation>Zeilenenden</translation>
    </message>
    <message>
        <source>Deci&amp;mal sign</source>
        <translation>De&amp;zimalzeichen</translation>
    </message>
    <message>
        <source>Of times in seconds</source>
        <translation>Von Zeiten in Sekunden</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>Zeitz&amp;one</translation>
    </message>
    <message>
        <source>Of the readable times, such as time_utc; times in seconds do not depend on it</source>
        <translation>Der lesbaren Zeiten wie time_utc; Zeiten in Sekunden hängen nicht davon ab</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>B&amp;yte order mark, for Excel</source>
        <translation>B&amp;yte Order Mark, für Excel</translation>
    </message>
    <message>
        <source>Excel otherwise takes the file for one in another encoding</source>
        <translation>Sonst hält Excel die Datei für eine in einer anderen Kodierung</translation>
    </message>
    <message>
        <source>Byte order mark</source>
        <translation>Byte Order Mark</translation>
    </message>
    <message>
        <source>Apostrophe in front of texts that a spreadsheet takes for form&amp;ulas</source>
        <translation>Apostroph vor Texten, die eine Tabellen&amp;kalkulation für Formeln hält</translation>
    </message>
    <message>
        <source>This changes the data: =1+1 becomes &apos;=1+1. A workbook does not need it.</source>
        <translation>Das verändert die Daten: Aus =1+1 wird &apos;=1+1. Eine Arbeitsmappe braucht es nicht.</translation>
    </message>
    <message>
        <source>Guard against formulas</source>
        <translation>Schutz vor Formeln</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>CR LF (RFC 4180)</source>
        <translation>CR LF (RFC 4180)</translation>
    </message>
    <message>
        <source>LF</source>
        <translation>LF</translation>
    </message>
    <message>
        <source>Point: 1.5</source>
        <translation>Punkt: 1.5</translation>
    </message>
    <message>
        <source>Comma: 1,5</source>
        <translation>Komma: 1,5</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
    <message>
        <source>Times of messages (UT&amp;C)</source>
        <translation>Zeiten der Nachrichten (&amp;UTC)</translation>
    </message>
    <message>
        <source>When each message was written</source>
        <translation>Wann jede Nachricht geschrieben wurde</translation>
    </message>
    <message>
        <source>Times in the transcript</source>
        <translation>Zeiten im Transkript</translation>
    </message>
    <message>
        <source>What the operator did with messa&amp;ges</source>
        <translation>Was die Versuchsleitun&amp;g mit Nachrichten getan hat</translation>
    </message>
    <message>
        <source>Without it, messages that nobody else has seen are left out</source>
        <translation>Ohne dies fehlen Nachrichten, die sonst niemand gesehen hat</translation>
    </message>
    <message>
        <source>Moderation in the transcript</source>
        <translation>Eingriffe im Transkript</translation>
    </message>
    <message>
        <source>Data package</source>
        <translation>Datenpaket</translation>
    </message>
    <message>
        <source>Na&amp;me of the data</source>
        <translation>Name de&amp;r Daten</translation>
    </message>
    <message>
        <source>The title under which the data are archived</source>
        <translation>Der Titel, unter dem die Daten archiviert werden</translation>
    </message>
    <message>
        <source>Title of the data</source>
        <translation>Titel der Daten</translation>
    </message>
    <message>
        <source>made from the sessions, if it is empty</source>
        <translation>wenn leer, wird er aus den Sitzungen gemacht</translation>
    </message>
    <message>
        <source>L&amp;icence</source>
        <translation>L&amp;izenz</translation>
    </message>
    <message>
        <source>What others may do with the data; any identifier of https://spdx.org/licenses</source>
        <translation>Was andere mit den Daten tun dürfen; jede Kennung von https://spdx.org/licenses</translation>
    </message>
    <message>
        <source>Licence of the data</source>
        <translation>Lizenz der Daten</translation>
    </message>
    <message>
        <source>Creator&amp;s</source>
        <translation>&amp;Urheber</translation>
    </message>
    <message>
        <source>Who made the data, with semicolons between them, and an ORCID in angle brackets where there is one</source>
        <translation>Wer die Daten gemacht hat, mit Semikolons dazwischen, und eine ORCID in spitzen Klammern, wo es eine gibt</translation>
    </message>
    <message>
        <source>Creators of the data</source>
        <translation>Urheber der Daten</translation>
    </message>
    <message>
        <source>Ada Lovelace &lt;0000-0002-1825-0097&gt;; Charles Babbage</source>
        <translation>Ada Lovelace &lt;0000-0002-1825-0097&gt;; Charles Babbage</translation>
    </message>
    <message>
        <source>Also for</source>
        <translation>Auch für</translation>
    </message>
    <message>
        <source>Ps&amp;ych-DS</source>
        <translation>Ps&amp;ych-DS</translation>
    </message>
    <message>
        <source>Files and rows are named as Psych-DS wants it, and dataset_description.json is added</source>
        <translation>Dateien und Zeilen werden benannt, wie Psych-DS es will, und dataset_description.json kommt dazu</translation>
    </message>
    <message>
        <source>Psych-DS</source>
        <translation>Psych-DS</translation>
    </message>
    <message>
        <source>RO-Crate (&amp;JSON-LD)</source>
        <translation>RO-Crate (&amp;JSON-LD)</translation>
    </message>
    <message>
        <source>Adds ro-crate-metadata.json: who ran what, when, with which version</source>
        <translation>Fügt ro-crate-metadata.json hinzu: wer wann was mit welcher Version durchgeführt hat</translation>
    </message>
    <message>
        <source>RO-Crate</source>
        <translation>RO-Crate</translation>
    </message>
    <message>
        <source>&amp;Zenodo</source>
        <translation>&amp;Zenodo</translation>
    </message>
    <message>
        <source>Adds .zenodo.json; needs a creator</source>
        <translation>Fügt .zenodo.json hinzu; braucht einen Urheber</translation>
    </message>
    <message>
        <source>Zenodo</source>
        <translation>Zenodo</translation>
    </message>
</context>
<context>
    <name>LabChat::FrontDoor</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Open the link that the experimenter gave you.</source>
        <translation>Öffnen Sie den Link, den Sie von der Versuchsleitung bekommen haben.</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>Bitte warten</translation>
    </message>
    <message>
        <source>No session is running yet. This page will continue automatically.</source>
        <translation>Es läuft noch keine Sitzung. Diese Seite geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Code or label</source>
        <translation>Code oder Label</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Enter the code of the session or the label of your seat. Ask the experimenter if you do not know them.</source>
        <translation>Geben Sie den Code der Sitzung oder das Label Ihres Platzes ein. Fragen Sie die Versuchsleitung, wenn Sie beides nicht kennen.</translation>
    </message>
    <message>
        <source>“%1” leads to no session. Check it and enter it again, or ask the experimenter.</source>
        <translation>„%1“ führt zu keiner Sitzung. Prüfen Sie die Eingabe und versuchen Sie es noch einmal, oder fragen Sie die Versuchsleitung.</translation>
    </message>
</context>
<context>
    <name>LabChat::GroupShuffle</name>
    <message>
        <source>The study lists its groups in a table</source>
        <translation>Die Studie gibt ihre Gruppen in einer Tabelle vor</translation>
    </message>
    <message>
        <source>Draws the groups at random, anew with each click; the session starts with the groups that you see</source>
        <translation>Lost die Gruppen aus, bei jedem Klick neu; die Sitzung startet mit den Gruppen, die Sie sehen</translation>
    </message>
</context>
<context>
    <name>LabChat::HeldModel</name>
    <message>
        <source>%1 %2</source>
        <comment>place, nickname</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>LabChat::HelpDesk</name>
    <message>
        <source>Shows the newest call for help</source>
        <translation>Zeigt den neuesten Hilferuf</translation>
    </message>
    <message>
        <source>Shows the newest call, ready to be answered</source>
        <translation>Zeigt den neuesten Hilferuf, bereit zum Antworten</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>%1 calls for help</source>
        <translation>%1 ruft um Hilfe</translation>
    </message>
    <message>
        <source>%1 calls for help: “%2”</source>
        <translation>%1 ruft um Hilfe: „%2“</translation>
    </message>
    <message>
        <source>Also waiting: %1</source>
        <comment>places</comment>
        <translation>Es warten auch: %1</translation>
    </message>
    <message>
        <source>Calls for help: %1</source>
        <translation>Hilferufe: %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a place, a session</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Ans&amp;wer</source>
        <translation>Ant&amp;worten</translation>
    </message>
    <message>
        <source>Calls for &amp;help</source>
        <translation>&amp;Hilferufe</translation>
    </message>
    <message>
        <source>Hides this message; the calls stay in the panel “Calls for help”</source>
        <translation>Blendet diese Meldung aus; die Rufe bleiben im Bereich „Hilferufe“</translation>
    </message>
    <message>
        <source>Calls for help</source>
        <translation>Hilferufe</translation>
    </message>
</context>
<context>
    <name>LabChat::HelpModel</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet seit</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>new</source>
        <comment>a call for help</comment>
        <translation>neu</translation>
    </message>
    <message>
        <source>read</source>
        <comment>a call for help</comment>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>answered</source>
        <comment>a call for help</comment>
        <translation>beantwortet</translation>
    </message>
</context>
<context>
    <name>LabChat::HelpPanel</name>
    <message>
        <source>About the help line</source>
        <translation>Über die Hilfe per Chat</translation>
    </message>
    <message>
        <source>The participants who called for help; the newest unread call comes first</source>
        <translation>Die Personen, die um Hilfe gerufen haben; der neueste ungelesene Hilferuf zuerst</translation>
    </message>
    <message>
        <source>Calls for help</source>
        <translation>Hilferufe</translation>
    </message>
    <message>
        <source>Participant whose private conversation is shown</source>
        <translation>Person, deren privates Gespräch gezeigt wird</translation>
    </message>
    <message>
        <source>Private conversation</source>
        <translation>Privates Gespräch</translation>
    </message>
    <message>
        <source>The messages between the participant and the operator; nobody else sees them</source>
        <translation>Die Nachrichten zwischen der Person und der Versuchsleitung; sonst sieht sie niemand</translation>
    </message>
    <message>
        <source>Select a call</source>
        <translation>Wählen Sie einen Hilferuf aus</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Antworten</translation>
    </message>
    <message>
        <source>Only this participant can read it; Enter sends it</source>
        <translation>Nur diese Person kann es lesen; die Eingabetaste sendet es</translation>
    </message>
    <message>
        <source>No session is shown.</source>
        <translation>Es wird keine Sitzung gezeigt.</translation>
    </message>
    <message>
        <source>Nobody has called for help.</source>
        <translation>Niemand hat um Hilfe gerufen.</translation>
    </message>
    <message>
        <source>Answer %1 as %2…</source>
        <comment>a place, the experimenter&apos;s name</comment>
        <translation>%1 als %2 antworten…</translation>
    </message>
    <message>
        <source>The session has ended</source>
        <translation>Die Sitzung ist beendet</translation>
    </message>
    <message>
        <source>Private conversation with %1</source>
        <translation>Privates Gespräch mit %1</translation>
    </message>
    <message>
        <source>This study has no help line. With “help_line” in the study file, participants can call you from their pages. You can start a talk with anybody from the table of participants or from a message.</source>
        <translation>Diese Studie hat keine Hilfe per Chat. Mit „help_line“ in der Datei der Studie können Teilnehmende Sie von ihren Seiten aus rufen. Sie können aus der Tabelle der Teilnehmenden oder von einer Nachricht aus mit jeder Person ein Gespräch beginnen.</translation>
    </message>
    <message>
        <source>Write to %1 as %2…</source>
        <comment>a place, the experimenter&apos;s name</comment>
        <translation>An %1 schreiben als %2…</translation>
    </message>
    <message>
        <source>Nothing has been written yet</source>
        <translation>Es wurde noch nichts geschrieben</translation>
    </message>
</context>
<context>
    <name>LabChat::HelpTalkModel</name>
    <message>
        <source>%1 · number %2 in the session&apos;s log</source>
        <translation>%1 · Nummer %2 im Protokoll der Sitzung</translation>
    </message>
    <message>
        <source>%1	%2	%3</source>
        <comment>a copied line of a private talk: time, who, what</comment>
        <translation>%1	%2	%3</translation>
    </message>
    <message>
        <source>You</source>
        <comment>the participant, on their own page</comment>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>LabChat::HighlightColors</name>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
</context>
<context>
    <name>LabChat::HighlightRules</name>
    <message>
        <source>Enter what the rule looks for.</source>
        <translation>Geben Sie ein, wonach die Regel sucht.</translation>
    </message>
    <message>
        <source>There is nothing between the commas.</source>
        <translation>Zwischen den Kommas steht nichts.</translation>
    </message>
    <message>
        <source>The expression is invalid at character %1: %2.</source>
        <translation>Der Ausdruck ist bei Zeichen %1 ungültig: %2.</translation>
    </message>
    <message>
        <source>The expression matches an empty text, and therefore every message.</source>
        <translation>Der Ausdruck passt auf einen leeren Text und damit auf jede Nachricht.</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>Name given away</source>
        <translation>Name verraten</translation>
    </message>
    <message>
        <source>Account on a network</source>
        <translation>Konto in einem Netzwerk</translation>
    </message>
    <message>
        <source>Call for help</source>
        <translation>Hilferuf</translation>
    </message>
    <message>
        <source>help, experimenter, question, broken</source>
        <translation>Hilfe, Versuchsleitung, Frage, kaputt</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
</context>
<context>
    <name>LabChat::HighlightRulesDialog</name>
    <message>
        <source>Highlight rules</source>
        <translation>Hervorhebungsregeln</translation>
    </message>
    <message>
        <source>A message is marked by the first rule in the list that is switched on and applies to the message.</source>
        <translation>Eine Nachricht wird von der ersten Regel der Liste markiert, die eingeschaltet ist und auf die Nachricht zutrifft.</translation>
    </message>
    <message>
        <source>The rules; the check box switches a rule on and off</source>
        <translation>Die Regeln; das Kontrollkästchen schaltet eine Regel ein und aus</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Adds a rule below the selected one</source>
        <translation>Fügt unter der ausgewählten Regel eine hinzu</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Removes the selected rule</source>
        <translation>Entfernt die ausgewählte Regel</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Moves the rule up; it is then checked before the rules below it</source>
        <translation>Schiebt die Regel nach oben; sie wird dann vor den Regeln unter ihr geprüft</translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation>Regel nach oben schieben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Moves the rule down; it is then checked after the rules above it</source>
        <translation>Schiebt die Regel nach unten; sie wird dann nach den Regeln über ihr geprüft</translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation>Regel nach unten schieben</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>The name of the rule in the list of alerts</source>
        <translation>Der Name der Regel in der Liste der Meldungen</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Name der Regel</translation>
    </message>
    <message>
        <source>&amp;Looks for</source>
        <translation>&amp;Sucht nach</translation>
    </message>
    <message>
        <source>What the rule looks for</source>
        <translation>Wonach die Regel sucht</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Separate several words, senders or channels by commas; upper and lower case make no difference</source>
        <translation>Trennen Sie mehrere Wörter, Absender oder Kanäle durch Kommas; Groß- und Kleinschreibung spielt keine Rolle</translation>
    </message>
    <message>
        <source>Text of the rule</source>
        <translation>Text der Regel</translation>
    </message>
    <message>
        <source>What is wrong with the rule</source>
        <translation>Was an der Regel falsch ist</translation>
    </message>
    <message>
        <source>L&amp;onger than</source>
        <translation>Län&amp;ger als</translation>
    </message>
    <message>
        <source>How long the channel has to be silent before the rule applies; counted while somebody is in the channel</source>
        <translation>Wie lange es im Kanal still sein muss, bevor die Regel zutrifft; gezählt wird, solange jemand im Kanal ist</translation>
    </message>
    <message>
        <source>Seconds of silence</source>
        <translation>Sekunden der Stille</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>The colour of the messages that the rule marks</source>
        <translation>Die Farbe der Nachrichten, die die Regel markiert</translation>
    </message>
    <message>
        <source>Colour of the rule</source>
        <translation>Farbe der Regel</translation>
    </message>
    <message>
        <source>&amp;Sound</source>
        <translation>&amp;Ton</translation>
    </message>
    <message>
        <source>The sound that is played, at most once every two seconds</source>
        <translation>Der Ton, der abgespielt wird, höchstens einmal in zwei Sekunden</translation>
    </message>
    <message>
        <source>Sound of the rule</source>
        <translation>Ton der Regel</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Plays the sound</source>
        <translation>Spielt den Ton ab</translation>
    </message>
    <message>
        <source>Play the sound</source>
        <translation>Ton abspielen</translation>
    </message>
    <message>
        <source>Show a desktop not&amp;ification, too</source>
        <translation>Auch eine &amp;Desktop-Benachrichtigung zeigen</translation>
    </message>
    <message>
        <source>Shows a notification with the text of the message, even if LabChat&apos;s window is covered</source>
        <translation>Zeigt eine Benachrichtigung mit dem Text der Nachricht, auch wenn das Fenster von LabChat verdeckt ist</translation>
    </message>
    <message>
        <source>Show a desktop notification</source>
        <translation>Desktop-Benachrichtigung zeigen</translation>
    </message>
    <message>
        <source>Tr&amp;y a text</source>
        <translation>Te&amp;xt ausprobieren</translation>
    </message>
    <message>
        <source>A message, as a participant would write it</source>
        <translation>Eine Nachricht, wie Teilnehmende sie schreiben würden</translation>
    </message>
    <message>
        <source>Shows what the selected rule finds in this text, and which rule marks it</source>
        <translation>Zeigt, was die ausgewählte Regel in diesem Text findet und welche Regel ihn markiert</translation>
    </message>
    <message>
        <source>Text to try the rules with</source>
        <translation>Text zum Ausprobieren der Regeln</translation>
    </message>
    <message>
        <source>What the selected rule finds</source>
        <translation>Was die ausgewählte Regel findet</translation>
    </message>
    <message>
        <source>Which rule applies</source>
        <translation>Welche Regel zutrifft</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>A regular expression</source>
        <translation>Ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>A sender</source>
        <translation>Ein Absender</translation>
    </message>
    <message>
        <source>A channel</source>
        <translation>Ein Kanal</translation>
    </message>
    <message>
        <source>Silence in a channel</source>
        <translation>Stille in einem Kanal</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>help, question</source>
        <translation>Hilfe, Frage</translation>
    </message>
    <message>
        <source>\d+ euros?</source>
        <translation>\d+ Euros?</translation>
    </message>
    <message>
        <source>P3, Player 2, seat_7</source>
        <translation>P3, Spieler 2, platz_7</translation>
    </message>
    <message>
        <source>Group 1, Group 2</source>
        <translation>Gruppe 1, Gruppe 2</translation>
    </message>
    <message>
        <source>Group 1; empty: every channel</source>
        <translation>Gruppe 1; leer: jeder Kanal</translation>
    </message>
    <message>
        <source>Cha&amp;nnel</source>
        <translation>&amp;Kanal</translation>
    </message>
    <message>
        <source>Type a message to see what the rules do.</source>
        <translation>Geben Sie eine Nachricht ein, um zu sehen, was die Regeln tun.</translation>
    </message>
    <message>
        <source>No rule that is switched on applies to this message.</source>
        <translation>Keine eingeschaltete Regel trifft auf diese Nachricht zu.</translation>
    </message>
    <message>
        <source>This message is marked by “%1”.</source>
        <translation>Diese Nachricht wird von „%1“ markiert.</translation>
    </message>
</context>
<context>
    <name>LabChat::HighlightRulesModel</name>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
</context>
<context>
    <name>LabChat::Highlighter</name>
    <message>
        <source>No messages since %1.</source>
        <translation>Seit %1 keine Nachrichten.</translation>
    </message>
</context>
<context>
    <name>LabChat::HttpRoutes</name>
    <message>
        <source>This link is not valid</source>
        <translation>Dieser Link ist nicht gültig</translation>
    </message>
    <message>
        <source>Check that the address is complete, or ask the experimenter for your link.</source>
        <translation>Prüfen Sie, ob die Adresse vollständig ist, oder fragen Sie die Versuchsleitung nach Ihrem Link.</translation>
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
        <source>Enter the label of your seat. Ask the experimenter if you do not know it.</source>
        <translation>Geben Sie das Label Ihres Platzes ein. Fragen Sie die Versuchsleitung, wenn Sie es nicht kennen.</translation>
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
        <source>The session has not started yet. This page will continue automatically.</source>
        <translation>Die Sitzung hat noch nicht begonnen. Diese Seite geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Please use your own link</source>
        <translation>Bitte benutzen Sie Ihren eigenen Link</translation>
    </message>
    <message>
        <source>In this session everybody has a link of their own, and this address lets nobody in. Open the link or scan the code that you got, or ask the experimenter for it.</source>
        <translation>In dieser Sitzung haben alle einen eigenen Link, und diese Adresse lässt niemanden ein. Öffnen Sie den Link oder scannen Sie den Code, den Sie bekommen haben, oder fragen Sie die Versuchsleitung danach.</translation>
    </message>
    <message>
        <source>Please wait a moment</source>
        <translation>Bitte warten Sie einen Moment</translation>
    </message>
    <message>
        <source>Too many links that are not valid were opened here. Check that the address is complete, or ask the experimenter for your link.</source>
        <translation>Hier wurden zu viele ungültige Links geöffnet. Prüfen Sie, ob die Adresse vollständig ist, oder fragen Sie die Versuchsleitung nach Ihrem Link.</translation>
    </message>
    <message>
        <source>“%1” is not a label here. Check it and enter it again.</source>
        <translation>„%1“ ist hier kein Label. Prüfen Sie es und geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>Check of this browser</source>
        <translation>Prüfung dieses Browsers</translation>
    </message>
    <message>
        <source>This page needs JavaScript. Please switch it on and load the page again.</source>
        <translation>Diese Seite braucht JavaScript. Bitte schalten Sie es ein und laden Sie die Seite neu.</translation>
    </message>
</context>
<context>
    <name>LabChat::IntegrateMenu</name>
    <message>
        <source>Shows what to write into pages of %1, with the address of this server</source>
        <translation>Zeigt, was in Seiten von %1 zu schreiben ist, mit der Adresse dieses Servers</translation>
    </message>
</context>
<context>
    <name>LabChat::InterventionDialog</name>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Saved in the log; participants do not see it</source>
        <translation>Wird im Protokoll gespeichert; Teilnehmende sehen es nicht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>E&amp;dit…</source>
        <translation>Bea&amp;rbeiten…</translation>
    </message>
    <message>
        <source>Changes the reasons that are offered</source>
        <translation>Ändert die Gründe, die angeboten werden</translation>
    </message>
    <message>
        <source>Edit the reasons</source>
        <translation>Gründe bearbeiten</translation>
    </message>
    <message>
        <source>Participants re&amp;ad</source>
        <translation>&amp;Teilnehmende lesen</translation>
    </message>
    <message>
        <source>The text that participants read; if you leave it empty, they read the text shown in grey</source>
        <translation>Der Text, den Teilnehmende lesen; wenn Sie das Feld leer lassen, lesen sie den grau gezeigten Text</translation>
    </message>
    <message>
        <source>What participants read</source>
        <translation>Was Teilnehmende lesen</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
    <message>
        <source>The person who does this; saved in the log, participants do not see it</source>
        <translation>Die Person, die das tut; wird im Protokoll gespeichert, Teilnehmende sehen es nicht</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>You enter your name once in each session. It is saved with all your actions.</source>
        <translation>Sie geben Ihren Namen in jeder Sitzung einmal ein. Er wird mit allen Ihren Aktionen gespeichert.</translation>
    </message>
    <message>
        <source>Will be logged as an action of %1.</source>
        <translation>Wird als Aktion von %1 protokolliert.</translation>
    </message>
    <message>
        <source>for the log; optional</source>
        <translation>für das Protokoll; optional</translation>
    </message>
    <message>
        <source>needed for the log, for example your initials</source>
        <translation>für das Protokoll nötig, zum Beispiel Ihre Initialen</translation>
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
        <source>“%1” must be true or false.</source>
        <translation>„%1“ muss true oder false sein.</translation>
    </message>
    <message>
        <source>“%1” is not known here; the known names are %2.</source>
        <translation>„%1“ ist hier nicht bekannt; bekannt sind %2.</translation>
    </message>
    <message>
        <source>Here a text in quotation marks is expected.</source>
        <translation>Hier wird ein Text in Anführungszeichen erwartet.</translation>
    </message>
    <message>
        <source>Here an object in braces is expected.</source>
        <translation>Hier wird ein Objekt in geschweiften Klammern erwartet.</translation>
    </message>
    <message>
        <source>The name “%1” is already taken.</source>
        <translation>Der Name „%1“ ist schon vergeben.</translation>
    </message>
</context>
<context>
    <name>LabChat::KeyCommands</name>
    <message>
        <source>There is no key “%1” in this data directory. “labchat key make %1” makes it.</source>
        <translation>In diesem Datenverzeichnis gibt es keinen Schlüssel „%1“. „labchat key make %1“ erzeugt ihn.</translation>
    </message>
    <message>
        <source>The key “%1” has been revoked.</source>
        <translation>Der Schlüssel „%1“ wurde widerrufen.</translation>
    </message>
    <message>
        <source>The keys that other systems sign tickets with. Prints one JSON object per line; a secret only when it is made.</source>
        <translation>Die Schlüssel, mit denen andere Systeme Tickets signieren. Gibt ein JSON-Objekt pro Zeile aus; ein Geheimnis nur, wenn es erzeugt wird.</translation>
    </message>
    <message>
        <source>make: only for this session of the other system; can be repeated.</source>
        <translation>make: nur für diese Sitzung des anderen Systems; kann wiederholt werden.</translation>
    </message>
    <message>
        <source>make: only for pages of this origin (https://host:port); can be repeated.</source>
        <translation>make: nur für Seiten dieses Ursprungs (https://host:port); kann wiederholt werden.</translation>
    </message>
    <message>
        <source>rotate: how long tickets with the old secret stay valid (default: 3600).</source>
        <translation>rotate: wie lange Tickets mit dem alten Geheimnis gültig bleiben (Vorgabe: 3600).</translation>
    </message>
    <message>
        <source>revoke: only the ticket with this jti.</source>
        <translation>revoke: nur das Ticket mit dieser jti.</translation>
    </message>
    <message>
        <source>The name of the key is missing.</source>
        <translation>Der Name des Schlüssels fehlt.</translation>
    </message>
    <message>
        <source>“%1” is not expected here.</source>
        <translation>„%1“ wird hier nicht erwartet.</translation>
    </message>
    <message>
        <source>--overlap takes a number of seconds, not “%1”.</source>
        <translation>--overlap braucht eine Anzahl von Sekunden, nicht „%1“.</translation>
    </message>
    <message>
        <source>Prints a channel ticket (a JSON Web Token, HS256) for a chat box in another system&apos;s page.</source>
        <translation>Gibt ein Kanal-Ticket (ein JSON Web Token, HS256) für eine Chat-Box auf der Seite eines anderen Systems aus.</translation>
    </message>
    <message>
        <source>The session in the other system.</source>
        <translation>Die Sitzung im anderen System.</translation>
    </message>
    <message>
        <source>The channel.</source>
        <translation>Der Kanal.</translation>
    </message>
    <message>
        <source>The participant&apos;s nickname in this channel.</source>
        <translation>Der Spitzname der Person in diesem Kanal.</translation>
    </message>
    <message>
        <source>The participant&apos;s code in the other system (default: a new one).</source>
        <translation>Der Code der Person im anderen System (Vorgabe: ein neuer).</translation>
    </message>
    <message>
        <source>The app (default: chat).</source>
        <translation>Die App (Vorgabe: chat).</translation>
    </message>
    <message>
        <source>The participant&apos;s label.</source>
        <translation>Das Label der Person.</translation>
    </message>
    <message>
        <source>The participant&apos;s group.</source>
        <translation>Die Gruppe der Person.</translation>
    </message>
    <message>
        <source>The participant&apos;s number in the group.</source>
        <translation>Die Nummer der Person in der Gruppe.</translation>
    </message>
    <message>
        <source>The participant&apos;s role.</source>
        <translation>Die Rolle der Person.</translation>
    </message>
    <message>
        <source>The round.</source>
        <translation>Die Runde.</translation>
    </message>
    <message>
        <source>The page.</source>
        <translation>Die Seite.</translation>
    </message>
    <message>
        <source>The ticket&apos;s jti, with which it can be revoked alone.</source>
        <translation>Die jti des Tickets, mit der es allein widerrufen werden kann.</translation>
    </message>
    <message>
        <source>For how long it is valid (default: 86400; 0: without end).</source>
        <translation>Wie viele Sekunden es gültig ist (Vorgabe: 86400; 0: ohne Ende).</translation>
    </message>
    <message>
        <source>The key (default: the key “default”, which is made when it is first needed).</source>
        <translation>Der Schlüssel (Vorgabe: der Schlüssel „default“, der erzeugt wird, wenn er zum ersten Mal gebraucht wird).</translation>
    </message>
    <message>
        <source>--%1 is missing.</source>
        <translation>--%1 fehlt.</translation>
    </message>
    <message>
        <source>--%1 takes a number, not “%2”.</source>
        <translation>--%1 braucht eine Zahl, nicht „%2“.</translation>
    </message>
    <message>
        <source>list, make, rotate (a new secret) or revoke; open or close (a session, to boxes without a signature).</source>
        <translation>list, make, rotate (neues Geheimnis) oder revoke; open oder close (eine Sitzung, für Boxen ohne Signatur).</translation>
    </message>
    <message>
        <source>The name of the key, or of the session.</source>
        <translation>Der Name des Schlüssels oder der Sitzung.</translation>
    </message>
    <message>
        <source>“%1” is not an action; it is list, make, rotate, revoke, open or close.</source>
        <translation>„%1“ ist keine Aktion; möglich sind list, make, rotate, revoke, open und close.</translation>
    </message>
    <message>
        <source>The participant&apos;s number in the other system&apos;s session.</source>
        <translation>Die Nummer der Person in der Sitzung des anderen Systems.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a session.</source>
        <translation>„%1“ kann nicht der Name einer Sitzung sein.</translation>
    </message>
    <message>
        <source>--ticket takes the jti of a ticket.</source>
        <translation>--ticket braucht die jti eines Tickets.</translation>
    </message>
    <message>
        <source>the key “%1” is not for the session “%2”, only for %3: LabChat will refuse this ticket.</source>
        <translation>der Schlüssel „%1“ ist nicht für die Sitzung „%2“, nur für %3: LabChat wird dieses Ticket abweisen.</translation>
    </message>
</context>
<context>
    <name>LabChat::KeyDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>For example the system that signs with it: otree, survey</source>
        <translation>Zum Beispiel das System, das damit signiert: otree, survey</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
    <message>
        <source>Only for these &amp;sessions of the other system, one per line; empty: for any</source>
        <translation>Nur für diese &amp;Sitzungen des anderen Systems, je Zeile eine; leer: für jede</translation>
    </message>
    <message>
        <source>The other system&apos;s names of its sessions, one per line</source>
        <translation>Die Namen, die das andere System seinen Sitzungen gibt, je Zeile einer</translation>
    </message>
    <message>
        <source>Sessions of the key</source>
        <translation>Sitzungen des Schlüssels</translation>
    </message>
    <message>
        <source>Only on pages of these &amp;addresses, one per line, such as https://survey.example; empty: on all pages that are allowed. Pages that are named here need no other permission.</source>
        <translation>Nur auf Seiten dieser A&amp;dressen, je Zeile eine, etwa https://survey.example; leer: auf allen erlaubten Seiten. Seiten, die hier genannt sind, brauchen keine weitere Erlaubnis.</translation>
    </message>
    <message>
        <source>Scheme, host and port as in the browser&apos;s address bar, one per line</source>
        <translation>Schema, Host und Port wie in der Adresszeile des Browsers, je Zeile eine Adresse</translation>
    </message>
    <message>
        <source>Pages of the key</source>
        <translation>Seiten des Schlüssels</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>&amp;Make key</source>
        <translation>Schlüssel &amp;erzeugen</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>Makes the key and shows its secret once</source>
        <translation>Erzeugt den Schlüssel und zeigt sein Geheimnis einmal</translation>
    </message>
    <message>
        <source>At once, also for boxes that are open</source>
        <translation>Gilt sofort, auch für offene Boxen</translation>
    </message>
    <message>
        <source>A key&apos;s name may contain only letters of the English alphabet, digits, “_” and “-”, at most 64 characters.</source>
        <translation>Der Name eines Schlüssels darf nur Buchstaben des englischen Alphabets, Ziffern, „_“ und „-“ enthalten, höchstens 64 Zeichen.</translation>
    </message>
    <message>
        <source>There is, or was, a key “%1”. Take another name.</source>
        <translation>Einen Schlüssel „%1“ gibt oder gab es schon. Nehmen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a session. Use letters of the English alphabet, digits, “_” and “-”.</source>
        <translation>„%1“ kann nicht der Name einer Sitzung sein. Möglich sind Buchstaben des englischen Alphabets, Ziffern, „_“ und „-“.</translation>
    </message>
    <message>
        <source>“%1” is not the beginning of a page&apos;s address. Write it as https://survey.example.</source>
        <translation>„%1“ ist nicht der Anfang der Adresse einer Seite. Schreiben Sie sie wie https://survey.example.</translation>
    </message>
</context>
<context>
    <name>LabChat::KeyFile</name>
    <message>
        <source>The keys in “%1” cannot be read: %2.</source>
        <translation>Die Schlüssel in „%1“ können nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The file of the keys, “%1”, is damaged. Restore it from a backup; or remove it and make new keys, if none of them is in use.</source>
        <translation>Die Datei der Schlüssel, „%1“, ist beschädigt. Stellen Sie sie aus einer Sicherung wieder her; oder löschen Sie sie und erzeugen neue Schlüssel, falls keiner davon in Gebrauch ist.</translation>
    </message>
    <message>
        <source>The data directory “%1” cannot be created.</source>
        <translation>Das Datenverzeichnis „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Another program is changing the keys, or “%1” cannot be written.</source>
        <translation>Ein anderes Programm ändert gerade die Schlüssel, oder „%1“ kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>LabChat::KeysDialog</name>
    <message>
        <source>Keys of other systems</source>
        <translation>Schlüssel anderer Systeme</translation>
    </message>
    <message>
        <source>Another system (oTree, a survey, a web page&apos;s server) signs the ticket of each chat box with a key. Give each system a key of its own: sessions are kept apart by it.</source>
        <translation>Ein anderes System (oTree, eine Umfrage, der Server einer Webseite) signiert das Ticket jeder Chat-Box mit einem Schlüssel. Geben Sie jedem System einen eigenen Schlüssel: An ihm werden Sitzungen auseinandergehalten.</translation>
    </message>
    <message>
        <source>Double-click changes for which sessions and pages a key is</source>
        <translation>Doppelklick ändert, für welche Sitzungen und Seiten ein Schlüssel ist</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>There is no key yet.</source>
        <translation>Es gibt noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>What the other system signs its tickets with</source>
        <translation>Womit das andere System seine Tickets signiert</translation>
    </message>
    <message>
        <source>Secret of the key</source>
        <translation>Geheimnis des Schlüssels</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the secret</source>
        <translation>Kopiert das Geheimnis</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Geheimnis kopieren</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>Makes a key</source>
        <translation>Erzeugt einen Schlüssel</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Sessions and &amp;pages…</source>
        <translation>Sitzungen und &amp;Seiten…</translation>
    </message>
    <message>
        <source>Limits the selected key to sessions and pages</source>
        <translation>Beschränkt den ausgewählten Schlüssel auf Sitzungen und Seiten</translation>
    </message>
    <message>
        <source>Sessions and pages of the key</source>
        <translation>Sitzungen und Seiten des Schlüssels</translation>
    </message>
    <message>
        <source>&amp;Rotate…</source>
        <translation>&amp;Erneuern…</translation>
    </message>
    <message>
        <source>Gives the selected key a new secret</source>
        <translation>Gibt dem ausgewählten Schlüssel ein neues Geheimnis</translation>
    </message>
    <message>
        <source>Rotate the key</source>
        <translation>Schlüssel erneuern</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>&amp;Widerrufen…</translation>
    </message>
    <message>
        <source>Makes all tickets of the selected key worthless</source>
        <translation>Macht alle Tickets des ausgewählten Schlüssels wertlos</translation>
    </message>
    <message>
        <source>Revoke the key</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>Man&amp;ual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Opens the manual&apos;s page about other systems</source>
        <translation>Öffnet die Seite des Handbuchs über andere Systeme</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
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
        <source>Revoke key</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>Revoke the key “%1”?</source>
        <translation>Den Schlüssel „%1“ widerrufen?</translation>
    </message>
    <message>
        <source>All its tickets become worthless at once, and the chat boxes that are open with them close. This cannot be undone, and the name is never used again.</source>
        <translation>Alle seine Tickets werden sofort wertlos, und die Chat-Boxen, die mit ihnen offen sind, schließen sich. Das lässt sich nicht rückgängig machen, und der Name wird nie wieder verwendet.</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>Wi&amp;derrufen</translation>
    </message>
    <message>
        <source>The &amp;secret of the key “%1”. It is not shown again: copy it now into the settings of the other system, and never into a page.</source>
        <translation>Das &amp;Geheimnis des Schlüssels „%1“. Es wird nicht wieder gezeigt: Kopieren Sie es jetzt in die Einstellungen des anderen Systems, und nie in eine Seite.</translation>
    </message>
</context>
<context>
    <name>LabChat::KeysModel</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>Old secret</source>
        <translation>Altes Geheimnis</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>revoked %1</source>
        <comment>when</comment>
        <translation>widerrufen am %1</translation>
    </message>
    <message>
        <source>valid</source>
        <comment>a key&apos;s state</comment>
        <translation>gültig</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>was valid until %1</source>
        <translation>war gültig bis %1</translation>
    </message>
    <message>
        <source>any</source>
        <comment>sessions</comment>
        <translation>jede</translation>
    </message>
    <message>
        <source>all that are allowed</source>
        <comment>pages</comment>
        <translation>alle erlaubten</translation>
    </message>
</context>
<context>
    <name>LabChat::LabServer</name>
    <message>
        <source>The first frame must be “join”.</source>
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
        <source>The log cannot be written. Try again when it can be written again.</source>
        <translation>Das Protokoll kann nicht geschrieben werden. Versuchen Sie es wieder, wenn es geschrieben werden kann.</translation>
    </message>
    <message>
        <source>All places of this session are taken. Please ask the experimenter.</source>
        <translation>Alle Plätze dieser Sitzung sind belegt. Bitte wenden Sie sich an die Versuchsleitung.</translation>
    </message>
    <message>
        <source>Your place could not be stored. Try again in a moment, or ask the experimenter.</source>
        <translation>Ihr Platz konnte nicht gespeichert werden. Versuchen Sie es gleich noch einmal, oder fragen Sie die Versuchsleitung.</translation>
    </message>
    <message>
        <source>The session has not started yet.</source>
        <translation>Die Sitzung hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>Too many links that are not valid.</source>
        <translation>Zu viele ungültige Links.</translation>
    </message>
    <message>
        <source>Too many messages are being sent. Please wait a moment.</source>
        <translation>Es werden zu viele Nachrichten gesendet. Bitte warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>a page of oTree whose signature is not valid: its SECRET_KEY or OTREE_ADMIN_PASSWORD differs from the one that LabChat was given</source>
        <translation>eine Seite von oTree, deren Signatur nicht gültig ist: Ihr SECRET_KEY oder OTREE_ADMIN_PASSWORD ist ein anderer als der, den LabChat bekommen hat</translation>
    </message>
    <message>
        <source>a page with oTree&apos;s own chat, which LabChat does not serve without oTree&apos;s secrets</source>
        <translation>eine Seite mit oTrees eigenem Chat, den LabChat ohne oTrees Geheimnisse nicht anbietet</translation>
    </message>
</context>
<context>
    <name>LabChat::LinkSaver</name>
    <message numerus="yes">
        <source>%Ln links were sent to the printer.</source>
        <translation>
            <numerusform>%Ln Link wurde an den Drucker gesendet.</numerusform>
            <numerusform>%Ln Links wurden an den Drucker gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Save links</source>
        <translation>Links speichern</translation>
    </message>
    <message>
        <source>The links were written to %1.</source>
        <translation>Die Links wurden in %1 geschrieben.</translation>
    </message>
    <message>
        <source>There is no printer. “Save as PDF…” creates a file that you can print elsewhere.</source>
        <translation>Es ist kein Drucker vorhanden. „Als PDF speichern…“ erzeugt eine Datei, die Sie anderswo drucken können.</translation>
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
        <source>Copies the selected links, one per line</source>
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
        <source>Takes the next free place in this computer&apos;s browser</source>
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
        <source>Each of these links leads to one place. Whoever has a link takes part as that participant: give each participant only their own link.</source>
        <translation>Jeder dieser Links führt zu einem Platz. Wer einen Link hat, nimmt diesen Platz ein: Geben Sie allen nur ihren eigenen Link.</translation>
    </message>
    <message>
        <source>Result of printing or saving</source>
        <translation>Ergebnis des Druckens oder Speicherns</translation>
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
        <source>Writes the number, code, label and link of each place to a CSV file</source>
        <translation>Schreibt Nummer, Code, Label und Link jedes Platzes in eine CSV-Datei</translation>
    </message>
    <message>
        <source>Export the links as CSV</source>
        <translation>Links als CSV exportieren</translation>
    </message>
    <message>
        <source>Each label has its own link: Session → Rooms…, “Label links…”</source>
        <translation>Jedes Label hat seinen eigenen Link: Sitzung → Räume…, „Label-Links…“</translation>
    </message>
    <message>
        <source>Lets nobody in, because the room has secure links</source>
        <translation>Lässt niemanden ein, weil der Raum sichere Links hat</translation>
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
    <name>LabChat::LogCheck</name>
    <message>
        <source>The check was cancelled.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The log&apos;s file is damaged: %1.</source>
        <comment>1: SQLite&apos;s words</comment>
        <translation>Die Datei des Protokolls ist beschädigt: %1.</translation>
    </message>
    <message>
        <source>%1 rows of the table “%2” belong to nothing in the table “%3”.</source>
        <translation>%1 Zeilen der Tabelle „%2“ gehören zu nichts in der Tabelle „%3“.</translation>
    </message>
    <message>
        <source>The trigger “%1” is missing, which keeps events from being changed: somebody has removed it.</source>
        <translation>Der Trigger „%1“ fehlt, der verhindert, dass Ereignisse geändert werden: Jemand hat ihn entfernt.</translation>
    </message>
    <message>
        <source>Session “%1”: its last events are missing. The log ends with number %2 (%3), but number %4 was written.</source>
        <translation>Sitzung „%1“: Ihre letzten Ereignisse fehlen. Das Protokoll endet mit Nummer %2 (%3), aber Nummer %4 wurde geschrieben.</translation>
    </message>
    <message>
        <source>Session “%1”: the hashes after number %2 are missing, so that nobody can prove that the %3 events from there to number %4 (%5 messages) are as they were written.</source>
        <translation>Sitzung „%1“: Die Prüfsummen nach Nummer %2 fehlen, sodass niemand beweisen kann, dass die %3 Ereignisse von dort bis Nummer %4 (%5 Nachrichten) so sind, wie sie geschrieben wurden.</translation>
    </message>
    <message>
        <source>Session “%1”: %2 events are missing between number %3 (%4) and number %5 (%6).</source>
        <comment>2: a number</comment>
        <translation>Sitzung „%1“: %2 Ereignisse fehlen zwischen Nummer %3 (%4) und Nummer %5 (%6).</translation>
    </message>
    <message>
        <source>Session “%1”: number %2 (%3) is not as it was written (%4 messages).</source>
        <translation>Sitzung „%1“: Nummer %2 (%3) ist nicht, wie sie geschrieben wurde (%4 Nachrichten).</translation>
    </message>
    <message>
        <source>Session “%1”: between number %2 (%3) and number %4 (%5), something is not as it was written: one or more of %6 events, %7 of them messages.</source>
        <translation>Sitzung „%1“: Zwischen Nummer %2 (%3) und Nummer %4 (%5) ist etwas nicht, wie es geschrieben wurde: eines oder mehrere von %6 Ereignissen, davon %7 Nachrichten.</translation>
    </message>
    <message>
        <source>Session “%1”: the start of its hash chain is missing.</source>
        <translation>Sitzung „%1“: Der Anfang ihrer Hash-Kette fehlt.</translation>
    </message>
    <message>
        <source>Session “%1”: what it was made of is not as it was written: its study, participants, groups, channels or chat boxes.</source>
        <translation>Sitzung „%1“: Woraus sie gemacht wurde, ist nicht, wie es geschrieben wurde: ihre Studie, Teilnehmenden, Gruppen, Kanäle oder Chat-Felder.</translation>
    </message>
    <message>
        <source>Session “%1”: its participants, channels or chat boxes are not those that its tickets have brought.</source>
        <translation>Sitzung „%1“: Ihre Teilnehmenden, Kanäle oder Chat-Felder sind nicht die, die ihre Tickets gebracht haben.</translation>
    </message>
</context>
<context>
    <name>LabChat::LogContents</name>
    <message>
        <source>Session “%1” cannot be read from the log: number %2 does not fit what is before it.</source>
        <translation>Sitzung „%1“ kann nicht aus dem Protokoll gelesen werden: Nummer %2 passt nicht zu dem, was davor steht.</translation>
    </message>
    <message>
        <source>Session “%1” cannot be read from the log: its entries are missing.</source>
        <translation>Sitzung „%1“ kann nicht aus dem Protokoll gelesen werden: Ihre Einträge fehlen.</translation>
    </message>
    <message>
        <source>Session %1 is missing in the log, but parts of it are there, for example its messages.</source>
        <comment>1: a number</comment>
        <translation>Sitzung %1 fehlt im Protokoll, aber Teile davon sind da, zum Beispiel ihre Nachrichten.</translation>
    </message>
    <message>
        <source>Session “%1” does not continue; the others do. %2</source>
        <comment>2: why</comment>
        <translation>Die Sitzung „%1“ wird nicht fortgesetzt, die anderen schon. %2</translation>
    </message>
</context>
<context>
    <name>LabChat::LogCopy</name>
    <message>
        <source>The log has to be updated for this version of LabChat, but the copy of it that is kept until then cannot be written (%1: %2).</source>
        <translation>Das Protokoll muss für diese Version von LabChat aktualisiert werden, aber die Kopie, die bis dahin aufgehoben wird, kann nicht geschrieben werden (%1: %2).</translation>
    </message>
    <message>
        <source>The copy “%1” of the log cannot be renamed. Check the permissions of the data directory.</source>
        <translation>Die Kopie „%1“ des Protokolls kann nicht umbenannt werden. Prüfen Sie die Berechtigungen des Datenverzeichnisses.</translation>
    </message>
    <message>
        <source>The log has to be updated for this version of LabChat. A copy of it is kept until that has succeeded, and the disk has no room for it: %1 are needed, %2 are free. Free some space and start again. Nothing was changed.</source>
        <translation>Das Protokoll muss für diese Version von LabChat aktualisiert werden. Bis das gelungen ist, wird eine Kopie aufgehoben, und auf dem Datenträger ist dafür kein Platz: %1 werden gebraucht, %2 sind frei. Schaffen Sie Platz und starten Sie noch einmal. Es wurde nichts geändert.</translation>
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
        <source>Start a session from a study. Its links and channels appear here.</source>
        <translation>Starten Sie eine Sitzung aus einer Studie. Ihre Links und Kanäle erscheinen hier.</translation>
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
        <source>Quits LabChat</source>
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
        <translation>CSV e&amp;xportieren…</translation>
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
        <source>Quits LabChat; everything is stored</source>
        <translation>Beendet LabChat; alles ist gespeichert</translation>
    </message>
    <message>
        <source>Open session link in &amp;browser</source>
        <translation>Sitzungslink im Br&amp;owser öffnen</translation>
    </message>
    <message>
        <source>Takes the next free place of the session in this computer&apos;s browser</source>
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
        <source>Opens the page of the participant who is selected in the table in this computer&apos;s browser</source>
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
        <source>Ends the session for all participants; it cannot be continued</source>
        <translation>Beendet die Sitzung für alle Teilnehmenden; sie kann nicht fortgesetzt werden</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>Fi&amp;lter</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Vergr&amp;ößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Verkle&amp;inern</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
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
        <source>Shows how bots and other systems communicate with LabChat</source>
        <translation>Zeigt, wie Bots und andere Systeme mit LabChat kommunizieren</translation>
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
        <source>Spl&amp;it screen</source>
        <translation>Geteilter Bildschir&amp;m</translation>
    </message>
    <message>
        <source>Opens the pages of all participants side by side in this computer&apos;s browser, to try out a study; takes all places</source>
        <translation>Öffnet die Seiten aller Teilnehmenden nebeneinander im Browser dieses Computers, um eine Studie auszuprobieren; belegt alle Plätze</translation>
    </message>
    <message>
        <source>&amp;Rooms…</source>
        <translation>&amp;Räume…</translation>
    </message>
    <message>
        <source>Creates and edits the lab&apos;s permanent addresses</source>
        <translation>Legt die dauerhaften Adressen des Labors an und ändert sie</translation>
    </message>
    <message>
        <source>Pas&amp;t sessions…</source>
        <translation>&amp;Frühere Sitzungen…</translation>
    </message>
    <message>
        <source>Lists all sessions in the log, to read or export them</source>
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
    <message>
        <source>&amp;Moderate</source>
        <translation>&amp;Moderieren</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Calls for &amp;help</source>
        <translation>&amp;Hilferufe</translation>
    </message>
    <message>
        <source>Shows the participants who called for help, with the newest call ready to be answered</source>
        <translation>Zeigt die Personen, die um Hilfe gerufen haben; der neueste Hilferuf kann sofort beantwortet werden</translation>
    </message>
    <message>
        <source>Ctrl+Shift+H</source>
        <translation>Ctrl+Shift+H</translation>
    </message>
    <message>
        <source>Changes the reasons that are offered for your actions</source>
        <translation>Ändert die Gründe, die für Ihre Aktionen angeboten werden</translation>
    </message>
    <message>
        <source>&amp;Operator…</source>
        <translation>&amp;Versuchsleitung…</translation>
    </message>
    <message>
        <source>The person at the console; saved in the log with every action</source>
        <translation>Die Person an der Konsole; wird mit jeder Aktion im Protokoll gespeichert</translation>
    </message>
    <message>
        <source>Goes to the filter of the current view; press again for the filters of the channels and the participants</source>
        <translation>Springt zum Filter der aktuellen Ansicht; noch einmal drücken für die Filter der Kanäle und der Teilnehmenden</translation>
    </message>
    <message>
        <source>Finds words in everything that was said</source>
        <translation>Findet Wörter in allem, was gesagt wurde</translation>
    </message>
    <message>
        <source>Changes which messages are marked and which alerts are raised</source>
        <translation>Ändert, welche Nachrichten markiert und welche Meldungen ausgelöst werden</translation>
    </message>
    <message>
        <source>Larger text in transcripts, or larger tiles</source>
        <translation>Größere Schrift in Verläufen oder größere Kacheln</translation>
    </message>
    <message>
        <source>Smaller text in transcripts, or smaller tiles</source>
        <translation>Kleinere Schrift in Verläufen oder kleinere Kacheln</translation>
    </message>
    <message>
        <source>Normal size of text and tiles</source>
        <translation>Normale Größe von Schrift und Kacheln</translation>
    </message>
    <message>
        <source>Resets panels, columns, filters and sizes to the defaults</source>
        <translation>Setzt Bereiche, Spalten, Filter und Größen auf die Vorgaben zurück</translation>
    </message>
    <message>
        <source>Ed&amp;it reasons…</source>
        <translation>Gründe &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>Search &amp;messages</source>
        <translation>&amp;Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Highlight r&amp;ules…</source>
        <translation>Hervorhebungs&amp;regeln…</translation>
    </message>
    <message>
        <source>Normal si&amp;ze</source>
        <translation>N&amp;ormale Größe</translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Link on the pro&amp;jector</source>
        <translation>Link auf dem Pro&amp;jektor</translation>
    </message>
    <message>
        <source>Shows link and QR code on the whole screen, on the second one if there is one, for everybody to read; Escape closes it</source>
        <translation>Zeigt Link und QR-Code bildschirmfüllend, auf dem zweiten Bildschirm, wenn es einen gibt, für alle lesbar; Escape schließt die Ansicht</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>&amp;Integrate</source>
        <translation>&amp;Integrieren</translation>
    </message>
    <message>
        <source>The experimenter&apos;s name, saved texts, reasons, sounds, language, theme, text size, other systems&apos; pages, HTTPS</source>
        <translation>Name der Versuchsleitung, gespeicherte Texte, Gründe, Töne, Sprache, Farbschema, Textgröße, Seiten anderer Systeme, HTTPS</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Schlüssel…</translation>
    </message>
    <message>
        <source>Makes, rotates and revokes the keys with which other systems sign the tickets of chat boxes</source>
        <translation>Erzeugt, erneuert und widerruft die Schlüssel, mit denen andere Systeme die Tickets von Chat-Boxen signieren</translation>
    </message>
    <message>
        <source>Open a &amp;session for boxes without a ticket…</source>
        <translation>Sitzung ö&amp;ffnen für Boxen ohne Ticket…</translation>
    </message>
    <message>
        <source>Lets chat boxes in that nobody has signed, for a pilot or where nothing can sign</source>
        <translation>Lässt Chat-Boxen herein, die niemand signiert hat: für einen Pilotversuch, oder wo nichts signieren kann</translation>
    </message>
    <message>
        <source>&amp;Test the connection…</source>
        <translation>&amp;Verbindung testen…</translation>
    </message>
    <message>
        <source>Does what a participant&apos;s page does until its chat is open, and says what is wrong</source>
        <translation>Tut, was die Seite einer Person tut, bis ihr Chat offen ist, und sagt, was nicht stimmt</translation>
    </message>
    <message>
        <source>oTree&apos;s own &amp;chat…</source>
        <translation>oTrees eigener &amp;Chat…</translation>
    </message>
    <message>
        <source>Serves the chat of oTree pages that nobody has changed: takes oTree&apos;s secrets and its database</source>
        <translation>Bietet den Chat unveränderter oTree-Seiten an: nimmt oTrees Geheimnisse und seine Datenbank</translation>
    </message>
    <message>
        <source>Check participants&apos; &amp;browsers…</source>
        <translation>&amp;Browser der Teilnehmenden prüfen…</translation>
    </message>
    <message>
        <source>Shows the address that finds out whether chats work in a browser, and what it found in each</source>
        <translation>Zeigt die Adresse, die feststellt, ob Chats in einem Browser funktionieren, und was sie in jedem gefunden hat</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>Exp&amp;ortieren…</translation>
    </message>
    <message>
        <source>Writes what you choose of the log, in any of the formats</source>
        <translation>Schreibt, was Sie vom Protokoll auswählen, in jedem der Formate</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>&amp;Archive session…</source>
        <translation>Sitzung &amp;archivieren…</translation>
    </message>
    <message>
        <source>Writes the session into a file of its own, from which it can be opened on another computer</source>
        <translation>Schreibt die Sitzung in eine eigene Datei, aus der sie auf einem anderen Computer geöffnet werden kann</translation>
    </message>
    <message>
        <source>&amp;Open archive…</source>
        <translation>Archi&amp;v öffnen…</translation>
    </message>
    <message>
        <source>Shows a session archive in a window of its own</source>
        <translation>Zeigt ein Sitzungsarchiv in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>This is an archive (%1). Nothing in it can be changed.</source>
        <translation>Dies ist ein Archiv (%1). Nichts darin kann geändert werden.</translation>
    </message>
    <message>
        <source>The log is being updated for this version of LabChat: %1 %</source>
        <translation>Das Protokoll wird für diese Version von LabChat aktualisiert: %1 %</translation>
    </message>
</context>
<context>
    <name>LabChat::ManualWindow</name>
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
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Finds words on all pages (Ctrl+F); Enter goes to the next place</source>
        <translation>Findet Wörter auf allen Seiten (Strg+F); Enter geht zur nächsten Stelle</translation>
    </message>
    <message>
        <source>Result of the search</source>
        <translation>Ergebnis der Suche</translation>
    </message>
    <message>
        <source>Sections of the manual with these words</source>
        <translation>Abschnitte des Handbuchs mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Gefundene Stellen</translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation>Die Seite davor (Alt+Links)</translation>
    </message>
    <message>
        <source>The page after (Alt+Right)</source>
        <translation>Die Seite danach (Alt+Rechts)</translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>a page of the manual, a heading on it</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>Not found. Try a part of the word; the manual is in English.</source>
        <translation>Nicht gefunden. Versuchen Sie einen Teil des Wortes; das Handbuch ist auf Englisch.</translation>
    </message>
    <message numerus="yes">
        <source>Found in %Ln sections</source>
        <translation>
            <numerusform>In %Ln Abschnitt gefunden</numerusform>
            <numerusform>In %Ln Abschnitten gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::Matching</name>
    <message>
        <source>Perfect strangers for %1 rounds are impossible: everybody meets %2 others in each round, and there are only %3.</source>
        <translation>Perfect Strangers sind für %1 Runden nicht möglich: Alle treffen in jeder Runde %2 andere, und es gibt nur %3.</translation>
    </message>
    <message numerus="yes">
        <source>With %1 groups of %2, perfect strangers are possible for %n round(s). Use more groups (ideally a prime number, at least %2), or write a table.</source>
        <translation>
            <numerusform>Mit %1 Gruppen zu %2 sind Perfect Strangers für %n Runde möglich. Nehmen Sie mehr Gruppen (am besten eine Primzahl, mindestens %2), oder schreiben Sie eine Tabelle.</numerusform>
            <numerusform>Mit %1 Gruppen zu %2 sind Perfect Strangers für %n Runden möglich. Nehmen Sie mehr Gruppen (am besten eine Primzahl, mindestens %2), oder schreiben Sie eine Tabelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>In round %1 of the table, a group has %2 players; it should have %3.</source>
        <translation>In Runde %1 der Tabelle hat eine Gruppe %2 Mitglieder; es sollten %3 sein.</translation>
    </message>
    <message>
        <source>Round %1 of the table contains participant %2; there are only participants 1 to %3.</source>
        <translation>Runde %1 der Tabelle enthält Person %2; es gibt nur die Personen 1 bis %3.</translation>
    </message>
    <message>
        <source>Round %1 of the table contains participant %2 twice.</source>
        <translation>Runde %1 der Tabelle enthält Person %2 zweimal.</translation>
    </message>
    <message>
        <source>Round %1 of the table contains only %2 of %3 participants.</source>
        <translation>Runde %1 der Tabelle enthält nur %2 von %3 Teilnehmenden.</translation>
    </message>
    <message>
        <source>The table has %1 rounds; the study has %2.</source>
        <translation>Die Tabelle hat %1 Runden; die Studie hat %2.</translation>
    </message>
</context>
<context>
    <name>LabChat::MembersOnline</name>
    <message>
        <source>%1/%2 online</source>
        <comment>of all members</comment>
        <translation>%1/%2 online</translation>
    </message>
    <message>
        <source>%1/%2 online in this round</source>
        <comment>of all members</comment>
        <translation>%1/%2 online in dieser Runde</translation>
    </message>
    <message>
        <source>nobody is there yet</source>
        <translation>noch niemand ist dort</translation>
    </message>
    <message>
        <source>all have moved on</source>
        <translation>alle sind weiter</translation>
    </message>
    <message>
        <source>%1/%2 online on this page</source>
        <comment>of all members</comment>
        <translation>%1/%2 online auf dieser Seite</translation>
    </message>
</context>
<context>
    <name>LabChat::MessageMenu</name>
    <message>
        <source>Only messages of the session that is shown can be moderated; show the other session first</source>
        <translation>Nur Nachrichten der gezeigten Sitzung können moderiert werden; zeigen Sie zuerst die andere Sitzung</translation>
    </message>
</context>
<context>
    <name>LabChat::MessageState</name>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>hidden by %1</source>
        <translation>ausgeblendet von %1</translation>
    </message>
    <message>
        <source>hidden by %1: %2</source>
        <translation>ausgeblendet von %1: %2</translation>
    </message>
    <message>
        <source>waits for approval · Enter releases it, Del refuses it</source>
        <translation>wartet auf Freigabe · Eingabetaste gibt sie frei, Entf lehnt sie ab</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>refused by %1</source>
        <translation>abgelehnt von %1</translation>
    </message>
    <message>
        <source>refused by %1: %2</source>
        <translation>abgelehnt von %1: %2</translation>
    </message>
    <message>
        <source>The experimenter has hidden this message.</source>
        <translation>Die Versuchsleitung hat diese Nachricht ausgeblendet.</translation>
    </message>
</context>
<context>
    <name>LabChat::Moderation</name>
    <message>
        <source>This is already the case.</source>
        <translation>Das ist bereits der Fall.</translation>
    </message>
    <message>
        <source>This no longer exists.</source>
        <translation>Das gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This would affect nobody.</source>
        <translation>Das würde niemanden betreffen.</translation>
    </message>
    <message>
        <source>Another chat on this page already uses that channel.</source>
        <translation>Ein anderer Chat auf dieser Seite nutzt diesen Kanal schon.</translation>
    </message>
    <message>
        <source>The participant has moved on since.</source>
        <translation>Die Person ist inzwischen weitergegangen.</translation>
    </message>
</context>
<context>
    <name>LabChat::ModerationActions</name>
    <message>
        <source>&amp;Messages</source>
        <translation>&amp;Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>Partici&amp;pants</source>
        <translation>&amp;Teilnehmende</translation>
    </message>
    <message>
        <source>Fr&amp;eeze a page</source>
        <translation>&amp;Seite einfrieren</translation>
    </message>
    <message>
        <source>&amp;Hide…</source>
        <translation>A&amp;usblenden…</translation>
    </message>
    <message>
        <source>Participants see a line in its place; it stays in the log</source>
        <translation>Teilnehmende sehen an ihrer Stelle eine Zeile; sie bleibt im Protokoll</translation>
    </message>
    <message>
        <source>Participants see it again</source>
        <translation>Teilnehmende sehen sie wieder</translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>Re&amp;fuse…</source>
        <translation>A&amp;blehnen…</translation>
    </message>
    <message>
        <source>&amp;Mute the author…</source>
        <translation>Person &amp;stummschalten…</translation>
    </message>
    <message>
        <source>For some minutes or until you undo it, here or everywhere</source>
        <translation>Für einige Minuten oder bis Sie es aufheben, hier oder überall</translation>
    </message>
    <message>
        <source>&amp;Unmute the author…</source>
        <translation>Stu&amp;mmschaltung der Person aufheben…</translation>
    </message>
    <message>
        <source>Lets the author write again</source>
        <translation>Lässt die Person wieder schreiben</translation>
    </message>
    <message>
        <source>H&amp;old the author&apos;s messages…</source>
        <translation>Nachrichten der Person &amp;zurückhalten…</translation>
    </message>
    <message>
        <source>The author&apos;s new messages wait for your approval</source>
        <translation>Neue Nachrichten der Person warten auf Ihre Freigabe</translation>
    </message>
    <message>
        <source>The author&apos;s new messages are shown at once again</source>
        <translation>Neue Nachrichten der Person werden wieder sofort gezeigt</translation>
    </message>
    <message>
        <source>&amp;Freeze…</source>
        <translation>Ein&amp;frieren…</translation>
    </message>
    <message>
        <source>Everybody can read, nobody can write</source>
        <translation>Alle können lesen, niemand kann schreiben</translation>
    </message>
    <message>
        <source>&amp;Open again…</source>
        <translation>Wieder &amp;öffnen…</translation>
    </message>
    <message>
        <source>Everybody can write again</source>
        <translation>Alle können wieder schreiben</translation>
    </message>
    <message>
        <source>&amp;Hold for approval…</source>
        <translation>Zur Freigabe zurückhal&amp;ten…</translation>
    </message>
    <message>
        <source>New messages wait for your approval</source>
        <translation>Neue Nachrichten warten auf Ihre Freigabe</translation>
    </message>
    <message>
        <source>New messages are shown at once again</source>
        <translation>Neue Nachrichten werden wieder sofort gezeigt</translation>
    </message>
    <message>
        <source>&amp;Mute…</source>
        <translation>&amp;Stummschalten…</translation>
    </message>
    <message>
        <source>For some minutes or until you undo it, everywhere</source>
        <translation>Für einige Minuten oder bis Sie es aufheben, überall</translation>
    </message>
    <message>
        <source>&amp;Unmute…</source>
        <translation>Stummschaltung auf&amp;heben…</translation>
    </message>
    <message>
        <source>Lets them write again</source>
        <translation>Lässt sie wieder schreiben</translation>
    </message>
    <message>
        <source>Their new messages wait for your approval</source>
        <translation>Ihre neuen Nachrichten warten auf Ihre Freigabe</translation>
    </message>
    <message>
        <source>Their new messages are shown at once again</source>
        <translation>Ihre neuen Nachrichten werden wieder sofort gezeigt</translation>
    </message>
    <message>
        <source>&amp;Remove from the session…</source>
        <translation>Aus der Sitzung &amp;entfernen…</translation>
    </message>
    <message>
        <source>Removes them from the session; can be undone</source>
        <translation>Entfernt sie aus der Sitzung; kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Let &amp;back in…</source>
        <translation>Wieder zu&amp;lassen…</translation>
    </message>
    <message>
        <source>They continue where they were</source>
        <translation>Sie machen dort weiter, wo sie waren</translation>
    </message>
    <message>
        <source>&amp;Freeze all chats…</source>
        <translation>&amp;Alle Chats einfrieren…</translation>
    </message>
    <message>
        <source>Everybody can read, nobody can write; countdowns continue</source>
        <translation>Alle können lesen, niemand kann schreiben; Countdowns laufen weiter</translation>
    </message>
    <message>
        <source>&amp;Open all chats again…</source>
        <translation>Alle Chats &amp;wieder öffnen…</translation>
    </message>
    <message>
        <source>Everybody can write again, except where a page or a channel is frozen</source>
        <translation>Alle können wieder schreiben, außer wo eine Seite oder ein Kanal eingefroren ist</translation>
    </message>
    <message>
        <source>Freezes the chats of this page, in every round, or opens them again</source>
        <translation>Friert die Chats dieser Seite in jeder Runde ein oder öffnet sie wieder</translation>
    </message>
    <message>
        <source>Nothing suitable is selected</source>
        <translation>Es ist nichts Passendes ausgewählt</translation>
    </message>
    <message>
        <source>&amp;Resume the session</source>
        <translation>Sitzung &amp;fortsetzen</translation>
    </message>
    <message>
        <source>P&amp;ause the session</source>
        <translation>Sitzung &amp;unterbrechen</translation>
    </message>
    <message>
        <source>Continues the session and all countdowns (F9)</source>
        <translation>Setzt die Sitzung und alle Countdowns fort (F9)</translation>
    </message>
    <message>
        <source>Pauses the session at once: nobody can write, and all countdowns stop (F9)</source>
        <translation>Unterbricht die Sitzung sofort: Niemand kann schreiben, und alle Countdowns halten an (F9)</translation>
    </message>
    <message>
        <source>the channel of the message</source>
        <translation>der Kanal der Nachricht</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>The undo takes effect at once. Both actions stay in the log.</source>
        <translation>Das Rückgängigmachen wirkt sofort. Beide Aktionen bleiben im Protokoll.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>Res&amp;tore…</source>
        <translation>&amp;Wieder einblenden…</translation>
    </message>
    <message>
        <source>Sto&amp;p holding the author&apos;s messages…</source>
        <translation>Nachrichten dieser Person nicht mehr zurück&amp;halten…</translation>
    </message>
    <message>
        <source>Sto&amp;p holding…</source>
        <translation>Nicht &amp;mehr zurückhalten…</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>What you did later cannot be undone: %1</source>
        <comment>what was done</comment>
        <translation>Was Sie danach getan haben, lässt sich nicht rückgängig machen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts of it can no longer be undone.</source>
        <translation>
            <numerusform>%Ln Teil davon lässt sich nicht mehr rückgängig machen.</numerusform>
            <numerusform>%Ln Teile davon lassen sich nicht mehr rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their time was up before: the page ends at once for %1.</source>
        <comment>places</comment>
        <translation>Die Zeit war vorher um: Die Seite endet sofort für %1.</translation>
    </message>
    <message>
        <source>Everybody in the channel sees it at once</source>
        <translation>Alle im Kanal sehen sie sofort</translation>
    </message>
    <message>
        <source>Only its author sees it</source>
        <translation>Nur wer sie geschrieben hat, sieht sie</translation>
    </message>
    <message>
        <source>Sho&amp;w the author</source>
        <translation>Autorin oder Autor zei&amp;gen</translation>
    </message>
    <message>
        <source>Write to the author pri&amp;vately…</source>
        <translation>Pri&amp;vat an Autorin oder Autor schreiben…</translation>
    </message>
    <message>
        <source>Selects the author in the table of participants</source>
        <translation>Wählt in der Tabelle der Teilnehmenden aus, wer sie geschrieben hat</translation>
    </message>
    <message>
        <source>Select one person only</source>
        <translation>Wählen Sie nur eine Person aus</translation>
    </message>
    <message>
        <source>Opens a private conversation, which nobody else can read</source>
        <translation>Öffnet ein privates Gespräch, das sonst niemand lesen kann</translation>
    </message>
    <message>
        <source>Write privatel&amp;y…</source>
        <translation>Pr&amp;ivat schreiben…</translation>
    </message>
</context>
<context>
    <name>LabChat::ModerationPrompts</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>this message in %1</source>
        <translation>diese Nachricht in %1</translation>
    </message>
    <message>
        <source>this message of %1 in %2</source>
        <translation>diese Nachricht von %1 in %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>all chats of the session</source>
        <translation>alle Chats der Sitzung</translation>
    </message>
    <message>
        <source>the chats of the page “%1”</source>
        <translation>die Chats der Seite „%1“</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Refuse %1?</source>
        <translation>Möchten Sie %1 ablehnen?</translation>
    </message>
    <message>
        <source>Only the author sees it, with a note that it was not approved.</source>
        <translation>Nur die schreibende Person sieht das, mit dem Hinweis, dass es nicht freigegeben wurde.</translation>
    </message>
    <message>
        <source>Re&amp;fuse</source>
        <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
        <source>The experimenter did not approve this message.</source>
        <translation>Die Versuchsleitung hat diese Nachricht nicht freigegeben.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Hide %1?</source>
        <translation>Möchten Sie %1 ausblenden?</translation>
    </message>
    <message>
        <source>Participants see a line in its place at once. The message stays in the log and in the export, marked as hidden.</source>
        <translation>Teilnehmende sehen an der Stelle sofort eine Zeile. Die Nachricht bleibt im Protokoll und im Export, als ausgeblendet gekennzeichnet.</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>A&amp;usblenden</translation>
    </message>
    <message>
        <source>The experimenter has hidden this message.</source>
        <translation>Die Versuchsleitung hat diese Nachricht ausgeblendet.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wieder einblenden</translation>
    </message>
    <message>
        <source>Restore %1?</source>
        <translation>Möchten Sie %1 wieder einblenden?</translation>
    </message>
    <message>
        <source>Participants see it again, in its old position.</source>
        <translation>Teilnehmende sehen das wieder, an der alten Stelle.</translation>
    </message>
    <message>
        <source>Re&amp;store</source>
        <translation>&amp;Wieder einblenden</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Release %1?</source>
        <translation>Möchten Sie %1 freigeben?</translation>
    </message>
    <message>
        <source>Everybody in the channel sees it at once.</source>
        <translation>Alle im Kanal sehen das sofort.</translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Mute %1?</source>
        <translation>Möchten Sie %1 stummschalten?</translation>
    </message>
    <message>
        <source>They can read everything, but not write.</source>
        <translation>Sie können alles lesen, aber nicht schreiben.</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>&amp;Stummschalten</translation>
    </message>
    <message>
        <source>The experimenter has muted you for now. You can read, but not write.</source>
        <translation>Die Versuchsleitung hat Sie vorübergehend stummgeschaltet. Sie können lesen, aber nicht schreiben.</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Unmute %1?</source>
        <translation>Möchten Sie die Stummschaltung aufheben: %1?</translation>
    </message>
    <message>
        <source>&amp;Unmute</source>
        <translation>&amp;Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the session?</source>
        <translation>Möchten Sie %1 aus der Sitzung entfernen?</translation>
    </message>
    <message>
        <source>They see only this text. Their groups do not wait for them. Their messages stay.</source>
        <translation>Sie sehen nur diesen Text. Ihre Gruppen warten nicht auf sie. Ihre Nachrichten bleiben.</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>The experimenter has removed you from this session.</source>
        <translation>Die Versuchsleitung hat Sie aus dieser Sitzung entfernt.</translation>
    </message>
    <message>
        <source>Let back in</source>
        <translation>Wieder zulassen</translation>
    </message>
    <message>
        <source>Let %1 back in?</source>
        <translation>Möchten Sie %1 wieder zulassen?</translation>
    </message>
    <message>
        <source>They continue where they were, with the same link.</source>
        <translation>Sie machen dort weiter, wo sie waren, unter demselben Link.</translation>
    </message>
    <message>
        <source>Let &amp;back in</source>
        <translation>Wieder &amp;zulassen</translation>
    </message>
    <message>
        <source>Hold for approval</source>
        <translation>Zur Freigabe zurückhalten</translation>
    </message>
    <message>
        <source>Hold new messages for approval: %1?</source>
        <translation>Neue Nachrichten zur Freigabe zurückhalten: %1?</translation>
    </message>
    <message>
        <source>Each message waits until you release or refuse it. Until then only its author sees it, marked as waiting.</source>
        <translation>Jede Nachricht wartet, bis Sie sie freigeben oder ablehnen. Bis dahin sieht nur die schreibende Person sie, als wartend gekennzeichnet.</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>&amp;Zurückhalten</translation>
    </message>
    <message>
        <source>Stop holding</source>
        <translation>Nicht mehr zurückhalten</translation>
    </message>
    <message>
        <source>Stop holding messages: %1?</source>
        <translation>Nachrichten nicht mehr zurückhalten: %1?</translation>
    </message>
    <message>
        <source>New messages are shown at once. Messages that already wait still wait for your decision.</source>
        <translation>Neue Nachrichten werden sofort gezeigt. Nachrichten, die schon warten, warten weiter auf Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>S&amp;top holding</source>
        <translation>Nicht mehr &amp;zurückhalten</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Freeze %1?</source>
        <translation>Möchten Sie %1 einfrieren?</translation>
    </message>
    <message>
        <source>Everybody can read, nobody can write. Countdowns continue.</source>
        <translation>Alle können lesen, niemand kann schreiben. Countdowns laufen weiter.</translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation>Ein&amp;frieren</translation>
    </message>
    <message>
        <source>The experimenter has stopped this chat for the moment.</source>
        <translation>Die Versuchsleitung hat diesen Chat vorübergehend angehalten.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open %1 again?</source>
        <translation>Möchten Sie %1 wieder öffnen?</translation>
    </message>
    <message>
        <source>Everybody can write again at once.</source>
        <translation>Alle können sofort wieder schreiben.</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>Wieder &amp;öffnen</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>the words of a message</comment>
        <translation>„%1“</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::MuteQuestions</name>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>How long the participant cannot write; the time stops while the session is paused</source>
        <translation>Wie lange die Person nicht schreiben kann; die Zeit steht still, solange die Sitzung unterbrochen ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>until it is undone</source>
        <translation>bis es aufgehoben wird</translation>
    </message>
    <message>
        <source>How &amp;long</source>
        <translation>&amp;Wie lange</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where the participant cannot write</source>
        <translation>Wo die Person nicht schreiben kann</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>W&amp;o</translation>
    </message>
</context>
<context>
    <name>LabChat::NewLinkDialog</name>
    <message>
        <source>New link</source>
        <translation>Neuer Link</translation>
    </message>
    <message>
        <source>QR code of the link</source>
        <translation>QR-Code des Links</translation>
    </message>
    <message>
        <source>The link, to scan with a phone</source>
        <translation>Der Link, zum Scannen mit einem Telefon</translation>
    </message>
    <message>
        <source>The old link no longer works. The place continues where it was as soon as somebody opens the new link. The table of participants and the Links dialog show the new link, too.</source>
        <translation>Der alte Link gilt nicht mehr. Der Platz geht dort weiter, wo er war, sobald jemand den neuen Link öffnet. Auch die Tabelle der Teilnehmenden und der Dialog „Links“ zeigen den neuen Link.</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>Link &amp;kopieren</translation>
    </message>
    <message>
        <source>Copies the new link</source>
        <translation>Kopiert den neuen Link</translation>
    </message>
    <message>
        <source>Copy the new link</source>
        <translation>Neuen Link kopieren</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Opens the place in this computer&apos;s browser</source>
        <translation>Öffnet den Platz im Browser dieses Computers</translation>
    </message>
    <message>
        <source>Open the new link in the browser</source>
        <translation>Neuen Link im Browser öffnen</translation>
    </message>
    <message>
        <source>%1 waits for a new person</source>
        <translation>%1 wartet auf eine neue Person</translation>
    </message>
    <message>
        <source>The server is not listening, so there is no link yet.</source>
        <translation>Der Server lauscht nicht, deshalb gibt es noch keinen Link.</translation>
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
        <source>The study that the session runs</source>
        <translation>Die Studie, die in der Sitzung läuft</translation>
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
        <source>Result of these numbers</source>
        <translation>Ergebnis dieser Zahlen</translation>
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
        <source>Chooses a study file; you can also drop a file onto the window</source>
        <translation>Wählt die Datei einer Studie; Sie können eine Datei auch auf das Fenster ziehen</translation>
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
        <source>Reads the selected file again after it has changed</source>
        <translation>Liest die ausgewählte Datei noch einmal, nachdem sie sich geändert hat</translation>
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
        <source>The room whose address leads to the session</source>
        <translation>Der Raum, dessen Adresse zur Sitzung führt</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>How long the pages with a timer last</source>
        <translation>Wie lange die Seiten mit Timer dauern</translation>
    </message>
    <message>
        <source>Durations of pages</source>
        <translation>Dauer der Seiten</translation>
    </message>
    <message>
        <source>The members of each group, in each round</source>
        <translation>Die Mitglieder jeder Gruppe, in jeder Runde</translation>
    </message>
    <message>
        <source>Groups that the session will have</source>
        <translation>Gruppen, die die Sitzung haben wird</translation>
    </message>
    <message>
        <source>The members of each channel</source>
        <translation>Die Mitglieder jedes Kanals</translation>
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
    <message numerus="yes">
        <source>Result: %Ln groups in each round. Calculating the groups…</source>
        <translation>
            <numerusform>Ergebnis: %Ln Gruppe in jeder Runde. Die Gruppen werden berechnet…</numerusform>
            <numerusform>Ergebnis: %Ln Gruppen in jeder Runde. Die Gruppen werden berechnet…</numerusform>
        </translation>
    </message>
    <message>
        <source>Result: %1 and %2.</source>
        <comment>groups, channels</comment>
        <translation>Ergebnis: %1 und %2.</translation>
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
        <source>%1 – %2</source>
        <comment>a room, how many wait</comment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The room has %Ln labels: the other places need their own links.</source>
        <translation>
            <numerusform>Der Raum hat %Ln Label: Die übrigen Plätze brauchen eigene Links.</numerusform>
            <numerusform>Der Raum hat %Ln Labels: Die übrigen Plätze brauchen eigene Links.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is running in this room. From now on the room leads to the new session instead.</source>
        <translation>In diesem Raum läuft %1. Der Raum führt dann stattdessen zur neuen Sitzung.</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>&amp;Duplizieren…</translation>
    </message>
    <message>
        <source>Copies the included study into a folder and opens it in your editor, as the beginning of your own study</source>
        <translation>Kopiert die mitgelieferte Studie in einen Ordner und öffnet sie in Ihrem Editor, als Anfang Ihrer eigenen Studie</translation>
    </message>
    <message>
        <source>Duplicate the included study</source>
        <translation>Mitgelieferte Studie duplizieren</translation>
    </message>
    <message>
        <source>Ed&amp;it</source>
        <translation>Bearbe&amp;iten</translation>
    </message>
    <message>
        <source>Opens the selected file in your editor; when you come back, it is read again</source>
        <translation>Öffnet die gewählte Datei in Ihrem Editor; wenn Sie zurückkehren, wird sie neu gelesen</translation>
    </message>
    <message>
        <source>Edit the file</source>
        <translation>Datei bearbeiten</translation>
    </message>
    <message>
        <source>Result of copying</source>
        <translation>Ergebnis des Kopierens</translation>
    </message>
    <message>
        <source>Calls for &amp;help</source>
        <translation>&amp;Hilferufe</translation>
    </message>
    <message>
        <source>Participants have a button with which they ask you in private; the study says whether this is on at first</source>
        <translation>Teilnehmende haben eine Schaltfläche, mit der sie Sie unter vier Augen fragen; ob das zu Beginn an ist, sagt die Studie</translation>
    </message>
    <message>
        <source>Participants can call for help</source>
        <translation>Teilnehmende können um Hilfe bitten</translation>
    </message>
    <message>
        <source>Sh&amp;uffle groups</source>
        <translation>Gr&amp;uppen auslosen</translation>
    </message>
    <message>
        <source>Shuffle groups</source>
        <translation>Gruppen auslosen</translation>
    </message>
    <message>
        <source>&amp;As in the study</source>
        <translation>&amp;Wie in der Studie</translation>
    </message>
    <message>
        <source>Makes the groups as the study says, not as they were drawn</source>
        <translation>Bildet die Gruppen so, wie die Studie es sagt, nicht wie sie ausgelost wurden</translation>
    </message>
    <message>
        <source>Groups as in the study</source>
        <translation>Gruppen wie in der Studie</translation>
    </message>
    <message>
        <source>%1 The groups were drawn at random; the session starts with exactly these.</source>
        <translation>%1 Die Gruppen wurden ausgelost; die Sitzung startet mit genau diesen.</translation>
    </message>
    <message>
        <source>%1 This is an example: the groups or treatments are drawn again when the session starts.</source>
        <translation>%1 Das ist ein Beispiel: Die Gruppen oder Treatments werden neu ausgelost, wenn die Sitzung startet.</translation>
    </message>
    <message>
        <source>%1 Who gets which place is decided by the order of arrival.</source>
        <translation>%1 Wer welchen Platz bekommt, entscheidet die Reihenfolge der Ankunft.</translation>
    </message>
    <message>
        <source>Warnings about the texts of the pages</source>
        <translation>Warnungen zu den Texten der Seiten</translation>
    </message>
    <message>
        <source>What participants will not see as it is written; the session can start nevertheless</source>
        <translation>Was die Teilnehmenden nicht so sehen werden, wie es geschrieben ist; die Sitzung kann trotzdem starten</translation>
    </message>
    <message>
        <source>The pages in the order in which participants see them, and in which rounds</source>
        <translation>Die Seiten in der Reihenfolge, in der die Teilnehmenden sie sehen, und in welchen Runden</translation>
    </message>
    <message>
        <source>Pages that the session will have</source>
        <translation>Seiten der Sitzung</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Chats and choices</source>
        <translation>Chats und Entscheidungen</translation>
    </message>
    <message numerus="yes">
        <source>The texts of the pages have %Ln warnings:</source>
        <translation>
            <numerusform>Zu den Texten der Seiten gibt es %Ln Warnung:</numerusform>
            <numerusform>Zu den Texten der Seiten gibt es %Ln Warnungen:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::NewestButton</name>
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
    <name>LabChat::NotificationBanners</name>
    <message>
        <source>Use another port</source>
        <translation>Anderen Port verwenden</translation>
    </message>
    <message>
        <source>Uses a free port</source>
        <translation>Verwendet einen freien Port</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Tries the same port again</source>
        <translation>Versucht es noch einmal mit demselben Port</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Hides this message</source>
        <translation>Blendet diese Meldung aus</translation>
    </message>
    <message>
        <source>Messages are not being stored: %1 Until this works again, every message is refused and its author is informed; nothing is lost. LabChat keeps trying and continues by itself.</source>
        <translation>Nachrichten werden nicht gespeichert: %1 Bis das wieder funktioniert, wird jede Nachricht abgelehnt und die schreibende Person informiert; es geht nichts verloren. LabChat versucht es weiter und fährt von selbst fort.</translation>
    </message>
    <message>
        <source>Messages are being stored again. The session continues.</source>
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
    <message>
        <source>This was not done: %1</source>
        <translation>Dies wurde nicht ausgeführt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln actions were not done. The last one: %1</source>
        <translation>
            <numerusform>%Ln Aktion wurde nicht ausgeführt. Die letzte: %1</numerusform>
            <numerusform>%Ln Aktionen wurden nicht ausgeführt. Die letzte: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The session could not be ended and is still running: %1</source>
        <translation>Die Sitzung konnte nicht beendet werden und läuft weiter: %1</translation>
    </message>
    <message>
        <source>The room could not be saved: %1</source>
        <translation>Der Raum konnte nicht gespeichert werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>Somebody at %1 opens links that do not exist: %Ln times so far. Their attempts are slowed down; valid links work as always. Perhaps a wrong link was handed out.</source>
        <translation>
            <numerusform>Jemand an der Adresse %1 öffnet Links, die es nicht gibt: bisher %Ln Mal. Diese Versuche werden gebremst; gültige Links gehen wie immer. Vielleicht wurde ein falscher Link ausgegeben.</numerusform>
            <numerusform>Jemand an der Adresse %1 öffnet Links, die es nicht gibt: bisher %Ln Mal. Diese Versuche werden gebremst; gültige Links gehen wie immer. Vielleicht wurde ein falscher Link ausgegeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>many addresses</source>
        <translation>vielen Adressen</translation>
    </message>
    <message>
        <source>Pages and chats keep their time.</source>
        <translation>Seiten und Chats behalten ihre Zeit.</translation>
    </message>
    <message>
        <source>The keys of other systems: %1</source>
        <translation>Die Schlüssel anderer Systeme: %1</translation>
    </message>
    <message>
        <source>HTTPS cannot be used as the preferences say, and LabChat goes on as before: %1</source>
        <translation>HTTPS kann nicht so verwendet werden, wie es eingestellt ist; LabChat macht weiter wie bisher: %1</translation>
    </message>
</context>
<context>
    <name>LabChat::OTreeChatDialog</name>
    <message>
        <source>oTree&apos;s own chat</source>
        <translation>oTrees eigener Chat</translation>
    </message>
    <message>
        <source>Pages with {{ chat }} can stay as they are: LabChat serves their chat when it knows the secrets with which oTree signs it, and a web server leads oTree&apos;s address /chat here.</source>
        <translation>Seiten mit {{ chat }} können bleiben, wie sie sind: LabChat bietet ihren Chat an, wenn es die Geheimnisse kennt, mit denen oTree ihn signiert, und ein Webserver oTrees Adresse /chat hierher führt.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What is between the quotation marks behind SECRET_KEY in oTree&apos;s settings.py</source>
        <translation>Was in oTrees settings.py zwischen den Anführungszeichen hinter SECRET_KEY steht</translation>
    </message>
    <message>
        <source>oTree&apos;s SECRET_KEY</source>
        <translation>oTrees SECRET_KEY</translation>
    </message>
    <message>
        <source>The password of oTree&apos;s admin pages, with which oTree was started; empty if it was started without one</source>
        <translation>Das Passwort von oTrees Verwaltungsseiten, mit dem oTree gestartet wurde; leer, wenn ohne</translation>
    </message>
    <message>
        <source>oTree&apos;s OTREE_ADMIN_PASSWORD</source>
        <translation>oTrees OTREE_ADMIN_PASSWORD</translation>
    </message>
    <message>
        <source>Sho&amp;w what is typed</source>
        <translation>Eingaben an&amp;zeigen</translation>
    </message>
    <message>
        <source>Shows the secrets, for anybody who can see this screen</source>
        <translation>Zeigt die Geheimnisse, für alle, die diesen Bildschirm sehen</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Eingaben anzeigen</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>oTree&apos;s file db.sqlite3, or its DATABASE_URL. LabChat only reads in it: codes and labels of the participants. Without it, oTree&apos;s numbers stand for them</source>
        <translation>oTrees Datei db.sqlite3 oder seine DATABASE_URL. LabChat liest nur darin: Codes und Labels der Teilnehmenden. Ohne sie stehen oTrees Nummern für sie</translation>
    </message>
    <message>
        <source>oTree&apos;s database</source>
        <translation>Datenbank von oTree</translation>
    </message>
    <message>
        <source>db.sqlite3, or postgresql://user:password@host/name; optional</source>
        <translation>db.sqlite3 oder postgresql://user:password@host/name; nicht nötig</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>Aus&amp;wählen…</translation>
    </message>
    <message>
        <source>Chooses the SQLite file</source>
        <translation>Wählt die SQLite-Datei aus</translation>
    </message>
    <message>
        <source>Choose the database</source>
        <translation>Datenbank auswählen</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Tries to read the database, and says what is wrong</source>
        <translation>Versucht die Datenbank zu lesen und sagt, was nicht stimmt</translation>
    </message>
    <message>
        <source>Check the database</source>
        <translation>Datenbank prüfen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;These lines lead oTree&apos;s chat to LabChat. They belong into the “server” of oTree&apos;s pages in the configuration of nginx, on this computer; start LabChat with --trusted-proxy 127.0.0.1, so that it sees participants&apos; own addresses.</source>
        <translation>&amp;Diese Zeilen führen oTrees Chat zu LabChat. Sie gehören in den „server“ von oTrees Seiten in der Konfiguration von nginx auf diesem Computer; starten Sie LabChat mit --trusted-proxy 127.0.0.1, damit es die eigenen Adressen der Teilnehmenden sieht.</translation>
    </message>
    <message>
        <source>What to write into the configuration of nginx, with the port of this server</source>
        <translation>Was in die Konfiguration von nginx zu schreiben ist, mit dem Port dieses Servers</translation>
    </message>
    <message>
        <source>Lines for nginx</source>
        <translation>Zeilen für nginx</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Stores this in the data directory, and serves oTree&apos;s chat with it at once</source>
        <translation>Speichert dies im Datenverzeichnis und bietet oTrees Chat sofort damit an</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Switch o&amp;ff</source>
        <translation>A&amp;usschalten</translation>
    </message>
    <message>
        <source>Forgets the secrets and no longer serves oTree&apos;s chat; chats that are open close</source>
        <translation>Vergisst die Geheimnisse und bietet oTrees Chat nicht mehr an; offene Chats schließen sich</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>&amp;Copy the lines</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copies the lines for nginx</source>
        <translation>Kopiert die Zeilen für nginx</translation>
    </message>
    <message>
        <source>Copy the lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Man&amp;ual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Opens the manual&apos;s page about oTree</source>
        <translation>Öffnet die Seite des Handbuchs über oTree</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
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
    <message numerus="yes">
        <source>%Ln sessions</source>
        <comment>in oTree&apos;s database</comment>
        <translation>
            <numerusform>%Ln Sitzung</numerusform>
            <numerusform>%Ln Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>oTree&apos;s database can be read: %1, %2.</source>
        <translation>Die Datenbank von oTree ist lesbar: %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln participants</source>
        <comment>in oTree&apos;s database</comment>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Teilnehmende</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is not listening, so it has no address.</source>
        <translation>Der Server nimmt keine Verbindungen an, also hat er keine Adresse.</translation>
    </message>
    <message>
        <source>from the environment</source>
        <translation>aus der Umgebung</translation>
    </message>
    <message>
        <source>from --otree-database</source>
        <translation>von --otree-database</translation>
    </message>
    <message>
        <source>Off. %1</source>
        <translation>Aus. %1</translation>
    </message>
    <message>
        <source>Without a database, oTree&apos;s numbers stand for the participants.</source>
        <translation>Ohne Datenbank stehen oTrees Nummern für die Teilnehmenden.</translation>
    </message>
    <message>
        <source>On. The secrets come from the environment variables OTREE_SECRET_KEY and OTREE_ADMIN_PASSWORD, which win over what is entered here.</source>
        <translation>An. Die Geheimnisse kommen aus den Umgebungsvariablen OTREE_SECRET_KEY und OTREE_ADMIN_PASSWORD, die Vorrang vor dem haben, was hier eingegeben wird.</translation>
    </message>
    <message>
        <source>On. The secrets were entered here.</source>
        <translation>An. Die Geheimnisse wurden hier eingegeben.</translation>
    </message>
    <message>
        <source>SQLite (*.sqlite3 *.sqlite *.db);;All files (*)</source>
        <translation>SQLite (*.sqlite3 *.sqlite *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>oTree&apos;s database is being read…</source>
        <translation>Die Datenbank von oTree wird gelesen…</translation>
    </message>
    <message>
        <source>Stored. Chats of oTree that were open connect again by themselves.</source>
        <translation>Gespeichert. Offene Chats von oTree verbinden sich von selbst neu.</translation>
    </message>
    <message>
        <source>Forgotten. Chats of oTree that were open are closed.</source>
        <translation>Vergessen. Offene Chats von oTree sind geschlossen.</translation>
    </message>
    <message>
        <source>Off. Enter oTree&apos;s SECRET_KEY, and its password if it has one.</source>
        <translation>Aus. Geben Sie den SECRET_KEY von oTree ein, und sein Passwort, wenn es eines hat.</translation>
    </message>
</context>
<context>
    <name>LabChat::OTreeConversation</name>
    <message>
        <source>Participant %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>The nickname is not valid. Please tell the experimenter.</source>
        <translation>Der Nickname ist nicht gültig. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>It is not a text.</source>
        <translation>Es ist kein Text.</translation>
    </message>
    <message>
        <source>oTree&apos;s participant “%1”: a message was refused. %2</source>
        <translation>Person „%1“ in oTree: Eine Nachricht wurde abgelehnt. %2</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Your message is being checked by the experimenter.</source>
        <translation>Ihre Nachricht wird von der Versuchsleitung geprüft.</translation>
    </message>
    <message>
        <source>This chat is open again.</source>
        <translation>Dieser Chat ist wieder offen.</translation>
    </message>
    <message>
        <source>This chat is closed at the moment.</source>
        <translation>Dieser Chat ist im Moment geschlossen.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>Die Nachricht ist leer.</translation>
    </message>
    <message>
        <source>It is too long.</source>
        <translation>Die Nachricht ist zu lang.</translation>
    </message>
    <message>
        <source>Too many messages are being sent. Please wait a moment.</source>
        <translation>Es werden zu viele Nachrichten gesendet. Bitte warten Sie einen Moment.</translation>
    </message>
</context>
<context>
    <name>LabChat::OTreeDatabase</name>
    <message>
        <source>oTree&apos;s database cannot be read: %1</source>
        <translation>Die Datenbank von oTree kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>oTree&apos;s database has no participant %1. Is it the database of this oTree?</source>
        <translation>In der Datenbank von oTree gibt es die Person %1 nicht. Ist es die Datenbank dieses oTree?</translation>
    </message>
    <message>
        <source>“%1” is neither an SQLite file nor an address such as postgresql://user:password@host/name.</source>
        <translation>„%1“ ist weder eine SQLite-Datei noch eine Adresse wie postgresql://user:password@host/name.</translation>
    </message>
    <message>
        <source>LabChat cannot read PostgreSQL here: Qt&apos;s driver for it is not installed (libqt6sql6-psql).</source>
        <translation>LabChat kann PostgreSQL hier nicht lesen: Der Treiber von Qt dafür ist nicht installiert (libqt6sql6-psql).</translation>
    </message>
    <message>
        <source>there is no file “%1”.</source>
        <translation>es gibt keine Datei „%1“.</translation>
    </message>
    <message>
        <source>This database can be read, but it is not oTree&apos;s: it has no tables of sessions and participants.</source>
        <translation>Diese Datenbank ist lesbar, aber nicht die von oTree: Sie hat keine Tabellen mit Sitzungen und Teilnehmenden.</translation>
    </message>
    <message>
        <source>the file is no SQLite database.</source>
        <translation>die Datei ist keine SQLite-Datenbank.</translation>
    </message>
</context>
<context>
    <name>LabChat::OTreeDoor</name>
    <message>
        <source>oTree&apos;s session “%1”: %2</source>
        <translation>Sitzung „%1“ in oTree: %2</translation>
    </message>
    <message>
        <source>oTree&apos;s participant “%1” has a label with characters that cannot be seen. It is left out.</source>
        <translation>Das Label von oTrees Teilnehmer „%1“ enthält unsichtbare Zeichen. Es wird weggelassen.</translation>
    </message>
</context>
<context>
    <name>LabChat::OTreeFile</name>
    <message>
        <source>oTree&apos;s secrets in “%1” cannot be read: %2.</source>
        <translation>Die Geheimnisse von oTree in „%1“ sind nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>The file of oTree&apos;s secrets, “%1”, is damaged. Enter them anew.</source>
        <translation>Die Datei „%1“ mit oTrees Geheimnissen ist beschädigt. Geben Sie sie neu ein.</translation>
    </message>
    <message>
        <source>The data directory “%1” cannot be created.</source>
        <translation>Das Datenverzeichnis „%1“ kann nicht angelegt werden.</translation>
    </message>
</context>
<context>
    <name>LabChat::OlderMessages</name>
    <message>
        <source>This chat is not open to you.</source>
        <translation>Dieser Chat ist für Sie nicht zugänglich.</translation>
    </message>
</context>
<context>
    <name>LabChat::OpenSessionsDialog</name>
    <message>
        <source>Sessions for boxes without a ticket</source>
        <translation>Sitzungen für Boxen ohne Ticket</translation>
    </message>
    <message>
        <source>Where nothing can sign tickets (a plain HTML page, a survey, a pilot), a session can be opened to boxes that name their channel and participant themselves. Anybody on the network can be anybody in it.</source>
        <translation>Wo nichts Tickets signieren kann (eine einfache HTML-Seite, eine Umfrage, ein Pilotversuch), kann eine Sitzung für Boxen geöffnet werden, die ihren Kanal und ihre Person selbst nennen. Wer im Netz ist, kann darin jede beliebige Person sein.</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sitzung</translation>
    </message>
    <message>
        <source>The session&apos;s name in the page: session=&quot;…&quot;</source>
        <translation>Der Name der Sitzung auf der Seite: session=&quot;…&quot;</translation>
    </message>
    <message>
        <source>Name of the session</source>
        <translation>Name der Sitzung</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Opens the session to anybody on the network</source>
        <translation>Öffnet die Sitzung für alle im Netz</translation>
    </message>
    <message>
        <source>Open the session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The sessions that are open to anybody now</source>
        <translation>Die Sitzungen, die jetzt für alle offen sind</translation>
    </message>
    <message>
        <source>Open sessions</source>
        <translation>Offene Sitzungen</translation>
    </message>
    <message>
        <source>No session is open to anybody.</source>
        <translation>Keine Sitzung ist für alle offen.</translation>
    </message>
    <message>
        <source>Close the s&amp;ession</source>
        <translation>Sitzung schli&amp;eßen</translation>
    </message>
    <message>
        <source>Boxes without a ticket no longer get into the selected session, and those that are open close</source>
        <translation>Boxen ohne Ticket kommen nicht mehr in die ausgewählte Sitzung, und die offenen schließen sich</translation>
    </message>
    <message>
        <source>Close the session</source>
        <translation>Sitzung schließen</translation>
    </message>
    <message>
        <source>Lines for a &amp;page…</source>
        <translation>&amp;Zeilen für eine Seite…</translation>
    </message>
    <message>
        <source>Shows what to write into a page</source>
        <translation>Zeigt, was in eine Seite zu schreiben ist</translation>
    </message>
    <message>
        <source>Lines for a page</source>
        <translation>Zeilen für eine Seite</translation>
    </message>
    <message>
        <source>Man&amp;ual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Opens the manual&apos;s page about other systems</source>
        <translation>Öffnet die Seite des Handbuchs über andere Systeme</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
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
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Use letters of the English alphabet, digits, “_” and “-”.</source>
        <translation>Möglich sind Buchstaben des englischen Alphabets, Ziffern, „_“ und „-“.</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Open the session “%1” to boxes without a ticket?</source>
        <translation>Die Sitzung „%1“ für Boxen ohne Ticket öffnen?</translation>
    </message>
    <message>
        <source>Nothing proves who somebody is there: anybody on the network can be anybody, enter each channel, and read and write in it under any name. The console marks the session. Close it as soon as it is no longer needed.</source>
        <translation>Nichts beweist, wer dort jemand ist: Wer im Netz ist, kann jede beliebige Person sein, jeden Kanal betreten und darin unter jedem Namen lesen und schreiben. Die Konsole kennzeichnet die Sitzung. Schließen Sie sie, sobald sie nicht mehr gebraucht wird.</translation>
    </message>
    <message>
        <source>&amp;Open to anybody</source>
        <translation>Für alle ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open to anybody</source>
        <translation>Für alle offen</translation>
    </message>
    <message>
        <source>Close a session</source>
        <translation>Sitzung schließen</translation>
    </message>
    <message>
        <source>Close the session “%1” to boxes without a ticket?</source>
        <translation>Die Sitzung „%1“ für Boxen ohne Ticket schließen?</translation>
    </message>
    <message>
        <source>All who chat there are put out at once. What was said stays in the log.</source>
        <translation>Alle, die dort chatten, werden sofort getrennt. Was gesagt wurde, bleibt im Protokoll.</translation>
    </message>
    <message>
        <source>Close the &amp;session</source>
        <translation>&amp;Sitzung schließen</translation>
    </message>
    <message>
        <source>no longer: it has ended</source>
        <translation>nicht mehr: Sie ist beendet</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a time</comment>
        <translation>seit %1</translation>
    </message>
</context>
<context>
    <name>LabChat::OperatorActions</name>
    <message>
        <source>Operator</source>
        <translation>Versuchsleitung</translation>
    </message>
    <message>
        <source>&amp;Your name, saved in the log with all your actions from now on:</source>
        <translation>&amp;Ihr Name, der von jetzt an mit allen Ihren Aktionen im Protokoll gespeichert wird:</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>The person who acts; saved in the log, participants do not see it</source>
        <translation>Die Person, die etwas tut; wird im Protokoll gespeichert, Teilnehmende sehen es nicht</translation>
    </message>
    <message>
        <source>No session is shown</source>
        <translation>Es wird keine Sitzung gezeigt</translation>
    </message>
    <message>
        <source>if empty, the log says “%1”</source>
        <translation>wenn leer, steht im Protokoll „%1“</translation>
    </message>
</context>
<context>
    <name>LabChat::OtherSystem</name>
    <message>
        <source>Page of another system</source>
        <translation>Seite eines anderen Systems</translation>
    </message>
    <message>
        <source>This is already in the log.</source>
        <translation>Das steht schon im Protokoll.</translation>
    </message>
    <message numerus="yes">
        <source>This session has as many participants as its key allows (%n). Please tell the experimenter.</source>
        <translation>
            <numerusform>Diese Sitzung hat so viele Teilnehmende, wie ihr Schlüssel erlaubt (%n). Bitte sagen Sie der Versuchsleitung Bescheid.</numerusform>
            <numerusform>Diese Sitzung hat so viele Teilnehmende, wie ihr Schlüssel erlaubt (%n). Bitte sagen Sie der Versuchsleitung Bescheid.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This session has as many channels as its key allows (%n). Please tell the experimenter.</source>
        <translation>
            <numerusform>Diese Sitzung hat so viele Kanäle, wie ihr Schlüssel erlaubt (%n). Bitte sagen Sie der Versuchsleitung Bescheid.</numerusform>
            <numerusform>Diese Sitzung hat so viele Kanäle, wie ihr Schlüssel erlaubt (%n). Bitte sagen Sie der Versuchsleitung Bescheid.</numerusform>
        </translation>
    </message>
    <message>
        <source>This session belongs to another system, which decides about its pages, places and channels.</source>
        <translation>Diese Sitzung gehört einem anderen System, das über ihre Seiten, Plätze und Kanäle bestimmt.</translation>
    </message>
</context>
<context>
    <name>LabChat::Package</name>
    <message>
        <source>There is something at “%1” already. Choose another name, or take it away first.</source>
        <translation>Unter „%1“ gibt es schon etwas. Wählen Sie einen anderen Namen, oder entfernen Sie es zuerst.</translation>
    </message>
    <message>
        <source>the folder cannot be named so</source>
        <translation>der Ordner lässt sich nicht so benennen</translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantBox</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Whether the participant can write in this chat</source>
        <translation>Ob die Person in diesem Chat schreiben kann</translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantStatus</name>
    <message>
        <source>not yet</source>
        <translation>noch nie</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>unmuted</source>
        <comment>muted until unmuted</comment>
        <translation>zur Aufhebung</translation>
    </message>
    <message>
        <source>after the pause</source>
        <translation>nach der Unterbrechung</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Muted %1</source>
        <translation>Stummgeschaltet: %1</translation>
    </message>
    <message>
        <source>Muted %1 until %2</source>
        <translation>Stumm %1 bis %2</translation>
    </message>
    <message>
        <source>expected</source>
        <comment>a participant who has not come yet</comment>
        <translation>erwartet</translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantTable</name>
    <message>
        <source>a column&apos;s name may contain only letters, digits and “_”; here it is “%1”.</source>
        <translation>der Name einer Spalte darf nur Buchstaben, Ziffern und „_“ enthalten; hier steht „%1“.</translation>
    </message>
    <message>
        <source>“%1” is a name of LabChat&apos;s own. Give the column another one.</source>
        <translation>„%1“ ist ein Name von LabChat selbst. Geben Sie der Spalte einen anderen.</translation>
    </message>
    <message>
        <source>the column “%1” occurs twice.</source>
        <translation>die Spalte „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>the table has %1 columns; this row has %2.</source>
        <translation>die Tabelle hat %1 Spalten; diese Zeile hat %2.</translation>
    </message>
    <message>
        <source>a label may contain only letters, digits and “_”, at most 100; here it is “%1”.</source>
        <translation>ein Label darf nur Buchstaben, Ziffern und „_“ enthalten, höchstens 100; hier steht „%1“.</translation>
    </message>
    <message>
        <source>the label “%1” is already in line %2.</source>
        <translation>das Label „%1“ steht schon in Zeile %2.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation>%1, Zeile %2, Spalte %3</translation>
    </message>
    <message>
        <source>%1, line %2: a quotation mark opens here and is never closed.</source>
        <translation>%1, Zeile %2: Hier öffnet ein Anführungszeichen, das nie schließt.</translation>
    </message>
    <message>
        <source>%1 needs a line with the names of the columns, and one line for each participant.</source>
        <translation>%1 braucht eine Zeile mit den Namen der Spalten und eine Zeile für jede Person.</translation>
    </message>
    <message numerus="yes">
        <source>The table of the participants has %Ln rows, for %1 participants.</source>
        <translation>
            <numerusform>Die Tabelle der Teilnehmenden hat %Ln Zeile, für %1 Teilnehmende.</numerusform>
            <numerusform>Die Tabelle der Teilnehmenden hat %Ln Zeilen, für %1 Teilnehmende.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantTexts</name>
    <message>
        <source>The session is paused. It will continue in a moment.</source>
        <translation>Die Sitzung ist unterbrochen. Es geht gleich weiter.</translation>
    </message>
    <message>
        <source>The experimenter has stopped this chat for the moment.</source>
        <translation>Die Versuchsleitung hat diesen Chat vorübergehend angehalten.</translation>
    </message>
    <message>
        <source>The experimenter has muted you for now. You can read, but not write.</source>
        <translation>Die Versuchsleitung hat Sie vorübergehend stummgeschaltet. Sie können lesen, aber nicht schreiben.</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>Noch nicht geöffnet</translation>
    </message>
    <message>
        <source>The time for this chat is over.</source>
        <translation>Die Zeit für diesen Chat ist vorbei.</translation>
    </message>
    <message>
        <source>This chat is closed.</source>
        <translation>Dieser Chat ist geschlossen.</translation>
    </message>
    <message>
        <source>You do not have to do anything. The session will continue automatically.</source>
        <translation>Sie müssen nichts tun. Die Sitzung geht von selbst weiter.</translation>
    </message>
    <message>
        <source>The experimenter has paused the session.</source>
        <translation>Die Versuchsleitung hat die Sitzung unterbrochen.</translation>
    </message>
    <message>
        <source>The experimenter has removed you from this session. If you have questions, please ask the experimenter.</source>
        <translation>Die Versuchsleitung hat Sie aus dieser Sitzung entfernt. Bei Fragen wenden Sie sich bitte an die Versuchsleitung.</translation>
    </message>
    <message>
        <source>Time left (stopped) %1</source>
        <translation>Verbleibende Zeit (angehalten) %1</translation>
    </message>
    <message>
        <source>Time is up. The next page will open in a moment.</source>
        <translation>Die Zeit ist um. Die nächste Seite öffnet sich gleich.</translation>
    </message>
    <message>
        <source>Time left %1</source>
        <translation>Verbleibende Zeit %1</translation>
    </message>
    <message>
        <source>You can write again in %1</source>
        <translation>Sie können wieder schreiben in %1</translation>
    </message>
    <message>
        <source>Opens in %1</source>
        <translation>Öffnet in %1</translation>
    </message>
    <message>
        <source>Closes in %1</source>
        <translation>Schließt in %1</translation>
    </message>
    <message>
        <source>Message from the experimenter</source>
        <translation>Nachricht der Versuchsleitung</translation>
    </message>
    <message>
        <source>Experimenter</source>
        <translation>Versuchsleitung</translation>
    </message>
    <message>
        <source>not answered yet</source>
        <comment>a choice on a page</comment>
        <translation>noch nicht beantwortet</translation>
    </message>
    <message>
        <source>Time is up. This was the last page.</source>
        <translation>Die Zeit ist um. Das war die letzte Seite.</translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantView</name>
    <message>
        <source>Participant whose page is shown</source>
        <translation>Person, deren Seite gezeigt wird</translation>
    </message>
    <message>
        <source>Title of the participant&apos;s page</source>
        <translation>Titel der Seite der Person</translation>
    </message>
    <message>
        <source>What the page shows instead of a chat</source>
        <translation>Was die Seite anstelle eines Chats zeigt</translation>
    </message>
    <message>
        <source>Text of the participant&apos;s page</source>
        <translation>Text der Seite der Person</translation>
    </message>
    <message>
        <source>The text of the page, as the participant reads it</source>
        <translation>Der Text der Seite, wie die Person ihn liest</translation>
    </message>
    <message>
        <source>Select a participant in the table to see what they see</source>
        <translation>Wählen Sie in der Tabelle eine Person aus, um zu sehen, was sie sieht</translation>
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
        <source>has not opened the link yet</source>
        <translation>hat den Link noch nicht geöffnet</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>The session has ended</source>
        <translation>Die Sitzung ist beendet</translation>
    </message>
    <message>
        <source>The participant has finished all pages</source>
        <translation>Die Person hat alle Seiten beendet</translation>
    </message>
    <message>
        <source>The page asks the participant to wait for the others: %1</source>
        <translation>Die Seite bittet die Person, auf die anderen zu warten: %1</translation>
    </message>
    <message>
        <source>There is no chat on this page</source>
        <translation>Auf dieser Seite gibt es keinen Chat</translation>
    </message>
    <message>
        <source>What the page says while the session is paused</source>
        <translation>Was die Seite sagt, während die Sitzung unterbrochen ist</translation>
    </message>
    <message>
        <source>Announcements on the page</source>
        <translation>Durchsagen auf der Seite</translation>
    </message>
    <message>
        <source>Time left on the page</source>
        <translation>Verbleibende Zeit auf der Seite</translation>
    </message>
    <message>
        <source>Talk with the experimenter</source>
        <translation>Gespräch mit der Versuchsleitung</translation>
    </message>
    <message>
        <source>The participant&apos;s private conversation with the experimenter</source>
        <translation>Das private Gespräch der Person mit der Versuchsleitung</translation>
    </message>
    <message>
        <source>The private conversation, as the participant reads it</source>
        <translation>Das private Gespräch, wie die Person es liest</translation>
    </message>
    <message>
        <source>You are no longer taking part</source>
        <translation>Sie nehmen nicht mehr teil</translation>
    </message>
    <message>
        <source>ID in session %1</source>
        <comment>another system&apos;s number of a participant</comment>
        <translation>Nummer %1 in der Sitzung</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>The page is the other system&apos;s: only its chats can be seen here.</source>
        <translation>Die Seite gehört dem anderen System: Hier sind nur ihre Chats zu sehen.</translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantViews</name>
    <message>
        <source>Your place was given to somebody else. Please ask the experimenter.</source>
        <translation>Ihr Platz wurde jemand anderem gegeben. Bitte wenden Sie sich an die Versuchsleitung.</translation>
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
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>Muted until</source>
        <translation>Stumm bis</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Neuverbindungen</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Verbleibende Zeit</translation>
    </message>
    <message>
        <source>%1, held</source>
        <comment>how a participant stands; what they write waits for approval</comment>
        <translation>%1, zurückgehalten</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <comment>milliseconds ahead</comment>
        <translation>+%1 ms</translation>
    </message>
    <message>
        <source>How far the browser&apos;s clock is ahead of the server&apos;s</source>
        <translation>Wie weit die Uhr des Browsers der des Servers voraus ist</translation>
    </message>
    <message>
        <source>How long a frame takes to the browser and back</source>
        <translation>Wie lange ein Frame zum Browser und zurück braucht</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Treatment</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>ID in session</source>
        <comment>another system&apos;s number of a participant</comment>
        <translation>Nummer in der Sitzung</translation>
    </message>
    <message>
        <source>App</source>
        <comment>a part of another system&apos;s experiment</comment>
        <translation>App</translation>
    </message>
    <message>
        <source>Changes</source>
        <comment>what tickets have said otherwise of a participant</comment>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Nickname</translation>
    </message>
</context>
<context>
    <name>LabChat::ParticipantsPanel</name>
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
        <source>Right-click for the link and more; double-click shows the channel</source>
        <translation>Rechtsklick für den Link und mehr; Doppelklick zeigt den Kanal</translation>
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
        <source>&amp;Show channel</source>
        <translation>Ka&amp;nal zeigen</translation>
    </message>
    <message>
        <source>See &amp;what %1 sees</source>
        <translation>Sehen, &amp;was %1 sieht</translation>
    </message>
    <message>
        <source>See it in a separate w&amp;indow</source>
        <translation>In einem eigenen &amp;Fenster sehen</translation>
    </message>
    <message>
        <source>Copy cod&amp;e</source>
        <translation>C&amp;ode kopieren</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
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
        <source>Shows the session in the window; a session that has ended can only be read</source>
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
    <message>
        <source>&amp;Show archived</source>
        <translation>Archivierte &amp;zeigen</translation>
    </message>
    <message>
        <source>Lists archived sessions, too</source>
        <translation>Listet auch archivierte Sitzungen auf</translation>
    </message>
    <message>
        <source>Show archived sessions</source>
        <translation>Archivierte Sitzungen zeigen</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archivieren</translation>
    </message>
    <message>
        <source>Removes the selected sessions that have ended from this list; nothing is deleted</source>
        <translation>Entfernt die ausgewählten beendeten Sitzungen aus dieser Liste; es wird nichts gelöscht</translation>
    </message>
    <message>
        <source>Archive the sessions</source>
        <translation>Sitzungen archivieren</translation>
    </message>
    <message>
        <source>Una&amp;rchive</source>
        <translation>Zu&amp;rückholen</translation>
    </message>
    <message>
        <source>Puts the selected archived sessions back into the list</source>
        <translation>Nimmt die ausgewählten archivierten Sitzungen wieder in die Liste auf</translation>
    </message>
    <message>
        <source>Unarchive the sessions</source>
        <translation>Sitzungen zurückholen</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>sessions; archived ones</comment>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived sessions are not shown</source>
        <translation>
            <numerusform>%Ln archivierte Sitzung wird nicht gezeigt</numerusform>
            <numerusform>%Ln archivierte Sitzungen werden nicht gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>The list was not changed: %1</source>
        <translation>Die Liste wurde nicht geändert: %1</translation>
    </message>
    <message>
        <source>Reading the session… %L1%</source>
        <translation>Sitzung wird gelesen… %L1 %</translation>
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
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>ended</source>
        <comment>a session&apos;s state</comment>
        <translation>beendet</translation>
    </message>
</context>
<context>
    <name>LabChat::PauseBanner</name>
    <message>
        <source>&amp;Resume (F9)</source>
        <translation>&amp;Fortsetzen (F9)</translation>
    </message>
    <message>
        <source>Continues the session and all countdowns</source>
        <translation>Setzt die Sitzung und alle Countdowns fort</translation>
    </message>
    <message>
        <source>Nobody can write, and all countdowns are stopped.</source>
        <translation>Niemand kann schreiben, und alle Countdowns sind angehalten.</translation>
    </message>
    <message>
        <source>The session is paused. %1</source>
        <translation>Die Sitzung ist unterbrochen. %1</translation>
    </message>
    <message>
        <source>The session has been paused since %1 (%2), by %3. %4</source>
        <comment>time, how long, operator, what that means</comment>
        <translation>Die Sitzung ist seit %1 (%2) unterbrochen, durch %3. %4</translation>
    </message>
    <message>
        <source>Nobody can write; the countdowns of the other system&apos;s pages go on.</source>
        <translation>Niemand kann schreiben; die Countdowns auf den Seiten des anderen Systems laufen weiter.</translation>
    </message>
</context>
<context>
    <name>LabChat::PersonsPage</name>
    <message>
        <source>Pse&amp;udonyms instead of participants&apos; codes</source>
        <translation>Pseudon&amp;yme statt der Codes der Teilnehmenden</translation>
    </message>
    <message>
        <source>Nicknames and labels are left out; the same participant always has the same pseudonym</source>
        <translation>Spitznamen und Labels fehlen; dieselbe Person hat immer dasselbe Pseudonym</translation>
    </message>
    <message>
        <source>Pseudonyms</source>
        <translation>Pseudonyme</translation>
    </message>
    <message>
        <source>Nicknames, labels and the labels of chat boxes are left out, too. What participants wrote stays as it is, except for what you tick below; a study&apos;s variables stay.</source>
        <translation>Auch Spitznamen, Labels und die Beschriftungen der Chats fehlen. Was Teilnehmende schrieben, bleibt, wie es ist, außer dem, was Sie unten ankreuzen; die Variablen einer Studie bleiben.</translation>
    </message>
    <message>
        <source>Write the &amp;key to</source>
        <translation>Schlüssel sch&amp;reiben nach</translation>
    </message>
    <message>
        <source>A file with the code and the label behind each pseudonym. Keep it apart from the data.</source>
        <translation>Eine Datei mit dem Code und dem Label hinter jedem Pseudonym. Bewahren Sie sie getrennt von den Daten auf.</translation>
    </message>
    <message>
        <source>File for the key of the pseudonyms</source>
        <translation>Datei für den Schlüssel der Pseudonyme</translation>
    </message>
    <message>
        <source>no key is written</source>
        <translation>kein Schlüssel wird geschrieben</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Durchs&amp;uchen…</translation>
    </message>
    <message>
        <source>Chooses the file for the key</source>
        <translation>Wählt die Datei für den Schlüssel</translation>
    </message>
    <message>
        <source>Choose the key&apos;s file</source>
        <translation>Datei des Schlüssels wählen</translation>
    </message>
    <message>
        <source>Look for e-&amp;mail addresses and phone numbers</source>
        <translation>E-&amp;Mail-Adressen und Telefonnummern suchen</translation>
    </message>
    <message>
        <source>Reads the texts of what is chosen</source>
        <translation>Liest die Texte dessen, was gewählt ist</translation>
    </message>
    <message>
        <source>Look for addresses and phone numbers</source>
        <translation>Adressen und Telefonnummern suchen</translation>
    </message>
    <message>
        <source>T&amp;ick all</source>
        <translation>Alle ankreu&amp;zen</translation>
    </message>
    <message>
        <source>Replaces all that were found</source>
        <translation>Ersetzt alle, die gefunden wurden</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Ti&amp;ck none</source>
        <translation>Ke&amp;ine ankreuzen</translation>
    </message>
    <message>
        <source>Replaces none of them</source>
        <translation>Ersetzt keine davon</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Keine ankreuzen</translation>
    </message>
    <message>
        <source>What is ticked is replaced by [e-mail address] or [phone number]</source>
        <translation>Was angekreuzt ist, wird durch [e-mail address] oder [phone number] ersetzt</translation>
    </message>
    <message>
        <source>Addresses and phone numbers that were found</source>
        <translation>Gefundene Adressen und Telefonnummern</translation>
    </message>
    <message>
        <source>Result of the search</source>
        <translation>Ergebnis der Suche</translation>
    </message>
    <message>
        <source>Key of the pseudonyms</source>
        <translation>Schlüssel der Pseudonyme</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Reading the texts…</source>
        <translation>Die Texte werden gelesen…</translation>
    </message>
    <message>
        <source>Nothing in the texts looks like an e-mail address or a phone number.</source>
        <translation>Nichts in den Texten sieht wie eine E-Mail-Adresse oder Telefonnummer aus.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found. Those that you tick are replaced; some may be missing, and names are not looked for.</source>
        <translation>
            <numerusform>%Ln Stelle gefunden. Was Sie ankreuzen, wird ersetzt; einige können fehlen, und Namen werden nicht gesucht.</numerusform>
            <numerusform>%Ln Stellen gefunden. Was Sie ankreuzen, wird ersetzt; einige können fehlen, und Namen werden nicht gesucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Other sessions are chosen now: look again.</source>
        <translation>Jetzt sind andere Sitzungen gewählt: Suchen Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>LabChat::Preferences</name>
    <message>
        <source>Experimenter</source>
        <translation>Versuchsleitung</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>Bitte warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>5 minutes left.</source>
        <translation>Noch 5 Minuten.</translation>
    </message>
    <message>
        <source>1 minute left. Please come to a decision.</source>
        <translation>Noch 1 Minute. Bitte kommen Sie zu einer Entscheidung.</translation>
    </message>
    <message>
        <source>There is a technical problem. We are working on it.</source>
        <translation>Es gibt ein technisches Problem. Wir arbeiten daran.</translation>
    </message>
    <message>
        <source>Please raise your hand if you have a question.</source>
        <translation>Bitte heben Sie die Hand, wenn Sie eine Frage haben.</translation>
    </message>
    <message>
        <source>The session is over. Please stay seated.</source>
        <translation>Die Sitzung ist vorbei. Bitte bleiben Sie sitzen.</translation>
    </message>
</context>
<context>
    <name>LabChat::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Experimenter&apos;s &amp;name</source>
        <translation>&amp;Name der Versuchsleitung</translation>
    </message>
    <message>
        <source>The name that participants see with your announcements, messages and answers</source>
        <translation>Der Name, den Teilnehmende bei Ihren Durchsagen, Nachrichten und Antworten sehen</translation>
    </message>
    <message>
        <source>Experimenter&apos;s name</source>
        <translation>Name der Versuchsleitung</translation>
    </message>
    <message>
        <source>Offered whenever you write an announcement; one text per line</source>
        <translation>Werden bei jeder Durchsage angeboten; je Zeile ein Text</translation>
    </message>
    <message>
        <source>Saved texts for announcements</source>
        <translation>Textbausteine für Durchsagen</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>&amp;Edit reasons…</source>
        <translation>Gründe b&amp;earbeiten…</translation>
    </message>
    <message>
        <source>Changes the reasons that are offered for your actions</source>
        <translation>Ändert die Gründe, die für Ihre Aktionen angeboten werden</translation>
    </message>
    <message>
        <source>Edit reasons</source>
        <translation>Gründe bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Sound when a participant calls for help</source>
        <translation>Tonsi&amp;gnal, wenn jemand um Hilfe bittet</translation>
    </message>
    <message>
        <source>Calls are always shown, with or without a sound</source>
        <translation>Hilferufe werden immer gezeigt, mit oder ohne Ton</translation>
    </message>
    <message>
        <source>Sound when a participant calls for help</source>
        <translation>Tonsignal, wenn jemand um Hilfe bittet</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The language of LabChat from its next start on, also of what it tells participants outside their page</source>
        <translation>Die Sprache von LabChat ab dem nächsten Start, auch dessen, was Teilnehmende außerhalb ihrer Seite lesen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>When the language changes</source>
        <translation>Wann sich die Sprache ändert</translation>
    </message>
    <message>
        <source>The&amp;me</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>The colours of the window, at once</source>
        <translation>Die Farben des Fensters, sofort</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>Te&amp;xtgröße</translation>
    </message>
    <message>
        <source>The size of all text in the window, at once; compared with the computer&apos;s own size</source>
        <translation>Die Größe aller Texte im Fenster, sofort; verglichen mit der Größe, die der Computer vorgibt</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Wie der Computer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>From the next start of LabChat on</source>
        <translation>Ab dem nächsten Start von LabChat</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Restores the defaults of this page, except for the reasons</source>
        <translation>Stellt die Vorgaben dieser Seite wieder her, außer den Gründen</translation>
    </message>
    <message>
        <source>Participants read it.
Your own name for the log: Session → Operator…</source>
        <translation>Teilnehmende lesen ihn.
Ihr eigener Name für das Protokoll: Sitzung → Versuchsleitung…</translation>
    </message>
    <message>
        <source>Saved &amp;texts
for announcements,
one per line</source>
        <translation>&amp;Textbausteine
für Durchsagen,
je Zeile einer</translation>
    </message>
</context>
<context>
    <name>LabChat::PreviewPage</name>
    <message>
        <source>The first rows, as they will be; of several tables, the messages</source>
        <translation>Die ersten Zeilen, wie sie sein werden; von mehreren Tabellen die Nachrichten</translation>
    </message>
    <message>
        <source>First rows of the export</source>
        <translation>Erste Zeilen des Exports</translation>
    </message>
    <message>
        <source>State of the preview</source>
        <translation>Zustand der Vorschau</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>No rows.</source>
        <translation>Keine Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln rows.</source>
        <translation>
            <numerusform>%Ln Zeile.</numerusform>
            <numerusform>Alle %Ln Zeilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln rows.</source>
        <translation>
            <numerusform>Die erste Zeile (%Ln).</numerusform>
            <numerusform>Die ersten %Ln Zeilen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ProjectorView</name>
    <message>
        <source>LabChat – Projector</source>
        <translation>LabChat – Projektor</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>Bitte warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>Open this address, or scan the code:</source>
        <translation>Öffnen Sie diese Adresse oder scannen Sie den Code:</translation>
    </message>
    <message>
        <source>Open this address, or scan the code, and enter the label of your seat:</source>
        <translation>Öffnen Sie diese Adresse oder scannen Sie den Code, und geben Sie das Label Ihres Platzes ein:</translation>
    </message>
    <message>
        <source>Open the link that you were given.</source>
        <translation>Öffnen Sie den Link, den Sie bekommen haben.</translation>
    </message>
    <message>
        <source>Escape closes this view</source>
        <translation>Escape schließt diese Ansicht</translation>
    </message>
    <message>
        <source>Please go on with the experiment&apos;s page.</source>
        <translation>Bitte machen Sie auf der Seite des Experiments weiter.</translation>
    </message>
</context>
<context>
    <name>LabChat::Proxies</name>
    <message>
        <source>“%1” is not the IP address of a proxy, such as 127.0.0.1, nor a network, such as 10.0.0.0/8.</source>
        <translation>„%1“ ist weder die IP-Adresse eines Proxys wie 127.0.0.1 noch ein Netz wie 10.0.0.0/8.</translation>
    </message>
    <message>
        <source>“%1” is not an address such as https://lab.example/chat/.</source>
        <translation>„%1“ ist keine Adresse wie https://lab.example/chat/.</translation>
    </message>
    <message>
        <source>The path may not begin with “/%1”, because LabChat&apos;s own addresses begin so.</source>
        <translation>Der Pfad darf nicht mit „/%1“ beginnen, weil eigene Adressen von LabChat so beginnen.</translation>
    </message>
</context>
<context>
    <name>LabChat::QrPopup</name>
    <message>
        <source>The link, to scan with a phone</source>
        <translation>Der Link, zum Scannen mit einem Telefon</translation>
    </message>
</context>
<context>
    <name>LabChat::QrView</name>
    <message>
        <source>QR code of the link</source>
        <translation>QR-Code des Links</translation>
    </message>
</context>
<context>
    <name>LabChat::Reasons</name>
    <message>
        <source>insult or threat</source>
        <translation>Beleidigung oder Drohung</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>persönliche Daten</translation>
    </message>
    <message>
        <source>off topic</source>
        <translation>nicht zum Thema</translation>
    </message>
    <message>
        <source>flooding</source>
        <translation>Überfluten des Chats</translation>
    </message>
    <message>
        <source>technical problem</source>
        <translation>technisches Problem</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>Versehen</translation>
    </message>
    <message>
        <source>hidden by mistake</source>
        <translation>versehentlich ausgeblendet</translation>
    </message>
    <message>
        <source>harmless</source>
        <translation>harmlos</translation>
    </message>
    <message>
        <source>talked to the participant</source>
        <translation>mit der Person gesprochen</translation>
    </message>
    <message>
        <source>muted by mistake</source>
        <translation>versehentlich stummgeschaltet</translation>
    </message>
    <message>
        <source>left the lab</source>
        <translation>hat das Labor verlassen</translation>
    </message>
    <message>
        <source>withdrew consent</source>
        <translation>Einwilligung zurückgezogen</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>ist zurückgekommen</translation>
    </message>
    <message>
        <source>removed by mistake</source>
        <translation>versehentlich entfernt</translation>
    </message>
    <message>
        <source>as a precaution</source>
        <translation>vorsorglich</translation>
    </message>
    <message>
        <source>no longer needed</source>
        <translation>nicht mehr nötig</translation>
    </message>
    <message>
        <source>instructions are given</source>
        <translation>Anweisungen werden gegeben</translation>
    </message>
    <message>
        <source>time was up</source>
        <translation>die Zeit war um</translation>
    </message>
    <message>
        <source>somebody did not continue</source>
        <translation>jemand ging nicht weiter</translation>
    </message>
    <message>
        <source>came to the wrong place</source>
        <translation>kam auf den falschen Platz</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>ist nicht gekommen</translation>
    </message>
    <message>
        <source>more time was needed</source>
        <translation>es wurde mehr Zeit gebraucht</translation>
    </message>
    <message>
        <source>late start</source>
        <translation>später Beginn</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>everything is done</source>
        <translation>alles ist erledigt</translation>
    </message>
    <message>
        <source>too few participants</source>
        <translation>zu wenige Teilnehmende</translation>
    </message>
    <message>
        <source>answers a question</source>
        <translation>beantwortet eine Frage</translation>
    </message>
</context>
<context>
    <name>LabChat::ReasonsDialog</name>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>One reason per line</source>
        <translation>Je Zeile ein Grund</translation>
    </message>
    <message>
        <source>Reasons, one per line</source>
        <translation>Gründe, je Zeile einer</translation>
    </message>
    <message>
        <source>&amp;Your own reasons, one per line. They are offered for every action, after its own reasons. You can always type a different one.</source>
        <translation>&amp;Ihre eigenen Gründe, einer in jeder Zeile. Sie werden bei jeder Aktion angeboten, nach deren eigenen Gründen. Sie können immer einen anderen eingeben.</translation>
    </message>
</context>
<context>
    <name>LabChat::RefusedBanners</name>
    <message>
        <source>Allo&amp;w this page</source>
        <translation>Diese Seite &amp;erlauben</translation>
    </message>
    <message>
        <source>Lets the chat boxes of this page in, now and in the future; Preferences → Other systems&apos; pages lists them</source>
        <translation>Lässt die Chat-Boxen dieser Seite herein, jetzt und künftig; Einstellungen → Seiten anderer Systeme zählt die Seiten auf</translation>
    </message>
    <message>
        <source>Add it to the &amp;key…</source>
        <translation>Dem Sch&amp;lüssel hinzufügen …</translation>
    </message>
    <message>
        <source>Shows for which pages the key is, with this page added; nothing changes before you save it</source>
        <translation>Zeigt, für welche Seiten der Schlüssel ist, mit dieser Seite dazu; nichts ändert sich, bevor Sie es speichern</translation>
    </message>
    <message>
        <source>Add the page to the key</source>
        <translation>Die Seite dem Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Hides this message</source>
        <translation>Blendet diese Meldung aus</translation>
    </message>
    <message>
        <source>an unknown address</source>
        <translation>einer unbekannten Adresse</translation>
    </message>
    <message numerus="yes">
        <source>A page at %1 was refused (%Ln times): the server was asked as %2. If it is the page of another system, allow it. If it is LabChat&apos;s own page, a reverse proxy does not pass on the header Host unchanged.</source>
        <translation>
            <numerusform>Eine Seite von %1 wurde abgewiesen (%Ln Mal): Der Server wurde als %2 angesprochen. Wenn es die Seite eines anderen Systems ist, erlauben Sie sie. Wenn es eine Seite von LabChat selbst ist, gibt ein Reverse-Proxy den Header Host nicht unverändert weiter.</numerusform>
            <numerusform>Eine Seite von %1 wurde abgewiesen (%Ln Mal): Der Server wurde als %2 angesprochen. Wenn es die Seite eines anderen Systems ist, erlauben Sie sie. Wenn es eine Seite von LabChat selbst ist, gibt ein Reverse-Proxy den Header Host nicht unverändert weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A page at %1 gets no chat (%Ln times): the reverse proxy before %2 does not pass on WebSockets (the headers Upgrade and Connection).</source>
        <translation>
            <numerusform>Eine Seite von %1 bekommt keinen Chat (%Ln Mal): Der Reverse Proxy vor %2 gibt WebSockets nicht weiter (die Header Upgrade und Connection).</numerusform>
            <numerusform>Eine Seite von %1 bekommt keinen Chat (%Ln Mal): Der Reverse Proxy vor %2 gibt WebSockets nicht weiter (die Header Upgrade und Connection).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A chat box in a page at %1 was refused (%Ln times): its ticket is signed with the key “%2”, which is only for other pages. If the page is one of yours, add it to the key.</source>
        <translation>
            <numerusform>Eine Chat-Box auf einer Seite von %1 wurde abgewiesen (%Ln-mal): Ihr Ticket ist mit dem Schlüssel „%2“ signiert, der nur für andere Seiten ist. Wenn es eine Ihrer Seiten ist, fügen Sie sie dem Schlüssel hinzu.</numerusform>
            <numerusform>Eine Chat-Box auf einer Seite von %1 wurde abgewiesen (%Ln-mal): Ihr Ticket ist mit dem Schlüssel „%2“ signiert, der nur für andere Seiten ist. Wenn es eine Ihrer Seiten ist, fügen Sie sie dem Schlüssel hinzu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A chat box in another system&apos;s page was refused (%Ln times): %1.</source>
        <translation>
            <numerusform>Eine Chat-Box auf der Seite eines anderen Systems wurde abgewiesen (%Ln-mal): %1.</numerusform>
            <numerusform>Eine Chat-Box auf der Seite eines anderen Systems wurde abgewiesen (%Ln-mal): %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>See “Troubleshooting” in the manual.</source>
        <translation>Siehe „Troubleshooting“ im Handbuch.</translation>
    </message>
    <message>
        <source>Allow the page %1</source>
        <translation>Die Seite %1 erlauben</translation>
    </message>
    <message>
        <source>Pages at %1 are allowed now. Their chat boxes try again by themselves within a few seconds.</source>
        <translation>Seiten von %1 sind jetzt erlaubt. Ihre Chat-Boxen versuchen es in wenigen Sekunden von selbst noch einmal.</translation>
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
        <source>Line %1: the label “%2” is longer than 100 characters. Shorten it.</source>
        <translation>Zeile %1: Das Label „%2“ ist länger als 100 Zeichen. Kürzen Sie es.</translation>
    </message>
    <message>
        <source>Line %1: “%2” seems to have several columns. Keep only the column of the labels, one on each line.</source>
        <translation>Zeile %1: „%2“ hat anscheinend mehrere Spalten. Behalten Sie nur die Spalte der Labels, eines in jeder Zeile.</translation>
    </message>
    <message>
        <source>Line %1: “%2” contains a space. Write one label on each line, and “_” in place of a space.</source>
        <translation>Zeile %1: „%2“ enthält ein Leerzeichen. Schreiben Sie ein Label in jede Zeile, und „_“ statt eines Leerzeichens.</translation>
    </message>
    <message>
        <source>Line %1: “%2” contains “%3”. A label may contain only the letters A to Z, digits and “_”.</source>
        <translation>Zeile %1: „%2“ enthält „%3“. Ein Label darf nur die Buchstaben A bis Z, Ziffern und „_“ enthalten.</translation>
    </message>
    <message>
        <source>“%1” is not a text file, but probably a spreadsheet. Save the column of the labels as plain text.</source>
        <translation>„%1“ ist keine Textdatei, sondern wohl eine Tabelle. Speichern Sie die Spalte der Labels als reinen Text.</translation>
    </message>
    <message>
        <source>“%1” is not readable text from line 1 on: it is perhaps UTF-16 without a mark. Save it as UTF-8.</source>
        <translation>„%1“ ist ab Zeile 1 kein lesbarer Text: Die Datei ist vielleicht in UTF-16 ohne Kennzeichen. Speichern Sie sie in UTF-8.</translation>
    </message>
    <message>
        <source>“%1” is not complete: its last character is cut off. Save it again, as UTF-8.</source>
        <translation>„%1“ ist unvollständig: Das letzte Zeichen ist abgeschnitten. Speichern Sie die Datei noch einmal, in UTF-8.</translation>
    </message>
    <message>
        <source>Line %1 of “%2” is not in UTF-8, but perhaps in Latin-1: “%3”. Save the file as UTF-8. A label may contain only the letters A to Z, digits and “_”.</source>
        <translation>Zeile %1 von „%2“ ist nicht in UTF-8, sondern vielleicht in Latin-1: „%3“. Speichern Sie die Datei in UTF-8. Ein Label darf nur die Buchstaben A bis Z, Ziffern und „_“ enthalten.</translation>
    </message>
    <message>
        <source>Line %1: “%2” looks like the heading of the column. Remove this line. If it is a label, move it to another line.</source>
        <translation>Zeile %1: „%2“ sieht wie die Überschrift der Spalte aus. Entfernen Sie diese Zeile. Wenn es ein Label ist, setzen Sie es in eine andere Zeile.</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n more lines are wrong, too.</source>
        <translation>
            <numerusform>%1 %n weitere Zeile ist auch falsch.</numerusform>
            <numerusform>%1 %n weitere Zeilen sind auch falsch.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not a list of labels. %2</source>
        <translation>„%1“ ist keine Liste von Labels. %2</translation>
    </message>
    <message>
        <source>“%1” contains no label. Write one label on each line.</source>
        <translation>„%1“ enthält kein Label. Schreiben Sie ein Label in jede Zeile.</translation>
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
        <source>Letters, digits and “_”; the name is part of the room&apos;s address</source>
        <translation>Buchstaben, Ziffern und „_“; der Name ist Teil der Adresse des Raums</translation>
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
        <source>Labels of the seats</source>
        <translation>Labels der Plätze</translation>
    </message>
    <message>
        <source>Load from &amp;file…</source>
        <translation>Aus &amp;Datei laden…</translation>
    </message>
    <message>
        <source>Replaces the labels with those in a text file</source>
        <translation>Ersetzt die Labels durch die einer Textdatei</translation>
    </message>
    <message>
        <source>Load labels from a file</source>
        <translation>Labels aus einer Datei laden</translation>
    </message>
    <message>
        <source>Problem, or number of labels</source>
        <translation>Problem oder Zahl der Labels</translation>
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
        <source>The name cannot be changed: the address may be bookmarked on the lab&apos;s computers</source>
        <translation>Der Name lässt sich nicht ändern: Die Adresse kann in den Lesezeichen der Computer im Labor stehen</translation>
    </message>
    <message>
        <source>Sa&amp;ve room</source>
        <translation>Raum &amp;speichern</translation>
    </message>
    <message>
        <source>The room can be used at once, without a restart</source>
        <translation>Der Raum kann sofort benutzt werden, ohne Neustart</translation>
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
        <source>A room&apos;s name may contain only letters, digits and “_”, at most 100 characters.</source>
        <translation>Der Name eines Raums darf nur Buchstaben, Ziffern und „_“ enthalten, höchstens 100 Zeichen.</translation>
    </message>
    <message>
        <source>The room “%1” already exists.</source>
        <translation>Den Raum „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Load labels</source>
        <translation>Labels laden</translation>
    </message>
    <message>
        <source>Text files (*.txt *.csv);;All files (*)</source>
        <translation>Textdateien (*.txt *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Secure links</source>
        <translation>&amp;Sichere Links</translation>
    </message>
    <message>
        <source>Participants can enter only with the link of their label, which contains a hash that cannot be guessed</source>
        <translation>Teilnehmende können nur mit dem Link ihres Labels eintreten, der einen nicht zu erratenden Hash enthält</translation>
    </message>
    <message>
        <source>Secure links</source>
        <translation>Sichere Links</translation>
    </message>
    <message>
        <source>About secure links</source>
        <translation>Über sichere Links</translation>
    </message>
    <message>
        <source>Secure links need labels.</source>
        <translation>Sichere Links brauchen Labels.</translation>
    </message>
    <message>
        <source>A label alone is not enough: participants need the link of their label, from “Label links…”. If you switch this off and on again, all links are new.</source>
        <translation>Ein Label allein reicht nicht: Teilnehmende brauchen den Link ihres Labels, aus „Label-Links…“. Wenn Sie dies aus- und wieder einschalten, sind alle Links neu.</translation>
    </message>
    <message>
        <source>Whoever knows or guesses a label can enter with it.</source>
        <translation>Wer ein Label kennt oder errät, kann damit eintreten.</translation>
    </message>
    <message>
        <source>The labels of the seats, one on each line; if empty, everybody may enter</source>
        <translation>Die Labels der Plätze, eines in jeder Zeile; wenn leer, dürfen alle eintreten</translation>
    </message>
    <message>
        <source>A room with secure links needs labels: without them nobody could enter. Write one on each line, or switch secure links off.</source>
        <translation>Ein Raum mit sicheren Links braucht Labels: Ohne sie könnte niemand eintreten. Schreiben Sie eines in jede Zeile, oder schalten Sie sichere Links aus.</translation>
    </message>
    <message>
        <source>Without labels everybody may enter, and a browser is recognised when it comes again.</source>
        <translation>Ohne Label dürfen alle eintreten, und ein Browser wird erkannt, wenn er wiederkommt.</translation>
    </message>
</context>
<context>
    <name>LabChat::RoomLabelsModel</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>noch nicht da</translation>
    </message>
    <message>
        <source>in the session: %1</source>
        <translation>in der Sitzung: %1</translation>
    </message>
</context>
<context>
    <name>LabChat::RoomLinksDialog</name>
    <message>
        <source>The link of each label of the room</source>
        <translation>Der Link jedes Labels des Raums</translation>
    </message>
    <message>
        <source>Labels&apos; links</source>
        <translation>Links der Labels</translation>
    </message>
    <message>
        <source>Result of printing or saving</source>
        <translation>Ergebnis des Druckens oder Speicherns</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected links, one per line</source>
        <translation>Kopiert die ausgewählten Links, je Zeile einen</translation>
    </message>
    <message>
        <source>Copy the selected links</source>
        <translation>Ausgewählte Links kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>&amp;Alle kopieren</translation>
    </message>
    <message>
        <source>Copies all labels and links, separated by tabs, for a spreadsheet</source>
        <translation>Kopiert alle Labels und Links, durch Tabulatoren getrennt, für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Copy all links</source>
        <translation>Alle Links kopieren</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Prints a sheet with a QR code for each label</source>
        <translation>Druckt ein Blatt mit einem QR-Code für jedes Label</translation>
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
        <source>Writes the sheet with a QR code for each label to a PDF file</source>
        <translation>Schreibt das Blatt mit einem QR-Code für jedes Label in eine PDF-Datei</translation>
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
        <source>Writes the label and the link of each seat to a CSV file</source>
        <translation>Schreibt Label und Link jedes Platzes in eine CSV-Datei</translation>
    </message>
    <message>
        <source>Export the links as CSV</source>
        <translation>Links als CSV exportieren</translation>
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
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Label links of %1</source>
        <translation>Label-Links von %1</translation>
    </message>
    <message>
        <source>Participants can enter the room only with the link of their label. Whoever has a link can enter with that label: store paper and files as safely as keys.</source>
        <translation>Teilnehmende können nur mit dem Link ihres Labels in den Raum eintreten. Wer einen Link hat, kann mit diesem Label eintreten: Bewahren Sie Papier und Dateien so sicher auf wie Schlüssel.</translation>
    </message>
    <message>
        <source>These links contain only the label: whoever knows a label can make its link. Switch on “Secure links” in the room to get links that cannot be guessed.</source>
        <translation>Diese Links enthalten nur das Label: Wer ein Label kennt, kann dessen Link bilden. Schalten Sie im Raum „Sichere Links“ ein, um Links zu erhalten, die nicht zu erraten sind.</translation>
    </message>
</context>
<context>
    <name>LabChat::RoomsDialog</name>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>A room is an address that stays the same from session to session. It leads to the newest running session in the room.</source>
        <translation>Ein Raum ist eine Adresse, die von Sitzung zu Sitzung dieselbe bleibt. Sie führt zur neuesten laufenden Sitzung in dem Raum.</translation>
    </message>
    <message>
        <source>Double-click edits a room</source>
        <translation>Ein Doppelklick öffnet einen Raum zum Bearbeiten</translation>
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
        <source>Creates a room</source>
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
    <message>
        <source>The labels of the selected room, and which of them wait for a session</source>
        <translation>Die Labels des ausgewählten Raums, und welche davon auf eine Sitzung warten</translation>
    </message>
    <message>
        <source>Labels of the room</source>
        <translation>Labels des Raums</translation>
    </message>
    <message>
        <source>Number of participants who wait in the selected room</source>
        <translation>Zahl der Teilnehmenden, die im ausgewählten Raum warten</translation>
    </message>
    <message>
        <source>La&amp;bel links…</source>
        <translation>Label-L&amp;inks…</translation>
    </message>
    <message>
        <source>The link of each label of the selected room, to copy, print or save</source>
        <translation>Der Link jedes Labels des ausgewählten Raums, zum Kopieren, Drucken oder Speichern</translation>
    </message>
    <message>
        <source>Links of the labels</source>
        <translation>Links der Labels</translation>
    </message>
    <message>
        <source>A session is running in %1. Whoever enters takes a place in it.</source>
        <translation>In %1 läuft eine Sitzung. Wer eintritt, erhält einen Platz darin.</translation>
    </message>
    <message>
        <source>Nobody waits in %1.</source>
        <translation>In %1 wartet niemand.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln browsers wait in %1.</source>
        <translation>
            <numerusform>%Ln Browser wartet in %1.</numerusform>
            <numerusform>%Ln Browser warten in %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 labels wait in %3.</source>
        <translation>%1 von %2 Labels warten in %3.</translation>
    </message>
    <message>
        <source>A session is running in %1. Participants enter with the link of their label, from “Label links…”.</source>
        <translation>In %1 läuft eine Sitzung. Teilnehmende treten mit dem Link ihres Labels ein, aus „Label-Links…“.</translation>
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
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>%1, secure links</source>
        <translation>%1, sichere Links</translation>
    </message>
    <message>
        <source>one for each label</source>
        <translation>einer für jedes Label</translation>
    </message>
</context>
<context>
    <name>LabChat::RotateKeyDialog</name>
    <message>
        <source>Rotate key</source>
        <translation>Schlüssel erneuern</translation>
    </message>
    <message>
        <source>Tickets with the &amp;old secret are valid</source>
        <translation>Tickets mit dem &amp;alten Geheimnis gelten</translation>
    </message>
    <message>
        <source>Long enough for you to change the other system&apos;s settings, and for the pages that are open</source>
        <translation>So lange, dass es reicht, um die Einstellungen des anderen Systems zu ändern, und für die Seiten, die offen sind</translation>
    </message>
    <message>
        <source>How long tickets with the old secret are valid</source>
        <translation>Wie lange Tickets mit dem alten Geheimnis gelten</translation>
    </message>
    <message>
        <source>The key “%1” gets a new secret, which you give to the other system. Until then it signs with the old one.</source>
        <translation>Der Schlüssel „%1“ bekommt ein neues Geheimnis, das Sie dem anderen System geben. Bis dahin signiert es mit dem alten.</translation>
    </message>
    <message>
        <source>no longer: the secret has become known</source>
        <translation>nicht mehr: Das Geheimnis ist bekannt geworden</translation>
    </message>
    <message>
        <source>for one more hour</source>
        <translation>noch eine Stunde</translation>
    </message>
    <message>
        <source>for one more day</source>
        <translation>noch einen Tag</translation>
    </message>
    <message>
        <source>for one more week</source>
        <translation>noch eine Woche</translation>
    </message>
    <message>
        <source>&amp;Rotate</source>
        <translation>&amp;Erneuern</translation>
    </message>
    <message>
        <source>Makes the new secret and shows it once</source>
        <translation>Erzeugt das neue Geheimnis und zeigt es einmal</translation>
    </message>
    <message>
        <source>The key “%1” gets a new secret, which you give to the other system. Its tickets until now become worthless at once, and all chat boxes that are open with them close.</source>
        <translation>Der Schlüssel „%1“ bekommt ein neues Geheimnis, das Sie dem anderen System geben. Seine bisherigen Tickets werden sofort wertlos, und alle Chat-Boxen, die damit offen sind, schließen sich.</translation>
    </message>
</context>
<context>
    <name>LabChat::Rules</name>
    <message>
        <source>Session is full.</source>
        <translation>Die Sitzung ist voll.</translation>
    </message>
    <message>
        <source>This place is already taken.</source>
        <translation>Dieser Platz ist schon belegt.</translation>
    </message>
    <message>
        <source>This message is already in the log.</source>
        <translation>Diese Nachricht ist schon im Protokoll.</translation>
    </message>
    <message>
        <source>This chat is not open to you.</source>
        <translation>Dieser Chat ist für Sie nicht zugänglich.</translation>
    </message>
    <message>
        <source>An empty message is not sent.</source>
        <translation>Eine leere Nachricht wird nicht gesendet.</translation>
    </message>
    <message>
        <source>The message contains a character that cannot be sent. Please type it again.</source>
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
        <source>This was already displayed.</source>
        <translation>Das wurde schon angezeigt.</translation>
    </message>
    <message>
        <source>You have already left this page.</source>
        <translation>Sie haben diese Seite schon verlassen.</translation>
    </message>
    <message>
        <source>Only the experimenter can end this page.</source>
        <translation>Nur die Versuchsleitung kann diese Seite beenden.</translation>
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
        <source>This page ends when its time is up.</source>
        <translation>Diese Seite endet, wenn ihre Zeit um ist.</translation>
    </message>
    <message>
        <source>The time of this page is not up yet.</source>
        <translation>Die Zeit dieser Seite ist noch nicht um.</translation>
    </message>
    <message>
        <source>Some members of the group are not ready.</source>
        <translation>Noch sind nicht alle aus der Gruppe bereit.</translation>
    </message>
    <message>
        <source>You are already waiting for your group.</source>
        <translation>Sie warten schon auf Ihre Gruppe.</translation>
    </message>
    <message>
        <source>The experimenter has paused the session.</source>
        <translation>Die Versuchsleitung hat die Sitzung unterbrochen.</translation>
    </message>
    <message>
        <source>The experimenter has stopped this chat for now.</source>
        <translation>Die Versuchsleitung hat diesen Chat vorübergehend angehalten.</translation>
    </message>
    <message>
        <source>You cannot write here for now.</source>
        <translation>Sie können hier gerade nicht schreiben.</translation>
    </message>
    <message>
        <source>This study has no help line.</source>
        <translation>Diese Studie hat keine Hilfe per Chat.</translation>
    </message>
    <message>
        <source>You are no longer taking part in this session.</source>
        <translation>Sie nehmen an dieser Sitzung nicht mehr teil.</translation>
    </message>
    <message>
        <source>No message here contains this link.</source>
        <translation>Keine Nachricht hier enthält diesen Link.</translation>
    </message>
    <message>
        <source>You are opening links too fast. Please wait a moment.</source>
        <translation>Sie öffnen Links zu schnell. Bitte warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>There is no such choice on this page.</source>
        <translation>Diese Frage gibt es auf dieser Seite nicht.</translation>
    </message>
    <message>
        <source>You have already answered.</source>
        <translation>Sie haben schon geantwortet.</translation>
    </message>
    <message>
        <source>The free places of this session are kept for certain participants. Please open the link that you were given.</source>
        <translation>Die freien Plätze dieser Sitzung sind für bestimmte Teilnehmende bestimmt. Bitte öffnen Sie den Link, den Sie bekommen haben.</translation>
    </message>
    <message>
        <source>This is already in the log.</source>
        <translation>Das steht schon im Protokoll.</translation>
    </message>
    <message>
        <source>This was not announced to you.</source>
        <translation>Das war keine Durchsage an Sie.</translation>
    </message>
    <message>
        <source>Please answer first: %1</source>
        <translation>Bitte beantworten Sie zuerst: %1</translation>
    </message>
</context>
<context>
    <name>LabChat::SearchIndex</name>
    <message>
        <source>The search index has another version.</source>
        <translation>Der Suchindex hat eine andere Version.</translation>
    </message>
    <message>
        <source>The search index belongs to another log.</source>
        <translation>Der Suchindex gehört zu einem anderen Protokoll.</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>Die Suche wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>LabChat::SearchModel</name>
    <message>
        <source>%1 · %2 · session %3 (%4)</source>
        <translation>%1 · %2 · Sitzung %3 (%4)</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <comment>who, where, when: what</comment>
        <translation>%1, %2, %3: %4</translation>
    </message>
    <message>
        <source>%1 · %2 (%3)</source>
        <comment>channel, session&apos;s title, session&apos;s code</comment>
        <translation>%1 · %2 (%3)</translation>
    </message>
</context>
<context>
    <name>LabChat::SearchPanel</name>
    <message>
        <source>Words, or &quot;an exact phrase&quot;</source>
        <translation>Wörter oder &quot;eine genaue Wortfolge&quot;</translation>
    </message>
    <message>
        <source>Finds messages that contain all of these words, or parts of words; text in quotation marks has to match exactly</source>
        <translation>Findet Nachrichten, die alle diese Wörter oder Wortteile enthalten; Text in Anführungszeichen muss genau übereinstimmen</translation>
    </message>
    <message>
        <source>Search in all messages</source>
        <translation>In allen Nachrichten suchen</translation>
    </message>
    <message>
        <source>Where to search: in the session shown, or in all sessions in the log</source>
        <translation>Wo gesucht wird: in der gezeigten Sitzung oder in allen Sitzungen im Protokoll</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Diese Sitzung</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>Messages found</source>
        <translation>Gefundene Nachrichten</translation>
    </message>
    <message>
        <source>State of the search</source>
        <translation>Zustand der Suche</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>The search finds all messages in the chats, including hidden ones.</source>
        <translation>Die Suche findet alle Nachrichten in den Chats, auch ausgeblendete.</translation>
    </message>
    <message>
        <source>The messages cannot be searched: %1</source>
        <translation>Die Nachrichten können nicht durchsucht werden: %1</translation>
    </message>
    <message>
        <source>No message contains this.</source>
        <translation>Keine Nachricht enthält dies.</translation>
    </message>
    <message>
        <source>The newest %1 of %2 messages</source>
        <translation>Die neuesten %1 von %2 Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter or a double-click shows the message in its channel; right-click for more</source>
        <translation>Die Eingabetaste oder ein Doppelklick zeigt die Nachricht in ihrem Kanal; mehr mit der rechten Maustaste</translation>
    </message>
    <message>
        <source>&amp;Show in the transcript</source>
        <translation>Im &amp;Verlauf zeigen</translation>
    </message>
</context>
<context>
    <name>LabChat::SeatActions</name>
    <message>
        <source>Two people swap places; groups keep their size</source>
        <translation>Zwei Personen tauschen die Plätze; Gruppen behalten ihre Größe</translation>
    </message>
    <message>
        <source>Gives the place to somebody else, under a new link</source>
        <translation>Gibt den Platz jemand anderem, mit einem neuen Link</translation>
    </message>
    <message>
        <source>Moves one of the participant&apos;s chats to another channel</source>
        <translation>Verlegt einen der Chats der Person in einen anderen Kanal</translation>
    </message>
    <message>
        <source>The participant has no chat on the current page</source>
        <translation>Die Person hat auf der aktuellen Seite keinen Chat</translation>
    </message>
    <message>
        <source>No session is shown</source>
        <translation>Es wird keine Sitzung gezeigt</translation>
    </message>
    <message>
        <source>The session has ended</source>
        <translation>Die Sitzung ist beendet</translation>
    </message>
    <message>
        <source>Select one participant in the table</source>
        <translation>Wählen Sie in der Tabelle eine Person aus</translation>
    </message>
    <message>
        <source>Move to another place</source>
        <translation>Auf einen anderen Platz setzen</translation>
    </message>
    <message>
        <source>Which place should the person on %1 move to?</source>
        <translation>Auf welchen Platz soll die Person auf %1 wechseln?</translation>
    </message>
    <message>
        <source>The two people swap places, so that groups keep their size. Each keeps their link, their label and their progress through the study, and gets the group, the role and the chats of the other place. Messages stay where they were written.</source>
        <translation>Die beiden Personen tauschen die Plätze, damit Gruppen ihre Größe behalten. Beide behalten ihren Link, ihr Label und ihren Stand in der Studie und erhalten Gruppe, Rolle und Chats des anderen Platzes. Nachrichten bleiben, wo sie geschrieben wurden.</translation>
    </message>
    <message>
        <source>&amp;Swap places</source>
        <translation>Plätze &amp;tauschen</translation>
    </message>
    <message>
        <source>Replace by a new person</source>
        <translation>Durch eine neue Person ersetzen</translation>
    </message>
    <message>
        <source>Give %1 to a new person?</source>
        <translation>%1 einer neuen Person geben?</translation>
    </message>
    <message>
        <source>Give %1 (now %2) to a new person?</source>
        <comment>a place, a label</comment>
        <translation>%1 (jetzt %2) einer neuen Person geben?</translation>
    </message>
    <message>
        <source>The current link stops working at once, and whoever is connected with it is disconnected. The place continues where it is, with its group and chats, under a new link that is shown next. All messages stay in the log. This cannot be undone.</source>
        <translation>Der aktuelle Link gilt sofort nicht mehr, und wer damit verbunden ist, wird getrennt. Der Platz geht dort weiter, wo er ist, mit seiner Gruppe und seinen Chats, unter einem neuen Link, der als Nächstes gezeigt wird. Alle Nachrichten bleiben im Protokoll. Dies kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>Move a chat</source>
        <translation>Chat verlegen</translation>
    </message>
    <message>
        <source>Which channel should a chat of %1 use?</source>
        <translation>Welchen Kanal soll ein Chat von %1 nutzen?</translation>
    </message>
    <message>
        <source>From now on the chat uses the other channel, on this page and on later pages. Groups do not change.</source>
        <translation>Von jetzt an nutzt der Chat den anderen Kanal, auf dieser Seite und auf späteren. Gruppen ändern sich nicht.</translation>
    </message>
    <message>
        <source>&amp;Move chat</source>
        <translation>Chat &amp;verlegen</translation>
    </message>
    <message>
        <source>Move to ano&amp;ther place…</source>
        <translation>Auf einen anderen &amp;Platz setzen…</translation>
    </message>
    <message>
        <source>Rep&amp;lace by a new person…</source>
        <translation>Durch eine neue Person erset&amp;zen…</translation>
    </message>
    <message>
        <source>Mo&amp;ve a chat to another channel…</source>
        <translation>Chat in einen anderen Kanal &amp;verlegen…</translation>
    </message>
</context>
<context>
    <name>LabChat::SeatLinks</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>LabChat::SeatQuestions</name>
    <message>
        <source>All other places of the session; choose the new place</source>
        <translation>Alle anderen Plätze der Sitzung; wählen Sie den neuen Platz</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>What the two people will see</source>
        <translation>Was die beiden Personen sehen werden</translation>
    </message>
    <message>
        <source>Choose the place.</source>
        <translation>Wählen Sie den Platz.</translation>
    </message>
</context>
<context>
    <name>LabChat::SeatTexts</name>
    <message>
        <source>no chat</source>
        <translation>kein Chat</translation>
    </message>
    <message>
        <source>chats: %1</source>
        <translation>Chats: %1</translation>
    </message>
    <message>
        <source>The person on %1</source>
        <translation>Die Person auf %1</translation>
    </message>
    <message>
        <source>%1 (now on %2)</source>
        <comment>a label, a place</comment>
        <translation>%1 (jetzt auf %2)</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>page “%1”</source>
        <translation>Seite „%1“</translation>
    </message>
    <message>
        <source>%1 moves to %2: %3.</source>
        <comment>a person, a place, what is there</comment>
        <translation>%1 wechselt auf %2: %3.</translation>
    </message>
</context>
<context>
    <name>LabChat::Session</name>
    <message>
        <source>On page “%1”, two chats of P%2 have the same channel, “%3”. Give one of them another channel.</source>
        <translation>Auf Seite „%1“ haben zwei Chats von P%2 denselben Kanal, „%3“. Geben Sie einem davon einen anderen Kanal.</translation>
    </message>
    <message>
        <source>A channel&apos;s name may contain only letters, digits, “_” and “-”; chat “%1” has the channel “%2” for P%3.</source>
        <translation>Der Name eines Kanals darf nur Buchstaben, Ziffern, „_“ und „-“ enthalten; der Chat „%1“ hat für P%3 den Kanal „%2“.</translation>
    </message>
    <message>
        <source>P%1 would have no visible nickname in chat “%2”. Its “nickname” is “%3”; it must give a visible text.</source>
        <translation>P%1 hätte im Chat „%2“ keinen sichtbaren Spitznamen. Der „nickname“ ist „%3“; er muss einen sichtbaren Text ergeben.</translation>
    </message>
</context>
<context>
    <name>LabChat::SessionArchive</name>
    <message>
        <source>There is no session “%1” in the log.</source>
        <translation>Im Protokoll gibt es keine Sitzung „%1“.</translation>
    </message>
    <message>
        <source>Only a session that has ended can be archived.</source>
        <translation>Nur eine beendete Sitzung kann archiviert werden.</translation>
    </message>
    <message>
        <source>“%1” is not a session archive of LabChat, or cannot be read.</source>
        <translation>„%1“ ist kein Sitzungsarchiv von LabChat oder kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The archive “%1” was written by a newer LabChat. Open it with the newer version.</source>
        <translation>Das Archiv „%1“ wurde von einem neueren LabChat geschrieben. Öffnen Sie es mit der neueren Version.</translation>
    </message>
</context>
<context>
    <name>LabChat::SessionHost</name>
    <message>
        <source>The message could not be stored. Try again.</source>
        <translation>Die Nachricht konnte nicht gespeichert werden. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The experimenter&apos;s computer is stopping the chat.</source>
        <translation>Der Computer der Versuchsleitung hält den Chat gerade an.</translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>Your action could not be stored and was not done. Try again when the log can be written.</source>
        <translation>Ihre Aktion konnte nicht gespeichert werden und wurde nicht ausgeführt. Versuchen Sie es noch einmal, wenn das Protokoll geschrieben werden kann.</translation>
    </message>
    <message>
        <source>This link is being opened too often.</source>
        <translation>Dieser Link wird zu oft geöffnet.</translation>
    </message>
    <message>
        <source>P%1: %2</source>
        <comment>a place, why nothing was done there</comment>
        <translation>P%1: %2</translation>
    </message>
    <message>
        <source>This chat is not open to you.</source>
        <translation>Dieser Chat ist für Sie nicht zugänglich.</translation>
    </message>
    <message>
        <source>The tickets on this page are for different participants. Please tell the experimenter.</source>
        <translation>Die Tickets auf dieser Seite sind für verschiedene Personen. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
</context>
<context>
    <name>LabChat::SessionMenu</name>
    <message>
        <source>The room has secure links: each label has its own</source>
        <translation>Der Raum hat sichere Links: Jedes Label hat seinen eigenen</translation>
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
    <message>
        <source>%1 (%2)</source>
        <comment>a member of a group, the treatment</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>all</source>
        <comment>rounds</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>none</source>
        <comment>rounds</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>when a group has arrived</source>
        <comment>how a page ends</comment>
        <translation>wenn eine Gruppe da ist</translation>
    </message>
    <message>
        <source>by the participant</source>
        <comment>how a page ends</comment>
        <translation>durch die Person</translation>
    </message>
    <message>
        <source>by the experimenter</source>
        <comment>how a page ends</comment>
        <translation>durch die Versuchsleitung</translation>
    </message>
    <message>
        <source>by time</source>
        <comment>how a page ends</comment>
        <translation>nach Zeit</translation>
    </message>
    <message>
        <source>when the group is ready</source>
        <comment>how a page ends</comment>
        <translation>wenn die Gruppe bereit ist</translation>
    </message>
    <message>
        <source>chat %1</source>
        <translation>Chat %1</translation>
    </message>
    <message>
        <source>chat %1 for some</source>
        <comment>not for everybody</comment>
        <translation>Chat %1 für einige</translation>
    </message>
    <message>
        <source>choice %1</source>
        <translation>Entscheidung %1</translation>
    </message>
</context>
<context>
    <name>LabChat::SessionRows</name>
    <message>
        <source>Session “%1” cannot be read from the log: %2.</source>
        <comment>2: what is wrong</comment>
        <translation>Die Sitzung „%1“ kann nicht aus dem Protokoll gelesen werden: %2.</translation>
    </message>
    <message>
        <source>its participants are not complete</source>
        <translation>ihre Teilnehmenden sind unvollständig</translation>
    </message>
    <message>
        <source>its groups are not complete</source>
        <translation>ihre Gruppen sind unvollständig</translation>
    </message>
    <message>
        <source>its channels are not complete</source>
        <translation>ihre Kanäle sind unvollständig</translation>
    </message>
    <message>
        <source>its chat boxes are not complete</source>
        <translation>ihre Chat-Boxen sind unvollständig</translation>
    </message>
    <message>
        <source>its study is not complete</source>
        <translation>ihre Studie ist unvollständig</translation>
    </message>
    <message>
        <source>its study has mistakes (%1)</source>
        <translation>ihre Studie hat Fehler (%1)</translation>
    </message>
    <message>
        <source>There is no session %1 in the log.</source>
        <translation>Im Protokoll gibt es keine Sitzung %1.</translation>
    </message>
    <message>
        <source>its images are not complete</source>
        <translation>ihre Bilder sind nicht vollständig</translation>
    </message>
    <message>
        <source>its code, room or secret is not complete</source>
        <translation>ihr Code, Raum oder Geheimnis ist nicht vollständig</translation>
    </message>
    <message>
        <source>the time when it was created is not in the years 1970 to 9999</source>
        <translation>die Zeit ihrer Erstellung liegt nicht in den Jahren 1970 bis 9999</translation>
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
    <message>
        <source>time (stopped)</source>
        <translation>Zeit (angehalten)</translation>
    </message>
    <message>
        <source>Experimenter</source>
        <translation>Versuchsleitung</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>held for approval</source>
        <translation>zur Freigabe zurückgehalten</translation>
    </message>
    <message>
        <source>a group</source>
        <translation>eine Gruppe</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>who ends a page, and until when at the latest</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1 (round %2)</source>
        <comment>a choice and its value</comment>
        <translation>%1 (Runde %2)</translation>
    </message>
    <message>
        <source>The computer&apos;s clock was set back by %1.</source>
        <comment>a time, as “12 s”</comment>
        <translation>Die Uhr des Computers wurde um %1 zurückgestellt.</translation>
    </message>
    <message>
        <source>The computer&apos;s clock was set forward by %1.</source>
        <comment>a time, as “12 s”</comment>
        <translation>Die Uhr des Computers wurde um %1 vorgestellt.</translation>
    </message>
    <message>
        <source>%1 (%2, was open to anybody, ended)</source>
        <translation>%1 (%2, war offen für alle, beendet)</translation>
    </message>
    <message>
        <source>%1 (open to anybody, %2)</source>
        <translation>%1 (für alle offen, %2)</translation>
    </message>
    <message>
        <source>%1 (closed, %2)</source>
        <comment>a session that boxes without a ticket no longer get into</comment>
        <translation>%1 (geschlossen, %2)</translation>
    </message>
</context>
<context>
    <name>LabChat::SessionViews</name>
    <message>
        <source>Views of the session</source>
        <translation>Ansichten der Sitzung</translation>
    </message>
    <message>
        <source>&amp;Wall</source>
        <translation>&amp;Wand</translation>
    </message>
    <message>
        <source>All channels at a glance</source>
        <translation>Alle Kanäle auf einen Blick</translation>
    </message>
    <message>
        <source>&amp;Stream</source>
        <translation>&amp;Strom</translation>
    </message>
    <message>
        <source>All messages in one list</source>
        <translation>Alle Nachrichten in einer Liste</translation>
    </message>
    <message>
        <source>&amp;Transcript</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>The messages of the selected channel</source>
        <translation>Die Nachrichten des ausgewählten Kanals</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what it shows, the keys</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>LabChat::Sessions</name>
    <message>
        <source>The log is not open; a session cannot be started now.</source>
        <translation>Das Protokoll ist nicht geöffnet; jetzt kann keine Sitzung gestartet werden.</translation>
    </message>
    <message>
        <source>The log is not open; no session can be archived now.</source>
        <translation>Das Protokoll ist nicht geöffnet; jetzt kann keine Sitzung archiviert werden.</translation>
    </message>
    <message>
        <source>The log is not open; the room cannot be saved now.</source>
        <translation>Das Protokoll ist nicht geöffnet; der Raum kann jetzt nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>This session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>The log is not open. Try again in a moment.</source>
        <translation>Das Protokoll ist nicht geöffnet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>As many sessions as this key allows are running (%n). Please tell the experimenter.</source>
        <translation>
            <numerusform>Es laufen so viele Sitzungen, wie dieser Schlüssel erlaubt (%n). Bitte sagen Sie der Versuchsleitung Bescheid.</numerusform>
            <numerusform>Es laufen so viele Sitzungen, wie dieser Schlüssel erlaubt (%n). Bitte sagen Sie der Versuchsleitung Bescheid.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::ShownSession</name>
    <message>
        <source>The session cannot be read: %1</source>
        <translation>Die Sitzung kann nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>LabChat::SidePanels</name>
    <message>
        <source>%1 – %2</source>
        <comment>a window&apos;s title: channel or participant, session</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>What %1 sees</source>
        <translation>Was %1 sieht</translation>
    </message>
</context>
<context>
    <name>LabChat::Snippets</name>
    <message>
        <source>Put labchat.py beside settings.py and labchat.html into _templates, and the lines with LABCHAT_ into your settings.py. A Player class needs one line, and so does a page.</source>
        <translation>Legen Sie labchat.py neben settings.py und labchat.html in _templates, und schreiben Sie die Zeilen mit LABCHAT_ in Ihre settings.py. Eine Klasse Player braucht eine Zeile, und eine Seite auch.</translation>
    </message>
    <message>
        <source>An experiment for two who chat and share their decisions. The page&apos;s own server signs the tickets, see PHP and Express.</source>
        <translation>Ein Experiment für zwei, die chatten und einander ihre Entscheidungen mitteilen. Der Server der Seite selbst signiert die Tickets, siehe PHP und Express.</translation>
    </message>
    <message>
        <source>A page without a program behind it. “labchat ticket” prints the tickets; or the session is open to boxes without a ticket.</source>
        <translation>Eine Seite ohne ein Programm dahinter. „labchat ticket“ gibt die Tickets aus; oder die Sitzung ist offen für Boxen ohne Ticket.</translation>
    </message>
    <message>
        <source>A function that signs tickets, and a page with a box.</source>
        <translation>Eine Funktion, die Tickets signiert, und eine Seite mit einer Box.</translation>
    </message>
    <message>
        <source>Pages with a box, made by Node and Express.</source>
        <translation>Seiten mit einer Box, erzeugt von Node und Express.</translation>
    </message>
    <message>
        <source>With access codes, a script on the web server signs the tickets. Without them, the session has to be open to boxes without a ticket.</source>
        <translation>Mit Zugangscodes signiert ein Skript auf dem Webserver die Tickets. Ohne sie muss die Sitzung offen für Boxen ohne Ticket sein.</translation>
    </message>
    <message>
        <source>The JavaScript of a question. The ticket comes as embedded data: in the participant&apos;s link, or from a web service of yours.</source>
        <translation>Das JavaScript einer Frage. Das Ticket kommt als eingebettete Daten: im Link der Person, oder von einem Ihrer Webdienste.</translation>
    </message>
</context>
<context>
    <name>LabChat::SnippetsDialog</name>
    <message>
        <source>Chat boxes in other systems&apos; pages</source>
        <translation>Chat-Boxen auf Seiten anderer Systeme</translation>
    </message>
    <message>
        <source>The system whose pages get a chat box</source>
        <translation>Das System, dessen Seiten eine Chat-Box bekommen</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systeme</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>The files to copy</source>
        <translation>Die Dateien zum Kopieren</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>The file, with the address of this server</source>
        <translation>Die Datei, mit der Adresse dieses Servers</translation>
    </message>
    <message>
        <source>Text to copy</source>
        <translation>Text zum Kopieren</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>S&amp;chlüssel</translation>
    </message>
    <message>
        <source>The key with which the system signs its tickets</source>
        <translation>Der Schlüssel, mit dem das System seine Tickets signiert</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>There is no key yet: Integrate → Keys…</source>
        <translation>Es gibt noch keinen Schlüssel: Integrieren → Schlüssel…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the text of this file</source>
        <translation>Kopiert den Text dieser Datei</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Man&amp;ual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Opens the manual&apos;s page about this system</source>
        <translation>Öffnet die Seite des Handbuchs über dieses System</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
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
        <source>The server is not listening, so it has no address.</source>
        <translation>Der Server nimmt keine Verbindungen an, also hat er keine Adresse.</translation>
    </message>
    <message>
        <source>If the survey is served over https, browsers forbid it to open a chat over http: switch on HTTPS in the preferences.</source>
        <translation>Wenn die Umfrage über https kommt, verbieten ihr die Browser, einen Chat über http zu öffnen: Schalten Sie HTTPS in den Einstellungen ein.</translation>
    </message>
</context>
<context>
    <name>LabChat::SqliteArchive</name>
    <message>
        <source>There is no session “%1” in the log.</source>
        <translation>Im Protokoll gibt es keine Sitzung „%1“.</translation>
    </message>
    <message>
        <source>The log&apos;s file is damaged (%1), so nothing was exported. Keep a copy of the data directory, then restore it from a backup.</source>
        <translation>Die Datei des Protokolls ist beschädigt (%1), deshalb wurde nichts exportiert. Bewahren Sie eine Kopie des Datenverzeichnisses auf, und stellen Sie es dann aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>%1 (without a key, open to anybody)</source>
        <translation>%1 (ohne Schlüssel, für alle offen)</translation>
    </message>
    <message>
        <source>%1 (key “%2”)</source>
        <translation>%1 (Schlüssel „%2“)</translation>
    </message>
    <message>
        <source>There are several sessions “%1” in the log: %2. Name one of them by LabChat&apos;s own code.</source>
        <translation>Im Protokoll sind mehrere Sitzungen „%1“: %2. Nennen Sie eine davon mit LabChats eigenem Code.</translation>
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
    <message>
        <source>Only a session that has ended can be archived.</source>
        <translation>Nur eine beendete Sitzung kann archiviert werden.</translation>
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
        <source>Free disk space</source>
        <translation>Freier Speicherplatz</translation>
    </message>
    <message>
        <source>When something was last stored in the log</source>
        <translation>Wann zuletzt etwas im Protokoll gespeichert wurde</translation>
    </message>
    <message>
        <source>Free space on the disk with the log: %1</source>
        <translation>Freier Platz auf dem Datenträger mit dem Protokoll: %1</translation>
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
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>Last stored</source>
        <translation>Zuletzt gespeichert</translation>
    </message>
    <message>
        <source>Stored %1</source>
        <comment>the time of the last storing</comment>
        <translation>Gespeichert %1</translation>
    </message>
</context>
<context>
    <name>LabChat::StreamDelegate</name>
    <message>
        <source>hidden · %1</source>
        <comment>a message&apos;s text</comment>
        <translation>ausgeblendet · %1</translation>
    </message>
</context>
<context>
    <name>LabChat::StreamModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hidden: participants see a line in its place</source>
        <translation>Ausgeblendet: Teilnehmende sehen an ihrer Stelle einen Hinweis</translation>
    </message>
    <message>
        <source>Marked by the rule “%1”</source>
        <translation>Markiert durch die Regel „%1“</translation>
    </message>
</context>
<context>
    <name>LabChat::StreamPanel</name>
    <message>
        <source>Words, and channel:&quot;Group 1&quot;, group:2 or by:P3</source>
        <translation>Wörter und channel:&quot;Gruppe 1&quot;, group:2 oder by:P3</translation>
    </message>
    <message>
        <source>Shows only messages with these words; channel:, group: and by: choose the channel, the group and the author. Right-click a message to fill them in</source>
        <translation>Zeigt nur Nachrichten mit diesen Wörtern; channel:, group: und by: bestimmen den Kanal, die Gruppe und die schreibende Person. Ein Rechtsklick auf eine Nachricht trägt sie ein</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>Nachrichten filtern</translation>
    </message>
    <message>
        <source>&amp;All running sessions</source>
        <translation>Alle lau&amp;fenden Sitzungen</translation>
    </message>
    <message>
        <source>Shows the messages of all running sessions in one list</source>
        <translation>Zeigt die Nachrichten aller laufenden Sitzungen in einer Liste</translation>
    </message>
    <message>
        <source>All running sessions</source>
        <translation>Alle laufenden Sitzungen</translation>
    </message>
    <message>
        <source>Why earlier messages are missing</source>
        <translation>Warum frühere Nachrichten fehlen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Reads earlier messages again</source>
        <translation>Liest frühere Nachrichten noch einmal</translation>
    </message>
    <message>
        <source>Read earlier messages again</source>
        <translation>Frühere Nachrichten noch einmal lesen</translation>
    </message>
    <message>
        <source>Enter shows a message in its transcript; right-click for more</source>
        <translation>Die Eingabetaste zeigt eine Nachricht in ihrem Verlauf; Rechtsklick für mehr</translation>
    </message>
    <message>
        <source>Messages of all channels</source>
        <translation>Nachrichten aller Kanäle</translation>
    </message>
    <message>
        <source>Goes to the newest message</source>
        <translation>Springt zur neuesten Nachricht</translation>
    </message>
    <message>
        <source>Go to the newest message of all channels</source>
        <translation>Zur neuesten Nachricht aller Kanäle</translation>
    </message>
    <message>
        <source>Earlier messages cannot be read: %1</source>
        <translation>Frühere Nachrichten können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Reading the messages…</source>
        <translation>Nachrichten werden gelesen…</translation>
    </message>
    <message>
        <source>No session is shown</source>
        <translation>Es wird keine Sitzung gezeigt</translation>
    </message>
    <message>
        <source>No message matches the filter</source>
        <translation>Keine Nachricht passt zum Filter</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Noch keine Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Show in the transcript</source>
        <translation>Im &amp;Verlauf zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Only this c&amp;hannel: %1</source>
        <translation>Nur dieser &amp;Kanal: %1</translation>
    </message>
    <message>
        <source>Only this &amp;group: %1</source>
        <translation>Nur diese &amp;Gruppe: %1</translation>
    </message>
    <message>
        <source>Only this &amp;author: %1</source>
        <translation>Nur diese Pe&amp;rson: %1</translation>
    </message>
    <message>
        <source>Filte&amp;r</source>
        <translation>Filte&amp;r</translation>
    </message>
    <message>
        <source>How many messages the filter has searched</source>
        <translation>Wie viele Nachrichten der Filter durchsucht hat</translation>
    </message>
    <message>
        <source>Search f&amp;urther back</source>
        <translation>&amp;Weiter zurück suchen</translation>
    </message>
    <message>
        <source>Searches older messages for those that match the filter</source>
        <translation>Durchsucht ältere Nachrichten nach solchen, die zum Filter passen</translation>
    </message>
    <message>
        <source>Search further back</source>
        <translation>Weiter zurück suchen</translation>
    </message>
    <message>
        <source>The newest %1 messages were searched</source>
        <translation>Die neuesten %1 Nachrichten wurden durchsucht</translation>
    </message>
</context>
<context>
    <name>LabChat::StudiesModel</name>
    <message>
        <source>Included in LabChat</source>
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
    <message>
        <source>groups of %1, drawn once</source>
        <translation>Gruppen zu %1, einmal ausgelost</translation>
    </message>
    <message numerus="yes">
        <source>%Ln treatments</source>
        <translation>
            <numerusform>%Ln Treatment</numerusform>
            <numerusform>%Ln Treatments</numerusform>
        </translation>
    </message>
    <message>
        <source>unsent text is kept</source>
        <translation>nicht gesendeter Text bleibt</translation>
    </message>
    <message>
        <source>unsent text is sent</source>
        <translation>nicht gesendeter Text wird gesendet</translation>
    </message>
    <message>
        <source>unsent text is deleted</source>
        <translation>nicht gesendeter Text wird gelöscht</translation>
    </message>
</context>
<context>
    <name>LabChat::StudyCopy</name>
    <message>
        <source>“%1” could not be read: %2.</source>
        <translation>„%1“ konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The folder “%1” could not be made. Choose another one.</source>
        <translation>Der Ordner „%1“ konnte nicht angelegt werden. Wählen Sie einen anderen.</translation>
    </message>
</context>
<context>
    <name>LabChat::StudyDuplicator</name>
    <message>
        <source>Copy the study into a folder</source>
        <translation>Studie in einen Ordner kopieren</translation>
    </message>
    <message>
        <source>The copy is in %1.</source>
        <translation>Die Kopie liegt in %1.</translation>
    </message>
</context>
<context>
    <name>LabChat::StudyFile</name>
    <message>
        <source>The file “%1” is missing; it must be in the folder of the study file.</source>
        <translation>Die Datei „%1“ fehlt; sie muss im Ordner der Studiendatei liegen.</translation>
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
        <source>A chat&apos;s name may contain only letters, digits, “_” and “-”; here it is “%1”.</source>
        <translation>Der Name eines Chats darf nur Buchstaben, Ziffern, „_“ und „-“ enthalten; hier lautet er „%1“.</translation>
    </message>
    <message>
        <source>A page&apos;s name may contain only letters, digits, “_” and “-”, and must not be “finished”; here it is “%1”.</source>
        <translation>Der Name einer Seite darf nur Buchstaben, Ziffern, „_“ und „-“ enthalten und nicht „finished“ sein; hier lautet er „%1“.</translation>
    </message>
    <message>
        <source>A study&apos;s name may contain only letters, digits, “_” and “-”; here it is “%1”.</source>
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
        <source>The file “%1” is larger than 1 MiB; it is probably not a study.</source>
        <translation>Die Datei „%1“ ist größer als 1 MiB; sie ist wahrscheinlich keine Studie.</translation>
    </message>
    <message>
        <source>There is no study “%1”: neither a file nor one of the included studies (%2).</source>
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
        <source>Chat with %1</source>
        <translation>Chat mit %1</translation>
    </message>
    <message>
        <source>A page with a timer needs “duration_s”, in seconds.</source>
        <translation>Eine Seite mit Timer braucht „duration_s“, in Sekunden.</translation>
    </message>
    <message>
        <source>“duration_s” needs “ends”: “timer”.</source>
        <translation>„duration_s“ braucht „ends“: „timer“.</translation>
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
    <message>
        <source>“%1” is not text in UTF-8. Save it in that encoding.</source>
        <translation>„%1“ ist kein Text in UTF-8. Speichern Sie die Datei in dieser Kodierung.</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8. Save it in that encoding.</source>
        <translation>Die Datei ist kein Text in UTF-8. Speichern Sie sie in dieser Kodierung.</translation>
    </message>
    <message>
        <source>This is not JSON: %1.</source>
        <translation>Das ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>A study is a JSON object in braces.</source>
        <translation>Eine Studie ist ein JSON-Objekt in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>“%1” occurs twice; it is already in line %2.</source>
        <translation>„%1“ kommt zweimal vor; es steht schon in Zeile %2.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more mistakes.</source>
        <translation>
            <numerusform>Und %Ln weiterer Fehler.</numerusform>
            <numerusform>Und %Ln weitere Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not a file.</source>
        <translation>„%1“ ist keine Datei.</translation>
    </message>
    <message numerus="yes">
        <source>These numbers result in more than %Ln chat boxes: too many for one session. Use fewer participants, rounds or boxes.</source>
        <translation>
            <numerusform>Diese Zahlen ergeben mehr als %Ln Chatfeld: zu viel für eine Sitzung. Nehmen Sie weniger Teilnehmende, Runden oder Chatfelder.</numerusform>
            <numerusform>Diese Zahlen ergeben mehr als %Ln Chatfelder: zu viele für eine Sitzung. Nehmen Sie weniger Teilnehmende, Runden oder Chatfelder.</numerusform>
        </translation>
    </message>
    <message>
        <source>A group of the table is a list of numbers: its players&apos; id_in_session, from 1.</source>
        <translation>Eine Gruppe der Tabelle ist eine Liste von Zahlen: der id_in_session ihrer Mitglieder, ab 1.</translation>
    </message>
    <message>
        <source>A comma or a closing bracket may be missing before this position.</source>
        <translation>Vor dieser Stelle fehlt vielleicht ein Komma oder eine schließende Klammer.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>A chat can show “time”, “typing”, “presence” and “links”; here it is “%1”.</source>
        <translation>Ein Chat kann „time“, „typing“, „presence“ und „links“ zeigen; hier steht „%1“.</translation>
    </message>
    <message>
        <source>A page before the groups are made by arrival cannot have chats: its participants have no group yet.</source>
        <translation>Eine Seite, bevor die Gruppen nach Ankunft gebildet sind, kann keine Chats haben: Ihre Teilnehmenden haben noch keine Gruppe.</translation>
    </message>
    <message>
        <source>A page before the groups are made by arrival is for everybody: its participants have no role or treatment yet.</source>
        <translation>Eine Seite, bevor die Gruppen nach Ankunft gebildet sind, ist für alle: Ihre Teilnehmenden haben noch keine Rolle und kein Treatment.</translation>
    </message>
    <message>
        <source>A page before the groups are made by arrival cannot end with the group.</source>
        <translation>Eine Seite, bevor die Gruppen nach Ankunft gebildet sind, kann nicht mit der Gruppe enden.</translation>
    </message>
    <message>
        <source>The text uses the player, the group, the treatment or the place, which are only known once the groups are made by arrival.</source>
        <translation>Der Text benutzt den Spieler, die Gruppe, das Treatment oder den Platz, die erst bekannt sind, wenn die Gruppen nach Ankunft gebildet sind.</translation>
    </message>
    <message>
        <source>Groups are made by arrival in the first round only; they last for the whole session.</source>
        <translation>Gruppen werden nur in der ersten Runde nach Ankunft gebildet; sie bleiben für die ganze Sitzung.</translation>
    </message>
    <message>
        <source>A page on which groups are made by arrival cannot have chats: its participants have no group yet.</source>
        <translation>Eine Seite, auf der Gruppen nach Ankunft gebildet werden, kann keine Chats haben: Ihre Teilnehmenden haben noch keine Gruppe.</translation>
    </message>
    <message>
        <source>A page on which groups are made by arrival is for everybody.</source>
        <translation>Eine Seite, auf der Gruppen nach Ankunft gebildet werden, ist für alle.</translation>
    </message>
    <message>
        <source>Groups by arrival and a table of “participants” exclude each other: the table belongs to fixed places.</source>
        <translation>Gruppen nach Ankunft und eine Tabelle der „participants“ schließen einander aus: Die Tabelle gehört zu festen Plätzen.</translation>
    </message>
    <message>
        <source>With groups by arrival, treatments are assigned to “groups”.</source>
        <translation>Bei Gruppen nach Ankunft werden Treatments „groups“ zugewiesen.</translation>
    </message>
    <message>
        <source>Groups are made by arrival on one page only.</source>
        <translation>Gruppen werden nur auf einer Seite nach Ankunft gebildet.</translation>
    </message>
    <message>
        <source>“%1” is not known here; the known names are %2.</source>
        <translation>„%1“ ist hier nicht bekannt; bekannt sind %2.</translation>
    </message>
    <message>
        <source>“%1” must be a number; “%2” becomes “%3”.</source>
        <translation>„%1“ muss eine Zahl sein; „%2“ wird zu „%3“.</translation>
    </message>
    <message>
        <source>“%1” is not JSON; write %2.</source>
        <translation>„%1“ ist kein JSON; schreiben Sie %2.</translation>
    </message>
    <message>
        <source>“%1” is not JSON; write a number.</source>
        <translation>„%1“ ist kein JSON; schreiben Sie eine Zahl.</translation>
    </message>
    <message>
        <source>“%1” is a text, and a text needs straight double quotation marks: &quot;%1&quot;.</source>
        <translation>„%1“ ist ein Text, und ein Text braucht gerade doppelte Anführungszeichen: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>JSON has no comments; delete this one.</source>
        <translation>JSON hat keine Kommentare; löschen Sie diesen.</translation>
    </message>
    <message>
        <source>Single quotation marks are not JSON; write straight double ones: &quot;.</source>
        <translation>Einfache Anführungszeichen sind kein JSON; schreiben Sie gerade doppelte: &quot;.</translation>
    </message>
    <message>
        <source>There is a comma before the closing bracket; delete it.</source>
        <translation>Vor der schließenden Klammer steht ein Komma; löschen Sie es.</translation>
    </message>
    <message>
        <source>“%1” contains a NUL character in line %2: it is not a text file, or it is damaged. Save it as text in UTF-8.</source>
        <translation>„%1“ enthält in Zeile %2 ein NUL-Zeichen: Es ist keine Textdatei, oder sie ist beschädigt. Speichern Sie sie als Text in UTF-8.</translation>
    </message>
    <message>
        <source>“%1” cannot be read (an image must have at most 2 MiB).</source>
        <translation>„%1“ kann nicht gelesen werden (ein Bild darf höchstens 2 MiB haben).</translation>
    </message>
    <message>
        <source>“%1” is not an image in PNG, JPEG, GIF or WebP. Save it as one of these.</source>
        <translation>„%1“ ist kein Bild in PNG, JPEG, GIF oder WebP. Speichern Sie es in einem dieser Formate.</translation>
    </message>
    <message>
        <source>A chat can log “unsent”; here it is “%1”.</source>
        <translation>Ein Chat kann „unsent“ protokollieren; hier steht „%1“.</translation>
    </message>
    <message>
        <source>A list has one element for each round in which the page is shown (%1); here there are %2.</source>
        <translation>Eine Liste hat ein Element für jede Runde, in der die Seite gezeigt wird (%1); hier sind es %2.</translation>
    </message>
    <message>
        <source>A round is a number from 1, “first”, “last”, or a range like “2-4”; here it is “%1”.</source>
        <translation>Eine Runde ist eine Zahl ab 1, „first“, „last“ oder ein Bereich wie „2-4“; hier steht „%1“.</translation>
    </message>
    <message>
        <source>The list is empty: the page would never be shown.</source>
        <translation>Die Liste ist leer: Die Seite würde nie gezeigt.</translation>
    </message>
    <message>
        <source>“%1” is after the last round (%2).</source>
        <translation>„%1“ liegt nach der letzten Runde (%2).</translation>
    </message>
    <message>
        <source>Page “%1” has a list for %2 rounds; with these numbers it would be shown in %3.</source>
        <translation>Die Seite „%1“ hat eine Liste für %2 Runden; mit diesen Zahlen würde sie in %3 gezeigt.</translation>
    </message>
    <message>
        <source>“%1” is not one of the study&apos;s treatments (%2).</source>
        <translation>„%1“ ist keines der Treatments der Studie (%2).</translation>
    </message>
    <message>
        <source>“seed” must be a whole number.</source>
        <translation>„seed“ muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>The study&apos;s title is the same for everybody and has no “{{…}}”; the titles of its pages may have it.</source>
        <translation>Der Titel der Studie ist für alle gleich und hat kein „{{…}}“; die Titel ihrer Seiten dürfen es haben.</translation>
    </message>
    <message>
        <source>The images of all bodies have more than 16 MiB together. Make them smaller.</source>
        <translation>Die Bilder aller Texte haben zusammen mehr als 16 MiB. Verkleinern Sie sie.</translation>
    </message>
    <message>
        <source>This is not JSON: %1</source>
        <translation>Das ist kein JSON: %1</translation>
    </message>
    <message>
        <source>A page on which groups are made ends with the “group”.</source>
        <translation>Eine Seite, auf der Gruppen gebildet werden, endet mit „group“.</translation>
    </message>
    <message>
        <source>A &lt;lab-choice&gt; cannot be answered while a participant waits.</source>
        <translation>Ein &lt;lab-choice&gt; kann nicht beantwortet werden, während eine Person wartet.</translation>
    </message>
    <message>
        <source>“waiting” needs “ends”: “group”.</source>
        <translation>„waiting“ braucht „ends“: „group“.</translation>
    </message>
    <message>
        <source>“%1” needs “timeout_s”, the longest wait in seconds.</source>
        <translation>„%1“ braucht „timeout_s“, die längste Wartezeit in Sekunden.</translation>
    </message>
    <message>
        <source>“min_players” needs “group_by_arrival”: true.</source>
        <translation>„min_players“ braucht „group_by_arrival“: true.</translation>
    </message>
    <message>
        <source>The typographic quotation mark %1 is none; write straight ones: &quot;. Word processors change them; use a text editor.</source>
        <translation>Das typografische Anführungszeichen %1 gilt hier nicht; schreiben Sie gerade: &quot;. Textverarbeitungen ändern sie; benutzen Sie einen Texteditor.</translation>
    </message>
    <message>
        <source>Groups by arrival last for the whole session: “matching” must be “fixed”.</source>
        <translation>Gruppen nach Ankunft bleiben für die ganze Sitzung: „matching“ muss „fixed“ sein.</translation>
    </message>
    <message>
        <source>A group has only %1 players; here “min_players” is %2.</source>
        <translation>Eine Gruppe hat nur %1 Mitglieder; hier ist „min_players“ %2.</translation>
    </message>
</context>
<context>
    <name>LabChat::StudyProblemsPanel</name>
    <message>
        <source>How many mistakes the file has</source>
        <translation>Wie viele Fehler die Datei hat</translation>
    </message>
    <message>
        <source>Change the file in an editor, then press “Check again”.</source>
        <translation>Ändern Sie die Datei in einem Editor, und drücken Sie dann „Erneut prüfen“.</translation>
    </message>
    <message>
        <source>Each mistake with its line and its location as a JSON Pointer; select one to see its line</source>
        <translation>Jeder Fehler mit seiner Zeile und seiner Stelle als JSON Pointer; wählen Sie einen aus, um seine Zeile zu sehen</translation>
    </message>
    <message>
        <source>Mistakes in the file</source>
        <translation>Fehler in der Datei</translation>
    </message>
    <message>
        <source>The file; lines with mistakes are marked</source>
        <translation>Die Datei; Zeilen mit Fehlern sind markiert</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message numerus="yes">
        <source>This study cannot be used: %Ln mistakes</source>
        <translation>
            <numerusform>Diese Studie kann nicht verwendet werden: %Ln Fehler</numerusform>
            <numerusform>Diese Studie kann nicht verwendet werden: %Ln Fehler</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::StudySchema</name>
    <message>
        <source>a text in quotation marks</source>
        <translation>ein Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a list in square brackets</source>
        <translation>eine Liste in eckigen Klammern</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>ein Objekt in geschweiften Klammern</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>%1 between %2 and %3</source>
        <translation>%1 zwischen %2 und %3</translation>
    </message>
    <message>
        <source>%1, at least %2</source>
        <translation>%1, mindestens %2</translation>
    </message>
    <message>
        <source>The file cannot be compared with the schema: %1.</source>
        <translation>Die Datei kann nicht mit dem Schema verglichen werden: %1.</translation>
    </message>
    <message>
        <source>The format of study files does not allow this here.</source>
        <translation>Das Format von Studiendateien erlaubt dies hier nicht.</translation>
    </message>
    <message>
        <source>Here %1 is expected.</source>
        <translation>Hier wird %1 erwartet.</translation>
    </message>
</context>
<context>
    <name>LabChat::Template</name>
    <message>
        <source>The template “%1” is not well-formed: %2.</source>
        <translation>Die Vorlage „%1“ ist nicht wohlgeformt: %2.</translation>
    </message>
    <message>
        <source>“%1” uses “%2”, which is not known here; the known names are %3.</source>
        <translation>„%1“ verwendet „%2“, das hier nicht bekannt ist; bekannt sind %3.</translation>
    </message>
    <message>
        <source>“%1” uses “%2”, which is not known here. Did you mean “%3”?</source>
        <translation>„%1“ verwendet „%2“, das hier nicht bekannt ist. Meinten Sie „%3“?</translation>
    </message>
    <message>
        <source>The template “%1” changes the braces ({{=…=}}); they must be {{ and }} here.</source>
        <translation>Die Vorlage „%1“ ändert die Klammern ({{=…=}}); hier müssen sie {{ und }} sein.</translation>
    </message>
    <message>
        <source>The template “%1” has too many sections ({{#…}}).</source>
        <translation>Die Vorlage „%1“ hat zu viele Abschnitte ({{#…}}).</translation>
    </message>
    <message>
        <source>“%1” includes another template, {{&gt; %2}}; a template cannot include others here.</source>
        <translation>„%1“ bindet eine andere Vorlage ein, {{&gt; %2}}; hier kann eine Vorlage keine anderen einbinden.</translation>
    </message>
    <message>
        <source>“{{ %1 }}” is oTree&apos;s. Write &lt;lab-chat name=&quot;NAME&quot;&gt;&lt;/lab-chat&gt; in the body, with the name of one of the page&apos;s chats.</source>
        <translation>„{{ %1 }}“ gehört zu oTree. Schreiben Sie &lt;lab-chat name=&quot;NAME&quot;&gt;&lt;/lab-chat&gt; in den Text, mit dem Namen eines Chats der Seite.</translation>
    </message>
    <message>
        <source>“{{ next_button }}” is oTree&apos;s. Leave it out: a page that ends with the participant has its button.</source>
        <translation>„{{ next_button }}“ gehört zu oTree. Lassen Sie es weg: Eine Seite, die mit der Person endet, hat ihre eigene Schaltfläche.</translation>
    </message>
    <message>
        <source>“{{ %1 }}” is oTree&apos;s. Leave it out: forms belong to the experiment&apos;s own pages.</source>
        <translation>„{{ %1 }}“ gehört zu oTree. Lassen Sie es weg: Formulare gehören auf die eigenen Seiten des Experiments.</translation>
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
    <name>LabChat::TicketClaims</name>
    <message numerus="yes">
        <source>it is longer than %n characters</source>
        <translation>
            <numerusform>er ist länger als %n Zeichen</numerusform>
            <numerusform>er ist länger als %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>it contains characters that cannot be seen</source>
        <translation>er enthält Zeichen, die man nicht sieht</translation>
    </message>
    <message>
        <source>nothing in it can be seen</source>
        <translation>nichts darin ist sichtbar</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>er fehlt</translation>
    </message>
    <message>
        <source>“%1” has other characters than the letters of the English alphabet, digits, “_” and “-”</source>
        <translation>„%1“ hat andere Zeichen als die Buchstaben des englischen Alphabets, Ziffern, „_“ und „-“</translation>
    </message>
    <message>
        <source>“%1” has other characters than the letters of the English alphabet, digits and “_”</source>
        <translation>„%1“ hat andere Zeichen als die Buchstaben des englischen Alphabets, Ziffern und „_“</translation>
    </message>
    <message>
        <source>it is no number from 0</source>
        <translation>er ist keine Zahl ab 0</translation>
    </message>
    <message>
        <source>it is no date in seconds since 1970</source>
        <translation>er ist kein Datum in Sekunden seit 1970</translation>
    </message>
    <message>
        <source>it is neither a text nor a number</source>
        <translation>er ist weder Text noch Zahl</translation>
    </message>
    <message>
        <source>it is no whole number</source>
        <translation>er ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>The ticket&apos;s claim “%1” cannot be used: %2.</source>
        <translation>Der Eintrag „%1“ des Tickets ist nicht brauchbar: %2.</translation>
    </message>
    <message>
        <source>it begins or ends with a space</source>
        <translation>es beginnt oder endet mit einem Leerzeichen</translation>
    </message>
</context>
<context>
    <name>LabChat::TicketDoor</name>
    <message>
        <source>This chat&apos;s ticket has been withdrawn. Please tell the experimenter.</source>
        <translation>Das Ticket dieses Chats wurde zurückgezogen. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>The tickets on this page are for different participants. Please tell the experimenter.</source>
        <translation>Die Tickets auf dieser Seite sind für verschiedene Personen. Bitte sagen Sie der Versuchsleitung Bescheid.</translation>
    </message>
    <message>
        <source>session “%1” is open to anybody, and too many new participants come from %2. Further ones from there are refused</source>
        <translation>die Sitzung „%1“ steht allen offen, und von %2 kommen zu viele neue Teilnehmende. Weitere von dort werden abgewiesen</translation>
    </message>
    <message>
        <source>Too many new participants come from this network at the same time. Please wait a moment.</source>
        <translation>Aus diesem Netz kommen gerade zu viele neue Teilnehmende. Bitte warten Sie einen Moment.</translation>
    </message>
    <message numerus="yes">
        <source>As many participants as one network may bring to this session are here already (%n). Please tell the experimenter.</source>
        <translation>
            <numerusform>So viele Teilnehmende, wie ein Netz in diese Sitzung bringen darf, sind schon da (%n). Bitte sagen Sie es der Versuchsleitung.</numerusform>
            <numerusform>So viele Teilnehmende, wie ein Netz in diese Sitzung bringen darf, sind schon da (%n). Bitte sagen Sie es der Versuchsleitung.</numerusform>
        </translation>
    </message>
    <message>
        <source>This chat has been closed.</source>
        <translation>Dieser Chat wurde geschlossen.</translation>
    </message>
    <message>
        <source>%1: one connection has sent tickets of different participants</source>
        <translation>%1: Eine Verbindung hat Tickets verschiedener Personen gesendet</translation>
    </message>
</context>
<context>
    <name>LabChat::TicketKey</name>
    <message>
        <source>There is no key “%1”.</source>
        <translation>Es gibt keinen Schlüssel „%1“.</translation>
    </message>
    <message>
        <source>The key “%1” has been revoked.</source>
        <translation>Der Schlüssel „%1“ wurde widerrufen.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a key. Use at most %2 letters of the English alphabet, digits, “_” and “-”.</source>
        <translation>„%1“ kann kein Name eines Schlüssels sein. Verwenden Sie höchstens %2 Buchstaben des englischen Alphabets, Ziffern, „_“ und „-“.</translation>
    </message>
    <message>
        <source>There was a key “%1”, which has been revoked. Take another name.</source>
        <translation>Es gab einen Schlüssel „%1“, der widerrufen wurde. Nehmen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a key “%1” already. Take another name, or rotate that key.</source>
        <translation>Es gibt schon einen Schlüssel „%1“. Nehmen Sie einen anderen Namen, oder geben Sie ihm ein neues Geheimnis (rotate).</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a session. Use letters of the English alphabet, digits, “_” and “-”.</source>
        <translation>„%1“ kann nicht der Name einer Sitzung sein. Möglich sind Buchstaben des englischen Alphabets, Ziffern, „_“ und „-“.</translation>
    </message>
    <message>
        <source>The session “%1” is open already.</source>
        <translation>Die Sitzung „%1“ ist schon offen.</translation>
    </message>
    <message>
        <source>The session “%1” is not open to boxes without a signature.</source>
        <translation>Die Sitzung „%1“ ist nicht offen für Boxen ohne Signatur.</translation>
    </message>
</context>
<context>
    <name>LabChat::TlsCertificate</name>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>“%1” contains no certificate in PEM format.</source>
        <translation>„%1“ enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>“%1” contains no key in PEM format that can be used. A key must not have a password.</source>
        <translation>„%1“ enthält keinen verwendbaren Schlüssel im PEM-Format. Ein Schlüssel darf kein Passwort haben.</translation>
    </message>
    <message>
        <source>The key in “%1” does not belong to the certificate in “%2”.</source>
        <translation>Der Schlüssel in „%1“ gehört nicht zum Zertifikat in „%2“.</translation>
    </message>
    <message>
        <source>The changed certificate cannot be used, and the one before stays in use. %1</source>
        <translation>Das geänderte Zertifikat kann nicht verwendet werden; das bisherige bleibt in Gebrauch. %1</translation>
    </message>
    <message>
        <source>The certificate in “%1” has expired. Browsers will refuse it or warn; replace it, LabChat reads it by itself.</source>
        <translation>Das Zertifikat in „%1“ ist abgelaufen. Browser werden es ablehnen oder warnen. Ersetzen Sie es; LabChat liest es von selbst neu.</translation>
    </message>
    <message numerus="yes">
        <source>The certificate in “%1” expires in %n days. Replace it before, LabChat reads the new one by itself.</source>
        <translation>
            <numerusform>Das Zertifikat in „%1“ läuft in %n Tag ab. Ersetzen Sie es vorher, LabChat liest das neue von selbst.</numerusform>
            <numerusform>Das Zertifikat in „%1“ läuft in %n Tagen ab. Ersetzen Sie es vorher, LabChat liest das neue von selbst.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::TlsPage</name>
    <message>
        <source>Serve participants over &amp;HTTPS</source>
        <translation>Für Teilnehmende &amp;HTTPS verwenden</translation>
    </message>
    <message>
        <source>Needed for chat boxes in pages that are served over https</source>
        <translation>Nötig für Chat-Boxen auf Seiten, die über https kommen</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>&amp;Certificate</source>
        <translation>&amp;Zertifikat</translation>
    </message>
    <message>
        <source>The server&apos;s certificate with its chain, a PEM file. It is read again when it changes</source>
        <translation>Das Zertifikat des Servers mit seiner Kette, eine PEM-Datei. Es wird neu gelesen, wenn es sich ändert</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>A&amp;uswählen…</translation>
    </message>
    <message>
        <source>Chooses the file</source>
        <translation>Wählt die Datei aus</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Zertifikat auswählen</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>S&amp;chlüssel</translation>
    </message>
    <message>
        <source>The certificate&apos;s key, a PEM file without a password</source>
        <translation>Der Schlüssel des Zertifikats, eine PEM-Datei ohne Passwort</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Schlüssel des Zertifikats</translation>
    </message>
    <message>
        <source>Choo&amp;se…</source>
        <translation>Auswäh&amp;len…</translation>
    </message>
    <message>
        <source>Choose the key</source>
        <translation>Schlüssel auswählen</translation>
    </message>
    <message>
        <source>&amp;Further names</source>
        <translation>&amp;Weitere Namen</translation>
    </message>
    <message>
        <source>Names and addresses under which browsers reach this computer, in addition to its own; separated by spaces</source>
        <translation>Namen und Adressen, unter denen Browser diesen Computer erreichen, zusätzlich zu seinen eigenen; durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Further names of this computer</source>
        <translation>Weitere Namen dieses Computers</translation>
    </message>
    <message>
        <source>&amp;Make a certificate</source>
        <translation>Zertifi&amp;kat erstellen</translation>
    </message>
    <message>
        <source>Makes a certificate for this computer&apos;s names and addresses, signed by the laboratory&apos;s own authority</source>
        <translation>Erstellt ein Zertifikat für die Namen und Adressen dieses Computers, signiert von der eigenen Zertifizierungsstelle des Labors</translation>
    </message>
    <message>
        <source>Make a certificate</source>
        <translation>Zertifikat erstellen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Switch it before participants come: links begin with https:// then, and pages that are open have to be opened again under the new address. How browsers come to trust a certificate of your own is in the manual, “HTTPS and reverse proxies”.</source>
        <translation>Schalten Sie es um, bevor Teilnehmende kommen: Links beginnen dann mit https://, und offene Seiten müssen unter der neuen Adresse noch einmal geöffnet werden. Wie Browser dazu kommen, einem eigenen Zertifikat zu vertrauen, steht im Handbuch, „HTTPS and reverse proxies“.</translation>
    </message>
    <message>
        <source>LabChat was started with --certificate and --key, which win over what is set here.</source>
        <translation>LabChat wurde mit --certificate und --key gestartet; sie haben Vorrang vor dem, was hier eingestellt ist.</translation>
    </message>
    <message>
        <source>The certificate is being made…</source>
        <translation>Das Zertifikat wird erstellt…</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>Zertifikate und Schlüssel (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Browsers have to trust the laboratory&apos;s new authority, once on each computer: %1</source>
        <translation>Die Browser müssen der neuen Zertifizierungsstelle des Labors vertrauen, einmal auf jedem Computer: %1</translation>
    </message>
    <message>
        <source>It is signed by the authority that browsers here may trust already: %1</source>
        <translation>Es ist von der Zertifizierungsstelle signiert, der die Browser hier vielleicht schon vertrauen: %1</translation>
    </message>
    <message>
        <source>A certificate was made for %1.</source>
        <translation>Ein Zertifikat für %1 wurde erstellt.</translation>
    </message>
    <message>
        <source>HTTPS needs a certificate and its key. Choose both files, or make a certificate.</source>
        <translation>HTTPS braucht ein Zertifikat und seinen Schlüssel. Wählen Sie beide Dateien aus, oder erstellen Sie ein Zertifikat.</translation>
    </message>
</context>
<context>
    <name>LabChat::ToolPanels</name>
    <message>
        <source>&amp;Alerts</source>
        <translation>&amp;Meldungen</translation>
    </message>
    <message>
        <source>Acti&amp;vity</source>
        <translation>Aktivit&amp;ät</translation>
    </message>
    <message>
        <source>Sea&amp;rch</source>
        <translation>Su&amp;chen</translation>
    </message>
</context>
<context>
    <name>LabChat::Transcript</name>
    <message>
        <source>There are no fonts on this computer, so no PDF can be made. Install some, such as Debian&apos;s fonts-noto-core, or export HTML.</source>
        <translation>Auf diesem Rechner sind keine Schriften, deshalb kann kein PDF entstehen. Installieren Sie welche, zum Beispiel Debians fonts-noto-core, oder exportieren Sie HTML.</translation>
    </message>
</context>
<context>
    <name>LabChat::TranscriptPanel</name>
    <message>
        <source>Channel shown</source>
        <translation>Angezeigter Kanal</translation>
    </message>
    <message>
        <source>State of the channel</source>
        <translation>Zustand des Kanals</translation>
    </message>
    <message>
        <source>Reads the messages of this channel again</source>
        <translation>Liest die Nachrichten dieses Kanals noch einmal</translation>
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
    <message>
        <source>(Me)</source>
        <translation>(Ich)</translation>
    </message>
    <message>
        <source>Write in this channel</source>
        <translation>In diesen Kanal schreiben</translation>
    </message>
    <message>
        <source>Shown to all members of the channel under the experimenter&apos;s name; Enter sends it</source>
        <translation>Wird allen Mitgliedern des Kanals unter dem Namen der Versuchsleitung gezeigt; die Eingabetaste sendet es</translation>
    </message>
    <message>
        <source>Write as %1…</source>
        <comment>the experimenter&apos;s name</comment>
        <translation>Als %1 schreiben…</translation>
    </message>
    <message>
        <source>The session has ended</source>
        <translation>Die Sitzung ist beendet</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Sen&amp;d</source>
        <translation>Se&amp;nden</translation>
    </message>
</context>
<context>
    <name>LabChat::TranscriptTexts</name>
    <message>
        <source>%1 (Me)</source>
        <comment>a nickname, as its owner sees it</comment>
        <translation>%1 (Ich)</translation>
    </message>
    <message>
        <source>Waiting for the experimenter’s approval</source>
        <translation>Wartet auf die Freigabe durch die Versuchsleitung</translation>
    </message>
    <message>
        <source>%1 · %2 · number %3 in the session&apos;s log</source>
        <translation>%1 · %2 · Nummer %3 im Protokoll der Sitzung</translation>
    </message>
    <message>
        <source>Participants read: %1</source>
        <translation>Teilnehmende lesen: %1</translation>
    </message>
    <message>
        <source>Marked by the rule “%1”</source>
        <translation>Markiert durch die Regel „%1“</translation>
    </message>
    <message>
        <source>The author is muted</source>
        <translation>Die schreibende Person ist stummgeschaltet</translation>
    </message>
    <message>
        <source>%1	%2 (%3)	%4</source>
        <comment>a copied message: time, nickname, place and code, body</comment>
        <translation>%1	%2 (%3)	%4</translation>
    </message>
    <message>
        <source>experimenter</source>
        <translation>Versuchsleitung</translation>
    </message>
</context>
<context>
    <name>LabChat::Treatments</name>
    <message>
        <source>A treatment&apos;s name may contain only letters, digits, “_” and “-”; here it is “%1”.</source>
        <translation>Der Name eines Treatments darf nur Buchstaben, Ziffern, „_“ und „-“ enthalten; hier steht „%1“.</translation>
    </message>
    <message>
        <source>The name of a value may contain only letters, digits and “_”; here it is “%1”.</source>
        <translation>Der Name eines Wertes darf nur Buchstaben, Ziffern und „_“ enthalten; hier steht „%1“.</translation>
    </message>
    <message>
        <source>A value of a treatment is a text, a number, true or false.</source>
        <translation>Ein Wert eines Treatments ist ein Text, eine Zahl, true oder false.</translation>
    </message>
    <message>
        <source>Treatment “%1” has “%2”, and “%3” has not. All treatments need the same values.</source>
        <translation>Treatment „%1“ hat „%2“, und „%3“ hat es nicht. Alle Treatments brauchen dieselben Werte.</translation>
    </message>
    <message>
        <source>Row %1 of the table has the treatment “%2”; the treatments are %3.</source>
        <translation>Zeile %1 der Tabelle hat das Treatment „%2“; die Treatments sind %3.</translation>
    </message>
    <message>
        <source>“values” has to list the treatments.</source>
        <translation>„values“ muss die Treatments auflisten.</translation>
    </message>
    <message>
        <source>The table of the participants has a column “treatment”, so “how” can only be “table”.</source>
        <translation>Die Tabelle der Teilnehmenden hat eine Spalte „treatment“, also kann „how“ nur „table“ sein.</translation>
    </message>
    <message>
        <source>“table” needs a table of “participants” with a column “treatment”.</source>
        <translation>„table“ braucht eine Tabelle der „participants“ mit einer Spalte „treatment“.</translation>
    </message>
    <message>
        <source>The table of the participants assigns the treatments to “participants”.</source>
        <translation>Die Tabelle der Teilnehmenden weist die Treatments „participants“ zu.</translation>
    </message>
</context>
<context>
    <name>LabChat::UndoEffects</name>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>There is no countdown then.</source>
        <translation>Dann gibt es keinen Countdown.</translation>
    </message>
    <message>
        <source>Time left then: %1.</source>
        <translation>Dann bleiben %1.</translation>
    </message>
    <message>
        <source>It gives back no time: the time before is over, too.</source>
        <translation>Es gibt keine Zeit zurück: Auch die vorherige Zeit ist um.</translation>
    </message>
    <message>
        <source>It gives back %1. Time left then: %2.</source>
        <comment>times</comment>
        <translation>Es gibt %1 zurück. Dann bleiben %2.</translation>
    </message>
    <message>
        <source>It takes away %1. Time left then: %2.</source>
        <comment>times</comment>
        <translation>Es nimmt %1 weg. Dann bleiben %2.</translation>
    </message>
    <message>
        <source>It pauses the session: nobody can write, and all countdowns stop.</source>
        <translation>Es hält die Sitzung an: Niemand kann schreiben, und alle Countdowns stehen.</translation>
    </message>
    <message>
        <source>It resumes the session: everybody can write, and all countdowns continue.</source>
        <translation>Es setzt die Sitzung fort: Alle können schreiben, und alle Countdowns laufen weiter.</translation>
    </message>
    <message>
        <source>It freezes the chats again: nobody can write there.</source>
        <translation>Es friert die Chats wieder ein: Niemand kann dort schreiben.</translation>
    </message>
    <message>
        <source>New messages wait for approval again.</source>
        <translation>Neue Nachrichten warten wieder auf Freigabe.</translation>
    </message>
    <message numerus="yes">
        <source>It hides %Ln messages from participants.</source>
        <translation>
            <numerusform>Es blendet %Ln Nachricht für die Teilnehmenden aus.</numerusform>
            <numerusform>Es blendet %Ln Nachrichten für die Teilnehmenden aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>It mutes %1.</source>
        <comment>places</comment>
        <translation>Es schaltet %1 stumm.</translation>
    </message>
    <message>
        <source>It removes %1 from the session.</source>
        <comment>places</comment>
        <translation>Es entfernt %1 aus der Sitzung.</translation>
    </message>
</context>
<context>
    <name>LabChat::Verification</name>
    <message>
        <source>%1 is missing, or cannot be read.</source>
        <translation>%1 fehlt oder kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde verändert.</translation>
    </message>
    <message>
        <source>%1 is not in the manifest.</source>
        <translation>%1 steht nicht im Manifest.</translation>
    </message>
    <message>
        <source>The log has no session “%1”.</source>
        <translation>Im Protokoll gibt es keine Sitzung „%1“.</translation>
    </message>
    <message>
        <source>Session “%1” has %2 events in the log, but %3 in the package.</source>
        <translation>Die Sitzung „%1“ hat im Protokoll %2 Ereignisse, im Paket aber %3.</translation>
    </message>
    <message>
        <source>%1 is not what the log says.</source>
        <translation>%1 stimmt nicht mit dem Protokoll überein.</translation>
    </message>
    <message>
        <source>“%1” is neither a data package nor the manifest beside an export: there is no readable manifest. An archive (.zip) has to be unpacked first.</source>
        <translation>„%1“ ist weder ein Datenpaket noch das Verzeichnis neben einem Export: Es gibt kein lesbares Verzeichnis (Manifest). Ein Archiv (.zip) muss erst ausgepackt werden.</translation>
    </message>
</context>
<context>
    <name>LabChat::WallModel</name>
    <message>
        <source>%1. Enter opens its transcript; right-click for more</source>
        <translation>%1. Die Eingabetaste öffnet den Verlauf; Rechtsklick für mehr</translation>
    </message>
    <message>
        <source>no messages yet</source>
        <translation>noch keine Nachrichten</translation>
    </message>
    <message>
        <source>silent for %1</source>
        <translation>still seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln ungelesen</numerusform>
            <numerusform>%Ln ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::WallPanel</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Sorts the tiles by name; click again to reverse the order</source>
        <translation>Sortiert die Kacheln nach Namen; ein weiterer Klick kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <translation>Nach Namen sortieren</translation>
    </message>
    <message>
        <source>Sorts the tiles by the time of the last message; click again to reverse the order</source>
        <translation>Sortiert die Kacheln nach der Zeit der letzten Nachricht; ein weiterer Klick kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Sort by last activity</source>
        <translation>Nach letzter Aktivität sortieren</translation>
    </message>
    <message>
        <source>&amp;Unread</source>
        <translation>&amp;Ungelesen</translation>
    </message>
    <message>
        <source>Sorts the tiles by the number of unread messages; click again to reverse the order</source>
        <translation>Sortiert die Kacheln nach der Zahl der ungelesenen Nachrichten; ein weiterer Klick kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Sort by unread messages</source>
        <translation>Nach ungelesenen Nachrichten sortieren</translation>
    </message>
    <message>
        <source>Sorts the tiles by how long the channel has been silent; click again to reverse the order</source>
        <translation>Sortiert die Kacheln danach, wie lange es im Kanal still ist; ein weiterer Klick kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Sort by silence</source>
        <translation>Nach Stille sortieren</translation>
    </message>
    <message>
        <source>&amp;Online</source>
        <translation>&amp;Online</translation>
    </message>
    <message>
        <source>Sorts the tiles by the number of members online; click again to reverse the order</source>
        <translation>Sortiert die Kacheln nach der Zahl der Mitglieder, die online sind; ein weiterer Klick kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Sort by members online</source>
        <translation>Nach Mitgliedern online sortieren</translation>
    </message>
    <message>
        <source>Sorts the tiles by the number of messages; click again to reverse the order</source>
        <translation>Sortiert die Kacheln nach der Zahl der Nachrichten; ein weiterer Klick kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Sort by messages</source>
        <translation>Nach Nachrichten sortieren</translation>
    </message>
    <message>
        <source>Sorts the tiles by flags that need attention; click again to reverse the order</source>
        <translation>Sortiert die Kacheln nach Hinweisen, die Aufmerksamkeit brauchen; ein weiterer Klick kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Sort by flags</source>
        <translation>Nach Hinweisen sortieren</translation>
    </message>
    <message>
        <source>Filter: name of a channel</source>
        <translation>Filter: Name eines Kanals</translation>
    </message>
    <message>
        <source>Shows only the tiles of channels whose name contains this</source>
        <translation>Zeigt nur die Kacheln der Kanäle, deren Name dies enthält</translation>
    </message>
    <message>
        <source>Filter tiles</source>
        <translation>Kacheln filtern</translation>
    </message>
    <message>
        <source>Size of the tiles; Ctrl and the mouse wheel change it, too</source>
        <translation>Größe der Kacheln; auch Strg und das Mausrad ändern sie</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Marks all messages in all channels as read</source>
        <translation>Markiert alle Nachrichten in allen Kanälen als gelesen</translation>
    </message>
    <message>
        <source>Mark all channels as read</source>
        <translation>Alle Kanäle als gelesen markieren</translation>
    </message>
    <message>
        <source>Why earlier messages are missing</source>
        <translation>Warum frühere Nachrichten fehlen</translation>
    </message>
    <message>
        <source>Enter opens the transcript of a channel; right-click for more</source>
        <translation>Die Eingabetaste öffnet den Verlauf eines Kanals; Rechtsklick für mehr</translation>
    </message>
    <message>
        <source>Wall of channels</source>
        <translation>Kanalwand</translation>
    </message>
    <message>
        <source>Earlier messages cannot be read: %1</source>
        <translation>Frühere Nachrichten können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>This session has no channels</source>
        <translation>Diese Sitzung hat keine Kanäle</translation>
    </message>
    <message>
        <source>No channel matches the filter</source>
        <translation>Kein Kanal passt zum Filter</translation>
    </message>
    <message>
        <source>Last ac&amp;tivity</source>
        <translation>Let&amp;zte Aktivität</translation>
    </message>
    <message>
        <source>Messa&amp;ges</source>
        <translation>Na&amp;chrichten</translation>
    </message>
    <message>
        <source>Fl&amp;ags</source>
        <translation>Hin&amp;weise</translation>
    </message>
    <message>
        <source>Mark all rea&amp;d</source>
        <translation>Alle als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>How the tiles are sorted; choose the same again to reverse the order</source>
        <translation>Wie die Kacheln sortiert sind; dieselbe Wahl noch einmal kehrt die Reihenfolge um</translation>
    </message>
    <message>
        <source>Sort the tiles</source>
        <translation>Kacheln sortieren</translation>
    </message>
    <message>
        <source>Silent for</source>
        <translation>Still seit</translation>
    </message>
</context>
<context>
    <name>LabChat::WholeFile</name>
    <message>
        <source>The file “%1” could not be written: %2. Choose another folder, or free some space.</source>
        <translation>Die Datei „%1“ konnte nicht geschrieben werden: %2. Wählen Sie einen anderen Ordner, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Standard output could not be written: %1. The export is incomplete.</source>
        <translation>Die Standardausgabe konnte nicht geschrieben werden: %1. Der Export ist unvollständig.</translation>
    </message>
</context>
<context>
    <name>LabChat::Whom</name>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>%1 in round %2</source>
        <comment>a group</comment>
        <translation>%1 in Runde %2</translation>
    </message>
    <message>
        <source>seen by %1 of %2</source>
        <comment>how many participants have seen an announcement</comment>
        <translation>gesehen von %1 von %2</translation>
    </message>
</context>
<context>
    <name>LabChat::Workbook</name>
    <message>
        <source>The table “%1” has more than 1,048,575 rows, which no workbook can hold. Export fewer sessions, or the package.</source>
        <translation>Die Tabelle „%1“ hat mehr als 1.048.575 Zeilen; so viele fasst keine Arbeitsmappe. Exportieren Sie weniger Sitzungen oder das Datenpaket.</translation>
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
        <source>&amp;Groups</source>
        <translation>&amp;Gruppen</translation>
    </message>
    <message>
        <source>What a participant s&amp;ees</source>
        <translation>Was eine Person si&amp;eht</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>labchat: There is no display for the console. “labchat serve” runs the same server without a window.</source>
        <translation>labchat: Es gibt keine Anzeige für die Konsole. „labchat serve“ betreibt denselben Server ohne Fenster.</translation>
    </message>
</context>
</TS>
