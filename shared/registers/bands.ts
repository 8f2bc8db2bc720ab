/**
 * Amount bands of a year (重大项目分档, S-14): the county enters its own, in 人民币 or in foreign money; the table counts cumulatively, so 亿元以上 holds the higher
 * bands too. A project is measured by its total investment in its own currency: dollars are compared with the dollar bands only (S-15).
 */
import type { RecordOf } from '../model/entities';
import type { Money } from '../model/money';
import type { Stage } from '../model/stages';
import type { RegisterContext } from './context';
import { hasReached } from './project-facts';
import type { Project } from './project-facts';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'ledger', tab: '推进管理' } as const;

export const BANDS = register({
  id: 'amount-bands',
  title: '重大项目档次登记簿',
  short: '分档标准',
  place: PLACE,
  serves: ['S-14'],
  entity: 'amountBand',
  columns: [{ field: 'name', width: 200 }, 'year', { field: 'atLeast', width: 180, total: false }, { field: 'basis', width: 280 }],
  quick: ['name', 'year', 'atLeast', 'basis'],
  required: ['name', 'year', 'atLeast'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)) }),
  sort: { key: 'year', direction: 'desc' },
  empty: '县里当年的档次一档一条，例如 亿元以上、5亿元以上、3000万美元以上。分档表按这里的档次累计，高档次计入低档次。',
});

/** What a band measures a project by; null when the investment is unknown or in another currency. */
function amountIn(project: Project, band: Money): number | null {
  const total = project.totalInvestment;
  return total === undefined || total.currency !== band.currency ? null : total.minor;
}

function reaching(projects: readonly Project[], stage: Stage, context: RegisterContext): Project[] {
  return projects.filter((project) => hasReached(context, project, stage));
}

/** Sum in the band's currency; null for none. */
function sumOf(projects: readonly Project[], band: Money): Money | null {
  if (projects.length === 0) return null;
  return { minor: projects.reduce((sum, project) => sum + (amountIn(project, band) ?? 0), 0), currency: band.currency };
}

type Band = RecordOf<'amountBand'> & { readonly atLeast: Money };

const hasAmount = (band: RecordOf<'amountBand'>): band is Band => band.atLeast !== undefined;

export const BAND_TABLE = derivedList({
  id: 'band-table',
  title: '重大项目分档表',
  short: '重大项目分档',
  place: PLACE,
  serves: ['S-14'],
  columns: [
    { key: 'band', label: '档次', kind: 'text', width: 200 },
    { key: 'projects', label: '在册项目', kind: 'number', unit: '个', total: false },
    { key: 'signed', label: '签约', kind: 'number', unit: '个', total: false },
    { key: 'started', label: '开工', kind: 'number', unit: '个', total: false },
    { key: 'producing', label: '投产', kind: 'number', unit: '个', total: false },
    { key: 'sum', label: '签约总投资', kind: 'money', total: false, width: 180 },
  ],
  sort: { key: 'projects', direction: 'desc' },
  empty: '还没有当年的档次。请县招商办在“分档标准”登记，表按档次累计列出。',
  rows: (context) => {
    const year = Number(context.today.slice(0, 4));
    const projects = context.all('project').filter(({ state }) => state !== '退出');
    const bands = context.all('amountBand').filter((band) => band.year === year);
    return bands
      .filter(hasAmount)
      .toSorted((a, b) => a.atLeast.currency.localeCompare(b.atLeast.currency) || a.atLeast.minor - b.atLeast.minor)
      .map(({ id, name, atLeast }) => {
        const inside = projects.filter((project) => (amountIn(project, atLeast) ?? -1) >= atLeast.minor);
        const signed = reaching(inside, '签约', context);
        return {
          id,
          cells: {
            band: name ?? '',
            projects: inside.length,
            signed: signed.length,
            started: reaching(inside, '开工', context).length,
            producing: reaching(inside, '投产', context).length,
            sum: sumOf(signed, atLeast),
          },
        };
      });
  },
  summary: (context) => {
    const unknown = context.all('project').filter(({ state, totalInvestment }) => state !== '退出' && totalInvestment === undefined).length;
    return `高档次计入低档次，各档不能相加；不含已退出项目${unknown === 0 ? '' : `；${unknown} 个项目没有填总投资，没有计入`}。招商口径，以统计部门数据为准`;
  },
});

export const BAND_REGISTERS: readonly Register[] = [BAND_TABLE, BANDS];
