/** Cells pasted from Excel, looked at before they are entered: what each column was taken for, what is wrong, and one button for all of them. */
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { entryFields, pasteBlock } from '../../shared/registers/entry';
import type { PastedBlock } from '../../shared/registers/entry';
import type { Register } from '../../shared/registers/register';
import { commit } from '../data/commit';
import { freshId } from '../data/edits';
import { useStatus } from '../data/status';
import { parseBlock } from '../grid/clipboard-text';
import type { TableMoneyUnit } from '../grid/grid-types';
import { useFrame } from '../ui/frame-context';
import { PlainTable } from '../ui/PlainTable';
import { currentContext, useWriting } from './register-data';

type PastePaneProps = { readonly register: Register; readonly moneyUnit: TableMoneyUnit; readonly text: string };

const SHOWN = 50;

export function PastePane({ register, moneyUnit, text: first }: PastePaneProps) {
  const { today } = useStatus();
  const frame = useFrame();
  const writing = useWriting();
  const read = (text: string): PastedBlock =>
    pasteBlock(register, parseBlock(text), { context: currentContext(today), writing, moneyUnit, newId: freshId });
  const [block, setBlock] = useState<PastedBlock | null>(first === '' ? null : read(first));

  async function enter(): Promise<void> {
    if (block === null || block.drafts.length === 0) return;
    const answer = await commit(block.drafts);
    if (!answer.ok) return frame.showFailure(answer);
    frame.closeDrawer();
    frame.tell(`已登记 ${block.drafts.length} 条`);
  }

  return (
    <div className="rg-paste" data-testid="paste-pane">
      <p>
        在 Excel 或 WPS 中选中要登记的行（最好连同表头）复制，粘贴到下面。没有表头时按这个顺序：
        {entryFields(register, writing)
          .map(({ label }) => label)
          .join('、')}
        。
      </p>
      <Input.TextArea
        rows={3}
        aria-label="粘贴到这里"
        placeholder="粘贴到这里"
        defaultValue={first}
        onChange={(event) => setBlock(event.target.value.trim() === '' ? null : read(event.target.value))}
      />
      {block !== null && (
        <>
          {block.unknown.length > 0 && <Alert type="warning" showIcon title={`没有这些栏目，不会登记：${block.unknown.join('、')}`} />}
          {block.problems.length > 0 && (
            <Alert
              type="error"
              showIcon
              title={`${block.problems.length} 行读不准，全部都没有登记。请在原表改好后重新粘贴。`}
              description={
                <ul>
                  {block.problems.slice(0, 20).map(({ row, says }) => (
                    <li key={row}>
                      第{row}行：{says}
                    </li>
                  ))}
                </ul>
              }
            />
          )}
          <PlainTable
            rowKey={(_, index) => index}
            dataSource={block.rows.slice(0, SHOWN)}
            columns={block.fields.map(({ label }, at) => ({ title: label, render: (_: never, row: readonly string[]) => row[at] ?? '' }))}
            pagination={false}
          />
          <Button type="primary" disabled={block.drafts.length === 0} data-testid="paste-enter" onClick={() => void enter()}>
            登记 {block.rows.length} 条
          </Button>
        </>
      )}
    </div>
  );
}
