/** The columns a rule may ask for, as a clerk knows them: 项目的总投资 for project.totalInvestment. The words come from the ledger's own field labels. */
import { ENTITIES } from '../model/entities';

const OWN: Readonly<Record<string, string>> = {
  kind: '类别',
  stage: '阶段',
  amount: '金额',
  value: '数值',
  count: '人数或次数',
  date: '日期',
  actual: '实际日期',
  planned: '计划日期',
  agreed: '约定日期',
  accepted: '认定日期',
  name: '名称',
  section: '板块',
  parent: '上级单位',
  rank: '职级',
  post: '职务',
  title: '事项',
  unit: '所在单位',
  project: '所属项目',
  person: '人员',
  registeredCapital: '注册资本',
  days: '天数',
  place: '地点',
  leader: '带队领导',
  company: '企业',
  origin: '来源地',
  outcome: '结果',
  verdict: '认定意见',
  source: '来源',
  due: '办结期限',
  closedOn: '办结日期',
  joined: '设立日期',
  population: '人口',
};

const PROJECT = ENTITIES.project.fields;
const PROJECT_KEYS = [
  'industry',
  'kind',
  'totalInvestment',
  'agreedInvestment',
  'fixedInvestment',
  'landMu',
  'investor',
  'origin',
  'state',
  'stageStated',
  'progressPercent',
  'planFinish',
  'deadline',
  'introducingUnit',
  'foundingUnit',
] as const;

/** Paths a form offers, with their words: of the row at hand, of its project, of its unit. */
export const PATH_WORDS: readonly (readonly [string, string])[] = [
  ...[
    'kind',
    'stage',
    'amount',
    'value',
    'count',
    'date',
    'actual',
    'planned',
    'accepted',
    'unit',
    'project',
    'person',
    'rank',
    'name',
  ].map((key) => [key, OWN[key] ?? key] as const),
  ...PROJECT_KEYS.map((key) => [`project.${key}`, `项目的${PROJECT[key].label}`] as const),
  ['project.name', '项目的名称'],
  ['unit.id', '项目所在的单位'],
  ['unit.kind', '单位的类别'],
  ['unit.section', '单位的板块'],
  ['unit.name', '单位的名称'],
  ['person.name', '人员的姓名'],
];

const OWNERS: Readonly<Record<string, string>> = { project: '项目的', unit: '单位的', person: '人员的', subject: '对象的', row: '' };

/** A field path as words where the ledger has them; another name in quotation marks. */
export function describePath(path: string): string {
  const known = PATH_WORDS.find(([own]) => own === path);
  if (known !== undefined) return known[1];
  const [head = '', tail] = path.split('.');
  const last = tail ?? head;
  const label = Object.hasOwn(PROJECT, last) ? PROJECT[last as keyof typeof PROJECT].label : undefined;
  return `${tail === undefined ? '' : (OWNERS[head] ?? '')}${OWN[last] ?? label ?? `“${last}”`}`;
}
