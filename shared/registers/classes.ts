/**
 * Target management by class of unit (目标分类管理, S-52; 条管单位 with a lighter duty, S-48) and ratio indicators with a lower bound (S-61). The county enters
 * which indicators a class has and how much each unit of it is given; one action hands the tasks out, one list shows who lacks or has too much.
 */
import { tasksInForce } from '../county/tasks';
import { unitsInYear } from '../county/groups';
import { fail, ok } from '../errors';
import { createDraft } from '../ledger/drafts';
import type { RecordOf } from '../model/entities';
import { UNIT_KIND_WORDS } from '../model/entities-county';
import { COUNTY_SCOPE } from '../model/ids';
import { firstDay } from '../model/dates';
import type { Stage } from '../model/stages';
import { exactFromText, HUNDRED, plainText, whole as exact } from '../scoring/exact';
import { stageDate } from '../views/stage-view';
import type { RegisterContext } from './context';
import type { Project } from './project-facts';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'targets', tab: '分类和占比' } as const;

const yearOf = ({ today }: RegisterContext): number => Number(today.slice(0, 4));

/** The class of a unit in words; empty when it is not registered. */
export function classOf({ kind }: Pick<RecordOf<'unit'>, 'kind'>): string {
  const words: Readonly<Record<string, string>> = UNIT_KIND_WORDS;
  return kind === undefined ? '' : (words[kind] ?? kind);
}

/** Units of a class that have no task of this indicator in the year. */
function lacking({ class: kind, indicator, year }: RecordOf<'indicatorSet'>, context: RegisterContext): RecordOf<'unit'>[] {
  if (kind === undefined || indicator === undefined || year === undefined) return [];
  const given = new Set(
    tasksInForce(context.ledger, year, context.today).flatMap((task) => (task.indicator === indicator ? [task.unit] : [])),
  );
  return unitsInYear(context.ledger, year).filter((unit) => classOf(unit) === kind && !given.has(unit.id));
}

export const INDICATOR_SETS = register({
  id: 'indicator-sets',
  title: '目标任务分类登记簿',
  short: '分类指标',
  place: PLACE,
  serves: ['S-48', 'S-52'],
  entity: 'indicatorSet',
  columns: [
    'year',
    { field: 'class', width: 120 },
    { field: 'indicator', width: 190 },
    { field: 'base', total: false, width: 150 },
    {
      key: 'units',
      label: '本类单位',
      kind: 'number',
      unit: '个',
      total: false,
      value: (own, { ledger }) => unitsInYear(ledger, own.year ?? 0).filter((unit) => classOf(unit) === own.class).length,
    },
    { key: 'open', label: '未下达', kind: 'number', unit: '个', total: false, value: (own, context) => lacking(own, context).length },
    { field: 'note', width: 220 },
    { field: 'document', width: 170 },
  ],
  quick: ['year', 'class', 'indicator', 'base', 'document'],
  required: ['year', 'class', 'indicator'],
  defaults: (context) => ({ year: yearOf(context) }),
  sort: { key: 'class', direction: 'asc' },
  empty:
    '一类单位考核哪些指标，一个指标一条：乡镇、街道、园区、县直部门、条管单位、驻外办事处各用各的指标；条管单位可以少设、轻设。写了同类单位任务的，可一次下达给还没有任务的单位。',
  marks: (own, context) => {
    if (own.base === undefined) return {};
    const open = lacking(own, context).length;
    return open === 0 ? {} : { open: `还有 ${open} 个同类单位没有这项任务，可“按分类下达”` };
  },
  actions: [
    {
      id: 'hand-out',
      label: '按分类下达',
      county: true,
      when: (own, context) => own.base !== undefined && lacking(own, context).length > 0,
      drafts: (own, context, newId) => {
        const { indicator, year, base, document } = own;
        if (indicator === undefined || year === undefined || base === undefined) return fail('E_DRAFT', '指标、年度、任务');
        return ok(
          lacking(own, context).map((unit) =>
            createDraft(
              { scope: COUNTY_SCOPE, entity: 'target', record: newId('target') },
              { unit: unit.id, indicator, year, base, ...(document === undefined ? {} : { document }) },
            ),
          ),
        );
      },
      done: '已下达给还没有这项任务的同类单位，可在“单位任务”里逐个调整',
    },
  ],
});

