/** Issue 4: a status word nobody knows is asked once for its column and never passed over in silence (law 8). */
import { describe, expect, it } from 'vitest';
import { applyAnswers } from '../../../shared/sheet/answers';
import { CHOICES } from '../../../shared/sheet/choices';
import { codes, readRows } from './plain-workbook';
import type { Value } from './plain-workbook';

const HEADER = ['序号', '项目名称', '投资方', '项目状态', '签约时间'];
const ROWS: readonly (readonly Value[])[] = [
  ['柳河镇项目台账（截至2026年6月30日）'],
  HEADER,
  [1, '菌菇酱项目', '甲公司', '立项', ''],
  [2, '冷链物流项目', '乙公司', '在建', ''],
  [3, '竹材加工项目', '丙公司', '场 平', ''],
  [4, '纺织服装项目', '丁公司', '立项', ''],
  [5, '电子元件项目', '戊公司', '环评', '2026.3.5'],
  [6, '光伏组件项目', '己公司', '待定', ''],
  [7, '装配建材项目', '庚公司', '已完成投资3000万元', ''],
];
const stages = (records: readonly { readonly stage?: string | null | undefined }[]) => records.map(({ stage }) => stage ?? null);

describe('status words nobody knows', () => {
  it('are asked once per word, over all rows that say it; what a date tells, 待定 and sentences are not asked', () => {
    const document = readRows(ROWS);
    expect(codes(document)).toEqual(['stage-unknown:stage', 'stage-unknown:stage']);
    expect(document.questions.map(({ raw, rows }) => [raw, rows])).toEqual([
      ['立项', [3, 6]],
      ['场 平', [5]],
    ]);
    expect(document.questions[0]?.text).toBe('“项目状态”栏写“立项”的项目，到了哪个阶段？');
    expect(stages(document.records)).toEqual([null, '在建', null, null, '签约', null, null]);
  });

  it('stay readable beside the record, whether asked or not', () => {
    expect(readRows(ROWS).records.map(({ other }) => other?.['项目状态'])).toEqual([
      '立项',
      undefined,
      '场 平',
      '立项',
      '环评',
      '待定',
      '已完成投资3000万元',
    ]);
  });

  it('take one answer for all their rows; “不是阶段” is an answer that leaves the stage open', () => {
    const document = readRows(ROWS);
    const [first, second] = document.questions;
    const answered = applyAnswers(document, [
      { question: first?.id ?? '', choice: '签约' },
      { question: second?.id ?? '', choice: CHOICES.noStage },
    ]);
    expect(answered.remaining).toEqual([]);
    expect(stages(answered.document.records)).toEqual(['签约', '在建', null, '签约', '签约', null, null]);
  });

  it('are not asked where the section says the stage', () => {
    const section: readonly Value[] = ['一、在谈项目', '', '', '', ''];
    const document = readRows([HEADER, section, ...ROWS.slice(2, 4)]);
    expect(codes(document)).toEqual([]);
    expect(stages(document.records)).toEqual(['在谈', '在建']);
  });
});
