/**
 * What the 周报 and the 调度材料 take from the registers: leads, weekly entries, problems with their level, plans of the coming days, promises, meetings and
 * their decisions. Each figure carries its records (law 3); what came after the report's day is not known to it.
 */
import { getRecord, listRecords } from '../ledger/read';
import { firstDay, formatDay, formatDate, lastDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { PROBLEM_LEVELS } from '../model/entities-progress';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';
import { formatMoney } from '../model/money';
import { holdsOn } from '../views/duty-view';
import type { Basis } from './basis';
import { from, row } from './report';
import type { ReportPart } from './report';
import { within } from './spans';
import type { Span } from './spans';
import { unitName } from './words';

type Period = Pick<Span, 'from' | 'asOf'>;
type Holder = { readonly scope: string };

const ofUnit =
  (unit: RecordId | null) =>
  ({ scope }: Holder): boolean =>
    unit === null || scope === unit;

/** A record that tells something of the report's day: entered facts dated after it are as if they had not come yet. */
const by = (on: IsoDay | undefined, day: IsoDay): boolean => on !== undefined && on <= day;

/** Leads of the register (招商线索) received in a period. */
export function leadsIn(basis: Basis, span: Period, unit: RecordId | null): RecordOf<'lead'>[] {
  return listRecords(basis.ledger, 'lead')
    .filter(ofUnit(unit))
    .filter(({ receivedOn }) => within(receivedOn, span))
    .sort((a, b) => ((a.receivedOn ?? '') < (b.receivedOn ?? '') ? -1 : 1));
}

export function leadTable(leads: readonly RecordOf<'lead'>[], empty: string): ReportPart {
  return {
    kind: 'table',
    columns: [
      { title: '线索', width: 11, align: 'left' },
      { title: '来源', width: 5 },
      { title: '投资方', width: 8, align: 'left' },
      { title: '拟投资额（万元）', width: 6, align: 'right' },
      { title: '研判', width: 4 },
      { title: '跟进人', width: 4 },
    ],
    rows: leads.map((lead) =>
      row(
        from(lead.name ?? '', [lead.id]),
        lead.source ?? '',
        lead.investor ?? '',
        lead.investment === undefined ? '' : formatMoney(lead.investment, '万元'),
        lead.verdict ?? '待研判',
        lead.owner ?? '',
      ),
    ),
    empty,
  };
}

/** The newest weekly entries inside a period, by project; asked once for a whole report. */
export function entriesIn(basis: Basis, span: Period): ReadonlyMap<RecordId, RecordOf<'progressEntry'>> {
  const sorted = listRecords(basis.ledger, 'progressEntry')
    .filter(({ on }) => within(on, span))
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
  return new Map(sorted.flatMap((own) => (own.project === undefined ? [] : [[own.project, own] as const])));
}

/** Problems raised and not yet solved on the report's day, those of the highest level first. */
export function openProblems(basis: Basis, unit: RecordId | null): RecordOf<'problem'>[] {
  const level = (own: RecordOf<'problem'>): number => PROBLEM_LEVELS.findIndex((name) => name === own.level);
  return listRecords(basis.ledger, 'problem')
    .filter(({ scope, department }) => unit === null || scope === unit || department === unit)
    .filter(({ raisedOn, solvedOn }) => (raisedOn === undefined || raisedOn <= basis.day) && !by(solvedOn, basis.day))
    .sort((a, b) => level(b) - level(a) || (a.limit ?? '9').localeCompare(b.limit ?? '9', 'en'));
}

/** Names of those who headed a unit on the report's day; county leaders' posts lie with no unit and head none. */
function headsOn(basis: Basis, unit: RecordId | null): string {
  if (unit === null) return '';
  return listRecords(basis.ledger, 'post')
    .filter((post) => post.unit === unit && post.head === true && holdsOn(post, basis.day))
    .flatMap(({ person }) => (person === undefined ? [] : (getRecord(basis.ledger, 'person', person)?.name ?? [])))
    .join('、');
}

export function problemTable(basis: Basis, problems: readonly RecordOf<'problem'>[], empty: string, caption?: string): ReportPart {
  const state = ({ limit }: RecordOf<'problem'>): string =>
    limit === undefined ? '未定时限' : `${limit < basis.day ? '▲已超 ' : ''}${formatDay(limit)}`;
  return {
    kind: 'table',
    ...(caption === undefined ? {} : { caption }),
    columns: [
      { title: '问题', width: 10, align: 'left' },
      { title: '项目', width: 10, align: 'left' },
      { title: '解决层级', width: 4 },
      { title: '牵头部门', width: 6 },
      { title: '主要负责人', width: 6 },
      { title: '时限', width: 8 },
    ],
    rows: problems.map((problem) => {
      // Nobody named: the unit that raised it leads.
      const lead = problem.department ?? (problem.scope === COUNTY_SCOPE ? null : problem.scope);
      const project = problem.project === undefined ? null : getRecord(basis.ledger, 'project', problem.project);
      return row(
        from(problem.text ?? '', [problem.id]),
        project === null ? '' : from(project.projectName ?? '', [project.id]),
        problem.level ?? '责任人',
        unitName(basis.ledger, lead ?? problem.scope),
        headsOn(basis, lead),
        state(problem),
      );
    }),
    empty,
  };
}

export type Plan = { readonly id: RecordId; readonly what: string; readonly plan: string; readonly when: string };

/** What a unit has in its plans for the days from `start` to `end`: trips, events, nodes of projects, next follow-up of leads. */
export function plansOf(basis: Basis, unit: RecordId, start: IsoDay, end: IsoDay): Plan[] {
  const own = ofUnit(unit);
  const due = (day: IsoDay | undefined): boolean => day !== undefined && day >= start && day <= end;
  // A plan for a whole quarter is not a plan for the week; one for the month is.
  const soon = (period: { readonly date: string; readonly precision: string } & Parameters<typeof firstDay>[0]): boolean =>
    (period.precision === 'day' || period.precision === 'month') && firstDay(period) <= end && lastDay(period) >= start;
  const trips = listRecords(basis.ledger, 'tripPlan')
    .filter(own)
    .flatMap(({ id, leader, period, place, purpose }): Plan[] =>
      period === undefined || !soon(period)
        ? []
        : [
            {
              id,
              what: `外出招商：${place ?? ''}`,
              plan: [leader, purpose].filter((text) => text !== undefined).join('，'),
              when: formatDate(period),
            },
          ],
    );
  const events = listRecords(basis.ledger, 'eventPlan')
    .filter(own)
    .flatMap(({ id, name, kind, period, place, status }): Plan[] =>
      period === undefined || status === '已举办' || status === '取消' || !soon(period)
        ? []
        : [{ id, what: `${kind ?? '活动'}：${name ?? ''}`, plan: place ?? '', when: formatDate(period) }],
    );
  const nodes = listRecords(basis.ledger, 'node')
    .filter(own)
    .flatMap(({ id, project, name, owner, planned, actual }): Plan[] =>
      planned === undefined || actual !== undefined || !due(planned) || project === undefined
        ? []
        : [
            {
              id,
              what: getRecord(basis.ledger, 'project', project)?.projectName ?? '',
              plan: `${name ?? ''}${owner === undefined ? '' : `（${owner}）`}`,
              when: formatDay(planned),
            },
          ],
    );
  const leads = listRecords(basis.ledger, 'lead')
    .filter(own)
    .flatMap(({ id, name, nextOn, owner, verdict }): Plan[] =>
      nextOn === undefined || verdict === '无效' || !due(nextOn)
        ? []
        : [{ id, what: `线索：${name ?? ''}`, plan: `跟进${owner === undefined ? '' : `（${owner}）`}`, when: formatDay(nextOn) }],
    );
  return [...trips, ...events, ...nodes, ...leads];
}

/** Promises (承诺兑现, S-98) of a unit that fall due by the end of the period and were not kept on the report's day, or were kept inside the period. */
export function promisesOf(basis: Basis, unit: RecordId | null, span: Period & { readonly to: IsoDay }): RecordOf<'commitment'>[] {
  return listRecords(basis.ledger, 'commitment')
    .filter(ofUnit(unit))
    .filter(({ on, due, kept, keptOn }) => {
      if (on !== undefined && on > basis.day) return false;
      if (kept === '已兑现') return within(keptOn, span);
      return due !== undefined && lastDay(due) <= span.to;
    })
    .sort((a, b) => (a.due === undefined ? '' : lastDay(a.due)).localeCompare(b.due === undefined ? '' : lastDay(b.due), 'en'));
}

export function promiseTable(basis: Basis, promises: readonly RecordOf<'commitment'>[], empty: string, caption: string): ReportPart {
  const state = ({ kept, keptOn, due }: RecordOf<'commitment'>): string => {
    if (kept === '已兑现' && by(keptOn, basis.day)) return `已兑现（${keptOn === undefined ? '' : formatDay(keptOn)}）`;
    return due !== undefined && lastDay(due) < basis.day ? '▲未兑现，已超期' : (kept ?? '办理中');
  };
  return {
    kind: 'table',
    caption,
    columns: [
      { title: '承诺内容', width: 15, align: 'left' },
      { title: '承诺人', width: 5 },
      { title: '承诺对象', width: 8, align: 'left' },
      { title: '时限', width: 6 },
      { title: '兑现情况', width: 8 },
    ],
    rows: promises.map((own) =>
      row(from(own.text ?? '', [own.id]), own.promiser ?? '', own.to ?? '', own.due === undefined ? '' : formatDate(own.due), state(own)),
    ),
    empty,
  };
}

/** Meetings of a period, the earliest first. */
export function meetingsIn(basis: Basis, span: { readonly from: IsoDay; readonly to: IsoDay }): RecordOf<'meeting'>[] {
  return listRecords(basis.ledger, 'meeting')
    .filter(({ on }) => on !== undefined && on >= span.from && on <= span.to)
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
}

/** What meetings decided for a unit; null for all units. */
export function decisionsOf(basis: Basis, meetings: ReadonlySet<RecordId>, unit: RecordId | null): RecordOf<'decision'>[] {
  return listRecords(basis.ledger, 'decision').filter(
    (own) => own.meeting !== undefined && meetings.has(own.meeting) && (unit === null || own.unit === unit),
  );
}

/** What became of a supervision item by the report's day, in words. */
export function keptWords(basis: Basis, item: Pick<RecordOf<'supervision'>, 'closedOn' | 'due'>): string {
  if (item.closedOn !== undefined && item.closedOn <= basis.day)
    return item.due !== undefined && item.closedOn > item.due
      ? `逾期办结（${formatDay(item.closedOn)}）`
      : `已兑现（${formatDay(item.closedOn)}）`;
  return item.due !== undefined && item.due < basis.day ? '▲未兑现，已超期' : '办理中';
}
