/**
 * Reads letter templates from a folder: the program's own (assets/letters) or a county's. Knows files, not wording.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { LetterKind } from '../../shared/letters/fields';
import { LETTER_LABELS } from '../../shared/letters/fields';
import type { Template } from '../../shared/letters/template';
import { templateSchema } from '../../shared/letters/template';

/**
 * The template of a kind in `folder`: `<kind>.json`, or `<kind>.<variant>.json` for another layout of it (月通报 as one page: `page`).
 * E_LETTER_TEMPLATE when the file is missing or is not a template of that kind.
 */
export async function loadTemplate(folder: string, kind: LetterKind, variant?: 'page'): Promise<Result<Template>> {
  const bad = fail('E_LETTER_TEMPLATE', LETTER_LABELS[kind]);
  let raw: unknown;
  try {
    raw = JSON.parse(await readFile(join(folder, variant === undefined ? `${kind}.json` : `${kind}.${variant}.json`), 'utf8'));
  } catch {
    return bad;
  }
  const template = templateSchema.safeParse(raw);
  return template.success && template.data.kind === kind ? ok(template.data) : bad;
}
