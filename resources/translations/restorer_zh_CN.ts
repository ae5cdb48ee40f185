<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Restorer</name>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source> (recommended)</source>
        <translation>（推荐）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/brush_size.py"/>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;About Restorer</source>
        <translation>关于 Restorer(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Add (hold Shift)</source>
        <translation>添加（按住 Shift）(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Back to the original</source>
        <translation>恢复原始照片(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Blink once</source>
        <translation>切换一次(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>&amp;Clean up</source>
        <translation>降噪(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Clean up noise…</source>
        <translation>清除噪点(&amp;C)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Clear list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Close photograph</source>
        <translation>关闭照片(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Copy mask</source>
        <translation>复制蒙版(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Copy photograph</source>
        <translation>复制照片(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Deutsch</source>
        <translation>&amp;Deutsch</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Difference</source>
        <translation>差异(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;English</source>
        <translation>&amp;English</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Export before and after…</source>
        <translation>导出修复前后对比图(&amp;E)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Fill</source>
        <translation>填充(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;Fit in window</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Grow</source>
        <translation>扩展(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>&amp;Grow by</source>
        <translation>扩展量(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Hand</source>
        <translation>抓手(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Intersect (hold Shift and Alt)</source>
        <translation>相交（按住 Shift 和 Alt）(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Invert</source>
        <translation>反相(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>&amp;Keep blinking</source>
        <translation>持续闪烁(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>&amp;Keep it safe every minute</source>
        <translation>每分钟自动保护(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Keys and gestures</source>
        <translation>快捷键与手势(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Line</source>
        <translation>直线(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Load mask…</source>
        <translation>载入蒙版(&amp;L)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Log…</source>
        <translation>日志(&amp;L)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>&amp;Look</source>
        <translation>外观(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Mask</source>
        <translation>蒙版(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Next defect</source>
        <translation>下一处损伤(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;Next part of the window</source>
        <translation>窗口的下一区域(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Next photograph</source>
        <translation>下一张照片(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Paste mask</source>
        <translation>粘贴蒙版(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Polyline</source>
        <translation>折线(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Previous defect</source>
        <translation>上一处损伤(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Previous photograph</source>
        <translation>上一张照片(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Rectangle</source>
        <translation>矩形(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>&amp;Reduce motion</source>
        <translation>减少动态效果(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Remember recent files</source>
        <translation>记住最近的文件(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Remove specks…</source>
        <translation>移除小斑点(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Restore</source>
        <translation>修复(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>&amp;Save mask…</source>
        <translation>存储蒙版(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>&amp;Seed</source>
        <translation>随机种子(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>&amp;Sensitivity</source>
        <translation>灵敏度(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>&amp;Strength</source>
        <translation>强度(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>&amp;Subtract (hold Alt)</source>
        <translation>减去（按住 Alt）(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Try another…</source>
        <translation>尝试其他结果(&amp;T)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;Turn the view</source>
        <translation>旋转视图(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>&amp;Unmark it</source>
        <translation>取消标记(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>&amp;Upright again</source>
        <translation>恢复正向(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>1 area</source>
        <translation>1 个区域</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>1 pass</source>
        <translation>1 遍</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/plan_layer.py"/>
        <source>1/{step} size</source>
        <translation>1/{step} 尺寸</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>A block of metadata in the file is broken and was left out.</source>
        <translation>文件中的一块元数据已损坏，已忽略。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>a few seconds</source>
        <translation>几秒钟</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>a few seconds left</source>
        <translation>还剩几秒钟</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>a GIMP file</source>
        <translation>GIMP 文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>A light touch paints thinly</source>
        <translation>轻压画细线</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>A network also looks at everything mirrored; the mean is a little better on thin damage</source>
        <translation>网络也会查看镜像后的画面；取平均值后，细小损伤的修复略好</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>A network first learns from what you have not marked; it is used only if that helps</source>
        <translation>网络先从未标记的部分学习；只有确实有帮助时才采用</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>A network of ours, trained on damaged photographs; good for every kind of damage.</source>
        <translation>自行研发的神经网络，用受损照片训练而成；适合各种损伤。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>a PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>A pen that is pressed lightly paints with a smaller brush</source>
        <translation>轻压触控笔时画笔变小</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>a photograph of this size</source>
        <translation>这种尺寸的照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>a Photoshop file</source>
        <translation>Photoshop 文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/proof.py"/>
        <source>a second reader cannot read it ({reason})</source>
        <translation>第二个读取程序无法读取（{reason}）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/proof.py"/>
        <source>a second reader finds another number of samples in it</source>
        <translation>第二个读取程序读出的采样数不同</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>a single grey channel</source>
        <translation>单个灰度通道</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>A text in the file is broken or absurdly large and was left out.</source>
        <translation>文件中的一段文本已损坏或大得不合理，已忽略。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>About Restorer</source>
        <translation>关于 Restorer</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>About this &amp;file…</source>
        <translation>关于此文件(&amp;F)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <source>About this file</source>
        <translation>关于此文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>About {percent} % of the photograph.</source>
        <translation>约占照片的 {percent}%。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>about {share} of the photograph is missing</source>
        <translation>约 {share} 的照片内容缺失</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>about {time}</source>
        <translation>约 {time}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>about {time} left</source>
        <translation>还剩约 {time}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Adapt to this photograph first (30 s)</source>
        <translation>先适应这张照片（30 秒）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Adapting to the photograph has no effect with this engine.</source>
        <translation>适应照片对此引擎不起作用。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>Adapting to this photograph did not help; the network was used as it is.</source>
        <translation>适应这张照片没有帮助；网络按原样使用。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>Adapting…</source>
        <translation>正在适应照片…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Add to the mask</source>
        <translation>添加到蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/split.py"/>
        <location filename="../../restorer_app/gui/canvas/view.py"/>
        <location filename="../../restorer_app/gui/clean_sample.py"/>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>After</source>
        <translation>修复后</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>After a crash or a power cut you are asked whether to bring it back</source>
        <translation>崩溃或断电后会询问是否恢复</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>All keys, and what mouse, pen and fingers do</source>
        <translation>所有快捷键，以及鼠标、触控笔和手指的操作</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/brush_size.py"/>
        <source>Also [ and ], Ctrl and the wheel, or a drag with Ctrl and the right button</source>
        <translation>也可用 [ 和 ]、Ctrl + 滚轮，或按住 Ctrl 用右键拖动</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Alt + left button, or the right button</source>
        <translation>Alt + 左键，或右键</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>An engine, SSIM</source>
        <translation>一种修复方法、SSIM</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/heic.py"/>
        <source>an HEIC file</source>
        <translation>HEIC 文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>an OpenEXR file</source>
        <translation>OpenEXR 文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/candidates.py"/>
        <source>Another variant ({seed})</source>
        <translation>另一种结果（{seed}）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Apple GPU</source>
        <translation>Apple GPU</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Arrow keys; Shift for long steps, Ctrl for short ones</source>
        <translation>方向键；Shift 大步移动，Ctrl 小步移动</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Arrow keys; the space bar or Enter takes one</source>
        <translation>方向键；空格键或回车键选用</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Artist</source>
        <translation>作者</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>as a palette</source>
        <translation>调色板</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/candidates.py"/>
        <source>As it is</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>As opened</source>
        <translation>打开时的状态</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Average over flips (slower)</source>
        <translation>对镜像取平均（较慢）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Averaging over flips has no effect with this engine.</source>
        <translation>对镜像取平均对此引擎不起作用。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Back to the ori&amp;ginal here</source>
        <translation>此处恢复原状(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <source>Back to the original</source>
        <translation>恢复原始照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Back to the picture</source>
        <translation>回到图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Backspace</source>
        <translation>退格键</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/split.py"/>
        <location filename="../../restorer_app/gui/canvas/view.py"/>
        <location filename="../../restorer_app/gui/clean_sample.py"/>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Before</source>
        <translation>修复前</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Before above, after below</source>
        <translation>上为修复前，下为修复后</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Before and after as one picture</source>
        <translation>将修复前后合成一张图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Before and after saved as {name}.</source>
        <translation>修复前后对比图已存储为 {name}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Before to the left, after to the right</source>
        <translation>左为修复前，右为修复后</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>big-endian</source>
        <translation>大端序</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>BigTIFF</source>
        <translation>BigTIFF</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>bits of a sample: {before}, now {after}</source>
        <translation>采样位数：原为 {before}，现为 {after}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>black</source>
        <translation>黑</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/blend.py"/>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Blending</source>
        <translation>正在融合</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>BMP, exact</source>
        <translation>BMP，无损</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Brush over a region first.</source>
        <translation>请先涂抹一个区域。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Brush over more damage, or save.</source>
        <translation>继续涂抹其他损伤，或者保存。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Brush over the damage to mark it.</source>
        <translation>用画笔涂抹损伤处以进行标记。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/coach_mark.py"/>
        <source>Brush over the damage, then press Restore.</source>
        <translation>先涂抹损伤处，再按“修复”。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/brush_size.py"/>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/brush_size.py"/>
        <source>Brush size in pixels</source>
        <translation>画笔大小（像素）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/page_listing.py"/>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Change the size of the brush</source>
        <translation>改变画笔大小</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Check its permissions.</source>
        <translation>请检查其权限。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Check the name and the folder.</source>
        <translation>请检查文件名和文件夹。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/errors.py"/>
        <source>Choose --device auto or --device cpu.</source>
        <translation>请选择 --device auto 或 --device cpu。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Choose .tif or .png, or allow loss (--lossy).</source>
        <translation>请选择 .tif 或 .png，或允许有损存储（--lossy）。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>Choose a file in it.</source>
        <translation>请选择其中的文件。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Choose a name for the file.</source>
        <translation>请为文件选择名称。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Choose a number of seconds up to 3600, or “off”.</source>
        <translation>请选择不超过 3600 的秒数，或“off”。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>Choose a photograph.</source>
        <translation>请选择一张照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose an engine that cleans up noise.</source>
        <translation>请选择用于清除噪点的方法。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/engine.py"/>
        <source>Choose an engine that fills along edges.</source>
        <translation>请选择沿边缘填充的修复方法。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose another engine, or clean up noise with it.</source>
        <translation>请选择其他修复方法，或用它清除噪点。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose another engine, or install the package {package}.</source>
        <translation>请选择其他修复方法，或安装 {package} 软件包。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Choose another name, or say that it may be overwritten (--overwrite).</source>
        <translation>请选择其他名称，或允许覆盖（--overwrite）。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Choose another page (--page).</source>
        <translation>请选择其他页（--page）。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Choose one of {suffixes}.</source>
        <translation>请选择以下扩展名之一：{suffixes}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose one of: {known}.</source>
        <translation>请从中选择：{known}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>Choose the repair that looks right</source>
        <translation>选择看起来最合适的修复结果</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Choose {engines} or {last}, or convert a copy to {bits} bits.</source>
        <translation>请选择 {engines} 或 {last}，或将副本转换为 {bits} 位。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Choose “Automatic” as the device, under “More”.</source>
        <translation>请在“更多”中将设备设为“自动”。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Choose “flips” or “off”.</source>
        <translation>请选择“flips”或“off”。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Cl&amp;ear mask</source>
        <translation>清除蒙版(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>claims {count} channels, which are not read</source>
        <translation>声称有 {count} 个通道，无法读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/request.py"/>
        <source>Classical</source>
        <translation>经典方法</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>Classical engines</source>
        <translation>经典修复方法</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Clean up noise</source>
        <translation>清除噪点</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Clean up noise (DnCNN)</source>
        <translation>清除噪点（DnCNN）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <source>Clean up noise (no network for it here)</source>
        <translation>清除噪点（此处没有可用的网络）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <source>Clean up noise…</source>
        <translation>清除噪点…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/cleaning.py"/>
        <source>Cleaning up noise</source>
        <translation>正在清除噪点</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <source>Cleaning up noise…</source>
        <translation>正在清除噪点…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/memory.py"/>
        <source>Cleaning up this photograph takes at least {needed} of memory; {free} are free.</source>
        <translation>为这张照片清除噪点至少需要 {needed} 内存；目前可用 {free}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <source>Clear mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Click around an area; a double click closes it</source>
        <translation>围绕区域单击；双击闭合</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Click around the damage; Enter or a double click closes it.</source>
        <translation>围绕损伤处单击；按回车键或双击闭合。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Click both ends of a scratch: the mask follows it</source>
        <translation>单击划痕的两端，蒙版会沿划痕延伸</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Click from point to point; a double click ends the line</source>
        <translation>逐点单击；双击结束</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Click from point to point; Enter or a double click ends the line.</source>
        <translation>逐点单击；按回车键或双击结束。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Click inside an outline you drew, or on a stain of one tone.</source>
        <translation>单击已画轮廓的内部，或单击色调一致的污渍。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Click inside an outline you drew, or on an area of one tone</source>
        <translation>单击已画轮廓的内部，或色调一致的区域</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Click its card, or Enter on it</source>
        <translation>单击其卡片，或在卡片上按回车键</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Click one end of a scratch, then the other.</source>
        <translation>先单击划痕的一端，再单击另一端。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/overview.py"/>
        <source>Click to bring a place into view. Switch it off with V.</source>
        <translation>单击可将某处移入视野。按 V 键关闭。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Close &amp;all</source>
        <translation>全部关闭(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Close all photographs</source>
        <translation>关闭所有照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Close one</source>
        <translation>关闭一张</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Close other programs, or check that the file is really that large.</source>
        <translation>请关闭其他程序，或检查文件是否确实这么大。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/errors.py"/>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Close other programs, or repair a smaller part at a time.</source>
        <translation>请关闭其他程序，或每次修复较小的部分。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/repair.py"/>
        <source>Close other programs, or repair a smaller part of the photograph at a time.</source>
        <translation>请关闭其他程序，或每次修复照片中较小的部分。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <source>Close “{name}”</source>
        <translation>关闭“{name}”</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <source>Close “{name}”  (Delete)</source>
        <translation>关闭“{name}”  (Delete)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Colour of the marks</source>
        <translation>标记的颜色</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>colour profile</source>
        <translation>颜色配置文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>Compare a picture with a repaired version of itself.</source>
        <translation>请将图片与其自身的修复版本对比。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>Comparing</source>
        <translation>正在对比</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Compression never changes a sample; archives want none</source>
        <translation>压缩不会改变任何采样；档案存储要求不压缩</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Context encoder (Pathak 2016)</source>
        <translation>上下文编码器（Pathak 2016）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Continues fine patterns such as cloth or waves across scratches and folds; slower; 8-bit only.</source>
        <translation>让布纹、水波等细密图案越过划痕和折痕延续；较慢；仅支持 8 位。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/cleaning.py"/>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Convert a copy of the photograph to RGB first.</source>
        <translation>请先将照片副本转换为 RGB。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to 16 bits and save it as TIFF.</source>
        <translation>请转换为 16 位并存储为 TIFF。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to 32-bit floating point and save it as TIFF.</source>
        <translation>请转换为 32 位浮点并存储为 TIFF。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to 8 bits and save it as TIFF.</source>
        <translation>请转换为 8 位并存储为 TIFF。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to CMYK or RGB and save it as TIFF.</source>
        <translation>请转换为 CMYK 或 RGB 并存储为 TIFF。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>Convert it to RGB or grey and save it as TIFF.</source>
        <translation>请转换为 RGB 或灰度并存储为 TIFF。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_verbs.py"/>
        <source>Copied at {size} pixels: the whole photograph is too large for a clipboard.</source>
        <translation>已按 {size} 像素复制：整张照片对剪贴板来说太大。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Copies matching texture from the rest of the photograph; slow; for grass, stone, fabric.</source>
        <translation>从照片其余部分复制匹配的纹理；较慢；适合草地、石头、织物。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>Copy or scan it again.</source>
        <translation>请重新复制或扫描。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Copy the file again.</source>
        <translation>请重新复制该文件。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Copy the mask as a black and white picture</source>
        <translation>将蒙版复制为黑白图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Copy the repaired photograph to the clipboard</source>
        <translation>将修复后的照片复制到剪贴板</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Copyright</source>
        <translation>版权</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/netpbm.py"/>
        <source>counts its samples up to {most}, which is not read exactly</source>
        <translation>采样最大值为 {most}，无法精确读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Ctrl + left button</source>
        <translation>Ctrl + 左键</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Ctrl + wheel, or Ctrl + drag with the right button</source>
        <translation>Ctrl + 滚轮，或 Ctrl + 右键拖动</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>cyan</source>
        <translation>青</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Defects</source>
        <translation>损伤</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Defects ({count})</source>
        <translation>损伤（{count}）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/spoken.py"/>
        <source>Defects: {marked} to repair, {repaired} repaired.</source>
        <translation>损伤：待修复 {marked} 处，已修复 {repaired} 处。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Deflate</source>
        <translation>Deflate</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Demonstration</source>
        <translation>演示照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/language.py"/>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <source>Device: {device}</source>
        <translation>设备：{device}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/view.py"/>
        <source>Difference × {gain}</source>
        <translation>差异 × {gain}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Differences lar&amp;ger</source>
        <translation>放大差异(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/notes_bar.py"/>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Double click, or Enter</source>
        <translation>双击，或按回车键</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Drag a rectangle</source>
        <translation>拖出一个矩形</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Drag a straight line as wide as the brush</source>
        <translation>拖出一条与画笔同宽的直线</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Drag from corner to corner.</source>
        <translation>从一角拖到对角。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Drag from one end to the other.</source>
        <translation>从一端拖到另一端。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Drag it, or Ctrl + arrow keys</source>
        <translation>拖动，或 Ctrl + 方向键</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Drag to move the picture.</source>
        <translation>拖动以移动图片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Draw a line around what was repaired</source>
        <translation>用线条勾勒已修复的部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Draw around an area</source>
        <translation>圈出一个区域</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Draw around the damage.</source>
        <translation>圈出损伤处。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Draw the mask on the photograph at its full size.</source>
        <translation>请在原尺寸的照片上绘制蒙版。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>Draw the mask on the unrotated photograph, or leave out --mask-as-stored.</source>
        <translation>请在未旋转的照片上绘制蒙版，或去掉 --mask-as-stored。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/errors.py"/>
        <source>Draw the mask on the upright photograph, at its full size.</source>
        <translation>请在正向的原尺寸照片上绘制蒙版。</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Draws the missing edges first, and then fills along them; the edges can be looked at.</source>
        <translation>先画出缺失的边缘，再沿着边缘填充；边缘可以查看。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Drop files, folders or pictures on the window</source>
        <translation>将文件、文件夹或图片拖放到窗口</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>Dust and scratches are dark in infrared light; colour film is clear in it.</source>
        <translation>灰尘和划痕在红外光下呈暗色；彩色胶片则是透明的。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>Dust from infrared</source>
        <translation>按红外标记灰尘</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>each channel apart</source>
        <translation>各通道分开</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Each is saved as a new file beside its scan. Else the repairs are lost.</source>
        <translation>每张都会作为新文件保存在扫描件旁边，否则修复结果将丢失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Each mask is saved as a new file beside its scan. Else the marks are lost.</source>
        <translation>每个蒙版都会作为新文件存储在扫描件旁边，否则标记将丢失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/pages_window.py"/>
        <source>Each page is repaired by itself. Saved as TIFF, all pages are kept.</source>
        <translation>每页单独修复。存储为 TIFF 时保留所有页。</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Edges first (EdgeConnect 2019)</source>
        <translation>边缘优先（EdgeConnect 2019）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Else the marks are lost.</source>
        <translation>否则标记将丢失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Else they are lost.</source>
        <translation>否则修复结果将丢失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <location filename="../../restorer_app/gui/method_list.py"/>
        <source>Engine</source>
        <translation>修复方法</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/language.py"/>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>Enter, or a click, goes to the step</source>
        <translation>按回车键或单击可转到该步骤</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>Everything between the two limits is marked. Dark is left, light is right.</source>
        <translation>两个界限之间的所有色调都会被标记。左暗右亮。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>exact samples: it stores with loss</source>
        <translation>精确的采样（该格式有损）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Export before and after</source>
        <translation>导出修复前后对比图</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>extra</source>
        <translation>额外通道</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Fast marching (Telea)</source>
        <translation>快速行进（Telea）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>files in {folder} may not be that large</source>
        <translation>{folder} 中的文件不允许这么大</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Filling…</source>
        <translation>正在填充…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>Fills cannot be averaged over {wish}.</source>
        <translation>无法对 {wish} 取平均。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/shown_edges.py"/>
        <source>Finding edges</source>
        <translation>正在查找边缘</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/predicted_edges.py"/>
        <source>Finding edges…</source>
        <translation>正在查找边缘…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Finding texture</source>
        <translation>正在寻找纹理</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Finish a polyline or polygon</source>
        <translation>完成折线或多边形</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>floating-point samples</source>
        <translation>浮点采样</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Fluid flow (Navier-Stokes)</source>
        <translation>流体（Navier-Stokes）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Folder for unsaved work</source>
        <translation>未保存工作的文件夹</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <location filename="../../restorer_app/session/tracing.py"/>
        <source>Following the scratch…</source>
        <translation>正在追踪划痕…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Free software under the Apache License 2.0, without any warranty.</source>
        <translation>依据 Apache 许可证 2.0 发布的自由软件，不提供任何担保。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Free some space, or save to another disk.</source>
        <translation>请释放空间，或保存到其他磁盘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Frequencies (FSR)</source>
        <translation>频率（FSR）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/request.py"/>
        <source>From the literature</source>
        <translation>文献方法</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Gated convolution (DeepFill v2)</source>
        <translation>门控卷积（DeepFill v2）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/engine.py"/>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Give the keyboard to the panel, the tools, the open photographs, or back to the picture</source>
        <translation>让键盘转到面板、工具、已打开的照片，或回到图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Give the shape up</source>
        <translation>放弃形状</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Go on inside the tools</source>
        <translation>在工具之间移动</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Go to the defect before</source>
        <translation>转到上一处损伤</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Go to the next defect</source>
        <translation>转到下一处损伤</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Greatest width in pixels</source>
        <translation>最大宽度（像素）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Grow</source>
        <translation>扩展</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Grow mask</source>
        <translation>扩展蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Growing the mask…</source>
        <translation>正在扩展蒙版…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has 64-bit floating-point samples that 32 bits do not hold exactly</source>
        <translation>含 32 位无法精确容纳的 64 位浮点采样</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has channels of different depths, which is not read</source>
        <translation>各通道位深度不同，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has several channels of 1 bit, which are not read</source>
        <translation>含多个 1 位通道，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has {bits}-bit complex samples, which are not read yet</source>
        <translation>含 {bits} 位复数采样，暂不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has {bits}-bit floating-point samples, which are not read yet</source>
        <translation>含 {bits} 位浮点采样，暂不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>has {bits}-bit samples, which are not read</source>
        <translation>含 {bits} 位采样，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has {bits}-bit samples, which are not read yet</source>
        <translation>含 {bits} 位采样，暂不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>has {bits}-bit signed samples, which are not read yet</source>
        <translation>含 {bits} 位有符号采样，暂不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Hold Enter; arrow keys then draw</source>
        <translation>按住回车键，再用方向键绘制</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Hold P</source>
        <translation>按住 P</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Hold to peek</source>
        <translation>按住看原图</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_sample.py"/>
        <source>Hold to see it as it is now; drag to look elsewhere</source>
        <translation>按住查看当前效果；拖动查看其他位置</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>holds other inks than cyan, magenta, yellow and black, which are not read</source>
        <translation>含青、洋红、黄、黑以外的油墨，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_ycbcr.py"/>
        <source>holds YCbCr samples without JPEG, which are not read yet</source>
        <translation>含未经 JPEG 压缩的 YCbCr 采样，暂不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>How marks look</source>
        <translation>标记外观</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>in tiles</source>
        <translation>分块</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>infrared</source>
        <translation>红外</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_strips.py"/>
        <source>Install imagecodecs, or choose --compression none or deflate.</source>
        <translation>请安装 imagecodecs，或选择 --compression none 或 deflate。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Install imagecodecs, or save the photograph as an uncompressed TIFF.</source>
        <translation>请安装 imagecodecs，或将照片存储为未压缩的 TIFF。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/extras.py"/>
        <source>Install it with: pip install restorer[{extra}]</source>
        <translation>安装命令：pip install restorer[{extra}]</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/demonstration.py"/>
        <source>Install it with: python -m pip install scikit-image</source>
        <translation>安装命令：python -m pip install scikit-image</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/demonstration.py"/>
        <source>Install scikit-image 0.26, or open a photograph of your own.</source>
        <translation>请安装 scikit-image 0.26，或打开您自己的照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>Install the program again.</source>
        <translation>请重新安装本程序。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Intel GPU (XPU)</source>
        <translation>Intel GPU (XPU)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Intersect</source>
        <translation>相交</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Invert mask</source>
        <translation>反相蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Inverting the mask…</source>
        <translation>正在反相蒙版…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>is a BMP of {bits} bits a pixel, which is not read</source>
        <translation>是每像素 {bits} 位的 BMP，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a CIELAB photograph in fax coding (ITULAB), which is not read</source>
        <translation>是传真编码（ITULAB）的 CIELAB 照片，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a CIELAB photograph of {bits} bits</source>
        <translation>是 {bits} 位的 CIELAB 照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>is a CMYK photograph in JPEG XL, which is not read</source>
        <translation>是 JPEG XL 格式的 CMYK 照片，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a floating-point picture with white as zero</source>
        <translation>是以白色为零的浮点图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <source>is a JPEG 2000 file of an unusual colour space, which is not read</source>
        <translation>是颜色空间特殊的 JPEG 2000 文件，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <source>is a JPEG 2000 file of an unusual depth, which is not read</source>
        <translation>是位深度特殊的 JPEG 2000 文件，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <source>is a JPEG 2000 file with a palette, which is not read</source>
        <translation>是带调色板的 JPEG 2000 文件，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>is a JPEG of {bits} bits, which is not read yet</source>
        <translation>是 {bits} 位的 JPEG，暂不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>is a JPEG of {count} channels, which is not read</source>
        <translation>是 {count} 通道的 JPEG，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a LogLuv picture, which is not repaired yet</source>
        <translation>是 LogLuv 图片，暂不支持修复</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a palette picture with extra channels</source>
        <translation>是带有额外通道的调色板图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/netpbm.py"/>
        <source>is a PAM of {count} channels, which is not read</source>
        <translation>是 {count} 通道的 PAM，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a raw camera file</source>
        <translation>是相机 RAW 文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a TIFF of an unknown colour kind ({kind})</source>
        <translation>是颜色类型未知的 TIFF({kind})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a transparency mask</source>
        <translation>是透明度蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is a volume, not a photograph</source>
        <translation>是体数据，不是照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>is an animation, not a photograph</source>
        <translation>是动画，不是照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/avif.py"/>
        <source>is an AVIF file without a still picture</source>
        <translation>是不含静态图片的 AVIF 文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>is compressed in a way that is not read ({name})</source>
        <translation>所用的压缩方式不支持读取（{name}）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>is {what}, which is not read</source>
        <translation>是{what}，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>It fits the photograph as stored, before turning: use --mask-as-stored.</source>
        <translation>它与旋转前存储的照片相符：请使用 --mask-as-stored。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>It keeps the depth and the colour profile of the photograph.</source>
        <translation>会保留照片的位深度和颜色配置文件。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>It stands on the work of others. Enter shows a licence in full.</source>
        <translation>本程序建立在他人工作的基础上。按回车键可查看许可证全文。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/decoding/decoder.py"/>
        <source>its decoder crashed</source>
        <translation>解码器崩溃</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/decoding/decoder.py"/>
        <source>its decoder took longer than {seconds} s</source>
        <translation>解码器用时超过 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/decoding/decoder.py"/>
        <source>its decoder wanted more than {count} MiB</source>
        <translation>解码器所需内存超过 {count} MiB</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>its end is missing</source>
        <translation>文件末尾缺失</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>its file has been changed since it was opened</source>
        <translation>文件在打开后已被更改</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>its file is not there any more</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>its other pages ({count})</source>
        <translation>其他页（{count}）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>its size or channels differ</source>
        <translation>尺寸或通道不一致</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>its {what} differs</source>
        <translation>{what}不一致</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>JPEG 2000 without loss, exact</source>
        <translation>JPEG 2000 无损</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>JPEG re-encodes the whole photograph: what you did not repair changes slightly too, and 8 bits remain of each colour. TIFF and PNG keep it exact.</source>
        <translation>JPEG 会对整张照片重新编码：未修复的部分也会略有变化，每种颜色只保留 8 位。TIFF 和 PNG 可完全无损地保存。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>JPEG XL without loss, exact</source>
        <translation>JPEG XL 无损</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>JPEG, re-encodes the whole photograph</source>
        <translation>JPEG，对整张照片重新编码</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>JPEG, WebP; drawing</source>
        <translation>JPEG、WebP；绘图</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Keep only what lies in both</source>
        <translation>仅保留两者重叠的部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/keeping.py"/>
        <source>Keeping your work safe…</source>
        <translation>正在保护您的工作…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/shortcut_sheet.py"/>
        <source>Keys and gestures</source>
        <translation>快捷键与手势</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>kind of channels</source>
        <translation>通道类型</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/edge_layer.py"/>
        <source>Known edges</source>
        <translation>已知边缘</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>L&amp;asso</source>
        <translation>套索(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Lar&amp;ger brush</source>
        <translation>增大画笔(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Lay the line between before and after level, or upright</source>
        <translation>将前后分界线设为水平或垂直</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Learned repair (recommended)</source>
        <translation>智能修复（推荐）</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Learned repair, earlier network</source>
        <translation>智能修复（早期网络）</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Learns which features to trust, and copies texture from what is known by attention.</source>
        <translation>学会哪些特征可信，并通过注意力从已知区域复制纹理。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>Leave it as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>Leave it as it is  (Esc)</source>
        <translation>保持原样  (Esc)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Leave the sound parts unpainted.</source>
        <translation>请不要涂抹完好的部分。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Leave without them</source>
        <translation>不存储并关闭</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Left button, pen or one finger</source>
        <translation>左键、触控笔或单指</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>less than 0.1</source>
        <translation>不到 0.1</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>less than 1 %</source>
        <translation>不到 1%</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Licence of {name}</source>
        <translation>{name} 的许可证</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Licence text…</source>
        <translation>许可证全文…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>lightness</source>
        <translation>明度</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Like the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <location filename="../../restorer_app/session/language.py"/>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/overlay_colours.py"/>
        <source>Lime</source>
        <translation>黄绿</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>little-endian</source>
        <translation>小端序</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Load a mask</source>
        <translation>载入蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/document.py"/>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Load mask</source>
        <translation>载入蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>Look for no more; what is there can be chosen</source>
        <translation>不再继续查找；可以从已有结果中选择</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/page_listing.py"/>
        <source>Looking at page {page}…</source>
        <translation>正在查看第 {page} 页…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/engine.py"/>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Looking at the damage</source>
        <translation>正在分析损伤</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/local_grain.py"/>
        <source>Looking at the grain</source>
        <translation>正在分析颗粒</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Looking at the whole</source>
        <translation>正在分析整体</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/defects.py"/>
        <source>Looking for defects…</source>
        <translation>正在查找损伤…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <location filename="../../restorer_app/session/infrared_marking.py"/>
        <source>Looking for dust…</source>
        <translation>正在查找灰尘…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/recent.py"/>
        <source>Looking for files…</source>
        <translation>正在查找文件…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Looking for photographs…</source>
        <translation>正在查找照片…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/keeping.py"/>
        <source>Looking for unsaved work…</source>
        <translation>正在查找未保存的工作…</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Looks at sound pixels alone and closes a hole from its rim inwards.</source>
        <translation>只看完好的像素，从边缘向内填补空洞。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Looks, marks, engine, and where unsaved work is kept</source>
        <translation>外观、标记、修复方法，以及未保存工作的保存位置</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>LZW</source>
        <translation>LZW</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/overlay_colours.py"/>
        <source>Magenta</source>
        <translation>洋红</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>magenta</source>
        <translation>洋红</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Make every mark thinner</source>
        <translation>使所有标记变窄</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Make every mark wider</source>
        <translation>使所有标记变宽</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Make it first, or choose another folder.</source>
        <translation>请先创建它，或选择其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/small_pictures.py"/>
        <source>Making a small picture…</source>
        <translation>正在生成缩略图…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark &amp;dust from infrared…</source>
        <translation>按红外标记灰尘(&amp;D)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark &amp;tones…</source>
        <translation>按亮度标记(&amp;T)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Mark damage</source>
        <translation>标记损伤</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Mark dust</source>
        <translation>标记灰尘</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/notes_bar.py"/>
        <source>Mark dust…</source>
        <translation>标记灰尘…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>Mark the damage with the brush. Everything else stays exactly as it was scanned.</source>
        <translation>用画笔标记损伤处，其余部分与扫描时完全一致。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared_dust.py"/>
        <source>Mark the dust by hand, or by its tone.</source>
        <translation>请手动或按亮度标记灰尘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Mark tones</source>
        <translation>按亮度标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark what is lighter or darker than the rest</source>
        <translation>标记比其余部分更亮或更暗的地方</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark what is not marked, and the other way round</source>
        <translation>已标记与未标记互换</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Mark what the infrared channel of a film scan shows of dust and scratches</source>
        <translation>标记胶片扫描件的红外通道中显示的灰尘和划痕</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Mark, with the chosen tool</source>
        <translation>用所选工具标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Marked: {width} × {height} px at {column}, {row}</source>
        <translation>已标记：{width} × {height} 像素，位于 {column}, {row}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Marking dust…</source>
        <translation>正在标记灰尘…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Marking tones…</source>
        <translation>正在按亮度标记…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Mask saved as {name}.</source>
        <translation>蒙版已存储为 {name}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Match the gr&amp;ain</source>
        <translation>匹配颗粒(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Middle button, or Delete on its card</source>
        <translation>中键，或在卡片上按 Delete</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>more than {count} pixels a side</source>
        <translation>边长超过 {count} 像素的图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_strip.py"/>
        <source>More tools</source>
        <translation>更多工具</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Move sideways</source>
        <translation>横向移动</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Move the line of the comparison</source>
        <translation>移动对比分界线</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Move the picture (also: hold the space bar)</source>
        <translation>移动图片（也可按住空格键）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Move the picture by keys</source>
        <translation>用按键移动图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Moving and zooming</source>
        <translation>移动与缩放</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Name weights of your own with --engine.</source>
        <translation>请用 --engine 指定您自己的权重。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/recent_row.py"/>
        <source>no longer there</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <source>No photograph is open.</source>
        <translation>没有打开的照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>no profile</source>
        <translation>无配置文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>no reason given</source>
        <translation>未给出原因</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>No scratch was found between these two points. Click on the scratch itself.</source>
        <translation>这两点之间未找到划痕。请直接单击划痕。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>No wider than</source>
        <translation>宽度不超过</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Noise cleaned up in {seconds} s with “{method}” {on_device}.</source>
        <translation>已用“{method}”{on_device}清除噪点，用时 {seconds} 秒。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Nothing blinks by itself</source>
        <translation>不会自动闪烁</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Nothing has been noted since the program was started.</source>
        <translation>程序启动以来没有任何记录。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/shortcut_sheet.py"/>
        <source>Nothing has this in its name or its keys.</source>
        <translation>没有名称或快捷键与此匹配。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>nothing may be written in {folder}</source>
        <translation>不允许在 {folder} 中写入</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>O&amp;verview</source>
        <translation>导航器(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>on the graphics card</source>
        <translation>在显卡上</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>on the graphics processor</source>
        <translation>在图形处理器上</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>on the processor</source>
        <translation>在处理器上</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>One o&amp;ver the other</source>
        <translation>上下对照(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>One over the other</source>
        <translation>上下对照</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/cleaning.py"/>
        <source>Only grey, RGB, CMYK and CIELAB photographs can be cleaned.</source>
        <translation>只能为灰度、RGB、CMYK 和 CIELAB 照片清除噪点。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Only grey, RGB, CMYK and CIELAB photographs can be repaired.</source>
        <translation>只能修复灰度、RGB、CMYK 和 CIELAB 照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Only the first {count} of {all} files were opened.</source>
        <translation>{all} 个文件中仅打开了前 {count} 个。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Only what is not saved lies there, and only as long as it is not.</source>
        <translation>该处仅存放未保存的内容，保存后即删除。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Only where it is &amp;marked</source>
        <translation>仅限标记区域(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Opacity of the marks</source>
        <translation>标记的不透明度</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Open a photograph first.</source>
        <translation>请先打开一张照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>Open a photograph…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Open from the clip&amp;board</source>
        <translation>从剪贴板打开(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>Open it again, or save the repaired page as PNG.</source>
        <translation>请重新打开，或将修复后的页存储为 PNG。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>Open it in the program that made it and save it as TIFF or PNG.</source>
        <translation>请用生成该文件的程序打开，并存储为 TIFF 或 PNG。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Open more</source>
        <translation>打开更多</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Open photographs</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Open the &amp;demonstration</source>
        <translation>打开演示照片(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Open the picture or the files of the clipboard</source>
        <translation>打开剪贴板中的图片或文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Open what is left</source>
        <translation>打开剩余部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>OpenCV&apos;s contrib modules</source>
        <translation>OpenCV 的 contrib 模块</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Opening the mask…</source>
        <translation>正在打开蒙版…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>or drop a file here</source>
        <translation>或将文件拖放到此处</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/overlay_colours.py"/>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>orientation: {before}, now {after}</source>
        <translation>方向：原为 {before}，现为 {after}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/candidates.py"/>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Original here</source>
        <translation>此处恢复原状</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/kept.py"/>
        <source>other pages</source>
        <translation>其他页</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/request.py"/>
        <source>Ours</source>
        <translation>本程序自带</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Out&amp;line repairs</source>
        <translation>勾勒修复区域(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Outline only</source>
        <translation>仅显示轮廓</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Outline repairs</source>
        <translation>勾勒修复区域</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/overview.py"/>
        <source>Overview</source>
        <translation>导航器</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>P&amp;olygon</source>
        <translation>多边形(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>P&amp;revious part of the window</source>
        <translation>窗口的上一区域(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Pa&amp;ges…</source>
        <translation>页面(&amp;G)…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/pages_window.py"/>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/looking.py"/>
        <source>Page {page}: {what}</source>
        <translation>第 {page} 页：{what}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/pages_window.py"/>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>pages: {before}, now {after}</source>
        <translation>页数：原为 {before}，现为 {after}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/notes_bar.py"/>
        <source>Pages…</source>
        <translation>页面…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/spoken.py"/>
        <source>Paint over the damage. Arrow keys move the picture; Enter, while it is held, puts the tool down in the middle of the view; with Ctrl, arrow keys move the split line.</source>
        <translation>涂抹损伤处。方向键移动图片；按住回车键时，工具在视图中央落下；按住 Ctrl 时，方向键移动分界线。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Part</source>
        <translation>组件</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Partial convolution (Liu 2018)</source>
        <translation>部分卷积（Liu 2018）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <source>Paste mask</source>
        <translation>粘贴蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dropping.py"/>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Pe&amp;n pressure sets the size</source>
        <translation>笔压控制大小(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Pen &amp;pressure sets the size</source>
        <translation>笔压控制大小(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/spoken.py"/>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/spoken.py"/>
        <source>Photograph {name}</source>
        <translation>照片 {name}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>Photoshop&apos;s resources</source>
        <translation>Photoshop 资源</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Pixels to grow or shrink by</source>
        <translation>扩展或收缩的像素数</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Plain adversarial network (2014)</source>
        <translation>基本对抗网络（2014）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/planning.py"/>
        <source>Planning…</source>
        <translation>正在规划…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <source>Please report this file.</source>
        <translation>请报告此文件的问题。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>PNG, exact</source>
        <translation>PNG，无损</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Polyline</source>
        <translation>折线</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/edge_layer.py"/>
        <source>Predicted edges</source>
        <translation>预测边缘</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>premultiplied alpha</source>
        <translation>预乘 Alpha</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/clean_preview.py"/>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_sample.py"/>
        <source>Preview at 100 %</source>
        <translation>100% 预览</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Previous</source>
        <translation>上一处</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Processor (CPU)</source>
        <translation>处理器（CPU）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Profile</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <source>profile not understood</source>
        <translation>无法识别配置文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <location filename="../../restorer_app/gui/restore_box.py"/>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Put the tool down in the middle</source>
        <translation>在视图中央落笔</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Quick and smooth; good for thin scratches and dust on even ground.</source>
        <translation>快速且平滑；适合均匀背景上的细划痕和灰尘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Quick; continues lines across thin damage.</source>
        <translation>快速；让线条越过细小损伤延续。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Quick; continues soft shading across scratches and dust most evenly; wide holes become smooth.</source>
        <translation>快速；让柔和的明暗最均匀地越过划痕和灰尘；大面积缺损会变得平滑。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/camera_raw.py"/>
        <source>raw data of a camera</source>
        <translation>相机 RAW 数据</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Re&amp;member recent files</source>
        <translation>记住最近的文件(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/settings.py"/>
        <source>re-encoded as {format}, quality {quality}: samples outside the mask may differ slightly</source>
        <translation>已重新编码为 {format}，质量 {quality}：蒙版之外的采样可能略有差异</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>read again by one reader only: there is no second one here for this {format}</source>
        <translation>仅由一个读取程序复核：此处没有可读取此 {format} 的第二个程序</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/looking.py"/>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Real size</source>
        <translation>实际尺寸</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/recent_row.py"/>
        <source>Recent photographs</source>
        <translation>最近的照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/tools/sketch.py"/>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Redo {step}</source>
        <translation>重做：{step}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Remove specks</source>
        <translation>移除小斑点</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Removing specks…</source>
        <translation>正在移除小斑点…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>Repair an old photograph</source>
        <translation>修复老照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Repair as I &amp;brush</source>
        <translation>边涂边修(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Repair as I brush</source>
        <translation>边涂边修</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Repair as soon as a stroke ends; good for dust</source>
        <translation>每一笔结束后立即修复；适合灰尘</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Repair no more than the selected defect</source>
        <translation>仅修复选中的损伤</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Repair what is marked</source>
        <translation>修复已标记的部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Repaired {pixels} pixels in {seconds} s with “{method}” {on_device}.</source>
        <translation>已用“{method}”{on_device}修复 {pixels} 个像素，用时 {seconds} 秒。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Repaired: {width} × {height} px at {column}, {row}</source>
        <translation>已修复：{width} × {height} 像素，位于 {column}, {row}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>Repairing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/memory.py"/>
        <source>Repairing this photograph takes at least {needed} of memory; {free} are free.</source>
        <translation>修复这张照片至少需要 {needed} 内存；当前可用 {free}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Repairs old photographs. Nothing changes outside what you mark.</source>
        <translation>修复老照片。标记范围之外不会有任何改变。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Replace it?</source>
        <translation>要替换吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Replace the scan</source>
        <translation>替换扫描件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Reset to defaults</source>
        <translation>恢复默认设置</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/restore_box.py"/>
        <source>Restore</source>
        <translation>修复</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Restore the selected on&amp;e</source>
        <translation>修复选中的损伤(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Restore this</source>
        <translation>修复此处</translation>
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
        <translation>正在修复…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Right button, Alt + left button, or the pen&apos;s other end</source>
        <translation>右键、Alt + 左键，或触控笔的另一端</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>S&amp;cratch tracer</source>
        <translation>划痕追踪(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>S&amp;hrink</source>
        <translation>收缩(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>S&amp;ide by side</source>
        <translation>左右对照(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>S&amp;maller brush</source>
        <translation>减小画笔(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>S&amp;mallest speck</source>
        <translation>最小斑点(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>S&amp;plit</source>
        <translation>分割(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Samples</source>
        <translation>采样</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <location filename="../../restorer_app/core/proof.py"/>
        <source>samples differ</source>
        <translation>采样不一致</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>Samples in memory</source>
        <translation>内存中的采样数据</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Save &amp;TIFF</source>
        <translation>TIFF 压缩(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save anyway</source>
        <translation>仍要存储</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>Save as .png.</source>
        <translation>请存储为 .png。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save as JPEG anyway</source>
        <translation>仍存储为 JPEG</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Save as TIFF, and please report this.</source>
        <translation>请存储为 TIFF，并报告此问题。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>Save as {format} ({suffix}), which can.</source>
        <translation>请存储为可容纳的 {format}（{suffix}）。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/panel.py"/>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>Save it as PNG.</source>
        <translation>请存储为 PNG。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save masks</source>
        <translation>存储蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save mask…</source>
        <translation>存储蒙版…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save the marks of {count} photographs?</source>
        <translation>要存储 {count} 张照片的标记吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save the marks of “{name}”?</source>
        <translation>要存储“{name}”的标记吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Save the mask</source>
        <translation>存储蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Save the mask as a file</source>
        <translation>将蒙版存储为文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Save the original and the repaired photograph as one picture</source>
        <translation>将原始照片与修复后的照片存为一张图片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>Save the repaired photograph</source>
        <translation>保存修复后的照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Save the repaired photograph as a new file</source>
        <translation>将修复后的照片保存为新文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save the repairs of {count} photographs?</source>
        <translation>要保存 {count} 张照片的修复结果吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Save the repairs of “{name}”?</source>
        <translation>要保存“{name}”的修复结果吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Save to another disk.</source>
        <translation>请保存到其他磁盘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_write.py"/>
        <source>saved as BigTIFF, because it is larger than 4 GiB</source>
        <translation>因大于 4 GiB，已存储为 BigTIFF</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Saved as {name}.</source>
        <translation>已存储为 {name}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Saved as {name}. {count} samples outside the mask: identical.</source>
        <translation>已存储为 {name}。蒙版之外的 {count} 个采样：完全一致。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Save…</source>
        <translation>存储…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Saving the mask…</source>
        <translation>正在存储蒙版…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>Saving {name}…</source>
        <translation>正在保存 {name}…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared.py"/>
        <source>Scan it again with the infrared channel saved (64-bit RGBI, HDRi), or mark the dust by hand.</source>
        <translation>请重新扫描并保存红外通道（64 位 RGBI、HDRi），或手动标记灰尘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Scratch</source>
        <translation>划痕</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/shortcut_sheet.py"/>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>See other repairs of the selected defect side by side, and choose</source>
        <translation>并排查看所选损伤的其他修复结果并选择</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>See the original</source>
        <translation>查看原图</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>See what every engine makes of the selected defect, and choose</source>
        <translation>查看每种修复方法对所选缺陷的结果并选择</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Select n&amp;othing</source>
        <translation>取消选择(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Select the defect under the pointer</source>
        <translation>选中指针下的损伤</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Shapes &amp;do</source>
        <translation>形状的作用(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Shapes mark what they cover</source>
        <translation>形状会标记其覆盖的部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Shapes mark what they cover (hold Shift)</source>
        <translation>形状会标记其覆盖的部分（按住 Shift）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Shapes unmark all that they do not cover</source>
        <translation>形状会取消其未覆盖部分的标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Shapes unmark all that they do not cover (hold Shift and Alt)</source>
        <translation>形状会取消其未覆盖部分的标记（按住 Shift 和 Alt）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Shapes unmark what they cover</source>
        <translation>形状会取消其覆盖部分的标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Shapes unmark what they cover (hold Alt)</source>
        <translation>形状会取消其覆盖部分的标记（按住 Alt）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/pyramid_building.py"/>
        <source>Sharpening the view…</source>
        <translation>正在细化视图…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Shift + Alt + left button</source>
        <translation>Shift + Alt + 左键</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Shift + left button</source>
        <translation>Shift + 左键</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Shift + wheel</source>
        <translation>Shift + 滚轮</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Sho&amp;w</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Show &amp;mask</source>
        <translation>显示蒙版(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>Show all pages of the file, to open another one</source>
        <translation>显示文件的所有页，可打开其他页</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show all steps, to go back to any of them</source>
        <translation>显示所有步骤，可返回其中任何一步</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Show before and after in turn</source>
        <translation>交替显示修复前后</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Show how much each pixel was changed</source>
        <translation>显示每个像素的改变程度</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/log_window.py"/>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Show one</source>
        <translation>显示一张</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Show or hide what is marked</source>
        <translation>显示或隐藏已标记的部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show predicted &amp;edges</source>
        <translation>显示预测边缘(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Show the &amp;original (hold P)</source>
        <translation>显示原始照片（按住 P）(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show the &amp;plan</source>
        <translation>显示计划(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show the lines along which the chosen engine would fill what is marked</source>
        <translation>显示所选修复方法填充标记区域时所沿的线条</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Show the other one of before and after</source>
        <translation>在修复前后之间切换</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Show the photograph as it was opened</source>
        <translation>显示打开时的照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Show the repaired photograph</source>
        <translation>显示修复后的照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Show the whole photograph, small, while only a part of it is in view</source>
        <translation>仅显示照片局部时，以小图显示整张照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Show which parts of the photograph a restore would look at</source>
        <translation>显示修复时会参考照片的哪些部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Shows the original as long as it is held (P)</source>
        <translation>按住时显示原始照片（P）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Shrink</source>
        <translation>收缩</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Shrink mask</source>
        <translation>收缩蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Shrinking the mask…</source>
        <translation>正在收缩蒙版…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Side by side</source>
        <translation>左右对照</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/overlay_colours.py"/>
        <source>Sky blue</source>
        <translation>天蓝</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Smooth surface (biharmonic)</source>
        <translation>平滑曲面（双调和）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/faults.py"/>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出现错误。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Space bar + drag, middle button, or two fingers</source>
        <translation>空格键 + 拖动、中键，或双指</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Split &amp;across</source>
        <translation>水平分割(&amp;A)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_actions.py"/>
        <source>Split the picture between before and after</source>
        <translation>将图片分割为修复前和修复后</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_box.py"/>
        <source>Split the picture between before and after (C)</source>
        <translation>将图片分割为修复前和修复后（C）</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Squeezes what is around a hole into features and draws the hole from them.</source>
        <translation>把缺损周围压缩成特征，再由特征画出缺损。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/device.py"/>
        <source>Start the program again, or choose --device cpu.</source>
        <translation>请重新启动程序，或选择 --device cpu。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <location filename="../../restorer_app/gui/restore_box.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>Stopped. Your photograph is unchanged.</source>
        <translation>已停止。照片未作改动。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Stored</source>
        <translation>存储方式</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>stored turned or mirrored</source>
        <translation>存储时经旋转或镜像</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>stored with loss</source>
        <translation>有损存储</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <source>stores its channels in an unusual order, which is not read</source>
        <translation>通道存储顺序特殊，不支持读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>stores some channels at a lower resolution, which is not read exactly</source>
        <translation>部分通道以较低分辨率存储，无法精确读取</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Straight line from the last stroke</source>
        <translation>从上一笔终点画直线</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Switched off, the list and its small pictures are removed</source>
        <translation>关闭后会移除列表及其缩略图</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/action_table.py"/>
        <source>Take all repairs back; undo brings them again</source>
        <translation>撤回所有修复；执行“撤销”可恢复</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Take away grain and traces of JPEG</source>
        <translation>去除颗粒和 JPEG 痕迹</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Take back the repair of the selected defect alone</source>
        <translation>仅撤回所选损伤的修复</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Take out of the mask</source>
        <translation>从蒙版中移除</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Take the last point back</source>
        <translation>撤回上一个点</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Take the mask from a file</source>
        <translation>从文件载入蒙版</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Take the picture of the clipboard as the mask; white is marked</source>
        <translation>将剪贴板中的图片用作蒙版；白色为已标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Take the selected defect out of the mask</source>
        <translation>将所选损伤从蒙版中移除</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Taken here: {choice}.</source>
        <translation>此处已采用：{choice}。</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>Takes away grain and traces of JPEG.</source>
        <translation>去除颗粒和 JPEG 痕迹。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <source>Takes away grain and traces of JPEG. Damage stays: Restore is for that.</source>
        <translation>去除颗粒和 JPEG 痕迹。损伤会保留：请用“修复”处理。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>Taking the mask…</source>
        <translation>正在应用蒙版…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Te&amp;xture in wide holes</source>
        <translation>为大面积缺损添加纹理(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/plan_layer.py"/>
        <source>Texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Texture from elsewhere (exemplar)</source>
        <translation>借用他处纹理（样例）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>The area is larger than one fill. Fill again where it ends.</source>
        <translation>该区域大于一次填充的范围。请在填充边缘处再次填充。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the broken part of the EXIF data</source>
        <translation>EXIF 数据的损坏部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/camera_raw.py"/>
        <source>The camera&apos;s raw data were developed with its white balance; they can be saved as TIFF.</source>
        <translation>相机 RAW 数据已按相机的白平衡显影；可存储为 TIFF。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/methods/cleaner.py"/>
        <location filename="../../restorer_app/engine/methods/trained.py"/>
        <source>The catalogue names no weights for {name}.</source>
        <translation>目录中没有 {name} 的权重。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>The colour profile in the file is absurdly large and was left out.</source>
        <translation>文件中的颜色配置文件大得不合理，已忽略。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>The colour profile in the file is broken and was left out.</source>
        <translation>文件中的颜色配置文件已损坏，已忽略。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/networks/registry.py"/>
        <source>The configuration of {architecture} cannot be used: {error}.</source>
        <translation>{architecture} 的配置无法使用：{error}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>the demonstration</source>
        <translation>演示照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/demonstration.py"/>
        <source>The demonstration photograph comes with scikit-image, which is not installed here.</source>
        <translation>演示照片随 scikit-image 提供，而此处未安装该软件包。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/device.py"/>
        <source>The device {name} has stopped working since the program was started.</source>
        <translation>设备 {name} 自程序启动后已停止工作。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>the disk of {folder} is full</source>
        <translation>{folder} 所在的磁盘已满</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/marking.py"/>
        <source>The EXIF data of the file are broken: they were kept as they are.</source>
        <translation>文件的 EXIF 数据已损坏：已原样保留。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the EXIF data, with date, camera and place</source>
        <translation>EXIF 数据（含日期、相机和地点）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/avif.py"/>
        <source>The file asks to be shown cropped; all of it was opened.</source>
        <translation>文件要求裁剪显示；已打开完整画面。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_work.py"/>
        <source>The file has been changed since: only the marks were brought back, no repairs.</source>
        <translation>文件此后已被更改：仅恢复了标记，未恢复修复结果。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_read.py"/>
        <source>The file has Photoshop&apos;s layers; only the flat picture is opened and saved.</source>
        <translation>文件含 Photoshop 图层；仅打开和存储合并后的图片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_read.py"/>
        <source>The file has smaller copies of the photograph; they are not saved with it.</source>
        <translation>文件含照片的缩小副本；不会一同存储。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>The file has {bits}-bit floating-point samples; they are kept as 32-bit ones, exactly.</source>
        <translation>文件含 {bits} 位浮点采样；已精确保留为 32 位。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_read.py"/>
        <source>The file has {count} pages; this is page {page}. A saved TIFF keeps them all.</source>
        <translation>文件有 {count} 页；这是第 {page} 页。存储为 TIFF 会保留所有页。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/netpbm.py"/>
        <source>The file holds further pictures; only the first was opened.</source>
        <translation>文件含有其他图片；仅打开了第一张。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/avif.py"/>
        <location filename="../../restorer_app/core/files/gif.py"/>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>The file is an animation; only its first picture was opened.</source>
        <translation>该文件是动画；仅打开了第一帧。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>The file is damaged, but nothing of the photograph is missing.</source>
        <translation>文件已损坏，但照片内容没有缺失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>The file is damaged: about {share} of the photograph is missing and shown grey.</source>
        <translation>文件已损坏：约 {share} 的照片内容缺失，以灰色显示。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>The file is damaged: its end is missing, and detail of the photograph with it.</source>
        <translation>文件已损坏：末尾缺失，照片细节也随之丢失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>The file is damaged: its end is missing, and part of the photograph with it.</source>
        <translation>文件已损坏：末尾缺失，部分照片内容也随之丢失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>The file is damaged: {share} of the photograph is missing and shown black.</source>
        <translation>文件已损坏：{share} 的照片内容缺失，以黑色显示。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/avif.py"/>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>The file is meant for very bright screens; its colours look flat here.</source>
        <translation>文件适用于高亮度屏幕；颜色在此处显得平淡。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>the file is no good ({reason})</source>
        <translation>文件不可用（{reason}）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/png.py"/>
        <source>The file marks one colour as transparent; the mark was left out.</source>
        <translation>文件将一种颜色标记为透明；该标记已忽略。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>The file names its colours by numbers; a colour profile was made that says the same.</source>
        <translation>文件用编号标明颜色；已生成含义相同的颜色配置文件。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_kinds.py"/>
        <source>The file stores YCbCr; the colours were turned into RGB.</source>
        <translation>文件以 YCbCr 存储；颜色已转换为 RGB。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>The file&apos;s other pages cannot be kept: they are broken.</source>
        <translation>无法保留文件的其他页：它们已损坏。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>the folder {folder} does not exist</source>
        <translation>文件夹 {folder} 不存在</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>The folder “{folder}” does not exist.</source>
        <translation>文件夹“{folder}”不存在。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_work.py"/>
        <source>The folder “{name}” cannot be read.</source>
        <translation>无法读取文件夹“{name}”。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>The graphics card ran out of memory; the processor did the work.</source>
        <translation>显卡内存不足；已由处理器完成。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>The graphics card ran out of memory; the work was done in smaller pieces.</source>
        <translation>显卡内存不足；已分成较小的块处理。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>The graphics card stopped working; the processor did the work. Start the program again to use the card again.</source>
        <translation>显卡停止工作；已由处理器完成。如需再次使用显卡，请重新启动程序。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared_mask.py"/>
        <source>The infrared channel of “{name}” shows no dust.</source>
        <translation>“{name}”的红外通道中没有灰尘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared_dust.py"/>
        <source>The infrared channel shows the picture itself, as it does with black-and-white film and Kodachrome: dust cannot be told from it.</source>
        <translation>红外通道中显示的是画面本身（黑白胶片和 Kodachrome 即如此）：无法从中分辨灰尘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the IPTC records: caption, author, keywords</source>
        <translation>IPTC 记录（说明、作者、关键词）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the largest of the EXIF data</source>
        <translation>EXIF 数据中最大的部分</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>The list of weights cannot be read: {error}.</source>
        <translation>无法读取权重列表：{error}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/repairing.py"/>
        <source>The mask covers the whole photograph; there is nothing left to repair it from.</source>
        <translation>蒙版覆盖了整张照片；没有可供修复参考的内容。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>The mask fits the photograph before turning; it was turned with it.</source>
        <translation>该蒙版与旋转前的照片相符，已随照片一同旋转。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <source>The mask has been copied.</source>
        <translation>蒙版已复制。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>The mask has been loaded.</source>
        <translation>蒙版已载入。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask.py"/>
        <source>The mask is {width} × {height} pixels, the photograph {wide} × {high}.</source>
        <translation>蒙版为 {width} × {height} 像素，照片为 {wide} × {high} 像素。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>The mask {file} is {width} × {height} pixels, the photograph as stored {wide} × {high}.</source>
        <translation>蒙版 {file} 为 {width} × {height} 像素，存储的照片为 {wide} × {high} 像素。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>The mask {file} is {width} × {height} pixels, the photograph {wide} × {high}.</source>
        <translation>蒙版 {file} 为 {width} × {height} 像素，照片为 {wide} × {high} 像素。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/wishes.py"/>
        <source>The network cannot adapt for {wish} seconds.</source>
        <translation>网络无法用 {wish} 秒来适应照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/methods/trained.py"/>
        <source>The network gave no usable numbers in places; they have only a smooth first fill.</source>
        <translation>神经网络在某些位置未给出可用数值；这些位置仅有平滑的初步填充。</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>The network that came first and taught the other: a little behind it, and slower.</source>
        <translation>较早的网络，是另一网络的老师：效果略逊，速度也较慢。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>The network was adapted to this photograph: +{gain} dB on places kept back.</source>
        <translation>网络已适应这张照片：在预留位置提高了 {gain} dB。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>The networks</source>
        <translation>神经网络</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_pages.py"/>
        <source>The other pages of {file} cannot be kept: {why}.</source>
        <translation>无法保留 {file} 的其他页：{why}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/compare_verbs.py"/>
        <source>The photograph has been copied: {size} pixels.</source>
        <translation>照片已复制：{size} 像素。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>The photograph has changed meanwhile. Clean up noise again?</source>
        <translation>照片在此期间已更改。要重新清除噪点吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>The photograph has changed meanwhile. Restore again?</source>
        <translation>照片在此期间已改变。要重新修复吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_read.py"/>
        <source>The photograph holds samples that are no numbers (NaN or infinite).</source>
        <translation>照片含有非数值采样（NaN 或无穷大）。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/work_files.py"/>
        <source>The photograph itself is as it was; open it as usual.</source>
        <translation>照片本身未变；请照常打开。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>the photograph&apos;s orientation</source>
        <translation>照片的方向信息</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dust_window.py"/>
        <source>The picture shows in infrared too: look closely at what is marked.</source>
        <translation>画面在红外中也可见：请仔细检查标记的部分。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>The pictures have different channels: {channels}.</source>
        <translation>两张图片的通道不同：{channels}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>The pictures have different depths: {depths}.</source>
        <translation>两张图片的位深度不同：{depths}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/differences.py"/>
        <source>The pictures have different sizes: {sizes}.</source>
        <translation>两张图片的尺寸不同：{sizes}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>The program ended before “{name}” was saved.</source>
        <translation>程序在“{name}”保存之前就结束了。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>The program itself</source>
        <translation>程序本身</translation>
    </message>
    <message>
        <location filename="../../resources/weights/weights.json"/>
        <source>The reference point: a small generator that learned against a discriminator, as the tutorials show it.</source>
        <translation>参照基准：一个与判别器对抗学习的小型生成器，与教程中的做法一致。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_work.py"/>
        <source>The repairs that were kept do not fit “{name}” any more.</source>
        <translation>保留的修复结果已与“{name}”不符。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>The same seed gives the same repair again</source>
        <translation>相同的种子会得到相同的修复结果</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>The scan has an infrared channel: dust and scratches can be marked from it.</source>
        <translation>扫描件含红外通道：可据此标记灰尘和划痕。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg_metadata.py"/>
        <source>The second part of the file&apos;s XMP is broken and was left out.</source>
        <translation>文件 XMP 的第二部分已损坏，已忽略。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the texts: {names}</source>
        <translation>文本：{names}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} are missing.</source>
        <translation>缺少权重 {name}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} are not those that came with the program.</source>
        <translation>权重 {name} 不是随程序附带的权重。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} cannot be read: {error}.</source>
        <translation>无法读取权重 {name}:{error}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} do not fit their own description.</source>
        <translation>权重 {name} 与其自身描述不符。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/methods/cleaner.py"/>
        <source>The weights {name} hold no network that cleans.</source>
        <translation>权重 {name} 中没有用于清除噪点的网络。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>The weights {name} hold values that are no numbers.</source>
        <translation>权重 {name} 含有非数值。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/canvas/overview.py"/>
        <source>The whole photograph, small. Arrow keys move the view.</source>
        <translation>整张照片的缩小图。方向键移动视图。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>The window</source>
        <translation>窗口界面</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/work_files.py"/>
        <source>The work that was kept in “{name}” cannot be read.</source>
        <translation>无法读取保留在“{name}”中的工作。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>the XMP data</source>
        <translation>XMP 数据</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/marking.py"/>
        <source>The XMP data of the file are broken or strange: they were kept as they are.</source>
        <translation>文件的 XMP 数据已损坏或异常：已原样保留。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>There is a file “{name}” already.</source>
        <translation>文件“{name}”已存在。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>There is no engine named {name}.</source>
        <translation>没有名为 {name} 的修复方法。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/networks/registry.py"/>
        <source>There is no network architecture named {architecture}.</source>
        <translation>没有名为 {architecture} 的网络结构。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>There is no photograph in this folder.</source>
        <translation>此文件夹中没有照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/dropping.py"/>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/screen.py"/>
        <source>There is no screen here to open a window on.</source>
        <translation>此处没有可供打开窗口的屏幕。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/own_networks.py"/>
        <source>There is no weights file {name}.</source>
        <translation>没有权重文件 {name}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成此操作。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>There is not enough memory to repair this photograph.</source>
        <translation>内存不足，无法修复这张照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>There was too little memory to adapt to this photograph; the network was used as it is.</source>
        <translation>内存不足，无法适应这张照片；网络按原样使用。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>There was too little time to adapt to this photograph; the network was used as it is.</source>
        <translation>时间不足，无法适应这张照片；网络按原样使用。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpeg2000.py"/>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <location filename="../../restorer_app/core/files/png.py"/>
        <location filename="../../restorer_app/core/files/tiff_write.py"/>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>these channels</source>
        <translation>这些通道</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/device.py"/>
        <source>This computer has no device {name} that PyTorch can use.</source>
        <translation>本机没有可供 PyTorch 使用的设备 {name}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/attempts.py"/>
        <source>This computer ran out of memory; the work was done in smaller pieces.</source>
        <translation>本机内存不足；已分成较小的块处理。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <location filename="../../restorer_app/session/cleaning_session.py"/>
        <source>This copy of the program has no network that cleans up noise.</source>
        <translation>此程序副本没有用于清除噪点的网络。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>This is the photograph you opened: the scan itself would be replaced for good.</source>
        <translation>这就是您打开的照片：扫描件本身将被永久替换。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/demonstration.py"/>
        <source>This version of scikit-image brings another demonstration photograph.</source>
        <translation>此版本的 scikit-image 附带的是另一张演示照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/keeping.py"/>
        <location filename="../../restorer_app/session/recent.py"/>
        <source>Tidying…</source>
        <translation>正在整理…</translation>
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
        <translation>TIFF，无损</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>TIFF, fast PNG</source>
        <translation>TIFF、快速 PNG</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>TIFF, PNG, JPEG, JPEG 2000, JPEG XL, WebP and more, in their full depth</source>
        <translation>TIFF、PNG、JPEG、JPEG 2000、JPEG XL、WebP 等格式，保留完整位深</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tones_window.py"/>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/tiff_strips.py"/>
        <source>To compress in that way takes the package imagecodecs, which is missing.</source>
        <translation>此压缩方式需要 imagecodecs 软件包，而该软件包缺失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/repair.py"/>
        <source>To repair a photograph of {width} × {height} pixels takes {needed} GiB of memory more; {free} GiB are free.</source>
        <translation>修复 {width} × {height} 像素的照片还需要 {needed} GiB 内存；当前可用 {free} GiB。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>To the &amp;left</source>
        <translation>向左(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>To the &amp;right</source>
        <translation>向右(&amp;R)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_box.py"/>
        <source>Tones…</source>
        <translation>亮度…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/adapting.py"/>
        <source>Too little of this photograph is unmarked to adapt to it; the network was used as it is.</source>
        <translation>这张照片未标记的部分太少，无法适应；网络按原样使用。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_strip.py"/>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defect_actions.py"/>
        <source>Tr&amp;y every engine</source>
        <translation>尝试所有修复方法(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Trained on {count} crops of photographs of your own.</source>
        <translation>用您自己照片的 {count} 个裁块训练。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <source>transparency or extra channels</source>
        <translation>透明度或额外通道</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restore_session.py"/>
        <source>Try another</source>
        <translation>尝试其他结果</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>Try another folder or disk.</source>
        <translation>请尝试其他文件夹或磁盘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>Try another…</source>
        <translation>其他结果…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/welcome.py"/>
        <source>Try the demonstration</source>
        <translation>试用演示照片</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/candidates.py"/>
        <source>Trying another…</source>
        <translation>正在尝试其他结果…</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Turn the view to the left; the photograph stays as it is</source>
        <translation>向左旋转视图；照片本身不变</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Turn the view to the right; the photograph stays as it is</source>
        <translation>向右旋转视图；照片本身不变</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Uncompressed</source>
        <translation>未压缩</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>uncompressed</source>
        <translation>未压缩</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/painting_session.py"/>
        <source>Undo {step}</source>
        <translation>撤销：{step}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Unmark</source>
        <translation>取消标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/tool_actions.py"/>
        <source>Unmark (also: the right mouse button)</source>
        <translation>取消标记（也可用鼠标右键）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Unmark everything</source>
        <translation>取消所有标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_verbs.py"/>
        <source>Unmark everything that has fewer pixels than:</source>
        <translation>取消标记像素数少于以下值的部分：</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/mask_actions.py"/>
        <source>Unmark what is smaller than a few pixels</source>
        <translation>取消只有几个像素的标记</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>unnamed profile</source>
        <translation>未命名的配置文件</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <source>unsaved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/film_strip.py"/>
        <source>Unsaved repairs</source>
        <translation>有未保存的修复</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/errors.py"/>
        <source>Use --allow-damaged to open what is left of it.</source>
        <translation>请使用 --allow-damaged 打开剩余部分。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/screen.py"/>
        <source>Use the command line there: restorer repair --help</source>
        <translation>请在该处使用命令行：restorer repair --help</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/jpegxl.py"/>
        <source>was stored with loss beside a profile of its own: its colours would be wrong</source>
        <translation>为有损存储且自带配置文件：颜色会出错</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/choosing.py"/>
        <source>WebP without loss, exact</source>
        <translation>WebP 无损</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>What is filled gets the grain of the photograph around it</source>
        <translation>使填充部分具有与周围照片一致的颗粒</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>What is left of it can be opened; the missing part stays blank.</source>
        <translation>可以打开剩余部分；缺失部分将留空。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>What is left of it can still be opened.</source>
        <translation>剩余部分仍可打开。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>what only PNG can say: {names}</source>
        <translation>PNG 特有的信息：{names}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_actions.py"/>
        <source>What the file is and says, and what each format would keep of it</source>
        <translation>文件的类型和信息，以及各格式会保留哪些内容</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>What you had marked was kept, last at {time}. Bring it back?</source>
        <translation>您的标记已保留，最后保留于 {time}。要恢复吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Wheel, or pinch</source>
        <translation>滚轮，或双指捏合</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>white as zero</source>
        <translation>白色为零</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/engine_choice.py"/>
        <source>Wide holes get their texture from elsewhere in the photograph</source>
        <translation>大面积缺损会借用照片其他位置的纹理</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>without loss</source>
        <translation>无损</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/file_window.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>Would be lost when saved as</source>
        <translation>另存为以下格式时会丢失</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/export_question.py"/>
        <source>Write “Before” and “After” above them</source>
        <translation>在上方标注“修复前”和“修复后”</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/licences.py"/>
        <source>XMP</source>
        <translation>XMP</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/faults.py"/>
        <source>You can go on; save your work under a new name to be safe.</source>
        <translation>您可以继续；为稳妥起见，请以新名称保存。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/masking_session.py"/>
        <source>You have painted meanwhile; the mask stays as it is. Try again?</source>
        <translation>您在此期间又进行了绘制；蒙版保持不变。要重试吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/request.py"/>
        <source>Your own</source>
        <translation>您自己的</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>Your own network: {name}</source>
        <translation>您自己的网络：{name}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>Your photograph is unchanged. The details say what happened.</source>
        <translation>照片未作改动。详细信息说明了发生的情况。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Your repair and your marks were kept, last at {time}. Bring them back?</source>
        <translation>您的修复和标记已保留，最后保留于 {time}。要恢复吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/keeping.py"/>
        <source>Your work cannot be kept safe in “{folder}”: {reason}</source>
        <translation>无法在“{folder}”中保护您的工作：{reason}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>Your {count} repairs and your marks were kept, last at {time}. Bring them back?</source>
        <translation>您的 {count} 处修复和标记已保留，最后保留于 {time}。要恢复吗？</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/view_actions.py"/>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/gesture_list.py"/>
        <source>Zoom at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/preferences.py"/>
        <source>Zstd</source>
        <translation>Zstd</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{areas}, {passes}, {time}.</source>
        <translation>{areas},{passes},{time}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{areas}, {passes}.</source>
        <translation>{areas},{passes}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{bits}-bit</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{bits}-bit float</source>
        <translation>{bits} 位浮点</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <location filename="../../restorer_app/core/files/jpeg.py"/>
        <location filename="../../restorer_app/core/files/webp.py"/>
        <source>{bits}-bit samples</source>
        <translation>{bits} 位采样</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{count} areas</source>
        <translation>{count} 个区域</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>{count} files could not be opened.</source>
        <translation>有 {count} 个文件无法打开。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_strip.py"/>
        <source>{count} more to come… Now: {engine}</source>
        <translation>还有 {count} 个… 正在进行：{engine}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{count} passes</source>
        <translation>{count} 遍</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{count} pixels per cm</source>
        <translation>每厘米 {count} 像素</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{count} pixels per inch</source>
        <translation>每英寸 {count} 像素</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/proof.py"/>
        <source>{count} samples outside the mask: identical</source>
        <translation>蒙版之外的 {count} 个采样：完全一致</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{device}, no. {number}</source>
        <translation>{device}，第 {number} 个</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} claims {size} and does not fit the memory of this computer.</source>
        <translation>{file} 声称有 {size}，超出本机内存容量。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <source>{file} claims {size} but holds almost no data.</source>
        <translation>{file} 声称有 {size}，但几乎没有数据。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <source>{file} could not be read exactly: {claim} was decoded as {found}.</source>
        <translation>无法精确读取 {file}:{claim} 被解码为 {found}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/decoding/decoder.py"/>
        <source>{file} could not be read: {reason}.</source>
        <translation>无法读取 {file}:{reason}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} does not end in a format that is written.</source>
        <translation>{file} 的扩展名不是可写入的格式。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} does not exist.</source>
        <translation>{file} 不存在。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} does not fit the memory of this computer.</source>
        <translation>{file} 超出本机内存容量。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} exists already.</source>
        <translation>{file} 已存在。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} has no page {page}; it has {count}.</source>
        <translation>{file} 没有第 {page} 页；共有 {count} 页。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <source>{file} holds no picture: its header says {size}.</source>
        <translation>{file} 不含图片：其文件头标明为 {size}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/bmp.py"/>
        <source>{file} is a BMP of a very old kind, or cut short.</source>
        <translation>{file} 是非常旧的 BMP 格式，或已被截断。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>{file} is a folder, not a photograph.</source>
        <translation>{file} 是文件夹，不是照片。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} is a folder.</source>
        <translation>{file} 是文件夹。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is compressed in a way that needs the package imagecodecs, which is missing.</source>
        <translation>{file} 的压缩方式需要 imagecodecs 软件包，而该软件包缺失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is cut short; nothing of it can be read.</source>
        <translation>{file} 已被截断，完全无法读取。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is damaged and cannot be read ({reason}).</source>
        <translation>{file} 已损坏，无法读取（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is damaged: {what}.</source>
        <translation>{file} 已损坏：{what}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} is damaged; nothing of it can be read.</source>
        <translation>{file} 已损坏，完全无法读取。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>{file} is empty.</source>
        <translation>{file} 是空文件。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>{file} is not a photograph of a kind that is read ({kinds}).</source>
        <translation>{file} 不是可读取的照片类型（{kinds}）。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/formats.py"/>
        <source>{file} is not an ordinary file.</source>
        <translation>{file} 不是普通文件。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} is the opened photograph itself; it was not overwritten.</source>
        <translation>{file} 就是已打开的照片，未被覆盖。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/extras.py"/>
        <source>{file} is {what}, which needs the package {package}.</source>
        <translation>{file} 是{what}，需要 {package} 软件包。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} may not be read by you.</source>
        <translation>您无权读取 {file}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>{file} was not saved: there is not enough memory left.</source>
        <translation>{file} 未保存：内存不足。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/mask_file.py"/>
        <source>{file} was not saved: {format} blurs a mask&apos;s edges.</source>
        <translation>{file} 未保存：{format} 会模糊蒙版边缘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} was not saved: {format} cannot hold {what}.</source>
        <translation>{file} 未保存：{format} 无法容纳{what}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{file} was not saved: {format} stores with loss.</source>
        <translation>{file} 未保存：{format} 是有损格式。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/saving.py"/>
        <source>{file} was not saved: {what}.</source>
        <translation>{file} 未保存：{what}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{file} {what}.</source>
        <translation>{file} {what}。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/photo_files.py"/>
        <source>{format} cannot keep {what}</source>
        <translation>{format} 无法保留：{what}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/about.py"/>
        <source>{licence}. The full text: {address}</source>
        <translation>{licence}。全文：{address}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/defects_box.py"/>
        <source>{marked} to repair, {repaired} repaired</source>
        <translation>待修复 {marked} 处，已修复 {repaired} 处</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/own_networks.py"/>
        <source>{name} is a checkpoint of a training run.</source>
        <translation>{name} 是训练过程的检查点。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/filing_session.py"/>
        <source>{name} is a photograph that is open: it is not replaced by a comparison.</source>
        <translation>{name} 是已打开的照片，不会被对比图替换。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/own_networks.py"/>
        <location filename="../../restorer_app/engine/weights.py"/>
        <source>{name} is not a weights file of this program.</source>
        <translation>{name} 不是本程序的权重文件。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/shelf.py"/>
        <source>{name}, page {page}</source>
        <translation>{name}，第 {page} 页</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/restoring_session.py"/>
        <source>{name}: {sentence}</source>
        <translation>{name}:{sentence}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/recent_row.py"/>
        <source>{number}  {name}  ({folder})</source>
        <translation>{number}  {name}  ({folder})</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <location filename="../../restorer_app/gui/clean_window.py"/>
        <location filename="../../restorer_app/gui/restore_box.py"/>
        <location filename="../../restorer_app/gui/status_line.py"/>
        <location filename="../../restorer_app/gui/tool_options.py"/>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/sentences.py"/>
        <source>{percent} % of the photograph is marked.</source>
        <translation>已标记照片的 {percent}%。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/border.py"/>
        <source>{share} of the photograph is missing</source>
        <translation>{share} 的照片内容缺失</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/history_box.py"/>
        <source>{step} (saved)</source>
        <translation>{step}（已保存）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/opening_session.py"/>
        <source>{title} ({count} more)</source>
        <translation>{title}（还有 {count} 个）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/candidate_card.py"/>
        <source>{title}: press {digit}</source>
        <translation>{title}：按 {digit}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/losses.py"/>
        <source>{what} (cannot be saved so)</source>
        <translation>{what}（无法以此格式存储）</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>{what}: added</source>
        <translation>{what}：新增</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>{what}: changed</source>
        <translation>{what}：已更改</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/kept_facts.py"/>
        <source>{what}: lost</source>
        <translation>{what}：丢失</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/page_listing.py"/>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{width} × {height} mm</source>
        <translation>{width} × {height} 毫米</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/files/header.py"/>
        <location filename="../../restorer_app/session/about_file.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
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
        <translation>“{name}”</translation>
    </message>
    <message>
        <location filename="../../restorer_app/gui/questions.py"/>
        <source>“{name}” cannot keep:</source>
        <translation>“{name}”无法保留：</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>“{name}” cleans up noise; it cannot repair damage.</source>
        <translation>“{name}”用于清除噪点；不能修复损伤。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/engine.py"/>
        <source>“{name}” draws no edges.</source>
        <translation>“{name}”不绘制边缘。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/core/infrared.py"/>
        <source>“{name}” holds no infrared channel.</source>
        <translation>“{name}”不含红外通道。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>“{name}” needs {library}, which is missing here.</source>
        <translation>“{name}”需要{library}，而此处缺失。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>“{name}” repairs damage; it cannot clean up noise.</source>
        <translation>“{name}”用于修复损伤；不能清除噪点。</translation>
    </message>
    <message>
        <location filename="../../restorer_app/engine/catalogue.py"/>
        <source>“{name}” repairs {bits}-bit photographs only; this one has {own} bits.</source>
        <translation>“{name}”仅能修复 {bits} 位照片；这张为 {own} 位。</translation>
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
