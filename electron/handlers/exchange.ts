/** The stick: what lies on it, packing, looking into a package, taking it in. */
import { fail, ok } from '../../shared/errors';
import { createExchangeDesk } from '../exchange-desk';
import type { HandlersOf } from '../ipc';
import type { Program } from '../program';

type ExchangeChannel =
  | 'exchange:drives'
  | 'exchange:folder'
  | 'exchange:code'
  | 'exchange:confirmCode'
  | 'exchange:pack'
  | 'exchange:log'
  | 'exchange:plan'
  | 'exchange:accept';

export function exchangeHandlers(program: Program): HandlersOf<ExchangeChannel> {
  const desk = createExchangeDesk(program);
  return {
    'exchange:drives': async () => ok({ drives: [...(await desk.drives())] }),
    async 'exchange:folder'() {
      const folder = await program.desktop.chooseFolder();
      return ok(folder === null ? null : await desk.folder(folder));
    },
    async 'exchange:pack'(wish) {
      const sent = await desk.send(wish);
      if (!sent.ok) return sent;
      const status = await program.status();
      if (status !== null) program.desktop.push('app:status', status);
      return ok({
        cover: sent.value.cover,
        path: sent.value.path,
        safeToRemove: sent.value.safeToRemove,
        file: program.tokens.issue(sent.value.path),
      });
    },
    'exchange:code': () => desk.code(),
    'exchange:confirmCode': ({ typed, person }) => desk.confirmCode(typed, person),
    'exchange:plan': ({ file, passphrase }) => desk.plan(file, passphrase),
    async 'exchange:log'() {
      const trades = await desk.log();
      return trades.ok ? ok({ trades: trades.value }) : trades;
    },
    'exchange:accept': ({ planId, person, drive }) => (person === '' ? fail('E_INPUT') : desk.accept(planId, person, drive)),
  };
}
