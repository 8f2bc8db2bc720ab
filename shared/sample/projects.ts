/**
 * The 420 projects of the sample county as plans: what they are, how they went, what was reported. Plans hold no ledger operations;
 * entries.ts turns them into drafts month by month.
 */
import { addDays, isoDay } from '../model/dates';
import type { IsoDay, LedgerDate } from '../model/dates';
import { newRecordId } from '../model/ids';
import type { RecordId } from '../model/ids';
import { yuan } from '../model/money';
import type { Money } from '../model/money';
import { fundsOf } from './funds';
import type { FundMonth } from './funds';
import { randomFrom } from './random';
import type { Random } from './random';
import { FIRST_ENTRY, timelineOf } from './timeline';
import type { Timeline } from './timeline';
import { SAMPLE_UNITS } from './units';
import type { SampleUnit } from './units';
import {
  BRAND_FIRST,
  BRAND_SECOND,
  COMPANY_FORMS,
  INDUSTRIES,
  NEXT_STEPS,
  ORIGINS,
  PAUSE_REASONS,
  PROBLEMS,
  PROGRESS,
  QUIT_REASONS,
} from './vocabulary';
import type { Industry } from './vocabulary';

/** 万元 in 分. */
const WAN = 1_000_000;

export type ProjectPlan = {
  readonly id: RecordId;
  readonly unit: SampleUnit;
  readonly temporaryNumber: string;
  readonly name: string;
  readonly investor: string;
  readonly origin: string;
  readonly industry: string;
  readonly kind: '新建' | '增资' | '续建';
  readonly content: string;
  readonly place: string;
  readonly landMu: string | null;
  readonly total: Money;
  readonly agreed: Money;
  readonly fixed: Money;
  readonly timeline: Timeline;
  readonly funds: readonly FundMonth[];
  readonly stopReason: (typeof PAUSE_REASONS | typeof QUIT_REASONS)[number] | null;
  readonly progress: string;
  readonly problems: string | null;
  readonly nextStep: string;
  readonly deadline: LedgerDate | null;
  /** Day on which the unit first entered the project. */
  readonly entered: IsoDay;
  /** Row of the paper ledger it was taken over from in January 2025, for the projects of that time. */
  readonly takenOverFrom: number | null;
};

/** Total investment in 万元: most projects are small, a few are very large. */
function totalWan(random: Random): number {
  const [from, to, step] = random.weighted<readonly [number, number, number]>([
    [[10, 48, 100], 26],
    [[50, 98, 100], 34],
    [[11, 49, 1_000], 28],
    [[51, 98, 1_000], 6],
    [[10, 28, 10_000], 2],
  ]);
  return random.int(from, to) * step;
}

function amounts(random: Random): Pick<ProjectPlan, 'total' | 'agreed' | 'fixed'> & { readonly agreedCny: number } {
  const wan = totalWan(random);
  const agreedWan = Math.floor((wan * random.int(80, 100)) / 1000) * 10;
  const fixedWan = Math.floor((wan * random.int(55, 80)) / 1000) * 10;
  const approx = random.chance(5);
  if (random.chance(2)) {
    const usd = { minor: Math.floor(wan / 70) * 10 * WAN, currency: 'USD' } as const;
    return { total: usd, agreed: usd, fixed: yuan(fixedWan * WAN), agreedCny: agreedWan * WAN };
  }
  const total = approx && wan % 1_000 === 0 ? { ...yuan(wan * WAN), approx: true, raw: `约${wan / 10_000}亿元` } : yuan(wan * WAN);
  return { total, agreed: yuan(agreedWan * WAN), fixed: yuan(fixedWan * WAN), agreedCny: agreedWan * WAN };
}

type Words = Pick<ProjectPlan, 'name' | 'investor' | 'origin' | 'industry' | 'content' | 'place'>;

function projectName(industry: Industry, product: string, brand: string, output: string, random: Random): string {
  const form = random.int(1, 4);
  if (form === 1) return `年产${output}${product}项目`;
  if (form === 2) return `${brand}${product}生产基地项目`;
  if (form === 3) return `青石县${product}一体化项目`;
  return `${brand}${industry.trade}产业园项目`;
}

