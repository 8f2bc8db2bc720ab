/**
 * Registers of what was decided about a unit that fell behind: 免责 and 中途到位 with who approved (S-43), appeals and extensions, 离岗招商 with its days and
 * 复岗 (S-76, S-77), the year's outcome with its two-year memory (S-78), measures by type (S-79). The program counts and reminds; the deciding organ decides.
 */
import { daysBetween } from '../calendar/iso-date';
import { addDays } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { lacksToExtend } from '../views/extensions';
import { limitedRecords } from '../views/limited';
import type { RegisterContext } from './context';
import { unitsAtTarget } from './month-facts';
import { register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'targets', tab: '认定处理' } as const;

export const EXEMPTIONS = register({
  id: 'exemptions',
  title: '免责和中途到位认定登记簿',
  short: '免责和中途到位',
  place: PLACE,
  serves: ['S-43'],
  entity: 'exemption',
  columns: [
    'unit',
    'person',
    'kind',
    'from',
    'to',
    { field: 'ground', width: 220 },
    { field: 'approver', width: 120 },
    'approvedOn',
    { field: 'document', width: 160 },
  ],
  quick: ['unit', 'person', 'kind', 'from', 'to', 'ground', 'approver', 'approvedOn'],
  required: ['unit', 'kind', 'from', 'ground', 'approver', 'approvedOn'],
  defaults: ({ today }) => ({ approvedOn: today }),
  marks: ({ from, to, document }) => ({
    ...(from !== undefined && to !== undefined && to < from ? { to: '止日早于起日' } : {}),
    ...(document === undefined ? { document: '没有写依据文件' } : {}),
  }),
  sort: { key: 'from', direction: 'desc' },
  empty: '中途到任、不可抗力等经批准免责的，登记单位、期间、理由和批准人；期间内督办预警不对该单位提处置建议。',
});

type Appeal = RecordOf<'appeal'>;

/** Whether it says what it is about, and whether that is of this unit and its limit really moves. */
function aboutMarks(appeal: Appeal, { ledger }: RegisterContext): { about?: string; until?: string } {
  const { about, against, kind, unit, until } = appeal;
  const lacks = lacksToExtend(appeal);
  if (about === undefined)
    return lacks !== null ? { about: lacks } : against === undefined || kind === '延期' ? { about: '请选针对哪件文书或督办' } : {};
  const meant = limitedRecords(ledger).find(({ id }) => id === about);
  return {
    ...(meant !== undefined && meant.unit !== null && unit !== undefined && meant.unit !== unit
      ? { about: '不是这个单位的文书或督办' }
      : {}),
    ...(lacks !== null
      ? { until: lacks }
      : until !== undefined && meant?.due != null && until <= meant.due
        ? { until: '不晚于原来的时限' }
        : {}),
  };
}

function appealMarks(
  { due, outcome, decidedBy, kind, until }: Appeal,
  today: IsoDay,
): { due?: string; decidedBy?: string; until?: string } {
  return {
    ...(outcome === undefined && due !== undefined && due < today ? { due: '答复期限已过，还没有结果' } : {}),
    ...(outcome !== undefined && decidedBy === undefined ? { decidedBy: '写了结果，没有写谁决定的' } : {}),
    ...(kind === '延期' && until === undefined ? { until: '申请延期应写明延到哪天' } : {}),
  };
}

export const APPEALS = register({
  id: 'appeals',
  title: '申诉和延期登记簿',
  short: '申诉和延期',
  place: PLACE,
  serves: ['S-77'],
  entity: 'appeal',
  columns: [
    'filedOn',
    'unit',
    'kind',
    { field: 'about', width: 240 },
    { field: 'against', width: 180 },
    { field: 'ground', width: 200 },
    'until',
    'due',
    'outcome',
    { field: 'decidedBy', width: 110 },
    'decidedOn',
    { field: 'reply', hidden: true },
  ],
  quick: ['filedOn', 'unit', 'kind', 'about', 'ground', 'until', 'due'],
  required: ['filedOn', 'unit', 'kind', 'ground'],
  defaults: ({ today }) => ({ filedOn: today }),
  marks: (appeal, context) => ({
    ...aboutMarks(appeal, context),
    ...appealMarks(appeal, context.today),
  }),
  sort: { key: 'filedOn', direction: 'desc' },
  empty:
    '单位对督办、黄牌、约谈提出的申诉，和在期限前提出的延期申请；由发出机关决定，结果登记在这里。选明针对哪件文书或督办，同意延期后它的时限就按新的日期算。',
});

type LeavePost = RecordOf<'leavePost'>;

/** True when he is back: a day of return that was only fixed beforehand has not come yet. */
const isBack = (to: IsoDay | undefined, today: IsoDay): to is IsoDay => to !== undefined && to <= today;

/** Days off post up to today: the day of leaving counts, the day of return does not. */
export function daysAway({ from, to }: Pick<LeavePost, 'from' | 'to'>, today: IsoDay): number | null {
  if (from === undefined) return null;
  const end = isBack(to, today) ? to : addDays(today, 1);
  return Math.max(0, daysBetween(from, end));
}

