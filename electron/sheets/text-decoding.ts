/**
 * Bytes of a text file as text: UTF-8 with and without mark, UTF-16, GBK/GB18030; and repair of text that was decoded wrongly
 * and saved again (M-26). Bytes that fit nothing are refused, a replacement character is never stored.
 */
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';

export type TextEncoding = 'utf8' | 'utf8-bom' | 'utf16' | 'gb18030';
export type DecodedText = {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** The text as it stood before it was repaired. */
  readonly damaged?: string;
};

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Bytes that are not of this encoding are an expected answer, not a defect.
    return null;
  }
}

/** Share of Han characters among all characters beyond ASCII; 0 when there are none. */
function hanShare(text: string): number {
  const beyond = text.match(/[^\u0000-\u00a0\s]/gu) ?? [];
  const han = text.match(/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/gu) ?? [];
  return beyond.length === 0 ? 0 : han.length / beyond.length;
}

/** Characters every ledger is full of; used to tell good Chinese from bytes read as the wrong Chinese. */
const COMMON = new Set('项目名称投资万元时间领导责任单位建设进展情况年产开工签约有限公司县镇乡的一和在');

function commonShare(text: string): number {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  return han.length === 0 ? 0 : han.filter((character) => COMMON.has(character)).length / han.length;
}

/** Bytes 0x80–0x9F as Windows-1252 shows them: wrongly decoded text holds these characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function bytesOfLatin(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const low = code < 256 ? -1 : WINDOWS_1252.indexOf(character);
    if (code < 256) bytes.push(code);
    else if (low >= 0) bytes.push(0x80 + low);
    else return null;
  }
  return Uint8Array.from(bytes);
}

let gbkBytes: Map<string, readonly [number, number]> | undefined;

/** Text as GBK bytes; null when a character has none. */
export function bytesOfGbk(text: string): Uint8Array | null {
  if (gbkBytes === undefined) {
    gbkBytes = new Map();
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const character = decode(Uint8Array.of(lead, trail), 'gbk');
        if (character !== null && [...character].length === 1) gbkBytes.set(character, [lead, trail]);
      }
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = gbkBytes.get(character);
    if (code < 128) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else return null;
  }
  return Uint8Array.from(bytes);
}

/** Undoes one wrong decoding; null when the text is sound or cannot be repaired. */
export function repairMojibake(text: string): string | null {
  const sample = text.slice(0, 4000);
  if (/[\u0080-\u024f]{2}/.test(sample) && hanShare(sample) < 0.3) {
    const bytes = bytesOfLatin(text);
    if (bytes === null) return null;
    const repaired = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
    return repaired !== null && hanShare(repaired.slice(0, 4000)) > 0.8 ? repaired : null;
  }
  // UTF-8 bytes read as GBK: rare characters only, and the way back gives valid UTF-8 with common ones.
  if (hanShare(sample) > 0.5 && commonShare(sample) < 0.02 && sample.length > 20) {
    const bytes = bytesOfGbk(text);
    const repaired = bytes === null ? null : decode(bytes, 'utf-8');
    return repaired !== null && commonShare(repaired.slice(0, 4000)) > 0.05 ? repaired : null;
  }
  return null;
}

function looksUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, 400);
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  // ASCII in a wide file has its zero on one side; a Han character such as 一 (4E00) may have one on the other.
  if (odd >= 2 && odd > even * 2) return 'utf-16le';
  return even >= 2 && even > odd * 2 ? 'utf-16be' : null;
}

function isText(text: string): boolean {
  // NUL and other controls do not occur in text files.
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) controls += 1;
  }
  return controls === 0 || controls < text.length / 500;
}

/**
 * Reads bytes as text.
 * @param charset what the file itself says (HTML meta); tried first, never trusted
 * @returns E_NOT_WORKBOOK when it is no text, E_UNREADABLE when bytes fit no known encoding
 */
export function decodeText(bytes: Buffer, charset?: string): Result<DecodedText> {
  const done = (text: string, encoding: TextEncoding): Result<DecodedText> => {
    if (!isText(text)) return fail('E_NOT_WORKBOOK');
    const repaired = repairMojibake(text);
    return ok(repaired === null ? { text, encoding } : { text: repaired, encoding, damaged: text });
  };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const text = decode(bytes.subarray(3), 'utf-8');
    return text === null ? fail('E_UNREADABLE') : done(text, 'utf8-bom');
  }
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const wide = marked ?? looksUtf16(bytes);
  if (wide !== null) {
    const text = decode(marked === null ? bytes : bytes.subarray(2), wide);
    if (text !== null && (marked !== null || isText(text))) return done(text, 'utf16');
    if (marked !== null) return fail('E_UNREADABLE');
  }
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null && !(charset !== undefined && /^gb/i.test(charset) && hanShare(utf8) === 0)) return done(utf8, 'utf8');
  const gb = decode(bytes, 'gb18030');
  if (gb !== null) return done(gb, 'gb18030');
  return bytes.includes(0) ? fail('E_NOT_WORKBOOK') : fail('E_UNREADABLE');
}
