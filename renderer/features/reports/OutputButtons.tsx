/** Word first, because leaders edit there; then PDF, workbook, printer: the commands of an open report, as buttons and keys alike. */
import { useMemo } from 'react';
import type { ReportRequest } from '../../../shared/reports/catalogue';
import { CommandButton } from '../../commands/CommandBar';
import { useCommands } from '../../commands/registry';
import type { BoundCommand } from '../../commands/registry';
import { useReportOutput } from './use-report-output';

const FORMATS = [
  { format: 'docx', label: '导出Word' },
  { format: 'pdf', label: '导出PDF' },
  { format: 'xlsx', label: '导出Excel', shortcut: 'Ctrl+E' },
] as const;

export function OutputButtons({ request }: { readonly request: ReportRequest }) {
  const { busy, save, print } = useReportOutput();
  const commands = useMemo<readonly BoundCommand[]>(
    () => [
      ...FORMATS.map(({ format, ...named }) => ({
        id: `report-${format}`,
        group: '报表',
        when: () => !busy,
        run: () => save(request, format),
        ...named,
      })),
      { id: 'report-print', group: '报表', label: '打印', shortcut: 'Ctrl+P', when: () => !busy, run: () => print(request) },
    ],
    [request, busy, save, print],
  );
  useCommands(commands);
  return (
    <>
      {commands.map((command) => (
        <CommandButton key={command.id} command={command} />
      ))}
    </>
  );
}
