/**
 * 解除通知书: what a proposed release (解除督办、黄牌、约谈) says. Which measures end, on which day and under which number each was issued, on which
 * figures, decided by which organ. A draft only: the measures end when a person records the decision (law 7).
 */
import type { Proposal } from '../escalation/propose';
import type { LetterFields, TableRow } from '../letters/fields';
import { formatDay, isoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { recordId } from '../model/ids';
import { getRecord } from '../ledger/read';
import type { CompletionRow } from '../scoring/completion-table';
import { figureText, gapText, percentText, periodText } from '../month/words';
import { basisText, noticeHead, PHRASES } from './inputs';
import type { PaperInputs } from './inputs';

/** A measure whose letter is not in the register, or went out without a number: said, never left blank. */
const NO_NUMBER = '未登记文号';

/** One line a measure that ends; its number is that of the letter its decision names, of the edition that was numbered. */
function measureRows({ ledger }: PaperInputs, { ends }: Proposal): TableRow[] {
  return ends.map(({ card, title, since }) => {
    const letter = getRecord(ledger, 'measureDecision', recordId(card))?.letter;
    const number = letter === undefined ? undefined : getRecord(ledger, 'letter', letter)?.number;
    return { cells: { 处理措施: title, 发出日期: formatDay(isoDay(since)), 文书文号: number ?? NO_NUMBER } };
  });
}

/** ，超序时进度12.3个百分点; nothing where no 序时 is known. */
function scheduleText({ gapPoints }: CompletionRow): string {
  if (gapPoints === null) return '';
  const gap = gapText(gapPoints);
  return gap === '持平' ? '，与序时进度持平' : `，${gap.replace(/^超|^落后/u, '$&序时进度')}个百分点`;
}

/** The figures the rule of the release read (for a unit with task, completion and 序时差), then every counter, also at 0. */
function ground({ view }: PaperInputs, proposal: Proposal): string[] {
  const { subject, name, figures, counters } = proposal;
  const asked = new Set(figures.map(({ measure }) => measure));
  const own = subject.kind === 'unit' ? (view?.table.rows ?? []).filter(({ unit }) => unit === subject.id) : [];
  const rows = own.filter(({ indicator }) => asked.has(indicator));
  const shown = new Set(rows.map(({ indicator }) => indicator));
  const month = rows.map(
    (row) =>
      `${row.title}年度任务${figureText(row.yearTarget)}${row.unitOfMeasure}，累计完成${figureText(row.cumulative)}${row.unitOfMeasure}，完成率${percentText(row.completion)}${scheduleText(row)}`,
  );
  const rest = figures.filter(({ measure }) => !shown.has(measure));
  const read = rest.map((figure) => `${figure.name}${figure.value?.text ?? '未填'}${figure.value === null ? '' : figure.unit}`);
  const counted = counters.map(({ title, value }) => `${title}为${value}`);
  const said = [...month, ...read, ...counted].join('；');
  return [`截至${periodText(proposal.period).replace(/^截至/u, '')}，${name}${said}。`];
}

/**
 * The 解除通知书 a proposed release would print.
 * @param unit whom it is addressed to
 */
export function releaseFields(inputs: PaperInputs, proposal: Proposal, unit: RecordId): LetterFields<'release-notice'> {
  return {
    ...noticeHead(inputs, unit),
    agency: proposal.organ,
    basis: basisText(inputs.view) || proposal.document,
    subject: proposal.name,
    measure: proposal.ends.map(({ title }) => title).join('、'),
    measures: measureRows(inputs, proposal),
    clause: proposal.basis,
    ground: ground(inputs, proposal),
    decidedBy: proposal.organ,
    request: PHRASES['release-notice'].request,
  };
}
