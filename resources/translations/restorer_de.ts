<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Restorer</name>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source> (recommended)</source>
        <translation> (empfohlen)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/brush_size.py"/>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;About Restorer</source>
        <translation>&amp;Über Restorer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Add (hold Shift)</source>
        <translation>&amp;Hinzufügen (Umschalt halten)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Back to the original</source>
        <translation>Zurück zum &amp;Original</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Blink once</source>
        <translation>Einmal &amp;wechseln</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>&amp;Clean up</source>
        <translation>&amp;Entrauschen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Clean up noise…</source>
        <translation>Ra&amp;uschen entfernen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Clear list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Close photograph</source>
        <translation>Foto &amp;schließen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Copy mask</source>
        <translation>Maske k&amp;opieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Copy photograph</source>
        <translation>Foto &amp;kopieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Deutsch</source>
        <translation>&amp;Deutsch</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;English</source>
        <translation>&amp;English</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Export before and after…</source>
        <translation>Vorher und nachher &amp;exportieren…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Fill</source>
        <translation>Fü&amp;llen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;Fit in window</source>
        <translation>In Fenster &amp;einpassen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Grow</source>
        <translation>&amp;Erweitern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>&amp;Grow by</source>
        <translation>Er&amp;weitern um</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Hand</source>
        <translation>&amp;Hand</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;History</source>
        <translation>&amp;Protokoll der Schritte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Intersect (hold Shift and Alt)</source>
        <translation>&amp;Schnittmenge (Umschalt und Alt halten)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Invert</source>
        <translation>&amp;Umkehren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Keep blinking</source>
        <translation>&amp;Fortlaufend wechseln</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>&amp;Keep it safe every minute</source>
        <translation>&amp;Jede Minute sichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Keys and gestures</source>
        <translation>&amp;Tasten und Gesten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Line</source>
        <translation>L&amp;inie</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Load mask…</source>
        <translation>Maske &amp;laden…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Log…</source>
        <translation>&amp;Meldungen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>&amp;Look</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Mask</source>
        <translation>&amp;Maske</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Next defect</source>
        <translation>&amp;Nächster Schaden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;Next part of the window</source>
        <translation>Nächster &amp;Bereich des Fensters</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Next photograph</source>
        <translation>&amp;Nächstes Foto</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Paste mask</source>
        <translation>Maske ein&amp;fügen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Polyline</source>
        <translation>Linien&amp;zug</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Previous defect</source>
        <translation>&amp;Voriger Schaden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Previous photograph</source>
        <translation>&amp;Vorheriges Foto</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Rectangle</source>
        <translation>Re&amp;chteck</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>&amp;Reduce motion</source>
        <translation>&amp;Bewegung verringern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Remember recent files</source>
        <translation>Zuletzt geöffnete &amp;merken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Remove specks…</source>
        <translation>Kleine Flecken en&amp;tfernen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Save as…</source>
        <translation>Speichern unte&amp;r…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Save mask…</source>
        <translation>Maske &amp;speichern…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>&amp;Seed</source>
        <translation>S&amp;tartwert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>&amp;Sensitivity</source>
        <translation>&amp;Empfindlichkeit</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>&amp;Strength</source>
        <translation>&amp;Stärke</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Subtract (hold Alt)</source>
        <translation>&amp;Abziehen (Alt halten)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Try another…</source>
        <translation>Andere &amp;probieren…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;Turn the view</source>
        <translation>A&amp;nsicht drehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Unmark it</source>
        <translation>&amp;Markierung aufheben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;Upright again</source>
        <translation>Wieder &amp;aufrecht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>1 area</source>
        <translation>1 Bereich</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>1 pass</source>
        <translation>1 Durchgang</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/plan_layer.py"/>
        <source>1/{step} size</source>
        <translation>1/{step} Größe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>A block of metadata in the file is broken and was left out.</source>
        <translation>Ein Block Metadaten in der Datei ist beschädigt und wurde weggelassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>a few seconds</source>
        <translation>ein paar Sekunden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>a few seconds left</source>
        <translation>noch ein paar Sekunden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>a GIMP file</source>
        <translation>eine GIMP-Datei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>A light touch paints thinly</source>
        <translation>Leichter Druck malt dünn</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>A network also looks at everything mirrored; the mean is a little better on thin damage</source>
        <translation>Ein Netz betrachtet alles auch gespiegelt; der Mittelwert ist bei feinen Schäden etwas besser</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>A network first learns from what you have not marked; it is used only if that helps</source>
        <translation>Ein Netz lernt zuerst von dem, was nicht markiert ist; das wird nur verwendet, wenn es hilft</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>A network of ours, trained on damaged photographs; good for every kind of damage.</source>
        <translation>Ein eigenes Netz, mit beschädigten Fotos trainiert; gut für jede Art von Schaden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>a PDF file</source>
        <translation>eine PDF-Datei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>A pen that is pressed lightly paints with a smaller brush</source>
        <translation>Ein leicht aufgesetzter Stift malt mit kleinerem Pinsel</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>a photograph of this size</source>
        <translation>ein Foto dieser Größe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>a Photoshop file</source>
        <translation>eine Photoshop-Datei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/proof.py"/>
        <source>a second reader cannot read it ({reason})</source>
        <translation>für ein zweites Leseprogramm unlesbar ({reason})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/proof.py"/>
        <source>a second reader finds another number of samples in it</source>
        <translation>ein zweites Leseprogramm findet darin eine andere Zahl von Werten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>a single grey channel</source>
        <translation>einen einzelnen Graukanal</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>A text in the file is broken or absurdly large and was left out.</source>
        <translation>Ein Text in der Datei ist beschädigt oder unsinnig groß und wurde weggelassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>About Restorer</source>
        <translation>Über Restorer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>About this &amp;file…</source>
        <translation>Über diese Da&amp;tei…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <source>About this file</source>
        <translation>Über diese Datei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>About {percent} % of the photograph.</source>
        <translation>Anteil am Foto: {percent} %.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>about {share} of the photograph is missing</source>
        <translation>etwa {share} des Fotos fehlen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Adapt to this photograph first (30 s)</source>
        <translation>Zuerst an dieses Foto anpassen (30 s)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Adapting to the photograph has no effect with this engine.</source>
        <translation>Das Anpassen an das Foto hat bei diesem Verfahren keine Wirkung.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>Adapting to this photograph did not help; the network was used as it is.</source>
        <translation>Das Anpassen an dieses Foto half nicht; das Netz wurde verwendet, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>Adapting…</source>
        <translation>Wird angepasst …</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Add to the mask</source>
        <translation>Zur Maske hinzufügen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/split.py"/>
        <location filename="../../restorer_app/gui/canvas/view.py"/>
        <location filename="../../restorer_app/gui/clean_sample.py"/>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>After a crash or a power cut you are asked whether to bring it back</source>
        <translation>Nach einem Absturz oder Stromausfall wird gefragt, ob sie wiederhergestellt werden soll</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>All keys, and what mouse, pen and fingers do</source>
        <translation>Alle Tasten, und was Maus, Stift und Finger bewirken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/brush_size.py"/>
        <source>Also [ and ], Ctrl and the wheel, or a drag with Ctrl and the right button</source>
        <translation>Auch mit [ und ], Strg und Mausrad oder Ziehen mit Strg und rechter Taste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Alt + left button, or the right button</source>
        <translation>Alt + linke Taste oder rechte Taste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>An engine, SSIM</source>
        <translation>Ein Verfahren, SSIM</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/heic.py"/>
        <source>an HEIC file</source>
        <translation>eine HEIC-Datei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>an OpenEXR file</source>
        <translation>eine OpenEXR-Datei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/candidates.py"/>
        <source>Another variant ({seed})</source>
        <translation>Andere Variante ({seed})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Apple GPU</source>
        <translation>Apple-GPU</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Arrow keys; Shift for long steps, Ctrl for short ones</source>
        <translation>Pfeiltasten; Umschalt für große, Strg für kleine Schritte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Arrow keys; the space bar or Enter takes one</source>
        <translation>Pfeiltasten; Leertaste oder Eingabetaste nimmt eines</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Artist</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>as a palette</source>
        <translation>als Palette</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/candidates.py"/>
        <source>As it is</source>
        <translation>Wie jetzt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Average over flips (slower)</source>
        <translation>Über Spiegelungen mitteln (langsamer)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Averaging over flips has no effect with this engine.</source>
        <translation>Das Mitteln über Spiegelungen hat bei diesem Verfahren keine Wirkung.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Back to the ori&amp;ginal here</source>
        <translation>Hier zurück zum &amp;Original</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <source>Back to the original</source>
        <translation>Zurück zum Original</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Back to the picture</source>
        <translation>Zurück zum Bild</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/split.py"/>
        <location filename="../../restorer_app/gui/canvas/view.py"/>
        <location filename="../../restorer_app/gui/clean_sample.py"/>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Before above, after below</source>
        <translation>Vorher oben, nachher unten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Before and after as one picture</source>
        <translation>Vorher und nachher als ein Bild</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Before and after saved as {name}.</source>
        <translation>Vorher und nachher als {name} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Before to the left, after to the right</source>
        <translation>Vorher links, nachher rechts</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>big-endian</source>
        <translation>Big-Endian</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>BigTIFF</source>
        <translation>BigTIFF</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>bits of a sample: {before}, now {after}</source>
        <translation>Bit je Wert: {before}, jetzt {after}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/blend.py"/>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Blending</source>
        <translation>Übergänge werden angepasst</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>BMP, exact</source>
        <translation>BMP, exakt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Bring back</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Brush over a region first.</source>
        <translation>Zuerst einen Bereich markieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Brush over more damage, or save.</source>
        <translation>Weitere Schäden übermalen oder speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Brush over the damage to mark it.</source>
        <translation>Den Schaden übermalen, um ihn zu markieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/coach_mark.py"/>
        <source>Brush over the damage, then press Restore.</source>
        <translation>Den Schaden übermalen, dann „Restaurieren“ drücken.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/brush_size.py"/>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/brush_size.py"/>
        <source>Brush size in pixels</source>
        <translation>Pinselgröße in Pixeln</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/page_listing.py"/>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Change the size of the brush</source>
        <translation>Pinselgröße ändern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Check its permissions.</source>
        <translation>Die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Check the name and the folder.</source>
        <translation>Namen und Ordner prüfen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/errors.py"/>
        <source>Choose --device auto or --device cpu.</source>
        <translation>--device auto oder --device cpu wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Choose .tif or .png, or allow loss (--lossy).</source>
        <translation>.tif oder .png wählen, oder Verluste zulassen (--lossy).</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>Choose a file in it.</source>
        <translation>Eine Datei darin wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Choose a name for the file.</source>
        <translation>Einen Namen für die Datei wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Choose a number of seconds up to 3600, or “off”.</source>
        <translation>Wählen Sie eine Zahl von Sekunden bis 3600 oder „off“.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>Choose a photograph.</source>
        <translation>Ein Foto wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose an engine that cleans up noise.</source>
        <translation>Ein Verfahren wählen, das Rauschen entfernt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/engine.py"/>
        <source>Choose an engine that fills along edges.</source>
        <translation>Ein Verfahren wählen, das entlang von Kanten füllt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose another engine, or clean up noise with it.</source>
        <translation>Ein anderes Verfahren wählen, oder damit Rauschen entfernen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose another engine, or install the package {package}.</source>
        <translation>Ein anderes Verfahren wählen, oder das Paket {package} installieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Choose another name, or say that it may be overwritten (--overwrite).</source>
        <translation>Einen anderen Namen wählen, oder das Überschreiben erlauben (--overwrite).</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Choose another page (--page).</source>
        <translation>Eine andere Seite wählen (--page).</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Choose one of {suffixes}.</source>
        <translation>Eine dieser Endungen wählen: {suffixes}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose one of: {known}.</source>
        <translation>Eines davon wählen: {known}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>Choose the repair that looks right</source>
        <translation>Die Reparatur wählen, die gut aussieht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose {engines} or {last}, or convert a copy to {bits} bits.</source>
        <translation>{engines} oder {last} wählen, oder eine Kopie in {bits} Bit umwandeln.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Choose “Automatic” as the device, under “More”.</source>
        <translation>Unter „Mehr“ als Gerät „Automatisch“ wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Choose “flips” or “off”.</source>
        <translation>Wählen Sie „flips“ oder „off“.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Cl&amp;ear mask</source>
        <translation>M&amp;aske leeren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>claims {count} channels, which are not read</source>
        <translation>gibt {count} Kanäle an, die nicht gelesen werden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/request.py"/>
        <source>Classical</source>
        <translation>Klassisch</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>Classical engines</source>
        <translation>Klassische Verfahren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Clean up noise</source>
        <translation>Rauschen entfernen</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Clean up noise (DnCNN)</source>
        <translation>Rauschen entfernen (DnCNN)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <source>Clean up noise (no network for it here)</source>
        <translation>Rauschen entfernen (hier ohne Netz dafür)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <source>Clean up noise…</source>
        <translation>Rauschen entfernen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/cleaning.py"/>
        <source>Cleaning up noise</source>
        <translation>Rauschen wird entfernt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <source>Cleaning up noise…</source>
        <translation>Rauschen wird entfernt…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/memory.py"/>
        <source>Cleaning up this photograph takes at least {needed} of memory; {free} are free.</source>
        <translation>Dieses Foto zu entrauschen braucht mindestens {needed} Arbeitsspeicher; {free} sind frei.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <source>Clear mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Click around an area; a double click closes it</source>
        <translation>Ringsum klicken; ein Doppelklick schließt die Fläche</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Click around the damage; Enter or a double click closes it.</source>
        <translation>Rings um den Schaden klicken; Eingabetaste oder Doppelklick schließt die Fläche.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Click both ends of a scratch: the mask follows it</source>
        <translation>Beide Enden eines Kratzers anklicken: die Maske folgt ihm</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Click from point to point; a double click ends the line</source>
        <translation>Von Punkt zu Punkt klicken; ein Doppelklick beendet die Linie</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Click from point to point; Enter or a double click ends the line.</source>
        <translation>Von Punkt zu Punkt klicken; Eingabetaste oder Doppelklick beendet die Linie.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Click inside an outline you drew, or on a stain of one tone.</source>
        <translation>In einen gezeichneten Umriss klicken oder auf einen einfarbigen Fleck.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Click inside an outline you drew, or on an area of one tone</source>
        <translation>In einen gezeichneten Umriss klicken oder auf eine einfarbige Fläche</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Click its card, or Enter on it</source>
        <translation>Auf die Karte klicken, oder Eingabetaste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Click one end of a scratch, then the other.</source>
        <translation>Ein Ende eines Kratzers anklicken, dann das andere.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/overview.py"/>
        <source>Click to bring a place into view. Switch it off with V.</source>
        <translation>Klicken bringt eine Stelle in Sicht. Mit V ausschalten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Close &amp;all</source>
        <translation>&amp;Alle schließen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Close all photographs</source>
        <translation>Alle Fotos schließen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Close one</source>
        <translation>Eines schließen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Close other programs and try again.</source>
        <translation>Andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Close other programs, or check that the file is really that large.</source>
        <translation>Andere Programme schließen, oder prüfen, ob die Datei wirklich so groß ist.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/errors.py"/>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Close other programs, or repair a smaller part at a time.</source>
        <translation>Andere Programme schließen oder kleinere Teile nacheinander reparieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/repair.py"/>
        <source>Close other programs, or repair a smaller part of the photograph at a time.</source>
        <translation>Andere Programme schließen, oder kleinere Teile des Fotos nacheinander reparieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <source>Close “{name}”</source>
        <translation>„{name}“ schließen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <source>Close “{name}”  (Delete)</source>
        <translation>„{name}“ schließen  (Entf)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Colour of the marks</source>
        <translation>Farbe der Markierungen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>colour profile</source>
        <translation>Farbprofil</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>Compare a picture with a repaired version of itself.</source>
        <translation>Ein Bild mit seiner eigenen reparierten Fassung vergleichen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>Comparing</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Compression never changes a sample; archives want none</source>
        <translation>Kompression ändert nie einen Wert; Archive wünschen keine</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Context encoder (Pathak 2016)</source>
        <translation>Context-Encoder (Pathak 2016)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Continues fine patterns such as cloth or waves across scratches and folds; slower; 8-bit only.</source>
        <translation>Setzt feine Muster wie Stoff oder Wellen über Kratzer und Falten hinweg fort; langsamer; nur 8 Bit.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/cleaning.py"/>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Convert a copy of the photograph to RGB first.</source>
        <translation>Zuerst eine Kopie des Fotos in RGB umwandeln.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to 16 bits and save it as TIFF.</source>
        <translation>In 16 Bit umwandeln und als TIFF speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to 32-bit floating point and save it as TIFF.</source>
        <translation>In 32 Bit Gleitkomma umwandeln und als TIFF speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to 8 bits and save it as TIFF.</source>
        <translation>In 8 Bit umwandeln und als TIFF speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to CMYK or RGB and save it as TIFF.</source>
        <translation>In CMYK oder RGB umwandeln und als TIFF speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to RGB or grey and save it as TIFF.</source>
        <translation>In RGB oder Graustufen umwandeln und als TIFF speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_verbs.py"/>
        <source>Copied at {size} pixels: the whole photograph is too large for a clipboard.</source>
        <translation>Mit {size} Pixeln kopiert: das ganze Foto ist zu groß für die Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Copies matching texture from the rest of the photograph; slow; for grass, stone, fabric.</source>
        <translation>Kopiert passende Struktur aus dem übrigen Foto; langsam; für Gras, Stein, Stoff.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Copy details</source>
        <translation>Angaben kopieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>Copy or scan it again.</source>
        <translation>Noch einmal kopieren oder scannen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Copy the file again.</source>
        <translation>Die Datei noch einmal kopieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Copy the mask as a black and white picture</source>
        <translation>Die Maske als Schwarz-Weiß-Bild kopieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Copy the repaired photograph to the clipboard</source>
        <translation>Das reparierte Foto in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/netpbm.py"/>
        <source>counts its samples up to {most}, which is not read exactly</source>
        <translation>zählt Werte bis {most}; das wird nicht exakt gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Ctrl + left button</source>
        <translation>Strg + linke Taste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Ctrl + wheel, or Ctrl + drag with the right button</source>
        <translation>Strg + Mausrad, oder Strg + Ziehen mit rechter Taste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>cyan</source>
        <translation>Cyan</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Defects</source>
        <translation>Schäden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Defects ({count})</source>
        <translation>Schäden ({count})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/spoken.py"/>
        <source>Defects: {marked} to repair, {repaired} repaired.</source>
        <translation>Schäden: {marked} zu reparieren, {repaired} repariert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Deflate</source>
        <translation>Deflate</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Demonstration</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/language.py"/>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <source>Device: {device}</source>
        <translation>Gerät: {device}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/view.py"/>
        <source>Difference × {gain}</source>
        <translation>Differenz × {gain}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Differences lar&amp;ger</source>
        <translation>Differenz &amp;verstärken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/notes_bar.py"/>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Double click, or Enter</source>
        <translation>Doppelklick oder Eingabetaste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Drag a rectangle</source>
        <translation>Ein Rechteck aufziehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Drag a straight line as wide as the brush</source>
        <translation>Eine gerade Linie in Pinselbreite ziehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Drag from corner to corner.</source>
        <translation>Von Ecke zu Ecke ziehen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Drag from one end to the other.</source>
        <translation>Von einem Ende zum anderen ziehen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Drag it, or Ctrl + arrow keys</source>
        <translation>Ziehen, oder Strg + Pfeiltasten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Drag to move the picture.</source>
        <translation>Ziehen, um das Bild zu verschieben.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Draw a line around what was repaired</source>
        <translation>Reparierte Stellen mit einer Linie umranden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Draw around an area</source>
        <translation>Eine Fläche umfahren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Draw around the damage.</source>
        <translation>Den Schaden umfahren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Draw the mask on the photograph at its full size.</source>
        <translation>Die Maske auf dem Foto in voller Größe zeichnen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>Draw the mask on the unrotated photograph, or leave out --mask-as-stored.</source>
        <translation>Die Maske auf dem ungedrehten Foto zeichnen, oder --mask-as-stored weglassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/errors.py"/>
        <source>Draw the mask on the upright photograph, at its full size.</source>
        <translation>Die Maske auf dem aufrechten Foto in voller Größe zeichnen.</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Draws the missing edges first, and then fills along them; the edges can be looked at.</source>
        <translation>Zeichnet zuerst die fehlenden Kanten und füllt dann an ihnen entlang; die Kanten lassen sich ansehen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Drop files, folders or pictures on the window</source>
        <translation>Dateien, Ordner oder Bilder auf das Fenster ziehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>Dust and scratches are dark in infrared light; colour film is clear in it.</source>
        <translation>Staub und Kratzer sind im Infrarotlicht dunkel; Farbfilm ist darin klar.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>Dust from infrared</source>
        <translation>Staub aus Infrarot</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>each channel apart</source>
        <translation>Kanäle getrennt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Each is saved as a new file beside its scan. Else the repairs are lost.</source>
        <translation>Jedes wird als neue Datei neben seinem Scan gespeichert. Sonst gehen die Reparaturen verloren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Each mask is saved as a new file beside its scan. Else the marks are lost.</source>
        <translation>Jede Maske wird als neue Datei neben ihrem Scan gespeichert. Sonst gehen die Markierungen verloren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/pages_window.py"/>
        <source>Each page is repaired by itself. Saved as TIFF, all pages are kept.</source>
        <translation>Jede Seite wird für sich repariert. Als TIFF gespeichert bleiben alle Seiten erhalten.</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Edges first (EdgeConnect 2019)</source>
        <translation>Kanten zuerst (EdgeConnect 2019)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Else the marks are lost.</source>
        <translation>Sonst gehen die Markierungen verloren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Else they are lost.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <location filename="../../restorer_app/gui/method_list.py"/>
        <source>Engine</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/language.py"/>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>Enter, or a click, goes to the step</source>
        <translation>Eingabetaste oder Klick geht zu diesem Schritt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>Everything between the two limits is marked. Dark is left, light is right.</source>
        <translation>Alles zwischen den beiden Grenzen wird markiert. Links ist dunkel, rechts hell.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>exact samples: it stores with loss</source>
        <translation>exakte Werte: das Format speichert mit Verlust</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Export before and after</source>
        <translation>Vorher und nachher exportieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>extra</source>
        <translation>Zusatzkanal</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Fast marching (Telea)</source>
        <translation>Fast Marching (Telea)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>files in {folder} may not be that large</source>
        <translation>Dateien in {folder} dürfen nicht so groß sein</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Filling…</source>
        <translation>Füllen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Fills cannot be averaged over {wish}.</source>
        <translation>Über {wish} kann nicht gemittelt werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/shown_edges.py"/>
        <source>Finding edges</source>
        <translation>Kanten werden gesucht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/predicted_edges.py"/>
        <source>Finding edges…</source>
        <translation>Kanten werden gesucht…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Finding texture</source>
        <translation>Struktur wird gesucht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Finish a polyline or polygon</source>
        <translation>Linienzug oder Polygon abschließen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>floating-point samples</source>
        <translation>Gleitkommawerte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Fluid flow (Navier-Stokes)</source>
        <translation>Strömung (Navier-Stokes)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Folder for unsaved work</source>
        <translation>Ordner für nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <location filename="../../restorer_app/session/tracing.py"/>
        <source>Following the scratch…</source>
        <translation>Kratzer wird verfolgt…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Free software under the Apache License 2.0, without any warranty.</source>
        <translation>Freie Software unter der Apache-Lizenz 2.0, ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Free some space, or save to another disk.</source>
        <translation>Platz schaffen, oder auf einem anderen Datenträger speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Frequencies (FSR)</source>
        <translation>Frequenzen (FSR)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/request.py"/>
        <source>From the literature</source>
        <translation>Aus der Literatur</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Gated convolution (DeepFill v2)</source>
        <translation>Torgesteuerte Faltung (DeepFill v2)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/engine.py"/>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Getting ready</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Give the keyboard to the panel, the tools, the open photographs, or back to the picture</source>
        <translation>Die Tastatur an Bedienfeld, Werkzeuge, offene Fotos oder wieder an das Bild geben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Give the shape up</source>
        <translation>Form verwerfen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Go on inside the tools</source>
        <translation>Zwischen den Werkzeugen wechseln</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Go to the defect before</source>
        <translation>Zum vorigen Schaden gehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Go to the next defect</source>
        <translation>Zum nächsten Schaden gehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Greatest width in pixels</source>
        <translation>Größte Breite in Pixeln</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Grow</source>
        <translation>Größer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Grow mask</source>
        <translation>Maske erweitern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Growing the mask…</source>
        <translation>Maske wird erweitert…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has 64-bit floating-point samples that 32 bits do not hold exactly</source>
        <translation>hat Gleitkommawerte mit 64 Bit, die 32 Bit nicht exakt aufnehmen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has channels of different depths, which is not read</source>
        <translation>hat Kanäle verschiedener Tiefe; das wird nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has several channels of 1 bit, which are not read</source>
        <translation>hat mehrere Kanäle mit 1 Bit; sie werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has {bits}-bit complex samples, which are not read yet</source>
        <translation>hat komplexe Werte mit {bits} Bit; sie werden noch nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has {bits}-bit floating-point samples, which are not read yet</source>
        <translation>hat Gleitkommawerte mit {bits} Bit; sie werden noch nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>has {bits}-bit samples, which are not read</source>
        <translation>hat Werte mit {bits} Bit; sie werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has {bits}-bit samples, which are not read yet</source>
        <translation>hat Werte mit {bits} Bit; sie werden noch nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has {bits}-bit signed samples, which are not read yet</source>
        <translation>hat vorzeichenbehaftete Werte mit {bits} Bit; sie werden noch nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>History</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Hold Enter; arrow keys then draw</source>
        <translation>Eingabetaste halten; Pfeiltasten zeichnen dann</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Hold P</source>
        <translation>P halten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Hold to peek</source>
        <translation>Original</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_sample.py"/>
        <source>Hold to see it as it is now; drag to look elsewhere</source>
        <translation>Halten zeigt, wie es jetzt ist; Ziehen zeigt eine andere Stelle</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>holds other inks than cyan, magenta, yellow and black, which are not read</source>
        <translation>enthält andere Druckfarben als Cyan, Magenta, Gelb und Schwarz; sie werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_ycbcr.py"/>
        <source>holds YCbCr samples without JPEG, which are not read yet</source>
        <translation>enthält YCbCr-Werte ohne JPEG; sie werden noch nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>How marks look</source>
        <translation>Aussehen der Markierung</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>in tiles</source>
        <translation>in Kacheln</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>infrared</source>
        <translation>Infrarot</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_strips.py"/>
        <source>Install imagecodecs, or choose --compression none or deflate.</source>
        <translation>imagecodecs installieren, oder --compression none oder deflate wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Install imagecodecs, or save the photograph as an uncompressed TIFF.</source>
        <translation>imagecodecs installieren, oder das Foto als unkomprimiertes TIFF speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/extras.py"/>
        <source>Install it with: pip install restorer[{extra}]</source>
        <translation>Installieren mit: pip install restorer[{extra}]</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/demonstration.py"/>
        <source>Install it with: python -m pip install scikit-image</source>
        <translation>Installieren mit: python -m pip install scikit-image</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/demonstration.py"/>
        <source>Install scikit-image 0.26, or open a photograph of your own.</source>
        <translation>scikit-image 0.26 installieren, oder ein eigenes Foto öffnen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>Install the program again.</source>
        <translation>Das Programm neu installieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Intel GPU (XPU)</source>
        <translation>Intel-GPU (XPU)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Intersect</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Invert mask</source>
        <translation>Maske umkehren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Inverting the mask…</source>
        <translation>Maske wird umgekehrt…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>is a BMP of {bits} bits a pixel, which is not read</source>
        <translation>ist ein BMP mit {bits} Bit je Pixel; solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a CIELAB photograph in fax coding (ITULAB), which is not read</source>
        <translation>ist ein CIELAB-Foto in Fax-Codierung (ITULAB); solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a CIELAB photograph of {bits} bits</source>
        <translation>ist ein CIELAB-Foto mit {bits} Bit</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>is a CMYK photograph in JPEG XL, which is not read</source>
        <translation>ist ein CMYK-Foto in JPEG XL; solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a floating-point picture with white as zero</source>
        <translation>ist ein Gleitkommabild mit Weiß als Null</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <source>is a JPEG 2000 file of an unusual colour space, which is not read</source>
        <translation>ist eine JPEG-2000-Datei mit ungewöhnlichem Farbraum; solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <source>is a JPEG 2000 file of an unusual depth, which is not read</source>
        <translation>ist eine JPEG-2000-Datei mit ungewöhnlicher Tiefe; solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <source>is a JPEG 2000 file with a palette, which is not read</source>
        <translation>ist eine JPEG-2000-Datei mit Palette; solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>is a JPEG of {bits} bits, which is not read yet</source>
        <translation>ist ein JPEG mit {bits} Bit; solche werden noch nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>is a JPEG of {count} channels, which is not read</source>
        <translation>ist ein JPEG mit {count} Kanälen; solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a LogLuv picture, which is not repaired yet</source>
        <translation>ist ein LogLuv-Bild; solche werden noch nicht repariert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a palette picture with extra channels</source>
        <translation>ist ein Palettenbild mit zusätzlichen Kanälen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/netpbm.py"/>
        <source>is a PAM of {count} channels, which is not read</source>
        <translation>ist ein PAM mit {count} Kanälen; solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a raw camera file</source>
        <translation>ist eine Rohdatei einer Kamera</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a TIFF of an unknown colour kind ({kind})</source>
        <translation>ist ein TIFF mit unbekannter Farbart ({kind})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a transparency mask</source>
        <translation>ist eine Transparenzmaske</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a volume, not a photograph</source>
        <translation>ist ein Volumen, kein Foto</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>is an animation, not a photograph</source>
        <translation>ist eine Animation, kein Foto</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/avif.py"/>
        <source>is an AVIF file without a still picture</source>
        <translation>ist eine AVIF-Datei ohne Standbild</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is compressed in a way that is not read ({name})</source>
        <translation>ist auf eine Weise komprimiert, die nicht gelesen wird ({name})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>is {what}, which is not read</source>
        <translation>ist {what}; solche werden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>It fits the photograph as stored, before turning: use --mask-as-stored.</source>
        <translation>Sie passt zum gespeicherten, ungedrehten Foto: --mask-as-stored verwenden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>It keeps the depth and the colour profile of the photograph.</source>
        <translation>Farbtiefe und Farbprofil des Fotos bleiben erhalten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>It stands on the work of others. Enter shows a licence in full.</source>
        <translation>Es baut auf der Arbeit anderer auf. Die Eingabetaste zeigt eine Lizenz im vollen Wortlaut.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/decoding/decoder.py"/>
        <source>its decoder crashed</source>
        <translation>der Decoder ist abgestürzt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/decoding/decoder.py"/>
        <source>its decoder took longer than {seconds} s</source>
        <translation>der Decoder brauchte länger als {seconds} s</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/decoding/decoder.py"/>
        <source>its decoder wanted more than {count} MiB</source>
        <translation>der Decoder verlangte mehr als {count} MiB</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>its end is missing</source>
        <translation>ihr Ende fehlt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>its file has been changed since it was opened</source>
        <translation>die Datei wurde seit dem Öffnen geändert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>its file is not there any more</source>
        <translation>die Datei ist nicht mehr vorhanden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>its other pages ({count})</source>
        <translation>die anderen Seiten ({count})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>its size or channels differ</source>
        <translation>Größe oder Kanäle weichen ab</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>its {what} differs</source>
        <translation>{what} weicht ab</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>JPEG 2000 without loss, exact</source>
        <translation>JPEG 2000 verlustfrei, exakt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>JPEG re-encodes the whole photograph: what you did not repair changes slightly too, and 8 bits remain of each colour. TIFF and PNG keep it exact.</source>
        <translation>JPEG codiert das ganze Foto neu: Auch was nicht repariert wurde, ändert sich leicht, und von jeder Farbe bleiben 8 Bit. TIFF und PNG erhalten es exakt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>JPEG XL without loss, exact</source>
        <translation>JPEG XL verlustfrei, exakt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>JPEG, re-encodes the whole photograph</source>
        <translation>JPEG, codiert das ganze Foto neu</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>JPEG, WebP; drawing</source>
        <translation>JPEG, WebP; Zeichnen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Keep only what lies in both</source>
        <translation>Nur behalten, was in beiden liegt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/keeping.py"/>
        <source>Keeping your work safe…</source>
        <translation>Arbeit wird gesichert…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/shortcut_sheet.py"/>
        <source>Keys and gestures</source>
        <translation>Tasten und Gesten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>kind of channels</source>
        <translation>Art der Kanäle</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/edge_layer.py"/>
        <source>Known edges</source>
        <translation>Bekannte Kanten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>L&amp;asso</source>
        <translation>L&amp;asso</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Lar&amp;ger brush</source>
        <translation>Pinsel &amp;größer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Lay the line between before and after level, or upright</source>
        <translation>Die Linie zwischen vorher und nachher waagerecht oder senkrecht stellen</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Learned repair (recommended)</source>
        <translation>Gelernte Reparatur (empfohlen)</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Learned repair, earlier network</source>
        <translation>Gelernte Reparatur, früheres Netz</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Learns which features to trust, and copies texture from what is known by attention.</source>
        <translation>Lernt, welchen Merkmalen zu trauen ist, und übernimmt Struktur aus dem Bekannten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>Leave it as it is  (Esc)</source>
        <translation>So lassen  (Esc)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Leave the sound parts unpainted.</source>
        <translation>Die heilen Teile unbemalt lassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Leave without them</source>
        <translation>Ohne sie schließen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Left button, pen or one finger</source>
        <translation>Linke Taste, Stift oder ein Finger</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>less than 0.1</source>
        <translation>weniger als 0,1</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>less than 1 %</source>
        <translation>weniger als 1 %</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Licence of {name}</source>
        <translation>Lizenz von {name}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Licence text…</source>
        <translation>Lizenztext…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>lightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Like the s&amp;ystem</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <location filename="../../restorer_app/session/language.py"/>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/overlay_colours.py"/>
        <source>Lime</source>
        <translation>Hellgrün</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>little-endian</source>
        <translation>Little-Endian</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Load a mask</source>
        <translation>Maske laden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Load mask</source>
        <translation>Maske laden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Log</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>Look for no more; what is there can be chosen</source>
        <translation>Nicht weitersuchen; was da ist, kann gewählt werden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/page_listing.py"/>
        <source>Looking at page {page}…</source>
        <translation>Seite {page} wird betrachtet…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/engine.py"/>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Looking at the damage</source>
        <translation>Schäden werden betrachtet</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/local_grain.py"/>
        <source>Looking at the grain</source>
        <translation>Korn wird gemessen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Looking at the whole</source>
        <translation>Das Ganze wird betrachtet</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/defects.py"/>
        <source>Looking for defects…</source>
        <translation>Schäden werden gesucht…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <location filename="../../restorer_app/session/infrared_marking.py"/>
        <source>Looking for dust…</source>
        <translation>Staub wird gesucht…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/recent.py"/>
        <source>Looking for files…</source>
        <translation>Dateien werden gesucht…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Looking for photographs…</source>
        <translation>Fotos werden gesucht…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/keeping.py"/>
        <source>Looking for unsaved work…</source>
        <translation>Nicht gespeicherte Arbeit wird gesucht…</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Looks at sound pixels alone and closes a hole from its rim inwards.</source>
        <translation>Sieht nur heile Pixel und schließt ein Loch vom Rand nach innen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Looks, marks, engine, and where unsaved work is kept</source>
        <translation>Aussehen, Markierungen, Verfahren und wo nicht gespeicherte Arbeit gesichert wird</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>LZW</source>
        <translation>LZW</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/overlay_colours.py"/>
        <source>Magenta</source>
        <translation>Magenta</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>magenta</source>
        <translation>Magenta</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Make every mark thinner</source>
        <translation>Jede Markierung schmaler machen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Make every mark wider</source>
        <translation>Jede Markierung breiter machen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Make it first, or choose another folder.</source>
        <translation>Ihn zuerst anlegen, oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/small_pictures.py"/>
        <source>Making a small picture…</source>
        <translation>Vorschaubild wird erzeugt…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark &amp;dust from infrared…</source>
        <translation>Staub aus &amp;Infrarot markieren…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark &amp;tones…</source>
        <translation>To&amp;nwerte markieren…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Mark damage</source>
        <translation>Schäden markieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Mark dust</source>
        <translation>Staub markieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/notes_bar.py"/>
        <source>Mark dust…</source>
        <translation>Staub markieren…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>Mark the damage with the brush. Everything else stays exactly as it was scanned.</source>
        <translation>Schäden mit dem Pinsel markieren. Alles andere bleibt genau so, wie es gescannt wurde.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared_dust.py"/>
        <source>Mark the dust by hand, or by its tone.</source>
        <translation>Den Staub von Hand oder nach Tonwert markieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Mark tones</source>
        <translation>Tonwerte markieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark what is lighter or darker than the rest</source>
        <translation>Markieren, was heller oder dunkler ist als der Rest</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark what is not marked, and the other way round</source>
        <translation>Markieren, was nicht markiert ist, und umgekehrt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark what the infrared channel of a film scan shows of dust and scratches</source>
        <translation>Markieren, was der Infrarotkanal eines Filmscans an Staub und Kratzern zeigt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Mark, with the chosen tool</source>
        <translation>Mit dem gewählten Werkzeug markieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Marked: {width} × {height} px at {column}, {row}</source>
        <translation>Markiert: {width} × {height} px bei {column}, {row}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Marking dust…</source>
        <translation>Staub wird markiert…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Marking tones…</source>
        <translation>Tonwerte werden markiert…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Mask saved as {name}.</source>
        <translation>Maske als {name} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Match the gr&amp;ain</source>
        <translation>&amp;Korn angleichen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Middle button, or Delete on its card</source>
        <translation>Mittlere Taste, oder Entf auf der Karte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>more than {count} pixels a side</source>
        <translation>mehr als {count} Pixel je Seite</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_strip.py"/>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Move sideways</source>
        <translation>Seitwärts verschieben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Move the line of the comparison</source>
        <translation>Trennlinie verschieben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Move the picture (also: hold the space bar)</source>
        <translation>Das Bild verschieben (auch: Leertaste halten)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Move the picture by keys</source>
        <translation>Bild mit Tasten verschieben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Moving and zooming</source>
        <translation>Verschieben und Zoomen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Name weights of your own with --engine.</source>
        <translation>Eigene Gewichte mit --engine nennen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/recent_row.py"/>
        <source>no longer there</source>
        <translation>nicht mehr vorhanden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <source>No photograph is open.</source>
        <translation>Es ist kein Foto geöffnet.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>no profile</source>
        <translation>kein Profil</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>no reason given</source>
        <translation>ohne Angabe von Gründen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>No scratch was found between these two points. Click on the scratch itself.</source>
        <translation>Zwischen diesen beiden Punkten wurde kein Kratzer gefunden. Bitte auf den Kratzer selbst klicken.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>No wider than</source>
        <translation>Nicht breiter als</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Noise cleaned up in {seconds} s with “{method}” {on_device}.</source>
        <translation>Rauschen in {seconds} s mit „{method}“ {on_device} entfernt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Nothing blinks by itself</source>
        <translation>Nichts blinkt von selbst</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Nothing has been noted since the program was started.</source>
        <translation>Seit dem Programmstart wurde nichts notiert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/shortcut_sheet.py"/>
        <source>Nothing has this in its name or its keys.</source>
        <translation>Nichts heißt so oder hat diese Tasten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>nothing may be written in {folder}</source>
        <translation>in {folder} darf nichts geschrieben werden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>O&amp;verview</source>
        <translation>Übe&amp;rsicht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>on the graphics card</source>
        <translation>auf der Grafikkarte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>on the graphics processor</source>
        <translation>auf dem Grafikprozessor</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>on the processor</source>
        <translation>auf dem Prozessor</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>One o&amp;ver the other</source>
        <translation>Ü&amp;bereinander</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>One over the other</source>
        <translation>Übereinander</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/cleaning.py"/>
        <source>Only grey, RGB, CMYK and CIELAB photographs can be cleaned.</source>
        <translation>Nur Graustufen-, RGB-, CMYK- und CIELAB-Fotos können entrauscht werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Only grey, RGB, CMYK and CIELAB photographs can be repaired.</source>
        <translation>Nur Graustufen-, RGB-, CMYK- und CIELAB-Fotos können repariert werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Only the first {count} of {all} files were opened.</source>
        <translation>Nur die ersten {count} von {all} Dateien wurden geöffnet.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Only what is not saved lies there, and only as long as it is not.</source>
        <translation>Dort liegt nur, was nicht gespeichert ist, und nur so lange.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Only where it is &amp;marked</source>
        <translation>Nur wo &amp;markiert ist</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Opacity of the marks</source>
        <translation>Deckkraft der Markierungen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Open a photograph first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>Open a photograph…</source>
        <translation>Foto öffnen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Open from the clip&amp;board</source>
        <translation>A&amp;us Zwischenablage öffnen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>Open it again, or save the repaired page as PNG.</source>
        <translation>Noch einmal öffnen, oder die reparierte Seite als PNG speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Open it in the program that made it and save it as TIFF or PNG.</source>
        <translation>Im Programm öffnen, das sie erzeugt hat, und als TIFF oder PNG speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Open more</source>
        <translation>Weitere öffnen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Open photographs</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Open the &amp;demonstration</source>
        <translation>&amp;Demonstration öffnen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Open the picture or the files of the clipboard</source>
        <translation>Das Bild oder die Dateien der Zwischenablage öffnen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Open what is left</source>
        <translation>Den Rest öffnen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>OpenCV&apos;s contrib modules</source>
        <translation>die Zusatzmodule von OpenCV</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Opening the mask…</source>
        <translation>Maske wird geöffnet…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>or drop a file here</source>
        <translation>oder eine Datei hierher ziehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/overlay_colours.py"/>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>orientation</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>orientation: {before}, now {after}</source>
        <translation>Ausrichtung: {before}, jetzt {after}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/candidates.py"/>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Original here</source>
        <translation>Original hier</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/kept.py"/>
        <source>other pages</source>
        <translation>eine der anderen Seiten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/request.py"/>
        <source>Ours</source>
        <translation>Eigene des Programms</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Out&amp;line repairs</source>
        <translation>Reparaturen &amp;umranden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Outline only</source>
        <translation>Nur Umriss</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Outline repairs</source>
        <translation>Reparaturen umranden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/overview.py"/>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>P&amp;olygon</source>
        <translation>Pol&amp;ygon</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>P&amp;revious part of the window</source>
        <translation>V&amp;origer Bereich des Fensters</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Pa&amp;ges…</source>
        <translation>Se&amp;iten…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/pages_window.py"/>
        <source>Page {page}</source>
        <translation>Seite {page}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/looking.py"/>
        <source>Page {page}: {what}</source>
        <translation>Seite {page}: {what}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/pages_window.py"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>pages: {before}, now {after}</source>
        <translation>Seiten: {before}, jetzt {after}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/notes_bar.py"/>
        <source>Pages…</source>
        <translation>Seiten…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/spoken.py"/>
        <source>Paint over the damage. Arrow keys move the picture; Enter, while it is held, puts the tool down in the middle of the view; with Ctrl, arrow keys move the split line.</source>
        <translation>Schäden übermalen. Pfeiltasten verschieben das Bild; die Eingabetaste setzt, solange sie gehalten wird, das Werkzeug in der Mitte der Ansicht auf; mit Strg verschieben die Pfeiltasten die Trennlinie.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Part</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Partial convolution (Liu 2018)</source>
        <translation>Partielle Faltung (Liu 2018)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <source>Paste mask</source>
        <translation>Maske einfügen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dropping.py"/>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Pe&amp;n pressure sets the size</source>
        <translation>Stift&amp;druck bestimmt Größe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Pen &amp;pressure sets the size</source>
        <translation>Stift&amp;druck bestimmt die Größe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/spoken.py"/>
        <source>Photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>photograph</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/spoken.py"/>
        <source>Photograph {name}</source>
        <translation>Foto {name}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>Photoshop&apos;s resources</source>
        <translation>die Photoshop-Ressourcen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Pixels to grow or shrink by</source>
        <translation>Pixel zum Erweitern oder Verkleinern</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Plain adversarial network (2014)</source>
        <translation>Einfaches GAN (2014)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/planning.py"/>
        <source>Planning…</source>
        <translation>Planung…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <source>Please report this file.</source>
        <translation>Diese Datei bitte melden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>PNG, exact</source>
        <translation>PNG, exakt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Polyline</source>
        <translation>Linienzug</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/edge_layer.py"/>
        <source>Predicted edges</source>
        <translation>Vorhergesagte Kanten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>premultiplied alpha</source>
        <translation>vormultipliziertes Alpha</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Preparing…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/clean_preview.py"/>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_sample.py"/>
        <source>Preview at 100 %</source>
        <translation>Vorschau bei 100 %</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <source>profile not understood</source>
        <translation>Profil unlesbar</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <location filename="../../restorer_app/gui/restore_box.py"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Put the tool down in the middle</source>
        <translation>Werkzeug in der Mitte aufsetzen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Quick and smooth; good for thin scratches and dust on even ground.</source>
        <translation>Schnell und glatt; gut für feine Kratzer und Staub auf ruhigem Grund.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Quick; continues lines across thin damage.</source>
        <translation>Schnell; setzt Linien über schmale Schäden hinweg fort.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Quick; continues soft shading across scratches and dust most evenly; wide holes become smooth.</source>
        <translation>Schnell; setzt weiche Verläufe über Kratzer und Staub am gleichmäßigsten fort; große Fehlstellen werden glatt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/camera_raw.py"/>
        <source>raw data of a camera</source>
        <translation>eine Rohdatei einer Kamera</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Re&amp;member recent files</source>
        <translation>Zuletzt geöffnete &amp;merken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/settings.py"/>
        <source>re-encoded as {format}, quality {quality}: samples outside the mask may differ slightly</source>
        <translation>Als {format} neu codiert, Qualität {quality}: Auch außerhalb der Maske können Werte leicht abweichen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>read again by one reader only: there is no second one here for this {format}</source>
        <translation>Nur von einem Leseprogramm geprüft: Für {format} gibt es hier kein zweites</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/looking.py"/>
        <source>Reading</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Real size</source>
        <translation>Echte Größe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/recent_row.py"/>
        <source>Recent photographs</source>
        <translation>Zuletzt geöffnete Fotos</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Redo {step}</source>
        <translation>Wiederholen: {step}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Remove specks</source>
        <translation>Kleine Flecken entfernen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Removing specks…</source>
        <translation>Kleine Flecken werden entfernt…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>Repair an old photograph</source>
        <translation>Ein altes Foto reparieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Repair as I &amp;brush</source>
        <translation>&amp;Beim Malen reparieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Repair as I brush</source>
        <translation>Beim Malen reparieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Repair as soon as a stroke ends; good for dust</source>
        <translation>Reparieren, sobald ein Strich endet; gut für Staub</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Repair no more than the selected defect</source>
        <translation>Nur den gewählten Schaden reparieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Repair what is marked</source>
        <translation>Das Markierte reparieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Repaired {pixels} pixels in {seconds} s with “{method}” {on_device}.</source>
        <translation>{pixels} Pixel in {seconds} s mit „{method}“ {on_device} repariert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Repaired: {width} × {height} px at {column}, {row}</source>
        <translation>Repariert: {width} × {height} px bei {column}, {row}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Repairing</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/memory.py"/>
        <source>Repairing this photograph takes at least {needed} of memory; {free} are free.</source>
        <translation>Dieses Foto zu reparieren braucht mindestens {needed} Speicher; {free} sind frei.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Repairs old photographs. Nothing changes outside what you mark.</source>
        <translation>Repariert alte Fotos. Außerhalb des Markierten ändert sich nichts.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Replace it?</source>
        <translation>Ersetzen?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Replace the scan</source>
        <translation>Den Scan ersetzen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Reset to defaults</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/restore_box.py"/>
        <source>Restore</source>
        <translation>Restaurieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Restore the selected on&amp;e</source>
        <translation>&amp;Gewählten restaurieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Restore this</source>
        <translation>Nur diesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/main_window.py"/>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Restorer</source>
        <translation>Restorer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/announcer.py"/>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Restoring…</source>
        <translation>Restaurierung läuft…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Right button, Alt + left button, or the pen&apos;s other end</source>
        <translation>Rechte Taste, Alt + linke Taste, oder das andere Stiftende</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>S&amp;cratch tracer</source>
        <translation>&amp;Kratzer nachziehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>S&amp;hrink</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>S&amp;ide by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>S&amp;maller brush</source>
        <translation>Pinsel klei&amp;ner</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>S&amp;mallest speck</source>
        <translation>&amp;Kleinster Fleck</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>S&amp;plit</source>
        <translation>Ge&amp;teilt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Samples</source>
        <translation>Bildwerte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <location filename="../../restorer_app/core/proof.py"/>
        <source>samples differ</source>
        <translation>Werte weichen ab</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>Samples in memory</source>
        <translation>Bildwerte im Speicher</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Save &amp;TIFF</source>
        <translation>TIFF s&amp;peichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>Save as .png.</source>
        <translation>Als .png speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save as JPEG anyway</source>
        <translation>Trotzdem als JPEG speichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Save as TIFF, and please report this.</source>
        <translation>Als TIFF speichern, und dies bitte melden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Save as {format} ({suffix}), which can.</source>
        <translation>Als {format} ({suffix}) speichern; das kann es.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/panel.py"/>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>Save it as PNG.</source>
        <translation>Als PNG speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save masks</source>
        <translation>Masken speichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save mask…</source>
        <translation>Maske speichern…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save the marks of {count} photographs?</source>
        <translation>Die Markierungen von {count} Fotos speichern?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save the marks of “{name}”?</source>
        <translation>Die Markierungen von „{name}“ speichern?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Save the mask</source>
        <translation>Maske speichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Save the mask as a file</source>
        <translation>Die Maske als Datei speichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Save the original and the repaired photograph as one picture</source>
        <translation>Original und repariertes Foto als ein Bild speichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Save the repaired photograph</source>
        <translation>Das reparierte Foto speichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Save the repaired photograph as a new file</source>
        <translation>Das reparierte Foto als neue Datei speichern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save the repairs of {count} photographs?</source>
        <translation>Die Reparaturen von {count} Fotos speichern?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save the repairs of “{name}”?</source>
        <translation>Die Reparaturen von „{name}“ speichern?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Save to another disk.</source>
        <translation>Auf einem anderen Datenträger speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_write.py"/>
        <source>saved as BigTIFF, because it is larger than 4 GiB</source>
        <translation>Als BigTIFF gespeichert, weil es größer als 4 GiB ist</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Saved as {name}.</source>
        <translation>Als {name} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Saved as {name}. {count} samples outside the mask: identical.</source>
        <translation>Als {name} gespeichert. {count} Werte außerhalb der Maske: identisch.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Saving the mask…</source>
        <translation>Maske wird gespeichert…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Saving {name}…</source>
        <translation>{name} wird gespeichert…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared.py"/>
        <source>Scan it again with the infrared channel saved (64-bit RGBI, HDRi), or mark the dust by hand.</source>
        <translation>Noch einmal scannen und den Infrarotkanal mitspeichern (64 Bit RGBI, HDRi), oder den Staub von Hand markieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Scratch</source>
        <translation>Kratzer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/shortcut_sheet.py"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>See other repairs of the selected defect side by side, and choose</source>
        <translation>Andere Reparaturen des gewählten Schadens nebeneinander sehen und wählen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>See the original</source>
        <translation>Original sehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>See what every engine makes of the selected defect, and choose</source>
        <translation>Sehen, was jedes Verfahren aus dem gewählten Schaden macht, und auswählen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Select n&amp;othing</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Select the defect under the pointer</source>
        <translation>Schaden unter dem Zeiger wählen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Shapes &amp;do</source>
        <translation>F&amp;ormen kombinieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Shapes mark what they cover</source>
        <translation>Formen markieren, was sie bedecken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Shapes mark what they cover (hold Shift)</source>
        <translation>Formen markieren, was sie bedecken (Umschalt halten)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Shapes unmark all that they do not cover</source>
        <translation>Formen heben alle Markierungen auf, die sie nicht bedecken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Shapes unmark all that they do not cover (hold Shift and Alt)</source>
        <translation>Formen heben alle Markierungen auf, die sie nicht bedecken (Umschalt und Alt halten)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Shapes unmark what they cover</source>
        <translation>Formen heben Markierungen auf, die sie bedecken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Shapes unmark what they cover (hold Alt)</source>
        <translation>Formen heben Markierungen auf, die sie bedecken (Alt halten)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/pyramid_building.py"/>
        <source>Sharpening the view…</source>
        <translation>Ansicht wird verfeinert…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Shift + Alt + left button</source>
        <translation>Umschalt + Alt + linke Taste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Shift + left button</source>
        <translation>Umschalt + linke Taste</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Shift + wheel</source>
        <translation>Umschalt + Mausrad</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Sho&amp;w</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Show &amp;mask</source>
        <translation>&amp;Maske zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Show all pages of the file, to open another one</source>
        <translation>Alle Seiten der Datei zeigen, um eine andere zu öffnen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show all steps, to go back to any of them</source>
        <translation>Alle Schritte zeigen, um zu jedem zurückkehren zu können</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Show before and after in turn</source>
        <translation>Vorher und nachher im Wechsel zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Show how much each pixel was changed</source>
        <translation>Zeigen, wie stark jedes Pixel verändert wurde</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Show one</source>
        <translation>Eines zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Show or hide what is marked</source>
        <translation>Das Markierte zeigen oder ausblenden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show predicted &amp;edges</source>
        <translation>Vorhergesagte Kanten &amp;zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Show the &amp;original (hold P)</source>
        <translation>&amp;Original zeigen (P halten)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show the &amp;plan</source>
        <translation>&amp;Plan zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show the lines along which the chosen engine would fill what is marked</source>
        <translation>Die Linien zeigen, entlang derer das gewählte Verfahren das Markierte füllen würde</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Show the other one of before and after</source>
        <translation>Zwischen vorher und nachher wechseln</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Show the photograph as it was opened</source>
        <translation>Das Foto so zeigen, wie es geöffnet wurde</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Show the repaired photograph</source>
        <translation>Das reparierte Foto zeigen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Show the whole photograph, small, while only a part of it is in view</source>
        <translation>Das ganze Foto klein zeigen, solange nur ein Teil davon zu sehen ist</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show which parts of the photograph a restore would look at</source>
        <translation>Zeigen, welche Teile des Fotos die Restaurierung betrachtet</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Shows the original as long as it is held (P)</source>
        <translation>Zeigt das Original, solange die Schaltfläche gehalten wird (P)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Shrink</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Shrink mask</source>
        <translation>Maske verkleinern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Shrinking the mask…</source>
        <translation>Maske wird verkleinert…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/overlay_colours.py"/>
        <source>Sky blue</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Smooth surface (biharmonic)</source>
        <translation>Glatte Fläche (biharmonisch)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/faults.py"/>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Space bar + drag, middle button, or two fingers</source>
        <translation>Leertaste + Ziehen, mittlere Taste oder zwei Finger</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Split &amp;across</source>
        <translation>Waa&amp;gerecht teilen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Split the picture between before and after</source>
        <translation>Das Bild in vorher und nachher teilen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Split the picture between before and after (C)</source>
        <translation>Das Bild in vorher und nachher teilen (C)</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Squeezes what is around a hole into features and draws the hole from them.</source>
        <translation>Verdichtet die Umgebung einer Lücke zu Merkmalen und zeichnet die Lücke daraus.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/device.py"/>
        <source>Start the program again, or choose --device cpu.</source>
        <translation>Das Programm neu starten, oder --device cpu wählen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <location filename="../../restorer_app/gui/restore_box.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Stopped. Your photograph is unchanged.</source>
        <translation>Angehalten. Das Foto ist unverändert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>stored turned or mirrored</source>
        <translation>gedreht/gespiegelt gespeichert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>stored with loss</source>
        <translation>verlustbehaftet</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <source>stores its channels in an unusual order, which is not read</source>
        <translation>speichert die Kanäle in ungewöhnlicher Reihenfolge; das wird nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>stores some channels at a lower resolution, which is not read exactly</source>
        <translation>speichert manche Kanäle mit geringerer Auflösung; das wird nicht exakt gelesen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Straight line from the last stroke</source>
        <translation>Gerade Linie vom letzten Strich aus</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Switched off, the list and its small pictures are removed</source>
        <translation>Ausgeschaltet werden die Liste und ihre Vorschaubilder entfernt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Take all repairs back; undo brings them again</source>
        <translation>Alle Reparaturen zurücknehmen; „Rückgängig“ holt sie wieder</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Take away grain and traces of JPEG</source>
        <translation>Korn und JPEG-Spuren entfernen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Take back the repair of the selected defect alone</source>
        <translation>Nur die Reparatur des gewählten Schadens zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Take out of the mask</source>
        <translation>Aus der Maske nehmen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Take the last point back</source>
        <translation>Letzten Punkt zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Take the mask from a file</source>
        <translation>Die Maske aus einer Datei laden</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Take the picture of the clipboard as the mask; white is marked</source>
        <translation>Das Bild der Zwischenablage als Maske nehmen; Weiß ist markiert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Take the selected defect out of the mask</source>
        <translation>Den gewählten Schaden aus der Maske nehmen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Taken here: {choice}.</source>
        <translation>Hier übernommen: {choice}.</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Takes away grain and traces of JPEG.</source>
        <translation>Entfernt Korn und JPEG-Spuren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Takes away grain and traces of JPEG. Damage stays: Restore is for that.</source>
        <translation>Entfernt Korn und JPEG-Spuren. Schäden bleiben: dafür ist Restaurieren da.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Taking the mask…</source>
        <translation>Maske wird übernommen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Te&amp;xture in wide holes</source>
        <translation>Struktur in großen &amp;Lücken</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/plan_layer.py"/>
        <source>Texture</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Texture from elsewhere (exemplar)</source>
        <translation>Struktur von anderswo (Exemplar)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>The area is larger than one fill. Fill again where it ends.</source>
        <translation>Die Fläche ist größer als eine Füllung. Dort, wo sie endet, noch einmal füllen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the broken part of the EXIF data</source>
        <translation>die beschädigten Teile der EXIF-Daten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/camera_raw.py"/>
        <source>The camera&apos;s raw data were developed with its white balance; they can be saved as TIFF.</source>
        <translation>Die Rohdaten der Kamera wurden mit ihrem Weißabgleich entwickelt; sie können als TIFF gespeichert werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/methods/cleaner.py"/>
        <location filename="../../restorer_app/engine/methods/trained.py"/>
        <source>The catalogue names no weights for {name}.</source>
        <translation>Der Katalog nennt keine Gewichte für {name}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>The colour profile in the file is absurdly large and was left out.</source>
        <translation>Das Farbprofil in der Datei ist unsinnig groß und wurde weggelassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>The colour profile in the file is broken and was left out.</source>
        <translation>Das Farbprofil in der Datei ist beschädigt und wurde weggelassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/networks/registry.py"/>
        <source>The configuration of {architecture} cannot be used: {error}.</source>
        <translation>Die Konfiguration von {architecture} ist nicht verwendbar: {error}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>the demonstration</source>
        <translation>die Demonstration</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/demonstration.py"/>
        <source>The demonstration photograph comes with scikit-image, which is not installed here.</source>
        <translation>Das Demonstrationsfoto gehört zu scikit-image, das hier nicht installiert ist.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/device.py"/>
        <source>The device {name} has stopped working since the program was started.</source>
        <translation>Das Gerät {name} arbeitet seit dem Programmstart nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>the disk of {folder} is full</source>
        <translation>der Datenträger von {folder} ist voll</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/marking.py"/>
        <source>The EXIF data of the file are broken: they were kept as they are.</source>
        <translation>Die EXIF-Daten der Datei sind beschädigt: Sie wurden unverändert behalten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the EXIF data, with date, camera and place</source>
        <translation>die EXIF-Daten mit Datum, Kamera und Ort</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/avif.py"/>
        <source>The file asks to be shown cropped; all of it was opened.</source>
        <translation>Die Datei soll beschnitten gezeigt werden; sie wurde ganz geöffnet.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_work.py"/>
        <source>The file has been changed since: only the marks were brought back, no repairs.</source>
        <translation>Die Datei wurde seither geändert: Nur die Markierungen wurden wiederhergestellt, keine Reparaturen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_read.py"/>
        <source>The file has Photoshop&apos;s layers; only the flat picture is opened and saved.</source>
        <translation>Die Datei hat Photoshop-Ebenen; nur das Bild ohne Ebenen wird geöffnet und gespeichert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_read.py"/>
        <source>The file has smaller copies of the photograph; they are not saved with it.</source>
        <translation>Die Datei hat kleinere Kopien des Fotos; sie werden nicht mitgespeichert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>The file has {bits}-bit floating-point samples; they are kept as 32-bit ones, exactly.</source>
        <translation>Die Datei hat Gleitkommawerte mit {bits} Bit; sie werden exakt als solche mit 32 Bit behalten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_read.py"/>
        <source>The file has {count} pages; this is page {page}. A saved TIFF keeps them all.</source>
        <translation>Die Datei hat {count} Seiten; dies ist Seite {page}. Ein gespeichertes TIFF behält sie alle.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/netpbm.py"/>
        <source>The file holds further pictures; only the first was opened.</source>
        <translation>Die Datei enthält weitere Bilder; nur das erste wurde geöffnet.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/avif.py"/>
        <location filename="../../restorer_app/core/files/gif.py"/>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>The file is an animation; only its first picture was opened.</source>
        <translation>Die Datei ist eine Animation; nur das erste Bild wurde geöffnet.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>The file is damaged, but nothing of the photograph is missing.</source>
        <translation>Die Datei ist beschädigt, aber vom Foto fehlt nichts.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>The file is damaged: about {share} of the photograph is missing and shown grey.</source>
        <translation>Die Datei ist beschädigt: Etwa {share} des Fotos fehlen und erscheinen grau.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>The file is damaged: its end is missing, and detail of the photograph with it.</source>
        <translation>Die Datei ist beschädigt: Ihr Ende fehlt, und damit Feinheiten des Fotos.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>The file is damaged: its end is missing, and part of the photograph with it.</source>
        <translation>Die Datei ist beschädigt: Ihr Ende fehlt, und damit ein Teil des Fotos.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>The file is damaged: {share} of the photograph is missing and shown black.</source>
        <translation>Die Datei ist beschädigt: {share} des Fotos fehlen und erscheinen schwarz.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/avif.py"/>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>The file is meant for very bright screens; its colours look flat here.</source>
        <translation>Die Datei ist für sehr helle Bildschirme gedacht; ihre Farben wirken hier flau.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>the file is no good ({reason})</source>
        <translation>die Datei taugt nicht ({reason})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>The file marks one colour as transparent; the mark was left out.</source>
        <translation>Die Datei kennzeichnet eine Farbe als durchsichtig; das wurde weggelassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>The file names its colours by numbers; a colour profile was made that says the same.</source>
        <translation>Die Datei nennt ihre Farben in Zahlen; es wurde ein Farbprofil erzeugt, das dasselbe sagt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>The file stores YCbCr; the colours were turned into RGB.</source>
        <translation>Die Datei speichert YCbCr; die Farben wurden in RGB umgewandelt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>The file&apos;s other pages cannot be kept: they are broken.</source>
        <translation>Die anderen Seiten der Datei können nicht behalten werden: Sie sind beschädigt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>the folder {folder} does not exist</source>
        <translation>den Ordner {folder} gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>The folder “{folder}” does not exist.</source>
        <translation>Den Ordner „{folder}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_work.py"/>
        <source>The folder “{name}” cannot be read.</source>
        <translation>Der Ordner „{name}“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>The graphics card ran out of memory; the processor did the work.</source>
        <translation>Der Speicher der Grafikkarte reichte nicht; der Prozessor hat die Arbeit getan.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>The graphics card ran out of memory; the work was done in smaller pieces.</source>
        <translation>Der Speicher der Grafikkarte reichte nicht; es wurde in kleineren Stücken gearbeitet.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>The graphics card stopped working; the processor did the work. Start the program again to use the card again.</source>
        <translation>Die Grafikkarte ist ausgefallen; der Prozessor hat die Arbeit getan. Das Programm neu starten, um die Karte wieder zu nutzen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared_mask.py"/>
        <source>The infrared channel of “{name}” shows no dust.</source>
        <translation>Der Infrarotkanal von „{name}“ zeigt keinen Staub.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared_dust.py"/>
        <source>The infrared channel shows the picture itself, as it does with black-and-white film and Kodachrome: dust cannot be told from it.</source>
        <translation>Der Infrarotkanal zeigt das Bild selbst, wie bei Schwarz-Weiß-Film und Kodachrome: Staub ist davon nicht zu unterscheiden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the IPTC records: caption, author, keywords</source>
        <translation>die IPTC-Einträge: Bildtext, Autor, Stichwörter</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the largest of the EXIF data</source>
        <translation>die größten der EXIF-Daten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>The list of weights cannot be read: {error}.</source>
        <translation>Die Liste der Gewichte kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>The mask covers the whole photograph; there is nothing left to repair it from.</source>
        <translation>Die Maske bedeckt das ganze Foto; es bleibt nichts, woraus es repariert werden könnte.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>The mask fits the photograph before turning; it was turned with it.</source>
        <translation>Die Maske passt zum ungedrehten Foto; sie wurde mitgedreht.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <source>The mask has been copied.</source>
        <translation>Die Maske wurde kopiert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>The mask has been loaded.</source>
        <translation>Die Maske wurde geladen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask.py"/>
        <source>The mask is {width} × {height} pixels, the photograph {wide} × {high}.</source>
        <translation>Die Maske hat {width} × {height} Pixel, das Foto {wide} × {high}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>The mask {file} is {width} × {height} pixels, the photograph as stored {wide} × {high}.</source>
        <translation>Die Maske {file} hat {width} × {height} Pixel, das gespeicherte Foto {wide} × {high}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>The mask {file} is {width} × {height} pixels, the photograph {wide} × {high}.</source>
        <translation>Die Maske {file} hat {width} × {height} Pixel, das Foto {wide} × {high}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>The network cannot adapt for {wish} seconds.</source>
        <translation>Das Netz kann sich nicht {wish} Sekunden lang anpassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/methods/trained.py"/>
        <source>The network gave no usable numbers in places; they have only a smooth first fill.</source>
        <translation>Das Netz gab stellenweise keine brauchbaren Werte; dort gibt es nur eine glatte erste Füllung.</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>The network that came first and taught the other: a little behind it, and slower.</source>
        <translation>Das frühere Netz, von dem das andere gelernt hat: etwas schwächer und langsamer.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>The network was adapted to this photograph: +{gain} dB on places kept back.</source>
        <translation>Das Netz wurde an dieses Foto angepasst: +{gain} dB an zurückbehaltenen Stellen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>The networks</source>
        <translation>Die Netze</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>The other pages of {file} cannot be kept: {why}.</source>
        <translation>Die anderen Seiten von {file} können nicht behalten werden: {why}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_verbs.py"/>
        <source>The photograph has been copied: {size} pixels.</source>
        <translation>Das Foto wurde kopiert: {size} Pixel.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>The photograph has changed meanwhile. Clean up noise again?</source>
        <translation>Das Foto hat sich inzwischen geändert. Rauschen noch einmal entfernen?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>The photograph has changed meanwhile. Restore again?</source>
        <translation>Das Foto hat sich inzwischen geändert. Noch einmal restaurieren?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_read.py"/>
        <source>The photograph holds samples that are no numbers (NaN or infinite).</source>
        <translation>Das Foto enthält Werte, die keine Zahlen sind (NaN oder unendlich).</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/work_files.py"/>
        <source>The photograph itself is as it was; open it as usual.</source>
        <translation>Das Foto selbst ist unverändert; es lässt sich wie gewohnt öffnen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>the photograph&apos;s orientation</source>
        <translation>die Ausrichtung des Fotos</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>The picture shows in infrared too: look closely at what is marked.</source>
        <translation>Auch das Bild zeigt sich im Infrarot: Das Markierte genau ansehen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>The pictures have different channels: {channels}.</source>
        <translation>Die Bilder haben verschiedene Kanäle: {channels}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>The pictures have different depths: {depths}.</source>
        <translation>Die Bilder haben verschiedene Farbtiefen: {depths}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>The pictures have different sizes: {sizes}.</source>
        <translation>Die Bilder haben verschiedene Größen: {sizes}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>The program ended before “{name}” was saved.</source>
        <translation>Das Programm endete, bevor „{name}“ gespeichert war.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>The program itself</source>
        <translation>Das Programm selbst</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>The reference point: a small generator that learned against a discriminator, as the tutorials show it.</source>
        <translation>Der Bezugspunkt: ein kleiner Generator, der gegen einen Diskriminator gelernt hat, wie in den Lehrbüchern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_work.py"/>
        <source>The repairs that were kept do not fit “{name}” any more.</source>
        <translation>Die gesicherten Reparaturen passen nicht mehr zu „{name}“.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>The same seed gives the same repair again</source>
        <translation>Der gleiche Startwert ergibt wieder die gleiche Reparatur</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>The scan has an infrared channel: dust and scratches can be marked from it.</source>
        <translation>Der Scan hat einen Infrarotkanal: Damit können Staub und Kratzer markiert werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg_metadata.py"/>
        <source>The second part of the file&apos;s XMP is broken and was left out.</source>
        <translation>Der zweite Teil der XMP-Daten in der Datei ist beschädigt und wurde weggelassen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the texts: {names}</source>
        <translation>die Texte: {names}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} are missing.</source>
        <translation>Die Gewichte {name} fehlen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} are not those that came with the program.</source>
        <translation>Die Gewichte {name} sind nicht die, die mit dem Programm kamen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} cannot be read: {error}.</source>
        <translation>Die Gewichte {name} können nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} do not fit their own description.</source>
        <translation>Die Gewichte {name} passen nicht zu ihrer eigenen Beschreibung.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/methods/cleaner.py"/>
        <source>The weights {name} hold no network that cleans.</source>
        <translation>Die Gewichte {name} enthalten kein Netz, das entrauscht.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} hold values that are no numbers.</source>
        <translation>Die Gewichte {name} enthalten Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/overview.py"/>
        <source>The whole photograph, small. Arrow keys move the view.</source>
        <translation>Das ganze Foto, klein. Pfeiltasten verschieben die Ansicht.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>The window</source>
        <translation>Das Fenster</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/work_files.py"/>
        <source>The work that was kept in “{name}” cannot be read.</source>
        <translation>Die in „{name}“ gesicherte Arbeit kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the XMP data</source>
        <translation>die XMP-Daten</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/marking.py"/>
        <source>The XMP data of the file are broken or strange: they were kept as they are.</source>
        <translation>Die XMP-Daten der Datei sind beschädigt oder ungewöhnlich: Sie wurden unverändert behalten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>There is a file “{name}” already.</source>
        <translation>Es gibt bereits eine Datei „{name}“.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>There is no engine named {name}.</source>
        <translation>Es gibt kein Verfahren namens {name}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/networks/registry.py"/>
        <source>There is no network architecture named {architecture}.</source>
        <translation>Es gibt keine Netzarchitektur namens {architecture}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>There is no photograph in this folder.</source>
        <translation>In diesem Ordner ist kein Foto.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dropping.py"/>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/screen.py"/>
        <source>There is no screen here to open a window on.</source>
        <translation>Hier gibt es keinen Bildschirm für ein Fenster.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/own_networks.py"/>
        <source>There is no weights file {name}.</source>
        <translation>Es gibt keine Gewichtsdatei {name}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>There is not enough memory to repair this photograph.</source>
        <translation>Der Speicher reicht nicht, um dieses Foto zu reparieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>There was too little memory to adapt to this photograph; the network was used as it is.</source>
        <translation>Es war zu wenig Speicher frei, um das Netz an dieses Foto anzupassen; es wurde verwendet, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>There was too little time to adapt to this photograph; the network was used as it is.</source>
        <translation>Die Zeit reichte nicht, um das Netz an dieses Foto anzupassen; es wurde verwendet, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <location filename="../../restorer_app/core/files/png.py"/>
        <location filename="../../restorer_app/core/files/tiff_write.py"/>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>these channels</source>
        <translation>diese Kanäle</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/device.py"/>
        <source>This computer has no device {name} that PyTorch can use.</source>
        <translation>Dieser Computer hat kein Gerät {name}, das PyTorch nutzen kann.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>This computer ran out of memory; the work was done in smaller pieces.</source>
        <translation>Der Speicher dieses Computers reichte nicht; es wurde in kleineren Stücken gearbeitet.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <source>This copy of the program has no network that cleans up noise.</source>
        <translation>Dieses Programm hat kein Netz, das Rauschen entfernt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>This is the photograph you opened: the scan itself would be replaced for good.</source>
        <translation>Das ist das geöffnete Foto: Der Scan selbst würde endgültig ersetzt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/demonstration.py"/>
        <source>This version of scikit-image brings another demonstration photograph.</source>
        <translation>Diese Version von scikit-image bringt ein anderes Demonstrationsfoto mit.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/keeping.py"/>
        <location filename="../../restorer_app/session/recent.py"/>
        <source>Tidying…</source>
        <translation>Aufräumen…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>TIFF</source>
        <translation>TIFF</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>TIFF, exact</source>
        <translation>TIFF, exakt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>TIFF, fast PNG</source>
        <translation>TIFF, schnelles PNG</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>TIFF, PNG, JPEG, JPEG 2000, JPEG XL, WebP and more, in their full depth</source>
        <translation>TIFF, PNG, JPEG, JPEG 2000, JPEG XL, WebP und mehr, in voller Farbtiefe</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_strips.py"/>
        <source>To compress in that way takes the package imagecodecs, which is missing.</source>
        <translation>Für diese Kompression ist das Paket imagecodecs nötig; es fehlt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/repair.py"/>
        <source>To repair a photograph of {width} × {height} pixels takes {needed} GiB of memory more; {free} GiB are free.</source>
        <translation>Ein Foto mit {width} × {height} Pixeln zu reparieren braucht weitere {needed} GiB Speicher; {free} GiB sind frei.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>To the &amp;left</source>
        <translation>Nach &amp;links</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>To the &amp;right</source>
        <translation>Nach &amp;rechts</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Tones…</source>
        <translation>Tonwerte…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>Too little of this photograph is unmarked to adapt to it; the network was used as it is.</source>
        <translation>Von diesem Foto ist zu wenig unmarkiert, um das Netz daran anzupassen; es wurde verwendet, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_strip.py"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Tr&amp;y every engine</source>
        <translation>&amp;Jedes Verfahren probieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Trained on {count} crops of photographs of your own.</source>
        <translation>Mit {count} Ausschnitten Ihrer eigenen Fotografien trainiert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>transparency or extra channels</source>
        <translation>Transparenz oder zusätzliche Kanäle</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Try another</source>
        <translation>Andere probieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Try another folder or disk.</source>
        <translation>Einen anderen Ordner oder Datenträger versuchen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Try another…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>Try the demonstration</source>
        <translation>Demonstration ausprobieren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/candidates.py"/>
        <source>Trying another…</source>
        <translation>Andere Reparatur wird versucht…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Turn the view to the left; the photograph stays as it is</source>
        <translation>Die Ansicht nach links drehen; das Foto bleibt, wie es ist</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Turn the view to the right; the photograph stays as it is</source>
        <translation>Die Ansicht nach rechts drehen; das Foto bleibt, wie es ist</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Uncompressed</source>
        <translation>Unkomprimiert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>uncompressed</source>
        <translation>unkomprimiert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Undo {step}</source>
        <translation>Rückgängig: {step}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Unmark</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Unmark (also: the right mouse button)</source>
        <translation>Markierung aufheben (auch: rechte Maustaste)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Unmark everything</source>
        <translation>Alle Markierungen aufheben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <source>Unmark everything that has fewer pixels than:</source>
        <translation>Markierungen aufheben, die weniger Pixel haben als:</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Unmark what is smaller than a few pixels</source>
        <translation>Markierungen aufheben, die nur wenige Pixel groß sind</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>unnamed profile</source>
        <translation>Profil ohne Namen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <source>unsaved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <source>Unsaved repairs</source>
        <translation>Nicht gespeicherte Reparaturen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Unsaved work</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/errors.py"/>
        <source>Use --allow-damaged to open what is left of it.</source>
        <translation>Mit --allow-damaged öffnen, was davon übrig ist.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/screen.py"/>
        <source>Use the command line there: restorer repair --help</source>
        <translation>Dort die Befehlszeile verwenden: restorer repair --help</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>was stored with loss beside a profile of its own: its colours would be wrong</source>
        <translation>wurde mit Verlust und eigenem Profil gespeichert: Die Farben wären falsch</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>WebP without loss, exact</source>
        <translation>WebP verlustfrei, exakt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>What is filled gets the grain of the photograph around it</source>
        <translation>Gefülltes erhält das Korn des umgebenden Fotos</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>What is left of it can be opened; the missing part stays blank.</source>
        <translation>Was davon übrig ist, kann geöffnet werden; der fehlende Teil bleibt leer.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>What is left of it can still be opened.</source>
        <translation>Was davon übrig ist, kann noch geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>what only PNG can say: {names}</source>
        <translation>Angaben, die nur PNG kennt: {names}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>What the file is and says, and what each format would keep of it</source>
        <translation>Was die Datei ist und sagt, und was jedes Format davon behalten würde</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>What you had marked was kept, last at {time}. Bring it back?</source>
        <translation>Die Markierungen wurden gesichert, zuletzt {time}. Wiederherstellen?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Wheel, or pinch</source>
        <translation>Mausrad, oder zwei Finger spreizen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>white as zero</source>
        <translation>Weiß als Null</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Wide holes get their texture from elsewhere in the photograph</source>
        <translation>Große Fehlstellen erhalten ihre Struktur von anderen Stellen des Fotos</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>without loss</source>
        <translation>verlustfrei</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Would be lost when saved as</source>
        <translation>Ginge verloren beim Speichern als</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Write “Before” and “After” above them</source>
        <translation>„Vorher“ und „Nachher“ darüber schreiben</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>XMP</source>
        <translation>XMP</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/faults.py"/>
        <source>You can go on; save your work under a new name to be safe.</source>
        <translation>Die Arbeit kann weitergehen; zur Sicherheit unter neuem Namen speichern.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>You have painted meanwhile; the mask stays as it is. Try again?</source>
        <translation>Inzwischen wurde gemalt; die Maske bleibt, wie sie ist. Noch einmal versuchen?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/request.py"/>
        <source>Your own</source>
        <translation>Selbst trainierte</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Your own network: {name}</source>
        <translation>Eigenes Netz: {name}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Your photograph is unchanged. The details say what happened.</source>
        <translation>Das Foto ist unverändert. Die Einzelheiten sagen, was geschehen ist.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Your repair and your marks were kept, last at {time}. Bring them back?</source>
        <translation>Reparatur und Markierungen wurden gesichert, zuletzt {time}. Wiederherstellen?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/keeping.py"/>
        <source>Your work cannot be kept safe in “{folder}”: {reason}</source>
        <translation>Die Arbeit kann in „{folder}“ nicht gesichert werden: {reason}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Your {count} repairs and your marks were kept, last at {time}. Bring them back?</source>
        <translation>{count} Reparaturen und die Markierungen wurden gesichert, zuletzt {time}. Wiederherstellen?</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Zstd</source>
        <translation>Zstd</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{areas}, {passes}, {time}.</source>
        <translation>{areas}, {passes}, {time}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{areas}, {passes}.</source>
        <translation>{areas}, {passes}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{bits}-bit</source>
        <translation>{bits} Bit</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{bits}-bit float</source>
        <translation>{bits} Bit Gleitkomma</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>{bits}-bit samples</source>
        <translation>Werte mit {bits} Bit</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{count} areas</source>
        <translation>{count} Bereiche</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>{count} files could not be opened.</source>
        <translation>{count} Dateien konnten nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>{count} more to come… Now: {engine}</source>
        <translation>Noch {count}… Jetzt: {engine}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{count} passes</source>
        <translation>{count} Durchgänge</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{count} pixels per cm</source>
        <translation>{count} Pixel pro cm</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{count} pixels per inch</source>
        <translation>{count} Pixel pro Zoll</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/proof.py"/>
        <source>{count} samples outside the mask: identical</source>
        <translation>{count} Werte außerhalb der Maske: identisch</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{device}, no. {number}</source>
        <translation>{device}, Nr. {number}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} claims {size} and does not fit the memory of this computer.</source>
        <translation>{file} gibt {size} an und passt nicht in den Speicher dieses Computers.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <source>{file} claims {size} but holds almost no data.</source>
        <translation>{file} gibt {size} an, enthält aber fast keine Daten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <source>{file} could not be read exactly: {claim} was decoded as {found}.</source>
        <translation>{file} konnte nicht exakt gelesen werden: {claim} wurde als {found} decodiert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/decoding/decoder.py"/>
        <source>{file} could not be read: {reason}.</source>
        <translation>{file} konnte nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} does not end in a format that is written.</source>
        <translation>{file} endet nicht auf ein Format, das geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} does not exist.</source>
        <translation>{file} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} does not fit the memory of this computer.</source>
        <translation>{file} passt nicht in den Speicher dieses Computers.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} exists already.</source>
        <translation>{file} gibt es bereits.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} has no page {page}; it has {count}.</source>
        <translation>{file} hat keine Seite {page}; es sind {count}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <source>{file} holds no picture: its header says {size}.</source>
        <translation>{file} enthält kein Bild: Der Dateikopf nennt {size}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>{file} is a BMP of a very old kind, or cut short.</source>
        <translation>{file} ist ein BMP sehr alter Art, oder abgeschnitten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>{file} is a folder, not a photograph.</source>
        <translation>{file} ist ein Ordner, kein Foto.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} is a folder.</source>
        <translation>{file} ist ein Ordner.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is compressed in a way that needs the package imagecodecs, which is missing.</source>
        <translation>{file} ist so komprimiert, dass das Paket imagecodecs nötig ist; es fehlt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is cut short; nothing of it can be read.</source>
        <translation>{file} ist abgeschnitten; nichts davon kann gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is damaged and cannot be read ({reason}).</source>
        <translation>{file} ist beschädigt und kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is damaged: {what}.</source>
        <translation>{file} ist beschädigt: {what}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is damaged; nothing of it can be read.</source>
        <translation>{file} ist beschädigt; nichts davon kann gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>{file} is empty.</source>
        <translation>{file} ist leer.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>{file} is not a photograph of a kind that is read ({kinds}).</source>
        <translation>{file} ist kein Foto einer Art, die gelesen wird ({kinds}).</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>{file} is not an ordinary file.</source>
        <translation>{file} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} is the opened photograph itself; it was not overwritten.</source>
        <translation>{file} ist das geöffnete Foto selbst; es wurde nicht überschrieben.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/extras.py"/>
        <source>{file} is {what}, which needs the package {package}.</source>
        <translation>{file} ist {what}; dafür ist das Paket {package} nötig.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} may not be read by you.</source>
        <translation>{file} darf nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>{file} was not saved: there is not enough memory left.</source>
        <translation>{file} wurde nicht gespeichert: Der Speicher reicht nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>{file} was not saved: {format} blurs a mask&apos;s edges.</source>
        <translation>{file} wurde nicht gespeichert: {format} verwischt die Kanten einer Maske.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} was not saved: {format} cannot hold {what}.</source>
        <translation>{file} wurde nicht gespeichert: {format} kann {what} nicht aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} was not saved: {format} stores with loss.</source>
        <translation>{file} wurde nicht gespeichert: {format} speichert mit Verlust.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>{file} was not saved: {what}.</source>
        <translation>{file} wurde nicht gespeichert: {what}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} {what}.</source>
        <translation>{file} {what}.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{format} cannot keep {what}</source>
        <translation>{format} kann nicht aufnehmen: {what}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>{licence}. The full text: {address}</source>
        <translation>{licence}. Voller Wortlaut: {address}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>{marked} to repair, {repaired} repaired</source>
        <translation>{marked} zu reparieren, {repaired} repariert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/own_networks.py"/>
        <source>{name} is a checkpoint of a training run.</source>
        <translation>{name} ist ein Zwischenstand eines Trainings.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>{name} is a photograph that is open: it is not replaced by a comparison.</source>
        <translation>{name} ist ein geöffnetes Foto: Es wird nicht durch einen Vergleich ersetzt.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/own_networks.py"/>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>{name} is not a weights file of this program.</source>
        <translation>{name} ist keine Gewichtsdatei dieses Programms.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/shelf.py"/>
        <source>{name}, page {page}</source>
        <translation>{name}, Seite {page}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>{name}: {sentence}</source>
        <translation>{name}: {sentence}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/recent_row.py"/>
        <source>{number}  {name}  ({folder})</source>
        <translation>{number}  {name}  ({folder})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{page} of {pages}</source>
        <translation>{page} von {pages}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <location filename="../../restorer_app/gui/restore_box.py"/>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{percent} % of the photograph is marked.</source>
        <translation>{percent} % des Fotos sind markiert.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{share} of the photograph is missing</source>
        <translation>{share} des Fotos fehlen</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>{step} (saved)</source>
        <translation>{step} (gespeichert)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>{title} ({count} more)</source>
        <translation>{title} ({count} weitere)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_card.py"/>
        <source>{title}: press {digit}</source>
        <translation>{title}: Taste {digit}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>{what} (cannot be saved so)</source>
        <translation>{what} (so nicht speicherbar)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>{what}: added</source>
        <translation>{what}: hinzugefügt</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>{what}: changed</source>
        <translation>{what}: geändert</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>{what}: lost</source>
        <translation>{what}: verloren</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/page_listing.py"/>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{width} × {height} mm</source>
        <translation>{width} × {height} mm</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} Pixel</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>× &amp;1</source>
        <translation>× &amp;1</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>× &amp;4</source>
        <translation>× &amp;4</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>× 1&amp;6</source>
        <translation>× 1&amp;6</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>“{name}” cannot keep:</source>
        <translation>„{name}“ kann nicht aufnehmen:</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>“{name}” cleans up noise; it cannot repair damage.</source>
        <translation>„{name}“ entfernt Rauschen; Schäden kann es nicht reparieren.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/engine.py"/>
        <source>“{name}” draws no edges.</source>
        <translation>„{name}“ zeichnet keine Kanten.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared.py"/>
        <source>“{name}” holds no infrared channel.</source>
        <translation>„{name}“ enthält keinen Infrarotkanal.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>“{name}” needs {library}, which is missing here.</source>
        <translation>„{name}“ braucht {library}; das fehlt hier.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>“{name}” repairs damage; it cannot clean up noise.</source>
        <translation>„{name}“ repariert Schäden; Rauschen kann es nicht entfernen.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>“{name}” repairs {bits}-bit photographs only; this one has {own} bits.</source>
        <translation>„{name}“ repariert nur Fotos mit {bits} Bit; dieses hat {own} Bit.</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/language.py"/>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>简体中文(&amp;J)</source>
        <translation>简体中文(&amp;J)</translation>
    </message>
</context>
</TS>
