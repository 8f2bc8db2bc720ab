/** Ranges go to and come from Excel and WPS as tab-separated text (design/ui.md, Excel habits). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBlock, formatHtmlBlock, parseBlock } from '../../../renderer/grid/clipboard-text';

describe('what Excel puts on the clipboard', () => {
  it('reads rows and columns; the last line end makes no new row', () => {
    expect(parseBlock('柳河镇\t12\r\n青山镇\t7\r\n')).toEqual([
      ['柳河镇', '12'],
      ['青山镇', '7'],
    ]);
  });
  it('keeps an empty cell and an empty row in the middle', () => {
    expect(parseBlock('甲\t\t乙\r\n\t\t\r\n丙\t\t丁\r\n')).toEqual([
      ['甲', '', '乙'],
      ['', '', ''],
      ['丙', '', '丁'],
    ]);
  });
  it('reads a line break and quotes inside one quoted cell', () => {
    expect(parseBlock('"已开工\n用电""增容""未批"\t在建\r\n')).toEqual([['已开工\n用电"增容"未批', '在建']]);
  });
  it('takes a quotation mark that closes nothing as part of the sentence', () => {
    expect(parseBlock('"一企一策"已印发\t"未完')).toEqual([['"一企一策"已印发', '"未完']]);
  });
  it('makes ragged rows equally long', () => {
    expect(parseBlock('甲\n乙\t丙')).toEqual([
      ['甲', ''],
      ['乙', '丙'],
    ]);
  });
  it('is empty for an empty clipboard', () => {
    expect(parseBlock('')).toEqual([]);
  });
});

describe('what we put there', () => {
  it('quotes only cells that need it', () => {
    expect(
      formatBlock([
        ['甲', '含\t制表'],
        ['两\n行', '说"好"'],
      ]),
    ).toBe('甲\t"含\t制表"\r\n"两\n行"\t说"好"');
  });
  it('comes back as it went, whatever the cells hold', () => {
    const cellText = fc.stringMatching(/^[甲乙a1"\t\n ]{0,6}$/);
    const blocks = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([height, width]) =>
        fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      )
      // A block whose last row is one empty cell cannot be told from a line end, in Excel neither.
      .filter((block) => !(block[0]?.length === 1 && block.at(-1)?.[0] === ''));
    fc.assert(
      fc.property(blocks, (block) => {
        expect(parseBlock(formatBlock(block))).toEqual(block);
      }),
    );
  });
  it('gives Word a table with nothing left to interpret', () => {
    expect(formatHtmlBlock([['<b>&', '两\n行']])).toBe('<table><tr><td>&lt;b&gt;&amp;</td><td>两<br>行</td></tr></table>');
  });
});
