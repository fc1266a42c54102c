<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>artem</name>
    <message>
        <location filename="../../pictures.py" line="27" />
        <source>"{path}" is over 512 MiB; use a smaller picture</source>
        <translation>「{path}」は 512 MiB を超えています。もっと小さい画像を使ってください</translation>
    </message>
    <message>
        <location filename="../../capture/video.py" line="29" />
        <location filename="../../pictures.py" line="32" />
        <source>there is no file "{path}"; check the path</source>
        <translation>ファイル「{path}」がありません。パスを確かめてください</translation>
    </message>
    <message>
        <location filename="../../pictures.py" line="36" />
        <source>"{path}" is a folder; name a picture in it</source>
        <translation>「{path}」はフォルダーです。中の画像を指定してください</translation>
    </message>
    <message>
        <location filename="../../capture/video.py" line="37" />
        <location filename="../../pictures.py" line="40" />
        <source>"{path}" cannot be read; check its permissions</source>
        <translation>「{path}」を読み込めません。アクセス権を確かめてください</translation>
    </message>
    <message>
        <location filename="../../pictures.py" line="47" />
        <source>{name} is cut off; get it again</source>
        <translation>{name} は途中で切れています。もう一度入手してください</translation>
    </message>
    <message>
        <location filename="../../pictures.py" line="53" />
        <source>{name} is over 100 megapixels; make it smaller</source>
        <translation>{name} は 1 億画素を超えています。小さくしてください</translation>
    </message>
    <message>
        <location filename="../../pictures.py" line="58" />
        <source>{name} is not a picture or is damaged; use a JPEG or PNG</source>
        <translation>{name} は画像でないか、壊れています。JPEG か PNG を使ってください</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="111" />
        <location filename="../../look_values.py" line="29" />
        <source>a look is not a table of values; give one</source>
        <translation>ルックが値の表になっていません。値の表にしてください</translation>
    </message>
    <message>
        <location filename="../../look_values.py" line="45" />
        <source>{name} is not true or false; give one of them</source>
        <translation>{name} が true でも false でもありません。どちらかにしてください</translation>
    </message>
    <message>
        <location filename="../../look_values.py" line="51" />
        <source>the mix is not a table of styles; give weights of up to {most}</source>
        <translation>混ぜ合わせが画風の表になっていません。{most} 個までの画風に重みを付けてください</translation>
    </message>
    <message>
        <location filename="../../look_values.py" line="54" />
        <source>a style of the mix has no name or too long a one; name it shortly</source>
        <translation>混ぜ合わせに、名前がないか長すぎる画風があります。短い名前を付けてください</translation>
    </message>
    <message>
        <location filename="../../look_values.py" line="56" />
        <source>a weight of the mix</source>
        <translation>混ぜ合わせの重み</translation>
    </message>
    <message>
        <location filename="../../look_values.py" line="66" />
        <source>{name} is not a number; give one</source>
        <translation>{name} が数値ではありません。数値にしてください</translation>
    </message>
    <message>
        <location filename="../../look.py" line="41" />
        <source>{knob} {value:g} is outside {least:g} to {most:g}; give a number between</source>
        <translation>{knob} の {value:g} は範囲外です。{least:g} から {most:g} までの値にしてください</translation>
    </message>
    <message>
        <location filename="../../look.py" line="72" />
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <location filename="../../look.py" line="75" />
        <source>0 is the picture as it came, 1 the full style.</source>
        <translation>0 は元の映像のまま、1 は画風を最大にかけます。</translation>
    </message>
    <message>
        <location filename="../../look.py" line="78" />
        <source>Stroke size</source>
        <translation>筆の太さ</translation>
    </message>
    <message>
        <location filename="../../look.py" line="81" />
        <source>0.5 halves the brush strokes, 2 doubles them.</source>
        <translation>0.5 で筆づかいが半分に、2 で二倍になります。</translation>
    </message>
    <message>
        <location filename="../../look.py" line="84" />
        <source>Stability</source>
        <translation>安定</translation>
    </message>
    <message>
        <location filename="../../look.py" line="87" />
        <source>Steadies what stands still in the picture, for a noisy camera.</source>
        <translation>動かない部分のちらつきを抑えます。ノイズの多いカメラに。</translation>
    </message>
    <message>
        <location filename="../../look.py" line="91" />
        <source>Detail</source>
        <translation>細部</translation>
    </message>
    <message>
        <location filename="../../look.py" line="94" />
        <source>Fine detail of the source, put back where it is painted smaller than shown.</source>
        <translation>表示より小さく描いたとき、元の映像の細部を補います。</translation>
    </message>
    <message>
        <location filename="../../look.py" line="105" />
        <source>{style} has weight {weight:g} in the mix; give one above 0</source>
        <translation>混ぜ合わせの {style} の重みが {weight:g} です。0 より大きくしてください</translation>
    </message>
    <message>
        <location filename="../../look.py" line="109" />
        <source>a style is in the mix twice; give each one weight</source>
        <translation>混ぜ合わせに同じ画風が二度あります。重みは画風ごとに一つにしてください</translation>
    </message>
    <message>
        <location filename="../../look.py" line="131" />
        <source>mix "{text}" is not understood; give great_wave=0.6,scream=0.4</source>
        <translation>混ぜ合わせ「{text}」が分かりません。great_wave=0.6,scream=0.4 のように書いてください</translation>
    </message>
    <message>
        <location filename="../../options.py" line="69" />
        <source>size "{text}" is not understood; give WxH such as 640x480, or auto, half-vr, vr, vr-stereo</source>
        <translation>サイズ「{text}」が分かりません。640x480 のような幅x高さか、auto、half-vr、vr、vr-stereo にしてください</translation>
    </message>
    <message>
        <location filename="../../options.py" line="76" />
        <source>size {width}x{height} is out of range; each side goes from {least} to {most}</source>
        <translation>サイズ {width}x{height} は範囲外です。各辺を {least} から {most} までにしてください</translation>
    </message>
    <message>
        <location filename="../../options.py" line="88" />
        <source>time "{text}" is not understood; give seconds such as 90.5, or 9:59:30</source>
        <translation>時刻「{text}」を解釈できません。90.5 のような秒数か、9:59:30 の形で指定してください</translation>
    </message>
    <message>
        <location filename="../../options.py" line="120" />
        <source>--target-fps "{text}" is no rate; give auto or a number such as 30</source>
        <translation>毎秒のフレーム数「{text}」が分かりません。auto か 30 のような数値にしてください</translation>
    </message>
    <message>
        <location filename="../../options.py" line="129" />
        <source>there is no preset "{preset}"; give auto, classic or fast</source>
        <translation>プリセット「{preset}」はありません。auto、classic、fast から選んでください</translation>
    </message>
    <message>
        <location filename="../../options.py" line="200" />
        <source>auto, classic or fast; auto is classic on a GPU and fast elsewhere.</source>
        <translation>auto、classic、fast から選びます。auto は GPU では classic、その他では fast です。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="201" />
        <source>Net</source>
        <translation>ネット</translation>
    </message>
    <message>
        <location filename="../../options.py" line="211" />
        <source>Inference size: auto, WxH, half-vr, vr or vr-stereo.</source>
        <translation>描くサイズ: auto、幅x高さ、half-vr、vr、vr-stereo。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="214" />
        <source>Size it is painted at</source>
        <translation>描くサイズ</translation>
    </message>
    <message>
        <location filename="../../options.py" line="219" />
        <source>auto (the fastest), cuda, cuda:N, mps, xpu, intel-gpu, npu or cpu.</source>
        <translation>auto (最も速いもの)、cuda、cuda:N、mps、xpu、intel-gpu、npu、cpu。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="220" />
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <location filename="../../options.py" line="225" />
        <source>auto, fp32, fp16, bf16 or int8; auto is fp16 on CUDA, and int8 on a CPU that has it.</source>
        <translation>auto、fp32、fp16、bf16、int8。auto は CUDA では fp16、対応する CPU では int8 です。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="228" />
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../options.py" line="237" />
        <source>Hold this rate by painting smaller where needed; auto is the source's. An explicit --size is never changed.</source>
        <translation>必要なら小さく描いてこの速さを保ちます。auto は映像元の速さです。サイズを指定したときは変わりません。</translation>
    </message>
    <message>
        <location filename="../../options.py" line="243" />
        <source>Frames a second to hold</source>
        <translation>保つフレーム数 (毎秒)</translation>
    </message>
    <message>
        <location filename="../../options.py" line="286" />
        <source>a given size is never changed to hold a rate; leave one of them at auto</source>
        <translation>サイズを指定すると、フレーム数を保つためにサイズを変えられません。どちらかを auto にしてください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="205" />
        <location filename="../../server/sessions.py" line="93" />
        <source>this server does not do that; open its first page</source>
        <translation>このサーバーにその機能はありません。最初のページを開いてください</translation>
    </message>
    <message>
        <location filename="../../server/sessions.py" line="117" />
        <source>the server is stopped; try again when it runs</source>
        <translation>サーバーが停止しました。動き出してから、もう一度試してください</translation>
    </message>
    <message>
        <location filename="../../server/sessions.py" line="119" />
        <source>the server cannot paint any more; its owner has to start it again</source>
        <translation>サーバーが描画を続けられません。持ち主が起動し直す必要があります</translation>
    </message>
    <message>
        <location filename="../../server/login.py" line="56" />
        <source>Too many wrong tokens came from your address; try again in {wait} seconds.</source>
        <translation>お使いのアドレスから誤ったトークンが続きました。{wait} 秒後にもう一度試してください。</translation>
    </message>
    <message>
        <location filename="../../server/login.py" line="58" />
        <source>This server asks for its token; open the link or scan the code that it shows.</source>
        <translation>このサーバーにはトークンが必要です。表示されたリンクを開くか、コードを読み取ってください。</translation>
    </message>
    <message>
        <location filename="../../server/login.py" line="75" />
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <location filename="../../server/login.py" line="75" />
        <source>Come in</source>
        <translation>入る</translation>
    </message>
    <message>
        <location filename="../../server/messages.py" line="70" />
        <location filename="../../server/messages.py" line="61" />
        <source>this message is not understood; reload the page</source>
        <translation>このメッセージが分かりません。ページを読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/messages.py" line="81" />
        <source>this page asked for something unknown; reload it</source>
        <translation>ページから知らない要求が届きました。読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/peer.py" line="76" />
        <location filename="../../server/messages.py" line="87" />
        <source>the offer of a connection is damaged; reload the page</source>
        <translation>接続の申し出が壊れています。ページを読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/painters.py" line="95" />
        <location filename="../../server/messages.py" line="93" />
        <source>this server does not have that style; choose another</source>
        <translation>その画風はこのサーバーにありません。別の画風を選んでください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="121" />
        <source>this page has stopped reading; reload it</source>
        <translation>ページが受信を止めました。読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="133" />
        <source>this page says too much; wait a moment and reload it</source>
        <translation>ページからの送信が多すぎます。少し待って読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="160" />
        <source>the video was cut off; reload the page</source>
        <translation>映像が途切れました。ページを読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="163" />
        <source>no picture has come for a while; start the camera and try again</source>
        <translation>しばらく映像が届いていません。カメラを開始して、もう一度試してください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="168" />
        <source>this page has not said what it is here for; reload it</source>
        <translation>ページが用途を伝えていません。読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="171" />
        <source>nobody has left for a long time; try again later</source>
        <translation>長い間空きが出ませんでした。後でもう一度お試しください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="199" />
        <source>it is not your turn yet; wait for it</source>
        <translation>まだ順番ではありません。お待ちください</translation>
    </message>
    <message>
        <location filename="../../server/signalling.py" line="203" />
        <source>this page has joined already; reload it to change</source>
        <translation>このページはもう参加しています。変えるには読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/pictures.py" line="67" />
        <source>all {most} places of viewers are taken; close one and try again</source>
        <translation>視聴できる {most} 人分がすべて埋まっています。一つ閉じてから、もう一度試してください</translation>
    </message>
    <message>
        <location filename="../../server/pictures.py" line="95" />
        <source>this server shows no feed; use the page at / instead</source>
        <translation>このサーバーは映像を配っていません。/ のページを使ってください</translation>
    </message>
    <message>
        <location filename="../../server/pictures.py" line="117" />
        <source>there is no picture yet; try again in a moment</source>
        <translation>まだ映像がありません。少し待って、もう一度試してください</translation>
    </message>
    <message>
        <location filename="../../server/certificate.py" line="50" />
        <source>{chain} and {key} do not serve ({why}); give a PEM certificate and its key without a pass phrase</source>
        <translation>{chain} と {key} は使えません ({why})。PEM 形式の証明書と、パスフレーズのない鍵を指定してください</translation>
    </message>
    <message>
        <location filename="../../server/certificate.py" line="85" />
        <source>the certificate cannot be kept in {path} ({why}); make it writable</source>
        <translation>証明書を {path} に保存できません ({why})。書き込めるようにしてください</translation>
    </message>
    <message>
        <location filename="../../server/certificate.py" line="93" />
        <source>there is no certificate in that file; give a PEM file</source>
        <translation>そのファイルに証明書がありません。PEM 形式のファイルを指定してください</translation>
    </message>
    <message>
        <location filename="../../server/studio.py" line="210" />
        <source>your camera's picture could not be painted; try again</source>
        <translation>カメラの映像を描けませんでした。もう一度試してください</translation>
    </message>
    <message>
        <location filename="../../server/entrance.py" line="100" />
        <source>"{host}" is neither a name nor an address</source>
        <translation>「{host}」は名前でもアドレスでもありません</translation>
    </message>
    <message>
        <location filename="../../server/entrance.py" line="135" />
        <source>the token cannot be kept in {path} ({why}); make it writable</source>
        <translation>トークンを {path} に保存できません ({why})。書き込めるようにしてください</translation>
    </message>
    <message>
        <location filename="../../server/entrance.py" line="144" />
        <source>"{text}" is no public address; give one such as https://art.example</source>
        <translation>「{text}」は公開アドレスではありません。https://art.example のように指定してください</translation>
    </message>
    <message>
        <location filename="../../server/gate.py" line="50" />
        <source>This server does not go by that name.</source>
        <translation>このサーバーはその名前では使えません。</translation>
    </message>
    <message>
        <location filename="../../server/gate.py" line="57" />
        <source>Pages of other addresses may not use this server.</source>
        <translation>ほかのアドレスのページからこのサーバーは使えません。</translation>
    </message>
    <message>
        <location filename="../../server/painters.py" line="98" />
        <source>these two styles cannot be mixed; choose another</source>
        <translation>この二つの画風は混ぜられません。別の画風を選んでください</translation>
    </message>
    <message>
        <location filename="../../server/peer.py" line="69" />
        <source>the offer is not of one video alone; reload the page</source>
        <translation>申し出が一つの映像だけになっていません。ページを読み込み直してください</translation>
    </message>
    <message>
        <location filename="../../server/session.py" line="87" />
        <source>this camera's picture is too large for this server; choose a smaller one</source>
        <translation>カメラの映像がこのサーバーには大きすぎます。小さいサイズを選んでください</translation>
    </message>
    <message>
        <location filename="../../server/session.py" line="185" />
        <source>the picture could not be sent; reload the page</source>
        <translation>映像を送れませんでした。ページを再読み込みしてください</translation>
    </message>
    <message>
        <location filename="../../server/connections.py" line="191" />
        <source>The server failed.</source>
        <translation>サーバーで問題が起きました。</translation>
    </message>
    <message>
        <location filename="../../server/connections.py" line="191" />
        <source>That was no request.</source>
        <translation>要求の形になっていません。</translation>
    </message>
    <message>
        <location filename="../../server/server.py" line="169" />
        <source>port {port} is taken; choose another with --port</source>
        <translation>ポート {port} は使用中です。--port で別のポートを選んでください</translation>
    </message>
    <message>
        <location filename="../../server/server.py" line="171" />
        <source>port {port} needs an administrator's rights; choose one above 1023 with --port</source>
        <translation>ポート {port} には管理者の権限が必要です。--port で 1024 以上を選んでください</translation>
    </message>
    <message>
        <location filename="../../server/server.py" line="174" />
        <source>"{host}" is not an address of this machine; give --host 0.0.0.0 for all it has</source>
        <translation>「{host}」はこのコンピューターのアドレスではありません。すべてのアドレスなら --host 0.0.0.0 を指定してください</translation>
    </message>
    <message>
        <location filename="../../server/server.py" line="176" />
        <source>{host} port {port} cannot be served on: {why}; choose another --port</source>
        <translation>{host} のポート {port} で配信できません: {why}。--port で別のポートを選んでください</translation>
    </message>
    <message>
        <location filename="../../server/lobby.py" line="35" />
        <source>too many are waiting here already; come back later</source>
        <translation>すでに多くの人が待っています。あとでまた来てください</translation>
    </message>
    <message>
        <location filename="../../nets/picture_shapes.py" line="55" />
        <source>impossible shape {shape}; the net file is damaged</source>
        <translation>ありえない形 {shape} です。ネットのファイルが壊れています</translation>
    </message>
    <message>
        <location filename="../../nets/shapes.py" line="200" />
        <location filename="../../nets/picture_shapes.py" line="189" />
        <location filename="../../nets/picture_shapes.py" line="147" />
        <source>the net file does not describe its net; it is damaged</source>
        <translation>ファイルにネットの記述がありません。壊れています</translation>
    </message>
    <message>
        <location filename="../../nets/vgg.py" line="92" />
        <source>cannot read VGG weights from {path}: {why}</source>
        <translation>{path} から VGG の重みを読み込めません: {why}</translation>
    </message>
    <message>
        <location filename="../../nets/vgg.py" line="97" />
        <source>{path} holds no VGG-19: {layer} is missing</source>
        <translation>{path} は VGG-19 ではありません: {layer} がありません</translation>
    </message>
    <message>
        <location filename="../../nets/vgg.py" line="115" />
        <source>VGG-19 weights are needed: name their file with --vgg or in ARTEM_VGG, or install torchvision to fetch them</source>
        <translation>VGG-19 の重みが必要です。--vgg か ARTEM_VGG でファイルを指定するか、自動で取得できるように torchvision をインストールしてください</translation>
    </message>
    <message>
        <location filename="../../nets/vgg.py" line="124" />
        <source>torchvision could not fetch VGG-19: {why}</source>
        <translation>torchvision が VGG-19 を取得できませんでした: {why}</translation>
    </message>
    <message>
        <location filename="../../nets/shapes.py" line="88" />
        <source>impossible net shape {shape}; the net file is damaged</source>
        <translation>ありえないネットの形 {shape} です。ネットのファイルが壊れています</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="256" />
        <location filename="../../nets/stored.py" line="110" />
        <source>its weights do not fit its header; copy or train it again</source>
        <translation>重みがヘッダーと合いません。コピーか学習をやり直してください</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="50" />
        <location filename="../publish_dialog.py" line="46" />
        <location filename="../publish_dialog.py" line="37" />
        <source>Publish</source>
        <translation>ライブ配信</translation>
    </message>
    <message>
        <location filename="../publish_dialog.py" line="40" />
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <location filename="../publish_dialog.py" line="41" />
        <source>Stream key</source>
        <translation>ストリームキー</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="56" />
        <location filename="../publish_dialog.py" line="41" />
        <source>never written to disk</source>
        <translation>ディスクには保存しません</translation>
    </message>
    <message>
        <location filename="../publish_dialog.py" line="71" />
        <source>Whoever watches there sees the picture and hears the source's sound.</source>
        <translation>視聴する人には、この映像と映像元の音が届きます。</translation>
    </message>
    <message>
        <location filename="../form.py" line="108" />
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="143" />
        <source>There is no picture yet</source>
        <translation>まだ映像がありません</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="148" />
        <source>Saved {name} in {folder}</source>
        <translation>{name} を {folder} に保存しました</translation>
    </message>
    <message>
        <location filename="../outputs.py" line="245" />
        <source>Recorded {name} in {folder}</source>
        <translation>{name} を {folder} に録画しました</translation>
    </message>
    <message>
        <location filename="../settings.py" line="107" />
        <source>The settings cannot be read ({why})</source>
        <translation>設定を読み込めません ({why})</translation>
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
        <location filename="../adopting.py" line="63" />
        <source>Add a picture as a style</source>
        <translation>画像を画風に加える</translation>
    </message>
    <message>
        <location filename="../options_dialog.py" line="24" />
        <source>Options</source>
        <translation>設定</translation>
    </message>
    <message>
        <location filename="../options_dialog.py" line="28" />
        <source>Use these</source>
        <translation>この設定を使う</translation>
    </message>
    <message>
        <location filename="../options_dialog.py" line="44" />
        <source>The picture starts anew with them, and they are kept for the next time.</source>
        <translation>この設定で映像を始め直します。次回も同じ設定を使います。</translation>
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
        <translation>動作の状態</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="37" />
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="38" />
        <source>Smooth</source>
        <translation>なめらか</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="39" />
        <source>Slower than the source</source>
        <translation>映像元より遅れています</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="40" />
        <source>Far too slow</source>
        <translation>遅すぎます</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="72" />
        <source>From the camera to your eyes, most of the time; F12 shows where it goes</source>
        <translation>カメラから目に届くまでの時間 (中央値)。F12 で内訳を表示します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="74" />
        <source>FPS</source>
        <translation>FPS</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="74" />
        <source>Stylized pictures each second</source>
        <translation>画風をかけた映像の毎秒の枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="76" />
        <source>source FPS</source>
        <translation>映像元 FPS</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="76" />
        <source>Pictures the source gives each second</source>
        <translation>映像元から届く毎秒の枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="78" />
        <source>latency</source>
        <translation>遅延</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="79" />
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="79" />
        <source>19 of 20 pictures are seen sooner than this</source>
        <translation>20 枚に 19 枚はこれより早く表示されます</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="80" />
        <source>Width and height of the stylized picture</source>
        <translation>画風をかけた映像の幅と高さ</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="82" />
        <source>dropped</source>
        <translation>省略</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="82" />
        <source>Pictures left out so that you see the newest</source>
        <translation>最新の映像を見せるために飛ばした枚数</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="84" />
        <source>What does the work, and how exactly</source>
        <translation>計算するデバイスと精度</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="102" />
        <source>{room} free</source>
        <translation>空き {room}</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="110" />
        <source>Connecting to {place}…</source>
        <translation>{place} に接続しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="112" />
        <source>{place} is lost ({why}); trying again</source>
        <translation>{place} との接続が切れました（{why}）。接続し直しています</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="114" />
        <source>{place} takes nothing at the moment</source>
        <translation>{place} は今、受け取っていません</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="115" />
        <source>Live on {place}</source>
        <translation>{place} で配信中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="122" />
        <source>Shared</source>
        <translation>共有中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="124" />
        <source>a phone is connected</source>
        <translation>スマートフォンが接続中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="131" />
        <source>Nobody is watching</source>
        <translation>視聴者はいません</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="132" />
        <source>1 is watching</source>
        <translation>1 人が視聴中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="132" />
        <source>{count} are watching</source>
        <translation>{count} 人が視聴中</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="158" />
        <source>{count} left out</source>
        <translation>{count} 枚省略</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="173" />
        <source>Try now</source>
        <translation>今すぐ試す</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="174" />
        <source>Choose another source</source>
        <translation>別の映像元を選ぶ</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="175" />
        <source>Sign in…</source>
        <translation>サインイン…</translation>
    </message>
    <message>
        <location filename="../care/text_dialog.py" line="70" />
        <location filename="../presenter.py" line="176" />
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="191" />
        <source>Looking for a camera…</source>
        <translation>カメラを探しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="192" />
        <source>Opening {source}…</source>
        <translation>{source} を開いています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="198" />
        <source>Preparing the style…</source>
        <translation>画風を準備しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="199" />
        <source>The first time, or at a new picture size, this takes some seconds.</source>
        <translation>初回や新しいサイズでは、数秒かかります。</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="213" />
        <source>No picture from {source} for {seconds} s</source>
        <translation>{source} から {seconds} 秒間、映像が届いていません</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="216" />
        <source>It goes on with the next one; if none comes, the source is opened again.</source>
        <translation>次の映像が届けば続きます。届かなければ、映像元を開き直します。</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="223" />
        <source>Art'Em cannot go on.</source>
        <translation>Art'Em を続行できません。</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="250" />
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="257" />
        <source>Trying now…</source>
        <translation>試しています…</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="258" />
        <source>Trying again in {seconds} s</source>
        <translation>{seconds} 秒後にもう一度試します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="283" />
        <source>No camera found: showing the demo scene</source>
        <translation>カメラが見つからないので、デモの景色を表示します</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="71" />
        <location filename="../presenter.py" line="294" />
        <source>Demo scene</source>
        <translation>デモの景色</translation>
    </message>
    <message>
        <location filename="../sharing/phone_camera.py" line="59" />
        <location filename="../presenter.py" line="296" />
        <source>Phone</source>
        <translation>スマートフォン</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="308" />
        <source>The style "{style}" is no longer there: showing another</source>
        <translation>画風「{style}」がなくなったので、別の画風を表示します</translation>
    </message>
    <message>
        <location filename="../presenter.py" line="323" />
        <source>{style} {percent} %</source>
        <translation>{style} {percent} %</translation>
    </message>
    <message>
        <location filename="../action.py" line="37" />
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <location filename="../action.py" line="38" />
        <source>&amp;Look</source>
        <translation>ルック(&amp;L)</translation>
    </message>
    <message>
        <location filename="../action.py" line="39" />
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <location filename="../action.py" line="40" />
        <source>&amp;Output</source>
        <translation>出力(&amp;O)</translation>
    </message>
    <message>
        <location filename="../action.py" line="41" />
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <location filename="../care/hints.py" line="74" />
        <location filename="../banner.py" line="105" />
        <location filename="../banner.py" line="104" />
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../looks/saved_section.py" line="28" />
        <source>Save a look, and come back to it with a click or a key.</source>
        <translation>ルックを保存すると、クリックやキーで戻れます。</translation>
    </message>
    <message>
        <location filename="../looks/saved_section.py" line="34" />
        <source>Time of a morph</source>
        <translation>移り変わりの時間</translation>
    </message>
    <message>
        <location filename="../looks/saved_section.py" line="35" />
        <source>How long the way to a saved look takes</source>
        <translation>保存したルックへ移り変わる時間</translation>
    </message>
    <message>
        <location filename="../looks/saved_section.py" line="60" />
        <source>{seconds:g} s</source>
        <translation>{seconds:g} 秒</translation>
    </message>
    <message>
        <location filename="../looks/saved_section.py" line="60" />
        <source>at once</source>
        <translation>すぐに</translation>
    </message>
    <message>
        <location filename="../looks/saved_section.py" line="64" />
        <source>Morph</source>
        <translation>移り変わり</translation>
    </message>
    <message>
        <location filename="../looks/beat_row.py" line="42" />
        <source>{number} beats a minute</source>
        <translation>毎分 {number} 拍</translation>
    </message>
    <message>
        <location filename="../looks/beat_row.py" line="51" />
        <source>Beats for each look</source>
        <translation>ルックごとの拍数</translation>
    </message>
    <message>
        <location filename="../looks/beat_row.py" line="70" />
        <source>{number} beats for each look</source>
        <translation>ルックごとに {number} 拍</translation>
    </message>
    <message>
        <location filename="../looks/look_store.py" line="107" />
        <source>The looks were not saved ({why})</source>
        <translation>ルックを保存できませんでした ({why})</translation>
    </message>
    <message>
        <location filename="../looks/name_dialog.py" line="21" />
        <source>Save the look</source>
        <translation>ルックを保存</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="18" />
        <location filename="../looks/name_dialog.py" line="24" />
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <location filename="../looks/name_dialog.py" line="27" />
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../looks/name_dialog.py" line="30" />
        <source>To replace a saved look, give its name.</source>
        <translation>保存したルックを置き換えるには、その名前を入れてください。</translation>
    </message>
    <message>
        <location filename="../looks/saved_looks.py" line="69" />
        <source>{most} looks are saved already; remove one first</source>
        <translation>ルックはもう {most} 個あります。先に一つ削除してください</translation>
    </message>
    <message>
        <location filename="../looks/saved_looks.py" line="78" />
        <source>a look "{name}" is saved already; give another name</source>
        <translation>ルック「{name}」はもうあります。別の名前にしてください</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="60" />
        <location filename="../looks/look_views.py" line="102" />
        <location filename="../looks/saved_looks.py" line="110" />
        <source>Look {number}</source>
        <translation>ルック {number}</translation>
    </message>
    <message>
        <location filename="../looks/saved_looks.py" line="121" />
        <source>The saved looks cannot be read ({why}); when you save one, their file stays as {aside}</source>
        <translation>保存したルックを読み込めません ({why})。新しく保存すると、元のファイルは {aside} として残ります</translation>
    </message>
    <message>
        <location filename="../looks/saved_looks.py" line="151" />
        <source>{name} is too large for a file of looks; remove it</source>
        <translation>{name} はルックのファイルとしては大きすぎます。削除してください</translation>
    </message>
    <message>
        <location filename="../looks/saved_looks.py" line="168" />
        <source>a look's name has 1 to {most} letters; give such a name</source>
        <translation>ルックの名前は 1 ～ {most} 文字にしてください</translation>
    </message>
    <message>
        <location filename="../looks/mixer.py" line="86" />
        <location filename="../looks/looks_list.py" line="38" />
        <source>Saved looks</source>
        <translation>保存したルック</translation>
    </message>
    <message>
        <location filename="../looks/looks_list.py" line="46" />
        <source>Rename</source>
        <translation>名前を変える</translation>
    </message>
    <message>
        <location filename="../looks/looks_list.py" line="47" />
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <location filename="../looks/looks_list.py" line="48" />
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <location filename="../looks/looks_list.py" line="49" />
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <location filename="../looks/looks_list.py" line="111" />
        <source>Press Shift and {number}; F2 gives it another name</source>
        <translation>Shift+{number} で呼び出し、F2 で名前を変えます</translation>
    </message>
    <message>
        <location filename="../looks/look_views.py" line="105" />
        <source>Look {number}: {name}</source>
        <translation>ルック {number}: {name}</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="130" />
        <location filename="../looks/mixer.py" line="29" />
        <source>Mixer</source>
        <translation>ミキサー</translation>
    </message>
    <message>
        <location filename="../looks/mixer.py" line="86" />
        <source>Beat</source>
        <translation>拍</translation>
    </message>
    <message>
        <location filename="../looks/mix_pad_view.py" line="55" />
        <source>Mix of styles</source>
        <translation>画風の混ぜ合わせ</translation>
    </message>
    <message>
        <location filename="../looks/mix_pad_view.py" line="56" />
        <source>Drag between styles to mix them; Ctrl-drag moves a style</source>
        <translation>画風の間をドラッグすると混ざります。Ctrl+ドラッグで画風を動かせます</translation>
    </message>
    <message>
        <location filename="../looks/looks.py" line="168" />
        <source>There are not two looks to walk through; save another one</source>
        <translation>ルックを巡るには二つ必要です。もう一つ保存してください</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="25" />
        <source>Open a video or a picture…</source>
        <translation>動画や画像を開く…</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="32" />
        <source>Open an address…</source>
        <translation>アドレスを開く…</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="35" />
        <source>An IP camera, a phone or a stream</source>
        <translation>IP カメラ、スマートフォン、ストリーム</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="40" />
        <source>Use a phone…</source>
        <translation>スマートフォンを使う…</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="43" />
        <source>A phone on your network becomes the camera</source>
        <translation>同じネットワークのスマートフォンがカメラになります</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="48" />
        <source>Part of the screen…</source>
        <translation>画面の一部…</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="51" />
        <source>Draw around what to look at, such as a video in a web page</source>
        <translation>ウェブページの動画など、見たい部分を囲みます</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="56" />
        <source>Choose the source…</source>
        <translation>映像元を選ぶ…</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="69" />
        <source>Add a picture as a style…</source>
        <translation>画像を画風に加える…</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="72" />
        <source>Paint in the style of any picture; you can also drop or paste it</source>
        <translation>どんな画像の画風でも描けます。ドロップや貼り付けもできます</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="78" />
        <source>Paste a picture as a style</source>
        <translation>画像を画風として貼り付け</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="91" />
        <source>Options…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="94" />
        <source>Size, device, precision and frame rate</source>
        <translation>サイズ、デバイス、精度、フレーム数</translation>
    </message>
    <message>
        <location filename="../actions/file.py" line="100" />
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="21" />
        <source>Record</source>
        <translation>録画</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="24" />
        <source>Record what is shown to your folder of videos, with the sound of the source</source>
        <translation>表示中の映像を、映像元の音とともにビデオフォルダーへ録画します</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="31" />
        <source>Take a snapshot</source>
        <translation>スナップショットを撮る</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="34" />
        <source>Keep this picture with its look: dropped on the window it brings the look back</source>
        <translation>この一枚をルックごと保存します。ウィンドウにドロップするとルックが戻ります</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="40" />
        <source>Virtual camera</source>
        <translation>仮想カメラ</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="43" />
        <source>Show the picture to video calls and other programs as a camera</source>
        <translation>ビデオ通話などのアプリに、カメラとして映像を渡します</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="53" />
        <source>Show the picture live on a server such as YouTube, Twitch or your own</source>
        <translation>YouTube、Twitch、自分のサーバーなどで映像をライブ配信します</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="59" />
        <source>Share with phones and browsers…</source>
        <translation>スマートフォンやブラウザーに共有…</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="62" />
        <source>Let others in your network watch, by a code or a link</source>
        <translation>同じネットワークの人が、コードかリンクで見られるようにします</translation>
    </message>
    <message>
        <location filename="../actions/output.py" line="67" />
        <source>Open the folder of recordings</source>
        <translation>録画のフォルダーを開く</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="26" />
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="27" />
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="37" />
        <source>Keep colours</source>
        <translation>元の色を保つ</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="40" />
        <source>Paint in the colours of the picture</source>
        <translation>映像の色のまま描きます</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="47" />
        <source>Usual values</source>
        <translation>標準の値</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="49" />
        <source>Set everything back but the styles</source>
        <translation>画風以外をすべて標準の値に戻します</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="71" />
        <source>Save the look…</source>
        <translation>ルックを保存…</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="74" />
        <source>Keep the styles and all values, to come back to them with one key</source>
        <translation>画風とすべての値を保存し、キー一つで戻れるようにします</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="80" />
        <source>Walk through the looks</source>
        <translation>ルックを順に巡る</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="83" />
        <source>Go from one saved look to the next on the beat</source>
        <translation>保存したルックを拍に合わせて順に移ります</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="89" />
        <source>Tap the beat</source>
        <translation>拍を打つ</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="92" />
        <source>Press it on the beat of the music, a few times</source>
        <translation>音楽の拍に合わせて数回押してください</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="115" />
        <source>Next style</source>
        <translation>次の画風</translation>
    </message>
    <message>
        <location filename="../actions/look.py" line="124" />
        <source>Previous style</source>
        <translation>前の画風</translation>
    </message>
    <message>
        <location filename="../actions/help.py" line="20" />
        <source>Log…</source>
        <translation>ログ…</translation>
    </message>
    <message>
        <location filename="../actions/help.py" line="23" />
        <source>What Art'Em did in this run, to find out what went wrong</source>
        <translation>今回 Art'Em が行ったことです。不具合の原因を探すときに使います</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="34" />
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="37" />
        <source>Fill the screen; Esc leaves, a double-click does both</source>
        <translation>画面いっぱいに表示します。Esc で戻り、ダブルクリックで切り替わります</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="40" />
        <source>Leave full screen</source>
        <translation>全画面を終了</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="50" />
        <source>Mirror</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="53" />
        <source>Swap left and right, in this window only</source>
        <translation>このウィンドウだけ左右を入れ替えます</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="61" />
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="64" />
        <source>Show the original on the left; drag across the picture to move the border</source>
        <translation>左に元の映像を表示します。ドラッグで境目が動きます</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="71" />
        <source>Original side by side</source>
        <translation>元の映像を横に並べる</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="74" />
        <source>Show the whole original on the left of the stylized picture</source>
        <translation>元の映像をまるごと左に並べます</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="80" />
        <source>Original in a corner</source>
        <translation>元の映像を隅に</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="83" />
        <source>Show the original small in the picture; drag it to another corner</source>
        <translation>元の映像を小さく重ねます。ドラッグで別の隅へ移せます</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="95" />
        <source>All styles at once</source>
        <translation>すべての画風を一度に</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="98" />
        <source>See the picture in every style, and choose one</source>
        <translation>すべての画風で映像を見て選びます</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="106" />
        <source>Picture in picture</source>
        <translation>ピクチャー イン ピクチャー</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="109" />
        <source>Keep the picture in a small window above all others</source>
        <translation>小さなウィンドウで常に手前に映します</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="115" />
        <source>Output window</source>
        <translation>出力ウィンドウ</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="118" />
        <source>Show the picture alone on a second screen or a projector; F fills the screen</source>
        <translation>二つ目の画面やプロジェクターに映像だけを映します。F で画面いっぱいになります</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="133" />
        <source>Mix styles on a pad, set all values, save looks</source>
        <translation>パッドで画風を混ぜ、値を調整し、ルックを保存します</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="141" />
        <source>Where the time goes</source>
        <translation>時間の内訳</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="144" />
        <source>How long each stage of a frame takes</source>
        <translation>フレームの各段階にかかる時間</translation>
    </message>
    <message>
        <location filename="../actions/view.py" line="150" />
        <source>Search all commands…</source>
        <translation>すべてのコマンドを検索…</translation>
    </message>
    <message>
        <location filename="../views/compare.py" line="64" />
        <location filename="../views/compare.py" line="56" />
        <source>Original</source>
        <translation>元の映像</translation>
    </message>
    <message>
        <location filename="../views/compare.py" line="65" />
        <location filename="../views/compare.py" line="57" />
        <source>Stylized</source>
        <translation>画風あり</translation>
    </message>
    <message>
        <location filename="../views/feed.py" line="60" />
        <source>Picture</source>
        <translation>映像</translation>
    </message>
    <message>
        <location filename="../views/feed.py" line="62" />
        <source>The stylized picture; drag across it to see the original</source>
        <translation>画風をかけた映像。ドラッグすると元の映像が見えます</translation>
    </message>
    <message>
        <location filename="../views/outlet.py" line="116" />
        <source>Art'Em output</source>
        <translation>Art'Em 出力</translation>
    </message>
    <message>
        <location filename="../views/outlet.py" line="184" />
        <source>Art'Em picture in picture</source>
        <translation>Art'Em ピクチャー イン ピクチャー</translation>
    </message>
    <message>
        <location filename="../views/grid_view.py" line="142" />
        <source>Cannot be painted</source>
        <translation>描けません</translation>
    </message>
    <message>
        <location filename="../views/grid_view.py" line="190" />
        <source>All styles</source>
        <translation>すべての画風</translation>
    </message>
    <message>
        <location filename="../views/overlay.py" line="55" />
        <source>Where the time of a frame goes</source>
        <translation>フレームの時間の内訳</translation>
    </message>
    <message>
        <location filename="../views/overlay.py" line="155" />
        <source>Capture to paint</source>
        <translation>取り込みから表示まで</translation>
    </message>
    <message>
        <location filename="../views/overlay.py" line="190" />
        <source>now</source>
        <translation>今</translation>
    </message>
    <message>
        <location filename="../views/overlay.py" line="214" />
        <source>Latency, ms</source>
        <translation>遅延 (ms)</translation>
    </message>
    <message>
        <location filename="../views/recording_card.py" line="22" />
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <location filename="../views/timing.py" line="15" />
        <source>Capture</source>
        <translation>取り込み</translation>
    </message>
    <message>
        <location filename="../views/timing.py" line="16" />
        <source>Wait in the slot</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <location filename="../views/timing.py" line="17" />
        <source>Stylize</source>
        <translation>画風の適用</translation>
    </message>
    <message>
        <location filename="../views/timing.py" line="18" />
        <source>Hand over</source>
        <translation>受け渡し</translation>
    </message>
    <message>
        <location filename="../views/timing.py" line="19" />
        <source>Paint</source>
        <translation>描画</translation>
    </message>
    <message>
        <location filename="../views/timing.py" line="98" />
        <source>frame budget {time}</source>
        <translation>フレームの持ち時間 {time}</translation>
    </message>
    <message>
        <location filename="../views/timing.py" line="99" />
        <source>{seconds} s ago</source>
        <translation>{seconds} 秒前</translation>
    </message>
    <message>
        <location filename="../styles/style_switcher.py" line="184" />
        <source>the styles of this look belong to different nets; mix others</source>
        <translation>このルックの画風は別々のネットのものです。ほかの画風を混ぜてください</translation>
    </message>
    <message>
        <location filename="../styles/style_switcher.py" line="185" />
        <source>the style {style} of this look is not here; add it first</source>
        <translation>このルックの画風 {style} がありません。先に加えてください</translation>
    </message>
    <message>
        <location filename="../styles/own_styles.py" line="68" />
        <source>{net} wears pictures from the next start on</source>
        <translation>次の起動から、{net} が画像の画風をかけます</translation>
    </message>
    <message>
        <location filename="../styles/style_tile.py" line="76" />
        <source>Style by {who}</source>
        <translation>{who} の画風</translation>
    </message>
    <message>
        <location filename="../styles/style_tile.py" line="76" />
        <source>Style</source>
        <translation>画風</translation>
    </message>
    <message>
        <location filename="../styles/style_tile.py" line="81" />
        <source>Remove {style}</source>
        <translation>{style} を削除</translation>
    </message>
    <message>
        <location filename="../styles/style_tile.py" line="164" />
        <source>Your picture</source>
        <translation>自分の画像</translation>
    </message>
    <message>
        <location filename="../styles/style_tile.py" line="166" />
        <source>Paint in the style of a picture of yours: choose it, drop it or paste it</source>
        <translation>自分の画像の画風で描きます。選ぶか、ドロップするか、貼り付けてください</translation>
    </message>
    <message>
        <location filename="../styles/style_tile.py" line="193" />
        <source>Press {key}</source>
        <translation>{key} キー</translation>
    </message>
    <message>
        <location filename="../styles/style_tile.py" line="194" />
        <source>Ctrl-click mixes it with the style shown</source>
        <translation>Ctrl+クリックで表示中の画風と混ぜます</translation>
    </message>
    <message>
        <location filename="../styles/style_tile.py" line="195" />
        <source>Right-click removes it</source>
        <translation>右クリックで削除できます</translation>
    </message>
    <message>
        <location filename="../styles/style_picker.py" line="33" />
        <source>Styles</source>
        <translation>画風</translation>
    </message>
    <message>
        <location filename="../care/crash_dialog.py" line="19" />
        <source>This is what is known. Passwords are left out; nothing is sent anywhere.</source>
        <translation>分かっていることを記しました。パスワードは含まれず、どこにも送信されません。</translation>
    </message>
    <message>
        <location filename="../care/care.py" line="33" />
        <location filename="../care/crash_dialog.py" line="20" />
        <source>The last run ended unexpectedly</source>
        <translation>前回は予期せず終了しました</translation>
    </message>
    <message>
        <location filename="../care/crash_dialog.py" line="22" />
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <location filename="../care/hint_trail.py" line="13" />
        <source>Press 1 to 9 or click a style</source>
        <translation>1 ～ 9 のキーを押すか、画風をクリックします</translation>
    </message>
    <message>
        <location filename="../care/hint_trail.py" line="14" />
        <source>Drop any picture on the window to paint in its style</source>
        <translation>画像をドロップすると、その画風で描きます</translation>
    </message>
    <message>
        <location filename="../care/hint_trail.py" line="15" />
        <source>{key} finds every command</source>
        <translation>{key} ですべてのコマンドを探せます</translation>
    </message>
    <message>
        <location filename="../sharing/link_line.py" line="44" />
        <location filename="../sharing/link_line.py" line="20" />
        <location filename="../care/care.py" line="34" />
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <location filename="../care/care.py" line="41" />
        <source>The report cannot be read: {why}</source>
        <translation>報告を読み込めません: {why}</translation>
    </message>
    <message>
        <location filename="../care/care.py" line="60" />
        <source>Saved as {name}</source>
        <translation>{name} として保存しました</translation>
    </message>
    <message>
        <location filename="../care/care.py" line="61" />
        <source>Not saved: {why}</source>
        <translation>保存できませんでした: {why}</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="18" />
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="19" />
        <source>Events and worse</source>
        <translation>イベント以上</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="20" />
        <source>Warnings and worse</source>
        <translation>警告以上</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="21" />
        <source>Errors only</source>
        <translation>エラーのみ</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="34" />
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="34" />
        <source>What Art'Em did in this run, the newest last.</source>
        <translation>今回 Art'Em が行ったことです。新しいものほど下にあります。</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="40" />
        <location filename="../care/log_window.py" line="39" />
        <source>Which lines are shown</source>
        <translation>表示する行</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="45" />
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location filename="../care/log_window.py" line="69" />
        <source>Save the log</source>
        <translation>ログを保存</translation>
    </message>
    <message>
        <location filename="../sharing/link_line.py" line="24" />
        <location filename="../care/text_dialog.py" line="53" />
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <location filename="../care/text_dialog.py" line="54" />
        <source>Copy the whole text, to paste it where you report it</source>
        <translation>報告に貼り付けられるよう、全文をコピーします</translation>
    </message>
    <message>
        <location filename="../care/welcome.py" line="47" />
        <source>Showing the demo scene</source>
        <translation>デモの景色を表示しています</translation>
    </message>
    <message>
        <location filename="../care/welcome.py" line="48" />
        <source>Use {camera}</source>
        <translation>{camera} を使う</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="73" />
        <location filename="../sources/address_dialog.py" line="54" />
        <location filename="../sources/step_list.py" line="17" />
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="19" />
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="20" />
        <source>Encryption</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="21" />
        <source>Login</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="22" />
        <source>Answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="23" />
        <source>Video</source>
        <translation>映像</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="37" />
        <source>Trying…</source>
        <translation>試しています…</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="85" />
        <source>OK</source>
        <translation>成功</translation>
    </message>
    <message>
        <location filename="../sources/step_list.py" line="85" />
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <location filename="../sources/source_finder.py" line="73" />
        <source>Screen {number}</source>
        <translation>画面 {number}</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="67" />
        <location filename="../sources/sources.py" line="167" />
        <location filename="../sources/region_overlay.py" line="63" />
        <location filename="../sources/region_overlay.py" line="62" />
        <source>Part of the screen</source>
        <translation>画面の一部</translation>
    </message>
    <message>
        <location filename="../sources/region_overlay.py" line="177" />
        <source>Drag over the part of the screen to look at. Esc gives up.</source>
        <translation>見たい部分をドラッグで囲んでください。Esc でやめます。</translation>
    </message>
    <message>
        <location filename="../sources/region_overlay.py" line="178" />
        <source>By keys: arrows move it, Shift and arrows size it, Return takes it.</source>
        <translation>キー操作: 矢印で動かし、Shift+矢印で大きさを変え、Enter で決めます。</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="51" />
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="51" />
        <source>Open an address</source>
        <translation>アドレスを開く</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="55" />
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="55" />
        <source>only if the camera asks for one</source>
        <translation>カメラが求める場合だけ</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="56" />
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="82" />
        <location filename="../sources/address_dialog.py" line="62" />
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="63" />
        <source>Try the address step by step, to see where it fails</source>
        <translation>アドレスを段階ごとに試し、どこで失敗するかを調べます</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="31" />
        <location filename="../sources/address_dialog.py" line="65" />
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="95" />
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../sources/address_dialog.py" line="117" />
        <source>An IP camera, or a phone with a camera app, on your network.</source>
        <translation>同じネットワークの IP カメラ、またはカメラアプリの入ったスマートフォン。</translation>
    </message>
    <message>
        <location filename="../sources/format_list.py" line="62" />
        <source>{rate} FPS</source>
        <translation>{rate} FPS</translation>
    </message>
    <message>
        <location filename="../sources/sources.py" line="154" />
        <source>Open a video or a picture</source>
        <translation>動画や画像を開く</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="28" />
        <source>Address that the phone shows</source>
        <translation>スマートフォンに表示されるアドレス</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="30" />
        <source>QR code of the app's page in the Play Store</source>
        <translation>Play ストアのアプリのページの QR コード</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="49" />
        <source>On an iPhone, or with another app</source>
        <translation>iPhone やほかのアプリで</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="50" />
        <source>Any app does that gives an address for motion JPEG (http://) or RTSP (rtsp://). The phone and this computer must be in the same network.</source>
        <translation>Motion JPEG (http://) か RTSP (rtsp://) のアドレスを出すアプリなら使えます。スマートフォンとこのコンピューターは同じネットワークにつないでください。</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="59" />
        <source>On an Android phone</source>
        <translation>Android で</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="61" />
        <source>1. Install the app IP Webcam: scan the code, it leads to the Play Store.</source>
        <translation>1. コードを読み取って Play ストアからアプリ IP Webcam を入れます。</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="62" />
        <source>2. Open it and choose "Start server", at the end of its list.</source>
        <translation>2. アプリを開き、一覧の最後の「Start server」を選びます。</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="63" />
        <source>3. Type the address that it shows at the bottom of its picture:</source>
        <translation>3. 映像の下に表示されるアドレスを入れます:</translation>
    </message>
    <message>
        <location filename="../sources/other_app.py" line="71" />
        <source>IP Webcam in the Play Store</source>
        <translation>Play ストアの IP Webcam</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="42" />
        <source>Choose what to look at: a camera, a screen, a window, an address or a file</source>
        <translation>何を見るかを選びます: カメラ、画面、ウィンドウ、アドレス、ファイル</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="44" />
        <source>Source</source>
        <translation>映像元</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="48" />
        <source>Source: {name}</source>
        <translation>映像元: {name}</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="65" />
        <source>Cameras</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="65" />
        <source>No camera found</source>
        <translation>カメラが見つかりません</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="66" />
        <source>Screens</source>
        <translation>画面</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="69" />
        <source>Windows</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="74" />
        <source>Use a phone</source>
        <translation>スマートフォンを使う</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="75" />
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <location filename="../sources/source_picker.py" line="101" />
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <location filename="../sources/newcomer.py" line="39" />
        <source>{camera} was plugged in</source>
        <translation>{camera} が接続されました</translation>
    </message>
    <message>
        <location filename="../sharing/phone_camera.py" line="64" />
        <location filename="../sources/newcomer.py" line="40" />
        <source>Use it</source>
        <translation>これを使う</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="27" />
        <source>Use a phone as the camera</source>
        <translation>スマートフォンをカメラにする</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="30" />
        <source>QR code of the page that makes the phone a camera</source>
        <translation>スマートフォンをカメラにするページの QR コード</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="47" />
        <source>Preparing the code…</source>
        <translation>コードを準備しています…</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="48" />
        <source>Waiting for the phone…</source>
        <translation>スマートフォンを待っています…</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="50" />
        <source>The certificate's fingerprint begins with {letters}.</source>
        <translation>証明書のフィンガープリントは {letters} で始まります。</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="68" />
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="68" />
        <source>Another app…</source>
        <translation>別のアプリ…</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="69" />
        <source>Such as IP Webcam, or a camera's own app</source>
        <translation>IP Webcam や、カメラ専用のアプリなど</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="81" />
        <source>1. Scan the code with the phone. It must be in the same network.</source>
        <translation>1. スマートフォンでコードを読み取ります。同じネットワークにある必要があります。</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="82" />
        <source>2. The browser warns once, because this computer made its certificate itself. Choose "Advanced" or "Details" there, and go on.</source>
        <translation>2. 証明書はこのコンピューターが自分で作ったものなので、ブラウザーが一度だけ警告します。「詳細設定」か「詳細」を選んで先へ進みます。</translation>
    </message>
    <message>
        <location filename="../sources/phone_dialog.py" line="89" />
        <source>3. Start the camera on the page, and allow it.</source>
        <translation>3. ページでカメラを開始し、使用を許可します。</translation>
    </message>
    <message>
        <location filename="../sources/region_picker.py" line="55" />
        <source>No screen can be drawn on here; choose a whole screen</source>
        <translation>ここでは画面の一部を選べません。画面全体を選んでください</translation>
    </message>
    <message>
        <location filename="../sharing/phone_camera.py" line="63" />
        <source>A phone offers its camera</source>
        <translation>スマートフォンがカメラを提供しています</translation>
    </message>
    <message>
        <location filename="../sharing/link_line.py" line="18" />
        <source>Link</source>
        <translation>リンク</translation>
    </message>
    <message>
        <location filename="../sharing/link_line.py" line="22" />
        <source>Show the whole link; whoever reads it can come in</source>
        <translation>リンク全体を表示します。読んだ人は誰でも入れます</translation>
    </message>
    <message>
        <location filename="../sharing/link_line.py" line="25" />
        <source>Copy the whole link, to send it to somebody</source>
        <translation>リンク全体をコピーします。誰かに送るときに</translation>
    </message>
    <message>
        <location filename="../sharing/link_line.py" line="27" />
        <source>Copy for OBS or VLC</source>
        <translation>OBS・VLC 用にコピー</translation>
    </message>
    <message>
        <location filename="../sharing/link_line.py" line="28" />
        <source>The link that programs open which play network streams</source>
        <translation>ネットワークの映像を再生するプログラムで開くリンクです</translation>
    </message>
    <message>
        <location filename="../sharing/link_line.py" line="44" />
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="23" />
        <source>Share with phones and browsers</source>
        <translation>スマートフォンやブラウザーに共有</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="27" />
        <source>QR code of the link</source>
        <translation>リンクの QR コード</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="33" />
        <source>Stop sharing</source>
        <translation>共有を終了</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="36" />
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="37" />
        <source>Close this; sharing goes on</source>
        <translation>この画面を閉じます。共有は続きます</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="55" />
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="67" />
        <source>Scan the code with a phone, or open this link:</source>
        <translation>スマートフォンでコードを読み取るか、このリンクを開きます:</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="69" />
        <source>Whoever has the link and is in your network can watch the picture and offer a camera. Give it only to people you trust.</source>
        <translation>リンクを知っていて同じネットワークにいる人は、映像を見たり、カメラを提供したりできます。信頼できる人にだけ渡してください。</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="83" />
        <source>The browser warns once, because this computer made its certificate itself. Choose "Advanced" or "Details" there, and go on. To be sure that it talks to this computer, compare the certificate's fingerprint (SHA-256):</source>
        <translation>証明書はこのコンピューターが自分で作ったものなので、ブラウザーが一度だけ警告します。「詳細設定」か「詳細」を選んで先へ進みます。確かにこのコンピューターとつながっているか、証明書のフィンガープリント (SHA-256) を見比べて確認できます:</translation>
    </message>
    <message>
        <location filename="../sharing/share_dialog.py" line="90" />
        <source>The first time</source>
        <translation>初めてのとき</translation>
    </message>
    <message>
        <location filename="../../films/film.py" line="96" />
        <source>"{name}" has no pictures from --start to --end; it is {seconds:.1f} s long</source>
        <translation>「{name}」の --start から --end までに映像がありません。長さは {seconds:.1f} 秒です</translation>
    </message>
    <message>
        <location filename="../../films/film.py" line="122" />
        <source>"{name}" is only {width}x{height}; each side needs {least} pixels</source>
        <translation>「{name}」は {width}x{height} しかありません。各辺に {least} ピクセル必要です</translation>
    </message>
    <message>
        <location filename="../../capture/video.py" line="44" />
        <location filename="../../films/film.py" line="163" />
        <source>"{name}" has no pictures, only sound; use a video file</source>
        <translation>「{name}」には映像がなく、音だけです。動画ファイルを使ってください</translation>
    </message>
    <message>
        <location filename="../../films/container.py" line="130" />
        <source>sound or subtitle</source>
        <translation>音声か字幕</translation>
    </message>
    <message>
        <location filename="../../films/container.py" line="136" />
        <source>the {kind} track of "{name}" cannot be kept as it is; convert it first, as with ffmpeg -i "{name}" -c copy -c:a flac NEW.mkv</source>
        <translation>「{name}」のトラック ({kind}) はそのまま残せません。ffmpeg -i "{name}" -c copy -c:a flac NEW.mkv などで先に変換してください</translation>
    </message>
    <message>
        <location filename="../../films/container.py" line="141" />
        <source>such a file cannot hold the {kind} track of "{name}"; use a name that ends in .mkv</source>
        <translation>この形式には「{name}」のトラック ({kind}) を入れられません。名前の終わりを .mkv にしてください</translation>
    </message>
    <message>
        <location filename="../../films/joining.py" line="130" />
        <location filename="../../films/joining.py" line="128" />
        <source>pictures are missing or late</source>
        <translation>映像が欠けているか遅れています</translation>
    </message>
    <message>
        <location filename="../../films/joining.py" line="132" />
        <source>sound is missing</source>
        <translation>音声が欠けています</translation>
    </message>
    <message>
        <location filename="../../films/joining.py" line="134" />
        <source>its pictures cannot be decoded</source>
        <translation>映像をデコードできません</translation>
    </message>
    <message>
        <location filename="../../films/joining.py" line="154" />
        <source>what was written to "{name}" is not whole ({why}); check the disk and run again</source>
        <translation>「{name}」への書き込みが不完全です ({why})。ディスクを確かめて、もう一度実行してください</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="78" />
        <source>"{path}" is too large for a cue file</source>
        <translation>「{path}」はキューファイルとして大きすぎます</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="81" />
        <source>the cue file "{path}" cannot be read; check the path</source>
        <translation>キューファイル「{path}」を読み込めません。パスを確かめてください</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="84" />
        <source>the cue file "{path}" is not TOML ({why}); mend it</source>
        <translation>キューファイル「{path}」が TOML になっていません ({why})。直してください</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="93" />
        <source>a cue file has nothing but [[cue]] tables; write one for each change</source>
        <translation>キューファイルに書けるのは [[cue]] の表だけです。変化ごとに一つ書いてください</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="99" />
        <source>the cue at {time:g} s is not after the one before; put them in order</source>
        <translation>{time:g} 秒のキューが前のキューより後になっていません。順に並べてください</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="108" />
        <source>a cue has a time, a look and perhaps a transition; give those</source>
        <translation>キューには時刻とルックが必要で、切り替えの時間も書けます。これらを指定してください</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="114" />
        <source>a look has no "{name}"; leave it out</source>
        <translation>ルックに「{name}」という項目はありません。省いてください</translation>
    </message>
    <message>
        <location filename="../../films/cues.py" line="123" />
        <source>a cue's times are seconds from 0 up; give such numbers</source>
        <translation>キューの時間は 0 以上の秒数です。そのような数値にしてください</translation>
    </message>
    <message>
        <location filename="../../films/encoders.py" line="84" />
        <source>there is no codec "{codec}"; give one of {codecs}</source>
        <translation>コーデック「{codec}」はありません。{codecs} から選んでください</translation>
    </message>
    <message>
        <location filename="../../films/encoders.py" line="87" />
        <source>--quality {quality} is out of range; give 0 to 100</source>
        <translation>--quality {quality} は範囲外です。0 から 100 までにしてください</translation>
    </message>
    <message>
        <location filename="../../films/encoders.py" line="93" />
        <source>{codec} cannot encode {width}x{height} for {suffix} here; choose another --codec or .mkv</source>
        <translation>ここでは {codec} で {width}x{height} を {suffix} 用にエンコードできません。別の --codec か .mkv を選んでください</translation>
    </message>
    <message>
        <location filename="../../films/colours.py" line="44" />
        <source>the film is HDR ({kind}), which is not painted yet; convert it to SDR first</source>
        <translation>この映像は HDR ({kind}) で、まだ描けません。先に SDR に変換してください</translation>
    </message>
    <message>
        <location filename="../../films/job.py" line="172" />
        <source>"{path}" was begun on {device} in {precision}, which failed; run the same again when it works, or with --device {other} --precision {its} to begin anew</source>
        <translation>「{path}」は {device} ({precision}) で描き始めましたが、エラーが起きました。直ってから同じコマンドを再実行するか、--device {other} --precision {its} を付けて最初から描き直してください</translation>
    </message>
    <message>
        <location filename="../../films/job.py" line="187" />
        <source>"{path}" has come to be meanwhile; move it, or run again with --overwrite</source>
        <translation>処理中に「{path}」が作られました。移動するか、--overwrite を付けて再実行してください</translation>
    </message>
    <message>
        <location filename="../../films/job.py" line="205" />
        <source>"{path}" has parts of another run, which stay ({why}); delete it</source>
        <translation>「{path}」に別の実行の途中のファイルが残っていて消せません ({why})。削除してください</translation>
    </message>
    <message>
        <location filename="../../films/job.py" line="219" />
        <source>"{path}" cannot be written ({why}); mend that and run the same again</source>
        <translation>「{path}」に書き込めません ({why})。直してから、同じコマンドをもう一度実行してください</translation>
    </message>
    <message>
        <location filename="../../films/job.py" line="244" />
        <source>"{path}" is being painted by another run; wait for it, or give another name</source>
        <translation>「{path}」は別の実行で処理中です。終わるのを待つか、別の名前を指定してください</translation>
    </message>
    <message>
        <location filename="../../films/job.py" line="269" />
        <source>"{path}" needs about {needed} MB and its disk has {free}; free some space</source>
        <translation>「{path}」には約 {needed} MB 必要ですが、ディスクの空きは {free} MB です。空き容量を増やしてください</translation>
    </message>
    <message>
        <location filename="../../cli/targets.py" line="91" />
        <location filename="../../films/job.py" line="280" />
        <source>"{path}" would be written over itself; give another name with -o</source>
        <translation>「{path}」が自分自身に上書きされます。-o で別の名前を指定してください</translation>
    </message>
    <message>
        <location filename="../../films/job.py" line="283" />
        <source>"{path}" is there already; give another name, or --overwrite</source>
        <translation>「{path}」はもうあります。別の名前か --overwrite を指定してください</translation>
    </message>
    <message>
        <location filename="../../films/job.py" line="286" />
        <source>the folder of "{path}" cannot be written to; choose another place</source>
        <translation>「{path}」のフォルダーに書き込めません。別の場所を選んでください</translation>
    </message>
    <message>
        <location filename="../../engine/torch_backend.py" line="57" />
        <location filename="../../engine/big_picture.py" line="111" />
        <source>{device} failed: {why}</source>
        <translation>{device} でエラーが起きました: {why}</translation>
    </message>
    <message>
        <location filename="../../engine/big_picture.py" line="146" />
        <source>there is no room in "{folder}" for what painting {width}x{height} takes meanwhile ({why}); free some space there</source>
        <translation>{width}x{height} の描画に必要な一時領域が「{folder}」にありません ({why})。空き容量を増やしてください</translation>
    </message>
    <message>
        <location filename="../../engine/painter.py" line="68" />
        <source>this machine has {count} processors; give --threads with as many or fewer</source>
        <translation>このマシンのプロセッサは {count} 個です。--threads にはそれ以下を指定してください</translation>
    </message>
    <message>
        <location filename="../../engine/painter.py" line="199" />
        <source>pictures of {width}x{height} cannot be painted here; choose another size</source>
        <translation>{width}x{height} の画像はここでは描画できません。別のサイズを選んでください</translation>
    </message>
    <message>
        <location filename="../../engine/painter.py" line="264" />
        <source>no device can run this net</source>
        <translation>このネットを実行できるデバイスがありません</translation>
    </message>
    <message>
        <location filename="../../engine/painter.py" line="306" />
        <source>a picture of {width}x{height} is too small; each side needs {least} pixels</source>
        <translation>{width}x{height} の映像は小さすぎます。各辺に {least} ピクセル必要です</translation>
    </message>
    <message>
        <location filename="../../engine/openvino_backend.py" line="94" />
        <source>OpenVINO failed: {why}</source>
        <translation>OpenVINO でエラーが起きました: {why}</translation>
    </message>
    <message>
        <location filename="../../engine/openvino_backend.py" line="133" />
        <source>OpenVINO cannot compile for {width}x{height}: {why}</source>
        <translation>OpenVINO が {width}x{height} 用にコンパイルできません: {why}</translation>
    </message>
    <message>
        <location filename="../../engine/torch_backend.py" line="42" />
        <source>torch cannot use {device}: {why}</source>
        <translation>torch が {device} を使えません: {why}</translation>
    </message>
    <message>
        <location filename="../../engine/torch_backend.py" line="66" />
        <source>{device} cannot stylize {width}x{height}: {why}</source>
        <translation>{device} では {width}x{height} の映像に画風をかけられません: {why}</translation>
    </message>
    <message>
        <location filename="../../engine/onnx_net.py" line="34" />
        <source>{path} cannot be run ({why}); export it again</source>
        <translation>{path} を実行できません ({why})。もう一度書き出してください</translation>
    </message>
    <message>
        <location filename="../../engine/pixel_net.py" line="52" />
        <source>the decoder was trained with other weights of VGG-19 than those at hand; name the file it was trained with in ARTEM_VGG</source>
        <translation>デコーダーの学習に使われた VGG-19 の重みが、ここにあるものと違います。学習に使ったファイルを ARTEM_VGG で指定してください</translation>
    </message>
    <message>
        <location filename="../../engine/picture_style.py" line="39" />
        <source>this net wears only what it has learned; choose one of its styles</source>
        <translation>このネットは学習した画風しかかけられません。その中から選んでください</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="45" />
        <source>{first} is a whole net; add it by itself</source>
        <translation>{first} は一つで完結したネットです。単独で加えてください</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="57" />
        <source>the weights of {name} are not all finite; get it again</source>
        <translation>{name} の重みに有限でない値があります。もう一度入手してください</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="73" />
        <source>pictures and nets are added one by one; add them by themselves</source>
        <translation>画像とネットは一緒に加えられません。一つずつ加えてください</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="148" />
        <location filename="../../engine/foreign.py" line="85" />
        <source>there is no net file {path}; check the path</source>
        <translation>ネットのファイル {path} がありません。パスを確かめてください</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="87" />
        <source>{path} is neither a picture nor a net by its name; {accepted}</source>
        <translation>{path} は、名前からは画像でもネットでもありません。{accepted}</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="91" />
        <source>{path} is {size} MB; a net has at most {most} MB</source>
        <translation>{path} は {size} MB あります。ネットは {most} MB までです</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="97" />
        <source>{path} is a Lua Torch file, for which no maintained reader exists; {accepted}</source>
        <translation>{path} は Lua Torch のファイルで、読み込む手段がもうありません。{accepted}</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="102" />
        <source>{path} holds more than tensors and is not read, since that could run a program; save its state_dict() alone</source>
        <translation>{path} にはテンソル以外のものがあり、プログラムが動くおそれがあるので読み込みません。state_dict() だけを保存してください</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="110" />
        <source>{path} cannot be read ({why}); {accepted}</source>
        <translation>{path} を読み込めません ({why})。{accepted}</translation>
    </message>
    <message>
        <location filename="../../engine/foreign.py" line="134" />
        <source>{path} unfolds to over {most} MB; get it again</source>
        <translation>{path} は展開すると {most} MB を超えます。もう一度入手してください</translation>
    </message>
    <message>
        <location filename="../../engine/pass_memory.py" line="37" />
        <source>a picture of {width}x{height} takes about {needed} GB of memory with this net, and there are {memory}; make it smaller, or use a style of the gallery</source>
        <translation>このネットで {width}x{height} の画像を描くには約 {needed} GB のメモリが必要ですが、{memory} GB しかありません。画像を小さくするか、ギャラリーのスタイルを使ってください</translation>
    </message>
    <message>
        <location filename="../../engine/device.py" line="62" />
        <source>there is no device "{wanted}"; here there are {devices}</source>
        <translation>デバイス「{wanted}」はありません。ここで使えるのは {devices} です</translation>
    </message>
    <message>
        <location filename="../../engine/device.py" line="66" />
        <source>{wanted} is not available here; there are {devices}, and `artem doctor` may tell why</source>
        <translation>{wanted} はここでは使えません。使えるのは {devices} です。理由は `artem doctor` で分かることがあります</translation>
    </message>
    <message>
        <location filename="../../engine/device.py" line="79" />
        <source>there is no precision "{wanted}"; give {precisions}</source>
        <translation>精度「{wanted}」はありません。{precisions} から選んでください</translation>
    </message>
    <message>
        <location filename="../../engine/device.py" line="87" />
        <source>int8 is for CPUs with OpenVINO; use --precision auto</source>
        <translation>int8 は OpenVINO のある CPU 用です。精度を auto にしてください</translation>
    </message>
    <message>
        <location filename="../../engine/device.py" line="90" />
        <source>this net was not measured for int8; use --precision auto (transform nets are measured by `artem train calibrate`)</source>
        <translation>このネットは int8 用に測定されていません。精度を auto にしてください (変換ネットは `artem train calibrate` で測定できます)</translation>
    </message>
    <message>
        <location filename="../../engine/device.py" line="96" />
        <source>a CPU has no fast fp16; use --precision fp32 or bf16</source>
        <translation>CPU の fp16 は速くありません。精度を fp32 か bf16 にしてください</translation>
    </message>
    <message>
        <location filename="../../engine/device.py" line="108" />
        <source>--threads {count} is below 1</source>
        <translation>--threads {count} は 1 未満です</translation>
    </message>
    <message>
        <location filename="../../engine/stylizer.py" line="125" />
        <source>a stereo pair of {width}x{height} cannot be parted; it needs an even width and more than {margin} rows</source>
        <translation>{width}x{height} のステレオ映像は左右に分けられません。幅が偶数で、高さが {margin} を超える必要があります</translation>
    </message>
    <message>
        <location filename="../../pipeline/pipeline.py" line="340" />
        <source>unexpected: {error}</source>
        <translation>予期しないエラー: {error}</translation>
    </message>
    <message>
        <location filename="../../styles/mix.py" line="40" />
        <source>the net has no style "{style}"; it has {styles}</source>
        <translation>このネットに画風「{style}」はありません。あるのは {styles} です</translation>
    </message>
    <message>
        <location filename="../../styles/gallery.py" line="90" />
        <source>there is no style "{name}"; try {names}, or a picture or net file</source>
        <translation>画風「{name}」はありません。{names}、または画像かネットのファイルを試してください</translation>
    </message>
    <message>
        <location filename="../../styles/gallery.py" line="125" />
        <source>{path} wears any picture but has no style itself; run `artem styles add {path}`, then give a picture with --preset classic</source>
        <translation>{path} はどんな画像の画風もかけられますが、自分の画風を持ちません。`artem styles add {path}` を実行してから、--preset classic で画像を指定してください</translation>
    </message>
    <message>
        <location filename="../../styles/gallery.py" line="157" />
        <source>a picture has no {preset} net here; use --preset fast, or name the file of VGG-19's weights in {variable}</source>
        <translation>画像の画風に使える {preset} のネットがここにはありません。ネットを fast にするか、VGG-19 の重みのファイルを {variable} で指定してください</translation>
    </message>
    <message>
        <location filename="../../styles/gallery.py" line="163" />
        <source>style "{style}" has no {preset} net; try --preset {presets}</source>
        <translation>画風「{style}」に {preset} のネットはありません。ネットを {presets} にしてみてください</translation>
    </message>
    <message>
        <location filename="../../styles/gallery.py" line="187" />
        <source>{names} or {last}</source>
        <translation>{names} か {last}</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="137" />
        <source>{path} is {size} MB; a net file has at most 256 MB</source>
        <translation>{path} は {size} MB あります。ネットのファイルは 256 MB までです</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="151" />
        <source>{path} cannot be read as a net file ({why}); copy or train it again</source>
        <translation>{path} をネットのファイルとして読み込めません ({why})。コピーか学習をやり直してください</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="178" />
        <source>{path} cannot be read as a net file ({why})</source>
        <translation>{path} をネットのファイルとして読み込めません ({why})</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="227" />
        <source>{path} is not a net of Art'Em; make one with `artem train transform`</source>
        <translation>{path} は Art'Em のネットではありません。`artem train transform` で作ってください</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="234" />
        <source>it has no style; copy or train it again</source>
        <translation>画風がありません。コピーか学習をやり直してください</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="248" />
        <source>its header is damaged; copy or train it again</source>
        <translation>ヘッダーが壊れています。コピーか学習をやり直してください</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="258" />
        <source>its codes do not fit its styles; copy or train it again</source>
        <translation>コードが画風と合いません。コピーか学習をやり直してください</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="260" />
        <source>its weights are not all finite; copy or train it again</source>
        <translation>重みに有限でない値があります。コピーか学習をやり直してください</translation>
    </message>
    <message>
        <location filename="../../styles/checkpoint.py" line="295" />
        <source>its int8 ranges do not fit its net; copy or train it again</source>
        <translation>int8 の範囲がネットと合いません。コピーか学習をやり直してください</translation>
    </message>
    <message>
        <location filename="../../styles/own.py" line="57" />
        <source>{name} is {width}x{height}; a style needs {least} pixels on each side</source>
        <translation>{name} は {width}x{height} です。画風にするには各辺に {least} ピクセル必要です</translation>
    </message>
    <message>
        <location filename="../../styles/own.py" line="86" />
        <source>"{name}" is none of your own styles; `artem styles` lists them</source>
        <translation>「{name}」は自分で加えた画風ではありません。`artem styles` で一覧を確かめてください</translation>
    </message>
    <message>
        <location filename="../../styles/own.py" line="107" />
        <source>the style cannot be kept in {folder} ({why}); free some space</source>
        <translation>画風を {folder} に保存できません ({why})。空き容量を増やしてください</translation>
    </message>
    <message>
        <location filename="../../styles/foreign.py" line="29" />
        <source>accepted are nets of pytorch/examples and rrmina (fast neural style), of naoto0804 (decoder.pth with vgg_normalised.pth), the four files of MicroAST, ONNX and Art'Em's own</source>
        <translation>使えるのは、pytorch/examples と rrmina のネット (fast neural style)、naoto0804 のネット (decoder.pth と vgg_normalised.pth)、MicroAST の四つのファイル、ONNX、Art'Em のネットです</translation>
    </message>
    <message>
        <location filename="../../styles/foreign.py" line="64" />
        <source>{name} holds no tensors</source>
        <translation>{name} にテンソルがありません</translation>
    </message>
    <message>
        <location filename="../../styles/foreign.py" line="67" />
        <source>{name} holds {count} tensors such as {tensor} ({size}), no net known here</source>
        <translation>{name} には {tensor} ({size}) など {count} 個のテンソルがありますが、知られているネットではありません</translation>
    </message>
    <message>
        <location filename="../../styles/foreign.py" line="184" />
        <source>a part of this net is missing; give {names} together</source>
        <translation>このネットの一部がありません。{names} を一緒に指定してください</translation>
    </message>
    <message>
        <location filename="../../styles/card.py" line="45" />
        <source>the net file's style card is damaged</source>
        <translation>ネットのファイルの画風カードが壊れています</translation>
    </message>
    <message>
        <location filename="../../output/virtual_camera.py" line="21" />
        <source>no virtual camera is free; install the package v4l2loopback-dkms, run: sudo modprobe v4l2loopback devices=1 exclusive_caps=1 card_label="Art'Em", and try again</source>
        <translation>使える仮想カメラがありません。パッケージ v4l2loopback-dkms をインストールし、sudo modprobe v4l2loopback devices=1 exclusive_caps=1 card_label="Art'Em" を実行してから、もう一度試してください</translation>
    </message>
    <message>
        <location filename="../../output/virtual_camera.py" line="25" />
        <source>no virtual camera is free; install OBS Studio from https://obsproject.com, which brings one, and try again</source>
        <translation>使える仮想カメラがありません。仮想カメラを含む OBS Studio を https://obsproject.com からインストールして、もう一度試してください</translation>
    </message>
    <message>
        <location filename="../../output/virtual_camera.py" line="29" />
        <source>no virtual camera is free; install OBS from https://obsproject.com, start its virtual camera once, and try again</source>
        <translation>使える仮想カメラがありません。OBS を https://obsproject.com からインストールし、OBS の仮想カメラを一度起動してから、もう一度試してください</translation>
    </message>
    <message>
        <location filename="../../output/virtual_camera.py" line="135" />
        <source>the virtual camera went away; turn it on again</source>
        <translation>仮想カメラがなくなりました。もう一度オンにしてください</translation>
    </message>
    <message>
        <location filename="../../output/disk.py" line="47" />
        <source>"{path}" was taken away while it was written; start anew</source>
        <translation>書き込み中に「{path}」がなくなりました。もう一度始めてください</translation>
    </message>
    <message>
        <location filename="../../output/disk.py" line="50" />
        <source>the disk of "{path}" is nearly full; free some space and record again</source>
        <translation>「{path}」のディスクがほぼいっぱいです。空き容量を増やして、もう一度録画してください</translation>
    </message>
    <message>
        <location filename="../../output/picture_file.py" line="22" />
        <source>{path} has no picture's ending; use one of {endings}</source>
        <translation>{path} は画像の拡張子ではありません。{endings} のどれかにしてください</translation>
    </message>
    <message>
        <location filename="../../output/picture_file.py" line="36" />
        <source>{path} cannot be encoded ({why}); choose PNG</source>
        <translation>{path} をエンコードできません ({why})。PNG を選んでください</translation>
    </message>
    <message>
        <location filename="../../output/picture_file.py" line="39" />
        <source>{path} cannot be encoded; choose another format</source>
        <translation>{path} をエンコードできません。別の形式を選んでください</translation>
    </message>
    <message>
        <location filename="../../output/picture_file.py" line="48" />
        <source>{path} cannot be written ({why}); free some space or choose another place</source>
        <translation>{path} に書き込めません ({why})。空き容量を増やすか、別の場所を選んでください</translation>
    </message>
    <message>
        <location filename="../../output/snapshot.py" line="38" />
        <source>{path} cannot carry a note; give a name that ends in .png</source>
        <translation>{path} にはルックを記録できません。名前の終わりを .png にしてください</translation>
    </message>
    <message>
        <location filename="../../output/snapshot.py" line="42" />
        <source>the note of {path} is too long or not plain; leave some of it out</source>
        <translation>{path} に記録する内容が長すぎるか、単純な値ではありません。一部を省いてください</translation>
    </message>
    <message>
        <location filename="../../output/snapshot.py" line="60" />
        <source>{path} cannot be read ({why}); check its path and permissions</source>
        <translation>{path} を読み込めません ({why})。パスとアクセス権を確かめてください</translation>
    </message>
    <message>
        <location filename="../../output/recorder.py" line="124" />
        <source>"{path}" cannot be recorded to; give a name that ends in .mkv or .mp4</source>
        <translation>「{path}」には録画できません。名前の終わりを .mkv か .mp4 にしてください</translation>
    </message>
    <message>
        <location filename="../../output/recorder.py" line="128" />
        <source>{codec} cannot be encoded here; record in another codec</source>
        <translation>ここでは {codec} でエンコードできません。別のコーデックで録画してください</translation>
    </message>
    <message>
        <location filename="../../output/recorder.py" line="136" />
        <source>"{path}" is there already; record to another name</source>
        <translation>「{path}」はもうあります。別の名前で録画してください</translation>
    </message>
    <message>
        <location filename="../../output/recorder.py" line="159" />
        <source>"{path}" cannot be written ({why}); record to another place</source>
        <translation>「{path}」に書き込めません ({why})。別の場所に録画してください</translation>
    </message>
    <message>
        <location filename="../../output/recorder.py" line="164" />
        <source>what is shown cannot be encoded for "{path}" ({why}); record it at another size</source>
        <translation>表示中の映像を「{path}」用にエンコードできません ({why})。別のサイズで録画してください</translation>
    </message>
    <message>
        <location filename="../../cli/targets.py" line="56" />
        <source>"{folder}" holds no such files; name another folder, or give --recursive</source>
        <translation>「{folder}」に該当するファイルがありません。別のフォルダーか --recursive を指定してください</translation>
    </message>
    <message>
        <location filename="../../cli/targets.py" line="65" />
        <source>no file matches "{pattern}"; check it</source>
        <translation>「{pattern}」に合うファイルがありません。確かめてください</translation>
    </message>
    <message>
        <location filename="../../cli/targets.py" line="82" />
        <source>two of the files have the same name; put them into two folders</source>
        <translation>同じ名前のファイルが二つあります。別々のフォルダーに置いてください</translation>
    </message>
    <message>
        <location filename="../../cli/video.py" line="150" />
        <source>a film is painted as it is; give WxH, not vr-stereo</source>
        <translation>動画はそのままの形で描きます。vr-stereo ではなく幅x高さを指定してください</translation>
    </message>
    <message>
        <location filename="../../cli/video.py" line="190" />
        <source>"{path}" cannot be written; give a name that ends in {endings}</source>
        <translation>「{path}」に書き込めません。名前の終わりを {endings} のどれかにしてください</translation>
    </message>
    <message>
        <location filename="../../cli/video.py" line="194" />
        <source>"{path}" names a file; give a folder with -o for several films</source>
        <translation>「{path}」はファイル名です。複数の動画には -o でフォルダーを指定してください</translation>
    </message>
    <message>
        <location filename="../../capture/screen.py" line="84" />
        <source>the screen cannot be captured; allow this program to record the screen</source>
        <translation>画面を取り込めません。このアプリに画面の収録を許可してください</translation>
    </message>
    <message>
        <location filename="../../capture/screen.py" line="97" />
        <source>the region has only {width}x{height} pixels on the screen; draw at least {least}x{least}</source>
        <translation>画面上の範囲が {width}x{height} ピクセルしかありません。{least}x{least} 以上を囲んでください</translation>
    </message>
    <message>
        <location filename="../../capture/screen.py" line="145" />
        <source>{name} cannot be captured; allow this program to record the screen</source>
        <translation>{name} を取り込めません。このアプリに画面の収録を許可してください</translation>
    </message>
    <message>
        <location filename="../../capture/screen.py" line="164" />
        <source>{name} went away; check that the screen is on</source>
        <translation>{name} がなくなりました。画面の電源を確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/screen.py" line="181" />
        <source>screen:{number} at {place}</source>
        <translation>screen:{number} ({place})</translation>
    </message>
    <message>
        <location filename="../../capture/screen.py" line="183" />
        <source>{name} is not on any screen; there is {screens}</source>
        <translation>{name} はどの画面にもありません。あるのは {screens} です</translation>
    </message>
    <message>
        <location filename="../../capture/screen.py" line="193" />
        <source>there is no display to capture; set DISPLAY or use the source demo</source>
        <translation>取り込めるディスプレイがありません。DISPLAY を設定するか、映像元に demo を使ってください</translation>
    </message>
    <message>
        <location filename="../../capture/base.py" line="19" />
        <source>{name} is not open; open it before reading</source>
        <translation>{name} は開かれていません。先に開いてください</translation>
    </message>
    <message>
        <location filename="../../capture/video_file.py" line="176" />
        <source>"{name}" went away while it played; put it back</source>
        <translation>再生中に「{name}」がなくなりました。元の場所に戻してください</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="47" />
        <source>a phone is used from the window; leave out --headless</source>
        <translation>スマートフォンはウィンドウから使います。--headless を外してください</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="63" />
        <source>"{shown}" is not an address; write it like http://192.168.1.5:8080</source>
        <translation>「{shown}」はアドレスではありません。http://192.168.1.5:8080 のように書いてください</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="74" />
        <source>"{address}" must begin with http, https, rtsp or rtmp</source>
        <translation>「{address}」を使えません。http、https、rtsp、rtmp のどれかで始めてください</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="85" />
        <source>"{spec}" is no webcam; use webcam, webcam:1, webcam:/dev/video2, webcam:1@1280x720@30 or webcam:1@1280x720@30@MJPG</source>
        <translation>「{spec}」はウェブカメラではありません。webcam、webcam:1、webcam:/dev/video2、webcam:1@1280x720@30、webcam:1@1280x720@30@MJPG のように書いてください</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="94" />
        <source>"{spec}" is no webcam; give sides from {least} to {most} and a rate from {slowest} to {fastest}</source>
        <translation>「{spec}」はウェブカメラとして使えません。各辺を {least} から {most} まで、フレーム数を {slowest} から {fastest} までにしてください</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="119" />
        <source>"{spec}" is no screen; use screen, screen:2 or screen:100,50,1280x720</source>
        <translation>「{spec}」は画面ではありません。screen、screen:2、screen:100,50,1280x720 のように書いてください</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="127" />
        <source>"{spec}" names no window; use window:TITLE, a part of it is enough</source>
        <translation>「{spec}」にウィンドウの名前がありません。window:タイトル の形で書いてください。タイトルの一部でもかまいません</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="136" />
        <source>"{spec}" looks like an address; write http://{spec}</source>
        <translation>「{spec}」はアドレスのようです。http://{spec} と書いてください</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="152" />
        <source>no such file or source "{spec}"; did you mean {near}?</source>
        <translation>ファイルまたは映像元「{spec}」がありません。{near} のことではありませんか</translation>
    </message>
    <message>
        <location filename="../../capture/spec.py" line="154" />
        <source>no such file or source "{spec}"; give webcam, webcam:1, webcam:1@1280x720@30, screen, screen:2, screen:0,0,1280x720, window:TITLE, demo, an address or a file</source>
        <translation>ファイルまたは映像元「{spec}」がありません。webcam、webcam:1、webcam:1@1280x720@30、screen、screen:2、screen:0,0,1280x720、window:タイトル、demo、アドレス、ファイルのどれかを指定してください</translation>
    </message>
    <message>
        <location filename="../../capture/window.py" line="110" />
        <source>there is no window "{title}" in sight; open it or choose another</source>
        <translation>ウィンドウ「{title}」が見当たりません。開くか、別のものを選んでください</translation>
    </message>
    <message>
        <location filename="../../capture/window.py" line="127" />
        <source>the window "{title}" is closed, minimised or off the screen; bring it back</source>
        <translation>ウィンドウ「{title}」は閉じられたか、最小化されたか、画面の外にあります。元に戻してください</translation>
    </message>
    <message>
        <location filename="../../capture/jpeg_stream.py" line="132" />
        <location filename="../../capture/webcam.py" line="121" />
        <location filename="../../capture/stream.py" line="101" />
        <source>{name} changed its picture size; open it again</source>
        <translation>{name} の映像のサイズが変わりました。もう一度開いてください</translation>
    </message>
    <message>
        <location filename="../../capture/stream.py" line="149" />
        <source>{name} has no pictures, only sound; give a video address</source>
        <translation>{name} には映像がなく、音だけです。映像のアドレスを指定してください</translation>
    </message>
    <message>
        <location filename="../../capture/desktop_x11.py" line="51" />
        <source>there is no display with windows; set DISPLAY or use another source</source>
        <translation>ウィンドウのあるディスプレイがありません。DISPLAY を設定するか、別の映像元を使ってください</translation>
    </message>
    <message>
        <location filename="../../capture/desktop_x11.py" line="143" />
        <source>windows need the library libxcb; install it or use another source</source>
        <translation>ウィンドウの取り込みにはライブラリ libxcb が必要です。インストールするか、別の映像元を使ってください</translation>
    </message>
    <message>
        <location filename="../../capture/video.py" line="33" />
        <source>"{name}" is a folder; name a video in it</source>
        <translation>「{name}」はフォルダーです。中の動画を指定してください</translation>
    </message>
    <message>
        <location filename="../../capture/video.py" line="52" />
        <source>"{name}" is not a video or is damaged; try another file</source>
        <translation>「{name}」は動画でないか、壊れています。別のファイルを試してください</translation>
    </message>
    <message>
        <location filename="../../capture/video.py" line="79" />
        <source>the video is over 100 megapixels; use a smaller one</source>
        <translation>動画が 1 億画素を超えています。もっと小さい動画を使ってください</translation>
    </message>
    <message>
        <location filename="../../capture/webcam.py" line="159" />
        <source>{name} stopped giving pictures; check its cable</source>
        <translation>{name} の映像が止まりました。ケーブルを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/webcam.py" line="165" />
        <source>{name} did not open; plug it in and allow this program to use the camera</source>
        <translation>{name} を開けません。接続を確かめ、このアプリにカメラの使用を許可してください</translation>
    </message>
    <message>
        <location filename="../../capture/webcam.py" line="170" />
        <source>you may not use {node}; add yourself to the video group (sudo usermod -aG video $USER) and log in again</source>
        <translation>{node} を使う権限がありません。自分を video グループに加え (sudo usermod -aG video $USER)、ログインし直してください</translation>
    </message>
    <message>
        <location filename="../../capture/webcam.py" line="178" />
        <source>{name} gives no pictures; close the other program that uses it, or replug it</source>
        <translation>{name} から映像が届きません。カメラを使っているほかのアプリを閉じるか、カメラをつなぎ直してください</translation>
    </message>
    <message>
        <location filename="../../capture/webcam.py" line="185" />
        <source>there is no camera {name}; plug one in or use the source demo</source>
        <translation>カメラ {name} がありません。カメラをつなぐか、映像元に demo を使ってください</translation>
    </message>
    <message>
        <location filename="../../capture/webcam.py" line="188" />
        <source>there is no camera {name}; there is {cameras}</source>
        <translation>カメラ {name} がありません。あるのは {cameras} です</translation>
    </message>
    <message>
        <location filename="../../capture/http_source.py" line="87" />
        <source>{address} is a page, not video; give the full address of the camera's video</source>
        <translation>{address} は映像ではなくページです。カメラの映像の完全なアドレスを指定してください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="38" />
        <source>{shown} refused this user name and password; check both</source>
        <translation>{shown} にサインインできません。ユーザー名とパスワードを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="41" />
        <source>{shown} asks for a login; give it in the address: {scheme}://USER:PASSWORD@{rest}</source>
        <translation>{shown} にはサインインが必要です。アドレスに含めてください: {scheme}://USER:PASSWORD@{rest}</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="47" />
        <source>{address} stopped sending; check that the camera is on and on this network</source>
        <translation>{address} からの映像が止まりました。カメラの電源が入っていて、同じネットワークにあるか確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="53" />
        <source>{address} sends no picture that can be read; restart the camera</source>
        <translation>{address} から読み込める映像が届きません。カメラを再起動してください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="61" />
        <source>{shown} is not there (404); check the path after the host name</source>
        <translation>{shown} が見つかりません (404)。ホスト名の後のパスを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="63" />
        <source>{shown} answered with HTTP error {status}; check the address</source>
        <translation>{shown} が HTTP エラー {status} を返しました。アドレスを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="67" />
        <source>there is no host called "{host}"; check the address</source>
        <translation>ホスト「{host}」がありません。アドレスを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="73" />
        <source>{shown} refused the connection; check the port and that the camera is running</source>
        <translation>{shown} に接続を拒否されました。ポートと、カメラが動いているかを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="77" />
        <source>{shown} has no certificate this machine trusts; try its http:// address</source>
        <translation>{shown} には信頼できる証明書がありません。http:// のアドレスを試してください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="81" />
        <source>{shown} did not answer in time; check that it is on and on this network</source>
        <translation>{shown} から応答がありません。電源が入っていて、同じネットワークにあるか確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="85" />
        <source>{shown} broke off the connection; check that it serves video at this address</source>
        <translation>{shown} に接続を切られました。このアドレスで映像を配信しているか確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="87" />
        <source>{shown} cannot be reached; check the address and the network</source>
        <translation>{shown} に接続できません。アドレスとネットワークを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="88" />
        <source>{shown} does not speak HTTP; check the port</source>
        <translation>{shown} は HTTP で応答しません。ポートを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/network.py" line="89" />
        <source>{shown} gives no video that can be read; check the address</source>
        <translation>{shown} から読み込める映像が届きません。アドレスを確かめてください</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="41" />
        <source>it answers with single pictures ({content})</source>
        <translation>応答は一枚ずつの画像です ({content})</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="42" />
        <source>it answers with motion JPEG ({content})</source>
        <translation>応答は Motion JPEG です ({content})</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="43" />
        <source>it answers with a page ({content})</source>
        <translation>応答はページです ({content})</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="45" />
        <source>it answers with {content}</source>
        <translation>応答は {content} です</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="67" />
        <source>this is no address; write it like http://192.168.1.5:8080</source>
        <translation>これはアドレスではありません。http://192.168.1.5:8080 のように書いてください</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="120" />
        <source>{host} is {place}</source>
        <translation>{host} は {place} です</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="124" />
        <source>{host} takes connections on port {port}</source>
        <translation>{host} はポート {port} で接続できます</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="136" />
        <source>{host} does not encrypt on port {port}; try its http:// address</source>
        <translation>{host} はポート {port} で暗号化に対応していません。http:// のアドレスを試してください</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="140" />
        <source>{host} has a certificate that this machine trusts</source>
        <translation>{host} には信頼できる証明書があります</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="150" />
        <source>it answers, with HTTP error {status} at /; other places are tried</source>
        <translation>応答はありますが、/ は HTTP エラー {status} です。ほかの場所を試します</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="161" />
        <source>it gives video, {size} at {fps:.0f} fps</source>
        <translation>映像が届きます。{size}、{fps:.0f} fps</translation>
    </message>
    <message>
        <location filename="../../capture/probe.py" line="198" />
        <source>it answers with an unknown kind of content</source>
        <translation>応答は不明な種類の内容です</translation>
    </message>
    <message>
        <location filename="../../capture/desktop.py" line="51" />
        <source>windows cannot be captured on macOS yet; use screen or a region of it, screen:100,50,1280x720</source>
        <translation>macOS ではまだウィンドウを取り込めません。screen か、screen:100,50,1280x720 のような画面の一部を使ってください</translation>
    </message>
    <message>
        <location filename="../../capture/phone.py" line="105" />
        <source>no phone sends its camera; scan the code and allow the camera on the phone</source>
        <translation>カメラを送っているスマートフォンがありません。コードを読み取り、スマートフォンでカメラを許可してください</translation>
    </message>
    <message>
        <location filename="../../capture/phone.py" line="118" />
        <source>the phone stopped sending; wake it and keep the page open</source>
        <translation>スマートフォンからの映像が止まりました。画面を点け、ページを開いたままにしてください</translation>
    </message>
    <message>
        <location filename="../../cluster/worker.py" line="128" />
        <source>{host} has {count} processors; give --threads with as many or fewer</source>
        <translation>{host} のプロセッサは {count} 個です。--threads にはそれ以下を指定してください</translation>
    </message>
    <message>
        <location filename="../../cluster/worker.py" line="169" />
        <source>"{path}" cannot be read on {host} ({why}); let all machines see its folder</source>
        <translation>{host} で「{path}」を読めません ({why})。すべてのマシンからそのフォルダーが見えるようにしてください</translation>
    </message>
    <message>
        <location filename="../../cluster/worker.py" line="174" />
        <source>"{path}" is another file on {host}; let all machines see the same folder</source>
        <translation>{host} では「{path}」が別のファイルです。すべてのマシンから同じフォルダーが見えるようにしてください</translation>
    </message>
    <message>
        <location filename="../../cluster/worker.py" line="184" />
        <source>{host} cannot encode by {name}; give --codec h264</source>
        <translation>{host} は {name} でエンコードできません。--codec h264 を指定してください</translation>
    </message>
    <message>
        <location filename="../../cluster/films.py" line="162" />
        <source>"{film}" from {start:.1f} to {end:.1f} s ended {count} workers ({why}); leave that out with --start and --end, or give workers more memory</source>
        <translation>「{film}」の {start:.1f} ～ {end:.1f} 秒で {count} 個のワーカーが終了しました ({why})。--start と --end でそこを除くか、ワーカーのメモリを増やしてください</translation>
    </message>
    <message>
        <location filename="../../cluster/pictures.py" line="58" />
        <source>"{path}" or one of the {others} after it ended {count} workers ({why}); leave it out</source>
        <translation>「{path}」またはその後の {others} 枚のどれかで {count} 個のワーカーが終了しました ({why})。それを除いてください</translation>
    </message>
    <message>
        <location filename="../../cluster/crew.py" line="165" />
        <source>{host} has another {names} than this machine; install the same on both</source>
        <translation>{host} の {names} はこのマシンと異なります。両方に同じものをインストールしてください</translation>
    </message>
    <message>
        <location filename="../../cluster/crew.py" line="168" />
        <source>{host} would paint other bits than {first}; install the same on both</source>
        <translation>{host} の描画結果は {first} と一致しません。両方に同じものをインストールしてください</translation>
    </message>
    <message>
        <location filename="../../cluster/crew.py" line="202" />
        <source>workers end before they are ready ({why}); Ray's logs may tell why</source>
        <translation>ワーカーが準備前に終了します ({why})。理由は Ray のログにあるかもしれません</translation>
    </message>
    <message>
        <location filename="../../cluster/crew.py" line="233" />
        <source>no worker is there for {minutes} minutes; what is done stays, and the same command goes on with it when `ray status` tells of machines again</source>
        <translation>{minutes} 分間ワーカーがいません。できた分は残ります。`ray status` にマシンが表示されるようになってから、同じコマンドを実行すると続きから再開します</translation>
    </message>
    <message>
        <location filename="../../cluster/staff.py" line="39" />
        <source>the cluster has no graphics card that Ray knows of; give --device cpu</source>
        <translation>クラスターに Ray が認識するグラフィックカードがありません。--device cpu を指定してください</translation>
    </message>
    <message>
        <location filename="../../cluster/staff.py" line="48" />
        <source>no machine of the cluster has {threads} processors; give --threads with fewer</source>
        <translation>プロセッサが {threads} 個あるマシンがクラスターにありません。--threads を減らしてください</translation>
    </message>
    <message>
        <location filename="../../cluster/session.py" line="101" />
        <source>the cluster cannot be joined ({why}); check its address, Ray and token</source>
        <translation>クラスターに参加できません ({why})。アドレス、Ray、トークンを確認してください</translation>
    </message>
    <message>
        <location filename="../../cluster/session.py" line="154" />
        <source>nobody answers at {address}; start the cluster with `ray start --head` there</source>
        <translation>{address} から応答がありません。そこで `ray start --head` を実行してクラスターを起動してください</translation>
    </message>
    <message>
        <location filename="../../cluster/address.py" line="40" />
        <source>there cannot be {count} workers on a machine; give local:1 to local:{most}</source>
        <translation>1 台のマシンに {count} 個のワーカーは置けません。local:1 から local:{most} を指定してください</translation>
    </message>
    <message>
        <location filename="../../cluster/address.py" line="46" />
        <source>"{text}" is no cluster; give auto, HOST:PORT of its head, or local:N</source>
        <translation>「{text}」はクラスターではありません。auto、ヘッドの HOST:PORT、local:N のいずれかを指定してください</translation>
    </message>
    <message>
        <location filename="../../cluster/address.py" line="49" />
        <source>a cluster needs Ray; run: pip install "artem[cluster]"</source>
        <translation>クラスターには Ray が必要です。次を実行してください: pip install "artem[cluster]"</translation>
    </message>
    <message>
        <location filename="../../cluster/address.py" line="56" />
        <source>"{address}" is for commands outside of a cluster; run this one on a machine of the cluster, with --cluster auto or HOST:PORT of its head</source>
        <translation>「{address}」はクラスターの外から実行するコマンド用です。クラスター内のマシンで、--cluster auto またはヘッドの HOST:PORT を指定して実行してください</translation>
    </message>
</context></TS>
