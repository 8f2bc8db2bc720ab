/**
 * Who has credit for a project (S-09): units and persons with a role and a share; those of the units add up to 100 % on every day, and so do those of the persons; and projects that two units claim (S-13), with
 * the ruling. Scores read the shares through the 分成规则 of the county's own 办法; without one everything counts for the unit that reports. Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { createDraft, setDraft, strikeDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import { addDays, firstDay } from '../model/dates';
import type { IsoDay, LedgerDate } from '../model/dates';
import type { EntityName, RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { exactFrom, ZERO } from '../scoring/exact';
import type { Exact } from '../scoring/exact';
import type { Scheme } from '../scoring/scheme-schema';
import type { Act } from './send-back';

/** Roles that are offered; a county's own 办法 may name others, and scores go by its words. */
export const CREDIT_ROLES = ['首谈', '推荐', '主导', '参与', '落地'] as const;
export const PERSON_ROLES = ['引荐', '跟踪', '服务'] as const;
export type NewId = (entity: EntityName) => RecordId;

/** The part of a unit or a person; `percent` is a decimal as text, 33.3. */
export type Share = { readonly role: string; readonly percent: string } & ({ readonly unit: RecordId } | { readonly person: RecordId });

/** Roles of the 分成规则 of a 办法 first, then the usual ones. */
export function rolesOffered(scheme: Pick<Scheme, 'splits'> | null): string[] {
  return [...new Set([...(scheme?.splits ?? []).flatMap(({ roles }) => roles.map(({ role }) => role)), ...CREDIT_ROLES, ...PERSON_ROLES])];
}

/** Shares of a project that hold on a day. */
export function creditsOn(ledger: Ledger, project: RecordId, day: IsoDay): RecordOf<'credit'>[] {
  return listRecords(ledger, 'credit').filter(
    (credit) =>
      credit.project === project && (credit.from === undefined || credit.from <= day) && (credit.to === undefined || day <= credit.to),
  );
}

const ownerOf = (share: Share): RecordId => ('unit' in share ? share.unit : share.person);

/** What is wrong with the shares of units, or with those of persons; null when they add up. */
function sumProblem(shares: readonly Share[], who: string, called: string): string | null {
  if (new Set(shares.map(ownerOf)).size < shares.length) return `同一${who}列了两次`;
  const sum = shares.reduce<Exact | null>((total, { percent }) => {
    const part = exactFrom(percent);
    return part === null || total === null ? null : total.add(part);
  }, ZERO);
  return sum?.equals(100) === true ? null : `${called}分成合计${sum?.toString() ?? ''}%，应为100%`;
}

/** Whether shares can stand: each above 0, nobody twice, 100 in all among the units, and among the persons if any are named. @returns null when they do, else what is wrong */
export function shareProblem(shares: readonly Share[]): string | null {
  if (shares.some(({ role }) => role.trim() === '')) return '每一行都要写角色';
  const parts = shares.map(({ percent }) => exactFrom(percent));
  if (parts.some((part) => part === null || part.compare(ZERO) <= 0)) return '每个单位、每个人的分成要大于0';
  const persons = shares.filter((share) => 'person' in share);
  const units = shares.filter((share) => 'unit' in share);
  return (
    (units.length > 0 || persons.length === 0 ? sumProblem(units, '单位', persons.length === 0 ? '' : '单位') : null) ??
    (persons.length > 0 ? sumProblem(persons, '人', '个人') : null)
  );
}

export type ShareWish = { readonly project: RecordId; readonly shares: readonly Share[]; readonly from: IsoDay; readonly ground: string };

/**
 * Sets who has credit from a day on. What held before ends the day before: entries are struck out and entered anew with their last day.
 * @returns E_CREDIT with what is wrong; E_DRAFT without a ground
 */
export function creditDrafts(ledger: Ledger, { project: id, shares, from, ground }: ShareWish, act: Act, freshId: NewId): Result<Draft[]> {
  const project = getRecord(ledger, 'project', id);
  if (project === null) return fail('E_DRAFT', '项目');
  if (ground.trim() === '') return fail('E_DRAFT', '依据');
  const wrong = shareProblem(shares);
  if (wrong !== null) return fail('E_CREDIT', wrong);
  const { scope } = project;
  const before = addDays(from, -1);
  const drafts: Draft[] = [];
  for (const { id: record, scope: _, clashes: __, struck: ___, ...old } of listRecords(ledger, 'credit')) {
    if (old.project !== id || (old.to !== undefined && old.to < from)) continue;
    drafts.push(strikeDraft({ scope, entity: 'credit', record, reason: '分成调整' }));
    if (old.from !== undefined && old.from >= from) continue;
    drafts.push(createDraft({ scope, entity: 'credit', record: freshId('credit') }, { ...old, to: before }));
  }
  for (const share of shares) {
    const values = { project: id, ...share, role: share.role.trim(), from, ground: ground.trim(), decidedBy: act.person };
    drafts.push(createDraft({ scope, entity: 'credit', record: freshId('credit') }, values));
  }
  return ok(drafts);
}

/** Two projects of different units that may be one, and why they look so. */
export type Twin = { readonly one: RecordOf<'project'>; readonly other: RecordOf<'project'>; readonly why: string };

