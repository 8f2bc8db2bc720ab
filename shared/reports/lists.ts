/** Lists to act on: signed projects with blanks (S-02), open limits by person (S-86), activities (S-65, S-73). Each line leads to its project. */
import { daysBetween } from '../calendar/iso-date';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { stageOrder } from '../model/stages';
import { mattersOf } from '../views/extensions';
import { textOf } from '../views/print-table';
import type { ProjectRow } from '../views/project-rows';
import { activitiesIn, ids, lastDayOf, openProjects } from './basis';
import type { Basis } from './basis';
import { activityTable } from './listings';
import { countOf, from, heading, OWN_FIGURES, paragraph, row, rowAs } from './report';
import type { Figure, Report, ReportRow } from './report';
import type { Span } from './spans';
import { unitName } from './words';

/** What must not be blank once a project is signed (底数清、情况明、措施实). */
export const MUST_HAVE = [
  { key: 'investor', label: '投资方' },
  { key: 'totalInvestment', label: '总投资' },
  { key: 'signedOn', label: '签约时间' },
  { key: 'leader', label: '包保领导' },
  { key: 'responsibleUnit', label: '责任单位' },
  { key: 'progress', label: '形象进度' },
  { key: 'nextStep', label: '下步打算' },
  { key: 'deadline', label: '完成时限' },
] as const;

function isBlank(value: ProjectRow['cells'][keyof ProjectRow['cells']]): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export type BlankLine = { readonly row: ProjectRow; readonly blanks: readonly string[] };

/** Signed projects that are neither given up nor finished, with what is blank; complete ones are left out. */
export function blanksOf(basis: Basis): BlankLine[] {
  return openProjects(basis.rows)
    .filter(({ stage }) => stage !== null && stageOrder(stage) >= stageOrder('签约'))
    .map((own) => ({ row: own, blanks: MUST_HAVE.filter(({ key }) => isBlank(own.cells[key])).map(({ label }) => label) }))
    .filter(({ blanks }) => blanks.length > 0);
}

export function blankReport(basis: Basis): Report {
  const lines = blanksOf(basis);
  const signed = openProjects(basis.rows).filter(({ stage }) => stage !== null && stageOrder(stage) >= stageOrder('签约'));
  return {
    title: '签约项目要素缺项清单',
    under: `截至${formatDay(basis.day)}`,
    parts: [
      paragraph(
        '在推进的签约项目',
        countOf(ids(signed), '个'),
        '，其中',
        countOf(ids(lines.map((line) => line.row)), '个'),
        '有栏目未填写。',
      ),
      {
        kind: 'bars',
        caption: '各栏目缺项数',
        nameTitle: '栏目',
        figureTitles: ['缺项（个）'],
        bars: MUST_HAVE.map(({ label }) => {
          const own = lines.filter(({ blanks }) => blanks.includes(label)).map((line) => line.row);
          return { name: label, share: signed.length === 0 ? 0 : (own.length / signed.length) * 100, figures: [countOf(ids(own))] };
        }),
        empty: '没有缺项',
      },
      {
        kind: 'table',
        columns: [
          { title: '序号', width: 3 },
          { title: '填报单位', width: 8 },
          { title: '项目名称', width: 13, align: 'left' },
          { title: '阶段', width: 4 },
          { title: '未填写的栏目', width: 16, align: 'left' },
        ],
        rows: lines.map(({ row: own, blanks }, place) =>
          row(String(place + 1), textOf(own.cells.unit), from(textOf(own.cells.projectName), [own.id]), own.stage ?? '', blanks.join('、')),
        ),
        empty: '签约项目各栏目均已填写',
      },
    ],
    notes: [`检查的栏目：${MUST_HAVE.map(({ label }) => label).join('、')}。已退出和已达产的项目不查。`],
  };
}

type Late = { readonly person: string; readonly cells: readonly (string | Figure)[]; readonly days: number };

/** Days from the limit to the day: positive is late. */
function lateness(due: IsoDay, day: IsoDay): string {
  const days = daysBetween(due, day);
  return days > 0 ? `▲超${days}天` : days === 0 ? '今日到期' : `余${-days}天`;
}