export const CLASS_CHECK = derivedList({
  id: 'class-check',
  title: '单位分类任务对照表',
  short: '分类对照',
  place: PLACE,
  serves: ['S-48', 'S-52'],
  columns: [
    { key: 'class', label: '单位类别', kind: 'text', width: 120 },
    { key: 'unit', label: '单位', kind: 'text', width: 130 },
    { key: 'set', label: '本类指标', kind: 'number', unit: '项', total: false },
    { key: 'given', label: '已下达', kind: 'number', unit: '项', total: false },
    { key: 'lack', label: '缺少的指标', kind: 'text', width: 280 },
    { key: 'extra', label: '本类以外的指标', kind: 'text', width: 280 },
  ],
  sort: { key: 'class', direction: 'asc' },
  empty: '先在“分类指标”登记各类单位考核哪些指标，这里逐个单位对照：缺哪项、多哪项。',
  rows: (context) => {
    const year = yearOf(context);
    const sets = context.all('indicatorSet').filter((own) => own.year === year);
    const tasks = tasksInForce(context.ledger, year, context.today);
    return unitsInYear(context.ledger, year).flatMap((unit) => {
      const kind = classOf(unit);
      const own = sets.flatMap((set) => (set.class === kind && set.indicator !== undefined ? [set.indicator] : []));
      if (own.length === 0) return [];
      const given = tasks.flatMap((task) => (task.unit === unit.id && task.indicator !== undefined ? [task.indicator] : []));
      const lack = own.filter((indicator) => !given.includes(indicator));
      const extra = given.filter((indicator) => !own.includes(indicator));
      return [
        {
          id: unit.id,
          cells: {
            class: kind,
            unit: unit.name ?? '',
            set: own.length,
            given: given.length,
            lack: lack.length === 0 ? null : lack.join('、'),
            extra: extra.length === 0 ? null : extra.join('、'),
          },
          marks: lack.length === 0 ? {} : { lack: '本类单位应有的指标还没有下达' },
        },
      ];
    });
  },
  summary: (context) => {
    const sets = context.all('indicatorSet').filter(({ year }) => year === yearOf(context));
    const classes = [...new Set(sets.flatMap((own) => own.class ?? []))];
    return classes.length === 0 ? null : classes.map((kind) => `${kind} ${sets.filter((own) => own.class === kind).length} 项`).join('、');
  },
});

/** 分 in a 万元. */
const FEN_OF_WAN = 1_000_000;

const STAGES = { 当年签约项目: '签约', 当年开工项目: '开工', 当年投产项目: '投产' } as const satisfies Readonly<Record<string, Stage>>;

type Rule = RecordOf<'ratioRule'>;

/** Projects a rule is taken over; all that have left the ledger (退出) stay out. */
function wholeOf({ whole, year }: Rule, context: RegisterContext): Project[] {
  const open = context.all('project').filter(({ state }) => state !== '退出');
  if (whole === '在册项目') return open;
  const stage = Object.entries(STAGES).find(([name]) => name === whole)?.[1];
  if (stage === undefined || year === undefined) return [];
  return open.filter(({ id }) => {
    const on = stageDate(context.index().stages.get(id) ?? [], stage, context.today);
    return on !== null && firstDay(on).startsWith(String(year));
  });
}

/** Part and whole of a rule: counts, or total investment in 分 of 人民币. */
export function ratioOf(
  rule: Rule,
  projects: readonly Project[],
): { readonly part: number; readonly whole: number; readonly percent: string | null } {
  const weight = ({ totalInvestment: total }: Project): number =>
    rule.by === '总投资' ? (total?.currency === 'CNY' ? total.minor : 0) : 1;
  const sum = (some: readonly Project[]): number => some.reduce((all, project) => all + weight(project), 0);
  const counted = new Set(rule.industries);
  const [part, whole] = [sum(projects.filter(({ industry }) => industry !== undefined && counted.has(industry))), sum(projects)];
  return { part, whole, percent: whole === 0 ? null : plainText(exact(part).mul(HUNDRED).div(whole), 1) };
}

