/** The program itself: versions, the state of the open ledger, who is at the keyboard, which day it is, small settings of the window. */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { WorkspaceStatus } from '../../shared/contract/app';
import { dayOf } from '../../shared/clock/clock';
import { createDraft } from '../../shared/ledger/drafts';
import { COUNTY_SCOPE, newRecordId } from '../../shared/model/ids';
import { diagnosis } from '../diagnose';
import type { HandlersOf } from '../ipc';
import { safeWrite } from '../journal/safe-write';
import type { Program } from '../program';

type AppChannel = 'app:info' | 'app:diagnose' | 'app:status' | 'app:person' | 'app:confirmDay' | 'app:getSetting' | 'app:setSetting';

async function currentStatus(program: Program): Promise<Result<WorkspaceStatus>> {
  const status = await program.status();
  return status === null ? fail('E_NO_WORKSPACE') : ok(status);
}

export function appHandlers(program: Program, version: string): HandlersOf<AppChannel> {
  return {
    'app:info': () =>
      ok({
        name: '责任台账',
        version,
        built: dayOf(program.builtMs),
        runtime: process.versions['electron'] ?? process.version,
        chromium: process.versions['chrome'] ?? '',
      }),
    async 'app:status'() {
      await program.settled();
      const failure = program.openFailure();
      if (program.workspace() === null && failure !== null) return failure;
      return ok(await program.status());
    },
    async 'app:person'({ name }) {
      program.settings.setPerson(name);
      const status = await currentStatus(program);
      if (status.ok) program.desktop.push('app:status', status.value);
      return status;
    },
    async 'app:confirmDay'({ day }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const { clock } = workspace;
      const record = newRecordId('q', program.workspacePorts.randomBytes(10));
      const place = { scope: COUNTY_SCOPE, entity: 'clockCheck', record } as const;
      const entered = await workspace.commitDrafts([createDraft(place, { day, system: clock.systemDay() })], program.settings.person());
      if (!entered.ok) return entered;
      const confirmed = await clock.confirm(day);
      if (!confirmed.ok) return confirmed;
      const status = await currentStatus(program);
      if (status.ok) program.desktop.push('app:status', status.value);
      return status;
    },
    async 'app:diagnose'() {
      const place = await program.desktop.chooseSave(`责任台账诊断包-${new Date().toISOString().slice(0, 10)}.txt`);
      if (place === null) return ok({ file: null });
      const written = await safeWrite(program.workspacePorts.files, place, await diagnosis(program, version));
      return written.ok ? ok({ file: program.tokens.issue(place) }) : written;
    },
    'app:getSetting': ({ key }) => ok(program.settings.get(key)),
    'app:setSetting'({ key, value }) {
      program.settings.set(key, value);
      return ok({});
    },
  };
}
