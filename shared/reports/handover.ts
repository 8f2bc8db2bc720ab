/**
 * 交接清单 (S-42): what a leader hands over on leaving a post — projects with their promises to date, open supervision, commitments and whatever else names
 * him or the projects — for both to sign. Before the change it lists what is held; afterwards what was handed over stays as it was recorded.
 */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { holdsOn } from '../views/duty-view';
import { matterOf, mattersOf } from '../views/extensions';
import { projectRows } from '../views/project-rows';
import { otherEntries, projectTable, supervisionTable } from './listings';
import { heading, OWN_FIGURES, paragraph } from './report';
import type { Report } from './report';
import { unitName } from './words';

/** What a person holds on a day: terms still running and supervision items still open that name him or lie with his projects. */
export type Holding = {
  readonly terms: readonly RecordOf<'assignment'>[];
  readonly matters: readonly RecordOf<'supervision'>[];
};

export function holdingOf(ledger: Ledger, person: RecordId, day: IsoDay): Holding {
  const name = getRecord(ledger, 'person', person)?.name;
  const terms = listRecords(ledger, 'assignment').filter((duty) => duty.person === person && holdsOn(duty, day));
  const projects = new Set(terms.flatMap(({ project }) => (project === undefined ? [] : [project])));
  const matters = mattersOf(ledger).filter(
    (item) =>
      item.closedOn === undefined &&
      ((name !== undefined && item.person === name) || (item.project !== undefined && projects.has(item.project))),
  );
  return { terms, matters };
}

function postText(ledger: Ledger, person: RecordId | undefined, day: IsoDay): string {
  return listRecords(ledger, 'post')
    .filter((post) => post.person === person && holdsOn(post, day))
    .map(({ unit, title }) => `${unitName(ledger, unit)}${title ?? ''}`)
    .join('、');
}

type Handed = {
  readonly person: RecordId;
  readonly successor: RecordId | null;
  readonly lastDay: IsoDay;
  readonly projects: readonly RecordId[];
  readonly matters: readonly RecordId[];
  readonly witness: string;
  readonly ground: string;
};

function handedBy(ledger: Ledger, id: RecordId, day: IsoDay): Handed | null {
  const done = getRecord(ledger, 'handover', id);
  if (done?.person !== undefined)
    return {
      person: done.person,
      successor: done.successor ?? null,
      lastDay: done.lastDay ?? day,
      projects: done.projects ?? [],
      matters: done.matters ?? [],
      witness: done.witness ?? '',
      ground: done.ground ?? '',
    };
  if (getRecord(ledger, 'person', id) === null) return null;
  const { terms, matters } = holdingOf(ledger, id, day);
  return {
    person: id,
    successor: null,
    lastDay: day,
    projects: [...new Set(terms.flatMap(({ project }) => (project === undefined ? [] : [project])))],
    matters: matters.map((item) => item.id),
    witness: '',
    ground: '',
  };
}

/** The list for a person before the change, or for a recorded handover; null when the ledger holds neither. */
export function handoverReport(ledger: Ledger, id: RecordId, day: IsoDay): Report | null {
  const handed = handedBy(ledger, id, day);
  if (handed === null) return null;
  const name = (person: RecordId | null): string => (person === null ? '' : (getRecord(ledger, 'person', person)?.name ?? ''));
  const wanted = new Set(handed.projects);
  const rows = projectRows(ledger, { asOf: handed.lastDay, today: handed.lastDay }).filter((own) => wanted.has(own.id));
  const matters = handed.matters.flatMap((item) => matterOf(ledger, item) ?? []);
  const others = [handed.person, ...handed.projects].flatMap((one) => otherEntries(ledger, one));
  return {
    title: '招商引资工作交接清单',
    under: `移交人：${name(handed.person)}　接收人：${name(handed.successor) || '（待定）'}　截至${formatDay(handed.lastDay)}`,
    parts: [
      paragraph(
        `${postText(ledger, handed.person, handed.lastDay)}${name(handed.person)}移交包保和负责的项目${rows.length}个、未办结督办事项${matters.length}件，由接收人自${handed.successor === null ? '接任之日' : '次日'}起负责。${handed.ground === '' ? '' : `依据：${handed.ground}。`}`,
      ),
      heading('一、项目'),
      projectTable(rows, '没有负责的项目'),
      heading('二、未办结督办事项'),
      supervisionTable(matters, ledger, handed.lastDay, '没有未办结的督办事项'),
      heading('三、承诺及其他登记事项'),
      {
        kind: 'table',
        columns: [
          { title: '类别', width: 6 },
          { title: '名称', width: 10, align: 'left' },
          { title: '内容', width: 26, align: 'left' },
        ],
        rows: others,
        empty: '没有其他登记事项',
      },
      {
        kind: 'parties',
        parties: [
          { role: '移交人', name: name(handed.person), signatory: '移交人' },
          { role: '接收人', name: name(handed.successor) || '　', signatory: '接收人' },
          { role: '监交人', name: handed.witness || '　', signatory: '监交人' },
        ],
      },
    ],
    notes: [OWN_FIGURES, '交接后原任期和责任记录保留不变，“那天谁负责”仍可查到移交人。'],
  };
}
