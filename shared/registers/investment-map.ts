/**
 * 招商地图 (S-31): chain by region — which target companies sit where, how far contact has come, which team or outpost covers the region, what projects have
 * come from there already. A table, because that is what an office prints and takes along; regions are the words the office itself uses.
 */
import type { RecordOf } from '../model/entities';
import { holdsOn } from '../views/duty-view';
import type { RegisterContext } from './context';
import { derivedList } from './register';
import type { Register } from './register';

type Company = RecordOf<'targetCompany'>;

/** Teams in office whose region is the place, or lies in it, or holds it. */
function teamsFor(region: string, industries: readonly string[], context: RegisterContext): string[] {
  return context.all('team').flatMap((team) => {
    const { name, region: own, industry } = team;
    const near = own !== undefined && region !== '' && (own.includes(region) || region.includes(own));
    const fits = industry !== undefined && industries.includes(industry) && own === undefined;
    return name !== undefined && (near || fits) && holdsOn(team, context.today) ? [name] : [];
  });
}

export const INVESTMENT_MAP: Register = derivedList({
  id: 'investment-map',
  title: '产业链招商地图',
  short: '招商地图',
  place: { screen: 'duty', tab: '组织专班' },
  serves: ['S-31', 'S-32'],
  columns: [
    { key: 'chain', label: '产业链', kind: 'text', width: 140 },
    { key: 'leaders', label: '链长', kind: 'text', width: 110 },
    { key: 'region', label: '地区', kind: 'text', width: 100 },
    { key: 'count', label: '目标企业', kind: 'number', unit: '家' },
    { key: 'touched', label: '已接触', kind: 'number', unit: '家' },
    { key: 'companies', label: '企业名单', kind: 'longText', width: 280 },
    { key: 'teams', label: '专班、驻外机构', kind: 'text', width: 150 },
    { key: 'projects', label: '已引进项目', kind: 'number', unit: '个' },
  ],
  sort: { key: 'chain', direction: 'asc' },
  empty:
    '先在“产业链”登记链长和对应行业，在“项目台账—客商线索—目标企业”登记企业的产业链和所在地；这里按产业链、地区铺开成图表，可打印带走。',
  rows: (context) =>
    context.all('chain').flatMap((chain) => {
      const targets = context.under('targetCompany', 'chain', chain.id);
      const industries = [...(chain.industries ?? []), chain.name ?? ''];
      const projects = context
        .all('project')
        .filter(({ industry, state }) => industry !== undefined && industries.includes(industry) && state !== '退出');
      const regions = [...new Set([...targets.map(({ origin }) => origin ?? ''), ...projects.map(({ origin }) => origin ?? '')])];
      return regions.flatMap((region, place) => {
        const own: readonly Company[] = targets.filter(({ origin }) => (origin ?? '') === region);
        const from = projects.filter(({ origin }) => (origin ?? '') === region).length;
        if (region === '' && own.length === 0) return [];
        return [
          {
            id: `${chain.id}_${place}`,
            cells: {
              chain: chain.name ?? '',
              leaders: chain.leaders ?? null,
              region: region === '' ? '没有写所在地' : region,
              count: own.length,
              touched: own.filter(({ status }) => status !== undefined && status !== '未接触').length,
              companies: own.length === 0 ? null : own.map(({ name, status }) => `${name ?? ''}（${status ?? '未接触'}）`).join('、'),
              teams: teamsFor(region, chain.industries ?? [], context).join('、') || null,
              projects: from,
            },
            marks: own.length === 0 && from > 0 ? { companies: '有项目来自这里，还没有列目标企业' } : {},
          },
        ];
      });
    }),
  summary: (context) => {
    const chains = context.all('chain');
    const without = chains.filter(({ id }) => context.under('targetCompany', 'chain', id).length === 0).length;
    return chains.length === 0
      ? null
      : `${chains.length} 条产业链，目标企业 ${context.all('targetCompany').length} 家${without === 0 ? '' : `；${without} 条链还没有目标企业`}`;
  },
});
