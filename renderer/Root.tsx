/**
 * Decides what the window shows: the first-start page, the ledger being opened, or the frame with its screens. Opens and closes the
 * window's ledger session as main opens and closes a workspace.
 */
import { useEffect, useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../shared/contract/app';
import type { Failure } from '../shared/errors';
import { clashPlaces } from '../shared/exchange/clashes';
import { isTrusted } from '../shared/clock/clock';
import type { Ledger } from '../shared/ledger/fold';
import { formatDay } from '../shared/model/dates';
import { App } from './App';
import type { SearchHit } from './App';
import { call, listen } from './bridge';
import { endSession, startSession } from './data/current';
import { ledgerBridgeOver } from './data/ledger-bridge';
import { prepareRows, prepareViews } from './data/prepare';
import { searchOpenLedger } from './data/search';
import { tellStep } from './data/told-step';
import { currentStatus, followStatus, takeStatus, useStanding } from './data/status';
import { useLedger, useSaveState } from './data/use-ledger';
import { ShareArrivals } from './features/exchange/ShareArrivals';
import { DroppedFile } from './features/start/DroppedFile';
import { GivenFile, useGivenFile } from './features/start/GivenFile';
import { LockScreen } from './features/start/LockScreen';
import { ClockBanner } from './features/start/ClockBanner';
import { StartScreen } from './features/start/StartScreen';
import { PersonDialog } from './features/start/PersonDialog';
import { PANELS, SCREEN_COMPONENTS, loadFirstScreen } from './screens';
import { AppConfig } from './ui/AppConfig';
import type { FrameStatus } from './ui/Frame';
import { useFrame } from './ui/frame-context';
import { EmptyState, ErrorNotice, ProgressNotice } from './ui/Notices';
import { PanelContext } from './ui/Panel';

const NEW_PERSON = '+';
const LOCK = '-';

function searchHits(words: string): readonly SearchHit[] {
  return searchOpenLedger(words).map(({ kind, id, label, detail, page }) => ({
    id,
    group: kind,
    label,
    detail,
    ...(page === null
      ? { screen: kind === '文书' ? ('papers' as const) : ('supervision' as const), target: { record: id } }
      : { screen: 'record' as const, target: { tab: page.kind, record: page.record } }),
  }));
}

function onMenu(run: (id: string) => void): () => void {
  return listen('app:command', ({ id }) => run(id));
}

function onStep(...asked: Parameters<typeof tellStep>): void {
  void tellStep(...asked);
}

const countClashes = (ledger: Ledger): number => clashPlaces(ledger).length;

/** However busy the window is, the proof of what it shows begins after this long. */
const PROOF_AFTER_MS = 2_000;

/** Resolves when the window has drawn what it has and has nothing else to do. */
function firstPageStands(): Promise<void> {
  return new Promise((resolve) => window.requestIdleCallback(() => resolve(), { timeout: PROOF_AFTER_MS }));
}

type Opening = { readonly done: number; readonly total: number };

function useSession(status: WorkspaceStatus | null): {
  readonly ready: boolean;
  readonly opening: Opening;
  readonly failure: Failure | null;
  readonly restored: number;
} {
  const [ready, setReady] = useState<string | null>(null);
  const [opening, setOpening] = useState<Opening>({ done: 0, total: 0 });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [restored, setRestored] = useState(0);
  const name = status === null ? null : `${status.device}-${status.generation}`;
  const readOnly = status?.readOnly ?? false;
  useEffect(() => {
    if (name === null) return;
    let live = true;
    const key = `session.${name}`;
    const start = async (): Promise<void> => {
      const held = await call('app:getSetting', { key });
      const opened = await startSession({
        bridge: ledgerBridgeOver({ call, listen }),
        databaseName: readOnly ? null : `zeren-${name}`,
        copyOnceHeld: held.ok && typeof held.value === 'number' ? held.value : 0,
        readOnly,
        person: () => currentStatus()?.person ?? '',
        progress: (done, total) => live && setOpening({ done, total }),
        quiet: firstPageStands,
        prepare: async (ledger) => {
          const day = currentStatus()?.today;
          if (day !== undefined) await prepareRows(ledger, day);
        },
      });
      if (!live) return;
      if (!opened.ok) return setFailure(opened);
      setRestored(opened.value.restored);
      setReady(name);
      const today = currentStatus()?.today;
      if (today !== undefined) void prepareViews(today);
      void call('app:setSetting', { key, value: opened.value.commits() });
      const proof = await opened.value.proved;
      if (!live) return;
      if (proof.ok) return setRestored(Math.max(opened.value.restored, proof.value.restored));
      setReady(null);
      setFailure(proof);
    };
    void start();
    return () => {
      live = false;
      setReady(null);
      setFailure(null);
      endSession();
    };
  }, [name, readOnly]);
  return { ready: ready === name && name !== null, opening, failure, restored };
}

/** A double-clicked package over the open ledger. */
function GivenHere() {
  const { go } = useFrame();
  const [file, seen] = useGivenFile(true);
  if (file === null) return null;
  return <GivenFile file={file} open onClose={seen} onAct={(_, { token }) => go('exchange', { tab: 'stick', file: token })} />;
}

/** A workbook dropped over the open ledger. */
function DroppedHere() {
  const { go } = useFrame();
  return <DroppedFile onImport={({ token }) => go('ledger', { tab: 'import', file: token })} />;
}

function Office({ status, restored }: { readonly status: WorkspaceStatus; readonly restored: number }) {
  const save = useSaveState();
  const toCheck = useLedger(countClashes);
  const [naming, setNaming] = useState(false);
  const frame = useMemo<FrameStatus>(
    () => ({
      office: status.office,
      asOf: formatDay(status.today),
      data: { kind: !isTrusted(status.clock) ? 'dateUnverified' : save.state === 'failed' ? 'unsaved' : save.state, toCheck },
      person: status.person,
      ...(status.access.on
        ? {
            people: [
              { id: status.person, name: status.person },
              { id: LOCK, name: '锁定，换人登录' },
            ],
            onSwitchPerson: (id: string) => id === LOCK && void call('people:lock', {}),
          }
        : {
            people: [...status.people.map((name) => ({ id: name, name })), { id: NEW_PERSON, name: '换一位经办人……' }],
            onSwitchPerson: (id: string) => (id === NEW_PERSON ? setNaming(true) : void call('app:person', { name: id })),
          }),
      practice: status.practice,
    }),
    [status, save, toCheck],
  );
  const notices = restored > 0 ? [...status.notices, `已从日志恢复 ${restored} 条记录。`] : status.notices;
  return (
    <>
      <ClockBanner status={status} notices={notices} />
      <PanelContext value={PANELS}>
        <App screens={SCREEN_COMPONENTS} status={frame} search={searchHits} onMenu={onMenu} onStep={onStep}>
          <GivenHere />
          <DroppedHere />
          <ShareArrivals />
        </App>
      </PanelContext>
      {naming && <PersonDialog onClose={() => setNaming(false)} />}
    </>
  );
}

/** Locks after some minutes without key or mouse, where the office uses passwords. */
function useIdleLock(status: WorkspaceStatus | null): void {
  const minutes = status !== null && status.access.on && !status.access.locked ? status.access.idleMinutes : 0;
  useEffect(() => {
    if (minutes === 0) return;
    let timer = 0;
    const wait = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void call('people:lock', {}), minutes * 60_000);
    };
    const signs = ['pointerdown', 'keydown', 'wheel'] as const;
    wait();
    for (const sign of signs) window.addEventListener(sign, wait, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, wait);
    };
  }, [minutes]);
}