/** 倒排完成进度 (S-86): every open limit of signed and started projects and of supervision, by who answers, the latest first. */
export function slippageReport(basis: Basis): Report {
  const projects = openProjects(basis.rows)
    .filter(
      ({ stage, cells }) =>
        stage !== null && stageOrder(stage) >= stageOrder('签约') && stageOrder(stage) < stageOrder('投产') && cells.state !== '暂停',
    )
    .flatMap((own): Late[] => {
      const due = lastDayOf(own.cells.deadline);
      if (due === null) return [];
      const people = Array.isArray(own.cells.responsiblePerson)
        ? own.cells.responsiblePerson.map((person: { readonly name: string }) => person.name).join('、')
        : '';
      return [
        {
          person: people || '未落实责任人',
          days: daysBetween(due, basis.day),
          cells: [
            textOf(own.cells.unit),
            from(textOf(own.cells.projectName), [own.id]),
            `${own.stage ?? ''}→投产`,
            formatDay(due),
            lateness(due, basis.day),
          ],
        },
      ];
    });
  const items = mattersOf(basis.ledger).flatMap((item): Late[] => {
    if (item.due === undefined || item.closedOn !== undefined) return [];
    return [
      {
        person: item.person ?? '未落实责任人',
        days: daysBetween(item.due, basis.day),
        cells: [
          unitName(basis.ledger, item.unit),
          from(item.matter ?? '', [item.id]),
          '督办事项',
          formatDay(item.due),
          lateness(item.due, basis.day),
        ],
      },
    ];
  });
  const all = [...projects, ...items].sort((a, b) => b.days - a.days);
  const late = all.filter(({ days }) => days > 0);
  const people = [...new Set(all.map(({ person }) => person))].sort(
    (a, b) => late.filter((own) => own.person === b).length - late.filter((own) => own.person === a).length,
  );
  const rows = people.flatMap((person): ReportRow[] => {
    const own = all.filter((one) => one.person === person);
    const overdue = own.filter(({ days }) => days > 0).length;
    return [
      rowAs('section', `责任人：${person}　${own.length}项${overdue === 0 ? '' : `，其中超期${overdue}项`}`),
      ...own.map(({ cells }) => row(...cells)),
    ];
  });
  return {
    title: '签约、开工项目倒排完成进度情况',
    under: `截至${formatDay(basis.day)}　未完成${all.length}项，超期${late.length}项`,
    parts: [
      {
        kind: 'table',
        columns: [
          { title: '单位', width: 8 },
          { title: '项目或事项', width: 15, align: 'left' },
          { title: '节点', width: 6 },
          { title: '时限', width: 8 },
          { title: '余（超）天数', width: 6 },
        ],
        rows,
        empty: '没有填写完成时限的在建项目',
      },
    ],
    notes: [OWN_FIGURES, '天数为自然日。未填写完成时限的项目不在表中，见“签约项目要素缺项清单”；已暂停的项目不列。'],
  };
}

/** 招商活动统计: by unit and kind with heads and days, then by where visitors came from. */
export function activityReport(basis: Basis, span: Span): Report {
  const all = activitiesIn(basis.ledger, span, null);
  const kinds = ['外出招商', '来访接待', '现场走访', '推介活动'] as const;
  const sum = (list: readonly { readonly headcount?: number; readonly days?: number }[], field: 'headcount' | 'days'): string =>
    String(list.reduce((total, own) => total + (own[field] ?? 0), 0));
  const cells = (own: typeof all): (string | Figure)[] => [
    ...kinds.map((kind) => countOf(ids(own.filter((one) => one.kind === kind)))),
    sum(own, 'headcount'),
    sum(
      own.filter(({ kind }) => kind === '外出招商'),
      'days',
    ),
  ];
  const places = [...new Set(all.flatMap(({ place }) => (place === undefined || place === '' ? [] : [place])))]
    .map((place) => ({ place, own: all.filter((one) => one.place === place && one.kind === '外出招商') }))
    .filter(({ own }) => own.length > 0)
    .sort((a, b) => b.own.length - a.own.length);
  const leaders = [...new Set(all.flatMap(({ leader, kind }) => (kind === '外出招商' && leader !== undefined ? [leader] : [])))]
    .map((leader) => ({ leader, own: all.filter((one) => one.leader === leader && one.kind === '外出招商') }))
    .sort((a, b) => b.own.length - a.own.length);
  return {
    title: `${span.words}招商活动情况`,
    under: `截至${formatDay(span.asOf)}　共${all.length}次`,
    parts: [
      heading('一、各单位'),
      {
        kind: 'table',
        columns: [
          { title: '单位', width: 8 },
          ...kinds.map((kind) => ({ title: kind, width: 5 })),
          { title: '人次', width: 5 },
          { title: '外出天数', width: 5 },
        ],
        rows: [
          ...basis.units.map((unit) => row(from(unit.name ?? '', [unit.id]), ...cells(all.filter(({ scope }) => scope === unit.id)))),
          rowAs('total', '合计', ...cells(all)),
        ],
        empty: '没有单位',
      },
      heading('二、外出去向'),
      {
        kind: 'bars',
        caption: '外出招商批次',
        nameTitle: '去向',
        figureTitles: ['批次'],
        bars: places.map(({ place, own }) => ({
          name: place,
          share: (own.length / Math.max(1, places[0]?.own.length ?? 1)) * 100,
          figures: [countOf(ids(own))],
        })),
        empty: '没有外出招商记录',
      },
      heading('三、带队领导'),
      {
        kind: 'table',
        columns: [
          { title: '带队领导', width: 8 },
          { title: '批次', width: 6 },
          { title: '天数', width: 6 },
        ],
        rows: leaders.map(({ leader, own }) => row(leader, countOf(ids(own)), sum(own, 'days'))),
        empty: '没有外出招商记录',
      },
      heading('四、明细'),
      activityTable(all, basis.ledger, '没有招商活动记录'),
    ],
    notes: ['批次为登记的次数；人次、天数为登记数之和，未填写的按零计。'],
  };
}
