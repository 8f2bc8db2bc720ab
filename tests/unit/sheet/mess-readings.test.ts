/** The mess of design/import.md that lies in single cells: M-11 … M-19, M-22, M-29 … M-31, S-stage words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../shared/sheet/read-dates';
import { readMoney } from '../../../shared/sheet/read-money';
import { readPersons } from '../../../shared/sheet/read-persons';
import { readLand, stageOf } from '../../../shared/sheet/read-plain';
import type { CellView } from '../../../shared/sheet/readings';
import { readUnit } from '../../../shared/sheet/unit-words';
import { codes, readOne, readRows, serial } from './plain-workbook';

const text = (raw: string): CellView => ({ raw, number: null, show: 'plain', untyped: false });
const date = (raw: string, year: number | null = 2024) =>
  readDate(text(raw), { dateSystem: 1900, year, withDue: false, plannedColumn: false });

describe('M-11 text dates', () => {
  it.each([
    ['2024.3', '2024-03'],
    ['2024-3', '2024-03'],
    ['2024/03', '2024-03'],
    ['2024年3月', '2024-03'],
    ['2024年3月15日', '2024-03-15'],
    ['2024.03.15', '2024-03-15'],
    ['2024-03-15 00:00:00', '2024-03-15'],
    ['20240315', '2024-03-15'],
    ['202403', '2024-03'],
    ['2024.10', '2024-10'],
    ['2024年上半年', '2024-H1'],
    ['2024年第三季度', '2024-Q3'],
    ['2024年三季度', '2024-Q3'],
    ['2024年', '2024'],
    ['2024年底', '2024'],
    ['2024年3月上旬', '2024-03'],
    ['24年3月', '2024-03'],
    ['24.3.15', '2024-03-15'],
    ['二〇二四年三月十五日', '2024-03-15'],
    ['２０２４年３月', '2024-03'],
    ['已于2024年3月15日开工', '2024-03-15'],
    ['2024年6月30日前', '2024-06-30'],
    ['2024年6月底前', '2024-06'],
  ])('%s is %s', (raw, expected) => {
    expect(date(raw)).toMatchObject({ value: { date: expected, raw } });
    expect(date(raw).doubt).toBeUndefined();
  });

  it.each([
    ['3月底', '2024-03'],
    ['6月30日', '2024-06-30'],
    ['年底', '2024'],
    ['年内', '2024'],
    ['上半年', '2024-H1'],
    ['三季度', '2024-Q3'],
    ['明年3月', '2025-03'],
    ['去年底', '2023'],
    ['今年6月', '2024-06'],
  ])('%s takes the year of the file and says so', (raw, expected) => {
    expect(date(raw)).toMatchObject({ value: { date: expected }, rulings: [{ rule: 'year-from-file' }] });
    expect(date(raw, null)).toMatchObject({ value: { unknown: true }, doubt: { code: 'date-no-year' } });
  });

  it.each([
    ['24.3', 'date-ambiguous'],
    ['22.12', 'date-ambiguous'],
    ['6/7/24', 'date-ambiguous'],
    ['2023年5月、2024年6月', 'date-ambiguous'],
    ['2024.13.1', 'date-impossible'],
    ['2024年2月30日', 'date-impossible'],
    ['2月30日', 'date-impossible'],
    ['20240631', 'date-impossible'],
  ])('%s is asked about: %s', (raw, code) => {
    expect(date(raw)).toMatchObject({ value: { unknown: true, raw }, doubt: { code } });
  });

  it.each(['已开工', '未开工', '待定', '——', '长期'])('%s is unknown and no question', (raw) => {
    expect(date(raw)).toEqual({ value: { unknown: true, raw } });
  });

  it.each(['预计2024年6月', '拟2024年6月', '力争2024年6月', '计划2024年6月'])('%s is planned', (raw) => {
    expect(date(raw).value).toMatchObject({ date: '2024-06', planned: true });
  });

  it('says the last day of the period for deadlines', () => {
    const due = (raw: string) =>
      (readDate(text(raw), { dateSystem: 1900, year: 2024, withDue: true, plannedColumn: false }).value as { due?: string }).due;
    expect(['2024年2月', '2023-H1', '2024年三季度', '2024', '2024.5.6'].map(due)).toEqual([
      '2024-02-29',
      '2023-06-30',
      '2024-09-30',
      '2024-12-31',
      '2024-05-06',
    ]);
  });

  it('never invents a day: any existing day written in any usual way reads back as itself', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
        fc.constantFrom('.', '-', '/'),
        (day, dot) => {
          const iso = day.toISOString().slice(0, 10);
          const [y = '', m = '', d = ''] = iso.split('-');
          for (const written of [[y, m, d].join(dot), `${y}年${Number(m)}月${Number(d)}日`, y + m + d])
            expect(date(written).value).toMatchObject({ date: iso, precision: 'day' });
        },
      ),
    );
  });
});

describe('M-12 serials of both date systems', () => {
  it('reads date cells with the precision their format shows, and five digits without format', () => {
    const document = readRows([
      ['序号', '项目名称', '签约时间'],
      [1, '甲', serial(45366)],
      [2, '乙', serial(45366, 'month')],
      [3, '丙', 45366],
    ]);
    expect(document.records.map(({ signedOn }) => signedOn)).toMatchObject([
      { date: '2024-03-15' },
      { date: '2024-03', precision: 'month' },
      { date: '2024-03-15' },
    ]);
  });

  it('adds 1,462 days in a workbook of 1904', () => {
    expect(
      readRows(
        [
          ['序号', '项目名称', '签约时间'],
          [1, '甲', serial(43904)],
        ],
        {},
        { dateSystem: 1904 },
      ).records[0]?.signedOn,
    ).toMatchObject({ date: '2024-03-15' });
  });

  it('asks about the number 2024.1 but not about 2024.3, and in CSV about any bare 2024.1', () => {
    const header = ['序号', '项目名称', '签约时间'];
    expect(codes(readRows([header, [1, '甲', 2024.1], [2, '乙', 2024.3]]))).toEqual(['date-ambiguous:signedOn']);
    expect(codes(readRows([header, [1, '甲', '2024.1']]))).toEqual([]);
    expect(codes(readRows([header, [1, '甲', '2024.1'], [2, '乙', '2024.10']], {}, { untyped: true }))).toEqual([
      'date-ambiguous:signedOn',
    ]);
  });
});

describe('M-13 amounts in words, M-14 units that do not fit, M-15 full width', () => {
  const wan = readUnit('万元');
  it.each([
    ['约3亿元', { amount: '300000000', approx: true }],
    ['5000万美元', { amount: '50000000', currency: 'USD' }],
    ['1.2亿', { amount: '120000000', approx: false }],
    ['3亿-5亿', { amount: '300000000', upper: '500000000', approx: true }],
    ['3-5亿元', { amount: '300000000', upper: '500000000' }],
    ['3～5亿元', { amount: '300000000', upper: '500000000' }],
    ['1.2亿（其中固投8000万）', { amount: '120000000' }],
    ['叁仟万元', { amount: '30000000' }],
    ['贰亿壹仟万元', { amount: '210000000' }],
    ['壹拾壹亿元', { amount: '1100000000' }],
    ['≥1亿', { amount: '100000000', bound: 'min', approx: true }],
    ['不低于1亿元', { amount: '100000000', bound: 'min' }],
    ['5000万元以内', { amount: '50000000', bound: 'max' }],
    ['１２．５', { amount: '125000' }],
    ['1,200万元', { amount: '12000000' }],
    ['12，000', { amount: '120000000' }],
    ['10余亿元', { amount: '1000000000', approx: true }],
    ['1亿2000万元', { amount: '120000000' }],
    ['3亿元人民币', { amount: '300000000', currency: 'CNY' }],
    ['2000万港元', { amount: '20000000', currency: 'HKD' }],
    ['3亿日元', { currency: 'JPY' }],
    ['暂定2亿元', { amount: '200000000', approx: true }],
    ['0', { amount: '0' }],
    ['5000万元左右', { amount: '50000000', approx: true }],
    ['总投资3亿元', { amount: '300000000' }],
  ])('%s', (raw, expected) => {
    const reading = readMoney(text(raw), wan);
    expect(reading.value).toMatchObject({ currency: 'CNY', raw, ...expected });
    expect(reading.doubt).toBeUndefined();
  });

  it.each(['——', '/', '待定', '面议', '未定', '待核实'])('%s is unknown, never 0', (raw) => {
    expect(readMoney(text(raw), wan)).toEqual({ value: { unknown: true, raw } });
  });

  it.each(['1e999', 'NaN9', '0x10', '3亿或5亿', '123456789012345678901234567890'])('%s is asked about, never guessed', (raw) => {
    expect(readMoney(text(raw), wan)).toMatchObject({ value: { unknown: true }, doubt: { code: 'amount-unread' } });
  });

  it('keeps 0 without a unit and asks for the unit of any other bare number', () => {
    expect(readMoney(text('0'), null).value).toMatchObject({ amount: '0' });
    expect(readMoney(text('12'), null).doubt?.code).toBe('unit-unknown');
  });

  it('fills the fixed investment named inside an amount when the table has no such column', () => {
    const document = readOne(['总投资（万元）'], ['1.2亿（其中固投8000万）']);
    expect(document.records[0]?.fixedInvestment).toMatchObject({ amount: '80000000' });
    expect(document.decisions).toMatchObject([{ rule: 'within-amount' }]);
    const two = readOne(['总投资（万元）', '固定资产投资（万元）'], ['1.2亿（其中固投8000万）', '']);
    expect(two.records[0]?.fixedInvestment ?? null).toBeNull();
  });

  it('asks about a bare number a thousand times off its column, and only about it', () => {
    const document = readRows([
      ['序号', '项目名称', '总投资（亿元）'],
      [1, '甲', 3],
      [2, '乙', 30000],
      [3, '丙', 2.5],
      [4, '丁', '30000万元'],
    ]);
    expect(document.questions).toMatchObject([{ code: 'unit-inconsistent', row: 3, field: 'totalInvestment' }]);
    expect(document.records[1]?.totalInvestment).toEqual({ unknown: true, raw: '30000' });
  });

  it('holds amounts exactly: digits in, the same digits moved by the unit out', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.integer({ min: 0, max: 4 }), (whole, places) => {
        const raw = places === 0 ? String(whole) : `${whole}.${'1'.repeat(places)}`;
        const value = readMoney(text(raw), wan).value as { amount: string };
        expect(BigInt(value.amount)).toBe(BigInt(whole) * 10_000n + BigInt('1'.repeat(places).padEnd(4, '0')) * (places === 0 ? 0n : 1n));
      }),
    );
  });
});

describe('M-16 persons, M-17 phones', () => {
  it.each([
    ['张　三', [{ name: '张三' }]],
    ['张三（副县长）', [{ name: '张三', post: '副县长' }]],
    ['张三、李四', [{ name: '张三' }, { name: '李四' }]],
    ['李四 13800001234', [{ name: '李四', phone: '13800001234' }]],
    ['副县长张三', [{ name: '张三', post: '副县长' }]],
    ['张三\n副县长', [{ name: '张三', post: '副县长' }]],
    ['县委常委、副县长 张三', [{ name: '张三', post: '县委常委、副县长' }]],
    ['张三（县委常委、副县长）', [{ name: '张三', post: '县委常委、副县长' }]],
    ['李四(138-0000-1234)', [{ name: '李四', phone: '13800001234' }]],
    ['李四 +86 13800001234', [{ name: '李四', phone: '13800001234' }]],
    ['李四 ０１２３-4567890', [{ name: '李四', phone: '0123-4567890' }]],
    [
      '张三 13800001234、李四 13900001234',
      [
        { name: '张三', phone: '13800001234' },
        { name: '李四', phone: '13900001234' },
      ],
    ],
    ['李四13800001234', [{ name: '李四', phone: '13800001234' }]],
    ['欧阳明 镇党委书记', [{ name: '欧阳明', post: '镇党委书记' }]],
    ['张三，李四', [{ name: '张三' }, { name: '李四' }]],
    ['张三：13800001234', [{ name: '张三', phone: '13800001234' }]],
    ['张三县人大主任', [{ name: '张三', post: '县人大主任' }]],
    ['张 三 副县长', [{ name: '张三', post: '副县长' }]],
  ])('%s', (raw, expected) => {
    const reading = readPersons(raw);
    expect(reading.value).toEqual(expected);
    expect(reading.doubt).toBeUndefined();
  });

  it('asks for the name behind a surname and for a phone that was lost', () => {
    expect(readPersons('王县长').doubt?.code).toBe('person-incomplete');
    expect(readPersons('李四 1.38E+10')).toMatchObject({ value: [{ name: '李四' }], doubt: { code: 'phone-lost' } });
    expect(readPersons('待定').value).toBeNull();
  });

  it('completes persons from a phone column of their own, numbers included, but not somebody else’s phone', () => {
    const document = readOne(['责任人', '联系电话', '企业联系人', '联系电话'], ['李四', 13800001234, '王五', '13900001234']);
    expect(document.records[0]?.responsiblePerson).toEqual([{ name: '李四', phone: '13800001234' }]);
    expect(Object.values(document.records[0]?.other ?? {})).toEqual(['王五', '13900001234']);
  });
});

describe('M-18 unit names, M-19 formulas and errors, M-22 white space', () => {
  it('finds an office by its other names and leaves unknown names as written', () => {
    const document = readOne(['引进单位', '责任单位'], ['柳河镇人民政府', '某某协会']);
    expect(document.records[0]).toMatchObject({
      introducingUnit: { name: '柳河镇', raw: '柳河镇人民政府' },
      responsibleUnit: { name: '某某协会' },
    });
  });

  it('keeps an error cell as unknown and lists it; a value from another file is taken and marked', () => {
    const document = readOne(
      ['总投资（万元）', '到位资金（万元）'],
      ['#REF!', { kind: 'number', value: 5, show: 'plain', external: true }],
    );
    expect(document.records[0]).toMatchObject({
      totalInvestment: { unknown: true, raw: '#REF!' },
      fundsReceivedTotal: { amount: '50000' },
    });
    expect(document.errors).toMatchObject([{ code: 'cell-error', row: 2, column: 'C' }]);
    expect(document.decisions).toMatchObject([{ rule: 'external-link', column: 'D' }]);
  });

  it('matches headers whatever spaces and line breaks stand in them', () => {
    expect(
      readRows([
        ['序 号', '项 目 名 称', '计划总投资\n（亿元）'],
        [1, '甲项目', 1],
      ]).records[0]?.totalInvestment,
    ).toMatchObject({ amount: '100000000' });
  });
});

describe('M-29 comments, M-30 colours, M-31 percentages, land and stages', () => {
  it('takes comments as notes and the colour of a whole row', () => {
    const document = readRows(
      [
        ['序号', '项目名称', '备注'],
        [1, '甲项目', '无'],
        [2, '乙项目', ''],
      ],
      { notes: [{ row: 2, column: 'B', text: '本月重点调度' }], tints: { 3: 'red' } },
    );
    expect(document.records[0]?.notes).toEqual([{ column: 'B', text: '本月重点调度' }]);
    expect(document.records[1]?.rowColour).toBe('red');
    expect(codes(document)).toEqual(['colour-meaning:']);
  });

  it('reads percentages by the column and asks about the one that may be either', () => {
    const document = readRows([
      ['序号', '项目名称', '完成比例（%）'],
      [1, '甲', '70%'],
      [2, '乙', { kind: 'number', value: 0.7, show: 'percent' }],
      [3, '丙', 70],
      [4, '丁', 0.7],
      [5, '戊', '100'],
    ]);
    expect(document.records.map(({ progressPercent }) => progressPercent)).toMatchObject([
      { value: '70' },
      { value: '70' },
      { value: '70' },
      { unknown: true },
      { value: '100' },
    ]);
    expect(document.questions).toMatchObject([{ code: 'percent-ambiguous', row: 5 }]);
  });

  it('takes a column of bare percentages for progressPercent even if headed 形象进度', () => {
    expect(
      readRows([
        ['序号', '项目名称', '形象进度'],
        [1, '甲', '70%'],
        [2, '乙', '35%'],
      ]).columns[2]?.field,
    ).toBe('progressPercent');
  });

  it.each([
    ['26亩', '26', false],
    ['约298亩', '298', true],
    ['1000㎡', '1.5', false],
    ['2公顷', '30', false],
    ['1234平方米', '1.85', false],
  ])('%s is %s 亩', (raw, value, approx) => {
    expect(readLand(text(raw), null).value).toMatchObject({ value, approx });
  });

  it.each([
    ['洽谈中', '在谈'],
    ['意向', '线索'],
    ['签约未开工', '签约'],
    ['前期工作', '签约'],
    ['新开工', '开工'],
    ['续建', '在建'],
    ['开工在建', '在建'],
    ['竣工投产', '投产'],
    ['试生产', '投产'],
    ['已纳统', '入统'],
    ['搁置', '退出'],
    ['未签约', '在谈'],
    ['已开工', '开工'],
    ['升规', '入规'],
  ])('%s is %s', (raw, stage) => {
    expect(stageOf(raw)).toBe(stage);
  });

  it('derives the stage from dates that have wholly passed, and asks when the stated one lies behind them', () => {
    const above = [['截至2024年3月31日']];
    expect(readOne(['签约时间', '开工时间'], ['2023.5', '2024年3月'], above).records[0]?.stage).toBe('开工');
    expect(readOne(['签约时间', '开工时间'], ['2023.5', '2024年上半年'], above).records[0]?.stage).toBe('签约');
    const document = readOne(['项目状态', '开工时间'], ['签约', '2024.2.1'], above);
    expect(document.questions).toMatchObject([{ code: 'stage-conflict', field: 'stage' }]);
  });
});
