/**
 * A start for the papers of fields-office.ts: what the ledger knows of a unit and the county's usual wording. What neither knows stays
 * empty and is asked for in the form. Drafts only; a person looks through every one.
 */
import { ok } from '../errors';
import type { Result } from '../errors';
import { getRecord, listRecords } from '../ledger/read';
import type { FieldValue, TableRow } from '../letters/fields';
import type { OfficeKind } from '../letters/fields-office';
import { formatDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { figureText, gapText, percentText, periodText } from '../month/words';
import { projectRows } from '../views/project-rows';
import { contractFields } from './contract-fields';
import { basisText, countyRecord, noticeHead, PHRASES, unitFullName, unitHead } from './inputs';
import type { PaperInputs } from './inputs';
import { recordedFacts } from './recorded-facts';

type Start = Readonly<Record<string, FieldValue>>;

const QUARTERS = ['一季度', '二季度', '三季度', '四季度'] as const;

/** Units that have tasks in a year, in the county's order. */
function unitsWithTasks({ ledger }: PaperInputs, year: number): RecordId[] {
  const wanted = new Set(
    listRecords(ledger, 'target').flatMap((target) => (target.year === year && target.unit !== undefined ? [target.unit] : [])),
  );
  return listRecords(ledger, 'unit')
    .filter(({ id }) => wanted.has(id))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ id }) => id);
}

const unitName = ({ ledger }: PaperInputs, unit: RecordId): string => getRecord<'unit'>(ledger, 'unit', unit)?.name ?? '';

/** 任务分解表: the same figures as the 责任书 of each unit. */
function breakdown(inputs: PaperInputs, year: number): TableRow[] {
  return unitsWithTasks(inputs, year).flatMap((unit) =>
    contractFields(inputs, unit, year).targets.map(({ cells }) => ({
      cells: {
        单位: unitName(inputs, unit),
        指标: cells['指标'] ?? '',
        计量单位: cells['计量单位'] ?? '',
        年度任务: cells['年度目标'] ?? '',
        ...Object.fromEntries(QUARTERS.map((label) => [label, cells[label] ?? ''])),
      },
    })),
  );
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Projects a unit reports that are not given up, as the list a successor takes over. */
function unitProjects({ ledger, today }: PaperInputs, unit: RecordId): TableRow[] {
  return projectRows(ledger, { asOf: today, today })
    .filter((row) => row.unit === unit && row.cells.state !== '退出')
    .map(({ stage, cells }, place) => ({
      cells: {
        序号: String(place + 1),
        项目: words(cells.projectName),
        阶段: stage ?? '',
        企业联系人: '',
        待办事项: words(cells.nextStep),
      },
    }));
}

/** One sentence an indicator of a unit's figures up to the month. */
function figures({ view }: PaperInputs, unit: RecordId): string[] {
  return (view?.table.rows ?? [])
    .filter((row) => row.unit === unit)
    .map(
      (row) =>
        `${row.title}年度任务${figureText(row.yearTarget)}${row.unitOfMeasure}，累计完成${figureText(row.cumulative)}${row.unitOfMeasure}，完成率${percentText(row.completion)}，序时差${gapText(row.gapPoints)}`,
    );
}

function circular(inputs: PaperInputs, unit: RecordId, kind: 'commendation' | 'criticism'): Start {
  const name = unitFullName(inputs.ledger, unit);
  const period = inputs.view === null ? '' : periodText(inputs.view.period);
  const agency = countyRecord(inputs.ledger)?.issuer ?? '';
  return {
    agency,
    title: `关于对${name}予以${kind === 'commendation' ? '表扬' : '批评'}的通报`,
    to: PHRASES['monthly-bulletin'].to,
    basis: basisText(inputs.view),
    subject: name,
    facts: figures(inputs, unit).length === 0 ? [] : [`${period}，${name}${figures(inputs, unit).join('；')}。`],
    decision: PHRASES[kind].decision,
    requests: PHRASES[kind].requests,
    dated: inputs.today,
  };
}

/**
 * What a paper of one of these kinds starts with; fields by name.
 * @param unit the unit it is for; for 任务分解表 and 奖金分配表 any unit, they hold all of them
 * @param source the record it is filled from (recordedSources), or null: then a person types it
 */
export function officeFields(inputs: PaperInputs, kind: OfficeKind, unit: RecordId, source: RecordId | null): Result<Start> {
  const start = unitFields(inputs, kind, unit);
  if (source === null) return ok(start);
  const recorded = recordedFacts(inputs.ledger, kind, source);
  return recorded.ok ? ok({ ...start, ...recorded.value }) : recorded;
}

/** What the ledger knows of the unit, and the county's usual wording. */
function unitFields(inputs: PaperInputs, kind: OfficeKind, unit: RecordId): Start {
  const { ledger, view, today } = inputs;
  const year = today.slice(0, 4);
  const name = unitFullName(ledger, unit);
  const head = unitHead(ledger, unit, today);
  const agency = countyRecord(ledger)?.issuer ?? '';
  const basis = basisText(view);
  const leader = head === null ? '' : head.name;
  switch (kind) {
    case 'supervision-letter':
      return { ...noticeHead(inputs, unit), ...PHRASES[kind] };
    case 'leave-post-notice':
      return { ...noticeHead(inputs, unit), ...PHRASES[kind], person: leader, post: head?.post ?? '', from: today };
    case 'commendation':
    case 'criticism':
      return circular(inputs, unit, kind);
    case 'task-breakdown':
      return { year, agency, basis, targets: breakdown(inputs, Number(year)), ...PHRASES[kind], dated: today };
    case 'pledge':
      return {
        year,
        unit: name,
        signatory: leader,
        basis,
        targets: contractFields(inputs, unit, Number(year)).targets.map(
          ({ cells }) => `${cells['指标'] ?? ''}${cells['年度目标'] ?? ''}${cells['计量单位'] ?? ''}。`,
        ),
        ...PHRASES[kind],
      };
    case 'handover-list':
      return { unit: name, from: leader, asOf: today, items: unitProjects(inputs, unit), ...PHRASES[kind] };
    case 'bonus-allocation': {
      const awards = unitsWithTasks(inputs, Number(year)).map((id, place) => ({
        cells: { 序号: String(place + 1), 单位或个人: unitName(inputs, id) },
      }));
      return { year, agency, basis, awards, ...PHRASES[kind], dated: today };
    }
    case 'transfer-confirmation':
      return { from: name, judge: agency, basis, ...PHRASES[kind] };
    case 'pre-screening-opinion':
      return { ...noticeHead(inputs, unit), ...PHRASES[kind], reviewed: today };
    case 'dispute-ruling':
      return { ...noticeHead(inputs, unit), ...PHRASES[kind], ruledOn: today };
    case 'rectification-notice':
      return { ...noticeHead(inputs, unit), period: formatDay(today), ...PHRASES[kind] };
  }
}
