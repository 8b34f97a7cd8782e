<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AttentionLine</name>
    <message>
        <source>&lt;b&gt;Intake is paused.&lt;/b&gt; What runs goes on, and so do air times: at %1 viewers get the fallback unless it is opened in time.</source>
        <translation>&lt;b&gt;Die Annahme ist pausiert.&lt;/b&gt; Was läuft, läuft weiter, und die Sendezeiten auch: Um %1 sehen Zuschauer den Ersatz, wenn sie nicht rechtzeitig geöffnet wird.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Intake is paused.&lt;/b&gt; What runs goes on; recipes that wait have no air time yet.</source>
        <translation>&lt;b&gt;Die Annahme ist pausiert.&lt;/b&gt; Was läuft, läuft weiter; wartende Rezepte haben noch keine Sendezeit.</translation>
    </message>
</context>
<context>
    <name>ConfigKey</name>
    <message>
        <source>where stages compute</source>
        <translation>wo die Stufen rechnen</translation>
    </message>
    <message>
        <source>the device&apos;s program and its arguments; empty: vortex-device beside the engine</source>
        <translation>das Programm des Geräts und seine Argumente; leer: vortex-device neben der Engine</translation>
    </message>
    <message>
        <source>compute threads in all, 0: as many as cores</source>
        <translation>Rechen-Threads insgesamt, 0: so viele wie Kerne</translation>
    </message>
    <message>
        <source>address space of the device process in MB, 0: no limit</source>
        <translation>Adressraum des Geräteprozesses in MB, 0: keine Grenze</translation>
    </message>
    <message>
        <source>from its start to ready, models and warm-up included</source>
        <translation>vom Start bis bereit, Modelle und Aufwärmen eingeschlossen</translation>
    </message>
    <message>
        <source>between two signs of life</source>
        <translation>zwischen zwei Lebenszeichen</translation>
    </message>
    <message>
        <source>without a sign of life while CPU time was to be had</source>
        <translation>ohne Lebenszeichen, obwohl CPU-Zeit zu haben war</translation>
    </message>
    <message>
        <source>from a stop to its end, before the device is quarantined</source>
        <translation>von einem Stopp bis zu seinem Ende, ehe das Gerät in Quarantäne kommt</translation>
    </message>
    <message>
        <source>in quarantine, before on_wedged is done</source>
        <translation>in Quarantäne, ehe geschieht, was on_wedged sagt</translation>
    </message>
    <message>
        <source>a device that does not drain is killed and started anew, or held for an operator</source>
        <translation>ein Gerät, das nicht ausläuft, wird beendet und neu gestartet oder bis zum Eingriff angehalten</translation>
    </message>
    <message>
        <source>before the first restart; doubled with each</source>
        <translation>vor dem ersten Neustart; mit jedem weiteren verdoppelt</translation>
    </message>
    <message>
        <source>the longest wait before a restart</source>
        <translation>die längste Wartezeit vor einem Neustart</translation>
    </message>
    <message>
        <source>this many deaths within the window: held in safe mode</source>
        <translation>so viele Ausfälle im Zeitfenster: angehalten im sicheren Modus</translation>
    </message>
    <message>
        <source>the window of safe mode</source>
        <translation>das Zeitfenster des sicheren Modus</translation>
    </message>
    <message>
        <source>device memory in use, everybody&apos;s: above it is warned</source>
        <translation>belegter Gerätespeicher, der aller Programme: darüber wird gewarnt</translation>
    </message>
    <message>
        <source>above it nothing starts, and what runs is stopped with out_of_memory</source>
        <translation>darüber startet nichts, und was läuft, wird mit out_of_memory gestoppt</translation>
    </message>
    <message>
        <source>a crossing is over below limit minus this</source>
        <translation>eine Überschreitung endet unterhalb von Grenze minus diesem Wert</translation>
    </message>
    <message>
        <source>between two memory samples</source>
        <translation>zwischen zwei Speichermessungen</translation>
    </message>
    <message>
        <source>what an attempt needs, until a peak was measured</source>
        <translation>was ein Versuch braucht, bis ein Höchstwert gemessen wurde</translation>
    </message>
    <message>
        <source>all models stay loaded, or what a stage does not need is on the host meanwhile (one slot in flight)</source>
        <translation>alle Modelle bleiben geladen, oder was eine Stufe nicht braucht, liegt so lange im Hauptspeicher (ein Slot auf einmal)</translation>
    </message>
    <message>
        <source>what this keeps of the device&apos;s memory while loaded</source>
        <translation>was dies geladen vom Gerätespeicher belegt</translation>
    </message>
    <message>
        <source>audio and image at once; false: one after the other</source>
        <translation>Ton und Bild zugleich; false: nacheinander</translation>
    </message>
    <message>
        <source>what a slot should take; margins are measured against it</source>
        <translation>was ein Slot dauern soll; Abstände werden daran gemessen</translation>
    </message>
    <message>
        <source>slots that are worked on at once</source>
        <translation>Slots, an denen zugleich gearbeitet wird</translation>
    </message>
    <message>
        <source>slots that wait; beyond: shed</source>
        <translation>wartende Slots; darüber hinaus: abgewiesen</translation>
    </message>
    <message>
        <source>attempts that may overlap on the stage&apos;s lane</source>
        <translation>Versuche, die sich auf der Spur der Stufe überlappen dürfen</translation>
    </message>
    <message>
        <source>a healthy attempt; stands in until history has enough samples</source>
        <translation>ein gesunder Versuch; gilt, bis die Historie genug Messwerte hat</translation>
    </message>
    <message>
        <source>per attempt; its range is limits.audio_s</source>
        <translation>je Versuch; der Bereich steht in limits.audio_s</translation>
    </message>
    <message>
        <source>per attempt; its range is limits.image_s</source>
        <translation>je Versuch; der Bereich steht in limits.image_s</translation>
    </message>
    <message>
        <source>per attempt; its range is limits.video_s</source>
        <translation>je Versuch; der Bereich steht in limits.video_s</translation>
    </message>
    <message>
        <source>per attempt; its range is limits.clip_s</source>
        <translation>je Versuch; der Bereich steht in limits.clip_s</translation>
    </message>
    <message>
        <source>retries after a first attempt</source>
        <translation>Wiederholungen nach einem ersten Versuch</translation>
    </message>
    <message>
        <source>before retry n = 0, 1, …: this · 2^n</source>
        <translation>vor Wiederholung n = 0, 1,…: dieser Wert · 2^n</translation>
    </message>
    <message>
        <source>of a slot, for attempts that died with the device</source>
        <translation>eines Slots, für Versuche, die mit dem Gerät ausfielen</translation>
    </message>
    <message>
        <source>from a slot&apos;s start to its air time, unless the request names one</source>
        <translation>vom Start eines Slots bis zu seiner Sendezeit, wenn der Auftrag keine nennt</translation>
    </message>
    <message>
        <source>what must still happen after generation; 0 in the old form</source>
        <translation>was nach der Erzeugung noch geschehen muss; 0 in der alten Form</translation>
    </message>
    <message>
        <source>kept free before the last useful finish; 5 in the old form</source>
        <translation>bleibt vor dem letzten nützlichen Ende frei; 5 in der alten Form</translation>
    </message>
    <message>
        <source>encoding and writing, until it was measured</source>
        <translation>Kodieren und Schreiben, bis es gemessen wurde</translation>
    </message>
    <message>
        <source>of what is left: a slot that cannot make it even so is aborted</source>
        <translation>der restlichen Arbeit: Ein Slot, der es auch so nicht schafft, wird abgebrochen</translation>
    </message>
    <message>
        <source>of what is left: a slot that cannot make it then is at risk</source>
        <translation>der restlichen Arbeit: Ein Slot, der es so nicht schafft, ist gefährdet</translation>
    </message>
    <message>
        <source>with less to spare to air, at warn_quantile, a slot comes forward</source>
        <translation>mit weniger Reserve bis zur Sendung, bei warn_quantile, tritt ein Slot hervor</translation>
    </message>
    <message>
        <source>a lower level of the ladder when slots run late: never, proposed, taken</source>
        <translation>eine niedrigere Stufe der Leiter, wenn Slots spät kommen: nie, vorgeschlagen, gewählt</translation>
    </message>
    <message>
        <source>the range of the stage&apos;s timeout; a profile of a slower model widens it</source>
        <translation>der Bereich der Zeitgrenze der Stufe; das Profil eines langsameren Modells weitet ihn</translation>
    </message>
    <message>
        <source>what airs in place of a missed slot</source>
        <translation>was statt eines verpassten Slots gesendet wird</translation>
    </message>
    <message>
        <source>the clip of fallback standby_file</source>
        <translation>der Clip des Ersatzes standby_file</translation>
    </message>
    <message>
        <source>a missed slot is told at least this long before its air time</source>
        <translation>ein verpasster Slot wird mindestens so lange vor seiner Sendezeit gemeldet</translation>
    </message>
    <message>
        <source>a clip passes with a B score of at least this …</source>
        <translation>ein Clip besteht mit einem B-Wert von mindestens diesem…</translation>
    </message>
    <message>
        <source>… and an L score of at least this</source>
        <translation>… und einem L-Wert von mindestens diesem</translation>
    </message>
    <message>
        <source>of B in the ensemble score</source>
        <translation>von B im Gesamtwert</translation>
    </message>
    <message>
        <source>of L in the ensemble score</source>
        <translation>von L im Gesamtwert</translation>
    </message>
    <message>
        <source>B and L further apart are marked as an outlier</source>
        <translation>liegen B und L weiter auseinander, gilt der Clip als Ausreißer</translation>
    </message>
    <message>
        <source>where slots&apos; folders are made, ~/ is the home; empty: vortex/slots among the user&apos;s data</source>
        <translation>wo die Ordner der Slots angelegt werden, ~/ ist das Benutzerverzeichnis; leer: vortex/slots unter den Daten des Benutzers</translation>
    </message>
    <message>
        <source>a slot&apos;s files are removed after so many days …</source>
        <translation>die Dateien eines Slots werden nach so vielen Tagen gelöscht…</translation>
    </message>
    <message>
        <source>… and the oldest when all slots&apos; files take more than this …</source>
        <translation>… und die ältesten, wenn alle zusammen mehr belegen als dies…</translation>
    </message>
    <message>
        <source>… or less than this is free on their disk</source>
        <translation>… oder weniger als dies auf ihrer Platte frei ist</translation>
    </message>
    <message>
        <source>memory samples are kept one by one, then by their extremes only</source>
        <translation>so lange werden Speichermessungen einzeln behalten, danach nur ihre Extreme</translation>
    </message>
    <message>
        <source>slots, runs and their events; never before the slot&apos;s files are gone</source>
        <translation>Slots, Läufe und ihre Ereignisse; nie bevor die Dateien des Slots weg sind</translation>
    </message>
    <message>
        <source>levels of quality, the best first; what a level does not say is as in the one above it</source>
        <translation>Qualitätsstufen, die beste zuerst; was eine nicht sagt, gilt wie in der darüber</translation>
    </message>
    <message>
        <source>the least that is logged; capital letters, warn and critical are read too</source>
        <translation>das Geringste, das protokolliert wird; Großbuchstaben, warn und critical gelten auch</translation>
    </message>
    <message>
        <source>on the screen; files are JSON lines</source>
        <translation>auf dem Bildschirm; Dateien sind JSON-Zeilen</translation>
    </message>
    <message>
        <source>stretches stages and start-up: 1.5 is a GPU half as slow again</source>
        <translation>dehnt Stufen und Start: 1.5 ist eine um die Hälfte langsamere GPU</translation>
    </message>
    <message>
        <source>engine seconds per real second</source>
        <translation>Sekunden der Engine je wirklicher Sekunde</translation>
    </message>
    <message>
        <source>from the device&apos;s start to ready</source>
        <translation>vom Start des Geräts bis bereit</translation>
    </message>
    <message>
        <source>delivery of a clip</source>
        <translation>Auslieferung eines Clips</translation>
    </message>
    <message>
        <source>what was enqueued runs on after a stop was noticed</source>
        <translation>so lange läuft Eingereihtes weiter, nachdem ein Stopp bemerkt wurde</translation>
    </message>
    <message>
        <source>the clip check&apos;s B</source>
        <translation>das B der Clipprüfung</translation>
    </message>
    <message>
        <source>the clip check&apos;s L</source>
        <translation>das L der Clipprüfung</translation>
    </message>
    <message>
        <source>memory of the pretended device</source>
        <translation>Speicher des vorgetäuschten Geräts</translation>
    </message>
    <message>
        <source>what is loaded on it before any slot</source>
        <translation>was vor dem ersten Slot darauf geladen ist</translation>
    </message>
    <message>
        <source>of the drawn times: the same seed gives the same run</source>
        <translation>der gezogenen Zeiten: gleicher Startwert, gleicher Lauf</translation>
    </message>
    <message>
        <source>how the stage&apos;s time varies</source>
        <translation>wie die Zeit der Stufe schwankt</translation>
    </message>
    <message>
        <source>a stage&apos;s time, mean or median; null: its target</source>
        <translation>Zeit einer Stufe, Mittelwert oder Median; null: ihr Ziel</translation>
    </message>
    <message>
        <source>standard deviation: of normal, in parts of the time; of lognormal, of the logarithm</source>
        <translation>Standardabweichung: bei normal in Teilen der Zeit, bei lognormal des Logarithmus</translation>
    </message>
    <message>
        <source>times of distribution recorded, in turn</source>
        <translation>Zeiten der Verteilung recorded, der Reihe nach</translation>
    </message>
    <message>
        <source>device memory of an attempt</source>
        <translation>Gerätespeicher eines Versuchs</translation>
    </message>
    <message>
        <source>progress reports of an attempt</source>
        <translation>Fortschrittsmeldungen eines Versuchs</translation>
    </message>
    <message>
        <source>a stop is noticed at the next multiple of this; 0: at once</source>
        <translation>ein Stopp wird beim nächsten Vielfachen hiervon bemerkt; 0: sofort</translation>
    </message>
    <message>
        <source>cpu, cuda:0 to cuda:63</source>
        <translation>cpu, cuda:0 bis cuda:63</translation>
    </message>
    <message>
        <source>list of text</source>
        <translation>Liste von Texten</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>[least, most], each 0.0001 to 3600</source>
        <translation>[kleinste, größte], je 0.0001 bis 3600</translation>
    </message>
    <message>
        <source>list of 1 to 16 levels, sides even</source>
        <translation>Liste von 1 bis 16 Stufen, Seiten gerade</translation>
    </message>
    <message>
        <source>null, 0 to 3600</source>
        <translation>null, 0 bis 3600</translation>
    </message>
    <message>
        <source>list of at most 100000 times, each 0 to 3600</source>
        <translation>Liste von höchstens 100000 Zeiten, je 0 bis 3600</translation>
    </message>
    <message>
        <source>list of {stage, fault, nth, every, gb, lasts_s, when, most}</source>
        <translation>Liste von {stage, fault, nth, every, gb, lasts_s, when, most}</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>timeouts by what was seen: not at all, proposed, set</source>
        <translation>Zeitgrenzen nach dem, was gesehen wurde: gar nicht, vorgeschlagen, gesetzt</translation>
    </message>
    <message>
        <source>of first attempts that may be cut although they would have finished in time; auto wants 0.005 at least</source>
        <translation>der ersten Versuche, die abgeschnitten werden dürfen, obwohl sie rechtzeitig fertig geworden wären; auto verlangt mindestens 0.005</translation>
    </message>
    <message>
        <source>attempts before a timeout is lowered, where that is more than the rate&apos;s claim takes</source>
        <translation>Versuche, bevor eine Zeitgrenze gesenkt wird, wo das mehr ist, als die Aussage über den Anteil braucht</translation>
    </message>
    <message>
        <source>stages whose timeouts are left alone</source>
        <translation>Stufen, deren Zeitgrenzen bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>set while it is watched: one first attempt in `every` may run to `limit` where its slot&apos;s slack allows it</source>
        <translation>gesetzt, während beobachtet wird: einer von `every` ersten Versuchen darf bis `limit` laufen, wo der Spielraum seines Slots es zulässt</translation>
    </message>
    <message>
        <source>list of stages</source>
        <translation>Liste von Stufen</translation>
    </message>
    <message>
        <source>[limit, every], 0 to 3600 and 1 to 1000</source>
        <translation>[limit, every], 0 bis 3600 und 1 bis 1000</translation>
    </message>
    <message>
        <source>what goes wrong: the nth attempt of a stage and, with every, each so-manieth after it; gb stays, lasts_s drains slowly</source>
        <translation>was schiefgeht: der nth-te Versuch einer Stufe und, mit every, jeder so vielte danach; gb bleibt, lasts_s läuft langsam aus</translation>
    </message>
</context>
<context>
    <name>MemoryPainter</name>
    <message>
        <source>overhead</source>
        <translation>Grundbedarf</translation>
    </message>
    <message>
        <source>models, loaded</source>
        <translation>Modelle, geladen</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>clip check</source>
        <translation>Clipprüfung</translation>
    </message>
    <message>
        <source>video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>soft limit %1 GB and hard limit %2 GB lie above</source>
        <translation>weiche Grenze %1 GB und harte Grenze %2 GB liegen darüber</translation>
    </message>
    <message>
        <source>device %1 GB</source>
        <translation>Gerät %1 GB</translation>
    </message>
    <message>
        <source>hard %1 GB: refuse or abort</source>
        <translation>hart %1 GB: lehnt ab</translation>
    </message>
    <message>
        <source>soft %1 GB: warn once</source>
        <translation>weich %1 GB: warnt</translation>
    </message>
    <message>
        <source>device used %1 GB</source>
        <translation>Gerät belegt %1 GB</translation>
    </message>
    <message>
        <source>ours %1</source>
        <translation>von uns %1</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>it is not in the history</source>
        <translation>er steht nicht im Archiv</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>nothing of it was told yet at this moment of the recording</source>
        <translation>zu diesem Zeitpunkt der Aufzeichnung war von ihm noch nichts gemeldet</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>needs %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
</context>
<context>
    <name>RangeWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Measure over a time range</source>
        <translation>Über einen Zeitraum messen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Slots of the live profile and device that began then.</source>
        <translation>Slots von Profil und Gerät des laufenden Kanals, die dann begannen.</translation>
    </message>
    <message>
        <source>Measure over it</source>
        <translation>Darüber messen</translation>
    </message>
    <message>
        <source>It ends before it begins</source>
        <translation>Er endet, bevor er beginnt</translation>
    </message>
</context>
<context>
    <name>TimelineFrame</name>
    <message>
        <source>next</source>
        <translation>nächster</translation>
    </message>
    <message>
        <source>rerun of %1</source>
        <translation>%1 nochmals</translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s)</source>
        <translation>
            <numerusform>%n Slot</numerusform>
            <numerusform>%n Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>a column: how many</source>
        <translation>eine Spalte: wie viele</translation>
    </message>
    <message>
        <source>and the worst</source>
        <translation>und der schlechteste</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>one slot</source>
        <translation>ein Slot</translation>
    </message>
    <message>
        <source>at a time</source>
        <translation>auf einmal</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>from now</source>
        <translation>ab jetzt</translation>
    </message>
</context>
<context>
    <name>Visitors</name>
    <message>
        <source>Other programs cannot ask this window for anything: %1</source>
        <translation>Andere Programme können dieses Fenster um nichts bitten: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rerun(s) that %1 asked for wait(s) in the queue, off air</source>
        <translation>
            <numerusform>%n Wiederholung, um die %1 gebeten hat, wartet in der Warteschlange, nicht auf Sendung</numerusform>
            <numerusform>%n Wiederholungen, um die %1 gebeten hat, warten in der Warteschlange, nicht auf Sendung</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui</name>
    <message>
        <source>repeat of the last clip</source>
        <translation>letzter Clip nochmals</translation>
    </message>
    <message>
        <source>standby clip</source>
        <translation>Standby-Clip</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>no video</source>
        <translation>kein Video</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrupted</translation>
    </message>
    <message>
        <source>a SIMULATED device; nothing airs</source>
        <translation>ein SIMULIERTES Gerät; nichts geht auf Sendung</translation>
    </message>
    <message>
        <source>a device that is not ready yet</source>
        <translation>ein Gerät, das noch nicht bereit ist</translation>
    </message>
    <message>
        <source>About Vortex Control Room</source>
        <translation>Über Vortex Control Room</translation>
    </message>
    <message>
        <source>&lt;p&gt;The control room of a live AI television channel.&lt;/p&gt;&lt;p&gt;Runs on %1.&lt;br&gt;Profile %2, Qt %3.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Die Regie eines live sendenden KI-Fernsehkanals.&lt;/p&gt;&lt;p&gt;Läuft auf %1.&lt;br&gt;Profil %2, Qt %3.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;Built with Qt (LGPL-3.0), QCustomPlot (GPL-3.0), FFmpeg (GPL-2.0 or later as packaged), SQLite and SQLiteCpp, spdlog and fmt, yaml-cpp, nlohmann-json, protozero and OpenSSL. The device process is built with LibTorch (BSD-3-Clause). The whole list is packaging/licenses/linked.md.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.&lt;/p&gt;&lt;p&gt;Gebaut mit Qt (LGPL-3.0), QCustomPlot (GPL-3.0), FFmpeg (GPL-2.0 oder später, wie paketiert), SQLite und SQLiteCpp, spdlog und fmt, yaml-cpp, nlohmann-json, protozero und OpenSSL. Der Geräteprozess ist mit LibTorch (BSD-3-Clause) gebaut. Die ganze Liste steht in packaging/licenses/linked.md.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark or light as the s&amp;ystem</source>
        <translation>Dunkel oder hell wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>Changes the colours of the whole window at once</source>
        <translation>Ändert sofort die Farben des ganzen Fensters</translation>
    </message>
    <message>
        <source>The configuration cannot be used</source>
        <translation>Die Konfiguration ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Nothing was started, and the file stays as it is. Mend it and start again, or start with the settings of the last good start.</source>
        <translation>Nichts wurde gestartet, die Datei bleibt, wie sie ist. Datei berichtigen und neu starten, oder mit den Einstellungen des letzten guten Starts beginnen.</translation>
    </message>
    <message>
        <source>Nothing was started, and the file stays as it is. Mend it and start again, or start without it.</source>
        <translation>Nichts wurde gestartet, die Datei bleibt, wie sie ist. Datei berichtigen und neu starten, oder ohne sie beginnen.</translation>
    </message>
    <message>
        <source>What is wrong, and where</source>
        <translation>Was falsch ist, und wo</translation>
    </message>
    <message>
        <source>Start with the last good settings</source>
        <translation>Mit den letzten guten Einstellungen starten</translation>
    </message>
    <message>
        <source>Start without the file</source>
        <translation>Ohne die Datei starten</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Cancel slot %1</source>
        <translation>Slot %1 abbrechen</translation>
    </message>
    <message>
        <source>Slot %1, %2, is %3. Its work is stopped and thrown away; viewers get the fallback at its air time.</source>
        <translation>Slot %1, %2: %3. Seine Arbeit wird gestoppt und verworfen; zu seiner Sendezeit sehen Zuschauer den Ersatz.</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Laufen lassen</translation>
    </message>
    <message>
        <source>Restart device</source>
        <translation>Gerät neu starten</translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) of the queue are still made, each at its time. Then the engine stops and the window closes.</source>
        <translation>
            <numerusform>%n Slot der Warteschlange wird noch gemacht, zu seiner Zeit. Dann stoppt die Engine und das Fenster schließt.</numerusform>
            <numerusform>%n Slots der Warteschlange werden noch gemacht, jeder zu seiner Zeit. Dann stoppt die Engine und das Fenster schließt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Intake is paused: nothing of it starts until you resume it.</source>
        <translation>Die Annahme ist pausiert: Nichts davon startet, bis sie fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Finish queue and stop</source>
        <translation>Warteschlange abarbeiten und stoppen</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop after this slot</source>
        <translation>Nach diesem Slot stoppen</translation>
    </message>
    <message numerus="yes">
        <source>Slot %1 is finished. Then the engine stops and the window closes; %n slot(s) of the queue are not made.</source>
        <translation>
            <numerusform>Slot %1 wird fertig gemacht. Dann stoppt die Engine und das Fenster schließt; %n Slot der Warteschlange wird nicht gemacht.</numerusform>
            <numerusform>Slot %1 wird fertig gemacht. Dann stoppt die Engine und das Fenster schließt; %n Slots der Warteschlange werden nicht gemacht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop after slot %1</source>
        <translation>Nach Slot %1 stoppen</translation>
    </message>
    <message>
        <source>Slot %1 is in the making.</source>
        <translation>Slot %1 ist in Arbeit.</translation>
    </message>
    <message>
        <source>Finish it, then quit</source>
        <translation>Fertig machen, dann beenden</translation>
    </message>
    <message>
        <source>Cancel slot %1 and quit</source>
        <translation>Slot %1 abbrechen und beenden</translation>
    </message>
    <message>
        <source>%1 bytes are more than a queue takes</source>
        <translation>%1 Bytes sind mehr, als eine Warteschlange fasst</translation>
    </message>
    <message>
        <source>Recipes with errors</source>
        <translation>Fehlerhafte Rezepte</translation>
    </message>
    <message>
        <source>Run nothing of them</source>
        <translation>Keines davon starten</translation>
    </message>
    <message numerus="yes">
        <source>Run the %n good one(s)</source>
        <translation>
            <numerusform>%n gutes starten</numerusform>
            <numerusform>%n gute starten</numerusform>
        </translation>
    </message>
    <message>
        <source>Open recipes</source>
        <translation>Rezepte öffnen</translation>
    </message>
    <message>
        <source>Recipes (*.json *.jsonl *.ndjson *.yaml *.yml)</source>
        <translation>Rezepte (*.json *.jsonl *.ndjson *.yaml *.yml)</translation>
    </message>
    <message>
        <source>too large to be ours, %1 bytes</source>
        <translation>zu groß, um von uns zu sein, %1 Bytes</translation>
    </message>
    <message>
        <source>the folder is gone: retention, or somebody, removed it</source>
        <translation>der Ordner ist weg: die Aufbewahrungsregel oder jemand hat ihn entfernt</translation>
    </message>
    <message>
        <source>%1 is not in the folder</source>
        <translation>%1 ist nicht im Ordner</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 ist keine Datei</translation>
    </message>
    <message>
        <source>damaged at byte %1: %2</source>
        <translation>beschädigt bei Byte %1: %2</translation>
    </message>
    <message>
        <source>a picture of %1 x %2 is not ours</source>
        <translation>ein Bild von %1 x %2 ist nicht von uns</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>beschädigt: %1</translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation>unquittiert</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>quittiert</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zurückgegangen</translation>
    </message>
    <message>
        <source>shelved %1 min</source>
        <translation>zurückgestellt %1 min</translation>
    </message>
    <message>
        <source>shelved</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>timeout fired, stop asked for</source>
        <translation>Zeitgrenze erreicht, Stopp verlangt</translation>
    </message>
    <message>
        <source>canceled by an operator, stop asked for</source>
        <translation>vom Bediener abgebrochen, Stopp verlangt</translation>
    </message>
    <message>
        <source>the other stage came to nothing, stop asked for</source>
        <translation>aus der anderen Stufe wurde nichts, Stopp verlangt</translation>
    </message>
    <message>
        <source>air time out of reach, stop asked for</source>
        <translation>Sendezeit unerreichbar, Stopp verlangt</translation>
    </message>
    <message>
        <source>over the hard memory limit, stop asked for</source>
        <translation>über der harten Speichergrenze, Stopp verlangt</translation>
    </message>
    <message>
        <source>the engine ends, stop asked for</source>
        <translation>die Engine endet, Stopp verlangt</translation>
    </message>
    <message>
        <source>the device died under it</source>
        <translation>das Gerät brach darunter weg</translation>
    </message>
    <message>
        <source>its last operator ended</source>
        <translation>ihr letzter Operator endete</translation>
    </message>
    <message>
        <source>the device process ended; its memory went with it</source>
        <translation>der Geräteprozess endete; sein Speicher ging mit</translation>
    </message>
    <message>
        <source>GPU finished, after its budget of %1</source>
        <translation>GPU ausgelaufen, nach ihrem Budget von %1</translation>
    </message>
    <message>
        <source>GPU finished, stage open</source>
        <translation>GPU ausgelaufen, Stufe offen</translation>
    </message>
    <message>
        <source>%1 released</source>
        <translation>%1 freigegeben</translation>
    </message>
    <message>
        <source>%1 still held, must be 0</source>
        <translation>%1 noch gehalten, muss 0 sein</translation>
    </message>
    <message>
        <source>0 B held</source>
        <translation>0 B gehalten</translation>
    </message>
    <message>
        <source>tried again after %1</source>
        <translation>nochmals versucht nach %1</translation>
    </message>
    <message>
        <source>GPU finishing</source>
        <translation>GPU läuft aus</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Still held</source>
        <translation>Noch gehalten</translation>
    </message>
    <message>
        <source>%1, must be 0</source>
        <translation>%1, muss 0 sein</translation>
    </message>
    <message>
        <source>0 B</source>
        <translation>0 B</translation>
    </message>
    <message>
        <source>GPU still finishing, over its budget; %1 stage stuck</source>
        <translation>GPU läuft noch aus, über ihrem Budget; Stufe %1 klemmt</translation>
    </message>
    <message>
        <source>GPU finishing what is in flight</source>
        <translation>GPU läuft aus, was unterwegs ist</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>then: bytes held 0, device state ok; %1 stage opens</source>
        <translation>dann: gehaltene Bytes 0, Gerätezustand ok; Stufe %1 öffnet</translation>
    </message>
    <message>
        <source>else %1 stage stuck; the device is held for you</source>
        <translation>sonst klemmt Stufe %1; das Gerät bleibt angehalten bis zum Eingriff</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>else %1 stage stuck; device restarts at %2%3</source>
        <translation>sonst klemmt Stufe %1; Gerät startet neu um %2%3</translation>
    </message>
    <message>
        <source>%1, attempt %2</source>
        <translation>%1, Versuch %2</translation>
    </message>
    <message>
        <source>P%1 of %2</source>
        <translation>P%1 von %2</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>the next slot</source>
        <translation>Slot danach</translation>
    </message>
    <message>
        <source>%1 to last useful finish</source>
        <translation>%1 bis letztes nützliches Ende</translation>
    </message>
    <message>
        <source>%1 GPU finishing</source>
        <translation>%1 GPU läuft aus</translation>
    </message>
    <message>
        <source>%1 work left (%2)</source>
        <translation>%1 Restarbeit (%2)</translation>
    </message>
    <message>
        <source> = %1 s   P50 %2</source>
        <translation> = %1 s   P50 %2</translation>
    </message>
    <message>
        <source>in the making; %1 s of work left (%2), P50 %3</source>
        <translation>in Arbeit; %1 s Restarbeit (%2), P50 %3</translation>
    </message>
    <message>
        <source>starts in %1</source>
        <translation>startet in %1</translation>
    </message>
    <message>
        <source>, %1 of it waiting for the one before</source>
        <translation>, davon %1 Warten auf den davor</translation>
    </message>
    <message>
        <source>; %1 s of work (%2), P50 %3</source>
        <translation>; %1 s Arbeit (%2), P50 %3</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Rows (*.csv)</source>
        <translation>Zeilen (*.csv)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>There is nothing to see here</source>
        <translation>Hier ist nichts zu sehen</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Data as rows (CSV)…</source>
        <translation>Daten als Zeilen (CSV)…</translation>
    </message>
    <message>
        <source>What this pane shows is no table</source>
        <translation>Dieser Bereich zeigt keine Tabelle</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.
