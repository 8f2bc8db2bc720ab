/**
 * Entry of the import verb alone: `import-main.js FILE [--units FILE]`. Stands beside the dispatcher scripts/zeren.ts for scoring runs.
 */
import { importCommand } from './import';

process.exitCode = await importCommand(process.argv.slice(2));
