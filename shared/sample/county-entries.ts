/**
 * What the sample county office itself enters: the county, units, people, groups, targets, calendars, the scheme, recognitions, project numbers,
 * statistics markers, supervision and letters.
 */
import { createDraft, setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { workCalendar } from '../calendar/holiday-table';
import type { HolidayTable } from '../calendar/holiday-table';
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { proposalKey } from '../escalation/proposal-key';
import { FIELD_KINDS } from '../model/field-kinds';
import { newRecordId, recordId } from '../model/ids';
import type { RecordId } from '../model/ids';
import { yuan } from '../model/money';
import type { Scheme } from '../scoring/scheme-schema';
import { DECISION_PLANS, letterPlans, NUMBER_USED_ELSEWHERE, SAMPLE_SERIES, supervisionPlans } from './paper';
import type { SupervisionPlan } from './paper';
import type { SamplePerson } from './people';
import type { ProjectPlan } from './projects';
import { randomFrom } from './random';
import { targetPlans } from './targets';
import { groupOf, SAMPLE_GROUPS, SAMPLE_TODAY, SAMPLE_UNITS } from './units';

/** A lasting id from a text that names the record. */
export function idFor(prefix: string, key: string): RecordId {
  return newRecordId(prefix, randomFrom(`id/${prefix}/${key}`).bytes(10));
}

const county = <E extends string>(entity: E, record: RecordId) => ({ scope: 'county', entity, record }) as const;

/** The county, its units, people and words: the first entries of the ledger. */
export function foundingDrafts(people: readonly SamplePerson[]): Draft[] {
  const head = createDraft(county('county', recordId('c-qingshi')), {
    name: '青石县',
    office: '青石县招商引资工作领导小组办公室',
    issuer: '青石县招商引资工作领导小组办公室',
    issuerCode: SAMPLE_SERIES,
    contact: '秦晓雁',
    phone: '0000-6000001',
    practice: true,
    fixedToday: SAMPLE_TODAY,
  });
  const units = SAMPLE_UNITS.map((unit, index) =>
    createDraft(county('unit', unit.id), {
      name: unit.name,
      fullName: unit.fullName,
      kind: unit.kind,
      section: unit.section,
      aliases: [...unit.aliases],
      order: index + 1,
      from: unit.from ?? isoDay('2021-01-01'),
    }),
  );
  return [head, ...units, ...people.flatMap(personDrafts), wordsDraft()];
}

function personDrafts(person: SamplePerson): Draft[] {
  const own = createDraft(county('person', person.id), { name: person.name, phone: person.phone, county: person.unit === null });
  const post = createDraft(county('post', recordId(person.id.replace(/^h-/, 'o-'))), {
    person: person.id,
    ...(person.unit === null ? {} : { unit: person.unit }),
    title: person.title,
    ...(person.team === undefined ? {} : { team: person.team }),
    head: person.head,
    from: person.from,
    ...(person.to === undefined ? {} : { to: person.to }),
  });
  return [own, post];
}

function wordsDraft(): Draft {
  return createDraft(county('words', recordId('w-qingshi')), {
    map: { 包保领导: '包保领导', 赛区: '赛区', 序时: '序时进度', 县直: '县直单位' },
  });
}

/** Groups and holidays of a year, entered at its start. */
export function yearDrafts(year: 2025 | 2026, tables: readonly HolidayTable[]): Draft[] {
  const groups = SAMPLE_GROUPS.map((group, index) =>
    createDraft(county('group', recordId(`g-${year}-${index + 1}`)), {
      name: group.name,
      year,
      key: group.key,
      units: SAMPLE_UNITS.filter((unit) => groupOf(unit, year)?.key === group.key).map(({ id }) => id),
      order: index + 1,
    }),
  );
  const calendar = tables
    .filter((table) => table.year === year)
    .map((table) =>
      createDraft(county('calendar', recordId(`y-${year}`)), {
        year,
        holidays: [...workCalendar([table]).off].map((day) => isoDay(day)),
        workdays: table.makeupWorkdays.map((day) => isoDay(day)),
        source: `${table.source.title}（${table.source.docNumber}）`,
      }),
    );
  return [...groups, ...calendar];
}

/** Targets of a year with the paper they were given by. */
export function targetDrafts(year: 2025 | 2026): Draft[] {
  return targetPlans(year).map((plan) =>
    createDraft(county('target', idFor('t', `${plan.unit.key}/${plan.indicator}/${year}`)), {
      unit: plan.unit.id,
      indicator: plan.indicator,
      year,
      base: plan.base,
      stretch: plan.stretch,
      phases: [...plan.phases],
      document: `青招组〔${year}〕2号`,
    }),
  );
}

/** The county's own 考核办法: the file goes into the ledger whole. */
export function schemeDraft(scheme: Scheme): Draft {
  const { title, docNumber, adoptedOn } = scheme.basis;
  return createDraft(county('scheme', recordId('f-qingshi-2026')), {
    title,
    year: 2026,
    documentNumber: docNumber,
    ...(adoptedOn === undefined ? {} : { effectiveFrom: isoDay(adoptedOn) }),
    body: FIELD_KINDS.json.parse(scheme),
  });
}

/** County numbers for the projects signed in a month: 青招2026-001 … in the order of signing. */
export function numberDrafts(ledger: Ledger, signed: readonly { readonly plan: ProjectPlan; readonly number: string }[]): Draft[] {
  return signed.map(({ plan, number }) => setDraft(ledger, { scope: plan.unit.id, entity: 'project', record: plan.id }, { number }));
}

/** What the county recognised of the fund entries of a month. */
export function recognitionDrafts(plan: ProjectPlan, months: readonly string[]): Draft[] {
  return plan.funds.flatMap((fund) => {
    if (fund.recognised === null || !months.includes(fund.month)) return [];
    const key = `${plan.id}/${fund.month}`;
    const place = { scope: plan.unit.id, entity: 'recognition', record: idFor('k', key) } as const;
    const ground = fund.ground === undefined ? {} : { ground: fund.ground };
    return [createDraft(place, { entry: idFor('m', key), recognised: yuan(fund.recognised), decidedBy: '县招商办核定组', ...ground })];
  });
}

/** 入统 and 入规, which the statistics office gives and the county enters. */
export function markerDrafts(plan: ProjectPlan, from: IsoDay, to: IsoDay): Draft[] {
  return plan.timeline.events.flatMap(({ stage, on, day }) => {
    if ((stage !== '入统' && stage !== '入规') || day <= from || day > to) return [];
    const place = { scope: plan.unit.id, entity: 'stageEvent', record: idFor('s', `${plan.id}/${stage}`) } as const;
    return [createDraft(place, { project: plan.id, stage, on, acceptedOn: on, evidence: '统计部门批复' })];
  });
}

/** Supervision and letters dated in a span of days (`from` not included). */
export function paperDrafts(ledger: Ledger, from: IsoDay, to: IsoDay): Draft[] {
  const within = (day: IsoDay | undefined): boolean => day !== undefined && day > from && day <= to;
  const supervisions = supervisionPlans();
  const raised = supervisions
    .filter((plan) => within(plan.raisedOn))
    .map(({ id, matter, source, unit, raisedOn, due, dueRule }) =>
      createDraft({ ...county('supervision', id), scope: unit }, { matter, source, unit, raisedOn, due, dueRule }),
    );
  const answered = supervisions.flatMap((plan) => {
    const { feedback, closedOn } = plan;
    const told = feedback !== undefined && within(feedback.on) ? { feedback: feedback.text } : {};
    const closed = closedOn !== undefined && within(closedOn) ? { closedOn, closedBy: '秦晓雁' } : {};
    const fields = { ...told, ...closed };
    return Object.keys(fields).length === 0 ? [] : [setDraft(ledger, { ...county('supervision', plan.id), scope: plan.unit }, fields)];
  });
  return [...raised, ...answered, ...letterDrafts(ledger, within), ...decisionDrafts(within), ...numberUsedDrafts(within)];
}

/** What the leading group decided on the ladder, registered by the county office. */
function decisionDrafts(within: (day: IsoDay | undefined) => boolean): Draft[] {
  return DECISION_PLANS.filter(({ on }) => within(on)).map(({ id, unit, ladder, level, asOf, on, rule, basis }) =>
    createDraft(
      { ...county('measureDecision', id), scope: unit },
      {
        proposal: proposalKey({ ladder, level, subject: { kind: 'unit', id: unit }, period: asOf.slice(0, 7), kind: 'issue' }),
        unit,
        level,
        period: asOf.slice(0, 7),
        outcome: '已签发',
        on,
        decidedBy: '县招商引资工作领导小组组长',
        evidence: { rule, basis, figures: [], counters: { behind: 2 }, document: '青招组发〔2026〕1号' },
      },
    ),
  );
}

/** Content of a 督办通知单, field by field as its template asks for it; number and date are the letter's own. */
function noticeFields(item: SupervisionPlan, dated: IsoDay) {
  const unit = SAMPLE_UNITS.find(({ id }) => id === item.unit);
  return {
    agency: '青石县招商引资工作领导小组办公室',
    unit: unit?.fullName ?? '',
    basis: '青石县2026年招商引资工作考核办法（青招组发〔2026〕1号）',
    dated,
    contact: '秦晓雁',
    phone: '0000-6000001',
    matter: item.matter,
    source: item.source,
    problem: `${item.matter}尚未办结，影响项目进度。`,
    request: `请抓紧办理，${item.dueRule}办结，并书面反馈办理情况。`,
    leadUnit: unit?.name ?? '',
    person: '单位主要负责人',
    due: item.due,
    reply: '书面反馈，加盖单位公章',
  };
}

function letterDrafts(ledger: Ledger, within: (day: IsoDay | undefined) => boolean): Draft[] {
  return letterPlans().flatMap((plan) => {
    if (!within(plan.dated)) return [];
    const item = supervisionPlans()[plan.supervision];
    if (item === undefined) return [];
    const letter = createDraft(
      { ...county('letter', plan.id), scope: plan.unit },
      {
        template: 'supervision-notice',
        title: plan.title,
        unit: plan.unit,
        series: SAMPLE_SERIES,
        year: 2026,
        serial: plan.serial,
        number: `${SAMPLE_SERIES}〔2026〕${plan.serial}号`,
        dated: plan.dated,
        fields: noticeFields(item, plan.dated),
        copies: 2,
        replyDue: plan.replyDue,
      },
    );
    const steps = plan.steps.map(({ step, on, by, copies, note, filedAt }, index) =>
      createDraft(
        { ...county('letterStep', recordId(`e-sample-${plan.serial}-${index + 1}`)), scope: plan.unit },
        {
          letter: plan.id,
          step,
          on,
          by,
          ...(copies === undefined ? {} : { copies }),
          ...(note === undefined ? {} : { note }),
          ...(filedAt === undefined ? {} : { filedAt }),
        },
      ),
    );
    return [letter, ...steps, setDraft(ledger, { ...county('supervision', item.id), scope: item.unit }, { letter: plan.id })];
  });
}

function numberUsedDrafts(within: (day: IsoDay | undefined) => boolean): Draft[] {
  const { series, year, serial, day } = NUMBER_USED_ELSEWHERE;
  if (!within(day)) return [];
  return [createDraft(county('numberUsed', recordId('n-sample-3')), { series, year, serial, why: '本号由其他文件使用' })];
}
