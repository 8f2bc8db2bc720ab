/**
 * 项目编号 (S-11): the county gives formal numbers in bulk by its own rule, 青招{年}-{顺序3}, to projects that bear only the unit's 临时编号. A number that was
 * ever given is never given again, also when its project was struck out or its number changed. Pure.
 */
import { fail, ok } from '../errors';
import type { Failure, Result } from '../errors';
import { createDraft, setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';
import { mayGiveNumber, PROJECT_NUMBERS } from '../papers/seats';

/** What a rule may name, beside the running number {顺序3} (three digits). */
export const NUMBER_PARTS = ['{年}', '{月}', '{板块}', '{单位代码}'] as const;

const SERIAL = /\{顺序([1-6])\}/gu;
const PART = /\{[^}]*\}/gu;
const LONGEST = 60;

/** Checks a rule. @returns E_NUMBER_RULE with what is wrong */
export function checkRule(pattern: string): Result<string> {
  const text = pattern.trim();
  if (text === '' || text.length > LONGEST) return fail('E_NUMBER_RULE', '编号规则为空或过长');
  if ([...text.matchAll(SERIAL)].length !== 1) return fail('E_NUMBER_RULE', '要有且只有一个顺序号，例如 {顺序3}');
  const unknown = (text.match(PART) ?? []).find((part) => !part.startsWith('{顺序') && !NUMBER_PARTS.some((known) => known === part));
  if (unknown !== undefined) return fail('E_NUMBER_RULE', `不认识 ${unknown}`);
  if (/[{}]/u.test(text.replaceAll(PART, ''))) return fail('E_NUMBER_RULE', '花括号不成对');
  return ok(text);
}

/** The county's rule, or null while it has entered none. */
export function numberRule(ledger: Ledger): RecordOf<'numberRule'> | null {
  return listRecords(ledger, 'numberRule').at(0) ?? null;
}

/** Enters or changes the rule. */
export function ruleDraft(ledger: Ledger, record: RecordId, pattern: string): Result<Draft> {
  const good = checkRule(pattern);
  if (!good.ok) return good;
  const known = numberRule(ledger);
  const place = { scope: COUNTY_SCOPE, entity: 'numberRule', record: known?.id ?? record } as const;
  return ok(known === null ? createDraft(place, { pattern: good.value }) : setDraft(ledger, place, { pattern: good.value }));
}

/** Every number that was ever given to a project, from the operations themselves: nothing vanishes there. */
export function usedNumbers(ledger: Ledger): Set<string> {
  const used = new Set<string>();
  for (const { entity, fields } of ledger.operations.values()) {
    const number = entity === 'project' ? fields['number'] : undefined;
    if (typeof number === 'string' && number !== '') used.add(number);
  }
  return used;
}

/** A number with its serial at the end: LIUHE-031, 柳河镇-临004. */
const SERIES = /^(.*\D)(\d{2,6})$/u;

/**
 * 临时编号 that a unit gives its own new projects until the county numbers them (S-11): one after the other, going on in the series the unit uses, else
 * 单位代码 or name and 临001. The unit's other computers count by themselves until they exchange.
 */
export function temporarySeries(ledger: Ledger, unit: RecordId): () => string {
  let before = `${getRecord(ledger, 'unit', unit)?.code ?? getRecord(ledger, 'unit', unit)?.name ?? ''}-临`;
  let digits = 3;
  let last = 0;
  for (const state of ledger.records.get('project')?.values() ?? []) {
    const value = state.scope === unit ? state.fields['temporaryNumber']?.value : undefined;
    const [, prefix = '', serial = ''] = SERIES.exec(typeof value === 'string' ? value : '') ?? [];
    if (serial === '' || Number(serial) <= last) continue;
    last = Number(serial);
    before = prefix;
    digits = serial.length;
  }
  return () => {
    last += 1;
    return `${before}${String(last).padStart(digits, '0')}`;
  };
}

export type NumberLine = {
  readonly project: RecordId;
  readonly projectName: string;
  readonly unitName: string;
  readonly temporary: string;
  readonly number: string;
};

