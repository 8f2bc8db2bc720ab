/**
 * Reports of the sample county tie with the ledger and with each other: each figure equals the number of rows behind it (law 3), sections add up, periods are
 * cut at the right day. Capabilities: S-02, S-14, S-24, S-28, S-30, S-59, S-65, S-86, S-102, S-108, S-109, S-110, S-114, S-116.
 */
import { describe, expect, it } from 'vitest';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { letterSchema } from '../../../shared/letters/blocks';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { basisOf, reachedIn } from '../../../shared/reports/basis';
import { makeReport, REPORTS } from '../../../shared/reports/catalogue';
import { blanksOf } from '../../../shared/reports/lists';
import { newsSpan } from '../../../shared/reports/narrative';
import { reportLetter, squares } from '../../../shared/reports/report-letter';
import type { Report } from '../../../shared/reports/report';
import { dueDay, spanOf } from '../../../shared/reports/spans';
import { submissionLines } from '../../../shared/reports/submissions';
import { inClass } from '../../../shared/reports/year-tables';
import { enter, ledgerWith, PROJECT, record, UNIT, wan } from '../views/small-ledger';
import { sampleLedger, today, wordsOf } from './sample-ledger';

const ledger = sampleLedger();

function report(kind: (typeof REPORTS)[number]['kind']): Report {
  const made = makeReport(ledger, { kind, day: today, record: null });
  if (made === null) throw new Error(kind);
  return made;
}

/** Every figure that is a plain count with rows behind it. */
function counts(of: Report): { readonly text: string; readonly rows: number }[] {
  const tables = of.parts.flatMap((part) =>
    part.kind === 'table' ? part.rows.flatMap(({ cells }) => cells) : part.kind === 'text' ? part.pieces : [],
  );
  return tables.flatMap(({ text, rows }) => (rows !== undefined && /^\d+个?$/.test(text) ? [{ text, rows: rows.length }] : []));
}

