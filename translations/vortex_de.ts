<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AttentionLine</name>
    <message>
        <source>&lt;b&gt;Intake is paused.&lt;/b&gt; What runs goes on, and so do air times: at %1 viewers get the fallback unless it is opened in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Intake is paused.&lt;/b&gt; What runs goes on; recipes that wait have no air time yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemoryPainter</name>
    <message>
        <source>overhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>models, loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soft limit %1 GB and hard limit %2 GB lie above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device %1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hard %1 GB: refuse or abort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soft %1 GB: warn once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device used %1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ours %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>needs %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePainter</name>
    <message>
        <source>missed air: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s, P%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 above</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui</name>
    <message>
        <source>repeat of the last clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standby clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a SIMULATED device; nothing airs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a device that is not ready yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Vortex Control Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The control room of a live AI television channel.&lt;/p&gt;&lt;p&gt;Runs on %1.&lt;br&gt;Profile %2, Qt %3.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;Built with Qt (LGPL-3.0), QCustomPlot (GPL-3.0), FFmpeg (GPL-2.0 or later as packaged), SQLite and SQLiteCpp, spdlog and fmt, yaml-cpp, nlohmann-json, protozero and OpenSSL. The device process is built with LibTorch (BSD-3-Clause). The whole list is packaging/licenses/linked.md.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light as the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes the colours of the whole window at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was started, and the file stays as it is. Mend it and start again, or start with the settings of the last good start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was started, and the file stays as it is. Mend it and start again, or start without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong, and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with the last good settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start without the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel slot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1, %2, is %3. Its work is stopped and thrown away; viewers get the fallback at its air time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart device</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The device process is ended and started anew; the last start took %1. %n slot(s) run on it; they are retried where their air time leaves room.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) of the queue are still made, each at its time. Then the engine stops and the window closes.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Intake is paused: nothing of it starts until you resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish queue and stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Slot %1 is finished. Then the engine stops and the window closes; %n slot(s) of the queue are not made.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop after slot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1 is in the making.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish it, then quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel slot %1 and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes are more than a queue takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes with errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run nothing of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Run the %n good one(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes (*.json *.jsonl *.ndjson *.yaml *.yml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large to be ours, %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder is gone: retention, or somebody, removed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged at byte %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture of %1 x %2 is not ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shelved %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shelved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout fired, stop asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>canceled by an operator, stop asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other stage came to nothing, stop asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>air time out of reach, stop asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over the hard memory limit, stop asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine ends, stop asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device died under it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its last operator ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device process ended; its memory went with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU finished, after its budget of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU finished, stage open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 still held, must be 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 B held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tried again after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU finishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, must be 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU still finishing, over its budget; %1 stage stuck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU finishing what is in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: bytes held 0, device state ok; %1 stage opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>else %1 stage stuck; the device is held for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>else %1 stage stuck; device restarts at %2%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would cost %1, too: back at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, attempt %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to last useful finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GPU finishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 work left (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> = %1 s   P50 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the making; %1 s of work left (%2), P50 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 of it waiting for the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 s of work (%2), P50 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to see here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data as rows (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this pane shows is no table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2.
What lay there before is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::AlarmCommands</name>
    <message>
        <source>&amp;Acknowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says that you know of the selected alarm, or of the worst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show the cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selects the slot that raised the alarm and brings its time into view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selects the next alarm of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selects the alarm before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelve for 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelve for an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelve for 8 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silences the selected alarm for this time; it comes back by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unshelve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the selected alarm&apos;s shelving now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alarm stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is acknowledged already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shelved already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected alarm is not shelved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::AlarmPane</name>
    <message>
        <source>Alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unacknowledged of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; most often: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::AlarmTableModel</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What, and what to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::AttentionLine</name>
    <message>
        <source>Acknowledge  F9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Device starting.&lt;/b&gt; Models are loaded and warmed up; slots start when it is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Ready for the first slot.&lt;/b&gt; Models are loaded and warm; device ready in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Nothing needs you.&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 slots decided, missed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::ChannelStrip</name>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due on air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no slot has aired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock starts with the first slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the making</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propagation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>air %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next on air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next on air in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no slot is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the making</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>making %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intake paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready, idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, quality Q%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stage stuck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage stuck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device held: restart it by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no device process, nothing airs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device process vortex-device, pid %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::Commands</name>
    <message>
        <source>&amp;Open recipes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads recipe files and adds what they hold to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the &amp;sample recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds three sample slots to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a &amp;demo with trouble…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a second window with a SIMULATED channel that has every kind of trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the program; asks first while a slot is in the making</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 --demo could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find an action or a slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type part of what you want to do, or a slot&apos;s number or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key of the configuration, with its unit, its range and the profile&apos;s value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause intake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued slots wait; their air times do not, and what runs goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel slot…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops the selected slot, after a question that names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make interrupted slots again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the slots that the last program was making when it died at the front of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the slot in the &amp;making…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops the most urgent slot in the making, after a question that names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish &amp;queue and stop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes what is queued, then stops the engine and closes the window; asks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop after this slot…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishes what is in the making, then stops the engine and closes the window; asks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear &amp;buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives back memory that the device and the output pool hold unused; slots run on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restart device…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the device process and starts it anew, after a question that says what it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings the view back to the present and keeps it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the present and what led to it, following live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last slot (&amp;1 min)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last &amp;4 slots (3 min)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last &amp;20 slots (15 min)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole &amp;day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key, and what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which version this is, what it runs on, and under which licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine does not run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not stop after the &amp;queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This channel has no configuration file to keep them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a slot that is queued or in the making</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1 is decided already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel slot %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in the queue, or were made since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No slot was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No slot is in the making</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop after slot %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export pane…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes what the pane with the focus shows to a file: PNG, SVG or CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a pane first: click into it, or Tab to it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::FactsView</name>
    <message>
        <source>%1, bytes held %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the whole proof: SHA-256 over recipe, seed and every output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality Q%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1x%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, profile %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on the disk yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  (on disk after %1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::FindBox</name>
    <message>
        <source>Find an action or a slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type part of what you want to do, or a slot&apos;s number or name  (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::FirstRun</name>
    <message>
        <source>No slot has run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slot turns one recipe into a 45 s video. Run one and its stages appear here as they happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▶  Run the sample recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, three slots on the channel&apos;s cadence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recipes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON or YAML, one recipe, a list, or one a line. Or drop files anywhere in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a demo with trouble…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIMULATED, and labelled so, in a window of its own: timeouts, a stuck stage, a leak, missed slots. Nothing airs, nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::FrameView</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::InUsePane</name>
    <message>
        <source>What is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference picture, 4 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference animator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference encoders B, L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pretended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile pretends its device: times and memory are like those of real models, nothing airs and nothing is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference models need no download. They make real sound, pictures and video from the recipe, with lower quality than a trained model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you have a GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile computes on the CPU. With an NVIDIA driver, packaging/setup --cuda adds the device program for it, and the profile full uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is measured…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk for slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timer precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk does not say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms late at P99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>espeak-ng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by rules; better with espeak-ng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sound card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sound card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be planned for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::InspectorPane</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a slot in the timeline or the table
to see its stages, receipts, picture and sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was told of the slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the slot&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the folder that the selected slot was written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the slot as &amp;JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies what `vortex-engine history show --json` prints of the selected slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of slot %1 is on the disk yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program opened %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied, %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::KeyFrameView</name>
    <message>
        <source>Key frames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the plots, at the cursor; what is under it stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Along the time; leaves the present, L follows it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a slot&apos;s row: shows that slot from its start to its air time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, previous control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reaches every pane and every control in it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::LearnPane</name>
    <message>
        <source>Learn the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom at the cursor; drag to pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow live again after you moved the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find any action or slot by typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause intake: what runs goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel the selected slot, after a question that names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rerun the selected slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey is normal. Colour, a shape and a letter mean that something needs you:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high, act now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium, act soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low, plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show at start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::LogPane</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text in a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that a line holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected slot only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all that are shown (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused, %1 newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 older ones let go, %2 are kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::LogTableModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::MainWindow</name>
    <message>
        <source>Vortex Control Room, SIMULATED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vortex Control Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;The queue cannot be kept on disk&lt;/b&gt; (%1): recipes that wait would be lost with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel: zoom at cursor   Drag: pan   L: follow live   F1: all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens or closes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ock layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps every pane where it is, against a drag by accident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts every pane back to its first place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events %1   history %2   profile %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;The last program ended without leave.&lt;/b&gt; Slots interrupted in the making: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes that wait again: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue was not read whole (%1); its file is kept aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine did not start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::MediaView</name>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to a frame; comma and period step by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is on the disk yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture; no clip: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on the disk yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play, in real time and without sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1 of %2   %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::MemoryPane</name>
    <message>
        <source>VRAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory, CPU meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host memory metered as VRAM   </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device memory over the visible time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::MemoryView</name>
    <message>
        <source>Device memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sample yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allocated by us %1   device used %2 of %3   headroom to hard %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory comes here as soon as the device tells of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device used GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ours GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: device used %2 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
%1 %2 GB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::PaletteModel</name>
    <message>
        <source>Slot %1  %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::Pane</name>
    <message>
        <source>Give %1 the whole window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1; the View menu opens it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all panes back to their places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes what this pane shows to a file  (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::Parser</name>
    <message>
        <source>this is no line of a queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::QueueModel</name>
    <message>
        <source>%1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::QueuePane</name>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It keeps its place and is passed over, until it is released  (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the recipe out of the queue; its file stays  (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: recipes that you open wait here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, intake paused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::ReceiptView</name>
    <message>
        <source>Stop receipts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop receipt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::RiskCard</name>
    <message>
        <source>Slot %1, spare to air %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare to air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consensus and propagation %1, then air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, then air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare to air: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the last useful finish: consensus and propagation, then air, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, past the last useful finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of work left%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU finishing what was stopped: at most %1%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip is encoded and named: %1%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits: %1%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::RiskPane</name>
    <message>
        <source>At risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slots after it, with their spare to air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare to air below %1 s, least first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No slot is in the making. The one that is closest to its limit comes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;No slot is at risk.&lt;/b&gt; Closest to its limit:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;One slot is at risk:&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 slots are at risk&lt;/b&gt;, least spare first:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left to run, by you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits any more. Viewers get: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is past its target of %2 and times out in %3; no retry is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No return at %1: given up if nothing ends until then (P%2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::ScoreView</name>
    <message>
        <source>Clip check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B %1 of %2, L %3 of %4, %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading result.json…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scores: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slot did not come to a clip check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 keyframes, |B−L| %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outlier (over %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no outlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B + %2 L</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a setting: timeout, soft limit, disk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile from the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language from the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile %1 from the next start, with its own values. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), not saved yet. %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::SettingsModel</name>
    <message>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::SlotMedia</name>
    <message>
        <source>there is no clip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::SlotPane</name>
    <message>
        <source>Slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the cursor into the slot table&apos;s search box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slot, recipe, text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show slots: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended without success, interrupted, or missed its air time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a slot is now, where it ended, or where a try of it came to nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 in this session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::SlotSummary</name>
    <message>
        <source>Outcome and stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare to air </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed air: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>airs in </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due on air </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to %1 s </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Spare to air %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elapsed against target and timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try %1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::SlotTableModel</name>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare to air s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> P%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::SparePane</name>
    <message>
        <source>Spare to air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare to air s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare to air of the due slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have at least, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>50 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares of the due slots that have at least so much to spare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last %1 due slots, then all of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the generation target, %1: 50 % have at least %2, 95 % %3, 99 % %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % have at least %1 s, of all due slots; one without a video of its own counts as missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What 95 % have at least needs %1 due slots, has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 5 % of the due slots were missed: 95 % have no spare at all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::SpareView</name>
    <message>
        <source>Spare to air of the due slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No slot was due yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 slots were due, %2 missed; half have at least %3, 95 % have at least %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last useful finish minus finish, per slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = %1 due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each slot&apos;s spare to air comes here when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last useful finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>50 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1: spare to air %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1, in the making: spare to air %2 s foreseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1: missed its air time (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 due slots were missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 due slots had %3 to %4 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::Teller</name>
    <message>
        <source>Let %1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of such slots make it with %1 s or more; nothing is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise %1 timeout to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1, also for the attempts to come. If this one takes all of it, %2 still has %3 s to spare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then %1 starts in time and has %2 s to spare instead of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality Q%1 from the next slot on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 s to spare for %2 instead of %3, by pixels, frames and passes; what runs stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::TimelinePane</name>
    <message>
        <source>Stage timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>●  Following live   L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused, %1 behind   L</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::TimelineView</name>
    <message>
        <source>Stage timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 slots shown, %2 running, %3 queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consensus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>propagation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playback buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1: generation target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1: last useful finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1: air time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1, %2, attempt %3: %4 of at most %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
Stopped in %1, %2 released, %3 held</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::TopBar</name>
    <message>
        <source>Profile &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the engine was started with; Settings choose another for the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Alarms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vortex::ui::WaveformView</name>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn, not played: no sound device is used. Click to seek</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz %2, %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sound…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◆ warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
