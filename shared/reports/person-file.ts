/** The page of a leader or clerk: posts over time, projects now and before, supervision, what he is to be reminded of, letters of the unit headed, activities led. */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { madeView } from '../month/month-view';
import { registerContext } from '../registers/context';
import { leftWords, remindersOf } from '../registers/reminders';
import { holdsOn } from '../views/duty-view';
import { mattersOf } from '../views/extensions';
import { projectRows } from '../views/project-rows';
import { activityTable, lettersTo, letterTable, otherTable, projectTable, supervisionTable } from './listings';
import { from, heading, OWN_FIGURES, row } from './report';
import type { Report, ReportPart } from './report';
import { taskTable } from './unit-file';
import { unitName } from './words';

/** Terms of a person that have ended, so that "who was responsible then" keeps its answer. */
function pastTerms(ledger: Ledger, id: RecordId, day: IsoDay): ReportPart {
  const past = listRecords(ledger, 'assignment').filter((duty) => duty.person === id && !holdsOn(duty, day));
  return {
    kind: 'table',
    columns: [
      { title: '项目', width: 16, align: 'left' },
      { title: '类别', width: 6 },
      { title: '起', width: 8 },
      { title: '止', width: 8 },
    ],
    rows: past.map((duty) =>
      row(
        duty.project === undefined ? '' : from(getRecord(ledger, 'project', duty.project)?.projectName ?? '', [duty.project]),
        duty.role ?? '',
        duty.from === undefined ? '' : formatDay(duty.from),
        duty.to === undefined ? '' : formatDay(duty.to),
      ),
    ),
    empty: '没有',
  };
}

/** Supervision items that name the person as answering, or belong to a unit the person heads on the day. */
export function supervisionOf(ledger: Ledger, id: RecordId, day: IsoDay) {
  const name = getRecord(ledger, 'person', id)?.name;
  const headed = new Set(
    listRecords(ledger, 'post').flatMap((post) =>
      post.person === id && post.head === true && post.unit !== undefined && holdsOn(post, day) ? [post.unit] : [],
    ),
  );
  const held = new Set(
    listRecords(ledger, 'assignment').flatMap((duty) =>
      duty.person === id && duty.project !== undefined && holdsOn(duty, day) ? [duty.project] : [],
    ),
  );
  return mattersOf(ledger).filter(
    (item) =>
      (name !== undefined && item.person === name) ||
      (item.unit !== undefined && headed.has(item.unit)) ||
      (item.project !== undefined && held.has(item.project)),
  );
}

/** What the person is to be reminded of on the day (S-85): his own matters first, then those of his unit and projects. */
function reminderTable(ledger: Ledger, name: string | undefined, day: IsoDay): ReportPart {
  const own = name === undefined ? [] : remindersOf(registerContext(ledger, day)).filter(({ to }) => to.split('、').includes(name));
  return {
    kind: 'table',
    columns: [
      { title: '作为', width: 7 },
      { title: '类别', width: 6 },
      { title: '事项', width: 17, align: 'left' },
      { title: '时限', width: 6 },
      { title: '还剩', width: 6 },
    ],
    rows: own.map(({ about, level, kind, title, due, left }) => row(level, kind, from(title, [about]), formatDay(due), leftWords(left))),
    empty: '没有到期提醒（提醒的时限在“设置 → 基本信息 → 县定标准”登记）',
  };
}

/** The file of a person; null when the ledger does not hold the person. */
export function personFile(ledger: Ledger, id: RecordId, day: IsoDay): Report | null {
  const person = getRecord(ledger, 'person', id);
  if (person === null) return null;
  const posts = listRecords(ledger, 'post').filter((post) => post.person === id);
  const held = new Map(
    listRecords(ledger, 'assignment').flatMap((duty) =>
      duty.person === id && duty.project !== undefined && holdsOn(duty, day) ? [[duty.project, duty] as const] : [],
    ),
  );
  const rows = projectRows(ledger, { asOf: day, today: day }).filter(({ id: own, cells }) => held.has(own) && cells.state !== '退出');
  const activities = listRecords(ledger, 'activity').filter(
    (activity) =>
      person.name !== undefined &&
      activity.leader === person.name &&
      (activity.on ?? '') <= day &&
      activity.on?.startsWith(day.slice(0, 4)) === true,
  );
  const headed = posts.filter((post) => post.head === true && post.unit !== undefined && holdsOn(post, day));
  const made = headed.length === 0 ? null : madeView(ledger, day.slice(0, 7));
  const year = Number(day.slice(0, 4));
  return {
    title: `${person.name ?? '人员'}责任清单`,
    under: `${posts
      .filter((post) => holdsOn(post, day))
      .map(({ unit, title }) => `${unitName(ledger, unit)}${title ?? ''}`)
      .join('、')}　在任项目${rows.length}个　截至${formatDay(day)}`,
    parts: [
      heading('一、任职'),
      {
        kind: 'table',
        columns: [
          { title: '单位', width: 10 },
          { title: '职务', width: 10 },
          { title: '起', width: 8 },
          { title: '止', width: 8 },
        ],
        rows: posts.map((post) =>
          row(
            from(unitName(ledger, post.unit), [post.unit ?? post.id]),
            `${post.title ?? ''}${post.head === true ? '（主要负责人）' : ''}`,
            post.from === undefined ? '' : formatDay(post.from),
            post.to === undefined ? '至今' : formatDay(post.to),
          ),
        ),
        empty: '还没有登记任职',
      },
      heading('二、现负责项目'),
      projectTable(rows, '现在没有负责项目'),
      heading('三、曾负责项目'),
      pastTerms(ledger, id, day),
      heading('四、所在单位目标任务'),
      ...(headed.length === 0
        ? [{ kind: 'text' as const, pieces: [{ text: '现在不是单位主要负责人。' }] }]
        : headed.flatMap(({ unit }) => (unit === undefined ? [] : [taskTable(made, ledger, unit, year)]))),
      heading('五、督办事项'),
      supervisionTable(supervisionOf(ledger, id, day), ledger, day, '没有督办事项'),
      heading('六、到期提醒'),
      reminderTable(ledger, person.name, day),
      heading('七、文书（所在单位）'),
      letterTable(
        ledger,
        headed.flatMap(({ unit }) => (unit === undefined ? [] : lettersTo(ledger, unit))),
        '没有文书',
      ),
      heading(`八、${year}年带队招商活动`),
      activityTable(activities, ledger, '今年还没有带队活动记录'),
      heading('九、其他登记'),
      otherTable(ledger, id),
    ],
    notes: [OWN_FIGURES, '督办事项包括：点名由本人负责的、本人负责项目的、本人任主要负责人单位的。带队活动按姓名查找。'],
  };
}
