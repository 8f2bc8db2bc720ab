/**
 * Structured clone as bytes or text, as Electron's IPC does it: dates, maps, sets, bigints, typed arrays, errors and cycles
 * survive, functions are refused. The same code runs in Node and in the page. Knows nothing of channels or windows.
 */
type Open = (reference: number | string) => Uint8Array<ArrayBuffer>;
type Encoded = null | string | boolean | number | { u: 1 } | { n: string } | { b: string } | { r: number };
type Slot = readonly [kind: string, ...parts: unknown[]];

type View = new (buffer: ArrayBuffer) => ArrayBufferView;
const VIEWS: Readonly<Record<string, View>> = {
  Int8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
}

function refuse(value: unknown): never {
  throw new Error(typeof value === 'function' ? 'An object could not be cloned.' : `${String(value)} could not be cloned.`);
}

function encodeWith(value: unknown, store: (bytes: Uint8Array) => number | string): string {
  const seen = new Map<object, number>();
  const slots: Slot[] = [];
  function put(item: unknown): Encoded {
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (typeof item === 'number')
      return Number.isFinite(item) && !Object.is(item, -0) ? item : { n: Object.is(item, -0) ? '-0' : String(item) };
    if (item === undefined) return { u: 1 };
    if (typeof item === 'bigint') return { b: String(item) };
    if (typeof item !== 'object') return refuse(item);
    const known = seen.get(item);
    if (known !== undefined) return { r: known };
    const id = slots.length;
    seen.set(item, id);
    slots.push(['pending']);
    slots[id] = slotFor(item);
    return { r: id };
  }
  function slotFor(item: object): Slot {
    if (item instanceof Date) return ['date', item.getTime()];
    if (item instanceof RegExp) return ['regexp', item.source, item.flags];
    if (item instanceof Map) return ['map', [...item].map(([key, entry]) => [put(key), put(entry)])];
    if (item instanceof Set) return ['set', [...item].map(put)];
    if (item instanceof Error) return ['error', item.name, item.message, item.stack];
    if (item instanceof ArrayBuffer) return ['buffer', store(bytesOf(item))];
    if (ArrayBuffer.isView(item)) return ['view', Object.prototype.toString.call(item).slice(8, -1), store(bytesOf(item))];
    if (Array.isArray(item)) return ['list', item.map(put)];
    if (item instanceof Promise || item instanceof WeakMap || item instanceof WeakSet) return refuse(item);
    return ['object', Object.entries(item).map(([key, entry]) => [key, put(entry)])];
  }
  const top = put(value);
  return JSON.stringify([top, slots]);
}

function decodeWith(text: string, open: Open): unknown {
  const [top, slots] = JSON.parse(text) as [Encoded, Slot[]];
  const made = new Map<number, unknown>();
  function get(item: Encoded): unknown {
    if (item === null || typeof item !== 'object') return item;
    if ('u' in item) return undefined;
    if ('n' in item) return Number(item.n);
    if ('b' in item) return BigInt(item.b);
    return made.has(item.r) ? made.get(item.r) : build(item.r);
  }
  function keep<T>(id: number, value: T): T {
    made.set(id, value);
    return value;
  }
  function build(id: number): unknown {
    const [kind, first, second, third] = slots[id] ?? ['missing'];
    switch (kind) {
      case 'date':
        return keep(id, new Date(first as number));
      case 'regexp':
        return keep(id, new RegExp(first as string, second as string));
      case 'buffer':
        return keep(id, open(first as number | string).buffer);
      case 'view': {
        const bytes = open(second as number | string);
        const View = VIEWS[String(first)];
        return keep(id, View === undefined ? bytes : new View(bytes.buffer));
      }
      case 'error': {
        const error = keep(id, new Error(second as string));
        error.name = first as string;
        error.stack = third as string;
        return error;
      }
      case 'map': {
        const map = keep(id, new Map<unknown, unknown>());
        for (const [key, entry] of first as [Encoded, Encoded][]) map.set(get(key), get(entry));
        return map;
      }
      case 'set': {
        const set = keep(id, new Set<unknown>());
        for (const entry of first as Encoded[]) set.add(get(entry));
        return set;
      }
      case 'list': {
        const list: unknown[] = keep(id, []);
        for (const entry of first as Encoded[]) list.push(get(entry));
        return list;
      }
      case 'object': {
        const object: Record<string, unknown> = keep(id, {});
        for (const [key, entry] of first as [string, Encoded][]) {
          // Structured clone makes an own field of this name; a plain assignment would set the prototype instead.
          if (key === '__proto__')
            Object.defineProperty(object, key, { value: get(entry), enumerable: true, writable: true, configurable: true });
          else object[key] = get(entry);
        }
        return object;
      }
      default:
        throw new Error(`unknown slot ${String(kind)}`);
    }
  }
  return get(top);
}

/** One value as text, bytes in base64; for small messages through the debugger. */
export function encode(value: unknown): string {
  return encodeWith(value, toBase64);
}

/** Reads what `encode` wrote. */
export function decode(text: string): unknown {
  return decodeWith(text, (reference) => fromBase64(String(reference)));
}

export type Packed = { readonly parts: readonly Uint8Array<ArrayBuffer>[]; readonly size: number };

/** One value as an HTTP body: u32 length of the head, head in JSON, then the raw bytes of every buffer. `size` in bytes. */
export function pack(value: unknown): Packed {
  const blobs: Uint8Array<ArrayBuffer>[] = [];
  const text = encodeWith(value, (bytes) => blobs.push(new Uint8Array(bytes)) - 1);
  const head = new TextEncoder().encode(JSON.stringify({ text, sizes: blobs.map((blob) => blob.byteLength) }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  return { parts: [length, head, ...blobs], size: blobs.reduce((sum, blob) => sum + blob.byteLength, text.length) };
}

/** Reads a body that `pack` wrote. */
export function unpack(body: ArrayBuffer): unknown {
  const headLength = new DataView(body).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(body, 4, headLength))) as { text: string; sizes: number[] };
  let at = 4 + headLength;
  const blobs = head.sizes.map((size) => new Uint8Array(body.slice(at, (at += size))));
  return decodeWith(head.text, (reference) => blobs[Number(reference)] ?? new Uint8Array());
}

/** Messages of at least this many bytes go over the loopback server instead of the debugger pipe. */
export const LARGE_MESSAGE = 65536;
