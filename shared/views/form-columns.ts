/**
 * What the clerk says the columns of a given form get (表样套用): choices as text for a list, and what was said of a form kept under its headers,
 * so that the same form next month needs no correction. Pure; the keeping itself is done by the window's settings or a file.
 */
import { z } from 'zod';
import { compact } from '../sheet/text';
import { PROJECT_COLUMNS } from './project-columns';
import type { ProjectColumnKey } from './project-columns';

/** Money columns a form names no unit for are filled in the unit the clerk names. */
const CHOSEN_UNITS = ['万元', '亿元'] as const;
type ChosenUnit = (typeof CHOSEN_UNITS)[number];

/** A column of a form and its choice: `key:totalInvestment`, `key:totalInvestment@万元`, `kept:自报栏目`, or empty for 不填. */
export const formCorrectionSchema = z.strictObject({
  column: z.string().max(3),
  header: z.string().max(1_000),
  choice: z.string().max(1_100),
});
export type FormCorrection = z.infer<typeof formCorrectionSchema>;

/** What a choice means. */
export type FormChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly header: string }
  | { readonly kind: 'column'; readonly key: ProjectColumnKey; readonly unit: ChosenUnit | null };

/** A choice as text. */
export function choiceText(choice: FormChoice): string {
  if (choice.kind === 'none') return '';
  if (choice.kind === 'kept') return `kept:${choice.header}`;
  return `key:${choice.key}${choice.unit === null ? '' : `@${choice.unit}`}`;
}

/** Reads a choice; null for anything this program does not write. */
export function readChoice(text: string): FormChoice | null {
  if (text === '') return { kind: 'none' };
  if (text.startsWith('kept:')) return { kind: 'kept', header: text.slice(5) };
  const [, name = '', said] = /^key:(\w+)(?:@(.+))?$/.exec(text) ?? [];
  const column = PROJECT_COLUMNS.find(({ key }) => key === name);
  const unit = CHOSEN_UNITS.find((own) => own === said) ?? null;
  if (column === undefined || (said !== undefined && unit === null)) return null;
  return { kind: 'column', key: column.key as ProjectColumnKey, unit };
}

/** All choices for a column of a form, in the order of the 项目台账; texts kept under headers of their own come last. */
export function formChoices(kept: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  const columns = PROJECT_COLUMNS.flatMap(({ key, label, kind }) => {
    const plain = { value: `key:${key}`, label: kind === 'money' ? `${label}（按表样写的单位）` : label };
    return kind === 'money'
      ? [plain, ...CHOSEN_UNITS.map((unit) => ({ value: `key:${key}@${unit}`, label: `${label}（${unit}）` }))]
      : [plain];
  });
  return [{ value: '', label: '不填' }, ...columns, ...kept.map((header) => ({ value: `kept:${header}`, label: `原样保留的“${header}”` }))];
}

/** The correction for a column: by its header, and by its letters where two columns have this header. */
export function correctionOf(corrections: readonly FormCorrection[], column: string, header: string, twins: boolean): FormChoice | null {
  const own = corrections.findLast((one) => compact(one.header) === compact(header) && (!twins || one.column === column));
  return own === undefined ? null : readChoice(own.choice);
}

const keptSchema = z.array(z.strictObject({ headers: z.string(), columns: z.array(formCorrectionSchema) }));
export type KeptForms = z.infer<typeof keptSchema>;
/** Forms remembered; the oldest is forgotten first. */
const MOST_FORMS = 50;

/** The forms a setting holds; none where it is not what this program writes. */
export function readForms(setting: unknown): KeptForms {
  const read = keptSchema.safeParse(setting);
  return read.success ? read.data : [];
}

/** What a form is known by: its headers in order. */
export function formName(headers: readonly string[]): string {
  return headers.map(compact).join('|');
}

export function correctionsFor(forms: KeptForms, headers: readonly string[]): readonly FormCorrection[] {
  return forms.find((form) => form.headers === formName(headers))?.columns ?? [];
}

/** The forms with what was said of this one in the place of what was said before. */
export function withForm(forms: KeptForms, headers: readonly string[], columns: readonly FormCorrection[]): KeptForms {
  const name = formName(headers);
  return [...forms.filter((form) => form.headers !== name), { headers: name, columns: [...columns] }].slice(-MOST_FORMS);
}
