/** A report to the printer or into a file; main makes it anew from its own fold, so paper and screen cannot differ. */
import { useCallback, useState } from 'react';
import type { ReportRequest } from '../../../shared/reports/catalogue';
import { printOut, saveOut } from '../../data/output';
import { useFrame } from '../../ui/frame-context';

export type ReportOutput = {
  readonly busy: boolean;
  readonly save: (request: ReportRequest, format: 'pdf' | 'docx' | 'xlsx') => Promise<void>;
  readonly print: (request: ReportRequest) => Promise<void>;
};

export function useReportOutput(): ReportOutput {
  const frame = useFrame();
  const [busy, setBusy] = useState(false);
  const save = useCallback<ReportOutput['save']>(
    async (report, format) => {
      setBusy(true);
      await saveOut({ paper: 'report', report }, format, frame);
      setBusy(false);
    },
    [frame],
  );
  const print = useCallback<ReportOutput['print']>(
    async (report) => {
      setBusy(true);
      await printOut({ paper: 'report', report }, frame);
      setBusy(false);
    },
    [frame],
  );
  return { busy, save, print };
}