describe('every report of the list', () => {
  it.each(REPORTS.map(({ kind }) => kind))('%s can be set as a letter and carries 招商口径 and its as-of date', (kind) => {
    const made = report(kind);
    expect(letterSchema.safeParse(reportLetter(made)).error?.issues).toBeUndefined();
    const words = wordsOf(made);
    expect(words).toMatch(kind === 'blanks' || kind === 'activities' ? /截至2026年10月31日/ : /招商口径，以统计部门数据为准/);
    expect(words + (made.head?.dated ?? '')).toContain('2026年10月31日');
  });

  it.each(['weekly', 'half', 'year'] as const)('law 3: each count of %s equals its rows', (kind) => {
    const found = counts(report(kind)).filter(({ text }) => Number.parseInt(text, 10) < 1000);
    expect(found.filter(({ text, rows }) => Number.parseInt(text, 10) !== rows)).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('periods', () => {
  it('a week runs from Monday to Sunday and is cut at the day asked for', () => {
    expect(spanOf('week', isoDay('2026-10-31'))).toMatchObject({ from: '2026-10-26', to: '2026-11-01', asOf: '2026-10-31' });
    expect(spanOf('half', isoDay('2026-07-01'))).toMatchObject({ from: '2026-07-01', to: '2026-12-31', words: '2026年下半年' });
  });

  it('S-108: 周报 is due on its weekday, 月报 on its day of the next month, also in February', () => {
    expect(dueDay('周报', spanOf('week', isoDay('2026-10-28')), 5)).toBe('2026-10-30');
    expect(dueDay('月报', spanOf('month', isoDay('2026-01-15')), 31)).toBe('2026-02-28');
  });

  it('S-114: two issues a week, numbered through the year', () => {
    const [first, second] = [newsSpan(isoDay('2026-01-05')), newsSpan(isoDay('2026-01-09'))];
    expect([first.span.from, first.span.to, second.span.from, second.span.to]).toEqual([
      '2026-01-05',
      '2026-01-07',
      '2026-01-08',
      '2026-01-11',
    ]);
    expect(second.issue - first.issue).toBe(1);
  });
});

describe('S-108 submission', () => {
  const friday = isoDay('2026-10-30');
  const week = spanOf('week', friday);
  const cadence = createDraft({ scope: 'county', entity: 'cadence', record: recordId('ca-1') }, { kind: '周报', due: 5, from: week.from });
  const handed = (on: string) => record('submission', { unit: UNIT, kind: '周报', period: week.from, on: isoDay(on), by: '韩文峰' });
  const state = (own: ReturnType<typeof ledgerWith>, day: string) =>
    submissionLines(own, '周报', isoDay(day), listRecords(own, 'unit'))?.map((line) => line.state);

  it('asks for nothing until the county has entered a demand', () => {
    expect(state(ledgerWith({}), '2026-10-30')).toBeUndefined();
  });
  it('on time, late, missing and not yet due are told apart', () => {
    expect(state(ledgerWith({}, cadence), '2026-10-30')).toEqual(['未到期']);
    expect(state(ledgerWith({}, cadence), '2026-10-31')).toEqual(['未报']);
    expect(state(ledgerWith({}, cadence, handed('2026-10-30')), '2026-10-31')).toEqual(['按时']);
    expect(state(ledgerWith({}, cadence, handed('2026-10-31')), '2026-10-31')).toEqual(['迟报']);
  });
});

describe('tables', () => {
  it('S-28: 新签 counts the first signing in the year; 续建 began before the year and had not ended', () => {
    const date = (on: string) => ({ date: on, precision: 'month' as const });
    const own = ledgerWith(
      {},
      record('stageEvent', { project: PROJECT, stage: '签约', on: date('2025-03') }),
      record('stageEvent', { project: PROJECT, stage: '签约', on: date('2026-04') }),
      record('stageEvent', { project: PROJECT, stage: '开工', on: date('2025-08') }),
    );
    const basis = basisOf(own, isoDay('2026-06-30'));
    const year = spanOf('year', isoDay('2026-06-30'));
    expect((['新签', '新开工', '续建', '竣工'] as const).map((name) => inClass(basis, year, name).length)).toEqual([0, 0, 1, 0]);
  });

  it('S-02: a signed project is listed with exactly the fields that are blank', () => {
    const own = ledgerWith(
      { investor: '某公司', totalInvestment: wan(100), progress: '平整场地', nextStep: '报批' },
      record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2026-03', precision: 'month' } }),
    );
    expect(blanksOf(basisOf(own, isoDay('2026-06-30'))).map(({ blanks }) => blanks)).toEqual([['包保领导', '责任单位', '完成时限']]);
  });

  it('S-109: the bulletin has its nine blocks, talks included; red and black lists are off without a basis', () => {
    const words = wordsOf(report('month'));
    for (const block of ['一、总体情况', '三、项目分档', '五、招商活动', '六、倒排进度', '八、各地在谈项目情况', '九、说明'])
      expect(words).toContain(block);
    expect(words).toContain('县里没有登记红黑榜的依据文件，不编制');
  });

  it('red and black lists appear once the county names its document', () => {
    const own = sampleLedger();
    const [county] = listRecords(own, 'county');
    if (county === undefined) throw new Error('county');
    enter(own, [setDraft(own, { scope: 'county', entity: 'county', record: county.id }, { listsBasis: '青政发〔2026〕3号' })]);
    const made = makeReport(own, { kind: 'month', day: today, record: null });
    expect(made === null ? '' : wordsOf(made)).toContain('依据青政发〔2026〕3号');
  });

  it('S-59: the sum of the years is the sum of the columns', () => {
    const [table] = report('years').parts;
    if (table?.kind !== 'table') throw new Error('years');
    const [signed] = table.rows;
    const numbers = signed?.cells.slice(1).map(({ text }) => Number(text)) ?? [];
    expect(numbers.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(numbers.at(-1));
    expect(numbers.at(-2)).toBe(reachedIn(basisOf(ledger, today), '签约', spanOf('year', today)).length);
  });

  it('S-24, S-102: each rate stands with its formula', () => {
    expect(wordsOf(report('rates'))).toMatch(/开工率、竣工率、投产率＝其中已开工/);
  });

  it('a bar of nothing shows nothing, of a little shows one square', () => {
    expect([squares(0), squares(0.1), squares(100)].map((text) => text.length)).toEqual([0, 1, 12]);
  });
});
