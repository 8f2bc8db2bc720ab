/**
 * What the register writes: drafts of new letters, their numbers and their steps, as pure functions of the ledger. A numbered letter is never
 * changed: what is wrong is voided (作废) and drafted anew. Nothing here prints or shows anything.
 */
import type { Result } from '../../../shared/errors';
import { fail, ok } from '../../../shared/errors';
import { addressedScope } from '../../../shared/exchange/addressed';
import { isReleaseKey } from '../../../shared/escalation/proposal-key';
import { createDraft, setDraft, strikeDraft } from '../../../shared/ledger/drafts';
import type { Writes } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import type { LetterKind } from '../../../shared/letters/fields';
import { formatDocumentNumber } from '../../../shared/letters/numbers';
import type { DocumentNumber } from '../../../shared/letters/numbers';
import { isIsoDay } from '../../../shared/calendar/iso-date';
import { isoDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import type { LetterStep } from '../../../shared/model/entities-paper';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import type { Json } from '../../../shared/model/field-kinds';
import { COUNTY_SCOPE } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { contentHashOf, contractsOf, contractUnits, personContractsOf, personKey } from '../../../shared/papers/letter-records';
import type { Fields } from '../../../shared/papers/letter-records';
import { contractFields } from '../../../shared/papers/contract-fields';
import { peopleWithTasks, personContractFields } from '../../../shared/papers/person-contract';
import type { PaperInputs } from '../../../shared/papers/inputs';
import { giveNumbers, isSignedByParties, letterKind, takenNumbers } from '../../../shared/papers/register';
import type { RegisteredLetter, RegisteredStep } from '../../../shared/papers/register';
import { FROM_PAPER_REGISTER, mayGiveNumber } from '../../../shared/papers/seats';
import { currentWording } from '../../../shared/papers/wordings';
import { freshId } from '../../data/edits';

/** A letter a person is writing, not yet in the register. */
export type NewLetter = {
  readonly kind: LetterKind;
  readonly title: string;
  readonly unit: RecordId | null;
  /** Who signs a 个人目标责任书. */
  readonly person?: RecordId;
  readonly fields: Fields;
  /** The 督办事项 it is about. */
  readonly supervision: RecordId | null;
  /** The voided letter in whose place it is drafted. */
  readonly replaces?: RegisteredLetter;
};

/** What a person enters of a step; empty things are left out. */
export type StepValues = Omit<Writes<'letterStep'>, 'letter' | 'step'> & { readonly on: IsoDay };

export function toJson(fields: object): Json {
  return FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(fields)));
}

/** Where a letter lies, its steps lie: with the unit it is addressed to. */
type Lying = Pick<RegisteredLetter, 'id' | 'scope'>;

const letterPlace = ({ id, scope }: Lying) => ({ scope, entity: 'letter', record: id }) as const;

export function stepDraft(letter: Lying, step: LetterStep, values: StepValues): Draft {
  const place = { scope: letter.scope, entity: 'letterStep', record: freshId('letterStep') } as const;
  return createDraft(place, { letter: letter.id, step, ...values });
}

/** The number of the new letter on the 督办事项 it is about. */
function aboutDrafts(ledger: Ledger, supervision: RecordId | null, letter: RecordId): Draft[] {
  const item = supervision === null ? null : getRecord(ledger, 'supervision', supervision);
  return item === null ? [] : [setDraft(ledger, { scope: item.scope, entity: 'supervision', record: item.id }, { letter })];
}

/** The day by which an answer is asked for, as the paper states it. */
function replyDue(fields: Fields): { replyDue?: IsoDay } {
  const { due } = fields;
  return typeof due === 'string' && isIsoDay(due) ? { replyDue: isoDay(due) } : {};
}

/** A new letter with its first step 拟稿, and its number on the 督办事项 it is about. */
export function newLetterDrafts(
  ledger: Ledger,
  made: NewLetter,
  by: string,
  on: IsoDay,
): { readonly record: RecordId; readonly drafts: readonly Draft[] } {
  const record = freshId('letter');
  const { kind, title, unit, person, fields, supervision, replaces } = made;
  const wording = currentWording(ledger, kind);
  const lying: Lying = { id: record, scope: addressedScope(ledger, unit) };
  const letter = createDraft(letterPlace(lying), {
    template: kind,
    title,
    fields: toJson(fields),
    ...(unit === null ? {} : { unit }),
    ...(person === undefined ? {} : { person }),
    ...(wording === null ? {} : { wording }),
    ...(replaces === undefined ? {} : { replaces: replaces.id, edition: (replaces.edition ?? 1) + 1 }),
    ...replyDue(fields),
  });
  return { record, drafts: [letter, stepDraft(lying, '拟稿', { on, by }), ...aboutDrafts(ledger, supervision, record)] };
}

