/**
 * 流转 (S-10, S-11): a project goes from one unit to another. The unit or the county offers it with a reason and a share, the other unit agrees or not, the
 * county decides. The county asks the other unit by a record of its own (征询) that travels with 下发, and the unit's answer comes back with its 上报; an answer given
 * on paper the county records. With consent the project goes on in the scope of the unit that took it, under the same number and with all its dated facts; the old
 * record is struck out with the reason, so it counts once. The founding unit keeps its share from then on. Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { createDraft, setDraft, strikeDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import { addDays } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { exactFrom, HUNDRED, plainText } from '../scoring/exact';
import type { NewId } from './credits';
import type { Act } from './send-back';

export type Transfer = RecordOf<'transfer'>;
export type TransferAsk = RecordOf<'transferAsk'>;
export type TransferState = '待答复' | '待决定' | '已流转' | '未流转';

/** What the other unit said, by its own record or as the county recorded it. */
export type Answered = Pick<Transfer, 'answer' | 'answeredBy' | 'answeredOn' | 'answerNote'>;

export type TransferRow = {
  readonly item: Transfer;
  /** The question put to the other unit; null until the county has asked. */
  readonly ask: TransferAsk | null;
  readonly said: Answered;
  readonly projectName: string;
  readonly number: string;
  readonly fromName: string;
  readonly toName: string;
  readonly state: TransferState;
};

function stateOf({ outcome }: Transfer, { answer }: Answered): TransferState {
  if (outcome !== undefined) return outcome === '同意流转' ? '已流转' : '未流转';
  return answer === undefined ? '待答复' : '待决定';
}

function saidOf(item: Transfer, ask: TransferAsk | null): Answered {
  const { answer, answeredBy, answeredOn, answerNote } = item.answer === undefined && ask !== null ? ask : item;
  return {
    ...(answer === undefined ? {} : { answer }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    ...(answeredOn === undefined ? {} : { answeredOn }),
    ...(answerNote === undefined ? {} : { answerNote }),
  };
}

const ORDER: Readonly<Record<TransferState, number>> = { 待决定: 0, 待答复: 1, 已流转: 2, 未流转: 3 };

/** All transfers, those under way first. */
export function transferRows(ledger: Ledger): TransferRow[] {
  const unit = (id: RecordId | string | undefined): string =>
    id === undefined ? '' : (getRecord(ledger, 'unit', id as RecordId)?.name ?? '');
  const asks = new Map(listRecords(ledger, 'transferAsk').map((ask) => [ask.transfer, ask]));
  return listRecords(ledger, 'transfer')
    .map((item): TransferRow => {
      const ask = asks.get(item.id) ?? null;
      const said = saidOf(item, ask);
      const project = item.project === undefined ? null : getRecord(ledger, 'project', item.project);
      return {
        item,
        ask,
        said,
        projectName: project?.projectName ?? '',
        number: project?.number ?? project?.temporaryNumber ?? '',
        fromName: unit(item.scope),
        toName: unit(item.toUnit),
        state: stateOf(item, said),
      };
    })
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || (b.item.raisedOn ?? '').localeCompare(a.item.raisedOn ?? '', 'en'));
}

export type Offer = { readonly project: RecordId; readonly toUnit: RecordId; readonly reason: string; readonly share: string };

/** Offers a project. E_TRANSFER when it stays where it is or is offered already; E_DRAFT without a reason or with a share outside 0–100. */
export function offerDraft(ledger: Ledger, record: RecordId, offer: Offer, act: Act): Result<Draft> {
  const project = getRecord(ledger, 'project', offer.project);
  if (project === null || project.struck !== undefined) return fail('E_DRAFT', '项目');
  if (offer.reason.trim() === '') return fail('E_DRAFT', '流转理由');
  const share = exactFrom(offer.share);
  if (share === null || share.compare(0) < 0 || share.compare(HUNDRED) > 0) return fail('E_DRAFT', '移交单位分成应在0到100之间');
  if (project.scope === offer.toUnit) return fail('E_TRANSFER', '项目已在该单位');
  if (transferRows(ledger).some(({ item, state }) => item.project === offer.project && (state === '待答复' || state === '待决定'))) {
    return fail('E_TRANSFER', '这个项目正在流转');
  }
  const values = { ...offer, reason: offer.reason.trim(), raisedBy: act.person, raisedOn: act.today };
  return ok(createDraft({ scope: project.scope, entity: 'transfer', record }, values));
}

