/** 打印 and 导出 of a list of 责任分工, as buttons and keys alike; main makes the table from its own fold, with the rows that are shown. */
import { Space } from 'antd';
import { useMemo } from 'react';
import type { ViewRequest } from '../../../shared/contract/paper';
import type { IsoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { tableTitle } from '../../../shared/views/ledger-tables';
import { CommandButton } from '../../commands/CommandBar';
import { useCommands } from '../../commands/registry';
import type { BoundCommand } from '../../commands/registry';
import { printOut, saveOut } from '../../data/output';
import { useStatus } from '../../data/status';
import { useFrame } from '../../ui/frame-context';

type Props = {
  readonly view: 'gaps' | 'duty' | 'roster';
  /** The rows as they are shown; null for all of them. */
  readonly rows: readonly RecordId[] | null;
  readonly moneyUnit?: ViewRequest['moneyUnit'];
  /** The day people are looked at in office; today when left out. */
  readonly day?: IsoDay;
};

export function TableOutput({ view, rows, moneyUnit = '万元', day }: Props) {
  const frame = useFrame();
  const { county, today } = useStatus();
  const commands = useMemo<readonly BoundCommand[]>(() => {
    const period = today.slice(0, 7);
    const title = tableTitle(view, county, today);
    const asked = { view, title, rows: rows === null ? null : [...rows], columns: null, moneyUnit, period };
    const request = { paper: 'view', view: { ...asked, ...(day === undefined ? {} : { day }) } } as const;
    const some = (): boolean => rows === null || rows.length > 0;
    const own = { group: '责任分工', when: some };
    return [
      { ...own, id: `${view}-print`, label: '打印', shortcut: 'Ctrl+P', run: () => void printOut(request, frame) },
      { ...own, id: `${view}-pdf`, label: '存为PDF', run: () => void saveOut(request, 'pdf', frame) },
      { ...own, id: `${view}-xlsx`, label: '导出Excel', shortcut: 'Ctrl+E', run: () => void saveOut(request, 'xlsx', frame) },
    ];
  }, [view, rows, moneyUnit, day, county, today, frame]);
  useCommands(commands);
  return (
    <Space size="small">
      {commands.map((command) => (
        <CommandButton key={command.id} command={command} />
      ))}
    </Space>
  );
}
