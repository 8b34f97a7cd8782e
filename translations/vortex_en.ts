<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>TimelineFrame</name>
    <message numerus="yes">
        <source>%n slot(s)</source>
        <translation>
            <numerusform>%n slot</numerusform>
            <numerusform>%n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Visitors</name>
    <message numerus="yes">
        <source>%n rerun(s) that %1 asked for wait(s) in the queue, off air</source>
        <translation>
            <numerusform>%n rerun that %1 asked for waits in the queue, off air</numerusform>
            <numerusform>%n reruns that %1 asked for wait in the queue, off air</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui</name>
    <message numerus="yes">
        <source>%n slot(s) of the queue are still made, each at its time. Then the engine stops and the window closes.</source>
        <translation>
            <numerusform>%n slot of the queue is still made, at its time. Then the engine stops and the window closes.</numerusform>
            <numerusform>%n slots of the queue are still made, each at its time. Then the engine stops and the window closes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Slot %1 is finished. Then the engine stops and the window closes; %n slot(s) of the queue are not made.</source>
        <translation>
            <numerusform>Slot %1 is finished. Then the engine stops and the window closes; %n slot of the queue is not made.</numerusform>
            <numerusform>Slot %1 is finished. Then the engine stops and the window closes; %n slots of the queue are not made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run the %n good one(s)</source>
        <translation>
            <numerusform>Run the %n good one</numerusform>
            <numerusform>Run the %n good ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) began here; the worst is
</source>
        <translation>
            <numerusform>%n slot began here; the worst is
</numerusform>
            <numerusform>%n slots began here; the worst is
</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) began here</source>
        <translation>
            <numerusform>%n slot began here</numerusform>
            <numerusform>%n slots began here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s), the newest of
</source>
        <translation>
            <numerusform>%n attempt, the newest of
</numerusform>
            <numerusform>%n attempts, the newest of
