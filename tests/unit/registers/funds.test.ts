/** Money of every kind by project and month is entered in a register and added up by unit: 省外资金 (S-17), 固定资产投资 (S-18), with its 口径 (S-16). */
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { recordId } from '../../../shared/model/ids';
import { UNIT, wan } from '../views/small-ledger';
import { desk, named, TODAY } from './desk';

const NAME = '年产5万吨铝箔项目';

describe('资金记录', () => {
  it('takes a month’s amount of a kind in one line; the unit’s sums follow, kinds apart (S-17, S-18)', () => {
    const own = desk();
    own.line('funds', { project: NAME, kind: '省外资金', month: '2026年9月', reported: '300' });
    own.line('funds', { project: NAME, kind: '省外资金', month: '2026年10月', reported: '200' });
    own.line('funds', { project: NAME, kind: '固定资产投资', month: '2026年10月', reported: '150' });
    const rows = own
      .rows('fund-table')
      .map(({ cells }) => [cells['kind'], cells['projects'], cells['month'], cells['year'], cells['recognised']]);
    expect(rows).toEqual([
      ['固定资产投资', 1, { minor: 150_000_000, currency: 'CNY' }, { minor: 150_000_000, currency: 'CNY' }, null],
      ['省外资金', 1, { minor: 200_000_000, currency: 'CNY' }, { minor: 500_000_000, currency: 'CNY' }, null],
    ]);
  });

  it('keeps the definition an amount was counted under, and shows what the county recognised beside it (S-16)', () => {
    const own = desk();
    const entry = own.line('funds', {
      project: NAME,
      kind: '到账外资',
      month: '2026年10月',
      reported: '100',
      definition: '商务部2024年新口径',
    });
    expect(own.row('funds', entry).cells).toMatchObject({ definition: '商务部2024年新口径', span: '当月', recognised: null });
    expect(own.row('funds', entry).marks['reported']).toContain('币种');
    own.store([
      createDraft(
        { scope: UNIT, entity: 'recognition', record: recordId('k-1') },
        { entry, recognised: wan(80), ground: '凭证不全', decidedBy: '周副县长' },
      ),
    ]);
    expect(own.row('funds', entry).cells['recognised']).toMatchObject({ minor: 80_000_000 });
    expect(own.rows('fund-table')[0]?.cells['recognised']).toMatchObject({ minor: 80_000_000 });
  });

  it('marks a month that has not come', () => {
    const own = desk();
    const entry = own.line('funds', { project: NAME, kind: '到位资金', month: '2026年12月', reported: '100' });
    expect(TODAY < '2026-12').toBe(true);
    expect(own.row('funds', entry).marks).toEqual({ month: '月份还没有到' });
  });

  it('holds what the statistics office made of a month’s 固定资产投资 beside what was reported, and counts what nobody has said yet (S-18)', () => {
    const own = desk();
    own.line('funds', { project: NAME, kind: '固定资产投资', month: '2026年9月', reported: '150' });
    own.line('funds', { project: NAME, kind: '固定资产投资', month: '2026年10月', reported: '200' });
    const done = own.line('statistics-returns', { project: NAME, month: '2026年9月', status: '已认定', counted: '120', reason: '缺发票' });
    expect(own.row('statistics-returns', done).cells).toMatchObject({ reported: wan(150), counted: wan(120), gap: wan(30) });
    expect(named('statistics-returns').summary(own.context())).toBe(
      '未报 0、已报统计 0、已认定 1、统计退回 0；今年有固定资产投资、没有登记统计状态的 1 个项目月',
    );
    const back = own.line('statistics-returns', { project: NAME, month: '2026年10月', status: '统计退回' });
    expect(own.row('statistics-returns', back).marks['reason']).toContain('写明原因');
  });
});