function words(unit: SampleUnit, used: Set<string>, random: Random): Words {
  for (;;) {
    const industry = random.pick(INDUSTRIES);
    const product = random.pick(industry.products);
    const brand = random.pick(BRAND_FIRST) + random.pick(BRAND_SECOND);
    const [origin, city] = random.pick(ORIGINS);
    const output = `${random.int(2, 90) * 100}${industry.measure}`;
    const name = projectName(industry, product, brand, output, random);
    if (used.has(name)) continue;
    used.add(name);
    return {
      name,
      investor: `${city}${brand}${industry.trade}${random.pick(COMPANY_FORMS)}`,
      origin,
      industry: industry.name,
      content: `新建厂房及配套设施${random.int(4, 60) * 1_000}平方米，建成后年产${product}${output}`,
      place: unit.kind === 'town' ? `${unit.name}工业集中区` : '青石经济开发区',
    };
  }
}

function deadlineOf(plan: IsoDay | null, random: Random): LedgerDate | null {
  if (plan === null) return null;
  const kind = random.int(1, 10);
  if (kind <= 5) return { date: plan, precision: 'day' };
  if (kind <= 8) return { date: plan.slice(0, 7), precision: 'month', raw: `${Number(plan.slice(5, 7))}月底` };
  const half = plan.slice(5, 7) <= '06' ? 'H1' : 'H2';
  return { date: `${plan.slice(0, 4)}-${half}`, precision: 'half', raw: half === 'H1' ? '上半年' : '下半年' };
}

/** First month end at which the unit can have known of the project. */
function enteredOn(timeline: Timeline, random: Random): IsoDay {
  const first = timeline.events[0]?.day ?? addDays(isoDay('2026-04-02'), random.int(0, 190));
  return first < FIRST_ENTRY ? FIRST_ENTRY : first;
}

function state(timeline: Timeline, random: Random): Pick<ProjectPlan, 'stopReason' | 'progress' | 'problems' | 'nextStep'> {
  const last = timeline.events.filter(({ stage }) => stage !== '入统' && stage !== '入规').at(-1)?.stage ?? '线索';
  const progress = random.pick(PROGRESS[last] ?? ['正在推进']);
  const stopReason = timeline.stop === null ? null : random.pick(timeline.stop.state === '暂停' ? PAUSE_REASONS : QUIT_REASONS);
  return { stopReason, progress, problems: random.chance(45) ? random.pick(PROBLEMS) : null, nextStep: random.pick(NEXT_STEPS) };
}

/** Units that report the money of the year so far instead of the month's. */
const YEAR_STYLE: readonly string[] = ['dongling', 'gongxin'];
/** Unit whose October the county has not yet recognised. */
const LATE_UNIT = 'meiling';

function planProject(unit: SampleUnit, index: number, used: Set<string>): ProjectPlan {
  const own = unit.twinOf ?? unit.key;
  const facts = randomFrom(`project/${own}/${index}`);
  const naming = randomFrom(`project/${unit.key}/${index}/names`);
  const spread = randomFrom(`unit/${own}`);
  const place = (spread.int(0, 99) + index * 38) % 100;
  const timeline = timelineOf(place, spread.int(-12, 12), facts);
  const { agreedCny, ...money } = amounts(facts);
  const funds = fundsOf(timeline, agreedCny, YEAR_STYLE.includes(unit.key) ? 'year' : 'month', unit.key === LATE_UNIT, facts);
  const entered = enteredOn(timeline, facts);
  const carried = entered === FIRST_ENTRY;
  return {
    id: newRecordId('p', randomFrom(`id/${unit.key}/${index}`).bytes(10)),
    unit,
    temporaryNumber: `${unit.key.toUpperCase()}-${String(index + 1).padStart(3, '0')}`,
    ...words(unit, used, naming),
    kind: facts.weighted([
      ['新建', 85],
      ['增资', 10],
      ['续建', 5],
    ]),
    landMu: facts.chance(55) ? String(facts.int(15, 280)) : null,
    ...money,
    timeline,
    funds,
    ...state(timeline, facts),
    deadline: deadlineOf(timeline.planFinish, facts),
    entered,
    takenOverFrom: carried ? index + 5 : null,
  };
}

/** All plans, unit by unit. Names are unique in the county. */
export function projectPlans(): readonly ProjectPlan[] {
  const used = new Set<string>();
  return SAMPLE_UNITS.flatMap((unit) => Array.from({ length: unit.projects }, (_, index) => planProject(unit, index, used)));
}
