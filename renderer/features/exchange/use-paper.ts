/** The papers of 数据交换 as files; main makes each from its own fold, so paper and screen cannot differ. */
import { useCallback, useState } from 'react';
import type { ReportRequest } from '../../../shared/reports/catalogue';
import { saveOut } from '../../data/output';
import { useFrame } from '../../ui/frame-context';

export type Paper = { readonly busy: boolean; readonly save: (report: ReportRequest, format: 'pdf' | 'xlsx') => Promise<void> };

/** Saves a report where the person says. */
export function usePaper(): Paper {
  const frame = useFrame();
  const [busy, setBusy] = useState(false);
  const save = useCallback<Paper['save']>(
    async (report, format) => {
      setBusy(true);
      await saveOut({ paper: 'report', report }, format, frame);
      setBusy(false);
    },
    [frame],
  );
  return { busy, save };
}