What lay there before is as it was.</source>
        <translation>%1 ließ sich nicht schreiben: %2.
Was dort lag, ist unverändert.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 timed out at %2.</source>
        <translation>%1 lief bei %2 in die Zeitgrenze.</translation>
    </message>
    <message>
        <source>%1 canceled at %2.</source>
        <translation>%1 bei %2 abgebrochen.</translation>
    </message>
    <message>
        <source>%1 stopped at %2, since another stage failed.</source>
        <translation>%1 bei %2 gestoppt, da eine andere Stufe scheiterte.</translation>
    </message>
    <message>
        <source>%1 stopped at %2: it can no longer make the air.</source>
        <translation>%1 bei %2 gestoppt: die Sendung ist nicht mehr zu erreichen.</translation>
    </message>
    <message>
        <source>%1 stopped at %2: out of memory.</source>
        <translation>%1 bei %2 gestoppt: kein Speicher mehr.</translation>
    </message>
    <message>
        <source>%1 stopped at %2: the engine ends.</source>
        <translation>%1 bei %2 gestoppt: die Engine endet.</translation>
    </message>
    <message>
        <source>%1 ended at %2 with its device.</source>
        <translation>%1 endete bei %2 mit seinem Gerät.</translation>
    </message>
    <message>
        <source>repeat of %1</source>
        <translation>%1 nochmals</translation>
    </message>
    <message>
        <source>missed air: %1</source>
        <translation>Sendung verpasst: %1</translation>
    </message>
    <message>
        <source>will miss air: %1</source>
        <translation>wird verpasst: %1</translation>
    </message>
    <message>
        <source>last useful</source>
        <translation>letztes Ende</translation>
    </message>
    <message>
        <source>queued, airs %1</source>
        <translation>eingereiht, Sendung %1</translation>
    </message>
    <message>
        <source>queued, off air</source>
        <translation>eingereiht, ohne Sendung</translation>
    </message>
    <message>
        <source>%1 s P%2</source>
        <translation>%1 s P%2</translation>
    </message>
    <message>
        <source>GPU finished in %1, %2 still held</source>
        <translation>GPU lief in %1 aus, %2 noch gehalten</translation>
    </message>
    <message>
        <source>GPU finished in %1</source>
        <translation>GPU lief in %1 aus</translation>
    </message>
    <message>
        <source>off air, no deadline</source>
        <translation>ohne Sendung, ohne Frist</translation>
    </message>
    <message>
        <source>GPU finishing, %1 of at most %2</source>
        <translation>GPU läuft aus, %1 von höchstens %2</translation>
    </message>
    <message>
        <source>, %1 held</source>
        <translation>, %1 gehalten</translation>
    </message>
    <message>
        <source>device starting</source>
        <translation>Gerät startet</translation>
    </message>
    <message>
        <source>CLOSED, device lost</source>
        <translation>GESCHLOSSEN, Gerät verloren</translation>
    </message>
    <message>
        <source>CLOSED, device held</source>
        <translation>GESCHLOSSEN, Gerät angehalten</translation>
    </message>
    <message>
        <source>CLOSED, stage stuck</source>
        <translation>GESCHLOSSEN, Stufe klemmt</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>held back: no output buffer</source>
        <translation>wartet: kein Ausgabepuffer</translation>
    </message>
    <message>
        <source>CLOSED, GPU finishing</source>
        <translation>GESCHLOSSEN, GPU läuft aus</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>läuft: %1</translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation>Slot %1</translation>
    </message>
    <message>
        <source>Slot %1, %2</source>
        <translation>Slot %1, %2</translation>
    </message>
    <message>
        <source>%1, attempt %2: %3, target %4, timeout %5</source>
        <translation>%1, Versuch %2: %3, Ziel %4, Zeitgrenze %5</translation>
    </message>
    <message>
        <source>
step %1 of %2</source>
        <translation>
Schritt %1 von %2</translation>
    </message>
    <message>
        <source>
GPU finishing, %1 of at most %2</source>
        <translation>
GPU läuft aus, %1 von höchstens %2</translation>
    </message>
    <message>
        <source>
stopped in %1, %2 released, %3 held</source>
        <translation>
in %1 gestoppt, %2 freigegeben, %3 gehalten</translation>
    </message>
    <message>
        <source>
made again after %1</source>
        <translation>
nach %1 nochmals gemacht</translation>
    </message>
    <message>
        <source>, spare to air %1 s</source>
        <translation>, Reserve bis Sendung %1 s</translation>
    </message>
    <message>
        <source>
rerun of %1</source>
        <translation>
%1 nochmals</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Erzeugung</translation>
    </message>
    <message>
        <source>consensus</source>
        <translation>Konsens</translation>
    </message>
    <message>
        <source>propagation</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>playback buffer</source>
        <translation>Abspielpuffer</translation>
    </message>
    <message>
        <source>%1
generation target, %2 after its start</source>
        <translation>%1
Ziel der Erzeugung, %2 nach seinem Beginn</translation>
    </message>
    <message>
        <source>%1
last useful finish, %2</source>
        <translation>%1
letztes nützliches Ende, %2</translation>
    </message>
    <message>
        <source>%1
air, %2</source>
        <translation>%1
Sendung, %2</translation>
    </message>
    <message>
        <source>%1
P%2 finish %3, spare to air %4 s, %5
P50 finish %6</source>
        <translation>%1
P%2-Ende %3, Reserve bis Sendung %4 s, %5
P50-Ende %6</translation>
    </message>
    <message>
        <source>of %1 slots</source>
        <translation>aus %1 Slots</translation>
    </message>
    <message>
        <source>targets stand in</source>
        <translation>aus den Zielen</translation>
    </message>
    <message>
        <source>
point of no return %1</source>
        <translation>
kein Zurück ab %1</translation>
    </message>
    <message>
        <source>%1 stage: %2</source>
        <translation>Stufe %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) began here; the worst is
</source>
        <translation>
            <numerusform>%n Slot begann hier; der schlechteste ist
</numerusform>
            <numerusform>%n Slots begannen hier; der schlechteste ist
</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) began here</source>
        <translation>
            <numerusform>%n Slot begann hier</numerusform>
            <numerusform>%n Slots begannen hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s), the newest of
</source>
        <translation>
            <numerusform>%n Versuch, der neueste von
</numerusform>
            <numerusform>%n Versuche, der neueste von
