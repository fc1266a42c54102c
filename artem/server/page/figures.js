/** FPS and delay, from the browser's statistics and what the server tells. */

import { tr } from "./words.js";

/**
 * What the difference between two statistics says: parts of the delay, in ms, and FPS.
 * shown: ms from a frame's last packet to its display; null where the browser does not tell.
 */
export function measure(before, now, server, shown = null) {
  const [was, is] = [pick(before), pick(now)];
  const seconds = (is.time - was.time) / 1000;
  const frames = is.decoded - was.decoded;
  const parts = {
    network: is.roundTrip * 1000,
    server: server.server_ms ?? 0,
    encoding:
      each(is.encodeTime - was.encodeTime, is.encoded - was.encoded) +
      each(is.sendTime - was.sendTime, is.sent - was.sent),
    buffer: each(is.bufferTime - was.bufferTime, is.buffered - was.buffered),
    decoding: each(is.decodeTime - was.decodeTime, frames),
  };
  parts.showing = Math.max(0, (shown ?? 0) - parts.buffer - parts.decoding);
  const delay = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { parts, delay, fps: seconds > 0 ? frames / seconds : 0 };
}

/** Milliseconds of each, where there were any. */
const each = (seconds, count) => (count > 0 ? (1000 * seconds) / count : 0);

/** The totals that matter, in seconds and frames; 0 for what a browser does not tell. */
function pick(statistics) {
  const found = { pair: {}, out: {}, into: {} };
  for (const one of statistics.values()) {
    if (one.type === "candidate-pair" && one.nominated) found.pair = one;
    if (one.type === "outbound-rtp" && one.kind === "video") found.out = one;
    if (one.type === "inbound-rtp" && one.kind === "video") found.into = one;
  }
  const { pair, out, into } = found;
  return {
    time: into.timestamp ?? 0,
    roundTrip: pair.currentRoundTripTime ?? 0,
    encodeTime: out.totalEncodeTime ?? 0,
    encoded: out.framesEncoded ?? 0,
    sendTime: out.totalPacketSendDelay ?? 0,
    sent: out.packetsSent ?? 0,
    bufferTime: into.jitterBufferDelay ?? 0,
    buffered: into.jitterBufferEmittedCount ?? 0,
    decodeTime: into.totalDecodeTime ?? 0,
    decoded: into.framesDecoded ?? 0,
  };
}

const TITLES = {
  network: tr("Network, there and back"),
  server: tr("Painting"),
  encoding: tr("Packing the camera's frames"),
  buffer: tr("Waiting for late packets"),
  decoding: tr("Unpacking the painting"),
  showing: tr("Putting it on the screen"),
};

/** Rows of [title, text] that explain figures; size: [width, height] of the painting. */
export function explain({ parts, delay, fps }, size) {
  const milliseconds = (value) => `${Math.round(value)} ms`;
  const rows = [[tr("Delay"), milliseconds(delay)]];
  for (const [key, title] of Object.entries(TITLES)) rows.push([title, milliseconds(parts[key])]);
  rows.push([tr("Frames a second"), fps.toFixed(1)]);
  if (size[0] > 0) rows.push([tr("Size of the painting"), size.join(" × ")]);
  return rows;
}
