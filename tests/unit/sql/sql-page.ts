/** docs/sql.md, made from the tables themselves. */
import { sqlColumns, SQL_TABLES, STAYS_HOME } from '../../../shared/sql/tables';
import { ENTITIES } from '../../../shared/model/entities';

const INTRO = `# 汇总到市级：PostgreSQL

Made by \`npx vitest run tests/unit/sql -u\` from \`shared/sql/tables.ts\`; do not edit.

\`zeren export --sql 文件.sql --workspace 文件夹\` writes the whole ledger of a county as one script for PostgreSQL 12 or later. The prefecture loads it with
\`psql -v ON_ERROR_STOP=1 -d 数据库 -f 文件.sql\`; nothing of ours runs there. The script is one transaction: it makes the schema \`zeren\` and any table or column that is
missing, deletes what this county had before, and inserts what it has now. So a county's file may come again, counties do not touch one another, and a failure changes
nothing. A file older than what the database holds (fewer operations) is refused by the script itself with a Chinese message.

What the columns mean:

- \`county\` and \`id\` are the key of every table. A reference holds the \`id\` of another record of the same county; the other record may be missing (it stayed in the county).
- A struck record (划去) keeps its line, with the reason in \`struck\`; leave those lines out when you count.
- A field two offices wrote differently is named in \`clashes\` (待核对). Its value is only the latest; do not publish it.
- Money is exact: \`x\` in whole 元 of \`x_currency\`; \`x_upper\` is the upper end of a range, \`x_mark\` says 约, ≥ or ≤. Never add two currencies.
- A date is kept to its precision: \`x\` as known (\`2026-Q1\`), \`x_first\` and \`x_last\` the days it lies between, \`x_planned\` whether it is a plan.
- \`project_board\` is the 项目台账 as the program showed it on \`loads.as_of\`; stages and sums are not for the database to compute anew. \`county_totals\` (a view) adds it up per county.
- U+0000 becomes ␀, because PostgreSQL's texts cannot hold it.

These kinds of records stay in the county and are only counted in \`loads.left_out\`: ${STAYS_HOME.map((name) => ENTITIES[name].label).join('、')}: how the office works, and what companies said
in confidence before a contract. Attachments, letters' files and keys are not in the ledger's records and do not travel this way.
`;

/** The page as Markdown. */
export function sqlPage(): string {
  const tables = SQL_TABLES.map((table) => {
    const rows = sqlColumns(table).map(({ name, type, says }) => `| \`${name}\` | ${type} | ${says.replaceAll('|', '\\|')} |`);
    return `## ${table.name}：${table.says}\n\n| column | type | 说明 |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `${INTRO}\n${tables.join('\n')}`;
}
