/**
 * Who sends what: eight units of the sample county and their habits. 柳河镇 sends October with three projects the ledger does not know, two amounts
 * changed and one project left out (M-33, M-34).
 */
import type { Ledger } from '../ledger/fold';
import { longDay, planWorkbook } from './workbook-plans';
import type { Habits, Line, SheetCell, WorkbookPlan } from './workbook-plans';

const WAN = 1_000_000;
const plain = (decimal: string): SheetCell => Number(decimal);
const dotted = (date: string): string =>
  date
    .split('-')
    .map((part) => String(Number(part)))
    .join('.');
const slashed = (date: string): string => date.replaceAll('-', '/');
/** Days since 1899-12-30, as Excel counts. */
const serial = (date: string): SheetCell =>
  date.length === 10 ? (Date.parse(`${date}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000 : longDay(date);
const wide = (text: string): string => text.replace(/[0-9.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const NEW_AT_LIUHE: readonly Line[] = [
  ['岫沄食用菌菌棒生产基地项目', '武汉岫沄农业科技有限公司', '湖北武汉', '现代农业', 6_800],
  ['年产3600台（套）小型农机项目', '宁波砚荻装备实业有限公司', '浙江宁波', '装备制造', 12_000],
  ['青石县冷链仓储一体化项目（二期）', '佛山漪骊物流有限公司', '广东佛山', '现代物流', 9_500],
].map(([name, investor, origin, industry, wan], place) => ({
  name: String(name),
  investor: String(investor),
  origin: String(origin),
  industry: String(industry),
  content: '新建厂房及配套设施12000平方米',
  foreign: null,
  totalMinor: Number(wan) * WAN,
  agreedMinor: Number(wan) * WAN,
  yearMinor: place === 0 ? 300 * WAN : null,
  allMinor: place === 0 ? 300 * WAN : null,
  signed: place === 2 ? null : `2026-10-${place === 0 ? '12' : '20'}`,
  started: null,
  produced: null,
  leader: '周䶮（副县长）',
  responsible: '',
  progress: '正在办理公司注册登记',
  problems: '',
  nextStep: '加快办理前期手续',
  stage: place === 2 ? '在谈' : '签约',
}));

/** October of 柳河镇: the first signed project left out, two totals raised, three projects new. */
function liuheOctober(lines: readonly Line[]): Line[] {
  const kept = lines.filter((_, place) => place !== lines.findIndex(({ stage }) => stage === '签约'));
  const raised = new Set(
    kept
      .filter(({ stage }) => stage === '在建')
      .slice(0, 2)
      .map(({ name }) => name),
  );
  return [...kept.map((line) => (raised.has(line.name) ? { ...line, totalMinor: line.totalMinor + 2_000 * WAN } : line)), ...NEW_AT_LIUHE];
}

const HABITS: readonly Habits[] = [
  {
    key: 'liuhe',
    file: '柳河镇2026年10月招商引资项目台账.xlsx',
    title: '2026年度柳河镇招商引资项目台账',
    unit: '万元',
    unitInHeading: false,
    mess: ['M-01', 'M-02', 'M-03', 'M-04', 'M-07', 'M-10', 'M-11', 'M-13', 'M-16', 'M-33', 'M-34'],
    // Every fourteenth line has dates like 26.3, which a reader must ask about.
    day: (date, place) =>
      place % 14 === 12
        ? `${date.slice(2, 4)}.${Number(date.slice(5, 7))}`
        : place % 3 === 0
          ? longDay(date)
          : place % 3 === 1
            ? slashed(date)
            : serial(date),
    amount: (decimal, place) => (place % 9 === 4 ? `${Number(decimal) / 10_000}亿元` : Number(decimal)),
    parts: 'sections',
    mergeLeaders: true,
    rows: liuheOctober,
  },
  {
    key: 'dongling',
    file: '东岭镇项目台账.xlsx',
    title: '东岭镇2026年招商引资在库项目情况表',
    unit: '亿元',
    unitInHeading: false,
    mess: ['M-01', 'M-02', 'M-03', 'M-05', 'M-11', 'M-13'],
    day: (date, place) => (place % 2 === 0 ? longDay(date) : slashed(date)),
    amount: (decimal, place) => (place % 6 === 2 ? `约${decimal}亿元` : Number(decimal)),
    parts: 'none',
    repeatHeading: 10,
  },
  {
    key: 'shiqiao',
    file: '石桥乡招商台账（10月）.xlsx',
    title: '石桥乡招商引资项目台账',
    unit: '万元',
    unitInHeading: true,
    mess: ['M-04', 'M-06', 'M-11', 'M-22'],
    day: longDay,
    amount: plain,
    name: (text, place) => (place % 4 === 1 ? `　${text.slice(0, 4)}\n${text.slice(4)}` : text),
    parts: 'none',
  },
  {
    key: 'bailu',
    file: '白鹭镇重点项目推进表.xlsx',
    title: '白鹭镇招商引资重点项目推进情况表',
    unit: '万元',
    unitInHeading: false,
    mess: ['M-02', 'M-07', 'M-10', 'M-12'],
    day: serial,
    amount: plain,
    parts: 'sections',
    mergeLeaders: true,
  },
  {
    key: 'fenglin',
    file: '枫林镇分阶段台账.xlsx',
    title: '枫林镇招商引资项目分阶段台账',
    unit: '亿元',
    unitInHeading: true,
    mess: ['M-06', 'M-21'],
    day: slashed,
    amount: plain,
    parts: 'sheets',
  },
  {
    key: 'jingkai',
    file: '经开区项目台账202610.xlsx',
    title: '青石经济开发区招商引资项目台账',
    unit: '万元',
    unitInHeading: false,
    mess: ['M-11', 'M-13', 'M-15'],
    day: (date, place) => (place % 5 === 0 ? `${longDay(date)} ` : slashed(date)),
    amount: (decimal, place) => (place % 5 === 3 ? wide(decimal) : Number(decimal)),
    parts: 'none',
  },
  {
    key: 'gongxin',
    file: '工信局包联项目.xlsx',
    title: '县工信局包联招商项目台账',
    unit: '万元',
    unitInHeading: false,
    mess: ['M-03', 'M-20'],
    day: slashed,
    amount: plain,
    parts: 'none',
    hideEvery: 6,
  },
  {
    key: 'nongye',
    file: '农业农村局引进项目10月.xlsx',
    title: '县农业农村局2026年引进项目情况',
    unit: '万元',
    unitInHeading: false,
    mess: ['M-11', 'M-13'],
    day: (date, place) => (place % 2 === 0 ? dotted(date) : longDay(date)),
    amount: (decimal, place) => (place % 4 === 1 ? `${decimal}万元` : place % 4 === 2 ? `≥${decimal}万元` : Number(decimal)),
    parts: 'none',
  },
];

/** All eight workbooks. */
export function sampleWorkbooks(ledger: Ledger): WorkbookPlan[] {
  return HABITS.map((habits) => planWorkbook(ledger, habits));
}
