// In: the chunks of a body as they come, and how they are encoded. Out: its bytes, capped at every step.

import { Buffer } from "node:buffer";
import type { Transform } from "node:stream";
import * as zlib from "node:zlib";

export interface Body {
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
}

const maximumRaw = 8 * 1024 * 1024;
const maximumDecoded = 16 * 1024 * 1024;
const maximumEncodings = 3;

/**
 * Reads a body and undoes its Content-Encoding (RFC 9110, 8.4). Stops at 8 MB raw or 16 MB decoded, and never holds more. What is not encoded as
 * it says is given as it came.
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, contentEncoding: string): Promise<Body> {
  const raw: Uint8Array[] = [];
  let size = 0;
  let truncated = false;
  for await (const chunk of chunks) {
    const left = maximumRaw - size;
    raw.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    size += Math.min(left, chunk.length);
    if (chunk.length > left) {
      truncated = true;
      break;
    }
  }
  let body: Body = { bytes: Buffer.concat(raw), truncated };
  const encodings = contentEncoding
    .toLowerCase()
    .split(",")
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "" && encoding !== "identity");
  if (encodings.length > maximumEncodings) return body;
  for (const encoding of encodings.reverse()) {
    const decoded = body.bytes.length === 0 ? null : await decode(body, encoding);
    if (decoded === null) break;
    body = decoded;
  }
  return body;
}

async function decode(body: Body, encoding: string): Promise<Body | null> {
  const decoder = decoderFor(encoding, body.bytes);
  if (decoder === null) return null;
  const output: Buffer[] = [];
  let size = 0;
  let { truncated } = body;
  decoder.on("data", (chunk: Buffer) => {
    const left = maximumDecoded - size;
    output.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    size += Math.min(left, chunk.length);
    if (chunk.length > left) {
      truncated = true;
      decoder.destroy();
    }
  });
  decoder.on("error", () => {
    truncated = true;
  });
  await new Promise<void>((resolve) => {
    decoder.once("close", resolve);
    decoder.end(body.bytes);
  });
  return size === 0 && truncated ? null : { bytes: Buffer.concat(output), truncated };
}

/** A stream that ends early gives what it has. */
function decoderFor(encoding: string, bytes: Uint8Array): Transform | null {
  const flush = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (encoding) {
    case "gzip":
    case "x-gzip":
      return zlib.createGunzip(flush);
    case "deflate":
      // Some servers leave out the zlib frame.
      return (bytes[0]! & 0x0f) === 8 ? zlib.createInflate(flush) : zlib.createInflateRaw(flush);
    case "br":
      return zlib.createBrotliDecompress({ finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
    case "zstd": {
      const { createZstdDecompress } = zlib as unknown as { readonly createZstdDecompress?: () => Transform };
      return createZstdDecompress?.() ?? null;
    }
    default:
      return null;
  }
}
