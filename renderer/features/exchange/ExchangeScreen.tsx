/**
 * 数据交换: what is on the stick in plain words, packing and taking in, the clashes that wait for a person, reports sent back, and every package
 * that went or came.
 */
import { Alert, Button, Flex, Modal, Segmented, Select } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Drive, MergePlan } from '../../../shared/contract/exchange';
import type { FileToken } from '../../../shared/contract/files';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { clashPlaces } from '../../../shared/exchange/clashes';
import { refusalOfDevice } from '../../../shared/exchange/machines';
import { call, listen } from '../../bridge';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import type { ScreenProps } from '../../ui/navigation';
import { EmptyState } from '../../ui/Notices';
import { ClashList } from './ClashList';
import { CorrectionList, useOpenCorrections } from './CorrectionList';
import { CodeCard } from './CodeCard';
import { CreditPane } from './CreditPane';
import { DriveCard } from './DriveCard';
import { useClonedMachines } from './MachineTable';
import { LongWork } from './LongWork';
import { MoveWizard } from './MoveWizard';
import { OfficeList } from './OfficeList';
import { PackCard } from './PackCard';
import { PassphraseDialog } from './PassphraseDialog';
import { PlanView } from './PlanView';
import { SendBackDialog } from './SendBackDialog';
import type { SendBackStart } from './SendBackDialog';
import { SendBackList, useOpenSendBacks } from './SendBackList';
import { ShareCard } from './ShareCard';
import { TradeList } from './TradeList';
import { TransferList } from './TransferList';
import './exchange.css';

type Notice = { readonly type: 'success' | 'error'; readonly text: string };

const TABS = ['stick', 'clash', 'back', 'transfer', 'log'] as const;
type Tab = (typeof TABS)[number];

/** A package that opens only with its 通行口令, and what the last try said. */
type Locked = { readonly file: FileToken; readonly failure: Failure };

const NEEDS_PASSPHRASE: ReadonlySet<string> = new Set(['E_NEEDS_PASSPHRASE', 'E_PASSPHRASE']);

function failureNotice(failure: Failure): Notice {
  return { type: 'error', text: errorMessage(failure.code, failure.detail) };
}

function gigabytes(bytes: number | null): string {
  if (bytes === null) return '';
  return bytes >= 1024 ** 3 ? `剩余 ${(bytes / 1024 ** 3).toFixed(1)} GB` : `剩余 ${Math.floor(bytes / 1024 ** 2)} MB`;
}

const counted = (label: string, count: number): string => (count === 0 ? label : `${label} ${count}`);

