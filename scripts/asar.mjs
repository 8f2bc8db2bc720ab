/** Reads an asar archive: four little-endian words, a JSON head, then the files one after another. Knows nothing of the program. */
import { open, stat } from 'node:fs/promises';

/** @typedef {{ name: string, offset: number, size: number }} Entry */
/** @typedef {{ files?: Record<string, Node>, offset?: string, size?: number, unpacked?: boolean }} Node */

/**
 * @param {Node} node
 * @param {string} prefix
 * @returns {Entry[]}
 */
function entries(node, prefix) {
  if (node.files === undefined) return [{ name: prefix, offset: Number(node.offset ?? -1), size: node.size ?? 0 }];
  return Object.entries(node.files).flatMap(([name, child]) => entries(child, prefix === '' ? name : `${prefix}/${name}`));
}

/**
 * @param {string} file
 * @returns {Promise<{ size: number, files: Entry[], read(name: string): Promise<Buffer> }>} `size` in bytes of the whole archive
 */
export async function readArchive(file) {
  const { size } = await stat(file);
  /** @param {number} from @param {number} length */
  async function bytes(from, length) {
    const handle = await open(file);
    try {
      return (await handle.read(Buffer.alloc(length), 0, length, from)).buffer;
    } finally {
      await handle.close();
    }
  }
  const words = await bytes(0, 16);
  const dataStart = 8 + words.readUInt32LE(4);
  const head = await bytes(16, words.readUInt32LE(12));
  const files = entries(JSON.parse(head.toString('utf8')), '');
  return {
    size,
    files,
    async read(name) {
      const entry = files.find((candidate) => candidate.name === name);
      if (entry === undefined || entry.offset < 0) throw new Error(`not in the archive: ${name}`);
      return bytes(dataStart + entry.offset, entry.size);
    },
  };
}
