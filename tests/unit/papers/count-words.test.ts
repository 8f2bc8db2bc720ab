/** How a counter of a ladder is said on a card and in a letter (S-43). */
import { describe, expect, it } from 'vitest';
import { countText } from '../../../shared/papers/notice-fields';

describe('a counter of the ladder in words (S-43)', () => {
  it.each([
    ['连续落后月数', 2, '连续落后2个月'],
    ['累计落后季度数', 3, '累计落后3个季度'],
    ['累计黄牌次数', 1, '累计黄牌1次'],
    ['逾期天数', 12, '逾期12天'],
    ['红灯', 2, '红灯为2'],
  ])('%s at %i', (title, value, words) => expect(countText({ title, value })).toBe(words));
});
