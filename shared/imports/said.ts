/**
 * What a person says about an import beyond cells and matches: projects that were not reported this month (M-33), reasons of grave changes, claims of
 * two units (S-13), which unit a name means. Each becomes part of the import's one commit; nothing said leaves the ledger as it is. Pure; knows no files.
 */
import { z } from 'zod';
import { setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft, Source } from '../ledger/operation';
import { getRecord } from '../ledger/read';
import { disputeDraft } from '../exchange/credits';
import type { Claimed } from '../exchange/credits';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { recordIdSchema } from '../model/ids';
import type { Money } from '../model/money';

/** 退库 takes a project out of the ledger's count without deleting it; 漏报 and 照旧 change nothing and are kept with the import. */
export const MISSING_MARKS = ['暂停', '退库', '漏报', '照旧'] as const;
const REASON_MOST = 500;
const reasonSchema = z.string().trim().max(REASON_MOST);

/** 暂停 and 退库 need a reason: 中断、搁置及原因 (S-27). */
export function needsReason(mark: (typeof MISSING_MARKS)[number]): boolean {
  return mark === '暂停' || mark === '退库';
}

/** A mark on a project the file does not name; 暂停 and 退库 are not taken without a reason. */
export const markSchema = z
  .strictObject({ record: recordIdSchema, mark: z.enum(MISSING_MARKS), reason: reasonSchema })
  .refine(({ mark, reason }) => !needsReason(mark) || reason !== '');
export type MissingMark = z.infer<typeof markSchema>;

/** What is said in one answer. `mark`, `with` or `unit` null takes back what was said before. */
export const saidSchema = z.strictObject({
  missing: z.array(z.union([markSchema, z.strictObject({ record: recordIdSchema, mark: z.null() })])).max(5_000),
  reasons: z.array(z.strictObject({ index: z.int().nonnegative(), reason: reasonSchema })).max(5_000),
  disputes: z.array(z.strictObject({ index: z.int().nonnegative(), with: recordIdSchema.nullable(), evidence: reasonSchema })).max(5_000),
  /** What unit a name is that the roster does not hold. */
  units: z.array(z.strictObject({ name: z.string().trim().min(1).max(REASON_MOST), unit: recordIdSchema.nullable() })).max(5_000),
});
export type SaidNow = z.infer<typeof saidSchema>;

/** An answer that says nothing, to be filled in. */
export const NOTHING_NOW: SaidNow = { missing: [], reasons: [], disputes: [], units: [] };

export type Claim = { readonly with: RecordId; readonly evidence: string };
export type Said = {
  readonly missing: ReadonlyMap<RecordId, MissingMark>;
  /** Reasons of grave changes by row of the document. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly disputes: ReadonlyMap<number, Claim>;
  /** Units by the names the file has for them, as the file writes them. */
  readonly units: ReadonlyMap<string, RecordId>;
};
export const NOTHING_SAID: Said = { missing: new Map(), reasons: new Map(), disputes: new Map(), units: new Map() };

/** What was said, with what is said now over it. */
export function saidOver(before: Said, now: SaidNow): Said {
  const missing = new Map(before.missing);
  for (const mark of now.missing) {
    if (mark.mark === null) missing.delete(mark.record);
    else missing.set(mark.record, mark);
  }
  const reasons = new Map(before.reasons);
  for (const { index, reason } of now.reasons) {
    if (reason === '') reasons.delete(index);
    else reasons.set(index, reason);
  }
  const disputes = new Map(before.disputes);
  for (const { index, with: other, evidence } of now.disputes) {
    if (other === null) disputes.delete(index);
    else disputes.set(index, { with: other, evidence });
  }
  const units = new Map(before.units);
  for (const { name, unit } of now.units) {
    if (unit === null) units.delete(name);
    else units.set(name, unit);
  }
  return { missing, reasons, disputes, units };
}

/** Takes back what was said about rows of the document. */
export function takenBack(rows: readonly number[]): SaidNow {
  return {
    ...NOTHING_NOW,
    reasons: rows.map((index) => ({ index, reason: '' })),
    disputes: rows.map((index) => ({ index, with: null, evidence: '' })),
  };
}

