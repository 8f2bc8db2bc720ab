/**
 * Tables about the year and the years: 新签/新开工/续建/竣工 (S-28), origin and industry (S-30), several years side by side (S-59), and rates with their
 * formula in the note (S-24, S-25, S-102). Each count leads to its projects.
 */
import { formatDay, isoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { textOf } from '../views/print-table';
import type { ProjectRow } from '../views/project-rows';
import { everReached, ids, investmentOf, moneyIn, reachedIn, reachedOn, wan } from './basis';
import type { Basis } from './basis';
import { countOf, from, OWN_FIGURES, row, rowAs, say } from './report';
import type { Report, ReportPart, ReportRow } from './report';
import type { Span } from './spans';
import { percentOf } from './words';

/** Year-relative classes (S-28); a project may stand in more than one column: signed and started in one year. */
export const CLASSES = ['新签', '新开工', '续建', '竣工'] as const;
export type YearClass = (typeof CLASSES)[number];

/** Projects of a class for the year up to the day. 续建: started before the year and not finished before it. */
export function inClass(basis: Basis, span: Span, own: YearClass): ProjectRow[] {
  const running = basis.rows.filter(({ cells }) => cells.state !== '退出');
  const keep = new Set(ids(running));
  const reached = (stage: '签约' | '开工' | '竣工'): ProjectRow[] => reachedIn(basis, stage, span).filter(({ id }) => keep.has(id));
  switch (own) {
    case '新签':
      return reached('签约');
    case '新开工':
      return reached('开工');
    case '竣工':
      return reached('竣工');
    case '续建':
      return running.filter(({ id }) => {
        const started = reachedOn(basis, id, '开工');
        const ended = reachedOn(basis, id, '竣工') ?? reachedOn(basis, id, '投产') ?? reachedOn(basis, id, '达产');
        return started !== null && started < span.from && (ended === null || ended >= span.from);
      });
  }
}

/** 新签/新开工/续建/竣工 by unit. */
export function classReport(basis: Basis, span: Span): Report {
  const groups = CLASSES.map((own) => inClass(basis, span, own));
  const cells = (pick: (rows: readonly ProjectRow[]) => readonly ProjectRow[]) =>
    groups.flatMap((rows) => {
      const own = pick(rows);
      const sum = investmentOf(own);
      return [countOf(ids(own)), from(wan(sum.minor), sum.records)];
    });
  const line = (unit: RecordId, name: string): ReportRow =>
    row(from(name, [unit]), ...cells((rows) => rows.filter((own) => own.unit === unit)));
  return {
    title: `${span.words}新签、新开工、续建、竣工项目情况`,
    under: `截至${formatDay(span.asOf)}　单位：个、万元`,
    parts: [
      {
        kind: 'table',
        columns: [
          { title: '单位', width: 10 },
          ...CLASSES.flatMap((own) => [
            { title: `${own}数`, width: 4 },
            { title: `${own}总投资`, width: 7, align: 'right' as const },
          ]),
        ],
        rows: [...basis.units.map((unit) => line(unit.id, unit.name ?? '')), rowAs('total', '合计', ...cells((rows) => rows))],
        empty: '没有单位',
      },
    ],
    notes: [
      OWN_FIGURES,
      '新签、新开工、竣工：首次签约、开工、竣工日期在本年度内；续建：上年底以前开工、本年初尚未竣工。一个项目可以同时计入新签和新开工。已退出的不计。外币项目计个数，不计入总投资。',
    ],
  };
}

function grouped(rows: readonly ProjectRow[], key: 'origin' | 'industry'): Map<string, ProjectRow[]> {
  const groups = new Map<string, ProjectRow[]>();
  for (const own of rows) {
    const name = textOf(own.cells[key]).trim() || '未填写';
    const list = groups.get(name);
    if (list === undefined) groups.set(name, [own]);
    else list.push(own);
  }
  return new Map([...groups].sort(([, a], [, b]) => b.length - a.length));
}

/** Signed projects of the year by where the investor comes from and by industry, as bars with figures beside them. */
export function sourceReport(basis: Basis, span: Span): Report {
  const signed = inClass(basis, span, '新签');
  const bars = (key: 'origin' | 'industry', caption: string, nameTitle: string): ReportPart => {
    const groups = grouped(signed, key);
    const most = Math.max(1, ...[...groups.values()].map((own) => own.length));
    return {
      kind: 'bars',
      caption,
      nameTitle,
      figureTitles: ['项目（个）', '占比', '总投资（万元）', '到位（万元）'],
      bars: [...groups].map(([name, own]) => {
        const invested = investmentOf(own);
        const paid = moneyIn(basis, own, '到位资金', 'reported', span);
        return {
          name,
          share: (own.length / most) * 100,
          figures: [
            countOf(ids(own)),
            say(percentOf(own.length, signed.length)),
            from(wan(invested.minor), invested.records),
            from(wan(paid.minor), paid.records),
          ],
        };
      }),
      empty: '本期没有新签约项目',
    };
  };
  return {
    title: `${span.words}新签约项目来源地与行业分布`,
    under: `截至${formatDay(span.asOf)}　共${signed.length}个`,
    parts: [bars('origin', '按来源地', '来源地'), bars('industry', '按行业类别', '行业类别')],
    notes: [OWN_FIGURES, '按项目首次签约日期归入本期；来源地、行业按台账所填原文分组，写法不同的分开列。'],
  };
}

/** The years side by side, with the sum (S-59). Current year up to the day. */
export function yearsReport(basis: Basis, span: Span, count: number): Report {
  const last = Number(span.from.slice(0, 4));
  const years = Array.from({ length: count }, (_, place) => last - count + 1 + place);
  const yearSpan = (year: number): Span => ({
    kind: 'year',
    from: isoDay(`${year}-01-01`),
    to: isoDay(`${year}-12-31`),
    asOf: year === last ? span.asOf : isoDay(`${year}-12-31`),
    words: `${year}年`,
  });
  const line = (name: string, rowsOf: (own: Span) => readonly ProjectRow[]): ReportRow => {
    const each = years.map((year) => rowsOf(yearSpan(year)));
    return row(name, ...each.map((own) => countOf(ids(own))), countOf(ids(each.flat())));
  };
  const money = (name: string, side: 'reported' | 'recognised'): ReportRow => {
    const each = years.map((year) => moneyIn(basis, basis.rows, '到位资金', side, yearSpan(year)));
    const all = each.reduce((sum, { minor }) => sum + minor, 0);
    return row(
      name,
      ...each.map(({ minor, records }) => from(wan(minor), records)),
      from(
        wan(all),
        each.flatMap(({ records }) => records),
      ),
    );
  };
  const invested = years.map((year) => investmentOf(reachedIn(basis, '签约', yearSpan(year))));
  return {
    title: `${years[0] ?? last}—${last}年招商引资主要指标`,
    under: `截至${formatDay(span.asOf)}　单位：个、万元`,
    parts: [
      {
        kind: 'table',
        columns: [
          { title: '指标', width: 10, align: 'left' },
          ...years.map((year) => ({ title: `${year}年`, width: 6, align: 'right' as const })),
          { title: '累计', width: 7, align: 'right' },
        ],
        rows: [
          line('签约项目（个）', (own) => reachedIn(basis, '签约', own)),
          row(
            '签约项目总投资（万元）',
            ...invested.map(({ minor, records }) => from(wan(minor), records)),
            from(
              wan(invested.reduce((sum, { minor }) => sum + minor, 0)),
              invested.flatMap(({ records }) => records),
            ),
          ),
          line('开工项目（个）', (own) => reachedIn(basis, '开工', own)),
          line('竣工项目（个）', (own) => reachedIn(basis, '竣工', own)),
          line('投产项目（个）', (own) => reachedIn(basis, '投产', own)),
          line('入统项目（个）', (own) => reachedIn(basis, '入统', own)),
          line('入规项目（个）', (own) => reachedIn(basis, '入规', own)),
          money('到位资金·申报数（万元）', 'reported'),
          money('到位资金·核定数（万元）', 'recognised'),
        ],
        empty: '没有数据',
      },
    ],
    notes: [OWN_FIGURES, `${last}年为截至报表日的数；项目数按首次达到该阶段的日期归年；累计为表中各年之和。`],
  };
}

/** Of the projects signed in each period, what share started, was finished, produced and paid in by the day (S-24 cohort, S-102 ratios). */
export function rateReport(basis: Basis, span: Span): Report {
  const last = Number(span.from.slice(0, 4));
  const cohorts = [last - 2, last - 1, last].map((year) => ({
    year,
    rows: reachedIn(basis, '签约', { from: isoDay(`${year}-01-01`), asOf: isoDay(`${year}-12-31`) }),
  }));
  const started = new Set(ids(everReached(basis, '开工')));
  const registered = new Set([...ids(everReached(basis, '注册')), ...started]);
  const finished = new Set([...ids(everReached(basis, '竣工')), ...ids(everReached(basis, '投产'))]);
  const producing = new Set([...ids(everReached(basis, '投产')), ...ids(everReached(basis, '达产'))]);
  const line = (name: string, rows: readonly ProjectRow[], role: 'plain' | 'total' = 'plain'): ReportRow => {
    const share = (set: ReadonlySet<RecordId>) => {
      const own = rows.filter(({ id }) => set.has(id));
      return from(percentOf(own.length, rows.length), ids(own));
    };
    const invested = investmentOf(rows);
    const paid = moneyIn(basis, rows, '到位资金', 'reported', { from: isoDay('1990-01-01'), asOf: basis.day });
    return rowAs(
      role,
      name,
      countOf(ids(rows)),
      share(registered),
      share(started),
      share(finished),
      share(producing),
      from(percentOf(paid.minor, invested.minor), paid.records),
    );
  };
  const all = cohorts.flatMap(({ rows }) => rows);
  const talks = basis.rows.filter(({ stage, cells }) => cells.state !== '退出' && stage !== null);
  const signed = talks.filter(({ stage }) => stage !== '线索' && stage !== '在谈');
  return {
    title: '签约项目转化情况',
    under: `截至${formatDay(basis.day)}`,
    parts: [
      {
        kind: 'table',
        caption: '按签约年度',
        columns: [
          { title: '签约年度', width: 7 },
          { title: '签约（个）', width: 5 },
          { title: '履约率', width: 6 },
          { title: '开工率', width: 6 },
          { title: '竣工率', width: 6 },
          { title: '投产率', width: 6 },
          { title: '资金到位率', width: 7 },
        ],
        rows: [...cohorts.map(({ year, rows }) => line(`${year}年`, rows)), line('合计', all, 'total')],
        empty: '没有签约项目',
      },
      {
        kind: 'table',
        caption: '各单位（三年签约合计）',
        columns: [
          { title: '单位', width: 9 },
          { title: '签约（个）', width: 5 },
          { title: '履约率', width: 6 },
          { title: '开工率', width: 6 },
          { title: '竣工率', width: 6 },
          { title: '投产率', width: 6 },
          { title: '资金到位率', width: 7 },
        ],
        rows: basis.units.flatMap((unit) => {
          const own = all.filter((one) => one.unit === unit.id);
          return own.length === 0 ? [] : [line(unit.name ?? '', own)];
        }),
        empty: '没有签约项目',
      },
      {
        kind: 'text',
        pieces: [say('签约率（现有项目中已签约及以后的占比）：'), from(percentOf(signed.length, talks.length), ids(signed)), say('。')],
      },
    ],
    notes: [
      OWN_FIGURES,
      '履约率＝签约项目中已注册公司或已开工的个数÷签约个数；开工率、竣工率、投产率＝其中已开工、已竣工（或投产）、已投产的个数÷签约个数；资金到位率＝签约项目累计申报到位资金÷签约项目总投资（人民币）。签约个数包括后来退出的项目。',
    ],
  };
}
