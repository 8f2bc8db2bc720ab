/** Issue 4: single readings of other senders' habits; each line is one rule (M-04, M-06, M-11, M-13, M-16). */
import { describe, expect, it } from 'vitest';
import { meaningsOf } from '../../../shared/sheet/header-words';
import { readDate } from '../../../shared/sheet/read-dates';
import { readMoney } from '../../../shared/sheet/read-money';
import { readPersons } from '../../../shared/sheet/read-persons';
import { stageOf } from '../../../shared/sheet/read-plain';
import type { CellView } from '../../../shared/sheet/readings';
import { readUnit } from '../../../shared/sheet/unit-words';
import { codes, readRows } from './plain-workbook';

function view(raw: string): CellView {
  return { raw, number: null, show: 'plain', untyped: false };
}

describe('amounts', () => {
  it.each([
    ['1200万（美元）', { amount: '12000000', currency: 'USD' }],
    ['5000（暂定）', { amount: '50000000', approx: true }],
    ['叁亿元整', { amount: '300000000', currency: 'CNY' }],
    ['约1.2亿(美元800万)', { amount: '120000000', currency: 'CNY', approx: true }],
  ])('%s is read', (raw, value) => {
    expect(readMoney(view(raw), readUnit('万元')).value).toMatchObject(value);
  });
  it.each(['3000万元/亩', '上亿元', '12000/8000', '5000万元（美元）', '一期2亿，二期3亿'])('%s is asked about', (raw) => {
    const { value, doubt } = readMoney(view(raw), readUnit('万元'));
    expect([value, doubt?.code]).toEqual([{ unknown: true, raw }, 'amount-unread']);
  });
});

describe('dates', () => {
  const context = { dateSystem: 1900, year: 2026, withDue: false, plannedColumn: false } as const;
  it.each([
    ['2026。3。5', '2026-03-05'],
    ['2026年元月', '2026-01'],
    ['2026.3月底前', '2026-03'],
    ['26年5月', '2026-05'],
  ])('%s is %s', (raw, date) => {
    expect(readDate(view(raw), context).value).toMatchObject({ date });
  });
  it.each(['2026年3-4月', '2026年3、4月', '2026.3/4', '月底', '国庆前', '2025年12月至2026年3月'])(
    '%s is asked about, not guessed',
    (raw) => {
      const { value, doubt } = readDate(view(raw), context);
      expect([value, doubt === undefined]).toEqual([{ unknown: true, raw }, false]);
    },
  );
});

describe('people', () => {
  it.each([
    [
      '张三(组长) 李四(副组长)',
      [
        { name: '张三', post: '组长' },
        { name: '李四', post: '副组长' },
      ],
    ],
    ['柳河镇 张三', [{ name: '张三', post: '柳河镇' }]],
    ['柳河镇张三', [{ name: '张三', post: '柳河镇' }]],
    ['李明 局长 13800000000 县发改局', [{ name: '李明', post: '局长、县发改局', phone: '13800000000' }]],
    ['邓超(18938383838,微信同号)', [{ name: '邓超', phone: '18938383838' }]],
  ])('%s', (raw, value) => {
    expect(readPersons(raw)).toEqual({ value });
  });
  it('班子成员 names nobody; ten digits are no telephone', () => {
    expect(readPersons('班子成员').value).toBeNull();
    expect(readPersons('严华 1360000005').doubt?.code).toBe('phone-lost');
  });
});