export const LEAVE_POSTS = register({
  id: 'leave-posts',
  reckoned: true,
  title: '离岗招商登记簿',
  short: '离岗招商',
  place: PLACE,
  serves: ['S-76', 'S-77'],
  entity: 'leavePost',
  columns: [
    'unit',
    'person',
    'from',
    { field: 'document', width: 150 },
    { field: 'decidedBy', width: 120 },
    { key: 'days', label: '离岗', kind: 'number', unit: '天', value: (record, { today }) => daysAway(record, today) },
    'to',
    { field: 'returnDocument', width: 150 },
    { field: 'returnGround', width: 180 },
  ],
  quick: ['unit', 'person', 'from', 'document', 'decidedBy'],
  required: ['unit', 'person', 'from', 'document', 'decidedBy'],
  marks: ({ unit, to, returnDocument }, { ledger, today }) => ({
    ...(to === undefined && unit !== undefined && unitsAtTarget(ledger, today.slice(0, 7)).has(unit)
      ? { to: '任务已完成，建议复岗，请决定机关研究' }
      : {}),
    ...(isBack(to, today) && returnDocument === undefined ? { returnDocument: '已复岗，没有写复岗文号' } : {}),
  }),
  summary: (records, { today }) => {
    const open = records.filter(({ to }) => !isBack(to, today));
    return `在离岗 ${open.length} 人，已复岗 ${records.length - open.length} 人；离岗天数算当日、不算复岗日`;
  },
  sort: { key: 'from', direction: 'desc' },
  empty: '经县委、县政府决定离岗招商的，登记人员、日期和文号；天数自动累计，任务完成后提示复岗，由人决定。',
});

/** Years in a row, back from one, in which a unit's outcome was 未完成. */
export function yearsFailed(outcomes: readonly RecordOf<'yearOutcome'>[], unit: RecordId, year: number): number {
  const failed = new Set(outcomes.filter((own) => own.unit === unit && own.outcome === '未完成').map((own) => own.year));
  let count = 0;
  while (failed.has(year - count)) count += 1;
  return count;
}

export const YEAR_OUTCOMES = register({
  id: 'year-outcomes',
  title: '年度任务结论登记簿',
  short: '年度结论',
  place: PLACE,
  serves: ['S-78'],
  entity: 'yearOutcome',
  columns: [
    'year',
    'unit',
    'outcome',
    {
      key: 'failed',
      label: '连续未完成',
      kind: 'number',
      unit: '年',
      total: false,
      width: 120,
      value: ({ unit, year }, { all }) => (unit === undefined || year === undefined ? null : yearsFailed(all('yearOutcome'), unit, year)),
    },
    { field: 'consequence', width: 240 },
    { field: 'decidedBy', width: 130 },
    'on',
  ],
  quick: ['year', 'unit', 'outcome', 'consequence', 'decidedBy', 'on'],
  required: ['year', 'unit', 'outcome'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)), on: today }),
  marks: ({ unit, year, consequence }, { all }) => {
    const count = unit === undefined || year === undefined ? 0 : yearsFailed(all('yearOutcome'), unit, year);
    if (count === 0 || consequence !== undefined) return {};
    const words = count === 1 ? '当年未完成：办法一般规定不得评优评先、作出检查' : `连续${count}年未完成：办法一般规定提请调整`;
    return { consequence: `${words}；由决定机关依本县办法研究` };
  },
  sort: { key: 'year', direction: 'desc' },
  empty: '每年结账后登记各单位任务完成或未完成的结论；程序记住上一年，连续两年未完成的会提示，怎么处理由决定机关研究。',
});

export const HANDLINGS = register({
  id: 'handlings',
  title: '处理措施登记簿',
  short: '处理措施',
  place: PLACE,
  serves: ['S-79'],
  entity: 'handling',
  columns: [
    'on',
    'kind',
    'unit',
    'person',
    { field: 'decidedBy', width: 130 },
    { field: 'document', width: 160 },
    { field: 'ground', width: 240 },
  ],
  quick: ['on', 'kind', 'unit', 'person', 'decidedBy', 'document', 'ground'],
  required: ['on', 'kind', 'decidedBy', 'document', 'ground'],
  defaults: ({ today }) => ({ on: today }),
  marks: ({ unit, person }) => (unit === undefined && person === undefined ? { unit: '没有写单位或人员' } : {}),
  summary: (records, { today }) => {
    const year = today.slice(0, 4);
    const own = records.filter(({ on }) => on?.startsWith(year) === true);
    const counts = new Map<string, number>();
    for (const { kind = '其他' } of own) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return own.length === 0 ? null : `今年${[...counts].map(([kind, count]) => `${kind} ${count}`).join('、')}`;
  },
  sort: { key: 'on', direction: 'desc' },
  empty: '有权机关已经作出的提醒、约谈、通报、诫勉等处理，一件一条，写明决定机关和文号；只作登记和统计，招商办不作处理决定。',
});

export const HANDLING_REGISTERS: readonly Register[] = [EXEMPTIONS, APPEALS, LEAVE_POSTS, YEAR_OUTCOMES, HANDLINGS];
