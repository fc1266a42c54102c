/** Taking pictures: the shutter and the sheet of what was taken. */

import { find, say } from "./dom.js";
import { open } from "./sheets.js";
import { canShare, draw, share, toFile } from "./snapshot.js";
import { flash, isMirrored, isPainted } from "./view.js";
import { tr } from "./words.js";

/** styleName: gives the name of the style that is on, or "". */
export function addShots(styleName) {
  let file = null;
  const [shutter, save] = [find("shutter"), find("save")];
  shutter.addEventListener("click", async () => {
    if (!isPainted()) return say(tr("There is no painting yet; wait a moment."));
    draw(find("painting"), find("shot"), isMirrored());
    flash();
    file = await toFile(find("shot"), styleName());
    URL.revokeObjectURL(save.href);
    save.href = URL.createObjectURL(file);
    save.download = file.name;
    find("share").hidden = !canShare(file);
    return open(find("shot-sheet"), shutter);
  });
  find("share").addEventListener("click", () =>
    share(file).catch(() => say(tr("It could not be shared; save it in place of that."))),
  );
}
