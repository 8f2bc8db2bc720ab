/**
 * 退回修改: a report that the county sends back, with the reason and what to correct in which project. The record lies in the unit's own scope and
 * travels in a package of kind 退回 (or the next 下发); the unit answers in it, the county closes it. Pure drafts and rows.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { createDraft, setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';

/** One thing to correct in a project. */
export type Point = { readonly project: RecordId; readonly text: string };

export type SendBack = {
  readonly unit: RecordId;
  readonly period: string;
  /** Number of the 上报 package it is about; null when it is about none in particular. */
  readonly packageNumber: number | null;
  readonly reason: string;
  readonly points: readonly Point[];
};

/** Who does it and on which day. */
export type Act = { readonly person: string; readonly today: IsoDay };

/**
 * Drafts a 退回修改.
 * @returns E_DRAFT when the reason or the text of a point is missing; E_NO_UNIT when a project is not the unit's
 */
export function sendBackDraft(ledger: Ledger, record: RecordId, wish: SendBack, { person, today }: Act): Result<Draft> {
  const { unit, period, packageNumber, points } = wish;
  const reason = wish.reason.trim();
  if (reason === '') return fail('E_DRAFT', '退回理由');
  if (points.some(({ text }) => text.trim() === '')) return fail('E_DRAFT', '更正内容');
  if (points.some(({ project }) => getRecord(ledger, 'project', project)?.scope !== unit)) return fail('E_NO_UNIT');
  const place = { scope: unit, entity: 'sendBack', record } as const;
  return ok(
    createDraft(place, {
      period,
      reason,
      projects: points.map(({ project }) => project),
      points: points.map(({ text }) => text.trim()),
      on: today,
      by: person,
      ...(packageNumber === null ? {} : { packageNumber }),
    }),
  );
}

/** The unit says what it did; E_DRAFT without words. */
export function answerDraft(ledger: Ledger, item: Pick<RecordOf<'sendBack'>, 'id' | 'scope'>, answer: string, act: Act): Result<Draft> {
  if (answer.trim() === '') return fail('E_DRAFT', '办理情况');
  const place = { scope: item.scope, entity: 'sendBack', record: item.id } as const;
  return ok(setDraft(ledger, place, { answer: answer.trim(), answeredOn: act.today, answeredBy: act.person }));
}

/** The county is satisfied. */
export function closeDraft(ledger: Ledger, item: Pick<RecordOf<'sendBack'>, 'id' | 'scope'>, act: Act): Draft {
  return setDraft(ledger, { scope: item.scope, entity: 'sendBack', record: item.id }, { closedOn: act.today, closedBy: act.person });
}

export type SendBackState = '待更正' | '已回复' | '已销号';

export type SendBackRow = {
  readonly item: RecordOf<'sendBack'>;
  readonly unitName: string;
  readonly state: SendBackState;
  readonly points: readonly { readonly project: RecordId; readonly name: string; readonly text: string }[];
};

function stateOf({ closedOn, answeredOn }: RecordOf<'sendBack'>): SendBackState {
  if (closedOn !== undefined) return '已销号';
  return answeredOn === undefined ? '待更正' : '已回复';
}

/** All that were sent back, the open ones first, then the newest. */
export function sendBackRows(ledger: Ledger): SendBackRow[] {
  const rows = listRecords(ledger, 'sendBack').map((item): SendBackRow => {
    const texts = item.points ?? [];
    return {
      item,
      unitName: item.scope === 'county' ? '' : (getRecord(ledger, 'unit', item.scope)?.name ?? ''),
      state: stateOf(item),
      points: (item.projects ?? []).map((project, at) => ({
        project,
        name: getRecord(ledger, 'project', project)?.projectName ?? '',
        text: texts[at] ?? '',
      })),
    };
  });
  const rank: Readonly<Record<SendBackState, number>> = { 待更正: 0, 已回复: 1, 已销号: 2 };
  return rows.sort((a, b) => rank[a.state] - rank[b.state] || (b.item.on ?? '').localeCompare(a.item.on ?? '', 'en'));
}
