/**
 * A folder that electron-builder takes for an Electron distribution, for checking the packaging without downloading one: the smallest
 * file that its tools accept as a Windows program, and a Linux file beside it. Both carry a fuse wire. Never shipped.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The mark by which @electron/fuses finds the fuses, then version 1, nine fuses, all in the state "off". */
const FUSE_WIRE = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'), Buffer.from([1, 9]), Buffer.alloc(9, '0')]);

const ALIGNMENT = 0x1000;
const FILE_ALIGNMENT = 0x200;

/** @param {Buffer} bytes */
function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

/**
 * One block of a version resource: length, length of the value, kind, key, value, inner blocks, each padded to four bytes.
 * @param {string} key
 * @param {{ value?: Buffer, text?: string, inside?: Buffer[] }} content
 */
function versionBlock(key, { value, text, inside = [] }) {
  const held = value ?? Buffer.from(text === undefined ? '' : `${text}\0`, 'utf16le');
  const head = Buffer.alloc(6);
  head.writeUInt16LE(text === undefined ? held.length : held.length / 2, 2);
  head.writeUInt16LE(value === undefined ? 1 : 0, 4);
  const start = padded(Buffer.concat([head, Buffer.from(`${key}\0`, 'utf16le')]));
  const block = Buffer.concat([start, ...(inside.length > 0 ? [padded(held), ...inside.map(padded)] : [held])]);
  block.writeUInt16LE(block.length, 0);
  return block;
}

/** The resource section with nothing but version information, which electron-builder edits. @param {number} address where it is loaded */
function resources(address) {
  const fixed = Buffer.alloc(52);
  fixed.writeUInt32LE(0xfeef04bd, 0);
  fixed.writeUInt32LE(0x10000, 4);
  const table = versionBlock('040904B0', { inside: [versionBlock('ProductName', { text: 'Electron' })] });
  const strings = versionBlock('StringFileInfo', { inside: [table] });
  const version = versionBlock('VS_VERSION_INFO', { value: fixed, inside: [strings] });
  const tree = Buffer.alloc(88);
  const levels = [16, 1, 1033]; // kind "version", first of its kind, American English
  for (const [level, id] of levels.entries()) {
    const at = level * 24;
    tree.writeUInt16LE(1, at + 14); // one entry
    tree.writeUInt32LE(id, at + 16);
    tree.writeUInt32LE(level < 2 ? 0x80000000 + at + 24 : 72, at + 20);
  }
  tree.writeUInt32LE(address + tree.length, 72);
  tree.writeUInt32LE(version.length, 76);
  return Buffer.concat([tree, version]);
}

/** @param {Buffer} bytes */
function fileAligned(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & (FILE_ALIGNMENT - 1))]);
}

/** A 64-bit Windows program that holds a fuse wire and version information. Layout: PE/COFF specification, sections 2 to 4. */
export function smallestProgram() {
  const sections = [
    { name: '.rdata', address: ALIGNMENT, data: FUSE_WIRE },
    { name: '.rsrc', address: 2 * ALIGNMENT, data: resources(2 * ALIGNMENT) },
  ];
  const header = Buffer.alloc(FILE_ALIGNMENT);
  header.write('MZ', 0, 'latin1');
  header.writeUInt32LE(0x80, 0x3c); // where the PE header starts
  header.write('PE\0\0', 0x80, 'latin1');
  const coff = 0x84;
  header.writeUInt16LE(0x8664, coff); // x64
  header.writeUInt16LE(sections.length, coff + 2);
  header.writeUInt16LE(0xf0, coff + 16); // size of the optional header
  header.writeUInt16LE(0x22, coff + 18); // executable, large addresses
  const optional = coff + 20;
  header.writeUInt16LE(0x20b, optional); // PE32+
  header.writeBigUInt64LE(0x140000000n, optional + 24); // image base
  header.writeUInt32LE(ALIGNMENT, optional + 32);
  header.writeUInt32LE(FILE_ALIGNMENT, optional + 36);
  header.writeUInt16LE(6, optional + 40); // operating system 6.0
  header.writeUInt16LE(6, optional + 48); // subsystem 6.0
  header.writeUInt32LE((sections.length + 1) * ALIGNMENT, optional + 56); // size of the image
  header.writeUInt32LE(FILE_ALIGNMENT, optional + 60); // size of the headers
  header.writeUInt16LE(2, optional + 68); // graphical program
  header.writeUInt32LE(16, optional + 108); // data directories
  header.writeUInt32LE(2 * ALIGNMENT, optional + 128); // the third one: resources
  header.writeUInt32LE(resources(0).length, optional + 132);
  let offset = FILE_ALIGNMENT;
  for (const [index, { name, address, data }] of sections.entries()) {
    const at = optional + 0xf0 + index * 40;
    const size = fileAligned(data).length;
    header.write(name, at, 'latin1');
    header.writeUInt32LE(data.length, at + 8);
    header.writeUInt32LE(address, at + 12);
    header.writeUInt32LE(size, at + 16);
    header.writeUInt32LE(offset, at + 20);
    header.writeUInt32LE(0x40000040, at + 36); // initialised data, readable
    offset += size;
  }
  return Buffer.concat([header, ...sections.map(({ data }) => fileAligned(data))]);
}

/**
 * @param {string} folder where to write
 * @param {string} version the version that the folder pretends to have
 */
export async function writeFakeElectron(folder, version) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'version'), version);
  await writeFile(path.join(folder, 'electron'), Buffer.concat([Buffer.from('not a program\n'), FUSE_WIRE]), { mode: 0o755 });
  await writeFile(path.join(folder, 'electron.exe'), smallestProgram());
}
