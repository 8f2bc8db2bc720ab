/**
 * 已处置: every measure that was issued with its organ and basis, and each figure it rests on as frozen at issue beside the present one. The difference is
 * marked; whether anything is to be done about it a person decides.
 */
import { listRecords } from '../ledger/read';
import { exactFromText, plainText } from '../scoring/exact';
import { differs, isIssue, issuedMeasures } from '../views/issued-measures';
import type { Compared, IssuedMeasure } from '../views/issued-measures';
import { derivedList } from './register';
import type { Register, RegisterRow } from './register';

const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;

/** Present less frozen, as both are printed; null where either is no number. */
function difference({ then, now }: Compared): string | null {
  const [before, after] = [exactFromText(then ?? ''), exactFromText(now ?? '')];
  if (before === null || after === null || then === null || now === null) return null;
  const made = after.sub(before);
  const shown = plainText(made, Math.max(decimals(then), decimals(now)));
  return made.compare(0) > 0 ? `+${shown}` : shown;
}

type Line = Pick<RegisterRow, 'cells' | 'marks'> & { readonly id: string };

function lines(measure: IssuedMeasure): Line[] {
  const { decision, title, name, period, organ, basis, number, state, compared, holds } = measure;
  const head = {
    on: decision.on === undefined ? null : { date: decision.on, precision: 'day' as const },
    title,
    name,
    period,
    number: number === '' ? null : number,
    organ,
    by: decision.decidedBy ?? null,
    basis,
    state,
  };
  const changed: RegisterRow['marks'] = holds === false ? { state: '按现在的数已达不到这一级，是否变更请决定机关研究' } : {};
  if (compared.length === 0) return [{ id: decision.id, cells: { ...head, figure: '（没有存数）' }, marks: changed }];
  return compared.map((own, place) => ({
    id: `${decision.id}_${own.key}`,
    cells: {
      ...head,
      figure: `${own.name}${own.unit === '' ? '' : `（${own.unit}）`}`,
      then: own.then ?? '（没有存）',
      now: own.now ?? '（缺数）',
      difference: differs(own) ? (difference(own) ?? '不同') : null,
    },
    marks: {
      ...(place === 0 ? changed : {}),
      ...(differs(own) ? { difference: `签发时 ${own.then ?? ''}，现在 ${own.now ?? '缺数'}；签发时的数不改` } : {}),
    },
  }));
}

export const ISSUED_MEASURES: Register = derivedList({
  id: 'issued-measures',
  reckoned: true,
  title: '督办处置依据对照表',
  short: '已处置',
  place: { screen: 'supervision', tab: '已处置' },
  serves: ['S-75'],
  columns: [
    { key: 'on', label: '签发日期', kind: 'date' },
    { key: 'title', label: '措施', kind: 'text', width: 96 },
    { key: 'name', label: '对象', kind: 'text', width: 110 },
    { key: 'period', label: '考核期', kind: 'text', width: 100 },
    { key: 'figure', label: '依据的数', kind: 'text', width: 190 },
    { key: 'then', label: '签发时', kind: 'text', width: 90 },
    { key: 'now', label: '现在', kind: 'text', width: 90 },
    { key: 'difference', label: '相差', kind: 'text', width: 80 },
    { key: 'state', label: '办理', kind: 'text', width: 80 },
    { key: 'number', label: '文号', kind: 'text', width: 150 },
    { key: 'organ', label: '决定机关', kind: 'text', width: 170 },
    { key: 'by', label: '签发人', kind: 'text', width: 120 },
    { key: 'basis', label: '依据', kind: 'longText', width: 280 },
  ],
  sort: { key: 'on', direction: 'desc' },
  empty: '还没有签发过督办、黄牌、约谈。签发时依据的数随处理记录一起存下；以后补录、更正的，在这里列出签发时和现在的数，签发过的文书不变。',
  rows: ({ ledger }) => issuedMeasures(ledger).flatMap(lines),
  // Without the figures: the line above the table is made in the window's own thread.
  summary: ({ ledger }) => {
    const count = listRecords(ledger, 'measureDecision').filter(isIssue).length;
    return count === 0 ? null : `已签发 ${count} 件；每件列出签发时存下的数和按现在台账算出的数，不同的有标记`;
  },
});
