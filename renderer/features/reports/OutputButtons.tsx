/** Word first, because leaders edit there; then PDF, workbook, printer. */
import { Button } from 'antd';
import type { ReportRequest } from '../../../shared/reports/catalogue';
import { useReportOutput } from './use-report-output';

const FORMATS = [
  { format: 'docx', label: '导出Word' },
  { format: 'pdf', label: '导出PDF' },
  { format: 'xlsx', label: '导出Excel' },
] as const;

export function OutputButtons({ request }: { readonly request: ReportRequest }) {
  const { busy, save, print } = useReportOutput();
  return (
    <>
      {FORMATS.map(({ format, label }) => (
        <Button key={format} size="small" disabled={busy} data-testid={`report-${format}`} onClick={() => void save(request, format)}>
          {label}
        </Button>
      ))}
      <Button size="small" disabled={busy} data-testid="report-print" onClick={() => void print(request)}>
        打印
      </Button>
    </>
  );
}