</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) in view, %1</source>
        <translation>
            <numerusform>%n Slot zu sehen, %1</numerusform>
            <numerusform>%n Slots zu sehen, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stage %2</source>
        <translation>Stufe %1 %2</translation>
    </message>
    <message>
        <source>slot %1 %2</source>
        <translation>Slot %1 %2</translation>
    </message>
    <message>
        <source>The queue is full</source>
        <translation>Die Warteschlange ist voll</translation>
    </message>
    <message>
        <source>The queue holds %1 recipes; %2 of those that you opened found no room and are not in it.</source>
        <translation>Die Warteschlange fasst %1 Rezepte; %2 der geöffneten fanden keinen Platz und stehen nicht darin.</translation>
    </message>
    <message>
        <source>Zoom to %1, %2</source>
        <translation>Zoomen auf %1, %2</translation>
    </message>
    <message>
        <source>Export its rows (CSV)…</source>
        <translation>Zeilen daraus exportieren (CSV)…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>missed air</source>
        <translation>Sendung verpasst</translation>
    </message>
    <message>
        <source>will miss air</source>
        <translation>wird verpasst</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Restarting for %1 s; no start was measured yet, %2 are allowed</source>
        <translation>Startet seit %1 s neu; noch kein Start wurde gemessen, %2 sind erlaubt</translation>
    </message>
    <message>
        <source>Restarting for %1 s; the last start took %2</source>
        <translation>Startet seit %1 s neu; der letzte Start dauerte %2</translation>
    </message>
    <message>
        <source>Restarting, %1 of about %2</source>
        <translation>Startet neu, %1 von etwa %2</translation>
    </message>
    <message>
        <source>In %1 it is killed and held for you</source>
        <translation>In %1 wird es beendet und bis zum Eingriff angehalten</translation>
    </message>
    <message>
        <source>In %1 it is killed and restarted</source>
        <translation>In %1 wird es beendet und neu gestartet</translation>
    </message>
    <message>
        <source>In %1 it is killed and restarted, about %2</source>
        <translation>In %1 wird es beendet und neu gestartet, etwa %2</translation>
    </message>
    <message>
        <source>What was made and the queue are safe</source>
        <translation>Was fertig ist und die Warteschlange sind sicher</translation>
    </message>
    <message>
        <source>%1; %2 goes on when it is back</source>
        <translation>%1; %2 geht weiter, wenn es wieder da ist</translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation>von selbst beendet</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>getötet</translation>
    </message>
    <message>
        <source>hung</source>
        <translation>hängt</translation>
    </message>
    <message>
        <source>stopped by a signal</source>
        <translation>von einem Signal angehalten</translation>
    </message>
    <message>
        <source>%1 stage stuck, killed for it</source>
        <translation>Stufe %1 klemmte, dafür beendet</translation>
    </message>
    <message>
        <source>a stage stuck, killed for it</source>
        <translation>eine Stufe klemmte, dafür beendet</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>kein Speicher mehr</translation>
    </message>
    <message>
        <source>did not start</source>
        <translation>startete nicht</translation>
    </message>
    <message>
        <source>of another build than this program</source>
        <translation>von einem anderen Bau als dieses Programm</translation>
    </message>
    <message>
        <source>said what it must not</source>
        <translation>sagte, was es nicht darf</translation>
    </message>
    <message>
        <source>its own context was lost</source>
        <translation>sein eigener Kontext ging verloren</translation>
    </message>
    <message>
        <source>a driver holds it, it cannot be ended</source>
        <translation>ein Treiber hält es, es lässt sich nicht beenden</translation>
    </message>
    <message>
        <source>ended on demand</source>
        <translation>auf Verlangen beendet</translation>
    </message>
    <message>
        <source>costs no slot</source>
        <translation>kostet keinen Slot</translation>
    </message>
    <message numerus="yes">
        <source>costs %n slot(s)</source>
        <translation>
            <numerusform>kostet %n Slot</numerusform>
            <numerusform>kostet %n Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stage stuck</source>
        <translation>Stufe %1 klemmt</translation>
    </message>
    <message>
        <source>A stage is stuck</source>
        <translation>Eine Stufe klemmt</translation>
    </message>
    <message>
        <source>Restarting, %1</source>
        <translation>Startet neu, %1</translation>
    </message>
    <message>
        <source>Restarting %1/%2</source>
        <translation>Startet neu %1/%2</translation>
    </message>
    <message>
        <source>Safe mode, starts nothing</source>
        <translation>Sicherer Modus, startet nichts</translation>
    </message>
    <message>
        <source>Held, starts nothing</source>
        <translation>Angehalten, startet nichts</translation>
    </message>
    <message>
        <source>until then viewers get: %1</source>
        <translation>bis dahin sehen die Zuschauer: %1</translation>
    </message>
    <message>
        <source>Device stuck: the %1 stage has not ended in %2</source>
        <translation>Gerät klemmt: Stufe %1 endete nicht in %2</translation>
    </message>
    <message>
        <source>Device lost: %1</source>
        <translation>Gerät verloren: %1</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>It is restarted, which takes about %1</source>
        <translation>Es wird neu gestartet, das dauert etwa %1</translation>
    </message>
    <message>
        <source>It is restarted</source>
        <translation>Es wird neu gestartet</translation>
    </message>
    <message>
        <source>, loss %1 of %2 before safe mode</source>
        <translation>, Verlust %1 von %2 vor dem sicheren Modus</translation>
    </message>
    <message numerus="yes">
        <source>Safe mode: the device was lost %n time(s) in %1 min, the last time: %2</source>
        <translation>
            <numerusform>Sicherer Modus: das Gerät ging %n-mal in %1 min verloren, zuletzt: %2</numerusform>
            <numerusform>Sicherer Modus: das Gerät ging %n-mal in %1 min verloren, zuletzt: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>No models are started until you restart it</source>
        <translation>Kein Modell wird gestartet, bis es von Hand neu gestartet wird</translation>
    </message>
    <message>
        <source>Device held</source>
        <translation>Gerät angehalten</translation>
    </message>
    <message>
        <source>Device held: %1</source>
        <translation>Gerät angehalten: %1</translation>
    </message>
    <message>
        <source>It is not started until you restart it</source>
        <translation>Es wird nicht gestartet, bis es von Hand neu gestartet wird</translation>
    </message>
    <message>
        <source>It is back in about %1, as after its last start.</source>
        <translation>Es ist nach etwa %1 wieder da, so lange dauerte der letzte Start.</translation>
    </message>
    <message>
        <source>No start was measured yet.</source>
        <translation>Noch kein Start wurde gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>The device process is ended and started anew. %n slot(s) run on it; they are tried again where their air time leaves room.</source>
        <translation>
            <numerusform>Der Geräteprozess wird beendet und neu gestartet. Auf ihm läuft %n Slot; er wird noch einmal versucht, wo seine Sendezeit es erlaubt.</numerusform>
            <numerusform>Der Geräteprozess wird beendet und neu gestartet. Auf ihm laufen %n Slots; sie werden noch einmal versucht, wo ihre Sendezeit es erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <source>No air time is missed for it.</source>
        <translation>Keine Sendezeit wird dadurch verpasst.</translation>
    </message>
    <message numerus="yes">
        <source>It costs %n air time(s).</source>
        <translation>
            <numerusform>Es kostet %n Sendezeit.</numerusform>
            <numerusform>Es kostet %n Sendezeiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>held back: VRAM, %1 needed, %2 free</source>
        <translation>wartet auf VRAM: %1 nötig, %2 frei</translation>
    </message>
    <message>
        <source>in the making</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>unknown outcome</source>
        <translation>unbekannter Ausgang</translation>
    </message>
    <message>
        <source>Slot %1 is still in the making</source>
        <translation>Slot %1 ist noch in Arbeit</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 interrupted</source>
        <translation>%1 unterbrochen</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list, as [&quot;calm&quot;, &quot;happy&quot;]</source>
        <translation>eine Liste, wie [&quot;calm&quot;, &quot;happy&quot;]</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>%1: %2 is wanted, not &quot;%3&quot;</source>
        <translation>%1: verlangt ist %2, nicht „%3“</translation>
    </message>
    <message>
        <source>its recipe was not recorded</source>
        <translation>sein Rezept wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>it is still in the making</source>
        <translation>er ist noch in Arbeit</translation>
    </message>
    <message>
        <source>it was made on a real device, and this engine only pretends to have one</source>
        <translation>er wurde auf einem echten Gerät gemacht, und diese Engine gibt nur vor, eines zu haben</translation>
    </message>
    <message>
        <source>it was made by a simulated device; an engine with --profile simulated makes it again</source>
        <translation>er wurde von einem simulierten Gerät gemacht; eine Engine mit --profile simulated macht ihn noch einmal</translation>
    </message>
    <message>
        <source>its recipe is none</source>
        <translation>sein Rezept ist keines</translation>
    </message>
    <message>
        <source>a repeat of the last clip</source>
        <translation>eine Wiederholung des letzten Clips</translation>
    </message>
    <message>
        <source>the standby clip</source>
        <translation>der Standby-Clip</translation>
    </message>
    <message>
        <source>The device was lost (%1), 1 attempt with it</source>
        <translation>Das Gerät ging verloren (%1), 1 Versuch mit ihm</translation>
    </message>
    <message>
        <source>The device was lost (%1), %2 attempts with it</source>
        <translation>Das Gerät ging verloren (%1), %2 Versuche mit ihm</translation>
    </message>
    <message>
        <source>The %1 lane has not drained in its budget</source>
        <translation>Die Stufe %1 lief in ihrem Budget nicht aus</translation>
    </message>
    <message>
        <source>The device is held: %1</source>
        <translation>Das Gerät ist angehalten: %1</translation>
    </message>
    <message>
        <source>The device was lost %1 times in %2 minutes, the last time by %3</source>
        <translation>Das Gerät ging %1-mal in %2 Minuten verloren, zuletzt durch %3</translation>
    </message>
    <message>
        <source>The device uses %1, above the soft limit of %2</source>
        <translation>Das Gerät belegt %1, über der weichen Grenze von %2</translation>
    </message>
    <message>
        <source>The device uses %1, above the hard limit of %2</source>
        <translation>Das Gerät belegt %1, über der harten Grenze von %2</translation>
    </message>
    <message>
        <source>slot %1, %2: %3 of device memory did not come back</source>
        <translation>Slot %1, %2: %3 Gerätespeicher kamen nicht zurück</translation>
    </message>
    <message>
        <source>Slot %1 misses its air time; instead airs: %2</source>
        <translation>Slot %1 verpasst seine Sendezeit; stattdessen läuft: %2</translation>
    </message>
    <message>
        <source>Slot %1 has no clip on disk: %2</source>
        <translation>Slot %1 hat keinen Clip auf der Platte: %2</translation>
    </message>
    <message>
        <source>The history cannot be written: %1</source>
        <translation>Die Historie kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>%1 events are in no store</source>
        <translation>%1 Ereignisse sind in keinem Speicher</translation>
    </message>
    <message>
        <source>%1 of the last %2 slots failed</source>
        <translation>%1 der letzten %2 Slots misslangen</translation>
    </message>
    <message>
        <source>%1 slots in a row were finished past the generation target</source>
        <translation>%1 Slots in Folge wurden nach dem Ziel der Erzeugung fertig</translation>
    </message>
    <message>
        <source>No slot is queued or in the making: from the next air time on viewers get the fallback</source>
        <translation>Kein Slot ist eingereiht oder in Arbeit: Ab der nächsten Sendezeit sehen Zuschauer den Ersatz</translation>
    </message>
    <message>
        <source>It is started anew by itself. If it is lost again: run doctor, restart it by hand</source>
        <translation>Es startet von selbst neu. Geht es wieder verloren: doctor ausführen, von Hand neu starten</translation>
    </message>
    <message>
        <source>It takes no work until it has drained; else it is killed and started anew by itself</source>
        <translation>Es nimmt keine Arbeit, bis es ausgelaufen ist; sonst wird es beendet und startet von selbst neu</translation>
    </message>
    <message>
        <source>Find the cause, then restart the device</source>
        <translation>Die Ursache finden, dann das Gerät neu starten</translation>
    </message>
    <message>
        <source>Look for what the deaths have in common: stage, model, recipe, memory</source>
        <translation>Suchen, was die Ausfälle gemeinsam haben: Stufe, Modell, Rezept, Speicher</translation>
    </message>
    <message>
        <source>Clear the buffers, or lower the quality level</source>
        <translation>Die Puffer leeren oder die Qualitätsstufe senken</translation>
    </message>
    <message>
        <source>Clear the buffers; end what else uses the device; restart it</source>
        <translation>Die Puffer leeren; beenden, was das Gerät sonst nutzt; es neu starten</translation>
    </message>
    <message>
        <source>Restart the device at the next pause: a stage leaks</source>
        <translation>Das Gerät in der nächsten Pause neu starten: Eine Stufe leckt</translation>
    </message>
    <message>
        <source>See that the fallback airs</source>
        <translation>Dafür sorgen, dass der Ersatz läuft</translation>
    </message>
    <message>
        <source>Make room on the disk of the output folder, or make it writable</source>
        <translation>Auf der Platte des Ausgabeordners Platz schaffen oder ihn beschreibbar machen</translation>
    </message>
    <message>
        <source>Make room on the disk of the history, or end what locks it</source>
        <translation>Auf der Platte der Historie Platz schaffen oder beenden, was sie sperrt</translation>
    </message>
    <message>
        <source>What was told since then is in no record: note what matters by hand, then mend the disk</source>
        <translation>Was seither gemeldet wurde, ist nirgends aufgezeichnet: Wichtiges von Hand notieren, dann die Platte in Ordnung bringen</translation>
    </message>
    <message>
        <source>Look at what they failed of; raise that timeout, or lower the quality level</source>
        <translation>Ansehen, woran sie scheiterten; diese Zeitgrenze anheben oder die Qualitätsstufe senken</translation>
    </message>
    <message>
        <source>Lower the quality level before one misses its air time</source>
        <translation>Die Qualitätsstufe senken, ehe einer seine Sendezeit verpasst</translation>
    </message>
    <message>
        <source>Add recipes to the queue, or pause the intake if that is meant</source>
        <translation>Rezepte in die Warteschlange stellen oder, wenn es so gemeint ist, die Annahme pausieren</translation>
    </message>
    <message>
        <source>device lost</source>
        <translation>Gerät verloren</translation>
    </message>
    <message>
        <source>stage stuck</source>
        <translation>Stufe klemmt</translation>
    </message>
    <message>
        <source>device held</source>
        <translation>Gerät angehalten</translation>
    </message>
    <message>
        <source>device lost often</source>
        <translation>Gerät oft verloren</translation>
    </message>
    <message>
        <source>above the soft limit</source>
        <translation>über der weichen Grenze</translation>
    </message>
    <message>
        <source>above the hard limit</source>
        <translation>über der harten Grenze</translation>
    </message>
    <message>
        <source>memory held</source>
        <translation>Speicher gehalten</translation>
    </message>
    <message>
        <source>slot missed</source>
        <translation>Slot verpasst</translation>
    </message>
    <message>
        <source>clip not written</source>
        <translation>Clip nicht geschrieben</translation>
    </message>
    <message>
        <source>history not written</source>
        <translation>Historie nicht geschrieben</translation>
    </message>
    <message>
        <source>history lost</source>
        <translation>Historie lückenhaft</translation>
    </message>
    <message>
        <source>slots fail</source>
        <translation>Slots misslingen</translation>
    </message>
    <message>
        <source>slots late</source>
        <translation>Slots verspätet</translation>
    </message>
    <message>
        <source>nothing to make</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Export its picture (PNG)…</source>
        <translation>Bild daraus exportieren (PNG)…</translation>
    </message>
    <message>
        <source>Copy its times</source>
        <translation>Zeiten kopieren</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Nothing that is recorded explains it.</source>
        <translation>Nichts, was aufgezeichnet ist, erklärt es.</translation>
    </message>
    <message>
        <source>The cause is in the list: %1.</source>
        <translation>Die Ursache steht in der Liste: %1.</translation>
    </message>
    <message numerus="yes">
        <source>The cause is in the list: %1, or one of %n more.</source>
        <translation>
            <numerusform>Die Ursache steht in der Liste: %1, oder eine weitere.</numerusform>
            <numerusform>Die Ursache steht in der Liste: %1, oder eine von %n weiteren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Same %1.</source>
        <translation>Gleich: %1.</translation>
    </message>
    <message>
        <source>Not recorded: %1.</source>
        <translation>Nicht aufgezeichnet: %1.</translation>
    </message>
    <message>
        <source>Only %1 came to %2.</source>
        <translation>Nur %1 kam bis %2.</translation>
    </message>
    <message>
        <source>%1 are identical, bit for bit.</source>
        <translation>%1 sind identisch, Bit für Bit.</translation>
    </message>
    <message>
        <source>%1 is identical, bit for bit.</source>
        <translation>%1 ist identisch, Bit für Bit.</translation>
    </message>
    <message>
        <source>Made from something else.</source>
        <translation>Aus etwas anderem gemacht.</translation>
    </message>
    <message>
        <source>Whether it shows cannot be told: they have no output in common.</source>
        <translation>Ob man es sieht, lässt sich nicht sagen: Sie haben kein Ergebnis gemeinsam.</translation>
    </message>
    <message>
        <source>Yet what both came to is the same.</source>
        <translation>Doch wozu beide kamen, ist gleich.</translation>
    </message>
    <message>
        <source>Differs from stage %1 on.</source>
        <translation>Unterscheidet sich ab der Stufe %1.</translation>
    </message>
    <message>
        <source>%1 differ because what they were made from does.</source>
        <translation>%1 unterscheiden sich, weil sich unterscheidet, woraus sie gemacht wurden.</translation>
    </message>
    <message>
        <source>%1 differs because what it was made from does.</source>
        <translation>%1 unterscheidet sich, weil sich unterscheidet, woraus es gemacht wurde.</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>build</source>
        <translation>Build</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Identical, bit for bit.</source>
        <translation>Identisch, Bit für Bit.</translation>
    </message>
    <message>
        <source>Recipe, seed, %1.</source>
        <translation>Rezept, Startwert, %1.</translation>
    </message>
    <message>
        <source>Identical as far as both came.</source>
        <translation>Identisch, so weit beide kamen.</translation>
    </message>
    <message>
        <source>Whether they are the same cannot be told.</source>
        <translation>Ob sie gleich sind, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>A simulated device makes no outputs: there is nothing to hold against each other.</source>
        <translation>Ein simuliertes Gerät macht keine Ergebnisse: Es gibt nichts, was sich vergleichen ließe.</translation>
    </message>
    <message>
        <source>They have no output in common.</source>
        <translation>Sie haben kein Ergebnis gemeinsam.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempts, the last one is shown</source>
        <translation>
            <numerusform>%n Versuch, er ist gezeigt</numerusform>
            <numerusform>%n Versuche, gezeigt ist der letzte</numerusform>
        </translation>
    </message>
    <message>
        <source>off air: counted from its own start</source>
        <translation>nicht auf Sendung: ab dem eigenen Start gezählt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Spare to air s</source>
        <translation>Reserve s</translation>
    </message>
    <message>
        <source>Device used GB</source>
        <translation>Gerät belegt GB</translation>
    </message>
    <message>
        <source>* from own start</source>
        <translation>* ab eigenem Start</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>identisch</translation>
    </message>
    <message>
        <source>differs first</source>
        <translation>zuerst verschieden</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>only the first</source>
        <translation>nur der erste</translation>
    </message>
    <message>
        <source>only the second</source>
        <translation>nur der zweite</translation>
    </message>
    <message>
        <source>Choose two slots in the list, or one that was made again</source>
        <translation>Zwei Slots in der Liste wählen, oder einen, der noch einmal gemacht wurde</translation>
    </message>
    <message>
        <source>Choose two slots; %1 are chosen</source>
        <translation>Zwei Slots wählen; %1 sind gewählt</translation>
    </message>
    <message>
        <source>Slot %1 was not made again: choose another one with it</source>
        <translation>Slot %1 wurde nicht noch einmal gemacht: einen zweiten dazu wählen</translation>
    </message>
    <message>
        <source>retention removed its files</source>
        <translation>die Aufbewahrungsfrist hat seine Dateien entfernt</translation>
    </message>
    <message>
        <source>they could not be written: %1</source>
        <translation>sie ließen sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>a simulated device makes no files</source>
        <translation>ein simuliertes Gerät macht keine Dateien</translation>
    </message>
    <message>
        <source>nothing of it was written</source>
        <translation>nichts davon wurde geschrieben</translation>
    </message>
    <message>
        <source>rerun of %1</source>
        <translation>Wiederholung von %1</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>addressed by %1</source>
        <translation>behoben durch %1</translation>
    </message>
    <message>
        <source>PSNR %1 dB</source>
        <translation>PSNR %1 dB</translation>
    </message>
    <message>
        <source>no difference once decoded</source>
        <translation>dekodiert kein Unterschied</translation>
    </message>
    <message>
        <source>sound differs in %1 of %2 samples, from %3 s to %4 s, by at most %5 of 32768</source>
        <translation>Ton in %1 von %2 Abtastwerten verschieden, von %3 s bis %4 s, um höchstens %5 von 32768</translation>
    </message>
    <message>
        <source>picture %1, by at most %2 of 255</source>
        <translation>Bild %1, um höchstens %2 von 255</translation>
    </message>
    <message>
        <source>no decoded frame of %1 differs</source>
        <translation>kein dekodiertes Einzelbild von %1 ist verschieden</translation>
    </message>
    <message>
        <source>clip %1, worst at frame %2 with %3 dB; %4 of %5 frames differ</source>
        <translation>Clip %1, am schlechtesten bei Einzelbild %2 mit %3 dB; %4 von %5 Einzelbildern verschieden</translation>
    </message>
    <message>
        <source>not measured: %1</source>
        <translation>nicht gemessen: %1</translation>
    </message>
    <message>
        <source>Measuring by how much they differ…</source>
        <translation>Wie sehr sie sich unterscheiden, wird gemessen…</translation>
    </message>
    <message>
        <source>sound identical</source>
        <translation>Ton identisch</translation>
    </message>
    <message>
        <source>picture identical</source>
        <translation>Bild identisch</translation>
    </message>
    <message>
        <source>frames identical</source>
        <translation>Einzelbilder identisch</translation>
    </message>
    <message>
        <source>For programs (*.json)</source>
        <translation>Für Programme (*.json)</translation>
    </message>
    <message>
        <source>All of it for programs (JSON)…</source>
        <translation>Alles für Programme (JSON)…</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>seed %1 → %2</source>
        <translation>Startwert %1 → %2</translation>
    </message>
    <message>
        <source>profile %1 → %2</source>
        <translation>Profil %1 → %2</translation>
    </message>
    <message>
        <source>quality %1 → %2</source>
        <translation>Qualität %1 → %2</translation>
    </message>
    <message>
        <source>timeout of %1 %2 → %3</source>
        <translation>Zeitgrenze von %1 %2 → %3</translation>
    </message>
    <message>
        <source>addressed by hand: %1</source>
        <translation>von Hand behoben: %1</translation>
    </message>
    <message>
        <source>%1 stopped at %2: an air slot was due, and air slots go first.</source>
        <translation>%1 bei %2 gestoppt: Ein Sendeslot war fällig, und Sendeslots gehen vor.</translation>
    </message>
    <message>
        <source>from clip on, with the video that was recorded</source>
        <translation>ab clip, mit dem aufgezeichneten Video</translation>
    </message>
    <message>
        <source>from video on, with the sound and picture that were recorded</source>
        <translation>ab video, mit dem aufgezeichneten Ton und Bild</translation>
    </message>
    <message>
        <source>from image on, with the sound that was recorded</source>
        <translation>ab image, mit dem aufgezeichneten Ton</translation>
    </message>
    <message>
        <source>an air slot was due, stop asked for</source>
        <translation>ein Sendeslot war fällig, Stopp verlangt</translation>
    </message>
    <message>
        <source>rerun takes about %1</source>
        <translation>Wiederholung dauert etwa %1</translation>
    </message>
    <message>
        <source>%1, beside the channel %2</source>
        <translation>%1, neben dem Kanal %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them by what others took</source>
        <translation>
            <numerusform>%n davon nach dem, was andere brauchten</numerusform>
            <numerusform>%n davon nach dem, was andere brauchten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without %n of which nothing is known</source>
        <translation>
            <numerusform>ohne %n, von dem nichts bekannt ist</numerusform>
            <numerusform>ohne %n, von denen nichts bekannt ist</numerusform>
        </translation>
    </message>
    <message>
        <source>a video&apos;s frames are not kept (849 MB a slot)</source>
        <translation>die Einzelbilder eines Videos werden nicht aufbewahrt (849 MB je Slot)</translation>
    </message>
    <message>
        <source>its %1 came to nothing</source>
        <translation>bei %1 kam nichts heraus</translation>
    </message>
    <message>
        <source>its files were removed after their time</source>
        <translation>seine Dateien wurden nach ihrer Zeit entfernt</translation>
    </message>
    <message>
        <source>its %1 was recorded by a program that did not keep all of it</source>
        <translation>ein Programm, das nicht alles von %1 aufbewahrte, zeichnete ihn auf</translation>
    </message>
    <message>
        <source>audio: run everything again</source>
        <translation>audio: alles noch einmal machen</translation>
    </message>
    <message>
        <source>image: keep the sound</source>
        <translation>image: den Ton behalten</translation>
    </message>
    <message>
        <source>video: keep sound and picture</source>
        <translation>video: Ton und Bild behalten</translation>
    </message>
    <message>
        <source>clip: keep the video, check again</source>
        <translation>clip: das Video behalten, noch einmal prüfen</translation>
    </message>
    <message>
        <source>, for an air slot</source>
        <translation>, für einen Sendeslot</translation>
    </message>
    <message numerus="yes">
        <source>after %n event(s): %1</source>
        <translation>
            <numerusform>nach %n Ereignis: %1</numerusform>
            <numerusform>nach %n Ereignissen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only its first %n events are shown</source>
        <translation>
            <numerusform>nur sein erstes Ereignis wird gezeigt</numerusform>
            <numerusform>nur seine ersten %n Ereignisse werden gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of kinds that this program does not know are left out</source>
        <translation>
            <numerusform>%n Ereignis einer Art, die dieses Programm nicht kennt, fehlt</numerusform>
            <numerusform>%n Ereignisse von Arten, die dieses Programm nicht kennt, fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>its settings cannot be read, and limits and targets are those of the contract</source>
        <translation>seine Einstellungen lassen sich nicht lesen; Grenzen und Ziele sind die des Vertrags</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be read, the first: %1</source>
        <translation>
            <numerusform>%n Zeile lässt sich nicht lesen: %1</numerusform>
            <numerusform>%n Zeilen lassen sich nicht lesen, die erste: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 holds no slot</source>
        <translation>%1 enthält keinen Slot</translation>
    </message>
    <message>
        <source>%1 has no run %2</source>
        <translation>%1 hat keinen Lauf %2</translation>
    </message>
    <message>
        <source>nothing was told in this run</source>
        <translation>in diesem Lauf wurde nichts gemeldet</translation>
    </message>
    <message>
        <source>run %1 of %2</source>
        <translation>Lauf %1 von %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 attempts took longer than its timeout, and of those that were let run on none finished</source>
        <translation>%1: %2 von %3 Versuchen dauerten länger als die Zeitgrenze, und von denen, die weiterlaufen durften, wurde keiner fertig</translation>
    </message>
    <message>
        <source>Look for what the attempts that hang have in common; a longer timeout does not help</source>
        <translation>Nachsehen, was die hängenden Versuche gemeinsam haben; eine längere Zeitgrenze hilft nicht</translation>
    </message>
    <message>
        <source>stage hangs</source>
        <translation>Stufe hängt</translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) %1</source>
        <translation>
            <numerusform>%n Slot %1</numerusform>
            <numerusform>%n Slots %1</numerusform>
        </translation>
    </message>
    <message>
        <source>none was begun</source>
        <translation>keiner wurde begonnen</translation>
    </message>
    <message>
        <source>More memory.</source>
        <translation>Mehr Speicher.</translation>
    </message>
    <message>
        <source>Less memory.</source>
        <translation>Weniger Speicher.</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Missed air</source>
        <translation>Sendung verpasst</translation>
    </message>
    <message>
        <source>Spare to air, 50 % have at least</source>
        <translation>Reserve bis Sendung, 50 % haben mindestens</translation>
    </message>
    <message>
        <source>Spare to air, 95 % have at least</source>
        <translation>Reserve bis Sendung, 95 % haben mindestens</translation>
    </message>
    <message>
        <source>%1: first attempts</source>
        <translation>%1: erste Versuche</translation>
    </message>
    <message>
        <source>%1 % within</source>
        <translation>%1 % innerhalb</translation>
    </message>
    <message>
        <source>Peak memory, half of the slots</source>
        <translation>Höchster Speicher, die Hälfte der Slots</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>langsamer</translation>
    </message>
    <message>
        <source>less</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>schneller</translation>
    </message>
    <message>
        <source>too few: %1 in each would tell</source>
        <translation>zu wenige: je %1 würden es zeigen</translation>
    </message>
    <message>
        <source>not known: too many were cut short</source>
        <translation>nicht bekannt: zu viele wurden abgeschnitten</translation>
    </message>
    <message>
        <source>Slower: %1.</source>
        <translation>Langsamer: %1.</translation>
    </message>
    <message>
        <source>Faster: %1.</source>
        <translation>Schneller: %1.</translation>
    </message>
    <message>
        <source>As fast as before, as far as these slots tell.</source>
        <translation>So schnell wie zuvor, soweit diese Slots es zeigen.</translation>
    </message>
    <message>
        <source>Too few slots to tell.</source>
        <translation>Zu wenige Slots, um es zu sagen.</translation>
    </message>
    <message>
        <source>Missed %1 of %2 in %3, %4 of %5 in %6.</source>
        <translation>Verpasst: %1 von %2 in %3, %4 von %5 in %6.</translation>
    </message>
    <message>
        <source>Not made under the same conditions: %1 %2, %3 %4.</source>
        <translation>Nicht unter gleichen Bedingungen gemacht: %1 %2, %3 %4.</translation>
    </message>
    <message>
        <source>Same conditions: %1.</source>
        <translation>Gleiche Bedingungen: %1.</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <translation>%1 bis %2 %</translation>
    </message>
    <message>
        <source>No attempts yet: run slots, or measure over a session that has some.</source>
        <translation>Noch keine Versuche: Slots machen, oder eine Sitzung wählen, die welche hat.</translation>
    </message>
    <message>
        <source>Not identifiable: no attempt was watched beyond %1; %2 are longer than that. H = %3</source>
        <translation>Nicht bestimmbar: kein Versuch wurde über %1 hinaus beobachtet; %2 dauern länger. H = %3</translation>
    </message>
    <message>
        <source>Spurious at most %1; none of %2 was longer, H = %3</source>
        <translation>Grundlos höchstens %1; keiner von %2 dauerte länger, H = %3</translation>
    </message>
    <message>
        <source>Spurious at most %1; S(H) not identified: H = %2, seen to %3</source>
        <translation>Grundlos höchstens %1; S(H) nicht bestimmt: H = %2, gesehen bis %3</translation>
    </message>
    <message>
        <source>Spurious %1; %2 % are longer than H = %3, which no timeout saves</source>
        <translation>Grundlos %1; %2 % dauern länger als H = %3, das rettet keine Zeitgrenze</translation>
    </message>
    <message>
        <source>Spurious %1; none is longer than H = %2</source>
        <translation>Grundlos %1; keiner dauert länger als H = %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 %, at most %2 %</source>
        <translation>%1 %, höchstens %2 %</translation>
    </message>
    <message>
        <source>not identifiable</source>
        <translation>nicht bestimmbar</translation>
    </message>
    <message>
        <source>no attempt since</source>
        <translation>kein Versuch seither</translation>
    </message>
    <message>
        <source>none cut in %1</source>
        <translation>keiner von %1 abgeschnitten</translation>
    </message>
    <message>
        <source>%1 cut of %2: %3</source>
        <translation>%1 von %2 abgeschnitten: %3</translation>
    </message>
    <message>
        <source>it is no draft of this program&apos;s version</source>
        <translation>es ist kein Entwurf der Version dieses Programms</translation>
    </message>
    <message>
        <source>step %1 cannot be read</source>
        <translation>Schritt %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>watches: some run on to H, %1</source>
        <translation>beobachtet: einige laufen bis H, %1</translation>
    </message>
    <message>
        <source>hangs: longer does not help</source>
        <translation>hängt: länger hilft nicht</translation>
    </message>
    <message>
        <source>what was seen allows it</source>
        <translation>was gesehen wurde, erlaubt sie</translation>
    </message>
    <message numerus="yes">
        <source>%n more before it may be lowered</source>
        <translation>
            <numerusform>noch %n, bevor sie sinken darf</numerusform>
            <numerusform>noch %n, bevor sie sinken darf</numerusform>
        </translation>
    </message>
    <message>
        <source>pinned by the configuration</source>
        <translation>durch die Konfiguration festgehalten</translation>
    </message>
    <message numerus="yes">
        <source>set by hand: %n more count first</source>
        <translation>
            <numerusform>von Hand gesetzt: erst zählt noch %n</numerusform>
            <numerusform>von Hand gesetzt: erst zählen noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>most of the last 20 were cut</source>
        <translation>die meisten der letzten 20 wurden abgeschnitten</translation>
    </message>
    <message>
        <source>more than the rate take longer</source>
        <translation>mehr als der Anteil dauern länger</translation>
    </message>
    <message>
        <source>too many are cut; how long they take was not seen</source>
        <translation>zu viele abgeschnitten; wie lange sie dauern, wurde nicht gesehen</translation>
    </message>
    <message>
        <source>a shorter one keeps the rate</source>
        <translation>eine kürzere hält den Anteil</translation>
    </message>
    <message>
        <source>too many are cut, but a longer one saves no slot</source>
        <translation>zu viele abgeschnitten, aber eine längere rettet keinen Slot</translation>
    </message>
    <message>
        <source>the timeouts in a row have to fit</source>
        <translation>die Zeitgrenzen hintereinander müssen passen</translation>
    </message>
    <message>
        <source>begins to watch</source>
        <translation>beginnt zu beobachten</translation>
    </message>
    <message>
        <source>has watched</source>
        <translation>hat beobachtet</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>braucht %1</translation>
    </message>
    <message>
        <source>Off: nothing is suggested.</source>
        <translation>Aus: nichts wird vorgeschlagen.</translation>
    </message>
    <message>
        <source>Auto does not act below %1 %: a day&apos;s slots do not carry the claim. It suggests.</source>
        <translation>Auto handelt unter %1 % nicht: die Slots eines Tages tragen die Aussage nicht. Es schlägt vor.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Auto changes nothing now.</source>
        <translation>Auto ändert jetzt nichts.</translation>
    </message>
    <message>
        <source>Auto would change nothing now.</source>
        <translation>Auto würde jetzt nichts ändern.</translation>
    </message>
    <message>
        <source>Auto does next: %1.</source>
        <translation>Auto tut als Nächstes: %1.</translation>
    </message>
    <message>
        <source>Auto would set %1.</source>
        <translation>Auto würde setzen: %1.</translation>
    </message>
    <message>
        <source>Not yet: %1.</source>
        <translation>Noch nicht: %1.</translation>
    </message>
    <message>
        <source>%1 % takes %2 attempts, with %3 longer %4</source>
        <translation>%1 % verlangt %2 Versuche, mit %3 längeren %4</translation>
    </message>
    <message>
        <source>%1 s spare</source>
        <translation>%1 s Reserve</translation>
    </message>
    <message>
        <source>%1 is cut at %2 s now</source>
        <translation>%1 wird jetzt bei %2 s abgeschnitten</translation>
    </message>
    <message>
        <source>%1 is not cut at %2 s any more</source>
        <translation>%1 wird bei %2 s nicht mehr abgeschnitten</translation>
    </message>
    <message>
        <source>the slots before it take another time</source>
        <translation>die Slots davor dauern anders lange</translation>
    </message>
    <message>
        <source>%1 %2 %3 %4: %5</source>
        <translation>%1 %2 %3 %4: %5</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>No slot gained, none lost</source>
        <translation>Kein Slot gewonnen, keiner verloren</translation>
    </message>
    <message>
        <source>net %1, 95 % interval %2 to %3</source>
        <translation>netto %1, Intervall 95 % %2 bis %3</translation>
    </message>
    <message>
        <source>The interval lies above 0: more slots air.</source>
        <translation>Das Intervall liegt über 0: mehr Slots gehen auf Sendung.</translation>
    </message>
    <message>
        <source>The interval lies below 0: fewer slots air.</source>
        <translation>Das Intervall liegt unter 0: weniger Slots gehen auf Sendung.</translation>
    </message>
    <message>
        <source>The interval includes 0: %1 slots do not prove it.</source>
        <translation>Das Intervall enthält 0: %1 Slots beweisen es nicht.</translation>
    </message>
    <message>
        <source>The interval includes 0: %1 slots do not prove it; about %2 more would (%3 h).</source>
        <translation>Das Intervall enthält 0: %1 Slots beweisen es nicht; etwa %2 weitere täten es (%3 h).</translation>
    </message>
    <message>
        <source>%1 slots have an attempt whose length nobody saw: best and worst case</source>
        <translation>%1 Slots haben einen Versuch, dessen Länge niemand sah: bester und schlechtester Fall</translation>
    </message>
    <message>
        <source>%1 end worse in the best case than in the worst: not told</source>
        <translation>%1 enden im besten Fall schlechter als im schlechtesten: nicht zu sagen</translation>
    </message>
    <message>
        <source>%1 would be made at another quality, of which nothing is known</source>
        <translation>%1 würden mit anderer Qualität gemacht, von der nichts bekannt ist</translation>
    </message>
    <message>
        <source>%1 do not end as recorded even unchanged: their record is of another version</source>
        <translation>%1 enden auch unverändert nicht wie aufgezeichnet: ihre Aufzeichnung ist von einer anderen Version</translation>
    </message>
    <message>
        <source>too few slots to see whether neighbours depend on each other</source>
        <translation>zu wenige Slots, um zu sehen, ob Nachbarn voneinander abhängen</translation>
    </message>
    <message>
        <source>%1 % of due slots</source>
        <translation>%1 % der fälligen Slots</translation>
    </message>
    <message>
        <source>missed, of %1 due</source>
        <translation>verpasst, von %1 fälligen</translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) gained, %1 lost</source>
        <translation>
            <numerusform>%n Slot gewonnen, %1 verloren</numerusform>
            <numerusform>%n Slots gewonnen, %1 verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2 slots gained, %3 lost</source>
        <translation>%1 bis %2 Slots gewonnen, %3 verloren</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>%1 sizes, to %2</source>
        <translation>%1 Größen, bis %2</translation>
    </message>
    <message>
        <source>no stack was recorded</source>
        <translation>kein Stapel aufgezeichnet</translation>
    </message>
    <message>
        <source>no stage</source>
        <translation>keine Stufe</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>Boden</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>p &lt; 0.0001</source>
        <translation>p &lt; 0,0001</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>steigt</translation>
    </message>
    <message>
        <source>bounded</source>
        <translation>begrenzt</translation>
    </message>
    <message>
        <source>grows, too slowly to matter</source>
        <translation>wächst, zu langsam, um zu zählen</translation>
    </message>
    <message>
        <source>too few slots</source>
        <translation>zu wenige Slots</translation>
    </message>
    <message>
        <source>the interval is too wide</source>
        <translation>das Intervall ist zu breit</translation>
    </message>
    <message>
        <source>wanders</source>
        <translation>wandert</translation>
    </message>
    <message>
        <source>keeps changing</source>
        <translation>ändert sich immer wieder</translation>
    </message>
    <message>
        <source>too few slots after the last step</source>
        <translation>zu wenige Slots nach der letzten Stufe</translation>
    </message>
    <message>
        <source>an outcome was hardly seen</source>
        <translation>ein Ausgang kam kaum vor</translation>
    </message>
    <message>
        <source>is at its limit</source>
        <translation>ist an seiner Grenze</translation>
    </message>
    <message>
        <source>no limit is known</source>
        <translation>keine Grenze bekannt</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>eine Gerade</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>eine Stufe</translation>
    </message>
    <message>
        <source>a ramp that ends</source>
        <translation>eine Rampe, die endet</translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) hold what they must give back</source>
        <translation>
            <numerusform>%n Slot hält, was er zurückgeben muss</numerusform>
            <numerusform>%n Slots halten, was sie zurückgeben müssen</numerusform>
        </translation>
    </message>
    <message>
        <source>grows: %1</source>
        <translation>wächst: %1</translation>
    </message>
    <message>
        <source>outside the tensors grows: %1</source>
        <translation>außerhalb der Tensoren wächst: %1</translation>
    </message>
    <message>
        <source>one in up to %1 % of slots may be unseen</source>
        <translation>eines in bis zu %1 % der Slots kann ungesehen sein</translation>
    </message>
    <message numerus="yes">
        <source>about %n more slot(s) would decide</source>
        <translation>
            <numerusform>etwa %n weiterer Slot entschiede</numerusform>
            <numerusform>etwa %n weitere Slots entschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>slots alone will not decide</source>
        <translation>Slots allein entscheiden es nicht</translation>
    </message>
    <message>
        <source>interval open</source>
        <translation>Intervall offen</translation>
    </message>
    <message>
        <source>Trend, %1</source>
        <translation>Trend, %1</translation>
    </message>
    <message>
        <source>Mann-Kendall, exact</source>
        <translation>Mann-Kendall, exakt</translation>
    </message>
    <message>
        <source>Mann-Kendall, one-sided</source>
        <translation>Mann-Kendall, einseitig</translation>
    </message>
    <message>
        <source>Slope, %1</source>
        <translation>Steigung, %1</translation>
    </message>
    <message>
        <source>Theil-Sen, %1</source>
        <translation>Theil-Sen, %1</translation>
    </message>
    <message>
        <source>%1 per slot</source>
        <translation>%1 je Slot</translation>
    </message>
    <message>
        <source>What matters</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>%1 at its limit within 24 h</source>
        <translation>%1 binnen 24 h an der Grenze</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>nothing rises significantly</source>
        <translation>nichts steigt signifikant</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>flach</translation>
    </message>
    <message>
        <source>line, step, ramp compared</source>
        <translation>Gerade, Stufe, Rampe verglichen</translation>
    </message>
    <message>
        <source>taken for warm-up: %1</source>
        <translation>als Warmlauf genommen: %1</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Kontobuch</translation>
    </message>
    <message>
        <source>what decided slots hold</source>
        <translation>was entschiedene Slots halten</translation>
    </message>
    <message>
        <source>slot %1 holds %2</source>
        <translation>Slot %1 hält %2</translation>
    </message>
    <message>
        <source>of slots %1 to %2: %3</source>
        <translation>von Slots %1 bis %2: %3</translation>
    </message>
    <message>
        <source>leak at slot %1</source>
        <translation>Leck in Slot %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>outcomes that the workload promised</source>
        <translation>Ausgänge, die die Arbeit versprach</translation>
    </message>
    <message>
        <source>%1: %2 of at least %3</source>
        <translation>%1: %2 von mindestens %3</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n slot(s) judged</source>
        <translation>
            <numerusform>%1: %2, %n Slot beurteilt</numerusform>
            <numerusform>%1: %2, %n Slots beurteilt</numerusform>
        </translation>
    </message>
    <message>
        <source>floor %1, peak %2</source>
        <translation>Boden %1, Spitze %2</translation>
    </message>
    <message>
        <source>Its %1</source>
        <translation>Sein: %1</translation>
    </message>
    <message>
        <source>LEAK</source>
        <translation>LECK</translation>
    </message>
    <message>
        <source>No leak</source>
        <translation>Kein Leck</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <source>handles per slot</source>
        <translation>Handles je Slot</translation>
    </message>
    <message>
        <source>%1, %2 %: %3</source>
        <translation>%1, %2 %: %3</translation>
    </message>
    <message>
        <source>%1, interval open</source>
        <translation>%1, Intervall offen</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>%1 judged, %2 warm-up</source>
        <translation>%1 beurteilt, %2 Warmlauf</translation>
    </message>
    <message>
        <source>from judged slot %1</source>
        <translation>ab beurteiltem Slot %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>Held in all: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Insgesamt gehalten: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Nothing of it is held.</source>
        <translation>Nichts davon wird gehalten.</translation>
    </message>
    <message>
        <source>%1 of %2 attempts hold memory; slots of this capture: %3</source>
        <translation>%1 von %2 Versuchen halten Speicher; Slots dieser Messung: %3</translation>
    </message>
    <message>
        <source>Somebody stopped it before its end.</source>
        <translation>Jemand hat sie vor ihrem Ende beendet.</translation>
    </message>
    <message>
        <source>The engine ended before it did.</source>
        <translation>Die Engine endete vor ihr.</translation>
    </message>
    <message>
        <source>It did not begin.</source>
        <translation>Sie begann nicht.</translation>
    </message>
    <message>
        <source>baseline: %1</source>
        <translation>Vergleich: %1</translation>
    </message>
    <message>
        <source>hard limit %1</source>
        <translation>harte Grenze %1</translation>
    </message>
    <message>
        <source>reached in slot %1</source>
        <translation>erreicht in Slot %1</translation>
    </message>
    <message>
        <source>certain from judged slot %1</source>
        <translation>sicher ab beurteiltem Slot %1</translation>
    </message>
    <message>
        <source>ledger: slot %1 still holds memory</source>
        <translation>Kontobuch: Slot %1 hält noch Speicher</translation>
    </message>
    <message>
        <source>warm-up, not judged</source>
        <translation>Warmlauf, nicht beurteilt</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>beurteilt</translation>
    </message>
    <message>
        <source>&lt;b&gt;It could not begin:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;Sie konnte nicht beginnen:&lt;/b&gt; %1</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Ended&lt;/b&gt; after %n slot(s)</source>
        <translation>
            <numerusform>&lt;b&gt;Beendet&lt;/b&gt; nach %n Slot</numerusform>
            <numerusform>&lt;b&gt;Beendet&lt;/b&gt; nach %n Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>, its file is being closed</source>
        <translation>, ihre Datei wird geschlossen</translation>
    </message>
    <message>
        <source>: %1, %2</source>
        <translation>: %1, %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;Running&lt;/b&gt; %1 of %2 slots, %3 judged</source>
        <translation>&lt;b&gt;Läuft&lt;/b&gt; %1 von %2 Slots, %3 beurteilt</translation>
    </message>
    <message>
        <source>&lt;b&gt;Running&lt;/b&gt; %1 slots, %2 judged</source>
        <translation>&lt;b&gt;Läuft&lt;/b&gt; %1 Slots, %2 beurteilt</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, noch etwa %1</translation>
    </message>
    <message>
        <source>%1, from judged slot %2 on</source>
        <translation>%1, ab beurteiltem Slot %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: about %n more slot(s) would decide</source>
        <translation>
            <numerusform>%1: etwa %n weiterer Slot entschiede</numerusform>
            <numerusform>%1: etwa %n weitere Slots entschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more slot(s)</source>
        <comment>would decide</comment>
        <translation>
            <numerusform>noch %n Slot</numerusform>
            <numerusform>noch %n Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, running</source>
        <translation>%1, läuft</translation>
    </message>
    <message>
        <source>%1 holds no capture</source>
        <translation>%1 enthält keine Messung</translation>
    </message>
    <message>
        <source>It was not ended: its program was killed, or still writes it.</source>
        <translation>Sie wurde nicht beendet: ihr Programm wurde getötet oder schreibt sie noch.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of it are damaged or of a later program, and left out.</source>
        <translation>
            <numerusform>%n Ereignis daraus ist beschädigt oder von einem späteren Programm und fehlt hier.</numerusform>
            <numerusform>%n Ereignisse daraus sind beschädigt oder von einem späteren Programm und fehlen hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be made</source>
        <translation>%1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 holds no recipe</source>
        <translation>%1 enthält kein Rezept</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message numerus="yes">
        <source>%1; %2 to %3 % longer, whatever the %n canceled would have done</source>
        <translation>
            <numerusform>%1; %2 bis %3 % länger, was auch immer der %n abgebrochene ergeben hätte</numerusform>
            <numerusform>%1; %2 bis %3 % länger, was auch immer die %n abgebrochenen ergeben hätten</numerusform>
        </translation>
    </message>
    <message>
        <source>other failures</source>
        <translation>andere Fehlschläge</translation>
    </message>
    <message>
        <source>%1 %, then %2 %</source>
        <translation>%1 %, dann %2 %</translation>
    </message>
    <message>
        <source>an unknown profile</source>
        <translation>unbekanntes Profil</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>profile, device</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1, quality %2</source>
        <comment>profile and device, level</comment>
        <translation>%1, Qualität %2</translation>
    </message>
    <message>
        <source>What lies beside it could not be taken in: %1</source>
        <translation>Was daneben liegt, ließ sich nicht hineinnehmen: %1</translation>
    </message>
    <message>
        <source>A later program made it: what this one does not know is left out.</source>
        <translation>Ein späteres Programm hat sie gemacht: was dieses nicht kennt, fehlt.</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Es gibt keine Datei %1</translation>
    </message>
    <message>
        <source>%1 is no file that a capture could be in</source>
        <translation>%1 ist keine Datei, in der eine Messung stehen könnte</translation>
    </message>
    <message>
        <source>%1 is no capture of this program&apos;s</source>
        <translation>%1 ist keine Messung dieses Programms</translation>
    </message>
    <message>
        <source>%1 holds nothing yet</source>
        <translation>%1 enthält noch nichts</translation>
    </message>
    <message>
        <source>%1 was not made by this program: it %2</source>
        <translation>%1 wurde nicht von diesem Programm gemacht: %2</translation>
    </message>
    <message>
        <source>%1 takes too long to read; no program of ours makes such a file</source>
        <translation>%1 zu lesen dauert zu lange; keines unserer Programme macht eine solche Datei</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>%1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>%1 is held by another program</source>
        <translation>%1 wird von einem anderen Programm gehalten</translation>
    </message>
    <message>
        <source>%1 does not hold the snapshot that was asked for</source>
        <translation>%1 enthält das verlangte Speicherabbild nicht</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is no file that a memory snapshot could be in</source>
        <translation>%1 ist keine Datei, in der ein Speicherabbild stehen könnte</translation>
    </message>
    <message>
        <source>%1 is cut short, or still being written: more is wanted behind byte %2</source>
        <translation>%1 ist abgeschnitten oder wird noch geschrieben: hinter Byte %2 fehlt etwas</translation>
    </message>
    <message>
        <source>%1 is an archive of torch.save(); a memory snapshot is written by torch.cuda.memory._dump_snapshot()</source>
        <translation>%1 ist ein Archiv von torch.save(); ein Speicherabbild schreibt torch.cuda.memory._dump_snapshot()</translation>
    </message>
    <message>
        <source>%1 is compressed (gzip): unpack it first</source>
        <translation>%1 ist komprimiert (gzip): erst entpacken</translation>
    </message>
    <message>
        <source>%1 is no pickle of protocols 2 to 5</source>
        <translation>%1 ist kein Pickle der Protokolle 2 bis 5</translation>
    </message>
    <message>
        <source>%1 is a pickle, but no memory snapshot</source>
        <translation>%1 ist ein Pickle, aber kein Speicherabbild</translation>
    </message>
    <message>
        <source>%1 is damaged, or PyTorch did not write it: %2</source>
        <translation>%1 ist beschädigt oder nicht von PyTorch: %2</translation>
    </message>
    <message>
        <source>What is read of the snapshot cannot be kept: %1</source>
        <translation>Was vom Speicherabbild gelesen wird, lässt sich nicht ablegen: %1</translation>
    </message>
    <message>
        <source>device RSS</source>
        <translation>RSS des Geräts</translation>
    </message>
    <message>
        <source>device handles</source>
        <translation>Handles des Geräts</translation>
    </message>
    <message>
        <source>engine RSS</source>
        <translation>RSS der Engine</translation>
    </message>
    <message>
        <source>engine handles</source>
        <translation>Handles der Engine</translation>
    </message>
    <message>
        <source>it hangs</source>
        <translation>hängt</translation>
    </message>
    <message>
        <source>watched up to H</source>
        <translation>beobachtet bis H</translation>
    </message>
    <message>
        <source>kept, rate holds</source>
        <translation>bleibt, Anteil hält</translation>
    </message>
    <message>
        <source>needs %1 more</source>
        <translation>braucht noch %1</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>festgehalten</translation>
    </message>
    <message>
        <source>by hand, %1 to go</source>
        <translation>von Hand, noch %1</translation>
    </message>
    <message>
        <source>most are cut</source>
        <translation>meist abgeschnitten</translation>
    </message>
    <message>
        <source>too many longer</source>
        <translation>zu viele länger</translation>
    </message>
    <message>
        <source>length not seen</source>
        <translation>Länge unbekannt</translation>
    </message>
    <message>
        <source>shorter will do</source>
        <translation>kürzer genügt</translation>
    </message>
    <message>
        <source>longer saves none</source>
        <translation>länger rettet keinen</translation>
    </message>
    <message>
        <source>sum must fit</source>
        <translation>Summe muss passen</translation>
    </message>
    <message>
        <source>watch begins</source>
        <translation>Beobachtung ab jetzt</translation>
    </message>
    <message>
        <source>watch ends</source>
        <translation>Beobachtung zu Ende</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>%1 stage closed</source>
        <translation>Stufe %1 geschlossen</translation>
    </message>
    <message>
        <source>%1 stages closed</source>
        <translation>Stufen %1 geschlossen</translation>
    </message>
    <message>
        <source>%1 took %2 s in the slots before, then more than %3.</source>
        <translation>%1 dauerte in den Slots davor %2 s, dann mehr als %3.</translation>
    </message>
    <message>
        <source>%1 took %2 s in the slots before, then more memory than there is.</source>
        <translation>%1 dauerte in den Slots davor %2 s und brauchte dann mehr Speicher, als da ist.</translation>
    </message>
    <message>
        <source>Whether that grows needs %1 before it, has %2.</source>
        <translation>Ob das wächst, brauchte %1 davor, hat %2.</translation>
    </message>
    <message>
        <source>It takes longer from slot to slot.</source>
        <translation>Es dauert von Slot zu Slot länger.</translation>
    </message>
    <message>
        <source>No sure rise from slot to slot.</source>
        <translation>Kein sicherer Anstieg von Slot zu Slot.</translation>
    </message>
    <message>
        <source>What the stage held grew from %1 to %2 meanwhile.</source>
        <translation>Was die Stufe hielt, wuchs dabei von %1 auf %2.</translation>
    </message>
    <message>
        <source>The device&apos;s memory in use grew from %1 to %2 meanwhile.</source>
        <translation>Der belegte Speicher des Geräts wuchs dabei von %1 auf %2.</translation>
    </message>
    <message>
        <source>The device&apos;s memory in use did not grow: %1, then %2.</source>
        <translation>Der belegte Speicher des Geräts wuchs nicht: %1, dann %2.</translation>
    </message>
    <message numerus="yes">
        <source>would cost %n air time(s): back at %1</source>
        <translation>
            <numerusform>würde %n Sendezeit kosten: wieder da um %1</numerusform>
            <numerusform>würde %n Sendezeiten kosten: wieder da um %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Slot %1, %2, is %3. Its work is stopped and thrown away; it is off the air, and no air time is lost.</source>
        <translation>Slot %1, %2: %3. Seine Arbeit wird gestoppt und verworfen; er ist nicht auf Sendung, keine Sendezeit geht verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%n that you hold stay(s) in the queue, and come(s) back at the next start.</source>
        <translation>
            <numerusform>%n, den Sie zurückhalten, bleibt in der Warteschlange und ist beim nächsten Start wieder da.</numerusform>
            <numerusform>%n, die Sie zurückhalten, bleiben in der Warteschlange und sind beim nächsten Start wieder da.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: a program writes it</source>
        <translation>%1: ein Programm schreibt sie</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 ist schon da</translation>
    </message>
    <message>
        <source>%1 (written before that: %2)</source>
        <translation>%1 (vorher geschrieben: %2)</translation>
    </message>
    <message>
        <source>. No gap of the channel is long enough for its slots: needs %1, has %2. Stop it, and tick exclusive</source>
        <translation>. Keine Lücke des Kanals ist lang genug für ihre Slots: nötig %1, da %2. Beenden und „ausschließlich“ ankreuzen</translation>
    </message>
    <message>
        <source>The device was started anew meanwhile: each of its lives is judged by itself, shown is the one that leaked.</source>
        <translation>Das Gerät wurde unterdessen neu gestartet: jedes seiner Leben wird für sich beurteilt, gezeigt ist das mit dem Leck.</translation>
    </message>
    <message>
        <source>The device was started anew meanwhile: each of its lives is judged by itself, shown is the last.</source>
        <translation>Das Gerät wurde unterdessen neu gestartet: jedes seiner Leben wird für sich beurteilt, gezeigt ist das letzte.</translation>
    </message>
    <message>
        <source>A simulated device has no models to unload</source>
        <translation>Ein simuliertes Gerät hat keine Modelle, die zu entladen wären</translation>
    </message>
    <message>
        <source>On the CPU the models&apos; memory is the host&apos;s: there is nowhere to unload them to</source>
        <translation>Auf der CPU ist der Speicher der Modelle der des Rechners: es gibt nichts, wohin sie zu entladen wären</translation>
    </message>
    <message>
        <source>An attempt runs, and uses them: they can be unloaded when none does</source>
        <translation>Ein Versuch läuft und braucht sie: entladen werden können sie, wenn keiner läuft</translation>
    </message>
    <message>
        <source>Buffers cleared: reserved %1 before, %2 after; output pool %3 before, %4 after</source>
        <translation>Puffer geleert: reserviert vorher %1, nachher %2; Ausgabe-Pool vorher %3, nachher %4</translation>
    </message>
    <message>
        <source>Models unloaded: %1 loaded before, %2 after</source>
        <translation>Modelle entladen: geladen vorher %1, nachher %2</translation>
    </message>
    <message>
        <source>Models stay loaded, %1: %2</source>
        <translation>Modelle bleiben geladen, %1: %2</translation>
    </message>
    <message>
        <source>of another life of the device</source>
        <translation>aus einem anderen Leben des Geräts</translation>
    </message>
    <message>
        <source>Outside the tensors</source>
        <translation>Außerhalb der Tensoren</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>%1 at %2, if nothing changes</source>
        <translation>%1 bei %2, wenn sich nichts ändert</translation>
    </message>
    <message>
        <source>in slot %1</source>
        <translation>in Slot %1</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Hier nachsehen</translation>
    </message>
    <message>
        <source>CUSUM, %1: a pointer, no verdict</source>
        <translation>CUSUM, %1: ein Hinweis, kein Urteil</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>Slot %1</translation>
    </message>
    <message>
        <source>Last look</source>
        <translation>Letzter Blick</translation>
    </message>
    <message>
        <source>trend, shape and slopes are as of then</source>
        <translation>Trend, Form und Steigungen sind von da</translation>
    </message>
    <message>
        <source>at judged slot %1 of %2 so far</source>
        <translation>bei beurteiltem Slot %1 von bisher %2</translation>
    </message>
    <message>
        <source>; the floor came from %1 behind slot %2 to %3 behind slot %4, by %5</source>
        <translation>; der Boden kam von %1 hinter Slot %2 auf %3 hinter Slot %4, um %5</translation>
    </message>
    <message>
        <source>%1, %2 of %3 slots</source>
        <translation>%1, %2 von %3 Slots</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n slot(s)</source>
        <translation>
            <numerusform>%1, %n Slot</numerusform>
            <numerusform>%1, %n Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>The capture that runs (%1) ends with the engine: it is filed, and judged up to there.</source>
        <translation>Die laufende Messung (%1) endet mit der Engine: sie wird abgelegt und bis dahin beurteilt.</translation>
    </message>
    <message>
        <source>The capture that runs (%1) is judged anew from there; a leak that it has found stays one.</source>
        <translation>Die laufende Messung (%1) wird von da an neu beurteilt; ein Leck, das sie gefunden hat, bleibt eines.</translation>
    </message>
    <message>
        <source>End the capture and quit</source>
        <translation>Messung beenden und schließen</translation>
    </message>
    <message>
        <source>Behind event %1 nothing of it can be read: %2</source>
        <translation>Hinter Ereignis %1 ist nichts davon lesbar: %2</translation>
    </message>
    <message>
        <source>%1 was made by a later program; this one cannot read it</source>
        <translation>%1 stammt von einem neueren Programm; dieses kann es nicht lesen</translation>
    </message>
    <message>
        <source>certain from slot %1, of the warm-up</source>
        <translation>sicher ab Slot %1, aus dem Warmlauf</translation>
    </message>
    <message>
        <source>from slot %1, of the warm-up</source>
        <translation>ab Slot %1, aus dem Warmlauf</translation>
    </message>
    <message>
        <source>, of it %1 by the warm-up</source>
        <translation>, davon %1 vom Warmlauf</translation>
    </message>