describe('headers', () => {
  it.each([
    [['2026年', '计划投资'], null],
    [['总投资', '其中：一期'], null],
    [['项目名称（全称）'], 'projectName'],
    [['竣工时间（预计）'], 'planFinish'],
    [['信息来源'], null],
    [['引资方'], 'investor'],
    [['包联项目'], 'projectName'],
  ] as const)('%s', (path, field) => {
    expect(meaningsOf(path).find(({ kind }) => kind === 'field')?.field ?? null).toBe(field);
  });
  // A word of a field inside another word is no such column: it stays as it stands, or is the field it really names.
  it.each([
    '能源来源',
    '项目来源',
    '信息来源',
    '招商信息来源',
    '企业信息来源',
    '投资信息来源',
    '线索来源',
    '原料来源地',
    '资金投向',
    '资金用途',
    '投资方式',
    '投资性质',
    '投资比例',
    '投资占比',
    '投资回报率',
    '投资年限',
    '填报时间',
    '更新时间',
    '计量单位',
    '单位性质',
    '设计单位',
  ])('%s names no field', (header) => {
    expect(meaningsOf([header]).filter(({ kind }) => kind === 'field')).toEqual([]);
  });
  it.each([
    ['资金来源', '银行贷款', '企业自筹', undefined],
    ['项目资金来源', '财政资金', '专项债', undefined],
    ['资本来源', '北京银行贷款', '自有资金', undefined],
    ['来源', '企业自筹', '上海推介会', undefined],
    ['资金来源', '浙江温州', '广东省', '浙江温州'],
    ['来源', '浙江温州', '昆山', '浙江温州'],
    ['资金来源地', '昆山', '义乌', '昆山'],
    ['投资年限', 10, 20, undefined],
    ['审批部门', '县发改委', '县住建局', undefined],
  ] as const)('%s over %s and %s', (header, first, second, origin) => {
    const { records, columns } = readRows([
      ['序号', '项目名称', '投资方', header],
      [1, '甲项目', '甲公司', first],
      [2, '乙项目', '乙公司', second],
    ]);
    expect(records[0]?.origin ?? undefined).toBe(origin);
    expect(columns[3]?.field).toBe(origin === undefined ? 'other' : 'origin');
    if (origin === undefined) expect(records[0]?.other).toEqual({ [header]: String(first) });
  });
  it('the place in another column is not lost to 资金来源', () => {
    const { records } = readRows([
      ['序号', '项目名称', '资金来源', '投资方所属省份'],
      [1, '甲项目', '银行贷款', '浙江省'],
    ]);
    expect(records[0]).toMatchObject({ origin: '浙江省', other: { 资金来源: '银行贷款' } });
  });
  it('an explanation in brackets does not make a persons column a telephone column', () => {
    expect(meaningsOf(['具体联络员（姓名、电话）']).map(({ kind }) => kind)).not.toContain('phone');
  });
});

describe('tables', () => {
  it('主体完工 is not yet finished', () => {
    expect(stageOf('主体完工')).toBe('在建');
  });
  it('同上 is the cell above, with a decision; an amount is asked about', () => {
    const document = readRows([
      ['序号', '项目名称', '投资方', '总投资（万元）'],
      [1, '甲项目', '甲公司', 3000],
      [2, '乙项目', '同上', '〃'],
    ]);
    expect(document.records[1]).toMatchObject({ investor: '甲公司', totalInvestment: { unknown: true } });
    expect(document.decisions.map(({ rule, row }) => [rule, row])).toContainEqual(['ditto', 3]);
    expect(codes(document)).toEqual(['ditto-amount:totalInvestment']);
  });
  it('a registration form is one project, not a row for each line', () => {
    const document = readRows([
      ['项目登记表'],
      ['项目名称', '甲项目', '投资方', '乙公司'],
      ['总投资', '3亿元', '签约时间', '2026.3'],
      ['建设地点', '柳河镇', '责任单位', '县工信局'],
    ]);
    expect(document.records).toHaveLength(1);
    expect(document.records[0]).toMatchObject({
      projectName: '甲项目',
      investor: '乙公司',
      totalInvestment: { amount: '300000000' },
      signedOn: { date: '2026-03' },
      place: '柳河镇',
      responsibleUnit: { name: '县工信局' },
    });
    expect(document.decisions.map(({ rule }) => rule)).toContain('relaid');
  });
});
