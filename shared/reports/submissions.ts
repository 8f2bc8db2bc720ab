/**
 * Who owes which paper by when, and who was on time, late or missing (S-108). Nothing is owed until the county has entered a 报送要求; a unit that did not
 * exist then owes nothing. Pure.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { CadenceKind } from '../model/entities-report';
import type { RecordId } from '../model/ids';
import { holdsOn } from '../views/duty-view';
import { countOf, from, row } from './report';
import type { ReportPart } from './report';
import { cadenceSpan, dueDay } from './spans';
import type { Span } from './spans';

export type SubmissionState = '按时' | '迟报' | '未报' | '未到期';

export type SubmissionLine = {
  readonly unit: RecordOf<'unit'>;
  readonly due: IsoDay;
  readonly state: SubmissionState;
  readonly handedIn: RecordOf<'submission'> | null;
};

/** The county's standing demand of a kind on a day, or null while there is none. */
export function cadenceOn(ledger: Ledger, kind: CadenceKind, day: IsoDay): RecordOf<'cadence'> | null {
  return listRecords(ledger, 'cadence').find((own) => own.kind === kind && own.due !== undefined && holdsOn(own, day)) ?? null;
}

/** A unit's first paper of a kind for a period. */
export function submissionOf(ledger: Ledger, kind: CadenceKind, span: Span, unit: RecordId): RecordOf<'submission'> | null {
  return (
    listRecords(ledger, 'submission')
      .filter((own) => own.kind === kind && own.period === span.from && (own.unit ?? own.scope) === unit && own.on !== undefined)
      .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1))[0] ?? null
  );
}

/** Every unit that owes a paper for the period of a day, or null while the county asks for none. */
export function submissionLines(
  ledger: Ledger,
  kind: CadenceKind,
  day: IsoDay,
  units: readonly RecordOf<'unit'>[],
): SubmissionLine[] | null {
  const cadence = cadenceOn(ledger, kind, day);
  if (cadence?.due === undefined) return null;
  const span = cadenceSpan(kind, day);
  const due = dueDay(kind, span, cadence.due);
  return units.map((unit) => {
    const handedIn = submissionOf(ledger, kind, span, unit.id);
    const on = handedIn?.on;
    const state: SubmissionState = on !== undefined ? (on <= due ? '按时' : '迟报') : day > due ? '未报' : '未到期';
    return { unit, due, state, handedIn };
  });
}

/** The same as part of a report. */
export function submissionPart(lines: readonly SubmissionLine[] | null, kind: CadenceKind): ReportPart[] {
  if (lines === null) return [{ kind: 'text', pieces: [{ text: `县里没有启用${kind}报送要求，不统计报送情况。` }] }];
  const [first] = lines;
  const of = (state: SubmissionState): RecordId[] => lines.filter((line) => line.state === state).map(({ unit }) => unit.id);
  const names = (state: SubmissionState): string =>
    lines
      .filter((line) => line.state === state)
      .map(({ unit }) => unit.name ?? '')
      .join('、');
  const pieces = [
    { text: `${kind}截止${first === undefined ? '' : formatDay(first.due)}：按时` },
    countOf(of('按时'), '个'),
    { text: '，迟报' },
    countOf(of('迟报'), '个'),
    { text: names('迟报') === '' ? '' : `（${names('迟报')}）` },
    { text: '，未报' },
    countOf(of('未报'), '个'),
    { text: names('未报') === '' ? '' : `（${names('未报')}）` },
    { text: of('未到期').length === 0 ? '。' : `，尚未到期${of('未到期').length}个。` },
  ];
  return [
    { kind: 'text', pieces },
    {
      kind: 'table',
      columns: [
        { title: '单位', width: 10 },
        { title: '截止', width: 9 },
        { title: '报送日期', width: 9 },
        { title: '报送人', width: 6 },
        { title: '情况', width: 6 },
      ],
      rows: lines.map(({ unit, due, state, handedIn }) =>
        row(
          from(unit.name ?? '', [unit.id]),
          formatDay(due),
          handedIn?.on === undefined ? '' : from(formatDay(handedIn.on), [handedIn.id]),
          handedIn?.by ?? '',
          state === '未报' ? '▲未报' : state,
        ),
      ),
      empty: '没有单位',
    },
  ];
}
