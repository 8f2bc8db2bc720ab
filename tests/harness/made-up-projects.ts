/** Project rows for trying out the table: plausible, deterministic, made up. */
import type { LedgerDate } from '../../shared/model/dates';
import type { CellValue, GridColumn, GridRow } from '../../renderer/grid/grid-types';

const TOWNS = ['柳河镇', '青山镇', '白塔镇', '石桥街道', '城关街道', '临江镇', '双井乡', '云台镇', '东湖街道', '经开区'];
const TRADES = ['装备制造', '新材料', '食品加工', '电子信息', '生物医药', '纺织服装', '现代物流', '文旅康养'];
const PLACES = ['江苏', '浙江', '广东', '上海', '山东', '福建', '北京', '湖南'];
const WORDS = ['精密', '智能', '绿色', '高端', '循环', '数字', '环保', '特种'];
const THINGS = ['铸造', '线束', '预制菜', '封装测试', '中药饮片', '家纺', '冷链仓储', '光伏支架', '阀门', '包装'];
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗';
const GIVEN = ['建国', '晓燕', '志强', '丽华', '永刚', '文斌', '秀兰', '海涛', '敏', '磊'];
export const STAGE_WORDS = ['线索', '在谈', '签约', '注册', '供地', '开工', '在建', '竣工', '投产', '达产'];

export const COLUMNS: readonly GridColumn[] = [
  { key: 'name', label: '项目名称', kind: 'text', width: 240, frozen: true, editable: true },
  { key: 'town', label: '所属乡镇', kind: 'choice', width: 110, editable: true, choices: TOWNS },
  { key: 'trade', label: '产业', kind: 'choice', width: 100, editable: true, choices: TRADES },
  { key: 'origin', label: '来源地', kind: 'text', width: 90, editable: true },
  { key: 'stage', label: '当前阶段', kind: 'text', width: 100 },
  { key: 'total', label: '计划总投资', kind: 'money', width: 150, editable: true, headerGroup: '投资' },
  { key: 'paid', label: '到位资金', kind: 'money', width: 140, editable: true, headerGroup: '投资' },
  { key: 'land', label: '用地', kind: 'number', width: 90, unit: '亩', editable: true },
  { key: 'progress', label: '完成率', kind: 'percent', width: 90 },
  { key: 'signed', label: '签约日期', kind: 'date', width: 140, editable: true },
  { key: 'leader', label: '包保领导', kind: 'people', width: 120, editable: true },
  { key: 'note', label: '进展情况', kind: 'longText', width: 320, editable: true },
];

function pick<T>(list: readonly T[] | string, seed: number): T | string {
  return list[seed % list.length] ?? '';
}

function dateOf(n: number): LedgerDate {
  const year = 2024 + (n % 3);
  const month = String((n % 12) + 1).padStart(2, '0');
  if (n % 11 === 0) return { date: `${year}-H1`, precision: 'half', raw: '上半年', planned: true };
  if (n % 7 === 0) return { date: `${year}-${month}`, precision: 'month', raw: `${year}.${Number(month)}月底` };
  return { date: `${year}-${month}-${String((n % 28) + 1).padStart(2, '0')}`, precision: 'day' };
}

export function makeRow(n: number): GridRow {
  const mix = (n * 2_654_435_761) % 4_294_967_296;
  const cells: Record<string, CellValue> = {
    name: `${pick(PLACES, mix)}${pick(WORDS, mix >>> 3)}${pick(THINGS, mix >>> 5)}第${n + 1}期项目`,
    town: String(pick(TOWNS, mix >>> 2)),
    trade: String(pick(TRADES, mix >>> 4)),
    origin: n % 13 === 0 ? null : String(pick(PLACES, mix)),
    stage: String(pick(STAGE_WORDS, mix >>> 6)),
    total:
      n % 17 === 0
        ? '面议'
        : {
            minor: ((mix % 90_000) + 500) * 1_000_000,
            currency: n % 29 === 0 ? 'USD' : 'CNY',
            ...(n % 9 === 0 && { approx: true, raw: '约1.2亿' }),
          },
    paid: n % 5 === 0 ? null : { minor: (mix % 40_000) * 1_000_000, currency: 'CNY' },
    land: n % 4 === 0 ? null : String((mix % 3000) / 10),
    progress: n % 6 === 0 ? null : (mix % 1200) / 10,
    signed: dateOf(n),
    leader: [{ name: String(pick(SURNAMES, mix >>> 7)) + String(pick(GIVEN, mix >>> 9)), post: '副县长', phone: '138****0000' }],
    note: n % 3 === 0 ? '已完成土地招拍挂，正在办理施工许可；企业计划下月进场。\n存在问题：用电增容尚未批复。' : '推进正常。',
  };
  const marks =
    n % 31 === 2
      ? { total: { kind: 'question' as const, reason: '单位没有写明，按“万元”读，请核对。' } }
      : n % 31 === 5
        ? { town: { kind: 'clash' as const, reason: '县级填“柳河镇”，柳河镇填“青山镇”。' } }
        : n % 31 === 9
          ? { signed: { kind: 'doubt' as const, reason: '签约日期晚于开工日期。' } }
          : undefined;
  return { id: `p-${n}`, cells, ...(marks !== undefined && { marks }) };
}

export function makeRows(count: number): GridRow[] {
  return Array.from({ length: count }, (_, n) => makeRow(n));
}
