/** 考核明细表 of the month: who reads it, when objections may be handed in, as PDF or workbook. The paper is made in main from its own fold. */
import { Button, DatePicker, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { PaperRequest } from '../../../shared/contract/paper';
import { isoDay } from '../../../shared/model/dates';
import { periodText } from '../../../shared/month/words';
import { saveOut } from '../../data/output';
import { useStatus } from '../../data/status';
import { useFrame } from '../../ui/frame-context';

export function ScorePaper({ period }: { readonly period: string }) {
  const frame = useFrame();
  const { county } = useStatus();
  const [span, setSpan] = useState<readonly [Dayjs, Dayjs] | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(format: 'pdf' | 'xlsx'): Promise<void> {
    setBusy(true);
    const [from, to] = span ?? [];
    const day = (own: Dayjs) => isoDay(own.format('YYYY-MM-DD'));
    const request: PaperRequest = {
      paper: 'view',
      view: {
        view: 'score',
        title: `${county}${periodText(period)}招商引资考核明细表`,
        rows: null,
        columns: null,
        moneyUnit: '万元',
        period,
        ...(from === undefined || to === undefined ? {} : { objection: { from: day(from), to: day(to) } }),
      },
    };
    await saveOut(request, format, frame);
    setBusy(false);
  }

  return (
    <Space wrap size="small">
      <span>考核明细表　公示期</span>
      <DatePicker.RangePicker
        size="small"
        aria-label="公示期"
        placeholder={['开始日期', '结束日期']}
        value={span === null ? null : [span[0], span[1]]}
        onChange={(value) => setSpan(value?.[0] != null && value[1] != null ? [value[0], value[1]] : null)}
      />
      <Button size="small" loading={busy} data-testid="score-pdf" onClick={() => void save('pdf')}>
        明细表（PDF）
      </Button>
      <Button size="small" disabled={busy} data-testid="score-xlsx" onClick={() => void save('xlsx')}>
        明细表（Excel）
      </Button>
    </Space>
  );
}
