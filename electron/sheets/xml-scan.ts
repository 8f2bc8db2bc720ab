/**
 * A strict, flat scanner of XML: tags, attributes, text. It checks that tags close in order, refuses any DOCTYPE and
 * unknown entities, and never recurses. Knows nothing of workbooks.
 */
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import { LIMITS } from './limits';

/** What the reader of a part is told; names come without their prefix. Returning false from `open` stops with E_UNREADABLE. */
export type XmlHandler = {
  /** @param attributes the raw text between name and `>`; read it with `attribute` */
  open(name: string, attributes: string): boolean | void;
  close?(name: string): boolean | void;
  /** Text between tags, entities resolved. */
  text?(text: string): void;
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with entities resolved; null when one is unknown or names no character. */
export function unescapeXml(raw: string): string | null {
  if (!raw.includes('&')) return raw;
  let valid = true;
  const text = raw.replace(/&([^;&]{0,12};?)/g, (_, body: string) => {
    if (!body.endsWith(';')) {
      valid = false;
      return '';
    }
    const name = body.slice(0, -1);
    const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    if (named !== undefined) return named;
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    const code = number ? (number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)) : 0;
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
      valid = false;
      return '';
    }
    return String.fromCodePoint(code);
  });
  return valid ? text : null;
}

/** Where the name that starts at `from` ends; `from` itself when there is none. A name is a letter or _ and then letters, digits and _ . : - */
function nameEnd(xml: string, from: number): number {
  let at = from;
  for (;;) {
    const code = xml.charCodeAt(at);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    // Digits and the colon follow each other: 0 … 9 :
    if (!letter && (at === from || !((code >= 48 && code <= 58) || code === 45 || code === 46))) return at;
    at += 1;
  }
}

/** Where the value behind an attribute's name begins, after = and its quote; 0 when none is there. */
function valueStart(attributes: string, after: number): number {
  if (attributes.startsWith('="', after)) return after + 2;
  const equals = /^\s*=\s*["']/.exec(attributes.slice(after, after + 8));
  return equals === null ? 0 : after + equals[0].length;
}

/** The value of one attribute by its local name, entities resolved; undefined when absent or not readable. */
export function attribute(attributes: string, name: string): string | undefined {
  let from = 0;
  for (;;) {
    const at = attributes.indexOf(name, from);
    if (at < 0) return undefined;
    const before = attributes.charCodeAt(at - 1);
    const after = at + name.length;
    // Start of the text, white space or the colon of a prefix comes before a whole attribute name.
    if (at === 0 || before <= 32 || before === 58) {
      const open = valueStart(attributes, after);
      if (open > 0) {
        const close = attributes.indexOf(attributes.charAt(open - 1), open);
        return close < 0 ? undefined : (unescapeXml(attributes.slice(open, close)) ?? undefined);
      }
    }
    from = after;
  }
}

/** True for the XML meaning of a boolean attribute. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** End of a tag that starts at `from`, quotes respected; -1 when it never ends. */
function tagEnd(xml: string, from: number): number {
  let at = from;
  while (at < xml.length) {
    const code = xml.charCodeAt(at);
    if (code === 62) return at;
    if (code === 34 || code === 39) {
      at = xml.indexOf(code === 34 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
    at += 1;
  }
  return -1;
}

/**
 * Scans one part.
 * @returns E_XML for a DOCTYPE, E_UNREADABLE when the text is not well-formed or the handler stops
 */
export function scanXml(xml: string, handler: XmlHandler): Result<true> {
  const open: string[] = [];
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  let seenRoot = false;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    if (end > at) {
      const raw = xml.slice(at, end);
      if (open.length === 0) {
        if (raw.trim() !== '') return fail('E_UNREADABLE');
      } else if (handler.text) {
        const text = unescapeXml(raw);
        if (text === null) return fail('E_UNREADABLE');
        handler.text(text);
      }
    }
    if (next < 0) break;
    const second = xml.charCodeAt(next + 1);
    if (second === 33) {
      if (xml.startsWith('<!--', next)) {
        const close = xml.indexOf('-->', next + 4);
        if (close < 0) return fail('E_UNREADABLE');
        at = close + 3;
      } else if (xml.startsWith('<![CDATA[', next)) {
        const close = xml.indexOf(']]>', next + 9);
        if (close < 0 || open.length === 0) return fail('E_UNREADABLE');
        handler.text?.(xml.slice(next + 9, close));
        at = close + 3;
      } else return fail('E_XML');
      continue;
    }
    if (second === 63) {
      const close = xml.indexOf('?>', next + 2);
      if (close < 0) return fail('E_UNREADABLE');
      at = close + 2;
      continue;
    }
    const close = tagEnd(xml, next + 1);
    if (close < 0) return fail('E_UNREADABLE');
    if (second === 47) {
      const name = xml.slice(next + 2, close).trim();
      if (open.pop() !== name) return fail('E_UNREADABLE');
      if (handler.close?.(localName(name)) === false) return fail('E_UNREADABLE');
    } else {
      const selfClosing = xml.charCodeAt(close - 1) === 47;
      const named = nameEnd(xml, next + 1);
      if (named === next + 1 || (open.length === 0 && seenRoot)) return fail('E_UNREADABLE');
      const name = xml.slice(next + 1, named);
      seenRoot = true;
      if (handler.open(localName(name), xml.slice(named, selfClosing ? close - 1 : close)) === false) return fail('E_UNREADABLE');
      if (selfClosing) {
        if (handler.close?.(localName(name)) === false) return fail('E_UNREADABLE');
      } else {
        open.push(name);
        if (open.length > LIMITS.xmlDepth) return fail('E_XML');
      }
    }
    at = close + 1;
  }
  return open.length === 0 && seenRoot ? ok(true) : fail('E_UNREADABLE');
}
