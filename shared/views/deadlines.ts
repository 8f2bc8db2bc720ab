/**
 * What is due and what is overdue (S-74, S-82, S-85): supervision items by their 办结时限, projects by their 完成时限, served letters by the
 * day their receipt (回执) is wanted. Days late are working days
 * of the imported holiday table; without the year's table they are not counted but said to be missing.
 */
import { workdaysBetween } from '../calendar/workdays';
import type { WorkCalendar } from '../calendar/holiday-table';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { lastDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { stageOrder } from '../model/stages';
import { receiptState, stepsByLetter } from '../papers/register';
import { currentDuties, mention } from './duty-view';
import { mattersOf, replyDueOf } from './extensions';
import { indexLedger } from './ledger-index';
import { stageShown } from './stage-view';

/** Working days before the limit from which a matter counts as 将到期. */
export const DUE_SOON_WORKDAYS = 5;

export type DueState = '将到期' | '今日到期' | '已超期' | '办理中';

export type DueMatter = {
  readonly id: RecordId;
  readonly kind: 'supervision' | 'project' | 'letter';
  readonly title: string;
  readonly unit: RecordId | null;
  readonly unitName: string;
  readonly person: string;
  readonly due: IsoDay;
  readonly state: DueState;
  /** Working days left (or late, when 已超期); null when a year's holiday table is missing. */
  readonly workdays: number | null;
  /** Year whose holiday table is missing. */
  readonly missingYear: number | null;
};

function count(from: IsoDay, to: IsoDay, calendar: WorkCalendar): { readonly days: number | null; readonly missingYear: number | null } {
  const between = workdaysBetween(from, to, calendar);
  return between.ok ? { days: between.days, missingYear: null } : { days: null, missingYear: between.missingYear };
}

function stateOf(due: IsoDay, today: IsoDay, calendar: WorkCalendar): Pick<DueMatter, 'state' | 'workdays' | 'missingYear'> {
  const late = due < today;
  const { days, missingYear } = late ? count(due, today, calendar) : count(today, due, calendar);
  const state = late ? '已超期' : due === today ? '今日到期' : days !== null && days <= DUE_SOON_WORKDAYS ? '将到期' : '办理中';
  return { state, workdays: days, missingYear };
}

/** Open matters with a limit, the most late first. Projects that have left or are in production have no limit left. */
export function dueMatters(ledger: Ledger, today: IsoDay, calendar: WorkCalendar): DueMatter[] {
  const unitName = (unit: RecordId | null): string => (unit === null ? '' : (getRecord(ledger, 'unit', unit)?.name ?? ''));
  const items = mattersOf(ledger).flatMap((item): DueMatter[] => {
    if (item.due === undefined || item.closedOn !== undefined) return [];
    const unit = item.unit ?? null;
    return [
      {
        id: item.id,
        kind: 'supervision',
        title: item.matter ?? '',
        unit,
        unitName: unitName(unit),
        person: item.person ?? '',
        due: item.due,
        ...stateOf(item.due, today, calendar),
      },
    ];
  });
  const index = indexLedger(ledger);
  const projects = listRecords(ledger, 'project').flatMap((project): DueMatter[] => {
    if (project.deadline === undefined || project.state === '退出' || project.state === '暂停') return [];
    const { stage } = stageShown(project, index.stages.get(project.id) ?? [], today);
    if (stage !== null && stageOrder(stage) >= stageOrder('投产')) return [];
    const due = lastDay(project.deadline);
    const unit = project.scope === 'county' ? null : project.scope;
    const people = currentDuties(index, project.id, '责任人', today).map((duty) => mention(index, duty).name);
    return [
      {
        id: project.id,
        kind: 'project',
        title: project.projectName ?? '',
        unit,
        unitName: unitName(unit),
        person: people.join('、'),
        due,
        ...stateOf(due, today, calendar),
      },
    ];
  });
  const steps = stepsByLetter(ledger);
  const receipts = listRecords(ledger, 'letter').flatMap((letter): DueMatter[] => {
    const due = replyDueOf(ledger, letter);
    const state = receiptState(due, steps.get(letter.id) ?? [], today);
    if (state === null || state === '已回执' || due === undefined) return [];
    const unit = letter.unit ?? null;
    return [
      {
        id: letter.id,
        kind: 'letter',
        title: `待回执：${[letter.number, letter.title].filter((part) => part !== undefined).join(' ')}`,
        unit,
        unitName: unitName(unit),
        person: '',
        due,
        ...stateOf(due, today, calendar),
      },
    ];
  });
  return [...items, ...projects, ...receipts].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Years whose holiday table is missing, for the loud warning. */
export function missingYears(matters: readonly DueMatter[]): number[] {
  return [...new Set(matters.flatMap(({ missingYear }) => (missingYear === null ? [] : [missingYear])))].sort((a, b) => a - b);
}
