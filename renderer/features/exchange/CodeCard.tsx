/**
 * 校验码: the county office reads its eight groups aloud, the unit types what it hears. Until they agree a unit cannot 上报. Beside it, in the county
 * office, the paper that brings the key behind the 校验码 back.
 */
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { CheckCode } from '../../../shared/contract/exchange';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { call } from '../../bridge';
import { CodeInput, isWholeCode } from './CodeInput';
import { KeySheetDialog } from './KeySheetDialog';

/** How it stands with the paper that can bring the county key back. */
function sheetWords(sheet: CheckCode['sheet']): string {
  if (sheet === null) return '本机没有县钥匙。';
  const { printed, checked } = sheet;
  if (checked !== null) return `县钥匙恢复单已照单核对（${checked.at.slice(0, 10)}，${checked.person}）。`;
  return printed === null
    ? '▲ 县钥匙恢复单还没有打印：钥匙文件和备份口令都没了，就要给每个单位重新开通。'
    : `县钥匙恢复单已打印（${printed.at.slice(0, 10)}，${printed.person}），还没有照单核对。`;
}

type Props = {
  readonly status: WorkspaceStatus;
  /** The county key was looked at or brought back: packages of the stick may be known now. */
  readonly onKey: () => void;
};

export function CodeCard({ status, onKey }: Props) {
  const [sheetOpen, setSheetOpen] = useState(false);
  const [read, setRead] = useState(0);
  const [code, setCode] = useState<CheckCode | null>(null);
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    void call('exchange:code', {}).then((answer) => {
      setCode(answer.ok ? answer.value : null);
      setFailure(answer.ok ? null : answer);
    });
  }, [status.device, read]);

  async function compare(): Promise<void> {
    const answer = await call('exchange:confirmCode', { typed, person: status.person });
    setFailure(answer.ok ? null : answer);
    if (answer.ok) setCode(answer.value);
  }

  const dialog = sheetOpen && (
    <KeySheetDialog
      status={status}
      holdsKey={code !== null && code.sheet !== null}
      onChanged={() => {
        setRead((times) => times + 1);
        onKey();
      }}
      onClose={() => setSheetOpen(false)}
    />
  );
  const sheetButton = (
    <Button size="small" onClick={() => setSheetOpen(true)} data-testid="open-key-sheet">
      县钥匙恢复单
    </Button>
  );

  if (code === null) {
    // A ledger restored without its keys: everything is there, but it cannot exchange before 续办.
    if (failure?.code !== 'E_KEY_MISSING') return null;
    return (
      <>
        <Alert
          type="warning"
          showIcon
          data-testid="no-keys"
          title="本机没有钥匙，不能上报和接收"
          description={
            status.unit === null
              ? '台账一条不少。有县钥匙恢复单的，照单恢复，各单位不用重新开通；没有的，请从带口令的备份恢复，或者恢复时勾选“忘了口令，只恢复台账”，程序会建新的县钥匙，再点“换电脑”给各单位续办。'
              : '台账一条不少，可以照常录入。请向县招商办要一份新的开通文件，点“换电脑”，选“旧电脑丢了或被盗”，用新的开通文件续办。'
          }
          action={status.unit === null ? sheetButton : undefined}
        />
        {dialog}
      </>
    );
  }
  if (status.unit === null) {
    return (
      <div className="exchange-code">
        <Typography.Text type="secondary" data-testid="check-code">
          本县校验码：<strong>{code.code}</strong>。各单位首次上报前，请在电话里念给对方核对。
        </Typography.Text>
        <span data-testid="sheet-state">
          {sheetButton}
          <Typography.Text type="secondary">　{sheetWords(code.sheet)}</Typography.Text>
        </span>
        {dialog}
      </div>
    );
  }
  if (code.confirmedBy !== null) {
    const note = `已由${code.confirmedBy}电话核对。`;
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
        <CodeInput value={typed} onChange={setTyped} onHeard={() => void compare()} />
        <Button type="primary" disabled={!isWholeCode(typed)} onClick={() => void compare()} data-testid="check-code-confirm">
          核对
        </Button>
      </Flex>
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Card>
  );
}