/** The screen of 数据交换. */
export function ExchangeScreen({ target }: ScreenProps) {
  const status = useStatus();
  const frame = useFrame();
  const county = status.unit === null;
  const [tab, setTab] = useState<Tab>(TABS.find((name) => name === target?.tab) ?? 'stick');
  const [drives, setDrives] = useState<readonly Drive[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [plan, setPlan] = useState<MergePlan | null>(null);
  const [locked, setLocked] = useState<Locked | null>(null);
  const [opening, setOpening] = useState(false);
  const [back, setBack] = useState<SendBackStart | null>(null);
  const clashes = useLedger((ledger) => clashPlaces(ledger).length);
  const [moving, setMoving] = useState(false);
  const clones = useClonedMachines(status).filter(({ settled }) => !settled);
  const over = useLedger((ledger) => refusalOfDevice(ledger, status.device, status.today));
  const openBacks = useOpenSendBacks(status);
  const openCorrections = useOpenCorrections(status);

  // What is told stands at the top, and the files that were clicked may lie far below.
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (notice !== null) page.current?.scrollTo({ top: 0 });
  }, [notice]);

  const refresh = useCallback(async (): Promise<void> => {
    const answer = await call('exchange:drives', {});
    if (answer.ok) setDrives(answer.value.drives);
  }, []);

  useEffect(() => {
    const first = window.setTimeout(() => void refresh(), 0);
    const stop = listen('exchange:drives', () => void refresh());
    return () => {
      window.clearTimeout(first);
      stop();
    };
  }, [refresh]);

  async function chooseFolder(): Promise<void> {
    const answer = await call('exchange:folder', {});
    if (!answer.ok) return setNotice(failureNotice(answer));
    const folder = answer.value;
    if (folder === null) return;
    setDrives((known) => [...known.filter(({ token }) => token !== folder.token), folder]);
    setChosen(folder.token);
  }

  async function openPackage(file: FileToken, passphrase?: string): Promise<void> {
    setNotice(null);
    setOpening(true);
    const answer = await call('exchange:plan', { file, ...(passphrase === undefined ? {} : { passphrase }) });
    setOpening(false);
    if (!answer.ok && NEEDS_PASSPHRASE.has(answer.code)) return setLocked({ file, failure: answer });
    setLocked(null);
    if (answer.ok) setPlan(answer.value);
    else setNotice(failureNotice(answer));
  }

  useEffect(() => {
    const file = target?.file;
    if (file === undefined) return;
    const first = window.setTimeout(() => void openPackage(file), 0);
    return () => window.clearTimeout(first);
  }, [target]);

  async function saveCover(file: FileToken): Promise<void> {
    const answer = await call('exchange:cover', { file });
    if (!answer.ok) setNotice(failureNotice(answer));
    else if (answer.value !== null) setNotice({ type: 'success', text: `已生成 ${answer.value.name}` });
  }

  function done(text: string): void {
    setPlan(null);
    setBack(null);
    setNotice({ type: 'success', text });
    void refresh();
  }

  // A stick that was chosen and is gone is not replaced by another: nobody writes to a stick he did not choose.
  const drive = chosen === null ? (drives[0] ?? null) : (drives.find(({ token }) => token === chosen) ?? null);
  const pulled = chosen !== null && drive === null;
  return (
    <div className="exchange" data-testid="exchange" ref={page}>
      <Segmented
        value={tab}
        onChange={(next: Tab) => {
          setTab(next);
          frame.standAt({ tab: next });
          setNotice(null);
        }}
        options={[
          { value: 'stick', label: 'U盘' },
          { value: 'clash', label: counted('待核对', clashes) },
          { value: 'back', label: counted('退回和更正', openBacks + openCorrections) },
          { value: 'transfer', label: '流转和贡献' },
          { value: 'log', label: county ? '往来和停用' : '往来记录' },
        ]}
      />
      {opening && locked === null && <LongWork label="读取数据包" />}
      {notice !== null && (
        <Alert
          type={notice.type}
          showIcon
          closable={{ onClose: () => setNotice(null) }}
          title={notice.text}
          data-testid="exchange-notice"
        />
      )}
      {over !== null && (
        <Alert
          type="warning"
          showIcon
          data-testid="own-refusal"
          title={
            over.state === '已停用'
              ? `本机已由县招商办停用：${over.words}。台账一条不少，但本机写出的数据包，别的单位不再接收。`
              : `本机的开通${over.words}，已到期。台账一条不少，但本机写出的数据包，别的单位不再接收；请县招商办延长有效期。`
          }
          action={
            <Button size="small" onClick={() => setMoving(true)}>
              怎么办
            </Button>
          }
        />
      )}
      {clones.map(({ device, unitName }) => (
        <Alert
          key={device}
          type="warning"
          showIcon
          data-testid="clone-alarm"
          title={`${unitName}的同一台电脑出现了两份台账，可能有人复制了整台电脑。两份都已保留，没有丢失。`}
          action={
            <Button size="small" onClick={() => setMoving(true)}>
              怎么办
            </Button>
          }
        />
      ))}
      {tab === 'clash' && <ClashList />}
      {tab === 'back' && (
        <>
          <SendBackList
            status={status}
            {...(county && !status.readOnly
              ? { onAdd: () => setBack({ unit: null, period: status.today.slice(0, 7), packageNumber: null }) }
              : {})}
          />
          <CorrectionList status={status} />
        </>
      )}
      {tab === 'transfer' && (
        <>
          <TransferList status={status} />
          {county && <CreditPane status={status} />}
        </>
      )}
      {tab === 'log' && (
        <>
          {county && <OfficeList status={status} />}
          <TradeList
            key={notice?.text ?? ''}
            onOpen={(file) => void openPackage(file)}
            {...(county && !status.readOnly
              ? { onSendBack: ({ unit, period, number }) => setBack({ unit, period, packageNumber: number }) }
              : {})}
          />
        </>
      )}
      {tab === 'stick' && (
        <>
          <Flex gap={8} align="center">
            <Select
              className="exchange-drive"
              aria-label="U盘"
              style={{ minWidth: 320 }}
              placeholder={pulled ? '选定的U盘已拔出，请重新选择' : '没有发现U盘'}
              value={drive?.token ?? null}
              onChange={setChosen}
              options={drives.map(({ token, name, freeBytes, readOnly }) => ({
                value: token,
                label: `${name} ${readOnly ? '（只读）' : gigabytes(freeBytes)}`,
              }))}
            />
            <Button onClick={() => void refresh()}>重新查找</Button>
            <Button data-testid="choose-folder" onClick={() => void chooseFolder()}>
              选择文件夹代替U盘
            </Button>
            <Button data-testid="move-machine" onClick={() => setMoving(true)}>
              换电脑
            </Button>
          </Flex>
          <CodeCard status={status} onKey={() => void refresh()} />
          <PackCard
            status={status}
            drive={drive}
            onBegin={() => {
              setNotice(null);
              // Who writes to the stick in sight has chosen it: when it is pulled, no other takes its place.
              setChosen(drive?.token ?? null);
            }}
            onFailure={(failure) => {
              setNotice(failureNotice(failure));
              void refresh();
            }}
            onDone={done}
          />
          <ShareCard
            status={status}
            after={notice?.text ?? ''}
            onOpen={(file) => void openPackage(file)}
            onDone={done}
            onFailure={(failure) => setNotice(failureNotice(failure))}
          />
          {drive === null ? (
            <EmptyState title={pulled ? '选定的U盘已拔出' : '没有发现U盘'}>
              {pulled ? '重新插好，或在上面另选一个U盘。' : '插上U盘后，这里列出其中的数据包。'}
            </EmptyState>
          ) : (
            <DriveCard drive={drive} onOpen={(file) => void openPackage(file)} onCover={(file) => void saveCover(file)} />
          )}
        </>
      )}
      <Modal open={plan !== null} title="核对数据包" width={1080} footer={null} onCancel={() => setPlan(null)} destroyOnHidden>
        {plan !== null && (
          <PlanView
            plan={plan}
            status={status}
            drive={plan.cover.kind === '同步' ? null : drive}
            onDone={(text) => {
              if (plan.cover.kind === '退回') setTab('back');
              done(text);
            }}
            {...(county && plan.cover.kind === '上报'
              ? { onSendBack: (unit: string) => setBack({ unit, period: plan.cover.period, packageNumber: plan.cover.number }) }
              : {})}
          />
        )}
      </Modal>
      {locked !== null && (
        <PassphraseDialog
          failure={locked.failure}
          busy={opening}
          onTry={(passphrase) => void openPackage(locked.file, passphrase)}
          onCancel={() => setLocked(null)}
        />
      )}
      {moving && (
        <MoveWizard
          status={status}
          drive={drive}
          onClose={() => {
            setMoving(false);
            void refresh();
          }}
        />
      )}
      {back !== null && <SendBackDialog start={back} status={status} drive={drive} onDone={done} onClose={() => setBack(null)} />}
    </div>
  );
}