export type Answer = { readonly answer: '同意承接' | '不同意承接'; readonly by: string; readonly note: string };

function answerValues(wish: Answer, act: Act): Result<Answered> {
  if (wish.by.trim() === '') return fail('E_DRAFT', '承接单位答复人');
  if (wish.answer === '不同意承接' && wish.note.trim() === '') return fail('E_DRAFT', '不同意的理由');
  return ok({ answer: wish.answer, answeredBy: wish.by.trim(), answeredOn: act.today, answerNote: wish.note.trim() });
}

/** The county records what the other unit answered on paper. E_DRAFT without a name, or without a word why not. */
export function answerTransfer(ledger: Ledger, { item, state }: TransferRow, wish: Answer, act: Act): Result<Draft> {
  if (state !== '待答复') return fail('E_SETTLED');
  const values = answerValues(wish, act);
  return values.ok ? ok(setDraft(ledger, { scope: item.scope, entity: 'transfer', record: item.id }, values.value)) : values;
}

/** Asks the other unit with what it must know to answer, and no more. E_SETTLED when it was asked or has answered. */
export function askDraft(
  ledger: Ledger,
  { item, ask, state, projectName, number, fromName }: TransferRow,
  record: RecordId,
  act: Act,
): Result<Draft> {
  if (state !== '待答复' || ask !== null) return fail('E_SETTLED');
  const project = item.project === undefined ? null : getRecord(ledger, 'project', item.project);
  if (project === null || item.toUnit === undefined) return fail('E_TRANSFER', '项目已作废');
  const { industry, totalInvestment } = project;
  return ok(
    createDraft(
      { scope: item.toUnit, entity: 'transferAsk', record },
      {
        transfer: item.id,
        projectName,
        ...(number === '' ? {} : { number }),
        fromName,
        ...(industry === undefined ? {} : { industry }),
        ...(totalInvestment === undefined ? {} : { investment: totalInvestment }),
        reason: item.reason ?? '',
        share: item.share ?? '0',
        askedBy: act.person,
        askedOn: act.today,
      },
    ),
  );
}

/** The asked unit's own answer. E_SETTLED when it has answered or the county has decided; E_DRAFT without a name, or without a word why not. */
export function answerAsk(ledger: Ledger, ask: TransferAsk, wish: Answer, act: Act): Result<Draft> {
  if (ask.answer !== undefined || ask.outcome !== undefined) return fail('E_SETTLED');
  const values = answerValues(wish, act);
  return values.ok ? ok(setDraft(ledger, { scope: ask.scope, entity: 'transferAsk', record: ask.id }, values.value)) : values;
}

const FACTS = ['stageEvent', 'moneyEntry', 'assignment'] as const;

/** The dated facts of a project entered anew for its new place; a recognition follows its money entry. */
function carriedFacts(ledger: Ledger, from: RecordId, to: RecordId, scope: RecordId, freshId: NewId): Draft[] {
  const drafts: Draft[] = [];
  const entries = new Map<RecordId, RecordId>();
  for (const entity of FACTS) {
    for (const record of listRecords(ledger, entity)) {
      if (record.project !== from) continue;
      const { id, scope: _, clashes: __, struck: ___, ...values } = record;
      const fresh = freshId(entity);
      entries.set(id, fresh);
      drafts.push(createDraft({ scope, entity, record: fresh }, { ...values, project: to }));
    }
  }
  for (const { id: _, scope: __, clashes: ___, struck: ____, ...values } of listRecords(ledger, 'recognition')) {
    const entry = values.entry === undefined ? undefined : entries.get(values.entry);
    if (entry !== undefined)
      drafts.push(createDraft({ scope, entity: 'recognition', record: freshId('recognition') }, { ...values, entry }));
  }
  return drafts;
}

