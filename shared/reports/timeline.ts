/**
 * Everything dated that the ledger knows about one project on one line of time: stages, money, people, supervision, letters, activities, and every other
 * kind of entry that names the project, also kinds added later: what a kind looks like is read from the entity registry. Pure.
 */
import { findState } from '../exchange/record-text';
import type { Ledger } from '../ledger/fold';
import type { RecordState } from '../ledger/fold-record';
import { getRecord, listRecords } from '../ledger/read';
import { firstDay, formatDate, formatDay, ledgerDateSchema } from '../model/dates';
import { entitySpec } from '../model/entities';
import type { RecordId } from '../model/ids';
import { recordIdSchema } from '../model/ids';
import { mention } from '../views/duty-view';
import { evidenceOf } from '../views/evidence';
import { mattersOf } from '../views/extensions';
import { indexLedger } from '../views/ledger-index';
import { sourceText } from './changes';
import { dayText, fieldText, moneyText } from './words';

export type TimeLine = {
  /** The record the line speaks of; with `part`, unique. */
  readonly record: RecordId;
  readonly part: string;
  /** Sorts the lines: 2026-03-15. */
  readonly day: string;
  readonly when: string;
  /** 阶段, 资金, 责任, 督办, 文书, … */
  readonly kind: string;
  readonly says: string;
  readonly person: string;
  readonly source: string;
};

const OWN_WORDS: Readonly<Record<string, string>> = { stageEvent: '阶段', moneyEntry: '资金', assignment: '责任', supervision: '督办' };
/** Kinds with a telling of their own below, or that are no event. */
const TOLD = new Set(['project', 'moneyEntry', 'recognition', 'assignment', 'supervision', 'letter', 'letterStep', 'import', 'evidence']);

type Maker = Pick<TimeLine, 'person' | 'source'>;

function madeBy(ledger: Ledger, state: RecordState | null): Maker {
  const op = state === null ? undefined : ledger.operations.get(state.madeBy);
  return op === undefined ? { person: '', source: '' } : { person: op.person, source: sourceText(op) };
}

/** The first date among a record's fields and how it reads. */
function datedBy(state: RecordState): { readonly field: string; readonly day: string; readonly when: string } | null {
  for (const [field, spec] of Object.entries(entitySpec(state.entity)?.fields ?? {})) {
    const value = state.fields[field]?.value;
    if (value === null || value === undefined) continue;
    if (spec.kind === 'day' && typeof value === 'string') return { field, day: value, when: dayText(value) };
    if (spec.kind === 'month' && typeof value === 'string')
      return { field, day: `${value}-01`, when: formatDate({ date: value, precision: 'month' }) };
    const date = spec.kind === 'date' ? ledgerDateSchema.safeParse(value) : null;
    if (date?.success === true) return { field, day: firstDay(date.data), when: formatDate(date.data) };
  }
  return null;
}

/** A record in words: its filled fields, without references and the date it stands at. */
function wordsOf(ledger: Ledger, state: RecordState, without: string): string {
  return Object.entries(entitySpec(state.entity)?.fields ?? {})
    .filter(([field, { kind }]) => field !== without && !['json', 'ref', 'refs', 'textMap'].includes(kind))
    .flatMap(([field, { label, kind }]) => {
      const value = state.fields[field]?.value;
      if (value === null || value === undefined || value === '') return [];
      const text = fieldText(ledger, state.entity, field, value);
      return [kind === 'choice' ? text : `${label}：${text}`];
    })
    .join('　');
}

function names(state: RecordState, project: RecordId): boolean {
  const one = state.fields['project']?.value;
  const many = state.fields['projects']?.value;
  return one === project || (Array.isArray(many) && many.includes(project));
}

/** Entries of kinds that need no telling of their own. */
function plainLines(ledger: Ledger, project: RecordId): TimeLine[] {
  const lines: TimeLine[] = [];
  for (const [entity, states] of ledger.records) {
    if (TOLD.has(entity) || entitySpec(entity) === null) continue;
    for (const state of states.values()) {
      if (state.struck !== undefined || !names(state, project)) continue;
      const dated = datedBy(state);
      const { day, when, field } = dated ?? { day: '', when: '未写日期', field: '' };
      const kind = OWN_WORDS[entity] ?? entitySpec(entity)?.label ?? '';
      lines.push({ record: state.id, part: '', day, when, kind, says: wordsOf(ledger, state, field), ...madeBy(ledger, state) });
    }
  }
  return lines;
}

function moneyLines(ledger: Ledger, project: RecordId): TimeLine[] {
  return (indexLedger(ledger).funds.get(project) ?? []).map(({ record, recognition }) => {
    const recognised =
      recognition?.recognised === undefined
        ? '待核定'
        : `核定${moneyText(recognition.recognised)}${recognition.ground === undefined ? '' : `（核减理由：${recognition.ground}）`}`;
    return {
      record: record.id,
      part: '',
      day: record.month === undefined ? '' : `${record.month}-28`,
      when: record.month === undefined ? '未写月份' : formatDate({ date: record.month, precision: 'month' }),
      kind: '资金',
      says: `${record.kind ?? ''}　${record.span ?? ''}申报${moneyText(record.reported)}　${recognised}`,
      ...madeBy(ledger, findState(ledger, record.id)),
    };
  });
}

