/** M-32 … M-34: two files side by side; and answers of a person applied to a document. */
import { describe, expect, it } from 'vitest';
import { answersForColumn, applyAnswers } from '../../../shared/sheet/answers';
import { CHOICES } from '../../../shared/sheet/choices';
import { compareDocuments } from '../../../shared/sheet/compare';
import { previewMarks, previewPage, previewRows } from '../../../shared/sheet/preview';
import type { Value } from './plain-workbook';
import { readRows, sheetOf } from './plain-workbook';

const HEADER = ['序号', '项目编号', '项目名称', '投资方', '行业类别', '总投资（万元）', '项目状态', '责任人及电话'];
const file = (title: string, ...rows: readonly (readonly Value[])[]) => readRows([[title], HEADER, ...rows]);

describe('M-33 missing next month, M-34 amounts changed quietly', () => {
  const march = file(
    '柳河镇招商引资项目台账（2024年3月）',
    [1, 'A1', '甲项目', '甲公司', '食品', 30000, '签约', ''],
    [2, 'A2', '乙项目', '乙公司', '食品', 500, '在建', ''],
  );
  const april = file(
    '柳河镇招商引资项目台账（2024年4月）',
    [1, 'A1', '甲项目（一期）', '甲公司', '食品', 50000, '开工', ''],
    [2, 'A3', '丙项目', '丙公司', '食品', 700, '在谈', ''],
  );

  it('lists changes with old and new, and asks about the missing one instead of deleting it', () => {
    const source = { sheet: 'Sheet1', row: 3 };
    expect(compareDocuments(march, april)).toEqual({
      kind: 'changes',
      missing: [{ source: { sheet: 'Sheet1', row: 4 }, projectName: '乙项目' }],
      added: [{ source: { sheet: 'Sheet1', row: 4 }, projectName: '丙项目' }],
      changed: [
        { field: 'totalInvestment', old: '300000000', new: '500000000', oldSource: source, newSource: source },
        { field: 'stage', old: '签约', new: '开工', oldSource: source, newSource: source },
      ],
    });
  });
});

describe('M-32, S-13 one project in two offices', () => {
  const levels = (a: readonly Value[], b: readonly Value[]) => {
    const found = compareDocuments(file('县发改委重点项目清单', a), file('柳河镇招商引资统计表', b));
    return found.kind === 'duplicates' ? found.duplicates.map(({ level }) => level) : null;
  };
  it.each([
    ['certain', [1, 'Q1', '甲项目', '', '', 1, '', ''], [9, 'Q1', '别名工程', '', '', 1, '', '']],
    ['certain', [1, '', '年产 2万吨菌菇酱（项目）', '', '', 1, '', ''], [9, '', '年产2万吨菌菇酱项目', '', '', 1, '', '']],
    [
      'likely',
      [1, '', '煦瑞物流产业园建设项目', '煦瑞公司', '', 1, '', ''],
      [9, '', '煦瑞物流产业园建设新项目', '煦瑞公司', '', 900, '', ''],
    ],
    ['ask', [1, '', '玻璃纤维生产线', '衡科公司', '新材料', 100, '', ''], [9, '', '衡科投资建设园区', '衡科公司', '新材料', 115, '', '']],
    ['hint', [1, '', '甲项目', '甲公司', '', 1, '', '张三 13800001234'], [9, '', '乙园区', '乙公司', '', 900, '', '张三 13800001234']],
  ] as const)('%s', (level, a, b) => {
    expect(levels(a, b)).toEqual([level]);
  });
});