</context>
<context>
    <name>vortex::ui::AddressCommands</name>
    <message>
        <source>Address by &amp;hand…</source>
        <translation>Von &amp;Hand beheben…</translation>
    </message>
    <message>
        <source>Says why the chosen slots need no rerun (any more); they are no longer counted as open</source>
        <translation>Sagt, warum die gewählten Slots keine Wiederholung (mehr) brauchen; sie zählen dann nicht mehr als offen</translation>
    </message>
    <message>
        <source>Open &amp;again</source>
        <translation>&amp;Wieder öffnen</translation>
    </message>
    <message>
        <source>Takes back what was said by hand of the chosen slots: they are open again</source>
        <translation>Nimmt zurück, was von Hand zu den gewählten Slots gesagt wurde: Sie sind wieder offen</translation>
    </message>
    <message>
        <source>Choose slots in the list</source>
        <translation>Slots in der Liste wählen</translation>
    </message>
    <message>
        <source>What is chosen left a clip, or a rerun has made it good</source>
        <translation>Was gewählt ist, hinterließ einen Clip, oder eine Wiederholung hat es behoben</translation>
    </message>
    <message>
        <source>This channel is not recorded</source>
        <translation>Dieser Kanal wird nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Select a slot</source>
        <translation>Einen Slot wählen</translation>
    </message>
    <message>
        <source>Slot %1 is still in the making</source>
        <translation>Slot %1 ist noch in Arbeit</translation>
    </message>
    <message>
        <source>Slot %1 left a clip</source>
        <translation>Slot %1 hinterließ einen Clip</translation>
    </message>
    <message>
        <source>None of the chosen slots was addressed by hand</source>
        <translation>Keiner der gewählten Slots wurde von Hand behoben</translation>
    </message>
    <message>
        <source>Choose slots in the list of Replay</source>
        <translation>Slots in der Liste der Wiederholung wählen</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>Slot %1</translation>
    </message>
    <message numerus="yes">
        <source>%n slots</source>
        <translation>
            <numerusform>%n Slot</numerusform>
            <numerusform>%n Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>Address %1 by hand</source>
        <translation>%1 von Hand beheben</translation>
    </message>
    <message>
        <source>Why it needs no rerun (any more):</source>
        <translation>Warum er keine Wiederholung (mehr) braucht:</translation>
    </message>
    <message>
        <source>Why they need no rerun (any more):</source>
        <translation>Warum sie keine Wiederholung (mehr) brauchen:</translation>
    </message>
    <message>
        <source>Address %1</source>
        <translation>%1 beheben</translation>
    </message>
    <message>
        <source>Addressed by hand: %1</source>
        <translation>Von Hand behoben: %1</translation>
    </message>
    <message>
        <source>Open again: %1</source>
        <translation>Wieder offen: %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::AlarmCommands</name>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Quittieren</translation>
    </message>
    <message>
        <source>Says that you know of the selected alarm, or of the worst</source>
        <translation>Bestätigt die Kenntnis des gewählten Alarms, sonst des schwersten</translation>
    </message>
    <message>
        <source>&amp;Show the cause</source>
        <translation>&amp;Ursache zeigen</translation>
    </message>
    <message>
        <source>Selects the slot that raised the alarm and brings its time into view</source>
        <translation>Wählt den Slot, der den Alarm auslöste, und zeigt dessen Zeit</translation>
    </message>
    <message>
        <source>&amp;Next alarm</source>
        <translation>&amp;Nächster Alarm</translation>
    </message>
    <message>
        <source>Selects the next alarm of the list</source>
        <translation>Wählt den nächsten Alarm der Liste</translation>
    </message>
    <message>
        <source>&amp;Previous alarm</source>
        <translation>&amp;Vorheriger Alarm</translation>
    </message>
    <message>
        <source>Selects the alarm before</source>
        <translation>Wählt den Alarm davor</translation>
    </message>
    <message>
        <source>Shelve for 15 minutes</source>
        <translation>Für 15 Minuten zurückstellen</translation>
    </message>
    <message>
        <source>Shelve for an hour</source>
        <translation>Für eine Stunde zurückstellen</translation>
    </message>
    <message>
        <source>Shelve for 8 hours</source>
        <translation>Für 8 Stunden zurückstellen</translation>
    </message>
    <message>
        <source>Silences the selected alarm for this time; it comes back by itself</source>
        <translation>Stellt den gewählten Alarm für diese Zeit stumm; er kommt von selbst wieder</translation>
    </message>
    <message>
        <source>&amp;Unshelve</source>
        <translation>Zurückstellen auf&amp;heben</translation>
    </message>
    <message>
        <source>Ends the selected alarm&apos;s shelving now</source>
        <translation>Beendet das Zurückstellen des gewählten Alarms sofort</translation>
    </message>
    <message>
        <source>No alarm stands</source>
        <translation>Kein Alarm steht an</translation>
    </message>
    <message>
        <source>It is shelved already</source>
        <translation>Er ist schon zurückgestellt</translation>
    </message>
    <message>
        <source>The selected alarm is not shelved</source>
        <translation>Der gewählte Alarm ist nicht zurückgestellt</translation>
    </message>
    <message>
        <source>All alarms are acknowledged already</source>
        <translation>Alle Alarme sind schon quittiert</translation>
    </message>
</context>
<context>
    <name>vortex::ui::AlarmPane</name>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 unacknowledged of %2</source>
        <translation>%1 unquittiert von %2</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation>Zurückstellen…</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>%1; most often: %2</source>
        <translation>%1; am häufigsten: %2</translation>
    </message>
    <message>
        <source>No alarm stands. What needs you comes here, the worst first.</source>
        <translation>Kein Alarm steht an. Was Handeln verlangt, kommt hierher, das Schlimmste zuerst.</translation>
    </message>
</context>
<context>
    <name>vortex::ui::AlarmTableModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>What, and what to do</source>
        <translation>Was, und was zu tun ist</translation>
    </message>
</context>
<context>
    <name>vortex::ui::AttemptTableModel</name>
    <message>
        <source>GPU finishing</source>
        <translation>GPU läuft aus</translation>
    </message>
    <message>
        <source>running, step %1 of %2</source>
        <translation>läuft, Schritt %1 von %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeitgrenze erreicht</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>lost with its device</source>
        <translation>mit dem Gerät verloren</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Took s</source>
        <translation>Dauer s</translation>
    </message>
    <message>
        <source>Target s</source>
        <translation>Ziel s</translation>
    </message>
    <message>
        <source>Timeout s</source>
        <translation>Zeitgrenze s</translation>
    </message>
    <message>
        <source>GPU finishing s</source>
        <translation>Auslauf s</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
</context>
<context>
    <name>vortex::ui::AttentionLine</name>
    <message>
        <source>Acknowledge  F9</source>
        <translation>Quittieren  F9</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>&lt;b&gt;Device starting.&lt;/b&gt; Models are loaded and warmed up; slots start when it is ready.</source>
        <translation>&lt;b&gt;Gerät startet.&lt;/b&gt; Modelle werden geladen und aufgewärmt; Slots starten, wenn es bereit ist.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ready for the first slot.&lt;/b&gt; Models are loaded and warm; device ready in %1.</source>
        <translation>&lt;b&gt;Bereit für den ersten Slot.&lt;/b&gt; Modelle sind geladen und warm; Gerät bereit in %1.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Nothing needs you.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Nichts zu tun.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>The device is back after %1</source>
        <translation>Das Gerät ist nach %1 wieder da</translation>
    </message>
    <message>
        <source>It was lost: %1</source>
        <translation>Es ging verloren: %1</translation>
    </message>
    <message>
        <source>The engine does not answer</source>
        <translation>Die Engine antwortet nicht</translation>
    </message>
    <message>
        <source>What is shown is of %1 and may no longer be so; what was told before is recorded</source>
        <translation>Was zu sehen ist, ist von %1 und gilt vielleicht nicht mehr; was vorher gesagt wurde, ist aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 for %2 s</source>
        <translation>%1 seit %2 s</translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation>Live: %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;An exclusive capture runs.&lt;/b&gt; The channel makes nothing until it ends: at its air times viewers get the fallback.</source>
        <translation>&lt;b&gt;Eine ausschließliche Messung läuft.&lt;/b&gt; Der Kanal macht bis zu ihrem Ende nichts: zu seinen Sendezeiten kommt der Ersatz.</translation>
    </message>
    <message>
        <source>Selects this alarm and the slot that raised it, and brings its time into view</source>
        <translation>Wählt diesen Alarm und den Slot, der ihn ausgelöst hat, und zeigt seine Zeit</translation>
    </message>
    <message>
        <source>Says that you know of this alarm</source>
        <translation>Sagt, dass Sie von diesem Alarm wissen</translation>
    </message>
    <message>
        <source>Show the cause of this alarm</source>
        <translation>Ursache dieses Alarms zeigen</translation>
    </message>
    <message>
        <source>Acknowledge this alarm</source>
        <translation>Diesen Alarm quittieren</translation>
    </message>
    <message numerus="yes">
        <source>missed %1 of %n due</source>
        <translation>
            <numerusform>%1 von %n fälligen verpasst</numerusform>
            <numerusform>%1 von %n fälligen verpasst</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::AuditTableModel</name>
    <message>
        <source>not applied</source>
        <translation>nicht angewandt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>running, re-armed</source>
        <translation>gilt, auch für laufende</translation>
    </message>
    <message>
        <source>running</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>abgelöst</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From s</source>
        <translation>Von s</translation>
    </message>
    <message>
        <source>To s</source>
        <translation>Auf s</translation>
    </message>
    <message>
        <source>Longer than, limit 95 %</source>
        <translation>Länger als, Grenze 95 %</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Effect since</source>
        <translation>Wirkung seither</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>vortex::ui::BlameModel</name>
    <message>
        <source>no stage</source>
        <translation>keine Stufe</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Per slot</source>
        <translation>Je Slot</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>vortex::ui::BlamePane</name>
    <message>
        <source>Blame by stage</source>
        <translation>Schuld je Stufe</translation>
    </message>
    <message>
        <source>allocated in its scope, not released</source>
        <translation>in ihrem Bereich angefordert, nicht freigegeben</translation>
    </message>
    <message>
        <source>What each stage holds</source>
        <translation>Was jede Stufe hält</translation>
    </message>
    <message>
        <source>Show blocks in snapshots</source>
        <translation>Blöcke in Abbildern zeigen</translation>
    </message>
    <message>
        <source>Save snapshots…</source>
        <translation>Abbilder sichern…</translation>
    </message>
    <message>
        <source>What each stage holds comes here: start a capture, or open one.</source>
        <translation>Was jede Stufe hält, steht dann hier: eine Messung beginnen oder öffnen.</translation>
    </message>
    <message>
        <source>Compares the capture&apos;s first snapshot with its last, filtered by the selected stage</source>
        <translation>Vergleicht das erste Abbild der Messung mit dem letzten, gefiltert nach der gewählten Stufe</translation>
    </message>
    <message>
        <source>Its snapshots are there when it has ended</source>
        <translation>Ihre Abbilder sind da, wenn sie geendet hat</translation>
    </message>
    <message>
        <source>The capture holds no snapshot</source>
        <translation>Die Messung enthält kein Abbild</translation>
    </message>
</context>
<context>
    <name>vortex::ui::BothRowsView</name>
    <message>
        <source>Both from slot start</source>
        <translation>Beide ab Slotbeginn</translation>
    </message>
    <message>
        <source>%1: %2 s</source>
        <translation>%1: %2 s</translation>
    </message>
    <message>
        <source>last useful finish</source>
        <translation>letztes nützliches Ende</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>vortex::ui::Bridge</name>
    <message>
        <source>a recording is shown: go back to live first</source>
        <translation>eine Aufzeichnung wird gezeigt: erst zurück zu live</translation>
    </message>
    <message>
        <source>no engine runs yet</source>
        <translation>noch läuft keine Engine</translation>
    </message>
    <message>
        <source>nothing is recorded in this session</source>
        <translation>in dieser Sitzung wird nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>The capture is put into its file; then the window closes.</source>
        <translation>Die Messung wird in ihre Datei gebracht; dann schließt sich das Fenster.</translation>
    </message>
</context>
<context>
    <name>vortex::ui::CaptureDesk</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>is read…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>%1, baseline</source>
        <translation>%1, Vergleich</translation>
    </message>
</context>
<context>
    <name>vortex::ui::CaptureForm</name>
    <message>
        <source>Capture</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>nightly</source>
        <translation>nächtlich</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Warm-up: the first slots, which are not judged</source>
        <translation>Warmlauf: die ersten Slots, die nicht beurteilt werden</translation>
    </message>
    <message>
        <source> slots, not judged</source>
        <translation> Slots, nicht beurteilt</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Warmlauf</translation>
    </message>
    <message>
        <source>Nothing but the capture&apos;s own slots is made until it ends; the channel&apos;s air times pass meanwhile</source>
        <translation>Bis zum Ende der Messung entstehen nur ihre eigenen Slots; die Sendezeiten des Kanals verstreichen</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Length of the capture</source>
        <translation>Länge der Messung</translation>
    </message>
    <message>
        <source>slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>sample recipe, one by one</source>
        <translation>Beispielrezept, eins nach dem anderen</translation>
    </message>
    <message>
        <source>a recipe file…</source>
        <translation>eine Rezeptdatei…</translation>
    </message>
    <message>
        <source>what the channel makes</source>
        <translation>was der Kanal macht</translation>
    </message>
    <message>
        <source>Slots of its own are made off the air, in the gaps of the channel, which misses nothing for them</source>
        <translation>Eigene Slots entstehen nicht auf Sendung, in den Lücken des Kanals, der ihretwegen nichts verpasst</translation>
    </message>
    <message>
        <source>Share of the slots that are cancelled on purpose</source>
        <translation>Anteil der Slots, die absichtlich abgebrochen werden</translation>
    </message>
    <message>
        <source>So many of its own slots are cancelled at a drawn instant: leaks live in the error paths</source>
        <translation>So viele der eigenen Slots werden zu einem gelosten Zeitpunkt abgebrochen: Lecks leben in den Fehlerpfaden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Share of the slots that run into a timeout on purpose</source>
        <translation>Anteil der Slots, denen absichtlich die Zeit abläuft</translation>
    </message>
    <message>
        <source>So many of its own slots have a drawn stage time out: leaks live in the error paths</source>
        <translation>So vielen der eigenen Slots läuft in einer gelosten Stufe die Zeit ab: Lecks leben in den Fehlerpfaden</translation>
    </message>
    <message>
        <source>Time out</source>
        <translation>Ablaufen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Decides which slots are cancelled or time out, and what is drawn in each: the same seed, the same capture</source>
        <translation>Bestimmt, welche Slots abgebrochen werden oder ablaufen, und was in jedem gelost wird: gleicher Startwert, gleiche Messung</translation>
    </message>
    <message>
        <source>Snapshots of memory</source>
        <translation>Abbilder des Speichers</translation>
    </message>
    <message>
        <source>first and last judged</source>
        <translation>erster und letzter beurteilter</translation>
    </message>
    <message>
        <source>every …</source>
        <translation>alle …</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A snapshot every so many slots</source>
        <translation>Ein Abbild alle so viele Slots</translation>
    </message>
    <message>
        <source> slots</source>
        <translation> Slots</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Abbilder</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>A capture that is known to be good: drawn beside the one that is shown, and compared with it</source>
        <translation>Eine Messung, die als gut bekannt ist: neben die gezeigte gezeichnet und mit ihr verglichen</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n slot(s)</source>
        <translation>
            <numerusform>%1, %n Slot</numerusform>
            <numerusform>%1, %n Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the capture</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>Früher beenden</translation>
    </message>
    <message>
        <source>Start capture</source>
        <translation>Messung beginnen</translation>
    </message>
    <message>
        <source>Recipes of the capture</source>
        <translation>Rezepte der Messung</translation>
    </message>
    <message>
        <source>Recipes (*.json *.jsonl *.ndjson *.yaml *.yml)</source>
        <translation>Rezepte (*.json *.jsonl *.ndjson *.yaml *.yml)</translation>
    </message>
    <message>
        <source>%1, one by one</source>
        <translation>%1, eins nach dem anderen</translation>
    </message>
    <message>
        <source>While it runs, the channel makes nothing: at its air times viewers get the fallback.</source>
        <translation>Solange sie läuft, macht der Kanal nichts: zu seinen Sendezeiten kommt der Ersatz.</translation>
    </message>
    <message>
        <source>The channel goes on while a capture runs: its slots are captured, too.</source>
        <translation>Der Kanal läuft während einer Messung weiter: seine Slots werden mitgemessen.</translation>
    </message>
    <message>
        <source>A capture runs already</source>
        <translation>Eine Messung läuft schon</translation>
    </message>
    <message>
        <source>From now on everything that is told is in the capture&apos;s file, too</source>
        <translation>Von jetzt an steht alles, was gemeldet wird, auch in der Datei der Messung</translation>
    </message>
    <message>
        <source>No engine runs yet</source>
        <translation>Noch läuft keine Engine</translation>
    </message>
    <message>
        <source>&lt;b&gt;It cannot begin:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;Sie kann nicht beginnen:&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>exclusive: hold intake</source>
        <translation>ausschließlich: Annahme halten</translation>
    </message>
    <message>
        <source>It is a leak, and a baseline is what is known to be good</source>
        <translation>Sie ist ein Leck, und ein Vergleich ist, was als gut bekannt ist</translation>
    </message>
    <message>
        <source>. &lt;b&gt;It ends&lt;/b&gt; behind the slot in the making and its snapshot</source>
        <translation>. &lt;b&gt;Sie endet&lt;/b&gt; hinter dem Slot in Arbeit und seinem Abbild</translation>
    </message>
