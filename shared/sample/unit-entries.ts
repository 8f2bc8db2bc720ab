/**
 * What a sample unit enters at the end of a month: new projects, stage events, money, responsibility, activities, and in the last month how things stand.
 */
import { createDraft, setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft, Source } from '../ledger/operation';
import type { IsoDay } from '../model/dates';
import { yuan } from '../model/money';
import { activitiesOf } from './activities';
import { idFor } from './county-entries';
import { dutiesOf } from './duty';
import type { DutyPlan } from './duty';
import type { SamplePerson } from './people';
import type { ProjectPlan } from './projects';
import { FIRST_ENTRY, LAST_ENTRY } from './timeline';
import type { SampleUnit } from './units';

/** A month of entries: facts dated after `from` up to `to`. */
export type Span = { readonly month: string; readonly from: IsoDay; readonly to: IsoDay };

const within = (day: IsoDay, span: Span): boolean => day > span.from && day <= span.to;

function importPlace(unit: SampleUnit) {
  return { scope: unit.id, entity: 'import', record: idFor('i', `${unit.key}/2025-01`) } as const;
}

function takenOverFile(unit: SampleUnit): string {
  return `${unit.name}招商引资项目台账（2025年1月）.xlsx`;
}

/** Entries taken over from the paper ledger of January 2025 say from which row. */
function sourceOf(plan: ProjectPlan): { readonly source?: Source } {
  if (plan.takenOverFrom === null) return {};
  return { source: { importId: importPlace(plan.unit).record, file: takenOverFile(plan.unit), sheet: '台账', row: plan.takenOverFrom } };
}

function projectDraft(plan: ProjectPlan): Draft {
  const noEvents = plan.timeline.events.length === 0;
  return createDraft(
    { scope: plan.unit.id, entity: 'project', record: plan.id, ...sourceOf(plan) },
    {
      temporaryNumber: plan.temporaryNumber,
      projectName: plan.name,
      investor: plan.investor,
      origin: plan.origin,
      industry: plan.industry,
      kind: plan.kind,
      content: plan.content,
      place: plan.place,
      ...(plan.landMu === null ? {} : { landMu: plan.landMu }),
      totalInvestment: plan.total,
      agreedInvestment: plan.agreed,
      fixedInvestment: plan.fixed,
      ...(noEvents ? { stageStated: '线索' } : {}),
      state: '正常',
      introducingUnit: plan.unit.name,
      foundingUnit: plan.unit.id,
    },
  );
}

function eventDrafts(plan: ProjectPlan, span: Span): Draft[] {
  return plan.timeline.events.flatMap(({ stage, on, day }) => {
    if (stage === '入统' || stage === '入规' || !within(day, span)) return [];
    const source = day <= FIRST_ENTRY ? sourceOf(plan) : {};
    const place = { scope: plan.unit.id, entity: 'stageEvent', record: idFor('s', `${plan.id}/${stage}`), ...source } as const;
    return [createDraft(place, { project: plan.id, stage, on })];
  });
}

function fundDrafts(plan: ProjectPlan, span: Span): Draft[] {
  const first = span.to === FIRST_ENTRY;
  return plan.funds.flatMap((fund) => {
    const takenOver = first && fund.span === '总累计';
    if (!takenOver && fund.month !== span.month) return [];
    const source = takenOver ? sourceOf(plan) : {};
    const place = { scope: plan.unit.id, entity: 'moneyEntry', record: idFor('m', `${plan.id}/${fund.month}`), ...source } as const;
    return [createDraft(place, { project: plan.id, kind: '到位资金', span: fund.span, month: fund.month, reported: yuan(fund.reported) })];
  });
}

function dutyDraft(plan: ProjectPlan, duty: DutyPlan, index: number): Draft {
  const { person } = duty;
  const place = { scope: plan.unit.id, entity: 'assignment', record: idFor('a', `${plan.id}/${index}`) } as const;
  return createDraft(place, {
    project: plan.id,
    role: duty.role,
    ...(person === null ? {} : { person: person.id, name: person.name, post: person.title, phone: person.phone }),
    ...(duty.unit === null ? {} : { unit: duty.unit, name: plan.unit.name }),
    from: duty.from,
  });
}

function dutyDrafts(ledger: Ledger, plan: ProjectPlan, people: readonly SamplePerson[], span: Span): Draft[] {
  return dutiesOf(plan, people).flatMap((duty, index) => {
    const begun = within(duty.from, span) ? [dutyDraft(plan, duty, index)] : [];
    if (duty.to === null || !within(duty.to, span)) return begun;
    const record = idFor('a', `${plan.id}/${index}`);
    return [...begun, setDraft(ledger, { scope: plan.unit.id, entity: 'assignment', record }, { to: duty.to })];
  });
}

/** How a project stands: entered in the last month, and when it was stopped. */
function standingDrafts(ledger: Ledger, plan: ProjectPlan, span: Span): Draft[] {
  const place = { scope: plan.unit.id, entity: 'project', record: plan.id } as const;
  const { stop, planFinish } = plan.timeline;
  const stopped =
    stop !== null && within(stop.day, span) && plan.stopReason !== null ? { state: stop.state, stateReason: plan.stopReason } : {};
  const last = span.to === LAST_ENTRY;
  const standing = last
    ? {
        progress: plan.progress,
        ...(plan.problems === null ? {} : { problems: plan.problems }),
        nextStep: plan.nextStep,
        ...(planFinish === null ? {} : { planFinish: { date: planFinish, precision: 'day', planned: true } as const }),
        ...(plan.deadline === null ? {} : { deadline: plan.deadline }),
      }
    : {};
  const fields = { ...stopped, ...standing };
  return Object.keys(fields).length === 0 ? [] : [setDraft(ledger, place, fields)];
}

function activityDrafts(unit: SampleUnit, span: Span, people: readonly SamplePerson[]): Draft[] {
  return activitiesOf(unit, span.month, people).map((plan, index) =>
    createDraft({ scope: unit.id, entity: 'activity', record: idFor('v', `${unit.key}/${span.month}/${index}`) }, plan),
  );
}

function importDrafts(unit: SampleUnit, plans: readonly ProjectPlan[], span: Span): Draft[] {
  const taken = plans.filter((plan) => plan.takenOverFrom !== null);
  if (span.to !== FIRST_ENTRY || taken.length === 0) return [];
  const place = importPlace(unit);
  return [
    createDraft({ ...place, source: { importId: place.record } }, { file: takenOverFile(unit), records: taken.length, asOf: FIRST_ENTRY }),
  ];
}

/** All drafts of a unit for one month. */
export function unitDrafts(
  ledger: Ledger,
  unit: SampleUnit,
  plans: readonly ProjectPlan[],
  people: readonly SamplePerson[],
  span: Span,
): Draft[] {
  const known = plans.filter((plan) => plan.entered <= span.to);
  return [
    ...importDrafts(unit, known, span),
    ...known.flatMap((plan) => [
      ...(within(plan.entered, span) ? [projectDraft(plan)] : []),
      ...eventDrafts(plan, span),
      ...fundDrafts(plan, span),
      ...dutyDrafts(ledger, plan, people, span),
      ...standingDrafts(ledger, plan, span),
    ]),
    ...activityDrafts(unit, span, people),
  ];
}
