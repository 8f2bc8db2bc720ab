/**
 * The groups of channels and the form of a name: all that the preload needs to know. Kept apart from contract.ts so that the
 * preload carries no schemas; contract.ts and this list are held together by the type at the end.
 */
import type { Channel, EventName } from './contract';

export const GROUPS = ['app', 'files', 'workspace', 'ledger', 'import', 'exchange', 'paper', 'people'] as const;
type Named = `${(typeof GROUPS)[number]}:${string}`;

/** True for a name of one of our groups, `group:verb`. */
export function isChannelName(name: string): boolean {
  const [group = '', verb = '', ...rest] = name.split(':');
  return rest.length === 0 && /^[a-zA-Z]+$/.test(verb) && GROUPS.some((known) => known === group);
}

/** By which the preload sends main the paths of dropped files; of no group, so that the page cannot call it. */
export const DROP_CHANNEL = 'preload:dropped';

/** Does not compile when a channel or an event belongs to no group of the list. */
true satisfies [Channel | EventName] extends [Named] ? true : never;
