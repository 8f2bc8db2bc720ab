/** Words of a command: nothing is passed over in silence. */
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../scripts/zeren/arguments';

describe('words of a command', () => {
  it('are positions, values and flags, in any order', () => {
    const args = parseArguments(['a.zeren', '--workspace', '台账', '--preview'], ['workspace'], ['preview']);
    expect(args?.positions).toEqual(['a.zeren']);
    expect(args?.options.get('workspace')).toBe('台账');
    expect(args?.flags.has('preview')).toBe(true);
  });

  it.each([
    ['an option nobody announced', ['--workspcae', 'x']],
    ['an option without its value', ['--workspace']],
    ['an option followed by another', ['--workspace', '--preview']],
    ['an option given twice', ['--workspace', 'a', '--workspace', 'b']],
  ])('are refused with %s', (_, words) => {
    expect(parseArguments(words, ['workspace'], ['preview'])).toBeNull();
  });
});
