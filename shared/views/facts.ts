/**
 * The ledger as the plain facts an evaluation reads (`shared/scoring/facts`). Ids are the ledger's record ids, so that an explanation can be followed
 * down to entries. Applies no rule of a scheme; it only says what the ledger says.
 */
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { isValidLead } from '../registers/leads';
import type { FactRow, Facts } from '../scoring/facts';
import { emptyFacts } from '../scoring/facts';
import type { Scheme } from '../scoring/scheme-schema';
import { ladderCards } from './card-facts';
import { grantedExtensions, mattersOf } from './extensions';
import { frozenFacts } from './frozen-facts';
import { increaseFact } from './increase-facts';
import { indexLedger } from './ledger-index';
import { fields, head, moneyFacts, projectFact, stageFacts } from './project-facts';

/** What of a scheme the facts are named after. */
export type Named = Pick<Scheme, 'targets' | 'ladders' | 'measures'> & {
  readonly items?: Scheme['items'];
  readonly deadlines?: Scheme['deadlines'];
};

function unitFacts(ledger: Ledger): Pick<Facts, 'units' | 'persons' | 'posts' | 'memberships'> {
  const units = listRecords(ledger, 'unit').map((unit) => ({
    ...head(ledger, 'unit', unit),
    name: unit.name ?? unit.id,
    kind: unit.kind ?? '',
    ...(unit.section === undefined ? {} : { section: unit.section }),
  }));
  const persons = listRecords(ledger, 'person').map((person) => ({ ...head(ledger, 'person', person), name: person.name ?? person.id }));
  const posts = listRecords(ledger, 'post').flatMap((post) =>
    post.person === undefined || post.unit === undefined || post.from === undefined
      ? []
      : [
          {
            ...head(ledger, 'post', post),
            person: post.person,
            unit: post.unit,
            post: post.title ?? '',
            ...(post.head === true ? { rank: '主要负责人' } : post.rank === undefined ? {} : { rank: post.rank }),
            from: post.from,
            ...(post.to === undefined ? {} : { to: post.to }),
          },
        ],
  );
  const memberships = listRecords(ledger, 'group').flatMap((group) =>
    (group.units ?? []).map((unit) => ({
      id: `${group.id}:${unit}`,
      group: group.key ?? group.id,
      subject: unit,
      from: `${group.year ?? 0}-01-01`,
      to: `${group.year ?? 0}-12-31`,
    })),
  );
  return { units, persons, posts, memberships };
}

/** Id of the scheme's target that an indicator of the ledger means: the same id or the same title; without a scheme the indicator itself. */
function targetId(indicator: string, scheme: Named | null): string {
  return scheme?.targets.find(({ id, title }) => id === indicator || title === indicator)?.id ?? indicator;
}

function targetFacts(ledger: Ledger, scheme: Named | null): Facts['targets'] {
  return listRecords(ledger, 'target').flatMap((target) => {
    const { unit, indicator, year, base, stretch, phases, document, from } = target;
    if (unit === undefined || indicator === undefined || year === undefined || base === undefined) return [];
    const values = (phases ?? []).map(({ through, value }) => ({ until: lastDayOf(through), value }));
    return [
      {
        ...head(ledger, 'target', target),
        owner: { kind: 'unit', id: unit } as const,
        target: targetId(indicator, scheme),
        year,
        base,
        ...(stretch === undefined ? {} : { stretch }),
        ...(values.length === 0 ? {} : { schedule: { is: 'milestones' as const, values } }),
        ...(document === undefined ? {} : { paper: document }),
        ...(from === undefined ? {} : { from }),
      },
    ];
  });
}

/** Last month-day of a month, without a year: February ends on the 28th in a schedule. */
function lastDayOf(month: string): string {
  const number = month.slice(5);
  const days = number === '02' ? '28' : ['04', '06', '09', '11'].includes(number) ? '30' : '31';
  return `${number}-${days}`;
}

