/** 考核明细表 (issue 3, part 3; D08.5): the sheet says what 怎么算的 says, with formula, data, who entered it, 公示期 and a place to sign. */
import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../shared/model/dates';
import { scoreLines } from '../../../shared/month/score-lines';
import { scoreSheet } from '../../../shared/month/score-sheet';
import { inputs } from './sample-ledger';

const { ledger, view } = inputs;
const period = view?.period ?? '';
const liuhe = view?.totals.find((total) => total.name === '柳河镇')?.unit ?? '';

describe('考核明细表', () => {
  const sheet = scoreSheet(ledger, period, '考核明细表', [liuhe], { from: isoDay('2026-11-02'), to: isoDay('2026-11-06') });
  const cells = sheet?.rows.flatMap((row) => (row.role === 'section' ? [] : [row.cells])) ?? [];

  it('has every line of the unit with the same points and formula as on screen, the total last and bold', () => {
    const lines = scoreLines(ledger, period, liuhe);
    expect(cells.map((row) => [row[1], row[4]])).toEqual(lines.map((line) => [line.title, line.formula]));
    expect(sheet?.rows.at(-1)?.role).toBe('total');
    expect(sheet?.rows[0]).toMatchObject({ role: 'section', text: expect.stringMatching(/^【柳河镇】.*第\d+.*名　综合得分[\d.]+分$/) });
  });

  it('writes points one way: a column cell, the cap beside it and the sum below have the decimals the item rounds to', () => {
    expect(cells.map((row) => row[3])).toEqual(cells.map(() => expect.stringMatching(/^\d+\.\d\d$/)));
    expect(cells.at(-1)?.[4]).toMatch(/^([^\d+=]+\d+\.\d\d[+=])+\d+\.\d\d$/);
    expect(sheet?.rows[0]).toMatchObject({ text: expect.stringMatching(/综合得分\d+\.\d\d分$/) });
  });

  it('says the figures with 申报数 or 核定数 and how many entries, and who entered them', () => {
    const money = cells.find((row) => row[1] === '当年到位资金');
    expect(money?.[5]).toMatch(/^当年到位资金[\d.]+万元（核定数，\d+条）$/);
    expect(money?.[6]).toMatch(/[\u4e00-\u9fff]{2,}/);
  });

  it('has a column to sign, the document it rests on, and the 公示期; blank for a pen when none was given', () => {
    expect(sheet?.columns.at(-1)?.label).toBe('单位核对签字');
    expect(sheet?.notes.join('\n')).toContain('青招组发〔2026〕1号');
    expect(sheet?.notes.join('\n')).toContain('公示期：2026年11月2日至2026年11月6日');
    expect(scoreSheet(ledger, period, '', null, null)?.notes.join('\n')).toContain('公示期：　　　　年　　月　　日至');
  });
});
