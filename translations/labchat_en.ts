<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were written to %1.</source>
        <translation>
            <numerusform>%Ln row was written to %1.</numerusform>
            <numerusform>%Ln rows were written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabChat::NewSessionDialog</name>
    <message numerus="yes">
        <source>This makes %Ln groups.</source>
        <translation>
            <numerusform>This makes %Ln group.</numerusform>
            <numerusform>This makes %Ln groups.</numerusform>
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
    <name>LabChat::TranscriptPanel</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln &amp;new messages ↓</source>
        <translation>
            <numerusform>%Ln &amp;new message ↓</numerusform>
            <numerusform>%Ln &amp;new messages ↓</numerusform>
        </translation>
    </message>
</context>
</TS>
