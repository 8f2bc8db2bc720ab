/**
 * Settings of this program on this machine: last data folder, last person, and what the window may forget without harm.
 * No ledger data. Kept by electron-store in the user's profile.
 */
import Store from 'electron-store';
import type { Json } from '../shared/model/field-kinds';

type Kept = { folder?: string; person?: string; window?: Record<string, Json> };

export type Settings = {
  readonly folder: () => string | null;
  readonly setFolder: (folder: string | null) => void;
  readonly person: () => string;
  readonly setPerson: (person: string) => void;
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
    get(key) {
      const kept = store.get('window') ?? {};
      return Object.hasOwn(kept, key) ? (kept[key] ?? null) : null;
    },
    set: (key, value) => store.set('window', { ...store.get('window'), [key]: value }),
  };
}