/** Marks given by judges (S-88); a scheme's rating item is meant by its id or title. */
function ratingFacts(ledger: Ledger, scheme: Named | null): Facts['ratings'] {
  return listRecords(ledger, 'manualScore').flatMap((record) => {
    const { unit, item, month, raterClass, rater, score, ground } = record;
    if (unit === undefined || item === undefined || month === undefined || raterClass === undefined || score === undefined) return [];
    return [
      {
        ...head(ledger, 'manualScore', record),
        item: scheme?.items?.find(({ id, title }) => id === item || title === item)?.id ?? item,
        subject: unit,
        raterClass,
        score,
        date: month,
        ...(rater === undefined ? {} : { rater }),
        ...(ground === undefined ? {} : { reason: ground.slice(0, 200) }),
      },
    ];
  });
}

type Activities = Facts['activities'];

function activityFact(ledger: Ledger, activity: RecordOf<'activity'>): Activities {
  const { kind, on, headcount, project, ...more } = activity;
  const { days, place, leader, company, origin, settled, outcome, firms, booklets, talks } = more;
  if (kind === undefined || on === undefined) return [];
  return [
    {
      ...head(ledger, 'activity', activity),
      unit: activity.scope,
      kind,
      date: on,
      ...(project === undefined ? {} : { project }),
      ...(headcount === undefined ? {} : { count: headcount }),
      fields: fields({ days, place, leader, company, origin, settled, outcome, firms, booklets, talks }),
    },
  ];
}

/** Leads count as activities of the kind 招商线索; one that meets the criteria of 有效 is recognised (S-07, S-62: 有效信息不少于30条). */
function leadFact(ledger: Ledger, lead: RecordOf<'lead'>): Activities {
  const { receivedOn, project, source, verdict, origin, industry, giver } = lead;
  if (receivedOn === undefined) return [];
  return [
    {
      ...head(ledger, 'lead', lead),
      unit: lead.scope,
      kind: '招商线索',
      date: receivedOn,
      ...(project === undefined ? {} : { project }),
      recognised: isValidLead(lead),
      fields: fields({ source, verdict, origin, industry, giver, converted: project !== undefined }),
    },
  ];
}

function matterFacts(ledger: Ledger): Facts['matters'] {
  return mattersOf(ledger).flatMap((item) => {
    const { matter, unit, project, raisedOn, due, closedOn, source } = item;
    if (matter === undefined || raisedOn === undefined) return [];
    return [
      {
        ...head(ledger, 'supervision', item),
        title: matter.slice(0, 200),
        ...(unit === undefined ? {} : { unit }),
        ...(project === undefined ? {} : { project }),
        date: raisedOn,
        fields: fields({ due, closedOn, source, answered: item.feedback !== undefined }),
      },
    ];
  });
}

/** 延期 granted to a 督办事项, for every 时限 of the 办法 that runs on matters; how often one may be granted the 办法 says (D28). */
function extensionFacts(ledger: Ledger, scheme: Named | null): Facts['extensions'] {
  const running = (scheme?.deadlines ?? []).filter(({ subject, extension }) => subject === 'matter' && extension !== 'none');
  return grantedExtensions(ledger).flatMap(({ record, about, until, by, on }) =>
    getRecord(ledger, 'supervision', about) === null
      ? []
      : running.map(({ id }) => ({
          ...head(ledger, 'appeal', record),
          id: `${record.id}:${id}`,
          deadline: id,
          subject: about,
          to: until,
          approver: by,
          date: on,
        })),
  );
}

/** A 直报指标 (S-115) by the id or the name of the scheme's measure. */
function figureFact(ledger: Ledger, scheme: Named | null, figure: RecordOf<'directFigure'>): Facts['figures'] {
  const { unit, indicator, month, value } = figure;
  if (unit === undefined || indicator === undefined || month === undefined || value === undefined) return [];
  return [
    {
      ...head(ledger, 'directFigure', figure),
      indicator: scheme?.measures.find(({ id, name }) => id === indicator || name === indicator)?.id ?? indicator,
      owner: { kind: 'unit', id: unit } as const,
      date: month,
      reported: value,
      recognised: value,
    },
  ];
}

