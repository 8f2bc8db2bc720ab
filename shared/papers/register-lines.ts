/**
 * 文号登记簿 as lines: letters and the numbers other papers hold, newest first, searched by words, number or check code. One form for the window,
 * the print and the workbook.
 */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { LETTER_LABELS } from '../letters/fields';
import { formatDocumentNumber } from '../letters/numbers';
import type { DocumentNumber } from '../letters/numbers';
import type { IsoDay } from '../model/dates';
import { replyDueOf } from '../views/extensions';
import {
  checkCode,
  editionText,
  issuedVersion,
  letterKind,
  letterState,
  numberOf,
  receiptState,
  stepsByLetter,
  takenNumbers,
  unexplainedGaps,
} from './register';
import type { ReceiptState, RegisteredLetter, RegisteredStep } from './register';

/** A letter with its steps in the order they were recorded. */
export type OpenLetter = { readonly letter: RegisteredLetter; readonly steps: readonly RegisteredStep[] };

/** One line of the register: a letter, or a number that another paper holds. */
export type RegisterLine = {
  readonly key: string;
  readonly open: OpenLetter | null;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly dated: string;
  readonly state: string;
  readonly receipt: ReceiptState | null;
  /** Last step's person and day, 秦晓雁 2026-07-17. */
  readonly handled: string;
  /** By which a numbered letter can be checked (核验); empty for a draft. */
  readonly checkCode: string;
  /** Its number in parts; null for a draft. */
  readonly place: DocumentNumber | null;
};

/** Drafts first, then by year, series and serial with the newest on top; the series last written to stands first. */
function inRegisterOrder(letters: readonly RegisterLine[]): (a: RegisterLine, b: RegisterLine) => number {
  const latest = new Map(letters.map(({ place }, at) => [place?.series ?? '', at]));
  const rank = (line: RegisterLine): number => latest.get(line.place?.series ?? '') ?? -1;
  return (a, b) => {
    if (a.place === null || b.place === null) return Number(a.place !== null) - Number(b.place !== null);
    return b.place.year - a.place.year || rank(b) - rank(a) || b.place.serial - a.place.serial;
  };
}

/** The register's lines, newest on top: letters, and numbers that other papers hold. */
export function registerLines(ledger: Ledger, today: IsoDay): RegisterLine[] {
  const steps = stepsByLetter(ledger);
  const letters = listRecords(ledger, 'letter').map((letter): RegisterLine => {
    const own = steps.get(letter.id) ?? [];
    const kind = letterKind(letter);
    return {
      key: letter.id,
      open: { letter, steps: own },
      kind: kind === null ? (letter.template ?? '') : LETTER_LABELS[kind],
      number: letter.number ?? '',
      title: `${letter.title ?? ''}${editionText(letter)}${issuedVersion(own) === null ? '' : '（以附件为准）'}`,
      unit: letter.unit === undefined ? '' : (getRecord(ledger, 'unit', letter.unit)?.name ?? ''),
      dated: letter.dated ?? own.find(({ step }) => step === '签订')?.on ?? '',
      state: letterState(letter, own),
      receipt: receiptState(replyDueOf(ledger, letter), own, today),
      handled: [own.at(-1)?.by, own.at(-1)?.on].filter((part) => part !== undefined).join(' '),
      checkCode: letter.contentHash === undefined ? '' : checkCode(letter.contentHash),
      place: numberOf(letter),
    };
  });
  const others = listRecords(ledger, 'numberUsed').flatMap((used): RegisterLine[] => {
    const { id, series, year, serial, why, note } = used;
    if (series === undefined || year === undefined || serial === undefined) return [];
    const place = { series, year, serial };
    return [
      {
        key: id,
        open: null,
        kind: '',
        number: formatDocumentNumber(place),
        title: [why, note].filter((part) => part !== undefined && part !== '').join('：'),
        unit: '',
        dated: '',
        state: '占用',
        receipt: null,
        handled: '',
        checkCode: '',
        place,
      },
    ];
  });
  return [...letters.toReversed(), ...others].sort(inRegisterOrder(letters));
}

/** Series whose numbers want an explanation, as one sentence each. */
export function gapSentences(ledger: Ledger): string[] {
  return unexplainedGaps(takenNumbers(ledger)).map(
    ({ series, year, serials }) => `${series}〔${year}〕缺 ${serials.join('、')} 号，没有说明去向`,
  );
}

export type RegisterFilter = {
  readonly kind: string | null;
  readonly state: string | null;
  readonly unit: string | null;
  /** Searched in number, title, unit and check code. */
  readonly text: string;
};
export const NO_FILTER: RegisterFilter = { kind: null, state: null, unit: null, text: '' };

/** A search forgets spaces, the kind of brackets and the letters' case, so that a number may be typed as it comes. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[[(（【]/gu, '〔')
    .replaceAll(/[\])）】]/gu, '〕')
    .replaceAll(/[\s-]/gu, '')
    .toUpperCase();

/** Lines that pass the filter; a state may be a step or a receipt's state. */
export function filterLines(lines: readonly RegisterLine[], { kind, state, unit, text }: RegisterFilter): RegisterLine[] {
  const wanted = plain(text);
  return lines.filter(
    (line) =>
      (wanted === '' || plain(`${line.number} ${line.title} ${line.kind} ${line.unit} ${line.checkCode}`).includes(wanted)) &&
      (kind === null || line.kind === kind) &&
      (unit === null || line.unit === unit) &&
      (state === null || line.state === state || line.receipt === state),
  );
}
