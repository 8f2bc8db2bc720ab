/**
 * A report as blocks of a letter, by which PDF, printer and Word file are made like those of every other paper. Charts become tables with a row of
 * squares: the data stands beside the bar, and both survive a black-and-white copier.
 */
import type { Block, Letter } from '../letters/blocks';
import type { Bar, Figure, Report, ReportPart, ReportRow } from './report';

/** Squares of the longest bar. */
const SQUARES = 12;

/** A share of 0–100 as squares; what is not nothing shows at least one. */
export function squares(share: number): string {
  const count = Math.min(SQUARES, Math.round((Math.max(0, share) / 100) * SQUARES));
  return '■'.repeat(share > 0 ? Math.max(1, count) : 0);
}

const text = (figures: readonly Figure[]): string => figures.map((figure) => figure.text).join('');

function rowBlock({ role, cells }: ReportRow) {
  return { role, cells: cells.map((cell) => cell.text) };
}

function barsBlock(part: Extract<ReportPart, { kind: 'bars' }>, compact: boolean): Block {
  const line = ({ name, share, figures }: Bar) => ({
    role: 'plain' as const,
    cells: [name, squares(share), ...figures.map((figure) => figure.text)],
  });
  return {
    kind: 'table',
    caption: part.caption,
    ...(part.unit === undefined ? {} : { unit: part.unit }),
    size: compact ? '小五' : '五号',
    newPage: false,
    columns: [
      { title: part.nameTitle, width: 8, align: 'left' },
      { title: '图示', width: SQUARES + 4, align: 'left' },
      ...part.figureTitles.map((title) => ({ title, width: 6, align: 'right' as const })),
    ],
    rows: part.bars.length === 0 ? [{ role: 'empty', cells: [part.empty] }] : part.bars.map(line),
  };
}

function blocksOf(part: ReportPart, compact: boolean): Block[] {
  switch (part.kind) {
    case 'heading':
      return [{ kind: 'para', text: part.text, level: part.level }];
    case 'text':
      return [{ kind: 'para', text: text(part.pieces), level: 0 }];
    case 'form':
      return [
        { kind: 'form', size: '小四', rows: part.rows.map((line) => line.map(({ label, value }) => ({ label, value: value.text }))) },
      ];
    case 'table':
      return [
        {
          kind: 'table',
          ...(part.caption === undefined ? {} : { caption: part.caption }),
          ...(part.unit === undefined ? {} : { unit: part.unit }),
          size: compact ? '小五' : '五号',
          newPage: part.newPage ?? false,
          columns: part.columns.map(({ title, width, align }) => ({ title, width, align: align ?? 'center' })),
          rows: part.rows.length === 0 ? [{ role: 'empty', cells: [part.empty] }] : part.rows.map(rowBlock),
        },
      ];
    case 'bars':
      return [barsBlock(part, compact)];
    case 'parties':
      return [{ kind: 'parties', parties: part.parties }];
  }
}

/** The report as a letter in plain form: no red head and no number, since it is no 公文 until an office issues it. */
export function reportLetter(report: Report): Letter {
  const { head } = report;
  const compact = report.onePage === true;
  return {
    layout: compact ? 'compact' : 'plain',
    title: report.title,
    blocks: [
      ...(head === undefined ? [] : [{ kind: 'bulletin' as const, ...head }]),
      { kind: 'title', text: report.title, under: report.under },
      ...report.parts.flatMap((part) => blocksOf(part, compact)),
      { kind: 'notes', style: 'small', lines: report.notes.map((note, place) => `注${report.notes.length > 1 ? place + 1 : ''}：${note}`) },
    ],
  };
}
