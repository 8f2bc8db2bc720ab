/** Pinyin initials of a text (柳河镇 → lhz), by which clerks find names without switching the input method. Made once per text and kept. */
import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

/** Initials in small letters; signs and digits stay as they are. */
export function initialsOf(text: string): string {
  const held = known.get(text);
  if (held !== undefined) return held;
  const made = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
  known.set(text, made);
  return made;
}

/** True when a text holds what was typed, or its initials do when only letters were typed. */
export function matchesTyped(text: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '' || text.toLowerCase().includes(wanted)) return true;
  return /^[a-z]+$/.test(wanted) && initialsOf(text).includes(wanted);
}
