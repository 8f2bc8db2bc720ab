/** The quick no to long texts in the column of the names (M-04) rests on what a header loses on its way to the form it is looked up in. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import columnData from '../../../assets/import/columns.json';
import { headerKey } from '../../../shared/sheet/header-words';

it('Han characters, digits and letters before the last character of a word for the name are kept one for one', () => {
  const ends = (columnData.fields.find(({ field }) => field === 'projectName')?.exact ?? []).map((word) => word.slice(-1));
  expect(ends.length).toBeGreaterThan(5);
  const character = fc.oneof(
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(...'元亩米顷万亿千美人民币单位项目名称年产吨第期0123456789ABCmZ'),
  );
  fc.assert(
    fc.property(fc.array(character, { minLength: 1, maxLength: 30 }), fc.constantFrom(...ends), (characters, end) => {
      const text = characters.join('') + end;
      expect(headerKey(text)).toHaveLength(text.length);
    }),
    { numRuns: 20_000 },
  );
});

it('nine Han characters or digits before a bracket at the end are kept, whatever stands in the bracket', () => {
  const lead = fc.array(
    fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...'元亩米万亿单位项目名称0123456789'),
    ),
    { minLength: 9, maxLength: 20 },
  );
  const inside = fc.array(fc.constantFrom(...'万元亿亩单位：:（)(、-/.①²%ABCabc&12项目名称 '), { maxLength: 14 });
  fc.assert(
    fc.property(lead, inside, fc.constantFrom('()', '（）', '【】', '(）'), (before, within, [open = '', close = '']) => {
      const key = headerKey(`${before.join('')}${open}${within.join('')}${close}`);
      // A text that is a unit and nothing else has no key at all.
      expect(key === '' || key.length >= before.length, key).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});
