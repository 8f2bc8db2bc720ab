/**
 * A ledger of investment projects as a county keeps it, 30 columns, made up and always the same: as .xlsx with shared strings and dates, as .xls, as GBK .csv.
 * Written by SheetJS, so that no reader measured on it wrote it itself.
 */
import * as XLSX from 'xlsx';
import { bytesOfGbk } from '../../electron/sheets/text-decoding';

export const LEDGER_FORMATS = ['xlsx', 'xls', 'csv'] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

type Value = string | number | null;

export const HEADERS = [
  '序号',
  '项目编码',
  '项目名称',
  '建设单位',
  '所属乡镇',
  '行业类别',
  '项目类型',
  '建设性质',
  '总投资（万元）',
  '年度计划投资（万元）',
  '累计完成投资（万元）',
  '本月完成投资（万元）',
  '资金来源',
  '开工日期',
  '计划竣工日期',
  '入库日期',
  '更新日期',
  '联系人',
  '联系电话',
  '统一社会信用代码',
  '建设地址',
  '主要建设内容及规模',
  '存在问题',
  '整改措施',
  '包联领导',
  '责任单位',
  '形象进度（%）',
  '得分',
  '是否纳统',
  '备注',
] as const;
/** Where the amount stands that every reader's answer is summed by, from 0. */
export const TOTAL_COLUMN = HEADERS.indexOf('总投资（万元）');
export const DATE_COLUMNS: ReadonlySet<number> = new Set([13, 14, 15, 16]);
const FIRST_DAY = 44_562;

const TOWNS = ['城关镇', '河东镇', '柳林镇', '大营镇', '白马乡', '青石乡', '龙泉镇', '双桥镇', '石门乡', '清水镇', '高坪乡', '永丰镇'];
const INDUSTRIES = ['农林水利', '交通运输', '能源电力', '工业制造', '城建环保', '商贸物流', '文化旅游', '信息技术'];
const KINDS = ['政府投资', '企业投资', '社会资本合作', '招商引资'];
const NATURES = ['新建', '扩建', '改建', '续建'];
const FUNDS = ['中央预算内', '省级专项', '地方政府专项债', '企业自筹', '银行贷款'];
const THINGS = ['污水处理厂', '冷链物流园', '光伏发电', '中药材加工基地', '新能源汽车零部件生产线', '标准化厂房', '智慧园区', '河道治理'];
const PROBLEMS = ['征地拆迁进度滞后，尚有若干户未签订协议', '施工许可证正在办理，预计下月取得', '资金到位率偏低，影响施工单位备料'];
const REMEDIES = ['由属地乡镇牵头，逐户做工作，月底前完成', '行政审批局并联审批，限期办结', '财政局会同金融办对接银行，优先拨付'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚'];

/** The same numbers from 0 up to `below` in the same order at every run. */
function sequence(): (below: number) => number {
  let state = 20_240_607;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function rowAt(at: number, next: (below: number) => number): readonly Value[] {
  const one = (words: readonly string[]): string => words[next(words.length)] ?? '';
  const town = TOWNS[at % TOWNS.length] ?? '';
  const thing = one(THINGS);
  const total = (5_000 + next(5_000_000)) / 100;
  const done = next(Math.floor(total * 100)) / 100;
  const start = FIRST_DAY + next(1_200);
  const asked = next(100) < 35;
  return [
    at + 1,
    `2024-6${String((at * 7_919) % 100_000).padStart(5, '0')}-01-${String(at).padStart(6, '0')}`,
    `${town}${thing}${one(NATURES)}项目（${String(at + 1).padStart(6, '0')}号）`,
    `${town}${one(SURNAMES)}${one(GIVEN)}建设投资有限公司`,
    town,
    one(INDUSTRIES),
    one(KINDS),
    one(NATURES),
    total,
    Math.round(total * 40) / 100,
    done,
    Math.round(done * 5) / 100,
    one(FUNDS),
    start,
    start + 180 + next(900),
    start - next(120),
    FIRST_DAY + 1_000 + next(400),
    one(SURNAMES) + one(GIVEN) + one(GIVEN),
    `13${String(next(1_000_000_000)).padStart(9, '0')}`,
    `91${String(next(1_000_000)).padStart(6, '0')}MA${String(next(100_000_000)).padStart(8, '0')}`,
    `${town}${one(SURNAMES)}家村${next(40) + 1}组${next(200) + 1}号`,
    `总建筑面积${next(90_000) + 300}平方米，占地${next(900) + 5}亩，建设${thing}主体工程及给排水、供配电、消防等附属设施，购置设备${next(200)}台（套），建成后带动就业${next(500)}人。`,
    asked ? one(PROBLEMS) : null,
    asked ? one(REMEDIES) : null,
    one(SURNAMES) + one(GIVEN),
    `${town}人民政府`,
    next(1_000) / 10,
    next(1_000) / 10,
    next(10) < 6 ? '是' : '否',
    next(100) < 15 ? `第${next(9) + 1}次调度：${one(REMEDIES)}` : null,
  ];
}

function csvField(value: Value, column: number): string {
  if (value === null) return '';
  if (typeof value === 'number') return DATE_COLUMNS.has(column) ? XLSX.SSF.format('yyyy-mm-dd', value) : String(value);
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** So many projects, days as serial numbers. */
export function ledgerRows(count: number): readonly (readonly Value[])[] {
  const next = sequence();
  return Array.from({ length: count }, (_, at) => rowAt(at, next));
}

/** The file of so many projects and the sum of its amounts in hundredths of 万元, by which an answer is told to be whole. */
export function ledgerFile(count: number, format: LedgerFormat): { readonly bytes: Uint8Array; readonly total: number } {
  const rows = ledgerRows(count);
  const total = rows.reduce((sum, row) => sum + Math.round(Number(row[TOTAL_COLUMN]) * 100), 0);
  if (format === 'csv') {
    const lines = [HEADERS, ...rows].map((row) => row.map(csvField).join(','));
    return { bytes: bytesOfGbk(`${lines.join('\r\n')}\r\n`) ?? new Uint8Array(), total };
  }
  const cells = rows.map((row) =>
    row.map((value, column) => (DATE_COLUMNS.has(column) ? { t: 'n' as const, v: Number(value), z: 'yyyy-mm-dd' } : value)),
  );
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[...HEADERS], ...cells], { dense: true }), '项目台账');
  const written: unknown = XLSX.write(book, {
    type: 'buffer',
    bookType: format === 'xls' ? 'biff8' : 'xlsx',
    bookSST: true,
    compression: true,
  });
  return { bytes: Buffer.isBuffer(written) ? written : new Uint8Array(), total };
}
