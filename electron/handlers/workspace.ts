/** The first start: new, sample, from the county's 开通文件, from a backup, an existing folder. */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { WorkspaceStatus } from '../../shared/contract/app';
import type { FileToken } from '../../shared/contract/files';
import { createDraft } from '../../shared/ledger/drafts';
import { COUNTY_SCOPE, newRecordId } from '../../shared/model/ids';
import { enrolFromKit, foundingPorts, restoreFromBackup } from '../exchange-founding';
import { salvage } from '../exchange/salvage';
import type { HandlersOf } from '../ipc';
import type { Program } from '../program';
import { readSampleCommits } from '../sample';
import { createWorkspace, restoreFromCommits } from '../workspace/create';

type WorkspaceChannel =
  | 'workspace:create'
  | 'workspace:sample'
  | 'workspace:enrol'
  | 'workspace:restore'
  | 'workspace:salvage'
  | 'workspace:open'
  | 'workspace:close';

/** Opens the folder that was just made and answers with its status. */
async function begin(program: Program, folder: string, person: string): Promise<Result<WorkspaceStatus>> {
  program.settings.setPerson(person);
  const opened = await program.open(folder);
  if (!opened.ok) return opened;
  const status = await program.status();
  return status === null ? fail('E_NO_WORKSPACE') : ok(status);
}

export function workspaceHandlers(program: Program): HandlersOf<WorkspaceChannel> {
  const folderOf = (token: FileToken): string | null => program.tokens.path(token);
  return {
    async 'workspace:create'({ folder: token, county, office, issuer, issuerCode, person }) {
      const folder = folderOf(token);
      if (folder === null) return fail('E_TOKEN');
      const made = await createWorkspace(folder, { county, office, unit: null, practice: false }, [], foundingPorts(program));
      if (!made.ok) return made;
      const begun = await begin(program, folder, person);
      if (!begun.ok) return begun;
      const record = newRecordId('c', program.workspacePorts.randomBytes(10));
      const draft = createDraft({ scope: COUNTY_SCOPE, entity: 'county', record }, { name: county, office, issuer, issuerCode });
      const entered = await program.workspace()?.commitDrafts([draft], person);
      return entered === undefined || entered.ok ? begun : entered;
    },
    async 'workspace:sample'({ folder: token, person }) {
      const folder = folderOf(token);
      if (folder === null) return fail('E_TOKEN');
      const commits = await readSampleCommits(program.places.assets);
      if (!commits.ok) return commits;
      const founding = { county: '青石县', office: '青石县招商办', unit: null, practice: true };
      const made = await restoreFromCommits(folder, founding, commits.value, foundingPorts(program));
      return made.ok ? begin(program, folder, person) : made;
    },
    async 'workspace:enrol'({ folder: token, kit, person, passphrase }) {
      const folder = folderOf(token);
      const file = program.tokens.path(kit);
      if (folder === null || file === null) return fail('E_TOKEN');
      const made = await enrolFromKit(program, folder, file, person, passphrase);
      return made.ok ? begin(program, folder, person) : made;
    },
    async 'workspace:restore'({ folder: token, backup, person, passphrase, keyPassphrase = '', withoutKeys = false }) {
      const folder = folderOf(token);
      const file = program.tokens.path(backup);
      if (folder === null || file === null) return fail('E_TOKEN');
      const keys = { passphrase, keyPassphrase: keyPassphrase === '' ? passphrase : keyPassphrase, withoutKeys };
      const made = await restoreFromBackup(program, folder, file, keys);
      return made.ok ? begin(program, folder, person) : made;
    },
    async 'workspace:salvage'({ folder: token }) {
      const folder = folderOf(token);
      const broken = program.brokenFolder();
      if (folder === null) return fail('E_TOKEN');
      if (broken === null) return fail('E_NO_BACKUP');
      const made = await salvage(broken, folder, foundingPorts(program));
      return made.ok ? begin(program, folder, program.settings.person()) : made;
    },
    async 'workspace:open'({ folder: token, person }) {
      const folder = folderOf(token);
      return folder === null ? fail('E_TOKEN') : begin(program, folder, person);
    },
    async 'workspace:close'() {
      await program.close();
      program.settings.setFolder(null);
      program.desktop.push('app:status', null);
      return ok({});
    },
  };
}
