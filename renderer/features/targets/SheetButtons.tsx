/** One of the sheets made in main from the same ledger, to the printer, as PDF or workbook: buttons and keys alike. */
import { Space } from 'antd';
import { useMemo, useState } from 'react';
import type { PaperRequest, ViewRequest } from '../../../shared/contract/paper';
import type { RecordId } from '../../../shared/model/ids';
import { CommandButton } from '../../commands/CommandBar';
import { useCommands } from '../../commands/registry';
import type { BoundCommand } from '../../commands/registry';
import { printOut, saveOut } from '../../data/output';
import { useFrame } from '../../ui/frame-context';

type Props = {
  readonly sheet: ViewRequest['view'];
  readonly title: string;
  readonly rows: readonly RecordId[] | null;
  readonly period: string;
  /** Of 通报要点: the two indicators looked at. */
  readonly pair?: readonly [string, string];
};

export function SheetButtons({ sheet, title, rows, period, pair }: Props) {
  const frame = useFrame();
  const [busy, setBusy] = useState(false);
  const commands = useMemo<readonly BoundCommand[]>(() => {
    const working = async (work: (request: PaperRequest) => Promise<boolean>): Promise<void> => {
      setBusy(true);
      const asked = { view: sheet, title, rows: rows === null ? null : [...rows], columns: null, moneyUnit: '万元', period } as const;
      await work({ paper: 'view', view: { ...asked, ...(pair === undefined ? {} : { pair: [...pair] }) } });
      setBusy(false);
    };
    const own = { group: title, when: () => !busy };
    return [
      { ...own, id: `sheet-${sheet}-print`, label: '打印', shortcut: 'Ctrl+P', run: () => working((asked) => printOut(asked, frame)) },
      { ...own, id: `sheet-${sheet}-pdf`, label: '存为PDF', run: () => working((asked) => saveOut(asked, 'pdf', frame)) },
      {
        ...own,
        id: `sheet-${sheet}-xlsx`,
        label: '导出Excel',
        shortcut: 'Ctrl+E',
        run: () => working((asked) => saveOut(asked, 'xlsx', frame)),
      },
    ];
  }, [sheet, title, rows, period, pair, busy, frame]);
  useCommands(commands);
  return (
    <Space size="small">
      {commands.map((command) => (
        <CommandButton key={command.id} command={command} />
      ))}
    </Space>
  );
}
