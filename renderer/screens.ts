/** The screens of the frame, each loaded when it is first opened. */
import { createElement, lazy } from 'react';
import type { ComponentType } from 'react';
import type { ScreenId, ScreenProps } from './ui/navigation';
import type { PanelProps, Panels } from './ui/Panel';
import { sectioned } from './ui/Sections';

function screen(load: () => Promise<ComponentType<ScreenProps>>): ComponentType<ScreenProps> {
  return lazy(async () => ({ default: await load() }));
}

const loadHome = async (): Promise<ComponentType<ScreenProps>> => (await import('./features/home/HomeScreen')).HomeScreen;

/** Begins to load the code of the first screen while the ledger is still being opened. A failure is told where the screen is shown. */
export function loadFirstScreen(): void {
  loadHome().catch(() => undefined);
}

export const SCREEN_COMPONENTS: Readonly<Record<ScreenId, ComponentType<ScreenProps>>> = {
  home: screen(loadHome),
  ledger: screen(async () => (await import('./features/ledger/LedgerScreen')).LedgerScreen),
  duty: screen(async () => (await import('./features/duty/DutyScreen')).DutyScreen),
  targets: screen(async () => (await import('./features/targets/TargetsScreen')).TargetsScreen),
  supervision: screen(async () => (await import('./features/supervision/SupervisionScreen')).SupervisionScreen),
  papers: sectioned('文书报表', [
    { key: '文书', label: '文书', Screen: screen(async () => (await import('./features/papers/PapersScreen')).PapersScreen) },
    { key: '报表', label: '报表', Screen: screen(async () => (await import('./features/reports/ReportsScreen')).ReportsScreen) },
  ]),
  exchange: screen(async () => (await import('./features/exchange/ExchangeScreen')).ExchangeScreen),
  record: screen(async () => (await import('./features/reports/RecordPage')).RecordPage),
  settings: screen(async () => (await import('./features/settings/SettingsScreen')).SettingsScreen),
};

const SchemePanel = lazy(async () => ({ default: (await import('./features/scheme/SchemePanel')).SchemePanel }));

/** Panels a screen shows without knowing the feature behind them. */
export const PANELS: Panels = {
  scheme: (props: PanelProps) => createElement(SchemePanel, props),
};