/** Who has credit for a project, with the days on which the share holds (S-09); read by the 分成规则 of a scheme. */
function contributionFacts(ledger: Ledger): Facts['contributions'] {
  return listRecords(ledger, 'credit').flatMap((credit) => {
    const { project, unit, person, role, percent, from, to, decidedBy } = credit;
    const owner = unit ?? person;
    if (project === undefined || owner === undefined || role === undefined) return [];
    return [
      {
        ...head(ledger, 'credit', credit),
        project,
        owner,
        role,
        ...(percent === undefined ? {} : { percent }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(decidedBy === undefined ? {} : { confirmedBy: decidedBy }),
      },
    ];
  });
}

function guaranteeFacts(ledger: Ledger): Facts['guarantees'] {
  return listRecords(ledger, 'assignment').flatMap((duty) => {
    const { role, person, project, from, to } = duty;
    if (role !== '包保领导' || person === undefined || from === undefined) return [];
    return [
      {
        ...head(ledger, 'assignment', duty),
        person,
        ...(project === undefined ? {} : { project }),
        from,
        ...(to === undefined ? {} : { to }),
      },
    ];
  });
}

/** Entities whose record is one fact by itself, with the table it stands in. */
export const SINGLE_FACTS = { increase: 'money', activity: 'activities', lead: 'activities', directFigure: 'figures' } as const;

/** The one fact of such a record; null when it says too little, was struck out, or is not held. */
export function singleFact(ledger: Ledger, entity: keyof typeof SINGLE_FACTS, id: RecordId, scheme: Named | null): FactRow | null {
  if (entity === 'directFigure') {
    const figure = getRecord(ledger, entity, id);
    return figure === null || figure.struck !== undefined ? null : (figureFact(ledger, scheme, figure)[0] ?? null);
  }
  if (entity === 'increase') {
    const increase = getRecord(ledger, entity, id);
    return increase === null || increase.struck !== undefined ? null : (increaseFact(ledger, increase)[0] ?? null);
  }
  if (entity === 'lead') {
    const lead = getRecord(ledger, entity, id);
    return lead === null || lead.struck !== undefined ? null : (leadFact(ledger, lead)[0] ?? null);
  }
  const activity = getRecord(ledger, entity, id);
  return activity === null || activity.struck !== undefined ? null : (activityFact(ledger, activity)[0] ?? null);
}

/**
 * All facts of a ledger.
 * @param scheme names the targets and ladders that the ledger's indicators and decisions belong to; null for facts alone
 */
export function factsOf(ledger: Ledger, scheme: Named | null): Facts {
  const index = indexLedger(ledger);
  const projects = listRecords(ledger, 'project');
  return {
    ...emptyFacts(),
    ...unitFacts(ledger),
    projects: projects.map((project) => projectFact(ledger, project)),
    stages: projects.flatMap((project) => stageFacts(ledger, index, project)),
    money: [
      ...projects.flatMap((project) => moneyFacts(ledger, index, project)),
      ...listRecords(ledger, 'increase').flatMap((increase) => increaseFact(ledger, increase)),
    ],
    activities: [
      ...listRecords(ledger, 'activity').flatMap((activity) => activityFact(ledger, activity)),
      ...listRecords(ledger, 'lead').flatMap((lead) => leadFact(ledger, lead)),
    ],
    figures: listRecords(ledger, 'directFigure').flatMap((figure) => figureFact(ledger, scheme, figure)),
    ratings: ratingFacts(ledger, scheme),
    targets: targetFacts(ledger, scheme),
    contributions: contributionFacts(ledger),
    guarantees: guaranteeFacts(ledger),
    matters: matterFacts(ledger),
    cards: ladderCards(ledger, scheme),
    extensions: extensionFacts(ledger, scheme),
    frozen: frozenFacts(ledger),
  };
}
