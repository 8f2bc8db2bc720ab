/**
 * Makes docs/screens/ and docs/screens.md from the pictures that `ZEREN_PICTURES=FOLDER npx playwright test tests/e2e/screens.spec.ts` takes of every place in
 * the window. Development only; needs ImageMagick's `convert`. Usage: node scripts/screens.mjs FOLDER
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const SCREENS = ['首页', '项目台账', '责任分工', '目标考核', '督办预警', '文书报表', '数据交换', '设置'];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node scripts/screens.mjs FOLDER');
const target = path.join(ROOT, 'docs', 'screens');
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

/** The words of a place without counts that change with the data: 缺口36 → 缺口. */
const nameOf = (/** @type {string} */ file) =>
  path
    .basename(file, '.png')
    .split('-')
    .map((part) => part.replace(/\d+$/u, ''))
    .join('-');

const files = readdirSync(folder)
  .filter((file) => file.endsWith('.png'))
  .toSorted((a, b) => a.localeCompare(b, 'zh'));
for (const file of files) {
  const small = ['-resize', '683x', '-dither', 'None', '-colors', '8', '-define', 'png:compression-level=9', '-strip'];
  execFileSync('convert', [path.join(folder, file), ...small, `PNG8:${path.join(target, `${nameOf(file)}.png`)}`]);
}

const sections = SCREENS.map((screen) => {
  const own = files.map(nameOf).filter((name) => name === screen || name.startsWith(`${screen}-`));
  const lines = own.map((name) => `### ${name.replaceAll('-', ' → ')}\n\n![${name}](screens/${name}.png)\n`);
  return `## ${screen}\n\n${lines.join('\n')}`;
});
const head = `# Every screen

Each place of the window with the sample county, 1366×768, made small. Taken by \`ZEREN_PICTURES=FOLDER npx playwright test tests/e2e/screens.spec.ts\`, which also
checks each place for Chinese, for anything cut off (also at 125 %) and with axe; then \`node scripts/screens.mjs FOLDER\`. ${files.length} places.
`;
writeFileSync(path.join(ROOT, 'docs', 'screens.md'), `${head}\n${sections.join('\n')}`);
