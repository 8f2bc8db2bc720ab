/**
 * Who is at the keyboard, where the office switched passwords on: signing in, locking, and the door in front of every handler. Off by default;
 * then nothing here stands in the way. Holds the secret that opens the office's keys while somebody is signed in.
 */
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import { CHANNELS } from '../shared/contract/contract';
import type { Channel } from '../shared/contract/contract';
import type { WorkspaceStatus } from '../shared/contract/app';
import { mayAct, roleOfEntity } from '../shared/model/roles';
import type { Role } from '../shared/model/roles';
import type { Handlers } from './ipc';
import type { PeopleFile } from './workspace/people-file';

export type SignedIn = { readonly name: string; readonly role: Role; readonly secret: string };

export type Access = {
  /** Takes over what the folder that was just opened says; nobody is signed in. */
  readonly begin: (people: PeopleFile | null) => void;
  /** The file changed; who is signed in stays. */
  readonly update: (people: PeopleFile | null) => void;
  readonly enter: (person: SignedIn) => void;
  readonly lock: () => void;
  readonly people: () => PeopleFile | null;
  readonly current: () => SignedIn | null;
  /** For the window: is it locked, who may sign in, who is it. */
  readonly status: () => WorkspaceStatus['access'];
};

export function createAccess(): Access {
  let people: PeopleFile | null = null;
  let current: SignedIn | null = null;
  return {
    begin(file) {
      [people, current] = [file, null];
    },
    update(file) {
      people = file;
      if (file === null) current = null;
    },
    enter(person) {
      current = person;
    },
    lock() {
      current = null;
    },
    people: () => people,
    current: () => current,
    status: () => ({
      on: people !== null,
      locked: people !== null && current === null,
      role: current?.role ?? null,
      names: people?.people.map(({ name }) => name) ?? [],
      idleMinutes: people?.idleMinutes ?? 0,
    }),
  };
}

/** What the window may ask before anybody has signed in. */
const OPEN: ReadonlySet<Channel> = new Set([
  'app:info',
  'app:status',
  'app:diagnose',
  'app:getSetting',
  'app:setSetting',
  'people:signIn',
  'people:recover',
  'people:lock',
  'people:list',
  'files:show',
  'workspace:close',
]);

const CHANNEL_ROLE: Partial<Record<Channel, Role>> = {
  'exchange:accept': '审核人',
  'exchange:shareFolder': '审核人',
  'exchange:shareWrite': '审核人',
  'exchange:renew': '管理员',
  'exchange:keySheet': '管理员',
  'exchange:keyFromSheet': '管理员',
  'ledger:destroy': '管理员',
  'people:switchOff': '管理员',
  'people:save': '管理员',
  'people:remove': '管理员',
  'people:sheet': '管理员',
};

function part(input: unknown, key: string): unknown {
  return typeof input === 'object' && input !== null ? Reflect.get(input, key) : undefined;
}

/** The role a request needs: by channel, and for entries by what is entered. */
function neededRole(channel: Channel, input: unknown): Role {
  if (channel === 'exchange:pack') return part(input, 'kind') === '备份' ? '填报人' : '审核人';
  if (channel === 'ledger:commit') {
    const drafts = part(input, 'drafts');
    const entities: unknown[] = Array.isArray(drafts) ? drafts.map((draft) => part(draft, 'entity')) : [];
    return entities.some((entity) => typeof entity === 'string' && roleOfEntity(entity) !== '填报人') ? '审核人' : '填报人';
  }
  return CHANNEL_ROLE[channel] ?? '填报人';
}

/** Input with the name of who signed in: nobody enters under another name. */
function inName(input: unknown, name: string): unknown {
  return part(input, 'person') === undefined || typeof input !== 'object' ? input : { ...input, person: name };
}

/** Puts the door in front of all handlers. E_SIGN_IN while locked, E_ROLE beyond the role; both are common failures. */
export function guarded(
  handlers: Handlers,
  access: Access,
  done: (channel: Channel, input: unknown, value: unknown) => Promise<void>,
): Handlers {
  type Loose = (input: unknown) => Promise<Result<unknown>> | Result<unknown>;
  const door = (channel: Channel): Loose => {
    const handler = handlers[channel] as Loose;
    return async (input) => {
      const person = access.current();
      const { on, locked } = access.status();
      if (locked && !OPEN.has(channel)) return fail('E_SIGN_IN');
      if (on && channel === 'app:person') return fail('E_SIGN_IN');
      const needed = neededRole(channel, input);
      if (on && person !== null && !mayAct(person.role, needed)) return fail('E_ROLE', `需要${needed}`);
      const answer = await handler(person === null || channel === 'people:signIn' ? input : inName(input, person.name));
      if (answer.ok) await done(channel, input, answer.value);
      return answer.ok ? ok(answer.value) : answer;
    };
  };
  return Object.fromEntries(CHANNELS.map((channel) => [channel, door(channel)])) as unknown as Handlers;
}
