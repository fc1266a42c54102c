/** The page: which screen shows, and what the person does. */

import { CLOSED, Camera, cameraIds, reason } from "./camera.js";
import { addControls, showCaption } from "./controls.js";
import { fullScreenButton, installButton, keepAwake } from "./device.js";
import { find, make, say } from "./dom.js";
import { explain } from "./figures.js";
import { headsetButton } from "./headset.js";
import { holdButton, holdPicture } from "./hold.js";
import { Look } from "./look.js";
import { Session } from "./session.js";
import { addSheet, close as closeSheet, isOpen } from "./sheets.js";
import { Showing } from "./showing.js";
import { addShots } from "./shots.js";
import { showChosen } from "./strip.js";
import { addView, mirror, showCamera, showLost, showPainting } from "./view.js";
import { tr, translateDocument } from "./words.js";

const TEXTS = {
  paint: tr("Your camera, as a living painting."),
  watch: tr("A living painting, as it is made."),
  camera: tr("This device becomes the camera of Art'Em on the computer."),
};
const TRY_AGAIN_LATER = 1013; // close code
const WALL = 90; // pictures, for the widest screens

const asked = new URLSearchParams(location.search).get("as");
let role = "";
let roles = [];

const look = new Look((message) => session.send(message));
const camera = new Camera(asked === "camera" ? "environment" : "user", { ended: cameraEnded });
const awake = keepAwake(() => ["queue", "stage"].includes(document.body.dataset.screen));
const session = new Session(new Showing(find("painting")), {
  welcome,
  waiting,
  painting,
  figures,
  lost,
  ended,
  trouble: (why) => say(why, 8),
});

translateDocument();
addView();
addShots(() => (role === "paint" ? look.values.style.replaceAll("_", "-") : ""));
for (const name of ["figures", "adjust", "more"]) addSheet(find(name), find(`${name}-sheet`));
for (const id of ["fullscreen", "fullscreen-item"]) fullScreenButton(find(id));
installButton(find("install"), find("install-hint"));
headsetButton(find("headset"), find("painting"), () =>
  say(tr("The headset did not start; try again.")),
);
holdButton(find("compare"), showCamera);
holdPicture(find("picture"), (on) => role !== "watch" && showCamera(on), hideControls);
find("start-camera").addEventListener("click", start);
find("start-watch").addEventListener("click", watch);
find("queue-leave").addEventListener("click", leave);
find("leave").addEventListener("click", leave);
find("flip").addEventListener("click", flip);
find("become-camera").addEventListener("click", () => location.assign("/?as=camera"));
document.addEventListener("keydown", () => document.body.classList.remove("bare"));
session.open();

// -- what the server says --------------------------------------------------------------------------

function welcome(message) {
  roles = message.roles;
  look.fit(message);
  addControls(look, message);
  hangWall(message.styles);
  find("become-camera").hidden = !roles.includes("camera") || asked === "camera";
  if (document.body.dataset.screen !== "opening") return; // it goes on where it was
  const fallback = roles.includes("paint") ? "paint" : "watch";
  setRole(roles.includes(asked) ? asked : fallback);
  if (role === "watch") begin("watch");
  else showStart(TEXTS[role]);
}

function waiting(place) {
  find("queue-title").textContent = turn(place - 1);
  say("");
  const comes = document.body.dataset.screen !== "queue";
  showScreen("queue");
  if (comes) showChosen(find("queue-strip"), look.values.style);
}

function painting(stream) {
  showPainting(stream);
  showLost(false);
  showScreen("stage");
  say("");
}

function figures(measured, told) {
  find("figure-fps").textContent = Math.round(measured.fps);
  find("figure-delay").textContent = Math.round(measured.delay);
  if (!isOpen(find("figures-sheet")) && find("figures-parts").children.length) return;
  const { videoWidth, videoHeight } = find("painting");
  const rows = explain(measured, [videoWidth || told.width, videoHeight || told.height]);
  const cells = rows.flatMap(([title, text]) => [make("dt", {}, title), make("dd", {}, text)]);
  find("figures-parts").replaceChildren(...cells);
}

