/** Amount bands are the county's own, counted cumulatively, currencies apart (S-14, S-15). */
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { recordId } from '../../../shared/model/ids';
import type { Money } from '../../../shared/model/money';
import { record, UNIT } from '../views/small-ledger';
import { desk } from './desk';

const yi = (count: number): Money => ({ minor: count * 10_000_000_000, currency: 'CNY' });
const project = (id: string, totalInvestment?: Money, state?: '退出') =>
  createDraft(
    { scope: UNIT, entity: 'project', record: recordId(id) },
    { projectName: id, ...(totalInvestment === undefined ? {} : { totalInvestment }), ...(state === undefined ? {} : { state }) },
  );
const signed = (id: string) =>
  record('stageEvent', { project: recordId(id), stage: '签约', on: { date: '2026-03-01', precision: 'day' } }, `s-${id}`);

describe('重大项目分档 (S-14)', () => {
  it('counts a project in every band it reaches: exactly one 亿元 is 亿元以上, one 分 less is not', () => {
    const own = desk(
      project('p-6', yi(6)),
      project('p-1', yi(1)),
      project('p-less', { minor: yi(1).minor - 1, currency: 'CNY' }),
      project('p-gone', yi(9), '退出'),
      project('p-blank'),
      project('p-usd', { minor: 3_500_000_000, currency: 'USD' }),
      signed('p-6'),
    );
    expect(own.rows('band-table')).toEqual([]);
    own.line('amount-bands', { name: '5亿元以上', year: '2026', atLeast: '5亿元' });
    own.line('amount-bands', { name: '亿元以上', year: '2026', atLeast: '1亿元' });
    own.line('amount-bands', { name: '3000万美元以上', year: '2026', atLeast: '3000万美元' });
    own.line('amount-bands', { name: '去年的档次', year: '2025', atLeast: '3亿元' });
    expect(own.rows('band-table').map(({ cells }) => [cells['band'], cells['projects'], cells['signed'], cells['sum']])).toEqual([
      ['亿元以上', 2, 1, yi(6)],
      ['5亿元以上', 1, 1, yi(6)],
      ['3000万美元以上', 1, 0, null],
    ]);
  });

  it('keeps a band with an upper end to itself: exactly 5亿元 is no longer 1—5亿元, and ends that cannot stand are said', () => {
    const own = desk(project('p-1', yi(1)), project('p-4', yi(4)), project('p-5', yi(5)));
    own.line('amount-bands', { name: '1—5亿元', year: '2026', atLeast: '1亿元', below: '5亿元' });
    own.line('amount-bands', { name: '亿元以上', year: '2026', atLeast: '1亿元' });
    own.line('amount-bands', { name: '颠倒的一档', year: '2026', atLeast: '5亿元', below: '1亿元' });
    expect(own.rows('band-table').map(({ cells }) => [cells['band'], cells['projects']])).toEqual([
      ['1—5亿元', 2],
      ['亿元以上', 3],
    ]);
    expect(own.rows('amount-bands').flatMap(({ marks }) => marks['below'] ?? [])).toEqual(['上限应高于下限，分档表没有列这一档']);
  });
});
