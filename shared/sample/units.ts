/**
 * The offices of the sample county 青石县: one zone, one park founded in September 2026, ten townships, twenty departments, and the groups (赛区) they
 * compete in. Memberships differ between the years, as groups do (law 4).
 */
import type { Section, UnitKind } from '../model/entities-county';
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { deviceIdSchema, recordId } from '../model/ids';
import type { DeviceId, RecordId } from '../model/ids';

/** The day on which the sample county lives; nothing in it is dated later unless planned. */
export const SAMPLE_TODAY: IsoDay = isoDay('2026-10-31');
export const COUNTY_DEVICE: DeviceId = deviceIdSchema.parse('d-qingshi-county');

export type SampleUnit = {
  readonly id: RecordId;
  readonly key: string;
  readonly name: string;
  readonly fullName: string;
  readonly kind: UnitKind;
  readonly section: Section;
  readonly aliases: readonly string[];
  /** Projects of the unit in all. */
  readonly projects: number;
  /** Which ledger the unit keeps itself; others are entered by the county office. */
  readonly device: DeviceId;
  readonly from?: IsoDay;
  /** Unit whose figures this one repeats exactly, so that the table shows a tie. */
  readonly twinOf?: string;
};

function town(key: string, name: string, projects: number): SampleUnit {
  const short = name.slice(0, -1);
  const fullName = `${name}人民政府`;
  return {
    id: recordId(`u-${key}`),
    key,
    name,
    fullName,
    kind: 'town',
    section: '镇(街道)',
    aliases: [name, fullName, short, `${name}政府`],
    projects,
    device: deviceIdSchema.parse(`d-qingshi-${key}`),
  };
}

function dept(key: string, name: string, fullName: string, projects: number, twinOf?: string): SampleUnit {
  return {
    id: recordId(`u-${key}`),
    key,
    name,
    fullName,
    kind: 'dept',
    section: '县直',
    aliases: [name, fullName, name.slice(1)],
    projects,
    device: COUNTY_DEVICE,
    ...(twinOf === undefined ? {} : { twinOf }),
  };
}

export const SAMPLE_UNITS: readonly SampleUnit[] = [
  {
    id: recordId('u-jingkai'),
    key: 'jingkai',
    name: '青石经济开发区',
    fullName: '青石经济开发区管理委员会',
    kind: 'zone',
    section: '经开区',
    aliases: ['青石经济开发区', '青石经济开发区管委会', '青石经开区', '县经开区'],
    projects: 44,
    device: deviceIdSchema.parse('d-qingshi-jingkai'),
  },
  {
    id: recordId('u-xincai'),
    key: 'xincai',
    name: '青石新材料产业园',
    fullName: '青石新材料产业园管理办公室',
    kind: 'park',
    section: '园区',
    aliases: ['青石新材料产业园', '新材料产业园', '新材料园'],
    projects: 0,
    device: COUNTY_DEVICE,
    from: isoDay('2026-09-01'),
  },
  town('liuhe', '柳河镇', 30),
  town('dongling', '东岭镇', 26),
  town('shiqiao', '石桥乡', 18),
  town('bailu', '白鹭镇', 24),
  town('shuanghuai', '双槐乡', 16),
  town('fenglin', '枫林镇', 22),
  town('qingxi', '清溪镇', 22),
  town('yuntai', '云台乡', 15),
  town('hewan', '河湾镇', 20),
  town('meiling', '梅岭乡', 14),
  dept('gongxin', '县工信局', '县工业和信息化局', 15),
  dept('fagai', '县发改委', '县发展和改革委员会', 13),
  dept('nongye', '县农业农村局', '县农业农村局', 12),
  dept('toucu', '县投促中心', '县投资促进服务中心', 14),
  dept('shangwu', '县商务局', '县商务局', 12),
  dept('keji', '县科技局', '县科学技术局', 9),
  dept('caizheng', '县财政局', '县财政局', 8),
  dept('ziran', '县自然资源局', '县自然资源局', 8),
  dept('zhujian', '县住建局', '县住房和城乡建设局', 9),
  dept('jiaotong', '县交通运输局', '县交通运输局', 8),
  dept('wenlv', '县文旅局', '县文化旅游广电局', 10),
  dept('jiaoyu', '县教育局', '县教育局', 5),
  dept('weijian', '县卫健局', '县卫生健康局', 6),
  dept('minzheng', '县民政局', '县民政局', 6),
  dept('renshe', '县人社局', '县人力资源和社会保障局', 6, 'minzheng'),
  dept('shuili', '县水利局', '县水利局', 7),
  dept('linye', '县林业局', '县林业局', 8),
  dept('shichang', '县市场监管局', '县市场监督管理局', 6),
  dept('gongxiao', '县供销社', '县供销合作社联合社', 7),
  dept('sifa', '县司法局', '县司法局', 0),
];

/** The unit whose Excel ledgers are imported in the demo. */
export const LIUHE = recordId('u-liuhe');

export type SampleGroup = {
  readonly key: string;
  readonly name: string;
  readonly members: Readonly<Record<2025 | 2026, readonly string[]>>;
};

const ECONOMIC = ['gongxin', 'fagai', 'nongye', 'toucu', 'shangwu', 'keji', 'caizheng', 'ziran', 'zhujian', 'jiaotong'];
const OTHERS = ['wenlv', 'jiaoyu', 'weijian', 'minzheng', 'renshe', 'shuili', 'linye', 'shichang', 'gongxiao', 'sifa'];

/** Four groups a year, and the zone with the park apart from them (开发区另定, S-50). */
export const SAMPLE_GROUPS: readonly SampleGroup[] = [
  {
    key: 'group-1',
    name: '一赛区',
    members: {
      2025: ['liuhe', 'dongling', 'bailu', 'fenglin', 'hewan'],
      2026: ['liuhe', 'dongling', 'bailu', 'fenglin', 'qingxi'],
    },
  },
  {
    key: 'group-2',
    name: '二赛区',
    members: {
      2025: ['shiqiao', 'shuanghuai', 'yuntai', 'meiling', 'qingxi'],
      2026: ['shiqiao', 'shuanghuai', 'yuntai', 'meiling', 'hewan'],
    },
  },
  { key: 'group-3', name: '三赛区', members: { 2025: ECONOMIC, 2026: ECONOMIC } },
  { key: 'group-4', name: '四赛区', members: { 2025: OTHERS, 2026: OTHERS } },
  { key: 'zone', name: '开发区', members: { 2025: ['jingkai'], 2026: ['jingkai', 'xincai'] } },
];

/** Group of a unit in a year, or null before the unit was founded. */
export function groupOf(unit: SampleUnit, year: 2025 | 2026): SampleGroup | null {
  return SAMPLE_GROUPS.find((group) => group.members[year].includes(unit.key)) ?? null;
}
