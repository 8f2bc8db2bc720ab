/** A report to the printer or into a file; main makes it anew from its own fold, so paper and screen cannot differ. */
import { useCallback, useState } from 'react';
import type { ReportRequest } from '../../../shared/reports/catalogue';
import { call } from '../../bridge';
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
      const answer = await call('paper:save', { request: { paper: 'report', report }, format });
      setBusy(false);
      if (!answer.ok) frame.showFailure(answer);
      else if (answer.value !== null) frame.tell(`已导出 ${answer.value.name}`);
    },
    [frame],
  );
  const print = useCallback<ReportOutput['print']>(
    async (report) => {
      setBusy(true);
      const answer = await call('paper:print', { paper: 'report', report });
      setBusy(false);
      if (!answer.ok) frame.showFailure(answer);
      else frame.tell(answer.value.printed ? '已送打印机' : '没有打印');
    },
    [frame],
  );
  return { busy, save, print };
}