const plain = (text: string | undefined): string => (text ?? '').normalize('NFKC').replace(/[\s“”"'（）()《》·、，,。.-]/gu, '');

/**
 * Projects that two units claim: the same 编号, the same name, or the same investor with the same 总投资. Cases with a ruling, and projects struck out
 * or handed over, are no longer shown.
 */
export function twins(ledger: Ledger): Twin[] {
  const ruled = new Set(
    listRecords(ledger, 'dispute').flatMap(({ project, other, ruledOn }) =>
      ruledOn === undefined ? [] : [`${project ?? ''} ${other ?? ''}`],
    ),
  );
  const groups = new Map<string, RecordOf<'project'>[]>();
  for (const project of listRecords(ledger, 'project')) {
    const investor = plain(project.investor);
    const money = project.totalInvestment;
    const keys = [
      project.number === undefined ? '' : `编号相同 ${project.number}`,
      plain(project.projectName) === '' ? '' : `项目名称相同 ${plain(project.projectName)}`,
      investor === '' || money === undefined ? '' : `投资方和总投资相同 ${investor} ${money.currency} ${money.minor}`,
    ];
    for (const key of keys) if (key !== '') groups.set(key, [...(groups.get(key) ?? []), project]);
  }
  const found = new Map<string, Twin>();
  for (const [key, projects] of groups) {
    for (const [at, one] of projects.entries()) {
      for (const other of projects.slice(at + 1)) {
        const pair = [one.id, other.id].sort().join(' ');
        if (one.scope === other.scope || found.has(pair) || ruled.has(`${one.id} ${other.id}`) || ruled.has(`${other.id} ${one.id}`))
          continue;
        found.set(pair, { one, other, why: key.split(' ')[0] ?? '' });
      }
    }
  }
  return [...found.values()];
}

/** What proves who came first: the earliest dated stage, and when the record itself was entered, by that machine's clock. */
export type ClaimFacts = {
  readonly stage: { readonly stage: string; readonly on: LedgerDate } | null;
  readonly entered: { readonly person: string; readonly at: string } | null;
};

/** The facts a claim on a project rests on (S-13). */
export function claimFacts(ledger: Ledger, project: RecordId): ClaimFacts {
  const dated = listRecords(ledger, 'stageEvent')
    .flatMap(({ project: of, stage, on }) => (of === project && stage !== undefined && on !== undefined ? [{ stage, on }] : []))
    .sort((a, b) => firstDay(a.on).localeCompare(firstDay(b.on), 'en'));
  const state = ledger.records.get('project')?.get(project);
  const made = state === undefined ? undefined : ledger.operations.get(state.madeBy);
  return { stage: dated[0] ?? null, entered: made === undefined ? null : { person: made.person, at: made.at } };
}

/** What a dispute needs of a project; one that the same commit creates has no record yet. */
export type Claimed = Pick<RecordOf<'project'>, 'id' | 'scope' | 'projectName'>;
type Claims = { readonly one: Claimed; readonly other: Claimed; readonly why: string };

/** Registers a dispute between two units about what may be one project. */
export function disputeDraft(record: RecordId, { one, other, why }: Claims, evidence: string, act: Act): Draft {
  const matter = `${why}：“${one.projectName ?? ''}”`;
  const place = { scope: one.scope, entity: 'dispute', record } as const;
  return createDraft(place, { project: one.id, other: other.id, matter, evidence, raisedBy: act.person, raisedOn: act.today });
}

export type Ruling = {
  readonly kept: RecordId;
  readonly ruling: string;
  readonly by: string;
  readonly document: string;
  readonly shares: readonly Share[];
};

/**
 * The ruling: one project counts on, the other is struck out with the reason (nothing vanishes), and the shares hold from today.
 * @returns E_DRAFT without words or a name; E_CREDIT when the shares do not add up; E_SETTLED when it was ruled already
 */
export function rulingDrafts(ledger: Ledger, dispute: RecordOf<'dispute'>, wish: Ruling, act: Act, freshId: NewId): Result<Draft[]> {
  if (dispute.ruledOn !== undefined) return fail('E_SETTLED');
  if (wish.ruling.trim() === '' || wish.by.trim() === '') return fail('E_DRAFT', '裁定和裁定人');
  const dropped = wish.kept === dispute.project ? dispute.other : dispute.project;
  const loser = dropped === undefined ? null : getRecord(ledger, 'project', dropped);
  if (loser === null || (wish.kept !== dispute.project && wish.kept !== dispute.other)) return fail('E_DRAFT', '认定项目');
  const credits = creditDrafts(
    ledger,
    { project: wish.kept, shares: wish.shares, from: act.today, ground: `争议裁定：${wish.ruling.trim()}` },
    act,
    freshId,
  );
  if (!credits.ok) return credits;
  const place = { scope: dispute.scope, entity: 'dispute', record: dispute.id } as const;
  return ok([
    setDraft(ledger, place, {
      kept: wish.kept,
      ruling: wish.ruling.trim(),
      ruledBy: wish.by.trim(),
      ruledOn: act.today,
      document: wish.document.trim(),
    }),
    strikeDraft({
      scope: loser.scope,
      entity: 'project',
      record: loser.id,
      reason: `争议裁定由另一单位计列：${wish.ruling.trim()}`.slice(0, 500),
    }),
    ...credits.value,
  ]);
}
