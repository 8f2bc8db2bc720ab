/**
 * Notices of supervision: 督办通知单, 黄牌督办通知书, 约谈通知书, 离岗招商提请研究函; 解除通知书 from release-fields.ts. Drafts only: the issuing organ decides (law 7).
 */
import type { Proposal } from '../escalation/propose';
import type { LetterFields, TableRow } from '../letters/fields';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { CompletionRow } from '../scoring/completion-table';
import { figureText, gapText, percentText, periodText, placeText } from '../month/words';
import { basisText, noticeHead, PHRASES, unitFullName, unitHead } from './inputs';
import type { PaperInputs } from './inputs';
import { releaseFields } from './release-fields';

/** 督办通知单 of a supervision item (S-74). */
export function supervisionFields(inputs: PaperInputs, item: RecordOf<'supervision'>): LetterFields<'supervision-notice'> {
  const phrases = PHRASES['supervision-notice'];
  const head = unitHead(inputs.ledger, item.unit, inputs.today);
  return {
    ...noticeHead(inputs, item.unit),
    matter: item.matter ?? '',
    source: item.source ?? '',
    problem: `${item.matter ?? ''}，截至${formatDay(inputs.today)}尚未办结。`,
    request: phrases.request,
    leadUnit: unitFullName(inputs.ledger, item.unit),
    person: item.person ?? head?.name ?? '',
    due: item.due ?? inputs.today,
    reply: phrases.reply,
  };
}

/** The month's rows of one unit. */
function unitRows(inputs: PaperInputs, unit: string): CompletionRow[] {
  return (inputs.view?.table.rows ?? []).filter((row) => row.unit === unit);
}

function factsTable(rows: readonly CompletionRow[]): TableRow[] {
  return rows.map((row) => ({
    cells: {
      指标: row.title,
      计量单位: row.unitOfMeasure,
      任务: figureText(row.yearTarget),
      完成: figureText(row.cumulative),
      完成率: percentText(row.completion),
      序时差: gapText(row.gapPoints),
      位次: placeText(row),
    },
  }));
}

/** The measure word that belongs to what a counter's title says it counts. */
const COUNTED = [
  [/月数$/u, '个月'],
  [/季度?数$/u, '个季度'],
  [/周数$/u, '周'],
  [/年数$/u, '年'],
  [/[天日]数$/u, '天'],
  [/次数$/u, '次'],
] as const;

/** 连续落后月数 at 2 is 连续落后2个月; a title that does not end in a known measure keeps its words: 黄牌为2. */
export function countText({ title, value }: Pick<Proposal['counters'][number], 'title' | 'value'>): string {
  const known = COUNTED.find(([end]) => end.test(title));
  return known === undefined ? `${title}为${value}` : `${title.replace(known[0], '')}${value}${known[1]}`;
}

/** Every counter that stands above 0. */
const countTexts = ({ counters }: Proposal): string[] => counters.filter(({ value }) => value > 0).map(countText);

/** What the figures say against the task, one sentence an indicator, then the counters. */
function finding(proposal: Proposal, rows: readonly CompletionRow[]): string[] {
  const behind = rows.filter(({ gapPoints }) => gapPoints?.text.startsWith('-') === true);
  const figures = behind.map(
    (row) =>
      `${row.title}年度任务${figureText(row.yearTarget)}${row.unitOfMeasure}，累计完成${figureText(row.cumulative)}${row.unitOfMeasure}，完成率${percentText(row.completion)}，${gapText(row.gapPoints)}个百分点`,
  );
  const counters = countTexts(proposal);
  return [...figures.map((text) => `${text}。`), ...(counters.length === 0 ? [] : [`${counters.join('，')}。`])];
}

/** The same for a project, a matter or a person: what the ladder read of it, then the counters. */
function findingOf(proposal: Proposal): string[] {
  const read = proposal.figures.map(({ name, value, unit }) => `${name}${value?.text ?? '未填'}${value === null ? '' : unit}`);
  const counters = countTexts(proposal);
  return [`${proposal.name}：${[...read, ...counters].join('，')}。`];
}

function figuresTable({ figures }: Proposal): TableRow[] {
  return figures.map(({ name, value, unit }) => ({
    cells: { 指标: name, 计量单位: unit, 任务: '—', 完成: value?.text ?? '—', 完成率: '—', 序时差: '—', 位次: '—' },
  }));
}