/** The whole window. */
export function Root() {
  const standing = useStanding();
  const status = standing.kind === 'open' ? standing.status : null;
  const locked = status?.access.locked === true;
  const session = useSession(locked ? null : status);
  useIdleLock(status);
  const [given, seen] = useGivenFile(standing.kind === 'none');
  useEffect(followStatus, []);
  useEffect(loadFirstScreen, []);
  const settled = standing.kind === 'none' || locked || session.ready || session.failure !== null;
  useEffect(() => {
    document.documentElement.dataset['ready'] = String(settled);
  }, [settled]);

  if (status !== null && session.ready) return <Office status={status} restored={session.restored} />;
  return (
    <AppConfig>
      {status !== null && locked && <LockScreen status={status} />}
      {standing.kind === 'none' && <DroppedFile onImport={null} />}
      {standing.kind === 'none' && <StartScreen onOpen={takeStatus} failure={standing.failure} given={given} onGivenSeen={seen} />}
      {session.failure !== null && <ErrorNotice failure={session.failure} />}
      {standing.kind === 'starting' && (
        <EmptyState title="正在打开台账……">
          {standing.proved.total > 0 && <ProgressNotice label="核对日志（MB）" {...standing.proved} />}
        </EmptyState>
      )}
      {standing.kind === 'open' && !locked && session.failure === null && (
        <EmptyState title="正在打开台账……">
          {session.opening.total > 0 && <ProgressNotice label="读取日志" done={session.opening.done} total={session.opening.total} />}
        </EmptyState>
      )}
    </AppConfig>
  );
}
