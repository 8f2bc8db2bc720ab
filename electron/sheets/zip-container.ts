/**
 * Our own check of a zip container, before any library sees it: the central directory only, then single entries on demand.
 * Ordinary zip readers accept too much (entries twice, a program in front, sizes that lie). Writes nothing, follows no path.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import { LIMITS } from './limits';

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};

/** A checked container: names inside it and a way to their bytes. */
export type ZipContainer = {
  readonly names: readonly string[];
  /** Bytes of an entry; E_ZIP when it is damaged or its size lies, null when there is none of that name. */
  read(name: string): Result<Buffer | null>;
};

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;

/** Offset of the end record that closes exactly at the end of the file, or -1. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at -= 1)
    if (bytes.readUInt32LE(at) === END_SIGNATURE && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  return -1;
}

function unsafeName(name: string): boolean {
  return name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..') || name.includes('\0');
}

/** The entry itself bears the directory's name: else a damaged name would hide a part (styles), and its values be read as something else. */
function namedAlike(bytes: Buffer, at: number, name: Buffer): boolean {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_SIGNATURE) return false;
  return bytes.subarray(at + 30, at + 30 + bytes.readUInt16LE(at + 26)).equals(name);
}

function readDirectory(bytes: Buffer, end: number): Result<readonly Entry[]> {
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > LIMITS.zipEntries) return fail('E_ZIP', `内部文件${count}个`);
  if (count === 0 || count === 0xffff || start + bytes.readUInt32LE(end + 12) !== end) return fail('E_ZIP');
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return fail('E_ZIP');
    const flags = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) return fail('E_ZIP');
    if ((flags & 1) === 1) return fail('E_PASSWORD');
    if (!namedAlike(bytes, bytes.readUInt32LE(at + 42), bytes.subarray(at + 46, at + 46 + nameLength))) return fail('E_ZIP');
    const name = bytes.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    if (unsafeName(name)) return fail('E_ZIP');
    entries.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = next;
  }
  return ok(entries);
}

/**
 * Opens a container.
 * @param bytes the whole file
 * @returns E_ZIP (structure), E_BOMB (expands too much), E_PASSWORD (an entry is encrypted)
 */
export function openZip(bytes: Buffer): Result<ZipContainer> {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== LOCAL_SIGNATURE) return fail('E_ZIP');
  const end = findEnd(bytes);
  if (end < 0) return fail('E_ZIP');
  const directory = readDirectory(bytes, end);
  if (!directory.ok) return directory;
  const byName = new Map<string, Entry>();
  let packed = 0;
  let size = 0;
  for (const entry of directory.value) {
    if (byName.has(entry.name)) return fail('E_ZIP', '内部文件重复');
    byName.set(entry.name, entry);
    packed += entry.packed;
    size += entry.size;
  }
  if (size > LIMITS.inflatedBytes) return fail('E_BOMB');
  if (size > LIMITS.ratioFloorBytes && size > packed * LIMITS.ratio) return fail('E_BOMB');
  const first = Math.min(...directory.value.map((entry) => entry.offset));
  if (first !== 0) return fail('E_ZIP');
  return ok({
    names: [...byName.keys()],
    read: (name) => {
      const entry = byName.get(name);
      return entry === undefined ? ok(null) : inflateEntry(bytes, entry);
    },
  });
}

function inflateEntry(bytes: Buffer, entry: Entry): Result<Buffer> {
  const at = entry.offset;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_SIGNATURE) return fail('E_ZIP');
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const to = from + entry.packed;
  if (to > bytes.length) return fail('E_ZIP');
  const data = bytes.subarray(from, to);
  let content: Buffer;
  if (entry.method === 0) content = data;
  else if (entry.method === 8) {
    try {
      content = inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) });
    } catch (error) {
      // The library throws on damage and on more output than declared; both are the file's fault.
      return fail(error instanceof RangeError ? 'E_BOMB' : 'E_ZIP');
    }
  } else return fail('E_ZIP');
  if (content.length !== entry.size || crc32(content) !== entry.crc) return fail('E_ZIP');
  return ok(content);
}
