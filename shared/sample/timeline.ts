/**
 * The life of one sample project: which stage events it has had by the county's today, when it stopped, when it should finish.
 */
import { addDays, isoDay } from '../model/dates';
import type { IsoDay, LedgerDate } from '../model/dates';
import type { Marker, Stage } from '../model/stages';
import type { Random } from './random';

/** Last day on which the sample offices made entries. */
export const LAST_ENTRY: IsoDay = isoDay('2026-10-30');
/** The ledger begins here; older events were taken over from paper. */
export const FIRST_ENTRY: IsoDay = isoDay('2025-01-27');

export type EventStage = Exclude<Stage, '在建'> | Marker;
export type PlannedEvent = { readonly stage: EventStage; readonly on: LedgerDate; readonly day: IsoDay };
export type Stop = { readonly state: '暂停' | '退出'; readonly day: IsoDay };

export type Timeline = {
  readonly events: readonly PlannedEvent[];
  readonly signed: IsoDay | null;
  readonly registered: IsoDay | null;
  readonly produced: IsoDay | null;
  readonly stop: Stop | null;
  /** Finish that lies ahead, or null when the project is not that far or already done. */
  readonly planFinish: IsoDay | null;
};

type Course = 'carried' | 'signed2025' | 'signed2026' | 'talks' | 'lead';

/**
 * What becomes of a project; shares chosen so that two years of a middling county look right.
 * @param place the project's place among its unit's projects, spread evenly over 0 to 99, so that small units get their share of each course
 * @param vigour percentage points of projects signed in 2026 rather than 2025, by unit
 */
function courseOf(place: number, vigour: number): Course {
  if (place < 11) return 'carried';
  if (place < 49 - vigour) return 'signed2025';
  if (place < 83) return 'signed2026';
  return place < 96 ? 'talks' : 'lead';
}

const SIGNING: Readonly<Record<Exclude<Course, 'talks' | 'lead'>, readonly [string, number]>> = {
  carried: ['2023-06-01', 570],
  signed2025: ['2025-01-02', 360],
  signed2026: ['2026-01-02', 295],
};

function dateOf(day: IsoDay, random: Random): LedgerDate {
  return day < '2025-01-01' && random.chance(40) ? { date: day.slice(0, 7), precision: 'month' } : { date: day, precision: 'day' };
}

type Step = { readonly stage: EventStage; readonly day: IsoDay };

function courseSteps(signed: IsoDay, random: Random): { steps: Step[]; finish: IsoDay | null } {
  const contact = addDays(signed, -random.int(40, 200));
  const registered = addDays(signed, random.int(15, 60));
  const steps: Step[] = [
    { stage: '线索', day: contact },
    { stage: '在谈', day: addDays(contact, random.int(5, 30)) },
    { stage: '签约', day: signed },
    { stage: '注册', day: registered },
  ];
  if (random.chance(60)) steps.push({ stage: '供地', day: addDays(registered, random.int(10, 50)) });
  if (random.chance(12)) return { steps, finish: null };
  const started = addDays(registered, random.int(55, 170));
  const finish = addDays(started, random.int(190, 400));
  const produced = addDays(finish, random.int(15, 60));
  steps.push({ stage: '开工', day: started });
  if (random.chance(75)) steps.push({ stage: '入统', day: addDays(started, random.int(20, 80)) });
  steps.push({ stage: '竣工', day: finish }, { stage: '投产', day: produced });
  if (random.chance(40)) steps.push({ stage: '入规', day: addDays(produced, random.int(30, 120)) });
  if (random.chance(50)) steps.push({ stage: '达产', day: addDays(produced, random.int(120, 200)) });
  return { steps, finish };
}

function stopOf(signed: IsoDay, random: Random): Stop | null {
  const kind = random.int(1, 100);
  if (kind > 8) return null;
  const day = addDays(signed, random.int(60, 300));
  if (day > LAST_ENTRY || day < FIRST_ENTRY) return null;
  return { state: kind <= 5 ? '暂停' : '退出', day };
}

/** Draws the life of one project; see `courseOf` for the parameters. */
export function timelineOf(place: number, vigour: number, random: Random): Timeline {
  const course = courseOf(place, vigour);
  const none = { signed: null, registered: null, produced: null, stop: null, planFinish: null };
  if (course === 'lead') return { ...none, events: [] };
  if (course === 'talks') {
    const contact = addDays(isoDay('2025-08-01'), random.int(0, 400));
    const talks = addDays(contact, random.int(5, 40));
    const steps: Step[] = [{ stage: '线索', day: contact }];
    if (talks <= LAST_ENTRY) steps.push({ stage: '在谈', day: talks });
    return { ...none, events: steps.map(({ stage, day }) => ({ stage, day, on: dateOf(day, random) })) };
  }
  const [from, days] = SIGNING[course];
  const signed = addDays(isoDay(from), random.int(0, days));
  const { steps, finish } = courseSteps(signed, random);
  const stop = stopOf(signed, random);
  const end = stop === null ? LAST_ENTRY : addDays(stop.day, -1);
  const past = steps.filter(({ day }) => day <= end);
  const dayOf = (stage: EventStage): IsoDay | null => past.find((step) => step.stage === stage)?.day ?? null;
  return {
    events: past.map(({ stage, day }) => ({ stage, day, on: dateOf(day, random) })),
    signed,
    registered: dayOf('注册'),
    produced: dayOf('投产'),
    stop,
    planFinish: finish !== null && finish > end ? finish : null,
  };
}