/** Why it is proposed, in one sentence: 连续落后2个月；当年到位资金落后16.5个百分点. */
export function proposalReason(inputs: PaperInputs, proposal: Proposal): string {
  const counters = countTexts(proposal);
  if (proposal.subject.kind !== 'unit') return findingOf(proposal).join('');
  const behind = unitRows(inputs, proposal.subject.id)
    .filter(({ gapPoints }) => gapPoints?.text.startsWith('-') === true)
    .map((row) => `${row.title}完成${percentText(row.completion)}，${gapText(row.gapPoints)}个百分点`);
  return [...counters, ...behind].join('；');
}

/** Whom a talk is held with: whoever the level calls in; where the document names nobody, the head of the unit. */
function talkedTo({ calls }: Proposal, leader: { readonly name: string; readonly post: string } | null): { person: string; post: string } {
  if (calls.length === 0) return { person: leader?.name ?? '', post: leader?.post ?? '' };
  const people = calls.flatMap((own) => own.people.map(({ name, post }) => ({ name, post: post === '' ? own.as : post })));
  return { person: people.map(({ name }) => name).join('、'), post: people.map(({ post }) => post).join('、') };
}

type NoticeKind = 'supervision-notice' | 'yellow-card' | 'talk-notice' | 'leave-post-proposal' | 'release-notice';
export type NoticeDraft = { readonly [K in NoticeKind]: { readonly kind: K; readonly fields: LetterFields<K> } }[NoticeKind];

/**
 * The draft a proposal would print; a proposed release prints its 解除通知书, whatever letter its level went out with.
 * @param unit whom it is addressed to
 * @param due last day for the answer, counted by the scheme's deadline; the day itself when the scheme states none
 * @returns null when the scheme names no letter for this level
 */
export function proposalDraft(inputs: PaperInputs, proposal: Proposal, unit: RecordId, due: IsoDay): NoticeDraft | null {
  if (proposal.kind === 'release') return { kind: 'release-notice', fields: releaseFields(inputs, proposal, unit) };
  const ofUnit = proposal.subject.kind === 'unit';
  const basis = basisText(inputs.view) || proposal.document;
  const head = { ...noticeHead(inputs, unit), agency: proposal.organ, basis };
  const rows = unitRows(inputs, unit);
  const facts = ofUnit ? factsTable(rows) : figuresTable(proposal);
  const found = ofUnit ? finding(proposal, rows) : findingOf(proposal);
  const leader = unitHead(inputs.ledger, unit, inputs.today);
  const period = periodText(proposal.period);
  switch (proposal.template) {
    case 'supervision-notice': {
      const phrases = PHRASES['supervision-notice'];
      const matter = ofUnit ? `${period}招商引资目标任务未达到序时进度` : `${proposal.name}推进情况`;
      return {
        kind: 'supervision-notice',
        fields: {
          ...head,
          matter,
          source: `${basis}${proposal.basis}`,
          problem: found.join(''),
          request: phrases.request,
          leadUnit: unitFullName(inputs.ledger, unit),
          person: leader?.name ?? '',
          due,
          reply: phrases.reply,
        },
      };
    }
    case 'yellow-card': {
      const { request, consequence, statement } = PHRASES['yellow-card'];
      return {
        kind: 'yellow-card',
        fields: {
          ...head,
          period,
          facts,
          finding: found,
          clause: proposal.basis,
          decidedBy: proposal.organ,
          request,
          due,
          consequence,
          statement,
        },
      };
    }
    case 'talk-notice': {
      const { time, place, materials } = PHRASES['talk-notice'];
      return {
        kind: 'talk-notice',
        fields: {
          ...head,
          ...talkedTo(proposal, leader),
          cause: found,
          time,
          place,
          talkers: proposal.organ,
          materials,
        },
      };
    }
    case 'leave-post-proposal': {
      const { until, target, rhythm, deputy, reinstatement } = PHRASES['leave-post-proposal'];
      return {
        kind: 'leave-post-proposal',
        fields: {
          ...head,
          person: leader?.name ?? '',
          post: leader?.post ?? '',
          period,
          facts,
          finding: found,
          clause: proposal.basis,
          from: due,
          until,
          target,
          rhythm,
          deputy,
          reinstatement,
        },
      };
    }
    default:
      return null;
  }
}
