<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>artem</name>
    <message>
        <location filename="../../look.py" line="66" />
        <source>Strength</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../look.py" line="69" />
        <source>0 is the picture as it came, 1 the full style.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../look.py" line="72" />
        <source>Stroke size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../look.py" line="75" />
        <source>0.5 halves the brush strokes, 2 doubles them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../look.py" line="78" />
        <source>Stability</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../look.py" line="81" />
        <source>Steadies what stands still in the picture, for a noisy camera.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../look.py" line="85" />
        <source>Detail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../look.py" line="88" />
        <source>Fine detail of the source, put back where it is painted smaller than shown.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../own_styles.py" line="68" />
        <source>{net} wears pictures from the next start on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../feed.py" line="44" />
        <source>Picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../feed.py" line="46" />
        <source>The stylized picture; drag across it to see the original</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../feed.py" line="240" />
        <source>Original</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../feed.py" line="241" />
        <source>Stylized</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="44" />
        <source>&amp;File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="45" />
        <source>&amp;Look</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="46" />
        <source>&amp;View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="47" />
        <source>&amp;Output</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="48" />
        <source>&amp;Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="68" />
        <source>Open a video or a picture…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="75" />
        <source>Open an address…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="78" />
        <source>An IP camera, a phone or a stream</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="83" />
        <source>Choose the source…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="90" />
        <source>Add a picture as a style…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="93" />
        <source>Paint in the style of any picture; you can also drop or paste it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="99" />
        <source>Paste a picture as a style</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="106" />
        <source>Quit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="121" />
        <source>Style {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="131" />
        <source>Keep colours</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="134" />
        <source>Paint in the colours of the picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="137" />
        <source>Next style</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="138" />
        <source>Previous style</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="149" />
        <source>Full screen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="152" />
        <source>Fill the screen; Esc leaves, a double-click does both</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="155" />
        <source>Leave full screen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="159" />
        <source>Mirror</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="162" />
        <source>Swap left and right, in this window only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="170" />
        <source>Compare</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="173" />
        <source>Show the original on the left; drag across the picture to move the border</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="180" />
        <source>Where the time goes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="183" />
        <source>How long each stage of a frame takes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../actions.py" line="189" />
        <source>Search all commands…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../settings.py" line="66" />
        <source>The settings cannot be read ({why})</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../settings.py" line="82" />
        <source>The settings file is damaged: starting with the defaults</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../settings.py" line="83" />
        <source>The settings file was damaged and is now {name}: starting with the defaults</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="31" />
        <source>Sign in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="31" />
        <source>Open an address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../source_picker.py" line="53" />
        <location filename="../address_dialog.py" line="34" />
        <source>Address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="35" />
        <source>User name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="35" />
        <source>only if the camera asks for one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="36" />
        <source>Password</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="36" />
        <source>never written to disk</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="39" />
        <source>Connect</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="62" />
        <source>An IP camera, or a phone with a camera app, on your network.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../address_dialog.py" line="64" />
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../command_list.py" line="31" />
        <location filename="../command_list.py" line="22" />
        <source>All commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../command_list.py" line="28" />
        <location filename="../command_list.py" line="27" />
        <source>Search</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../sources.py" line="85" />
        <source>Open a video or a picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../source_picker.py" line="34" />
        <source>Choose what to look at: a camera, a screen, an address or a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../source_picker.py" line="35" />
        <source>Source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../source_picker.py" line="40" />
        <source>Source: {name}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../source_picker.py" line="48" />
        <source>Cameras</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../source_picker.py" line="48" />
        <source>No camera found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../source_picker.py" line="49" />
        <source>Screens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="188" />
        <location filename="../source_picker.py" line="51" />
        <source>Demo scene</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../source_picker.py" line="53" />
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../status_line.py" line="22" />
        <source>Status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../status_line.py" line="25" />
        <source>How well it runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../session.py" line="211" />
        <source>Add a picture as a style</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="27" />
        <source>Waiting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="28" />
        <source>Smooth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="29" />
        <source>Slower than the source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="30" />
        <source>Far too slow</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="62" />
        <source>From the camera to your eyes, most of the time; F12 shows where it goes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="64" />
        <source>FPS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="64" />
        <source>Stylized pictures each second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="66" />
        <source>source FPS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="66" />
        <source>Pictures the source gives each second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="68" />
        <source>latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="69" />
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="69" />
        <source>19 of 20 pictures are seen sooner than this</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="70" />
        <source>Width and height of the stylized picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="72" />
        <source>dropped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="72" />
        <source>Pictures left out so that you see the newest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="74" />
        <source>What does the work, and how exactly</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="92" />
        <source>Try now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="93" />
        <source>Choose another source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="94" />
        <source>Sign in…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="95" />
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="110" />
        <source>Looking for a camera…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="111" />
        <source>Opening {source}…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="117" />
        <source>Preparing the style…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="118" />
        <source>The first time, or at a new picture size, this takes some seconds.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="132" />
        <source>Art'Em cannot go on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="159" />
        <source>Trying now…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="160" />
        <source>Trying again in {seconds} s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="182" />
        <source>No camera found: showing the demo scene</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../presenter.py" line="200" />
        <source>The style "{style}" is no longer there: showing another</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../overlay.py" line="55" />
        <source>Where the time of a frame goes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../overlay.py" line="155" />
        <source>Capture to paint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../overlay.py" line="190" />
        <source>now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../overlay.py" line="214" />
        <source>Latency, ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_tile.py" line="49" />
        <source>Style by {who}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_tile.py" line="49" />
        <source>Style</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_tile.py" line="54" />
        <source>Remove {style}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_tile.py" line="144" />
        <source>Your picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_tile.py" line="146" />
        <source>Paint in the style of a picture of yours: choose it, drop it or paste it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_tile.py" line="174" />
        <source>Press {key}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_tile.py" line="175" />
        <source>Ctrl-click mixes it with the style shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_tile.py" line="176" />
        <source>Right-click removes it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../banner.py" line="85" />
        <location filename="../banner.py" line="84" />
        <source>Dismiss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../style_picker.py" line="30" />
        <source>Styles</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../timing.py" line="15" />
        <source>Capture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../timing.py" line="16" />
        <source>Wait in the slot</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../timing.py" line="17" />
        <source>Stylize</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../timing.py" line="18" />
        <source>Hand over</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../timing.py" line="19" />
        <source>Paint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../timing.py" line="98" />
        <source>frame budget {time}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../timing.py" line="99" />
        <source>{seconds} s ago</source>
        <translation type="unfinished" />
    </message>
</context></TS>
