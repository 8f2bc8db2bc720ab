/**
 * Writes a zip container from names and bytes, in the order given. The same parts give the same bytes. Knows nothing of workbooks.
 */
import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** 1 January 1980: a container says nothing of the machine's clock. */
const DOS_DATE = 0x21;
/** Bytes the packer hands back at a time. */
const PACKED_PIECE = 1 << 18;

/** One part, packed. */
type Packed = { readonly name: string; readonly crc: number; readonly size: number; readonly packed: readonly Buffer[] };

const lengthOf = (pieces: readonly Buffer[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

function head(signature: number, length: number, { crc, size, packed }: Packed, name: Buffer): Buffer {
  const isEntry = signature === 0x02014b50;
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  const at = isEntry ? 6 : 4;
  if (isEntry) bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, at);
  bytes.writeUInt16LE(0x800, at + 2);
  bytes.writeUInt16LE(8, at + 4);
  bytes.writeUInt16LE(DOS_DATE, at + 8);
  bytes.writeUInt32LE(crc, at + 10);
  bytes.writeUInt32LE(lengthOf(packed), at + 14);
  bytes.writeUInt32LE(size, at + 18);
  bytes.writeUInt16LE(name.length, at + 22);
  return bytes;
}

function containerOf(parts: readonly Packed[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const entry = head(0x02014b50, 46, part, name);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    const start = head(0x04034b50, 30, part, name);
    local.push(start, name, ...part.packed);
    offset += start.length + name.length + lengthOf(part.packed);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(lengthOf(directory), 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

/** The container's bytes. */
export function writeZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  return containerOf(
    [...parts].map(([name, content]) => ({ name, crc: crc32(content), size: content.length, packed: [deflateRawSync(content)] })),
  );
}

/** Packs beside the process's own thread, piece after piece as they are made. */
async function packedGently(name: string, pieces: Iterable<Buffer>): Promise<Packed> {
  const packer = createDeflateRaw({ chunkSize: PACKED_PIECE });
  const packed: Buffer[] = [];
  const ended = once(packer, 'end');
  packer.on('data', (piece: Buffer) => packed.push(piece));
  let [crc, size] = [0, 0];
  for (const piece of pieces) {
    crc = crc32(piece, crc);
    size += piece.length;
    // Not only when it is full: between two pieces the window is answered.
    await new Promise<void>((resolve, reject) => packer.write(piece, (error) => (error ? reject(error) : resolve())));
  }
  packer.end();
  await ended;
  return { name, crc, size, packed };
}

/** The same for long parts, which come in pieces: the process goes on answering in between. */
export async function writeLongZip(parts: ReadonlyMap<string, Iterable<Buffer>>): Promise<Buffer> {
  const done: Packed[] = [];
  for (const [name, pieces] of parts) done.push(await packedGently(name, pieces));
  return containerOf(done);
}
