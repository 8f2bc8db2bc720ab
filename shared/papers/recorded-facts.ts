/**
 * What the registers already hold for four papers of the office: 预审意见书 from the opinions of a review meeting (S-21), 交接清单 from a recorded handover (S-42),
 * 项目流转确认单 from a transfer (S-10), 项目争议裁定书 from a ruled dispute (S-13). One record, chosen by a person, gives the facts; a department that has not spoken is named, never left out.
 */
import type { Result } from '../errors';
import { fail, ok } from '../errors';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import type { FieldValue, TableRow } from '../letters/fields';
import type { OfficeKind } from '../letters/fields-office';
import { formatDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { formatMoney } from '../model/money';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';
import { exactFrom, HUNDRED, plainText } from '../scoring/exact';
import { matterOf } from '../views/extensions';
import { projectRows } from '../views/project-rows';
import { PHRASES, unitFullName } from './inputs';

type Facts = Readonly<Record<string, FieldValue>>;
/** A record a paper may be filled from, as it is offered. */
export type RecordedSource = { readonly id: RecordId; readonly label: string };

const projectOf = (ledger: Ledger, id: RecordId | undefined): RecordOf<'project'> | null =>
  id === undefined ? null : getRecord<'project'>(ledger, 'project', id);
const personName = (ledger: Ledger, id: RecordId | undefined): string =>
  id === undefined ? '' : (getRecord<'person'>(ledger, 'person', id)?.name ?? '');
const said = (parts: readonly (string | undefined)[], mark: string): string => parts.filter((part) => (part ?? '') !== '').join(mark);
/** A sentence with its full stop, once. */
const stopped = (text: string): string => (/[。！？]$/u.test(text) ? text : `${text}。`);

/** Whether a person held a post in the unit at any time: his handover is the unit's. */
function servedIn(ledger: Ledger, person: RecordId | undefined, unit: RecordId): boolean {
  return listRecords(ledger, 'post').some((post) => post.person === person && post.unit === unit);
}

/** Records of a unit that a paper of this kind may be filled from, the latest first; none for the other kinds. */
export function recordedSources(ledger: Ledger, kind: OfficeKind, unit: RecordId): RecordedSource[] {
  switch (kind) {
    case 'pre-screening-opinion':
      return listRecords(ledger, 'reviewItem')
        .filter(({ scope }) => scope === unit)
        .map(({ id, project, meeting }) => {
          const held = meeting === undefined ? null : getRecord<'reviewMeeting'>(ledger, 'reviewMeeting', meeting);
          return { id, label: said([projectOf(ledger, project)?.projectName, held?.name], ' · ') };
        })
        .toReversed();
    case 'handover-list':
      return listRecords(ledger, 'handover')
        .filter(({ person }) => servedIn(ledger, person, unit))
        .map(({ id, person, successor, lastDay }) => ({
          id,
          label: `${personName(ledger, person)} → ${personName(ledger, successor)}${lastDay === undefined ? '' : `（${formatDay(lastDay)}）`}`,
        }))
        .toReversed();
    case 'transfer-confirmation':
      // A transfer that was refused has nothing to confirm.
      return listRecords(ledger, 'transfer')
        .filter(
          ({ scope, outcome, answer }) => scope === unit && outcome !== '不同意流转' && (answer !== '不同意承接' || outcome === '同意流转'),
        )
        .map(({ id, project, toUnit }) => ({
          id,
          label: said([projectOf(ledger, project)?.projectName, unitFullName(ledger, toUnit)], ' → '),
        }))
        .toReversed();
    case 'dispute-ruling':
      // A ruling goes to both sides, so each unit is offered every one; an open dispute has nothing to print.
      return listRecords(ledger, 'dispute')
        .filter(({ ruling, kept }) => ruling !== undefined || kept !== undefined)
        .map(({ id, matter, ruledOn }) => ({ id, label: said([matter, ruledOn === undefined ? '' : formatDay(ruledOn)], ' · ') }))
        .toReversed();
    default:
      return [];
  }
}

function reviewFacts(ledger: Ledger, item: RecordOf<'reviewItem'>): Result<Facts> {
  const project = projectOf(ledger, item.project);
  const meeting = item.meeting === undefined ? null : getRecord<'reviewMeeting'>(ledger, 'reviewMeeting', item.meeting);
  const opinions = listRecords(ledger, 'reviewOpinion').filter((one) => one.meeting === item.meeting && one.project === item.project);
  if ([item, ...opinions].some(({ clashes }) => clashes !== undefined)) return fail('E_CLASH_IN_PAPER', project?.projectName);
  const spoken = opinions.map(({ department, opinion, text }) =>
    stopped(`${unitFullName(ledger, department)}：${said([opinion, text], '。')}`),
  );
  const silent = (meeting?.departments ?? []).filter((department) => !opinions.some((one) => one.department === department));
  const lines = [...spoken, ...silent.map((department) => `${unitFullName(ledger, department)}：尚未出具意见。`)];
  const asked = [...new Set([...(meeting?.departments ?? []), ...opinions.flatMap(({ department }) => department ?? [])])];
  return ok({
    project: project?.projectName ?? '',
    company: project?.investor ?? '',
    content: project?.content === undefined ? [] : [project.content],
    ...(meeting?.on === undefined ? {} : { reviewed: meeting.on }),
    ...(asked.length === 0 ? {} : { reviewers: asked.map((department) => unitFullName(ledger, department)).join('、') }),
    ...(lines.length === 0 ? {} : { opinions: lines }),
    // The usual words agree; another outcome, or none yet, must never go out under them.
    ...(item.outcome === '通过'
      ? { conclusion: PHRASES['pre-screening-opinion'].conclusion }
      : { conclusion: item.outcome === undefined ? '' : `预审结论为：${item.outcome}。` }),
    ...(item.conditions === undefined ? {} : { conditions: [stopped(item.conditions)] }),
  });
}

function handoverFacts(ledger: Ledger, done: RecordOf<'handover'>): Result<Facts> {
  if (done.clashes !== undefined) return fail('E_CLASH_IN_PAPER', personName(ledger, done.person));
  const { lastDay, projects = [], matters = [], ground } = done;
  const wanted = new Set(projects);
  const rows = lastDay === undefined ? [] : projectRows(ledger, { asOf: lastDay, today: lastDay }).filter(({ id }) => wanted.has(id));
  const items = rows.map(({ stage, cells }, place): TableRow => {
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return {
      cells: {
        序号: String(place + 1),
        项目: text(cells.projectName),
        阶段: stage ?? '',
        企业联系人: '',
        待办事项: text(cells.nextStep),
      },
    };
  });
  const open = matters.flatMap((id) => {
    const item = matterOf(ledger, id);
    return item?.matter === undefined
      ? []
      : [`督办事项：${item.matter}${item.due === undefined ? '' : `（办结时限${formatDay(item.due)}）`}。`];
  });
  return ok({
    from: personName(ledger, done.person),
    to: personName(ledger, done.successor),
    witness: done.witness ?? '',
    ...(ground === undefined ? {} : { reason: ground }),
    ...(lastDay === undefined ? {} : { asOf: lastDay }),
    items,
    pending: [...open, ...PHRASES['handover-list'].pending],
  });
}

function transferFacts(ledger: Ledger, moved: RecordOf<'transfer'>): Result<Facts> {
  const project = projectOf(ledger, moved.project);
  if (moved.clashes !== undefined || project?.clashes !== undefined) return fail('E_CLASH_IN_PAPER', project?.projectName);
  const { share, reason, answer, answeredBy, answeredOn, outcome, decidedBy, decidedOn, decisionNote } = moved;
  const exact = share === undefined ? null : exactFrom(share);
  const act = (side: string, what: string, by: string | undefined, on: typeof decidedOn, note = ''): string => {
    const who = (by ?? '') === '' ? side : `${side}（${by}）`;
    return stopped(said([said([on === undefined ? '' : formatDay(on), `${who}${what}`], '，'), note], '：'));
  };
  const background = [
    ...(answer === undefined ? [] : [act('承接单位', answer, answeredBy, answeredOn, moved.answerNote)]),
    ...(outcome === undefined ? [] : [act('县里', outcome, decidedBy, decidedOn, decisionNote)]),
  ];
  return ok({
    project: project?.projectName ?? '',
    company: project?.investor ?? '',
    investment:
      project?.totalInvestment === undefined ? '' : `${formatMoney(project.totalInvestment, '万元')}${unitWord(project.totalInvestment)}`,
    from: unitFullName(ledger, moved.scope as RecordId),
    to: unitFullName(ledger, moved.toUnit),
    ...(reason === undefined ? {} : { reason }),
    ...(exact === null ? {} : { share: `首谈单位${plainText(exact)}%，承接单位${plainText(HUNDRED.sub(exact))}%` }),
    ...(background.length === 0 ? {} : { background }),
  });
}

function rulingFacts(ledger: Ledger, dispute: RecordOf<'dispute'>): Result<Facts> {
  const { matter = '', evidence, ruling, ruledBy, ruledOn, document } = dispute;
  if (dispute.clashes !== undefined) return fail('E_CLASH_IN_PAPER', matter);
  const kept = projectOf(ledger, dispute.kept);
  const shares = listRecords(ledger, 'credit')
    .filter(({ project, to }) => project !== undefined && project === dispute.kept && to === undefined)
    .map(({ unit, person, role, percent }) =>
      stopped(
        `${unit === undefined ? personName(ledger, person) : unitFullName(ledger, unit)}${role === undefined ? '' : `（${role}）`}${percent ?? '0'}%`,
      ),
    );
  return ok({
    matter,
    sides: evidence === undefined ? ['双方均未提交书面理由。'] : evidence.split('\n').map(stopped),
    ...(ruling === undefined ? {} : { ruling: [stopped(ruling)] }),
    kept: kept === null ? '' : `${kept.scope === COUNTY_SCOPE ? '' : unitFullName(ledger, kept.scope)}申报的${kept.projectName ?? ''}`,
    ruledBy: ruledBy ?? '',
    ...(ruledOn === undefined ? {} : { ruledOn }),
    ...(document === undefined ? {} : { basis: document }),
    ...(shares.length === 0 ? {} : { shares }),
  });
}

/** Foreign amounts already say their unit. */
const unitWord = ({ currency }: { readonly currency: string }): string => (currency === 'CNY' ? '万元' : '');

/**
 * The facts of one record for a paper of this kind, over what officeFields gives; fields by name.
 * E_PAPER_DATA when there is no such record, E_CLASH_IN_PAPER while two offices disagree on it.
 */
export function recordedFacts(ledger: Ledger, kind: OfficeKind, id: RecordId): Result<Facts> {
  const read = <T>(record: T | null, facts: (record: T) => Result<Facts>): Result<Facts> =>
    record === null ? fail('E_PAPER_DATA') : facts(record);
  switch (kind) {
    case 'pre-screening-opinion':
      return read(getRecord<'reviewItem'>(ledger, 'reviewItem', id), (item) => reviewFacts(ledger, item));
    case 'handover-list':
      return read(getRecord<'handover'>(ledger, 'handover', id), (done) => handoverFacts(ledger, done));
    case 'transfer-confirmation':
      return read(getRecord<'transfer'>(ledger, 'transfer', id), (moved) => transferFacts(ledger, moved));
    case 'dispute-ruling':
      return read(getRecord<'dispute'>(ledger, 'dispute', id), (dispute) => rulingFacts(ledger, dispute));
    default:
      return fail('E_PAPER_DATA');
  }
}
