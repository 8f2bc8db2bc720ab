/**
 * Amount bands of a year (重大项目分档, S-14): the county enters its own, in 人民币 or in foreign money; the table counts cumulatively, so 亿元以上 holds the higher
 * bands too; a band with an upper end (1—5亿元) holds those below it only. A project is measured by its total investment in its own currency: dollars are compared with the dollar bands only (S-15).
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
  columns: [
    { field: 'name', width: 200 },
    'year',
    { field: 'atLeast', width: 180, total: false },
    { field: 'below', width: 150, total: false },
    { field: 'basis', width: 280 },
  ],
  quick: ['name', 'year', 'atLeast', 'below', 'basis'],
  required: ['name', 'year', 'atLeast'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)) }),
  marks: (band) => {
    const problem = endsProblem(band);
    return problem === null ? {} : { below: `${problem}，分档表没有列这一档` };
  },
  sort: { key: 'year', direction: 'desc' },
  empty:
    '县里当年的档次一档一条，例如 亿元以上、5亿元以上、3000万美元以上。分档表按这里的档次累计，高档次计入低档次；1—5亿元这样有上限的档次，再填“且低于”。',
});

/** What a band measures a project by; null when the investment is unknown or in another currency. */
function amountIn(project: Project, band: Money): number | null {
  const total = project.totalInvestment;
  return total === undefined || total.currency !== band.currency ? null : total.minor;
}

/** Whether a project lies in a band: from its lower end on, up to the upper end when the band has one. */
function isIn(project: Project, { atLeast, below }: Band): boolean {
  const amount = amountIn(project, atLeast);
  return amount !== null && amount >= atLeast.minor && (below === undefined || amount < below.minor);
}

/** A band whose ends cannot stand together counts nobody: said beside it, never guessed. */
function endsProblem({ atLeast, below }: RecordOf<'amountBand'>): string | null {
  if (atLeast === undefined || below === undefined) return null;
  if (below.currency !== atLeast.currency) return '上限与下限币种不同';
  return below.minor > atLeast.minor ? null : '上限应高于下限';
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

const hasAmount = (band: RecordOf<'amountBand'>): band is Band => band.atLeast !== undefined && endsProblem(band) === null;

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
      .map((band) => {
        const { id, name, atLeast } = band;
        const inside = projects.filter((project) => isIn(project, band));
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
    return `高档次计入低档次（有上限的档次除外），各档不能相加；不含已退出项目${unknown === 0 ? '' : `；${unknown} 个项目没有填总投资，没有计入`}。招商口径，以统计部门数据为准`;
  },
});

export const BAND_REGISTERS: readonly Register[] = [BAND_TABLE, BANDS];
