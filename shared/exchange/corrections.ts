/**
 * 更正单: a figure that was already reported is not simply overwritten. The unit states old, new and ground, its 分管领导 signs on paper, the county accepts
 * or sends back; only acceptance changes the figure, in the same commit as the decision (S-94, S-111; issue 6, flows). Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { canonicalText } from '../ledger/canonical';
import { createDraft, setDraft, strikeDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import { fieldSpec, isFieldValue } from '../model/entities';
import type { EntityName, RecordOf } from '../model/entities';
import type { Json } from '../model/field-kinds';
import type { RecordId } from '../model/ids';
import { fieldText } from '../reports/words';
import type { Act } from './send-back';

/** Fields of a project whose correction needs the paper: what figures, ranks and letters rest on. */
const PROJECT_FIELDS = [
  'totalInvestment',
  'agreedInvestment',
  'fixedInvestment',
  'stageStated',
  'state',
  'progressPercent',
  'planFinish',
  'deadline',
] as const;

/** The kinds of record that a 更正单 may touch. */
export type CorrectedEntity = 'project' | 'moneyEntry' | 'stageEvent';

/** One figure of a project that can be corrected. */
export type Correctable = {
  readonly key: string;
  readonly entity: CorrectedEntity;
  readonly record: RecordId;
  readonly field: string;
  readonly label: string;
  readonly month: string | null;
  readonly value: Json;
  readonly text: string;
};

function correctable(ledger: Ledger, place: Pick<Correctable, 'entity' | 'record' | 'field' | 'label' | 'month'>): Correctable[] {
  const value = ledger.records.get(place.entity)?.get(place.record)?.fields[place.field]?.value;
  if (value === undefined || value === null) return [];
  const text = fieldText(ledger, place.entity, place.field, value);
  return [{ ...place, key: `${place.record}/${place.field}`, value, text }];
}

/** Every figure of a project that has a value, in the order people look for them: money by month, stages, fields. */
export function correctables(ledger: Ledger, project: RecordId): Correctable[] {
  const record = getRecord(ledger, 'project', project);
  if (record === null) return [];
  const money = listRecords(ledger, 'moneyEntry')
    .filter((entry) => entry.project === project && entry.month !== undefined)
    .sort((a, b) => (b.month ?? '').localeCompare(a.month ?? '', 'en'))
    .flatMap(({ id, month = '', span = '', kind = '' }) => {
      const label = `${month.slice(0, 4)}年${Number(month.slice(5))}月${kind}（${span}）`;
      return correctable(ledger, { entity: 'moneyEntry', record: id, field: 'reported', label, month });
    });
  const stages = listRecords(ledger, 'stageEvent')
    .filter((entry) => entry.project === project)
    .flatMap(({ id, stage = '', on }) => {
      const month = on?.date.slice(0, 7) ?? null;
      return correctable(ledger, { entity: 'stageEvent', record: id, field: 'on', label: `${stage}日期`, month });
    });
  const fields = PROJECT_FIELDS.flatMap((field) => {
    const label = fieldSpec('project', field)?.label ?? field;
    return correctable(ledger, { entity: 'project', record: project, field, label, month: null });
  });
  return [...money, ...stages, ...fields];
}

export type CorrectionWish = { readonly project: RecordId; readonly key: string; readonly value: unknown; readonly ground: string };

/**
 * Drafts a 更正单.
 * @returns E_DRAFT without a ground or with a value that does not fit; E_CORRECTION when nothing would change
 */
export function correctionDraft(ledger: Ledger, record: RecordId, wish: CorrectionWish, { person, today }: Act): Result<Draft> {
  const project = getRecord(ledger, 'project', wish.project);
  const what = correctables(ledger, wish.project).find(({ key }) => key === wish.key);
  if (project === null || what === undefined) return fail('E_DRAFT', '更正事项');
  if (wish.ground.trim() === '') return fail('E_DRAFT', '更正依据');
  const spec = fieldSpec(what.entity, what.field);
  if (spec === null || wish.value === null || !isFieldValue(spec, wish.value)) return fail('E_DRAFT', what.label);
  // `isFieldValue` above has checked it against the field's own schema.
  const value = wish.value as Json;
  const newText = fieldText(ledger, what.entity, what.field, value);
  if (newText === what.text) return fail('E_CORRECTION', '新数和原数相同');
  const place = { scope: project.scope, entity: 'correction', record } as const;
  return ok(
    createDraft(place, {
      project: wish.project,
      entity: what.entity,
      record: what.record,
      field: what.field,
      label: what.label,
      ...(what.month === null ? {} : { month: what.month }),
      oldValue: what.value,
      newValue: value,
      oldText: what.text,
      newText,
      ground: wish.ground.trim(),
      raisedBy: person,
      raisedOn: today,
    }),
  );
}

export type Correction = RecordOf<'correction'>;
export type CorrectionState = '待签字' | '待审定' | '已接受' | '已退回';
export type CorrectionRow = {
  readonly item: Correction;
  readonly unitName: string;
  readonly projectName: string;
  readonly state: CorrectionState;
  readonly decision: RecordOf<'correctionDecision'> | null;
};

function stateOf(item: Correction, decision: CorrectionRow['decision']): CorrectionState {
  if (decision !== null) return decision.outcome === '接受' ? '已接受' : '已退回';
  return item.signedBy === undefined || item.signedOn === undefined ? '待签字' : '待审定';
}