function dutyLines(ledger: Ledger, project: RecordId): TimeLine[] {
  const index = indexLedger(ledger);
  return (index.assignments.get(project) ?? []).flatMap((duty) => {
    const { name, post } = mention(index, duty);
    const who = `${duty.role ?? ''}　${name}${post === undefined ? '' : `（${post}）`}`;
    const maker = madeBy(ledger, findState(ledger, duty.id));
    const line = (part: string, day: string | undefined, words: string): TimeLine[] =>
      day === undefined ? [] : [{ record: duty.id, part, day, when: dayText(day), kind: '责任', says: words, ...maker }];
    const begin =
      duty.from === undefined
        ? [{ record: duty.id, part: 'from', day: '', when: '未写日期', kind: '责任', says: `${who}　起负责`, ...maker }]
        : line('from', duty.from, `${who}　起负责${duty.ground === undefined ? '' : `（依据：${duty.ground}）`}`);
    return [...begin, ...line('to', duty.to, `${who}　任期止`)];
  });
}

function supervisionLines(ledger: Ledger, project: RecordId): TimeLine[] {
  return mattersOf(ledger)
    .filter((item) => item.project === project)
    .flatMap((item) => {
      const maker = madeBy(ledger, findState(ledger, item.id));
      const base = { record: item.id, kind: '督办', ...maker };
      const due = item.due === undefined ? '' : `，${formatDay(item.due)}前办结`;
      const raised: TimeLine = {
        ...base,
        part: 'raised',
        day: item.raisedOn ?? '',
        when: item.raisedOn === undefined ? '未写日期' : formatDay(item.raisedOn),
        says: `交办：${item.matter ?? ''}（${item.source ?? ''}，${item.person ?? ''}${due}）${item.feedback === undefined ? '' : `　办理情况：${item.feedback}`}`,
      };
      if (item.closedOn === undefined) return [raised];
      return [
        raised,
        {
          ...base,
          part: 'closed',
          day: item.closedOn,
          when: formatDay(item.closedOn),
          says: `销号：${item.matter ?? ''}（${item.closedBy ?? ''}）`,
        },
      ];
    });
}

/** Letters about the project: those that its supervision items name, and those that name the project in their content. */
export function lettersAbout(ledger: Ledger, project: RecordId): RecordId[] {
  const items = listRecords(ledger, 'supervision').filter((item) => item.project === project);
  const named = new Set(items.flatMap(({ letter }) => (letter === undefined ? [] : [letter])));
  for (const { id, fields } of listRecords(ledger, 'letter')) {
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields) && fields['project'] === project) named.add(id);
  }
  return [...named];
}

function letterLines(ledger: Ledger, project: RecordId): TimeLine[] {
  const about = new Set(lettersAbout(ledger, project));
  return listRecords(ledger, 'letterStep').flatMap((step): TimeLine[] => {
    const id = recordIdSchema.safeParse(step.letter);
    if (!id.success || !about.has(id.data)) return [];
    const letter = getRecord(ledger, 'letter', id.data);
    const title = [letter?.number, letter?.title].filter((part) => part !== undefined).join('　');
    return [
      {
        record: id.data,
        part: step.id,
        day: step.on ?? '',
        when: step.on === undefined ? '未写日期' : formatDay(step.on),
        kind: '文书',
        says: `${step.step ?? ''}　${title}${step.note === undefined ? '' : `（${step.note}）`}`,
        ...madeBy(ledger, findState(ledger, step.id)),
        person: step.by ?? '',
      },
    ];
  });
}

/** Activities with the project's investor: the entry names the company, not the project. */
function activityLines(ledger: Ledger, project: RecordId): TimeLine[] {
  const record = getRecord(ledger, 'project', project);
  const investor = record?.investor?.trim();
  if (record === null || investor === undefined || investor === '') return [];
  return listRecords(ledger, 'activity').flatMap((activity): TimeLine[] => {
    if (activity.company?.trim() !== investor || activity.on === undefined) return [];
    const state = findState(ledger, activity.id);
    if (state === null || names(state, project)) return [];
    return [
      {
        record: activity.id,
        part: '',
        day: activity.on,
        when: formatDay(activity.on),
        kind: '招商活动',
        says: `${activity.kind ?? ''}　${activity.leader ?? ''}　${activity.place ?? ''}　${activity.content ?? ''}　${activity.outcome ?? ''}（企业名称与投资方相同）`,
        ...madeBy(ledger, state),
      },
    ];
  });
}

function evidenceLines(ledger: Ledger, project: RecordId): TimeLine[] {
  return evidenceOf(ledger, project).map(({ id, takenOn, kind, fileName, proves, note }) => ({
    record: id,
    part: '',
    day: takenOn ?? '',
    when: takenOn === undefined ? '未写日期' : formatDay(takenOn),
    kind: '佐证',
    says: [`${kind ?? ''}　${fileName ?? ''}（${proves}）`, note ?? ''].filter(Boolean).join('　'),
    ...madeBy(ledger, findState(ledger, id)),
  }));
}

/** All lines of a project, the latest first; what has no date comes last. */
export function projectTimeline(ledger: Ledger, project: RecordId): TimeLine[] {
  return [
    ...plainLines(ledger, project),
    ...moneyLines(ledger, project),
    ...dutyLines(ledger, project),
    ...supervisionLines(ledger, project),
    ...letterLines(ledger, project),
    ...evidenceLines(ledger, project),
    ...activityLines(ledger, project),
  ].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
