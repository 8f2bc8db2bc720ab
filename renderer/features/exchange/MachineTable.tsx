/** The computers of one office that entered anything, and 停用 of one of them; where two ledgers came under one name, both entries side by side. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { clonedMachines, machinesOf, withdrawMachineDraft } from '../../../shared/exchange/machines';
import type { ClonedMachine, Machine } from '../../../shared/exchange/machines';
import type { Ledger } from '../../../shared/ledger/fold';
import type { RecordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useLedger } from '../../data/use-ledger';
import { AskText } from '../../ui/AskText';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { clockWords } from './words';

type Props = {
  readonly unit: RecordId | null;
  readonly status: WorkspaceStatus;
  /** 停用 is offered; only in the county office. */
  readonly mayWithdraw: boolean;
};

/** Copied machines; read once for each state of the ledger, because every entry is looked at. */
const known = new WeakMap<Ledger, { readonly size: number; readonly day: string; readonly found: readonly ClonedMachine[] }>();

/** Machines of which two copies wrote (fault 9). */
export function useClonedMachines(status: WorkspaceStatus): readonly ClonedMachine[] {
  return useLedger((ledger) => {
    const held = known.get(ledger);
    const size = ledger.operations.size;
    if (held?.size === size && held.day === status.today) return held.found;
    const found = clonedMachines(ledger, status.today);
    known.set(ledger, { size, day: status.today, found });
    return found;
  });
}

function CloneAlert({ clone }: { readonly clone: ClonedMachine }) {
  return (
    <Alert
      type={clone.settled ? 'info' : 'warning'}
      showIcon
      data-testid="clone"
      title={`${clone.unitName}的同一台电脑（${clone.device}）出现了两份台账${clone.settled ? '，已停用' : ''}。两份都已保留，没有丢失。`}
      description={clone.parts.map(({ scope, n, twins }) => (
        <div key={scope}>
          从第 {n} 条起分开：
          {twins.map(({ person, at, title }) => `${person} ${clockWords(at)} 录入“${title}”`).join('；')}
          {twins.length < 2 ? '；另一份还没有收到' : ''}
        </div>
      ))}
    />
  );
}

export function MachineTable({ unit, status, mayWithdraw }: Props) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [asked, setAsked] = useState<Machine | null>(null);
  const clones = useClonedMachines(status).filter((clone) => clone.unit === unit);

  async function withdraw(machine: Machine, reason: string): Promise<void> {
    const record = freshId('office');
    const draft = withdrawMachineDraft(ledger, machine, reason, record);
    const answer = draft.ok ? await commit([draft.value]) : draft;
    setAsked(null);
    if (answer.ok) frame.tell('已停用这台电脑');
    else frame.showFailure(answer);
  }

  return (
    <>
      {clones.map((clone) => (
        <CloneAlert key={clone.device} clone={clone} />
      ))}
      <PlainTable
        rowKey="device"
        pagination={{ pageSize: 6 }}
        dataSource={machinesOf(ledger, unit, status.today)}
        empty="县里的台账中还没有这个单位的电脑录入的内容。"
        columns={[
          {
            title: '电脑（设备编号）',
            width: 250,
            render: (_, { device }) => <span className="exchange-file">{`${device}${device === status.device ? '（本机）' : ''}`}</span>,
          },
          { title: '录入', width: 80, align: 'right', render: (_, { entries }) => `${entries} 条` },
          { title: '最近录入（该机时钟）', render: (_, { last }) => (last === null ? '' : `${clockWords(last.at)} ${last.person}`) },
          { title: '状态', width: 84, render: (_, { state }) => (state === '在用' ? '● 在用' : `▲ ${state}`) },
          {
            title: '',
            width: 76,
            render: (_, machine) =>
              mayWithdraw &&
              machine.state === '在用' &&
              machine.device !== status.device && (
                <Button size="small" data-testid="withdraw-machine" onClick={() => setAsked(machine)}>
                  停用
                </Button>
              ),
          },
        ]}
      />
      {asked !== null && (
        <AskText
          title={`停用 · ${asked.device}`}
          hint="这台电脑发来的数据包不再接收，只单独存放；已经并入的数据不受影响。同一单位的其他电脑照常。"
          okText="停用"
          onOk={(reason) => void withdraw(asked, reason)}
          onCancel={() => setAsked(null)}
        />
      )}
    </>
  );
}
