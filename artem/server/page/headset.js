/** The painting in a headset: a screen that fills the view, a half of it for each eye in stereo. */

const DISTANCE = 2; // metres
const HALF_HEIGHT = 1.9; // metres: a field of view of 87 degrees
const STEREO_ASPECT = 2.5; // two pictures side by side are at least that wide

const VERTEX = `
attribute vec2 corner;
uniform mat4 projection, view;
uniform vec2 halfSize, span;
varying vec2 place;
void main() {
  place = vec2(mix(span.x, span.y, corner.x * 0.5 + 0.5), 0.5 - corner.y * 0.5);
  gl_Position = projection * view * vec4(corner * halfSize, -${DISTANCE.toFixed(1)}, 1.0);
}`;
const FRAGMENT = `
precision mediump float;
uniform sampler2D picture;
varying vec2 place;
void main() { gl_FragColor = texture2D(picture, place); }`;

/** Show a button where there is a headset; again when one is plugged in. */
export function headsetButton(button, video, failed) {
  const look = async () => {
    button.hidden = !(await navigator.xr?.isSessionSupported("immersive-vr").catch(() => false));
  };
  navigator.xr?.addEventListener("devicechange", look);
  button.addEventListener("click", () => enter(video).catch(failed));
  look();
}

/** Begin, and draw until the person takes the headset off or ends it. */
async function enter(video) {
  const session = await navigator.xr.requestSession("immersive-vr");
  const context = document.createElement("canvas").getContext("webgl", { xrCompatible: true });
  await context.makeXRCompatible();
  await session.updateRenderState({ baseLayer: new XRWebGLLayer(session, context) });
  const space = await session.requestReferenceSpace("local");
  const screen = new Screen(context, video);
  const draw = (_time, frame) => {
    session.requestAnimationFrame(draw);
    const pose = frame.getViewerPose(space);
    if (pose) screen.draw(session.renderState.baseLayer, pose.views);
  };
  session.requestAnimationFrame(draw);
  session.addEventListener("end", () => screen.close(), { once: true });
}

/** The part of a picture that an eye sees, from 0 to 1, and its aspect. */
export function seenBy(eye, width, height) {
  const aspect = width / height;
  if (!(aspect > STEREO_ASPECT)) return { span: [0, 1], aspect };
  return { span: eye === "right" ? [0.5, 1] : [0, 0.5], aspect: aspect / 2 };
}

class Screen {
  #gl;
  #video;
  #program;
  #shown = -1; // the video's time of what is in the texture

  constructor(gl, video) {
    this.#gl = gl;
    this.#video = video;
    this.#program = link(gl);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW);
    const corner = gl.getAttribLocation(this.#program, "corner");
    gl.enableVertexAttribArray(corner);
    gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    }
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR); // of any size
  }

  draw(layer, views) {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, layer.framebuffer);
    gl.clearColor(0, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    if (!this.#upload()) return;
    for (const view of views) this.#drawFor(view, layer.getViewport(view));
  }

  close() {
    this.#gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  /** Take the video's newest frame; says whether there ever was one. */
  #upload() {
    const { videoWidth, currentTime } = this.#video;
    if (videoWidth > 0 && currentTime !== this.#shown) {
      const gl = this.#gl;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, gl.RGB, gl.UNSIGNED_BYTE, this.#video);
      this.#shown = currentTime;
    }
    return this.#shown >= 0;
  }

  #drawFor(view, { x, y, width, height }) {
    const gl = this.#gl;
    const { span, aspect } = seenBy(view.eye, this.#video.videoWidth, this.#video.videoHeight);
    const at = (name) => gl.getUniformLocation(this.#program, name);
    gl.viewport(x, y, width, height);
    gl.uniformMatrix4fv(at("projection"), false, view.projectionMatrix);
    gl.uniformMatrix4fv(at("view"), false, view.transform.inverse.matrix);
    gl.uniform2f(at("halfSize"), HALF_HEIGHT * aspect, HALF_HEIGHT);
    gl.uniform2f(at("span"), ...span);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }
}

function link(gl) {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  return program;
}
