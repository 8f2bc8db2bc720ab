/** What the clerk must know before anything else: a doubtful system date (and the way to confirm it), read-only mode, what the start mended. */
import { Alert, Button, DatePicker, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { isTrusted } from '../../../shared/clock/clock';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import { formatDay, isoDay } from '../../../shared/model/dates';
import { call } from '../../bridge';
import { AppConfig } from '../../ui/AppConfig';

export function ClockBanner({ status, notices }: { readonly status: WorkspaceStatus; readonly notices: readonly string[] }) {
  // One object for as long as the day is the same: a new one at each drawing would put back what a person is typing.
  const [chosen, setChosen] = useState(() => dayjs(status.systemDay));
  const day = isoDay(chosen.format('YYYY-MM-DD'));
  const [problem, setProblem] = useState<string | null>(null);
  const doubtful = !isTrusted(status.clock);
  if (!doubtful && notices.length === 0) return null;

  async function confirm(): Promise<void> {
    const answer = await call('app:confirmDay', { day });
    setProblem(answer.ok ? null : errorMessage(answer.code, answer.detail));
  }

  return (
    <AppConfig>
      {doubtful && (
        <Alert
          banner
          type="error"
          data-testid="clock-banner"
          title={`系统日期可能不对：今天是${formatDay(status.systemDay)}吗？核实之前不提出督办建议、不出文书，也不按这一天记日期；其他录入不受影响。`}
          description={problem}
          action={
            <Space>
              <DatePicker size="small" allowClear={false} value={chosen} onChange={(value) => value && setChosen(value)} />
              <Button size="small" type="primary" onClick={() => void confirm()}>
                确认今天是{formatDay(day)}
              </Button>
            </Space>
          }
        />
      )}
      {notices.map((notice) => (
        <Alert key={notice} banner closable type="warning" title={notice} />
      ))}
    </AppConfig>
  );
}
