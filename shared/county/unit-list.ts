/**
 * The list of units as an office has it (a column of names from Excel or Word) → units to enter. What kind a unit is is proposed from its name, shown
 * and changed before it is stored. Also their order of print. Gives drafts; who stores them is the caller's business.
 */
import { createDraft, setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import type { Section, UnitKind } from '../model/entities-county';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';
import type { FreshId } from './groups';

export type ListedUnit = { readonly name: string; readonly fullName: string | null; readonly kind: UnitKind; readonly section: Section };
export type UnitList = {
  readonly units: readonly ListedUnit[];
  /** Names that are in the ledger already, or twice in the list. */
  readonly passedOver: readonly string[];
};

/** The first ending that fits decides. A 街道办事处 is a street, any other 办事处 sits outside the county (S-45). */
const KIND_BY_ENDING: readonly (readonly [RegExp, UnitKind])[] = [
  [/街道(办事处|办)?$/, 'street'],
  [/[镇乡](人民政府|政府)?$/, 'town'],
  [/(开发区|高新区|经开区|新区|示范区|管委会)$/, 'zone'],
  [/(园区|产业园|工业园|科技园|园)$/, 'park'],
  [/办事处$/, 'office'],
];

const SECTION_OF: Readonly<Record<UnitKind, Section>> = {
  town: '镇(街道)',
  street: '镇(街道)',
  zone: '经开区',
  park: '园区',
  dept: '县直',
  line: '县直',
  office: '县直',
};

/** What a unit of this kind is printed under unless the county says otherwise. */
export function usualSection(kind: UnitKind): Section {
  return SECTION_OF[kind];
}

/** What a name says about the kind of unit; a proposal. */
export function proposedKind(name: string): UnitKind {
  return KIND_BY_ENDING.find(([ending]) => ending.test(name))?.[1] ?? 'dept';
}

/** Numbers before names: 序号 columns and `1.`, `（一）`, `①`. */
const NUMBERING = /^(?:[（(]?[\d一二三四五六七八九十]+[)）.、．]|[①-⑳])\s*/u;
const isNumber = (cell: string): boolean => /^[\d一二三四五六七八九十]+$/.test(cell);

function namesOf(unit: RecordOf<'unit'>): readonly string[] {
  return [unit.name, unit.fullName, ...(unit.aliases ?? [])].flatMap((name) => (name === undefined ? [] : [name.trim()]));
}

/**
 * Reads a pasted list: a unit a line, or several in a line with 、 between; from Excel the second column is the full name (规范全称).
 * A line that is only a heading (单位, 序号, 单位名称) is passed over in silence.
 */
export function readUnitList(text: string, ledger: Ledger): UnitList {
  const known = new Set(listRecords(ledger, 'unit').flatMap(namesOf));
  const units: ListedUnit[] = [];
  const passedOver: string[] = [];
  const take = (name: string, fullName: string | null): void => {
    if (known.has(name)) return void passedOver.push(name);
    known.add(name);
    if (fullName !== null) known.add(fullName);
    const kind = proposedKind(name);
    units.push({ name, fullName, kind, section: SECTION_OF[kind] });
  };
  for (const line of text.split(/\r?\n/)) {
    const cells = line
      .split('\t')
      .map((cell) => cell.trim().replace(NUMBERING, ''))
      .filter((cell) => cell !== '' && !isNumber(cell));
    const [first, second] = cells;
    if (first === undefined || /^(单位|单位名称|名称|序号)$/.test(first)) continue;
    if (second !== undefined) take(first, second);
    else
      for (const name of first
        .split(/[、，,；;]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''))
        take(name, null);
  }
  return { units, passedOver };
}

const place = (record: RecordId) => ({ scope: COUNTY_SCOPE, entity: 'unit', record }) as const;

/** Units in the order the county prints them. */
export function unitsInOrder(ledger: Ledger): RecordOf<'unit'>[] {
  return listRecords(ledger, 'unit').toSorted((a, b) => (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER));
}

/** Drafts of listed units, printed after those that exist. */
export function listedUnitDrafts(ledger: Ledger, units: readonly ListedUnit[], freshId: FreshId): Draft[] {
  const last = Math.max(0, ...listRecords(ledger, 'unit').map(({ order }) => order ?? 0));
  return units.map(({ name, fullName, kind, section }, at) =>
    createDraft(place(freshId('unit')), { name, kind, section, order: last + at + 1, ...(fullName === null ? {} : { fullName }) }),
  );
}

/** Moves a unit one place up (-1) or down (+1) in print; only numbers that change are written. */
export function moveUnitDrafts(ledger: Ledger, unit: RecordId, by: -1 | 1): Draft[] {
  const order = unitsInOrder(ledger);
  const from = order.findIndex(({ id }) => id === unit);
  const to = from + by;
  const [moved, other] = [order[from], order[to]];
  if (moved === undefined || other === undefined) return [];
  const wanted = order.with(from, other).with(to, moved);
  return wanted.flatMap((own, at) => (own.order === at + 1 ? [] : [setDraft(ledger, place(own.id), { order: at + 1 })]));
}

/** A name that another unit bears already, as name, full name or alias; null when there is none. Two units of one name cannot be told apart. */
export function takenName(ledger: Ledger, own: RecordId | null, names: readonly string[]): string | null {
  const others = new Set(
    listRecords(ledger, 'unit')
      .filter(({ id }) => id !== own)
      .flatMap(namesOf),
  );
  return names.map((name) => name.trim()).find((name) => name !== '' && others.has(name)) ?? null;
}