</context>
<context>
    <name>vortex::ui::CaptureRoom</name>
    <message>
        <source>Open memory s&amp;napshot…</source>
        <translation>Speicherabbild ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Opens snapshots of PyTorch&apos;s allocator, of any size, and compares the last two</source>
        <translation>Öffnet Abbilder der PyTorch-Speicherverwaltung, gleich wie groß, und vergleicht die letzten zwei</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Open memory snapshots</source>
        <translation>Speicherabbilder öffnen</translation>
    </message>
    <message>
        <source>Memory snapshots (*.pickle *.pkl *.db);;All files (*)</source>
        <translation>Speicherabbilder (*.pickle *.pkl *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Page, self-contained (*.html)</source>
        <translation>Seite, für sich allein (*.html)</translation>
    </message>
    <message>
        <source>Paper, A4 (*.pdf)</source>
        <translation>Papier, A4 (*.pdf)</translation>
    </message>
    <message>
        <source>For a build server: JUnit (*.xml)</source>
        <translation>Für einen Build-Server: JUnit (*.xml)</translation>
    </message>
    <message>
        <source>The series as rows (*.csv)</source>
        <translation>Die Reihen als Zeilen (*.csv)</translation>
    </message>
    <message>
        <source>Open c&amp;apture…</source>
        <translation>M&amp;essung öffnen…</translation>
    </message>
    <message>
        <source>Shows a capture&apos;s floor and peak, its verdict and whom to blame</source>
        <translation>Zeigt Boden und Spitze einer Messung, ihr Urteil und wer schuld ist</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Save repor&amp;t…</source>
        <translation>Berich&amp;t sichern…</translation>
    </message>
    <message>
        <source>Writes the capture that is shown as a page, on paper, for a build server, or as rows</source>
        <translation>Schreibt die gezeigte Messung als Seite, auf Papier, für einen Build-Server oder als Zeilen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Save &amp;its snapshots…</source>
        <translation>&amp;Ihre Abbilder sichern…</translation>
    </message>
    <message>
        <source>Writes the shown capture&apos;s memory snapshots as pickles, for PyTorch&apos;s memory viewer</source>
        <translation>Schreibt die Speicherabbilder der gezeigten Messung als Pickles, für den Speicherbetrachter von PyTorch</translation>
    </message>
    <message>
        <source>Stop capture &amp;early</source>
        <translation>Messung früher b&amp;eenden</translation>
    </message>
    <message>
        <source>No capture runs</source>
        <translation>Keine Messung läuft</translation>
    </message>
    <message>
        <source>It runs: stop it, or wait for its end</source>
        <translation>Sie läuft: beenden oder ihr Ende abwarten</translation>
    </message>
    <message>
        <source>No capture is shown</source>
        <translation>Keine Messung wird gezeigt</translation>
    </message>
    <message>
        <source>The capture holds no snapshot</source>
        <translation>Die Messung enthält kein Abbild</translation>
    </message>
    <message>
        <source>&lt;b&gt;Leak found in the running capture.&lt;/b&gt; Stopping now loses nothing.</source>
        <translation>&lt;b&gt;Die laufende Messung hat ein Leck gefunden.&lt;/b&gt; Jetzt zu beenden verliert nichts.</translation>
    </message>
    <message>
        <source>&lt;b&gt;The capture found a leak.&lt;/b&gt; Its file is kept; Leak hunt says which stage holds memory.</source>
        <translation>&lt;b&gt;Die Messung hat ein Leck gefunden.&lt;/b&gt; Ihre Datei bleibt; die Lecksuche sagt, welche Stufe Speicher hält.</translation>
    </message>
    <message>
        <source>Open capture</source>
        <translation>Messung öffnen</translation>
    </message>
    <message>
        <source>Captures (*.vortexcap);;All files (*)</source>
        <translation>Messungen (*.vortexcap);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht sichern</translation>
    </message>
    <message>
        <source>Where the snapshots go</source>
        <translation>Wohin mit den Abbildern</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.
What lay there before is as it was.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.
Was dort lag, ist wie zuvor.</translation>
    </message>
    <message>
        <source>The capture&apos;s slot %1 was not done when an air slot was due: it was stopped, and is made again</source>
        <translation>Slot %1 der Messung war nicht fertig, als ein Sendeslot fällig war: er wurde angehalten und wird noch einmal gemacht</translation>
    </message>
    <message>
        <source>Ends the capture behind the slot in the making; what was captured is kept and judged</source>
        <translation>Beendet die Messung hinter dem Slot in Arbeit; was gemessen wurde, bleibt und wird beurteilt</translation>
    </message>
</context>
<context>
    <name>vortex::ui::CapturesModel</name>
    <message>
        <source>Label</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
</context>
<context>
    <name>vortex::ui::CapturesPane</name>
    <message>
        <source>Captures</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Removes the chosen capture&apos;s file from the disk, after a question</source>
        <translation>Entfernt die Datei der gewählten Messung von der Platte, nach einer Rückfrage</translation>
    </message>
    <message>
        <source>Delete a capture</source>
        <translation>Eine Messung löschen</translation>
    </message>
    <message>
        <source>Delete %1 from the disk? It cannot be had back.</source>
        <translation>%1 von der Platte löschen? Sie ist dann fort.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Nicht gelöscht</translation>
    </message>
    <message>
        <source>%1 could not be deleted:
%2</source>
        <translation>%1 konnte nicht gelöscht werden:
%2</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ChangesPane</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Changes of settings</source>
        <translation>Änderungen der Einstellungen</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>Diese Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>A running attempt keeps its timeout unless Apply re-arms it.</source>
        <translation>Ein laufender Versuch behält seine Zeitgrenze, wenn Anwenden sie nicht neu stellt.</translation>
    </message>
    <message>
        <source>none yet; every change is recorded</source>
        <translation>noch keine; jede Änderung wird aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 recorded, %2 drafted</source>
        <translation>%1 aufgezeichnet, %2 entworfen</translation>
    </message>
    <message>
        <source>Select a change first</source>
        <translation>Zuerst eine Änderung wählen</translation>
    </message>
    <message>
        <source>That is what is drafted</source>
        <translation>So ist es schon entworfen</translation>
    </message>
    <message>
        <source>Not a timeout: the settings have it (Ctrl+,)</source>
        <translation>Keine Zeitgrenze: steht in den Einstellungen (Strg+,)</translation>
    </message>
    <message>
        <source>Drafts %1 with %2 s again</source>
        <translation>Entwirft %1 wieder mit %2 s</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ChannelStrip</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Due on air</source>
        <translation>Auf Sendung fällig</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>no slot has aired</source>
        <translation>noch kein Slot gesendet</translation>
    </message>
    <message>
        <source>The clock starts with the first slot</source>
        <translation>Die Uhr beginnt mit dem ersten Slot</translation>
    </message>
    <message>
        <source>Nothing in the making</source>
        <translation>Nichts in Arbeit</translation>
    </message>
    <message>
        <source>Making %1</source>
        <translation>In Arbeit: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Erzeugung</translation>
    </message>
    <message>
        <source>Cons.</source>
        <translation>Kons.</translation>
    </message>
    <message>
        <source>Propagation</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>%1 last</source>
        <translation>%1 Ende</translation>
    </message>
    <message>
        <source>air %1 s</source>
        <translation>Sendung %1 s</translation>
    </message>
    <message>
        <source>Next on air</source>
        <translation>Nächste Sendung</translation>
    </message>
    <message>
        <source>Next on air in</source>
        <translation>Nächste Sendung</translation>
    </message>
    <message>
        <source>no slot is due</source>
        <translation>kein Slot fällig</translation>
    </message>
    <message>
        <source>no video</source>
        <translation>kein Video</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>in the making</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>making %1 of %2</source>
        <translation>in Arbeit: %1 von %2</translation>
    </message>
    <message>
        <source>intake paused</source>
        <translation>Annahme pausiert</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>Device starting</source>
        <translation>Gerät startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Ready, idle</source>
        <translation>Bereit, untätig</translation>
    </message>
    <message>
        <source>, quality Q%1</source>
        <translation>, Qualität Q%1</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>no device process, nothing airs</source>
        <translation>kein Geräteprozess, nichts geht auf Sendung</translation>
    </message>
    <message>
        <source>device process vortex-device, pid %1</source>
        <translation>Geräteprozess vortex-device, PID %1</translation>
    </message>
    <message>
        <source>%1 last useful finish</source>
        <translation>%1 letztes nützliches Ende</translation>
    </message>
    <message>
        <source>No answer for %1 s</source>
        <translation>Keine Antwort seit %1 s</translation>
    </message>
    <message>
        <source>%1, %2 of %3; </source>
        <translation>%1, %2 von %3; </translation>
    </message>
    <message>
        <source>due on air: %1, queue: %2</source>
        <translation>auf Sendung fällig: %1, Warteschlange: %2</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>exclusive capture</source>
        <translation>nur die Messung</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
</context>
<context>
    <name>vortex::ui::Commands</name>
    <message>
        <source>&amp;Open recipes…</source>
        <translation>&amp;Rezepte öffnen…</translation>
    </message>
    <message>
        <source>Reads recipe files and adds what they hold to the queue</source>
        <translation>Liest Rezeptdateien und reiht ihren Inhalt in die Warteschlange ein</translation>
    </message>
    <message>
        <source>Run the &amp;sample recipes</source>
        <translation>Bei&amp;spielrezepte starten</translation>
    </message>
    <message>
        <source>Adds the three sample slots to the queue</source>
        <translation>Reiht die drei Beispiel-Slots in die Warteschlange ein</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Watch a &amp;demo with trouble…</source>
        <translation>&amp;Demo mit Störungen ansehen…</translation>
    </message>
    <message>
        <source>Opens a second window with a SIMULATED channel that has every kind of trouble</source>
        <translation>Öffnet ein zweites Fenster mit einem SIMULIERTEN Kanal, der jede Art Störung hat</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ends the program; asks first while a slot is in the making</source>
        <translation>Beendet das Programm; fragt erst, wenn ein Slot in Arbeit ist</translation>
    </message>
    <message>
        <source>The demo did not start</source>
        <translation>Die Demo startete nicht</translation>
    </message>
    <message>
        <source>%1 --demo could not be started.</source>
        <translation>%1 --demo ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>&amp;Find an action or a slot</source>
        <translation>&amp;Aktion oder Slot suchen</translation>
    </message>
    <message>
        <source>Type part of what you want to do, or a slot&apos;s number or name</source>
        <translation>Teil der gewünschten Aktion eingeben, oder Nummer oder Namen eines Slots</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Every key of the configuration, with its unit, its range and the profile&apos;s value</source>
        <translation>Jeder Schlüssel der Konfiguration, mit Einheit, Bereich und Wert des Profils</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>&amp;Pause intake</source>
        <translation>Annahme &amp;pausieren</translation>
    </message>
    <message>
        <source>Queued slots wait; their air times do not, and what runs goes on</source>
        <translation>Eingereihte Slots warten; ihre Sendezeiten nicht, und was läuft, läuft weiter</translation>
    </message>
    <message>
        <source>&amp;Cancel slot…</source>
        <translation>Slot ab&amp;brechen…</translation>
    </message>
    <message>
        <source>Stops the selected slot, after a question that names it</source>
        <translation>Stoppt den gewählten Slot, nach einer Frage, die ihn nennt</translation>
    </message>
    <message>
        <source>&amp;Make interrupted slots again</source>
        <translation>&amp;Unterbrochene Slots nochmals machen</translation>
    </message>
    <message>
        <source>Puts the slots that the last program was making when it died at the front of the queue</source>
        <translation>Setzt die Slots, die das letzte Programm bei seinem Ende in Arbeit hatte, an den Anfang der Warteschlange</translation>
    </message>
    <message>
        <source>Cancel the slot in the &amp;making…</source>
        <translation>Slot in &amp;Arbeit abbrechen…</translation>
    </message>
    <message>
        <source>Stops the most urgent slot in the making, after a question that names it</source>
        <translation>Stoppt den dringendsten Slot in Arbeit, nach einer Frage, die ihn nennt</translation>
    </message>
    <message>
        <source>Finish &amp;queue and stop…</source>
        <translation>&amp;Abarbeiten und stoppen…</translation>
    </message>
    <message>
        <source>Makes what is queued, then stops the engine and closes the window; asks first</source>
        <translation>Macht, was eingereiht ist, stoppt dann die Engine und schließt das Fenster; fragt erst</translation>
    </message>
    <message>
        <source>&amp;Stop after this slot…</source>
        <translation>Nach diesem Slot &amp;stoppen…</translation>
    </message>
    <message>
        <source>Finishes what is in the making, then stops the engine and closes the window; asks first</source>
        <translation>Macht fertig, was in Arbeit ist, stoppt dann die Engine und schließt das Fenster; fragt erst</translation>
    </message>
    <message>
        <source>Clear &amp;buffers</source>
        <translation>&amp;Puffer leeren</translation>
    </message>
    <message>
        <source>Gives back memory that the device and the output pool hold unused; slots run on</source>
        <translation>Gibt Speicher zurück, den Gerät und Ausgabe-Pool ungenutzt halten; Slots laufen weiter</translation>
    </message>
    <message>
        <source>&amp;Restart device…</source>
        <translation>&amp;Gerät neu starten…</translation>
    </message>
    <message>
        <source>Ends the device process and starts it anew, after a question that says what it costs</source>
        <translation>Beendet den Geräteprozess und startet ihn neu, nach einer Frage, die sagt, was es kostet</translation>
    </message>
    <message>
        <source>&amp;Follow live</source>
        <translation>&amp;Live folgen</translation>
    </message>
    <message>
        <source>Brings the view back to the present and keeps it there</source>
        <translation>Holt die Ansicht in die Gegenwart zurück und hält sie dort</translation>
    </message>
    <message>
        <source>Shows the present and what led to it, following live</source>
        <translation>Zeigt die Gegenwart und was zu ihr führte, folgt live</translation>
    </message>
    <message>
        <source>Last slot (&amp;1 min)</source>
        <translation>Letzter Slot (&amp;1 min)</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>Last &amp;4 slots (3 min)</source>
        <translation>Letzte &amp;4 Slots (3 min)</translation>
    </message>
    <message>
        <source>3 min</source>
        <translation>3 min</translation>
    </message>
    <message>
        <source>Last &amp;20 slots (15 min)</source>
        <translation>Letzte &amp;20 Slots (15 min)</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>Whole &amp;day</source>
        <translation>Ganzer &amp;Tag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>Every key, and what it does</source>
        <translation>Jede Taste, und was sie tut</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>Ü&amp;ber</translation>
    </message>
    <message>
        <source>Which version this is, what it runs on, and under which licences</source>
        <translation>Welche Version dies ist, worauf sie läuft und unter welchen Lizenzen</translation>
    </message>
    <message>
        <source>The engine does not run yet</source>
        <translation>Die Engine läuft noch nicht</translation>
    </message>
    <message>
        <source>Do not stop after the &amp;queue</source>
        <translation>Doch &amp;nicht stoppen</translation>
    </message>
    <message>
        <source>This channel has no configuration file to keep them in</source>
        <translation>Dieser Kanal hat keine Konfigurationsdatei, sie zu behalten</translation>
    </message>
    <message>
        <source>Select a slot that is queued or in the making</source>
        <translation>Slot wählen, der eingereiht oder in Arbeit ist</translation>
    </message>
    <message>
        <source>Slot %1 is decided already</source>
        <translation>Slot %1 ist schon entschieden</translation>
    </message>
    <message>
        <source>&amp;Cancel slot %1…</source>
        <translation>Slot %1 ab&amp;brechen…</translation>
    </message>
    <message>
        <source>They are in the queue, or were made since</source>
        <translation>Sie sind in der Warteschlange oder wurden seither gemacht</translation>
    </message>
    <message>
        <source>No slot was interrupted</source>
        <translation>Kein Slot wurde unterbrochen</translation>
    </message>
    <message>
        <source>No slot is in the making</source>
        <translation>Kein Slot ist in Arbeit</translation>
    </message>
    <message>
        <source>Cancel %1…</source>
        <translation>%1 abbrechen…</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Abbrechen…</translation>
    </message>
    <message>
        <source>&amp;Stop after slot %1…</source>
        <translation>Nach Slot %1 &amp;stoppen…</translation>
    </message>
    <message>
        <source>&amp;Export pane…</source>
        <translation>Bereich &amp;exportieren…</translation>
    </message>
    <message>
        <source>Writes what the pane with the focus shows to a file: PNG, SVG or CSV</source>
        <translation>Schreibt in eine Datei, was der Bereich mit dem Fokus zeigt: PNG, SVG oder CSV</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Choose a pane first: click into it, or Tab to it</source>
        <translation>Erst einen Bereich wählen: hineinklicken oder mit Tab hingehen</translation>
    </message>
    <message>
        <source>All of the &amp;session</source>
        <translation>Die ganze &amp;Sitzung</translation>
    </message>
    <message>
        <source>Shows everything from the first slot to the present, following live</source>
        <translation>Zeigt alles vom ersten Slot bis jetzt und folgt live</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>&amp;Unfold rows</source>
        <translation>Zeilen &amp;entfalten</translation>
    </message>
    <message>
        <source>A lane for each stage in every row of the timeline</source>
        <translation>Eine Spur je Stufe in jeder Zeile der Zeitleiste</translation>
    </message>
    <message>
        <source>Timeline as a &amp;table</source>
        <translation>Zeitleiste als &amp;Tabelle</translation>
    </message>
    <message>
        <source>Shows the attempts in view as a table, or drawn again</source>
        <translation>Zeigt die sichtbaren Versuche als Tabelle, oder wieder gezeichnet</translation>
    </message>
    <message>
        <source>&amp;Previous abnormal slot</source>
        <translation>&amp;Voriger auffälliger Slot</translation>
    </message>
    <message>
        <source>Selects the slot before that missed air or did not succeed</source>
        <translation>Wählt den Slot davor, der die Sendung verpasste oder nicht gelang</translation>
    </message>
    <message>
        <source>&amp;Next abnormal slot</source>
        <translation>&amp;Nächster auffälliger Slot</translation>
    </message>
    <message>
        <source>Selects the slot after that missed air or did not succeed</source>
        <translation>Wählt den Slot danach, der die Sendung verpasste oder nicht gelang</translation>
    </message>
    <message>
        <source>&amp;Restart device</source>
        <translation>Gerät neu &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Follow the recording</source>
        <translation>Der Aufzeichnung &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;Unload models</source>
        <translation>Modelle ent&amp;laden</translation>
    </message>
    <message>
        <source>Takes the models from the device, unless an attempt runs; the next one brings them back, in its own time</source>
        <translation>Nimmt die Modelle vom Gerät, sofern kein Versuch läuft; der nächste bringt sie zurück, in seiner eigenen Zeit</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ComparePane</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>The slots cannot be compared: %1</source>
        <translation>Die Slots lassen sich nicht vergleichen: %1</translation>
    </message>
    <message>
        <source>Choose two slots in the list, or one that was made again, and compare them:
what differs first, and why.</source>
        <translation>Zwei Slots in der Liste wählen, oder einen, der noch einmal gemacht wurde, und vergleichen:
was zuerst verschieden ist, und warum.</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Holds two chosen slots against each other, or one and what made it again</source>
        <translation>Stellt zwei gewählte Slots einander gegenüber, oder einen und den, der ihn noch einmal machte</translation>
    </message>
    <message>
        <source>S&amp;wap sides</source>
        <translation>Seiten &amp;tauschen</translation>
    </message>
    <message>
        <source>Puts the slot that is compared on the right to the left, and the other way round</source>
        <translation>Bringt den rechten der verglichenen Slots nach links, und umgekehrt</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Shows the pictures of the compared slots beside each other</source>
        <translation>Zeigt die Bilder der verglichenen Slots nebeneinander</translation>
    </message>
    <message>
        <source>W&amp;ipe</source>
        <translation>W&amp;ischen</translation>
    </message>
    <message>
        <source>Shows the pictures over each other, with a handle between them that the mouse and the arrow keys move</source>
        <translation>Zeigt die Bilder übereinander, mit einem Griff dazwischen, den Maus und Pfeiltasten bewegen</translation>
    </message>
    <message>
        <source>Di&amp;fference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>Shows where and how strongly the pictures differ</source>
        <translation>Zeigt, wo und wie stark sich die Bilder unterscheiden</translation>
    </message>
    <message>
        <source>Export comparison…</source>
        <translation>Vergleich exportieren…</translation>
    </message>
    <message>
        <source>Writes what this pane shows to a file  (Ctrl+E)</source>
        <translation>Schreibt, was dieser Bereich zeigt, in eine Datei  (Strg+E)</translation>
    </message>
    <message>
        <source>Select a slot</source>
        <translation>Einen Slot wählen</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>Nichts wird verglichen</translation>
    </message>
    <message>
        <source>Reading slots %1 and %2…</source>
        <translation>Slots %1 und %2 werden gelesen…</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>It is still being measured by how much they differ</source>
        <translation>Noch wird gemessen, wie sehr sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Reading %1 and %2…</source>
        <translation>%1 und %2 werden gelesen…</translation>
    </message>
    <message>
        <source>The sessions cannot be compared: %1</source>
        <translation>Die Sitzungen lassen sich nicht vergleichen: %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ComparedBlocksModel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>All %1, %2 grew</source>
        <translation>Alle %1, %2 gewachsen</translation>
    </message>
    <message>
        <source>Size of a block</source>
        <translation>Größe eines Blocks</translation>
    </message>
    <message>
        <source>In the scope of</source>
        <translation>Im Bereich von</translation>
    </message>
    <message>
        <source>Allocated at</source>
        <translation>Angefordert in</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Blocks A</source>
        <translation>Blöcke A</translation>
    </message>
    <message>
        <source>Blocks B</source>
        <translation>Blöcke B</translation>
    </message>
    <message>
        <source>Δ blocks</source>
        <translation>Δ Blöcke</translation>
    </message>
    <message>
        <source>%1 A</source>
        <comment>bytes in a unit</comment>
        <translation>%1 A</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes in a unit</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>Share of growth</source>
        <translation>Anteil am Zuwachs</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ComparedLogs</name>
    <message>
        <source>Log of slot %1</source>
        <translation>Protokoll von Slot %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ComparisonTableModel</name>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Δ s</source>
        <translation>Δ s</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ComparisonView</name>
    <message>
        <source>Both from slot start</source>
        <translation>Beide ab Slotbeginn</translation>
    </message>
    <message>
        <source>Stages side by side</source>
        <translation>Stufen nebeneinander</translation>
    </message>
    <message>
        <source>Pages of the comparison</source>
        <translation>Seiten des Vergleichs</translation>
    </message>
    <message>
        <source>Picture and sound</source>
        <translation>Bild und Ton</translation>
    </message>
    <message>
        <source>What else differs</source>
        <translation>Was sonst verschieden ist</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Protokollzeilen</translation>
    </message>
    <message>
        <source>What else differs (%1)</source>
        <translation>Was sonst verschieden ist (%1)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::CurvePane</name>
    <message>
        <source>Timeout of %1</source>
        <translation>Zeitgrenze von %1</translation>
    </message>
    <message>
        <source>Time s</source>
        <translation>Zeit s</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Unter Risiko</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Longer %</source>
        <translation>Länger %</translation>
    </message>
    <message>
        <source>Lower %</source>
        <translation>Untere %</translation>
    </message>
    <message>
        <source>Upper %</source>
        <translation>Obere %</translation>
    </message>
    <message>
        <source>Curve of %1 as a table</source>
        <translation>Kurve von %1 als Tabelle</translation>
    </message>
    <message>
        <source>Timeout of %1 in seconds</source>
        <translation>Zeitgrenze von %1 in Sekunden</translation>
    </message>
    <message>
        <source>Share of %1 that takes longer, in percent</source>
        <translation>Anteil von %1, der länger dauert, in Prozent</translation>
    </message>
    <message>
        <source>The share that takes longer than the timeout. Type the share that may be cut, and the timeout follows.</source>
        <translation>Der Anteil, der länger als die Zeitgrenze dauert. Wird der Anteil eingegeben, der abgeschnitten werden darf, folgt die Zeitgrenze.</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Longer than</source>
        <translation>Länger als</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 % is not identifiable&lt;/b&gt;: the record ends at %2 %, with attempts that were cut at %3</source>
        <translation>&lt;b&gt;%1 % ist nicht bestimmbar&lt;/b&gt;: die Aufzeichnung endet bei %2 %, mit Versuchen, die bei %3 abgeschnitten wurden</translation>
    </message>
    <message>
        <source>The history cannot be read: %1</source>
        <translation>Die Historie ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>This channel is not recorded (it was started without a history): there are no attempts to measure on.</source>
        <translation>Dieser Kanal wird nicht aufgezeichnet (er wurde ohne Historie gestartet): es gibt keine Versuche zu messen.</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Die Historie wird gelesen …</translation>
    </message>
    <message>
        <source>No attempts yet: run slots, or measure over a session that has some.</source>
        <translation>Noch keine Versuche: Slots machen, oder eine Sitzung wählen, die welche hat.</translation>
    </message>
    <message>
        <source>n = %1, %2 censored, try 1</source>
        <translation>n = %1, %2 zensiert, Versuch 1</translation>
    </message>
    <message>
        <source>, %1 left out</source>
        <translation>, %1 ausgelassen</translation>
    </message>
    <message>
        <source>, %1 of %2</source>
        <translation>, %1 von %2</translation>
    </message>
    <message>
        <source>%1 (95 % interval)</source>
        <translation>%1 (95 %)</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 bis %2 s</translation>
    </message>
    <message>
        <source>changed, running with %1 s</source>
        <translation>geändert, läuft mit %1 s</translation>
    </message>
    <message numerus="yes">
        <source>, by %n models and devices</source>
        <translation>
            <numerusform>, von %n Modellsatz und Gerät</numerusform>
            <numerusform>, von %n Modellsätzen und Geräten</numerusform>
        </translation>
    </message>
    <message>
        <source>not read anew (%1): </source>
        <translation>nicht neu gelesen (%1): </translation>
    </message>
    <message>
        <source>%1&lt;br&gt;A timeout is spurious where it cuts an attempt that would still have finished in time. H = %2 is the longest wait that could still meet the deadline: the last useful finish less what goes before, what follows and the delivery, %3.</source>
        <translation>%1&lt;br&gt;Eine Zeitgrenze greift grundlos, wo sie einen Versuch abschneidet, der noch rechtzeitig fertig geworden wäre. H = %2 ist das längste Warten, das die Frist noch halten könnte: das letzte nützliche Ende abzüglich dessen, was davor kommt, was folgt und der Auslieferung, %3.</translation>
    </message>
    <message>
        <source>by their targets until 59 whole slots are on record</source>
        <translation>nach ihren Zielzeiten, bis 59 ganze Slots aufgezeichnet sind</translation>
    </message>
    <message numerus="yes">
        <source>at the P95 of %n slot(s)</source>
        <translation>
            <numerusform>mit dem P95 von %n Slot</numerusform>
            <numerusform>mit dem P95 von %n Slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::CurveView</name>
    <message>
        <source>Curve of %1</source>
        <translation>Kurve von %1</translation>
    </message>
    <message>
        <source>%1 attempts, watched for %2 at most. A timeout of %3: %4 % take longer.</source>
        <translation>%1 Versuche, höchstens %2 beobachtet. Eine Zeitgrenze von %3: %4 % dauern länger.</translation>
    </message>
    <message>
        <source>Drafted timeout of %1: %2. Drag it, or use the arrow keys (Shift: finely).</source>
        <translation>Entworfene Zeitgrenze von %1: %2. Ziehen, oder mit den Pfeiltasten (Umschalt: fein).</translation>
    </message>
    <message>
        <source>%1: not identifiable, no attempt was watched beyond %2</source>
        <translation>%1: nicht bestimmbar, kein Versuch wurde über %2 hinaus beobachtet</translation>
    </message>
    <message>
        <source>%1: %2 % take longer (95 %: %3); %4 attempts were still watched then</source>
        <translation>%1: %2 % dauern länger (95 %: %3); %4 Versuche wurden dann noch beobachtet</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>no attempts yet</source>
        <translation>noch keine Versuche</translation>
    </message>
    <message>
        <source>not identifiable</source>
        <translation>nicht bestimmbar</translation>
    </message>
    <message>
        <source>no attempt seen &gt; %1 s</source>
        <translation>kein Versuch gesehen &gt; %1 s</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>läuft mit %1</translation>
    </message>
    <message>
        <source>allowed %1 to %2 s</source>
        <translation>erlaubt %1 bis %2 s</translation>
    </message>
    <message>
        <source>s; share longer than t, S(t), log; band 95 %; ticks: cut</source>
        <translation>s; Anteil länger als t, S(t), log; Band 95 %; Striche: abgeschnitten</translation>
    </message>
    <message>
        <source>s; share done by t; band 95 %; ticks: cut</source>
        <translation>s; Anteil fertig bis t; Band 95 %; Striche: abgeschnitten</translation>
    </message>
    <message>
        <source>; dotted: if what was canceled was done, or never</source>
        <translation>; gepunktet: wäre Abgebrochenes da fertig gewesen, oder nie</translation>
    </message>
    <message>
        <source>H %1 by targets</source>
        <translation>H %1 nach Zielzeiten</translation>
    </message>
    <message>
        <source>%1 attempts, watched for %2 at most. A timeout of %3: at most %4 % take longer, how many is not identifiable.</source>
        <translation>%1 Versuche, höchstens %2 beobachtet. Eine Zeitgrenze von %3: höchstens %4 % dauern länger, wie viele, ist nicht bestimmbar.</translation>
    </message>
</context>
<context>
    <name>vortex::ui::DifferencesView</name>
    <message>
        <source>What differs of what they were made from</source>
        <translation>Was verschieden ist von dem, woraus sie gemacht wurden</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Nothing that is recorded of what went in differs.</source>
        <translation>Nichts von dem, was hineinging und aufgezeichnet ist, ist verschieden.</translation>
    </message>
    <message>
        <source>Settings are not compared: %1.</source>
        <translation>Einstellungen sind nicht verglichen: %1.</translation>
    </message>
</context>
<context>
    <name>vortex::ui::DraftKeeper</name>
    <message>
        <source>The draft of the timeouts cannot be kept on disk: %1</source>
        <translation>Der Entwurf der Zeitgrenzen kann nicht auf der Platte gehalten werden: %1</translation>
    </message>
    <message>
        <source>The kept draft of the timeouts was not read (%1); its file is kept aside</source>
        <translation>Der gemerkte Entwurf der Zeitgrenzen wurde nicht gelesen (%1); seine Datei bleibt daneben liegen</translation>
    </message>
</context>
<context>
    <name>vortex::ui::FactsView</name>
    <message>
        <source>%1, bytes held %2</source>
        <translation>%1, Bytes gehalten %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Stopps</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Digests</source>
        <translation>Prüfsummen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the proof</source>
        <translation>Nachweis kopieren</translation>
    </message>
    <message>
        <source>Copies the whole proof: SHA-256 over recipe, seed and every output</source>
        <translation>Kopiert den ganzen Nachweis: SHA-256 über Rezept, Startwert und jedes Ergebnis</translation>
    </message>
    <message>
        <source>quality Q%1</source>
        <translation>Qualität Q%1</translation>
    </message>
    <message>
        <source>, %1x%1</source>
        <translation>, %1x%1</translation>
    </message>
    <message>
        <source>, %1 frames</source>
        <translation>, %1 Einzelbilder</translation>
    </message>
    <message>
        <source>, profile %1, %2</source>
        <translation>, Profil %1, %2</translation>
    </message>
    <message>
        <source>nothing of it is on the disk</source>
        <translation>nichts davon ist auf der Platte</translation>
    </message>
    <message>
        <source>not on the disk yet</source>
        <translation>noch nicht auf der Platte</translation>
    </message>
    <message>
        <source>  (on disk after %1)</source>
        <translation>  (auf der Platte nach %1)</translation>
    </message>
    <message>
        <source>Reruns</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>nothing: the device is simulated</source>
        <translation>nichts: das Gerät ist simuliert</translation>
    </message>
</context>
<context>
    <name>vortex::ui::FindBox</name>
    <message>
        <source>Find an action or a slot</source>
        <translation>Aktion oder Slot suchen</translation>
    </message>
    <message>
        <source>Type part of what you want to do, or a slot&apos;s number or name  (Ctrl+K)</source>
        <translation>Teil der gewünschten Aktion eingeben, oder Nummer oder Namen eines Slots  (Strg+K)</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>No action and no slot has that in its name</source>
        <translation>Keine Aktion und kein Slot heißt so</translation>
    </message>
</context>
<context>
    <name>vortex::ui::FirstRun</name>
    <message>
        <source>No slot has run yet</source>
        <translation>Noch kein Slot gelaufen</translation>
    </message>
    <message>
        <source>A slot turns one recipe into a 45 s video. Run one and its stages appear here as they happen.</source>
        <translation>Ein Slot macht aus einem Rezept ein 45-s-Video. Einen starten, und seine Stufen erscheinen hier, während sie laufen.</translation>
    </message>
    <message>
        <source>▶  Run the sample recipes</source>
        <translation>▶  Beispielrezepte starten</translation>
    </message>
    <message>
        <source>%1, three slots on the channel&apos;s cadence.</source>
        <translation>%1, drei Slots im Takt des Kanals.</translation>
    </message>
    <message>
        <source>Open recipes…</source>
        <translation>Rezepte öffnen…</translation>
    </message>
    <message>
        <source>JSON or YAML, one recipe, a list, or one a line. Or drop files anywhere in this window.</source>
        <translation>JSON oder YAML, ein Rezept, eine Liste oder eines je Zeile. Oder Dateien irgendwo in dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>Watch a demo with trouble…</source>
        <translation>Demo mit Störungen ansehen…</translation>
    </message>
    <message>
        <source>SIMULATED, and labelled so, in a window of its own: timeouts, a stuck stage, a leak, missed slots. Nothing airs, nothing is kept.</source>
        <translation>SIMULIERT und so beschriftet, in eigenem Fenster: Zeitgrenzen, eine klemmende Stufe, ein Leck, verpasste Slots. Nichts geht auf Sendung, nichts wird behalten.</translation>
    </message>
</context>
<context>
    <name>vortex::ui::FloorPane</name>
    <message>
        <source>Floor and peak per slot</source>
        <translation>Boden und Spitze je Slot</translation>
    </message>
    <message>
        <source>allocated bytes; the floor is what stays when nothing of the slot runs</source>
        <translation>angeforderte Bytes; der Boden bleibt, wenn nichts vom Slot läuft</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Fits the axis to what was measured, where a leak is small beside the limit; else it begins at 0</source>
        <translation>Passt die Achse dem Gemessenen an, wo ein Leck klein ist neben der Grenze; sonst beginnt sie bei 0</translation>
    </message>
    <message>
        <source>The floor and the peak of each slot come here: start a capture, or open one.</source>
        <translation>Boden und Spitze jedes Slots stehen dann hier: eine Messung beginnen oder öffnen.</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>Floor MB</source>
        <translation>Boden MB</translation>
    </message>
    <message>
        <source>Peak MB</source>
        <translation>Spitze MB</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Floor and peak per slot as a table</source>
        <translation>Boden und Spitze je Slot als Tabelle</translation>
    </message>
    <message>
        <source>%1 slots. %2: %3 %4</source>
        <translation>%1 Slots. %2: %3 %4</translation>
    </message>
    <message>
        <source>■ peak   ● floor   ─ Theil-Sen line, dashed ahead   ▒ interval of the peak&apos;s slope   □ ○ not judged: warm-up, another life of the device</source>
        <translation>■ Spitze   ● Boden   ─ Theil-Sen-Gerade, voraus gestrichelt   ▒ Intervall der Spitzensteigung   □ ○ nicht beurteilt: Warmlauf, anderes Leben des Geräts</translation>
    </message>
</context>
<context>
    <name>vortex::ui::FrameView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>vortex::ui::InUsePane</name>
    <message>
        <source>What is in use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>Gebaut auf</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>reference voice</source>
        <translation>Referenzstimme</translation>
    </message>
    <message>
        <source>reference picture, 4 steps</source>
        <translation>Referenzbild, 4 Schritte</translation>
    </message>
    <message>
        <source>reference animator</source>
        <translation>Referenzanimator</translation>
    </message>
    <message>
        <source>reference encoders B, L</source>
        <translation>Referenz-Encoder B, L</translation>
    </message>
    <message>
        <source>pretended</source>
        <translation>vorgespielt</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>lädt</translation>
    </message>
    <message>
        <source>This profile pretends its device: times and memory are like those of real models, nothing airs and nothing is written.</source>
        <translation>Dieses Profil spielt sein Gerät vor: Zeiten und Speicher sind wie bei echten Modellen, nichts geht auf Sendung und nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>Reference models need no download. They make real sound, pictures and video from the recipe, with lower quality than a trained model.</source>
        <translation>Referenzmodelle brauchen keinen Download. Sie machen echten Ton, echte Bilder und echtes Video aus dem Rezept, in geringerer Qualität als ein trainiertes Modell.</translation>
    </message>
    <message>
        <source>If you have a GPU</source>
        <translation>Mit einer GPU</translation>
    </message>
    <message>
        <source>This profile computes on the CPU. With an NVIDIA driver, packaging/setup --cuda adds the device program for it, and the profile full uses it.</source>
        <translation>Dieses Profil rechnet auf der CPU. Mit NVIDIA-Treiber fügt packaging/setup --cuda das Geräteprogramm dafür hinzu, und das Profil full benutzt es.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>is measured…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>Disk for slots</source>
        <translation>Platte für Slots</translation>
    </message>
    <message>
        <source>Timer precision</source>
        <translation>Timer-Genauigkeit</translation>
    </message>
    <message>
        <source>Spelling of words</source>
        <translation>Aussprache der Wörter</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>Tonausgabe</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>ready in %1</source>
        <translation>bereit in %1</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>the disk does not say</source>
        <translation>die Platte gibt keine Auskunft</translation>
    </message>
    <message>
        <source>%1 ms late at P99</source>
        <translation>%1 ms zu spät bei P99</translation>
    </message>
    <message>
        <source>espeak-ng</source>
        <translation>espeak-ng</translation>
    </message>
    <message>
        <source>by rules; better with espeak-ng</source>
        <translation>nach Regeln; besser mit espeak-ng</translation>
    </message>
    <message>
        <source>a sound card</source>
        <translation>eine Soundkarte</translation>
    </message>
    <message>
        <source>no sound card</source>
        <translation>keine Soundkarte</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>to be planned for</source>
        <translation>einzuplanen</translation>
    </message>
</context>
<context>
    <name>vortex::ui::InspectorPane</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Select a slot in the timeline or the table
to see its stages, receipts, picture and sound.</source>
        <translation>Einen Slot in der Zeitleiste oder der Tabelle wählen,
um seine Stufen, Belege, Bild und Ton zu sehen.</translation>
    </message>
    <message>
        <source>What was told of the slot</source>
        <translation>Was zum Slot gemeldet wurde</translation>
    </message>
    <message>
        <source>Selected slot</source>
        <translation>Gewählter Slot</translation>
    </message>
    <message>
        <source>&amp;Open the slot&apos;s folder</source>
        <translation>&amp;Ordner des Slots öffnen</translation>
    </message>
    <message>
        <source>Opens the folder that the selected slot was written to</source>
        <translation>Öffnet den Ordner, in den der gewählte Slot geschrieben wurde</translation>
    </message>
    <message>
        <source>Copy the slot as &amp;JSON</source>
        <translation>Slot als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copies what `vortex-engine history show --json` prints of the selected slot</source>
        <translation>Kopiert, was `vortex-engine history show --json` zum gewählten Slot ausgibt</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation>Slot %1</translation>
    </message>
    <message>
        <source>Select a slot</source>
        <translation>Einen Slot wählen</translation>
    </message>
    <message>
        <source>Nothing of slot %1 is on the disk yet</source>
        <translation>Von Slot %1 ist noch nichts auf der Platte</translation>
    </message>
    <message>
        <source>Nothing is recorded in this session</source>
        <translation>In dieser Sitzung wird nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>No program opened %1</source>
        <translation>Kein Programm öffnete %1</translation>
    </message>
    <message>
        <source>Copied, %1 characters</source>
        <translation>Kopiert, %1 Zeichen</translation>
    </message>
    <message>
        <source>Reading slot %1 from the history…</source>
        <translation>Slot %1 wird aus der Historie gelesen…</translation>
    </message>
    <message>
        <source>Slot %1 cannot be shown: %2</source>
        <translation>Slot %1 kann nicht gezeigt werden: %2</translation>
    </message>
    <message>
        <source>makes slot %1 again</source>
        <translation>macht Slot %1 noch einmal</translation>
    </message>
    <message>
        <source>Open the clip in the &amp;player</source>
        <translation>Clip im &amp;Player öffnen</translation>
    </message>
    <message>
        <source>Opens the selected slot&apos;s clip, with its sound, in the desktop&apos;s player</source>
        <translation>Öffnet den Clip des gewählten Slots, mit seinem Ton, im Player des Desktops</translation>
    </message>
    <message>
        <source>Open clip</source>
        <translation>Clip öffnen</translation>
    </message>
    <message>
        <source>Slot %1 has no clip on the disk</source>
        <translation>Slot %1 hat keinen Clip auf der Platte</translation>
    </message>
</context>
<context>
    <name>vortex::ui::KeyFrameView</name>
    <message>
        <source>Key frames</source>
        <translation>Schlüsselbilder</translation>
    </message>
</context>
<context>
    <name>vortex::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Tut</translation>
    </message>
    <message>
        <source>In a sentence</source>
        <translation>In einem Satz</translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation>Eine Taste suchen, oder was sie tut</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <source>In the plots, at the cursor; what is under it stays</source>
        <translation>In den Diagrammen, am Zeiger; was darunter liegt, bleibt</translation>
    </message>
    <message>
        <source>Shift+Wheel</source>
        <translation>Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Along the time; leaves the present, L follows it again</source>
        <translation>Entlang der Zeit; verlässt die Gegenwart, L folgt ihr wieder</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>On a slot&apos;s row: shows that slot from its start to its air time</source>
        <translation>Auf der Zeile eines Slots: zeigt ihn vom Start bis zur Sendezeit</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>Next, previous control</source>
        <translation>Nächstes, voriges Bedienelement</translation>
    </message>
    <message>
        <source>Reaches every pane and every control in it</source>
        <translation>Erreicht jeden Bereich und jedes Bedienelement darin</translation>
    </message>
</context>
<context>
    <name>vortex::ui::LeakPlot</name>
    <message>
        <source>Floor and peak per slot</source>
        <translation>Boden und Spitze je Slot</translation>
    </message>
    <message>
        <source>slot of this capture</source>
        <translation>Slot dieser Messung</translation>
    </message>
    <message>
        <source>floor, if nothing changes</source>
        <translation>Boden, wenn sich nichts ändert</translation>
    </message>
    <message>
        <source>peak, if nothing changes</source>
        <translation>Spitze, wenn sich nichts ändert</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>Warmlauf</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>noch vor uns</translation>
    </message>
    <message>
        <source>device started anew</source>
        <translation>Gerät neu gestartet</translation>
    </message>
</context>
<context>
    <name>vortex::ui::LearnPane</name>
    <message>
        <source>Learn the window</source>
        <translation>Fenster kennenlernen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>zoom at the cursor; drag to pan</source>
        <translation>am Zeiger zoomen; ziehen verschiebt</translation>
    </message>
    <message>
        <source>follow live again after you moved the view</source>
        <translation>wieder live folgen, nachdem die Ansicht verschoben wurde</translation>
    </message>
    <message>
        <source>find any action or slot by typing</source>
        <translation>jede Aktion und jeden Slot durch Tippen finden</translation>
    </message>
    <message>
        <source>pause intake: what runs goes on</source>
        <translation>Annahme pausieren: was läuft, läuft weiter</translation>
    </message>
    <message>
        <source>cancel the selected slot, after a question that names it</source>
        <translation>gewählten Slot abbrechen, nach einer Frage, die ihn nennt</translation>
    </message>
    <message>
        <source>rerun the selected slot</source>
        <translation>gewählten Slot nochmals machen</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
    <message>
        <source>Grey is normal. Colour, a shape and a letter mean that something needs you:</source>
        <translation>Grau ist normal. Farbe, Form und Buchstabe heißen, dass etwas zu tun ist:</translation>
    </message>
    <message>
        <source>high, act now</source>
        <translation>hoch, jetzt handeln</translation>
    </message>
    <message>
        <source>medium, act soon</source>
        <translation>mittel, bald handeln</translation>
    </message>
    <message>
        <source>low, plan</source>
        <translation>niedrig, einplanen</translation>
    </message>
    <message>
        <source>Show at start</source>
        <translation>Beim Start zeigen</translation>
    </message>
</context>
<context>
    <name>vortex::ui::LogPane</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>text in a line</source>
        <translation>Text in einer Zeile</translation>
    </message>
    <message>
        <source>Text that a line holds</source>
        <translation>Text, den eine Zeile enthält</translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation>Niedrigste gezeigte Schwere</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Without details</source>
        <translation>Ohne Details</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Selected slot only</source>
        <translation>Nur gewählter Slot</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all that are shown (Ctrl+C)</source>
        <translation>Kopiert die gewählten Zeilen, oder alle gezeigten (Strg+C)</translation>
    </message>
    <message>
        <source>Following live</source>
        <translation>Folgt live</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused, %1 newer</source>
        <translation>Angehalten, %1 neuere</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>; %1 older ones let go, %2 are kept</source>
        <translation>; %1 ältere verworfen, %2 werden behalten</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Folgt</translation>
    </message>
</context>
<context>
    <name>vortex::ui::LogTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>vortex::ui::MainWindow</name>
    <message>
        <source>Vortex Control Room, SIMULATED</source>
        <translation>Vortex Control Room, SIMULIERT</translation>
    </message>
    <message>
        <source>Vortex Control Room</source>
        <translation>Vortex Control Room</translation>
    </message>
    <message>
        <source>&lt;b&gt;The queue cannot be kept on disk&lt;/b&gt; (%1): recipes that wait would be lost with the program.</source>
        <translation>&lt;b&gt;Die Warteschlange lässt sich nicht auf der Platte halten&lt;/b&gt; (%1): Wartende Rezepte gingen mit dem Programm verloren.</translation>
    </message>
    <message>
        <source>Opens or closes %1</source>
        <translation>Öffnet oder schließt %1</translation>
    </message>
    <message>
        <source>L&amp;ock layout</source>
        <translation>Anordnung &amp;sperren</translation>
    </message>
    <message>
        <source>Keeps every pane where it is, against a drag by accident</source>
        <translation>Hält jeden Bereich an seinem Platz, gegen versehentliches Ziehen</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Puts every pane back to its first place</source>
        <translation>Setzt jeden Bereich an seinen ersten Platz zurück</translation>
    </message>
    <message>
        <source>&lt;b&gt;The last program ended without leave.&lt;/b&gt; Slots interrupted in the making: %1.</source>
        <translation>&lt;b&gt;Das letzte Programm wurde nicht ordentlich beendet.&lt;/b&gt; In Arbeit unterbrochene Slots: %1.</translation>
    </message>
    <message>
        <source>Recipes that wait again: %1.</source>
        <translation>Wieder wartende Rezepte: %1.</translation>
    </message>
    <message>
        <source>The queue was not read whole (%1); its file is kept aside.</source>
        <translation>Die Warteschlange wurde nicht ganz gelesen (%1); ihre Datei ist beiseitegelegt.</translation>
    </message>
    <message>
        <source>The engine did not start</source>
        <translation>Die Engine startete nicht</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%n warning(s) on what was opened; it is in the queue.&lt;/b&gt; %1</source>
        <translation>
            <numerusform>&lt;b&gt;%n Warnung zu dem, was geöffnet wurde; es ist in der Warteschlange.&lt;/b&gt; %1</numerusform>
            <numerusform>&lt;b&gt;%n Warnungen zu dem, was geöffnet wurde; es ist in der Warteschlange.&lt;/b&gt; %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Operate</source>
        <translation>&amp;Betrieb</translation>
    </message>
    <message>
        <source>The channel as it runs: what is on, what airs next, what is in danger</source>
        <translation>Der Kanal, wie er läuft: was gesendet wird, was folgt, was in Gefahr ist</translation>
    </message>
    <message>
        <source>R&amp;eplay</source>
        <translation>Wi&amp;ederholung</translation>
    </message>
    <message>
        <source>What was recorded: find slots, look at them, make them again</source>
        <translation>Was aufgezeichnet ist: Slots finden, ansehen, noch einmal machen</translation>
    </message>
    <message>
        <source>Vortex Control Room, RECORDING</source>
        <translation>Vortex Control Room, AUFZEICHNUNG</translation>
    </message>
    <message>
        <source>A recording is shown: go back to live before you drop recipes</source>
        <translation>Eine Aufzeichnung wird gezeigt: vor dem Ablegen von Rezepten zurück zu Live gehen</translation>
    </message>
    <message>
        <source>&amp;Tune</source>
        <translation>&amp;Abstimmen</translation>
    </message>
    <message>
        <source>Timeouts set by evidence: what each would have done to the slots on record</source>
        <translation>Zeitgrenzen nach Belegen: was jede mit den aufgezeichneten Slots gemacht hätte</translation>
    </message>
    <message>
        <source>Leak &amp;hunt</source>
        <translation>&amp;Lecksuche</translation>
    </message>
    <message>
        <source>Does memory grow, by how much a slot, and what holds it</source>
        <translation>Ob der Speicher wächst, um wie viel je Slot, und was ihn hält</translation>
    </message>
</context>
<context>
    <name>vortex::ui::MediaComparison</name>
    <message>
        <source>Attempts %1</source>
        <translation>Versuche %1</translation>
    </message>
    <message>
        <source>Stops %1</source>
        <translation>Stopps %1</translation>
    </message>
    <message>
        <source>Clip %1 frames, %2 x %3</source>
        <translation>Clip %1 Einzelbilder, %2 x %3</translation>
    </message>
    <message>
        <source>frame %1 of %2, both</source>
        <translation>Einzelbild %1 von %2, beide</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Einzelbild %1 von %2</translation>
    </message>
    <message>
        <source>No picture of %1: %2</source>
        <translation>Kein Bild von %1: %2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>No clip: %1</source>
        <translation>Kein Clip: %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::MediaView</name>
    <message>
        <source>Nothing of it is on the disk yet</source>
        <translation>Noch nichts davon auf der Platte</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>No clip: %1</source>
        <translation>Kein Clip: %1</translation>
    </message>
    <message>
        <source>picture; no clip: %1</source>
        <translation>Bild; kein Clip: %1</translation>
    </message>
    <message>
        <source>not on the disk yet</source>
        <translation>noch nicht auf der Platte</translation>
    </message>
    <message>
        <source>frame %1 of %2   %3</source>
        <translation>Einzelbild %1 von %2   %3</translation>
    </message>
    <message>
        <source>A simulated device makes no video</source>
        <translation>Ein simuliertes Gerät macht kein Video</translation>
    </message>
    <message>
        <source>the device is simulated</source>
        <translation>das Gerät ist simuliert</translation>
    </message>
</context>
<context>
    <name>vortex::ui::MemoryPane</name>
    <message>
        <source>VRAM</source>
        <translation>VRAM</translation>
    </message>
    <message>
        <source>Memory, CPU meter</source>
        <translation>Speicher, CPU-Messer</translation>
    </message>
    <message>
        <source>host memory metered as VRAM   </source>
        <translation>Hauptspeicher, als VRAM gemessen   </translation>
    </message>
    <message>
        <source>Device memory over the visible time</source>
        <translation>Gerätespeicher über die sichtbare Zeit</translation>
    </message>
</context>
<context>
    <name>vortex::ui::MemoryView</name>
    <message>
        <source>Device memory</source>
        <translation>Gerätespeicher</translation>
    </message>
    <message>
        <source>no sample yet</source>
        <translation>noch keine Messung</translation>
    </message>
    <message>
        <source>Memory comes here as soon as the device tells of it.</source>
        <translation>Der Speicher erscheint hier, sobald das Gerät davon meldet.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Device used GB</source>
        <translation>Gerät belegt GB</translation>
    </message>
    <message>
        <source>Ours GB</source>
        <translation>Von uns GB</translation>
    </message>
    <message>
        <source>%1: device used %2 GB</source>
        <translation>%1: Gerät belegt %2 GB</translation>
    </message>
    <message>
        <source>
%1 %2 GB</source>
        <translation>
%1 %2 GB</translation>
    </message>
    <message>
        <source>over hard by %1</source>
        <translation>über hart um %1</translation>
    </message>
    <message>
        <source>headroom to hard %1</source>
        <translation>Luft bis hart %1</translation>
    </message>
    <message>
        <source>allocated by us %1   device used %2 of %3   %4</source>
        <translation>von uns belegt %1   Gerät belegt %2 von %3   %4</translation>
    </message>
</context>
<context>
    <name>vortex::ui::PaletteModel</name>
    <message>
        <source>Slot %1  %2</source>
        <translation>Slot %1  %2</translation>
    </message>
</context>
<context>
    <name>vortex::ui::Pane</name>
    <message>
        <source>Give %1 the whole window</source>
        <translation>%1 im ganzen Fenster zeigen</translation>
    </message>
    <message>
        <source>Close %1; the View menu opens it again</source>
        <translation>%1 schließen; wieder öffnen im Menü Ansicht</translation>
    </message>
    <message>
        <source>Put all panes back to their places</source>
        <translation>Alle Bereiche an ihre Plätze zurück</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writes what this pane shows to a file  (Ctrl+E)</source>
        <translation>Schreibt in eine Datei, was dieser Bereich zeigt  (Strg+E)</translation>
    </message>
</context>
<context>
    <name>vortex::ui::Parser</name>
    <message>
        <source>this is no line of a queue</source>
        <translation>dies ist keine Zeile einer Warteschlange</translation>
    </message>
    <message>
        <source>no recipe</source>
        <translation>kein Rezept</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>vortex::ui::PictureComparison</name>
    <message>
        <source>Both pictures</source>
        <translation>Beide Bilder</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Wipe at %1 %; the arrow keys move it</source>
        <translation>Wischen bei %1 %; die Pfeiltasten bewegen es</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>The pictures are of different sizes</source>
        <translation>Die Bilder sind verschieden groß</translation>
    </message>
    <message>
        <source>Drawn %1 times
as strong</source>
        <translation>%1-fach
verstärkt</translation>
    </message>
    <message>
        <source>No pixel
differs</source>
        <translation>Kein Pixel
verschieden</translation>
    </message>
    <message>
        <source>Largest
%1 of 255</source>
        <translation>Größte
%1 von 255</translation>
    </message>
</context>
<context>
    <name>vortex::ui::PlayerBar</name>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>Drag to a frame; comma and period step by one</source>
        <translation>Zu einem Einzelbild ziehen; Komma und Punkt gehen um eines weiter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play, in real time and without sound</source>
        <translation>Abspielen, in Echtzeit und ohne Ton</translation>
    </message>
    <message>
        <source>%1  (Space)</source>
        <translation>%1  (Leertaste)</translation>
    </message>
</context>
<context>
    <name>vortex::ui::QueueModel</name>
    <message>
        <source>%1 again</source>
        <translation>%1 nochmals</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1, held</source>
        <translation>%1, angehalten</translation>
    </message>
    <message>
        <source>Airs</source>
        <translation>Sendung</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>%1 again, off air</source>
        <translation>%1 noch einmal, nicht auf Sendung</translation>
    </message>
    <message>
        <source>, from %1 on</source>
        <translation>, ab %1</translation>
    </message>
    <message>
        <source>of the capture, off air</source>
        <translation>der Messung, nicht auf Sendung</translation>
    </message>
</context>
<context>
    <name>vortex::ui::QueuePane</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>It keeps its place and is passed over, until it is released  (H)</source>
        <translation>Es behält seinen Platz und wird übergangen, bis es freigegeben wird  (H)</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Takes the recipe out of the queue; its file stays  (Del)</source>
        <translation>Nimmt das Rezept aus der Warteschlange; seine Datei bleibt  (Entf)</translation>
    </message>
    <message>
        <source>empty: recipes that you open wait here</source>
        <translation>leer: geöffnete Rezepte warten hier</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, intake paused</source>
        <translation>
            <numerusform>%n wartet, Annahme pausiert</numerusform>
            <numerusform>%n warten, Annahme pausiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Put on air</source>
        <translation>Auf Sendung</translation>
    </message>
    <message>
        <source>Off air</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Gives the rerun an air time of the channel, or makes it in a gap between air slots  (O)</source>
        <translation>Gibt der Wiederholung eine Sendezeit des Kanals, oder macht sie in einer Lücke zwischen Sendeslots  (O)</translation>
    </message>
    <message>
        <source>; a rerun starts in a gap of %1</source>
        <translation>; eine Wiederholung beginnt in einer Lücke von %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ReceiptView</name>
    <message>
        <source>Stop receipts</source>
        <translation>Stoppbelege</translation>
    </message>
    <message>
        <source>Stop receipt</source>
        <translation>Stoppbeleg</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RecipeFieldModel</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Rerun with</source>
        <translation>Wiederholen mit</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RecordedFilters</name>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Spare to air</source>
        <translation>Reserve bis zur Sendung</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>recipe, error, number  /</source>
        <translation>Rezept, Fehler, Nummer  /</translation>
    </message>
    <message>
        <source>Search the recorded slots</source>
        <translation>Aufgezeichnete Slots durchsuchen</translation>
    </message>
    <message>
        <source>Where a slot ended</source>
        <translation>Wo ein Slot endete</translation>
    </message>
    <message>
        <source>Any stage</source>
        <translation>Jede Stufe</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jede Zeit</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>How much was to spare before air; only slots that finished have a spare</source>
        <translation>Wie viel bis zur Sendung übrig war; nur fertige Slots haben eine Reserve</translation>
    </message>
    <message>
        <source>Any spare</source>
        <translation>Jede Reserve</translation>
    </message>
    <message>
        <source>Spare below %1 s</source>
        <translation>Reserve &lt; %1 s</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gemerkt</translation>
    </message>
    <message>
        <source>Shows all recorded slots</source>
        <translation>Zeigt alle aufgezeichneten Slots</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Jeder Ausgang</translation>
    </message>
    <message>
        <source>Not succeeded</source>
        <translation>Nicht gelungen</translation>
    </message>
    <message>
        <source>Not addressed yet</source>
        <translation>Noch nicht behoben</translation>
    </message>
    <message>
        <source>Missed air</source>
        <translation>Sendung verpasst</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Reruns</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter merken…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter merken</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Sein Name</translation>
    </message>
    <message>
        <source>Filters that were kept under a name  (Ctrl+/)</source>
        <translation>Filter, die unter einem Namen behalten wurden  (Strg+/)</translation>
    </message>
    <message>
        <source>Left no clip, no rerun has made it good, and nobody has addressed it by hand</source>
        <translation>Hinterließ keinen Clip, keine Wiederholung hat ihn behoben, und niemand von Hand</translation>
    </message>
    <message>
        <source>Slots whose outcome a what-if changes; a click shows the others again</source>
        <translation>Slots, bei denen ein Was-wäre-wenn etwas ändert; ein Klick zeigt die anderen wieder</translation>
    </message>
    <message numerus="yes">
        <source>only %n of a what-if</source>
        <translation>
            <numerusform>nur %n eines Was-wäre-wenn</numerusform>
            <numerusform>nur %n eines Was-wäre-wenn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vortex::ui::RecordedPane</name>
    <message>
        <source>Recorded slots</source>
        <translation>Aufgezeichnete Slots</translation>
    </message>
    <message>
        <source>Find a &amp;recorded slot</source>
        <translation>Einen &amp;aufgezeichneten Slot finden</translation>
    </message>
    <message>
        <source>Puts the cursor into the search box of the recorded slots</source>
        <translation>Setzt die Schreibmarke in das Suchfeld der aufgezeichneten Slots</translation>
    </message>
    <message>
        <source>This channel is not recorded: it was started without a history.
A slot that is recorded can be looked at and made again here.</source>
        <translation>Dieser Kanal wird nicht aufgezeichnet: Er wurde ohne Historie gestartet.
Ein aufgezeichneter Slot kann hier angesehen und noch einmal gemacht werden.</translation>
    </message>
    <message>
        <source>The recorded slots cannot be read: %1</source>
        <translation>Die aufgezeichneten Slots sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Die Historie wird gelesen…</translation>
    </message>
    <message>
        <source>No slot is recorded yet. Each one comes here as soon as it is queued.</source>
        <translation>Noch ist kein Slot aufgezeichnet. Jeder kommt hierher, sobald er eingereiht ist.</translation>
    </message>
    <message numerus="yes">
        <source>None of %n recorded slots passes this filter.</source>
        <translation>
            <numerusform>Der eine aufgezeichnete Slot passt nicht zu diesem Filter.</numerusform>
            <numerusform>Keiner der %n aufgezeichneten Slots passt zu diesem Filter.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the newest %2 shown; the command line lists older ones</source>
        <translation>%1 der neuesten %2; ältere listet die Kommandozeile</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The timeline has the slots of the last day; the inspector shows slot %1</source>
        <translation>Die Zeitleiste hat die Slots des letzten Tages; der Inspektor zeigt Slot %1</translation>
    </message>
    <message>
        <source>Saved f&amp;ilters of the recorded slots</source>
        <translation>Gemerkte F&amp;ilter der aufgezeichneten Slots</translation>
    </message>
    <message>
        <source>Opens the filters that were kept under a name, and keeps the one that is set</source>
        <translation>Öffnet die Filter, die unter einem Namen behalten wurden, und merkt sich den eingestellten</translation>
    </message>
    <message>
        <source>Show in the timeline</source>
        <translation>In der Zeitleiste zeigen</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RecordedTableModel</name>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>Slot %1, made from %2</source>
        <translation>Slot %1, gemacht aus %2</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Total s</source>
        <translation>Gesamt s</translation>
    </message>
    <message>
        <source>Spare s</source>
        <translation>Reserve s</translation>
    </message>
    <message>
        <source>Addressed by</source>
        <translation>Behoben durch</translation>
    </message>
    <message>
        <source>by hand: %1</source>
        <translation>von Hand: %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RecordingBanner</name>
    <message>
        <source>RECORDING</source>
        <translation>AUFZEICHNUNG</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Back to live  Esc</source>
        <translation>Zurück zu Live  Esc</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Recorded seconds in a second</source>
        <translation>Aufgezeichnete Sekunden je Sekunde</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>Voriges Ereignis</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Nächstes Ereignis</translation>
    </message>
    <message>
        <source>Time in the recording</source>
        <translation>Zeit in der Aufzeichnung</translation>
    </message>
    <message>
        <source>Drag to a time; arrows step by a second, Home and End go to its ends, Space plays</source>
        <translation>Auf eine Zeit ziehen; Pfeiltasten gehen eine Sekunde weiter, Pos1 und Ende an die Enden, die Leertaste spielt ab</translation>
    </message>
    <message>
        <source>%1, %2 long</source>
        <translation>%1, Dauer %2</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>not whole: %1</source>
        <translation>nicht vollständig: %1</translation>
    </message>
    <message>
        <source>%1   %2 of %3</source>
        <translation>%1   %2 von %3</translation>
    </message>
    <message>
        <source>▲ H  Live now: %1</source>
        <translation>▲ H  Jetzt live: %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RecordingCommands</name>
    <message>
        <source>Open re&amp;cording…</source>
        <translation>Auf&amp;zeichnung öffnen…</translation>
    </message>
    <message>
        <source>Shows a recorded session in the panes as a live one, to look back and forth in it</source>
        <translation>Zeigt eine aufgezeichnete Sitzung in den Bereichen wie eine laufende, um sich in ihr vor und zurück zu bewegen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Open its &amp;session</source>
        <translation>Seine &amp;Sitzung öffnen</translation>
    </message>
    <message>
        <source>Shows the recorded session that the selected slot was made in, and the slot in it</source>
        <translation>Zeigt die aufgezeichnete Sitzung, in der der gewählte Slot entstand, und ihn darin</translation>
    </message>
    <message>
        <source>&amp;Back to live</source>
        <translation>&amp;Zurück zu Live</translation>
    </message>
    <message>
        <source>Leaves the recording; the live session is as you left it</source>
        <translation>Verlässt die Aufzeichnung; die laufende Sitzung ist, wie sie verlassen wurde</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Lets time pass in the recording, or stops it</source>
        <translation>Lässt die Zeit der Aufzeichnung laufen oder hält sie an</translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation>Ctrl+Space</translation>
    </message>
    <message>
        <source>Pre&amp;vious event</source>
        <translation>&amp;Voriges Ereignis</translation>
    </message>
    <message>
        <source>To where something was told last: of the selected slot, else of any</source>
        <translation>Dorthin, wo zuletzt etwas gemeldet wurde: vom gewählten Slot, sonst von irgendeinem</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Ne&amp;xt event</source>
        <translation>&amp;Nächstes Ereignis</translation>
    </message>
    <message>
        <source>To where something is told next: of the selected slot, else of any</source>
        <translation>Dorthin, wo als Nächstes etwas gemeldet wird: vom gewählten Slot, sonst von irgendeinem</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Histories, captures and event lines (*.db *.vortexcap *.jsonl);;All files (*)</source>
        <translation>Historien, Mitschnitte und Ereigniszeilen (*.db *.vortexcap *.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1: %2 events</source>
        <translation>%1 wird gelesen: %2 Ereignisse</translation>
    </message>
    <message>
        <source>No recording is shown</source>
        <translation>Es wird keine Aufzeichnung gezeigt</translation>
    </message>
    <message>
        <source>A recording is shown: go back to live first</source>
        <translation>Eine Aufzeichnung wird gezeigt: zuerst zurück zu Live gehen</translation>
    </message>
    <message>
        <source>Select a slot</source>
        <translation>Einen Slot wählen</translation>
    </message>
    <message>
        <source>Nothing is recorded in this session</source>
        <translation>In dieser Sitzung wird nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>It has no run %1 with slots in it</source>
        <translation>Sie hat keinen Lauf %1 mit Slots</translation>
    </message>
    <message>
        <source>Slot %1 is not in it</source>
        <translation>Slot %1 ist nicht darin</translation>
    </message>
    <message>
        <source>Do not open it</source>
        <translation>Nicht öffnen</translation>
    </message>
    <message>
        <source>The recording cannot be shown</source>
        <translation>Die Aufzeichnung lässt sich nicht zeigen</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RerunCommands</name>
    <message>
        <source>&amp;Rerun</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Makes the chosen slots again, off air: same recipe, same seed; air slots go first</source>
        <translation>Macht die gewählten Slots noch einmal, ohne zu senden: gleiches Rezept, gleicher Startwert; Sendeslots gehen vor</translation>
    </message>
    <message>
        <source>Rerun &amp;with…</source>
        <translation>Wiederholen &amp;mit…</translation>
    </message>
    <message>
        <source>Rerun %1 was not done when an air slot was due: it was stopped, and waits again</source>
        <translation>Wiederholung %1 war nicht fertig, als ein Sendeslot fällig war: Sie wurde gestoppt und wartet wieder</translation>
    </message>
    <message>
        <source>Rerun %1 gave way too often: the gaps between air slots are too short for it. It is held in the queue; put it on air, or release it when the channel rests</source>
        <translation>Wiederholung %1 wich zu oft: Die Lücken zwischen Sendeslots sind zu kurz für sie. Sie ist in der Warteschlange angehalten; auf Sendung geben, oder freigeben, wenn der Kanal ruht</translation>
    </message>
    <message>
        <source>Rerun with…</source>
        <translation>Wiederholen mit…</translation>
    </message>
    <message>
        <source>The engine does not run yet</source>
        <translation>Die Engine läuft noch nicht</translation>
    </message>
    <message>
        <source>This channel is not recorded, so nothing can be made again</source>
        <translation>Dieser Kanal wird nicht aufgezeichnet, darum kann nichts noch einmal gemacht werden</translation>
    </message>
    <message>
        <source>More than %1 slots are chosen</source>
        <translation>Mehr als %1 Slots sind gewählt</translation>
    </message>
    <message>
        <source>Select a slot</source>
        <translation>Einen Slot wählen</translation>
    </message>
    <message>
        <source>Slot %1 is still in the making</source>
        <translation>Slot %1 ist noch in Arbeit</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Rerun %n slots</source>
        <translation>
            <numerusform>%n Slot &amp;wiederholen</numerusform>
            <numerusform>%n Slots &amp;wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose slots in the list</source>
        <translation>Slots in der Liste wählen</translation>
    </message>
    <message>
        <source>Choose slots to make them again</source>
        <translation>Slots wählen, um sie noch einmal zu machen</translation>
    </message>
    <message>
        <source>%1 chosen: %2</source>
        <translation>%1 gewählt: %2</translation>
    </message>
    <message>
        <source>Slot %1 cannot be made again: %2.</source>
        <translation>Slot %1 kann nicht noch einmal gemacht werden: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n reruns wait in the queue</source>
        <translation>
            <numerusform>%n Wiederholung wartet in der Warteschlange</numerusform>
            <numerusform>%n Wiederholungen warten in der Warteschlange</numerusform>
        </translation>
    </message>
    <message>
        <source>Slot %1: %2.</source>
        <translation>Slot %1: %2.</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Und %1 weitere.</translation>
    </message>
    <message numerus="yes">
        <source>%n found no room in the queue.</source>
        <translation>
            <numerusform>%n fand keinen Platz in der Warteschlange.</numerusform>
            <numerusform>%n fanden keinen Platz in der Warteschlange.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything can be made again</source>
        <translation>Nicht alles kann noch einmal gemacht werden</translation>
    </message>
    <message>
        <source>Redo &amp;from stage…</source>
        <translation>Ab &amp;Stufe wiederholen…</translation>
    </message>
    <message>
        <source>Makes the chosen slots again from one of their stages on, with what the stages before it had made</source>
        <translation>Macht die gewählten Slots ab einer ihrer Stufen noch einmal, mit dem, was die Stufen davor gemacht hatten</translation>
    </message>
    <message>
        <source>Makes the chosen slots again with another seed, recipe, quality or other timeouts</source>
        <translation>Macht die gewählten Slots mit anderem Startwert, Rezept, anderer Qualität oder anderen Zeitgrenzen noch einmal</translation>
    </message>
    <message>
        <source>Slot %1 cannot be made again from that stage: %2. It is held in the queue</source>
        <translation>Slot %1 kann ab dieser Stufe nicht wiederholt werden: %2. Er ist in der Warteschlange angehalten</translation>
    </message>
    <message>
        <source>Redo from stage ▾</source>
        <translation>Ab Stufe ▾</translation>
    </message>
    <message>
        <source>(not: %1)</source>
        <translation>(nicht: %1)</translation>
    </message>
    <message>
        <source>(%1 of %2: %3)</source>
        <translation>(%1 von %2: %3)</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RerunDialog</name>
    <message>
        <source>Rerun %1 with…</source>
        <translation>%1 wiederholen mit…</translation>
    </message>
    <message numerus="yes">
        <source>Rerun %n slots with…</source>
        <translation>
            <numerusform>%n Slot wiederholen mit…</numerusform>
            <numerusform>%n Slots wiederholen mit…</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it an air time of the channel</source>
        <translation>Eine Sendezeit des Kanals geben</translation>
    </message>
    <message>
        <source>It joins the end of the channel&apos;s queue and takes an air slot of its own</source>
        <translation>Kommt ans Ende der Warteschlange des Kanals und nimmt einen eigenen Sendeslot</translation>
    </message>
    <message>
        <source>Queue rerun of %1</source>
        <translation>Wiederholung von %1 einreihen</translation>
    </message>
    <message numerus="yes">
        <source>Queue %n reruns</source>
        <translation>
            <numerusform>%n Wiederholung einreihen</numerusform>
            <numerusform>%n Wiederholungen einreihen</numerusform>
        </translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>recorded %1</source>
        <translation>aufgezeichnet %1</translation>
    </message>
    <message>
        <source>none was recorded</source>
        <translation>keiner wurde aufgezeichnet</translation>
    </message>
    <message>
        <source>Seed of the rerun</source>
        <translation>Startwert der Wiederholung</translation>
    </message>
    <message>
        <source>Keep: the same bits are expected</source>
        <translation>Behalten: Gleiche Bits werden erwartet</translation>
    </message>
    <message>
        <source>Draw a new one</source>
        <translation>Neu ziehen</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Dieser:</translation>
    </message>
    <message>
        <source>The seed to use</source>
        <translation>Der zu nehmende Startwert</translation>
    </message>
    <message>
        <source>Fields of the recipe</source>
        <translation>Felder des Rezepts</translation>
    </message>
    <message>
        <source>Recorded: of the first slot. A field that you change is changed in each recipe that has it; the others stay as they were recorded.</source>
        <translation>Aufgezeichnet: beim ersten Slot. Ein geändertes Feld wird in jedem Rezept geändert, das es hat; die übrigen bleiben, wie sie aufgezeichnet sind.</translation>
    </message>
    <message>
        <source>As recorded.</source>
        <translation>Wie aufgezeichnet.</translation>
    </message>
    <message numerus="yes">
        <source>%n changed.</source>
        <translation>
            <numerusform>%n geändert.</numerusform>
            <numerusform>%n geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes the next free air time, after all that waits.</source>
        <translation>Nimmt die nächste freie Sendezeit nach allem, was wartet.</translation>
    </message>
    <message>
        <source>A slot of its own, off air: air slots always go first, and it starts in a gap between them.</source>
        <translation>Ein eigener Slot, nicht auf Sendung: Sendeslots gehen immer vor, er beginnt in einer Lücke zwischen ihnen.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Timeout of %1</source>
        <translation>Zeitgrenze von %1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Quality of the rerun</source>
        <translation>Qualität der Wiederholung</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>As the channel is made</source>
        <translation>Wie der Kanal</translation>
    </message>
    <message>
        <source>Q%1, %2 pixels</source>
        <translation>Q%1, %2 Pixel</translation>
    </message>
    <message>
        <source>Timeout of %1 in the rerun</source>
        <translation>Zeitgrenze von %1 in der Wiederholung</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>The channel has %1 now</source>
        <translation>Der Kanal hat jetzt %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RiskCard</name>
    <message>
        <source>Slot %1, spare to air %2 s</source>
        <translation>Slot %1, Reserve bis Sendung %2 s</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>spare to air</source>
        <translation>Reserve bis Sendung</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>consensus and propagation %1, then air</source>
        <translation>Konsens und Verteilung %1, dann Sendung</translation>
    </message>
    <message>
        <source>%1, then air</source>
        <translation>%1, dann Sendung</translation>
    </message>
    <message>
        <source>Spare to air: %1</source>
        <translation>Reserve bis Sendung: %1</translation>
    </message>
    <message>
        <source>After the last useful finish: consensus and propagation, then air, %1</source>
        <translation>Nach dem letzten nützlichen Ende: Konsens und Verteilung, dann Sendung, %1</translation>
    </message>
    <message>
        <source>, past the last useful finish</source>
        <translation>, nach dem letzten nützlichen Ende</translation>
    </message>
    <message>
        <source>%1: %2 of work left%3</source>
        <translation>%1: %2 Restarbeit%3</translation>
    </message>
    <message>
        <source>GPU finishing what was stopped: at most %1%2</source>
        <translation>GPU läuft aus, was gestoppt wurde: höchstens %1%2</translation>
    </message>
    <message>
        <source>The clip is encoded and named: %1%2</source>
        <translation>Der Clip wird kodiert und benannt: %1%2</translation>
    </message>
    <message>
        <source>Waits: %1%2</source>
        <translation>Wartet: %1%2</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RiskPane</name>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>What is left of it</source>
        <translation>Was davon übrig ist</translation>
    </message>
    <message>
        <source>Spare s</source>
        <translation>Reserve s</translation>
    </message>
    <message>
        <source>The slots after it, with their spare to air</source>
        <translation>Die Slots danach, mit ihrer Reserve bis Sendung</translation>
    </message>
    <message>
        <source>spare to air below %1 s, least first</source>
        <translation>Reserve bis Sendung unter %1 s, kleinste zuerst</translation>
    </message>
    <message>
        <source>No slot is in the making. The one that is closest to its limit comes here.</source>
        <translation>Kein Slot ist in Arbeit. Der seiner Grenze nächste erscheint hier.</translation>
    </message>
    <message>
        <source>&lt;b&gt;No slot is at risk.&lt;/b&gt; Closest to its limit:</source>
        <translation>&lt;b&gt;Kein Slot ist gefährdet.&lt;/b&gt; Seiner Grenze am nächsten:</translation>
    </message>
    <message>
        <source>&lt;b&gt;One slot is at risk:&lt;/b&gt;</source>
        <translation>&lt;b&gt;Ein Slot ist gefährdet:&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 slots are at risk&lt;/b&gt;, least spare first:</source>
        <translation>&lt;b&gt;%1 Slots sind gefährdet&lt;/b&gt;, kleinste Reserve zuerst:</translation>
    </message>
    <message>
        <source>starts in %1</source>
        <translation>startet in %1</translation>
    </message>
    <message>
        <source>Left to run, by you.</source>
        <translation>Vom Bediener laufen gelassen.</translation>
    </message>
    <message>
        <source>Nothing fits any more. Viewers get: %1.</source>
        <translation>Nichts passt mehr. Zuschauer sehen: %1.</translation>
    </message>
    <message>
        <source>%1 is past its target of %2 and times out in %3; no retry is left.</source>
        <translation>%1 ist über dem Ziel von %2 und erreicht die Zeitgrenze in %3; keine Wiederholung übrig.</translation>
    </message>
    <message>
        <source>No return at %1: given up if nothing ends until then (P%2).</source>
        <translation>Kein Zurück um %1: aufgegeben, wenn bis dahin nichts endet (P%2).</translation>
    </message>
    <message>
        <source>%1. It was on offer then: a recording is shown</source>
        <translation>%1. Das stand damals zur Wahl: Eine Aufzeichnung wird gezeigt</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RowLayout</name>
    <message>
        <source>air</source>
        <translation>Sendung</translation>
    </message>
    <message>
        <source>starts %1</source>
        <translation>beginnt %1</translation>
    </message>
    <message>
        <source>Next starts at %1. %2 stage opens by %3, else device restart</source>
        <translation>Der nächste beginnt um %1. Stufe %2 öffnet bis %3, sonst Neustart des Geräts</translation>
    </message>
</context>
<context>
    <name>vortex::ui::RunChooser</name>
    <message>
        <source>Open recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>How they ended</source>
        <translation>Wie sie endeten</translation>
    </message>
    <message>
        <source>%1; the run has no end yet</source>
        <translation>%1; der Lauf hat noch kein Ende</translation>
    </message>
    <message>
        <source>Runs of the recording</source>
        <translation>Läufe der Aufzeichnung</translation>
    </message>
    <message>
        <source>%1 holds several runs, each from one start of a program to its end. Which one is to be shown?</source>
        <translation>%1 enthält mehrere Läufe, jeder von einem Programmstart bis zu dessen Ende. Welcher soll gezeigt werden?</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Den Lauf zeigen</translation>
    </message>
    <message>
        <source>Compare sessions</source>
        <translation>Sitzungen vergleichen</translation>
    </message>
    <message>
        <source>%1 holds these runs, each from one start of a program to its end. Choose two, with Ctrl and the arrows or the mouse: the older one is the first.</source>
        <translation>%1 enthält diese Läufe, jeder von einem Programmstart bis zu dessen Ende. Zwei wählen, mit Strg und den Pfeiltasten oder der Maus: Der ältere ist der erste.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation>Die beiden vergleichen</translation>
    </message>
    <message>
        <source>Choose two runs</source>
        <translation>Zwei Läufe wählen</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ScopeBox</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>live session</source>
        <translation>laufende Sitzung</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>all of profile %1</source>
        <translation>alles von Profil %1</translation>
    </message>
    <message>
        <source>time range…</source>
        <translation>Zeitraum …</translation>
    </message>
</context>
<context>
    <name>vortex::ui::ScoreView</name>
    <message>
        <source>Clip check</source>
        <translation>Clipprüfung</translation>
    </message>
    <message>
        <source>B %1 of %2, L %3 of %4, %5</source>
        <translation>B %1 von %2, L %3 von %4, %5</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>did not pass</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Reading result.json…</source>
        <translation>result.json wird gelesen…</translation>
    </message>
    <message>
        <source>No scores: %1</source>
        <translation>Keine Werte: %1</translation>
    </message>
    <message>
        <source>The slot did not come to a clip check</source>
        <translation>Der Slot kam nicht bis zur Clipprüfung</translation>
    </message>
    <message>
        <source>5 keyframes, |B−L| %1, %2</source>
        <translation>5 Schlüsselbilder, |B−L| %1, %2</translation>
    </message>
    <message>
        <source>outlier (over %1)</source>
        <translation>Ausreißer (über %1)</translation>
    </message>
    <message>
        <source>no outlier</source>
        <translation>kein Ausreißer</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>%1 B + %2 L</source>
        <translation>%1 B + %2 L</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>braucht %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SessionCommands</name>
    <message>
        <source>Compare &amp;sessions…</source>
        <translation>&amp;Sitzungen vergleichen…</translation>
    </message>
    <message>
        <source>Holds two recorded sessions against each other: outcomes, spares, stage times</source>
        <translation>Stellt zwei aufgezeichnete Sitzungen einander gegenüber: Ausgänge, Reserven, Zeiten der Stufen</translation>
    </message>
    <message>
        <source>This channel is not recorded</source>
        <translation>Dieser Kanal wird nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>this channel is not recorded</source>
        <translation>dieser Kanal wird nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>the history holds one session alone</source>
        <translation>die Historie enthält nur eine Sitzung</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SessionValueText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>needs %1, has %2</source>
        <translation>braucht %1, hat %2</translation>
    </message>
    <message>
        <source>%1, %2 cut short</source>
        <translation>%1, %2 abgeschnitten</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SessionsView</name>
    <message numerus="yes">
        <source>%1: %2, %3, profile %4, %n slot(s)</source>
        <translation>
            <numerusform>%1: %2, %3, Profil %4, %n Slot</numerusform>
            <numerusform>%1: %2, %3, Profil %4, %n Slots</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions side by side</source>
        <translation>Sitzungen nebeneinander</translation>
    </message>
    <message>
        <source>Settings that differ, when their first slots began</source>
        <translation>Verschiedene Einstellungen, beim Beginn der ersten Slots</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>90 % interval</source>
        <translation>90-%-Intervall</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Find a setting: timeout, soft limit, disk…</source>
        <translation>Einstellung suchen: Zeitgrenze, Platte, soft_limit…</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Profile from the next start</source>
        <translation>Profil ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Language from the next start</source>
        <translation>Sprache ab dem nächsten Start</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>From the next start</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Save and apply</source>
        <translation>Speichern und anwenden</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>Steht in %1.</translation>
    </message>
    <message>
        <source>Profile %1 from the next start, with its own values. %2</source>
        <translation>Profil %1 ab dem nächsten Start, mit eigenen Werten. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), not saved yet. %1</source>
        <translation>
            <numerusform>%n Änderung, noch nicht gespeichert. %1</numerusform>
            <numerusform>%n Änderungen, noch nicht gespeichert. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed. %1</source>
        <translation>Nichts ist geändert. %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Nothing is changed.</source>
        <translation>%1 ließ sich nicht schreiben: %2. Nichts ist geändert.</translation>
    </message>
    <message>
        <source>Language from the next start: %1.</source>
        <translation>Sprache ab dem nächsten Start: %1.</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SettingsModel</name>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>from the next start</source>
        <translation>ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Applies</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SlotMedia</name>
    <message>
        <source>there is no clip</source>
        <translation>es gibt keinen Clip</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SlotPane</name>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>%1 in this session</source>
        <translation>%1 in dieser Sitzung</translation>
    </message>
    <message>
        <source>&amp;Find in the table</source>
        <translation>In der &amp;Tabelle suchen</translation>
    </message>
    <message>
        <source>Puts the cursor into the slot table&apos;s search box</source>
        <translation>Setzt die Schreibmarke in das Suchfeld der Slot-Tabelle</translation>
    </message>
    <message>
        <source>slot, recipe, text</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the slots</source>
        <translation>Slots durchsuchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Erfolglos</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Show slots: %1</source>
        <translation>Slots zeigen: %1</translation>
    </message>
    <message>
        <source>Ended without success, interrupted, or missed its air time</source>
        <translation>Ohne Erfolg beendet, unterbrochen oder Sendezeit verpasst</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Where a slot is now, where it ended, or where a try of it came to nothing</source>
        <translation>Wo ein Slot jetzt ist, wo er endete oder wo aus einem Versuch nichts wurde</translation>
    </message>
    <message>
        <source>Any stage</source>
        <translation>Jede Stufe</translation>
    </message>
    <message>
        <source>%1 of %2 in this session</source>
        <translation>%1 von %2 in dieser Sitzung</translation>
    </message>
    <message>
        <source>Slots come here when they join the queue.</source>
        <translation>Slots erscheinen hier, sobald sie in der Warteschlange sind.</translation>
    </message>
    <message>
        <source>No slot of this session is like that.
Escape in the search box, All and Any stage show the others.</source>
        <translation>Kein Slot dieser Sitzung passt dazu.
Escape im Suchfeld, Alle und Jede Stufe zeigen die anderen.</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SlotSummary</name>
    <message>
        <source>Outcome and stages</source>
        <translation>Ausgang und Stufen</translation>
    </message>
    <message>
        <source>spare to air </source>
        <translation>Reserve bis Sendung </translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>missed air: %1</source>
        <translation>Sendung verpasst: %1</translation>
    </message>
    <message>
        <source>airs in </source>
        <translation>Sendung in </translation>
    </message>
    <message>
        <source>due on air </source>
        <translation>Sendung um </translation>
    </message>
    <message>
        <source>to %1 s </source>
        <translation>bis %1 s </translation>
    </message>
    <message>
        <source>Slot %1: %2.</source>
        <translation>Slot %1: %2.</translation>
    </message>
    <message>
        <source> Spare to air %1 s.</source>
        <translation> Reserve bis Sendung %1 s.</translation>
    </message>
    <message>
        <source>elapsed against target and timeout</source>
        <translation>gegen Ziel und Zeitgrenze</translation>
    </message>
    <message>
        <source>elapsed</source>
        <translation>verstrichen</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>try %1  %2</source>
        <translation>Versuch %1  %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>off air</source>
        <translation>nicht auf Sendung</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SlotTableModel</name>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>Airs</source>
        <translation>Sendung</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Total s</source>
        <translation>Dauer s</translation>
    </message>
    <message>
        <source>Spare to air s</source>
        <translation>Reserve s</translation>
    </message>
    <message>
        <source>, %1 tries</source>
        <translation>, %1 Versuche</translation>
    </message>
    <message>
        <source> P%1</source>
        <translation> P%1</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>off air</source>
        <translation>nicht auf Sendung</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SnapshotShelf</name>
    <message>
        <source>%1, snapshot %2</source>
        <translation>%1, Abbild %2</translation>
    </message>
    <message>
        <source>There is no room for %1</source>
        <translation>Für %1 ist kein Platz</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SnapshotsPane</name>
    <message>
        <source>Snapshots compared</source>
        <translation>Abbilder im Vergleich</translation>
    </message>
    <message>
        <source>Snapshot A</source>
        <translation>Abbild A</translation>
    </message>
    <message>
        <source>The earlier one; with nothing, all of B is shown</source>
        <translation>Das frühere; ohne eines wird alles von B gezeigt</translation>
    </message>
    <message>
        <source>A: nothing</source>
        <translation>A: nichts</translation>
    </message>
    <message>
        <source>Snapshot B</source>
        <translation>Abbild B</translation>
    </message>
    <message>
        <source>The later one: what stands in it and not in A</source>
        <translation>Das spätere: was darin steht und nicht in A</translation>
    </message>
    <message>
        <source>Allocated at</source>
        <translation>Angefordert in</translation>
    </message>
    <message>
        <source>A row a place: the innermost frame that is the program&apos;s own</source>
        <translation>Je Stelle eine Zeile: der innerste Rahmen, der zum Programm selbst gehört</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>A row a size of blocks: tensors of one shape have one</source>
        <translation>Je Blockgröße eine Zeile: Tensoren gleicher Form haben die gleiche</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>A row a stage, as far as frames name one</source>
        <translation>Je Stufe eine Zeile, soweit Rahmen eine nennen</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Only blocks with this text in one of their frames</source>
        <translation>Nur Blöcke mit diesem Text in einem ihrer Rahmen</translation>
    </message>
    <message>
        <source>only what grew</source>
        <translation>nur Gewachsenes</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Reading a snapshot</source>
        <translation>Ein Abbild wird gelesen</translation>
    </message>
    <message>
        <source>Do not open it</source>
        <translation>Nicht öffnen</translation>
    </message>
    <message>
        <source>No snapshot is open. Any memory snapshot of PyTorch&apos;s can be: of torch.cuda.memory._dump_snapshot(), of this program&apos;s captures, of any size. Open two, and what stands in the later one and not in the earlier one is shown here.</source>
        <translation>Kein Abbild ist geöffnet. Jedes Speicherabbild von PyTorch geht: von torch.cuda.memory._dump_snapshot(), aus Messungen dieses Programms, gleich wie groß. Sind zwei geöffnet, steht hier, was im späteren steht und nicht im früheren.</translation>
    </message>
    <message>
        <source>What stands in B and not in A</source>
        <translation>Was in B steht und nicht in A</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Where the selected row&apos;s memory was allocated, the innermost frame first</source>
        <translation>Wo der Speicher der gewählten Zeile angefordert wurde, der innerste Rahmen zuerst</translation>
    </message>
    <message>
        <source>Reading %1: %2 blocks, %3 events</source>
        <translation>%1 wird gelesen: %2 Blöcke, %3 Ereignisse</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>%1 grew, by %2 together</source>
        <translation>%1 gewachsen, zusammen um %2</translation>
    </message>
    <message>
        <source>Nothing that grew.</source>
        <translation>Nichts ist gewachsen.</translation>
    </message>
    <message>
        <source>Selected: where its memory was allocated. &lt;span style=&apos;color:%1&apos;&gt;The frames do not say who holds it now.&lt;/span&gt;</source>
        <translation>Gewählt: wo sein Speicher angefordert wurde. &lt;span style=&apos;color:%1&apos;&gt;Die Rahmen sagen nicht, wer ihn jetzt hält.&lt;/span&gt;</translation>
    </message>
    <message>
        <source>Sums: %1</source>
        <translation>Summen: %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SparePane</name>
    <message>
        <source>Spare to air</source>
        <translation>Reserve bis Sendung</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>Airs</source>
        <translation>Sendung</translation>
    </message>
    <message>
        <source>Spare to air s</source>
        <translation>Reserve s</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Spare to air of the due slots</source>
        <translation>Reserve bis Sendung der fälligen Slots</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>least</source>
        <translation>kleinste</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>Shares of the due slots that have at least so much to spare</source>
        <translation>Anteile der fälligen Slots, die mindestens so viel Reserve haben</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>this session</source>
        <translation>diese Sitzung</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>letzte %1</translation>
    </message>
    <message>
        <source>last %1 due slots, then all of %2</source>
        <translation>letzte %1 fällige Slots, dann alle: %2</translation>
    </message>
    <message>
        <source>To the generation target, %1: 50 % have at least %2, 95 % %3, 99 % %4.</source>
        <translation>Bis zum Ziel der Erzeugung, %1: 50 % haben mindestens %2, 95 % %3, 99 % %4.</translation>
    </message>
    <message>
        <source>95 % have at least %1 s, of all due slots; one without a video of its own counts as missed.</source>
        <translation>95 % haben mindestens %1 s, von allen fälligen Slots; einer ohne eigenes Video zählt als verpasst.</translation>
    </message>
    <message>
        <source>What 95 % have at least needs %1 due slots, has %2.</source>
        <translation>Was 95 % mindestens haben, braucht %1 fällige Slots, hat %2.</translation>
    </message>
    <message>
        <source>More than 5 % of the due slots were missed: 95 % have no spare at all.</source>
        <translation>Mehr als 5 % der fälligen Slots wurden verpasst: 95 % haben gar keine Reserve.</translation>
    </message>
    <message>
        <source>that day</source>
        <translation>an dem Tag</translation>
    </message>
    <message>
        <source>At least, s</source>
        <translation>Mindestens, s</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SpareView</name>
    <message>
        <source>Spare to air of the due slots</source>
        <translation>Reserve bis Sendung der fälligen Slots</translation>
    </message>
    <message>
        <source>No slot was due yet</source>
        <translation>Noch kein Slot war fällig</translation>
    </message>
    <message>
        <source>%1 slots were due, %2 missed; half have at least %3, 95 % have at least %4</source>
        <translation>%1 Slots waren fällig, %2 verpasst; die Hälfte hat mindestens %3, 95 % haben mindestens %4</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>last useful finish minus finish, per slot</source>
        <translation>letztes nützliches Ende minus Ende, je Slot</translation>
    </message>
    <message>
        <source>n = %1 due</source>
        <translation>n = %1 fällig</translation>
    </message>
    <message>
        <source>Each slot&apos;s spare to air comes here when it is done.</source>
        <translation>Die Reserve bis Sendung jedes Slots erscheint hier, wenn er fertig ist.</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>last useful finish</source>
        <translation>letztes nützliches Ende</translation>
    </message>
    <message>
        <source>missed %1</source>
        <translation>verpasst %1</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Slot %1: spare to air %2 s</source>
        <translation>Slot %1: Reserve bis Sendung %2 s</translation>
    </message>
    <message>
        <source>Slot %1, in the making: spare to air %2 s foreseen</source>
        <translation>Slot %1, in Arbeit: Reserve bis Sendung %2 s erwartet</translation>
    </message>
    <message>
        <source>Slot %1: missed its air time (%2)</source>
        <translation>Slot %1: Sendezeit verpasst (%2)</translation>
    </message>
    <message>
        <source>%1 of %2 due slots were missed</source>
        <translation>%1 von %2 fälligen Slots wurden verpasst</translation>
    </message>
    <message>
        <source>%1 of %2 due slots had %3 to %4 s</source>
        <translation>%1 von %2 fälligen Slots hatten %3 bis %4 s</translation>
    </message>
</context>
<context>
    <name>vortex::ui::StatusLine</name>
    <message>
        <source>Wheel: zoom at cursor   Drag: pan   L: follow live   F1: all keys</source>
        <translation>Mausrad: Zoom am Zeiger   Ziehen: verschieben   L: live folgen   F1: alle Tasten</translation>
    </message>
    <message>
        <source>Wheel: zoom at cursor   Drag: pan   %1: play   %2: back to live   F1: all keys</source>
        <translation>Mausrad: Zoom am Zeiger   Ziehen: verschieben   %1: abspielen   %2: zurück zu Live   F1: alle Tasten</translation>
    </message>
    <message>
        <source>RECORDING   events %1   of %2   profile %3</source>
        <translation>AUFZEICHNUNG   Ereignisse %1   aus %2   Profil %3</translation>
    </message>
    <message>
        <source>events %1   history %2   profile %3</source>
        <translation>Ereignisse %1   Historie %2   Profil %3</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>vortex::ui::SuggestionsPane</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>ask for a rate, not for seconds</source>
        <translation>nach einem Anteil fragen, nicht nach Sekunden</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Suggested timeouts</source>
        <translation>Vorgeschlagene Zeitgrenzen</translation>
    </message>
    <message>
        <source>Let auto change timeouts while on air</source>
        <translation>Auto darf auf Sendung Grenzen ändern</translation>
    </message>
    <message>
        <source>The engine sets what it advises, each change recorded with its evidence; what runs is never re-armed</source>
        <translation>Die Engine setzt, was sie rät, jede Änderung mit Beleg aufgezeichnet; was läuft, wird nie neu gestellt</translation>
    </message>
    <message>
        <source>Draft these</source>
        <translation>So entwerfen</translation>
    </message>
    <message>
        <source>Drafts every suggested timeout; the engine has them with Apply</source>
        <translation>Entwirft jede vorgeschlagene Zeitgrenze; die Engine hat sie mit Anwenden</translation>
    </message>
    <message>
        <source>Share of attempts that may be cut, in percent</source>
        <translation>Anteil der Versuche, der abgeschnitten werden darf, in Prozent</translation>
    </message>
    <message>
        <source>Longer than: at most</source>
        <translation>Länger als: höchstens</translation>
    </message>
    <message>
        <source>In a row: &lt;b&gt;%1&lt;/b&gt; of %2; running: &lt;b&gt;%3&lt;/b&gt;</source>
        <translation>Hintereinander: &lt;b&gt;%1&lt;/b&gt; von %2; jetzt: &lt;b&gt;%3&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Running does not fit: the point of no return cuts before the timeouts do.</source>
        <translation>Jetzt passt es nicht: der Punkt ohne Umkehr greift vor den Zeitgrenzen.</translation>
    </message>
    <message>
        <source>The engine advises once its device is ready.</source>
        <translation>Die Engine rät, sobald ihr Gerät bereit ist.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>The timeout that is in force</source>
        <translation>Die Zeitgrenze, die gilt</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>The timeout that is suggested</source>
        <translation>Die Zeitgrenze, die vorgeschlagen wird</translation>
    </message>
    <message>
        <source>≤</source>
        <translation>≤</translation>
    </message>
    <message>
        <source>The share of attempts that take longer is at most this (95 %)</source>
        <translation>Höchstens dieser Anteil der Versuche dauert länger (95 %)</translation>
    </message>
    <message>
        <source>P95×1.5</source>
        <translation>P95×1,5</translation>
    </message>
    <message>
        <source>What the plain rule would set; it locks itself in</source>
        <translation>Was die einfache Regel setzte; sie sperrt sich selbst ein</translation>
    </message>
    <message>
        <source>Attempts that this rests on</source>
        <translation>Versuche, auf denen das beruht</translation>
    </message>
</context>
<context>
    <name>vortex::ui::Teller</name>
    <message>
        <source>Let %1 run</source>
        <translation>%1 laufen lassen</translation>
    </message>
    <message>
        <source>Half of such slots make it with %1 s or more; nothing is changed</source>
        <translation>Die Hälfte solcher Slots schafft es mit %1 s oder mehr; nichts wird geändert</translation>
    </message>
    <message>
        <source>Raise %1 timeout to %2</source>
        <translation>Zeitgrenze %1 auf %2 anheben</translation>
    </message>
    <message>
        <source>From %1, also for the attempts to come. If this one takes all of it, %2 still has %3 s to spare</source>
        <translation>Von %1, auch für kommende Versuche. Nutzt dieser sie ganz aus, hat %2 noch %3 s Reserve</translation>
    </message>
    <message>
        <source>Cancel %1…</source>
        <translation>%1 abbrechen…</translation>
    </message>
    <message>
        <source>Then %1 starts in time and has %2 s to spare instead of %3</source>
        <translation>Dann startet %1 rechtzeitig und hat %2 s Reserve statt %3</translation>
    </message>
    <message>
        <source>Quality Q%1 from the next slot on</source>
        <translation>Qualität Q%1 ab dem nächsten Slot</translation>
    </message>
    <message>
        <source>About %1 s to spare for %2 instead of %3, by pixels, frames and passes; what runs stays as it is</source>
        <translation>Etwa %1 s Reserve für %2 statt %3, nach Pixeln, Einzelbildern und Durchgängen; was läuft, bleibt, wie es ist</translation>
    </message>
</context>
<context>
    <name>vortex::ui::TimelineLegend</name>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>GPU finishing</source>
        <translation>GPU läuft aus</translation>
    </message>
    <message>
        <source>P95</source>
        <translation>P95</translation>
    </message>
    <message>
        <source>no return</source>
        <translation>kein Zurück</translation>
    </message>
    <message>
        <source>Legend: %1</source>
        <translation>Legende: %1</translation>
    </message>
</context>
<context>
    <name>vortex::ui::TimelinePane</name>
    <message>
        <source>Stage timeline</source>
        <translation>Zeitleiste der Stufen</translation>
    </message>
    <message>
        <source>Stage timeline as a table</source>
        <translation>Stufenzeitleiste als Tabelle</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>What the signs mean</source>
        <translation>Was die Zeichen bedeuten</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>From now</source>
        <translation>Ab jetzt</translation>
    </message>
    <message>
        <source>How the ruler counts</source>
        <translation>Wie das Lineal zählt</translation>
    </message>
    <message>
        <source>The time of day, or seconds before and after the present</source>
        <translation>Die Uhrzeit, oder Sekunden vor und nach jetzt</translation>
    </message>
    <message>
        <source>Paused, %1 behind  L</source>
        <translation>Angehalten, %1 zurück  L</translation>
    </message>
    <message>
        <source>●  Following live  L</source>
        <translation>●  Folgt live  L</translation>
    </message>
    <message>
        <source>●  Following  L</source>
        <translation>●  Folgt  L</translation>
    </message>
</context>
<context>
    <name>vortex::ui::TimelineView</name>
    <message>
        <source>Stage timeline</source>
        <translation>Zeitleiste der Stufen</translation>
    </message>
    <message>
        <source>Fit slot %1</source>
        <translation>Slot %1 einpassen</translation>
    </message>
    <message>
        <source>Rows of the timeline</source>
        <translation>Zeilen der Zeitleiste</translation>
    </message>
</context>
<context>
    <name>vortex::ui::TopBar</name>
    <message>
        <source>Profile &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Profil &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>What the engine was started with; Settings choose another for the next start</source>
        <translation>Womit die Engine gestartet wurde; Einstellungen wählen für den nächsten Start ein anderes</translation>
    </message>
    <message>
        <source>Layout locked</source>
        <translation>Anordnung fest</translation>
    </message>
    <message>
        <source>Layout free</source>
        <translation>Anordnung frei</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Slots</source>
        <translation>&amp;Slots</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Alarms</source>
        <translation>A&amp;larme</translation>
    </message>
</context>
<context>
    <name>vortex::ui::TuneBar</name>
    <message>
        <source>What is measured on, and what is done with the draft</source>
        <translation>Woran gemessen wird, und was mit dem Entwurf geschieht</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>What is measured on</source>
        <translation>Woran gemessen wird</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzte</translation>
    </message>
    <message>
        <source>How many due slots, the newest</source>
        <translation>Wie viele fällige Slots, die neuesten</translation>
    </message>
    <message>
        <source>due slots</source>
        <translation>fällige Slots</translation>
    </message>
    <message>
        <source>Quality that the slots were made at</source>
        <translation>Qualität, mit der die Slots gemacht wurden</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>A second curve, behind, for comparison</source>
        <translation>Eine zweite Kurve dahinter, zum Vergleich</translation>
    </message>
    <message>
        <source>A second curve in grey behind each</source>
        <translation>Eine zweite Kurve in Grau hinter jeder</translation>
    </message>
    <message>
        <source>any quality</source>
        <translation>jede Qualität</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>Zeitgrenzen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wieder</translation>
    </message>
    <message>
        <source>Revert to running</source>
        <translation>Auf Laufendes</translation>
    </message>
    <message>
        <source>Save as profile…</source>
        <translation>Als Profil …</translation>
    </message>
    <message>
        <source>re-arm running</source>
        <translation>laufende auch</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>%n Änderung anwenden</numerusform>
            <numerusform>%n Änderungen anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Models and device that the slots were made by</source>
        <translation>Modelle und Gerät, von denen die Slots gemacht wurden</translation>
    </message>
    <message>
        <source>What the attempts were made by: times of other models, builds and devices tell nothing of these</source>
        <translation>Womit die Versuche gemacht wurden: Zeiten anderer Modelle, Builds und Geräte sagen über diese nichts</translation>
    </message>
    <message>
        <source>any models and device</source>
        <translation>alle Modelle und Geräte</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation>Modelle und Gerät</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What there is no room for beside it</source>
        <translation>Wofür daneben kein Platz ist</translation>
    </message>
</context>
<context>
    <name>vortex::ui::TuneCommands</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>Takes back the last change of the draft, whoever made it; the engine keeps what it runs with until Apply</source>
        <translation>Nimmt die letzte Änderung des Entwurfs zurück, wer sie auch machte; die Engine behält bis zum Anwenden, womit sie läuft</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Makes the change again that was taken back</source>
        <translation>Macht die zurückgenommene Änderung wieder</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Revert to r&amp;unning</source>
        <translation>Auf &amp;Laufendes zurück</translation>
    </message>
    <message>
        <source>Drafts the timeouts that the engine runs with: nothing is pending then. It can be undone</source>
        <translation>Entwirft die Zeitgrenzen, mit denen die Engine läuft: dann ist nichts offen. Kann zurückgenommen werden</translation>
    </message>
    <message>
        <source>Revert to pro&amp;file</source>
        <translation>Auf Pro&amp;fil zurück</translation>
    </message>
    <message>
        <source>Curves as s&amp;hare done</source>
        <translation>Kurven als Anteil &amp;fertig</translation>
    </message>
    <message>
        <source>Draws the share that is done by a time, on a linear axis, in place of the share that takes longer</source>
        <translation>Zeichnet den Anteil, der bis zu einer Zeit fertig ist, auf linearer Achse, statt des Anteils, der länger dauert</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Save as pro&amp;file…</source>
        <translation>Als &amp;Profil speichern …</translation>
    </message>
    <message>
        <source>Writes the draft to a configuration file: the profile and every key that differs from it</source>
        <translation>Schreibt den Entwurf in eine Konfigurationsdatei: das Profil und jeden Schlüssel, der davon abweicht</translation>
    </message>
    <message>
        <source>Also re-ar&amp;m running attempts</source>
        <translation>Auch laufende Versuche neu &amp;stellen</translation>
    </message>
    <message>
        <source>Apply also moves the timeouts of attempts that run now; one that has run for longer is cut at once. Else they keep the timeout that they began with</source>
        <translation>Anwenden verschiebt auch die Zeitgrenzen der Versuche, die jetzt laufen; einer, der schon länger läuft, wird sofort abgeschnitten. Sonst behalten sie die, mit der sie begannen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>The engine takes the drafted timeouts, for attempts that start from now on; recorded with your name</source>
        <translation>Die Engine nimmt die entworfenen Zeitgrenzen, für Versuche, die ab jetzt beginnen; mit dem Namen dessen aufgezeichnet, der anwendet</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>&amp;Measure on…</source>
        <translation>&amp;Messen an…</translation>
    </message>
    <message>
        <source>Chooses which slots are measured on, and a second curve to compare them with</source>
        <translation>Wählt, an welchen Slots gemessen wird, und eine zweite Kurve zum Vergleich</translation>
    </message>
    <message>
        <source>Timeouts: &amp;Off</source>
        <translation>Zeitgrenzen: &amp;Aus</translation>
    </message>
    <message>
        <source>The engine leaves timeouts as they are, and says nothing of them</source>
        <translation>Die Engine lässt Zeitgrenzen, wie sie sind, und sagt nichts dazu</translation>
    </message>
    <message>
        <source>Timeouts: &amp;Suggest</source>
        <translation>Zeitgrenzen: &amp;Vorschlag</translation>
    </message>
    <message>
        <source>The engine says what it would set, and changes nothing by itself</source>
        <translation>Die Engine sagt, was sie setzen würde, und ändert von sich aus nichts</translation>
    </message>
    <message>
        <source>Timeouts: Au&amp;to</source>
        <translation>Zeitgrenzen: Au&amp;to</translation>
    </message>
    <message>
        <source>The engine sets what it advises, each change recorded with its evidence; what runs is never re-armed</source>
        <translation>Die Engine setzt, was sie rät, jede Änderung mit Beleg aufgezeichnet; was läuft, wird nie neu gestellt</translation>
    </message>
    <message>
        <source>Open Tune first (Ctrl+2): there one sees what it does</source>
        <translation>Zuerst Abstimmen öffnen (Strg+2): dort sieht man, was es bewirkt</translation>
    </message>
    <message>
        <source>Nothing was drafted that could be undone</source>
        <translation>Nichts wurde entworfen, das zurückgenommen werden könnte</translation>
    </message>
    <message>
        <source>Nothing was undone</source>
        <translation>Nichts wurde zurückgenommen</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Zurücknehmen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Nothing is changed: drag a line, or type a timeout</source>
        <translation>Nichts ist geändert: eine Linie ziehen oder eine Zeitgrenze eingeben</translation>
    </message>
    <message>
        <source>The engine does not run yet</source>
        <translation>Die Engine läuft noch nicht</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %n change(s)</source>
        <translation>
            <numerusform>%n Änderung &amp;anwenden</numerusform>
            <numerusform>%n Änderungen &amp;anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Not applied</source>
        <translation>Nicht angewandt</translation>
    </message>
    <message numerus="yes">
        <source>%n timeout(s) applied, to attempts that run now, too</source>
        <translation>
            <numerusform>%n Zeitgrenze angewandt, auch auf laufende Versuche</numerusform>
            <numerusform>%n Zeitgrenzen angewandt, auch auf laufende Versuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timeout(s) applied, to attempts that start from now on</source>
        <translation>
            <numerusform>%n Zeitgrenze angewandt, auf Versuche, die ab jetzt beginnen</numerusform>
            <numerusform>%n Zeitgrenzen angewandt, auf Versuche, die ab jetzt beginnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as profile</source>
        <translation>Als Profil speichern</translation>
    </message>
    <message>
        <source>Configuration (*.yaml)</source>
        <translation>Konfiguration (*.yaml)</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Die Datei ersetzen?</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ist schon da.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Saved: start with --config %1</source>
        <translation>Gespeichert: mit --config %1 starten</translation>
    </message>
    <message>
        <source>Drafts the timeouts that the engine was started with: its profile&apos;s, with what the configuration file and the command line laid over them</source>
        <translation>Entwirft die Zeitgrenzen, mit denen die Engine gestartet wurde: die ihres Profils, mit dem, was Konfigurationsdatei und Befehlszeile darüberlegten</translation>
    </message>
</context>
<context>
    <name>vortex::ui::VerdictPane</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Sagt</translation>
    </message>
    <message>
        <source>What the verdict rests on</source>
        <translation>Worauf das Urteil ruht</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht sichern…</translation>
    </message>
    <message>
        <source>%1 is read and judged…</source>
        <translation>%1 wird gelesen und beurteilt…</translation>
    </message>
    <message>
        <source>No capture is shown: start one, or open one.</source>
        <translation>Keine Messung wird gezeigt: eine beginnen oder öffnen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 cannot be shown.&lt;/b&gt;&lt;br&gt;%2</source>
        <translation>&lt;b&gt;%1 kann nicht gezeigt werden.&lt;/b&gt;&lt;br&gt;%2</translation>
    </message>
</context>
<context>
    <name>vortex::ui::WaveformView</name>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Drawn, not played: no sound device is used. Click to seek</source>
        <translation>Gezeichnet, nicht abgespielt: kein Tongerät in Gebrauch. Klicken springt dorthin</translation>
    </message>
    <message>
        <source>%1 kHz %2, %3 s</source>
        <translation>%1 kHz %2, %3 s</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>No sound: %1</source>
        <translation>Kein Ton: %1</translation>
    </message>
    <message>
        <source>Reading the sound…</source>
        <translation>Der Ton wird gelesen…</translation>
    </message>
</context>
<context>
    <name>vortex::ui::WhatIfPane</name>
    <message>
        <source>What if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>Show in Replay</source>
        <translation>In Replay zeigen</translation>
    </message>
    <message>
        <source>Shows the slots of which something changes in the list of recorded ones</source>
        <translation>Zeigt die Slots, bei denen sich etwas ändert, in der Liste der aufgezeichneten</translation>
    </message>
    <message>
        <source>Drag a timeout, or type one: what it would have done to the slots on record comes here.</source>
        <translation>Eine Zeitgrenze ziehen oder eingeben: hier steht dann, was sie mit den aufgezeichneten Slots gemacht hätte.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Diff.</translation>
    </message>
    <message>
        <source>Have at least, s</source>
        <translation>Haben mindestens, s</translation>
    </message>
    <message>
        <source>Outcomes before and after</source>
        <translation>Ausgänge davor und danach</translation>
    </message>
    <message>
        <source>What slots have at least, before and after</source>
        <translation>Was Slots mindestens haben, davor und danach</translation>
    </message>
    <message>
        <source>This channel is not recorded: there are no slots to ask about.</source>
        <translation>Dieser Kanal wird nicht aufgezeichnet: es gibt keine Slots, nach denen man fragen könnte.</translation>
    </message>
    <message>
        <source>Reading the record: %1 slots</source>
        <translation>Die Aufzeichnung wird gelesen: %1 Slots</translation>
    </message>
    <message>
        <source>Nothing on record can be asked about.</source>
        <translation>Nach nichts Aufgezeichnetem lässt sich fragen.</translation>
    </message>
    <message>
        <source>The record cannot be asked: %1</source>
        <translation>Die Aufzeichnung lässt sich nicht befragen: %1</translation>
    </message>
    <message>
        <source>No decided slots on record yet: run some, and ask again.</source>
        <translation>Noch keine entschiedenen Slots aufgezeichnet: einige machen und wieder fragen.</translation>
    </message>
    <message>
        <source>%1 slots, decided again by the scheduler in %2 ms</source>
        <translation>%1 Slots, vom Planer in %2 ms neu entschieden</translation>
    </message>
    <message>
        <source>&lt;b&gt;Gained:&lt;/b&gt; %1.</source>
        <translation>&lt;b&gt;Gewonnen:&lt;/b&gt; %1.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Lost:&lt;/b&gt; %1.</source>
        <translation>&lt;b&gt;Verloren:&lt;/b&gt; %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) cannot be lived through again and are left out</source>
        <translation>
            <numerusform>%n Lauf lässt sich nicht noch einmal durchleben und ist ausgelassen</numerusform>
            <numerusform>%n Läufe lassen sich nicht noch einmal durchleben und sind ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of another profile or device are left out</source>
        <translation>
            <numerusform>%n Lauf eines anderen Profils oder Geräts ist ausgelassen</numerusform>
            <numerusform>%n Läufe eines anderen Profils oder Geräts sind ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>a rerun is a slot of its own, and never saves the one that it makes again</source>
        <translation>eine Wiederholung ist ein eigener Slot und rettet nie den, den sie noch einmal macht</translation>
    </message>
    <message>
        <source>Nothing is measured on: choose a time or a session that has slots.</source>
        <translation>Es wird auf nichts gemessen: eine Zeit oder Sitzung mit Slots wählen.</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Die Historie wird gelesen …</translation>
    </message>
    <message>
        <source>what was recorded last is not in it: %1</source>
        <translation>was zuletzt aufgezeichnet wurde, ist nicht dabei: %1</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>Before in grey, after in blue: what succeeded of all slots, failures to their own scale</source>
        <translation>Davor grau, danach blau: was gelang von allen Slots, Fehlschläge in eigenem Maßstab</translation>
    </message>
