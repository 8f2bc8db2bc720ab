/**
 * Trips, visits and receptions of the sample units, month by month (S-64, S-65).
 */
import { daysInMonth } from '../calendar/iso-date';
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { peopleOf } from './people';
import type { SamplePerson } from './people';
import { randomFrom } from './random';
import type { Random } from './random';
import { LAST_ENTRY } from './timeline';
import type { SampleUnit } from './units';
import { BRAND_FIRST, BRAND_SECOND, INDUSTRIES, TRIP_PLACES } from './vocabulary';

export type ActivityPlan = {
  readonly kind: '外出招商' | '来访接待' | '现场走访' | '推介活动';
  readonly on: IsoDay;
  readonly days: number;
  readonly leader: string;
  readonly place: string;
  readonly company: string;
  readonly content: string;
  readonly outcome: string;
  readonly headcount: number;
  readonly origin?: string;
  readonly objective?: string;
  readonly settled?: '已敲定' | '部分敲定' | '未敲定';
  readonly followUp?: string;
  readonly title?: string;
  readonly firms?: number;
  readonly booklets?: number;
  readonly talks?: number;
};

const OUTCOMES = ['达成初步合作意向', '企业同意近期回访', '签订保密协议，进一步对接', '未达成意向，保持联系'] as const;

function company(random: Random): string {
  return `${random.pick(BRAND_FIRST)}${random.pick(BRAND_SECOND)}${random.pick(INDUSTRIES).trade}`;
}

function activity(unit: SampleUnit, month: string, people: readonly SamplePerson[], random: Random): ActivityPlan {
  const kind = random.weighted<ActivityPlan['kind']>([
    ['外出招商', 50],
    ['来访接待', 28],
    ['现场走访', 18],
    ['推介活动', 4],
  ]);
  const last = month === LAST_ENTRY.slice(0, 7) ? 30 : daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  const [head, deputy] = peopleOf(people, unit);
  const leader = (random.chance(60) ? head : deputy)?.name ?? unit.name;
  const away = kind === '外出招商';
  return {
    kind,
    on: isoDay(`${month}-${String(random.int(2, last)).padStart(2, '0')}`),
    days: away ? random.int(2, 5) : 1,
    leader,
    place: away ? random.pick(TRIP_PLACES) : unit.name,
    company: company(random),
    content: away ? '拜访企业总部，洽谈项目落户事宜' : '实地考察选址，座谈用地和用工政策',
    outcome: random.pick(OUTCOMES),
    headcount: random.int(2, 8),
  };
}

/** What the registers of activities ask beyond the log: drawn from a stream of its own, so that the log stays what it was. */
function more(plan: ActivityPlan, random: Random): ActivityPlan {
  switch (plan.kind) {
    case '外出招商': {
      if (!random.chance(40)) return plan;
      const settled = random.pick(['已敲定', '部分敲定', '未敲定'] as const);
      return { ...plan, objective: '敲定投资协议文本和用地条件', settled, ...(settled === '已敲定' ? {} : { followUp: '月底前再次对接' }) };
    }
    case '来访接待':
      return { ...plan, origin: random.pick(TRIP_PLACES) };
    case '推介活动':
      return {
        ...plan,
        title: `${plan.place}招商推介会`,
        firms: random.int(5, 30),
        booklets: random.int(50, 300),
        talks: random.int(2, 9),
      };
    case '现场走访':
      return plan;
  }
}

/** Activities of a unit in a month; units in bigger groups travel more. */
export function activitiesOf(unit: SampleUnit, month: string, people: readonly SamplePerson[]): ActivityPlan[] {
  if (unit.from !== undefined) return [];
  const random = randomFrom(`activity/${unit.twinOf ?? unit.key}/${month}`);
  const most = unit.kind === 'zone' ? 6 : unit.kind === 'town' ? 3 : 2;
  const further = randomFrom(`activity-more/${unit.key}/${month}`);
  const plans = Array.from({ length: random.int(0, most) }, () => activity(unit, month, people, random)).map((plan) => more(plan, further));
  return plans.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
