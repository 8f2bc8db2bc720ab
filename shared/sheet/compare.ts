/**
 * Two read ledgers side by side: next month of one sender (what changed, what is missing), or two offices (which projects may be one).
 * Decides nothing: a missing project is never deleted, a duplicate never joined (M-32 … M-34).
 */
import type { ImportDocument, ImportRecord, MoneyField } from './document';
import { MONEY_FIELDS } from './document';
import { bareName, compact, likeness } from './text';

export type Side = { readonly sheet: string; readonly row: number };
export type Named = { readonly source: Side; readonly projectName: string };
export type FieldChange = {
  readonly field: MoneyField | 'stage';
  readonly old: string | null;
  readonly new: string | null;
  readonly oldSource: Side;
  readonly newSource: Side;
};
export type Changes = {
  readonly kind: 'changes';
  readonly missing: readonly Named[];
  readonly added: readonly Named[];
  readonly changed: readonly FieldChange[];
};
export const LIKENESS_LEVELS = ['certain', 'likely', 'ask', 'hint'] as const;
export type LikenessLevel = (typeof LIKENESS_LEVELS)[number];
export type Duplicate = { readonly level: LikenessLevel; readonly why: string; readonly a: Side; readonly b: Side };
export type Duplicates = { readonly kind: 'duplicates'; readonly duplicates: readonly Duplicate[] };

/** A record with the forms it is compared in, computed once. */
export type Comparable = {
  readonly record: ImportRecord;
  readonly number: string;
  readonly name: string;
  readonly investor: string;
  readonly industry: string;
  readonly amount: number | null;
  readonly phones: readonly string[];
  readonly place: string;
};

const NUMBER_HEADER = /项目(编号|编码|代码|号)$|^(编号|编码|代码|立项号|备案号)$/;

/** The office's or county's number of a project, if a column gives it. */
export function projectNumber(record: ImportRecord): string {
  for (const [header, text] of Object.entries(record.other ?? {}))
    if (NUMBER_HEADER.test(compact(header.split('/').at(-1) ?? ''))) return compact(text);
  return '';
}

/** Prepares a record for comparing. */
export function comparable(record: ImportRecord): Comparable {
  const total = record.totalInvestment;
  return {
    record,
    number: projectNumber(record),
    name: bareName(record.projectName ?? ''),
    investor: bareName(record.investor ?? ''),
    industry: compact(record.industry ?? ''),
    amount: total && 'amount' in total && total.currency === 'CNY' ? Number(total.amount) : null,
    phones: (record.responsiblePerson ?? []).flatMap(({ phone }) => (phone === undefined ? [] : phone.split('、'))),
    place: compact(record.place ?? ''),
  };
}

function amountsNear(a: Comparable, b: Comparable): boolean {
  return a.amount !== null && b.amount !== null && Math.abs(a.amount - b.amount) <= Math.max(a.amount, b.amount) * 0.2;
}

/** Names such as 陶瓷色釉料生产线项目 are used by many; another investor and another amount make it another project. */
function clearlyOther(a: Comparable, b: Comparable): boolean {
  return (
    a.investor !== '' &&
    b.investor !== '' &&
    likeness(a.investor, b.investor) < 0.85 &&
    a.amount !== null &&
    b.amount !== null &&
    !amountsNear(a, b)
  );
}

/** How alike two projects are and why; null when nothing speaks for it. */
export function likenessOf(a: Comparable, b: Comparable): { readonly level: LikenessLevel; readonly why: string } | null {
  if (a.number !== '' && a.number === b.number) return { level: 'certain', why: '项目编号相同' };
  if (a.name !== '' && a.name === b.name && !clearlyOther(a, b)) return { level: 'certain', why: '项目名称相同' };
  const sameInvestor = a.investor !== '' && a.investor === b.investor;
  if (sameInvestor && a.name !== '' && b.name !== '' && likeness(a.name, b.name) >= 0.85)
    return { level: 'likely', why: '投资方相同，项目名称相近' };
  const sameIndustry = a.industry !== '' && a.industry === b.industry;
  if (sameInvestor && sameIndustry && amountsNear(a, b)) return { level: 'ask', why: '投资方、行业相同，总投资相差不超过20%' };
  if (a.phones.some((phone) => b.phones.includes(phone))) return { level: 'hint', why: '责任人电话相同' };
  return null;
}

function side({ source }: ImportRecord): Side {
  return { sheet: source.sheet, row: source.row };
}

function named(record: ImportRecord): Named {
  return { source: side(record), projectName: record.projectName ?? '' };
}

type Pair = { readonly a: Comparable; readonly b: Comparable };

const ORDER: readonly LikenessLevel[] = ['certain', 'likely', 'ask'];