/** Words of a section in a number: 镇(街道) → 镇. */
const sectionWord = (section: string | undefined): string => (section ?? '').replace(/[（(].*$/u, '');

function filled(pattern: string, unit: RecordOf<'unit'> | null, today: IsoDay): string {
  return pattern
    .replaceAll('{年}', today.slice(0, 4))
    .replaceAll('{月}', today.slice(5, 7))
    .replaceAll('{板块}', sectionWord(unit?.section))
    .replaceAll('{单位代码}', unit?.code ?? '');
}

function nextAfter(used: ReadonlySet<string>, before: string, behind: string): number {
  let last = 0;
  for (const number of used) {
    if (!number.startsWith(before) || !number.endsWith(behind)) continue;
    const middle = number.slice(before.length, number.length - behind.length);
    if (/^\d{1,6}$/.test(middle)) last = Math.max(last, Number(middle));
  }
  return last + 1;
}

/**
 * What would be given: every project without a number, by the county's order of units, then 临时编号, then name.
 * @param only these projects; all when null
 * @returns E_NUMBER_RULE when there is no rule, a unit lacks the 单位代码 it asks for, or the serial runs out
 */
export function numberPlan(ledger: Ledger, today: IsoDay, only: ReadonlySet<string> | null): Result<NumberLine[]> {
  const rule = checkRule(numberRule(ledger)?.pattern ?? '');
  if (!rule.ok) return rule;
  const used = usedNumbers(ledger);
  const unitOf = ({ scope }: RecordOf<'project'>): RecordOf<'unit'> | null =>
    scope === 'county' ? null : getRecord(ledger, 'unit', scope);
  const order = (project: RecordOf<'project'>): number => unitOf(project)?.order ?? 9_999;
  const waiting = listRecords(ledger, 'project')
    .filter(({ id, number }) => (number === undefined || number === '') && (only === null || only.has(id)))
    .sort(
      (a, b) =>
        order(a) - order(b) ||
        (a.temporaryNumber ?? '').localeCompare(b.temporaryNumber ?? '', 'zh-CN') ||
        (a.projectName ?? '').localeCompare(b.projectName ?? '', 'zh-CN') ||
        a.id.localeCompare(b.id, 'en'),
    );
  const lines: NumberLine[] = [];
  for (const project of waiting) {
    const unit = unitOf(project);
    if (rule.value.includes('{单位代码}') && (unit?.code ?? '') === '') return fail('E_NUMBER_RULE', `${unit?.name ?? ''}没有单位代码`);
    const text = filled(rule.value, unit, today);
    const [whole = '', digits = '3'] = [...text.matchAll(SERIAL)][0] ?? [];
    const [before = '', behind = ''] = text.split(whole);
    const serial = String(nextAfter(used, before, behind)).padStart(Number(digits), '0');
    if (serial.length > Number(digits)) return fail('E_NUMBER_RULE', `顺序号超过${digits}位`);
    const number = `${before}${serial}${behind}`;
    used.add(number);
    lines.push({
      project: project.id,
      projectName: project.projectName ?? '',
      unitName: unit?.name ?? '',
      temporary: project.temporaryNumber ?? '',
      number,
    });
  }
  return ok(lines);
}

/** Gives the numbers of a plan. E_NUMBER_RULE when one was given meanwhile, so that none is given twice. */
export function numberDrafts(ledger: Ledger, lines: readonly NumberLine[]): Result<Draft[]> {
  const used = usedNumbers(ledger);
  const drafts: Draft[] = [];
  for (const { project: id, number } of lines) {
    const project = getRecord(ledger, 'project', id);
    if (project === null || used.has(number) || (project.number ?? '') !== '') return fail('E_NUMBER_RULE', `${number}已用，请重新预览`);
    drafts.push(setDraft(ledger, { scope: project.scope, entity: 'project', record: id }, { number }));
  }
  return ok(drafts);
}

/**
 * What no entry may do to the numbers of projects, checked where entries reach the journal: while a computer holds the seat of 项目编号, no other one gives a
 * number that was not there before. Numbers that an imported ledger brings were given by somebody else and are taken as they are.
 */
export function numberFault(
  ledger: Ledger,
  drafts: readonly Draft[],
  at: { readonly device: string; readonly today: IsoDay },
): Failure | null {
  const given = drafts.flatMap(({ entity, kind, fields, source }) => {
    const number = entity === 'project' && kind !== 'create' && source?.importId === undefined ? fields['number'] : undefined;
    return typeof number === 'string' && number !== '' ? [number] : [];
  });
  if (given.length === 0) return null;
  const seat = mayGiveNumber(ledger, PROJECT_NUMBERS, at.device, at.today);
  if (seat.ok) return null;
  const used = usedNumbers(ledger);
  return given.every((number) => used.has(number)) ? null : seat;
}
