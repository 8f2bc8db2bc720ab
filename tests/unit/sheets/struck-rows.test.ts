/**
 * Rows struck through (删除线): an office's mark for a dropped project (退库, S-27). The font of the cell or all its runs say it; it is asked, never guessed
 * (law 8), and the row is read all the same.
 */
import { describe, expect, it } from 'vitest';
import { readCells } from '../../../electron/sheets/read-cells';
import { getRecord } from '../../../shared/ledger/read';
import { openQuestions } from '../../../shared/imports/open-questions';
import { planImport } from '../../../shared/imports/plan';
import { applyAnswers } from '../../../shared/sheet/answers';
import type { ImportDocument } from '../../../shared/sheet/document';
import { readDocument } from '../../../shared/sheet/read-document';
import { ledgerWith, PROJECT, UNIT } from '../views/small-ledger';
import { choices, confirm } from '../imports/sample-import';
import { makeZip, workbookParts } from './make-zip';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Cell formats: 0 as usual, 1 struck through, 2 a font that says it is not. The strike of a conditional format (dxf) is no font of a cell. */
const STYLES =
  '<styleSheet><fonts><font/><font><b/><strike/></font><font><strike val="0"/></font></fonts><fills><fill/></fills>' +
  '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>';
/** 0 all runs struck, 1 one of two, 2 a struck run beside one in the font of the cell. */
const STRINGS =
  '<sst><si><r><rPr><strike/></rPr><t>全划项目</t></r></si>' +
  '<si><r><rPr><strike/></rPr><t>旧名</t></r><r><rPr><b/></rPr><t>新名项目</t></r></si>' +
  '<si><r><t>半划</t></r><r><rPr><strike/></rPr><t>项目</t></r></si></sst>';

type Cell = { readonly text?: string; readonly shared?: number; readonly runs?: string; readonly style?: number };

function cellXml({ text = '', shared, runs, style = 0 }: Cell): string {
  if (shared !== undefined) return `<c s="${style}" t="s"><v>${shared}</v></c>`;
  return `<c s="${style}" t="inlineStr"><is>${runs ?? `<t>${text}</t>`}</is></c>`;
}

/** Rows of 序号, 项目名称, 投资方, 项目状态 as a workbook read from its bytes. */
function documentOf(rows: readonly (readonly Cell[])[]): ImportDocument {
  const header = ['序号', '项目名称', '投资方', '项目状态'].map((text) => ({ text }));
  const sheet = `<sheetData>${[header, ...rows].map((row) => `<row>${row.map(cellXml).join('')}</row>`).join('')}</sheetData>`;
  const parts = workbookParts(sheet).map((part) =>
    part.name === 'xl/_rels/workbook.xml.rels'
      ? {
          ...part,
          data: String(part.data).replace(
            '</Relationships>',
            `<Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
          ),
        }
      : part,
  );
  const bytes = makeZip([...parts, { name: 'xl/styles.xml', data: STYLES }, { name: 'xl/sharedStrings.xml', data: STRINGS }]);
  const read = readCells(bytes);
  if (!read.ok) throw new Error(read.code);
  return readDocument(read.value, '台账.xlsx', null);
}

const row = (name: Cell, rest = 0, status = '签约'): readonly Cell[] => [
  { text: '1', style: rest },
  name,
  { text: '某公司', style: rest },
  { text: status, style: rest },
];

const asked = (...rows: readonly (readonly Cell[])[]) =>
  documentOf(rows).questions.flatMap(({ code, row: at }) => (code === 'row-struck' ? [at] : []));

describe('which rows are asked about', () => {
  it('most filled cells struck, or the name alone; one question a row, the row stays and the decision is written down', () => {
    const document = documentOf([row({ text: '甲项目' }), row({ text: '乙项目', style: 1 }, 1), row({ text: '丙项目', style: 1 })]);
    expect(document.records.map(({ projectName, stage }) => `${projectName} ${stage}`)).toEqual([
      '甲项目 签约',
      '乙项目 签约',
      '丙项目 签约',
    ]);
    expect(document.questions).toMatchObject(
      [3, 4].map((at) => ({
        code: 'row-struck',
        row: at,
        field: 'state',
        text: '这一行加了删除线，是否已取消？',
        candidates: ['仍在库', '暂停', '退出'],
      })),
    );
    expect(document.decisions.flatMap((own) => (own.rule === 'row-struck' ? [own.row] : []))).toEqual([3, 4]);
  });

  it('one struck cell beside the name, a font without strike and a struck conditional format are no struck row', () => {
    const [number, name, investor, status] = row({ text: '甲项目' });
    if (number === undefined || name === undefined || investor === undefined || status === undefined) throw new Error('no row');
    expect(asked([number, name, { ...investor, style: 1 }, status], row({ text: '乙项目', style: 2 }, 2))).toEqual([]);
  });

  it('rich text counts when all its runs are struck; a struck old name before the new one does not', () => {
    const struckRun = '<r><rPr><strike/></rPr><t>全划</t></r><r><rPr><strike val="1"/></rPr><t>项目</t></r>';
    expect(asked(row({ shared: 0 }), row({ shared: 1 }), row({ shared: 2 }), row({ runs: struckRun }))).toEqual([2, 5]);
    // A run without a font of its own has the font of the cell; one with a font of its own does not.
    expect(asked(row({ shared: 2, style: 1 }), row({ shared: 1, style: 1 }))).toEqual([2]);
  });

  it('a row that says itself it is stopped is not asked about', () => {
    expect(asked(row({ text: '甲项目', style: 1 }, 1, '终止'))).toEqual([]);
  });
});

describe('what an answer does (S-27)', () => {
  const read = documentOf([row({ text: '年产2万吨菌菇酱项目', style: 1 }, 1)]);
  const ledger = () => ledgerWith({ projectName: '年产2万吨菌菇酱项目', state: '暂停' });
  const taken = (answer: string | null) => {
    const { document, remaining } = applyAnswers(read, answer === null ? [] : [{ question: '0', choice: answer }]);
    const own = ledger();
    const open = openQuestions(document, new Set(remaining.map(({ id }) => id)));
    const said = choices(document, { office: UNIT, matches: new Map([[0, PROJECT]]), open });
    confirm(own, document, said);
    return { project: getRecord(own, 'project', PROJECT), remaining: remaining.length, plan: planImport(ledger(), document, said) };
  };

  it.each([
    ['仍在库', '正常'],
    ['暂停', '暂停'],
    ['退出', '退出'],
  ])('%s: the state is %s, the stage stays as the row says', (answer, state) => {
    const { project, remaining } = taken(answer);
    expect(remaining).toBe(0);
    expect(project).toMatchObject({ state, stageStated: '签约' });
    expect(project?.unread).toBeUndefined();
  });

  it('without an answer, or with one that is none of the three, the state is left alone and its text waits for a person', () => {
    for (const answer of [null, '也许']) {
      const { project, remaining, plan } = taken(answer);
      expect(remaining).toBe(1);
      expect(plan.rows).toHaveLength(1);
      expect(project).toMatchObject({ state: '暂停', unread: { state: '表上加了删除线' } });
    }
  });
});