</context>
<context>
    <name>vortex::ui::WhatIfSpares</name>
    <message>
        <source>Spare to air before and after</source>
        <translation>Reserve bis Sendung davor und danach</translation>
    </message>
    <message>
        <source>%1 slots air before, %2 after</source>
        <translation>%1 Slots gehen davor auf Sendung, %2 danach</translation>
    </message>
    <message>
        <source>last useful finish</source>
        <translation>letztes nützliches Ende</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Spare to air, s (height: root of n)</source>
        <translation>Reserve bis Sendung, s (Höhe: Wurzel aus n)</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>missed %1, then %2: no value</source>
        <translation>verpasst %1, dann %2: ohne Wert</translation>
    </message>
</context>
<context>
    <name>vortex::ui::WhyView</name>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why it was stopped</source>
        <translation>Warum er gestoppt wurde</translation>
    </message>
    <message>
        <source>Start a leak capture…</source>
        <translation>Leckmessung beginnen…</translation>
    </message>
    <message>
        <source>Opens Leak hunt, where a capture says how much memory a slot leaves behind and which stage holds it</source>
        <translation>Öffnet die Lecksuche, wo eine Messung sagt, wie viel Speicher ein Slot zurücklässt und welche Stufe ihn hält</translation>
    </message>
</context>
<context>
    <name>vortex::ui::WorkspaceTabs</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>◆ warning</source>
        <translation>◆ Warnung</translation>
    </message>
    <message>
        <source>▲ error</source>
        <translation>▲ Fehler</translation>
    </message>
</context>
</TS>