</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) in view, %1</source>
        <translation>
            <numerusform>%n slot in view, %1</numerusform>
            <numerusform>%n slots in view, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>costs %n slot(s)</source>
        <translation>
            <numerusform>costs %n slot</numerusform>
            <numerusform>costs %n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Safe mode: the device was lost %n time(s) in %1 min, the last time: %2</source>
        <translation>
            <numerusform>Safe mode: the device was lost %n time in %1 min, the last time: %2</numerusform>
            <numerusform>Safe mode: the device was lost %n times in %1 min, the last time: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The device process is ended and started anew. %n slot(s) run on it; they are tried again where their air time leaves room.</source>
        <translation>
            <numerusform>The device process is ended and started anew. %n slot runs on it; it is tried again where its air time leaves room.</numerusform>
            <numerusform>The device process is ended and started anew. %n slots run on it; they are tried again where their air time leaves room.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It costs %n air time(s).</source>
        <translation>
            <numerusform>It costs %n air time.</numerusform>
            <numerusform>It costs %n air times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The cause is in the list: %1, or one of %n more.</source>
        <translation>
            <numerusform>The cause is in the list: %1, or one more.</numerusform>
            <numerusform>The cause is in the list: %1, or one of %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempts, the last one is shown</source>
        <translation>
            <numerusform>%n attempt, it is shown</numerusform>
            <numerusform>%n attempts, the last one is shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them by what others took</source>
        <translation>
            <numerusform>%n of them by what others took</numerusform>
            <numerusform>%n of them by what others took</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without %n of which nothing is known</source>
        <translation>
            <numerusform>without %n of which nothing is known</numerusform>
            <numerusform>without %n of which nothing is known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n event(s): %1</source>
        <translation>
            <numerusform>after %n event: %1</numerusform>
            <numerusform>after %n events: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only its first %n events are shown</source>
        <translation>
            <numerusform>only its first event is shown</numerusform>
            <numerusform>only its first %n events are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of kinds that this program does not know are left out</source>
        <translation>
            <numerusform>%n event of a kind that this program does not know is left out</numerusform>
            <numerusform>%n events of kinds that this program does not know are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be read, the first: %1</source>
        <translation>
            <numerusform>%n line cannot be read: %1</numerusform>
            <numerusform>%n lines cannot be read, the first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) %1</source>
        <translation>
            <numerusform>%n slot %1</numerusform>
            <numerusform>%n slots %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more before it may be lowered</source>
        <translation>
            <numerusform>%n more before it may be lowered</numerusform>
            <numerusform>%n more before it may be lowered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>set by hand: %n more count first</source>
        <translation>
            <numerusform>set by hand: %n more counts first</numerusform>
            <numerusform>set by hand: %n more count first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) gained, %1 lost</source>
        <translation>
            <numerusform>%n slot gained, %1 lost</numerusform>
            <numerusform>%n slots gained, %1 lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) hold what they must give back</source>
        <translation>
            <numerusform>%n slot holds what it must give back</numerusform>
            <numerusform>%n slots hold what they must give back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more slot(s) would decide</source>
        <translation>
            <numerusform>about %n more slot would decide</numerusform>
            <numerusform>about %n more slots would decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n slot(s) judged</source>
        <translation>
            <numerusform>%1: %2, %n slot judged</numerusform>
            <numerusform>%1: %2, %n slots judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Ended&lt;/b&gt; after %n slot(s)</source>
        <translation>
            <numerusform>&lt;b&gt;Ended&lt;/b&gt; after %n slot</numerusform>
            <numerusform>&lt;b&gt;Ended&lt;/b&gt; after %n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: about %n more slot(s) would decide</source>
        <translation>
            <numerusform>%1: about %n more slot would decide</numerusform>
            <numerusform>%1: about %n more slots would decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more slot(s)</source>
        <comment>would decide</comment>
        <translation>
            <numerusform>%n more slot</numerusform>
            <numerusform>%n more slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of it are damaged or of a later program, and left out.</source>
        <translation>
            <numerusform>%n event of it is damaged or of a later program, and left out.</numerusform>
            <numerusform>%n events of it are damaged or of a later program, and left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %2 to %3 % longer, whatever the %n canceled would have done</source>
        <translation>
            <numerusform>%1; %2 to %3 % longer, whatever the %n canceled would have done</numerusform>
            <numerusform>%1; %2 to %3 % longer, whatever the %n canceled would have done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>would cost %n air time(s): back at %1</source>
        <translation>
            <numerusform>would cost %n air time: back at %1</numerusform>
            <numerusform>would cost %n air times: back at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that you hold stay(s) in the queue, and come(s) back at the next start.</source>
        <translation>
            <numerusform>%n that you hold stays in the queue, and comes back at the next start.</numerusform>
            <numerusform>%n that you hold stay in the queue, and come back at the next start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n slot(s)</source>
        <translation>
            <numerusform>%1, %n slot</numerusform>
            <numerusform>%1, %n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::AddressCommands</name>
    <message numerus="yes">
        <source>%n slots</source>
        <translation>
            <numerusform>%n slot</numerusform>
            <numerusform>%n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::AttentionLine</name>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>missed %1 of %n due</source>
        <translation>
            <numerusform>missed %1 of %n due</numerusform>
            <numerusform>missed %1 of %n due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::CaptureForm</name>
    <message numerus="yes">
        <source>%1, %n slot(s)</source>
        <translation>
            <numerusform>%1, %n slot</numerusform>
            <numerusform>%1, %n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::CurvePane</name>
    <message numerus="yes">
        <source>, by %n models and devices</source>
        <translation>
            <numerusform>, by %n model and device</numerusform>
            <numerusform>, by %n models and devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at the P95 of %n slot(s)</source>
        <translation>
            <numerusform>at the P95 of %n slot</numerusform>
            <numerusform>at the P95 of %n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::MainWindow</name>
    <message numerus="yes">
        <source>&lt;b&gt;%n warning(s) on what was opened; it is in the queue.&lt;/b&gt; %1</source>
        <translation>
            <numerusform>&lt;b&gt;%n warning on what was opened; it is in the queue.&lt;/b&gt; %1</numerusform>
            <numerusform>&lt;b&gt;%n warnings on what was opened; it is in the queue.&lt;/b&gt; %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::QueuePane</name>
    <message numerus="yes">
        <source>%n waiting, intake paused</source>
        <translation>
            <numerusform>%n waiting, intake paused</numerusform>
            <numerusform>%n waiting, intake paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::RecordedFilters</name>
    <message numerus="yes">
        <source>only %n of a what-if</source>
        <translation>
            <numerusform>only %n of a what-if</numerusform>
            <numerusform>only %n of a what-if</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::RecordedPane</name>
    <message numerus="yes">
        <source>None of %n recorded slots passes this filter.</source>
        <translation>
            <numerusform>The only recorded slot does not pass this filter.</numerusform>
            <numerusform>None of %n recorded slots passes this filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::RerunCommands</name>
    <message numerus="yes">
        <source>&amp;Rerun %n slots</source>
        <translation>
            <numerusform>&amp;Rerun %n slot</numerusform>
            <numerusform>&amp;Rerun %n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reruns wait in the queue</source>
        <translation>
            <numerusform>%n rerun waits in the queue</numerusform>
            <numerusform>%n reruns wait in the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found no room in the queue.</source>
        <translation>
            <numerusform>%n found no room in the queue.</numerusform>
            <numerusform>%n found no room in the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::RerunDialog</name>
    <message numerus="yes">
        <source>Rerun %n slots with…</source>
        <translation>
            <numerusform>Rerun %n slot with…</numerusform>
            <numerusform>Rerun %n slots with…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue %n reruns</source>
        <translation>
            <numerusform>Queue %n rerun</numerusform>
            <numerusform>Queue %n reruns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed.</source>
        <translation>
            <numerusform>%n changed.</numerusform>
            <numerusform>%n changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::SessionsView</name>
    <message numerus="yes">
        <source>%1: %2, %3, profile %4, %n slot(s)</source>
        <translation>
            <numerusform>%1: %2, %3, profile %4, %n slot</numerusform>
            <numerusform>%1: %2, %3, profile %4, %n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::SettingsDialog</name>
    <message numerus="yes">
        <source>%n change(s), not saved yet. %1</source>
        <translation>
            <numerusform>%n change, not saved yet. %1</numerusform>
            <numerusform>%n changes, not saved yet. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::TuneBar</name>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::TuneCommands</name>
    <message numerus="yes">
        <source>&amp;Apply %n change(s)</source>
        <translation>
            <numerusform>&amp;Apply %n change</numerusform>
            <numerusform>&amp;Apply %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timeout(s) applied, to attempts that run now, too</source>
        <translation>
            <numerusform>%n timeout applied, to attempts that run now, too</numerusform>
            <numerusform>%n timeouts applied, to attempts that run now, too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timeout(s) applied, to attempts that start from now on</source>
        <translation>
            <numerusform>%n timeout applied, to attempts that start from now on</numerusform>
            <numerusform>%n timeouts applied, to attempts that start from now on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::WhatIfPane</name>
    <message numerus="yes">
        <source>%n run(s) cannot be lived through again and are left out</source>
        <translation>
            <numerusform>%n run cannot be lived through again and is left out</numerusform>
            <numerusform>%n runs cannot be lived through again and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of another profile or device are left out</source>
        <translation>
            <numerusform>%n run of another profile or device is left out</numerusform>
            <numerusform>%n runs of another profile or device are left out</numerusform>
        </translation>
    </message>
</context>
</TS>
