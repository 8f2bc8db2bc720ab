/**
 * Draws the program's icon once and writes it in every size: a ledger page with ruled rows and a red seal. The outputs in
 * assets/icons are committed; run `node scripts/make-icons.mjs` after changing the drawing. No image library: PNG by hand.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = new Set([16, 24, 32, 48, 64, 128, 256]);
const SAMPLES = 4;

/** @typedef {[red: number, green: number, blue: number]} Colour */
/** @typedef {{ left: number, top: number, width: number, height: number, radius: number, colour: Colour }} Box */

/** @type {Colour} */
const BLUE = [24, 78, 140];
/** @type {Colour} */
const PAPER = [253, 252, 247];
/** @type {Colour} */
const LINE = [176, 190, 208];
/** @type {Colour} */
const RED = [196, 30, 36];

/** In hundredths of the side, painted in order. @type {Box[]} */
const DRAWING = [
  { left: 4, top: 4, width: 92, height: 92, radius: 18, colour: BLUE },
  { left: 20, top: 15, width: 60, height: 70, radius: 4, colour: PAPER },
  { left: 20, top: 15, width: 60, height: 15, radius: 4, colour: [214, 226, 241] },
  ...[40, 51, 62, 73].map((top) => ({ left: 26, top, width: 48, height: 3.2, radius: 1, colour: LINE })),
  { left: 38, top: 30, width: 2.6, height: 55, radius: 0, colour: LINE },
  { left: 52, top: 55, width: 30, height: 30, radius: 5, colour: RED },
  { left: 57, top: 60, width: 20, height: 20, radius: 2, colour: PAPER },
  { left: 60, top: 63, width: 14, height: 14, radius: 1, colour: RED },
];

/**
 * @param {Box} box
 * @param {number} x
 * @param {number} y
 */
function covers({ left, top, width, height, radius }, x, y) {
  const dx = Math.max(left + radius - x, x - (left + width - radius), 0);
  const dy = Math.max(top + radius - y, y - (top + height - radius), 0);
  return x >= left && x < left + width && y >= top && y < top + height && dx * dx + dy * dy <= radius * radius + 1e-9;
}

/**
 * Red, green, blue and opacity of one pixel, the mean of several samples.
 * @param {number} size
 * @param {number} column
 * @param {number} row
 */
function pixel(size, column, row) {
  const sum = [0, 0, 0, 0];
  for (let at = 0; at < SAMPLES * SAMPLES; at++) {
    const x = ((column + ((at % SAMPLES) + 0.5) / SAMPLES) / size) * 100;
    const y = ((row + (Math.floor(at / SAMPLES) + 0.5) / SAMPLES) / size) * 100;
    const colour = DRAWING.findLast((box) => covers(box, x, y))?.colour;
    if (colour === undefined) continue;
    for (const [channel, value] of [...colour, 255].entries()) sum[channel] = (sum[channel] ?? 0) + value;
  }
  const [red = 0, green = 0, blue = 0, opacity = 0] = sum;
  const hits = opacity / 255;
  return hits === 0 ? [0, 0, 0, 0] : [red / hits, green / hits, blue / hits, opacity / SAMPLES ** 2].map(Math.round);
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** @param {number} size side in pixels */
export function png(size) {
  const rows = Buffer.alloc(size * (size * 4 + 1)); // each row starts with its filter, none
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) rows.set(pixel(size, column, row), row * (size * 4 + 1) + 1 + column * 4);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // 8 bits, red green blue opacity
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** @param {{ size: number, data: Buffer }[]} pictures PNG files, which .ico files may hold since Windows Vista */
export function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, data }] of pictures.entries()) {
    const at = 6 + index * 16;
    head.set([size % 256, size % 256], at);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...pictures.map(({ data }) => data)]);
}

if (process.argv[1] === import.meta.filename) {
  const folder = path.resolve(import.meta.dirname, '../assets/icons');
  await mkdir(folder, { recursive: true });
  const pictures = SIZES.map((size) => ({ size, data: png(size) }));
  for (const { size, data } of pictures) await writeFile(path.join(folder, `${size}x${size}.png`), data);
  await writeFile(path.join(folder, 'icon.ico'), ico(pictures.filter(({ size }) => ICO_SIZES.has(size))));
  console.log(`icons written to ${folder}`);
}
