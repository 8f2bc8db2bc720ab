/**
 * One search over everything that has a name: projects, units, people, letters, supervision items, activities and every other kind of record with a title,
 * also by pinyin initials (柳河镇 ← lhz). What can be found is listed once per state of the ledger; initials are made once per text and kept.
 */
import { titleOf } from '../../shared/exchange/record-text';
import type { Ledger } from '../../shared/ledger/fold';
import { listRecords } from '../../shared/ledger/read';
import { formatDay } from '../../shared/model/dates';
import { entitySpec } from '../../shared/model/entities';
import { initialsOf } from '../../shared/model/initials';
import type { RecordId } from '../../shared/model/ids';
import { pageOf } from '../../shared/reports/record-pages';
import type { RecordPlace } from '../../shared/reports/record-pages';
import { currentLedger } from './use-ledger';

export type Found = {
  /** 项目, 单位, 人员, 文书, 督办, 活动, or the label of another kind of record. */
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Page of its own or of what it belongs to; null for letters and what belongs to nothing. */
  readonly page: RecordPlace | null;
};

type Entry = Omit<Found, 'page'> & { readonly record: RecordId };

const MAX_SHOWN = 40;

/** Kinds listed by hand below, and entries that are found through their project. */
const NOT_GENERAL = new Set([
  'project',
  'unit',
  'person',
  'letter',
  'supervision',
  'activity',
  'stageEvent',
  'moneyEntry',
  'recognition',
  'assignment',
  'letterStep',
  'import',
  'county',
  'post',
  'target',
  'freeze',
  'office',
]);

function general(ledger: Ledger): Entry[] {
  const found: Entry[] = [];
  for (const [entity, states] of ledger.records) {
    const spec = entitySpec(entity);
    if (spec === null || NOT_GENERAL.has(entity)) continue;
    for (const state of states.values()) {
      if (state.struck === undefined)
        found.push({ kind: spec.label, id: state.id, record: state.id, label: titleOf(ledger, state), detail: '' });
    }
  }
  return found;
}

function listEverything(ledger: Ledger): Entry[] {
  const units = new Map<string, string>(listRecords(ledger, 'unit').map(({ id, name }) => [id, name ?? '']));
  const join = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(' ');
  return [
    ...listRecords(ledger, 'project').map(({ id, scope, projectName, investor, number, temporaryNumber }): Entry => ({
      kind: '项目',
      id,
      record: id,
      label: projectName ?? '',
      detail: join(units.get(scope), investor, number ?? temporaryNumber),
    })),
    ...listRecords(ledger, 'unit').map(({ id, name, fullName }): Entry => ({
      kind: '单位',
      id,
      record: id,
      label: name ?? '',
      detail: fullName ?? '',
    })),
    ...listRecords(ledger, 'person').map(({ id, name, phone }): Entry => ({
      kind: '人员',
      id,
      record: id,
      label: name ?? '',
      detail: phone ?? '',
    })),
    ...listRecords(ledger, 'letter').map(({ id, title, number }): Entry => ({
      kind: '文书',
      id,
      record: id,
      label: title ?? '',
      detail: number ?? '',
    })),
    ...listRecords(ledger, 'supervision').map(({ id, matter, unit, person }): Entry => ({
      kind: '督办',
      id,
      record: id,
      label: matter ?? '',
      detail: join(unit === undefined ? '' : units.get(unit), person),
    })),
    ...listRecords(ledger, 'activity').map(({ id, scope, company, content, leader, on }): Entry => ({
      kind: '活动',
      id,
      record: id,
      label: company ?? content ?? '',
      detail: join(on === undefined ? '' : formatDay(on), units.get(scope), leader),
    })),
    ...general(ledger),
  ];
}

/** The ledger is a new object after each change, so what was listed for an older one goes with it. */
const listed = new WeakMap<Ledger, readonly Entry[]>();

function everything(ledger: Ledger): readonly Entry[] {
  const known = listed.get(ledger);
  if (known !== undefined) return known;
  const made = listEverything(ledger);
  listed.set(ledger, made);
  return made;
}

/** Lists what can be found and makes its initials beforehand, so that the first search by letters does not hold the window. */
export function* searchSteps(ledger: Ledger): Generator<void, void> {
  for (const { label } of everything(ledger)) {
    initialsOf(label);
    yield;
  }
}

/** Records whose text, detail or initials hold the words, those that begin with them first. */
export function findRecords(ledger: Ledger, words: string): Found[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const latin = /^[a-z]+$/.test(wanted);
  const hits = everything(ledger).filter(
    ({ label, detail }) =>
      label.toLowerCase().includes(wanted) || detail.toLowerCase().includes(wanted) || (latin && initialsOf(label).includes(wanted)),
  );
  const begins = ({ label }: Entry): number =>
    label.toLowerCase().startsWith(wanted) || (latin && initialsOf(label).startsWith(wanted)) ? 0 : 1;
  return hits
    .sort((a, b) => begins(a) - begins(b))
    .slice(0, MAX_SHOWN)
    .map(({ record, ...entry }) => ({ ...entry, page: entry.kind === '文书' ? null : pageOf(ledger, record) }));
}

/** The same over the open ledger. */
export function searchOpenLedger(words: string): Found[] {
  return findRecords(currentLedger(), words);
}
