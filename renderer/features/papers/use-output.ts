/** Printer and files for letters. A letter counts as printed only when the printer took it (fault 38); a cancelled dialog records nothing. */
import { useCallback, useEffect, useState } from 'react';
import type { PaperRequest } from '../../../shared/contract/paper';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { tableTitle } from '../../../shared/views/ledger-tables';
import { draftRequest } from './LetterPreview';
import { unitFullName } from '../../../shared/papers/inputs';
import { listen } from '../../bridge';
import { printOut, saveOut } from '../../data/output';
import { commit } from '../../data/commit';
import { currentStatus } from '../../data/status';
import { currentLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { stepDraft } from './letter-drafts';
import { fieldsOf } from '../../../shared/papers/letter-records';
import type { Fields } from '../../../shared/papers/letter-records';
import { sheetOpinions } from '../../../shared/papers/sheet-opinions';
import { requestFor } from './paper-commands';
import type { OpenLetter } from '../../../shared/papers/register-lines';

type Progress = { readonly done: number; readonly total: number };

/** 发文稿纸 of a letter: the sheet on which the leader writes the approval. */
function sheetFields({ letter, steps }: OpenLetter, drafter: string, drafted: string): Fields {
  const ledger = currentLedger();
  const own = fieldsOf(letter);
  const text = (name: string): string => (typeof own[name] === 'string' ? own[name] : '');
  return {
    number: letter.number ?? '',
    title: letter.title ?? '',
    agency: text('agency') || (listRecords(ledger, 'county')[0]?.issuer ?? ''),
    unit: text('unit') || unitFullName(ledger, letter.unit) || text('to'),
    basis: text('basis') || text('title'),
    drafter,
    phone: text('phone'),
    drafted: isoDay(drafted),
    ...sheetOpinions(steps),
  };
}

export function useOutput() {
  const frame = useFrame();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [busy, setBusy] = useState(false);
  // Previews report too; only a batch is worth a bar.
  useEffect(() => listen('paper:progress', ({ done, total }) => setProgress(total > 1 ? { done, total } : null)), []);

  const working = useCallback(async function <T>(work: () => Promise<T>): Promise<T> {
    setBusy(true);
    const result = await work();
    setBusy(false);
    setProgress(null);
    return result;
  }, []);

  const print = useCallback(
    async (letters: readonly OpenLetter[]): Promise<void> => {
      const request = requestFor(letters);
      const status = currentStatus();
      if (request === null || status === null) return;
      if (!(await working(() => printOut(request, frame)))) return;
      const kept = await commit(letters.map(({ letter }) => stepDraft(letter, '打印', { on: isoDay(status.today), by: status.person })));
      if (!kept.ok) return frame.showFailure(kept);
      frame.tell(`已送打印机${letters.length}份`);
    },
    [frame, working],
  );

  const printSheet = useCallback(
    async (letter: OpenLetter): Promise<void> => {
      const status = currentStatus();
      if (status === null) return;
      await working(() => printOut(draftRequest('draft-sheet', sheetFields(letter, status.person, status.today)), frame));
    },
    [frame, working],
  );

  const save = useCallback(
    async (letters: readonly OpenLetter[], format: 'pdf' | 'docx'): Promise<void> => {
      const request = requestFor(letters);
      if (request === null) return;
      await working(() => saveOut(request, format, frame));
    },
    [frame, working],
  );

  /** 文号登记簿 or 签订情况表, the lines as they are shown. */
  const book = useCallback(
    async (view: 'letters' | 'signing', rows: readonly RecordId[] | null, format: 'print' | 'xlsx'): Promise<void> => {
      const status = currentStatus();
      if (status === null) return;
      const title = tableTitle(view, status.county, status.today);
      const period = status.today.slice(0, 7);
      const request: PaperRequest = {
        paper: 'view',
        view: { view, title, rows: rows === null ? null : [...rows], columns: null, moneyUnit: '万元', period },
      };
      await working(() => (format === 'print' ? printOut(request, frame) : saveOut(request, format, frame)));
    },
    [frame, working],
  );

  return { book, busy, progress: busy ? progress : null, print, printSheet, save };
}
