/** Signing, start and production ceremonies with their projects: cohort, landing and production rates (S-24, S-25), totals by industry (S-26). */
import type { RecordOf } from '../model/entities';
import { yuan } from '../model/money';
import type { Money } from '../model/money';
import type { RegisterContext } from './context';
import { hasReached } from './project-facts';
import type { Project } from './project-facts';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'ledger', tab: '推进管理' } as const;

const projectsOf = (ceremony: RecordOf<'ceremony'>, context: RegisterContext): Project[] =>
  (ceremony.projects ?? []).flatMap((id) => context.get('project', id) ?? []);

/** Sum of the total investment in 人民币; foreign money is not added. */
export function investmentOf(projects: readonly Project[]): Money | null {
  const own = projects.flatMap(({ totalInvestment }) => (totalInvestment?.currency === 'CNY' ? [totalInvestment.minor] : []));
  return own.length === 0 ? null : yuan(own.reduce((sum, minor) => sum + minor, 0));
}

const share = (part: number, whole: number): string | null => (whole === 0 ? null : String(Math.round((part * 1000) / whole) / 10));

export const CEREMONIES = register({
  id: 'ceremonies',
  title: '集中签约开工活动登记簿',
  short: '集中签约开工',
  place: PLACE,
  serves: ['S-24', 'S-25'],
  entity: 'ceremony',
  columns: [
    { field: 'name', width: 200 },
    'kind',
    'on',
    { key: 'count', label: '项目', kind: 'number', unit: '个', width: 92, value: (own, context) => projectsOf(own, context).length },
    { key: 'sum', label: '总投资', kind: 'money', value: (own, context) => investmentOf(projectsOf(own, context)) },
    {
      key: 'started',
      label: '已开工',
      kind: 'number',
      unit: '个',
      width: 108,
      value: (own, context) => projectsOf(own, context).filter((project) => hasReached(context, project, '开工')).length,
    },
    {
      key: 'landing',
      label: '开工率',
      kind: 'percent',
      value: (own, context) => {
        const all = projectsOf(own, context);
        return share(all.filter((project) => hasReached(context, project, '开工')).length, all.length);
      },
    },
    {
      key: 'producing',
      label: '投产率',
      kind: 'percent',
      value: (own, context) => {
        const all = projectsOf(own, context);
        return share(all.filter((project) => hasReached(context, project, '投产')).length, all.length);
      },
    },
    { field: 'unit', width: 130 },
    { field: 'place', width: 120 },
    { field: 'projects', width: 320 },
  ],
  quick: ['name', 'kind', 'on', 'place', 'projects'],
  required: ['name', 'kind', 'on'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '集中签约、集中开工一场登记一条，在详情里选上项目；项目后来开工、投产了，开工率、投产率自动变。',
  summary: (own, context) => {
    const signed = own.filter(({ kind }) => kind === '集中签约');
    const all = signed.flatMap((ceremony) => projectsOf(ceremony, context));
    const started = all.filter((project) => hasReached(context, project, '开工')).length;
    return `集中签约 ${signed.length} 场、${all.length} 个项目，已开工 ${started} 个；开工率＝已开工÷签约项目`;
  },
});

/** Ceremonies by industry with totals (S-26). */
export const CEREMONY_INDUSTRIES = derivedList({
  id: 'ceremony-industries',
  title: '集中活动分产业统计表',
  short: '活动分产业',
  place: PLACE,
  serves: ['S-26'],
  columns: [
    { key: 'ceremony', label: '活动', kind: 'text', width: 220 },
    { key: 'quarter', label: '季度', kind: 'text', width: 110 },
    { key: 'industry', label: '产业', kind: 'text' },
    { key: 'count', label: '项目', kind: 'number', unit: '个' },
    { key: 'sum', label: '总投资', kind: 'money' },
  ],
  sort: { key: 'quarter', direction: 'desc' },
  empty: '还没有集中签约、集中开工活动。登记之后，这里按季度和产业统计。',
  rows: (context) =>
    context.all('ceremony').flatMap((ceremony) => {
      const groups = new Map<string, Project[]>();
      for (const project of projectsOf(ceremony, context)) {
        const industry = project.industry ?? '未写产业';
        groups.set(industry, [...(groups.get(industry) ?? []), project]);
      }
      const { on } = ceremony;
      const quarter = on === undefined ? '' : `${on.slice(0, 4)}年第${Math.ceil(Number(on.slice(5, 7)) / 3)}季度`;
      return [...groups].map(([industry, projects], place) => ({
        id: `${ceremony.id}-${place + 1}`,
        cells: { ceremony: ceremony.name ?? '', quarter, industry, count: projects.length, sum: investmentOf(projects) },
      }));
    }),
});

export const CEREMONY_REGISTERS: readonly Register[] = [CEREMONIES, CEREMONY_INDUSTRIES];
