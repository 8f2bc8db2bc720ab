/**
 * Settings of this program on this machine: last data folder, last person, and what the window may forget without harm.
 * No ledger data. Kept by electron-store in the user's profile.
 */
import Store from 'electron-store';
import type { Json } from '../shared/model/field-kinds';

type Kept = { folder?: string; person?: string; window?: Record<string, Json>; shares?: Record<string, string> };

export type Settings = {
  readonly folder: () => string | null;
  readonly setFolder: (folder: string | null) => void;
  readonly person: () => string;
  readonly setPerson: (person: string) => void;
  /** The 交换文件夹 of a ledger, by its generation; the window never names it. */
  readonly share: (ledger: string) => string | null;
  readonly setShare: (ledger: string, folder: string | null) => void;
  readonly get: (key: string) => Json;
  readonly set: (key: string, value: Json) => void;
};

/** Opens the settings; a damaged file is set aside by electron-store and begun anew. */
export function openSettings(): Settings {
  const store = new Store<Kept>({ name: 'settings', clearInvalidConfig: true });
  return {
    folder: () => store.get('folder') ?? null,
    setFolder(folder) {
      if (folder === null) store.delete('folder');
      else store.set('folder', folder);
    },
    person: () => store.get('person') ?? '',
    setPerson: (person) => store.set('person', person),
    share(ledger) {
      const shares = store.get('shares') ?? {};
      return Object.hasOwn(shares, ledger) ? (shares[ledger] ?? null) : null;
    },
    setShare(ledger, folder) {
      const { [ledger]: _, ...others } = store.get('shares') ?? {};
      store.set('shares', folder === null ? others : { ...others, [ledger]: folder });
    },
    get(key) {
      const kept = store.get('window') ?? {};
      return Object.hasOwn(kept, key) ? (kept[key] ?? null) : null;
    },
    set: (key, value) => store.set('window', { ...store.get('window'), [key]: value }),
  };
}
