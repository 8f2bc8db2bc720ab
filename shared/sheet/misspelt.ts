/**
 * Slips of the pen in headers: 责仼人, 项目名秤, 总投姿 — one or two characters of the same sound or of nearly the same shape.
 * Knows characters only; which words there are is the caller's business.
 */
import { pinyin } from 'pinyin-pro';
import lookalikes from '../../assets/import/lookalikes.json';

const FORMS = new Map(Object.entries(lookalikes.forms));
const ALIKE = lookalikes.alike.map((group) => new Set(group));

/** A text with older forms of characters replaced by the usual ones: 單位 → 单位. */
export function usualForms(text: string): string {
  let changed = '';
  for (const character of text) changed += FORMS.get(character) ?? character;
  return changed;
}

/** Characters together with their older forms, as one text. */
export function formsOf(characters: readonly string[]): string {
  return characters.concat([...FORMS].flatMap(([older, usual]) => (characters.includes(usual) ? [older] : []))).join('');
}

function soundOf(character: string): string {
  return pinyin(character, { toneType: 'none', type: 'array' }).join('');
}

function alike(a: string, b: string): boolean {
  if (ALIKE.some((group) => group.has(a) && group.has(b))) return true;
  return /^\p{Script=Han}$/u.test(a) && /^\p{Script=Han}$/u.test(b) && soundOf(a) === soundOf(b);
}

/** A character of two units (rare names); without one a text is compared unit by unit. */
const PAIRED = /[\ud800-\udfff]/;
/** Characters of a text: the text itself where each is one unit, because every heading is held beside a thousand words. */
function charactersOf(text: string): ArrayLike<string> {
  return PAIRED.test(text) ? [...text] : text;
}

/** True when `text` is `word` with one character typed wrong, two in words of six and more. */
export function isSlipOf(text: string, word: string): boolean {
  const [left, right] = [charactersOf(text), charactersOf(word)];
  if (left.length !== right.length || left.length < 3) return false;
  const most = left.length >= 6 ? 2 : 1;
  const wrong: number[] = [];
  for (let index = 0; index < left.length; index += 1) {
    if (left[index] === right[index]) continue;
    if (wrong.length === most) return false;
    wrong.push(index);
  }
  return wrong.length > 0 && wrong.every((index) => alike(left[index] ?? '', right[index] ?? ''));
}