/** From here on a changed amount needs a reason: more than a fifth of what stood, or more than 1000万元 (minor units: 分). */
export const GRAVE_CHANGE = { percent: 20, minor: 1_000_000_000 } as const;

/** Whether an amount changed so much that the import asks why. Another currency cannot be compared and always does. */
export function isGrave(old: Money, now: Money): boolean {
  if (old.currency !== now.currency) return true;
  const difference = Math.abs(now.minor - old.minor);
  return difference > GRAVE_CHANGE.minor || difference * 100 > Math.abs(old.minor) * GRAVE_CHANGE.percent;
}

/** A line of the import's record: what was said, in words, for the 处理说明. */
export const saidLineSchema = z.strictObject({ place: z.string(), what: z.enum(['未报', '变动', '争议', '单位']), text: z.string() });
export type SaidLine = z.infer<typeof saidLineSchema>;

type Missing = { readonly record: RecordId; readonly projectName: string };
const STATES = { 暂停: '暂停', 退库: '退出' } as const;

/** Drafts of the marks on missing projects, and their lines. A mark on a project that is reported after all says nothing. */
export function missingDrafts(
  ledger: Ledger,
  missing: readonly Missing[],
  { missing: marks }: Said,
  source: Source,
): { readonly drafts: Draft[]; readonly lines: SaidLine[] } {
  const drafts: Draft[] = [];
  const lines: SaidLine[] = [];
  for (const { record, projectName } of missing) {
    const said = marks.get(record);
    const project = getRecord(ledger, 'project', record);
    if (said === undefined || project === null) continue;
    const { mark, reason } = said;
    lines.push({ place: '', what: '未报', text: `${projectName}：${mark}${reason === '' ? '' : `，${reason}`}` });
    if (mark !== '暂停' && mark !== '退库') continue;
    const stateReason = mark === '退库' ? `退库：${reason}` : reason;
    drafts.push(
      setDraft(
        ledger,
        { scope: project.scope, entity: 'project', record, source, reason: `本期未报，核实为${mark}：${reason}` },
        { state: STATES[mark], stateReason },
      ),
    );
  }
  return { drafts, lines };
}

/**
 * A name of a unit that the roster (单位名册) does not hold, with the rows that bear it as 引进单位, those that bear it as 责任单位, and the unit a
 * person said it is.
 */
export type UnknownUnit = { readonly name: string; readonly rows: number; readonly duties: number; readonly unit: RecordId | null };

/** Names of the file that a person gave to units, kept as their aliases (别名): the next file is not asked again. A unit that is gone gets nothing. */
export function aliasDrafts(
  ledger: Ledger,
  unknown: readonly UnknownUnit[],
  source: Source,
): { readonly drafts: Draft[]; readonly lines: SaidLine[] } {
  const named = new Map<RecordId, string[]>();
  for (const { name, unit } of unknown) if (unit !== null) named.set(unit, [...(named.get(unit) ?? []), name]);
  const drafts: Draft[] = [];
  const lines: SaidLine[] = [];
  for (const [record, names] of named) {
    const unit = getRecord(ledger, 'unit', record);
    if (unit === null) continue;
    const aliases = [...(unit.aliases ?? []), ...names];
    drafts.push(setDraft(ledger, { scope: unit.scope, entity: 'unit', record, source }, { aliases }));
    for (const name of names) lines.push({ place: '', what: '单位', text: `“${name}”是${unit.name ?? ''}` });
  }
  return { drafts, lines };
}

export type Raising = { readonly record: RecordId; readonly why: string; readonly person: string; readonly today: IsoDay };

/** The dispute case of a project of this import against the one another unit has (S-13); the ruling follows in 数据交换. */
export function claimDraft(ledger: Ledger, own: Claimed, claim: Claim, { record, why, person, today }: Raising): Draft | null {
  const other = getRecord(ledger, 'project', claim.with);
  return other === null ? null : disputeDraft(record, { one: own, other, why }, claim.evidence, { person, today });
}
