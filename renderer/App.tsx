/**
 * The frame with its screens: which screen is open, the drawer, the search box, the keys. Screens come in as a map of lazily loaded
 * components, so a screen's libraries are loaded when it is first opened. Knows no data.
 */
import './styles/tokens.css';
import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { keyOfEntry } from '../shared/contract/menu';
import type { Failure } from '../shared/errors';
import { commandFor, commandNamed, findCommands } from './commands/command';
import { FRAME_COMMANDS } from './commands/frame-commands';
import { bindCommand, registry, useCommands } from './commands/registry';
import { AppConfig } from './ui/AppConfig';
import { Frame } from './ui/Frame';
import type { FrameStatus } from './ui/Frame';
import { FrameContext } from './ui/frame-context';
import type { DrawerContent, FrameActions } from './ui/frame-context';
import { SCREENS } from './ui/navigation';
import type { ScreenId, ScreenProps, ScreenTarget } from './ui/navigation';
import { EmptyState, ErrorNotice } from './ui/Notices';
import { Palette } from './ui/Palette';
import { ScreenBoundary } from './ui/ScreenBoundary';
import type { PaletteItem } from './ui/Palette';

/** Seldom asked, so it is not part of what the window loads first. */
const AskLeave = lazy(() => import('./ui/AskLeave').then((made) => ({ default: made.AskLeave })));

export type AppProps = {
  /** `lazy(() => import('./features/ledger/LedgerScreen').then((m) => ({ default: m.LedgerScreen })))` for each screen. */
  readonly screens: Readonly<Record<ScreenId, ComponentType<ScreenProps>>>;
  readonly status: FrameStatus;
  /** Finds records for the search box, best first. Must be stable between renders. */
  readonly search: (words: string) => readonly SearchHit[];
  /** Listens to the window's menu, whose entries name commands; returns the way to stop. Must be stable. */
  readonly onMenu: (run: (id: string) => void) => () => void;
  /** 撤销 and 恢复 of the last step of this session, told in words. Must be stable. */
  readonly onStep: (way: 'undo' | 'redo', say: Pick<FrameActions, 'tell' | 'showFailure'>) => void;
  /** Shown over the frame and able to use it. */
  readonly children?: ReactNode;
};

/** A record the search box found, and where it is shown. */
export type SearchHit = Omit<PaletteItem, 'run'> & { readonly screen: ScreenId; readonly target: ScreenTarget };

type Place = { readonly screen: ScreenId; readonly target: ScreenTarget | null };
const HOME: Place = { screen: 'home', target: null };
const MAX_TRAIL = 30;

/** How long a told message stays. */
const MESSAGE_MS = 6_000;
const COMMANDS_SHOWN = 12;

function commandItems(words: string): readonly PaletteItem[] {
  return findCommands(registry.all(), null, words)
    .filter((command) => command.id !== 'frame.search')
    .slice(0, COMMANDS_SHOWN)
    .map((command) => ({
      id: `command:${command.id}`,
      group: command.group,
      label: command.label,
      ...(command.shortcut !== undefined && { detail: command.shortcut }),
      run: () => void command.run(null),
    }));
}

/**
 * Where Ctrl+Z and Ctrl+Y belong to the words being typed, or where a question is to be answered first. The resting box of a table waits for keys and
 * holds no words.
 */
const OWN_UNDO =
  'input:not([type="checkbox"], [type="radio"], [readonly]), textarea:not([data-resting]), [contenteditable="true"], [role="dialog"], [role="dialog"] *';

function keepsUndo(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(OWN_UNDO);
}

/** The trail with its last step as the clerk leaves it. */
function leftAt(trail: readonly Place[], left: ScreenTarget | null): readonly Place[] {
  const last = trail.at(-1);
  return last === undefined || left === null ? trail : [...trail.slice(0, -1), { ...last, target: left }];
}

