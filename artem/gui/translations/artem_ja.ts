<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>artem</name>
    <message>
        <location filename="../../look.py" line="66" />
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <location filename="../../look.py" line="69" />
        <source>0 is the picture as it came, 1 the full style.</source>
        <translation>0 は元の映像のまま、1 は画風を最大にかけます。</translation>
    </message>
    <message>
        <location filename="../../look.py" line="72" />
        <source>Stroke size</source>
        <translation>筆の太さ</translation>
    </message>
    <message>
        <location filename="../../look.py" line="75" />
        <source>0.5 halves the brush strokes, 2 doubles them.</source>
        <translation>0.5 で筆づかいが半分に、2 で二倍になります。</translation>
    </message>
    <message>
        <location filename="../../look.py" line="78" />
        <source>Stability</source>
        <translation>安定</translation>
    </message>
    <message>
        <location filename="../../look.py" line="81" />
        <source>Steadies what stands still in the picture, for a noisy camera.</source>
        <translation>動かない部分のちらつきを抑えます。ノイズの多いカメラに。</translation>
    </message>
    <message>
        <location filename="../../look.py" line="85" />
        <source>Detail</source>
        <translation>細部</translation>
    </message>
    <message>
        <location filename="../../look.py" line="88" />
        <source>Fine detail of the source, put back where it is painted smaller than shown.</source>
        <translation>表示より小さく描いたとき、元の映像の細部を補います。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="180" />
        <source>auto, classic or fast; auto is classic on a GPU and fast elsewhere.</source>
        <translation>auto、classic、fast から選びます。auto は GPU では classic、その他では fast です。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="181" />
        <source>Net</source>
        <translation>ネット</translation>
    </message>
    <message>
        <location filename="../../options.py" line="191" />
        <source>Inference size: auto, WxH, half-vr, vr or vr-stereo.</source>
        <translation>描くサイズ: auto、幅x高さ、half-vr、vr、vr-stereo。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="194" />
        <source>Size it is painted at</source>
        <translation>描くサイズ</translation>
    </message>
    <message>
        <location filename="../../options.py" line="199" />
        <source>auto (the fastest), cuda, cuda:N, mps, xpu, intel-gpu, npu or cpu.</source>
        <translation>auto (最も速いもの)、cuda、cuda:N、mps、xpu、intel-gpu、npu、cpu。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="200" />
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <location filename="../../options.py" line="205" />
        <source>auto, fp32, fp16, bf16 or int8; auto is fp16 on CUDA, and int8 on a CPU that has it.</source>
        <translation>auto、fp32、fp16、bf16、int8。auto は CUDA では fp16、対応する CPU では int8 です。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="208" />
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../options.py" line="217" />
        <source>Hold this rate by painting smaller where needed; auto is the source's. An explicit --size is never changed.</source>
        <translation>必要なら小さく描いてこの速さを保ちます。auto は映像元の速さです。サイズを指定したときは変わりません。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="223" />
        <source>Frames a second to hold</source>
        <translation>保つフレーム数 (毎秒)</translation>
    </message>
    <message>
        <location filename="../actions.py" line="362" />
        <location filename="../publish_dialog.py" line="47" />
        <location filename="../publish_dialog.py" line="36" />
        <source>Publish</source>
        <translation>ライブ配信</translation>
    </message>
    <message>
        <location filename="../publish_dialog.py" line="39" />
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <location filename="../publish_dialog.py" line="40" />
        <source>Stream key</source>
        <translation>ストリームキー</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="56" />
        <location filename="../publish_dialog.py" line="40" />
        <source>never written to disk</source>
        <translation>ディスクには書きません</translation>
    </message>
    <message>
        <location filename="../publish_dialog.py" line="74" />
        <source>Whoever watches there sees the picture and hears the source's sound.</source>
        <translation>視聴する人には、この映像と映像元の音が届きます。</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="57" />
        <location filename="../options_dialog.py" line="65" />
        <location filename="../address_dialog.py" line="128" />
        <location filename="../name_dialog.py" line="48" />
        <location filename="../publish_dialog.py" line="82" />
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="72" />
        <location filename="../address_dialog.py" line="54" />
        <location filename="../step_list.py" line="17" />
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <location filename="../name_dialog.py" line="31" />
        <location filename="../step_list.py" line="18" />
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <location filename="../step_list.py" line="19" />
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <location filename="../step_list.py" line="20" />
        <source>Encryption</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <location filename="../step_list.py" line="21" />
        <source>Login</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <location filename="../step_list.py" line="22" />
        <source>Answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <location filename="../step_list.py" line="23" />
        <source>Video</source>
        <translation>映像</translation>
    </message>
    <message>
        <location filename="../step_list.py" line="37" />
        <source>Trying…</source>
        <translation>試しています…</translation>
    </message>
    <message>
        <location filename="../step_list.py" line="85" />
        <source>OK</source>
        <translation>成功</translation>
    </message>
    <message>
        <location filename="../step_list.py" line="85" />
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <location filename="../source_finder.py" line="73" />
        <source>Screen {number}</source>
        <translation>画面 {number}</translation>
    </message>
    <message>
        <location filename="../saved_section.py" line="30" />
        <source>Save a look, and come back to it with a click or a key.</source>
        <translation>ルックを保存すると、クリックやキーで戻れます。</translation>
    </message>
    <message>
        <location filename="../saved_section.py" line="36" />
        <source>Time of a morph</source>
        <translation>移り変わりの時間</translation>
    </message>
    <message>
        <location filename="../saved_section.py" line="37" />
        <source>How long the way to a saved look takes</source>
        <translation>保存したルックへ移り変わる時間</translation>
    </message>
    <message>
        <location filename="../saved_section.py" line="62" />
        <source>{seconds:g} s</source>
        <translation>{seconds:g} 秒</translation>
    </message>
    <message>
        <location filename="../saved_section.py" line="62" />
        <source>at once</source>
        <translation>すぐに</translation>
    </message>
    <message>
        <location filename="../saved_section.py" line="66" />
        <source>Morph</source>
        <translation>移り変わり</translation>
    </message>
    <message>
        <location filename="../compare.py" line="65" />
        <location filename="../compare.py" line="57" />
        <source>Original</source>
        <translation>元の映像</translation>
    </message>
    <message>
        <location filename="../compare.py" line="66" />
        <location filename="../compare.py" line="58" />
        <source>Stylized</source>
        <translation>画風あり</translation>
    </message>
    <message>
        <location filename="../style_switcher.py" line="191" />
        <source>the styles of this look belong to different nets; mix others</source>
        <translation>このルックの画風は別々のネットのものです。ほかの画風を混ぜてください</translation>
    </message>
    <message>
        <location filename="../style_switcher.py" line="192" />
        <source>the style {style} of this look is not here; add it first</source>
        <translation>このルックの画風 {style} がありません。先に加えてください</translation>
    </message>
    <message>
        <location filename="../beat_row.py" line="43" />
        <source>{number} beats a minute</source>
        <translation>毎分 {number} 拍</translation>
    </message>
    <message>
        <location filename="../beat_row.py" line="52" />
        <source>Beats for each look</source>
        <translation>ルックごとの拍数</translation>
    </message>
    <message>
        <location filename="../beat_row.py" line="71" />
        <source>{number} beats for each look</source>
        <translation>ルックごとに {number} 拍</translation>
    </message>
    <message>
        <location filename="../look_store.py" line="88" />
        <source>The looks were not saved ({why})</source>
        <translation>ルックを保存できませんでした ({why})</translation>
    </message>
    <message>
        <location filename="../crash_dialog.py" line="19" />
        <source>This is what is known. Passwords are left out; nothing is sent anywhere.</source>
        <translation>分かっていることを記しました。パスワードは含まれず、どこにも送信されません。</translation>
    </message>
    <message>
        <location filename="../care.py" line="30" />
        <location filename="../crash_dialog.py" line="20" />
        <source>The last run ended unexpectedly</source>
        <translation>前回は思いがけず終了しました</translation>
    </message>
    <message>
        <location filename="../crash_dialog.py" line="22" />
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="105" />
        <source>There is no picture yet</source>
        <translation>まだ映像がありません</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="111" />
        <source>Saved {name} in {folder}</source>
        <translation>{name} を {folder} に保存しました</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="198" />
        <source>Recorded {name} in {folder}</source>
        <translation>{name} を {folder} に録画しました</translation>
    </message>
    <message>
        <location filename="../name_dialog.py" line="28" />
        <source>Save the look</source>
        <translation>ルックを保存</translation>
    </message>
    <message>
        <location filename="../name_dialog.py" line="34" />
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../name_dialog.py" line="46" />
        <source>To replace a saved look, give its name.</source>
        <translation>保存したルックを置き換えるには、その名前を入れてください。</translation>
    </message>
    <message>
        <location filename="../own_styles.py" line="68" />
        <source>{net} wears pictures from the next start on</source>
        <translation>{net} は次の起動から画像をまとえます</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="66" />
        <location filename="../sources.py" line="154" />
        <location filename="../region_overlay.py" line="67" />
        <location filename="../region_overlay.py" line="66" />
        <source>Part of the screen</source>
        <translation>画面の一部</translation>
    </message>
    <message>
        <location filename="../region_overlay.py" line="177" />
        <source>Drag over the part of the screen to look at. Esc gives up.</source>
        <translation>見たい部分をドラッグで囲んでください。Esc でやめます。</translation>
    </message>
    <message>
        <location filename="../region_overlay.py" line="178" />
        <source>By keys: arrows move it, Shift and arrows size it, Return takes it.</source>
        <translation>キーでも: 矢印で動かし、Shift+矢印で大きさを変え、Enter で決めます。</translation>
    </message>
    <message>
        <location filename="../saved_looks.py" line="64" />
        <source>{most} looks are saved already; remove one first</source>
        <translation>ルックはもう {most} 個あります。先に一つ消してください</translation>
    </message>
    <message>
        <location filename="../saved_looks.py" line="73" />
        <source>a look "{name}" is saved already; give another name</source>
        <translation>ルック「{name}」はもうあります。別の名前にしてください</translation>
    </message>
    <message>
        <location filename="../look_views.py" line="94" />
        <location filename="../actions.py" line="150" />
        <location filename="../saved_looks.py" line="92" />
        <source>Look {number}</source>
        <translation>ルック {number}</translation>
    </message>
    <message>
        <location filename="../saved_looks.py" line="103" />
        <source>The saved looks cannot be read ({why})</source>
        <translation>保存したルックを読めません ({why})</translation>
    </message>
    <message>
        <location filename="../saved_looks.py" line="136" />
        <source>a look's name has 1 to {most} letters; give such a name</source>
        <translation>ルックの名前は 1 ～ {most} 文字にしてください</translation>
    </message>
    <message>
        <location filename="../feed.py" line="54" />
        <source>Picture</source>
        <translation>映像</translation>
    </message>
    <message>
        <location filename="../feed.py" line="56" />
        <source>The stylized picture; drag across it to see the original</source>
        <translation>画風をかけた映像。ドラッグすると元の映像が見えます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="38" />
        <source>Open a video or a picture…</source>
        <translation>動画や画像を開く…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="45" />
        <source>Open an address…</source>
        <translation>アドレスを開く…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="48" />
        <source>An IP camera, a phone or a stream</source>
        <translation>IP カメラ、スマートフォン、ストリーム</translation>
    </message>
    <message>
        <location filename="../actions.py" line="53" />
        <source>Use a phone…</source>
        <translation>スマートフォンを使う…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="56" />
        <source>A phone on your network becomes the camera</source>
        <translation>同じネットワークのスマートフォンがカメラになります</translation>
    </message>
    <message>
        <location filename="../actions.py" line="61" />
        <source>Part of the screen…</source>
        <translation>画面の一部…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="64" />
        <source>Draw around what to look at, such as a video in a web page</source>
        <translation>ウェブページの動画など、見たい部分を囲みます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="69" />
        <source>Choose the source…</source>
        <translation>映像元を選ぶ…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="76" />
        <source>Add a picture as a style…</source>
        <translation>画像を画風に加える…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="79" />
        <source>Paint in the style of any picture; you can also drop or paste it</source>
        <translation>どんな画像の画風でも描けます。ドロップや貼り付けもできます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="85" />
        <source>Paste a picture as a style</source>
        <translation>画像を画風として貼り付け</translation>
    </message>
    <message>
        <location filename="../actions.py" line="92" />
        <source>Options…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="95" />
        <source>Size, device, precision and frame rate</source>
        <translation>サイズ、デバイス、精度、フレーム数</translation>
    </message>
    <message>
        <location filename="../actions.py" line="101" />
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <location filename="../actions.py" line="116" />
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <location filename="../actions.py" line="117" />
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <location filename="../actions.py" line="127" />
        <source>Keep colours</source>
        <translation>元の色を保つ</translation>
    </message>
    <message>
        <location filename="../actions.py" line="130" />
        <source>Paint in the colours of the picture</source>
        <translation>映像の色のまま描きます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="137" />
        <source>Usual values</source>
        <translation>いつもの値</translation>
    </message>
    <message>
        <location filename="../actions.py" line="139" />
        <source>Set everything back but the styles</source>
        <translation>画風のほかをすべて元の値に戻します</translation>
    </message>
    <message>
        <location filename="../actions.py" line="161" />
        <source>Save the look…</source>
        <translation>ルックを保存…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="164" />
        <source>Keep the styles and all values, to come back to them with one key</source>
        <translation>画風とすべての値を残し、キー一つで戻れるようにします</translation>
    </message>
    <message>
        <location filename="../actions.py" line="170" />
        <source>Walk through the looks</source>
        <translation>ルックをめぐる</translation>
    </message>
    <message>
        <location filename="../actions.py" line="173" />
        <source>Go from one saved look to the next on the beat</source>
        <translation>保存したルックを拍に合わせて順に移ります</translation>
    </message>
    <message>
        <location filename="../actions.py" line="179" />
        <source>Tap the beat</source>
        <translation>拍を打つ</translation>
    </message>
    <message>
        <location filename="../actions.py" line="182" />
        <source>Press it on the beat of the music, a few times</source>
        <translation>音楽の拍に合わせて数回押してください</translation>
    </message>
    <message>
        <location filename="../actions.py" line="205" />
        <source>Next style</source>
        <translation>次の画風</translation>
    </message>
    <message>
        <location filename="../actions.py" line="210" />
        <source>Previous style</source>
        <translation>前の画風</translation>
    </message>
    <message>
        <location filename="../actions.py" line="221" />
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <location filename="../actions.py" line="224" />
        <source>Fill the screen; Esc leaves, a double-click does both</source>
        <translation>画面いっぱいに表示します。Esc で戻り、ダブルクリックで切り替わります</translation>
    </message>
    <message>
        <location filename="../actions.py" line="227" />
        <source>Leave full screen</source>
        <translation>全画面を終える</translation>
    </message>
    <message>
        <location filename="../actions.py" line="231" />
        <source>Mirror</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <location filename="../actions.py" line="234" />
        <source>Swap left and right, in this window only</source>
        <translation>このウィンドウだけ左右を入れ替えます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="242" />
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <location filename="../actions.py" line="245" />
        <source>Show the original on the left; drag across the picture to move the border</source>
        <translation>左に元の映像を表示します。ドラッグで境目が動きます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="252" />
        <source>Original side by side</source>
        <translation>元の映像を横に並べる</translation>
    </message>
    <message>
        <location filename="../actions.py" line="255" />
        <source>Show the whole original on the left of the stylized picture</source>
        <translation>元の映像をまるごと左に並べます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="261" />
        <source>Original in a corner</source>
        <translation>元の映像を隅に</translation>
    </message>
    <message>
        <location filename="../actions.py" line="264" />
        <source>Show the original small in the picture; drag it to another corner</source>
        <translation>元の映像を小さく重ねます。ドラッグで別の隅へ移せます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="270" />
        <source>All styles at once</source>
        <translation>すべての画風を一度に</translation>
    </message>
    <message>
        <location filename="../actions.py" line="273" />
        <source>See the picture in every style, and choose one</source>
        <translation>すべての画風で映像を見て選びます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="281" />
        <source>Picture in picture</source>
        <translation>ピクチャー イン ピクチャー</translation>
    </message>
    <message>
        <location filename="../actions.py" line="284" />
        <source>Keep the picture in a small window above all others</source>
        <translation>小さなウィンドウで常に手前に映します</translation>
    </message>
    <message>
        <location filename="../actions.py" line="290" />
        <source>Output window</source>
        <translation>出力ウィンドウ</translation>
    </message>
    <message>
        <location filename="../actions.py" line="293" />
        <source>Show the picture alone on a second screen or a projector; F fills the screen</source>
        <translation>二つ目の画面やプロジェクターに映像だけを映します。F で画面いっぱいになります</translation>
    </message>
    <message>
        <location filename="../mixer.py" line="29" />
        <location filename="../actions.py" line="299" />
        <source>Mixer</source>
        <translation>ミキサー</translation>
    </message>
    <message>
        <location filename="../actions.py" line="302" />
        <source>Mix styles on a pad, set all values, save looks</source>
        <translation>パッドで画風を混ぜ、すべての値を決め、ルックを保存します</translation>
    </message>
    <message>
        <location filename="../actions.py" line="310" />
        <source>Where the time goes</source>
        <translation>時間の内訳</translation>
    </message>
    <message>
        <location filename="../actions.py" line="313" />
        <source>How long each stage of a frame takes</source>
        <translation>フレームの各段階にかかる時間</translation>
    </message>
    <message>
        <location filename="../actions.py" line="319" />
        <source>Search all commands…</source>
        <translation>すべてのコマンドを検索…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="333" />
        <source>Record</source>
        <translation>録画</translation>
    </message>
    <message>
        <location filename="../actions.py" line="336" />
        <source>Record what is shown to your folder of videos, with the sound of the source</source>
        <translation>表示中の映像を、映像元の音とともにビデオフォルダーへ録画します</translation>
    </message>
    <message>
        <location filename="../actions.py" line="343" />
        <source>Take a snapshot</source>
        <translation>スナップショットを撮る</translation>
    </message>
    <message>
        <location filename="../actions.py" line="346" />
        <source>Keep this picture with its look: dropped on the window it brings the look back</source>
        <translation>この一枚をルックごと保存します。ウィンドウにドロップするとルックが戻ります</translation>
    </message>
    <message>
        <location filename="../actions.py" line="352" />
        <source>Virtual camera</source>
        <translation>仮想カメラ</translation>
    </message>
    <message>
        <location filename="../actions.py" line="355" />
        <source>Show the picture to video calls and other programs as a camera</source>
        <translation>ビデオ通話や他のプログラムに、カメラとして映します</translation>
    </message>
    <message>
        <location filename="../actions.py" line="365" />
        <source>Show the picture live on a server such as YouTube, Twitch or your own</source>
        <translation>YouTube、Twitch、自分のサーバーなどで映像をライブ配信します</translation>
    </message>
    <message>
        <location filename="../actions.py" line="371" />
        <source>Open the folder of recordings</source>
        <translation>録画のフォルダーを開く</translation>
    </message>
    <message>
        <location filename="../actions.py" line="384" />
        <source>Log…</source>
        <translation>ログ…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="387" />
        <source>What Art'Em did in this run, to find out what went wrong</source>
        <translation>今回 Art'Em がしたこと。不具合の原因を探すために</translation>
    </message>
    <message>
        <location filename="../mixer.py" line="86" />
        <location filename="../looks_list.py" line="38" />
        <source>Saved looks</source>
        <translation>保存したルック</translation>
    </message>
    <message>
        <location filename="../looks_list.py" line="46" />
        <source>Rename</source>
        <translation>名前を変える</translation>
    </message>
    <message>
        <location filename="../looks_list.py" line="47" />
        <source>Remove</source>
        <translation>消す</translation>
    </message>
    <message>
        <location filename="../looks_list.py" line="48" />
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <location filename="../looks_list.py" line="49" />
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <location filename="../looks_list.py" line="111" />
        <source>Press Shift and {number}; F2 gives it another name</source>
        <translation>Shift+{number} で呼び出し、F2 で名前を変えます</translation>
    </message>
    <message>
        <location filename="../hint_trail.py" line="13" />
        <source>Press 1 to 9 or click a style</source>
        <translation>1 ～ 9 のキーか、画風をクリック</translation>
    </message>
    <message>
        <location filename="../hint_trail.py" line="14" />
        <source>Drop any picture on the window to paint in its style</source>
        <translation>画像をドロップすると、その画風で描きます</translation>
    </message>
    <message>
        <location filename="../hint_trail.py" line="15" />
        <source>{key} finds every command</source>
        <translation>{key} ですべてのコマンドを探せます</translation>
    </message>
    <message>
        <location filename="../settings.py" line="94" />
        <source>The settings cannot be read ({why})</source>
        <translation>設定を読めません ({why})</translation>
    </message>
    <message>
        <location filename="../look_views.py" line="97" />
        <source>Look {number}: {name}</source>
        <translation>ルック {number}: {name}</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="51" />
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="51" />
        <source>Open an address</source>
        <translation>アドレスを開く</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="55" />
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="55" />
        <source>only if the camera asks for one</source>
        <translation>カメラが求めるときだけ</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="56" />
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="84" />
        <location filename="../address_dialog.py" line="62" />
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="63" />
        <source>Try the address step by step, to see where it fails</source>
        <translation>アドレスを一段ずつ試し、どこでつまずくかを調べます</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="41" />
        <location filename="../address_dialog.py" line="65" />
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="97" />
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="125" />
        <source>An IP camera, or a phone with a camera app, on your network.</source>
        <translation>同じネットワークの IP カメラ、またはカメラアプリの入ったスマートフォン。</translation>
    </message>
    <message>
        <location filename="../command_list.py" line="39" />
        <location filename="../command_list.py" line="30" />
        <source>All commands</source>
        <translation>すべてのコマンド</translation>
    </message>
    <message>
        <location filename="../command_list.py" line="36" />
        <location filename="../command_list.py" line="35" />
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <location filename="../format_list.py" line="57" />
        <source>{rate} FPS</source>
        <translation>{rate} FPS</translation>
    </message>
    <message>
        <location filename="../sources.py" line="141" />
        <source>Open a video or a picture</source>
        <translation>動画や画像を開く</translation>
    </message>
    <message>
        <location filename="../options_dialog.py" line="32" />
        <source>Options</source>
        <translation>設定</translation>
    </message>
    <message>
        <location filename="../options_dialog.py" line="38" />
        <source>Use these</source>
        <translation>これを使う</translation>
    </message>
    <message>
        <location filename="../options_dialog.py" line="62" />
        <source>The picture starts anew with them, and they are kept for the next time.</source>
        <translation>映像はこの設定で始まり直し、次回も使われます。</translation>
    </message>
    <message>
        <location filename="../outlet.py" line="116" />
        <source>Art'Em output</source>
        <translation>Art'Em 出力</translation>
    </message>
    <message>
        <location filename="../outlet.py" line="175" />
        <source>Art'Em picture in picture</source>
        <translation>Art'Em ピクチャー イン ピクチャー</translation>
    </message>
    <message>
        <location filename="../care.py" line="31" />
        <source>Show</source>
        <translation>見る</translation>
    </message>
    <message>
        <location filename="../care.py" line="38" />
        <source>The report cannot be read: {why}</source>
        <translation>報告を読めません: {why}</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="41" />
        <source>Choose what to look at: a camera, a screen, a window, an address or a file</source>
        <translation>何を見るかを選びます: カメラ、画面、ウィンドウ、アドレス、ファイル</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="43" />
        <source>Source</source>
        <translation>映像元</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="47" />
        <source>Source: {name}</source>
        <translation>映像元: {name}</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="64" />
        <source>Cameras</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="64" />
        <source>No camera found</source>
        <translation>カメラが見つかりません</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="65" />
        <source>Screens</source>
        <translation>画面</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="68" />
        <source>Windows</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="245" />
        <location filename="../source_picker.py" line="70" />
        <source>Demo scene</source>
        <translation>デモの景色</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="73" />
        <source>Use a phone</source>
        <translation>スマートフォンを使う</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="74" />
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="100" />
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="19" />
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="20" />
        <source>Events and worse</source>
        <translation>出来事以上</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="21" />
        <source>Warnings and worse</source>
        <translation>警告以上</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="22" />
        <source>Errors only</source>
        <translation>エラーのみ</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="30" />
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="30" />
        <source>What Art'Em did in this run, the newest last.</source>
        <translation>今回 Art'Em がしたこと。新しいものが最後です。</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="36" />
        <location filename="../log_window.py" line="35" />
        <source>Which lines are shown</source>
        <translation>表示する行</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="41" />
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="55" />
        <source>Not saved: {why}</source>
        <translation>保存できません: {why}</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="57" />
        <source>Saved as {name}</source>
        <translation>{name} として保存しました</translation>
    </message>
    <message>
        <location filename="../log_window.py" line="71" />
        <source>Save the log</source>
        <translation>ログを保存</translation>
    </message>
    <message>
        <location filename="../mixer.py" line="86" />
        <source>Beat</source>
        <translation>拍</translation>
    </message>
    <message>
        <location filename="../newcomer.py" line="39" />
        <source>{camera} was plugged in</source>
        <translation>{camera} がつながりました</translation>
    </message>
    <message>
        <location filename="../newcomer.py" line="40" />
        <source>Use it</source>
        <translation>これを使う</translation>
    </message>
    <message>
        <location filename="../text_dialog.py" line="52" />
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <location filename="../text_dialog.py" line="53" />
        <source>Copy the whole text, to paste it where you report it</source>
        <translation>報告に貼り付けられるよう、全文をコピーします</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="144" />
        <location filename="../text_dialog.py" line="69" />
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../aside.py" line="16" />
        <source>{name} is damaged: starting without it</source>
        <translation>{name} が壊れているため、使わずに始めます</translation>
    </message>
    <message>
        <location filename="../aside.py" line="17" />
        <source>{name} was damaged and is now {aside}: starting without it</source>
        <translation>{name} は壊れていたので {aside} に移し、使わずに始めます</translation>
    </message>
    <message>
        <location filename="../status_line.py" line="22" />
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <location filename="../status_line.py" line="25" />
        <source>How well it runs</source>
        <translation>動きの良さ</translation>
    </message>
    <message>
        <location filename="../session.py" line="221" />
        <source>Add a picture as a style</source>
        <translation>画像を画風に加える</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="33" />
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="34" />
        <source>Smooth</source>
        <translation>なめらか</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="35" />
        <source>Slower than the source</source>
        <translation>映像元より遅れています</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="36" />
        <source>Far too slow</source>
        <translation>遅すぎます</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="68" />
        <source>From the camera to your eyes, most of the time; F12 shows where it goes</source>
        <translation>カメラから目に届くまでの時間 (中央値)。F12 で内訳を表示します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="70" />
        <source>FPS</source>
        <translation>FPS</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="70" />
        <source>Stylized pictures each second</source>
        <translation>画風をかけた毎秒の枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="72" />
        <source>source FPS</source>
        <translation>映像元 FPS</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="72" />
        <source>Pictures the source gives each second</source>
        <translation>映像元から届く毎秒の枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="74" />
        <source>latency</source>
        <translation>遅延</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="75" />
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="75" />
        <source>19 of 20 pictures are seen sooner than this</source>
        <translation>20 枚に 19 枚はこれより早く表示されます</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="76" />
        <source>Width and height of the stylized picture</source>
        <translation>画風をかけた映像の幅と高さ</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="78" />
        <source>dropped</source>
        <translation>省略</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="78" />
        <source>Pictures left out so that you see the newest</source>
        <translation>最新の映像を見せるために飛ばした枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="80" />
        <source>What does the work, and how exactly</source>
        <translation>計算するデバイスと精度</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="98" />
        <source>{room} free</source>
        <translation>空き {room}</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="106" />
        <source>Connecting to {place}…</source>
        <translation>{place} に接続しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="108" />
        <source>{place} is lost ({why}); trying again</source>
        <translation>{place} との接続が切れました（{why}）。接続し直しています</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="110" />
        <source>{place} takes nothing at the moment</source>
        <translation>{place} は今、受け取っていません</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="111" />
        <source>Live on {place}</source>
        <translation>{place} で配信中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="126" />
        <source>{count} left out</source>
        <translation>{count} 枚省略</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="141" />
        <source>Try now</source>
        <translation>今すぐ試す</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="142" />
        <source>Choose another source</source>
        <translation>別の映像元を選ぶ</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="143" />
        <source>Sign in…</source>
        <translation>サインイン…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="159" />
        <source>Looking for a camera…</source>
        <translation>カメラを探しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="160" />
        <source>Opening {source}…</source>
        <translation>{source} を開いています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="166" />
        <source>Preparing the style…</source>
        <translation>画風を準備しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="167" />
        <source>The first time, or at a new picture size, this takes some seconds.</source>
        <translation>初回や新しいサイズでは、数秒かかります。</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="181" />
        <source>Art'Em cannot go on.</source>
        <translation>Art'Em は続けられません。</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="208" />
        <source>Trying now…</source>
        <translation>試しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="209" />
        <source>Trying again in {seconds} s</source>
        <translation>{seconds} 秒後にもう一度試します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="234" />
        <source>No camera found: showing the demo scene</source>
        <translation>カメラが見つからないので、デモの景色を表示します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="257" />
        <source>The style "{style}" is no longer there: showing another</source>
        <translation>画風「{style}」がなくなったので、別の画風を表示します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="272" />
        <source>{style} {percent} %</source>
        <translation>{style} {percent} %</translation>
    </message>
    <message>
        <location filename="../welcome.py" line="47" />
        <source>Showing the demo scene</source>
        <translation>デモの景色を表示しています</translation>
    </message>
    <message>
        <location filename="../welcome.py" line="48" />
        <source>Use {camera}</source>
        <translation>{camera} を使う</translation>
    </message>
    <message>
        <location filename="../mix_pad_view.py" line="60" />
        <source>Mix of styles</source>
        <translation>画風の混ぜ合わせ</translation>
    </message>
    <message>
        <location filename="../mix_pad_view.py" line="61" />
        <source>Drag between styles to mix them; Ctrl-drag moves a style</source>
        <translation>画風の間をドラッグすると混ざります。Ctrl+ドラッグで画風を動かせます</translation>
    </message>
    <message>
        <location filename="../action.py" line="36" />
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <location filename="../action.py" line="37" />
        <source>&amp;Look</source>
        <translation>ルック(&amp;L)</translation>
    </message>
    <message>
        <location filename="../action.py" line="38" />
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <location filename="../action.py" line="39" />
        <source>&amp;Output</source>
        <translation>出力(&amp;O)</translation>
    </message>
    <message>
        <location filename="../action.py" line="40" />
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <location filename="../grid_view.py" line="114" />
        <source>Cannot be painted</source>
        <translation>描けません</translation>
    </message>
    <message>
        <location filename="../grid_view.py" line="163" />
        <source>All styles</source>
        <translation>すべての画風</translation>
    </message>
    <message>
        <location filename="../overlay.py" line="55" />
        <source>Where the time of a frame goes</source>
        <translation>フレームの時間の内訳</translation>
    </message>
    <message>
        <location filename="../overlay.py" line="155" />
        <source>Capture to paint</source>
        <translation>取り込みから表示まで</translation>
    </message>
    <message>
        <location filename="../overlay.py" line="190" />
        <source>now</source>
        <translation>今</translation>
    </message>
    <message>
        <location filename="../overlay.py" line="214" />
        <source>Latency, ms</source>
        <translation>遅延 (ms)</translation>
    </message>
    <message>
        <location filename="../recording_card.py" line="22" />
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="77" />
        <source>Style by {who}</source>
        <translation>{who} の画風</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="77" />
        <source>Style</source>
        <translation>画風</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="82" />
        <source>Remove {style}</source>
        <translation>{style} を消す</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="165" />
        <source>Your picture</source>
        <translation>自分の画像</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="167" />
        <source>Paint in the style of a picture of yours: choose it, drop it or paste it</source>
        <translation>自分の画像の画風で描きます。選ぶか、ドロップするか、貼り付けてください</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="194" />
        <source>Press {key}</source>
        <translation>{key} キー</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="195" />
        <source>Ctrl-click mixes it with the style shown</source>
        <translation>Ctrl+クリックで表示中の画風と混ぜます</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="196" />
        <source>Right-click removes it</source>
        <translation>右クリックで消せます</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="33" />
        <source>Use a phone as the camera</source>
        <translation>スマートフォンをカメラにする</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="37" />
        <source>Address that the phone shows</source>
        <translation>スマートフォンに表示されるアドレス</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="40" />
        <source>QR code of the app's page in the Play Store</source>
        <translation>Play ストアのアプリのページの QR コード</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="67" />
        <source>On an iPhone, or with another app</source>
        <translation>iPhone や他のアプリで</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="68" />
        <source>Any app does that gives an address for motion JPEG (http://) or RTSP (rtsp://). The phone and this computer must be in the same network.</source>
        <translation>Motion JPEG (http://) か RTSP (rtsp://) のアドレスを出すアプリなら使えます。スマートフォンとこのコンピューターは同じネットワークにつないでください。</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="78" />
        <source>On an Android phone</source>
        <translation>Android で</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="80" />
        <source>1. Install the app IP Webcam: scan the code, it leads to the Play Store.</source>
        <translation>1. コードを読み取って Play ストアからアプリ IP Webcam を入れます。</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="81" />
        <source>2. Open it and choose "Start server", at the end of its list.</source>
        <translation>2. アプリを開き、一覧の最後の「Start server」を選びます。</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="82" />
        <source>3. Type the address that it shows at the bottom of its picture:</source>
        <translation>3. 映像の下に表示されるアドレスを入れます:</translation>
    </message>
    <message>
        <location filename="../phone_dialog.py" line="90" />
        <source>IP Webcam in the Play Store</source>
        <translation>Play ストアの IP Webcam</translation>
    </message>
    <message>
        <location filename="../hints.py" line="74" />
        <location filename="../banner.py" line="104" />
        <location filename="../banner.py" line="103" />
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../looks.py" line="165" />
        <source>There are not two looks to walk through; save another one</source>
        <translation>めぐるルックが二つありません。もう一つ保存してください</translation>
    </message>
    <message>
        <location filename="../style_picker.py" line="33" />
        <source>Styles</source>
        <translation>画風</translation>
    </message>
    <message>
        <location filename="../region_picker.py" line="56" />
        <source>No screen can be drawn on here; choose a whole screen</source>
        <translation>ここでは画面の一部を選べません。画面全体を選んでください</translation>
    </message>
    <message>
        <location filename="../timing.py" line="15" />
        <source>Capture</source>
        <translation>取り込み</translation>
    </message>
    <message>
        <location filename="../timing.py" line="16" />
        <source>Wait in the slot</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <location filename="../timing.py" line="17" />
        <source>Stylize</source>
        <translation>画風</translation>
    </message>
    <message>
        <location filename="../timing.py" line="18" />
        <source>Hand over</source>
        <translation>受け渡し</translation>
    </message>
    <message>
        <location filename="../timing.py" line="19" />
        <source>Paint</source>
        <translation>描画</translation>
    </message>
    <message>
        <location filename="../timing.py" line="98" />
        <source>frame budget {time}</source>
        <translation>フレームの持ち時間 {time}</translation>
    </message>
    <message>
        <location filename="../timing.py" line="99" />
        <source>{seconds} s ago</source>
        <translation>{seconds} 秒前</translation>
    </message>
</context></TS>