describe('answers', () => {
  it('sets one cell, for deadlines with the last day of the period; what cannot be read stays open', () => {
    const document = readRows([
      ['序号', '项目名称', '完成时限'],
      [1, '甲项目', '24.6'],
    ]);
    const [question] = document.questions;
    const id = question?.id ?? '';
    const done = applyAnswers(document, [{ question: id, choice: '2024-06' }]);
    expect(done.remaining).toEqual([]);
    expect(done.document.records[0]?.deadline).toEqual({ date: '2024-06', precision: 'month', due: '2024-06-30', raw: '24.6' });
    expect(applyAnswers(document, [{ question: id, value: '说不清' }]).remaining).toHaveLength(1);
    expect(applyAnswers(document, [{ question: '0', value: '2024年6月5日' }]).document.records[0]?.deadline).toMatchObject({
      date: '2024-06-05',
    });
    expect(document.records[0]?.deadline).toEqual({ unknown: true, raw: '24.6' });
  });

  it('sets the unit of a whole column', () => {
    const document = readRows([
      ['序号', '项目名称', '总投资'],
      [1, '甲项目', 8000],
      [2, '乙项目', '3亿元'],
      [3, '丙项目', 6000],
    ]);
    const { document: answered, remaining } = applyAnswers(document, [{ question: document.questions[0]?.id ?? '', choice: '万元' }]);
    expect(remaining).toEqual([]);
    expect(answered.records.map(({ totalInvestment }) => totalInvestment)).toMatchObject([
      { amount: '80000000' },
      { amount: '300000000' },
      { amount: '60000000' },
    ]);
  });

  it('gives every like cell of a column its own candidate', () => {
    const document = readRows([
      ['序号', '项目名称', '签约时间'],
      [1, '甲项目', '24.3'],
      [2, '乙项目', '23.11'],
    ]);
    const [first] = document.questions;
    const answers = first === undefined ? [] : answersForColumn(document, first, 0);
    expect(applyAnswers(document, answers).document.records.map(({ signedOn }) => signedOn)).toMatchObject([
      { date: '2024-03' },
      { date: '2023-11' },
    ]);
  });

  it('splits a cell of several projects with their amounts, joins rows, leaves hidden rows out', () => {
    const listed = readRows([
      ['序号', '项目名称', '总投资（万元）'],
      [1, '①甲生产线项目\n②乙仓储项目', '①100万元\n②200万元'],
    ]);
    const split = applyAnswers(listed, [
      { question: listed.questions.find(({ field }) => field === 'projectName')?.id ?? '', choice: CHOICES.split },
    ]);
    expect(split.remaining).toEqual([]);
    expect(split.document.records).toMatchObject([
      { projectName: '甲生产线项目', totalInvestment: { amount: '1000000' } },
      { projectName: '乙仓储项目', totalInvestment: { amount: '2000000' } },
    ]);
    const grouped = readRows(
      [
        ['序号', '项目名称', '形象进度'],
        [5, '甲项目一期', '开工'],
        [null, '甲项目二期', '拿地'],
      ],
      { merges: ['A2:A3'] },
    );
    const joined = applyAnswers(grouped, [{ question: grouped.questions[0]?.id ?? '', choice: CHOICES.oneProject }]);
    expect(joined.document.records).toMatchObject([{ source: { rows: [2, 3] }, projectName: '甲项目一期\n甲项目二期' }]);
    const hidden = readRows(
      [
        ['序号', '项目名称', '备注'],
        [1, '甲', ''],
        [2, '乙', ''],
      ],
      { hiddenRows: [3] },
    );
    expect(applyAnswers(hidden, [{ question: hidden.questions[0]?.id ?? '', choice: CHOICES.leaveOut }]).document.records).toHaveLength(1);
  });

  it('takes the other of two columns with one header', () => {
    const document = readRows([
      ['序号', '项目名称', '备注', '项目名称'],
      [1, '甲', '', '甲项目全称'],
    ]);
    expect(document.questions).toMatchObject([{ code: 'column-duplicate', columns: ['B', 'D'], candidates: ['B列', 'D列'] }]);
    const answered = applyAnswers(document, [{ question: document.questions[0]?.id ?? '', choice: 'D列' }]);
    expect(answered.remaining).toEqual([]);
    expect(answered.document.records[0]?.projectName).toBe('甲项目全称');
  });

  it('gives a lost phone back to its person and a name to a surname', () => {
    const document = readRows([
      ['序号', '项目名称', '责任人及电话', '包保领导'],
      [1, '甲项目', '李四 1.38E+10', '王县长'],
    ]);
    const [phone, name] = document.questions;
    const answers = [
      { question: phone?.id ?? '', value: '138 0000 1234' },
      { question: name?.id ?? '', value: '王五 县长' },
    ];
    expect(applyAnswers(document, answers).document.records[0]).toMatchObject({
      responsiblePerson: [{ name: '李四', phone: '13800001234' }],
      leader: [{ name: '王五', post: '县长' }],
    });
  });
});

describe('preview', () => {
  it('shows the sheet page by page with its marks', () => {
    const rows = [['台账'], ['序号', '项目名称', '签约时间'], [1, '甲项目', '24.3']];
    const document = readRows(rows);
    const sheet = { name: 'Sheet1', hidden: false, ...previewRows(sheetOf(rows), 1900) };
    const page = previewPage(sheet, previewMarks(document), 0, 10);
    expect(page.map(({ row, mark }) => [row, mark])).toEqual([
      [1, 'title'],
      [2, 'header'],
      [3, ''],
    ]);
    expect(page[2]?.cells[2]).toMatchObject({ column: 'C', text: '24.3', mark: 'question' });
  });
});
