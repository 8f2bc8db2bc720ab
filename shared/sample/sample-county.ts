/**
 * The sample county 青石县 (演练数据) as a journal: the same bytes every time. Written by the county office's device and the devices of the
 * townships and the zone, month by month, through the same doors as real entries.
 */
import type { Commit } from '../ledger/commit';
import type { HolidayTable } from '../calendar/holiday-table';
import { daysInMonth } from '../calendar/iso-date';
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { Scheme } from '../scoring/scheme-schema';
import {
  foundingDrafts,
  markerDrafts,
  numberDrafts,
  paperDrafts,
  recognitionDrafts,
  schemeDraft,
  targetDrafts,
  yearDrafts,
} from './county-entries';
import { monthsBetween } from './funds';
import { writeJournal } from './journal';
import type { Batch } from './journal';
import { COUNTY_CLERK, peopleOf, samplePeople } from './people';
import type { SamplePerson } from './people';
import { projectPlans } from './projects';
import type { ProjectPlan } from './projects';
import { FIRST_ENTRY, LAST_ENTRY } from './timeline';
import { assessmentDrafts, problemTakenUp, rewardDrafts } from './county-assessment';
import { betweenUnitsDrafts } from './between-units';
import { countyRegisterDrafts } from './county-registers';
import { unitDrafts } from './unit-entries';
import { unitRegisterDrafts } from './unit-registers';
import { unitAdmissionDrafts, unitServiceDrafts } from './unit-service';
import type { Span } from './unit-entries';
import { COUNTY_DEVICE, SAMPLE_TODAY, SAMPLE_UNITS } from './units';

/** What the sample county takes from the program's own assets. */
export type SampleInputs = { readonly calendars: readonly HolidayTable[]; readonly scheme: Scheme | null };

const BEGINNING: IsoDay = isoDay('1900-01-01');

function monthEnd(month: string): IsoDay {
  if (month === FIRST_ENTRY.slice(0, 7)) return FIRST_ENTRY;
  if (month === LAST_ENTRY.slice(0, 7)) return LAST_ENTRY;
  return isoDay(`${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))))}`);
}

function spans(): Span[] {
  let from = BEGINNING;
  return monthsBetween(FIRST_ENTRY.slice(0, 7), LAST_ENTRY.slice(0, 7)).map((month) => {
    const span = { month, from, to: monthEnd(month) };
    from = span.to;
    return span;
  });
}

function countyBatch(at: string, drafts: Batch['drafts']): Batch {
  return { at, device: COUNTY_DEVICE, person: COUNTY_CLERK, drafts };
}

/** County numbers by month of signing, counted from 001 in each year. */
function numbersBySpan(plans: readonly ProjectPlan[], all: readonly Span[]): Map<string, { plan: ProjectPlan; number: string }[]> {
  const counters = new Map<string, number>();
  const signed = plans
    .flatMap((plan) => (plan.timeline.signed === null ? [] : [{ plan, day: plan.timeline.signed }]))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.plan.id < b.plan.id ? -1 : 1));
  const result = new Map<string, { plan: ProjectPlan; number: string }[]>();
  for (const { plan, day } of signed) {
    const span = all.find((one) => day > one.from && day <= one.to);
    if (span === undefined) continue;
    const year = day.slice(0, 4);
    const count = (counters.get(year) ?? 0) + 1;
    counters.set(year, count);
    const list = result.get(span.month) ?? [];
    list.push({ plan, number: `青招${year}-${String(count).padStart(3, '0')}` });
    result.set(span.month, list);
  }
  return result;
}

function monthBatches(
  span: Span,
  plans: readonly ProjectPlan[],
  people: readonly SamplePerson[],
  numbers: readonly { plan: ProjectPlan; number: string }[],
): Batch[] {
  const units = SAMPLE_UNITS.map((unit): Batch => {
    const own = plans.filter((plan) => plan.unit.id === unit.id);
    const clerk = unit.device === COUNTY_DEVICE ? COUNTY_CLERK : (peopleOf(people, unit)[3]?.name ?? COUNTY_CLERK);
    return {
      at: `${span.to}T15:20:00+08:00`,
      device: unit.device,
      person: clerk,
      drafts: (ledger) => [
        ...unitDrafts(ledger, unit, own, people, span),
        ...(span.to === LAST_ENTRY ? [...unitRegisterDrafts(unit, own, people), ...unitServiceDrafts(unit, own, people)] : []),
      ],
    };
  });
  const months = span.to === FIRST_ENTRY ? ['2024-12', span.month] : [span.month];
  const at = span.to === LAST_ENTRY ? `${SAMPLE_TODAY}T10:00:00+08:00` : `${span.to}T17:30:00+08:00`;
  const county = countyBatch(at, (ledger) => [
    ...numberDrafts(ledger, numbers),
    ...plans.flatMap((plan) => [...markerDrafts(plan, span.from, span.to), ...recognitionDrafts(plan, months)]),
  ]);
  const registers =
    span.to === LAST_ENTRY
      ? [
          countyBatch(at, (ledger) => [
            ...countyRegisterDrafts(plans, people),
            ...assessmentDrafts(people),
            ...betweenUnitsDrafts(plans),
            ...problemTakenUp(ledger),
            ...SAMPLE_UNITS.flatMap((unit) => {
              const own = plans.filter((plan) => plan.unit.id === unit.id);
              const [first] = own.filter(({ timeline }) => timeline.stop === null && timeline.events.some(({ stage }) => stage === '投产'));
              return [...unitAdmissionDrafts(unit, own), ...rewardDrafts(unit, first?.id, people)];
            }),
          ]),
        ]
      : [];
  return [...units, county, countyBatch(at, (ledger) => paperDrafts(ledger, span.from, span.to)), ...registers];
}

/** The whole journal of the sample county, ready to be written or folded. */
export function sampleCommits(inputs: SampleInputs): Commit[] {
  const people = samplePeople();
  const plans = projectPlans();
  const all = spans();
  const numbers = numbersBySpan(plans, all);
  const { scheme } = inputs;
  const batches = all.flatMap((span) => {
    const month = monthBatches(span, plans, people, numbers.get(span.month) ?? []);
    if (span.month === '2025-01') {
      const founding = countyBatch('2025-01-06T09:00:00+08:00', () => foundingDrafts(people));
      return [founding, countyBatch('2025-01-06T10:00:00+08:00', () => yearDrafts(2025, inputs.calendars)), ...month];
    }
    if (span.month === '2025-02') return [countyBatch('2025-02-20T09:30:00+08:00', () => targetDrafts(2025)), ...month];
    if (span.month === '2026-01') return [countyBatch('2026-01-05T09:10:00+08:00', () => yearDrafts(2026, inputs.calendars)), ...month];
    if (span.month === '2026-02') return [countyBatch('2026-02-25T09:30:00+08:00', () => targetDrafts(2026)), ...month];
    if (span.month === '2026-03' && scheme !== null)
      return [countyBatch('2026-03-02T09:00:00+08:00', () => [schemeDraft(scheme)]), ...month];
    return month;
  });
  return writeJournal(batches);
}