const ORDER: Readonly<Record<CorrectionState, number>> = { 待审定: 0, 待签字: 1, 已退回: 2, 已接受: 3 };

/** All 更正单 that were not taken back, those that wait for somebody first. */
export function correctionRows(ledger: Ledger): CorrectionRow[] {
  const decisions = new Map(listRecords(ledger, 'correctionDecision').map((decision) => [decision.correction, decision]));
  return listRecords(ledger, 'correction')
    .map((item): CorrectionRow => {
      const decision = decisions.get(item.id) ?? null;
      return {
        item,
        unitName: item.scope === 'county' ? '' : (getRecord(ledger, 'unit', item.scope)?.name ?? ''),
        projectName: item.project === undefined ? '' : (getRecord(ledger, 'project', item.project)?.projectName ?? ''),
        state: stateOf(item, decision),
        decision,
      };
    })
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || (b.item.raisedOn ?? '').localeCompare(a.item.raisedOn ?? '', 'en'));
}

/** Records the signature on paper; E_DRAFT without a name. */
export function signDraft(ledger: Ledger, item: Correction, signedBy: string, signedOn: IsoDay): Result<Draft> {
  if (signedBy.trim() === '') return fail('E_DRAFT', '签字的分管领导');
  return ok(setDraft(ledger, { scope: item.scope, entity: 'correction', record: item.id }, { signedBy: signedBy.trim(), signedOn }));
}

/** Takes an undecided 更正单 back. */
export function withdrawCorrection(item: Correction, reason: string): Draft {
  return strikeDraft({ scope: item.scope, entity: 'correction', record: item.id, reason });
}

function currentValue(ledger: Ledger, { entity, record, field }: Correction): Json | undefined {
  if (entity === undefined || record === undefined || field === undefined) return undefined;
  const state = ledger.records.get(entity)?.get(record);
  return state === undefined || state.struck !== undefined ? undefined : state.fields[field]?.value;
}

type NewId = (entity: EntityName) => RecordId;

/** The change itself: a field is set over what was seen; an entry is struck out and entered anew, so nothing vanishes. */
function applied(ledger: Ledger, item: Correction, freshId: NewId): Draft[] | null {
  const { entity, record, field, newValue, scope } = item;
  if (record === undefined || field === undefined || newValue === undefined) return null;
  const reason = `更正单：${item.ground ?? ''}`.slice(0, 500);
  if (entity === 'project') {
    // Which field it is, is known only at run time; `correctionDraft` has checked the value against it.
    return [setDraft(ledger, { scope, entity, record, reason }, { [field]: newValue })];
  }
  if (entity !== 'moneyEntry' && entity !== 'stageEvent') return null;
  const old = getRecord(ledger, entity, record);
  if (old === null) return null;
  const { id: _, scope: __, struck: ___, clashes: ____, ...values } = old;
  const fresh = freshId(entity);
  return [
    strikeDraft({ scope, entity, record, reason }),
    createDraft({ scope, entity, record: fresh, reason }, { ...values, [field]: newValue }),
  ];
}

export type Decision = { readonly outcome: '接受' | '退回'; readonly reason: string };

/**
 * The county's decision, and with 接受 the change itself, for one commit.
 * @returns E_CORRECTION when it is not signed, already decided, or the figure is no longer the old one; E_DRAFT for 退回 without a reason
 */
export function decisionDrafts(
  ledger: Ledger,
  row: CorrectionRow,
  { outcome, reason }: Decision,
  act: Act,
  freshId: NewId,
): Result<Draft[]> {
  const { item, state } = row;
  if (state === '待签字') return fail('E_CORRECTION', '还没有分管领导签字');
  if (state !== '待审定') return fail('E_CORRECTION', '已经审定过');
  if (outcome === '退回' && reason.trim() === '') return fail('E_DRAFT', '退回理由');
  const place = { scope: item.scope, entity: 'correctionDecision', record: freshId('correctionDecision') } as const;
  const decision = createDraft(place, {
    correction: item.id,
    outcome,
    by: act.person,
    on: act.today,
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
  if (outcome === '退回') return ok([decision]);
  if (canonicalText(currentValue(ledger, item) ?? null) !== canonicalText(item.oldValue ?? null)) {
    return fail('E_CORRECTION', '原数填报以后又改过');
  }
  const change = applied(ledger, item, freshId);
  return change === null ? fail('E_CORRECTION') : ok([decision, ...change]);
}

/** Corrections accepted in a month, for the notes of that month's bulletin and the list that goes with it. */
export function acceptedIn(ledger: Ledger, month: string): CorrectionRow[] {
  return correctionRows(ledger)
    .filter(({ state, decision }) => state === '已接受' && decision?.on?.startsWith(month) === true)
    .sort((a, b) => (a.decision?.on ?? '').localeCompare(b.decision?.on ?? '', 'en') || a.item.id.localeCompare(b.item.id, 'en'));
}

/** Lines for the bulletin: what was reported before and is corrected now, one sentence each. */
export function correctionNotes(ledger: Ledger, month: string): string[] {
  return acceptedIn(ledger, month).map(
    ({ item, unitName, projectName }) =>
      `更正：${unitName}“${projectName}”${item.label ?? ''}由${item.oldText ?? ''}更正为${item.newText ?? ''}（${item.ground ?? ''}）。`,
  );
}
