/** The table of import rules of ARCHITECTURE.md as data, and the check of one import against it. */
import { builtinModules } from 'node:module';
import { targetOf, type Import } from './source-tree';

type Rule = {
  /** What the rule says, for the message. */
  readonly says: string;
  readonly from: RegExp;
  /** Packages that may be imported; everything else is refused. */
  readonly packages?: RegExp;
  /** Packages that may not be imported; everything else passes. */
  readonly notPackages?: RegExp;
  /** Own folders that may be imported. */
  readonly folders: RegExp;
  /** Imports of types only are free of `folders` when they lead here. */
  readonly types?: RegExp;
};

const NODE = /^node:/;
const DATABASE = /^dexie$/;
const GRID = /^ag-grid-/;
const WORKBOOK_READER = /^xlsx$/;

/** The first matching rule decides. */
export const RULES: readonly Rule[] = [
  {
    says: 'shared is pure TypeScript: zod, small pure libraries and data files (JSON) of assets, nothing of Node, Electron, React, Dexie',
    from: /^shared\//,
    packages: /^(zod|@noble\/hashes\/.+|canonicalize|fraction\.js|pinyin-pro)$/,
    folders: /^(shared\/|assets\/.+\.json$)/,
  },
  {
    says: 'the preload knows electron and the names of channels, nothing else',
    from: /^electron\/preload\.ts$/,
    packages: /^electron$/,
    folders: /^shared\/contract\//,
  },
  {
    says: 'sheets is the only place that reads workbooks with xlsx; it may import Node, file formats, electron and shared',
    from: /^electron\/sheets\//,
    notPackages: /^(react|react-dom|antd|dexie|ag-grid-.*|echarts)(\/|$)/,
    folders: /^(electron|shared)\//,
  },
  {
    says: 'electron imports shared, electron, Node and file-format libraries; xlsx only in electron/sheets; never renderer, React, Dexie or AG Grid',
    from: /^electron\//,
    notPackages: /^(react|react-dom|antd|dexie|ag-grid-.*|echarts|xlsx)(\/|$)/,
    folders: /^(electron|shared)\//,
  },
  {
    says: 'renderer/data is the only place that knows Dexie; it imports bridge and shared, no screens',
    from: /^renderer\/data\//,
    notPackages: /^(electron|electron-store|xlsx|antd|ag-grid-.*|node:.*)(\/|$)/,
    folders: /^(renderer\/data\/|renderer\/bridge$|shared\/)/,
  },
  {
    says: 'renderer/grid is the only place that knows AG Grid; it imports React, antd and shared/model, no data, screens or bridge',
    from: /^renderer\/grid\//,
    notPackages: /^(electron|electron-store|xlsx|dexie|node:.*)(\/|$)/,
    folders: /^(renderer\/(grid|ui|commands)\/|shared\/(model\/|errors$))/,
    types: /^shared\//,
  },
  {
    says: 'renderer/ui is presentation: React, antd, charts, PDF viewer and shared/model; no data, screens or bridge',
    from: /^renderer\/ui\//,
    notPackages: /^(electron|electron-store|xlsx|dexie|ag-grid-.*|node:.*)(\/|$)/,
    folders: /^(renderer\/ui\/|shared\/(model\/|errors$))/,
    types: /^shared\//,
  },
  {
    says: 'renderer/registers shows any register of shared/registers; it imports data, grid, ui, commands, bridge and shared, no screen',
    from: /^renderer\/registers\//,
    notPackages: /^(electron|electron-store|xlsx|dexie|ag-grid-.*|node:.*)(\/|$)/,
    folders: /^(renderer\/(registers|data|grid|ui|commands)\/|renderer\/bridge$|shared\/)/,
  },
  {
    says: 'a feature imports registers, data, grid, ui, commands, bridge and shared, never another feature, Dexie or AG Grid',
    from: /^renderer\/features\//,
    notPackages: /^(electron|electron-store|xlsx|dexie|ag-grid-.*|node:.*)(\/|$)/,
    folders: /^(renderer\/(registers|data|grid|ui|commands)\/|renderer\/bridge$|shared\/)/,
  },
  {
    says: 'renderer imports shared, React and antd, never Electron, Node, Dexie or AG Grid',
    from: /^renderer\//,
    notPackages: /^(electron|electron-store|xlsx|dexie|ag-grid-.*|node:.*)(\/|$)/,
    folders: /^(renderer|shared)\//,
  },
  {
    says: 'scripts import Node, build tools, shared and services of electron, never renderer or tests',
    from: /^scripts\//,
    notPackages: /^(react|react-dom|antd|dexie|ag-grid-.*)(\/|$)/,
    folders: /^(scripts|electron|shared)\//,
  },
  { says: 'tests may import everything', from: /^tests\//, notPackages: /^$/, folders: /^/ },
];

function sameFeature(file: string, target: string): boolean {
  const feature = /^renderer\/features\/[^/]+\//.exec(file)?.[0];
  return feature !== undefined && target.startsWith(feature);
}

/** @returns the sentence of the broken rule, or null when the import is allowed */
export function brokenRule(file: string, { specifier, typeOnly }: Import): string | null {
  const rule = RULES.find(({ from }) => from.test(file));
  if (rule === undefined) return `no rule for ${file}`;
  if (builtinModules.includes(specifier)) return 'Node modules are written with node: in front';
  const target = targetOf(file, specifier);
  if (target !== null) {
    if (rule.folders.test(target) || sameFeature(file, target)) return null;
    return typeOnly && rule.types?.test(target) === true ? null : rule.says;
  }
  if (rule.packages !== undefined) return rule.packages.test(specifier) ? null : rule.says;
  if (DATABASE.test(specifier) && !/^(renderer\/data|tests)\//.test(file)) return 'dexie belongs to renderer/data only';
  if (GRID.test(specifier) && !/^(renderer\/grid|tests)\//.test(file)) return 'ag-grid belongs to renderer/grid only';
  if (WORKBOOK_READER.test(specifier) && !/^(electron\/sheets|scripts|tests)\//.test(file)) return 'xlsx belongs to electron/sheets only';
  if (NODE.test(specifier) && rule.notPackages?.test(specifier) === true) return rule.says;
  return rule.notPackages?.test(specifier) === true ? rule.says : null;
}
