/**
 * Which project of the ledger a row may be (design/import.md, duplicate levels). Only a certain match in the same scope is taken as it is;
 * everything else is put to a person (law 8).
 */
import type { Ledger } from '../ledger/fold';
import { eachRecord } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import type { RecordId, Scope } from '../model/ids';
import { eachIn } from '../steps';
import type { Steps } from '../steps';
import type { RowFacts } from './facts';
import { plainText } from './readings';

export const MATCH_LEVELS = { certain: '相同', likely: '很可能', ask: '请核对' } as const;
export type MatchLevel = keyof typeof MATCH_LEVELS;

export type Candidate = {
  readonly record: RecordId;
  readonly projectName: string;
  readonly level: MatchLevel;
  readonly why: string;
  readonly sameScope: boolean;
  readonly scope: Scope;
};

/** A name without spaces, brackets and punctuation, for comparing. */
export function nameKey(name: string | undefined): string {
  return plainText(name).replace(/[()[\]{}【】〔〕《》“”"'·、,，.。:：;；-]/gu, '');
}

/** The parts in which two texts differ: what both begin or end with costs no edit. */
function differing(a: string, b: string): readonly [string, string] {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from += 1;
  let till = 0;
  while (till < shorter - from && a[a.length - 1 - till] === b[b.length - 1 - till]) till += 1;
  return [a.slice(from, a.length - till), b.slice(from, b.length - till)];
}

/** 1 − edit distance ÷ longer length (design/import-contract.md, Compare). */
export function likeness(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 1;
  const [a, b] = differing(one, other);
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return 1 - (previous[b.length] ?? longer) / longer;
}

const ALIKE = 0.85;

/** Whether two names are at least 85 % alike. Most pairs differ already in length, so the distance is only worked out for the others. */
export function areAlike(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  if (longer > 0 && 1 - Math.abs(a.length - b.length) / longer < ALIKE) return false;
  return likeness(a, b) >= ALIKE;
}

type Known = { readonly record: RecordOf<'project'>; readonly name: string; readonly investor: string; readonly industry: string };

/** The ledger's projects, prepared once per import. */
export type ProjectIndex = {
  readonly byName: ReadonlyMap<string, readonly Known[]>;
  readonly byInvestor: ReadonlyMap<string, readonly Known[]>;
};

const PROJECTS_PER_STEP = 200;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Prepares the ledger's projects in steps. */
export function* indexSteps(ledger: Ledger): Steps<ProjectIndex> {
  const byName = new Map<string, Known[]>();
  const byInvestor = new Map<string, Known[]>();
  yield* eachIn(eachRecord(ledger, 'project'), PROJECTS_PER_STEP, (record) => {
    const known = { record, name: nameKey(record.projectName), investor: nameKey(record.investor), industry: nameKey(record.industry) };
    push(byName, known.name, known);
    if (known.investor !== '') push(byInvestor, known.investor, known);
  });
  return { byName, byInvestor };
}

function amountsNear(a: RecordOf<'project'>['totalInvestment'], b: typeof a): boolean {
  if (a == null || b == null || a.currency !== b.currency) return false;
  const larger = Math.max(Math.abs(a.minor), Math.abs(b.minor));
  return larger > 0 && Math.abs(a.minor - b.minor) * 5 <= larger;
}

/**
 * Candidates for a row, best first.
 * @param scope where the row would be written: a match elsewhere is another unit's claim (S-13) and never taken silently
 */
export function findCandidates(index: ProjectIndex, facts: RowFacts, scope: string): Candidate[] {
  const name = nameKey(facts.project.projectName ?? undefined);
  const investor = nameKey(facts.project.investor ?? undefined);
  const industry = facts.project.industry == null ? null : nameKey(facts.project.industry);
  const found = new Map<RecordId, Candidate>();
  const add = ({ record }: Known, level: MatchLevel, why: string): void => {
    if (found.has(record.id)) return;
    const { id, projectName = '' } = record;
    found.set(id, { record: id, projectName, level, why, sameScope: record.scope === scope, scope: record.scope });
  };
  if (name !== '') for (const known of index.byName.get(name) ?? []) add(known, 'certain', '项目名称相同');
  for (const known of investor === '' ? [] : (index.byInvestor.get(investor) ?? [])) {
    if (name !== '' && areAlike(name, known.name)) add(known, 'likely', '投资方相同，名称相近');
    else if (industry === known.industry && amountsNear(facts.project.totalInvestment ?? undefined, known.record.totalInvestment))
      add(known, 'ask', '投资方、行业相同，金额相近');
  }
  const order: Record<MatchLevel, number> = { certain: 0, likely: 1, ask: 2 };
  return [...found.values()].sort((a, b) => order[a.level] - order[b.level] || Number(b.sameScope) - Number(a.sameScope));
}
