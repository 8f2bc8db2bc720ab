/** Printer and files for letters. A letter counts as printed only when the printer took it (fault 38); a cancelled dialog records nothing. */
import { useCallback, useEffect, useState } from 'react';
import type { PaperRequest } from '../../../shared/contract/paper';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { tableTitle } from '../../../shared/views/ledger-tables';
import { draftRequest } from './LetterPreview';
import { unitFullName } from '../../../shared/papers/inputs';
import { call, listen } from '../../bridge';
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
      const answer = await working(() => call('paper:print', request));
      if (!answer.ok) return frame.showFailure(answer);
      if (!answer.value.printed) return frame.tell('没有打印，未作登记');
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
      const answer = await working(() =>
        call('paper:print', draftRequest('draft-sheet', sheetFields(letter, status.person, status.today))),
      );
      if (!answer.ok) return frame.showFailure(answer);
      frame.tell(answer.value.printed ? '发文稿纸已送打印机' : '没有打印');
    },
    [frame, working],
  );

  const save = useCallback(
    async (letters: readonly OpenLetter[], format: 'pdf' | 'docx'): Promise<void> => {
      const request = requestFor(letters);
      if (request === null) return;
      const answer = await working(() => call('paper:save', { request, format }));
      if (!answer.ok) frame.showFailure(answer);
      else if (answer.value !== null) frame.tell(`已导出 ${answer.value.name}`);
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
      if (format === 'print') {
        const printed = await working(() => call('paper:print', request));
        return printed.ok ? frame.tell(printed.value.printed ? '已送打印机' : '没有打印') : frame.showFailure(printed);
      }
      const saved = await working(() => call('paper:save', { request, format }));
      if (!saved.ok) return frame.showFailure(saved);
      if (saved.value !== null) frame.tell(`已导出 ${saved.value.name}`);
    },
    [frame, working],
  );

  return { book, busy, progress: busy ? progress : null, print, printSheet, save };
}