function carriedCredits(row: TransferRow, project: RecordId, scope: RecordId, act: Act, freshId: NewId): Draft[] {
  const { item } = row;
  const share = exactFrom(item.share ?? '0');
  if (item.scope === 'county' || share === null) return [];
  const ground = `项目流转：${item.reason ?? ''}`;
  const common = { project, ground, decidedBy: act.person };
  const part = (unit: RecordId, role: '首谈' | '主导', percent: string, span: { from?: typeof act.today; to?: typeof act.today }): Draft =>
    createDraft({ scope, entity: 'credit', record: freshId('credit') }, { ...common, unit, role, percent, ...span });
  const rest = HUNDRED.sub(share);
  return [
    part(item.scope, '首谈', '100', { to: addDays(act.today, -1) }),
    ...(share.compare(0) > 0 ? [part(item.scope, '首谈', plainText(share, 6), { from: act.today })] : []),
    ...(rest.compare(0) > 0 ? [part(scope, '主导', plainText(rest, 6), { from: act.today })] : []),
  ];
}

/** Shares of persons (引荐人, 跟踪人) stay with the project, whichever unit goes on with it. */
function carriedPersons(ledger: Ledger, from: RecordId, project: RecordId, scope: RecordId, freshId: NewId): Draft[] {
  return listRecords(ledger, 'credit').flatMap(({ project: of, person, role, percent, from: since, to, ground, decidedBy }) => {
    if (of !== from || person === undefined) return [];
    const stated = { person, role, percent, from: since, to, ground, decidedBy };
    const values = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
    return [createDraft({ scope, entity: 'credit', record: freshId('credit') }, { ...values, project })];
  });
}

export type TransferDecision = { readonly outcome: '同意流转' | '不同意流转'; readonly by: string; readonly note: string };

/**
 * The county's decision, and with consent the handing over, as one commit.
 * @returns E_TRANSFER when the other unit has not agreed, or the project is in clash or gone; E_SETTLED when it was decided; E_DRAFT without a name
 */
export function transferDrafts(ledger: Ledger, row: TransferRow, wish: TransferDecision, act: Act, freshId: NewId): Result<Draft[]> {
  const { item, ask, said, state } = row;
  if (item.outcome !== undefined) return fail('E_SETTLED');
  if (wish.by.trim() === '') return fail('E_DRAFT', '决定人');
  const place = { scope: item.scope, entity: 'transfer', record: item.id } as const;
  // The unit's own answer is kept with the decision, so the record and its paper are whole without the question.
  const decision = {
    ...(item.answer === undefined ? said : {}),
    outcome: wish.outcome,
    decidedBy: wish.by.trim(),
    decidedOn: act.today,
    decisionNote: wish.note.trim(),
  };
  const told =
    ask === null ? [] : [setDraft(ledger, { scope: ask.scope, entity: 'transferAsk', record: ask.id }, { outcome: wish.outcome })];
  if (wish.outcome === '不同意流转') return ok([setDraft(ledger, place, decision), ...told]);
  if (state !== '待决定' || said.answer !== '同意承接') return fail('E_TRANSFER', '承接单位还没有同意');
  const project = item.project === undefined ? null : getRecord(ledger, 'project', item.project);
  const to = item.toUnit;
  if (project === null || to === undefined || project.struck !== undefined) return fail('E_TRANSFER', '项目已作废');
  if (project.clashes !== undefined) return fail('E_TRANSFER', '项目有待核对的数据，请先核对');
  const { id, scope, clashes: _, struck: __, ...values } = project;
  const carriedOn = freshId('project');
  const founding = values.foundingUnit ?? (scope === 'county' ? undefined : scope);
  return ok([
    setDraft(ledger, place, { ...decision, carriedOn }),
    ...told,
    createDraft(
      { scope: to, entity: 'project', record: carriedOn },
      { ...values, ...(founding === undefined ? {} : { foundingUnit: founding }) },
    ),
    ...carriedFacts(ledger, id, carriedOn, to, freshId),
    ...carriedCredits(row, carriedOn, to, act, freshId),
    ...carriedPersons(ledger, id, carriedOn, to, freshId),
    strikeDraft({ scope, entity: 'project', record: id, reason: `已流转至${row.toName}，编号不变` }),
  ]);
}
