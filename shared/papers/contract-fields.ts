/** 目标责任书 (S-40): one unit's targets of the year, filled from the ledger and the adopted 办法. */
import { tasksInForce } from '../county/tasks';
import type { LetterFields, TableRow } from '../letters/fields';
import { isoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { Scheme } from '../scoring/scheme-schema';
import { basisText, countyRecord, PHRASES, unitFullName, unitHead } from './inputs';
import type { PaperInputs } from './inputs';

const QUARTERS = [
  ['一季度', '03'],
  ['二季度', '06'],
  ['三季度', '09'],
  ['四季度', '12'],
] as const;

function phaseCells(target: RecordOf<'target'>, year: number): Record<string, string> {
  return Object.fromEntries(
    QUARTERS.map(([label, month]) => [label, target.phases?.find(({ through }) => through === `${year}-${month}`)?.value ?? '']),
  );
}

function weightOf(scheme: Scheme | undefined, targetId: string | undefined): string {
  const item = scheme?.items.find(({ rule }) => targetId !== undefined && JSON.stringify(rule).includes(`"target","id":"${targetId}"`));
  return item?.full === undefined ? '' : String(item.full);
}

function targetRow(target: RecordOf<'target'>, year: number, scheme: Scheme | undefined): TableRow {
  const rule = scheme?.targets.find(({ id, title }) => id === target.indicator || title === target.indicator);
  const measure = scheme?.measures.find(({ id }) => id === rule?.measure);
  return {
    cells: {
      指标: rule?.title ?? target.indicator ?? '',
      计量单位: measure?.unit ?? '',
      年度目标: target.base ?? '',
      ...phaseCells(target, year),
      权重: weightOf(scheme, rule?.id),
    },
  };
}

/** Fields of a unit's 责任书 of a year, ready for a person to look through. */
export function contractFields(inputs: PaperInputs, unit: RecordId, year: number): LetterFields<'target-contract'> {
  const { ledger, view, today } = inputs;
  const phrases = PHRASES['target-contract'];
  const scheme = view?.adopted.scheme;
  // In the order of the 办法, whatever the order of entry.
  const place = ({ indicator }: RecordOf<'target'>): number => {
    const found = scheme?.targets.findIndex(({ id, title }) => id === indicator || title === indicator) ?? -1;
    return found === -1 ? Number.MAX_SAFE_INTEGER : found;
  };
  const targets = tasksInForce(ledger, year, today)
    .filter((target) => target.unit === unit)
    .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
  const rows = targets.map((target) => ({ target, cells: targetRow(target, year, scheme).cells }));
  const documents = [...new Set(targets.flatMap(({ document }) => document ?? []))];
  const stretch = rows
    .filter(({ target }) => target.stretch !== undefined)
    .map(({ target, cells }) => `${cells['指标'] ?? ''}争取完成${target.stretch ?? ''}${cells['计量单位'] ?? ''}`);
  const head = unitHead(ledger, unit, today);
  return {
    year: String(year),
    issuer: countyRecord(ledger)?.issuer ?? '',
    unit: unitFullName(ledger, unit),
    purpose: phrases.purpose,
    basis: basisText(view) || documents.join('、'),
    from: isoDay(`${year}-01-01`),
    until: isoDay(`${year}-12-31`),
    targets: rows.map(({ cells }) => ({ cells })),
    ...(stretch.length === 0 ? {} : { targetNotes: [`${stretch.join('，')}。`] }),
    issuerDuties: phrases.issuerDuties,
    unitDuties: phrases.unitDuties,
    assessment: phrases.assessment,
    rewards: phrases.rewards,
    copiesText: phrases.copiesText,
    issuerSignatory: phrases.issuerSignatory,
    unitSignatory: phrases.unitSignatory,
    ...(head === null ? {} : { unitHead: `${head.post}${head.name}` }),
  };
}
