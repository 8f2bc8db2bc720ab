/**
 * 校验码: the county office reads its eight groups aloud, the unit types what it hears. Until they agree a unit cannot 上报.
 */
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { CheckCode } from '../../../shared/contract/exchange';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { call } from '../../bridge';
import { CodeInput, isWholeCode } from './CodeInput';

export function CodeCard({ status }: { status: WorkspaceStatus }) {
  const [code, setCode] = useState<CheckCode | null>(null);
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    void call('exchange:code', {}).then((answer) => {
      setCode(answer.ok ? answer.value : null);
      setFailure(answer.ok ? null : answer);
    });
  }, [status.device]);

  async function compare(): Promise<void> {
    const answer = await call('exchange:confirmCode', { typed, person: status.person });
    setFailure(answer.ok ? null : answer);
    if (answer.ok) setCode(answer.value);
  }

  if (code === null) {
    // A ledger restored without its keys: everything is there, but it cannot exchange before 续办.
    if (failure?.code !== 'E_KEY_MISSING') return null;
    return (
      <Alert
        type="warning"
        showIcon
        data-testid="no-keys"
        title="本机没有钥匙，不能上报和接收"
        description={
          status.unit === null
            ? '台账一条不少。请从带口令的备份恢复；忘了口令的，恢复时勾选“忘了口令，只恢复台账”，程序会建新的县钥匙，再点“换电脑”给各单位续办。'
            : '台账一条不少，可以照常录入。请向县招商办要一份新的开通文件，点“换电脑”，选“旧电脑丢了或被盗”，用新的开通文件续办。'
        }
      />
    );
  }
  if (status.unit === null || code.confirmedBy !== null) {
    const note = status.unit === null ? '各单位首次上报前，请在电话里念给对方核对。' : `已由${code.confirmedBy ?? ''}电话核对。`;
    return (
      <Typography.Text type="secondary" data-testid="check-code">
        本县校验码：<strong>{code.code}</strong>。{note}
      </Typography.Text>
    );
  }
  return (
    <Card size="small" title="首次上报前核对校验码" data-testid="check-code">
      <Typography.Paragraph>请打电话给县招商办，请对方念出“数据交换”页上的本县校验码（八组数字），在下面照录。</Typography.Paragraph>
      <Flex gap={8}>
        <CodeInput value={typed} onChange={setTyped} />
        <Button type="primary" disabled={!isWholeCode(typed)} onClick={() => void compare()} data-testid="check-code-confirm">
          核对
        </Button>
      </Flex>
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Card>
  );
}