/** Pairs each project with the one it most probably is; the surest pairs first, each project once. */
export function pairProjects(older: readonly Comparable[], newer: readonly Comparable[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const takenA = new Set<Comparable>();
  const takenB = new Set<Comparable>();
  const take = (a: Comparable, b: Comparable): void => {
    if (takenA.has(a) || takenB.has(b)) return;
    takenA.add(a);
    takenB.add(b);
    pairs.push({ a, b });
  };
  for (const key of ['number', 'name'] as const) {
    const index = new Map<string, Comparable>();
    for (const a of older) if (a[key] !== '' && !takenA.has(a) && !index.has(a[key])) index.set(a[key], a);
    for (const b of newer) {
      const a = index.get(b[key]);
      if (a !== undefined && b[key] !== '') take(a, b);
    }
  }
  const byInvestor = new Map<string, Comparable[]>();
  for (const a of older) if (a.investor !== '' && !takenA.has(a)) byInvestor.set(a.investor, [...(byInvestor.get(a.investor) ?? []), a]);
  for (const level of ORDER.slice(1))
    for (const b of newer)
      for (const a of byInvestor.get(b.investor) ?? []) if (!takenB.has(b) && likenessOf(a, b)?.level === level) take(a, b);
  return pairs;
}

function amountOf(record: ImportRecord, field: MoneyField): string | null {
  const value = record[field];
  return value && 'amount' in value ? value.amount : null;
}

function changesBetween({ a, b }: Pair): readonly FieldChange[] {
  const sources = { oldSource: side(a.record), newSource: side(b.record) };
  const changed: FieldChange[] = [];
  for (const field of MONEY_FIELDS) {
    const old = amountOf(a.record, field);
    const now = amountOf(b.record, field);
    if (old !== null && now !== null && old !== now) changed.push({ field, old, new: now, ...sources });
  }
  const [old, now] = [a.record.stage ?? null, b.record.stage ?? null];
  if (old !== now) changed.push({ field: 'stage', old, new: now, ...sources });
  return changed;
}

/** What one sender's file says otherwise than last month's. */
export function changesOf(older: ImportDocument, newer: ImportDocument): Changes {
  const before = older.records.map(comparable);
  const after = newer.records.map(comparable);
  const pairs = pairProjects(before, after);
  const seenBefore = new Set(pairs.map(({ a }) => a));
  const seenAfter = new Set(pairs.map(({ b }) => b));
  return {
    kind: 'changes',
    missing: before.filter((entry) => !seenBefore.has(entry)).map(({ record }) => named(record)),
    added: after.filter((entry) => !seenAfter.has(entry)).map(({ record }) => named(record)),
    changed: pairs.flatMap(changesBetween),
  };
}

/** Phones that stand at one project only; the number of an official who serves many says nothing. */
function ownPhones(side: readonly Comparable[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const { phones } of side) for (const phone of new Set(phones)) seen.set(phone, (seen.get(phone) ?? 0) + 1);
  return new Set([...seen].filter(([, count]) => count === 1).map(([phone]) => phone));
}

/** Index of projects by every key that can speak for likeness. */
function indexOf(side: readonly Comparable[]): (of: Comparable) => readonly Comparable[] {
  const index = new Map<string, Comparable[]>();
  const keys = (entry: Comparable) => [
    ...(entry.number === '' ? [] : [`number ${entry.number}`]),
    ...(entry.name === '' ? [] : [`name ${entry.name}`]),
    ...(entry.investor === '' ? [] : [`investor ${entry.investor}`]),
    ...entry.phones.map((phone) => `phone ${phone}`),
  ];
  for (const entry of side)
    for (const key of keys(entry)) {
      const list = index.get(key);
      if (list) list.push(entry);
      else index.set(key, [entry]);
    }
  return (of) => [...new Set(keys(of).flatMap((key) => index.get(key) ?? []))];
}

/**
 * Projects of two offices that may be one: the surest ground first; a project explained by a surer one is not named again by a weaker.
 */
export function duplicatesOf(first: ImportDocument, second: ImportDocument): Duplicates {
  const left = first.records.map(comparable);
  const right = second.records.map(comparable);
  const near = indexOf(right);
  const [phonesA, phonesB] = [ownPhones(left), ownPhones(right)];
  const found: { a: Comparable; b: Comparable; level: LikenessLevel; why: string }[] = [];
  for (const a of left)
    for (const b of near(a)) {
      const alike = likenessOf(a, b);
      if (alike === null) continue;
      const shared = a.phones.some((phone) => b.phones.includes(phone) && phonesA.has(phone) && phonesB.has(phone));
      if (alike.level !== 'hint' || shared) found.push({ a, b, ...alike });
    }
  const explained = new Map<Comparable, number>();
  const duplicates: Duplicate[] = [];
  for (const [rank, level] of LIKENESS_LEVELS.entries())
    for (const { a, b, why } of found.filter((entry) => entry.level === level)) {
      if ((explained.get(a) ?? rank) < rank || (explained.get(b) ?? rank) < rank) continue;
      explained.set(a, rank);
      explained.set(b, rank);
      duplicates.push({ level, why, a: side(a.record), b: side(b.record) });
    }
  return { kind: 'duplicates', duplicates };
}

/** True when two files come from one sender: same reporting unit, or titles alike but for year, month and day. */
export function sameSender(a: ImportDocument, b: ImportDocument): boolean {
  const [unitA, unitB] = [a.facts.reportingUnit?.name, b.facts.reportingUnit?.name];
  if (unitA !== undefined && unitB !== undefined) return unitA === unitB;
  const title = ({ facts }: ImportDocument) =>
    compact(facts.title ?? '').replace(
      /[\d〇零一二三四五六七八九十]+(?=[年月日周季期号])|[年月日周季度期号（）()]|第|截[至止]|20\d\d/g,
      '',
    );
  const [titleA, titleB] = [title(a), title(b)];
  if (titleA !== '' && titleB !== '') return likeness(titleA, titleB) >= 0.8;
  const names = new Set(a.records.map(({ projectName }) => bareName(projectName ?? '')));
  const common = b.records.filter(({ projectName }) => names.has(bareName(projectName ?? ''))).length;
  return common > 0 && common >= Math.min(a.records.length, b.records.length) * 0.5;
}

/** Compares two files: next month of one sender, or two offices. */
export function compareDocuments(a: ImportDocument, b: ImportDocument): Changes | Duplicates {
  return sameSender(a, b) ? changesOf(a, b) : duplicatesOf(a, b);
}
