/** 作废项目 with its reason, after showing what the ledger holds about the projects; and 已作废项目, from which one is brought back. */
import { Alert, Button, Input, Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import type { RecordId } from '../../../shared/model/ids';
import { hangingOn, restoreProject, strikeProjects, struckProjects } from '../../../shared/registers/project-strike';
import { commit } from '../../data/commit';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useWriting } from '../../registers/register-data';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';

const NAMES_SHOWN = 8;

export function StrikeProjects({ projects }: { readonly projects: readonly RecordId[] }) {
  const frame = useFrame();
  const writing = useWriting();
  const ledger = useLedger((current) => current);
  const hanging = useMemo(() => hangingOn(ledger, projects), [ledger, projects]);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  async function strike(): Promise<void> {
    const drafts = strikeProjects(ledger, projects, reason, writing);
    if (!drafts.ok) return frame.showFailure(drafts);
    setBusy(true);
    const answer = await commit(drafts.value);
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    frame.closeDrawer();
    frame.tell(`已作废 ${drafts.value.length} 个项目，可按 Ctrl+Z 撤销`);
  }

  return (
    <form
      data-testid="strike-projects"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') void strike();
      }}
    >
      <Space orientation="vertical" style={{ width: '100%' }}>
        <div>
          {projects.slice(0, NAMES_SHOWN).map((id) => (
            <div key={id}>{getRecord(ledger, 'project', id)?.projectName ?? id}</div>
          ))}
          {projects.length > NAMES_SHOWN && <div>等 {projects.length} 个项目</div>}
        </div>
        <Typography.Paragraph>
          作废只用于录错、重复的项目：不再列出，不再计数和计分，原内容和原因留在台账里，可以恢复。项目真的停了，请改“状态”为暂停或退出。
        </Typography.Paragraph>
        {hanging.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title="台账里还有与之相关的记录，作废后仍保留，不会随项目撤回"
            description={hanging.map(({ label, count }) => `${label} ${count} 条`).join('，')}
          />
        )}
        <Input
          autoFocus
          aria-label="作废原因"
          placeholder="作废原因，如 录错、与某项目重复"
          maxLength={200}
          value={reason}
          data-testid="strike-projects-reason"
          onChange={(event) => setReason(event.target.value)}
        />
        <Space>
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={reason.trim() === '' || projects.length === 0}
            data-testid="strike-projects-confirm"
          >
            作废
          </Button>
          <Button onClick={frame.closeDrawer}>取消</Button>
        </Space>
      </Space>
    </form>
  );
}

export function StruckProjects() {
  const frame = useFrame();
  const writing = useWriting();
  const struck = useLedger(struckProjects);
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));

  async function restore(id: RecordId, name: string): Promise<void> {
    const drafts = restoreProject(currentLedger(), id, '', writing);
    if (!drafts.ok) return frame.showFailure(drafts);
    const answer = await commit(drafts.value);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已恢复“${name}”`);
  }

  if (struck.length === 0) return <EmptyState title="没有作废的项目">在台账中选中项目，点“作废项目”并写明原因，就会列在这里。</EmptyState>;
  return (
    <PlainTable
      pagination={{ pageSize: 12 }}
      rowKey="id"
      dataSource={struck}
      columns={[
        { title: '项目', dataIndex: 'name' },
        { title: '填报单位', width: 88, render: (_, { scope }) => units.find(({ id }) => id === scope)?.name ?? '县级' },
        { title: '原因', dataIndex: 'reason' },
        { title: '作废人', width: 72, dataIndex: 'person' },
        { title: '日期', width: 96, render: (_, { at }) => at.slice(0, 10) },
        {
          title: '',
          width: 64,
          render: (_, { id, name, carried }) =>
            carried ? null : (
              <Button size="small" type="link" aria-label={`恢复${name}`} onClick={() => void restore(id, name)}>
                恢复
              </Button>
            ),
        },
      ]}
    />
  );
}