function lost(code) {
  if (document.body.dataset.screen === "opening") {
    find("start-text").textContent = tr("Looking for Art'Em…");
    return;
  }
  showLost(true);
  const isFull = code === TRY_AGAIN_LATER;
  say(isFull ? tr("Too many are waiting; trying again…") : tr("Reconnecting…"), 0);
}

function ended(why) {
  stop();
  showStart(TEXTS[role] ?? "", why);
}

// -- what the person does --------------------------------------------------------------------------

async function start() {
  if (role === "watch") return begin("watch");
  find("start-camera").disabled = true;
  try {
    await camera.open();
  } catch (error) {
    if (error.name === CLOSED) return;
    return showStart(TEXTS[role], reason(error));
  } finally {
    find("start-camera").disabled = false;
  }
  await showOwn();
  return begin(role);
}

function watch() {
  camera.close(); // it may be about to open
  return begin("watch");
}

/** Take part, with the camera that is open or to watch. */
function begin(as) {
  setRole(as);
  showScreen("stage");
  say(as === "watch" ? tr("Waiting for the painting…") : tr("Mixing the paint…"), 0);
  session.begin(as, as === "watch" ? null : camera, as === "paint" ? look : null);
}

function leave() {
  session.leave();
  stop();
  showStart(TEXTS[role]);
}

async function flip() {
  find("flip").disabled = true;
  try {
    await camera.flip();
  } catch (error) {
    if (error.name === CLOSED) return;
    say(reason(error), 6);
  } finally {
    find("flip").disabled = false;
  }
  await session.replaceTrack(camera.track);
  await showOwn();
}

function cameraEnded() {
  leave();
  showStart(TEXTS[role], tr("The camera stopped; start it again, or choose another one."));
}

/** A tap on the picture leaves it alone; the next one, or a key, brings the controls back. */
function hideControls() {
  document.body.classList.toggle("bare");
}

// -- what shows ------------------------------------------------------------------------------------

function setRole(as) {
  role = as;
  document.body.dataset.role = as;
  if (as === "camera") {
    showCaption(tr("You are the camera"), tr("Art'Em on the computer paints what you see"));
  }
  find("leave-title").textContent = as === "watch" ? tr("Stop watching") : tr("Stop the camera");
}

function showScreen(name) {
  document.body.dataset.screen = name;
  awake();
}

function showStart(text, trouble = "") {
  find("start-text").textContent = text;
  const told = find("start-trouble");
  told.hidden = !trouble;
  told.textContent = trouble;
  const button = find("start-camera");
  const first = role === "watch" ? tr("Watch") : tr("Start the camera");
  button.textContent = trouble ? tr("Try again") : first;
  button.hidden = false;
  find("start-watch").hidden = role === "watch" || !roles.includes("watch");
  showScreen("start");
}

async function showOwn() {
  find("camera").srcObject = camera.stream;
  mirror(camera.facesYou);
  find("flip").hidden = (await cameraIds()).length < 2;
}

function stop() {
  closeSheet();
  camera.close();
  find("camera").srcObject = null;
  showPainting(null);
  showLost(false);
  say("");
}

/** How long the queue is for somebody with so many before. */
function turn(before) {
  if (before === 0) return tr("You are next");
  if (before === 1) return tr("One person is before you");
  return tr("{before} people are before you", { before });
}

/** The styles behind the first words. */
function hangWall(styles) {
  const shown = styles.filter(({ thumbnail }) => thumbnail);
  const tiles = Array.from({ length: WALL }, (_, place) => shown[place % shown.length]);
  const pictures = tiles.filter(Boolean).map(({ thumbnail }) => make("img", { src: thumbnail, alt: "" }));
  find("wall").replaceChildren(...pictures);
}
