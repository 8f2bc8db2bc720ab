/** 交接: what a leader holds, to whom it goes and from when, in one action; the list for both to sign before and after. */
import { Alert, Button, Input, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { formatDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { holdingOf } from '../../../shared/reports/handover';
import { saveOut } from '../../data/output';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { DayField } from '../../ui/DayField';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { RecordLink } from '../../ui/RecordLink';
import { handoverDrafts } from './handover-edits';

function usePrintList() {
  const frame = useFrame();
  return async (record: RecordId, day: IsoDay, format: 'docx' | 'pdf'): Promise<void> => {
    await saveOut({ paper: 'report', report: { kind: 'handover', day, record } }, format, frame);
  };
}

/** What has been handed over, each with its list. */
function Done({ done }: { readonly done: readonly RecordOf<'handover'>[] }) {
  const save = usePrintList();
  const name = (id: RecordId | undefined): string => (id === undefined ? '' : (getRecord(currentLedger(), 'person', id)?.name ?? ''));
  return (
    <PlainTable<RecordOf<'handover'>>
      rowKey="id"
      dataSource={done}
      empty="还没有交接记录"
      caption="交接记录"
      columns={[
        { title: '移交人', width: 90, render: (_, { person }) => name(person) },
        { title: '接收人', width: 90, render: (_, { successor }) => name(successor) },
        { title: '在任止', width: 130, render: (_, { lastDay }) => (lastDay === undefined ? '' : formatDay(lastDay)) },
        { title: '项目', width: 60, align: 'right', render: (_, { projects }) => projects?.length ?? 0 },
        { title: '督办事项', width: 80, align: 'right', render: (_, { matters }) => matters?.length ?? 0 },
        { title: '监交人', width: 90, dataIndex: 'witness' },
        { title: '依据', dataIndex: 'ground' },
        {
          title: '',
          width: 120,
          render: (_, { id, lastDay }) => (
            <Button size="small" data-testid="handover-list" onClick={() => lastDay !== undefined && void save(id, lastDay, 'pdf')}>
              导出清单
            </Button>
          ),
        },
      ]}
    />
  );
}

export function HandoverTab() {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const save = usePrintList();
  const [person, setPerson] = useState<string | null>(null);
  const [successor, setSuccessor] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState<IsoDay>(status.today);
  const [witness, setWitness] = useState('');
  const [ground, setGround] = useState('');
  const [busy, setBusy] = useState(false);
  const people = useMemo(() => listRecords(ledger, 'person').map(({ id, name }) => ({ value: id, label: name ?? id })), [ledger]);
  const held = useMemo(() => (person === null ? null : holdingOf(ledger, recordId(person), lastDay)), [ledger, person, lastDay]);
  const done = useMemo(() => listRecords(ledger, 'handover').toReversed(), [ledger]);
  const ready =
    person !== null && successor !== null && person !== successor && held !== null && held.terms.length + held.matters.length > 0;

  async function handOver(): Promise<void> {
    if (person === null || successor === null) return;
    const made = handoverDrafts(currentLedger(), {
      person: recordId(person),
      successor: recordId(successor),
      lastDay,
      witness,
      ground,
    });
    setBusy(true);
    const answer = await commit(made.drafts);
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    setPerson(null);
    setSuccessor(null);
    frame.tell('已交接，清单在下面“交接记录”里导出，双方签字');
  }

  return (
    <div className="duty-handover" data-testid="handover">
      <Space wrap size={8}>
        <Select
          aria-label="移交人"
          style={{ width: 140 }}
          placeholder="移交人"
          showSearch={{ optionFilterProp: 'label' }}
          value={person}
          onChange={setPerson}
          options={people}
        />
        <span>→</span>
        <Select
          aria-label="接收人"
          style={{ width: 140 }}
          placeholder="接收人"
          showSearch={{ optionFilterProp: 'label' }}
          value={successor}
          onChange={setSuccessor}
          options={people}
        />
        <label>
          移交人在任止 <DayField label="在任止" day={lastDay} onChange={setLastDay} />
        </label>
        <Input
          aria-label="监交人"
          style={{ width: 110 }}
          placeholder="监交人"
          maxLength={30}
          value={witness}
          onChange={(event) => setWitness(event.target.value)}
        />
        <Input
          aria-label="依据"
          style={{ width: 190 }}
          placeholder="依据（任免文号）"
          maxLength={100}
          value={ground}
          onChange={(event) => setGround(event.target.value)}
        />
        <Button
          data-testid="handover-draft"
          disabled={person === null}
          onClick={() => person !== null && void save(recordId(person), lastDay, 'docx')}
        >
          先导出清单
        </Button>
        <Button
          type="primary"
          data-testid="hand-over"
          disabled={!ready || busy || status.readOnly || status.unit !== null}
          onClick={() => void handOver()}
        >
          确认交接
        </Button>
      </Space>
      {person !== null && person === successor && <Alert type="warning" title="移交人和接收人是同一个人，请另选。" />}
      {held !== null && (
        <p>
          {formatDay(lastDay)}在任：负责 {held.terms.length} 项（项目责任），未办结督办 {held.matters.length}{' '}
          件。接收人从次日起负责，原任期保留。
        </p>
      )}
      {held !== null && (
        <PlainTable<RecordOf<'assignment'>>
          rowKey="id"
          dataSource={held.terms}
          pagination={{ pageSize: 12 }}
          empty="这一天没有负责的项目"
          columns={[
            {
              title: '项目',
              render: (_, { project }) =>
                project === undefined ? (
                  ''
                ) : (
                  <RecordLink kind="project" record={project}>
                    {getRecord(ledger, 'project', project)?.projectName ?? ''}
                  </RecordLink>
                ),
            },
            { title: '责任类别', dataIndex: 'role', width: 100 },
            { title: '起', width: 130, render: (_, { from }) => (from === undefined ? '' : formatDay(from)) },
          ]}
        />
      )}
      <Done done={done} />
    </div>
  );
}
