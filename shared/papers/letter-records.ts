/**
 * What the register's records say: a letter's fields, the hash of its content, which 责任书 stands for which unit and how far its signing has come.
 */
import { hashValue } from '../ledger/canonical';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { FieldValue } from '../letters/fields';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { peopleWithTasks, unitsBrokenDown } from './person-contract';
import { isEnded, stepsByLetter } from './register';
import type { RegisteredLetter, RegisteredStep } from './register';
import type { OpenLetter } from './register-lines';

export type Fields = Readonly<Record<string, FieldValue | undefined>>;

/** Fields of a letter as the register holds them. */
export function fieldsOf(letter: RegisteredLetter): Fields {
  const { fields } = letter;
  return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? (fields as Fields) : {};
}

/** The hash of what a numbered letter says: kind, number, date, fields and the words they stand in. */
export function contentHashOf({
  template,
  number,
  dated,
  fields,
  wording,
  words,
}: Pick<RegisteredLetter, 'template' | 'number' | 'dated' | 'fields' | 'wording' | 'words'>): string {
  const said = { ...(wording === undefined ? {} : { wording }), ...(words === undefined ? {} : { words }) };
  return hashValue({ template: template ?? null, number: number ?? null, dated: dated ?? null, fields: fields ?? null, ...said });
}

/** Units that have targets in a year, in the county's order: those that sign a 责任书. */
export function contractUnits(ledger: Ledger, year: number): { readonly id: RecordId; readonly name: string }[] {
  const wanted = new Set(
    listRecords(ledger, 'target').flatMap((target) => (target.year === year && target.unit !== undefined ? [target.unit] : [])),
  );
  return listRecords(ledger, 'unit')
    .filter(({ id }) => wanted.has(id))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ id, name }) => ({ id, name: name ?? id }));
}

/** The standing 责任书 of each unit for a year: not voided, the latest. */
export function contractsOf(ledger: Ledger, year: number): ReadonlyMap<RecordId, RegisteredLetter> {
  const steps = stepsByLetter(ledger);
  const result = new Map<RecordId, RegisteredLetter>();
  for (const letter of listRecords(ledger, 'letter')) {
    if (letter.template !== 'target-contract' || letter.unit === undefined || fieldsOf(letter)['year'] !== String(year)) continue;
    if (!isEnded(steps.get(letter.id) ?? [])) result.set(letter.unit, letter);
  }
  return result;
}

/** The standing 个人目标责任书 of a year by unit and person: who serves in two units signs with each. */
export function personContractsOf(ledger: Ledger, year: number): ReadonlyMap<string, RegisteredLetter> {
  const steps = stepsByLetter(ledger);
  const standing = listRecords(ledger, 'letter').filter(
    (letter) => letter.template === 'person-contract' && fieldsOf(letter)['year'] === String(year) && !isEnded(steps.get(letter.id) ?? []),
  );
  return new Map(standing.map((letter) => [personKey(letter.unit, letter.person), letter]));
}

/** @returns the key of {@link personContractsOf} */
export const personKey = (unit: RecordId | undefined, person: RecordId | undefined): string => `${unit ?? ''} ${person ?? ''}`;

/** How far the 责任书 of one unit has come. */
export type SigningRow = {
  readonly id: string;
  readonly name: string;
  /** The unit a person signs with; null for a unit itself. */
  readonly within: RecordId | null;
  readonly open: OpenLetter | null;
  readonly printed: RegisteredStep | null;
  readonly signed: RegisteredStep | null;
};

/** 签订情况 of a year's 责任书, a line for each unit that has tasks. */
export function signingRows(ledger: Ledger, year: number): SigningRow[] {
  const letters = contractsOf(ledger, year);
  const steps = stepsByLetter(ledger);
  return contractUnits(ledger, year).map(({ id, name }) => signingRow(id, null, name, letters.get(id), steps));
}

/** 签订情况 of the year's 个人目标责任书, a line for each person with a task of his own on the day. */
export function personSigningRows(ledger: Ledger, year: number, day: IsoDay): SigningRow[] {
  const letters = personContractsOf(ledger, year);
  const steps = stepsByLetter(ledger);
  return unitsBrokenDown(ledger, year).flatMap((unit) =>
    peopleWithTasks(ledger, unit.id, year, day).map(({ person, name }) => {
      const key = personKey(unit.id, person);
      return signingRow(key, unit.id, `${unit.name} ${name}`, letters.get(key), steps);
    }),
  );
}

/** Both, each unit followed by its own people. */
export function signingByUnit(ledger: Ledger, year: number, day: IsoDay): SigningRow[] {
  const units = signingRows(ledger, year);
  const people = personSigningRows(ledger, year, day);
  const known = new Set<string>(units.map(({ id }) => id));
  const own = (unit: string) => people.filter(({ within }) => within === unit);
  return [...units.flatMap((unit) => [unit, ...own(unit.id)]), ...people.filter(({ within }) => !known.has(within ?? ''))];
}

function signingRow(
  id: string,
  within: RecordId | null,
  name: string,
  letter: RegisteredLetter | undefined,
  steps: ReadonlyMap<RecordId, readonly RegisteredStep[]>,
): SigningRow {
  if (letter === undefined) return { id, name, within, open: null, printed: null, signed: null };
  const own = steps.get(letter.id) ?? [];
  const last = (word: string) => own.findLast(({ step }) => step === word) ?? null;
  return { id, name, within, open: { letter, steps: own }, printed: last('打印'), signed: last('签订') };
}
