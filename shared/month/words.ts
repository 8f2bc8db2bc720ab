/** Figures of the month in the words of officials: 超序时、落后百分点, 升降, 并列. One place, for screen, letter and workbook. */
import { formatDate, formatDay, isoDay } from '../model/dates';
import type { Figure } from '../scoring/evaluate-scheme';
import type { Standing } from '../scoring/completion-table';

export function figureText(figure: Figure | null): string {
  return figure === null ? '—' : figure.text;
}

/** A percentage with its sign, or a dash. */
export function percentText(figure: Figure | null): string {
  return figure === null ? '—' : `${figure.text}%`;
}

/** S-55: 超 3.2 / 落后 5.1 / 持平, in percentage points. */
export function gapText(figure: Figure | null): string {
  if (figure === null) return '—';
  if (figure.text.startsWith('-')) return `落后${figure.text.slice(1)}`;
  return /^0(\.0+)?$/.test(figure.text) ? '持平' : `超${figure.text}`;
}

/** A place; a tie is said as a tie. */
export function placeText({ rank, tied }: Standing): string {
  return rank === null ? '—' : tied ? `${rank}（并列）` : String(rank);
}

/** A place in a narrow column of a letter or table, where （并列） would break over two lines: 3并列. */
export function placeCell(standing: Standing): string {
  return placeText(standing).replace('（并列）', '并列');
}

/** Movement against the month before: ↑2, ↓1, 平; nothing when there is nothing to compare. */
export function movementText({ movement }: Standing): string {
  if (movement === null) return '—';
  return movement === 0 ? '平' : movement > 0 ? `↑${movement}` : `↓${-movement}`;
}

/** 2026-10 → 2026年10月, 2026-Q3 → 2026年三季度, 2026-H1 → 2026年上半年, 2026 → 2026年; a span given by its days → 截至2026年9月30日. */
export function periodText(period: string): string {
  const until = period.split('/')[1];
  if (until !== undefined) return `截至${formatDay(isoDay(until))}`;
  const precision = period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : period.includes('H') ? 'half' : 'month';
  return formatDate({ date: period, precision });
}
