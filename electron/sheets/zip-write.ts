/**
 * Writes a zip container from names and bytes, in the order given. The same parts give the same bytes. Knows nothing of workbooks.
 */
import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980: a container says nothing of the machine's clock. */
const DOS_DATE = 0x21;

function head(signature: number, length: number, packed: Buffer, content: Buffer, name: Buffer): Buffer {
  const isEntry = signature === 0x02014b50;
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  const at = isEntry ? 6 : 4;
  if (isEntry) bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, at);
  bytes.writeUInt16LE(0x800, at + 2);
  bytes.writeUInt16LE(8, at + 4);
  bytes.writeUInt16LE(DOS_DATE, at + 8);
  bytes.writeUInt32LE(crc32(content), at + 10);
  bytes.writeUInt32LE(packed.length, at + 14);
  bytes.writeUInt32LE(content.length, at + 18);
  bytes.writeUInt16LE(name.length, at + 22);
  return bytes;
}

/** The container's bytes. */
export function writeZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [text, content] of parts) {
    const name = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(content);
    const entry = head(0x02014b50, 46, packed, content, name);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    const start = head(0x04034b50, 30, packed, content, name);
    local.push(start, name, packed);
    offset += start.length + name.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}