export function App({ screens, status, search, onMenu, onStep, children }: AppProps) {
  /** The way to the present page; its last step is what is shown. */
  const [trail, setTrail] = useState<readonly Place[]>([HOME]);
  const place = trail.at(-1) ?? HOME;
  const [drawer, setDrawer] = useState<DrawerContent | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [searching, setSearching] = useState(false);
  const messageTimer = useRef(0);

  /** Whether the drawer's form holds something not entered yet, and what the clerk wants instead while he is being asked about it. */
  const held = useRef(false);
  const [leaving, setLeaving] = useState<{ readonly then: () => void } | null>(null);
  const openedDrawer = useRef<DrawerContent | null>(null);
  const openDrawer = useCallback((content: DrawerContent | null) => {
    openedDrawer.current = content;
    setDrawer(content);
  }, []);
  const closeDrawer = useCallback(() => {
    const closing = openedDrawer.current;
    openDrawer(null);
    closing?.onClose?.();
    setLeaving(null);
  }, [openDrawer]);
  /** Whatever takes the drawer away asks first when something typed would go with it. */
  const unlessHeld = useCallback((act: () => void): void => {
    if (held.current) setLeaving({ then: act });
    else act();
  }, []);
  const leaveDrawer = useCallback(() => unlessHeld(closeDrawer), [unlessHeld, closeDrawer]);
  const holdDrawer = useCallback((typed: boolean) => {
    held.current = typed;
  }, []);
  const standing = useRef<ScreenTarget | null>(null);
  const standAt = useCallback((here: ScreenTarget) => {
    standing.current = here;
  }, []);
  const go = useCallback(
    (screen: ScreenId, target?: ScreenTarget) =>
      unlessHeld(() => {
        closeDrawer();
        setFailure(null);
        const next = { screen, target: target ?? null };
        const left = standing.current;
        standing.current = null;
        // Pages of records lie on top of each other; an entry of the navigation starts anew.
        setTrail((before) => (screen === 'record' ? [...leftAt(before, left), next].slice(-MAX_TRAIL) : [next]));
      }),
    [unlessHeld, closeDrawer],
  );
  const back = useCallback(
    () =>
      unlessHeld(() => {
        closeDrawer();
        standing.current = null;
        setTrail((before) => (before.length > 1 ? before.slice(0, -1) : before));
      }),
    [unlessHeld, closeDrawer],
  );
  const openOther = useCallback((content: DrawerContent) => unlessHeld(() => openDrawer(content)), [unlessHeld, openDrawer]);
  const actions = useMemo<FrameActions>(
    () => ({
      go,
      standAt,
      back,
      openDrawer: openOther,
      closeDrawer,
      holdDrawer,
      showFailure: (told) => {
        setMessage(null);
        setFailure(told);
      },
      working: (words) => {
        window.clearTimeout(messageTimer.current);
        setMessage(words);
      },
      tell: (words) => {
        window.clearTimeout(messageTimer.current);
        // What was done since is not to stand below the reason why it could not be done before.
        setFailure(null);
        setMessage(words);
        messageTimer.current = window.setTimeout(() => setMessage(null), MESSAGE_MS);
      },
    }),
    [go, standAt, back, openOther, closeDrawer, holdDrawer],
  );
  useEffect(() => () => window.clearTimeout(messageTimer.current), []);

  useEffect(
    () =>
      onMenu((id) => {
        const key = keyOfEntry(id);
        const known = registry.all();
        const command = key === null ? known.find((one) => one.id === id && one.when(null)) : commandNamed(known, key, null);
        if (command) void command.run(null);
        else if (id.startsWith('ledger.')) go('ledger', { tab: id.slice('ledger.'.length) });
        else actions.tell('这一页没有可以这样做的内容，请先打开相应的表');
      }),
    [onMenu, go, actions],
  );

  const openSearch = useCallback(() => setSearching(true), []);
  const closeSearch = useCallback(() => setSearching(false), []);
  const own = useMemo(
    () => FRAME_COMMANDS.map((command) => bindCommand(command, () => ({ go, back, openSearch, step: (way) => onStep(way, actions) }))),
    [go, back, openSearch, onStep, actions],
  );
  useCommands(own);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const command = commandFor(registry.all(), event, null);
      if (command === null || (command.id.startsWith('edit.') && keepsUndo(event.target))) return;
      event.preventDefault();
      void command.run(null);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const searchAll = useCallback(
    async (words: string) => {
      const found = words.trim() === '' ? [] : search(words);
      return [...found.map(({ screen, target, ...item }) => ({ ...item, run: () => go(screen, target) })), ...commandItems(words)];
    },
    [search, go],
  );
  const Screen = screens[place.screen];
  const label = SCREENS.find((entry) => entry.id === place.screen)?.label ?? '';
  return (
    <AppConfig>
      <FrameContext value={actions}>
        <Frame
          status={status}
          screen={place.screen}
          onScreen={go}
          onSearch={openSearch}
          message={message}
          drawer={drawer}
          onCloseDrawer={leaveDrawer}
        >
          {failure !== null && <ErrorNotice failure={failure} onClose={() => setFailure(null)} />}
          <Suspense fallback={<EmptyState title={`正在打开${label}……`} />}>
            <div className="fr-page">
              <ScreenBoundary key={place.screen}>
                <Screen target={place.target} />
              </ScreenBoundary>
            </div>
          </Suspense>
        </Frame>
        {children}
        {leaving !== null && (
          <Suspense fallback={null}>
            <AskLeave
              onLeave={() => {
                setLeaving(null);
                leaving.then();
              }}
              onStay={() => setLeaving(null)}
            />
          </Suspense>
        )}
        {searching && <Palette search={searchAll} onClose={closeSearch} />}
      </FrameContext>
    </AppConfig>
  );
}
