/** Titles in the shape of a trapezoid or a lozenge, words whole (GB/T 9704-2012, 7.3.1). */
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../../shared/letters/text';
import { TITLE_CHARACTERS, titleLines } from '../../../shared/letters/title';

const TITLES = [
  '关于2026年第三季度全县招商引资工作情况的通报',
  '青石县招商引资工作领导小组关于对柳河镇人民政府实行黄牌督办的通知',
  '青石县人民政府关于进一步加强招商引资重点项目领导包保责任制和全过程清单式节点化管理工作的实施意见',
  '中共青石县委办公室、青石县人民政府办公室关于印发《青石县招商引资目标管理考核办法》的通知',
];

describe('a long title', () => {
  it.each(TITLES)('%s', (title) => {
    const lines = titleLines(title);
    expect(lines.join('')).toBe(title);
    const widths = lines.map(widthOf);
    expect(Math.max(...widths)).toBeLessThanOrEqual(TITLE_CHARACTERS);
    // No hourglass: a line is never shorter than both its neighbours.
    for (let index = 1; index < widths.length - 1; index += 1)
      expect((widths[index] ?? 0) >= Math.min(widths[index - 1] ?? 0, widths[index + 1] ?? 0)).toBe(true);
    for (const line of lines) expect(line).not.toMatch(/^[，。、）》的]|[（《]$|关于$/u);
    for (const word of ['招商引资', '领导小组', '人民政府', '考核办法', '2026年'])
      if (title.includes(word)) expect(lines.some((line) => line.includes(word))).toBe(true);
  });
});

it('a short title stays on one line', () => {
  expect(titleLines('2026年度招商引资目标责任书')).toEqual(['2026年度招商引资目标责任书']);
});

it('the break points a person typed are kept', () => {
  expect(titleLines('关于2026年10月\n全县招商引资工作情况的通报')).toEqual(['关于2026年10月', '全县招商引资工作情况的通报']);
});

it('a title without any word to break at is cut at the width', () => {
  const lines = titleLines('甲'.repeat(400));
  expect(lines.join('')).toBe('甲'.repeat(400));
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(TITLE_CHARACTERS);
});
