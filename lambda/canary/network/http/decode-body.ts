import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import type { HttpHead } from '../../probing/http-exchange';

/** A kilobyte can unpack to a megabyte: more than this is not worth reading. */
const MAX_UNPACKED_BYTES = 1024 * 1024;

/** Nobody packs thrice; each layer of a thousand costs time. */
const MAX_CODINGS = 3;

function unpack(bytes: Buffer, coding: string, isCut: boolean): Buffer {
  const options: ZlibOptions = {
    maxOutputLength: MAX_UNPACKED_BYTES,
    ...(isCut && { finishFlush: constants.Z_SYNC_FLUSH }),
  };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(bytes, options);
    case 'deflate':
      // some send it without the wrapping that the standard asks for, and browsers take it
      return ((bytes[0] ?? 0) & 0xf) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
    case 'br':
      return brotliDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
    case 'identity':
    case '':
      return bytes;
    default:
      throw new Error(`packed by ${coding}`);
  }
}

/**
 * The text of a body, unpacked as its head says (RFC 9110, section 8.4). Servers pack although we ask them not to.
 * @param isCut whether it goes on behind these bytes
 * @throws Error where it is not packed so, or unpacks to more than a megabyte
 */
export function decodeBody(bytes: Buffer, { headers }: HttpHead, isCut: boolean): string {
  const codings = (headers['content-encoding'] ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  if (codings.length > MAX_CODINGS) throw new Error(`packed ${codings.length} times over`);
  const plain = codings.reduceRight((packed, coding) => unpack(packed, coding, isCut), bytes);
  const latin = /charset="?(iso-8859-1|latin1|windows-1252)/i.test(headers['content-type'] ?? '');
  // a byte order mark is no part of the text
  return plain.toString(latin ? 'latin1' : 'utf8').replace(/^\ufeff/, '');
}