/** One unit's 责任书 as a person may look it through. E_CLASH_IN_PAPER while two offices disagree on one of its targets. */
export function newContract(inputs: PaperInputs, unit: RecordId, year: number): Result<NewLetter> {
  const record = getRecord<'unit'>(inputs.ledger, 'unit', unit);
  const clash = listRecords(inputs.ledger, 'target').some(
    (target) => target.unit === unit && target.year === year && target.clashes !== undefined,
  );
  if (clash) return fail('E_CLASH_IN_PAPER', record?.name);
  // The unit first: the narrow list beside the page shows the beginning.
  const title = `${record?.name ?? ''}招商引资目标责任书（${year}年度）`;
  return ok({ kind: 'target-contract', title, unit, fields: contractFields(inputs, unit, year), supervision: null });
}

/** Several letters stored at once. */
type ManyLetters = { readonly drafts: readonly Draft[]; readonly letters: readonly RecordId[] };

/** 责任书 of all units that have none yet, for one commit. */
export function allContractDrafts(inputs: PaperInputs, year: number, by: string): Result<ManyLetters> {
  const standing = contractsOf(inputs.ledger, year);
  const drafts: Draft[] = [];
  const letters: RecordId[] = [];
  for (const { id } of contractUnits(inputs.ledger, year)) {
    if (standing.has(id)) continue;
    const made = newContract(inputs, id, year);
    if (!made.ok) return made;
    const added = newLetterDrafts(inputs.ledger, made.value, by, inputs.today);
    drafts.push(...added.drafts);
    letters.push(added.record);
  }
  return ok({ drafts, letters });
}

/** One person's 个人目标责任书 (S-40). E_PAPER_DATA when he has no task of his own, E_CLASH_IN_PAPER while two offices disagree on one. */
export function newPersonContract(inputs: PaperInputs, unit: RecordId, person: RecordId, year: number): Result<NewLetter> {
  const { ledger } = inputs;
  const name = getRecord<'person'>(ledger, 'person', person)?.name ?? '';
  const clash = listRecords(ledger, 'personTarget').some(
    (own) => own.unit === unit && own.year === year && own.person === person && own.clashes !== undefined,
  );
  if (clash) return fail('E_CLASH_IN_PAPER', name);
  const fields = personContractFields(inputs, unit, person, year);
  if (fields === null) return fail('E_PAPER_DATA', name);
  // The name first: a narrow list shows whose each of a unit's papers is.
  const title = `${name}个人目标责任书（${year}年度，${getRecord<'unit'>(ledger, 'unit', unit)?.name ?? ''}）`;
  return ok({ kind: 'person-contract', title, unit, person, fields, supervision: null });
}

/** 个人目标责任书 of everyone in a unit who has a task and no standing one, for one commit. */
export function allPersonContracts(inputs: PaperInputs, unit: RecordId, year: number, by: string): Result<ManyLetters> {
  const standing = personContractsOf(inputs.ledger, year);
  const drafts: Draft[] = [];
  const letters: RecordId[] = [];
  for (const { person } of peopleWithTasks(inputs.ledger, unit, year, inputs.today)) {
    if (standing.has(personKey(unit, person))) continue;
    const made = newPersonContract(inputs, unit, person, year);
    if (!made.ok) return made;
    const added = newLetterDrafts(inputs.ledger, made.value, by, inputs.today);
    drafts.push(...added.drafts);
    letters.push(added.record);
  }
  return ok({ drafts, letters });
}

/** A letter's content while it has no number; the title stays. */
export function contentDrafts(ledger: Ledger, letter: RegisteredLetter, fields: Fields): Draft[] {
  return [setDraft(ledger, letterPlace(letter), { fields: toJson(fields), ...replyDue(fields) })];
}

/** Who gives a number, on which device, and whether it only copies a number that the 党政办's paper register gave. */
export type NumberGiver = {
  readonly by: string;
  readonly on: IsoDay;
  readonly device: string;
  readonly fromPaperRegister: boolean;
  /** The program's template of their kind, kept with the letters that have no wording of the county's, so that no later version changes their page. */
  readonly words: Json | null;
};

/**
 * Gives letters numbers in a row, beginning with `first`, and records 编号. From here on the content is fixed by its hash.
 * E_SERIES_SEAT when another device holds the series, unless the number comes from the paper register; E_NUMBER_USED when one of them is taken.
 */
