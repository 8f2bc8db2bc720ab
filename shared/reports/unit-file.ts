/** The page of a unit (单位档案): people in post, tasks and places, projects, supervision, letters, activities. One form for screen and paper. */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { evidenceOf, madeView } from '../month/month-view';
import type { MadeView } from '../month/month-view';
import { figureText, gapText, movementText, percentText, placeCell } from '../month/words';
import { holdsOn } from '../views/duty-view';
import { mattersOf } from '../views/extensions';
import { projectRows } from '../views/project-rows';
import { activityTable, lettersTo, letterTable, otherTable, projectTable, supervisionTable } from './listings';
import { from, heading, OWN_FIGURES, row } from './report';
import type { Report, ReportPart } from './report';
import { factRecords } from './words';

/** Tasks of the year with completion and place, one line an indicator. */
export function taskTable(made: MadeView | null, ledger: Ledger, unit: RecordId, year: number): ReportPart {
  const columns = [
    { title: '指标', width: 10, align: 'left' },
    { title: '年度任务', width: 6, align: 'right' },
    { title: '当月', width: 5, align: 'right' },
    { title: '累计', width: 6, align: 'right' },
    { title: '完成率', width: 5, align: 'right' },
    { title: '序时差', width: 5, align: 'right' },
    { title: '位次', width: 4 },
    { title: '升降', width: 4 },
  ] as const;
  if (made === null) {
    const targets = listRecords(ledger, 'target').filter((target) => target.unit === unit && target.year === year);
    return {
      kind: 'table',
      caption: `${year}年任务（本年度考核办法还没有录入，不排位次）`,
      columns: [...columns],
      rows: targets.map((target) => row(from(target.indicator ?? '', [target.id]), target.base ?? '', '', '', '', '', '', '')),
      empty: '还没有下达任务',
    };
  }
  const { view } = made;
  const rows = view.tables.flatMap((table) =>
    table.lines.flatMap((line) => {
      if (line.kind !== 'unit' || line.row.unit !== unit) return [];
      const own = line.row;
      const behind = evidenceOf(made, own);
      return [
        row(
          `${own.title}（${own.unitOfMeasure}，${own.counts}）`,
          own.yearTarget === null ? '' : from(figureText(own.yearTarget), factRecords(behind.target)),
          own.month === null ? '' : from(figureText(own.month), factRecords(behind.month)),
          own.cumulative === null ? '' : from(figureText(own.cumulative), factRecords(behind.cumulative)),
          percentText(own.completion),
          gapText(own.gapPoints),
          placeCell(own),
          movementText(own),
        ),
      ];
    }),
  );
  const total = view.totals.find((own) => own.unit === unit);
  const place =
    total?.rank === null || total === undefined
      ? ''
      : `，综合位次第${total.rank}位${total.groupName === '' ? '' : `（${total.groupName}）`}`;
  return {
    kind: 'table',
    caption: `${year}年任务与完成（截至${formatDay(view.asOf)}）${place}`,
    columns: [...columns],
    rows,
    empty: '还没有下达任务',
  };
}

/** The file of a unit; null when the ledger does not hold it. */
export function unitFile(ledger: Ledger, id: RecordId, day: IsoDay): Report | null {
  const unit = getRecord(ledger, 'unit', id);
  if (unit === null) return null;
  const year = Number(day.slice(0, 4));
  const rows = projectRows(ledger, { asOf: day, today: day, unit: id });
  const items = mattersOf(ledger).filter((item) => item.unit === id);
  const posts = listRecords(ledger, 'post').filter((post) => post.unit === id);
  const activities = listRecords(ledger, 'activity').filter(
    (activity) => activity.scope === id && activity.on !== undefined && activity.on.startsWith(String(year)) && activity.on <= day,
  );
  const running = rows.filter(({ cells }) => cells.state !== '退出');
  return {
    title: `${unit.fullName ?? unit.name ?? '单位'}情况`,
    under: `${unit.section ?? ''}　项目${running.length}个　未办结督办${items.filter((item) => item.closedOn === undefined).length}件　截至${formatDay(day)}`,
    parts: [
      heading('一、任职人员'),
      {
        kind: 'table',
        columns: [
          { title: '职务', width: 10 },
          { title: '姓名', width: 6 },
          { title: '起', width: 8 },
          { title: '止', width: 8 },
          { title: formatDay(day), width: 6 },
        ],
        rows: posts
          .sort((a, b) => Number(b.head === true) - Number(a.head === true) || ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
          .map((post) =>
            row(
              `${post.title ?? ''}${post.head === true ? '（主要负责人）' : ''}`,
              from(post.person === undefined ? '' : (getRecord(ledger, 'person', post.person)?.name ?? ''), [post.person ?? post.id]),
              post.from === undefined ? '' : formatDay(post.from),
              post.to === undefined ? '至今' : formatDay(post.to),
              holdsOn(post, day) ? '在任' : '',
            ),
          ),
        empty: '还没有登记任职',
      },
      heading('二、目标任务与位次'),
      taskTable(madeView(ledger, day.slice(0, 7)), ledger, id, year),
      heading('三、项目'),
      projectTable(running, '还没有项目'),
      heading('四、督办事项'),
      supervisionTable(items, ledger, day, '没有督办事项'),
      heading('五、文书'),
      letterTable(ledger, lettersTo(ledger, id), '没有文书'),
      heading(`六、${year}年招商活动`),
      activityTable(activities, ledger, '今年还没有招商活动记录'),
      heading('七、其他登记'),
      otherTable(ledger, id),
    ],
    notes: [OWN_FIGURES],
  };
}
