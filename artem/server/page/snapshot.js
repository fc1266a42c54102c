/** A picture of the painting, to share or to save. */

const TYPE = "image/jpeg";
const QUALITY = 0.95;

/** Draw a video's frame on a canvas at its full size. */
export function draw(video, canvas, mirrored) {
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext("2d");
  if (mirrored) context.setTransform(-1, 0, 0, 1, canvas.width, 0);
  context.drawImage(video, 0, 0);
}

/** The canvas as a file that tells its style and time by its name. */
export async function toFile(canvas, style, time = new Date()) {
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, TYPE, QUALITY));
  const stamp = time.toISOString().slice(0, 19).replace(/[:T]/g, "-");
  const name = ["artem", style, stamp].filter(Boolean).join("-");
  return new File([blob], `${name}.jpg`, { type: TYPE });
}

/** Whether this browser hands files to other apps. */
export const canShare = (file) => navigator.canShare?.({ files: [file] }) ?? false;

/** Share it; closing the choice of apps is no error. */
export async function share(file) {
  try {
    await navigator.share({ files: [file], title: "Art'Em" });
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}
