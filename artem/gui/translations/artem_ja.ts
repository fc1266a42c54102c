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
        <location filename="../../options.py" line="179" />
        <source>auto, classic or fast; auto is classic on a GPU and fast elsewhere.</source>
        <translation>auto、classic、fast から選びます。auto は GPU では classic、その他では fast です。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="180" />
        <source>Net</source>
        <translation>ネット</translation>
    </message>
    <message>
        <location filename="../../options.py" line="190" />
        <source>Inference size: auto, WxH, half-vr, vr or vr-stereo.</source>
        <translation>描くサイズ: auto、幅x高さ、half-vr、vr、vr-stereo。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="193" />
        <source>Size it is painted at</source>
        <translation>描くサイズ</translation>
    </message>
    <message>
        <location filename="../../options.py" line="198" />
        <source>auto (the fastest), cuda, cuda:N, mps, xpu, intel-gpu, npu or cpu.</source>
        <translation>auto (最も速いもの)、cuda、cuda:N、mps、xpu、intel-gpu、npu、cpu。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="199" />
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <location filename="../../options.py" line="204" />
        <source>auto, fp32, fp16, bf16 or int8; auto is fp16 on CUDA, and int8 on a CPU that has it.</source>
        <translation>auto、fp32、fp16、bf16、int8。auto は CUDA では fp16、対応する CPU では int8 です。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="207" />
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../options.py" line="216" />
        <source>Hold this rate by painting smaller where needed; auto is the source's. An explicit --size is never changed.</source>
        <translation>必要なら小さく描いてこの速さを保ちます。auto は映像元の速さです。サイズを指定したときは変わりません。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="222" />
        <source>Frames a second to hold</source>
        <translation>保つフレーム数 (毎秒)</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="83" />
        <source>There is no picture yet</source>
        <translation>まだ映像がありません</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="89" />
        <source>Saved {name} in {folder}</source>
        <translation>{name} を {folder} に保存しました</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="173" />
        <source>Recorded {name} in {folder}</source>
        <translation>{name} を {folder} に録画しました</translation>
    </message>
    <message>
        <location filename="../own_styles.py" line="68" />
        <source>{net} wears pictures from the next start on</source>
        <translation>{net} は次の起動から画像をまとえます</translation>
    </message>
    <message>
        <location filename="../saved_looks.py" line="63" />
        <source>{most} looks are saved already; remove one first</source>
        <translation>ルックはもう {most} 個あります。先に一つ消してください</translation>
    </message>
    <message>
        <location filename="../saved_looks.py" line="100" />
        <source>The saved looks cannot be read ({why})</source>
        <translation>保存したルックを読めません ({why})</translation>
    </message>
    <message>
        <location filename="../saved_looks.py" line="133" />
        <source>a look's name has 1 to {most} letters; give such a name</source>
        <translation>ルックの名前は 1 ～ {most} 文字にしてください</translation>
    </message>
    <message>
        <location filename="../feed.py" line="44" />
        <source>Picture</source>
        <translation>映像</translation>
    </message>
    <message>
        <location filename="../feed.py" line="46" />
        <source>The stylized picture; drag across it to see the original</source>
        <translation>画風をかけた映像。ドラッグすると元の映像が見えます</translation>
    </message>
    <message>
        <location filename="../feed.py" line="240" />
        <source>Original</source>
        <translation>元の映像</translation>
    </message>
    <message>
        <location filename="../feed.py" line="241" />
        <source>Stylized</source>
        <translation>画風あり</translation>
    </message>
    <message>
        <location filename="../actions.py" line="45" />
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <location filename="../actions.py" line="46" />
        <source>&amp;Look</source>
        <translation>ルック(&amp;L)</translation>
    </message>
    <message>
        <location filename="../actions.py" line="47" />
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <location filename="../actions.py" line="48" />
        <source>&amp;Output</source>
        <translation>出力(&amp;O)</translation>
    </message>
    <message>
        <location filename="../actions.py" line="49" />
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <location filename="../actions.py" line="70" />
        <source>Open a video or a picture…</source>
        <translation>動画や画像を開く…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="77" />
        <source>Open an address…</source>
        <translation>アドレスを開く…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="80" />
        <source>An IP camera, a phone or a stream</source>
        <translation>IP カメラ、スマートフォン、ストリーム</translation>
    </message>
    <message>
        <location filename="../actions.py" line="85" />
        <source>Choose the source…</source>
        <translation>映像元を選ぶ…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="92" />
        <source>Add a picture as a style…</source>
        <translation>画像を画風に加える…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="95" />
        <source>Paint in the style of any picture; you can also drop or paste it</source>
        <translation>どんな画像の画風でも描けます。ドロップや貼り付けもできます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="101" />
        <source>Paste a picture as a style</source>
        <translation>画像を画風として貼り付け</translation>
    </message>
    <message>
        <location filename="../actions.py" line="108" />
        <source>Options…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="111" />
        <source>Size, device, precision and frame rate</source>
        <translation>サイズ、デバイス、精度、フレーム数</translation>
    </message>
    <message>
        <location filename="../actions.py" line="117" />
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <location filename="../actions.py" line="143" />
        <source>Keep colours</source>
        <translation>元の色を保つ</translation>
    </message>
    <message>
        <location filename="../actions.py" line="146" />
        <source>Paint in the colours of the picture</source>
        <translation>映像の色のまま描きます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="149" />
        <source>Next style</source>
        <translation>次の画風</translation>
    </message>
    <message>
        <location filename="../actions.py" line="150" />
        <source>Previous style</source>
        <translation>前の画風</translation>
    </message>
    <message>
        <location filename="../actions.py" line="161" />
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <location filename="../actions.py" line="164" />
        <source>Fill the screen; Esc leaves, a double-click does both</source>
        <translation>画面いっぱいに表示します。Esc で戻り、ダブルクリックで切り替わります</translation>
    </message>
    <message>
        <location filename="../actions.py" line="167" />
        <source>Leave full screen</source>
        <translation>全画面を終える</translation>
    </message>
    <message>
        <location filename="../actions.py" line="171" />
        <source>Mirror</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <location filename="../actions.py" line="174" />
        <source>Swap left and right, in this window only</source>
        <translation>このウィンドウだけ左右を入れ替えます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="182" />
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <location filename="../actions.py" line="185" />
        <source>Show the original on the left; drag across the picture to move the border</source>
        <translation>左に元の映像を表示します。ドラッグで境目が動きます</translation>
    </message>
    <message>
        <location filename="../actions.py" line="192" />
        <source>Where the time goes</source>
        <translation>時間の内訳</translation>
    </message>
    <message>
        <location filename="../actions.py" line="195" />
        <source>How long each stage of a frame takes</source>
        <translation>フレームの各段階にかかる時間</translation>
    </message>
    <message>
        <location filename="../actions.py" line="201" />
        <source>Search all commands…</source>
        <translation>すべてのコマンドを検索…</translation>
    </message>
    <message>
        <location filename="../actions.py" line="215" />
        <source>Record</source>
        <translation>録画</translation>
    </message>
    <message>
        <location filename="../actions.py" line="218" />
        <source>Record what is shown to your folder of videos, with the sound of the source</source>
        <translation>表示中の映像を、映像元の音とともにビデオフォルダーへ録画します</translation>
    </message>
    <message>
        <location filename="../actions.py" line="225" />
        <source>Take a snapshot</source>
        <translation>スナップショットを撮る</translation>
    </message>
    <message>
        <location filename="../actions.py" line="228" />
        <source>Keep this picture with its look: dropped on the window it brings the look back</source>
        <translation>この一枚をルックごと保存します。ウィンドウにドロップするとルックが戻ります</translation>
    </message>
    <message>
        <location filename="../actions.py" line="234" />
        <source>Virtual camera</source>
        <translation>仮想カメラ</translation>
    </message>
    <message>
        <location filename="../actions.py" line="237" />
        <source>Show the picture to video calls and other programs as a camera</source>
        <translation>ビデオ通話や他のプログラムに、カメラとして映します</translation>
    </message>
    <message>
        <location filename="../actions.py" line="244" />
        <source>Open the folder of recordings</source>
        <translation>録画のフォルダーを開く</translation>
    </message>
    <message>
        <location filename="../settings.py" line="83" />
        <source>The settings cannot be read ({why})</source>
        <translation>設定を読めません ({why})</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="31" />
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="31" />
        <source>Open an address</source>
        <translation>アドレスを開く</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="53" />
        <location filename="../address_dialog.py" line="34" />
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="35" />
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="35" />
        <source>only if the camera asks for one</source>
        <translation>カメラが求めるときだけ</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="36" />
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="36" />
        <source>never written to disk</source>
        <translation>ディスクには書きません</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="39" />
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <location filename="../address_dialog.py" line="62" />
        <source>An IP camera, or a phone with a camera app, on your network.</source>
        <translation>同じネットワークの IP カメラ、またはカメラアプリの入ったスマートフォン。</translation>
    </message>
    <message>
        <location filename="../options_dialog.py" line="65" />
        <location filename="../address_dialog.py" line="64" />
        <source>Cancel</source>
        <translation>キャンセル</translation>
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
        <location filename="../sources.py" line="85" />
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
        <location filename="../source_picker.py" line="34" />
        <source>Choose what to look at: a camera, a screen, an address or a file</source>
        <translation>何を見るかを選びます: カメラ、画面、アドレス、ファイル</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="35" />
        <source>Source</source>
        <translation>映像元</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="40" />
        <source>Source: {name}</source>
        <translation>映像元: {name}</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="48" />
        <source>Cameras</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="48" />
        <source>No camera found</source>
        <translation>カメラが見つかりません</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="49" />
        <source>Screens</source>
        <translation>画面</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="209" />
        <location filename="../source_picker.py" line="51" />
        <source>Demo scene</source>
        <translation>デモの景色</translation>
    </message>
    <message>
        <location filename="../source_picker.py" line="53" />
        <source>File</source>
        <translation>ファイル</translation>
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
        <location filename="../session.py" line="235" />
        <source>Add a picture as a style</source>
        <translation>画像を画風に加える</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="29" />
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="30" />
        <source>Smooth</source>
        <translation>なめらか</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="31" />
        <source>Slower than the source</source>
        <translation>映像元より遅れています</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="32" />
        <source>Far too slow</source>
        <translation>遅すぎます</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="64" />
        <source>From the camera to your eyes, most of the time; F12 shows where it goes</source>
        <translation>カメラから目に届くまでの時間 (中央値)。F12 で内訳を表示します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="66" />
        <source>FPS</source>
        <translation>FPS</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="66" />
        <source>Stylized pictures each second</source>
        <translation>画風をかけた毎秒の枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="68" />
        <source>source FPS</source>
        <translation>映像元 FPS</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="68" />
        <source>Pictures the source gives each second</source>
        <translation>映像元から届く毎秒の枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="70" />
        <source>latency</source>
        <translation>遅延</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="71" />
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="71" />
        <source>19 of 20 pictures are seen sooner than this</source>
        <translation>20 枚に 19 枚はこれより早く表示されます</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="72" />
        <source>Width and height of the stylized picture</source>
        <translation>画風をかけた映像の幅と高さ</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="74" />
        <source>dropped</source>
        <translation>省略</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="74" />
        <source>Pictures left out so that you see the newest</source>
        <translation>最新の映像を見せるために飛ばした枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="76" />
        <source>What does the work, and how exactly</source>
        <translation>計算するデバイスと精度</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="95" />
        <source>{room} free</source>
        <translation>空き {room}</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="97" />
        <source>{count} left out</source>
        <translation>{count} 枚省略</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="113" />
        <source>Try now</source>
        <translation>今すぐ試す</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="114" />
        <source>Choose another source</source>
        <translation>別の映像元を選ぶ</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="115" />
        <source>Sign in…</source>
        <translation>サインイン…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="116" />
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="131" />
        <source>Looking for a camera…</source>
        <translation>カメラを探しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="132" />
        <source>Opening {source}…</source>
        <translation>{source} を開いています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="138" />
        <source>Preparing the style…</source>
        <translation>画風を準備しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="139" />
        <source>The first time, or at a new picture size, this takes some seconds.</source>
        <translation>初回や新しいサイズでは、数秒かかります。</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="153" />
        <source>Art'Em cannot go on.</source>
        <translation>Art'Em は続けられません。</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="180" />
        <source>Trying now…</source>
        <translation>試しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="181" />
        <source>Trying again in {seconds} s</source>
        <translation>{seconds} 秒後にもう一度試します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="203" />
        <source>No camera found: showing the demo scene</source>
        <translation>カメラが見つからないので、デモの景色を表示します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="221" />
        <source>The style "{style}" is no longer there: showing another</source>
        <translation>画風「{style}」がなくなったので、別の画風を表示します</translation>
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
        <location filename="../recording_card.py" line="20" />
        <source>Recording</source>
        <translation>録画中</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="49" />
        <source>Style by {who}</source>
        <translation>{who} の画風</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="49" />
        <source>Style</source>
        <translation>画風</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="54" />
        <source>Remove {style}</source>
        <translation>{style} を消す</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="144" />
        <source>Your picture</source>
        <translation>自分の画像</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="146" />
        <source>Paint in the style of a picture of yours: choose it, drop it or paste it</source>
        <translation>自分の画像の画風で描きます。選ぶか、ドロップするか、貼り付けてください</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="174" />
        <source>Press {key}</source>
        <translation>{key} キー</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="175" />
        <source>Ctrl-click mixes it with the style shown</source>
        <translation>Ctrl+クリックで表示中の画風と混ぜます</translation>
    </message>
    <message>
        <location filename="../style_tile.py" line="176" />
        <source>Right-click removes it</source>
        <translation>右クリックで消せます</translation>
    </message>
    <message>
        <location filename="../banner.py" line="85" />
        <location filename="../banner.py" line="84" />
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../style_picker.py" line="30" />
        <source>Styles</source>
        <translation>画風</translation>
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