const below = (percent: string | null, { atLeast }: Rule): boolean => {
  const [own, bound] = [exactFromText(percent ?? ''), exactFromText(atLeast ?? '')];
  return own !== null && bound !== null && own.compare(bound) < 0;
};

const standing = (percent: string | null, rule: Rule): string =>
  percent === null ? '没有项目' : rule.atLeast === undefined ? '没有定下限' : below(percent, rule) ? '▲ 低于' : '● 达到';

export const RATIO_RULES = register({
  id: 'ratio-rules',
  title: '占比指标登记簿',
  short: '占比指标',
  place: PLACE,
  serves: ['S-61'],
  entity: 'ratioRule',
  columns: [
    { field: 'name', width: 190 },
    'year',
    { field: 'whole', width: 130 },
    'by',
    { field: 'industries', width: 220 },
    { field: 'atLeast', unit: '%', total: false },
    { key: 'percent', label: '全县占比', kind: 'percent', value: (rule, context) => ratioOf(rule, wholeOf(rule, context)).percent },
    {
      key: 'state',
      label: '情况',
      kind: 'text',
      width: 100,
      value: (rule, context) => standing(ratioOf(rule, wholeOf(rule, context)).percent, rule),
    },
    { field: 'document', width: 170 },
  ],
  quick: ['name', 'year', 'whole', 'by', 'industries', 'atLeast', 'document'],
  required: ['name', 'year', 'whole', 'by', 'industries'],
  defaults: (context) => ({ year: yearOf(context) }),
  sort: { key: 'name', direction: 'asc' },
  empty:
    '例如“主导产业占比不低于50%”：写明范围（当年签约、开工、投产或在册项目）、按个数还是总投资、哪些行业计入、下限多少，全县和各单位的占比自动算出。',
  marks: (rule, context) => {
    const { percent } = ratioOf(rule, wholeOf(rule, context));
    return below(percent, rule) ? { state: `全县 ${percent ?? ''}%，低于 ${rule.atLeast ?? ''}%` } : {};
  },
});

/** A part of a ratio as it is written: projects, or 万元. */
const shown = (rule: Rule, value: number): string => (rule.by === '总投资' ? plainText(exact(value).div(FEN_OF_WAN), 2) : String(value));

export const RATIO_BY_UNIT = derivedList({
  id: 'ratio-by-unit',
  title: '占比指标分单位情况表',
  short: '占比分单位',
  place: PLACE,
  serves: ['S-61'],
  columns: [
    { key: 'rule', label: '占比指标', kind: 'text', width: 190 },
    { key: 'unit', label: '单位', kind: 'text' },
    { key: 'part', label: '计入部分', kind: 'text', width: 120 },
    { key: 'whole', label: '全部', kind: 'text', width: 120 },
    { key: 'percent', label: '占比', kind: 'percent', total: false },
    { key: 'atLeast', label: '下限', kind: 'percent', total: false },
    { key: 'state', label: '情况', kind: 'text', width: 110 },
  ],
  sort: { key: 'rule', direction: 'asc' },
  empty: '先在“占比指标”登记规定，这里按单位列出计入部分、全部和占比。',
  rows: (context) =>
    context.all('ratioRule').flatMap((rule) => {
      const whole = wholeOf(rule, context);
      const units = [...new Set(whole.map(({ scope }) => scope))];
      return units.map((unit) => {
        const figures = ratioOf(
          rule,
          whole.filter(({ scope }) => scope === unit),
        );
        return {
          id: `${rule.id}_${unit}`,
          cells: {
            rule: rule.name ?? '',
            unit: context.unitName(unit),
            part: shown(rule, figures.part),
            whole: shown(rule, figures.whole),
            percent: figures.percent,
            atLeast: rule.atLeast ?? null,
            state: standing(figures.percent, rule),
          },
        };
      });
    }),
  summary: () => '占比＝计入行业的项目÷范围内全部项目；按总投资的只计人民币，单位万元。招商口径，以统计部门数据为准',
});

export const CLASS_REGISTERS: readonly Register[] = [INDICATOR_SETS, CLASS_CHECK, RATIO_RULES, RATIO_BY_UNIT];
