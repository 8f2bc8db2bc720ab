/**
 * Who answers for a project, as a row states it, set beside the terms of the ledger (law 4): who is added, whose term ends, whose post or
 * telephone changed. A term is never overwritten; one that a file of an earlier day would end is put to a person.
 */
import { createDraft, setDraft, strikeDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft, Source } from '../ledger/operation';
import { addDays, formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId, Scope } from '../model/ids';
import type { Change } from './changes';
import type { AssignmentFact } from './facts';
import { plainText } from './readings';

/** A term of the ledger with the name it is known by. */
export type KnownDuty = { readonly record: RecordOf<'assignment'>; readonly name: string };

/** Finds a unit by any of its names. */
export type UnitByName = (name: string) => RecordId | null;

type Altered = { readonly record: RecordOf<'assignment'>; readonly values: { readonly post?: string; readonly phone?: string } };

export type DutyChanges = {
  readonly added: readonly AssignmentFact[];
  readonly ended: readonly KnownDuty[];
  readonly altered: readonly Altered[];
  readonly changes: readonly Change[];
  readonly doubts: readonly string[];
};

function isUnitRole(role: AssignmentFact['role']): boolean {
  return role === '责任单位' || role === '服务部门';
}

function altered({ record }: KnownDuty, fact: AssignmentFact): Altered | null {
  const post = fact.post !== undefined && plainText(fact.post) !== plainText(record.post) ? { post: fact.post } : {};
  const phone = fact.phone !== undefined && fact.phone !== record.phone ? { phone: fact.phone } : {};
  const values = { ...post, ...phone };
  return Object.keys(values).length === 0 ? null : { record, values };
}

/** Compares the people and units of a row with the terms that run on `day` or later. A role the row does not name is left alone. */
export function compareDuties(
  known: readonly KnownDuty[],
  facts: readonly AssignmentFact[],
  day: IsoDay,
  unitByName: UnitByName,
): DutyChanges {
  const running = known.filter(({ record }) => record.to === undefined || record.to >= day);
  const same = ({ record, name }: KnownDuty, fact: AssignmentFact): boolean => {
    if (record.role !== fact.role) return false;
    if (plainText(name) === plainText(fact.name)) return true;
    return isUnitRole(fact.role) && record.unit !== undefined && unitByName(fact.name) === record.unit;
  };
  const roles = new Set<string>(facts.map(({ role }) => role));
  const added = facts.filter((fact) => !running.some((own) => same(own, fact)));
  const ended = running.filter((own) => roles.has(own.record.role ?? '') && !facts.some((fact) => same(own, fact)));
  const restated = facts.flatMap((fact) => {
    const own = running.find((duty) => same(duty, fact));
    return (own === undefined ? null : altered(own, fact)) ?? [];
  });
  const names = (role: string): string =>
    ended
      .filter(({ record }) => record.role === role)
      .map(({ name }) => name)
      .join('、');
  const dropped = [...roles].filter((role) => names(role) !== '' && !added.some((fact) => fact.role === role));
  return {
    added,
    ended,
    altered: restated,
    changes: [
      ...added.map(({ role, name }) => ({ field: role, label: role, old: names(role), new: name })),
      ...dropped.map((role) => ({ field: role, label: role, old: names(role), new: '' })),
      ...restated.flatMap(({ record, values }) => [
        ...(values.post === undefined
          ? []
          : [{ field: 'post', label: `${record.role ?? ''}职务`, old: record.post ?? '', new: values.post }]),
        ...(values.phone === undefined
          ? []
          : [{ field: 'phone', label: `${record.role ?? ''}电话`, old: record.phone ?? '', new: values.phone }]),
      ]),
    ],
    doubts: [
      ...dropped.map((role) => `${role}中不再列出${names(role)}`),
      ...ended.flatMap(({ record, name }) =>
        record.from !== undefined && record.from > day
          ? [`${record.role ?? ''}${name}自${formatDay(record.from)}起负责，晚于文件日期`]
          : [],
      ),
    ],
  };
}

export type DutyPlace = {
  readonly scope: Scope;
  readonly source: Source;
  readonly day: IsoDay;
  readonly newId: (prefix: string) => RecordId;
  readonly unitByName: UnitByName;
};

/** New terms of a project, from the file's day on. */
export function newDutyDrafts(project: RecordId, facts: readonly AssignmentFact[], at: DutyPlace): Draft[] {
  return facts.map((fact) => {
    const unit = isUnitRole(fact.role) ? at.unitByName(fact.name) : null;
    return createDraft(
      { scope: at.scope, source: at.source, entity: 'assignment', record: at.newId('a') },
      { project, ...fact, ...(unit === null ? {} : { unit }), from: at.day },
    );
  });
}

/** Drafts of what changed. A term ends on the day before the file's; one that began no earlier than that is a correction and is struck out. */
export function dutyDrafts(ledger: Ledger, project: RecordId, { added, ended, altered: restated }: DutyChanges, at: DutyPlace): Draft[] {
  const reason = `按《${at.source.file ?? ''}》更正`;
  return [
    ...ended.map(({ record }) => {
      const place = { scope: record.scope, entity: 'assignment', record: record.id, source: at.source } as const;
      return record.from !== undefined && record.from >= at.day
        ? strikeDraft({ ...place, reason })
        : setDraft(ledger, place, { to: addDays(at.day, -1) });
    }),
    ...restated.map(({ record, values }) =>
      setDraft(ledger, { scope: record.scope, entity: 'assignment', record: record.id, source: at.source }, values),
    ),
    ...newDutyDrafts(project, added, at),
  ];
}
