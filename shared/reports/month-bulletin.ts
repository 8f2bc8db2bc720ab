/**
 * 月通报 in nine blocks (S-109): overall, a table for each indicator, bands, rates, activity, slippage, lists (only where the county has a basis for them),
 * projects in talks, notes. Figures are those of the month as published; a locked month is read from what was known then.
 */
import type { Ledger } from '../ledger/fold';
import { correctionNotes } from '../exchange/corrections';
import { listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { basisText } from '../month/adopted-scheme';
import { evidenceOf } from '../month/month-view';
import type { MadeView, MonthTable, MonthView } from '../month/month-view';
import { figureText, gapText, movementText, percentText, placeCell } from '../month/words';
import { earlierAdjustments } from '../views/adjustments';
import { textOf } from '../views/print-table';
import { activitiesIn, ids, investmentOf, reachedIn, wan } from './basis';
import type { Basis } from './basis';
import { slippageReport } from './lists';
import { atLeast } from './narrative';
import { countOf, from, heading, OWN_FIGURES, paragraph, row, rowAs, say } from './report';
import type { Report, ReportPart, ReportRow } from './report';
import type { Span } from './spans';
import { factRecords } from './words';
import { rateReport } from './year-tables';

function overall(made: MadeView): ReportPart {
  const rows = made.view.tables.flatMap((table): ReportRow[] => {
    const total = table.lines.find(({ kind }) => kind === 'total');
    if (total?.kind !== 'total') return [];
    const units = table.lines.flatMap((line) => (line.kind === 'unit' ? [line.row] : []));
    const behind = units.map((unit) => evidenceOf(made, unit));
    const facts = behind.flatMap(({ cumulative: own }) => factRecords(own));
    const month = behind.flatMap(({ month: own }) => factRecords(own));
    const late = units.filter(({ gapPoints }) => gapPoints?.text.startsWith('-') === true);
    const { cumulative, month: inMonth, yearTarget, completion } = total.total;
    const before = units.flatMap(({ lastYear }) => lastYear?.exact ?? []);
    const lastYear = before.length === units.length ? sumOf(before) : '—';
    return [
      row(
        `${table.title}（${table.unitOfMeasure}，${table.counts}）`,
        from(figureText(inMonth), month),
        from(figureText(cumulative), facts),
        figureText(yearTarget),
        percentText(completion),
        lastYear,
        late.length === 0 ? '均达序时' : from(`${late.length}个单位落后`, unitIds(late)),
      ),
    ];
  });
  return {
    kind: 'table',
    columns: [
      { title: '指标', width: 11, align: 'left' },
      { title: '当月', width: 5, align: 'right' },
      { title: '累计', width: 6, align: 'right' },
      { title: '年度任务', width: 6, align: 'right' },
      { title: '完成率', width: 5, align: 'right' },
      { title: '上年同期', width: 6, align: 'right' },
      { title: '序时', width: 6 },
    ],
    rows,
    empty: '还没有指标',
  };
}

function unitIds(rows: readonly { readonly unit: string }[]): RecordId[] {
  return factRecords(rows.map(({ unit }) => unit));
}

/** Sum of exact decimal texts of at most six places; what is not one is left out by the measure itself. */
function sumOf(values: readonly string[]): string {
  const micro = values.reduce((sum, value) => {
    const match = /^(-?)(\d+)(?:\.(\d{0,6}))?/.exec(value);
    if (match === null) return sum;
    const [, sign = '', whole = '0', part = ''] = match;
    const own = BigInt(whole + part.padEnd(6, '0'));
    return sign === '-' ? sum - own : sum + own;
  }, 0n);
  const digits = String(micro < 0n ? -micro : micro).padStart(7, '0');
  const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
  return micro < 0n ? `-${text}` : text;
}

function indicatorTable(made: MadeView, table: MonthTable): ReportPart {
  const rows = table.lines.flatMap((line): ReportRow[] => {
    switch (line.kind) {
      case 'section':
        return [rowAs('section', line.section)];
      case 'empty':
        return [row(line.text)];
      case 'unit': {
        const { row: own } = line;
        const behind = evidenceOf(made, own);
        return [
          row(
            from(own.name, factRecords([own.unit])),
            line.groupName,
            from(figureText(own.yearTarget), factRecords(behind.target)),
            from(figureText(own.cumulative), factRecords(behind.cumulative)),
            percentText(own.completion),
            gapText(own.gapPoints),
            placeCell(own),
            own.previousRank === null ? '—' : String(own.previousRank),
            movementText(own),
          ),
        ];
      }
      case 'subtotal':
      case 'total':
        return [
          rowAs(
            line.kind,
            line.kind === 'total' ? '合计' : '小计',
            '',
            figureText(line.total.yearTarget),
            figureText(line.total.cumulative),
            percentText(line.total.completion),
            '',
            '',
            '',
            '',
          ),
        ];
    }
  });
  return {
    kind: 'table',
    caption: `${table.title}完成情况`,
    unit: `单位：${table.unitOfMeasure}（${table.counts}）`,
    columns: [
      { title: '单位', width: 9 },
      { title: '赛区', width: 4.5 },
      { title: '任务', width: 5.5, align: 'right' },
      { title: '完成', width: 5.5, align: 'right' },
      { title: '完成率', width: 5, align: 'right' },
      { title: '序时差', width: 5 },
      { title: '位次', width: 5 },
      { title: '上月位次', width: 4 },
      { title: '升降', width: 3 },
    ],
    rows,
    empty: '还没有下达任务',
  };
}

const BANDS = [1, 5, 10] as const;

/** 档次: bands are sums inside sums (S-14). */
export function bandTable(basis: Basis, year: Span): ReportPart {
  const signed = reachedIn(basis, '签约', year);
  const started = reachedIn(basis, '开工', year);
  const line = (name: string, pick: (rows: typeof signed) => typeof signed): ReportRow => {
    const [own, begun] = [pick(signed), pick(started)];
    const [sum, begunSum] = [investmentOf(own), investmentOf(begun)];
    return row(
      name,
      countOf(ids(own)),
      from(wan(sum.minor), sum.records),
      countOf(ids(begun)),
      from(wan(begunSum.minor), begunSum.records),
    );
  };
  return {
    kind: 'table',
    caption: '签约、开工项目分档',
    unit: '单位：个、万元',
    columns: [
      { title: '档次', width: 9, align: 'left' },
      { title: '新签约', width: 6 },
      { title: '总投资', width: 9, align: 'right' },
      { title: '新开工', width: 6 },
      { title: '总投资', width: 9, align: 'right' },
    ],
    rows: [
      line('全部', (rows) => rows),
      ...BANDS.map((yi) => line(`其中：${yi === 1 ? '亿元' : `${yi}亿元`}以上`, (rows) => atLeast(rows, yi))),
      line('1亿元以上、5亿元以下', (rows) => atLeast(rows, 1).filter((own) => !atLeast([own], 5).includes(own))),
    ],
    empty: '本年没有签约项目',
  };
}

function activityBlock(basis: Basis, month: Span, year: Span): ReportPart {
  const [inMonth, inYear] = [activitiesIn(basis.ledger, month, null), activitiesIn(basis.ledger, year, null)];
  const count = (list: typeof inMonth, unit: RecordId, kind: string) =>
    countOf(ids(list.filter((own) => own.scope === unit && own.kind === kind)));
  return {
    kind: 'table',
    columns: [
      { title: '单位', width: 8 },
      { title: '当月外出', width: 6 },
      { title: '累计外出', width: 6 },
      { title: '当月来访', width: 6 },
      { title: '累计来访', width: 6 },
    ],
    rows: basis.units
      .filter((unit) => inYear.some((own) => own.scope === unit.id))
      .map((unit) =>
        row(
          from(unit.name ?? '', [unit.id]),
          count(inMonth, unit.id, '外出招商'),
          count(inYear, unit.id, '外出招商'),
          count(inMonth, unit.id, '来访接待'),
          count(inYear, unit.id, '来访接待'),
        ),
      ),
    empty: '没有招商活动记录',
  };
}

/** 红榜、黑榜: the first and last three places of each 赛区; nothing without the county's own basis document (design/domain.md). */
export function redBlackParts(ledger: Ledger, view: MonthView): ReportPart[] {
  const basis = listRecords(ledger, 'county')[0]?.listsBasis?.trim() ?? '';
  if (basis === '') return [paragraph('县里没有登记红黑榜的依据文件，不编制。')];
  const groups = [...new Set(view.totals.map(({ groupName }) => groupName))].filter((name) => name !== '');
  return [
    paragraph(`依据${basis}。`),
    {
      kind: 'table',
      columns: [
        { title: '赛区', width: 8 },
        { title: '红榜（前三名）', width: 16, align: 'left' },
        { title: '黑榜（后三名）', width: 16, align: 'left' },
      ],
      rows: groups.map((group) => {
        const own = view.totals
          .filter((total) => total.groupName === group && total.rank !== null)
          .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
        const names = (list: typeof own): string => list.map(({ name, rank }) => `${rank ?? ''}.${name}`).join('　');
        const first = own.slice(0, 3);
        return row(group, names(first), names(own.slice(3).slice(-3)));
      }),
      empty: '没有排名',
    },
  ];
}

function talksBlock(basis: Basis): ReportPart {
  const rows = basis.rows.filter(({ stage, cells }) => stage === '在谈' && cells.state !== '退出');
  const lines = basis.units.flatMap((unit): ReportRow[] => {
    const own = rows.filter((one) => one.unit === unit.id);
    if (own.length === 0) return [];
    return [
      rowAs('section', from(`${unit.name ?? ''}（${own.length}个）`, ids(own))),
      ...own.map(({ id, cells }) =>
        row(from(textOf(cells.projectName), [id]), textOf(cells.progress), textOf(cells.nextStep), textOf(cells.problems)),
      ),
    ];
  });
  return {
    kind: 'table',
    columns: [
      { title: '项目', width: 11, align: 'left' },
      { title: '进展', width: 10, align: 'left' },
      { title: '下步打算', width: 10, align: 'left' },
      { title: '需协调事项', width: 9, align: 'left' },
    ],
    rows: lines,
    empty: '没有在谈项目',
  };
}

/** The month's bulletin; null while the county has entered no 办法, for then nobody is ranked. */
export function monthReport(basis: Basis, made: MadeView, month: Span, year: Span): Report {
  const { view } = made;
  const [county] = listRecords(basis.ledger, 'county');
  const rates = rateReport(basis, year);
  return {
    title: `关于${month.words}招商引资工作情况的通报`,
    under: `${county?.office ?? ''}　截至${formatDay(month.asOf)}`,
    parts: [
      heading('一、总体情况'),
      overall(made),
      heading('二、各单位完成情况'),
      ...view.tables.map((table) => indicatorTable(made, table)),
      heading('三、项目分档'),
      bandTable(basis, year),
      heading('四、转化情况'),
      ...rates.parts.slice(0, 1),
      heading('五、招商活动'),
      activityBlock(basis, month, year),
      heading('六、倒排进度'),
      ...slippageReport(basis).parts,
      heading('七、红黑榜'),
      ...redBlackParts(basis.ledger, view),
      heading('八、各地在谈项目情况'),
      talksBlock(basis),
      heading('九、说明'),
      {
        kind: 'text',
        pieces: [say(`位次为赛区内位次；序时差为完成率减序时进度，单位为百分点。依据${basisText(view.adopted)}。`)],
      },
    ],
    notes: [
      OWN_FIGURES,
      ...rates.notes.slice(1),
      ...correctionNotes(basis.ledger, view.period),
      ...earlierAdjustments(basis.ledger, view.period),
    ],
  };
}