export function numberDrafts(
  ledger: Ledger,
  letters: readonly RegisteredLetter[],
  first: DocumentNumber,
  { by, on, device, fromPaperRegister, words }: NumberGiver,
): Result<readonly Draft[]> {
  const seat = mayGiveNumber(ledger, first.series, device, on);
  if (!seat.ok && !fromPaperRegister) return seat;
  const given = giveNumbers(takenNumbers(ledger), first, letters.length);
  if (!given.ok) return given;
  return ok(
    letters.flatMap((letter, at) => {
      const parts = given.value[at];
      if (parts === undefined) return [];
      const number = formatDocumentNumber(parts);
      const kept = words === null || letter.wording !== undefined ? {} : { words };
      const contentHash = contentHashOf({ ...letter, number, ...kept });
      return [
        setDraft(ledger, letterPlace(letter), { ...parts, number, contentHash, ...kept }),
        stepDraft(letter, '编号', { on, by, note: fromPaperRegister ? `${number}，${FROM_PAPER_REGISTER}` : number }),
      ];
    }),
  );
}

export const APPROVALS = ['同意签发', '退回修改', '暂缓签发'] as const;
export type Approval = (typeof APPROVALS)[number];
const APPROVAL_STEPS: Readonly<Record<Approval, LetterStep>> = { 同意签发: '签批', 退回修改: '退回', 暂缓签发: '暂缓' };
const APPROVAL_OUTCOMES: Readonly<Record<Approval, '已签发' | '暂缓' | null>> = { 同意签发: '已签发', 退回修改: null, 暂缓签发: '暂缓' };

/**
 * What the leader answered. A signed letter gets the day of the signature as 成文日期 (GB/T 9704-2012 clause 7.3.5); where the letter came from a
 * proposal, the same answer stands in its 处置记录, so that nobody enters it twice.
 */
export function approvalDrafts(ledger: Ledger, letter: RegisteredLetter, approval: Approval, values: StepValues): Draft[] {
  const drafts = [stepDraft(letter, APPROVAL_STEPS[approval], values)];
  if (approval === '同意签发' && letter.number === undefined && !isSignedByParties(letterKind(letter)))
    drafts.push(setDraft(ledger, letterPlace(letter), { dated: values.on }));
  const sent = listRecords(ledger, 'measureDecision').find((decision) => decision.letter === letter.id);
  const answered = APPROVAL_OUTCOMES[approval];
  if (answered === null || sent === undefined) return drafts;
  // A signed 解除通知书 ends the measure; taken for 已签发 it would issue it once more.
  const outcome = answered === '已签发' && isReleaseKey(sent.proposal) ? '解除' : answered;
  // A letter is signed once, but may be withheld again on another day after it was sent anew.
  const known = listRecords(ledger, 'measureDecision').some(
    (one) => one.proposal === sent.proposal && one.outcome === outcome && (outcome !== '暂缓' || one.on === values.on),
  );
  if (known) return drafts;
  const { proposal, unit, level, period, evidence } = sent;
  const carried = {
    ...(proposal && { proposal }),
    ...(unit && { unit }),
    ...(level && { level }),
    ...(period && { period }),
    ...(evidence !== undefined && { evidence }),
  };
  const decision = {
    ...carried,
    letter: letter.id,
    outcome,
    on: values.on,
    ...(values.by ? { decidedBy: values.by } : {}),
    ...(values.note ? { ground: values.note } : {}),
  };
  const place = { scope: addressedScope(ledger, unit), entity: 'measureDecision', record: freshId('measureDecision') } as const;
  return [...drafts, createDraft(place, decision)];
}

/** Explains a number that no letter of this program holds. E_NUMBER_USED when one does. */
export function numberUsedDrafts(
  ledger: Ledger,
  number: DocumentNumber,
  why: '本号由其他文件使用' | '作废',
  note: string,
): Result<readonly Draft[]> {
  const free = giveNumbers(takenNumbers(ledger), number, 1);
  if (!free.ok) return free;
  const record = freshId('numberUsed');
  return ok([createDraft({ scope: COUNTY_SCOPE, entity: 'numberUsed', record }, { ...number, why, ...(note === '' ? {} : { note }) })]);
}

/** A step that was recorded wrongly, struck out with the reason. */
export function strikeStepDraft(step: RegisteredStep, reason: string): Draft {
  return strikeDraft({ scope: step.scope, entity: 'letterStep', record: step.id, reason });
}
