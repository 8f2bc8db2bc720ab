/** 导入记录: what was imported, when and by whom; 撤销本次导入 with the reason, after showing what later work stands on it. */
import { Alert, Button, Card, Input, Space, Tag, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { importLines, laterWork, withdrawDrafts } from '../../../shared/imports/history';
import type { ImportLine } from '../../../shared/imports/history';
import { formatDay, isoDay } from '../../../shared/model/dates';
import type { PaperRequest } from '../../../shared/contract/paper';
import { printOut, saveOut } from '../../data/output';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';

const LATER_SHOWN = 8;

function Withdraw({ line, onDone }: { readonly line: ImportLine; readonly onDone: () => void }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const later = useMemo(() => laterWork(ledger, line.id), [ledger, line.id]);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  async function withdraw(): Promise<void> {
    setBusy(true);
    const answer = await commit((now) => withdrawDrafts(now, line.id, reason.trim()));
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已撤销导入《${line.file}》`);
    onDone();
  }

  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {later.length > 0 && (
        <Alert
          type="warning"
          showIcon
          data-testid="later-work"
          title={`导入之后另有 ${later.length} 条记录建立在这次导入上，撤销后将失去依托`}
          description={
            <>
              {later.slice(0, LATER_SHOWN).map(({ record, title, says }, place) => (
                <div key={`${record}/${place}`}>
                  {title}（{says}）
                </div>
              ))}
              {later.length > LATER_SHOWN && <div>另有 {later.length - LATER_SHOWN} 条</div>}
            </>
          }
        />
      )}
      <Input
        aria-label="撤销理由"
        data-testid="withdraw-reason"
        value={reason}
        maxLength={200}
        autoFocus
        placeholder="撤销理由，例如：导错文件"
        onChange={(event) => setReason(event.target.value)}
      />
      <Space>
        <Button
          size="small"
          danger
          loading={busy}
          disabled={reason.trim() === ''}
          data-testid="withdraw-confirm"
          onClick={() => void withdraw()}
        >
          确定撤销
        </Button>
        <Button size="small" onClick={onDone}>
          不撤销
        </Button>
      </Space>
    </Space>
  );
}

/** 处理说明 of an import as a paper. */
function decisionsOf({ id, file, at }: ImportLine): PaperRequest {
  const title = `《${file}》导入处理说明`.slice(0, 200);
  return { paper: 'view', view: { view: 'import', title, rows: [id], columns: null, moneyUnit: '万元', period: at.slice(0, 7) } };
}

export function ImportHistory() {
  const status = useStatus();
  const lines = useLedger(importLines);
  const [open, setOpen] = useState<string | null>(null);
  const frame = useFrame();

  async function save(line: ImportLine, format: 'xlsx' | 'pdf'): Promise<void> {
    await saveOut(decisionsOf(line), format, frame);
  }

  async function print(line: ImportLine): Promise<void> {
    await printOut(decisionsOf(line), frame);
  }

  if (lines.length === 0) return <EmptyState title="还没有导入过台账">导入之后，这里列出每次导入，可以整批撤销。</EmptyState>;
  return (
    <Space orientation="vertical" style={{ width: '100%' }} data-testid="import-history">
      {lines.map((line) => (
        <Card key={line.id} size="small" title={line.file} data-testid="import-line" extra={line.withdrawn !== null && <Tag>已撤销</Tag>}>
          <Typography.Paragraph>
            读出 {line.records} 个项目，新增 {line.newProjects} 个，写入 {line.entries} 条记录
            {line.asOf === null ? '' : `；截至${formatDay(isoDay(line.asOf))}`}。{line.person}　{line.at.replace('T', ' ').slice(0, 16)}
          </Typography.Paragraph>
          {line.withdrawn !== null && <Typography.Paragraph type="secondary">撤销理由：{line.withdrawn}</Typography.Paragraph>}
          {open !== line.id && (
            <Space wrap>
              <Button size="small" data-testid="decisions-save" onClick={() => void save(line, 'xlsx')}>
                处理说明（表格）
              </Button>
              <Button size="small" data-testid="decisions-pdf" onClick={() => void save(line, 'pdf')}>
                处理说明（PDF）
              </Button>
              <Button size="small" data-testid="decisions-print" onClick={() => void print(line)}>
                打印处理说明
              </Button>
              {line.withdrawn === null && !status.readOnly && (
                <Button size="small" data-testid="withdraw-import" onClick={() => setOpen(line.id)}>
                  撤销本次导入
                </Button>
              )}
            </Space>
          )}
          {open === line.id && <Withdraw line={line} onDone={() => setOpen(null)} />}
        </Card>
      ))}
    </Space>
  );
}
